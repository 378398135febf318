//! Tables: universe, axes, single cells, checks, headers.

use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::message::{members, tables as say, versions};
use crate::model::{Body, Check, CheckKind, Clause, Headers, Member, Table};
use crate::outcome::{ShownGlyphs, Stub};
use crate::schema::RecordId;
use crate::source::Span;
use crate::speech::{Brackets, shown_rows};
use crate::syntax::tree::{self, AxisEntry, Dimension, MeasureKind, TableEntry, WordSet};

use super::axis::{Drafted, draft};
use super::body::{Formulas, divides, glyphs};
use super::crossing;
use super::deciders;
use super::headers::{Names, headers, lists_of_days, total_is_sum};
use super::over::{Overs, Periods};
use super::own_days::{OwnDays, clauses};
use super::own_periods;
use super::parts::{Parts, member_names, say_no_rounding};
use super::printed::{cites, printed};
use super::ranges;
use super::ranks;
use super::scope::Scope;
use super::single_cells;
use super::ways;

/// A checked table without its asides, and the periods that its formulas ask for; `None` if nothing of it can be kept.
pub(super) fn table<'a>(scope: &Scope<'a>, overs: &Overs<'a, '_>, written: &tree::Table) -> Option<(Table, Periods)> {
    if !scope.is_first(&written.name) {
        return None;
    }
    let Some(record) = scope.record(&written.of) else {
        scope.mark_broken(&written.name.value);
        return None;
    };
    let periods = Periods::new(scope, written);
    let own_days = OwnDays::of(scope, overs, written, record);
    let Parted { universe, rows, columns } = parted((scope, own_days.as_ref()), record, written, &periods, &|_| true);
    for (dimension, drafted) in [(Dimension::Row, &rows), (Dimension::Column, &columns)] {
        let waiting = drafted.not_in_force.iter().map(|name| (*name).clone()).collect();
        scope.waiting.borrow_mut().insert((written.name.value.clone(), dimension), waiting);
    }
    say_empty(scope, written, &rows, &columns);
    let parts = Parts { scope, rows: &rows, columns: &columns, periods: &periods, own_days: own_days.as_ref() };
    let checks = parts.checks(written);
    let (rows_first, stubs) = (parts.solve(written), parts.stubs(written));
    let mut table = Table {
        name: written.name.value.clone(),
        title: written.title.as_ref().map(|title| printed(scope, title)).unwrap_or_default(),
        cites: cites(scope, &written.cites),
        record,
        universe: universe.clone(),
        overrides: single_cells::overrides(&parts, written, (record, &universe)),
        headers: {
            let mut headers = headers(&rows, &columns, &checks, stubs, &universe);
            headers.notes.extend(periods.notes());
            headers.notes.extend([&rows, &columns].into_iter().flat_map(|axis| lists_of_days(scope, axis)));
            headers.halves = parts.halves(written);
            headers
        },
        checks,
        asides: Vec::new(),
        shown: parts.shown_rows(written),
        glyphs: glyphs(
            scope,
            written.entries.iter().filter_map(|e| if let TableEntry::Show(s) = e { Some(s) } else { None }),
        ),
        solve: crossing::solve_order(rows_first),
        rows: rows.axis,
        columns: columns.axis,
        words: written.words,
        span: written.name.span,
    };
    let said = |words| table.shown.as_ref().map(|shown| shown_rows(shown, (&table, words), Brackets::AsNeeded));
    let both = [said(WordSet::English), said(table.words)];
    if let (Some(shown), [Some(words), Some(said)]) = (&mut table.shown, both) {
        (shown.words, shown.said) = (words, said);
    }
    crossing::check(scope, &table, rows_first.is_some());
    ranges::check(scope, &table);
    ranks::check(scope, &table);
    Some((table, periods))
}

