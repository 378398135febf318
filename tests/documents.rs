//! Documents of the command are as the committed schemas say: each that a test of the command gets is held to its schema.

#![allow(clippy::unwrap_used)]

use regex_automata::meta::Regex;
use serde_json::{Map, Value};

/// The schema of a document that names it.
fn schema_of(document: &Value) -> Option<Value> {
    let version = document["schema"].as_str()?.replace('/', "-");
    let path = format!("{}/docs/schemas/{version}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path} is not there"));
    Some(serde_json::from_str(&text).unwrap())
}

/// Holds what was printed to its schema, where it is a document or lines of them.
#[track_caller]
pub fn assert_as_promised(printed: &[u8]) {
    let whole = serde_json::from_slice(printed).ok();
    let lines = printed.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"{\"schema\":"));
    let documents: Vec<Value> = match whole {
        Some(document) => vec![document],
        None => lines.map(|line| serde_json::from_slice(line).unwrap()).collect(),
    };
    for document in documents {
        if let Some(schema) = schema_of(&document) {
            let fault = Walk { whole: &schema }.fault(&document, &schema, "");
            assert_eq!(fault, None, "{document:#}");
        }
    }
}

/// A walk through a document by a schema. It knows the keywords that the schemas of the documents have, and refuses any other.
struct Walk<'s> {
    whole: &'s Value,
}

impl Walk<'_> {
    /// The first place at which the document is not as the schema says, and why.
    fn fault(&self, value: &Value, schema: &Value, at: &str) -> Option<String> {
        let Some(keywords) = schema.as_object() else {
            return (schema == &Value::Bool(false)).then(|| format!("{at}: nothing may be here"));
        };
        keywords.iter().find_map(|(keyword, says)| self.keyword(value, (keyword, says), keywords, at))
    }

    fn keyword(
        &self,
        value: &Value,
        (keyword, says): (&str, &Value),
        keywords: &Map<String, Value>,
        at: &str,
    ) -> Option<String> {
        let wrong = |is_wrong: bool| is_wrong.then(|| format!("{at}: {value} is not as `{keyword}` says: {says}"));
        match keyword {
            "$schema" | "$defs" | "title" | "description" | "format" => None,
            "$ref" => {
                let name = says.as_str()?.strip_prefix("#/$defs/")?;
                self.fault(value, &self.whole["$defs"][name], at)
            }
            "type" => wrong(match says {
                Value::Array(kinds) => !kinds.iter().any(|kind| is_of(value, kind)),
                kind => !is_of(value, kind),
            }),
            "const" => wrong(value != says),
            "enum" => wrong(!says.as_array()?.contains(value)),
            "minimum" => wrong(value.as_i64().is_some_and(|number| says.as_i64().is_some_and(|least| number < least))),
            "maximum" => {
                wrong(value.as_u64().is_some_and(|number| says.as_u64().is_some_and(|greatest| number > greatest)))
            }
            "pattern" => {
                wrong(value.as_str().is_some_and(|text| !Regex::new(says.as_str().unwrap()).unwrap().is_match(text)))
            }
            "anyOf" | "oneOf" => {
                let faults: Vec<_> = says.as_array()?.iter().map(|one| self.fault(value, one, at)).collect();
                let all = || faults.iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n  or ");
                (!faults.contains(&None)).then(all)
            }
            "items" => {
                let items = value.as_array()?.iter().enumerate();
                items.into_iter().find_map(|(place, item)| self.fault(item, says, &format!("{at}/{place}")))
            }
            "required" => {
                let lacks = |name: &&Value| value.get(name.as_str().unwrap()).is_none();
                wrong(value.is_object() && says.as_array()?.iter().any(|name| lacks(&name)))
            }
            "properties" => {
                let members = value.as_object()?.iter();
                let mut known = members.filter_map(|(name, member)| Some((name, member, says.get(name)?)));
                known.find_map(|(name, member, says)| self.fault(member, says, &format!("{at}/{name}")))
            }
            "additionalProperties" => {
                let known = keywords.get("properties").and_then(Value::as_object);
                let members = value.as_object()?.iter();
                let mut others = members.filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name)));
                others.find_map(|(name, member)| self.fault(member, says, &format!("{at}/{name}")))
            }
            other => Some(format!("{at}: the walk does not know `{other}`")),
        }
    }
}

fn is_of(value: &Value, kind: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    }
}

#[test]
fn a_document_that_breaks_its_schema_is_found() {
    let good = r#"{"schema":"bieu.progress/1","bytes":1,"of":null,"records":2,"end":true}"#;
    assert_as_promised(good.as_bytes());
    let broken = [("\"bytes\":1", "\"bytes\":\"1\""), ("\"of\":null", "\"of\":-1"), (",\"end\":true", "")];
    for (part, other) in broken {
        let document: Value = serde_json::from_str(&good.replace(part, other)).unwrap();
        let schema = schema_of(&document).unwrap();
        assert!(Walk { whole: &schema }.fault(&document, &schema, "").is_some(), "{part} became {other}");
    }
}
