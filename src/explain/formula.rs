//! Cells that are worked out from others: the formula, its terms, and why there may be no result.

use crate::exec::{Origin, evaluate, origin};
use crate::message::{Message, report};
use crate::model::{Body, Formula, Measure, Model, Position, Table};
use crate::outcome::{Because, Calculation, Cell, CellValue, TableOutcome, Term, measured};
use crate::speech::{self, Brackets, Words};
use crate::syntax::tree::{Dimension, WordSet};
use crate::value::ArithmeticOp;

/// What is told of a formula at a place of a table. `elsewhere` gives the values of cells over other periods.
pub(super) fn calculation(
    model: &Model,
    outcome: &TableOutcome,
    table: &Table,
    (formula, names): (&Formula, Dimension),
    here: Position,
    elsewhere: &dyn Fn(Position) -> Option<CellValue>,
) -> Calculation {
    let mut named: Vec<Position> = Vec::new();
    formula.positions(here, names, &mut |at| {
        if !named.contains(&at) {
            named.push(at);
        }
    });
    let term = |at: Position| {
        let cell = match at.aside {
            None => outcome.cell(at.row, at.column)?.clone(),
            Some(_) => Cell { value: elsewhere(at)?, ..Cell::default() },
        };
        let header = |names: Dimension| {
            let (row, column) = (at.row, at.column);
            let member = if names == Dimension::Row { row } else { column };
            table.headers.axis(names).get(member).cloned().unwrap_or_default()
        };
        let is_beside = if names == Dimension::Row { at.column == here.column } else { at.row == here.row };
        Some(Term {
            member: header(names),
            across: (!is_beside).then(|| header(names.across())),
            over: at.aside.and_then(|aside| table.asides.get(aside)).and_then(|aside| aside.over),
            cell,
            how: how(model, table, at),
        })
    };
    Calculation {
        formula: speech::formula(formula, (table, WordSet::English), names, Brackets::AsNeeded),
        said: speech::formula(formula, (table, table.words), names, Brackets::AsNeeded),
        over_rows: names == Dimension::Row,
        alone: table.single(here.row, here.column).is_some(),
        terms: named.into_iter().filter_map(term).collect(),
        ranking: None,
    }
}

/// Where the value of a term comes from, in short.
fn how(model: &Model, table: &Table, at: Position) -> Message {
    let of_measure = |measure: &Measure| {
        let words = Words { model, record: measure.record, criteria: &[], brief: false, words: table.words };
        measured(measure.kind.name(), &words.operand_of(measure), &model.schema.record(measure.record).label)
    };
    let of = table.at(at.aside);
    match origin(table, at) {
        Origin::NotApplicable => report::not_applicable(),
        Origin::Formula(formula, names) => {
            Message::of_words(speech::formula(formula, (table, table.words), names, Brackets::AsNeeded))
        }
        Origin::Measure => match (&of.rows.members[at.row].body, &of.columns.members[at.column].body) {
            (Body::Measure(measure), _) if measure.written => of_measure(measure),
            (_, Body::Measure(measure)) => of_measure(measure),
            _ => Message::default(),
        },
    }
}

/// Why a formula gives no value: its terms have none, it divides by zero, or a number does not fit. `value_of` gives what its cells hold.
pub(super) fn because(
    table: &Table,
    (formula, names): (&Formula, Dimension),
    here: Position,
    told: &Calculation,
    (value, value_of): (CellValue, &dyn Fn(Position) -> CellValue),
) -> Option<Because> {
    if !matches!(value, CellValue::State(_)) {
        return None;
    }
    let without = told.terms.iter().filter(|term| matches!(term.cell.value, CellValue::State(_)));
    let without: Vec<String> = without.map(|term| term.member.id.clone()).collect();
    if !without.is_empty() {
        return Some(Because::Terms(without));
    }
    let asked = Divisors { table, names, value_of };
    Some(asked.zero_divisor(formula, here).map_or(Because::DoesNotFit, Because::DivisionByZero))
}

/// The divisors of a formula.
struct Divisors<'a> {
    table: &'a Table,
    names: Dimension,
    value_of: &'a dyn Fn(Position) -> CellValue,
}

impl Divisors<'_> {
    /// The innermost divisor that is zero, in words.
    fn zero_divisor(&self, formula: &Formula, here: Position) -> Option<String> {
        match formula {
            Formula::Member(_) | Formula::Sum(_) | Formula::Cell(..) | Formula::Own(..) | Formula::Rank(..) => None,
            Formula::Number(_) => None,
            Formula::Negate(inner) => self.zero_divisor(inner, here),
            Formula::Over(aside, inner) => self.zero_divisor(inner, here.over(*aside)),
            Formula::Binary(op, left, right) => {
                let divisor = evaluate(right, here, self.names, &mut |at| (self.value_of)(at));
                let is_zero = matches!(divisor, CellValue::Number(number) if number.is_zero());
                let own = (*op == ArithmeticOp::Divide && is_zero)
                    .then(|| speech::formula(right, (self.table, self.table.words), self.names, Brackets::AsNeeded));
                self.zero_divisor(left, here).or_else(|| self.zero_divisor(right, here)).or(own)
            }
        }
    }
}
