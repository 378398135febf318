//! The records of one test, read through the door that all records come in by.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::Message;
use crate::message::tests as say;
use crate::model::test::{ExpectationKind, Given, GivenLine};
use crate::model::{Model, Test};
use crate::records::{Origin, RawCell, Recognition, Records, RecordsBuilder, Reject};
use crate::schema::{FieldId, FieldKind, RecordId, Schema};
use crate::source::Span;

/// The records of one test.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    /// Those that were accepted, and the rejects.
    pub records: Records,
}

impl Prepared {
    /// Reads the records of a test. A field that the test does not give is missing, whether or not it may be.
    pub fn new(model: &Model, recognition: &Recognition, test: &Test) -> Prepared {
        let schema = schema_of(&model.schema, test);
        let mut builder = RecordsBuilder::recognising(&schema, recognition);
        for given in &test.given {
            push(&mut builder, &schema, test, given);
        }
        Prepared { records: builder.finish() }
    }

    /// The row of a given line; `None` where it was rejected.
    pub fn row(&self, record: RecordId, line: usize) -> Option<u32> {
        let set = self.records.set(record);
        (0..set.len() as u32).find(|row| set.origin(*row).is_some_and(|origin| origin.line == line as u64 + 1))
    }

    /// The records that are rejected though the test does not expect it.
    pub fn rejected(&self, model: &Model, test: &Test) -> Vec<Diagnostic> {
        let expected = |record: RecordId| {
            let rejects =
                |kind: &ExpectationKind| matches!(kind, ExpectationKind::Rejects { record: of, .. } if *of == record);
            test.expectations.iter().any(|expectation| rejects(&expectation.kind))
        };
        let unexpected = test.given.iter().filter(|given| !expected(given.record));
        unexpected
            .flat_map(|given| self.records.set(given.record).rejects.iter().map(|reject| said(model, given, &reject)))
            .collect()
    }
}

fn said(model: &Model, given: &Given, reject: &Reject<'_>) -> Diagnostic {
    let type_name = model.schema.record_name(given.record);
    let reason = say::reason_and_code(reject.reason(), reject.code.id);
    let found = Diagnostic::new(&codes::GIVEN_REJECTED, say::given_is_rejected_of(type_name));
    let found = found.at(place(&model.schema, given, reject), Message::default()).note(reason);
    match reject.help() {
        Some(help) => found.help(help),
        None => found,
    }
}

/// The cell that a reject is about, or its line.
fn place(schema: &Schema, given: &Given, reject: &Reject<'_>) -> Span {
    let Some(line) = given.lines.get((reject.origin.line as usize).saturating_sub(1)) else { return given.span };
    let cell = cell_at_fault(schema, given, line, reject);
    cell.unwrap_or(line.span)
}

fn cell_at_fault(schema: &Schema, given: &Given, line: &GivenLine, reject: &Reject<'_>) -> Option<Span> {
    let field = schema.record(given.record).find_field(reject.column?)?;
    let column = given.fields.iter().position(|f| *f == field)?;
    line.cells.get(column).map(|cell| cell.span)
}

/// The schema with what the test leaves out made such that it may be left out.
fn schema_of(schema: &Schema, test: &Test) -> Schema {
    let mut schema = schema.clone();
    for (position, of) in schema.records.values_mut().enumerate() {
        let given = test.given(RecordId(position as u32));
        let is_given = |field: FieldId| given.is_some_and(|given| given.fields.contains(&field));
        for (position, field) in of.fields.values_mut().enumerate() {
            let leads_nowhere = matches!(field.kind, FieldKind::Reference(to) if test.given(to).is_none());
            field.optional |= !is_given(FieldId(position as u32)) || leads_nowhere;
        }
        if !of.key.iter().all(|key| is_given(*key)) {
            of.key.clear();
        }
    }
    schema
}

fn push(builder: &mut RecordsBuilder<'_>, schema: &Schema, test: &Test, given: &Given) {
    let of = schema.record(given.record);
    let input = builder.input(schema.record_name(given.record));
    builder.headers(input, of.fields.keys().cloned().map(Some).collect());
    builder.given(given.record);
    for (index, line) in given.lines.iter().enumerate() {
        let mut cells = vec![RawCell::Missing; of.fields.len()];
        for (field, cell) in given.fields.iter().zip(&line.cells) {
            // What refers to records that are not given leads to nothing that could be known.
            let leads_nowhere = matches!(of.field(*field).kind, FieldKind::Reference(to) if test.given(to).is_none());
            if !leads_nowhere {
                cells[field.0 as usize] = RawCell::Text(&cell.value);
            }
        }
        builder.push_row(given.record, Origin { input, line: index as u64 + 1 }, &cells);
    }
}
