//! What each medium makes of one report. The expected files are in `tests/golden/report`; after a change that is meant,
//! record them again with `BIEU_BLESS=1 cargo test report` and look at each.

#![allow(clippy::unwrap_used)]

pub mod hostile;
pub mod markup;
pub mod sample;

use crate::recorded;
use crate::words::table::without_our_own;
use std::path::Path;

use crate::made::made;
use bieu::outcome::{Outcome, TableOutcome};
use bieu::unstable::report::{
    TerminalOptions, csv, csv_table, html, json, long_csv, markdown, markdown_table, terminal, terminal_table,
};
use bieu::unstable::spreadsheet::{Form, begins_as_formula, unguarded};
use bieu::unstable::words::{Cell, Medium};
use proptest::prelude::*;
use unicode_width::UnicodeWidthChar;

fn assert_golden(name: &str, actual: &str) {
    recorded::hold(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/report").join(name), actual);
}

#[test]
fn each_medium_prints_the_sample_report_as_recorded() {
    let outcome = sample::outcome();
    let drawn = |width, colour| terminal(&outcome, &TerminalOptions { width, colour });
    assert_golden("unlimited.txt", &drawn(None, false));
    assert_golden("100-columns.txt", &drawn(Some(100), false));
    assert_golden("160-columns-colour.txt", &drawn(Some(160), true));
    assert_golden("report.csv", &csv(&outcome, Form::default()));
    assert_golden("report.long.csv", &long_csv(&outcome));
    assert_golden("report.json", &json(&outcome));
    assert_golden("report.md", &markdown(&outcome));
    assert_golden("report.html", &html(&outcome));
}

/// How many columns of a terminal a line takes, character by character.
fn width(line: &str) -> usize {
    line.chars().map(|c| c.width().unwrap()).sum()
}

/// The drawn blocks of a terminal report: runs of lines that begin with a box sign.
fn blocks(report: &str) -> Vec<Vec<&str>> {
    let mut blocks: Vec<Vec<&str>> = Vec::new();
    for line in report.lines() {
        match line.chars().next() {
            Some('┌') => blocks.push(vec![line]),
            Some('│' | '├' | '└') => blocks.last_mut().unwrap().push(line),
            _ => {}
        }
    }
    blocks
}

#[test]
fn blocks_keep_within_the_width_and_repeat_the_stub() {
    let mut outcome = sample::outcome();
    outcome.tables.truncate(1);
    for limit in [80, 100, 160] {
        let report = terminal(&outcome, &TerminalOptions { width: Some(limit), colour: false });
        let blocks = blocks(&report);
        assert!(blocks.len() > 1);
        for block in blocks {
            assert!(block.iter().all(|line| width(line) <= limit));
            assert!(block.iter().any(|line| line.contains("Mường La")));
        }
    }
}

#[test]
fn a_table_that_fits_when_drawn_tightly_is_not_cut() {
    let mut outcome = sample::outcome();
    outcome.tables.truncate(1);
    let count = |width| blocks(&terminal(&outcome, &TerminalOptions { width: Some(width), colour: false })).len();
    assert_eq!((count(220), count(185), count(150)), (1, 1, 2));
}

#[test]
fn colour_adds_nothing_but_colour() {
    let outcome = sample::outcome();
    let coloured = terminal(&outcome, &TerminalOptions { width: Some(120), colour: true });
    let plain = terminal(&outcome, &TerminalOptions { width: Some(120), colour: false });
    assert!(coloured.contains("\u{1b}[31mLỗi: dòng Mường La"));
    assert!(coloured.contains("\u{1b}[33mLưu ý: dòng ĐU Khối"));
    let bare = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[31m", "\u{1b}[33m"];
    assert_eq!(bare.iter().fold(String::from(coloured), |text, sign| text.replace(sign, "")), plain.as_str());
}

#[test]
fn links_between_marks_and_notes_lead_somewhere() {
    let document = html(&sample::outcome());
    let pieces = markup::pieces(&document).unwrap();
    let values = |key: &str| -> Vec<String> {
        let attributes = pieces.iter().filter_map(|piece| match piece {
            markup::Piece::Open(_, attributes) => Some(attributes),
            _ => None,
        });
        attributes.flatten().filter(|(name, _)| name == key).map(|(_, value)| value.clone()).collect()
    };
    let (ids, links) = (values("id"), values("href"));
    let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    assert_eq!(links.len(), 6, "a mark and a way back for each note that has a column or row");
    assert!(links.iter().all(|link| link.strip_prefix('#').is_some_and(|id| ids.iter().any(|known| known == id))));
}

#[test]
fn nothing_outside_the_page_is_asked_for() {
    let document = html(&sample::outcome());
    for word in ["http", "<script", "<link", "<img", "@import", "url("] {
        assert!(!document.contains(word), "{word}");
    }
    assert!(document.contains("<html lang=\"vi\">"));
}

/// The same with all rows as they stand.
fn all_rows(mut outcome: Outcome) -> Outcome {
    outcome.tables.iter_mut().for_each(|table| table.shown_rows = None);
    outcome
}

fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn the_lines_of_a_block_are_equally_wide(outcome in hostile::outcomes(), limit in prop::option::of(0usize..120)) {
        for table in &outcome.tables {
            let alone = made!(TableOutcome { title: String::new(), cites: vec![], notes: vec![], ..table.clone() });
            let report = terminal_table(&made!(Outcome { inputs: vec![], ..outcome.clone() }), &alone, &TerminalOptions { width: limit, colour: false });
            let blocks = blocks(&report);
            prop_assert!(!blocks.is_empty());
            for block in blocks {
                let first = width(block[0]);
                prop_assert!(block.iter().all(|line| width(line) == first), "{}", block.join("\n"));
            }
        }
    }

    #[test]
    fn no_control_sign_reaches_the_terminal(outcome in hostile::outcomes()) {
        let report = terminal(&outcome, &TerminalOptions { width: Some(80), colour: false });
        let controls = |c: char| c != '\n' && (c.is_control() || c == '\u{202E}');
        prop_assert!(!report.contains(controls));
    }

    #[test]
    fn html_balances_and_its_cells_cover_each_table(outcome in hostile::outcomes()) {
        let document = html(&outcome);
        let pieces = markup::pieces(&document).map_err(TestCaseError::fail)?;
        markup::balances(&pieces).map_err(TestCaseError::fail)?;
        prop_assert!(!pieces.iter().any(|piece| matches!(piece, markup::Piece::Open(name, _) if name == "script")));
        let sizes = markup::table_sizes(&pieces).map_err(TestCaseError::fail)?;
        let columns = |table: &TableOutcome| table.stubs.len().max(1) + table.columns.len();
        prop_assert_eq!(sizes.iter().map(|size| size.1).collect::<Vec<_>>(), outcome.tables.iter().map(columns).collect::<Vec<_>>());
    }

    #[test]
    fn csv_reads_back(outcome in hostile::outcomes()) {
        let outcome = all_rows(outcome);
        for table in &outcome.tables {
            let records = read_csv(&csv_table(table, outcome.locale, Form::default()));
            let width = table.stubs.len().max(1) + table.columns.len();
            prop_assert!(records.iter().all(|record| record.len() == width));
            let figures = &records[records.len() - table.rows.len()..];
            for (row, record) in figures.iter().enumerate() {
                for column in 0..table.columns.len() {
                    let cell = table.cell(row, column).unwrap();
                    let found = record[width - table.columns.len() + column].as_str();
                    match cell.rounded.clone().filter(|number| !number.is_zero()) {
                        Some(number) => prop_assert_eq!(found, number.to_string()),
                        None => prop_assert_eq!(unguarded(found), Cell::escape(&cell.shown)),
                    }
                }
            }
        }
    }

    #[test]
    fn no_cell_of_a_csv_begins_as_a_formula(outcome in hostile::outcomes()) {
        for text in [csv(&outcome, Form::default()), long_csv(&outcome)] {
            for cell in read_csv(&text).iter().flatten() {
                let is_figure = cell.strip_prefix('-').is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
                prop_assert!(is_figure || !begins_as_formula(cell), "{:?}", cell);
            }
        }
    }

    #[test]
    fn long_csv_has_a_record_for_each_cell(outcome in hostile::outcomes()) {
        let outcome = all_rows(outcome);
        let records = read_csv(&long_csv(&outcome));
        prop_assert_eq!(records.len(), 1 + outcome.tables.iter().map(|table| table.cells.len()).sum::<usize>());
        let shown = outcome.tables.iter().flat_map(|table| &table.cells).map(|cell| Cell::escape(&cell.shown));
        prop_assert!(records.iter().skip(1).map(|record| unguarded(&record[7])).eq(shown));
    }

    #[test]
    fn json_reads_back_without_floating_point(outcome in hostile::outcomes()) {
        let document: serde_json::Value = serde_json::from_str(&json(&outcome)).unwrap();
        prop_assert_eq!(&document["schema"], "bieu.outcome/2");
        prop_assert_eq!(document["title"].as_str(), Some(outcome.title.as_str()));
        prop_assert!(!has_float(&document));
        for (table, told) in outcome.tables.iter().zip(document["tables"].as_array().unwrap()) {
            for (row, cells) in told["cells"].as_array().unwrap().iter().enumerate() {
                for (column, cell) in cells.as_array().unwrap().iter().enumerate() {
                    prop_assert_eq!(cell["shown"].as_str(), Some(table.cell(row, column).unwrap().shown.as_str()));
                }
            }
        }
    }

    #[test]
    fn markdown_tables_keep_their_shape(outcome in hostile::outcomes()) {
        for table in &outcome.tables {
            let report = markdown_table(&outcome, table);
            let width = table.stubs.len().max(1) + table.columns.len();
            for line in report.lines().filter(|line| line.starts_with('|')) {
                let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
                prop_assert_eq!(bars, width + 1, "{}", line);
            }
            prop_assert!(!without_our_own(&report).contains('<'));
        }
    }
}

fn has_float(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Number(number) => number.is_f64(),
        serde_json::Value::Array(items) => items.iter().any(has_float),
        serde_json::Value::Object(members) => members.values().any(has_float),
        _ => false,
    }
}