/// The table over the period of these rules, for the columns that are asked for; what it lacks, [`Aside`](crate::model::Aside) says.
pub(super) fn over<'a>(
    scope: &Scope<'a>,
    overs: &Overs<'a, '_>,
    written: &tree::Table,
    periods: &Periods,
    is_asked: &dyn Fn(&str) -> bool,
) -> Option<Table> {
    let record = scope.record(&written.of)?;
    let own_days = OwnDays::of(scope, overs, written, record);
    let read = (scope, own_days.as_ref());
    let Parted { universe, rows, columns } = parted(read, record, written, periods, is_asked);
    let parts = Parts { scope, rows: &rows, columns: &columns, periods, own_days: own_days.as_ref() };
    let mut overrides = single_cells::overrides(&parts, written, (record, &universe));
    overrides.retain(|single| is_asked(&columns.axis.members[single.column].id));
    let solve = crossing::solve_order(parts.solve(written));
    Some(Table {
        name: written.name.value.clone(),
        title: String::new(),
        cites: Vec::new(),
        record,
        universe,
        overrides,
        headers: Headers::default(),
        checks: Vec::new(),
        asides: Vec::new(),
        shown: None,
        glyphs: ShownGlyphs::default(),
        solve,
        rows: rows.axis,
        columns: columns.axis,
        words: written.words,
        span: written.name.span,
    })
}

/// The universe of a table and its axes, with their formulas.
struct Parted<'t> {
    universe: Vec<Clause>,
    rows: Drafted<'t>,
    columns: Drafted<'t>,
}

/// Only the columns that are asked for hold something.
fn parted<'a, 't>(
    (scope, own_days): (&Scope<'a>, Option<&OwnDays<'a>>),
    record: RecordId,
    written: &'t tree::Table,
    periods: &Periods,
    is_asked: &dyn Fn(&str) -> bool,
) -> Parted<'t> {
    let universe = clauses(scope, own_days, record, &written.clauses);
    let mut rows = draft((scope, own_days), record, Dimension::Row, &written.entries);
    let mut columns = draft((scope, own_days), record, Dimension::Column, &written.entries);
    resolve_formulas(scope, &mut rows, &columns, Dimension::Row, periods, &|_| true);
    resolve_formulas(scope, &mut columns, &rows, Dimension::Column, periods, is_asked);
    for column in columns.axis.members.iter_mut().filter(|column| !is_asked(&column.id)) {
        column.body = Body::NotApplicable;
    }
    crossing::let_pass(&rows.axis, &mut columns.axis);
    find_ways(scope, record, &mut rows, &columns);
    find_ways(scope, record, &mut columns, &rows);
    own_periods::over_their_own(scope, &mut columns, periods);
    Parted { universe, rows, columns }
}

fn say_empty(scope: &Scope<'_>, written: &tree::Table, rows: &Drafted<'_>, columns: &Drafted<'_>) {
    for entry in &written.entries {
        if let TableEntry::Axis(entry) = entry {
            say_empty_braces(scope, entry);
        }
    }
    for (axis, dimension) in [(rows, Dimension::Row), (columns, Dimension::Column)] {
        let (word, words) = (dimension.said(), dimension.said_of_several());
        let name = &written.name;
        if !axis.was_written {
            scope.say(
                Diagnostic::new(&codes::EMPTY_TABLE, say::no_member(&name.value, &word))
                    .at(name.span, say::needs_a_member(&word))
                    .help(if dimension == Dimension::Row { say::add_rows() } else { say::add_column() }),
            );
        } else if !axis.labels.is_empty() && axis.axis.members.iter().all(|member| member.hidden) {
            scope.say(
                Diagnostic::new(&codes::EMPTY_TABLE, say::no_member_is_printed(&name.value, &word))
                    .at(name.span, say::all_are_hidden(&words)),
            );
        } else if let (true, Some(day), Some(first)) = (axis.ids.is_empty(), scope.as_of, axis.not_in_force.first()) {
            let message = say::no_member_in_force(&name.value, &word, day);
            scope.say(
                Diagnostic::new(&codes::EMPTY_TABLE, message)
                    .at(name.span, say::needs_a_member(&word))
                    .at(first.span, versions::not_in_force_on(day)),
            );
        }
    }
}

