//! Edits of rules, and whether the tests beside them notice.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::collections::BTreeMap;

use bieu::Rules;
use bieu::message::Language;
use bieu::unstable::mutate::survey_text;
use bieu::unstable::mutate::{EditKind, Fate, Mutant, Subject, Survey};

use crate::english;

const RULES: &str = r#"
codes Sex { male  female }
codes People { kinh  thai  mong }
set majority of People = kinh, thai
param few: integer = 5
record Member "Đảng viên" {
  key id  text
  sex     Sex     "Giới tính"
  people  People  "Dân tộc"
  cell    integer "Số đảng viên"
}
table t of Member {
  total "Tổng"
  column 1 "Tất cả" = count
  split [1] first of (a, b, c) {
    column a "Ít" where cell < few
    column b "Nữ" where sex = female except people in majority
    column c "Khác" otherwise
  }
}
"#;

/// The survivors after these tests, in words, with the records that would have shown them.
fn survivors(tests: &str) -> Vec<(String, Option<String>)> {
    let words = |mutant: Mutant| match mutant.fate.clone() {
        Fate::Survived(hint) => Some((english(&mutant.said()), hint.map(|hint| english(hint.shown())))),
        _ => None,
    };
    mutants(RULES, tests).into_iter().filter_map(words).collect()
}

fn mutants(rules: &str, tests: &str) -> Vec<Mutant> {
    mutants_beside(rules, tests, &BTreeMap::new())
}

/// The same with files that the tests read.
fn mutants_beside(rules: &str, tests: &str, files: &BTreeMap<String, String>) -> Vec<Mutant> {
    let text = format!("{rules}{tests}");
    let rules = Rules::load("rules.bieu", &text, files, None).unwrap();
    let failing = |rules: &Rules| rules.test(&|_| true).tests.iter().find(|t| !t.is_passed()).map(|t| t.title());
    assert_eq!(failing(&rules), None);
    let subject = Subject { path: "rules.bieu", rules: &rules, loader: files, as_of: None, failing: &failing };
    let mutants = subject.mutants(2);
    assert_eq!(mutants, subject.mutants(1), "whatever the threads");
    mutants
}

const THOROUGH: &str = r#"
test "who stands where" {
  given Member
    | id | sex    | people | cell |
    | 1  | female | mong   | 4    |
    | 2  | female | mong   | 5    |
    | 3  | male   | mong   | 5    |
    | 4  | male   | mong   | 6    |
    | 5  | female | thai   | 9    |
    | 6  | female | kinh   | 9    |
  expect t
    | row   | [1] | [a] | [b] | [c] |
    | total | 6   | 1   | 1   | 4   |
}
"#;

#[test]
fn tests_at_every_edge_notice_every_edit() {
    assert_eq!(survivors(THOROUGH), []);
    let mut survey = Survey::default();
    survey.add(mutants(RULES, THOROUGH));
    let (noticed, all) = survey.noticed();
    assert!(all >= 9, "{}", survey_text(&survey, Language::English).as_str());
    assert_eq!(noticed, all);
    assert!(survey.reaches(100));
}

#[test]
fn an_edge_without_a_record_on_it_is_listed_with_such_a_record() {
    let loose = THOROUGH.replace("    | 2  | female | mong   | 5    |\n", "    | 2  | female | mong   | 8    |\n");
    let loose = loose.replace("    | 3  | male   | mong   | 5    |\n", "    | 3  | male   | mong   | 8    |\n");
    let survivors = survivors(&loose);
    let words: Vec<&str> = survivors.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(words, ["`5` became `6`", "`<` became `<=`"]);
    for (_, witness) in &survivors {
        assert!(witness.as_ref().unwrap().contains("Số đảng viên: 5"), "{witness:?}");
    }
}

