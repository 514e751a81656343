//! The view, rendered to HTML by Yew's server renderer: what is there, what is not, and what it is
//! called. Looks and behaviour need a browser and are tested there.

#[path = "rendered/comments.rs"]
mod comments;
#[path = "rendered/insights.rs"]
mod insights;
#[path = "rendered/sample.rs"]
mod sample;
#[path = "rendered/styles.rs"]
mod styles;
#[path = "rendered/talk.rs"]
mod talk;

use reading_widget::article::{Author, Direction, Document, Place, ReadError};
use reading_widget::outline::Outline;
use reading_widget::session::{Options, Phase, Position, State, Theme};
use reading_widget::trouble::{FetchCause, Trouble};
use reading_widget::ui::{PARTS, ReaderProps, reader, whereabouts};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

async fn render(state: State) -> String {
    render_over(state, false).await
}

async fn render_over(state: State, has_fallback: bool) -> String {
    yew::LocalServerRenderer::<Drawn>::with_props(DrawnProps {
        state: Rc::new(state),
        has_fallback,
    })
    .hydratable(false)
    .render()
    .await
}

#[derive(PartialEq, Properties)]
struct DrawnProps {
    state: Rc<State>,
    has_fallback: bool,
}

/// The user interface of a state.
#[component]
fn Drawn(DrawnProps { state, has_fallback }: &DrawnProps) -> Html {
    let outline_button = use_node_ref();
    reader(ReaderProps {
        scene: &state.scene,
        on_action: Callback::noop(),
        on_focus: Callback::noop(),
        on_draw: Callback::noop(),
        uid: "rw-7".into(),
        page: AttrValue::default(),
        body: html! { <slot /> },
        place_after: None,
        whereabouts: whereabouts(state, "rw-7", &outline_button, &Callback::noop()),
        outline_button,
        insights: html! { <em>{ "insights" }</em> },
        comments: html! { <em>{ "comments" }</em> },
        has_fallback: *has_fallback,
    })
}

/// The values of an attribute, in document order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The opening tag that has this piece in it.
fn tag<'a>(html: &'a str, piece: &str) -> &'a str {
    let at = html.find(piece).unwrap_or_else(|| panic!("no {piece} in {html}"));
    let start = html[..at].rfind('<').unwrap();
    &html[start..at + html[at..].find('>').unwrap() + 1]
}

fn parts(html: &str) -> BTreeSet<&str> {
    values(html, "part").into_iter().collect()
}

fn words(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test(flavor = "current_thread")]
async fn a_full_story_has_every_part_of_the_readme() {
    let html = render(sample::state()).await;
    let mut expected: BTreeSet<_> = PARTS.iter().copied().collect();
    expected.remove("notice");
    assert_eq!(parts(&html), expected);
}

#[tokio::test(flavor = "current_thread")]
async fn what_a_source_does_not_give_leaves_no_box() {
    let check = async |expect_gone: &[&str], change: fn(&mut reading_widget::session::Story)| {
        let full = render(sample::state()).await;
        let html = render(sample::with_story(change)).await;
        let gone: Vec<_> = parts(&full).difference(&parts(&html)).copied().collect();
        assert_eq!(gone, expect_gone);
    };
    check(&["mark"], |s| s.metadata.mark = None).await;
    check(&["title"], |s| s.metadata.title = None).await;
    check(&["standfirst"], |s| s.metadata.standfirst = None).await;
    check(&["byline", "creator"], |s| s.metadata.author = None).await;
    check(&["byline"], |s| s.metadata.without_byline = true).await;
    check(&["creator"], |s| s.metadata.author.as_mut().unwrap().bio = None).await;
    check(&["hero"], |s| s.metadata.image = None).await;
    check(&["tag", "tags"], |s| s.metadata.tags.clear()).await;
    check(&["footer"], |s| {
        s.metadata.links = Default::default();
        s.metadata.copyright = None;
    })
    .await;
    check(&["outline", "outline-bar", "outline-link"], |s| s.outline = Rc::default()).await;
    check(&["progress", "reading-time"], |s| s.estimate.whole = Default::default()).await;
    let html = render(sample::with(|state| state.dates = Default::default())).await;
    assert!(!html.contains("<time"), "{html}");
}

