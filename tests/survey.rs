//! What the survey makes of tapes.

mod tapes;

use proptest::prelude::*;
use reading_widget::article::survey::{survey_markup, survey_page};
use reading_widget::markup::{RawTape, Tag, Writer};
use tapes::{blocks, markup, raw};

/// Safe content and the page's own give the same.
fn check(html: &str, expect: &[&str]) {
    assert_eq!(blocks(&survey_markup(&markup(html))), expect, "{html}");
    check_page(html, expect);
}

fn check_page(html: &str, expect: &[&str]) {
    assert_eq!(blocks(&survey_page(&raw(html))), expect, "{html}");
}

#[test]
fn what_flows_parts_nothing_and_what_does_not_flow_parts_blocks() {
    check("<p><b>un</b>believable<wbr>!</p>", &["text unbelievable!"]);
    check("<table><tr><td>a</td><td>b</td></tr></table>", &["text a", "text b"]);
    check("<ul><li>a<ul><li>b</li></ul>c</li></ul>", &["text a", "text b", "text c"]);
    check("<p>a<br>b</p><p>c</p><hr>d", &["text a\nb", "text c", "text d"]);
    check("<figure><img alt=\"x\"><figcaption>y</figcaption></figure>", &["image", "text y"]);
    check_page("<x-a>a</x-a><x-b>b</x-b><font>c</font>d", &["text a", "text b", "text cd"]);
}

#[test]
fn white_space_alone_is_no_block() {
    check(" \n<p> </p>\u{a0}<p>\n a\n</p>\n", &["text \n a\n"]);
    assert!(survey_markup(&markup("<div> <p>\u{a0}</p></div>")).is_empty());
}

#[test]
fn headings_have_level_id_ordinal_and_squeezed_words() {
    check(
        "<h1 id=\"t\"> A \n <em>fine</em>day </h1><h2></h2><h6><code>f()</code></h6>",
        &["h1#t/0 A fineday", "h6/2 f()"],
    );
    check("<h2>a<br>b<img alt=\"\"></h2>", &["h2/0 a b"]);
    check("<h2 id=\"\">a</h2>", &["h2/0 a"]);
}

#[test]
fn a_heading_of_pictures_is_called_by_their_alternatives() {
    check("<h2><img alt=\"The  logo\"> <img></h2>", &["h2/0 The logo", "image", "image"]);
    check("<h2><img alt=\"Logo\"> Words</h2>", &["h2/0 Words", "image"]);
}

#[test]
fn a_handle_to_copy_a_headings_address_is_no_word_of_it() {
    check("<h2>Notes <a href=\"#notes\">¶</a></h2>", &["h2/0 Notes"]);
    check("<h2><a href=\"#notes\">#</a> Notes <b>x</b></h2>", &["h2/0 Notes x"]);
    check("<h2><a href=\"#c\">C</a> and <a href=\"/s\">♯</a></h2>", &["h2/0 C and ♯"]);
    check("<p>See <a href=\"#c\">†</a></p>", &["text See †"]);
}

#[test]
fn roles_make_headings_and_unmake_them() {
    check_page(
        "<div role=\"heading\">a</div><p role=\"heading\" aria-level=\"4\">b</p>\
         <h2 role=\"presentation\">c</h2><h3 aria-level=\"9\">d</h3>\
         <span role=\"heading\" aria-level=\"x\">e</span>f",
        &["h2/0 a", "h4/1 b", "text c", "h6/3 d", "h2/4 e", "text f"],
    );
}

#[test]
fn hidden_headings_are_skipped_and_counted() {
    check_page(
        "<h2 hidden=\"\">a</h2><div aria-hidden=\"true\"><p>x<h3>b</h3></p></div>\
         <nav>c<h2>d</h2><i role=\"heading\">e</i></nav><h2>f</h2>",
        &["h2/4 f"],
    );
}

#[test]
fn headings_in_headings_and_in_code_keep_their_ordinals() {
    check_page("<h2>a<div><h3>b</h3></div>c</h2><h2>d</h2>", &["h2/0 a b c", "h2/2 d"]);
    check_page("<pre>a<h2>b</h2>c</pre>d", &["code a", "h2/0 b", "code c", "text d"]);
}

