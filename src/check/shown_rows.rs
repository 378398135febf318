//! `show rows`: which rows of a table are printed, and in which order.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{figures, shown_rows as say, tables};
use crate::model::{Body, Formula, Measure, ShowRows};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{self, CompareOp, Dimension, RowOrder, ShownRows, TableEntry, Words};
use crate::value::Direction;

use super::parts::{Parts, member_names};
use super::printed::printed;
use super::scope::Scope;

type Comparison = (tree::Formula, CompareOp, tree::Formula);

impl Parts<'_, '_, '_> {
    /// Which rows are printed, where lines `show rows …` say so.
    pub fn shown_rows(&self, table: &tree::Table) -> Option<ShowRows> {
        let lines = table.entries.iter().filter_map(|entry| match entry {
            TableEntry::ShowRows(line) => Some(line),
            _ => None,
        });
        let mut said = Said::default();
        let mut shown: Option<ShowRows> = None;
        for line in lines {
            let shown = shown.get_or_insert_with(|| ShowRows { span: line.span, ..ShowRows::default() });
            self.show(line, shown, &mut said);
        }
        let shown = shown?;
        self.say_nothing_to_choose(table, &shown, &said);
        Some(shown)
    }

    fn show(&self, line: &tree::ShowRows, shown: &mut ShowRows, said: &mut Said) {
        match &line.what {
            ShownRows::Where(conditions) if said.is_new(self.scope, "where", line.span) => {
                shown.conditions = conditions.iter().filter_map(|one| self.condition(one)).collect();
            }
            ShownRows::WithRecords if said.is_new(self.scope, "with records", line.span) => shown.with_records = true,
            ShownRows::By(order) if said.is_new(self.scope, "by", line.span) => shown.by = self.order(order),
            ShownRows::First(first, rest) if said.is_new(self.scope, "first", line.span) => {
                self.first(first, shown);
                shown.rest = rest.as_ref().map(|rest| self.rest(rest));
            }
            ShownRows::Rest(rest) => say_rest_alone(self.scope, rest, line.span),
            _ => {}
        }
    }

    fn condition(&self, (left, op, right): &Comparison) -> Option<(Formula, CompareOp, Formula)> {
        let mut names = Vec::new();
        member_names(left, &mut names);
        member_names(right, &mut names);
        let (first, second) = (self.formula(Dimension::Column, left), self.formula(Dimension::Column, right));
        let (first, second) = (first?, second?);
        if names.is_empty() {
            let span = left.span().to(right.span());
            self.scope.say(
                Diagnostic::new(&codes::BAD_SHOWN_ROWS, say::condition_looks_at_nothing())
                    .at(span, say::same_for_all_rows())
                    .help(say::name_a_column()),
            );
        }
        Some((first, *op, second))
    }

    fn order(&self, order: &RowOrder) -> Option<(usize, Direction)> {
        let column = self.position(Dimension::Column, &order.column)?;
        let written = self.columns.written[column].and_then(|written| written.body.as_ref());
        if matches!(written, Some(tree::Body::NotApplicable(_))) {
            let message = say::column_has_no_values(&order.column.value);
            self.scope.say_at(&codes::BAD_SHOWN_ROWS, order.column.span, message, say::not_applicable());
        }
        Some((column, order.direction.value))
    }

    fn first(&self, first: &Spanned<u32>, shown: &mut ShowRows) {
        if first.value == 0 {
            say_first_none(self.scope, first.span);
        }
        shown.first = Some(first.value as usize);
        let axis = &self.rows.axis;
        let (lowest, of_each) = (axis.lowest(), axis.of_each());
        let mut of_table: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        for row in (0..lowest.len()).filter(|row| lowest[*row]) {
            *of_table.entry(of_each[row]).or_default() += 1;
        }
        // Of tables of which there is one for each, the longest.
        let rows = of_table.into_values().max().unwrap_or_default();
        let is_open = axis.code_lines.iter().any(|line| self.scope.schema.list(line.list).is_open);
        if rows > 0 && rows <= shown.first.unwrap_or_default() && !is_open {
            let message = say::nothing_left_out(rows);
            self.scope.say_at(&codes::NOTHING_LEFT_OUT, first.span, message, say::all_of_them());
        }
    }

    /// Its label. Rows that measure by themselves cannot be taken together.
    fn rest(&self, label: &Words) -> String {
        let axis = &self.rows.axis;
        let lowest = axis.lowest();
        let by_itself =
            axis.members.iter().zip(&lowest).find(|(row, is_lowest)| {
                **is_lowest && matches!(row.body, Body::Measure(Measure { written: true, .. }))
            });
        if let Some((row, _)) = by_itself {
            self.scope.say(
                Diagnostic::new(&codes::BAD_SHOWN_ROWS, say::rest_measures_otherwise(&row.id))
                    .at(label.span, say::measures_as_columns_say())
                    .at(row.span, say::measures_something_else()),
            );
        }
        self.say_undivided(label.span);
        printed(self.scope, label)
    }

    /// Of a record with a code that was made of several it is not known in which of their rows it is, nor so whether it is in the rest.
    fn say_undivided(&self, rest: Span) {
        let axis = &self.rows.axis;
        let lacks = axis.members.iter().zip(axis.lowest()).find(|(row, is_lowest)| *is_lowest && !row.lacks.is_empty());
        if let Some((row, _)) = lacks {
            let message = say::rest_of_a_part(&row.id);
            self.scope.say(
                Diagnostic::new(&codes::BAD_SHOWN_ROWS, message)
                    .at(rest, say::not_known_of_later_code())
                    .help(say::leave_rest_out()),
            );
        }
    }

    fn say_nothing_to_choose(&self, table: &tree::Table, shown: &ShowRows, said: &Said) {
        let axis = &self.rows.axis;
        let has_rows = axis.members.iter().any(|row| !row.is_total);
        if has_rows && !axis.lowest().contains(&true) {
            let message = say::no_rows_to_choose();
            let label = figures::no_row_to_rank();
            self.scope.say_at(&codes::BAD_SHOWN_ROWS, shown.span, message, label);
        }
        let halves = table.entries.iter().find_map(|entry| match entry {
            TableEntry::Halves(_, span) => Some(*span),
            _ => None,
        });
        if let (Some(halves), Some(line)) = (halves, said.first_line()) {
            self.scope.say(
                Diagnostic::new(&codes::BAD_SHOWN_ROWS, say::halves_and_chosen_rows())
                    .at(line, say::chooses_rows())
                    .at(halves, say::cuts_after_a_row())
                    .help(say::leave_one_out()),
            );
        }
    }
}

/// What was said of the rows so far, each with its line.
#[derive(Default)]
struct Said {
    lines: Vec<(&'static str, Span)>,
}

impl Said {
    /// Notes what a line says; one that says it again is said to.
    fn is_new(&mut self, scope: &Scope<'_>, what: &'static str, span: Span) -> bool {
        if self.lines.iter().any(|(other, _)| *other == what) {
            let message = say::said_twice(what);
            scope.say_at(&codes::TWICE_IN_TABLE, span, message, tables::said_before());
            return false;
        }
        self.lines.push((what, span));
        true
    }

    fn first_line(&self) -> Option<Span> {
        self.lines.first().map(|(_, span)| *span)
    }
}

fn say_rest_alone(scope: &Scope<'_>, rest: &Words, span: Span) {
    scope.say(
        Diagnostic::new(&codes::BAD_SHOWN_ROWS, say::rest_of_what())
            .at(span, say::stands_for_rows_left_out())
            .help(say::say_how_many(rest.as_written())),
    );
}

/// Says that the first none of some rows are asked for.
pub(super) fn say_first_none(scope: &Scope<'_>, span: Span) {
    scope.say_at(&codes::BAD_SHOWN_ROWS, span, say::first_no_rows(), say::write_how_many());
}
