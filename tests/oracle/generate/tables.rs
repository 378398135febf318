//! Tables: two axes, single cells, checks and what is shown.

use std::fmt::Write;

use super::axes::{AxisWriter, Line, Plan};
use super::choices::Choices;
use super::expressions::Writer;
use super::vocabulary::{Holds, Kind, Vocabulary};

/// What texts need to know of a table.
pub struct Table {
    pub name: String,
    pub rows: Vec<Line>,
    pub columns: Vec<Line>,
}

/// Writes a table to the end of `text`.
pub fn table(vocabulary: &Vocabulary, choices: &mut Choices<'_>, name: &str, text: &mut String) -> Table {
    let record = vocabulary.records.len() - 1 - choices.below(vocabulary.records.len().min(2));
    let _ = write!(text, "table {name} \"Table {name}\" of {}", vocabulary.records[record].name);
    for _ in 0..[0, 0, 1, 1, 2][choices.below(5)] {
        let mut writer = Writer { vocabulary, record, choices };
        let clause = writer.clause(1);
        let note = if writer.choices.chance(15) { " note \"Not all of them\"".to_owned() } else { String::new() };
        let _ = write!(text, "\n  {clause}{note}");
    }
    text.push_str("\n{\n");
    let plan = Plan::new(vocabulary, choices, record);
    let mut rows = AxisWriter::rows(vocabulary, &plan, choices);
    rows.write();
    let (row_text, mut row_lines) = (rows.text, rows.lines);
    text.push_str(&row_text);
    if row_lines.is_empty() || choices.chance(60) {
        text.push_str("  total \"All\"\n");
        row_lines.push(Line::total());
    }
    let mut columns = AxisWriter::columns(vocabulary, &plan, choices);
    columns.across = row_lines.iter().filter(|line| line.numeric).map(|line| line.id.clone()).collect();
    columns.write();
    let (column_text, column_lines) = (columns.text, columns.lines);
    let (splits, parts) = (columns.splits, columns.parts);
    text.push_str(&column_text);
    let table = Table { name: name.to_owned(), rows: row_lines, columns: column_lines };
    let of_list = row_text.lines().find_map(|line| line.strip_prefix("  rows ")?.split_once(" via "));
    remarks(&table, of_list.map(|(list, _)| list), choices, text);
    identities(&table, &splits, &parts, choices, text);
    text.push_str("}\n\n");
    table
}

/// Single cells, checks, glyphs and the order of formulas.
fn remarks(table: &Table, list_of_rows: Option<&str>, choices: &mut Choices<'_>, text: &mut String) {
    let numeric: Vec<&Line> = table.columns.iter().filter(|line| line.numeric).collect();
    for _ in 0..if choices.chance(30) { 1 + choices.below(2) } else { 0 } {
        let (row, column) =
            (&table.rows[choices.below(table.rows.len())], &table.columns[choices.below(table.columns.len())]);
        let others: Vec<&&Line> = numeric.iter().filter(|line| line.id != column.id && !line.formula).collect();
        let cell = format!("  cell [{}, {}] =", row.id, column.id);
        if text.contains(&cell) {
            continue;
        }
        let body = match choices.position(others.len()) {
            Some(other) if choices.chance(30) => format!("[{}] / 3 as percent, round half up to 1", others[other].id),
            Some(other) if choices.chance(50) => format!("[{}] * 2", others[other].id),
            _ => "not applicable".to_owned(),
        };
        let _ = writeln!(text, "{cell} {body}");
    }
    if let Some(list) = list_of_rows.filter(|_| choices.chance(20)) {
        let cell = format!("  cell [rows {list}, {}] =", table.columns[choices.below(table.columns.len())].id);
        // A cell is said once: this column must have none by itself.
        let column = cell.split(", ").nth(1).unwrap_or_default();
        if !text.lines().any(|line| line.starts_with("  cell [") && line.contains(column)) {
            let _ = writeln!(text, "{cell} not applicable");
        }
    }
    if table.rows.iter().any(|line| line.formula) && table.columns.iter().any(|line| line.formula) {
        let _ = writeln!(text, "  solve {} first", choices.pick(&["rows", "columns"]));
    }
    checks(table, &numeric, choices, text);
    if choices.chance(40) {
        let _ = writeln!(text, "  show zero as \"-\"");
    }
    if choices.chance(20) {
        let _ = writeln!(text, "  show {} as \"n/a\"", choices.pick(&["missing", "not computable", "not applicable"]));
    }
}

