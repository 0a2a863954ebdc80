//! JSON taken apart without understanding it, so that what this version does
//! not know goes back into the file as it came.

use std::fmt;

use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A key and its value as written.
pub(super) type Pair<'a> = (String, &'a str);

/// The keys and values of one JSON object in the order of the text; nothing
/// when the text is not one object.
pub(super) fn object(text: &str) -> Option<Vec<Pair<'_>>> {
    struct Pairs;
    impl<'de> Visitor<'de> for Pairs {
        type Value = Vec<Pair<'de>>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut pairs = Vec::new();
            while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                pairs.push((key, value.get()));
            }
            Ok(pairs)
        }
    }
    let mut from = serde_json::Deserializer::from_str(text);
    let pairs = from.deserialize_map(Pairs).ok()?;
    from.end().ok()?;
    Some(pairs)
}

/// The JSON value that begins at the start of `text`, and where it ends.
pub(super) fn value_at_start(text: &str) -> Option<(&str, usize)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let value = values.next()?.ok()?;
    Some((value.get(), values.byte_offset()))
}

/// The elements of one JSON list, as written.
pub(super) fn list(text: &str) -> Option<Vec<&str>> {
    let values: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    Some(values.into_iter().map(RawValue::get).collect())
}

/// Any JSON value without spaces or line ends between its parts; strings and
/// numbers as they stand.
pub(super) fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut escaped = false;
    for letter in text.chars() {
        if in_string {
            out.push(letter);
            in_string = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
        } else if !matches!(letter, ' ' | '\n' | '\r' | '\t') {
            out.push(letter);
            in_string = letter == '"';
        }
    }
    out
}

/// A text as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
