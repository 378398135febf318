//! Types by name, and in an analyst's words.

use crate::model::Type;
use crate::schema::Schema;

/// A type in an analyst's words.
pub(super) fn type_words(schema: &Schema, kind: Type) -> String {
    match kind {
        Type::Text => "a text".into(),
        Type::Integer => "an integer".into(),
        Type::Decimal => "a decimal number".into(),
        Type::Date => "a date".into(),
        Type::YesNo => "yes or no".into(),
        Type::Code(list) => format!("a code of {}", schema.list_name(list)),
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
