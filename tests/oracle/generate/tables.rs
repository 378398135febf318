//! Tables: two axes, single cells, checks and what is shown.

use std::fmt::Write;

use super::axes::{AxisWriter, Line, Plan};
use super::choices::Choices;
use super::each::Asks;
use super::expressions::Writer;
use super::rows::{first_rows, show_rows};
use super::vocabulary::{Holds, Kind, Vocabulary};

/// What texts need to know of a table.
pub struct Table {
    pub name: String,
    /// Where there is one for each: the same over all, with a row for each.
    pub whole: Option<String>,
    /// Whether it has a row of what the report is for: of one of each that is all of it.
    pub has_this: bool,
    pub rows: Vec<Line>,
    pub columns: Vec<Line>,
}

/// Writes a table to the end of `text`.
pub fn table(vocabulary: &Vocabulary, choices: &mut Choices<'_>, name: &str, text: &mut String) -> Table {
    let start = text.len();
    let (record, own_days) = head(vocabulary, choices, name, text);
    let head = text[start..].to_owned();
    let asks = vocabulary.asks(record, choices);
    asks.iter().for_each(|asks| *text += &format!("\n  {}", asks.clause()));
    text.push_str("\n{\n");
    let plan = Plan { own_days, ..Plan::new(vocabulary, choices, record, asks) };
    if vocabulary.has_period && choices.chance(20) {
        let shift = choices.pick(&["- 1 year", "- 6 months", "+ 1 year"]);
        let both = choices.pick(&["", ", ratio \"%\" as percent, round half up to 1", ", difference \"+\""]);
        let as_of = choices.pick(if plan.own_days { &[""] } else { &["", "", " as of period.end"] });
        let _ = writeln!(text, "  beside \"Now\" over period {shift}{as_of} \"Then\"{both}");
    }
    let beside = text[start..].split_once("\n{\n").map_or_else(String::new, |(_, beside)| beside.to_owned());
    let mut rows = AxisWriter::rows(vocabulary, &plan, choices);
    rows.write();
    let (row_text, mut row_lines) = (rows.text, rows.lines);
    text.push_str(&row_text);
    if row_lines.is_empty() || choices.chance(60) {
        text.push_str(if plan.asks.is_some() { "  total \"All of {this}\"\n" } else { "  total \"All\"\n" });
        row_lines.push(Line::total());
    }
    let mut columns = AxisWriter::columns(vocabulary, &plan, choices);
    let named = if plan.asks.is_some() { &[][..] } else { &row_lines };
    columns.across = named.iter().filter(|line| line.numeric).map(|line| line.id.clone()).collect();
    columns.write();
    let (column_text, column_lines) = (columns.text, columns.lines);
    let (splits, parts) = (columns.splits, columns.parts);
    let columns_start = text.len();
    text.push_str(&if beside.contains("ratio") { with_places_moved(&column_text) } else { column_text });
    if vocabulary.has_period && choices.chance(15) {
        block_of_periods(vocabulary, choices, record, text);
    }
    let columns = text[columns_start..].to_owned();
    let whole = plan.asks.as_ref().map(|Asks { way, of }| {
        let line = vocabulary.line_of(*of);
        format!("{head}\n{{\n{beside}  rows {line} via {way}\n  total \"All\"\n{columns}}}\n\n")
    });
    let gives_each = |each| row_text.contains(&format!("  rows {} via ", vocabulary.line_of(each)));
    let has_this = plan.asks.is_some() || vocabulary.each.is_some_and(gives_each);
    let table = Table { name: name.to_owned(), whole, has_this, rows: row_lines, columns: column_lines };
    let is_line = |(list, rest): &(&str, &str)| !rest.ends_with('{') || list.starts_with("Rec");
    let of_list = row_text.lines().find_map(|line| line.strip_prefix("  rows ")?.split_once(" via ").filter(is_line));
    // Of a block of rows for each code there is no line.
    let gives = |name: &str| {
        name.starts_with("Rec")
            || vocabulary.is_open(name)
            || table.rows.iter().any(|line| is_of_list(vocabulary, name, &line.id))
    };
    let of_list = of_list.map(|(list, _)| list).filter(|list| gives(list.split(' ').next().unwrap_or_default()));
    // No row stands for the rest of those that later became part of another.
    let no_rest = plan.rows_measure || row_text.contains(" restated to ") && choices.chance(70);
    let can_stand = if plan.asks.is_some() { Stands::OfEach } else { Stands::All };
    remarks(&table, (vocabulary, record), (of_list, no_rest, can_stand), choices, text);
    identities(&table, &splits, &parts, choices, text);
    text.push_str("}\n\n");
    table
}

