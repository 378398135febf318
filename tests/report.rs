//! What each medium makes of one report. The expected files are in `tests/golden/report`; after a change that is meant,
//! record them again with `BIEU_BLESS=1 cargo test report` and look at each.

mod sample;

use std::path::Path;

use bieu::report::{TerminalOptions, csv, html, json, long_csv, markdown, terminal};

fn assert_golden(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/report").join(name);
    if std::env::var_os("BIEU_BLESS").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().zip(actual.lines()).position(|(expected, actual)| expected != actual);
    assert!(expected == actual, "{name} differs from the expected file, first in line {:?}", differs.map(|at| at + 1));
}

#[test]
fn each_medium_prints_the_sample_report_as_recorded() {
    let outcome = sample::outcome();
    let width = |width, colour| terminal(&outcome, &TerminalOptions { width, colour });
    assert_golden("unlimited.txt", &width(None, false));
    assert_golden("100-columns.txt", &width(Some(100), false));
    assert_golden("160-columns-colour.txt", &width(Some(160), true));
    assert_golden("report.csv", &csv(&outcome));
    assert_golden("report.long.csv", &long_csv(&outcome));
    assert_golden("report.json", &json(&outcome));
    assert_golden("report.md", &markdown(&outcome));
    assert_golden("report.html", &html(&outcome));
}
