//! What goes where of a result: standard output, a file, or a folder with a file for each table and text.

use bieu::outcome::Outcome;
use bieu::unstable::forms::{OUTCOME_FORMS, OutcomeForm, Style};
use bieu::unstable::spreadsheet;
use bieu::unstable::words::{Document, Terminal, Text};

use super::args::Run;
use super::console;
use super::failure::Failure;
use super::files::Files;
use super::writer::{self, Page};

/// The result in the form that is wanted: what goes to standard output; what goes to files is added to the pages.
pub fn result(
    files: &Files,
    outcome: &Outcome,
    run: &Run,
    csv: spreadsheet::Form,
    pages: &mut Vec<Page>,
) -> Result<Document, Failure> {
    let width = run.width.map(usize::from);
    let Some(path) = &run.out else {
        let style = Style { width: width.or_else(console::result_width), colour: console::result_colour(), csv };
        return Ok((run.format.write)(outcome, &style));
    };
    let drawn = |outcome: &Outcome| (run.format.write)(outcome, &Style { width, colour: false, csv });
    if !writer::is_folder(path) {
        pages.push(Page { path: path.clone(), text: drawn(outcome) });
        return Ok(Document::default());
    }
    writer::make_folder(files, path)?;
    for (_, table) in outcome.printed_tables() {
        let mut alone = outcome.clone();
        alone.printed = None;
        alone.tables = vec![table.clone()];
        alone.texts.clear();
        alone.checks.clear();
        let name = format!("{}.{}", table.name, run.format.extension);
        pages.push(Page { path: path.join(name), text: drawn(&alone) });
    }
    if !outcome.checks.is_empty() {
        let mut alone = outcome.clone();
        alone.tables.clear();
        alone.printed = None;
        alone.texts.clear();
        let style = Style { width, colour: false, csv };
        let text = OutcomeForm::named(OUTCOME_FORMS, "terminal").map(|form| (form.write)(&alone, &style));
        pages.push(Page { path: path.join("report.checks.txt"), text: text.unwrap_or_default() });
    }
    for text in &outcome.texts {
        // A table and a text may have one name, and the terminal form ends in .txt too.
        let path = path.join(format!("{}.text.txt", text.name));
        pages.push(Page { path, text: Text::<Terminal>::lines_of(&text.text).into() });
    }
    Ok(Document::default())
}
