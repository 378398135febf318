//! Tests: what they give and what they expect, with every name resolved.
//!
//! A test is read like the rest of the rules at one date. Those that say their own date or period are checked in a pass of
//! their own ([`super::check_readings`]).

mod criteria;
mod for_one;
mod given;
mod lines;
mod requirements;
mod table;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::test_cases as say;
use crate::message::{Message, names, versions};
use crate::model::test::{Expectation, Given, Reading, Test};
use crate::model::{Each, Table, Text};
use crate::source::Span;
use crate::syntax::tree::{self, GridLine, Item, Lines, Name};

use super::scope::Scope;
use lines::Header;

fn tests<'t>(items: &'t [&Item]) -> impl Iterator<Item = &'t tree::Test> {
    items.iter().filter_map(|item| if let Item::Test(test) = item { Some(test) } else { None })
}

/// How a test reads the rules.
pub(super) fn reading(test: &tree::Test) -> Reading {
    let period = test.period.as_ref().map(|(first, last)| (first.value, last.value));
    let units = (!test.units.is_empty()).then_some(test.span);
    Reading { as_of: test.as_of.as_ref().map(|day| day.value), period, units }
}

/// What tests can name beside criteria.
pub(super) struct Named<'a> {
    pub tables: &'a [Table],
    pub texts: &'a [Text],
    /// The checks of the report.
    pub ties: &'a [Table],
    /// The reports, where there is one for each.
    pub each: Option<&'a Each>,
}

/// Checks the tests that read the rules this way.
pub(super) fn check_tests(scope: &Scope<'_>, named: &Named<'_>, items: &[&Item], of: Reading) -> Vec<Test> {
    let mut names: IndexMap<&str, Span> = IndexMap::new();
    let mut checked = Vec::new();
    for written in tests(items) {
        let doubled = names.insert(&written.name.value, written.name.span);
        if reading(written) != of {
            continue;
        }
        if let Some(first) = doubled {
            scope.say(
                Diagnostic::new(&codes::DUPLICATE_NAME, say::two_tests_called(&written.name.value))
                    .at(written.name.span, say::called_so_again())
                    .at(first, say::first_called_so_here())
                    .help(say::say_what_test_shows()),
            );
        }
        if let Some((first, last)) = written.period.as_ref().filter(|(first, last)| first.value > last.value) {
            let found = Diagnostic::new(&codes::BACKWARDS, versions::period_ends_before_it_begins());
            scope.say(found.at(first.span.to(last.span), versions::first_day_after_the_last()));
        }
        let Named { tables, texts, ties, each } = *named;
        let checker = Checker { scope, tables, texts, ties, each, written };
        checked.extend(checker.tests());
    }
    checked
}

/// What a name after `expect` stands for.
#[derive(Clone, Copy)]
enum Target {
    Table(usize),
    Criteria(usize),
}

struct Checker<'s, 'a> {
    scope: &'s Scope<'a>,
    tables: &'s [Table],
    texts: &'s [Text],
    ties: &'s [Table],
    each: Option<&'s Each>,
    written: &'s tree::Test,
}

impl Checker<'_, '_> {
    fn tests(&self) -> Vec<Test> {
        let given = given::given(self.scope, &self.written.given);
        let lines = |given: &[Given], expectation: &tree::Expectation| self.expectation(given, expectation);
        let all: Vec<Option<Expectation>> =
            self.written.expectations.iter().map(|expectation| lines(&given, expectation)).collect();
        let sound = all.iter().all(Option::is_some);
        let expectations: Vec<Expectation> = all.into_iter().flatten().collect();
        let shows_nothing = expectations.is_empty() && self.written.cases.is_empty();
        if shows_nothing && sound {
            self.say_nothing_expected(self.written.name.span, say::what_must_come_of_it());
        }
        let test = |case: Option<String>, given: Vec<Given>, expectations: Vec<Expectation>, place: Span| Test {
            name: self.written.name.value.clone(),
            case,
            reading: reading(self.written),
            given,
            expectations,
            span: self.written.name.span,
            place,
        };
        let cases: Vec<Test> = self
            .written
            .cases
            .iter()
            .flat_map(|cases| self.cases(cases, &given))
            .map(|case| {
                let all = given.iter().cloned().chain([case.given]).collect();
                test(Some(case.name), all, vec![case.expectation], case.span)
            })
            .collect();
        let own = (!expectations.is_empty()).then(|| test(None, given, expectations, self.written.name.span));
        own.into_iter().chain(cases).collect()
    }

    fn say_nothing_expected(&self, place: Span, label: Message) {
        self.scope.say(
            Diagnostic::new(&codes::EXPECTS_NOTHING, say::test_expects_nothing())
                .at(place, label)
                .help(say::add_expect()),
        );
    }

