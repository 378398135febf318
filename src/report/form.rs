//! Forms in which results and findings are told, one table for each kind: what the tables have, a command offers by itself.

use super::Comparisons;
use super::documents::Decisions;
use super::{TerminalOptions, csv, csv_table, decisions_csv, decisions_text, html, long_csv, markdown, terminal};
use crate::message::Language;
use crate::outcome::{DecisionsOutcome, Outcome};
use crate::spreadsheet;
use crate::words::{self, Document};

/// A form in which something is told; `Write` makes it.
#[derive(Debug, Clone, Copy)]
pub struct Form<Write: 'static> {
    /// By which it is asked for.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// What its files end in.
    pub extension: &'static str,
    /// Makes it.
    pub write: Write,
}

/// What a form is given beside what it tells: where there is a page or a screen, how wide it is; how CSV is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// The width in columns; `None` where nothing ends a line.
    pub width: Option<usize>,
    /// Whether colours are seen.
    pub colour: bool,
    /// How a CSV for spreadsheets is written.
    pub csv: spreadsheet::Form,
    /// The language of what bieu says itself. What stands around the figures of a report follows its locale instead.
    pub language: Language,
}

/// A form of outcomes.
pub type OutcomeForm = Form<fn(&Outcome, &Style) -> Document>;
/// A form of decisions.
pub type DecisionForm = Form<fn(&DecisionsOutcome, &Style) -> Document>;
/// A form of comparisons.
pub type ComparisonForm = Form<fn(&Comparisons, &Style) -> Document>;

/// The forms of outcomes.
#[rustfmt::skip]
pub const OUTCOME_FORMS: &[OutcomeForm] = &[
    Form { name: "terminal", about: "For reading here", extension: "txt", write: |outcome, style| terminal(outcome, &style.terminal()).into() },
    Form { name: "csv", about: "For spreadsheets, as printed", extension: "csv", write: as_printed },
    Form { name: "long-csv", about: "For programs: a line for each cell", extension: "csv", write: |outcome, _| Document::of_file(long_csv(outcome)) },
    Form { name: JSON, about: "For programs: everything", extension: "json", write: |outcome, _| words::json::document(outcome).into() },
    Form { name: "markdown", about: "For wikis", extension: "md", write: |outcome, _| markdown(outcome).into() },
    Form { name: "html", about: "For printing and publishing", extension: "html", write: |outcome, _| html(outcome).into() },
];

/// The forms of decisions.
#[rustfmt::skip]
pub const DECISION_FORMS: &[DecisionForm] = &[
    Form { name: "text", about: "For a person", extension: "txt", write: |decisions, style| decisions_text(decisions, style.language).into() },
    Form { name: "csv", about: "For spreadsheets: a line for each requirement that is not met by itself", extension: "csv", write: |decisions, style| Document::of_file(decisions_csv(decisions, style.csv, style.language)) },
    Form { name: JSON, about: "For programs: everything", extension: "json", write: |decisions, style| words::json::document(&Decisions::of(decisions, style.language)).into() },
];

/// The forms of comparisons.
#[rustfmt::skip]
pub const COMPARISON_FORMS: &[ComparisonForm] = &[
    Form { name: "text", about: "For a person", extension: "txt", write: |found, style| found.text(style.language).into() },
    Form { name: "markdown", about: "For a comment on a pull request", extension: "md", write: |found, style| found.markdown(style.language).into() },
    Form { name: JSON, about: "For programs: everything", extension: "json", write: |found, style| words::json::document(&found.document(style.language)).into() },
];

/// The form for programs.
const JSON: &str = "json";

impl<Write> Form<Write> {
    /// The form of this name.
    #[must_use]
    pub fn named(forms: &'static [Form<Write>], name: &str) -> Option<&'static Form<Write>> {
        forms.iter().find(|form| form.name == name)
    }

    /// Whether programs read it, which are not to hang on the language of who runs them.
    #[must_use]
    pub fn is_for_programs(&self) -> bool {
        [JSON, "json-lines", "sarif", "junit"].contains(&self.name)
    }

    /// Whether it is the document, to which a command adds how it ended.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.name == JSON
    }
}

impl Style {
    fn terminal(&self) -> TerminalOptions {
        TerminalOptions { width: self.width, colour: self.colour }
    }
}

/// One table alone needs no line that says which it is.
fn as_printed(outcome: &Outcome, style: &Style) -> Document {
    Document::of_file(match (outcome.printed_tables().collect::<Vec<_>>().as_slice(), outcome.texts.as_slice()) {
        ([(_, table)], []) => csv_table(table, outcome.locale, style.csv),
        _ => csv(outcome, style.csv),
    })
}
