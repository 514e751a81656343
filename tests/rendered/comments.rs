//! The comments: what each state shows, what it is called, and where the focus can go.

use super::talk::{self, id};
use super::{tag, values, words};
use reading_widget::comments::{Format, Id};
use reading_widget::discussion::{Focus, Listing, Place, Said, State};
use reading_widget::markup::{Markup, to_html};
use reading_widget::ui::{CommentsProps, Words, comments};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

#[component]
fn Panel(props: &CommentsProps) -> Html {
    html! { <>{ comments(props) }</> }
}

async fn render(state: State) -> String {
    yew::LocalServerRenderer::<Panel>::with_props(CommentsProps {
        state: Rc::new(state),
        on_action: Callback::noop(),
        uid: "rw-7".into(),
        words: Words::of("en"),
        render_body: Callback::from(|markup: Rc<Markup>| {
            Html::from_html_unchecked(to_html(&markup).into())
        }),
        value_of: Callback::from(|_| String::new()),
        on_format: Callback::<(Place, Format)>::noop(),
        on_file: Callback::noop(),
        on_reload: Callback::noop(),
    })
    .hydratable(false)
    .render()
    .await
}

/// The panel in the state of this name.
async fn panel(name: &str) -> String {
    let (_, state) = talk::states().into_iter().find(|(known, _)| *known == name).unwrap();
    render(state).await
}

/// A comment: its element, whole.
fn article(html: &str, number: u64) -> &str {
    let opening = tag(html, &format!("data-comment=\"{}\"", id(number)));
    let at = html.find(opening).unwrap();
    let end = html[at..].find("</article>").unwrap();
    &html[at..at + end]
}

fn marks(html: &str) -> BTreeSet<&str> {
    values(html, "data-focus").into_iter().collect()
}

