//! The example `examples/candidates`: the whole report as recorded, and its figures worked out from what each record was made for.
//! `BIEU_BLESS=1` writes the report anew; nothing rewrites the figures.

use std::sync::OnceLock;

use bieu::outcome::{Outcome, TableOutcome};
use bieu::records::read_csv;
use bieu::unstable::plain;
use bieu::unstable::report;
use bieu::unstable::report::{TerminalOptions, terminal};

use super::{root, rules};
use crate::recorded;

/// Worked out once: proving what can be said of a table over refused records takes its time.
fn outcome() -> &'static Outcome {
    static OUTCOME: OnceLock<Outcome> = OnceLock::new();
    OUTCOME.get_or_init(evaluate)
}

fn evaluate() -> Outcome {
    let rules = rules("examples/candidates/candidates.bieu");
    let candidate = rules.schema().find_record("Candidate").unwrap();
    let text = std::fs::read(root().join("examples/candidates/Candidate.csv")).unwrap();
    let mut builder = rules.records();
    let account = read_csv(&mut builder, candidate, "Candidate.csv", &text).unwrap();
    assert_eq!((account.read, account.ignored), (40, Vec::new()));
    let records = builder.finish();
    assert_eq!(records.set(candidate).rejects.len(), 0);
    let outcome = rules.evaluate(&records).unwrap();
    assert_eq!(plain::evaluate(rules.model(), &records).unwrap(), outcome);
    assert_eq!(report::json(&rules.evaluate_with(&records, 3).unwrap()), report::json(&outcome));
    outcome
}

fn row<'a>(table: &'a TableOutcome, id: &str) -> Vec<&'a str> {
    let row = table.rows.iter().position(|r| r.id == id).unwrap();
    (0..table.columns.len()).map(|column| table.cell(row, column).unwrap().shown.as_str()).collect()
}

#[test]
fn the_report_is_as_recorded() {
    let shown = String::from(terminal(outcome(), &TerminalOptions::default()));
    recorded::hold(&root().join("examples/candidates/expected.txt"), &shown);
}

#[test]
fn the_figures_are_those_the_records_were_made_for() {
    let outcome = outcome();
    let verdicts = outcome.table("verdicts").unwrap();
    // hs35 has no meeting. In order: 5 + 9 + 3 + 5. Refused: 14. Women in order: 02 03 05 07 12 15 37 40.
    // Minorities in order: 04 - 09 but 02, 03 (04 05 06 07 08 09), 11, 38, 40. Votes: all but 37; policy: neither 38 nor 39.
    assert_eq!(row(verdicts, "total"), ["39", "22", "8", "9", "21", "19", "14", "56,4"]);
    assert_eq!(row(verdicts, "especially_hard"), ["1", "1", "-", "1", "1", "1", "-", "100,0"]);
    assert_eq!(row(verdicts, "border"), ["-", "-", "-", "-", "-", "-", "-", ""]);

    let refusals = outcome.table("refusals").unwrap();
    let by_reason: Vec<(&str, Vec<&str>)> =
        refusals.rows.iter().map(|r| (r.id.as_str(), row(refusals, &r.id))).collect();
    let expected: [(&str, [&str; 3]); 9] = [
        ("citizenship", ["1", "1", "-"]),
        ("age", ["2", "-", "-"]),
        ("schooling", ["4", "1", "1"]),
        ("certificate", ["3", "1", "1"]),
        ("fresh_file", ["1", "-", "-"]),
        ("youth_union", ["1", "1", "-"]),
        ("introduced", ["3", "1", "-"]),
        ("verification", ["1", "-", "-"]),
        ("total", ["14", "4", "2"]),
    ];
    for (id, figures) in expected {
        let found = by_reason.iter().find(|(row, _)| *row == id).unwrap();
        assert_eq!(found.1, figures, "{id}");
    }
    assert_eq!(by_reason.len(), expected.len());
    assert_eq!(
        outcome.text("summary").unwrap().trim(),
        "từ ngày 01/6/2024 đến hết ngày 30/6/2024: 39 hồ sơ được xét, 22 đủ tiêu chuẩn, điều kiện (56,4%), 14 chưa đủ."
    );
}
