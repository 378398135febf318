//! What tables are made of: members and cells.

use serde::Serialize;

use super::{Count, Exact};
use crate::outcome;
use crate::report::words;

/// A row or a column.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Member<'a> {
    id: &'a str,
    printed: &'a str,
    formula: &'a str,
    label: &'a str,
    depth: u16,
    is_total: bool,
    /// Whether it is only there to be named, and printed in no table.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hidden: bool,
}

/// A cell: a number with what it is rounded to, a day, or why there is neither; and what is printed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cell<'a> {
    #[serde(flatten)]
    value: CellValue<'a>,
    shown: &'a str,
    undetermined: Count,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum CellValue<'a> {
    Number { value: Exact<'a>, rounded: Option<Exact<'a>> },
    Date { date: String },
    State { state: &'static str },
}

impl<'a> From<&'a outcome::MemberHeader> for Member<'a> {
    fn from(member: &'a outcome::MemberHeader) -> Member<'a> {
        Member {
            id: &member.id,
            printed: &member.printed,
            formula: &member.formula,
            label: &member.label,
            depth: member.depth,
            is_total: member.is_total,
            hidden: member.hidden,
        }
    }
}

impl<'a> From<&'a outcome::Cell> for Cell<'a> {
    fn from(cell: &'a outcome::Cell) -> Cell<'a> {
        let value = match &cell.value {
            outcome::CellValue::Number(exact) => {
                CellValue::Number { value: Exact(exact), rounded: cell.rounded.as_ref().map(Exact) }
            }
            outcome::CellValue::Date(date) => CellValue::Date { date: date.to_string() },
            outcome::CellValue::State(state) => CellValue::State { state: words::state_name(*state) },
        };
        Cell { value, shown: &cell.shown, undetermined: Count(cell.undetermined) }
    }
}
