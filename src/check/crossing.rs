//! Where rows cross columns: what is measured there, which formula goes first, circles.

use indexmap::IndexSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Argument, figures as say, splits};
use crate::model::{Axis, Body, Formula, Measure, Member, Position, SolveOrder, Table};
use crate::schema::RecordId;
use crate::syntax::tree::Dimension;

use super::scope::{Scope, listing};

/// The measure of a cell where a row's body crosses a column's: the row's if it was written, else the column's.
pub(super) fn crossing_measure<'m>(row: &'m Body, column: &'m Body) -> Option<&'m Measure> {
    match (row, column) {
        (Body::Measure(row), Body::Measure(column)) => Some(if row.written { row } else { column }),
        _ => None,
    }
}

/// Notes of columns which records they ask nothing of: those that rows measure by themselves, where the columns' conditions are about others.
pub(super) fn let_pass(rows: &Axis, columns: &mut Axis) {
    let measured = |row: &Member| match &row.body {
        Body::Measure(measure) if measure.written => Some(measure.record),
        _ => None,
    };
    let measured: IndexSet<RecordId> = rows.members.iter().filter_map(measured).collect();
    for column in &mut columns.members {
        let Some(about) = column.about else { continue };
        column.asks_nothing_of = measured.iter().copied().filter(|of| *of != about).collect();
    }
}

/// Says what is wrong where rows cross columns. `solve` tells whether the order was written.
pub(super) fn check(scope: &Scope<'_>, table: &Table, solve_written: bool) {
    let overridden = |row: usize, column: usize| table.single(row, column).is_some();
    let mut said = Said::default();
    let mut passing: Vec<Vec<usize>> = vec![Vec::new(); table.rows.members.len()];
    let mut order_said = solve_written;
    for (c, column) in table.columns.members.iter().enumerate() {
        for (r, row) in table.rows.members.iter().enumerate() {
            if overridden(r, c) {
                continue;
            }
            if let (Body::Formula(row_formula), Body::Formula(column_formula)) = (&row.body, &column.body) {
                let sums = row_formula.is_weighted_sum() && column_formula.is_weighted_sum();
                // The same cell over another period is worked out there as it is here.
                // A row that is worked out from others is not ranked.
                let commute = sums || column_formula.is_one_cell() || column_formula.rank().is_some();
                if !order_said && !commute {
                    order_said = true;
                    say_order(scope, row, column);
                }
            } else if let Some(measure) = crossing_measure(&row.body, &column.body) {
                let of_row = row.about.is_none_or(|about| about == measure.record) && is_written(&row.body);
                if of_row && column.lets_pass(measure.record) && !is_written(&column.body) {
                    passing[r].push(c);
                } else {
                    say_measures(scope, row, column, measure, &mut said);
                }
            }
        }
    }
    for (row, columns) in table.rows.members.iter().zip(&passing) {
        say_passing(scope, table, row, columns);
    }
    let circles = [&table.rows, &table.columns].map(|axis| say_circles(scope, axis)).contains(&true);
    let of_members = table.rows.members.iter().chain(&table.columns.members).map(|member| &member.body);
    let is_single = |body: &Body| matches!(body, Body::Formula(formula) if formula.leaves_its_line());
    let singles = table.overrides.iter().any(|o| matches!(o.body, Body::Formula(_)));
    if !circles && (singles || of_members.into_iter().any(is_single)) {
        say_circles_of_cells(scope, table);
    }
}

fn is_written(body: &Body) -> bool {
    matches!(body, Body::Measure(measure) if measure.written)
}

/// Says of a row that measures by itself which columns ask of other records, so that it is not asked.
fn say_passing(scope: &Scope<'_>, table: &Table, row: &Member, columns: &[usize]) {
    let members = &table.columns.members;
    let first = columns.first().map(|column| &members[*column]);
    let (Some(first), Body::Measure(Measure { record, .. })) = (first, &row.body) else { return };
    let Some(about) = first.about else { return };
    let (own, about) = (scope.schema.record_name(*record), scope.schema.record_name(about));
    let named: Vec<String> = columns.iter().map(|column| members[*column].in_brackets()).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let id = &row.id;
    let message = say::column_does_not_apply(id, own, about, listing(&named));
    let help = say::ask_in_the_row(own, id, &first.id);
    scope.say(
        Diagnostic::new(&codes::DOES_NOT_APPLY, message)
            .at(row.span, splits::about_these_records(own))
            .at(first.span, splits::about_these_records(about))
            .help(help),
    );
}

fn say_order(scope: &Scope<'_>, row: &Member, column: &Member) {
    scope.say(
        Diagnostic::new(&codes::ORDER_MATTERS, say::order_matters(&row.id, &column.id))
            .at(column.span, say::formula_of_this_column())
            .at(row.span, say::formula_of_this_row())
            .help(say::write_solve()),
    );
}

/// Rows and columns of which something was said: one crossing of each is enough to begin with.
#[derive(Default)]
struct Said<'m> {
    rows: IndexSet<&'m str>,
    columns: IndexSet<&'m str>,
}

impl<'m> Said<'m> {
    fn is_new(&mut self, row: &'m Member, column: &'m Member) -> bool {
        let (row, column) = (self.rows.insert(&row.id), self.columns.insert(&column.id));
        row && column
    }
}

