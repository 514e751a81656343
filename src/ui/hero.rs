//! The picture above the body.

use super::shared::Tongue;
use crate::article::Image;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HeroProps {
    pub image: Image,
    pub tongue: Tongue,
}

/// A picture with its caption and credit. Its space is reserved: by its size where it is told,
/// else by the style sheet.
#[component]
pub fn Hero(props: &HeroProps) -> Html {
    let HeroProps { image, tongue: Tongue { lang, dir } } = props;
    let size = image.width.zip(image.height);
    html! {
        <figure class="rw-hero" part="hero" lang={lang.clone()} dir={*dir}>
            <img
                class={classes!("rw-hero-image", size.is_none().then_some("rw-unsized"))}
                src={image.src.clone()}
                alt={image.alt.clone()}
                width={size.map(|(width, _)| width.to_string())}
                height={size.map(|(_, height)| height.to_string())}
                decoding="async"
            />
            if image.caption.is_some() || image.credit.is_some() {
                <figcaption class="rw-caption">
                    { image.caption.clone() }
                    if let Some(credit) = &image.credit {
                        { " " }
                        <span class="rw-credit">{ credit }</span>
                    }
                </figcaption>
            }
        </figure>
    }
}
