//! A table of which there is one for each: `where cell within this`. It is written out as one table with a row for each, and under it
//! what the table says of it; what is printed of each alone is a part of that ([`Each`](crate::model::Each)). So it is planned, counted and proved as
//! others are, once.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{members, reports as say, tables};
use crate::model::{Body, Check, CheckKind, Expression, Formula, Table, Type};
use crate::outcome::{Note, Place};
use crate::schema::ListId;
use crate::source::{Span, Spanned};
use crate::syntax::tree::{
    self, AxisEntry, CellPlace, Chosen, CompareOp, Dimension, TableEntry, Which, WordSet, Words,
};
use crate::value::CodeIndex;

use super::axis::dimension_of;
use super::expression::Typing;
use super::headers::total_is_sum;
use super::listed::{ListEntry, entries};
use super::printed::{cites, printed};
use super::scope::Scope;
use super::this;

/// What the row of all is called in a table of which there is one for each.
pub(super) const TOTAL: &str = "total";

/// The table with a row for each; `None` where it does not say `this`.
pub(super) fn written_out(scope: &Scope<'_>, written: &tree::Table) -> Option<tree::Table> {
    let (at, way) = this::clause_of(scope, written)?;
    let mut table = written.clone();
    let clause = table.clauses.remove(at);
    let Some(list) = list_of(scope, written, way) else { return Some(table) };
    let name = Spanned { value: scope.schema.list_name(list).to_owned(), span: clause.span };
    let ids = all(scope, list, scope.each.as_ref().and_then(|each| each.chosen.as_ref()));
    let chosen = Chosen { which: Which::Each(ids.into_iter().map(|entry| entry.id).collect()), span: clause.span };
    let (mut rows, mut others, mut place) = (Vec::new(), Vec::new(), None);
    for entry in table.entries {
        match entry {
            TableEntry::Axis(axis) if dimension_of(&axis) == Some(Dimension::Row) => {
                place.get_or_insert(others.len());
                rows.push(as_part(axis));
            }
            TableEntry::Total { .. } => {
                place.get_or_insert(others.len());
            }
            TableEntry::Check(check) if check.kind == tree::CheckKind::TotalIsSum => {}
            other => others.extend(cell_of_each(scope, &name, other)),
        }
    }
    let line = AxisEntry::Codes {
        dimension: Dimension::Row,
        list: name,
        chosen: Some(chosen),
        via: vec![way.clone()],
        restated: None,
        numbered: None,
        block: (!rows.is_empty()).then_some(rows),
        checks: Vec::new(),
        span: clause.span,
    };
    others.insert(place.unwrap_or(0), TableEntry::Axis(line));
    table.entries = others;
    Some(table)
}

/// What there is a report for: codes one by one, or what is chosen.
pub(super) fn all(scope: &Scope<'_>, list: ListId, chosen: Option<&Chosen>) -> Vec<ListEntry> {
    let is_group = |entry: &ListEntry| scope.schema.list(list).groups.contains_key(&entry.id);
    match chosen {
        Some(chosen) => entries(scope, (list, scope.list_day), Some(chosen)),
        None => entries(scope, (list, scope.list_day), None).into_iter().filter(|entry| !is_group(entry)).collect(),
    }
}

/// The list that a table asks for `this` of; says what is wrong with it.
fn list_of(scope: &Scope<'_>, table: &tree::Table, way: &tree::Path) -> Option<ListId> {
    let record = scope.schema.find_record(&table.of.value)?;
    let list = match Typing::of_named(scope, record).path(way, None)? {
        (Expression::Path(_), Type::Code(list)) => list,
        _ => {
            scope.say(
                Diagnostic::new(&codes::BAD_THIS, say::leads_to_nothing_for_this())
                    .at(way.span, say::cannot_be_this())
                    .help(say::name_a_field_for_this()),
            );
            return None;
        }
    };
    let name = scope.schema.list_name(list);
    match &scope.each {
        Some(each) if each.list.value == name || scope.schema.find_list(&each.list.value).is_none() => Some(list),
        Some(each) => {
            let message = say::for_each_of_another(&each.list.value, name);
            let found = Diagnostic::new(&codes::BAD_THIS, message).at(way.span, say::holds_this(name));
            scope.say(found.at(each.span, say::what_the_report_is_for()));
            None
        }
        None if scope.report.name.is_empty() => Some(list),
        None => {
            let message = say::report_for_all_at_once();
            let found = Diagnostic::new(&codes::BAD_THIS, message).at(way.span, say::of_which_one());
            scope.say(found.help(say::write_for_each(&scope.report.name, name)));
            None
        }
    }
}

/// A cell of its own, said of the table of each. One that measures would leave out what the row of each asks.
fn cell_of_each(scope: &Scope<'_>, list: &Spanned<String>, entry: TableEntry) -> Option<TableEntry> {
    let TableEntry::Cell { row, column, body, clauses, span } = entry else { return Some(entry) };
    if matches!(body, tree::Body::Measure(..)) {
        scope.say_at(&codes::BAD_THIS, span, say::no_measured_cell_for_each(), say::leave_it_out());
        return None;
    }
    let row = match row {
        CellPlace::One(name) => CellPlace::OfEach(name),
        CellPlace::OfList { list: inner, except } => {
            let name = Spanned { value: format!("{}.{}", list.value, inner.value), span: inner.span };
            CellPlace::OfList { list: name, except }
        }
        CellPlace::OfEach(name) => CellPlace::OfEach(name),
    };
    Some(TableEntry::Cell { row, column, body, clauses, span })
}

