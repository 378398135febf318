//! What one value may be: no more than the records' door takes, so that all that fits is read.

use serde_json::Number;

use super::keywords::{Among, Keywords};
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

pub(super) fn text(missing: &[String], is_key: bool) -> Keywords {
    let mut none_of = vec![Keywords::matching(LEFTOVERS)];
    none_of.extend(is_key.then(|| Keywords::matching(hidden())));
    none_of.extend((!missing.is_empty()).then(|| Keywords::among(missing)));
    let not = if none_of.len() == 1 { none_of.remove(0) } else { Keywords::any(none_of) };
    string(TEXT).but_for(not)
}

fn string(pattern: &str) -> Keywords {
    Keywords { pattern: Some(pattern.to_owned()), ..Keywords::of("string") }
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

pub(super) fn integer(missing: &[String]) -> Keywords {
    let (minimum, maximum) = (Some(i64::MIN.into()), Some(i64::MAX.into()));
    excepting(Keywords { minimum, maximum, ..Keywords::of("integer") }, missing)
}

pub(super) fn decimal(numbers: NumberDialect, rounded: Option<u8>, missing: &[String]) -> Keywords {
    // A binary number between these, beside zero, is a decimal of few enough digits.
    let number = match rounded {
        Some(_) => Keywords { kind: Keywords::of("number").kind, ..between(-1e12, 1e12) },
        None => {
            let zero = Keywords { constant: Some(0), ..Keywords::default() };
            let any_of = Some(vec![zero, between(1e-9, 1e12), between(-1e12, -1e-9)]);
            Keywords { any_of, ..Keywords::of("number") }
        }
    };
    let number = excepting(number, missing);
    // Decimals of many digits do not all survive as JSON numbers; as text they do where the dialect allows.
    let text = match numbers {
        NumberDialect::Plain => string(PLAIN),
        NumberDialect::Point => string(POINT),
        NumberDialect::PointComma | NumberDialect::SpaceComma | NumberDialect::CommaPoint => return number,
    };
    let text = if missing.is_empty() { text } else { text.but_for(Keywords::among(missing)) };
    Keywords::any(vec![number, text])
}

fn between(least: f64, greatest: f64) -> Keywords {
    Keywords { minimum: Number::from_f64(least), maximum: Number::from_f64(greatest), ..Keywords::default() }
}

pub(super) fn day() -> Keywords {
    Keywords { format: Some("date"), ..string(DAY) }
}

/// The numbers but for those that the record declares to say that nothing is known.
fn excepting(number: Keywords, missing: &[String]) -> Keywords {
    let numbers: Vec<Number> = missing.iter().filter_map(|word| serde_json::from_str(word).ok()).collect();
    if numbers.is_empty() {
        return number;
    }
    number.but_for(Keywords { among: Some(Among::Numbers(numbers)), ..Keywords::default() })
}
