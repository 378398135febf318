//! The keywords of JSON Schema that records need, in the order in which they are written.

use indexmap::IndexMap;
use serde::Serialize;

/// The JSON Schema of a record.
#[derive(Debug, Clone, Serialize)]
pub struct RecordSchema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub(super) draft: Option<&'static str>,
    #[serde(flatten)]
    pub(super) described: Described,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) properties: IndexMap<String, Property>,
    pub(super) required: Vec<String>,
    #[serde(rename = "$defs", skip_serializing_if = "Option::is_none")]
    pub(super) definitions: Option<IndexMap<String, ListSchema>>,
}

/// The JSON Schema of an object that holds arrays of records.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordsSchema {
    #[serde(rename = "$schema")]
    pub(super) draft: &'static str,
    #[serde(rename = "$comment")]
    pub(super) comment: &'static str,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) properties: IndexMap<String, Records>,
    pub(super) additional_properties: bool,
    #[serde(rename = "$defs")]
    pub(super) definitions: IndexMap<String, Definition>,
}

/// An array of records of one type.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Records {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub items: Keywords,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Definition {
    Record(RecordSchema),
    List(ListSchema),
}

/// What the author calls a thing and says of it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Described {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A field of a record.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Property {
    #[serde(flatten)]
    pub value: Keywords,
    #[serde(flatten)]
    pub described: Described,
}

/// A code list.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ListSchema {
    #[serde(flatten)]
    pub described: Described,
    pub one_of: Vec<CodeSchema>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct CodeSchema {
    #[serde(rename = "const")]
    pub code: String,
    #[serde(flatten)]
    pub described: Described,
}

/// What one value may be.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Keywords {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    pub constant: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<serde_json::Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<serde_json::Number>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    pub among: Option<Among>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<Keywords>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<Keywords>>,
}

/// A type, alone or with *missing* beside it.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub(super) enum Kind {
    One(&'static str),
    OrNull([&'static str; 2]),
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Among {
    Words(Vec<String>),
    Numbers(Vec<serde_json::Number>),
}

impl Keywords {
    /// Values of a type.
    pub fn of(kind: &'static str) -> Keywords {
        Keywords { kind: Some(Kind::One(kind)), ..Keywords::default() }
    }

    /// What is defined under a name.
    pub fn defined(name: &str) -> Keywords {
        Keywords { reference: Some(format!("#/$defs/{name}")), ..Keywords::default() }
    }

    /// Text of this pattern.
    pub fn matching(pattern: impl Into<String>) -> Keywords {
        Keywords { pattern: Some(pattern.into()), ..Keywords::default() }
    }

    /// One of these words.
    pub fn among(words: &[String]) -> Keywords {
        Keywords { among: Some(Among::Words(words.to_vec())), ..Keywords::default() }
    }

    /// What fits one of these.
    pub fn any(of: Vec<Keywords>) -> Keywords {
        Keywords { any_of: Some(of), ..Keywords::default() }
    }

    /// The same, but for what fits this.
    pub fn but_for(self, not: Keywords) -> Keywords {
        Keywords { not: Some(Box::new(not)), ..self }
    }

    /// The same, or *missing*.
    pub fn or_missing(self) -> Keywords {
        match self.kind {
            Some(Kind::One(kind)) => Keywords { kind: Some(Kind::OrNull([kind, "null"])), ..self },
            _ => Keywords::any(vec![self, Keywords::of("null")]),
        }
    }
}