#[test]
fn what_changes_nothing_is_not_held_against_the_tests() {
    // Arms that no record is in together can stand in any order.
    let apart = RULES.replace("where sex = female", "where cell >= 5 where sex = female");
    let mutants = mutants(&apart, THOROUGH);
    let swapped = mutants.iter().find(|mutant| english(&mutant.said()) == "`a, b` became `b, a`").unwrap();
    assert_eq!(swapped.fate, Fate::Equal);
}

const FORMULAS: &str = r#"
record R "R" { key k text  n integer }
table t "T" of R {
  total "All"
  column 1 "N"
  column 2 "S" = sum n
  column 3 "Q" = [2] / [1] * 100, round half up to 2
  cell [total, 1] = [2] * 3
  check [2] <= [1] * 10 else warn "Large"
}
text s """
{t[total, 2] * 7}
"""
"#;

#[test]
fn numbers_of_formulas_checks_cells_roundings_and_holes_are_edited() {
    let loose = "test \"a\" {\n  given R\n    | k | n |\n    | a | 3 |\n  expect t\n    | row   | [2] |\n    | total | 3   |\n}\n";
    let mutants = mutants(FORMULAS, loose);
    let fates = |before: &str| -> Vec<(String, &'static str, bool)> {
        let of = mutants.iter().filter(|mutant| mutant.before == before);
        of.map(|mutant| {
            let survived = matches!(mutant.fate, Fate::Survived(Some(_)));
            (mutant.edit.replacement.clone(), mutant.edit.kind.name(), survived)
        })
        .collect()
    };
    let moved = |up: &str, down: &str, words: &'static str| [up, down].map(|to| (to.to_owned(), words, true)).to_vec();
    assert_eq!(fates("100"), moved("101", "99", "number moved"));
    assert_eq!(fates("3"), moved("4", "2", "number moved"));
    assert_eq!(fates("10"), moved("11", "9", "number moved"));
    assert_eq!(fates("7"), moved("8", "6", "number moved"));
    assert_eq!(fates("2"), moved("3", "1", "rounded otherwise"));
    assert_eq!(fates("<="), [("<".to_owned(), "boundary moved", true)]);
    let mut survey = Survey::default();
    survey.add(mutants);
    assert!(
        !survey_text(&survey, Language::English).contains("none"),
        "{}",
        survey_text(&survey, Language::English).as_str()
    );
}

#[test]
fn slips_of_reading_are_noticed_or_not_and_never_pass_for_nothing() {
    let rules = "record R \"R\" { dates dd/mm/yyyy  numbers 1.234,5  key k text  d date  n decimal rounded to 2 }\n\
                 table t \"T\" of R { total \"All\"  column 1 \"S\" = sum n where d is known }\n";
    let test = |day: &str, number: &str, sum: &str| {
        format!(
            "test \"a\" {{\n  given R\n    | k | d | n |\n    | a | {day} | {number} |\n  expect t\n    | row   | [1] |\n    \
             | total | {sum} |\n}}\n"
        )
    };
    let fate = |mutants: &[Mutant], to: &str| {
        mutants.iter().find(|mutant| mutant.edit.replacement == to).unwrap().fate.clone()
    };
    let plain = mutants(rules, &test("2024-01-01", "1", "1"));
    for to in ["mm/dd/yyyy", "1,234.5", "3", "1"] {
        assert!(matches!(fate(&plain, to), Fate::Survived(Some(_))), "{to}: {plain:?}");
    }
    // A day and a number that only the declared dialects take, and a number finer than is kept.
    let at_the_edge = mutants(rules, &test("30/06/2024", "1,005", "1.01"));
    for to in ["mm/dd/yyyy", "1,234.5", "3", "1"] {
        assert!(matches!(fate(&at_the_edge, to), Fate::Failed(_) | Fate::Refused("E1113")), "{to}: {at_the_edge:?}");
    }
}

