//! A witness on both sides: the same made-up records, read by either schema.

use std::collections::BTreeMap;

use crate::model::{Model, Path};
use crate::plan::Dimension;
use crate::prove::{Point, in_words, make_up, realise};
use crate::records::{RawCell, Records, RecordsBuilder};
use crate::schema::{FieldKind, RecordId, Schema};
use crate::value::Value;

use super::joint::Joint;

/// Made-up records as either side reads them, and what the one in question looks like.
pub(super) struct Made {
    /// As OLD reads them, and as NEW does.
    pub records: [Records; 2],
    /// In the analyst's labels.
    pub shown: String,
}

/// The records that a point speaks of. `None` where they cannot be made up, or where one of the sides would not accept them.
pub(super) fn make(
    joint: &Joint,
    sides: [&Model; 2],
    record: RecordId,
    dimensions: &[Dimension],
    point: &Point,
) -> Option<Made> {
    let values = realise(&joint.model, record, dimensions, point).ok()?;
    from_values(joint, sides, record, &values)
}

/// The records that values speak of.
pub(super) fn from_values(
    joint: &Joint,
    sides: [&Model; 2],
    record: RecordId,
    values: &BTreeMap<Path, Option<Value>>,
) -> Option<Made> {
    let made = make_up(&joint.model, record, values)?;
    let [old, new] = sides.map(|side| transcribe(&joint.model.schema, &made, &side.schema));
    Some(Made { records: [old?, new?], shown: in_words(&joint.model, record, values) })
}

/// The values of a point.
pub(super) fn values(
    joint: &Joint,
    record: RecordId,
    dimensions: &[Dimension],
    point: &Point,
) -> Option<BTreeMap<Path, Option<Value>>> {
    realise(&joint.model, record, dimensions, point).ok()
}

/// The same records by another schema: fields by name, codes by name, references by key. `None` if some would be rejected.
fn transcribe(from: &Schema, records: &Records, to: &Schema) -> Option<Records> {
    if from == to {
        return Some(records.clone());
    }
    let mut builder = RecordsBuilder::new(to);
    builder.input("made up");
    for index in 0..to.records.len() {
        builder.given(RecordId(index as u16));
    }
    for (index, (name, kind)) in to.records.iter().enumerate() {
        let Some(source) = from.find_record(name) else { continue };
        let set = records.set(source);
        for row in 0..set.len() as u32 {
            let cells: Vec<Written> =
                kind.fields.keys().map(|field| written(from, records, source, row, field)).collect();
            let raw: Vec<RawCell<'_>> = cells.iter().map(Written::raw).collect();
            builder.push_row(RecordId(index as u16), set.origin(row), &raw);
        }
    }
    let transcribed = builder.finish();
    let clean = transcribed.iter().all(|(_, set)| set.rejects.is_empty());
    clean.then_some(transcribed)
}

/// A cell of a record.
enum Written {
    Missing,
    Text(String),
    Value(Value),
}

impl Written {
    fn raw(&self) -> RawCell<'_> {
        match self {
            Written::Missing | Written::Value(Value::Code(_)) => RawCell::Missing,
            Written::Text(text) | Written::Value(Value::Text(text)) => RawCell::Text(text),
            Written::Value(Value::Number(number)) => {
                number.to_integer().map_or(RawCell::Decimal(*number), RawCell::Integer)
            }
            Written::Value(Value::Date(date)) => RawCell::Date(*date),
            Written::Value(Value::YesNo(yes)) => RawCell::YesNo(*yes),
        }
    }
}

fn written(schema: &Schema, records: &Records, record: RecordId, row: u32, field: &str) -> Written {
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
            Some(Value::Code(code)) => Written::Text(schema.list(list).code_name(code).to_owned()),
            _ => Written::Missing,
        },
        _ => set.value(id, row).map_or(Written::Missing, Written::Value),
    }
}
