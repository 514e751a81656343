//! Rust source, as far as the rules read it: which of it is comment, text or code, and what names
//! the code uses. No parser: a scan that knows how comments and strings begin and end.

/// Source with its comments, and the contents of its strings too if wanted, made blank. Lines stay.
pub fn blanked(source: &str, strings_too: bool) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '/' if rest.starts_with("//") => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (Kind::Comment, block_comment(rest)),
            '"' => (Kind::Text, string(rest)),
            'r' if !ends_in_word(&code) => match raw_string(rest) {
                Some(length) => (Kind::Text, length),
                None => (Kind::Code, 1),
            },
            // A quote opens a character, unless it begins a lifetime.
            '\'' => character(rest).map_or((Kind::Code, 1), |length| (Kind::Code, length)),
            other => (Kind::Code, other.len_utf8()),
        };
        let (piece, next) = rest.split_at(length);
        let keep = match kind {
            Kind::Code => true,
            Kind::Text => !strings_too,
            Kind::Comment => false,
        };
        if keep {
            code.push_str(piece);
        } else {
            code.extend(piece.chars().map(|c| if c == '\n' { c } else { ' ' }));
        }
        rest = next;
    }
    code
}

/// The words of the code: names and keywords, each with its line, counted from 1.
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.lines().enumerate().flat_map(|(index, line)| {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.filter(|word| !word.is_empty()).map(move |word| (index + 1, word))
    })
}

/// The first names after a path's root: `crate::a::b` and `crate::{a::b, c}` give a, and a and c.
pub fn children<'a>(code: &'a str, root: &str) -> Vec<(usize, &'a str)> {
    let path = format!("{root}::");
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = code[from..].find(&path).map(|at| from + at) {
        from = at + path.len();
        let is_whole = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if !is_whole {
            continue;
        }
        let line = 1 + code[..at].matches('\n').count();
        let rest = &code[from..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group).map(|name| (line, name))),
            None => found.push((line, leading_word(rest))),
        }
    }
    found
}

/// The contents of the strings in code whose comments are blanked.
pub fn strings(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'']) {
        let (before, quoted) = rest.split_at(at);
        let _ = before;
        let length = if quoted.starts_with('"') {
            let length = string(quoted);
            found.push(quoted[1..length].trim_end_matches('"'));
            length
        } else {
            character(quoted).unwrap_or(1)
        };
        rest = &quoted[length..];
    }
    found
}

enum Kind {
    Code,
    Comment,
    Text,
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, _) in rest.match_indices(['/', '*']) {
        match rest.get(at..at + 2) {
            Some("/*") => depth += 1,
            Some("*/") => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return at + 2;
        }
    }
    rest.len()
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let marked = rest.strip_prefix('r')?;
    let hashes = marked.len() - marked.trim_start_matches('#').len();
    let text = marked[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = text.find(&end).map_or(text.len(), |at| at + end.len());
    Some(1 + hashes + 1 + length)
}

fn character(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    match characters.next()? {
        (_, '\\') => {
            let closing = rest.get(3..)?.find('\'')?;
            Some(3 + closing + 1)
        }
        _ => characters.next().filter(|(_, c)| *c == '\'').map(|(at, _)| at + 1),
    }
}

fn ends_in_word(code: &str) -> bool {
    code.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn leading_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

fn group_heads(group: &str) -> impl Iterator<Item = &str> {
    let mut heads = Vec::new();
    let mut depth = 1;
    let mut at_head = true;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' => at_head = depth == 1,
            c if c.is_whitespace() => {}
            _ if at_head => {
                heads.push(leading_word(&group[at..]));
                at_head = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_told_from_code() {
        for (source, code) in [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            ("f(\"// no\") // yes", "f(       )       "),
            (r##"f(r#"a "b" c"#, 1)"##, "f(            , 1)"),
            ("f('\"', 'a', '\\'') // b", "f('\"', 'a', '\\'')     "),
            ("fn f<'a>(s: &'a str) // b", "fn f<'a>(s: &'a str)     "),
            ("\"\\\"\" x", "     x"),
            ("bar\"s\" for\"t\"", "bar    for   "),
        ] {
            assert_eq!(blanked(source, true), code, "{source}");
        }
        assert_eq!(blanked("f(\"// no\") // yes", false), "f(\"// no\")       ");
    }

    #[test]
    fn the_heads_of_paths_are_found_alone_and_in_groups() {
        let code = "use crate::ui::Panel;\nuse crate::{article::{self, Document}, slug::slug};\n\
                    let x = crate::store::open();\nlet y = mycrate::no();";
        let found = children(code, "crate");
        assert_eq!(found, [(1, "ui"), (2, "article"), (2, "slug"), (3, "store")]);
    }

    #[test]
    fn strings_give_what_is_between_their_quotes() {
        assert_eq!(strings("a(\"b\", '\"', \"\", \"c d\")"), ["b", "", "c d"]);
    }
}