/// An entry of the table as a part of the row of each.
fn as_part(entry: AxisEntry) -> AxisEntry {
    let span = match &entry {
        AxisEntry::Member(member) => member.span,
        AxisEntry::Heading { label, .. } => label.span,
        AxisEntry::Codes { span, .. } => *span,
        _ => return entry,
    };
    AxisEntry::OfWhich { parent: None, label: None, entries: vec![entry], span }
}

/// The label of a table's total, and whether it stands before all rows.
pub(super) fn total(table: &tree::Table) -> Option<(&Words, bool)> {
    let mut has_rows = false;
    for entry in &table.entries {
        match entry {
            TableEntry::Axis(axis) => has_rows |= dimension_of(axis) == Some(Dimension::Row),
            TableEntry::Total { label, .. } => return Some((label, !has_rows)),
            _ => {}
        }
    }
    None
}

/// The rows of a table that was written out which stand for one each.
pub(super) fn of_each(table: &Table) -> Vec<usize> {
    let is_one =
        |(_, member): &(usize, &crate::model::Member)| member.parent.is_none() && matches!(member.codes, Some((0, _)));
    table.rows.members.iter().enumerate().filter(is_one).map(|(row, _)| row).collect()
}

/// Makes the rows of each totals, and asks of each that it is the sum of its rows where the table asks that of its total.
pub(super) fn finish(scope: &Scope<'_>, written: &tree::Table, table: &mut Table) {
    let of_each = of_each(table);
    let checks = written.entries.iter().filter_map(|entry| match entry {
        TableEntry::Check(check) if check.kind == tree::CheckKind::TotalIsSum => Some(check),
        _ => None,
    });
    for check in checks {
        if total(written).is_none() {
            let found = Diagnostic::new(&codes::BAD_CHECK, tables::no_total()).at(check.span, tables::total_of_what());
            scope.say(found.help(say::add_total_of_this()));
            continue;
        }
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); table.rows.members.len()];
        for (row, member) in table.rows.members.iter().enumerate() {
            let adds_up = matches!(&member.body, Body::Measure(measure) if !measure.written);
            if let Some(parent) = member.parent.filter(|_| adds_up && !member.hidden) {
                parts[parent].push(row);
            }
        }
        // Of one without rows nothing is asked.
        let with_parts = of_each.iter().filter(|row| !parts[**row].is_empty());
        let sums =
            with_parts.map(|row| sum(scope, (check, table.words), &table.rows.members[*row].id, *row, &parts[*row]));
        table.checks.extend(sums.collect::<Vec<_>>());
    }
    if let Some((at, _)) = this::clause_of(scope, written) {
        let clause = &written.clauses[at];
        let note = clause.note.iter().map(|note| Note { place: Place::Table, text: printed(scope, note) });
        table.headers.notes.extend(note);
        let cited = cites(scope, &clause.cites);
        of_each.iter().for_each(|row| table.rows.members[*row].cites.extend(cited.iter().cloned()));
    }
    // Each is halved by itself.
    table.headers.halves = None;
    for row in of_each {
        table.rows.members[row].is_total = true;
        if let Some(header) = table.headers.rows.get_mut(row) {
            header.is_total = true;
        }
        for aside in &mut table.asides {
            aside.table.rows.members[row].is_total = true;
        }
    }
}

fn sum(scope: &Scope<'_>, (written, words): (&tree::Check, WordSet), id: &str, row: usize, parts: &[usize]) -> Check {
    let (left, right) = (Formula::Member(row), Formula::Sum(parts.to_vec()));
    let [shown, said] = total_is_sum(words);
    Check {
        kind: CheckKind::Compare { over: Dimension::Row, left, op: CompareOp::Equal, right },
        shown: crate::model::of_unit(id, &shown),
        said: crate::model::of_unit(id, &said),
        message: String::new(),
        warn: written.warn,
        cites: cites(scope, &written.cites),
        span: written.span,
    }
}

/// What stands right below what a report is for, or at a level within it: the ids, for a line `rows LIST within this`.
pub(super) fn below(
    scope: &Scope<'_>,
    list: &tree::Name,
    outer: (&str, &str),
    level: Option<u32>,
    span: Span,
) -> Vec<String> {
    let Some(of) = scope.schema.find_list(&list.value).map(|list| scope.schema.list(list)) else { return Vec::new() };
    let Some(units) = &of.units else {
        scope.say(
            Diagnostic::new(&codes::BAD_CHOICE, say::codes_stand_in_nothing(&list.value))
                .at(span, members::within_which())
                .help(say::what_stands_within_this()),
        );
        return Vec::new();
    };
    let is_in = |unit: &CodeIndex| units.codes_of(*unit, outer.0).any(|code| code == outer.1);
    let above = |unit: CodeIndex| std::iter::successors(units.parent(unit), |unit| units.parent(*unit));
    // What the report is for is itself a unit, or a code that units hold.
    let own = of.codes.get_index_of(outer.1).filter(|_| outer.0 == list.value).map(|own| own as CodeIndex);
    let inside: Vec<CodeIndex> = match own {
        Some(own) => units.within(own).skip(1).collect(),
        None => (0..of.codes.len() as CodeIndex).filter(is_in).collect(),
    };
    let is_chosen = |unit: &CodeIndex| match (level, own) {
        (Some(level), _) => units.level(*unit) == level,
        (None, Some(own)) => units.parent(*unit) == Some(own),
        (None, None) => !above(*unit).any(|unit| is_in(&unit)),
    };
    inside.into_iter().filter(is_chosen).map(|unit| of.code_name(unit).to_owned()).collect()
}
