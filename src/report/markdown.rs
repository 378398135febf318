//! The report as GitHub Markdown: one header line, so headings are flattened with ` / `.

use super::headings::{self, BodyLine};
use super::remarks::{self, Gravity, Section};
use super::wrap::one_line;
use super::{notes, words};
use crate::outcome::{Outcome, Place, TableOutcome, format_period};

/// The whole report.
#[must_use]
pub fn markdown(outcome: &Outcome) -> String {
    let mut parts = Vec::new();
    if !outcome.title.is_empty() {
        parts.push(format!("# {}\n", escape(&outcome.title)));
    }
    parts.extend(cites(&outcome.cites));
    if let Some(period) = outcome.period {
        parts.push(format!("{}: {}\n", words::PERIOD, escape(&format_period(period, outcome.locale))));
    }
    parts.extend(outcome.tables.iter().map(|table| markdown_table(outcome, table)));
    parts.extend(outcome.texts.iter().map(|text| paragraphs(&text.text)));
    parts.extend(remarks::of_report(outcome).iter().map(section));
    parts.join("\n")
}

/// One table of the report with its title, notes and remarks.
#[must_use]
pub fn markdown_table(outcome: &Outcome, table: &TableOutcome) -> String {
    let mut parts = Vec::new();
    if !table.title.is_empty() {
        parts.push(format!("## {}\n", escape(&table.title)));
    }
    parts.extend(cites(&table.cites));
    parts.push(grid(table));
    for note in notes::lines(table) {
        let text = format!("{} {}{}", notes::MARK, note.tag, note.text);
        parts.push(format!("{}\n", escape(&text)));
    }
    parts.extend(remarks::of_table(outcome, table).iter().map(section));
    parts.join("\n")
}

fn cites(cites: &[String]) -> Option<String> {
    if cites.is_empty() { None } else { Some(format!("{}: {}\n", words::CITES, escape(&cites.join("; ")))) }
}

fn grid(table: &TableOutcome) -> String {
    let stubs = table.printed_stubs();
    let columns = 0..table.columns.len();
    let labels = table.column_paths().into_iter().enumerate().map(|(column, path)| {
        let mark = if headings::marks_number(table, column) { "" } else { notes::mark(table, Place::Column(column)) };
        path + mark
    });
    let mut out = line(stubs.iter().map(|stub| escape(&stub.heading)).chain(labels.map(|label| escape(&label))));
    let stub_rule = |number| if number { "---:" } else { ":---" };
    out +=
        &line(stubs.iter().map(|stub| stub_rule(stub.number).to_owned()).chain(columns.clone().map(|_| "---:".into())));
    if table.has_number_row() {
        let numbers = columns.clone().map(|column| match headings::marks_number(table, column) {
            true => headings::marked_number_text(table, column),
            false => table.number_text(column),
        });
        out += &line(stubs.iter().map(|stub| stub.printed.clone()).chain(numbers).map(|number| escape(&number)));
    }
    for body_line in headings::body_lines(table) {
        out += &match body_line {
            BodyLine::Heading { label, depth } => {
                let first = stubs.iter().position(|stub| !stub.number).unwrap_or(0);
                let text = |place| if place == first { indented(depth, &bold(&escape(label))) } else { String::new() };
                line((0..stubs.len() + table.columns.len()).map(text))
            }
            BodyLine::Row { row, depth, .. } => row_line(table, row, depth),
        };
    }
    out
}

fn row_line(table: &TableOutcome, row: usize, depth: usize) -> String {
    let is_total = table.rows[row].is_total;
    let emphasis = |text: String| if is_total { bold(&text) } else { text };
    let stubs = table.printed_stubs();
    let stub = stubs.iter().map(|stub| {
        let text = table.stub_text(stub, row);
        if stub.number {
            return emphasis(escape(&text));
        }
        indented(depth, &emphasis(escape(&(text + notes::mark(table, Place::Row(row))))))
    });
    let shown = (0..table.columns.len()).map(|column| table.cell(row, column).map_or("", |cell| cell.shown.as_str()));
    line(stub.chain(shown.map(|shown| emphasis(escape(shown)))))
}

fn line(fields: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", fields.collect::<Vec<_>>().join(" | "))
}

fn bold(escaped: &str) -> String {
    if escaped.is_empty() { String::new() } else { format!("**{escaped}**") }
}

/// Markdown drops spaces at the start of a field.
fn indented(depth: usize, escaped: &str) -> String {
    format!("{}{escaped}", "&emsp;".repeat(depth))
}

fn section(section: &Section) -> String {
    let mut out = format!("### {}\n\n", section.heading);
    for remark in &section.remarks {
        let text = escape(&remark.text);
        out += &match remark.gravity {
            Gravity::Error => format!("- {}\n", bold(&text)),
            Gravity::Plain | Gravity::Warning => format!("- {text}\n"),
        };
    }
    out
}

fn paragraphs(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            out.push('\n');
        } else {
            out += &escape(line.trim());
            out.push_str("  \n");
        }
    }
    out
}

/// The text so that Markdown shows it as it stands: signs that mean something are escaped, and what begins a list or
/// heading at the start of a line. Numbers at the start (`1.`) are kept from making a list.
fn escape(text: &str) -> String {
    let text = one_line(text);
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let begins = at == 0 && matches!(c, '#' | '+' | '-' | '=') && text.len() > 1;
        let begins_list = at == digits && digits > 0 && matches!(c, '.' | ')') && text[at + 1..].starts_with(' ');
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '$' => escaped.extend(['\\', c]),
            _ if begins || begins_list => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_label_is_markup() {
        assert_eq!(escape("a|b *c* <script>\nd"), "a\\|b \\*c\\* &lt;script&gt; d");
        assert_eq!(escape("- Nữ"), "\\- Nữ");
        assert_eq!(escape("1. Xã"), "1\\. Xã");
        assert_eq!(escape("1.076"), "1.076");
        assert_eq!(escape("-"), "-");
    }
}
