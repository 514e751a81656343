//! The picture above the body.

use super::shared::Tongue;
use crate::article::Image;
use yew::prelude::*;

/// A picture with its caption and credit. Its space is reserved: by its size where it is told,
/// else by the style sheet.
pub fn hero(image: &Image, tongue: &Tongue) -> Html {
    let Tongue { lang, dir } = tongue.clone();
    let size = image.width.zip(image.height);
    html! {
        <figure class="rw-hero" part="hero" {lang} {dir}>
            <img
                class={if size.is_some() { "rw-hero-image" } else { "rw-hero-image rw-unsized" }}
                referrerpolicy="no-referrer"
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
