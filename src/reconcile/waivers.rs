//! Differences that were looked into and accepted until a day.

use crate::diagnostic::codes;
use crate::message::{Message, reconciliation as say};
use crate::outcome::{MemberHeader, ReconciledCell, TableOutcome, Waiver, WaiverState, named};
use crate::records::{FileError, FileFinding, Sheet};
use crate::spelling::fold;
use crate::value::Date;

/// The waivers of one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waivers {
    /// In the order of the file.
    pub all: Vec<Waiver>,
}

impl Waivers {
    /// The waivers that a sheet has for a table: under `row`, `column`, `until` and `reason`, and, where it has `table` too, in the
    /// lines that name it.
    ///
    /// # Errors
    /// A column is missing, or a line has no day or no reason.
    pub fn read(file: &str, sheet: &Sheet, table: &str) -> Result<Waivers, FileError> {
        let at = |name: &str| sheet.header.iter().position(|header| fold(header) == name);
        let fault = |findings| FileError { file: file.to_owned(), findings };
        let (Some(row), Some(column), Some(until), Some(reason)) = (at("row"), at("column"), at("until"), at("reason"))
        else {
            let finding = FileFinding::new(&codes::NOT_WAIVERS, say::header_of_waivers());
            return Err(fault(vec![finding.help(say::write_header_of_waivers())]));
        };
        let (mut all, mut findings) = (Vec::new(), Vec::new());
        for line in &sheet.rows {
            let cell = |at: usize| line.cells.get(at).cloned().unwrap_or_default();
            if at("table").is_some_and(|at| cell(at) != table) {
                continue;
            }
            let at = line.line.to_string();
            let mut wrong = |what: Message, help: Message| {
                findings.push(FileFinding::new(&codes::NOT_WAIVERS, what).help(help));
            };
            if cell(reason).is_empty() {
                wrong(say::waiver_without_reason(&at), say::say_why_accepted());
            }
            match Date::parse_iso(&cell(until)) {
                Some(until) => {
                    let (row, column, reason) = (cell(row), cell(column), cell(reason));
                    all.push(Waiver { row, column, reason, until, line: line.line });
                }
                None => wrong(say::not_last_day(&at, cell(until)), say::write_last_day()),
            }
        }
        if findings.is_empty() { Ok(Waivers { all }) } else { Err(fault(findings)) }
    }

    /// Gives each difference its waiver, one that holds before one that has expired. Returns the waivers of no difference.
    pub(super) fn apply(&self, table: &TableOutcome, cells: &mut [ReconciledCell], today: Date) -> Vec<Waiver> {
        let id = |members: &[MemberHeader], word: &str| match named(members, word).as_slice() {
            [only] => members[*only].id.clone(),
            _ => word.to_owned(),
        };
        let mut idle = Vec::new();
        for waiver in &self.all {
            let (row, column) = (id(&table.rows, &waiver.row), id(&table.columns, &waiver.column));
            let is_meant = |cell: &&mut ReconciledCell| {
                // What the table does not have is known by its name in the file alone.
                let is_same =
                    |one: &str, other: &str| one == other || (cell.computed.is_none() && fold(one) == fold(other));
                cell.agreement.is_difference() && is_same(&cell.row, &row) && is_same(&cell.column, &column)
            };
            let state = if today <= waiver.until { WaiverState::Holds } else { WaiverState::Expired };
            let mut is_idle = true;
            for cell in cells.iter_mut().filter(is_meant) {
                is_idle = false;
                if !cell.is_waived() {
                    cell.waiver = Some((waiver.clone(), state));
                }
            }
            if is_idle {
                idle.push(waiver.clone());
            }
        }
        idle
    }
}
