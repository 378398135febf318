//! Renders an [`Outcome`] for people and for machines.
//!
//! One function per medium, each a pure function from the outcome to text: [`terminal`], [`csv`], [`long_csv`],
//! [`json`], [`markdown`], [`html`]; hosts call them by the results themselves (`hosts`). What is printed is decided before it comes here: figures arrive as
//! [`Cell::shown`](crate::outcome::Cell), so no medium rounds, recomputes or drops anything. Every medium takes its
//! header from the one tree of headings, as a [`HeaderGrid`](crate::outcome::HeaderGrid) or column by column, and its remarks (checks, ledger, account)
//! from the same few files, so that two media never say different things.
//!
//! Beside outcomes are told here: findings (`findings`), all `documents` for programs, explanations, decisions, comparisons and
//! reconciliations, what came of tests (`TestRun`), what they cover (`Covered`), what is proved (`Proofs`) and what records must look like
//! (`records_json_schema`, `template`). Of rule files only what authors wrote above records comes in, and of records only what was not
//! taken. Plans and disk may not enter. The format of each medium is written down in
//! `docs/output.md`; the JSON and the long CSV are versioned.

mod account;
mod boxes;
mod checks;
pub(crate) mod comparison;
pub(crate) mod coverage;
mod csv;
pub(crate) mod decisions;
pub(crate) mod documents;
mod explanation;
pub(crate) mod findings;
pub(crate) mod form;
mod headings;
mod hosts;
mod html;
pub(crate) mod json_schema;
pub(crate) mod long_csv;
mod markdown;
mod notes;
mod painting;
mod places;
pub(crate) mod proofs;
pub(crate) mod reconciliation;
mod remark;
mod remarks;
pub(crate) mod survey;
pub(crate) mod templates;
mod terminal;
pub(crate) mod test_run;
mod too_large;
mod undetermined;
mod words;
mod wrap;

pub(crate) use comparison::Comparisons;
pub(crate) use coverage::Covered;
pub use csv::{csv, csv_table};
pub use decisions::{decisions_csv, decisions_text};
pub use explanation::explanation_text;
pub use html::{html, html_table};
pub use long_csv::long_csv;
pub use markdown::{markdown, markdown_table};
pub use painting::TerminalOptions;
pub use terminal::{terminal, terminal_table};

use crate::outcome::Outcome;
use crate::words::{Json, Text};

/// Everything in the outcome, indented, with a newline at the end.
#[must_use]
pub fn json(outcome: &Outcome) -> Text<Json> {
    crate::words::json::document(outcome)
}
