//! JSON as text. It holds every sign exactly, since programs read it; but those that steer stand in it as `\u202e`, because it is
//! also shown on terminals.

use std::fmt::Write;

use serde::Serialize;

use super::signs::is_steering;
use super::text::{Medium, Text};

/// A JSON document.
#[derive(Debug, Clone, Copy)]
pub enum Json {}

impl Medium for Json {
    /// A string of JSON with its quotes.
    fn escape(text: &str) -> String {
        plainly(&serde_json::to_string(text).unwrap_or_default())
    }
}

/// A document over several lines, with a line end.
#[must_use]
pub fn document(value: &(impl Serialize + ?Sized)) -> Text<Json> {
    written(serde_json::to_string_pretty(value))
}

/// A document in one line, with a line end.
#[must_use]
pub fn line(value: &(impl Serialize + ?Sized)) -> Text<Json> {
    written(serde_json::to_string(value))
}

/// What is written down fails only where its own type says so, and none of ours does.
fn written(json: serde_json::Result<String>) -> Text<Json> {
    Text::verbatim(plainly(&format!("{}\n", json.unwrap_or_default())))
}

/// Signs outside of ASCII stand in strings alone, so that each can be written by its number. Controls of ASCII but DEL are so already.
fn plainly(json: &str) -> String {
    let steers = |sign: char| sign >= '\u{7f}' && is_steering(sign);
    if !json.contains(steers) {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len() + 8);
    for sign in json.chars() {
        if steers(sign) {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_document_reads_back_and_steers_nothing() {
        let value = json!({"a\u{202e}": "x\\\u{9b}\u{7f}\u{e0001}\u{2028}\n\u{1b}ệ👩\u{200d}👧"});
        for text in [document(&value), line(&value)] {
            assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value.clone()));
            assert!(!text.trim_end().contains(|sign| sign != '\n' && is_steering(sign)), "{text:?}");
        }
        assert_eq!(&*line(&json!("\u{e0001}\u{202e}")), "\"\\udb40\\udc01\\u202e\"\n");
    }
}
