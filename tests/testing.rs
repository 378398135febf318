//! Tests that stand in rules: what makes them fail, and what they say.

mod in_vietnamese;
mod unknown;

use std::collections::BTreeMap;

use bieu::Rules;
use bieu::diagnostic::Diagnostic;
use bieu::unstable::diagnostic::codes;
use bieu::unstable::model::{Expression, Model};
use bieu::unstable::testing::{CoverageKind, TestReport};
use bieu::value::Value;

const RECORDS: &str = r#"
language 1
report half_year "Nửa đầu năm" { period 2024-01-01 to 2024-06-30 }
codes Sex "Giới tính" { male "Nam"  female "Nữ" }
codes Kind "Loại" { commune "Xã"  ward "Phường" }
record Unit "Tổ chức" {
  key code text "Mã"
  kind     Kind "Loại"
  let women = count Member by unit where sex = female
}
record Member "Đảng viên" {
  key id   text  "Số thẻ"
  unit     Unit  "Tổ chức"
  sex      Sex   "Giới tính"
  religion text? "Tôn giáo"
  born     date  "Ngày sinh"
}
table members "Đảng viên" of Member {
  rows Kind via unit.kind
  total "Tổng cộng"
  column 1 "Tổng số"       = count
  column 2 "Nữ"            where sex = female
  column 3 "Tỷ lệ"         = [2] / [1] as percent, round half up to 1
  column 4 "Không tôn giáo" where religion is missing
  column 5 "Đơn vị có nữ"  where unit.women > 0
  column 6 "Sinh sớm nhất" = min born
}
criteria fit "Đủ" of Member {
  require woman where sex = female reason "không phải nữ"
  require age where age(born, 2024-06-30) >= 18 reason "chưa đủ tuổi"
  allow faithful instead of woman where religion is known
}
"#;

fn rules(tests: &str) -> Rules {
    Rules::from_text("rules.bieu", &format!("{RECORDS}{tests}")).unwrap()
}

fn report(tests: &str) -> TestReport {
    rules(tests).test(&|_| true)
}

fn failures(tests: &str) -> Vec<Diagnostic> {
    report(tests).tests.into_iter().flat_map(|test| test.failures).collect()
}

/// The codes and messages of the failures of a test with this body.
fn said(body: &str) -> Vec<String> {
    let said = |of: &Diagnostic| format!("{} {}", of.code.id, crate::english(&of.message));
    failures(&format!("test \"a\" {{\n{body}\n}}\n")).iter().map(said).collect()
}

const WOMEN: &str = "given Unit | code | kind |\n | u | commune |\n given Member | id | unit | sex |\n | a | u | female |\n | b | u | male |\n";

#[test]
fn a_wrong_figure_fails_and_a_right_one_passes() {
    assert_eq!(
        said(&format!(
            "{WOMEN} expect members | row | [1] | [2] | [3] |\n | commune | 2 | 1 | 50 |\n | ward | 0 | | not computable |\n"
        )),
        [""; 0]
    );
    assert_eq!(
        said(&format!("{WOMEN} expect members | row | [2] |\n | commune | 2 |\n | total | missing |\n")),
        ["E1111 members[commune, 2] is 1, and 2 is expected", "E1111 members[total, 2] is 1, and missing is expected"]
    );
    assert_eq!(
        said(&format!("{WOMEN} expect members | row | [3] |\n | ward | 0 |\n")),
        ["E1111 members[ward, 3] is not computable, and 0 is expected"]
    );
}

#[test]
fn what_is_not_given_is_asked_for_where_it_matters_and_only_there() {
    let without_sex = "given Member | id |\n | a |\n expect members | row | [1] | [2] |\n | total | 1 | 0 |\n";
    assert_eq!(said(without_sex), ["E1112 this depends on `Member.sex`, which is not given"]);
    let no_unit =
        "given Member | id | unit |\n | a | u |\n expect members | row | [1] |\n | commune | 0 |\n | total | 1 |\n";
    assert_eq!(said(no_unit), ["E1112 this depends on `Unit`, which is not given"]);
    let operand = "given Member | id |\n | a |\n expect members | row | [6] |\n | total | missing |\n";
    assert_eq!(said(operand), ["E1112 this depends on `Member.born`, which is not given"]);
}

