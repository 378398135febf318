//! What was worked out against what was published, cell by cell.
//!
//! The tolerance comes from the print itself: a figure agrees within rounding if it is the exact value brought to the digits
//! that are printed. Differences that were looked into can be waived, each with a reason and a last day. Sees what is printed and
//! what came of a run; rules and records may not enter, and the day comes from the host.

mod axis;
mod figure;
mod printed;
mod published;
mod waivers;

pub use axis::Meant;
pub use published::{Notation, Published, PublishedCell};
pub use waivers::Waivers;

use std::collections::BTreeMap;

use crate::diagnostic::did_you_mean;
use crate::outcome::{
    Agreement, Cell, CellValue, CheckOutcome, CheckResult, Locale, MemberHeader, Named, PublishedFigure,
    ReconciledCell, Reconciliation, State, TableOutcome,
};
use crate::value::Date;

/// Compares a table with its published figures. `today` says which waivers still hold; `checks` works out the checks of the table
/// over other cells than its own: those that are published.
#[must_use]
pub fn reconcile(
    table: &TableOutcome,
    locale: Locale,
    published: &Published,
    waivers: &Waivers,
    today: Date,
    checks: &dyn Fn(&[Cell]) -> Vec<CheckOutcome>,
) -> Reconciliation {
    let filled = || published.cells.iter().filter(|cell| !cell.text.is_empty());
    let by_place: BTreeMap<(usize, usize), &PublishedCell> =
        filled().filter_map(|cell| Some((cell.place()?, cell))).collect();
    let mut cells = Vec::new();
    for (row, row_header) in table.rows.iter().enumerate() {
        for (column, column_header) in table.columns.iter().enumerate() {
            let Some(computed) = table.cell(row, column) else { continue };
            let (agreement, figure) = match by_place.get(&(row, column)) {
                Some(cell) => compared(cell, computed, locale),
                None => (Agreement::NotPublished, None),
            };
            cells.push(ReconciledCell {
                row: row_header.id.clone(),
                column: column_header.id.clone(),
                computed: Some(computed.clone()),
                published: figure,
                agreement,
                waiver: None,
                near: None,
            });
        }
    }
    let elsewhere = filled().filter(|cell| cell.place().is_none());
    cells.extend(elsewhere.map(|cell| only_published(table, cell, locale)));
    let idle_waivers = waivers.apply(table, &mut cells, today);
    Reconciliation {
        table: Named { name: table.name.clone(), label: table.title.clone() },
        locale,
        file: published.file.clone(),
        rows: table.rows.clone(),
        columns: table.columns.clone(),
        contradictions: contradictions(table, &cells, checks),
        cells,
        idle_waivers,
    }
}

fn compared(cell: &PublishedCell, computed: &Cell, locale: Locale) -> (Agreement, Option<PublishedFigure>) {
    let (agreement, read) = figure::compare(&cell.text, cell.notation, computed, locale);
    let exact = match &computed.value {
        CellValue::Number(exact) => Some(exact),
        CellValue::Date(_) | CellValue::State(_) => None,
    };
    let shown = computed.rounded.clone().or(exact.cloned());
    let figure = PublishedFigure {
        text: cell.text.clone(),
        line: cell.line,
        number: read.clone(),
        difference: shown.zip(read).and_then(|(computed, printed)| computed.checked_sub(printed)),
    };
    (agreement, Some(figure))
}

fn only_published(table: &TableOutcome, cell: &PublishedCell, locale: Locale) -> ReconciledCell {
    let names = |members: &[MemberHeader]| -> Vec<String> {
        members.iter().flat_map(|member| [member.id.clone(), member.label.clone()]).collect()
    };
    let near = |word: &str, names: Vec<String>| did_you_mean(word, names.iter().map(String::as_str)).map(str::to_owned);
    let (row, column) = (&cell.row, &cell.column);
    let near = match (row.position, column.position) {
        (None, _) => near(&row.word, names(&table.rows)),
        (_, None) => near(&column.word, names(&table.columns)),
        _ => None,
    };
    let id = |position: Option<usize>, members: &[MemberHeader], word: &str| {
        position.and_then(|position| members.get(position)).map_or_else(|| word.to_owned(), |member| member.id.clone())
    };
    ReconciledCell {
        row: id(row.position, &table.rows, &row.word),
        column: id(column.position, &table.columns, &column.word),
        computed: None,
        published: Some(PublishedFigure {
            text: cell.text.clone(),
            line: cell.line,
            number: figure::read(&cell.text, cell.notation, locale),
            difference: None,
        }),
        agreement: Agreement::OnlyPublished,
        waiver: None,
        near,
    }
}

/// The checks that the published figures break among themselves, those that only warn left out. What is not published is missing, and decides nothing.
fn contradictions(
    table: &TableOutcome,
    cells: &[ReconciledCell],
    checks: &dyn Fn(&[Cell]) -> Vec<CheckOutcome>,
) -> Vec<CheckOutcome> {
    let printed = |cell: &ReconciledCell| {
        let computed = cell.computed.as_ref()?;
        let number = cell.published.as_ref().and_then(|figure| figure.number.clone());
        let value = match (number.clone(), computed.value.clone()) {
            (Some(number), _) => CellValue::Number(number),
            (None, CellValue::State(State::NotApplicable)) => computed.value.clone(),
            (None, _) => CellValue::State(State::Missing),
        };
        Some(Cell { value, rounded: number, shown: String::new(), undetermined: 0 })
    };
    let cells: Vec<Cell> = cells.iter().filter_map(printed).collect();
    if cells.len() != table.cells.len() {
        return Vec::new();
    }
    let is_broken = |check: &CheckOutcome| !check.warn && matches!(check.result, CheckResult::Fails { .. });
    checks(&cells).into_iter().filter(is_broken).collect()
}

/// Whether no difference is left without a waiver that holds.
#[must_use]
pub fn is_reconciled(reconciliation: &Reconciliation) -> bool {
    !reconciliation.cells.iter().any(|cell| cell.agreement.is_difference() && !cell.is_waived())
}