/// Of which type a table is, which of its records, and whether each is read by its own day.
fn head(vocabulary: &Vocabulary, choices: &mut Choices<'_>, name: &str, text: &mut String) -> (usize, bool) {
    let record = vocabulary.records.len() - 1 - choices.below(vocabulary.records.len().min(2));
    let _ = write!(text, "table {name} \"Table {name}\" of {}", vocabulary.records[record].name);
    let is_stored = |text: &str| text.rsplit('.').next().is_some_and(|name| name.starts_with('f'));
    let mut days =
        vocabulary.over_references(record, 1).into_iter().filter(|way| way.kind == Kind::Date && is_stored(&way.text));
    let own_days = days.next_back().filter(|_| choices.chance(20));
    if let Some(day) = &own_days {
        let _ = write!(text, " as of {}", day.text);
    }
    for _ in 0..[0, 0, 1, 1, 2][choices.below(5)] {
        let mut writer = Writer { vocabulary, record, choices };
        let clause = writer.clause(1);
        let note = if writer.choices.chance(15) { " note \"Not all of them\"".to_owned() } else { String::new() };
        let _ = write!(text, "\n  {clause}{note}");
    }
    (record, own_days.is_some())
}

/// Whether a row is one of a list.
fn is_of_list(vocabulary: &Vocabulary, list: &str, id: &str) -> bool {
    let of = vocabulary.lists.iter().find(|of| of.name == list);
    of.is_some_and(|of| of.entries.iter().any(|entry| entry == id))
}

/// A ratio of ranks means nothing.
fn with_places_moved(columns: &str) -> String {
    let line = |line: &str| match line.contains(" = rank of ") && !line.contains(" over period ") {
        true => format!("{line} beside difference\n"),
        false => format!("{line}\n"),
    };
    columns.lines().map(line).collect()
}

impl Vocabulary {
    /// Whether rules name no code of a list.
    fn is_open(&self, list: &str) -> bool {
        self.lists.iter().any(|of| of.open && of.name == list)
    }
}

/// Columns for each of some periods.
fn block_of_periods(vocabulary: &Vocabulary, choices: &mut Choices<'_>, record: usize, text: &mut String) {
    let mut writer = Writer { vocabulary, record, choices };
    let Some(day) = writer.way(Kind::Date) else { return };
    let clause = if writer.choices.chance(50) { writer.clause(1) } else { String::new() };
    let head = choices.pick(&["years 2023..2024", "quarters 2024..2024", "years 2022..2024"]);
    let _ = writeln!(text, "  columns {head} {{\n    column p \"In {{year}}\" where {day} in period {clause}");
    let _ = writeln!(text, "    column q \"More\" = [p] - [p] before\n    column u \"So far\" = [p] so far\n  }}");
}

/// What can stand in a table: of one of each no cell that measures, and nothing that names a row but by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    All,
    OfEach,
}