#[test]
fn not_given_is_less_than_missing() {
    let question = |header: &str, cells: &str| {
        said(&format!("given Member | id {header} |\n | a {cells} |\n expect members | row | [4] |\n | total | 1 |\n"))
    };
    assert_eq!(question("", ""), ["E1112 this depends on `Member.religion`, which is not given"]);
    assert_eq!(question("| religion", "|"), [""; 0]);
}

#[test]
fn derived_fields_are_sure_only_if_what_they_count_is() {
    let count = |header: &str, cell: &str| {
        said(&format!(
            "given Unit | code |\n | u |\n given Member | id | unit {header} |\n | a | u {cell} |\n expect members | row | [5] |\n | total | 1 |\n"
        ))
    };
    assert_eq!(count("", ""), ["E1112 this depends on `Member.sex`, which is not given"]);
    assert_eq!(count("| sex", "| female"), [""; 0]);
}

#[test]
fn decisions_are_compared_by_verdict_reason_and_exception() {
    let decided = |line: &str| {
        said(&format!(
            "given Member | id | sex | born | religion |\n | a | male | 2000-01-01 | |\n | b | male | 2000-01-01 | có |\n expect fit | id | verdict | because | by |\n {line}\n"
        ))
    };
    assert_eq!(decided("| a | refused | woman | |"), [""; 0]);
    assert_eq!(decided("| b | eligible | | faithful |"), [""; 0]);
    assert_eq!(decided("| a | eligible | | |"), ["E1111 fit: record a is refused, and eligible is expected"]);
    assert_eq!(
        decided("| a | refused | age | |"),
        ["E1111 fit: record a is decided because of woman, and age is expected"]
    );
    assert_eq!(
        decided("| b | eligible | | |\n | a | refused | | faithful |"),
        ["E1111 fit: record a is decided by none, and faithful is expected"]
    );
}

#[test]
fn single_requirements_need_their_own_fields_alone() {
    let woman = |given: &str, cell: &str, expected: &str| {
        said(&format!(
            "given Member | id | {given} |\n | a | {cell} |\n expect fit | id | [woman] |\n | a | {expected} |\n"
        ))
    };
    assert_eq!(woman("sex", "female", "met"), [""; 0]);
    assert_eq!(woman("sex | religion", "male | có", "by faithful"), [""; 0]);
    assert_eq!(woman("sex | religion", "male |", "not met"), [""; 0]);
    assert_eq!(
        woman("sex | religion", "male | có", "met"),
        ["E1111 fit: woman of record a is `by faithful`, and `met` is expected"]
    );
    assert_eq!(woman("sex", "male", "not met"), ["E1112 this depends on `Member.religion`, which is not given"]);
    // It is met in any case, and the test would not know how.
    assert_eq!(woman("religion", "có", "by faithful"), ["E1112 this depends on `Member.sex`, which is not given"]);
    let age = |day: &str, expected: &str| {
        said(&format!("given Member | born |\n | {day} |\n expect fit | [age] |\n | {expected} |\n"))
    };
    assert_eq!(age("2006-06-30", "met"), [""; 0]);
    assert_eq!(age("2006-07-01", "not met"), [""; 0]);
    assert_eq!(
        age("2006-07-01", "not asked"),
        ["E1111 fit: age of record #1 is `not met`, and `not asked` is expected"]
    );
    assert_eq!(
        age("2006-07-01", "undetermined"),
        ["E1111 fit: age of record #1 is `not met`, and `undetermined` is expected"]
    );
}

