//! The report as GitHub Markdown: one header line, so headings are flattened with ` / `.

use super::headings::{self, BodyLine};
use super::remark::Gravity;
use super::remarks::{self, Section};
use super::{notes, undetermined, words};
use crate::outcome::{Outcome, Place, TableOutcome, format_period};
use crate::words::{Markdown, Text, written};

/// The whole report.
#[must_use]
pub fn markdown(outcome: &Outcome) -> Text<Markdown> {
    let mut parts = Vec::new();
    if !outcome.title.is_empty() {
        parts.push(written!(Markdown, "# {}\n", outcome.title));
    }
    parts.extend(cites(&outcome.cites));
    if let Some(period) = outcome.period {
        parts.push(written!(Markdown, "{}: {}\n", words::PERIOD, format_period(period, outcome.locale)));
    }
    parts.extend(outcome.printed_tables().map(|(_, table)| markdown_table(outcome, table)));
    parts.extend(outcome.texts.iter().map(|text| paragraphs(&text.text)));
    parts.extend(remarks::of_report(outcome).iter().map(section));
    Text::join(parts, "\n")
}

/// One table of the report with its title, notes and remarks.
#[must_use]
pub fn markdown_table(outcome: &Outcome, table: &TableOutcome) -> Text<Markdown> {
    let mut parts = Vec::new();
    if !table.title.is_empty() {
        parts.push(written!(Markdown, "## {}\n", table.title));
    }
    parts.extend(cites(&table.cites));
    parts.push(grid(table));
    for (sign, words) in undetermined::legend(table) {
        parts.push(written!(Markdown, "{} {}\n", sign, words));
    }
    for note in notes::lines(table) {
        let text = format!("{} {}{}", notes::MARK, note.tag, note.text);
        parts.push(written!(Markdown, "{}\n", text));
    }
    parts.extend(remarks::of_table(outcome, table).iter().map(section));
    Text::join(parts, "\n")
}

fn cites(cites: &[String]) -> Option<Text<Markdown>> {
    if cites.is_empty() { None } else { Some(written!(Markdown, "{}: {}\n", words::CITES, cites.join("; "))) }
}

fn grid(table: &TableOutcome) -> Text<Markdown> {
    let stubs = table.printed_stubs();
    let columns = 0..table.columns.len();
    let labels = table.column_paths().into_iter().enumerate().map(|(column, path)| {
        let mark = if headings::marks_number(table, column) { "" } else { notes::mark(table, Place::Column(column)) };
        Text::of(path + mark)
    });
    let mut out = line(stubs.iter().map(|stub| Text::of(&stub.heading)).chain(labels));
    let stub_rule = |number| if number { "---:" } else { ":---" };
    let rules = stubs.iter().map(|stub| stub_rule(stub.number)).chain(columns.clone().map(|_| "---:"));
    out += line(rules.map(Text::own));
    if table.has_number_row() {
        let numbers = columns.clone().map(|column| match headings::marks_number(table, column) {
            true => headings::marked_number_text(table, column),
            false => table.number_text(column),
        });
        out += line(stubs.iter().map(|stub| stub.printed.clone()).chain(numbers).map(Text::of));
    }
    for body_line in headings::body_lines(table) {
        out += match body_line {
            BodyLine::Heading { label, depth } => {
                let first = stubs.iter().position(|stub| !stub.number).unwrap_or(0);
                let text = |place| if place == first { indented(depth, bold(Text::of(label))) } else { Text::new() };
                line((0..stubs.len() + table.columns.len()).map(text))
            }
            BodyLine::Row { row, depth, .. } => row_line(table, row, depth),
        };
    }
    out
}

fn row_line(table: &TableOutcome, row: usize, depth: usize) -> Text<Markdown> {
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
    line(stub.chain(shown.map(|shown| emphasis(Text::of(shown)))))
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
