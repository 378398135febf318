//! Golden tables: the harder semantics, one folder under `golden/tables` for each.
//!
//! A folder holds `rules.bieu`, the records as `RECORD.csv`, and
//! - `expected.txt`: the whole report on a terminal, after what was found in rules and data; or, where the rules are read at
//!   several dates, an `expected.DATE.txt` for each. `BIEU_BLESS=1` writes these anew.
//! - `by_hand.csv`: the figures worked out by hand, a line `table;row;column;shown` each (a text is `text NAME;;;words`;
//!   with dates, a fifth part `date`). Nothing ever rewrites it. How they were worked out stands in the rules' remarks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::fs;
use std::path::{Path, PathBuf};

use bieu::outcome::Outcome;
use bieu::unstable::report::{TerminalOptions, terminal};
use bieu::value::Date;

use crate::program::{Program, Run};
use crate::recorded;

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/tables");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn file_names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

fn program(folder: &Path) -> Program {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let mut program = Program { root: text("rules.bieu"), ..Program::default() };
    for name in file_names(folder) {
        match name.strip_suffix(".csv") {
            Some("by_hand") | None => {}
            Some(record) => program.data.push((record.to_owned(), text(&name))),
        }
    }
    program
}

/// The dates that the folder's rules are read at; `None` is the rules' own.
fn dates(folder: &Path) -> Vec<Option<Date>> {
    let day =
        |name: &String| name.strip_prefix("expected.")?.strip_suffix(".txt").map(|day| Date::parse_iso(day).unwrap());
    let dates: Vec<Option<Date>> = file_names(folder).iter().filter_map(day).map(Some).collect();
    if dates.is_empty() { vec![None] } else { dates }
}

fn report(run: &Run) -> String {
    let shown =
        run.outcome.as_ref().map_or_else(String::new, |outcome| terminal(outcome, &TerminalOptions::default()).into());
    [&run.findings, &run.data_findings, &shown]
        .into_iter()
        .filter(|part| !part.is_empty())
        .fold(String::new(), |all, part| if all.is_empty() { part.clone() } else { format!("{all}\n{part}") })
}

#[test]
fn every_golden_table_is_as_recorded() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let program = program(&folder);
        for date in dates(&folder) {
            let run = program.run(date);
            if !run.differences.is_empty() {
                wrong.push(format!("{}\n{}", folder.display(), run.differences));
            }
            let actual = report(&run);
            let file = date.map_or("expected.txt".to_owned(), |date| format!("expected.{date}.txt"));
            wrong.extend(recorded::difference(&folder.join(&file), &actual));
        }
    }
    recorded::hold_all(wrong);
}

/// What the report shows at a line of `by_hand.csv`.
fn shown<'o>(outcome: &'o Outcome, line: &[&str]) -> Option<&'o str> {
    match line[0].strip_prefix("text ") {
        Some(text) => outcome.text(text),
        None => outcome.table(line[0])?.find(line[1], line[2]).map(|cell| cell.shown.as_str()),
    }
}

#[test]
fn golden_tables_show_the_figures_worked_out_by_hand() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let program = program(&folder);
        let by_hand = fs::read_to_string(folder.join("by_hand.csv")).unwrap_or_default();
        let lines: Vec<Vec<&str>> = by_hand.lines().skip(1).map(|line| line.split(';').collect()).collect();
        assert!(lines.len() >= 4, "{}: too few figures by hand", folder.display());
        for date in dates(&folder) {
            let run = program.run(date);
            let Some(outcome) = &run.outcome else {
                wrong.push(format!("{}\n{}", folder.display(), run.findings));
                continue;
            };
            let day = date.map(|date| date.to_string());
            for line in lines.iter().filter(|line| line.get(4).is_none_or(|at| day.as_deref() == Some(at))) {
                let found = shown(outcome, line);
                if found.map(str::trim) != Some(line[3]) {
                    wrong.push(format!("{}: {line:?} is {found:?}", folder.file_name().unwrap().to_string_lossy()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
