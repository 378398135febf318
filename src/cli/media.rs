//! The form of a result, and what its files end in.

use bieu::outcome::Outcome;
use bieu::report::{TerminalOptions, csv, csv_table, html, json, long_csv, markdown, terminal};

use super::args::Medium;

/// The result in a form.
pub fn render(outcome: &Outcome, medium: Medium, options: &TerminalOptions) -> String {
    match medium {
        Medium::Terminal => terminal(outcome, options),
        Medium::Csv => match (outcome.tables.as_slice(), outcome.texts.as_slice()) {
            // One table needs no line that says which it is.
            ([table], []) => csv_table(table),
            _ => csv(outcome),
        },
        Medium::LongCsv => long_csv(outcome),
        Medium::Json => json(outcome),
        Medium::Markdown => markdown(outcome),
        Medium::Html => html(outcome),
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