#[test]
fn a_requirement_is_asked_in_the_versions_that_have_it() {
    let text = "test \"a\" { given Candidate | met_on | born |\n | 2024-01-31 | |\n | 2024-02-01 | |\n | 2023-12-31 | |\n \
                expect grown | [age] |\n | not asked |\n | lacks born |\n | not asked |\n }\n\
                record Candidate { key id text  met_on date?  born date? }\n\
                criteria grown of Candidate as of met_on in force from 2024-01-01 {\n\
                require dated where met_on is known reason \"không có ngày\"\n\
                require age where born <= met_on - 18 years reason \"chưa đủ tuổi\" in force from 2024-02-01 }\n";
    assert_eq!(failures(text).iter().map(|f| crate::english(&f.message)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_sure_refusal_needs_no_more_fields() {
    let young = "given Member | born |\n | 2010-01-01 |\n expect fit | verdict | because |\n | refused | age |\n";
    assert_eq!(said(young), [""; 0]);
    let old = "given Member | born |\n | 2000-01-01 |\n expect fit | verdict |\n | eligible |\n";
    assert_eq!(said(old), ["E1112 this depends on what is not given: `Member.sex`, `Member.religion`"]);
}

#[test]
fn rejects_must_be_all_that_there_are() {
    let rejects = |expected: &str| {
        said(&format!(
            "given Member | id | sex |\n | a | femal |\n | b | |\n | c | male |\n expect rejects Member | id | field | code |\n {expected}\n"
        ))
    };
    assert_eq!(rejects("| a | sex | E0801 |\n | b | sex | E0804 |"), [""; 0]);
    assert_eq!(rejects("| a | sex | E0801 |"), ["E1111 given record 2 is rejected, and that is not expected"]);
    assert_eq!(
        rejects("| a | sex | |\n | b | sex | E0801 |\n | c | | |"),
        [
            "E1111 given record 2 is rejected for a reason other than the expected one",
            "E1111 given record 3 is accepted, and a reject is expected"
        ]
    );
}

#[test]
fn a_rejected_record_is_a_fault_of_the_test_before_it_is_run() {
    let text = format!(
        "{RECORDS}test \"a\" {{ given Member | id | sex |\n | a | femal |\n expect members | row | [1] |\n | total | 1 |\n }}"
    );
    let faults = Rules::from_text("rules.bieu", &text).unwrap_err();
    assert_eq!(faults.findings.iter().map(|f| f.code).collect::<Vec<_>>(), [&codes::GIVEN_REJECTED]);
    assert!(crate::english(&faults.findings[0].help.as_ref().unwrap().words).contains("`Nữ`"));
}

/// The program with the condition of a column replaced by its opposite.
fn negated(model: &Model, column: usize) -> Model {
    let mut changed = model.clone();
    let clause = &mut changed.tables[0].columns.members[column].clauses[0];
    clause.condition = Expression::Not(Box::new(clause.condition.clone()));
    changed
}

#[test]
fn a_suite_is_run_again_by_changed_rules() {
    let rules = rules(&format!(
        "test \"a\" {{ {WOMEN} expect members | row | [2] |\n | commune | 1 |\n }}\ntest \"b\" {{ {WOMEN} expect members | row | [1] |\n | commune | 2 |\n }}"
    ));
    let suite = rules.suite();
    assert_eq!((suite.len(), suite.run(rules.models(), &|_| true).failed()), (2, 0));
    // Of a man and a woman, the women are one however the question is turned; of two women they are not.
    let changed: Vec<Model> = rules.models().map(|model| negated(model, 1)).collect();
    assert_eq!(suite.run(&changed, &|_| true).failed(), 0);
    let mut never = rules.model().clone();
    never.tables[0].columns.members[1].clauses[0].condition = Expression::Constant(Value::YesNo(false));
    let failed = suite.run([&never], &|_| true);
    assert_eq!(failed.tests.iter().map(|test| test.is_passed()).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn cases_of_a_file_are_tests_of_their_own() {
    let csv =
        "id,sex,born,verdict,because,case\na,female,2000-01-01,eligible,,grown up\nb,female,2010-01-01,eligible,,\n";
    let files = BTreeMap::from([("cases.csv".to_owned(), csv.to_owned())]);
    let text = format!("{RECORDS}test \"ages\" {{ cases \"cases.csv\" of Member expect fit }}");
    let rules = Rules::load("rules.bieu", &text, &files, None).unwrap();
    let report = rules.test(&|_| true);
    let titles: Vec<(String, bool)> = report.tests.iter().map(|test| (test.title(), test.is_passed())).collect();
    assert_eq!(titles, [("ages: grown up".to_owned(), true), ("ages: 2".to_owned(), false)]);
    let place = report.tests[1].failures[0].labels[0].span;
    assert_eq!(rules.sources().get(place.source).unwrap().name, "cases.csv");
    assert_eq!(rules.sources().slice(place), "eligible");
}

#[test]
fn tests_with_their_own_period_read_the_rules_so() {
    let rules = rules(
        "table recent \"Mới\" of Member where born in period { total \"Tổng\" column 1 \"Số\" = count }\n\
         test \"b\" { period 2023-01-01 to 2023-12-31\n given Member | id | born |\n | a | 2023-05-01 |\n | b | 2024-05-01 |\n expect recent | row | [1] |\n | total | 1 |\n }\n\
         test \"a\" { given Member | id | born |\n | a | 2024-05-01 |\n | b | 2024-05-02 |\n expect recent | row | [1] |\n | total | 2 |\n }\n",
    );
    let report = rules.test(&|_| true);
    assert_eq!(report.tests.iter().map(|test| test.name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!((rules.models().count(), report.passed()), (2, 2));
}

#[test]
fn a_recorded_table_is_compared_as_a_whole() {
    let text = format!(
        "{RECORDS}test \"a\" {{ given Unit | code | kind |\n given Member | id | unit | sex | religion | born |\n expect members golden \"members.csv\" }}"
    );
    let run = |recorded: &[(&str, &str)]| {
        let files: BTreeMap<String, String> =
            recorded.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Rules::load("rules.bieu", &text, &files, None).unwrap().test(&|_| true).tests.remove(0)
    };
    let first = run(&[]);
    assert_eq!(first.failures[0].code, &codes::GOLDEN_DIFFERS);
    assert!(!first.golden[0].is_recorded);
    let recorded = first.golden[0].text.clone();
    assert!(recorded.starts_with("row,[1],[2],[3],[4],[5],[6]\ncommune,0,0,not computable,"), "{recorded}");
    assert!(run(&[("members.csv", &recorded)]).is_passed());
    let changed = run(&[("members.csv", &recorded.replacen("commune,0", "commune,7", 1))]);
    assert_eq!(crate::english(&changed.golden[0].changed[0]), "[commune, 1] was 7 and is 0");
}

/// What is covered of the program by these tests, by kind and name.
fn covered(tests: &str) -> Vec<(CoverageKind, String)> {
    let rules = rules(tests);
    let report = rules.test_with_coverage(&|_| true);
    assert_eq!(report.failed(), 0, "{:?}", report.tests);
    report.coverage.unwrap().items().filter(|item| item.covered).map(|item| (item.kind, item.name)).collect()
}

const FORM: &str = r#"
table form "Biểu" of Member where born >= 1950-01-01 {
  total "Tổng cộng"
  column a "Tất cả" = count
  split [a] first of (b, c) {
    column b "Nữ" where sex = female note "Chỉ nữ" cite "01-HD"
    column c "Theo đạo" where religion is known
    column d "Còn lại" otherwise
  }
}
"#;

#[test]
fn a_clause_is_covered_where_a_test_would_notice() {
    use CoverageKind::{Arm, Citation, ClauseFails, ClauseHolds, Column, Note, Table};
    let given = "given Member | id | sex | religion | born |\n | a | female | | 2000-01-01 |\n | b | male | | 2000-01-01 |\n | c | female | | 1940-01-01 |\n";
    let own = |items: Vec<(CoverageKind, String)>| -> Vec<(CoverageKind, String)> {
        items.into_iter().map(|(kind, name)| (kind, name.replace("form", ""))).collect()
    };
    let found = own(covered(&format!("{FORM}test \"a\" {{ {given} expect form | row | [b] |\n | total | 1 |\n }}")));
    let expected = [
        (Table, ""),
        (ClauseHolds, ": where born >= 1950-01-01"),
        (ClauseFails, ": where born >= 1950-01-01"),
        (Column, "[b]"),
        (Arm, "[b]"),
        (ClauseHolds, "[b]: where sex = female"),
        (ClauseFails, "[b]: where sex = female"),
        (Note, "[b]: where sex = female"),
        (Citation, "01-HD"),
    ];
    let missing: Vec<_> =
        expected.iter().filter(|(kind, name)| !found.contains(&(*kind, (*name).to_owned()))).collect();
    assert!(missing.is_empty() && found.len() == expected.len(), "{missing:?} of {found:?}");
}

#[test]
fn what_is_not_expected_is_not_covered() {
    let given = "given Member | id | sex | religion | born |\n | a | female | | 2000-01-01 |\n";
    let found = covered(&format!("{FORM}test \"a\" {{ {given} expect form | row | [a] |\n | total | 1 |\n }}"));
    let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["form", "form: where born >= 1950-01-01", "form[a]"]);
}

#[test]
fn decisions_cover_clauses_exceptions_and_reasons() {
    use CoverageKind::{ClauseFails, Exception, Reason};
    let given =
        "given Member | id | sex | born | religion |\n | a | male | 2000-01-01 | |\n | b | male | 2000-01-01 | có |\n";
    let expect = |lines: &str| covered(&format!("test \"a\" {{ {given} expect fit | id | verdict |\n {lines}\n }}"));
    let all = expect("| a | refused |\n | b | eligible |");
    let has = |found: &[(CoverageKind, String)], kind, name: &str| found.contains(&(kind, name.to_owned()));
    assert!(has(&all, Reason, "fit.woman") && has(&all, Exception, "fit.faithful"), "{all:?}");
    assert!(has(&all, ClauseFails, "fit.woman: where sex = female") && !has(&all, Reason, "fit.age"), "{all:?}");
    let one = expect("| a | refused |");
    assert!(has(&one, Reason, "fit.woman") && !has(&one, Exception, "fit.faithful"), "{one:?}");
    // The verdict alone does not show that the age was looked at.
    assert!(!one.iter().any(|(_, name)| name.starts_with("fit.age")), "{one:?}");
}

#[test]
fn a_text_is_sure_only_if_its_figures_are() {
    let more = "text words \"\"\"\nTổng {members[total, 1]}, nữ {members[total, 2]}.\n\"\"\"\n";
    let said = |fields: &str, cells: &str, expected: &str| -> Vec<String> {
        let test = format!("test \"a\" {{ given Member | id {fields} |\n | a {cells} |\n expect {expected}\n }}\n");
        failures(&format!("{more}{test}")).into_iter().map(|failure| crate::english(&failure.message)).collect()
    };
    assert_eq!(said("", "", "text words contains \"Tổng 1,\""), [""; 0]);
    let needs_sex = ["this depends on `Member.sex`, which is not given"];
    assert_eq!(said("", "", "text words contains \"nữ ?\""), needs_sex);
    assert_eq!(said("", "", "text words = \"Tổng 1, nữ ?.\""), needs_sex);
    assert_eq!(said("| sex", "| male", "text words = \"Tổng 1, nữ 0.\""), [""; 0]);
    assert_eq!(said("", "", "text words contains \"nữ 1\""), ["the text words does not contain what is expected"]);
}

#[test]
fn the_first_failure_is_enough_to_notice_a_change() {
    let rules = rules(&format!("test \"a\" {{ {WOMEN} expect members | row | [2] |\n | commune | 1 |\n }}"));
    let suite = rules.suite();
    assert!(suite.first_failure(rules.models()).is_none());
    let mut changed = rules.model().clone();
    changed.tables[0].columns.members[1].clauses.clear();
    assert_eq!(suite.first_failure([&changed]).unwrap().name, "a");
}

#[test]
fn conditions_of_too_many_unknown_values_are_refused() {
    let fields: String = (0..40).map(|i| format!("f{i} integer \"F{i}\"\n")).collect();
    let sum: Vec<String> = (0..40).map(|i| format!("f{i}")).collect();
    let text = format!(
        "language 1\nrecord R \"R\" {{\n key id text \"Id\"\n {fields} }}\ntable t \"T\" of R {{ total \"Tổng\" column 1 \"Số\" where {} > 1 }}\ntest \"a\" {{ given R | id |\n | 1 |\n expect t | row | [1] |\n | total | 0 |\n }}",
        sum.join(" + ")
    );
    let report = Rules::from_text("rules.bieu", &text).unwrap().test(&|_| true);
    assert!(crate::english(&report.tests[0].failures[0].message).contains("40 values"), "{:?}", report.tests);
}

#[test]
fn a_key_that_is_called_code_names_the_rejected_record() {
    let units = "given Unit | code | kind |\n | u | commune |\n | v | village |\n";
    assert_eq!(said(&format!("{units} expect rejects Unit | code | field |\n | v | kind |\n")), [""; 0]);
    assert_eq!(said(&format!("{units} expect rejects Unit | line | code |\n | 2 | E0801 |\n")), [""; 0]);
    let accepted = ["E1111 given record 1 is accepted, and a reject is expected"];
    assert_eq!(said(&format!("{units} expect rejects Unit | code |\n | u |\n | v |\n")), accepted);
}
