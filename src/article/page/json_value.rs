//! JSON as a page holds it: read strictly into plain values, without the machinery of a parser for
//! any type, which every reader would load.

use std::str::Chars;

/// How deep lists and objects may stand in each other.
const DEEPEST: usize = 120;

/// A JSON value.
#[derive(Debug, PartialEq)]
pub(super) enum Json {
    /// `null`, `true` or `false`: nothing that is read here.
    Word,
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: its fields in their order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text. The error is the line, from 1, of what is no JSON.
    pub fn read(text: &str) -> Result<Json, usize> {
        let mut reader = Reader { rest: text.chars() };
        reader.document().ok_or_else(|| {
            let taken = text.len() - reader.rest.as_str().len();
            1 + text.bytes().take(taken).filter(|byte| *byte == b'\n').count()
        })
    }

    /// A field of an object. Of fields with the same name the last one counts.
    pub fn get(&self, field: &str) -> Option<&Json> {
        let Json::Object(fields) = self else { return None };
        fields.iter().rev().find(|(name, _)| name == field).map(|(_, value)| value)
    }

    /// The words of a text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn items(&self) -> Option<&[Json]> {
        match self {
            Json::List(items) => Some(items),
            _ => None,
        }
    }
}

struct Reader<'a> {
    rest: Chars<'a>,
}

impl Reader<'_> {
    fn document(&mut self) -> Option<Json> {
        let mut open: Vec<Json> = Vec::new();
        loop {
            if open.len() > DEEPEST {
                return None;
            }
            let mut value = match self.next()? {
                '[' if self.take(']') => Json::List(Vec::new()),
                '{' if self.take('}') => Json::Object(Vec::new()),
                '[' => {
                    open.push(Json::List(Vec::new()));
                    continue;
                }
                '{' => {
                    open.push(Json::Object(vec![self.field()?]));
                    continue;
                }
                '"' => Json::Text(self.string()?),
                first => self.word_or_number(first)?,
            };
            // A value that ends may end what stands around it.
            loop {
                let Some(around) = open.last_mut() else {
                    return self.next().is_none().then_some(value);
                };
                let end = match around {
                    Json::Object(fields) => {
                        fields.last_mut()?.1 = value;
                        '}'
                    }
                    Json::List(items) => {
                        items.push(value);
                        ']'
                    }
                    _ => return None,
                };
                if self.take(',') {
                    if let Json::Object(fields) = around {
                        fields.push(self.field()?);
                    }
                    break;
                }
                if self.next()? != end {
                    return None;
                }
                value = open.pop()?;
            }
        }
    }

    /// The name of a field, whose value is to come.
    fn field(&mut self) -> Option<(String, Json)> {
        if self.next()? != '"' {
            return None;
        }
        let name = self.string()?;
        (self.next()? == ':').then_some((name, Json::Word))
    }

    /// The rest of a text whose quotation mark was taken.
    fn string(&mut self) -> Option<String> {
        let mut words = String::new();
        loop {
            words.push(match self.rest.next()? {
                '"' => return Some(words),
                '\\' => match self.rest.next()? {
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => self.unicode()?,
                    c @ ('"' | '\\' | '/') => c,
                    _ => return None,
                },
                c if c < ' ' => return None,
                c => c,
            });
        }
    }

    /// A character by its number. One half of a pair without the other is none: it becomes �.
    fn unicode(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if (0xd800..0xdc00).contains(&first) && self.rest.as_str().starts_with("\\u") {
            let before = self.rest.clone();
            self.rest.nth(1);
            let second = self.four_digits()?;
            if (0xdc00..0xe000).contains(&second) {
                return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
            self.rest = before;
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + self.rest.next()?.to_digit(16)?;
        }
        Some(code)
    }

    fn word_or_number(&mut self, first: char) -> Option<Json> {
        let mut word = String::from(first);
        loop {
            let mut ahead = self.rest.clone();
            match ahead.next() {
                Some(c) if c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-') => {
                    word.push(c);
                    self.rest = ahead;
                }
                _ => break,
            }
        }
        match word.as_str() {
            "null" | "true" | "false" => Some(Json::Word),
            number => is_number(number).then_some(Json::Number(word)),
        }
    }

    /// The next character that is no white space.
    fn next(&mut self) -> Option<char> {
        self.skip();
        self.rest.next()
    }

    /// Takes this character, if it comes next.
    fn take(&mut self, wanted: char) -> bool {
        self.skip();
        let is_next = self.rest.as_str().starts_with(wanted);
        if is_next {
            self.rest.next();
        }
        is_next
    }

    fn skip(&mut self) {
        self.rest = self.rest.as_str().trim_start_matches([' ', '\t', '\n', '\r']).chars();
    }
}

/// JSON is stricter with numbers than anybody who reads them.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (word, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, fraction) = word.split_once('.').unwrap_or((word, "0"));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && digits(fraction)
        && digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// What another parser made of it, in our words.
    fn ours(value: Value) -> Json {
        match value {
            Value::Null | Value::Bool(_) => Json::Word,
            Value::Number(number) => Json::Number(number.to_string()),
            Value::String(text) => Json::Text(text),
            Value::Array(items) => Json::List(items.into_iter().map(ours).collect()),
            Value::Object(fields) => {
                Json::Object(fields.into_iter().map(|(name, value)| (name, ours(value))).collect())
            }
        }
    }

    #[test]
    fn what_is_json_is_read_as_others_read_it() {
        for text in [
            "null",
            " [ ] ",
            "{}",
            "[[],{},[[{}]]]",
            r#"{"a":1,"b":[true,false,null,"x"],"c":{"d":-2.5}}"#,
            r#"["\"\\\/\b\f\n\r\t","\u00e9\u4e2d","\ud83c\udf0a","é中🌊"]"#,
            "\r\n\t[\n1 ,\t2\r]\n",
            "[0,-0.5,10,12345678901]",
            r#""words""#,
            r#"{"":{"":""}}"#,
        ] {
            assert_eq!(Json::read(text), Ok(ours(serde_json::from_str(text).unwrap())), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused_as_others_refuse_it() {
        for text in [
            "",
            " ",
            "[",
            "]",
            "[1,]",
            "[,1]",
            "{a:1}",
            "{'a':1}",
            r#"{"a"}"#,
            r#"{"a":}"#,
            r#"{"a":1,}"#,
            r#"{"a":1]"#,
            "[1}",
            "[1 2]",
            "[]]",
            "nul",
            "truefalse",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "+1",
            "0x1",
            r#"""#,
            "\"a\nb\"",
            r#""\x""#,
            r#""\u12g4""#,
            "// a comment\n{}",
            "<!-- -->",
        ] {
            assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
            assert!(Json::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_error_names_its_line() {
        assert_eq!(Json::read("{\n\"a\": 1,\n}"), Err(3));
        assert_eq!(Json::read("?"), Err(1));
    }

    #[test]
    fn half_a_character_and_a_name_that_stands_twice_are_no_reason_to_refuse() {
        assert_eq!(
            Json::read(r#"["\ud800\u0041\udc00"]"#),
            Ok(Json::List(vec![Json::Text("\u{fffd}A\u{fffd}".into())]))
        );
        let twice = Json::read(r#"{"a":1,"a":2}"#).unwrap();
        assert_eq!(twice.get("a"), Some(&Json::Number("2".into())));
    }

    #[test]
    fn nesting_ends_somewhere() {
        assert!(Json::read(&["[".repeat(100), "]".repeat(100)].concat()).is_ok());
        assert!(Json::read(&"[".repeat(1_000_000)).is_err());
    }
}
