//! [`Json`]: JSON as it stands in the scripts of a page. In a page, the browser's own reader makes
//! it; a second one would be kilobytes for every reader.

/// A value of JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// Nothing that is asked for: null, true and false, and what is nested too deep.
    Other,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: its fields in their order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// How deep values are read. Real pages nest a handful.
    pub const DEEPEST: usize = 100;

    /// Reads a text as a browser does, where there is none. The error says what is wrong.
    pub fn read(text: &str) -> Result<Json, String> {
        let value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        Ok(Json::of(value, Json::DEEPEST))
    }

    fn of(value: serde_json::Value, depth: usize) -> Json {
        use serde_json::Value;
        let below = depth.checked_sub(1);
        match (value, below) {
            (Value::String(text), _) => Json::Text(text),
            (Value::Number(number), _) => Json::Number(number.as_f64().unwrap_or(0.0)),
            (Value::Array(items), Some(below)) => {
                Json::List(items.into_iter().map(|item| Json::of(item, below)).collect())
            }
            (Value::Object(fields), Some(below)) => Json::Object(
                fields.into_iter().map(|(name, value)| (name, Json::of(value, below))).collect(),
            ),
            _ => Json::Other,
        }
    }

    /// The field of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => Some(&fields.iter().find(|(known, _)| known == name)?.1),
            _ => None,
        }
    }

    /// The text, where it is one.
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