fn say_empty_braces(scope: &Scope<'_>, entry: &AxisEntry) {
    let (span, entries) = match entry {
        AxisEntry::Split { span, entries, .. } | AxisEntry::OfWhich { span, entries, .. } => (*span, entries),
        AxisEntry::Heading { label, entries } => (label.span, entries),
        // Of a list without codes nothing comes; that is said of the list.
        AxisEntry::EachCode { entries, .. } | AxisEntry::EachPeriod { entries, .. } => {
            return entries.iter().for_each(|entry| say_empty_braces(scope, entry));
        }
        AxisEntry::Member(_) | AxisEntry::Codes { .. } | AxisEntry::Periods { .. } | AxisEntry::Reasons { .. } => {
            return;
        }
    };
    if entries.is_empty() {
        let message = members::nothing_in_braces();
        scope.say_at(&codes::SPLIT_SHAPE, span, message, members::neither_rows_nor_columns());
    }
    for entry in entries {
        say_empty_braces(scope, entry);
    }
}

/// Puts formulas in their members' bodies. Bodies are replaced only once all are resolved, for a range looks at relations.
fn resolve_formulas(
    scope: &Scope<'_>,
    drafted: &mut Drafted<'_>,
    other: &Drafted<'_>,
    dimension: Dimension,
    periods: &Periods,
    is_asked: &dyn Fn(&str) -> bool,
) {
    let others: Vec<String> = other.ids.keys().cloned().collect();
    let formulas = |member: usize| Formulas {
        of: Some(member),
        scope,
        ids: &drafted.ids,
        axis: &drafted.axis,
        not_in_force: &drafted.not_in_force,
        others: &others,
        dimension,
        companions: &drafted.companions,
        periods,
    };
    let mut resolved = Vec::new();
    for (index, written) in drafted.written.iter().enumerate() {
        if !is_asked(&drafted.axis.members[index].id) {
            continue;
        }
        let Some(tree::Body::Formula(formula, shown)) = written.and_then(|w| w.body.as_ref()) else { continue };
        let body = formulas(index).formula(formula);
        if body.as_ref().is_some_and(divides) && shown.rounding.is_none() {
            say_no_rounding(scope, formula.span());
        }
        resolved.push((index, body.map_or(Body::NotApplicable, Body::Formula)));
    }
    for written in drafted.written.iter().flatten() {
        if let Some(tree::Body::Measure(measure, shown)) = &written.body
            && measure.kind == MeasureKind::Average
            && shown.rounding.is_none()
        {
            say_no_rounding(scope, measure.span);
        }
    }
    for (index, body) in resolved {
        drafted.axis.members[index].body = body;
    }
    ranges::leave_out_subtotals(&mut drafted.axis);
}

fn find_ways(scope: &Scope<'_>, record: RecordId, drafted: &mut Drafted<'_>, other: &Drafted<'_>) {
    // Of a table for each unit there may be as many lines as units: no line looks at all members.
    let mut of_line: Vec<Vec<&Member>> = vec![Vec::new(); drafted.code_lines.len()];
    for member in &drafted.axis.members {
        if let Some(members) = member.codes.as_ref().and_then(|(line, _)| of_line.get_mut(*line)) {
            members.push(member);
        }
    }
    let others = ways::measured(record, &other.axis.members);
    let found = drafted.code_lines.iter().zip(of_line).map(|(line, members)| {
        let mut measured = ways::measured(record, members.iter().copied());
        measured.extend(&others);
        let reaches = ways::reaches(scope, record, line.list, line.via, (line.span, line.name), &measured);
        let deciders = deciders::ways(scope, line.list, &reaches, &members, line.span);
        (reaches, deciders)
    });
    let found: Vec<_> = found.collect();
    for (line, (reaches, deciders)) in drafted.axis.code_lines.iter_mut().zip(found) {
        (line.reaches, line.deciders) = (reaches, deciders);
    }
}

