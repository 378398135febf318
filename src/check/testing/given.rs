//! The records that a test gives.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::names;
use crate::message::test_cases as say;
use crate::model::test::{Given, GivenLine};
use crate::schema::{FieldId, FieldKind, RecordId};
use crate::syntax::tree::{self, GridLine, Name, Text};

use super::super::scope::Scope;

/// The given records; what has a fault is said and left out.
pub(super) fn given(scope: &Scope<'_>, written: &[tree::Given]) -> Vec<Given> {
    let mut all: Vec<Given> = Vec::new();
    for one in written {
        let (Some(grid), Some(record)) = (one.lines.grid(), scope.record(&one.record)) else { continue };
        if all.iter().any(|given| given.record == record) {
            say_twice(scope, &one.record);
            continue;
        }
        let fields: Vec<Option<FieldId>> = grid.header.iter().map(|name| field(scope, record, name)).collect();
        say_doubled(scope, &grid.header);
        if fields.iter().any(Option::is_none) {
            continue;
        }
        let lines = grid.lines.iter();
        let lines = lines.map(|line| GivenLine { cells: line.cells.clone(), span: line.span }).collect();
        all.push(Given { record, fields: fields.into_iter().flatten().collect(), lines, span: one.record.span });
    }
    say_without_key(scope, &all);
    all
}

/// Says that a type is given twice.
pub(super) fn say_twice(scope: &Scope<'_>, record: &Name) {
    scope.say(
        Diagnostic::new(&codes::BAD_GIVEN, say::records_given_twice(&record.value))
            .at(record.span, say::again())
            .help(say::put_records_into_one_table()),
    );
}

fn say_doubled(scope: &Scope<'_>, header: &[Text]) {
    for (index, cell) in header.iter().enumerate() {
        if header[..index].iter().any(|other| other.value == cell.value) {
            scope.say_at(&codes::BAD_GIVEN, cell.span, say::field_given_twice(&cell.value), say::again());
        }
    }
}

fn field(scope: &Scope<'_>, record: RecordId, name: &Text) -> Option<FieldId> {
    let of = scope.schema.record(record);
    let found = of.find_field(&name.value);
    if found.is_none() {
        let record_name = scope.schema.record_name(record);
        if scope.is_broken(&format!("{record_name}.{}", name.value)) {
            return None;
        }
        if scope.lets.borrow().contains_key(&(record, name.value.clone())) {
            let message = say::derived_field_given(&name.value, record_name);
            let found = Diagnostic::new(&codes::NAME_OF_OTHER_KIND, message).at(name.span, say::derived());
            scope.say(found.help(say::give_what_it_is_worked_out_from()));
        } else if name.value.is_empty() {
            scope.say_at(&codes::BAD_GIVEN, name.span, say::column_without_name(), say::empty_cell());
        } else {
            let message = names::no_field(record_name, &name.value);
            scope.say_unknown(&codes::UNKNOWN_NAME, name, message, of.fields.keys().map(String::as_str));
        }
    }
    found
}

/// Records that others refer to need their key.
fn say_without_key(scope: &Scope<'_>, all: &[Given]) {
    for given in all {
        for field in &given.fields {
            let FieldKind::Reference(to) = scope.schema.record(given.record).field(*field).kind else { continue };
            let of = scope.schema.record(to);
            let Some(target) = all.iter().find(|other| other.record == to) else { continue };
            if let Some(key) = of.key.iter().find(|key| !target.fields.contains(key)) {
                let (to, key) = (scope.schema.record_name(to), of.field_name(*key));
                let refers = say::refers_to_it(
                    scope.schema.record_name(given.record),
                    scope.schema.record(given.record).field_name(*field),
                );
                let found = Diagnostic::new(&codes::BAD_GIVEN, say::records_without_key(to));
                scope.say(found.at(target.span, refers).help(say::give_the_key(key)));
                return;
            }
        }
    }
}

/// What the columns of a file of cases are.
pub(super) struct CaseColumns {
    /// The fields that are given, with their columns.
    pub fields: Vec<(FieldId, usize)>,
    /// The column that names the case.
    pub name: Option<usize>,
    /// The columns of the expectation.
    pub expected: Vec<usize>,
}

impl CaseColumns {
    /// The record of a line.
    pub fn given(&self, record: RecordId, line: &GridLine) -> Given {
        let cells = self.fields.iter().map(|(_, column)| line.cells[*column].clone()).collect();
        Given {
            record,
            fields: self.fields.iter().map(|(field, _)| *field).collect(),
            lines: vec![GivenLine { cells, span: line.span }],
            span: line.span,
        }
    }
}

/// Columns that are called like fields of the record are given; `case` names the case; all others are expected.
pub(super) fn case_columns(scope: &Scope<'_>, record: RecordId, header: &[Text]) -> Option<CaseColumns> {
    let of = scope.schema.record(record);
    let mut columns = CaseColumns { fields: Vec::new(), name: None, expected: Vec::new() };
    for (column, cell) in header.iter().enumerate() {
        match of.find_field(&cell.value) {
            Some(field) => columns.fields.push((field, column)),
            None if cell.value == "case" => columns.name = Some(column),
            None => columns.expected.push(column),
        }
    }
    say_doubled(scope, header);
    if columns.expected.is_empty() {
        let place = header.first().map(|cell| cell.span)?;
        scope.say(
            Diagnostic::new(&codes::EXPECTS_NOTHING, say::cases_expect_nothing())
                .at(place, say::every_column_is_a_field())
                .help(say::add_expected_columns()),
        );
        return None;
    }
    Some(columns)
}