#[tokio::test(flavor = "current_thread")]
async fn every_state_says_what_it_is_and_offers_what_helps() {
    for (state, said, offered) in [
        ("opening", "the comments are being read", "Write a comment"),
        ("waiting", "the comments are being read", "Comments (3)"),
        ("empty", "Nobody has said anything yet.", "Sign in to comment"),
        ("signed-out", "stays on this device until you send it", "Sign in to comment"),
        ("signed-in", "Commenting as Ada Lovelace", "Change name Sign out"),
        ("signing-in", "No account and no password", "Sign in Cancel"),
        ("signing-in-to-send", "This is no web address.", "Sign in and send Cancel"),
        ("nameless", "A name is needed.", "Sign in Cancel"),
        ("replying", "Reply to Tobias Brandt", "Send Cancel"),
        ("editing", "Edit your comment", "Save Cancel"),
        ("draft", "Your draft from last time is here again.", "Discard it"),
        ("sending", "it is being saved", "Preview"),
        ("not-kept", "The text is still here.", "Try again Export what I wrote here"),
        ("nothing-written", "Write something first.", "Send"),
        ("near-the-limit", "Characters left: 10", "Send"),
        ("over-the-limit", "Too long by 7 characters", "Send"),
        ("deleted", "You deleted this comment.", "Undo"),
        ("not-deleted", "This comment is no longer here.", "Delete"),
        ("folded", "Show more replies (4)", "Show the whole comment"),
        ("unfolded", "The sea keeps", "Show less"),
        ("missing", "has not reached this device", "I disagree."),
        ("many", "Show earlier comments", "Show more comments"),
        ("failed", "Another tab of this site is in the way.", "Try again"),
        ("list-failed", "The comments could not be read", "Try again"),
        ("lost", "not because you deleted it", "Import a file I understand"),
        ("page-only", "only as long as this page is open", "Export what I wrote here"),
        ("outdated", "A newer version is open in another tab.", "Reload"),
        ("remarks", "Stored comments that cannot be read: 2.", "could not be fetched"),
        ("exporting", "Exporting: 2000 so far", "Cancel"),
        ("importing", "Importing: 300 of 1000", "Cancel"),
        ("report", "New: 12 Changed: 3 Already here: 40 Not taken: 1", "Close"),
        ("no-file", "Nothing was changed.", "Close"),
        ("said", "The comment is deleted. You can undo this.", "Write a comment"),
    ] {
        let html = panel(state).await;
        let text = words(&html);
        assert!(text.contains(said), "{state} does not say {said}: {text}");
        assert!(text.contains(offered), "{state} does not offer {offered}: {text}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn nobody_is_said_to_have_been_silent_where_comments_were_counted() {
    let (_, mut state) = talk::states().into_iter().find(|(known, _)| *known == "waiting").unwrap();
    state.listing = Listing::Here;
    assert!(words(&render(state).await).contains("the comments are being read"));
}

#[tokio::test(flavor = "current_thread")]
async fn every_label_leads_to_what_it_names_and_no_id_is_there_twice() {
    for (state, _) in talk::states() {
        let html = panel(state).await;
        let all = values(&html, "id");
        let ids: BTreeSet<_> = all.iter().copied().collect();
        assert_eq!(all.len(), ids.len(), "{state}: an id is there twice");
        for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
            let named = values(&html, attribute).into_iter().flat_map(str::split_whitespace);
            for id in named {
                assert!(ids.contains(id), "{state}: {attribute} names {id}, which is not there");
            }
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn what_can_get_the_focus_is_what_the_discussion_says() {
    for (name, state) in talk::states() {
        let html = render(state.clone()).await;
        let shown = marks(&html);
        assert_eq!(values(&html, "data-focus").len(), shown.len(), "{name}: not unique");
        let ids = (10..40).map(id);
        let places = ids.clone().flat_map(|id| [Place::Reply(id), Place::Edit(id)]);
        let fields = places.chain([Place::New]).map(Focus::Composer);
        let comments = ids.flat_map(|id| {
            [Focus::Comment, Focus::ReplyButton, Focus::EditButton, Focus::Undo].map(|it| it(id))
        });
        let rest = [Focus::SignIn, Focus::SignInButton, Focus::Report, Focus::Heading];
        for focus in fields.chain(comments).chain(rest) {
            let mark = focus.mark();
            let is_there = shown.contains(mark.as_str());
            assert_eq!(is_there, state.is_shown(focus), "{name}: {mark}");
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_focus_in_the_form_goes_to_what_is_wrong() {
    for (state, field, is_wrong) in [
        ("signing-in", "rw-7-name", false),
        ("nameless", "rw-7-name", true),
        ("signing-in-to-send", "rw-7-link", true),
    ] {
        let html = panel(state).await;
        let field = tag(&html, &format!("id=\"{field}\""));
        assert!(field.contains("data-focus=\"sign-in\""), "{state}: {field}");
        assert_eq!(field.contains("aria-invalid=\"true\""), is_wrong, "{state}: {field}");
        assert_eq!(html.matches("data-focus=\"sign-in\"").count(), 1, "{state}");
    }
    let html = panel("signing-in").await;
    assert!(tag(&html, "<form").contains("novalidate"));
    assert_eq!(values(&html, "autocomplete"), ["nickname", "url"]);
}

#[tokio::test(flavor = "current_thread")]
async fn comments_are_named_articles_in_lists_within_lists() {
    let html = panel("signed-in").await;
    let depth_of = |number: u64| {
        let at = html.find(&format!("data-comment=\"{}\"", id(number))).unwrap();
        html[..at].matches("<ol").count() - html[..at].matches("</ol").count()
    };
    let depths = [10, 11, 12, 13, 14, 15, 16, 20].map(depth_of);
    assert_eq!(depths, [1, 2, 3, 4, 4, 4, 2, 1]);
    let order = values(&html, "data-comment");
    let expected: Vec<_> =
        [10, 11, 12, 13, 14, 15, 16, 20, 22, 23, 24].map(|n| id(n).to_string()).into();
    assert_eq!(order, expected, "in the order in which they are read");
    for number in [10, 13, 20] {
        let opening = tag(&html, &format!("data-comment=\"{}\"", id(number)));
        assert!(opening.starts_with("<article") && opening.contains("tabindex=\"-1\""));
    }
    assert!(!words(article(&html, 13)).contains("in reply to"));
    assert!(words(article(&html, 14)).contains("in reply to Tobias Brandt"));
    assert!(words(article(&html, 15)).contains("in reply to 夏目漱石"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_comment_says_who_when_and_where_it_is_kept() {
    let html = panel("signed-in").await;
    let comment = words(article(&html, 10));
    assert!(comment.contains("Ida Holm") && comment.contains("Published by the author"));
    let mine = words(article(&html, 12));
    assert!(mine.contains("Ada Lovelace you 48 minutes ago"), "{mine}");
    assert!(mine.contains("edited 48 minutes ago") && mine.contains("On this device only"));
    let time = tag(article(&html, 12), "<time");
    assert!(time.contains("datetime=\"2026-11-23T06:12:00Z\"") && time.contains("tabindex=\"0\""));
    let link = tag(article(&html, 10), "href=\"https://example.org/ida\"");
    assert!(link.contains("rel=\"nofollow ugc noopener\""), "{link}");
    let lost_soon = panel("page-only").await;
    assert!(words(article(&lost_soon, 12)).contains("Only while this page is open"));
}

#[tokio::test(flavor = "current_thread")]
async fn only_ones_own_comments_can_be_changed() {
    for (state, number, can) in
        [("signed-in", 20, true), ("signed-in", 10, false), ("signed-out", 20, false)]
    {
        let html = panel(state).await;
        let has =
            |focus: fn(Id) -> Focus| article(&html, number).contains(&focus(id(number)).mark());
        assert_eq!(has(Focus::EditButton), can, "{state} {number}");
        assert_eq!(words(article(&html, number)).contains("Delete"), can, "{state} {number}");
        assert!(has(Focus::ReplyButton), "{state} {number}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_like_is_a_button_that_stays_pressed_and_counts() {
    let html = panel("signed-in").await;
    let like = |number: u64| tag(&html, &format!("data-focus=\"like:{}\"", id(number)));
    assert!(like(10).contains("aria-pressed=\"true\""));
    assert!(like(11).contains("aria-pressed=\"false\""));
    assert!(words(article(&html, 10)).contains("Like 12"));
    assert!(!words(article(&html, 13)).contains("Like 0"));
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_deleted_shows_no_name_and_no_words() {
    let html = panel("deleted").await;
    for (number, kept) in
        [(20, "You deleted this comment. Undo"), (22, "This comment was deleted.")]
    {
        assert_eq!(words(article(&html, number)), kept, "{number}");
    }
    assert!(!html.contains("What became of the dog?"));
    assert!(words(article(&html, 13)).contains("It swam."), "answers stay");
}

#[tokio::test(flavor = "current_thread")]
async fn foreign_words_are_words() {
    let html = panel("signed-in").await;
    assert!(html.contains("&lt;script&gt;alert(1)"), "a comment");
    assert!(!html.contains("<script"), "a comment");
    let report = panel("report").await;
    assert!(report.contains("No. 4 in the file: its `id` is &lt;b&gt;no&lt;/b&gt; UUID"));
}

#[tokio::test(flavor = "current_thread")]
async fn the_order_is_chosen_in_plain_sight() {
    let html = panel("many").await;
    assert_eq!(values(&html, "value").iter().filter(|it| **it == "oldest").count(), 1);
    let chosen: Vec<_> = html.split("<input").filter(|it| it.contains(" checked")).collect();
    assert_eq!(chosen.len(), 1);
    assert!(chosen[0].contains("value=\"oldest\""));
    assert!(tag(&html, "<fieldset").contains("rw-sort"));
    assert!(!panel("empty").await.contains("<fieldset"), "nothing to put in order");
}

#[tokio::test(flavor = "current_thread")]
async fn a_field_keeps_its_words_whatever_becomes_of_them() {
    for (state, kept) in [
        ("signing-in-to-send", "It waits."),
        ("sending", "Now."),
        ("not-kept", "Do not lose this."),
        ("previewing", "A *preview*"),
        ("draft", "Where was I"),
    ] {
        let html = panel(state).await;
        let at = html.find("<textarea").unwrap();
        let field = &html[at..at + html[at..].find("</textarea>").unwrap()];
        assert!(field.contains(kept), "{state}: {field}");
        let opening = tag(&html, "<textarea");
        assert_eq!(opening.contains(" hidden"), state == "previewing", "{state}");
        assert!(!opening.contains(" readonly"), "{state}: one may write on");
    }
    let html = panel("previewing").await;
    assert!(html.contains("<em>preview</em>"));
    assert!(tag(&html, "rw-preview-toggle").contains("aria-pressed=\"true\""));
}

#[tokio::test(flavor = "current_thread")]
async fn trouble_is_told_at_once_and_progress_politely() {
    for state in ["not-kept", "nothing-written", "failed", "list-failed", "lost", "outdated"] {
        assert!(panel(state).await.contains("role=\"alert\""), "{state}");
    }
    for state in ["empty", "signed-in", "many", "folded", "draft"] {
        let html = panel(state).await;
        assert!(!html.contains("role=\"alert\""), "{state}");
        assert_eq!(html.matches("role=\"status\"").count(), 1, "{state}: it is always there");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn what_nothing_else_shows_is_said_to_eyes_too() {
    let class_of = async |said: Said| {
        let html = render(State { said: (3, Some(said)), ..talk::signed_in() }).await;
        values(tag(&html, "role=\"status\""), "class").concat()
    };
    for said in [Said::Copied, Said::NotCopied, Said::Saved] {
        assert_eq!(class_of(said.clone()).await, "rw-told", "{said:?}");
    }
    for said in [Said::Sent, Said::Deleted, Said::Liked, Said::More(3)] {
        assert_eq!(class_of(said.clone()).await, "rw-hidden", "{said:?}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_comment_that_a_link_led_to_is_marked() {
    let html = panel("target").await;
    let marked: Vec<_> = html.match_indices("aria-current=\"true\"").collect();
    assert_eq!(marked.len(), 1);
    assert!(tag(&html, &id(13).to_string()).contains("aria-current"));
}

#[tokio::test(flavor = "current_thread")]
async fn the_toolbar_names_what_each_button_does() {
    let html = panel("empty").await;
    let names: Vec<_> = html
        .split("<button")
        .filter(|it| it.contains("\"rw-tool\""))
        .flat_map(|it| values(it, "aria-label"))
        .collect();
    assert_eq!(names, ["Bold", "Italic", "Link", "Code", "List", "Quote"]);
    assert!(html.contains("title=\"Bold (Ctrl/⌘ + B)\""));
    assert_eq!(values(&html, "accept"), ["application/json,.json"]);
}
