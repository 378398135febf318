//! The form of a result, and what its files end in.

use bieu::outcome::Outcome;
use bieu::report::{TerminalOptions, csv, csv_table, html, json, long_csv, markdown, terminal};
use bieu::unstable::spreadsheet::Form;

use bieu::unstable::words::Document;

use super::args::Medium;

/// What a result is given as.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// The form of the result.
    pub medium: Medium,
    /// How a CSV for spreadsheets is written.
    pub spreadsheet: Form,
}

/// The result in a form.
pub fn render(outcome: &Outcome, shape: Shape, options: &TerminalOptions) -> Document {
    match shape.medium {
        Medium::Terminal => terminal(outcome, options).into(),
        Medium::Csv => match (outcome.tables.as_slice(), outcome.texts.as_slice()) {
            // One table needs no line that says which it is.
            ([table], []) => Document::of_file(csv_table(table, outcome.locale, shape.spreadsheet)),
            _ => Document::of_file(csv(outcome, shape.spreadsheet)),
        },
        Medium::LongCsv => Document::of_file(long_csv(outcome)),
        Medium::Json => json(outcome).into(),
        Medium::Markdown => markdown(outcome).into(),
        Medium::Html => html(outcome).into(),
    }
}

/// What files of a form end in.
pub fn extension(medium: Medium) -> &'static str {
    match medium {
        Medium::Terminal => "txt",
        Medium::Csv | Medium::LongCsv => "csv",
        Medium::Json => "json",
        Medium::Markdown => "md",
        Medium::Html => "html",
    }
}
