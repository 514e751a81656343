//! The published schemas, and whether a value is as one wants it. Knows the words that ours use,
//! and no others: a new word fails the tests until it is known here.

use serde_json::Value;

/// A schema of `static/`.
pub fn schema(name: &str) -> Value {
    let path = format!("{}/static/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("the schema is here"))
        .expect("the schema is JSON")
}

/// Whether a value is as a schema wants it.
pub fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    schema.as_object().expect("a schema").iter().all(|(word, rule)| match word.as_str() {
        "$schema" | "$defs" | "title" | "description" | "examples" => true,
        "$ref" => {
            let place = rule.as_str().and_then(|place| place.strip_prefix('#')).expect("a place");
            fits(root, root.pointer(place).expect("it is there"), value)
        }
        "type" => match rule {
            Value::Array(kinds) => kinds.iter().any(|kind| is(kind, value)),
            kind => is(kind, value),
        },
        "enum" => rule.as_array().expect("a list").contains(value),
        "anyOf" => rule.as_array().expect("a list").iter().any(|rule| fits(root, rule, value)),
        "required" => value.as_object().is_none_or(|value| has_all(value, rule)),
        "dependentRequired" => value.as_object().is_none_or(|value| {
            let rules = rule.as_object().expect("an object");
            rules.iter().all(|(name, rule)| !value.contains_key(name) || has_all(value, rule))
        }),
        "properties" => value.as_object().is_none_or(|value| {
            let rules = rule.as_object().expect("an object");
            rules.iter().all(|(name, rule)| value.get(name).is_none_or(|v| fits(root, rule, v)))
        }),
        "additionalProperties" => {
            value.as_object().is_none_or(|value| value.values().all(|v| fits(root, rule, v)))
        }
        "items" => {
            value.as_array().is_none_or(|items| items.iter().all(|item| fits(root, rule, item)))
        }
        "minimum" => value.as_i64().is_none_or(|value| value >= rule.as_i64().expect("a number")),
        "maximum" => value.as_i64().is_none_or(|value| value <= rule.as_i64().expect("a number")),
        "minLength" => value.as_str().is_none_or(|text| length(text) >= rule.as_u64()),
        "maxLength" => value.as_str().is_none_or(|text| length(text) <= rule.as_u64()),
        "pattern" => {
            value.as_str().is_none_or(|text| matches(rule.as_str().expect("a pattern"), text))
        }
        other => panic!("the schema has a new word, {other}"),
    })
}

fn length(text: &str) -> Option<u64> {
    u64::try_from(text.chars().count()).ok()
}

fn has_all(value: &serde_json::Map<String, Value>, names: &Value) -> bool {
    let names = names.as_array().expect("a list");
    names.iter().all(|name| value.contains_key(name.as_str().expect("a name")))
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("a name") {
        "string" => value.is_string(),
        "null" => value.is_null(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the schema has a new type, {other}"),
    }
}

/// Whether a text is as a pattern says: characters and classes, each once, or as often as `?` or
/// `{1,3}` behind it says. Each takes as much as it can, which is right for our patterns.
fn matches(pattern: &str, text: &str) -> bool {
    let mut pattern = pattern.strip_prefix('^').expect("patterns begin at the start");
    let mut rest = text;
    while !pattern.is_empty() && pattern != "$" {
        let (class, behind) = match pattern.strip_prefix('[') {
            Some(inside) => inside.split_once(']').expect("a class ends"),
            None => pattern.split_at(1),
        };
        assert!(pattern.starts_with('[') || !r"\().*+|".contains(class), "{class} is not known");
        let (fewest, most, behind) = if let Some(behind) = behind.strip_prefix('?') {
            (0, 1, behind)
        } else if let Some(count) = behind.strip_prefix('{') {
            let (count, behind) = count.split_once('}').expect("a count ends");
            let (fewest, most) = count.split_once(',').unwrap_or((count, count));
            (fewest.parse().expect("a number"), most.parse().expect("a number"), behind)
        } else {
            (1, 1, behind)
        };
        let taken = rest.chars().take(most).take_while(|c| is_in(class, *c)).count();
        if taken < fewest {
            return false;
        }
        rest = rest.char_indices().nth(taken).map_or("", |(at, _)| &rest[at..]);
        pattern = behind;
    }
    pattern.is_empty() || rest.is_empty()
}

fn is_in(class: &str, c: char) -> bool {
    let mut signs = class.chars().peekable();
    while let Some(first) = signs.next() {
        let last = match signs.next_if_eq(&'-').and_then(|_| signs.next()) {
            Some(last) => last,
            None => first,
        };
        if (first..=last).contains(&c) {
            return true;
        }
    }
    false
}

#[test]
fn patterns_are_read_as_they_are_meant() {
    for (pattern, text, expect) in [
        ("^[0-9a-f]{2}-7[89ab]$", "0f-7b", true),
        ("^[0-9a-f]{2}-7[89ab]$", "0g-7b", false),
        ("^[0-9a-f]{2}-7[89ab]$", "0f-7bb", false),
        ("^[0-9]{1,3}-$", "123-", true),
        ("^[0-9]{1,3}-$", "1234-", false),
        ("^[0-9]{1,3}-$", "-", false),
        ("^[Hh]s?:", "Hs:anything", true),
        ("^[Hh]s?:", "h:", true),
        ("^[Hh]s?:", "s:", false),
        ("^a-$", "a-", true),
    ] {
        assert_eq!(matches(pattern, text), expect, "{pattern} on {text}");
    }
}
