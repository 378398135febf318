//! Values: as they are written, and as they are printed.

use crate::outcome::{Locale, format_date};
use crate::schema::{ListId, Schema};
use crate::value::Value;

/// A value as rules and data write it, a code by its name in its list.
pub(crate) fn written(schema: &Schema, value: &Value, list: Option<ListId>) -> String {
    match (value, list) {
        (Value::Code(code), Some(list)) => schema.list(list).code_name(*code).to_owned(),
        (Value::Text(text), _) => format!("\"{text}\""),
        (Value::Date(day), _) => day.to_string(),
        (other, _) => printed(schema, Locale::Plain, other, list),
    }
}

/// A value as it is printed, a code by its label. Numbers have no sign for thousands: in a clause they may be years.
pub(crate) fn printed(schema: &Schema, locale: Locale, value: &Value, list: Option<ListId>) -> String {
    match (value, list) {
        (Value::Code(code), Some(list)) => schema.list(list).code_label(*code).to_owned(),
        (Value::Code(code), None) => code.to_string(),
        (Value::Text(text), _) => text.clone(),
        (Value::Number(number), _) => number.to_string(),
        (Value::Date(day), _) => format_date(*day, locale),
        (Value::YesNo(yes), _) => if *yes { "yes" } else { "no" }.to_owned(),
    }
}
