//! Checks on every row of every run.

use std::borrow::Cow;

use crate::model::{Axis, Body, Check, CheckKind, Formula, Measure, Member, Position, Relation, Table};
use crate::outcome::{Cell, CellValue, CheckOutcome, CheckResult, Place, State};
use crate::syntax::tree::Dimension;
use crate::value::CompareOp;

use super::formulas::evaluate;

/// The outcome of the checks over figures that come from elsewhere, row by row, such as published ones. They are rounded, so only
/// checks between counts and sums are asked.
#[must_use]
pub fn checks_of_figures(table: &Table, figures: &[Cell]) -> Vec<CheckOutcome> {
    if figures.len() != table.rows.members.len() * table.columns.members.len() {
        return Vec::new();
    }
    table
        .checks
        .iter()
        .filter(|check| is_between_sums(table, check))
        .flat_map(|c| outcomes(table, c, figures))
        .collect()
}

fn is_between_sums(table: &Table, check: &Check) -> bool {
    match &check.kind {
        CheckKind::TotalIsSum => true,
        CheckKind::Compare { over, left, right, .. } => {
            let axis = table.axis(*over);
            let mut all = true;
            for side in [left, right] {
                side.members(&mut |member| all = all && axis.adds_up(member));
            }
            all
        }
    }
}

fn outcomes(table: &Table, check: &Check, cells: &[Cell]) -> Vec<CheckOutcome> {
    let width = table.columns.members.len();
    let value = |at: Position| cells[at.row * width + at.column].value.clone();
    asked(table, check, cells).into_iter().map(|asked| asked.outcome(asked.decided(&value))).collect()
}

/// A check of one row or one column.
pub(super) struct Asked<'t> {
    check: &'t Check,
    pub place: Place,
    pub left: Cow<'t, Formula>,
    pub op: CompareOp,
    pub right: Cow<'t, Formula>,
}

impl Asked<'_> {
    /// Where its sides are worked out: in a row or in a column, whatever the other is.
    pub fn here(&self) -> Position {
        match self.place {
            Place::Column(column) => Position::own(0, column),
            Place::Row(row) => Position::own(row, 0),
            Place::Table => Position::own(0, 0),
        }
    }

    /// The axis of the members that its sides name.
    pub fn names(&self) -> Dimension {
        if matches!(self.place, Place::Column(_)) { Dimension::Row } else { Dimension::Column }
    }

    /// Both sides over cells with these values.
    pub fn sides(&self, value: &dyn Fn(Position) -> CellValue) -> [CellValue; 2] {
        let (here, names) = (self.here(), self.names());
        [&self.left, &self.right].map(|side| evaluate(side, here, names, &mut |at| value(at)))
    }

    /// What comes out over cells with these values.
    pub fn decided(&self, value: &dyn Fn(Position) -> CellValue) -> CheckResult {
        let [left, right] = self.sides(value);
        decide(left, self.op, right)
    }

    /// The outcome with this result.
    pub fn outcome(&self, result: CheckResult) -> CheckOutcome {
        outcome(self.check, self.place, result)
    }
}

fn outcome(check: &Check, place: Place, result: CheckResult) -> CheckOutcome {
    CheckOutcome {
        check: check.shown.clone(),
        said: check.said.clone(),
        message: check.message.clone(),
        warn: check.warn,
        place,
        result,
        undetermined: 0,
        counted: None,
    }
}

/// The rows (or columns) that a check is asked of.
pub(super) fn asked<'t>(table: &'t Table, check: &'t Check, cells: &[Cell]) -> Vec<Asked<'t>> {
    let width = table.columns.members.len();
    let applies =
        |row: usize, column: usize| cells[row * width + column].value != CellValue::State(State::NotApplicable);
    match &check.kind {
        CheckKind::Compare { over, left, op, right } => {
            let new = |place| Asked { check, place, left: Cow::Borrowed(left), op: *op, right: Cow::Borrowed(right) };
            let rows = 0..table.rows.members.len();
            if *over == Dimension::Column {
                let asked = rows.filter(|row| (0..width).any(|column| applies(*row, column)));
                return asked.map(|row| new(Place::Row(row))).collect();
            }
            let asked = (0..width).filter(|column| table.columns.adds_up(*column));
            let asked = asked.filter(|column| rows.clone().any(|row| applies(row, *column)));
            asked.map(|column| new(Place::Column(column))).collect()
        }
        CheckKind::TotalIsSum => total_is_sum(table, check),
    }
}

/// The columns that a check over rows is not asked of, because their figures do not add up.
pub(super) fn not_asked(table: &Table, check: &Check, cells: &[Cell]) -> Vec<CheckOutcome> {
    if matches!(check.kind, CheckKind::Compare { over: Dimension::Column, .. }) {
        return Vec::new();
    }
    let width = table.columns.members.len();
    let applies = |column: usize| {
        let mut rows = 0..table.rows.members.len();
        rows.any(|row| cells[row * width + column].value != CellValue::State(State::NotApplicable))
    };
    let why = |column: usize| table.columns.no_sum(column).filter(|_| applies(column));
    let not_asked = |column| Some(outcome(check, Place::Column(column), CheckResult::NotAsked(why(column)?)));
    (0..width).filter_map(not_asked).collect()
}

fn decide(left: CellValue, op: CompareOp, right: CellValue) -> CheckResult {
    match (left, right) {
        (CellValue::Number(left), CellValue::Number(right)) => {
            if op.holds(left.cmp(&right)) {
                CheckResult::Holds
            } else {
                CheckResult::Fails { left, right }
            }
        }
        (CellValue::State(a), CellValue::State(b)) => CheckResult::NotDecided(a.max(b)),
        (CellValue::State(state), _) | (_, CellValue::State(state)) => CheckResult::NotDecided(state),
        _ => CheckResult::NotDecided(State::NotComputable),
    }
}

fn total_is_sum<'t>(table: &'t Table, check: &'t Check) -> Vec<Asked<'t>> {
    let Some(total) = table.rows.members.iter().position(|m| m.is_total) else { return Vec::new() };
    let asked = |(column, member): (usize, &Member)| {
        let measure = table.measure_of_column(column)?;
        let rows = (0..table.rows.members.len()).filter(|row| is_summed(&table.rows, *row, measure));
        let (left, right) = (Cow::Owned(Formula::Member(total)), Cow::Owned(Formula::Sum(rows.collect())));
        let op = CompareOp::Equal;
        member.body.adds_up().then_some(Asked { check, place: Place::Column(column), left, op, right })
    };
    table.columns.members.iter().enumerate().filter_map(asked).collect()
}

/// Rows that stand at the top, or are arms of a split of the universe, and measure what the column says.
fn is_summed(rows: &Axis, row: usize, column: &Measure) -> bool {
    let member = &rows.members[row];
    let top = match member.relation {
        Relation::Top => true,
        Relation::Arm(split) => rows.splits[split].parent.is_none(),
        Relation::Part => false,
    };
    top && !member.is_total
        && !member.hidden
        && matches!(&member.body, Body::Measure(measure) if measure.is_part_of_total(column))
}
