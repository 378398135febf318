//! The cells of the sample.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::Question;
use bieu::Rules;
use bieu::message::Language;
use bieu::outcome::{CellSource, CellValue, ConditionKind, Explanation, Funnel};
use bieu::records::{Records, read_csv};
use bieu::unstable::program::Loader;
use bieu::value::Number;

struct Repository;

impl Loader for Repository {
    fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
        std::fs::read_to_string(root().join(path)).map_err(|error| bieu::message::Message::of_words(error.to_string()))
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> Rules {
    let path = "rules/tables/report.bieu";
    Rules::load(path, &Repository.load(path).unwrap(), &Repository, None).unwrap()
}

/// The records of the sample; of admissions only those with these keys, where keys are given.
fn records(rules: &Rules, keys: Option<&BTreeSet<String>>) -> Records {
    let mut builder = rules.records();
    for name in ["Unit", "Cell", "Admission", "AwarenessClass", "Target"] {
        let file = Path::new("examples/son-la-2024-h1/records").join(format!("{name}.csv"));
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        let (header, lines) = text.split_once('\n').unwrap();
        let is_kept =
            |line: &&str| keys.is_none_or(|keys| name != "Admission" || keys.contains(line.split(',').next().unwrap()));
        let kept: Vec<&str> = lines.lines().filter(is_kept).collect();
        let text = format!("{header}\n{}\n", kept.join("\n"));
        read_csv(&mut builder, rules.schema().find_record(name).unwrap(), name, text.as_bytes()).unwrap();
    }
    builder.finish()
}

/// Explains the cells of a table that are asked for by id; an empty row or column stands for all.
fn told(rules: &Rules, table: &str, row: &str, column: &str) -> Vec<Explanation> {
    let records = records(rules, None);
    let evaluation = rules.over(&records).unwrap();
    let outcome = evaluation.outcome();
    let position = outcome.tables.iter().position(|known| known.name == table).unwrap();
    let of = &outcome.tables[position];
    let mut all = Vec::new();
    for (r, _) in of.rows.iter().enumerate().filter(|(_, known)| row.is_empty() || known.id == row) {
        for (c, _) in of.columns.iter().enumerate().filter(|(_, known)| column.is_empty() || known.id == column) {
            let question = Question { table: position, row: r, column: c, keys: true, why_not: None };
            all.push(evaluation.explain(question).unwrap());
        }
    }
    all
}

fn funnel(told: &Explanation) -> &Funnel {
    match &told.source {
        CellSource::Measured(funnel) => funnel,
        other => panic!("not measured: {other:?}"),
    }
}

#[test]
fn every_funnel_of_the_annex_ends_at_its_cell() {
    let rules = rules();
    let all = told(&rules, "annex", "", "");
    assert_eq!(all.len(), 18 * 22);
    let mut measured = 0;
    for told in &all {
        let CellSource::Measured(funnel) = &told.source else { continue };
        measured += 1;
        let gone: u64 = funnel.steps.iter().map(|step| step.excluded + step.undetermined).sum();
        assert_eq!(funnel.accepted, funnel.counted + gone, "{told:?}");
        assert_eq!(funnel.steps.last().map_or(funnel.accepted, |step| step.left), funnel.counted);
        assert_eq!(funnel.value, told.cell.value, "{told:?}");
        if funnel.measure == "count" {
            assert_eq!(told.cell.value, CellValue::Number(Number::from(funnel.counted as i64)));
        }
    }
    assert_eq!(measured, 18 * 21, "all but column 7, the ratio");
}

#[test]
fn a_listing_counted_again_is_the_cell() {
    let rules = rules();
    let mut moved = 0;
    for (row, column) in [("total", "14"), ("muong_la", "6"), ("van_ho", "9"), ("cong_an", "22"), ("total", "15")] {
        let told = told(&rules, "annex", row, column).remove(0);
        let keys: BTreeSet<String> = funnel(&told).keys.clone().unwrap().into_iter().collect();
        assert_eq!(keys.len() as u64, funnel(&told).counted, "no key is listed twice");
        let alone = rules.evaluate(&records(&rules, Some(&keys))).unwrap();
        let annex = alone.table("annex").unwrap();
        assert_eq!(annex.find(row, column).unwrap().value, told.cell.value, "[{row}, {column}]");
        let all = CellValue::Number(Number::from(keys.len() as i64));
        assert_eq!(annex.find("total", "6").unwrap().value, all, "and nothing else was listed");
        moved += keys.len();
    }
    assert!(moved > 200, "there was something to list");
}

#[test]
fn the_funnel_of_column_14_is_that_of_the_records() {
    let told = told(&rules(), "annex", "total", "14").remove(0);
    let lines: Vec<(&str, u64)> =
        funnel(&told).steps.iter().map(|step| (step.condition.words.as_str(), step.left)).collect();
    // Counted by hand in the records: admitted in the period; no pupils, no students; in communes, wards and townships; women.
    assert_eq!(
        lines,
        [
            ("where decided_on in period", 1076),
            ("", 1074),
            ("", 1040),
            ("where cell.unit.type in grassroots", 725),
            ("where sex = female", 278),
            ("except ethnicity in not_in_column_14", 58),
        ]
    );
    let last = &funnel(&told).steps[5].condition;
    assert_eq!(last.meaning, "Dân tộc not in (Kinh, Thái)");
    assert!(last.note.as_ref().unwrap().contains("Thái"));
    assert_eq!(last.cites, ["646-BC/BTCTU, Ghi chú"]);
}

#[test]
fn an_arm_that_comes_first_is_named_with_what_it_takes() {
    let told = told(&rules(), "annex", "total", "11").remove(0);
    let taken: Vec<(&str, u64)> = funnel(&told)
        .steps
        .iter()
        .filter_map(|step| match &step.condition.kind {
            ConditionKind::ComesFirst(arm) => Some((arm.name.as_str(), step.excluded)),
            _ => None,
        })
        .collect();
    assert_eq!(taken, [("19", 2), ("24", 34), ("14", 58)]);
}

#[test]
fn a_ratio_is_told_with_its_terms_and_its_rounding() {
    let told = told(&rules(), "annex", "total", "7").remove(0);
    let CellSource::Calculated(calculation) = &told.source else { panic!("{told:?}") };
    assert_eq!(calculation.formula, "[6] / [5]");
    let terms: Vec<(&str, &str)> =
        calculation.terms.iter().map(|term| (term.member.id.as_str(), term.cell.shown.as_str())).collect();
    assert_eq!(terms, [("6", "1.076"), ("5", "2.768")]);
    let said = String::from(bieu::unstable::report::explanation_text(&told, Language::English));
    assert!(said.contains("the cell shows 38,87\n"), "{said}");
    assert!(said.contains("exactly 6.725/173 = 38,872832…"), "{said}");
    assert!(said.contains("rounded half up (decimals: 2)"), "the total has a rounding of its own: {said}");
}
