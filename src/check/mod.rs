//! From syntax trees to a [`Model`]: one file for each area of the language, names first, tables last. [`check`] never fails as a
//! whole: what cannot be resolved is said and left out.
//!
//! A fault is said once and what depends on it is left out in silence, so that one slip gives one message.

mod asides;
mod axis;
mod beside;
mod body;
mod by_hand;
mod calendar;
mod changes;
mod choice;
mod clause;
mod constants;
mod criteria;
mod crossing;
mod days;
mod expression;
mod headers;
mod labels;
mod lets;
mod lists;
mod missing;
mod over;
mod params;
mod parts;
mod path;
mod printed;
mod ranges;
mod readings;
mod records;
mod report;
mod scope;
mod sets;
mod single_cells;
mod stretches;
mod table;
mod testing;
#[cfg(test)]
mod tests;
mod text;
mod tied;
mod ties;
mod types;
mod versions;
mod ways;
mod within;
mod written;

use std::cell::RefCell;

use crate::diagnostic::{self, Code, Diagnostic, codes};
use crate::model::{Aggregate, Model, Reading};
use crate::source::Sources;
use crate::syntax::tree::{Item, Tree};
use crate::value::Date;

pub use by_hand::ByHand;
pub use calendar::Calendar;
pub use readings::check_readings;
pub use stretches::stretches_of_tables;

use over::Overs;
use scope::Scope;

/// Checks a program: the trees of all its files, used ones before those that use them, the root last.
///
/// `as_of` chooses among versions; without it the last day of the report's period does. Gives the model of everything that
/// could be resolved and what is to be said, in the order of the places. The model is fit to run if nothing said is an error.
#[must_use]
pub fn check(trees: &[Tree], sources: &Sources, as_of: Option<Date>) -> (Model, Vec<Diagnostic>) {
    check_as(trees, sources, as_of, Reading::default())
}

/// The same as [`check`] for the tests that read the rules in one way: with its period in place of the report's, and at its date.
fn check_as(trees: &[Tree], sources: &Sources, as_of: Option<Date>, reading: Reading) -> (Model, Vec<Diagnostic>) {
    let as_of = reading.as_of.or(reading.period.map(|(_, last)| last)).or(as_of);
    let items: Vec<&Item> = trees.iter().flat_map(|tree| &tree.items).collect();
    let root = trees.last().and_then(|tree| tree.items.first()).map(|item| item.span().source);
    let unread: Vec<&String> = trees.iter().flat_map(|tree| &tree.unread).collect();
    let read = |as_of, reading, aggregates| {
        let mut scope = declarations(&items, &unread, sources, as_of, reading, aggregates);
        scope.criteria = criteria::criteria(&scope, &items, &|day| {
            let scope = declarations(&items, &unread, sources, Some(day), reading, Vec::new());
            scope.take_findings();
            scope
        });
        scope
    };
    let mut scope = read(as_of, reading, Vec::new());
    let day = scope.as_of;
    let over = |period, aggregates| read(day, Reading { period: Some(period), ..reading }, aggregates);
    let overs = Overs::new(&over);
    (scope.report.title, scope.report.cites) = report::heading(&scope, &items);
    trees.iter().for_each(|tree| printed::say_never_filled(&scope, &tree.braced));
    labels::say_phrases(&scope, trees.iter().flat_map(|tree| &tree.phrases));
    let tables: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::Table(table) => beside::table(&scope, &overs, table),
            _ => None,
        })
        .collect();
    let texts = text::texts(&scope, &tables, &items);
    scope.report.printed = report::printed_tables(&scope, &tables, &items);
    let ties = ties::ties(&scope, &tables, &items);
    let named = testing::Named { tables: &tables, texts: &texts, ties: &ties };
    let tests = testing::check_tests(&scope, &named, &items, reading);
    let changes = changes::changes(&scope, &tables, &items);
    let constants = constants::constants(&scope, &items);
    missing::say_too_many(&scope, &tables);
    within::say_changes(&scope, &items);
    scope.say_unused(&items, root);
    let (mut findings, aggregates) = scope.take();
    diagnostic::sort(&mut findings);
    for code in [&codes::NO_DATE, &codes::NO_PERIOD] {
        join(&mut findings, code);
    }
    let model = Model {
        schema: std::mem::take(&mut scope.schema),
        report: std::mem::take(&mut scope.report),
        as_of: scope.as_of,
        aggregates,
        tables,
        ties,
        texts,
        criteria: std::mem::take(&mut scope.criteria).into_values().collect(),
        tests,
        changes,
        constants,
    };
    (model, findings)
}

/// Everything that is declared, as it is on one day; `aggregates` are derived fields that are known before.
fn declarations<'a>(
    items: &[&'a Item],
    unread: &[&String],
    sources: &'a Sources,
    as_of: Option<Date>,
    reading: Reading,
    aggregates: Vec<Aggregate>,
) -> Scope<'a> {
    let mut scope = Scope::new(sources);
    scope.aggregates = RefCell::new(aggregates);
    unread.iter().for_each(|name| scope.mark_broken(name));
    scope.declare(items);
    scope.report = report::report(&scope, items);
    scope.report.period = reading.period.or(scope.report.period);
    scope.as_of = as_of.or(scope.report.period.map(|(_, last)| last));
    lists::lists(&mut scope, items);
    sets::sets(&mut scope, items);
    params::params(&mut scope, items);
    records::records(&mut scope, items);
    lets::lets(&scope, items);
    scope
}

/// Makes one finding of all that have this code: they have one cause, and one remedy.
fn join(findings: &mut Vec<Diagnostic>, code: &'static Code) {
    /// How many of the places are shown.
    const SHOWN: usize = 4;
    let all: Vec<Diagnostic> = findings.extract_if(.., |finding| finding.code == code).collect();
    let mut all = all.into_iter();
    let Some(mut first) = all.next() else { return };
    let others: Vec<_> = all.flat_map(|finding| finding.labels.into_iter().take(1)).collect();
    if others.len() >= SHOWN {
        first.notes.push(format!("the same at {} more places", others.len() - SHOWN + 1));
    }
    first.labels.extend(others.into_iter().take(SHOWN - 1));
    findings.push(first);
    diagnostic::sort(findings);
}
