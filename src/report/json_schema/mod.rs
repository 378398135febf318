//! The JSON Schema (draft 2020-12) of records: the plainest form that is read.
//!
//! What is read is wider: any label or alias, days and numbers in the record's dialect. What the schema allows is a form that
//! reads the same everywhere: fields and codes by their names, days as `2024-06-30`. All that fits it is read.

mod keywords;
mod values;

use std::collections::BTreeMap;

use indexmap::IndexMap;

pub use keywords::{RecordSchema, RecordsSchema};

use keywords::{CodeSchema, Definition, Described, Keywords, ListSchema, Property, Records};

use crate::schema::{Code, CodeList, Field, FieldKind, Life, ListId, RecordId, RecordType, Schema};
use crate::source::Sources;
use crate::syntax::parse;
use crate::syntax::tree::Item;

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The JSON Schema of one record, described by what its author wrote above it and its fields in the rule files.
pub fn record_json_schema(schema: &Schema, sources: &Sources, record: RecordId) -> RecordSchema {
    let writer = Writer { schema, docs: Docs::of(sources) };
    let definitions = Some(writer.lists(&[record]).collect());
    RecordSchema { draft: Some(DRAFT), definitions, ..writer.record(record) }
}

/// The JSON Schema of an object that holds an array of each of these types of records.
pub fn records_json_schema(schema: &Schema, sources: &Sources, records: &[RecordId]) -> RecordsSchema {
    let writer = Writer { schema, docs: Docs::of(sources) };
    let mut definitions = IndexMap::new();
    let mut properties = IndexMap::new();
    for record in records {
        let name = schema.record_name(*record);
        definitions.insert(name.to_owned(), Definition::Record(writer.record(*record)));
        properties.insert(name.to_owned(), Records { kind: "array", items: Keywords::defined(name) });
    }
    definitions.extend(writer.lists(records).map(|(name, list)| (name, Definition::List(list))));
    RecordsSchema {
        draft: DRAFT,
        comment: "No schema can say it: keys are unique, and what names a record by its key names one that is given.",
        kind: "object",
        properties,
        additional_properties: false,
        definitions,
    }
}

struct Writer<'r> {
    schema: &'r Schema,
    docs: Docs,
}

impl Writer<'_> {
    fn record(&self, id: RecordId) -> RecordSchema {
        let of = self.schema.record(id);
        let name = self.schema.record_name(id);
        let is_needed = |(position, field): &(usize, (&String, &Field))| {
            !field.1.optional || of.key.iter().any(|key| key.0 as usize == *position)
        };
        let property = |(position, (field, about)): (usize, (&String, &Field))| {
            let is_key = of.key.iter().any(|key| key.0 as usize == position);
            let value = self.field(of, about, is_needed(&(position, (field, about))), is_key);
            (field.clone(), Property { value, described: described(&about.label, self.docs.of_field(name, field)) })
        };
        let required = of.fields.iter().enumerate().filter(is_needed).map(|(_, (field, _))| field.clone());
        RecordSchema {
            draft: None,
            described: described(&of.label, self.docs.of_record(name)),
            kind: "object",
            properties: of.fields.iter().enumerate().map(property).collect(),
            required: required.collect(),
            definitions: None,
        }
    }

    fn field(&self, of: &RecordType, field: &Field, needed: bool, is_key: bool) -> Keywords {
        // Where a field may be missing, a word for that is read, and so it fits.
        let missing: &[String] = if needed { &of.words.missing } else { &[] };
        let value = match self.stored(field.kind) {
            FieldKind::Text | FieldKind::Reference(_) => {
                values::text(missing, is_key || matches!(field.kind, FieldKind::Reference(_)))
            }
            FieldKind::Integer => values::integer(missing),
            FieldKind::Decimal => values::decimal(of.dialect.numbers, field.rounded, missing),
            FieldKind::Date => values::day(),
            FieldKind::YesNo => Keywords::of("boolean"),
            FieldKind::Code { list, .. } => Keywords::defined(self.schema.list_name(list)),
        };
        if needed { value } else { value.or_missing() }
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
        match kind {
            // The key of a unit is a text: which there are, the records say.
            FieldKind::Code { list, .. } if self.schema.list(list).units.is_some() => FieldKind::Text,
            kind => kind,
        }
    }

    /// The code lists that the fields of these records hold, by name.
    fn lists(&self, records: &[RecordId]) -> impl Iterator<Item = (String, ListSchema)> {
        let fields = records.iter().flat_map(|record| self.schema.record(*record).fields.values());
        let mut lists: Vec<ListId> = fields
            .filter_map(|field| match self.stored(field.kind) {
                FieldKind::Code { list, .. } => Some(list),
                _ => None,
            })
            .collect();
        lists.sort_unstable();
        lists.dedup();
        let named = |list: ListId| (self.schema.list_name(list).to_owned(), list_schema(self.schema.list(list)));
        lists.into_iter().map(named)
    }
}

fn list_schema(list: &CodeList) -> ListSchema {
    let code = |(index, (name, code)): (usize, (&String, &Code))| {
        let days = list.history.codes.get(index).and_then(Life::days).map(|days| format!("In force {days}."));
        CodeSchema { code: name.clone(), described: described(&code.label, days.as_deref()) }
    };
    ListSchema { described: described(&list.label, None), one_of: list.codes.iter().enumerate().map(code).collect() }
}

fn described(label: &str, docs: Option<&str>) -> Described {
    let title = (!label.is_empty()).then(|| label.to_owned());
    Described { title, description: docs.map(str::to_owned) }
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