/// Single cells, checks, glyphs and the order of formulas.
fn remarks(
    table: &Table,
    (vocabulary, record): (&Vocabulary, usize),
    (list_of_rows, no_rest, stands): (Option<&str>, bool, Stands),
    choices: &mut Choices<'_>,
    text: &mut String,
) {
    let numeric: Vec<&Line> = table.columns.iter().filter(|line| line.numeric).collect();
    let all = stands == Stands::All;
    for _ in 0..if choices.chance(30) { 1 + choices.below(2) } else { 0 } {
        let (row, column) =
            (&table.rows[choices.below(table.rows.len())], &table.columns[choices.below(table.columns.len())]);
        let others: Vec<&&Line> = numeric.iter().filter(|line| line.id != column.id && !line.formula).collect();
        let cell = format!("  cell [{}, {}] =", row.id, column.id);
        // In the table with a row for each, the total of one has no cell of its own.
        if text.contains(&cell) || (!all && row.id == "total") {
            continue;
        }
        if all && choices.chance(35) && column.numeric && row.numeric {
            let mut writer = Writer { vocabulary, record, choices };
            let measure =
                if writer.choices.chance(50) { "count".to_owned() } else { format!("sum {}", writer.summable()) };
            let clause = if writer.choices.chance(80) { writer.clause(1) } else { String::new() };
            let _ = writeln!(text, "{cell} {measure} {clause}");
            continue;
        }
        let body = match choices.position(others.len()) {
            Some(other) if choices.chance(30) => format!("[{}] / 3 as percent, round half up to 1", others[other].id),
            Some(other) if choices.chance(50) => format!("[{}] * 2", others[other].id),
            _ => "not applicable".to_owned(),
        };
        let _ = writeln!(text, "{cell} {body}");
    }
    // Of rows that are some of a list, and of those restated, the list is named alone.
    let list_of_rows = list_of_rows.and_then(|list| list.split(' ').next());
    if let Some(list) = list_of_rows.filter(|_| choices.chance(20)) {
        let cell = format!("  cell [rows {list}, {}] =", table.columns[choices.below(table.columns.len())].id);
        // A cell is said once: this column must have none by itself.
        let column = cell.split(", ").nth(1).unwrap_or_default();
        if !text.lines().any(|line| line.starts_with("  cell [") && line.contains(column)) {
            let _ = writeln!(text, "{cell} not applicable");
        }
    }
    let is_beside = text.rfind("\ntable ").is_some_and(|start| text[start..].contains("\n  beside "));
    let has_formulas = |lines: &[Line]| lines.iter().any(|line| line.formula);
    if has_formulas(&table.rows) && (has_formulas(&table.columns) || is_beside) {
        let _ = writeln!(text, "  solve {} first", choices.pick(&["rows", "columns"]));
    }
    checks(table, &numeric, stands, choices, text);
    let shows_rows = choices.chance(35) && show_rows(table, (no_rest, all), choices, text);
    if !shows_rows && table.rows.len() > 1 && choices.chance(10) {
        let _ = writeln!(text, "  halves after {}", table.rows[choices.below(table.rows.len() - 1)].id);
    }
    if choices.chance(40) {
        let _ = writeln!(text, "  show zero as \"-\"");
    }
    if choices.chance(20) {
        let _ = writeln!(text, "  show {} as \"n/a\"", choices.pick(&["missing", "not computable", "not applicable"]));
    }
}

fn checks(table: &Table, numeric: &[&Line], stands: Stands, choices: &mut Choices<'_>, text: &mut String) {
    for _ in 0..choices.below(3) {
        let Some(first) = choices.position(numeric.len()) else { return };
        let (first, second) = (&numeric[first].id, &numeric[choices.below(numeric.len())].id);
        let sign = choices.pick(&["<=", ">=", "=", "!=", "<"]);
        let end = if choices.chance(60) { " else warn \"Look again\"" } else { "" };
        // Rows of one of each are named by no column and no check.
        match if stands == Stands::All { choices.below(4) } else { choices.below(2) } {
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
    if choices.chance(50) {
        let _ = write!(text, "\nFirst: {}", first_rows(table, choices));
    }
    if let Some((param, _)) = vocabulary.params.first() {
        let _ = write!(text, "\n{{{param}}}");
    }
    if vocabulary.has_period {
        text.push_str("\n{period} {period in words}");
    }
    if vocabulary.each.is_some() {
        text.push_str("\nOf {this} ({this.code})");
    }
    text.push_str("\n\"\"\"\n\n");
}

/// Which types, beside the table's own, lead to records that can be rows, and by which path: `Rec1.to0`.
pub fn reach_units(vocabulary: &Vocabulary, of: usize, record: usize) -> Vec<(usize, String)> {
    let others = (0..vocabulary.records.len()).filter(|other| *other != record);
    let reach = |other: usize| {
        let leads = |holds: Holds| holds == Holds::Reference(of) || holds == Holds::Value(Kind::Unit(of));
        let mut fields = vocabulary.records[other].fields.iter().filter(|field| leads(field.holds));
        Some((other, format!("{}.{}", vocabulary.records[other].name, fields.next()?.name)))
    };
    others.filter_map(reach).collect()
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