#[tokio::test(flavor = "current_thread")]
async fn each_option_takes_its_part_away() {
    let check = async |expect_gone: &[&str], change: fn(&mut Options)| {
        let full = render(sample::state()).await;
        let html = render(sample::with_options(change)).await;
        let gone: Vec<_> = parts(&full).difference(&parts(&html)).copied().collect();
        assert_eq!(gone, expect_gone);
    };
    let header: &[&str] =
        &["byline", "header", "hero", "mark", "published", "reading-time", "standfirst", "title"];
    check(header, |o| o.header = false).await;
    check(&["outline", "outline-bar", "outline-link"], |o| o.outline = false).await;
    check(&["progress"], |o| o.progress = false).await;
    check(&["insights"], |o| o.insights = false).await;
    check(&["comments"], |o| o.comments = false).await;
    check(&["footer"], |o| o.footer = false).await;
    let bar_alone = render(sample::with_options(|o| o.progress = false)).await;
    assert!(!bar_alone.contains("min left"), "time left without progress");
}

#[tokio::test(flavor = "current_thread")]
async fn the_head_says_who_when_and_how_long() {
    let html = render(sample::state()).await;
    let time = tag(&html, "datetime=\"2026-11-23T06:00:00Z\"");
    assert!(time.contains("title=\"Monday, 23 November 2026 at 06:00\""), "{time}");
    assert!(time.contains("tabindex=\"0\""), "the keyboard must reach the full date: {time}");
    let text = words(&html);
    for phrase in [
        "JM Judith Marr",
        "Published about 3 hours ago",
        "Updated just now",
        "5 min read (Between 4 and 7 minutes for most adults)",
        "Photograph: Ida Holm",
        "About Judith Marr",
        "© 2026 Foolscap.",
    ] {
        assert!(text.contains(phrase), "{phrase} in {text}");
    }
    let reading_time = tag(&html, "part=\"reading-time\"");
    assert!(reading_time.contains("aria-describedby=\"rw-7-range\""), "{reading_time}");
    let hero = tag(&html, "hero.svg");
    assert!(hero.contains("width=\"1600\"") && hero.contains("height=\"900\""), "{hero}");
    assert!(tag(&html, "mark.svg").contains("alt=\"Foolscap\""));
    let pictured = sample::with_story(|s| {
        s.metadata.author = Some(Author {
            name: "Ada".into(),
            picture: Some("ada.png".into()),
            ..Author::default()
        });
    });
    let html = render(pictured).await;
    assert!(html.contains("src=\"ada.png\"") && !html.contains("rw-initials"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_short_read_is_under_a_minute_and_never_zero() {
    let html = render(sample::with_story(|s| s.estimate.whole = sample::minutes(0.3))).await;
    let text = words(&html);
    assert!(text.contains("Under a minute") && text.contains("Less than a minute left"), "{text}");
    assert!(!text.contains(" 0 min"), "{text}");
}

#[tokio::test(flavor = "current_thread")]
async fn the_outline_is_nested_by_depth_and_every_section_is_a_link() {
    let state = sample::with_story(|s| {
        s.outline = Rc::new(Outline {
            sections: [(0, "a"), (1, "b"), (2, "c"), (2, "d"), (0, "e"), (1, "f")]
                .into_iter()
                .map(|(depth, name)| sample::section(depth, name, name, 2.0))
                .collect(),
        });
    });
    let html = render(state).await;
    let nav = &html[html.find("<nav").unwrap()..html.find("</nav>").unwrap()];
    let mut drawn = String::new();
    for piece in nav.split('<') {
        match piece {
            p if p.starts_with("ol") => drawn.push('['),
            p if p.starts_with("/ol") => drawn.push(']'),
            p if p.contains("rw-outline-title") => {
                drawn.push_str(p.rsplit('>').next().unwrap());
            }
            _ => {}
        }
    }
    assert_eq!(drawn, "[a[b[cd]]e[f]]");
    assert_eq!(values(nav, "href"), ["#a", "#b", "#c", "#d", "#e", "#f"]);
    assert_eq!(values(nav, "data-section"), ["0", "1", "2", "3", "4", "5"]);
    assert!(words(nav).starts_with("a 2 min b 2 min"), "{}", words(nav));
    assert!(!nav.contains("aria-current"), "the lit link is not drawn with the list");
}

#[tokio::test(flavor = "current_thread")]
async fn an_outline_of_ten_thousand_sections_is_drawn() {
    let html = render(sample::with_story(|s| {
        s.outline = Rc::new(Outline {
            sections: (0..10_000).map(|n| sample::section(n % 6, "title", "id", 1.0)).collect(),
        });
    }))
    .await;
    assert_eq!(values(&html, "data-section").len(), 10_000);
}

#[tokio::test(flavor = "current_thread")]
async fn the_bar_names_the_section_and_opens_the_outline() {
    let html = render(sample::state()).await;
    assert!(words(&html).contains("Contents: What code cannot measure 3 min left"), "{html}");
    let button = tag(&html, "aria-expanded");
    assert!(button.contains("aria-expanded=\"false\""), "{button}");
    assert!(button.contains("aria-controls=\"rw-7-outline\""), "{button}");
    assert!(tag(&html, "id=\"rw-7-outline\"").starts_with("<nav"));

    let chosen = render(sample::with(|state| {
        state.chosen = Some(6);
        state.outline_open = true;
    }))
    .await;
    assert!(chosen.contains("\"rw-now\">Two tides a day<"), "{chosen}");
    assert!(tag(&chosen, "aria-expanded").contains("aria-expanded=\"true\""));
    assert!(tag(&chosen, "rw-rail").contains("rw-open"));
}

#[tokio::test(flavor = "current_thread")]
async fn progress_is_a_line_and_the_time_left() {
    for (progress, value, left) in [
        (0.0, "0", "5 min left"),
        (0.34, "340", "3 min left"),
        (0.95, "950", "Less than a minute left"),
        (1.0, "1000", "Less than a minute left"),
    ] {
        let position = Position { current: None, progress };
        let html = render(State { position, ..sample::state() }).await;
        let line = tag(&html, "<progress");
        assert!(line.contains(&format!("value=\"{value}\"")), "{line}");
        assert!(line.contains("aria-hidden=\"true\""), "screen readers beep otherwise: {line}");
        assert!(words(&html).contains(left), "{left}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn trouble_is_told_with_its_cause_and_its_cure() {
    let url = || "https://example.org/a.md".to_owned();
    let parse = |place| Trouble::Parse {
        url: None,
        error: ReadError { place, expected: "a number was expected".into() },
    };
    let fetch = |cause| Trouble::Fetch { url: url(), cause };
    for (trouble, phrase, is_retried) in [
        (
            fetch(FetchCause::Status(404)),
            "https://example.org/a.md answered with status 404.",
            true,
        ),
        (fetch(FetchCause::Network), "https://example.org/a.md could not be reached.", true),
        (fetch(FetchCause::Scheme), "https://example.org/a.md could not be reached.", true),
        (fetch(FetchCause::TimedOut(30)), "https://example.org/a.md did not answer", true),
        (fetch(FetchCause::TooLong(20_000_000)), "longer than the 20 MB", true),
        (
            Trouble::Format { url: Some(url()), came: "application/pdf".into() },
            "application/pdf arrived; the widget reads Markdown, HTML",
            false,
        ),
        (parse(Place::Line(3)), "Line 3: a number was expected.", false),
        (parse(Place::Path("a[2].b".into())), "Field a[2].b: a number was expected.", false),
        (Trouble::Wasm { message: "x".into() }, "could not start", true),
    ] {
        let state = sample::with(|state| state.phase = Phase::Failed(Rc::new(trouble)));
        let html = render(state).await;
        let text = words(&html);
        assert!(text.contains(phrase), "{phrase} in {text}");
        assert_eq!(text.contains("Try again"), is_retried, "{text}");
        assert!(tag(&html, "part=\"notice\"").contains("role=\"alert\""));
        assert_eq!(parts(&html).into_iter().collect::<Vec<_>>(), ["body", "notice"]);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn waiting_is_told_politely_and_what_was_there_stays() {
    let loading = || sample::with(|state| state.phase = Phase::Loading(None));
    let html = render(loading()).await;
    assert!(tag(&html, "part=\"notice\"").contains("role=\"status\""));
    assert!(html.contains("rw-ghost"), "space is reserved");
    assert!(!render_over(loading(), true).await.contains("rw-ghost"), "the children are shown");
    let story = Rc::new(sample::story());
    let html = render(sample::with(|state| state.phase = Phase::Loading(Some(story)))).await;
    assert!(html.contains("The keeper of the last paper map") && !html.contains("rw-notice"));
}

#[tokio::test(flavor = "current_thread")]
async fn an_empty_article_gets_a_quiet_sentence_and_no_outline() {
    let html = render(sample::with_story(|s| s.document = Document::default())).await;
    assert!(tag(&html, "part=\"notice\"").contains("role=\"status\""));
    assert!(words(&html).contains("There is nothing to read here yet."));
    let parts = parts(&html);
    assert!(!parts.contains("outline") && !parts.contains("progress") && parts.contains("title"));
}

#[tokio::test(flavor = "current_thread")]
async fn the_body_stands_in_the_same_place_whatever_happens_around_it() {
    let failed = Trouble::Fetch { url: String::new(), cause: FetchCause::Network };
    for phase in [
        Phase::Idle,
        Phase::Loading(None),
        Phase::Failed(Rc::new(failed)),
        Phase::Ready(Rc::new(sample::story())),
    ] {
        let html = render(sample::with(|state| state.phase = phase)).await;
        assert_eq!(html.matches("<slot></slot>").count(), 1, "{html}");
        let before = &html[..html.find("part=\"body\"").unwrap()];
        let divs = before.matches("<div").count() as i32 - before.matches("</div").count() as i32;
        assert_eq!(divs, 3, "root, main, body: {before}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn around_the_pages_own_article_there_is_one_slim_row() {
    let html = render(sample::with_story(|s| {
        s.is_pages_own = true;
        s.metadata = Default::default();
    }))
    .await;
    assert!(html.contains("\"rw rw-light rw-own\""));
    assert!(!html.contains("<h1") && words(&html).contains("5 min read"));
}

#[tokio::test(flavor = "current_thread")]
async fn the_chrome_speaks_the_readers_language_and_the_article_keeps_its_own() {
    let state = sample::with_options(|o| o.lang = Some("ar-EG".into()));
    let html = render(state).await;
    let root = tag(&html, "class=\"rw ");
    assert!(root.contains("lang=\"ar\"") && root.contains("dir=\"rtl\""), "{root}");
    for piece in ["rw-title", "rw-outline-title", "rw-now", "rw-bio"] {
        let tag = tag(&html, &format!("\"{piece}\""));
        assert!(tag.contains("lang=\"en\"") && tag.contains("dir=\"ltr\""), "{tag}");
    }
    let html = render(sample::with_story(|s| s.metadata.dir = Some(Direction::Rtl))).await;
    assert!(tag(&html, "\"rw-title\"").contains("dir=\"rtl\""));
    assert!(tag(&html, "class=\"rw ").contains("dir=\"ltr\""));
}

#[tokio::test(flavor = "current_thread")]
async fn the_theme_is_a_class_and_paints_only_when_it_was_asked_for() {
    for (theme, dark_backdrop, expected) in [
        (Theme::Auto, false, "rw rw-light rw-built"),
        (Theme::Auto, true, "rw rw-dark rw-built"),
        (Theme::Light, true, "rw rw-light rw-built rw-painted"),
        (Theme::Dark, false, "rw rw-dark rw-built rw-painted"),
    ] {
        let mut state = sample::with_options(|o| o.theme = theme);
        state.dark_backdrop = dark_backdrop;
        let html = render(state).await;
        assert_eq!(values(&html, "class").first(), Some(&expected));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_strict_policy_and_two_widgets_on_a_page_are_no_trouble() {
    let html = render(sample::with(|state| state.outline_open = true)).await;
    assert!(values(&html, "style").is_empty(), "style attributes are refused by style-src 'self'");
    assert!(!html.contains(" onclick") && !html.contains(" onkeydown"), "and so are handlers");
    let ids = values(&html, "id");
    assert!(ids.iter().all(|id| id.starts_with("rw-7-")), "{ids:?}");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    let nav = tag(&html, "<nav");
    assert!(nav.contains("Contents: The keeper of the last paper map"), "told apart: {nav}");
}
