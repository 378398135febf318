//! The JSON Schema (draft 2020-12) of records: the plainest form that is read.
//!
//! What is read is wider: any label or alias, days and numbers in the record's dialect. What the schema allows is a form that
//! reads the same everywhere: fields and codes by their names, days as `2024-06-30`. All that fits it is read.

mod values;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::schema::{Code, CodeList, Field, FieldKind, ListId, RecordId, RecordType, Schema};
use crate::source::Sources;
use crate::syntax::parse;
use crate::syntax::tree::Item;

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The JSON Schema of one record, described by what its author wrote above it and its fields in the rule files.
pub fn record_json_schema(schema: &Schema, sources: &Sources, record: RecordId) -> Value {
    let writer = Writer { schema, docs: Docs::of(sources) };
    let mut document = Map::from_iter([("$schema".to_owned(), json!(DRAFT))]);
    if let Value::Object(of) = writer.record(record) {
        document.extend(of);
    }
    document.insert("$defs".to_owned(), writer.lists(&[record]));
    Value::Object(document)
}

/// The JSON Schema of an object that holds an array of each of these types of records.
pub fn records_json_schema(schema: &Schema, sources: &Sources, records: &[RecordId]) -> Value {
    let writer = Writer { schema, docs: Docs::of(sources) };
    let mut definitions = Map::new();
    let mut properties = Map::new();
    for record in records {
        let name = schema.record_name(*record);
        definitions.insert(name.to_owned(), writer.record(*record));
        properties.insert(name.to_owned(), json!({ "type": "array", "items": { "$ref": format!("#/$defs/{name}") } }));
    }
    if let Value::Object(lists) = writer.lists(records) {
        definitions.extend(lists);
    }
    json!({
        "$schema": DRAFT,
        "$comment": "No schema can say it: keys are unique, and what names a record by its key names one that is given.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions,
    })
}

struct Writer<'r> {
    schema: &'r Schema,
    docs: Docs,
}

impl Writer<'_> {
    fn record(&self, id: RecordId) -> Value {
        let of = self.schema.record(id);
        let name = self.schema.record_name(id);
        let is_needed = |(position, field): &(usize, (&String, &Field))| {
            !field.1.optional || of.key.iter().any(|key| key.0 as usize == *position)
        };
        let property = |(position, (field, about)): (usize, (&String, &Field))| {
            let is_key = of.key.iter().any(|key| key.0 as usize == position);
            let mut property = self.field(of, about, is_needed(&(position, (field, about))), is_key);
            let docs = self.docs.of_field(name, field);
            describe(&mut property, &about.label, docs);
            (field.clone(), Value::Object(property))
        };
        let required: Vec<&String> =
            of.fields.iter().enumerate().filter(is_needed).map(|(_, (field, _))| field).collect();
        let mut object = Map::new();
        describe(&mut object, &of.label, self.docs.of_record(name));
        object.insert("type".to_owned(), json!("object"));
        object.insert("properties".to_owned(), of.fields.iter().enumerate().map(property).collect());
        object.insert("required".to_owned(), json!(required));
        Value::Object(object)
    }

    fn field(&self, of: &RecordType, field: &Field, needed: bool, is_key: bool) -> Map<String, Value> {
        // Where a field may be missing, a word for that is read, and so it fits.
        let missing: &[String] = if needed { &of.words.missing } else { &[] };
        let value = match self.stored(field.kind) {
            FieldKind::Text | FieldKind::Reference(_) => {
                values::text(missing, is_key || matches!(field.kind, FieldKind::Reference(_)))
            }
            FieldKind::Integer => values::integer(missing),
            FieldKind::Decimal => values::decimal(of.dialect.numbers, field.rounded, missing),
            FieldKind::Date => values::day(),
            FieldKind::YesNo => json!({ "type": "boolean" }),
            FieldKind::Code { list, .. } => json!({ "$ref": format!("#/$defs/{}", self.schema.list_name(list)) }),
        };
        let value = match &value["type"] {
            _ if needed => value,
            Value::String(kind) => with(&value, "type", json!([kind, "null"])),
            _ => json!({ "anyOf": [value, { "type": "null" }] }),
        };
        match value {
            Value::Object(map) => map,
            other => Map::from_iter([("const".to_owned(), other)]),
        }
    }

    /// A reference is written as the key of the record that it names.
    fn stored(&self, kind: FieldKind) -> FieldKind {
        let mut kind = kind;
        for _ in 0..=self.schema.records.len() {
            let FieldKind::Reference(target) = kind else { break };
            let target = self.schema.record(target);
            let [key] = target.key.as_slice() else { break };
            kind = target.field(*key).kind;
        }
        kind
    }

    /// The code lists that the fields of these records hold, by name.
    fn lists(&self, records: &[RecordId]) -> Value {
        let fields = records.iter().flat_map(|record| self.schema.record(*record).fields.values());
        let mut lists: Vec<ListId> = fields
            .filter_map(|field| match self.stored(field.kind) {
                FieldKind::Code { list, .. } => Some(list),
                _ => None,
            })
            .collect();
        lists.sort_unstable();
        lists.dedup();
        let named = |list: &ListId| (self.schema.list_name(*list).to_owned(), list_schema(self.schema.list(*list)));
        lists.iter().map(named).collect::<Map<String, Value>>().into()
    }
}

fn list_schema(list: &CodeList) -> Value {
    let code = |(name, code): (&String, &Code)| {
        let mut value = Map::from_iter([("const".to_owned(), json!(name))]);
        describe(&mut value, &code.label, None);
        Value::Object(value)
    };
    let mut value = Map::new();
    describe(&mut value, &list.label, None);
    value.insert("oneOf".to_owned(), list.codes.iter().map(code).collect());
    Value::Object(value)
}

fn describe(of: &mut Map<String, Value>, label: &str, docs: Option<&str>) {
    if !label.is_empty() {
        of.insert("title".to_owned(), json!(label));
    }
    if let Some(docs) = docs {
        of.insert("description".to_owned(), json!(docs));
    }
}

fn with(value: &Value, name: &str, member: Value) -> Value {
    let mut changed = value.clone();
    changed[name] = member;
    changed
}

/// What the author wrote above records and fields; the field's name is empty for the record itself.
#[derive(Default)]
struct Docs(BTreeMap<(String, String), String>);

impl Docs {
    fn of(sources: &Sources) -> Docs {
        let mut docs = Docs::default();
        for (id, source) in sources.iter() {
            for item in parse(id, &source.text).0.items {
                let Item::Record(record) = item else { continue };
                docs.keep(&record.name.value, "", record.doc);
                for field in record.fields {
                    docs.keep(&record.name.value, &field.name.value, field.doc);
                }
            }
        }
        docs
    }

    fn keep(&mut self, record: &str, field: &str, doc: Option<String>) {
        if let Some(doc) = doc {
            self.0.insert((record.to_owned(), field.to_owned()), doc);
        }
    }

    fn of_record(&self, record: &str) -> Option<&str> {
        self.of_field(record, "")
    }

    fn of_field(&self, record: &str, field: &str) -> Option<&str> {
        self.0.get(&(record.to_owned(), field.to_owned())).map(String::as_str)
    }
}