impl Parts<'_, '_, '_> {
    fn checks(&self, table: &tree::Table) -> Vec<Check> {
        table
            .entries
            .iter()
            .filter_map(|entry| match entry {
                TableEntry::Check(check) => self.check(table, check),
                _ => None,
            })
            .collect()
    }

    fn check(&self, table: &tree::Table, written: &tree::Check) -> Option<Check> {
        let (kind, [shown, said]) = match &written.kind {
            tree::CheckKind::TotalIsSum => {
                if !self.rows.axis.members.iter().any(|m| m.is_total) {
                    self.scope.say(
                        Diagnostic::new(&codes::BAD_CHECK, say::no_total())
                            .at(written.span, say::total_of_what())
                            .help(say::add_total()),
                    );
                    return None;
                }
                if self.rows.axis.members.iter().all(|m| m.is_total) {
                    self.scope.say_at(&codes::BAD_CHECK, written.span, say::no_rows_but_total(), say::sum_of_what());
                    return None;
                }
                (CheckKind::TotalIsSum, total_is_sum(table.words))
            }
            tree::CheckKind::Compare { left, op, right } => {
                let mut ids = Vec::new();
                member_names(left, &mut ids);
                member_names(right, &mut ids);
                if ids.is_empty() {
                    self.scope.say(
                        Diagnostic::new(&codes::BAD_CHECK, say::check_looks_at_nothing())
                            .at(written.span, say::same_whatever_the_records())
                            .help(say::name_what_is_checked()),
                    );
                    return None;
                }
                self.say_either_axis(&ids, written.span);
                let over = self.dimension_of_check(left, right);
                let (left_formula, right_formula) = (self.formula(over, left), self.formula(over, right));
                let names = Names::of(self.formulas(over).1, over);
                let shown = names.comparison([left, right], *op, table.words);
                (CheckKind::Compare { over, left: left_formula?, op: *op, right: right_formula? }, shown)
            }
        };
        let message = written.message.as_ref().map(|words| printed(self.scope, words)).unwrap_or_default();
        Some(Check {
            kind,
            shown,
            said,
            message,
            warn: written.warn,
            cites: cites(self.scope, &written.cites),
            span: written.span,
        })
    }

    /// Forms number rows and columns alike: a check whose ids are all on both axes is read over columns, and says so.
    fn say_either_axis(&self, ids: &[&str], span: Span) {
        if ids.iter().all(|id| self.rows.ids.contains_key(*id) && self.columns.ids.contains_key(*id)) {
            let message = say::either_axis();
            let mut finding = Diagnostic::new(&codes::BAD_CHECK, message)
                .at(span, say::ids_of_both())
                .help(say::give_rows_other_ids());
            finding.severity = Severity::Warning;
            self.scope.say(finding);
        }
    }

    /// A check is over rows where its ids are rows' and no columns'; else over columns.
    fn dimension_of_check(&self, left: &tree::Formula, right: &tree::Formula) -> Dimension {
        let mut ids = Vec::new();
        member_names(left, &mut ids);
        member_names(right, &mut ids);
        let all_in = |drafted: &Drafted<'_>| ids.iter().all(|id| drafted.ids.contains_key(*id));
        let any_column = ids.iter().any(|id| self.columns.ids.contains_key(*id));
        if all_in(self.rows) && !all_in(self.columns)
            || (!any_column && ids.iter().any(|id| self.rows.ids.contains_key(*id)))
        {
            Dimension::Row
        } else {
            Dimension::Column
        }
    }

    fn solve(&self, table: &tree::Table) -> Option<bool> {
        let mut found = None;
        for entry in &table.entries {
            let TableEntry::Solve { rows_first, span } = entry else { continue };
            if found.replace(*rows_first).is_some() {
                self.scope.say_at(&codes::TWICE_IN_TABLE, *span, say::order_said_twice(), say::said_before());
            }
        }
        found
    }

    fn stubs(&self, table: &tree::Table) -> Vec<Stub> {
        let of_blocks = self.rows.written.iter().flatten().filter_map(|row| row.of_block.as_ref());
        let own_only = of_blocks.into_iter().any(|of_block| of_block.numbered);
        table
            .entries
            .iter()
            .filter_map(|entry| match entry {
                TableEntry::Stub { number, heading, printed: number_shown } => Some(Stub {
                    own_only,
                    number: *number,
                    heading: printed(self.scope, heading),
                    printed: number_shown.as_ref().map(|p| p.value.clone()).unwrap_or_default(),
                }),
                _ => None,
            })
            .collect()
    }
}