fn checks(table: &Table, numeric: &[&Line], choices: &mut Choices<'_>, text: &mut String) {
    for _ in 0..choices.below(3) {
        let Some(first) = choices.position(numeric.len()) else { return };
        let (first, second) = (&numeric[first].id, &numeric[choices.below(numeric.len())].id);
        let sign = choices.pick(&["<=", ">=", "=", "!=", "<"]);
        let end = if choices.chance(60) { " else warn \"Look again\"" } else { "" };
        match choices.below(4) {
            3 => {
                let row = &table.rows[choices.below(table.rows.len())].id;
                let _ = writeln!(text, "  check [{first}] {sign} [{row}, {second}] + 1{end}");
            }
            0 => {
                let _ = writeln!(text, "  check [{first}] {sign} {}{end}", choices.between(0, 5));
            }
            1 => {
                let _ = writeln!(text, "  check [{first}] * 2 - [{second}] {sign} 3{end}");
            }
            _ => {
                let rows: Vec<&Line> = table.rows.iter().filter(|line| line.numeric).collect();
                if let Some(row) = choices.position(rows.len()) {
                    let _ = writeln!(text, "  check [{}] + 1 {sign} {}{end}", rows[row].id, choices.between(0, 5));
                }
            }
        }
    }
    if table.rows.iter().any(|line| line.id == "total") && table.rows.len() > 1 && choices.chance(35) {
        let _ = writeln!(text, "  check total = sum of rows{}", choices.pick(&[" else warn", ""]));
    }
}

/// Checks that say what splits and parts come to: the ones that a form prints, and that can be proved.
fn identities(
    table: &Table,
    splits: &[(String, Vec<String>)],
    parts: &[(String, String)],
    choices: &mut Choices<'_>,
    text: &mut String,
) {
    let is_number = |id: &String| table.columns.iter().any(|line| line.id == *id && line.numeric);
    for (whole, arms) in splits.iter().filter(|(whole, arms)| is_number(whole) && arms.iter().all(is_number)) {
        if choices.chance(80) {
            let arms: Vec<String> = arms.iter().map(|arm| format!("[{arm}]")).collect();
            let _ = writeln!(text, "  check [{whole}] = {} else warn", arms.join(" + "));
        }
    }
    for (whole, part) in parts.iter().filter(|(whole, part)| is_number(whole) && is_number(part)) {
        if choices.chance(80) {
            let _ = writeln!(text, "  check [{part}] <= [{whole}] else warn");
        }
    }
}

/// A text with figures of a table.
pub fn text(vocabulary: &Vocabulary, choices: &mut Choices<'_>, table: &Table, text: &mut String) {
    let name = &table.name;
    let cell = |choices: &mut Choices<'_>| {
        let (row, column) = (choices.below(table.rows.len()), choices.below(table.columns.len()));
        (format!("{name}[{}, {}]", table.rows[row].id, table.columns[column].id), table.columns[column].numeric)
    };
    let ((first, _), (second, summable)) = (cell(choices), cell(choices));
    let _ = write!(text, "text words_{name} \"\"\"\nA figure {{{first}}}");
    if summable {
        let _ = write!(
            text,
            ", a sum {{{second} + 1, digits 2}}, a share {{{second} / 3 as percent, round half even to 1}}"
        );
    }
    if let Some(column) = table.columns.iter().find(|line| line.numeric) {
        let shown = choices.pick(&["", "shown "]);
        let _ = write!(
            text,
            "\n{{count rows of {name} where {shown}[{}] > 1}}: {{rows of {name} where [{}] >= 1 with [{}]}}",
            column.id, column.id, column.id
        );
    }
    if let Some((param, _)) = vocabulary.params.first() {
        let _ = write!(text, "\n{{{param}}}");
    }
    if vocabulary.has_period {
        text.push_str("\n{period}");
    }
    text.push_str("\n\"\"\"\n\n");
}

/// Which types, beside the table's own, reach the codes of a list, and by which path: `Rec1.f0`.
pub fn reaches(vocabulary: &Vocabulary, list: usize, record: usize) -> Vec<(usize, String)> {
    let others = (0..vocabulary.records.len()).filter(|other| *other != record);
    let reach = |other: usize| {
        let fields = vocabulary.records[other].fields.iter();
        let mut fields = fields.filter(|field| field.holds == Holds::Value(Kind::Code(list)));
        Some((other, format!("{}.{}", vocabulary.records[other].name, fields.next()?.name)))
    };
    others.filter_map(reach).collect()
}