#[test]
fn a_preformatted_block_is_one_block_as_it_stands() {
    check("<pre><code>  a\n\n  <b>b</b></code></pre>", &["code   a\n\n  b"]);
    check("<pre>a<br>b<div>c</div><div>d</div></pre>", &["code a\nb\nc\nd\n"]);
    check("<p>the <code>x</code></p>", &["text the x"]);
}

#[test]
fn pictures_that_say_something_are_blocks_and_do_not_part_words() {
    check("<p>a<img alt=\"x\">b<img></p>", &["text ab", "image", "image"]);
    check("<p><img alt=\" \"><img alt=\"\"></p>", &[]);
    check_page("<img role=\"none\" alt=\"x\"><img aria-hidden=\"true\"><img>", &["image"]);
}

#[test]
fn blocks_are_in_the_order_of_their_words_also_after_white_space() {
    for html in ["<p> <img>a</p>", "<pre><div><img>a</div></pre>", "a<p> <img> </p>b"] {
        let starts: Vec<_> =
            survey_page(&raw(html)).blocks.iter().map(|block| block.text.start).collect();
        assert!(starts.is_sorted(), "{html}: {starts:?}");
    }
}

#[test]
fn what_is_not_the_articles_is_passed_over() {
    check("<p><ruby>漢<rp>(</rp><rt>かん</rt></ruby>字</p>", &["text 漢字"]);
    for name in ["script", "style", "template", "noscript", "svg:text", "math:annotation"] {
        check_page(&format!("<p>a<{name}>x<b>y</b></{name}>b</p>"), &["text ab"]);
    }
    for name in ["button", "textarea", "select", "iframe", "object", "video", "nav"] {
        check_page(&format!("<p>a<{name}>x<b>y</b></{name}>b</p>"), &["text a\nb"]);
    }
    check_page("<math:math><math:mi>x</math:mi><math:mo>=</math:mo></math:math>", &["text x="]);
}

#[test]
fn languages_nest_and_a_foreign_word_does_not_change_its_sentence() {
    check(
        "<div lang=\"de\"><p>a</p><p lang=\"fr\">b<i lang=\"la\">c</i></p>d</div><p>e</p>\
         <h2 lang=\"fr\">f</h2>",
        &["text@de a", "text@fr bc", "text@de d", "text e", "h2/0@fr f"],
    );
    check(
        "<span lang=\"ja\"><p>a</p></span><p lang=\"ja\"><b lang=\"\">b</b></p>",
        &["text@ja a", "text@ja b"],
    );
    check("<div lang=\"ja\"><p lang=\"\">a</p></div>", &["text a"]);
    assert_eq!(survey_page(&raw("<p lang=\"a\">a</p><p lang=\"a\">b</p>")).languages, ["a"]);
}

#[test]
fn a_tree_a_hundred_thousand_deep_is_surveyed() {
    let deep = "\u{1}div\u{4}x".repeat(100_000) + &"\u{5}".repeat(100_000);
    assert_eq!(survey_page(&RawTape::new(deep)).blocks.len(), 100_000);
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn no_word_is_lost_and_blocks_are_in_order(
        steps in prop::collection::vec((0..Tag::ALL.len() * 2, "\\PC{0,3}"), 0..80),
    ) {
        let mut writer = Writer::default();
        let mut words = String::new();
        for (step, text) in &steps {
            match Tag::ALL.get(*step) {
                Some(Tag::Rt | Tag::Rp | Tag::Audio | Tag::Video) => {}
                Some(&tag) => {
                    writer.open(tag);
                    writer.text(text);
                    words.push_str(text);
                }
                None => writer.close(),
            }
        }
        let document = survey_markup(&writer.finish());
        prop_assert_eq!(squeezed(&document.text), squeezed(&words));
        let of_blocks: String = document.blocks.iter().map(|b| document.text_of(b)).collect();
        prop_assert_eq!(squeezed(&of_blocks), squeezed(&words));
        prop_assert!(document.blocks.is_sorted_by_key(|block| block.text.start));
        prop_assert!(document.blocks.iter().all(|block| block.text.end <= document.text.len()));
    }

    #[test]
    fn any_string_is_surveyed(events in "[\u{1}-\u{5}]{0,3}([\u{1}-\u{5}](h2|a|pre|img|href|#|x))*") {
        let document = survey_page(&RawTape::new(events));
        prop_assert!(document.blocks.is_sorted_by_key(|block| block.text.start));
    }
}
