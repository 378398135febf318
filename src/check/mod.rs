//! From syntax trees to a [`Model`]: one file for each area of the language, names first, tables last. [`check`] never fails as a
//! whole: what cannot be resolved is said and left out.
//!
//! A fault is said once and what depends on it is left out in silence, so that one slip gives one message.

mod aligned;
mod alternatives;
mod as_given;
mod asides;
mod axis;
mod bare;
mod beside;
mod blocks;
mod body;
mod by_hand;
mod by_own_days;
mod calendar;
mod calls;
mod changed;
mod changes;
mod choice;
mod clause;
mod constants;
mod criteria;
mod crossing;
mod days;
mod deciders;
mod differing;
mod each;
mod each_report;
mod expression;
mod fills;
mod headers;
mod heads;
mod histories;
mod joined;
mod known;
mod labels;
mod lets;
mod listed;
mod lists;
mod made_up_units;
mod missing;
mod named;
mod over;
mod own_days;
mod own_periods;
mod params;
mod parts;
mod path;
mod printed;
mod ranges;
mod ranks;
mod readings;
mod records;
mod report;
mod restated;
mod scope;
mod series;
mod sets;
mod shown_rows;
mod single_cells;
mod stretches;
mod successions;
mod summed;
mod table;
mod testing;
#[cfg(test)]
mod tests;
mod text;
mod this;
mod tied;
mod ties;
mod types;
mod units;
mod versions;
mod ways;
mod within;
mod written;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::diagnostic::{self, Diagnostic};
use crate::model::{Criteria, Model, Reading};
use crate::source::Sources;
use crate::syntax::tree::{Item, Tree};
use crate::value::Date;

pub use by_hand::ByHand;
pub use calendar::Calendar;
pub use fills::{make_up_the_rest, put_fills, unfilled, with_made_up_codes};
pub use made_up_units::make_up_units;
pub use readings::check_readings;
pub use stretches::stretches_of_tables;
pub(crate) use units::in_order;
pub use units::put_units;

use over::{Overs, Period, Readings};
use scope::{Aggregates, Scope};

/// Checks a program: the trees of all its files, used ones before those that use them, the root last.
///
/// `as_of` chooses among versions; without it the last day of the report's period does. Gives the model of everything that
/// could be resolved and what is to be said, in the order of the places. The model is fit to run if nothing said is an error.
#[must_use]
pub fn check(trees: &[Tree], sources: &Sources, as_of: Option<Date>) -> (Model, Vec<Diagnostic>) {
    check_as(trees, sources, as_of, Reading::default(), &Readings::default())
}

