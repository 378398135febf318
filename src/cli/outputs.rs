//! What goes where of a result: standard output, a file, or a folder with a file for each table and text.

use bieu::ReportOfEach;
use bieu::outcome::Outcome;
use bieu::unstable::forms::{OUTCOME_FORMS, OutcomeForm, Style};
use bieu::unstable::message::command as say;
use bieu::unstable::spreadsheet;
use bieu::unstable::words::{Document, Terminal, Text};

use super::args::Run;
use super::console;
use super::failure::Failure;
use super::files::{Files, shown};
use super::language;
use super::writer::{self, Page};

/// The result in the form that is wanted: what goes to standard output; what goes to files is added to the pages.
pub fn result(
    files: &Files,
    outcome: &Outcome,
    run: &Run,
    csv: spreadsheet::Form,
    pages: &mut Vec<Page>,
) -> Result<Document, Failure> {
    let style = style(run, csv);
    let drawn = |outcome: &Outcome| drawn(outcome, run, &style);
    let Some(path) = &run.out else { return Ok(drawn(outcome)) };
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

/// The reports, where there is one for each of something: one after the other, or a file for each.
pub fn of_each(
    files: &Files,
    each: &[ReportOfEach],
    run: &Run,
    csv: spreadsheet::Form,
    pages: &mut Vec<Page>,
) -> Result<Document, Failure> {
    let style = style(run, csv);
    let drawn = |report: &ReportOfEach| drawn(&report.outcome, run, &style);
    let Some(path) = &run.out else { return Ok(Document::one_after_the_other(each.iter().map(drawn))) };
    if !writer::is_folder(path) {
        return Err(Failure::new(say::name_a_folder(shown(path), each.len())));
    }
    writer::make_folder(files, path)?;
    for report in each {
        let name = format!("{}.{}", report.file, run.format.extension);
        pages.push(Page { path: path.join(name), text: drawn(report) });
    }
    Ok(Document::default())
}

fn drawn(outcome: &Outcome, run: &Run, style: &Style) -> Document {
    match run.ids {
        true => (run.format.write)(&outcome.clone().with_ids(), style),
        false => (run.format.write)(outcome, style),
    }
}

/// How a result is drawn: for a terminal as that is, for files the same wherever they are made.
fn style(run: &Run, csv: spreadsheet::Form) -> Style {
    let width = run.width.map(usize::from);
    let language = language::of_people();
    match run.out {
        Some(_) => Style { width, colour: false, csv, language },
        None => Style { width: width.or_else(console::result_width), colour: console::result_colour(), csv, language },
    }
}
