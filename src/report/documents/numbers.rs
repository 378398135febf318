//! Numbers that any reader has exactly.

use crate::outcome::Named;
use serde::{Serialize, Serializer};

use crate::value::Number;

/// Beyond this, readers that hold numbers as floating point would change them.
const LARGEST_INTEGER: u64 = (1 << 53) - 1;

/// A number: an integer within 2^53 as it is, every other one as text, an exact decimal (`"38.87"`) or, where 18 digits do not hold it,
/// a fraction in lowest terms (`"100/3"`).
#[derive(Debug, Clone, Copy)]
pub struct Exact<'a>(pub &'a Number);

impl Serialize for Exact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.to_integer() {
            Some(integer) if integer.unsigned_abs() <= LARGEST_INTEGER => serializer.serialize_i64(integer),
            _ => serializer.collect_str(self.0),
        }
    }
}

/// How many: an integer within 2^53 as it is, a greater one as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub u64);

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 <= LARGEST_INTEGER { serializer.serialize_u64(self.0) } else { serializer.collect_str(&self.0) }
    }
}

/// How many records lack a field.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lacking<'a> {
    field: &'a str,
    records: Count,
}

impl Lacking<'_> {
    /// For each field.
    pub(super) fn all(lacking: &[(Named, u64)]) -> Vec<Lacking<'_>> {
        lacking.iter().map(|(field, records)| Lacking { field: &field.name, records: Count(*records) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::json;

    use super::*;

    impl JsonSchema for Exact<'_> {
        fn schema_name() -> Cow<'static, str> {
            "Exact".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "An integer within 2^53 as it is; every other number as text, a decimal or a fraction in lowest terms.",
                "anyOf": [{ "type": "integer" }, { "type": "string", "pattern": "^-?[0-9]+([.][0-9]+|/[0-9]+)?$" }],
            })
        }
    }

    impl JsonSchema for Count {
        fn schema_name() -> Cow<'static, str> {
            "Count".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "How many: an integer within 2^53 as it is, a greater one as text.",
                "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": "^[0-9]+$" }],
            })
        }
    }

    #[test]
    fn numbers_are_exact_in_any_reader() {
        let number = |number: Number| serde_json::to_value(Exact(&number)).unwrap();
        assert_eq!(number(Number::from(-12)), json!(-12));
        assert_eq!(number(Number::parse("38.870").unwrap()), json!("38.87"));
        assert_eq!(number(Number::ratio(100, 3).unwrap()), json!("100/3"));
        assert_eq!(number(Number::from(9_007_199_254_740_991)), json!(9_007_199_254_740_991i64));
        assert_eq!(number(Number::from(9_007_199_254_740_992)), json!("9007199254740992"));
        assert_eq!(serde_json::to_value(Count(9_007_199_254_740_992)).unwrap(), json!("9007199254740992"));
    }
}
