//! What one value may be: no more than the records' door takes, so that all that fits is read.

use serde_json::{Value, json};

use crate::schema::NumberDialect;
use crate::words::signs::is_invisible;

/// Visible at both ends, no control sign and no lost letter in between. White space and signs of no width at the ends are cut off
/// when a text is read, and may leave nothing.
const TEXT: &str = "^[!-~\\u00C0-\\u02FF\\u0370-\\u052F\\u1E00-\\u1FFF\\u3041-\\u3163\\u3165-\\uD7A3]\
                    ([^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\uFFFD]*\
                    [!-~\\u00C0-\\u02FF\\u0300-\\u034E\\u0370-\\u052F\\u1E00-\\u1FFF\\u3041-\\u3163\\u3165-\\uD7A3])?$";
/// How that begins which a spreadsheet leaves: errors of formulas, formulas, guarded digits, long numbers made short.
const LEFTOVERS: &str = "^(#[A-Z]|##|=|'[0-9]|Err:|-?[0-9]([.,][0-9]*)?E[+])";
/// A day of the calendar.
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// A decimal that has a thousands sign to nobody: three digits after the point may be thousands.
const PLAIN: &str = "^-?[0-9]{1,12}([.]([0-9]{1,2}|[0-9]{4,15}))?$";
/// The same where the record says what the point is.
const POINT: &str = "^-?[0-9]{1,12}([.][0-9]{1,15})?$";

pub(super) fn text(missing: &[String], is_key: bool) -> Value {
    let mut none_of = vec![json!({ "pattern": LEFTOVERS })];
    none_of.extend(is_key.then(|| json!({ "pattern": hidden() })));
    none_of.extend((!missing.is_empty()).then(|| json!({ "enum": missing })));
    let not = if none_of.len() == 1 { none_of.remove(0) } else { json!({ "anyOf": none_of }) };
    json!({ "type": "string", "pattern": TEXT, "not": not })
}

/// What is not seen, and would make two keys look like one; with every sign beyond the first plane, as some of those are not seen.
fn hidden() -> String {
    let mut class = String::new();
    let unseen: Vec<char> = ('\0'..='\u{FFFF}').filter(|sign| is_invisible(*sign)).collect();
    for run in unseen.chunk_by(|before, after| *before as u32 + 1 == *after as u32) {
        let [first, last] = [run[0], run[run.len() - 1]].map(|sign| format!("\\u{:04X}", sign as u32));
        class += &match run.len() {
            1 => first,
            2 => first + &last,
            _ => format!("{first}-{last}"),
        };
    }
    format!("[{class}]|[^\\u0000-\\uFFFF]")
}

pub(super) fn integer(missing: &[String]) -> Value {
    excepting(json!({ "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX }), missing)
}

pub(super) fn decimal(numbers: NumberDialect, rounded: Option<u8>, missing: &[String]) -> Value {
    // A binary number between these, beside zero, is a decimal of few enough digits.
    let number = match rounded {
        Some(_) => json!({ "type": "number", "minimum": -1e12, "maximum": 1e12 }),
        None => json!({
            "type": "number",
            "anyOf": [
                { "const": 0 },
                { "minimum": 1e-9, "maximum": 1e12 },
                { "minimum": -1e12, "maximum": -1e-9 },
            ],
        }),
    };
    let number = excepting(number, missing);
    // Decimals of many digits do not all survive as JSON numbers; as text they do where the dialect allows.
    let text = match numbers {
        NumberDialect::Plain => PLAIN,
        NumberDialect::Point => POINT,
        NumberDialect::PointComma | NumberDialect::SpaceComma | NumberDialect::CommaPoint => return number,
    };
    let text = json!({ "type": "string", "pattern": text });
    let text = if missing.is_empty() { text } else { super::with(&text, "not", json!({ "enum": missing })) };
    json!({ "anyOf": [number, text] })
}

pub(super) fn day() -> Value {
    json!({ "type": "string", "format": "date", "pattern": DAY })
}

/// The numbers but for those that the record declares to say that nothing is known.
fn excepting(number: Value, missing: &[String]) -> Value {
    let numbers: Vec<Value> =
        missing.iter().filter_map(|word| serde_json::from_str(word).ok()).filter(Value::is_number).collect();
    if numbers.is_empty() { number } else { super::with(&number, "not", json!({ "enum": numbers })) }
}
