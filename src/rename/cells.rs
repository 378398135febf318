//! The names in the tables of tests. What stands in a cell is a name only where the test asks for one: under `row`, under a code list, in
//! brackets; else it is what a record holds, and nobody's name.

use std::ops::Range;

use crate::source::{SourceId, Sources, Span};
use crate::syntax::tree::{Codes, Criteria, Expectation, ExpectationKind, Field, Given, Grid, Item, Record, Tree};
use crate::syntax::{OwnName, composed, names_of_cell, names_of_comparison};

/// A name in a cell.
pub(super) struct Named {
    pub source: SourceId,
    pub place: Range<usize>,
    pub name: String,
}

/// Heads under which names stand.
const OF_NAMES: [&str; 6] = ["row", "column", "because", "by", "lacking", "missing"];

/// The names in the cells of all tests of a program.
pub(super) fn names(trees: &[Tree], sources: &Sources) -> Vec<Named> {
    let declared = Declared::new(trees);
    let mut found = Finding { declared: &declared, sources, found: Vec::new() };
    for item in trees.iter().flat_map(|tree| &tree.items) {
        if let Item::Test(test) = item {
            test.given.iter().for_each(|given| found.given(given));
            test.expectations.iter().for_each(|expectation| found.expectation(expectation));
            for cases in &test.cases {
                if let Some(grid) = &cases.file.grid {
                    found.grid(grid, declared.record(&cases.record.value), true);
                }
            }
        }
    }
    found.found
}

/// What is declared, as far as cells ask.
struct Declared<'t> {
    records: Vec<&'t Record>,
    lists: Vec<&'t Codes>,
    criteria: Vec<&'t Criteria>,
}

impl<'t> Declared<'t> {
    fn new(trees: &'t [Tree]) -> Declared<'t> {
        let mut declared = Declared { records: Vec::new(), lists: Vec::new(), criteria: Vec::new() };
        for item in trees.iter().flat_map(|tree| &tree.items) {
            match item {
                Item::Record(record) => declared.records.push(record),
                Item::Codes(codes) => declared.lists.push(codes),
                Item::Criteria(criteria) => declared.criteria.push(criteria),
                _ => {}
            }
        }
        declared
    }

    fn record(&self, name: &str) -> Option<&'t Record> {
        self.records.iter().find(|record| record.name.value == name).copied()
    }

    /// The record type whose records are decided.
    fn decided(&self, criteria: &str) -> Option<&'t Record> {
        self.criteria.iter().find(|one| one.name.value == criteria).and_then(|one| self.record(&one.of.value))
    }

    fn holds_codes(&self, field: &Field) -> bool {
        self.lists.iter().any(|list| list.name.value == field.kind.name.value)
    }
}

/// What a head asks of the cells under it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    /// Codes of a list, or what else data write for them.
    Codes,
    /// Names, one or several.
    Names,
    /// A check, written out.
    Check,
    /// Nothing that is a name.
    Values,
}

struct Finding<'f> {
    declared: &'f Declared<'f>,
    sources: &'f Sources,
    found: Vec<Named>,
}

impl Finding<'_> {
    fn given(&mut self, given: &Given) {
        if let Some(grid) = given.lines.grid() {
            self.grid(grid, self.declared.record(&given.record.value), false);
        }
    }

    fn expectation(&mut self, expectation: &Expectation) {
        let of = &expectation.of.value;
        let record = match &expectation.kind {
            ExpectationKind::Rejects(_) => self.declared.record(of),
            _ => self.declared.decided(of),
        };
        if let Some(grid) = expectation.grid() {
            self.grid(grid, record, true);
        }
    }

    /// The names of a table: of records of a type, and of what is expected.
    fn grid(&mut self, grid: &Grid, record: Option<&Record>, is_expected: bool) {
        for (column, head) in grid.header.iter().enumerate() {
            let field = record.and_then(|record| field_called(record, &head.value));
            let is_of_all = field.is_none() && OF_NAMES.contains(&head.value.as_str());
            if !is_of_all && (field.is_some_and(|field| field.name.value == head.value) || head.value.starts_with('['))
            {
                self.cell(head.span, Under::Names);
            }
            let under = match field {
                Some(field) if self.declared.holds_codes(field) => Under::Codes,
                Some(_) => Under::Values,
                None if is_expected && head.value == "check" => Under::Check,
                None if is_expected && (is_of_all || head.value == "field") => Under::Names,
                None => Under::Values,
            };
            for cell in grid.lines.iter().filter_map(|line| line.cells.get(column)) {
                self.cell(cell.span, under);
            }
        }
    }

    fn cell(&mut self, span: Span, under: Under) {
        let written = self.sources.slice(span);
        let names = match under {
            Under::Values => return,
            Under::Names => names_of_cell(written),
            Under::Check => names_of_comparison(written),
            Under::Codes => whole(written),
        };
        let base = span.start as usize;
        self.found.extend(names.into_iter().map(|own| Named {
            source: span.source,
            place: base + own.place.start..base + own.place.end,
            name: own.name,
        }));
    }
}

/// The field that a head is of, by its name or a word that data have for it.
fn field_called<'r>(record: &'r Record, head: &str) -> Option<&'r Field> {
    let is_called = |field: &&Field| {
        let words = field.label.iter().chain(&field.aliases).map(|label| label.value.as_str());
        field.name.value == head || words.into_iter().any(|label| label == head)
    };
    record.fields.iter().find(is_called)
}

/// A cell that is one name from end to end, its quotation marks aside.
fn whole(written: &str) -> Vec<OwnName> {
    let bare = written.trim().trim_matches('"');
    let start = written.find(bare).unwrap_or(0);
    vec![OwnName { place: start..start + bare.len(), name: composed(bare).into_owned() }]
}
