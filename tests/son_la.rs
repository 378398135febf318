//! The report of Sơn La, first half of 2024, through the engine: the figures of the report, and what a change of guidance moves.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on is to stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::outcome::{Outcome, TableOutcome};
use bieu::records::{Records, read_csv};
use bieu::unstable::plain;
use bieu::unstable::program::Loader;
use bieu::unstable::prove::{Proof, Question, Verdict};
use bieu::unstable::report;
use bieu::{Rules, RulesError};

use crate::english;

/// Rule files of the repository, some of them edited.
struct Edited<'a> {
    edits: &'a [(&'a str, &'a str, &'a str)],
}

impl Loader for Edited<'_> {
    fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
        let mut text = std::fs::read_to_string(root().join(path))
            .map_err(|error| bieu::message::Message::of_words(error.to_string()))?;
        for (file, from, to) in self.edits {
            if path.ends_with(file) {
                assert!(text.contains(from), "{file} holds no `{from}`");
                text = text.replace(from, to);
            }
        }
        Ok(text)
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

const REPORT: &str = "rules/tables/report.bieu";

fn rules(edits: &[(&str, &str, &str)]) -> Result<Rules, Box<RulesError>> {
    let loader = Edited { edits };
    Rules::load(REPORT, &loader.load(REPORT).unwrap(), &loader, None)
}

fn sample(rules: &Rules, order: impl Fn(&str) -> String) -> Records {
    let mut builder = rules.records();
    for (name, record) in ["Unit", "Cell", "Admission", "AwarenessClass", "Target"]
        .map(|name| (name, rules.schema().find_record(name).unwrap()))
    {
        let file = root().join("examples/son-la-2024-h1/records").join(format!("{name}.csv"));
        let text = order(&std::fs::read_to_string(file).unwrap());
        read_csv(&mut builder, record, name, text.as_bytes()).unwrap();
    }
    builder.finish()
}

fn outcome(rules: &Rules) -> Outcome {
    rules.evaluate(&sample(rules, str::to_owned)).unwrap()
}

/// The report in another locale.
pub fn outcome_in(locale: &str) -> Outcome {
    let locale = format!("locale {locale}");
    outcome(&rules(&[("tables/report.bieu", "locale vi", &locale)]).unwrap())
}

fn row<'a>(table: &'a TableOutcome, id: &str) -> Vec<&'a str> {
    let row = table.rows.iter().position(|r| r.id == id).unwrap();
    (0..table.columns.len()).map(|column| table.cell(row, column).unwrap().shown.as_str()).collect()
}

#[test]
fn the_annex_shows_the_figures_of_the_report() {
    let outcome = outcome(&rules(&[]).unwrap());
    let annex = outcome.table("annex").unwrap();
    assert_eq!(
        row(annex, "total"),
        [
            "34", "2.295", "2.768", "1.076", "38,87", "725", "350", "-", "15", "233", "47", "58", "2", "20", "25",
            "18", "2", "75", "6", "99", "110", "34"
        ]
    );
    for (id, figures) in [
        ("muong_la", ["2", "131", "205", "44", "21,4"]),
        ("van_ho", ["1", "70", "120", "51", "42,5"]),
        ("khoi", ["2", "130", "150", "91", "60,6"]),
        ("quan_su", ["1", "147", "50", "31", "62"]),
        ("cong_an", ["1", "102", "45", "67", "148,8"]),
        ("bien_phong", ["1", "48", "23", "1", "4,3"]),
        ("dai_hoc_tay_bac", ["0", "0", "50", "33", "66"]),
    ] {
        assert_eq!(row(annex, id)[..5], figures, "{id}");
    }
    let cell = |id: &str, column: &str| annex.find(id, column).unwrap().shown.as_str();
    assert_eq!([cell("muong_la", "8"), cell("muong_la", "9")], ["18", "18"]);
    assert_eq!([cell("van_ho", "8"), cell("van_ho", "9")], ["43", "30"]);
    assert_eq!(["17", "18", "20", "23"].map(|c| cell("khoi", c)), ["23", "16", "47", "21"]);
    assert_eq!(["quan_su", "cong_an", "bien_phong"].map(|r| cell(r, "22")), ["31", "67", "1"]);
    assert_eq!(cell("dai_hoc_tay_bac", "24"), "33");
    let first_ten = |column: &str| -> i64 {
        let position = annex.columns.iter().position(|c| c.id == column).unwrap();
        (0..10)
            .map(|row| {
                <std::option::Option<bieu::value::Number> as Clone>::clone(&annex.cell(row, position).unwrap().rounded)
                    .map_or(0, |n| n.to_integer().unwrap())
            })
            .sum()
    };
    assert_eq!(["3", "4", "5", "6", "8", "9"].map(first_ten), [26, 1667, 2125, 758, 664, 302]);
    assert_eq!(annex.rows.len(), 18);
    assert_eq!(annex.columns.len() + annex.stubs.len(), 24);
}

