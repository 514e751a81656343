//! Complaints: what was found and what was expected, in words for the one who wrote the article.
//! Parsers speak of sequences and structs; their words are translated here.

/// “Expected this, found that.” Both as a parser words them.
fn mismatch(found: &str, expected: &str) -> String {
    ["expected ", &plain_expected(expected), ", found ", &plain_found(found)].concat()
}

/// A part that must be there is not.
fn missing(field: &str) -> String {
    ["“", field, "” is missing here"].concat()
}

/// One of the words that a field may be was expected.
fn unknown(found: &str, expected: &str) -> String {
    ["expected ", &expected.replace('`', ""), ", found “", &shorten(found), "”"].concat()
}

/// A field that stands twice.
fn duplicate(field: &str) -> String {
    ["“", field, "” stands here twice; leave one out"].concat()
}

/// A parser's own words for what is wrong with a value, translated where it has a known form.
pub(super) fn translate(message: &str) -> String {
    for start in ["invalid type: ", "invalid value: ", "invalid length "] {
        if let Some((found, expected)) =
            message.strip_prefix(start).and_then(|rest| rest.rsplit_once(", expected "))
        {
            return mismatch(found, expected);
        }
    }
    if let Some((found, expected)) =
        message.strip_prefix("unknown variant `").and_then(|rest| rest.split_once("`, expected "))
    {
        return unknown(found, expected);
    }
    for (start, say) in
        [("missing field `", missing as fn(&str) -> String), ("duplicate field `", duplicate)]
    {
        if let Some(field) = message.strip_prefix(start).and_then(|rest| rest.strip_suffix('`')) {
            return say(field);
        }
    }
    message.to_owned()
}

fn plain_found(found: &str) -> String {
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    let value = value.trim_matches(['`', '"']);
    match kind {
        "string" | "character" => ["the text “", &shorten(value), "”"].concat(),
        "integer" => ["the number ", value].concat(),
        "floating" => {
            ["the number ", value.trim_start_matches("point ").trim_matches('`')].concat()
        }
        "boolean" => value.to_owned(),
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        "null" | "unit" | "Option" => "nothing".to_owned(),
        _ => found.to_owned(),
    }
}

fn plain_expected(expected: &str) -> String {
    match expected {
        "a string" => "text",
        "a sequence" => "a list",
        "a map" => "an object",
        "u8" | "u32" | "u64" | "usize" => "a whole number that is not negative",
        "string or map" => "text or an object",
        other if other.starts_with("struct ") => "an object",
        other => other,
    }
    .to_owned()
}

/// A value that is long is known by its beginning.
pub(super) fn shorten(value: &str) -> String {
    match value.char_indices().nth(40) {
        Some((at, _)) => [value.get(..at).unwrap_or(""), "…"].concat(),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parsers_words_become_plain_words() {
        for (message, expect) in [
            (
                "invalid type: string \"two\", expected u8",
                "expected a whole number that is not negative, found the text “two”",
            ),
            ("invalid type: integer `3`, expected a string", "expected text, found the number 3"),
            (
                "invalid type: floating point `2.5`, expected a string",
                "expected text, found the number 2.5",
            ),
            ("invalid type: boolean `true`, expected a sequence", "expected a list, found true"),
            ("invalid type: map, expected a string", "expected text, found an object"),
            ("invalid type: null, expected struct Links", "expected an object, found nothing"),
            (
                "invalid type: string \"a, expected b\", expected a map",
                "expected an object, found the text “a, expected b”",
            ),
            ("unknown variant `up`, expected `ltr` or `rtl`", "expected ltr or rtl, found “up”"),
            (
                &["unknown variant `", &"up ".repeat(99), "`, expected `ltr` or `rtl`"].concat(),
                "expected ltr or rtl, found “up up up up up up up up up up up up up u…”",
            ),
            ("missing field `name`", "“name” is missing here"),
            ("duplicate field `title`", "“title” stands here twice; leave one out"),
        ] {
            assert_eq!(translate(message), expect);
        }
    }
}
