//! A witness on both sides: the same made-up records, read by either schema.

use std::collections::BTreeMap;

use crate::message::Message;
use crate::model::{Model, Path};
use crate::prove::{Point, Space, Workshop, in_words, realise};
use crate::records::{RawCell, Recognition, Records, RecordsBuilder, stored_kind};
use crate::schema::{CodeList, FieldKind, RecordId, Schema};
use crate::value::{CodeIndex, Value};

use super::joint::Joint;

/// Made-up records as either side reads them, and what the one in question looks like.
pub(super) struct Made {
    /// As OLD reads them, and as NEW does.
    pub records: [Records; 2],
    /// In the analyst's labels.
    pub shown: Message,
}

/// The records that a point speaks of. `None` where they cannot be made up, or where one of the sides would not accept them.
pub(super) fn make(
    joint: &Joint,
    sides: [&Model; 2],
    record: RecordId,
    space: &Space<'_>,
    point: &Point,
) -> Option<Made> {
    let values = realise(&joint.model, record, space, point).ok()?;
    from_values(joint, sides, record, &values)
}

/// The records that values speak of.
pub(super) fn from_values(
    joint: &Joint,
    sides: [&Model; 2],
    record: RecordId,
    values: &BTreeMap<Path, Option<Value>>,
) -> Option<Made> {
    let made = Workshop::new(&joint.model, joint.recognition()).make_up(record, values)?;
    let [old, new] = sides.map(|side| transcribe(&joint.model.schema, &made, &side.schema));
    Some(Made { records: [old?, new?], shown: in_words(&joint.model, record, values) })
}

/// The values of a point.
pub(super) fn values(
    joint: &Joint,
    record: RecordId,
    space: &Space<'_>,
    point: &Point,
) -> Option<BTreeMap<Path, Option<Value>>> {
    realise(&joint.model, record, space, point).ok()
}

/// The same records by another schema: fields by name, codes by name, references by key. `None` if some would be rejected.
fn transcribe(from: &Schema, records: &Records, to: &Schema) -> Option<Records> {
    if from == to {
        return Some(records.clone());
    }
    let mut builder = RecordsBuilder::recognising(to, &Recognition::of_no_codes(to));
    builder.input("made up");
    for index in 0..to.records.len() {
        builder.given(RecordId(index as u32));
    }
    for (index, (name, kind)) in to.records.iter().enumerate() {
        let Some(source) = from.find_record(name) else { continue };
        let set = records.set(source);
        for row in 0..set.len() as u32 {
            let cells: Vec<Written<'_>> =
                kind.fields.keys().map(|field| written(from, records, source, row, field)).collect();
            let lists = kind.fields.values().map(|field| list_of(to, field.kind));
            let raw: Vec<RawCell<'_>> = cells.iter().zip(lists).map(|(cell, list)| cell.raw(list)).collect();
            builder.push_row(RecordId(index as u32), set.origin(row)?, &raw);
        }
    }
    let transcribed = builder.finish();
    let clean = transcribed.iter().all(|(_, set)| set.rejects.is_empty());
    clean.then_some(transcribed)
}

/// A cell of a record.
enum Written<'a> {
    Missing,
    /// A code, by its name.
    Code(&'a str),
    Value(Value),
}

impl Written<'_> {
    fn raw(&self, list: Option<&CodeList>) -> RawCell<'_> {
        match self {
            Written::Missing | Written::Value(Value::Code(_)) => RawCell::Missing,
            // A code that the other side does not know is refused there like any other text.
            Written::Code(name) => match list.and_then(|list| list.codes.get_index_of(*name)) {
                Some(code) => RawCell::Code(code as CodeIndex),
                None => RawCell::Text(name),
            },
            Written::Value(Value::Text(text)) => RawCell::Text(text),
            Written::Value(Value::Number(number)) => {
                number.to_integer().map_or(RawCell::Decimal(number), RawCell::Integer)
            }
            Written::Value(Value::Date(date)) => RawCell::Date(*date),
            Written::Value(Value::YesNo(yes)) => RawCell::YesNo(*yes),
        }
    }
}

/// The list of the codes that a field holds, or that the key of what it refers to is one of.
fn list_of(schema: &Schema, kind: FieldKind) -> Option<&CodeList> {
    match stored_kind(schema, kind) {
        FieldKind::Code { list, .. } => Some(schema.list(list)),
        _ => None,
    }
}

fn written<'a>(schema: &'a Schema, records: &Records, record: RecordId, row: u32, field: &str) -> Written<'a> {
    let kind = schema.record(record);
    let Some(id) = kind.find_field(field) else { return Written::Missing };
    let set = records.set(record);
    match kind.field(id).kind {
        FieldKind::Reference(target) => {
            let key = schema.record(target).key.first().copied();
            match (set.reference(id, row), key) {
                (Some(row), Some(key)) => written(schema, records, target, row, schema.record(target).field_name(key)),
                _ => Written::Missing,
            }
        }
        FieldKind::Code { list, .. } => match set.value(id, row) {
            Some(Value::Code(code)) => Written::Code(schema.list(list).code_name(code)),
            _ => Written::Missing,
        },
        _ => set.value(id, row).map_or(Written::Missing, Written::Value),
    }
}