    /// What is expected of the records; `None` if it has a fault, which was said.
    fn expectation(&self, given: &[Given], written: &tree::Expectation) -> Option<Expectation> {
        use tree::ExpectationKind as Kind;
        let kind = match &written.kind {
            Kind::Lines(lines) => {
                let (header, lines) = self.lines(lines, written.span)?;
                match self.target(&written.of)? {
                    Target::Table(table) => self.cells(table, &header, &lines)?,
                    Target::Criteria(criteria) => self.decisions(criteria, given, &header, &lines)?,
                }
            }
            Kind::Golden(file) => self.golden(self.table(&written.of)?, file),
            Kind::Rejects(lines) => {
                let (header, lines) = self.lines(lines, written.span)?;
                self.rejects(self.scope.record(&written.of)?, given, &header, &lines)?
            }
            Kind::Undetermined(lines) => {
                let (header, lines) = self.lines(lines, written.span)?;
                self.undetermined(self.table(&written.of)?, &header, &lines)?
            }
            Kind::Checks(lines) => {
                let (header, lines) = self.lines(lines, written.span)?;
                self.checks_of(written, &header, &lines)?
            }
            Kind::Text { contains, words } => self.text(written, *contains, words)?,
        };
        Some(Expectation { kind, span: written.span })
    }

    /// The header and the lines; nothing where there is none of them.
    fn lines<'l>(&self, lines: &'l Lines, place: Span) -> Option<(Header<'l>, Vec<&'l GridLine>)> {
        let grid = lines.grid()?;
        if grid.lines.is_empty() {
            self.say_nothing_expected(place, say::no_line_is_expected());
            return None;
        }
        Some((Header::new(self.scope, &grid.header)?, grid.lines.iter().collect()))
    }

    fn target(&self, name: &Name) -> Option<Target> {
        if let Some(table) = self.tables.iter().position(|table| table.name == name.value) {
            return Some(Target::Table(table));
        }
        if let Some(criteria) = self.scope.criteria.get_index_of(&name.value) {
            return Some(Target::Criteria(criteria));
        }
        let known = self.tables.iter().map(|table| table.name.as_str());
        let known = known.chain(self.scope.criteria.keys().map(String::as_str));
        self.say_unknown_item(name, names::no_table_or_criteria(&name.value), known);
        None
    }

    fn table(&self, name: &Name) -> Option<usize> {
        let found = self.tables.iter().position(|table| table.name == name.value);
        if found.is_none() {
            self.say_unknown_item(
                name,
                names::no_table(&name.value),
                self.tables.iter().map(|table| table.name.as_str()),
            );
        }
        found
    }

    /// A table or criteria that is declared and yet not there has a fault, which was said.
    fn say_unknown_item<'c>(&self, name: &Name, message: Message, known: impl Iterator<Item = &'c str>) {
        let other_kind =
            self.scope.schema.find_record(&name.value).is_some() || self.scope.schema.find_list(&name.value).is_some();
        if other_kind || !self.scope.is_declared(&name.value) {
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, message, known);
        }
    }

    /// Each line of the file as a test of its own.
    fn cases(&self, written: &tree::Cases, shared: &[Given]) -> Vec<Case> {
        let (Some(grid), Some(record), Some(target)) =
            (&written.file.grid, self.scope.record(&written.record), self.target(&written.of))
        else {
            return Vec::new();
        };
        if grid.lines.is_empty() {
            self.say_nothing_expected(written.span, say::file_has_no_case());
        }
        if shared.iter().any(|given| given.record == record) {
            given::say_twice(self.scope, &written.record);
            return Vec::new();
        }
        let Some(columns) = given::case_columns(self.scope, record, &grid.header) else { return Vec::new() };
        let header: Vec<_> = columns.expected.iter().map(|column| grid.header[*column].clone()).collect();
        let Some(header) = Header::new(self.scope, &header) else { return Vec::new() };
        let case = |(index, line): (usize, &GridLine)| {
            let named = columns.name.map(|column| line.cells[column].value.clone());
            let given = columns.given(record, line);
            let cells = columns.expected.iter().map(|column| line.cells[*column].clone()).collect();
            let expected = GridLine { cells, span: line.span };
            let kind = match target {
                Target::Table(table) => self.cells(table, &header, &[&expected]),
                Target::Criteria(criteria) => {
                    self.decisions(criteria, std::slice::from_ref(&given), &header, &[&expected])
                }
            };
            Some(Case {
                name: named.filter(|name| !name.is_empty()).unwrap_or_else(|| (index + 1).to_string()),
                given,
                expectation: Expectation { kind: kind?, span: line.span },
                span: line.span,
            })
        };
        grid.lines.iter().enumerate().filter_map(case).collect()
    }
}

/// A line of a file of cases.
struct Case {
    name: String,
    given: Given,
    expectation: Expectation,
    span: Span,
}
