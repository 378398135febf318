//! A made-up cell, read by one side as it would read a file.

use indexmap::IndexMap;

use crate::message::{Argument, Message, reading_changes as say};
use crate::records::{Origin, RawCell, Recognition, RecordsBuilder, stored_kind};
use crate::schema::{CodeList, Dialect, Field, FieldId, FieldKind, ListId, RecordId, RecordType, Schema, Words};
use crate::speech::written;

/// What a cell is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Read {
    /// The line is refused.
    Refused,
    /// Nothing is known.
    Missing,
    /// This value, codes by their names.
    As(String),
}

impl Read {
    pub fn said(&self) -> Argument {
        match self {
            Read::Refused => say::refused().into(),
            Read::Missing => say::nothing_known().into(),
            Read::As(value) => value.into(),
        }
    }
}

/// A line of data, as it is shown: `Member, born: 05/08/2024`.
pub(super) fn line(record: &str, field: Argument, cell: &str) -> Message {
    let cell = if cell.is_empty() { say::empty_cell().into() } else { Argument::from(cell) };
    say::line(record, field, cell)
}

/// What reads one field of one side: a schema with a record of this field alone.
pub(super) struct Reader {
    schema: Schema,
    recognition: Recognition,
}

impl Reader {
    /// The reader of a field of a record. A reference is read as the key that it names.
    pub fn new(schema: &Schema, record: &RecordType, name: &str) -> Reader {
        let field = &record.fields[name];
        let is_key = record.key.iter().any(|key| record.field_name(*key) == name);
        let alone = alone(schema, record, vec![("cell".to_owned(), field.clone())]);
        Reader::of(keyed(alone, if is_key { vec![FieldId(0)] } else { Vec::new() }))
    }

    /// The reader of codes of a list.
    pub fn of_list(list: &CodeList, system: Option<u32>) -> Reader {
        let mut schema = Schema::default();
        schema.lists.insert("list".to_owned(), list.clone());
        let kind = FieldKind::Code { list: ListId(0), system };
        let field = Field { label: String::new(), aliases: Vec::new(), kind, optional: true, rounded: None };
        let record = RecordType {
            label: String::new(),
            fields: IndexMap::from([("cell".to_owned(), field)]),
            key: Vec::new(),
            since: None,
            dialect: Dialect::default(),
            words: Words::default(),
            units: None,
        };
        schema.records.insert("record".to_owned(), record);
        Reader::of(schema)
    }

    fn of(schema: Schema) -> Reader {
        Reader { recognition: Recognition::new(&schema), schema }
    }

    /// What the cell is read as.
    pub fn read(&self, cell: &str) -> Read {
        let mut builder = RecordsBuilder::recognising(&self.schema, &self.recognition);
        let input = builder.input("made up");
        builder.push_row(RecordId(0), Origin { input, line: 1 }, &[RawCell::Text(cell)]);
        let records = builder.finish();
        let set = records.set(RecordId(0));
        if set.is_empty() {
            return Read::Refused;
        }
        let list = match self.schema.record(RecordId(0)).field(FieldId(0)).kind {
            FieldKind::Code { list, .. } => Some(list),
            _ => None,
        };
        set.value(FieldId(0), 0).map_or(Read::Missing, |value| Read::As(written(&self.schema, &value, list)))
    }
}

/// A schema with one record of these fields, read as the record declares. References are read as the keys that they name.
fn alone(schema: &Schema, record: &RecordType, fields: Vec<(String, Field)>) -> Schema {
    let mut lists = IndexMap::new();
    let mut stored = |field: Field| {
        let kind = match stored_kind(schema, field.kind) {
            FieldKind::Code { list, system } => {
                let (name, list) = (schema.list_name(list).to_owned(), schema.list(list).clone());
                FieldKind::Code { list: ListId(lists.insert_full(name, list).0 as u32), system }
            }
            plain => plain,
        };
        Field { kind, ..field }
    };
    let fields = fields.into_iter().map(|(name, field)| (name, stored(field))).collect();
    let record = RecordType { fields, key: Vec::new(), units: None, ..record.clone() };
    Schema { lists, records: IndexMap::from([("record".to_owned(), record)]) }
}

fn keyed(mut schema: Schema, key: Vec<FieldId>) -> Schema {
    schema.records.values_mut().for_each(|record| record.key.clone_from(&key));
    schema
}

/// Two lines that one side's key takes for one record and the other's for two: shown if the readers agree.
pub(super) fn keyed_apart(schemas: [&Schema; 2], records: [&RecordType; 2]) -> Option<Message> {
    let mut names: Vec<&str> = Vec::new();
    for record in records {
        for name in record.key.iter().map(|field| record.field_name(*field)) {
            if !names.contains(&name) && records.iter().all(|record| record.fields.contains_key(name)) {
                names.push(name);
            }
        }
    }
    let has = |side: usize, name: &str| records[side].key.iter().any(|field| records[side].field_name(*field) == name);
    let lines = [0, 1].map(|line: usize| -> Vec<String> {
        let cell = |name: &&str| {
            let other = line == 1 && has(0, name) != has(1, name);
            example(schemas[1], &records[1].fields[*name], usize::from(other))
        };
        names.iter().map(cell).collect()
    });
    let taken = [0, 1].map(|side: usize| {
        let (schema, record) = (schemas[side], records[side]);
        let fields = names.iter().map(|name| ((*name).to_owned(), record.fields[*name].clone())).collect();
        let key = names.iter().enumerate().filter(|(_, name)| has(side, name)).map(|(at, _)| FieldId(at as u32));
        let schema = keyed(alone(schema, record, fields), key.collect());
        let mut builder = RecordsBuilder::new(&schema);
        let input = builder.input("made up");
        for (at, cells) in lines.iter().enumerate() {
            let cells: Vec<RawCell<'_>> = cells.iter().map(|cell| RawCell::Text(cell)).collect();
            builder.push_row(RecordId(0), Origin { input, line: at as u64 + 1 }, &cells);
        }
        builder.finish().set(RecordId(0)).len()
    });
    let shown = |cells: &[String]| {
        let cells = names.iter().zip(cells).map(|(name, cell)| say::field_and_cell(*name, cell));
        Argument::list(cells)
    };
    (taken[0] != taken[1]).then(|| {
        let [first, second] = &lines;
        let [old, new] = taken;
        say::lines_taken(shown(first), shown(second), old, new)
    })
}

/// A cell that any dialect takes.
fn example(schema: &Schema, field: &Field, number: usize) -> String {
    match stored_kind(schema, field.kind) {
        FieldKind::Text | FieldKind::Reference(_) => format!("made-up-{}", number + 1),
        FieldKind::Integer | FieldKind::Decimal => (number + 1).to_string(),
        FieldKind::Date => format!("2024-01-0{}", number + 1),
        FieldKind::YesNo => ["yes", "no"][number % 2].to_owned(),
        FieldKind::Code { list, .. } => {
            let codes = &schema.list(list).codes;
            codes.get_index(number % codes.len().max(1)).map(|(name, _)| name.clone()).unwrap_or_default()
        }
    }
}
