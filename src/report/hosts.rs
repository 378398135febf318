//! What is told to a host: results as the texts that it shows, saves or sends. The command has more, each typed by what takes it.

use super::comparison::comparison_text;
use super::{TerminalOptions, markdown, markdown_table, terminal};
use super::{csv, csv_table, decisions_csv, decisions_text, explanation_text, html, html_table, json, long_csv};
use crate::compare::Comparison;
use crate::message::Language;
use crate::outcome::{DecisionsOutcome, Explanation, Outcome};
use crate::spreadsheet::Form;

/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let rules = bieu::Rules::from_text("pupils.bieu", r#"language 1
/// report pupils "Pupils" { period 2024-01-01 to 2024-06-30 }
/// record Pupil "Pupils" { key id text "Number" }
/// table pupils "Pupils" of Pupil {
///   total "All"
///   column 1 "Pupils"
/// }
/// "#)?;
/// let outcome = rules.evaluate(&rules.records().finish())?;
/// assert_eq!(outcome.table_to_csv("pupils").as_deref(), Some(",Pupils\n,1\nAll,…\n"));
/// assert!(outcome.to_html().starts_with("<!DOCTYPE html>"));
/// # Ok(())
/// # }
/// ```
impl Outcome {
    /// Everything for a terminal without colours, no line ended for its width.
    #[must_use]
    pub fn to_text(&self) -> String {
        terminal(self, &TerminalOptions::default()).into()
    }

    /// Everything as Markdown, for GitHub and wikis.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown(self).into()
    }

    /// The table of this name alone as Markdown; `None` if there is none.
    #[must_use]
    pub fn table_to_markdown(&self, table: &str) -> Option<String> {
        Some(markdown_table(self, self.table(table)?).into())
    }

    /// Everything as one page of HTML, to be printed and published.
    #[must_use]
    pub fn to_html(&self) -> String {
        html(self).into()
    }

    /// The table of this name alone as a piece of a page; `None` if there is none.
    #[must_use]
    pub fn table_to_html(&self, table: &str) -> Option<String> {
        let position = self.tables.iter().position(|of| of.name == table)?;
        Some(html_table(self, position).into())
    }

    /// The tables as printed, for spreadsheets: each led by a line of its name and title.
    #[must_use]
    pub fn to_csv(&self) -> String {
        csv(self, Form::default())
    }

    /// The table of this name as printed, for spreadsheets; `None` if there is none.
    #[must_use]
    pub fn table_to_csv(&self, table: &str) -> Option<String> {
        Some(csv_table(self.table(table)?, self.locale, Form::default()))
    }

    /// A line for each cell, for programs.
    #[must_use]
    pub fn to_long_csv(&self) -> String {
        long_csv(self)
    }

    /// Everything for programs: the document that it serialises to, indented.
    #[must_use]
    pub fn to_json(&self) -> String {
        json(self).into()
    }
}

impl DecisionsOutcome {
    /// For a person: each record with what stands in its way, then how many there are of each verdict.
    #[must_use]
    pub fn to_text(&self) -> String {
        decisions_text(self, Language::default()).into()
    }

    /// For spreadsheets: a line for each requirement that is not met by itself, and one for each eligible record.
    #[must_use]
    pub fn to_csv(&self) -> String {
        decisions_csv(self, Form::default(), Language::default())
    }
}

impl Explanation {
    /// For a person. Keys and values of records are in it only where they were asked for.
    #[must_use]
    pub fn to_text(&self) -> String {
        explanation_text(self, Language::default()).into()
    }
}

impl Comparison {
    /// For a person, the summary first; empty parts are left out.
    #[must_use]
    pub fn to_text(&self) -> String {
        comparison_text(self, Language::default()).into()
    }
}
