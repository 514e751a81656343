//! A tape as HTML text, for server rendering and export.
//!
//! The vocabulary has no element whose content a parser reads as anything but markup, so the text
//! means the same wherever it is put, and a browser that parses it comes to the same tree.

use super::{Event, Markup, Tag};

/// Writes a tape as HTML: escaped, with double quotes around values, without end tags for void
/// elements.
pub fn to_html(markup: &Markup) -> String {
    let mut html = String::with_capacity(markup.as_bytes().len());
    let mut open: Vec<Tag> = Vec::new();
    // The element whose start tag still lacks its `>`.
    let mut start: Option<Tag> = None;
    for event in markup.events() {
        if let Event::Attribute(attribute, value) = event {
            html.push(' ');
            html.push_str(attribute.name());
            html.push_str("=\"");
            escape(&mut html, value, true);
            html.push('"');
            continue;
        }
        let begun = start.take();
        if begun.is_some() {
            html.push('>');
        }
        match event {
            Event::Open(tag) => {
                html.push('<');
                html.push_str(tag.name());
                open.push(tag);
                start = Some(tag);
            }
            Event::Text(text) => {
                // A parser drops a newline that opens a `pre`.
                if begun == Some(Tag::Pre) && text.starts_with('\n') {
                    html.push('\n');
                }
                escape(&mut html, text, false);
            }
            Event::Close => {
                if let Some(tag) = open.pop().filter(|tag| !tag.is_void()) {
                    html.push_str("</");
                    html.push_str(tag.name());
                    html.push('>');
                }
            }
            Event::Attribute(..) => {}
        }
    }
    html
}

/// Appends words so that a parser reads them back unchanged.
fn escape(html: &mut String, text: &str, quotes: bool) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            // A parser turns a bare carriage return into a newline.
            '\r' => html.push_str("&#13;"),
            '"' if quotes => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{Attribute, Writer};

    fn check(write: impl FnOnce(&mut Writer), expect: &str) {
        let mut writer = Writer::default();
        write(&mut writer);
        assert_eq!(to_html(&writer.finish()), expect);
    }

    #[test]
    fn words_and_values_are_escaped() {
        check(
            |writer| {
                writer.open(Tag::P);
                writer.attribute(Attribute::Title, "a \"b\" <c> & d\u{a0}e");
                writer.text("1 < 2 > 0 & \"q\"\u{a0}&amp;\r");
            },
            "<p title=\"a &quot;b&quot; &lt;c&gt; &amp; d&nbsp;e\">\
             1 &lt; 2 &gt; 0 &amp; \"q\"&nbsp;&amp;amp;&#13;</p>",
        );
    }

    #[test]
    fn void_elements_have_no_end_tag() {
        check(
            |writer| {
                writer.open(Tag::Li);
                writer.void(
                    Tag::Input,
                    &[
                        (Attribute::Type, "checkbox"),
                        (Attribute::Disabled, ""),
                        (Attribute::Checked, ""),
                    ],
                );
                writer.text("x");
                writer.void(Tag::Br, &[]);
            },
            "<li><input type=\"checkbox\" disabled=\"\" checked=\"\">x<br></li>",
        );
    }

    #[test]
    fn a_newline_that_opens_a_pre_survives_a_parser() {
        check(
            |writer| {
                writer.open(Tag::Pre);
                writer.text("\nx");
                writer.close();
                writer.open(Tag::Pre);
                writer.open(Tag::Code);
                writer.text("\ny");
            },
            "<pre>\n\nx</pre><pre><code>\ny</code></pre>",
        );
    }

    #[test]
    fn an_empty_tape_is_empty_text() {
        check(|_| {}, "");
        check(|writer| writer.open(Tag::P), "<p></p>");
    }
}
