//! The report as GitHub Markdown: one header line, so headings are flattened with ` / `.

use super::headings::{self, BodyLine};
use super::remark::Gravity;
use super::remarks::{self, Section};
use super::words::language;
use super::{notes, undetermined};
use crate::message::{Language, report};
use crate::outcome::{Outcome, Place, TableOutcome, format_period};
use crate::words::{Markdown, Text, written};

/// The whole report.
#[must_use]
pub fn markdown(outcome: &Outcome) -> Text<Markdown> {
    let mut parts = Vec::new();
    if !outcome.title.is_empty() {
        parts.push(written!(Markdown, "# {}\n", outcome.title));
    }
    parts.extend(cites(&outcome.cites, language(outcome.locale)));
    if let Some(period) = outcome.period {
        parts.push(written!(
            Markdown,
            "{}: {}\n",
            report::period().say(language(outcome.locale)),
            format_period(period, outcome.locale)
        ));
    }
    parts.extend(outcome.printed_tables().map(|(_, table)| markdown_table(outcome, table)));
    parts.extend(outcome.texts.iter().map(|text| paragraphs(&text.text)));
    parts.extend(remarks::of_report(outcome).iter().map(section));
    Text::join(parts, "\n")
}

/// One table of the report with its title, notes and remarks.
#[must_use]
pub fn markdown_table(outcome: &Outcome, table: &TableOutcome) -> Text<Markdown> {
    let language = language(outcome.locale);
    let mut parts = Vec::new();
    if !table.title.is_empty() {
        parts.push(written!(Markdown, "## {}\n", table.title));
    }
    parts.extend(cites(&table.cites, language));
    let printed = table.as_printed();
    parts.push(grid(&printed));
    for (sign, words) in undetermined::legend(&printed, language) {
        parts.push(written!(Markdown, "{} {}\n", sign, words));
    }
    for note in notes::lines(&printed, language) {
        let text = format!("{} {}{}", notes::MARK, note.tag, note.text);
        parts.push(written!(Markdown, "{}\n", text));
    }
    parts.extend(remarks::of_table(outcome, table).iter().map(section));
    Text::join(parts, "\n")
}

fn cites(cites: &[String], language: Language) -> Option<Text<Markdown>> {
    if cites.is_empty() {
        None
    } else {
        Some(written!(Markdown, "{}: {}\n", report::cites().say(language), cites.join("; ")))
    }
}

fn grid(table: &TableOutcome) -> Text<Markdown> {
    let stubs = table.printed_stubs();
    let columns = 0..table.columns.len();
    let labels = table.column_paths().into_iter().enumerate().map(|(column, path)| {
        let mark = if headings::marks_number(table, column) { "" } else { notes::mark(table, Place::Column(column)) };
        Text::of(path + mark)
    });
    let halves = headings::halves(table);
    let repeated = |fields: Vec<Text<Markdown>>| line((0..halves.len()).flat_map(|_| fields.clone()));
    let mut out = repeated(stubs.iter().map(|stub| Text::of(&stub.heading)).chain(labels).collect());
    let stub_rule = |number| if number { "---:" } else { ":---" };
    let rules = stubs.iter().map(|stub| stub_rule(stub.number)).chain(columns.clone().map(|_| "---:"));
    out += repeated(rules.map(Text::own).collect());
    if table.has_number_row() {
        let numbers = columns.clone().map(|column| match headings::marks_number(table, column) {
            true => headings::marked_number_text(table, column),
            false => table.number_text(column),
        });
        out += repeated(stubs.iter().map(|stub| stub.printed.clone()).chain(numbers).map(Text::of).collect());
    }
    let first = stubs.iter().position(|stub| !stub.number).unwrap_or(0);
    let width = stubs.len() + table.columns.len();
    let fields = |body_line: Option<&BodyLine<'_>>| -> Vec<Text<Markdown>> {
        match body_line {
            None => vec![Text::new(); width],
            Some(BodyLine::Heading { label, depth }) => {
                let text = |place| if place == first { indented(*depth, bold(Text::of(label))) } else { Text::new() };
                (0..width).map(text).collect()
            }
            Some(BodyLine::Row { row, depth, .. }) => row_fields(table, *row, *depth),
        }
    };
    for place in 0..headings::longest(&halves) {
        out += line(halves.iter().flat_map(|half| fields(half.get(place))));
    }
    out
}

fn row_fields(table: &TableOutcome, row: usize, depth: usize) -> Vec<Text<Markdown>> {
    let is_total = table.rows[row].is_total;
    let emphasis = |text: Text<Markdown>| if is_total { bold(text) } else { text };
    let stubs = table.printed_stubs();
    let stub = stubs.iter().map(|stub| {
        let text = table.stub_text(stub, row);
        if stub.number {
            return emphasis(Text::of(text));
        }
        indented(depth, emphasis(Text::of(text + notes::mark(table, Place::Row(row)))))
    });
    let shown =
        (0..table.columns.len()).map(|column| table.cell(row, column).map_or_else(String::new, undetermined::marked));
    stub.chain(shown.map(|shown| emphasis(Text::of(shown)))).collect()
}

fn line(fields: impl Iterator<Item = Text<Markdown>>) -> Text<Markdown> {
    written!(Markdown, "| {} |\n", Text::join(fields, " | "))
}

fn bold(text: Text<Markdown>) -> Text<Markdown> {
    if text.is_empty() { text } else { written!(Markdown, "**{}**", text) }
}

/// Markdown drops spaces at the start of a field.
fn indented(depth: usize, text: Text<Markdown>) -> Text<Markdown> {
    Text::repeated("&emsp;", depth) + text
}

fn section(section: &Section) -> Text<Markdown> {
    let mut out = written!(Markdown, "### {}\n\n", section.heading);
    for remark in &section.remarks {
        let text = Text::of(&remark.text);
        let text = if remark.gravity == Gravity::Error { bold(text) } else { text };
        out += written!(Markdown, "- {}\n", text);
    }
    out
}

fn paragraphs(text: &str) -> Text<Markdown> {
    let line = |line: &str| match line.trim() {
        "" => Text::own("\n"),
        line => written!(Markdown, "{}  \n", line),
    };
    text.lines().map(line).collect()
}