#[test]
fn the_organisations_show_the_figures_of_section_one() {
    let outcome = outcome(&rules(&[]).unwrap());
    let table = outcome.table("organisations").unwrap();
    let by_row: Vec<Vec<&str>> = table.rows.iter().map(|r| row(table, &r.id)).collect();
    assert_eq!(
        by_row,
        [
            ["188", "188", "-", "3.116", "62.271"],
            ["16", "16", "-", "338", "14.464"],
            ["75", "16", "59", "103", "2.261"],
            ["362", "27", "335", "175", "5.909"],
            ["121", "30", "91", "137", "4.653"],
            ["71", "50", "21", "247", "3.427"],
            ["833", "327", "506", "4.116", "92.985"],
        ]
    );
    let by_committee = outcome.table("organisations_by_committee").unwrap();
    assert_eq!(by_committee.rows.len(), 18);
    assert_eq!(row(by_committee, "total"), ["833", "327", "506", "4.116", "92.985"]);
}

#[test]
fn the_text_agrees_with_the_tables() {
    let outcome = outcome(&rules(&[]).unwrap());
    let text = outcome.text("results").unwrap();
    for words in
        ["34 lớp", "2.295", "1.076/2.768", "38,87", "15 ", "58 ", "02 ", "20 ", "02 học sinh", "Bộ đội Biên phòng"]
    {
        assert!(text.contains(words), "`{words}` is not in: {text}");
    }
    let below = text.lines().find(|line| line.contains("dưới 50")).unwrap();
    assert!(
        below.contains("Có 12 đảng bộ") && below.contains("Mường La (21,4)") && !below.contains("Công an"),
        "{below}"
    );
}

#[test]
fn no_check_fails_but_the_one_that_should() {
    let outcome = outcome(&rules(&[]).unwrap());
    let failed: Vec<(&str, bool)> = outcome
        .tables
        .iter()
        .flat_map(|t| &t.checks)
        .filter(|c| matches!(c.result, bieu::outcome::CheckResult::Fails { .. }))
        .map(|c| (c.check.as_str(), c.warn))
        .collect();
    assert_eq!(failed, [("6 <= 5", true)], "only the police went beyond their plan");
    for account in outcome.tables.iter().flat_map(|t| &t.account) {
        assert_eq!(account.accepted, account.counted + account.outside + account.undetermined);
        assert_eq!(account.reach_no_row, 0);
    }
}

