//! Checks of a report, between cells of its tables. Each becomes a table of its own ([`Model::ties`](crate::model::Model::ties)) that has
//! a column for each cell which it reads.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, figures as say, tables};
use crate::model::{
    Axis, Body, Check, CheckKind, Formula, Headers, Measure, Member, Position, Relation, SolveOrder, Table,
};
use crate::outcome::{Figure, Presentation, ShownGlyphs};
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::{self, Dimension, Item, MeasureKind};

use super::headers::Names;
use super::printed::{cites, printed};
use super::ranks;
use super::report::reports;
use super::scope::Scope;
use super::text::{Holes, Inside};
use super::tied::Cells;

/// The checks of the program's report. Those with a fault are left out.
pub(super) fn ties(scope: &Scope<'_>, tables: &[Table], items: &[&Item]) -> Vec<Table> {
    // A report for each has its own.
    let Some(report) = reports(items).next().filter(|report| report.each.is_none()) else { return Vec::new() };
    report.checks.iter().filter_map(|check| tie(scope, tables, report, check)).collect()
}

fn tie(scope: &Scope<'_>, tables: &[Table], report: &tree::Report, written: &tree::Check) -> Option<Table> {
    let tree::CheckKind::Compare { left, op, right } = &written.kind else {
        say_bad(scope, written.span, say::total_and_rows_of_which_table(), say::belongs_into_a_table());
        return None;
    };
    if !names_a_cell(left) && !names_a_cell(right) && !is_faulty(left) && !is_faulty(right) {
        say_bad(scope, written.span, say::tie_looks_at_no_cell(), tables::same_whatever_the_records());
        return None;
    }
    let holes = Holes { scope, tables, inside: Inside::Check, this: None };
    let (first, second) = (holes.figure(left, None), holes.figure(right, None));
    let mut cells = Cells::new(tables, written.span);
    let (first, second) = (first?, second?);
    if ranks::tied(scope, tables, [&first, &second], written.span) {
        return None;
    }
    let sides = [first, second].map(|side| formula(&side, &mut cells));
    let names = Names::by_id();
    let [shown, said] = names.comparison([left, right], *op, report.words);
    let [left, right] = sides;
    let check = Check {
        kind: CheckKind::Compare { over: Dimension::Column, left, op: *op, right },
        shown,
        said,
        message: written.message.as_ref().map(|words| printed(scope, words)).unwrap_or_default(),
        warn: written.warn,
        cites: cites(scope, &written.cites),
        span: written.span,
    };
    Some(table(report, check, cells.columns))
}

/// A table with nothing but the check and what it reads, in one row that takes every record.
fn table(report: &tree::Report, check: Check, columns: Vec<Member>) -> Table {
    let measured = columns.iter().find_map(|column| match &column.body {
        Body::Measure(measure) => Some(measure.record),
        Body::Formula(_) | Body::NotApplicable => None,
    });
    let record = measured.unwrap_or(RecordId(0));
    let measure = Measure { kind: MeasureKind::Count, record, operand: None, written: false };
    let row = Member {
        id: "all".to_owned(),
        parent: None,
        relation: Relation::Top,
        codes: None,
        decided: Vec::new(),
        lacks: Vec::new(),
        each: None,
        choices: None,
        clauses: Vec::new(),
        cites: Vec::new(),
        body: Body::Measure(measure),
        presentation: Presentation::default(),
        glyphs: ShownGlyphs::default(),
        is_total: true,
        hidden: false,
        asks_nothing_of: Vec::new(),
        about: None,
        span: check.span,
    };
    Table {
        name: report.name.value.clone(),
        title: String::new(),
        cites: Vec::new(),
        record,
        universe: Vec::new(),
        rows: Axis { members: vec![row], ..Axis::default() },
        columns: Axis { members: columns, ..Axis::default() },
        overrides: Vec::new(),
        asides: Vec::new(),
        shown: None,
        span: check.span,
        checks: vec![check],
        glyphs: ShownGlyphs::default(),
        solve: SolveOrder::default(),
        headers: Headers::default(),
        words: report.words,
    }
}

/// The figure over columns that hold the cells which it names.
fn formula(figure: &Figure, cells: &mut Cells<'_>) -> Formula {
    match figure {
        Figure::Cell { table, row, column, .. } => {
            Formula::Member(cells.column((*table, Position::own(row.unwrap_or_default(), *column))))
        }
        Figure::Number(number) => Formula::Number(number.clone()),
        Figure::Negate(inner) => Formula::Negate(Box::new(formula(inner, cells))),
        Figure::Binary(op, left, right) => {
            let (left, right) = (formula(left, cells), formula(right, cells));
            Formula::Binary(*op, Box::new(left), Box::new(right))
        }
    }
}

fn names_a_cell(formula: &tree::Formula) -> bool {
    has(formula, &|formula| matches!(formula, tree::Formula::Cell { .. }))
}

/// Whether it names what a check of a report cannot, which is said of that.
fn is_faulty(formula: &tree::Formula) -> bool {
    use tree::Formula::{Member, Parent, Range, Single};
    has(formula, &|formula| matches!(formula, Member(_) | Parent(_) | Range { .. } | Single { .. }))
}

fn has(formula: &tree::Formula, holds: &dyn Fn(&tree::Formula) -> bool) -> bool {
    holds(formula)
        || match formula {
            tree::Formula::Negate(inner, _) | tree::Formula::Shown(inner, _) => has(inner, holds),
            tree::Formula::Binary { left, right, .. } => has(left, holds) || has(right, holds),
            _ => false,
        }
}

fn say_bad(scope: &Scope<'_>, span: Span, message: Message, label: Message) {
    scope.say(Diagnostic::new(&codes::BAD_CHECK, message).at(span, label).help(say::ties_compare_cells()));
}
