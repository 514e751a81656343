//! Plain words as markup: what is shown of a text where nobody can read its Markdown.

use super::{Markup, Tag, Writer};

/// The words as they stand: blank lines part paragraphs, a single line break is a line break.
pub fn plain_markup(text: &str) -> Markup {
    let mut writer = Writer::default();
    for line in
        text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
    {
        let line = line.trim();
        if line.is_empty() {
            // Between paragraphs, and no element is open but a paragraph.
            writer.close();
            continue;
        }
        if writer.depth() == 0 {
            writer.open(Tag::P);
        } else {
            writer.void(Tag::Br, &[]);
        }
        writer.text(line);
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::to_html;

    #[test]
    fn words_stay_and_only_their_lines_are_told_apart() {
        for (text, html) in [
            ("", ""),
            (" \n\t\r\n", ""),
            ("one", "<p>one</p>"),
            ("one\ntwo", "<p>one<br>two</p>"),
            ("one\r\ntwo\rthree", "<p>one<br>two<br>three</p>"),
            ("\n\none\n \n\n two \n", "<p>one</p><p>two</p>"),
            ("*a* <b>&amp;</b>", "<p>*a* &lt;b&gt;&amp;amp;&lt;/b&gt;</p>"),
            ("https://example.org", "<p>https://example.org</p>"),
        ] {
            assert_eq!(to_html(&plain_markup(text)), html, "{text:?}");
        }
    }
}