#[test]
fn adding_an_ethnic_group_to_the_footnote_moves_its_women_and_nothing_else() {
    let before = outcome(&rules(&[]).unwrap());
    let after = outcome(&rules(&[("annex.bieu", "= thai, kinh", "= thai, kinh, mong")]).unwrap());
    let (old, new) = (before.table("annex").unwrap(), after.table("annex").unwrap());
    let mut moved = BTreeSet::new();
    for row in 0..old.rows.len() {
        for (column, header) in old.columns.iter().enumerate() {
            if old.cell(row, column) != new.cell(row, column) {
                moved.insert(header.id.as_str());
            }
        }
    }
    assert_eq!(moved, BTreeSet::from(["11", "12", "13", "14", "15", "16", "9"]), "8 and all beyond it stay");
    let total = |table: &TableOutcome, column: &str| {
        <std::option::Option<bieu::value::Number> as Clone>::clone(&table.find("total", column).unwrap().rounded)
            .unwrap()
            .to_integer()
            .unwrap()
    };
    let shift: Vec<i64> = ["9", "11", "12", "13", "14", "15", "16"].map(|c| total(new, c) - total(old, c)).to_vec();
    assert_eq!(shift, [10, 3, 5, 3, -24, 1, 2], "24 women leave column 14, counted by hand in the records");
    assert_ne!(old.notes, new.notes);
    assert!(
        new.notes[0].text.contains("Mông") && new.notes[0].text.contains("Kinh") && new.notes[0].text.contains("Thái")
    );
    assert_eq!(before.table("organisations"), after.table("organisations"));
    assert_eq!(old.account, new.account);
    assert_eq!(old.checks, new.checks);
}

fn refusal(edits: &[(&str, &str, &str)]) -> String {
    let faults = rules(edits).expect_err("the edit makes a hole or an overlap");
    faults
        .findings
        .iter()
        .map(|f| {
            format!(
                "{} {}\n{}\n",
                f.code.id,
                english(&f.message),
                f.notes.iter().map(english).collect::<Vec<_>>().join("\n")
            )
        })
        .collect()
}

#[test]
fn an_arm_that_takes_less_is_refused_with_a_witness_before_any_record_is_read() {
    let said = refusal(&[(
        "annex.bieu",
        "\"Thôn, bản, tiểu khu\" otherwise",
        "\"Thôn, bản, tiểu khu\" where cell.kind = village",
    )]);
    assert!(said.contains("E0502") && said.contains("[8]"), "{said}");
    assert!(said.contains("Loại hình: Xã"), "the witness is in the analyst's words: {said}");
}

#[test]
fn a_unit_type_without_a_column_is_refused_with_a_witness() {
    let list = "codes UnitType \"Loại hình tổ chức\" {";
    let said = refusal(&[("unit_type.bieu", list, &format!("{list}\n  overseas \"Tổ chức ở ngoài nước\""))]);
    assert!(said.contains("E0502") && said.contains("[6]"), "{said}");
    assert!(said.contains("Loại hình: Tổ chức ở ngoài nước"), "{said}");
}

#[test]
fn the_order_of_records_and_the_number_of_threads_do_not_matter() {
    let rules = rules(&[]).unwrap();
    let json = |outcome: &Outcome| report::json(outcome);
    let expected = json(&outcome(&rules));
    let reversed = |text: &str| {
        let (header, rows) = text.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        rows.reverse();
        format!("{header}\n{}\n", rows.join("\n"))
    };
    let backwards = sample(&rules, reversed);
    assert_eq!(json(&rules.evaluate(&backwards).unwrap()), expected);
    for threads in [2, 3, 7] {
        assert_eq!(json(&rules.evaluate_with(&backwards, threads).unwrap()), expected, "{threads} threads");
    }
}

#[test]
fn parts_counted_apart_add_up_in_any_order() {
    let rules = rules(&[]).unwrap();
    let records = sample(&rules, str::to_owned);
    let whole = rules.count_with(&records, 1).unwrap();
    let share = |index, of| rules.count_share(&records, bieu::unstable::exec::Share { index, of }).unwrap();
    for of in [2, 5] {
        let mut added = share(of - 1, of);
        for index in (0..of - 1).rev() {
            added.merge(share(index, of)).unwrap();
        }
        assert_eq!(added, whole);
    }
    assert_eq!(rules.outcome(&whole).unwrap(), rules.evaluate(&records).unwrap());
}