fn say_measures<'m>(scope: &Scope<'_>, row: &'m Member, column: &'m Member, measure: &Measure, said: &mut Said<'m>) {
    let both = |a: &Body, b: &Body| matches!((a, b), (Body::Measure(a), Body::Measure(b)) if a.written && b.written);
    if both(&row.body, &column.body) {
        if said.is_new(row, column) {
            scope.say(
                Diagnostic::new(&codes::TWO_MEASURES, say::two_measures(&row.id, &column.id))
                    .at(row.span, say::measures())
                    .at(column.span, say::measures_too())
                    .help(say::leave_one_measure_out(&row.id, &column.id)),
            );
        }
        return;
    }
    let other = |member: &Member| member.about.filter(|about| *about != measure.record);
    let Some(about) = other(row).or(other(column)) else { return };
    if said.is_new(row, column) {
        let (about, measured) = (scope.schema.record_name(about), scope.schema.record_name(measure.record));
        scope.say(
            Diagnostic::new(&codes::TWO_RECORD_TYPES, say::other_records(&row.id, &column.id, about, measured))
                .at(column.span, say::this_column())
                .at(row.span, say::this_row())
                .help(say::not_applicable_or_another_table(&row.id, &column.id)),
        );
    }
}

/// Says which formulas of an axis need each other in a circle; whether there are any.
fn say_circles(scope: &Scope<'_>, axis: &Axis) -> bool {
    let needs = |member: usize| {
        let mut needs = Vec::new();
        if let Body::Formula(formula) = &axis.members[member].body {
            formula.members(&mut |m| needs.push(m));
        }
        needs
    };
    let circle = find_circle(axis.members.len(), &needs);
    if let Some(circle) = &circle {
        let ids: Vec<String> = circle.iter().map(|m| axis.members[*m].in_brackets()).collect();
        let mut finding = Diagnostic::new(&codes::FORMULA_CYCLE, say::circle_of_formulas(circle_in_words(&ids)));
        for member in circle.iter().skip(1) {
            finding = finding.at(axis.members[*member].span, say::in_the_circle());
        }
        scope.say(finding);
    }
    circle.is_some()
}

fn say_circles_of_cells(scope: &Scope<'_>, table: &Table) {
    let width = table.columns.members.len();
    let needs = |cell: usize| {
        let (row, column) = (cell / width, cell % width);
        let mut needs = Vec::new();
        let at = Position::own(row, column);
        let mut need = |formula: &Formula, names: Dimension| {
            // A measure of its own needs no cell; over another period the same row and column are worked out in the same way.
            if matches!(formula, Formula::Own(..)) {
                return;
            }
            formula.positions(at, names, &mut |at| needs.push(at.row * width + at.column));
        };
        let own = table.single(row, column).map(|o| &o.body);
        let (of_row, of_column) = (&table.rows.members[row].body, &table.columns.members[column].body);
        // Where a row's formula crosses a column's, the one that is worked out last stands in the cell.
        let row_last = table.solve == SolveOrder::ColumnsFirst || !matches!(of_column, Body::Formula(_));
        match (own, of_row, of_column) {
            (Some(Body::Formula(formula)), _, _) => need(formula, Dimension::Column),
            (None, Body::Formula(formula), _) if row_last => need(formula, Dimension::Row),
            (None, _, Body::Formula(formula)) => need(formula, Dimension::Column),
            _ => {}
        }
        needs
    };
    if let Some(circle) = find_circle(table.rows.members.len() * width, &needs) {
        let words: Vec<String> = circle
            .iter()
            .map(|cell| {
                format!("[{}, {}]", table.rows.members[cell / width].id, table.columns.members[cell % width].id)
            })
            .collect();
        scope.say(
            Diagnostic::new(&codes::FORMULA_CYCLE, say::circle_of_cells(circle_in_words(&words)))
                .at(table.span, say::in_this_table()),
        );
    }
}

/// What needs what, from the first to the last.
fn circle_in_words(names: &[String]) -> Argument {
    let mut back = names.iter().rev();
    let last = Argument::from(back.next().map_or("", String::as_str));
    back.fold(last, |rest, name| say::needs(name, rest).into())
}

/// A circle in a graph, its first node repeated at the end; the same one for the same graph.
fn find_circle(nodes: usize, needs: &dyn Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; nodes];
    for start in 0..nodes {
        if marks[start] != Mark::New {
            continue;
        }
        // An explicit stack: a table may be larger than the thread's.
        let mut stack = vec![(start, needs(start))];
        marks[start] = Mark::Open;
        while let Some((node, rest)) = stack.last_mut() {
            let node = *node;
            match rest.pop() {
                None => {
                    marks[node] = Mark::Done;
                    stack.pop();
                }
                Some(next) if marks[next] == Mark::Open => {
                    let from = stack.iter().position(|(n, _)| *n == next).unwrap_or(0);
                    let mut circle: Vec<usize> = stack[from..].iter().map(|(n, _)| *n).collect();
                    circle.push(next);
                    return Some(circle);
                }
                Some(next) if marks[next] == Mark::New => {
                    marks[next] = Mark::Open;
                    stack.push((next, needs(next)));
                }
                Some(_) => {}
            }
        }
    }
    None
}

/// Whether the order of formulas needs to be kept as written.
pub(super) fn solve_order(rows_first: Option<bool>) -> SolveOrder {
    if rows_first == Some(false) { SolveOrder::ColumnsFirst } else { SolveOrder::RowsFirst }
}
