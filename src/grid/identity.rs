//! Digests by which a file of counts knows what it was counted by. They stay what they are from one build to the next, and so do not
//! depend on how the language hashes.

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::document::{Axis, Digest, Measured, Points};
use crate::schema::{DateDialect, FieldKind, NumberDialect, Schema};

/// Texts and numbers one after the other, so that no two sequences are the same bytes.
#[derive(Default)]
struct Said(Vec<u8>);

impl Said {
    fn text(&mut self, text: &str) -> &mut Said {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    fn number(&mut self, number: u64) -> &mut Said {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    fn texts<'t>(&mut self, texts: impl ExactSizeIterator<Item = &'t String>) -> &mut Said {
        self.number(texts.len() as u64);
        texts.for_each(|text| _ = self.text(text));
        self
    }

    fn digest(&self) -> Digest {
        xxh3_128(&self.0).to_le_bytes()
    }
}

/// The record types, their fields and the codes of the lists, by name and in their order.
pub(super) fn of_records(schema: &Schema) -> Digest {
    let mut said = Said::default();
    said.number(schema.lists.len() as u64);
    for (name, list) in &schema.lists {
        said.text(name).number(u64::from(list.ordered)).texts(list.codes.keys());
    }
    said.number(schema.records.len() as u64);
    for (name, record) in &schema.records {
        said.text(name).number(record.key.len() as u64);
        record.key.iter().for_each(|field| _ = said.number(u64::from(field.0)));
        said.number(record.fields.len() as u64);
        for (name, field) in &record.fields {
            said.text(name).number(u64::from(field.optional)).text(&kind(schema, field.kind));
        }
    }
    said.digest()
}

fn kind(schema: &Schema, kind: FieldKind) -> String {
    match kind {
        FieldKind::Text => "text".to_owned(),
        FieldKind::Integer => "integer".to_owned(),
        FieldKind::Decimal => "decimal".to_owned(),
        FieldKind::Date => "date".to_owned(),
        FieldKind::YesNo => "yes/no".to_owned(),
        FieldKind::Code { list, .. } => format!("code {}", schema.list_name(list)),
        FieldKind::Reference(record) => format!("reference {}", schema.record_name(record)),
    }
}

/// All other that reading a record depends on.
pub(super) fn of_spellings(schema: &Schema) -> Digest {
    let mut said = Said::default();
    for list in schema.lists.values() {
        said.texts(list.systems.iter());
        for code in list.codes.values() {
            said.text(&code.label).texts(code.aliases.iter()).number(code.external.len() as u64);
            for (system, text) in &code.external {
                said.number(system.map_or(0, |system| 1 + u64::from(system))).text(text);
            }
        }
    }
    for record in schema.records.values() {
        let words = &record.words;
        said.number(dates(record.dialect.dates)).number(numbers(record.dialect.numbers));
        said.texts(words.missing.iter()).texts(words.yes.iter()).texts(words.no.iter());
        for field in record.fields.values() {
            let system = if let FieldKind::Code { system, .. } = field.kind { system } else { None };
            said.text(&field.label).texts(field.aliases.iter());
            said.number(system.map_or(0, |system| 1 + u64::from(system)));
            said.number(field.rounded.map_or(0, |digits| 1 + u64::from(digits)));
        }
    }
    said.digest()
}

fn dates(dialect: DateDialect) -> u64 {
    match dialect {
        DateDialect::Iso => 0,
        DateDialect::DayMonthYear => 1,
        DateDialect::DayMonthYearPoints => 2,
        DateDialect::MonthDayYear => 3,
    }
}

fn numbers(dialect: NumberDialect) -> u64 {
    match dialect {
        NumberDialect::Plain => 0,
        NumberDialect::Point => 1,
        NumberDialect::PointComma => 2,
        NumberDialect::SpaceComma => 3,
        NumberDialect::CommaPoint => 4,
    }
}

/// How values are cut and what is measured, whatever was counted.
pub(super) fn of_plan(grids: &[Points]) -> Digest {
    let shapes: Vec<(u32, &[Axis], &[Measured])> =
        grids.iter().map(|grid| (grid.record, grid.dimensions.as_slice(), grid.operands.as_slice())).collect();
    // Nothing in them has a length that is not known.
    xxh3_128(&postcard::to_allocvec(&shapes).unwrap_or_default()).to_le_bytes()
}

/// The digest of an input of records, by which it is seen that it was counted before.
#[derive(Clone, Default)]
pub struct InputDigest(Xxh3);

impl InputDigest {
    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn finish(&self) -> Digest {
        self.0.digest128().to_le_bytes()
    }
}

impl std::fmt::Debug for InputDigest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InputDigest")
    }
}
