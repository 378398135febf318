//! Renders an [`Outcome`](crate::outcome::Outcome) for people and for machines.
//!
//! One function per medium, each a pure function from the outcome to text: [`terminal`], [`csv`], [`long_csv`],
//! [`json`], [`markdown`], [`html`]. What is printed is decided before it comes here: figures arrive as
//! [`Cell::shown`](crate::outcome::Cell), so no medium rounds, recomputes or drops anything. Every medium takes its
//! header from the one span grid, [`HeaderGrid`](crate::outcome::HeaderGrid), and its remarks (checks, ledger, account)
//! from the same few files, so that two media never say different things.
//!
//! Beside outcomes are told here: findings ([`findings`]), explanations, decisions and reconciliations, what came of tests ([`TestRun`]), what
//! they cover ([`Covered`]), what is proved ([`Proofs`]) and what records must look like ([`records_json_schema`], [`template`]).
//! Of rule files only what authors wrote above records comes in. Plans, records and disk may not enter. The format of each medium is written down in
//! `docs/output.md`; the JSON and the long CSV are versioned.

mod account;
mod boxes;
mod checks;
mod coverage;
mod csv;
mod decisions;
mod explanation;
pub mod findings;
mod headings;
mod html;
mod json;
mod json_schema;
mod long_csv;
mod markdown;
mod notes;
mod places;
mod proofs;
mod reconciliation;
mod remarks;
mod templates;
mod terminal;
mod test_run;
mod too_large;
mod undetermined;
mod words;
mod wrap;

pub use coverage::Covered;
pub use csv::{csv, csv_table};
pub use decisions::{DECISIONS_CSV_HEADER, DECISIONS_SCHEMA, decisions_csv, decisions_json, decisions_text, summary};
pub use explanation::{EXPLANATION_SCHEMA, explanation_json, explanation_text};
pub use html::{html, html_table};
pub use json::{SCHEMA, document as json_document, json};
pub use json_schema::{record_json_schema, records_json_schema};
pub use long_csv::{LONG_CSV_HEADER, long_csv};
pub use markdown::{markdown, markdown_table};
pub use proofs::Proofs;
pub use reconciliation::{RECONCILIATION_SCHEMA, reconciliation_json, reconciliation_summary, reconciliation_text};
pub use templates::{template, template_titles};
pub use terminal::{TerminalOptions, terminal, terminal_table};
pub use test_run::{TESTS_SCHEMA, TestRun, TestedProgram};
