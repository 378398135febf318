//! A check of one alone, over figures that are worked out.

use crate::message::Argument;
use crate::outcome::{
    CellValue, CheckOutcome, CheckResult, Figure, Place, State, TableOutcome, figure_value, records_open,
};
use crate::source::Span;
use crate::value::CompareOp;

/// A check that compares figures once they are worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct FinishedCheck {
    /// As programs and tests know it, behind what it is of.
    pub shown: String,
    /// The same in the words of its file, as people read it.
    pub said: String,
    /// The author's message; empty if none.
    pub message: String,
    /// Whether it only warns.
    pub warn: bool,
    /// Left.
    pub left: Figure,
    /// The sign.
    pub op: CompareOp,
    /// Right.
    pub right: Figure,
    /// Its place.
    pub span: Span,
}

/// What is said of one alone: a check of it, as it is shown among all.
pub(crate) fn of_unit(id: &str, shown: &str) -> String {
    format!("{id}: {shown}")
}

impl FinishedCheck {
    /// As it is shown without saying which one it is of: the same of all.
    pub(crate) fn of_all(&self, id: &str) -> String {
        self.shown.strip_prefix(&of_unit(id, "")).unwrap_or(&self.shown).to_owned()
    }

    /// The same as a message names it.
    pub(crate) fn told(&self, id: &str) -> Argument {
        let said = self.said.strip_prefix(&of_unit(id, "")).unwrap_or(&self.said);
        Argument::spoken(self.of_all(id), said)
    }

    /// What comes out: not decided as soon as some record is not decided for a cell that it reads.
    pub(crate) fn outcome(&self, tables: &[TableOutcome]) -> CheckOutcome {
        let open = [&self.left, &self.right].into_iter().map(|side| records_open(side, tables)).max().unwrap_or(0);
        let sides = [&self.left, &self.right].map(|side| figure_value(side, tables));
        let (result, counted) = match sides {
            [CellValue::Number(left), CellValue::Number(right)] if open > 0 => {
                (CheckResult::NotDecided(State::Undetermined), Some((left, right)))
            }
            [CellValue::Number(left), CellValue::Number(right)] => match self.op.holds(left.cmp(&right)) {
                true => (CheckResult::Holds, None),
                false => (CheckResult::Fails { left, right }, None),
            },
            [CellValue::State(a), CellValue::State(b)] => (CheckResult::NotDecided(a.max(b)), None),
            [CellValue::State(state), _] | [_, CellValue::State(state)] => (CheckResult::NotDecided(state), None),
            _ => (CheckResult::NotDecided(State::NotComputable), None),
        };
        CheckOutcome {
            check: self.shown.clone(),
            said: self.said.clone(),
            message: self.message.clone(),
            warn: self.warn,
            place: Place::Table,
            result,
            undetermined: open,
            counted,
        }
    }
}