/// The same as [`check`] for the tests that read the rules in one way: with its period in place of the report's, and at its date.
/// `readings` are those of other readings of the program, if nothing in it aggregates; else none.
fn check_as<'a>(
    trees: &'a [Tree],
    sources: &'a Sources,
    as_of: Option<Date>,
    reading: Reading,
    readings: &Readings<'a>,
) -> (Model, Vec<Diagnostic>) {
    let as_of = reading.as_of.or(reading.period.map(|(_, last)| last)).or(as_of);
    let items: Vec<&Item> = trees.iter().flat_map(|tree| &tree.items).collect();
    let root = trees.last().and_then(|tree| tree.items.first()).map(|item| item.span().source);
    let unread: Vec<&String> = trees.iter().flat_map(|tree| &tree.unread).collect();
    let criteria = KnownCriteria::default();
    let list_day = Cell::new(None);
    let is_read = Cell::new(false);
    let read = |period, day, aggregates| {
        let reading = Reading { period, ..reading };
        let known = (aggregates, is_read.get());
        with_criteria(&items, &unread, sources, day, reading, known, &criteria).with_lists_of(&list_day)
    };
    let mut scope = read(reading.period, as_of, Aggregates::default());
    is_read.set(true);
    let overs = Overs::new(&items, readings, &read);
    (scope.report.title, scope.report.cites) = report::heading(&scope, &items);
    say_of_declarations(&scope, trees);
    let written = items.iter().filter_map(|item| if let Item::Table(table) = item { Some(table) } else { None });
    let mut tables: Vec<_> = written.filter_map(|table| blocks::table(&scope, &overs, table)).collect();
    let texts = text::texts(&scope, &tables, &items);
    scope.report.printed = report::printed_tables(&scope, &tables, &items);
    let ties = ties::ties(&scope, &tables, &items);
    let each = each_report::each(&scope, &tables, &items);
    let named = testing::Named { tables: &tables, texts: &texts, ties: &ties, each: each.as_ref() };
    let tests = testing::check_tests(&scope, &named, &items, reading);
    let changes = changes::changes(&scope, &tables, &items);
    let constants = constants::constants(&scope, &items);
    missing::say_too_many(&scope, &tables);
    within::say_changes(&scope, &items);
    scope.say_unused(&items, root);
    let (mut findings, aggregates) = scope.take();
    diagnostic::sort(&mut findings);
    joined::join(&mut findings);
    as_given::note(&scope.schema, &aggregates, &mut tables);
    let model = Model {
        schema: std::mem::take(&mut scope.schema),
        words: trees.last().map(|tree| tree.words).unwrap_or_default(),
        report: std::mem::take(&mut scope.report),
        as_of: scope.as_of,
        aggregates,
        tables,
        ties,
        texts,
        each,
        criteria: std::mem::take(&mut scope.criteria).into_values().collect(),
        tests,
        changes,
        constants,
    };
    (model, findings)
}

/// Says what can be said before tables are looked at.
fn say_of_declarations(scope: &Scope<'_>, trees: &[Tree]) {
    trees.iter().for_each(|tree| printed::say_never_filled(scope, &tree.braced));
    deciders::check(scope);
    labels::say_phrases(scope, trees.iter().flat_map(|tree| &tree.phrases));
}

/// Criteria by period. They hold all their versions: over one period they are the same on every day.
type KnownCriteria = RefCell<BTreeMap<Option<Period>, IndexMap<String, Criteria>>>;

/// Everything that is declared, as it is on one day, criteria among it.
fn with_criteria<'a>(
    items: &[&'a Item],
    unread: &[&String],
    sources: &'a Sources,
    day: Option<Date>,
    reading: Reading,
    (aggregates, is_read): (Aggregates, bool),
    known: &KnownCriteria,
) -> Scope<'a> {
    let mut scope = declarations(items, unread, sources, day, reading, (aggregates, is_read));
    let checked = known.borrow().get(&scope.report.period).cloned();
    scope.criteria = checked.unwrap_or_else(|| {
        criteria::criteria(&scope, items, &|day| {
            let scope = declarations(items, unread, sources, Some(day), reading, (Aggregates::default(), true));
            scope.take_findings();
            scope
        })
    });
    known.borrow_mut().insert(scope.report.period, scope.criteria.clone());
    scope
}

/// Everything that is declared, as it is on one day; `aggregates` are derived fields that are known before. Where it was read on another day, what
/// is wrong with versions that are not in force was said.
fn declarations<'a>(
    items: &[&'a Item],
    unread: &[&String],
    sources: &'a Sources,
    as_of: Option<Date>,
    reading: Reading,
    (aggregates, is_read): (Aggregates, bool),
) -> Scope<'a> {
    let mut scope = Scope::new(sources);
    (scope.aggregates, scope.is_read_again) = (aggregates, is_read);
    unread.iter().for_each(|name| scope.mark_broken(name));
    scope.declare(items);
    scope.report = report::report(&scope, items);
    scope.each = report::reports(items).next().and_then(|report| report.each.clone());
    scope.report.period = reading.period.or(scope.report.period);
    scope.as_of = as_of.or(scope.report.period.map(|(_, last)| last));
    lists::lists(&mut scope, items);
    sets::sets(&mut scope, items);
    params::params(&mut scope, items);
    records::records(&mut scope, items);
    lets::lets(&scope, items);
    scope
}
