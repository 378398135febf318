//! Types by name, and in an analyst's words.

use crate::message::{Message, phrases};
use crate::model::Type;
use crate::schema::Schema;

/// A type in an analyst's words.
pub(super) fn type_said(schema: &Schema, kind: Type) -> Message {
    match kind {
        Type::Text => phrases::text(),
        Type::Integer => phrases::integer(),
        Type::Decimal => phrases::decimal(),
        Type::Date => phrases::date(),
        Type::YesNo => phrases::yes_or_no(),
        Type::Code(list) => phrases::code_of(schema.list_name(list)),
    }
}

/// The types that are not declared.
pub(super) const SIMPLE_TYPES: [(&str, Type); 5] = [
    ("text", Type::Text),
    ("integer", Type::Integer),
    ("decimal", Type::Decimal),
    ("date", Type::Date),
    ("yes/no", Type::YesNo),
];

/// The type with this name that is not declared.
pub(super) fn simple_type(name: &str) -> Option<Type> {
    SIMPLE_TYPES.iter().find(|(n, _)| *n == name).map(|(_, kind)| *kind)
}
