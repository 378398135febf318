//! The words that a test is written in, as a failure says them: in the language of who reads it, and to programs always the same.

use crate::message::{Argument, tests as say};
use crate::model::test::{ExpectedOutcome, ExpectedResult};
use crate::model::{Member, Requirement, Table};
use crate::outcome::{Cell, CellValue, Met, State, Verdict};

/// A verdict.
pub(super) fn of_verdict(verdict: Verdict) -> Argument {
    let words = match verdict {
        Verdict::Eligible => say::eligible(),
        Verdict::Refused => say::refused(),
        Verdict::Undetermined => say::undetermined(),
    };
    Argument::Word(verdict.name().to_owned(), words)
}

/// Why a cell has no figure.
pub(super) fn of_state(state: State) -> Argument {
    let words = match state {
        State::NotApplicable => say::not_applicable(),
        State::NotComputable => say::not_computable(),
        State::TooLarge => say::too_large(),
        State::Undetermined => say::undetermined(),
        State::Missing => say::missing(),
        State::Suppressed => say::suppressed(),
    };
    Argument::Word(state.name().to_owned(), words)
}

/// What a check says.
pub(super) fn of_result(result: ExpectedResult) -> Argument {
    let known = ExpectedResult::ALL.into_iter().find(|(_, of)| *of == result).map_or("", |(known, _)| known);
    let words = match result {
        ExpectedResult::Holds => say::holds(),
        ExpectedResult::Fails => say::fails(),
        ExpectedResult::NotDecided => say::not_decided(),
    };
    Argument::Word(known.to_owned(), words)
}

/// What came of a requirement; nothing where it was not asked.
pub(super) fn of_requirement(asked: Option<(&Requirement, &Met)>) -> Argument {
    match asked {
        None => not_asked(),
        Some((_, Met::ByItself)) => met(),
        Some((requirement, Met::ByException(index))) => by(&requirement.exceptions[*index].name),
        Some((_, Met::Not)) => not_met(),
        Some((_, Met::Undetermined(fields))) => lacks(fields),
    }
}

/// What is expected of a requirement.
pub(super) fn of_outcome(expected: &ExpectedOutcome) -> Argument {
    match expected {
        ExpectedOutcome::Met => met(),
        ExpectedOutcome::ByException(name) => by(name),
        ExpectedOutcome::NotMet => not_met(),
        ExpectedOutcome::Undetermined(fields) => lacks(fields.as_deref().unwrap_or_default()),
        ExpectedOutcome::NotAsked => not_asked(),
    }
}

fn met() -> Argument {
    Argument::Word("met".to_owned(), say::met())
}

fn not_met() -> Argument {
    Argument::Word("not met".to_owned(), say::not_met())
}

fn not_asked() -> Argument {
    Argument::Word("not asked".to_owned(), say::requirement_not_asked())
}

fn by(exception: &str) -> Argument {
    Argument::Word(format!("by {exception}"), say::met_by(exception))
}

/// Without a field, all that is known is that it cannot be decided.
fn lacks(fields: &[String]) -> Argument {
    if fields.is_empty() {
        return Argument::Word(Verdict::Undetermined.name().to_owned(), say::undetermined());
    }
    let listed = fields.join(", ");
    Argument::Word(format!("lacks {listed}"), say::lacks(&listed))
}

/// What stands in a cell.
pub(super) fn of_cell(cell: &Cell) -> Argument {
    match &cell.value {
        CellValue::State(state) => of_state(*state),
        CellValue::Date(_) | CellValue::Number(_) => recorded(cell).into(),
    }
}

/// What stands in a cell as a file of records holds it, the same for all who read it.
pub(super) fn recorded(cell: &Cell) -> String {
    match &cell.value {
        CellValue::State(state) => state.name().to_owned(),
        CellValue::Date(day) => day.to_string(),
        CellValue::Number(exact) => cell.rounded.as_ref().unwrap_or(exact).to_string(),
    }
}

/// What a file of records holds for a cell.
pub(super) fn of_recorded(recorded: &str) -> Argument {
    State::ALL.into_iter().find(|state| state.name() == recorded).map_or_else(|| recorded.into(), of_state)
}

/// A row or column: what an author calls it, or the word that every table has for its last row.
pub(super) fn of_id(id: &str) -> Argument {
    if id == "total" { Argument::Word(id.to_owned(), say::total()) } else { id.into() }
}

/// The place of a cell in a table: `[total, 6]`.
pub(super) fn of_place(row: &Member, column: &Member) -> Argument {
    let known = format!("[{}, {}]", row.id, column.id);
    Argument::Word(known, say::place(of_id(&row.id), of_id(&column.id)))
}

/// The place of a cell with the table that it is of: `members[total, 6]`.
pub(super) fn of_place_in(table: &Table, row: &Member, column: &Member) -> Argument {
    let known = format!("{}[{}, {}]", table.name, row.id, column.id);
    Argument::Word(known, say::place_in(&table.name, of_id(&row.id), of_id(&column.id)))
}

/// Names; a word where there are none.
pub(super) fn of_names(names: &[String]) -> Argument {
    if names.is_empty() { Argument::Word(list(names), say::no_names()) } else { list(names).into() }
}

/// Names in a list: `a, b`; `none` if there are none.
pub(super) fn list<S: AsRef<str>>(names: &[S]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}