#[test]
fn what_became_of_the_records_is_counted_with_them_share_by_share() {
    let rules = rules(&[]).unwrap();
    // A repetition of the first member: one record more is read, and rejected for its key.
    let again = |text: &str| {
        let second = text.lines().nth(1).unwrap_or_default();
        format!("{}\n{second}\n", text.trim_end())
    };
    let records = sample(&rules, again);
    let whole = rules.count_with(&records, 2).unwrap();
    let mut added = rules.count_share(&records, bieu::unstable::exec::Share { index: 1, of: 3 }).unwrap();
    for index in [2, 0] {
        added.merge(rules.count_share(&records, bieu::unstable::exec::Share { index, of: 3 }).unwrap()).unwrap();
    }
    assert_eq!(added.accounts, whole.accounts);
    for (account, (_, set)) in whole.accounts.iter().zip(records.iter()) {
        assert_eq!((account.given, account.read), (set.given, set.read));
        assert_eq!(account.accepted(), set.len() as u64);
        assert_eq!(account.rejected(), set.rejects.len() as u64);
    }
    let repeated = whole.accounts.iter().filter_map(|account| account.rejected.get("E0817"));
    assert!(repeated.sum::<u64>() > 0, "{:?}", whole.accounts);
}

#[test]
fn the_plain_evaluator_gives_the_same() {
    let rules = rules(&[]).unwrap();
    let records = sample(&rules, str::to_owned);
    assert_eq!(plain::evaluate(rules.model(), &records).unwrap(), rules.evaluate(&records).unwrap());
}

#[test]
fn every_rule_file_of_the_library_is_clean() {
    let mut files = Vec::new();
    let entries = std::fs::read_dir(root().join("rules/lists")).unwrap();
    files.extend(entries.map(|entry| format!("rules/lists/{}", entry.unwrap().file_name().to_string_lossy())));
    // The tables and forms speak of a report's period: they are checked with the file that declares it.
    files.extend([REPORT, "examples/district-2024/report.bieu"].map(str::to_owned));
    files.sort();
    assert!(files.len() > 8);
    for file in files.iter().filter(|f| Path::new(f).extension().is_some_and(|e| e == "bieu")) {
        let loader = Edited { edits: &[] };
        let rules = Rules::load(file, &loader.load(file).unwrap(), &loader, bieu::value::Date::new(2024, 6, 30));
        let said = rules
            .as_ref()
            .map_or_else(|f| f.to_string(), |r| r.findings().iter().map(|f| english(&f.message)).collect());
        assert_eq!(said, "", "{file}");
    }
}

/// The answer to one question about the annex.
fn complete(proofs: &[Proof], split: &str) -> Verdict {
    let asked =
        |p: &&Proof| matches!(&p.question, Question::Complete(shown) if shown.starts_with(split)) && p.table == "annex";
    proofs.iter().find(asked).expect("the split is asked about").verdict.clone()
}

#[test]
fn the_hole_that_a_note_leaves_is_shown_and_the_repair_is_proved() {
    // Column 9 takes what is left: so the annex is written.
    let whole = rules(&[]).unwrap();
    // A woman whom the note keeps out is in column 15 or not by her religion: where it is not known, nobody can say.
    let Verdict::ProvedWhere(limits) = complete(whole.proofs(), "[8] into") else { panic!("proved where known") };
    assert_eq!((limits.known, limits.computable), (vec!["Tôn giáo".to_owned()], false));
    assert_eq!(complete(whole.proofs(), "[6] into"), Verdict::Proved);
    // Written for men alone it does not, and the women whom the note keeps from column 14 are in no column.
    let faults =
        rules(&[("annex.bieu", "\"Thôn, bản, tiểu khu\" otherwise", "\"Thôn, bản, tiểu khu\" where sex = male")]);
    let faults = faults.unwrap_err();
    let Verdict::Refuted { witness: Some(witness), how } = complete(&faults.proofs, "[8] into") else {
        panic!("the hole is not found: {faults}");
    };
    assert_eq!(
        english(&how),
        "[9], [10], [11], [12], [13], [14], [15], [16] do not cover [8]: a record can fall into none of them"
    );
    let shown = english(&witness.shown);
    assert!(shown.contains("Giới tính: Nữ"), "{shown}");
    assert!(["Thái", "Kinh"].iter().any(|group| shown.contains(&format!("Dân tộc: {group}"))), "{shown}");
    assert!(shown.ends_with("Loại hình: Xã"), "{shown}");
}