#[test]
fn what_a_record_says_of_words_and_codes_is_left_out_one_by_one() {
    let rules = "codes C \"C\" { systems one, two  a \"A\" = one \"1\", two \"2\"  b \"B\" = one \"2\", two \"1\" }\n\
                 record R \"R\" { missing \"NA\", \"-\"  yes \"đúng\"  no \"sai\"\n  key k text  c C? coded two  y yes/no }\n\
                 table t \"T\" of R { total \"All\"  column 1 \"N\"  column 2 \"A\" where c = a  column 3 \"Y\" where y = yes }\n";
    let test = |name: &str| {
        let expected = "expect t\n    | row   | [1] | [2] | [3] |\n    | total | 2   | 1   | 1   |\n";
        format!("test \"{name}\" {{\n  given R from \"{name}.csv\"\n  {expected}}}\n")
    };
    let files: BTreeMap<String, String> = [
        ("plain", "k,c,y\np,a,yes\nq,b,no\n"),
        ("words", "k,c,y\np,a,đúng\nq,NA,sai\n"),
        ("codes", "k,c,y\np,2,yes\nq,-,no\n"),
    ]
    .into_iter()
    .map(|(name, text)| (format!("{name}.csv"), text.to_owned()))
    .collect();
    let fates = |tests: &str| -> Vec<(String, bool)> {
        let of = mutants_beside(rules, tests, &files)
            .into_iter()
            .filter(|mutant| mutant.edit.kind == EditKind::ReadOtherwise);
        of.map(|mutant| {
            let is_noticed = matches!(mutant.fate, Fate::Failed(_) | Fate::Refused(_));
            assert!(is_noticed || matches!(mutant.fate, Fate::Survived(Some(_))), "{mutant:?}");
            (english(&mutant.said()), is_noticed)
        })
        .collect()
    };
    let all = |noticed: &[bool]| -> Vec<(String, bool)> {
        let words = [
            "`\"NA\"` left out",
            "`\"-\"` left out",
            "`yes \"đúng\"` left out",
            "`no \"sai\"` left out",
            "`coded two` left out",
        ];
        words.iter().map(|words| (*words).to_owned()).zip(noticed.iter().copied()).collect()
    };
    assert_eq!(fates(&test("plain")), all(&[false; 5]));
    assert_eq!(fates(&format!("{}{}", test("words"), test("codes"))), all(&[true; 5]));
}

#[test]
fn a_file_without_anything_to_edit_is_said_to_be_one() {
    let rules = "language 1\nrecord R \"R\" { key k text }\ntable t \"T\" of R { total \"All\"  column 1 \"N\" }\n";
    let mutants = mutants(rules, "");
    assert_eq!(mutants, []);
    let text = survey_text(&Survey::default(), Language::English);
    assert_eq!(text.as_str(), "mutation score: none, for nothing in these files was edited\n");
}

#[test]
fn edits_under_tests_from_a_file_are_run_and_not_refused() {
    let files = BTreeMap::from([("few.csv".to_owned(), "id,cell,row,[1],[a]\n1,4,total,1,1\n".to_owned())]);
    let tests = "test \"few\" { cases \"few.csv\" of Member expect t }\n";
    let mutants = mutants_beside(RULES, tests, &files);
    let fate = |words: &str| mutants.iter().find(|mutant| english(&mutant.said()) == words).unwrap().fate.clone();
    assert_eq!(fate("`5` became `4`"), Fate::Failed("few: 1".to_owned()));
    assert!(matches!(fate("`5` became `6`"), Fate::Survived(_)), "{mutants:?}");
}

#[test]
fn the_level_that_a_report_is_for_is_edited() {
    let rules = "language 1\n\
        record Place \"Place\" { key code text  label name text  above Place?  tree above }\n\
        record Visit \"Visit\" { key id text  place Place }\n\
        report r \"Of {this}\" for each Place at level 2 { tables t }\n\
        table t \"Of {this}\" of Visit where place within this { total \"All\"  column 1 \"Visits\" }\n";
    let words: Vec<String> = mutants(rules, "").iter().map(|mutant| english(&mutant.said())).collect();
    assert!(["`2` became `3`", "`2` became `1`"].iter().all(|word| words.iter().any(|said| said == word)), "{words:?}");
}
