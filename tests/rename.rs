//! Names changed everywhere: what is touched, what is refused, and that nothing else becomes of a program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::collections::{BTreeMap, BTreeSet};

use bieu::source::SourceId;
use bieu::unstable::rename::{Names, Refused, Renamed, Root, rename};
use bieu::unstable::syntax::{no_name, own_names};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::oracle::agreement::{program, read, with_rows};
use crate::oracle::generate::{Case, case, files};

const RULES: &str = r#"language 1

report clubs "Clubs, {period}: {few}" {
  period 2024-01-01 to 2024-06-30
  locale en
}

codes Sex "Sex" {
  male   "Male"
  female "Female"
}

set women of Sex = female

/// How few are few: `few`.
param few: integer = 2

record Member "Members" {
  key id text "Number"
  sex    Sex  "Sex"
  town   text "Town"
}

criteria grown "Grown" of Member {
  require in_town "In town" where town = "few" reason "not in {few}"
}

table members "Members" of Member {
  total "All"
  row few "Few" where town = "few"
  row all "All of them"
  column n "Members"
  column w "Women" where sex in women note "only {women}"
  check [n] >= [w] + few
}

text said """
{members[few, n]} of few, at most {few}
"""
"#;

const TESTS: &str = r#"language 1

use "clubs.bieu"

test "few and women" {
  given Member
    | id | sex    | town |
    | a  | female | few  |
    | b  | male   | far  |
  expect members
    | row   | [n] | [w] |
    | few   | 1   | 1   |
    | total | 2   | 1   |
  expect checks members
    | row | check            | result |
    | few | [n] >= [w] + few | fails  |
  expect grown
    | id | verdict  | because |
    | a  | eligible |         |
    | b  | refused  | in_town |
}

test "cases" {
  cases "cases.csv" of Member expect members
}
"#;

const CASES: &str = "case,id,sex,town,row,[w]\nfew,a,female,few,few,1\nother,b,male,far,total,0\n";

fn program_of_clubs() -> BTreeMap<String, String> {
    let files = [("clubs.bieu", RULES), ("clubs.test.bieu", TESTS), ("cases.csv", CASES)];
    files.map(|(name, text)| (name.to_owned(), text.to_owned())).into_iter().collect()
}

fn changed(pairs: &[(&str, &str)]) -> Result<Renamed, Refused> {
    let files = program_of_clubs();
    let roots = ["clubs.bieu", "clubs.test.bieu"].map(|path| Root { path, text: &files[path] });
    rename(&roots, &files, &Names::of(pairs.iter().copied()).unwrap())
}

/// The lines that differ.
fn lines(renamed: &Renamed, path: &str) -> Vec<String> {
    let file = &renamed.files[path];
    let pairs = file.before.lines().zip(file.after.lines());
    pairs.filter(|(before, after)| before != after).map(|(_, after)| after.trim().to_owned()).collect()
}

#[test]
fn a_code_is_changed_in_rules_tests_and_cases() {
    let renamed = changed(&[("female", "nữ")]).unwrap();
    assert_eq!(lines(&renamed, "clubs.bieu"), ["male \"Male\"", "nữ   \"Female\"", "set women of Sex = nữ"]);
    assert_eq!(
        lines(&renamed, "clubs.test.bieu"),
        ["| id | sex  | town |", "| a  | nữ   | few  |", "| b  | male | far  |"]
    );
    assert_eq!(lines(&renamed, "cases.csv"), ["few,a,nữ,few,few,1"]);
    assert_eq!(renamed.places, [4]);
}

/// A parameter, a row and words of records are spelled alike: names change, words and remarks stay.
#[test]
fn names_change_and_words_stay() {
    let renamed = changed(&[("few", "ít")]).unwrap();
    let rules = &renamed.files["clubs.bieu"].after;
    for line in [
        "report clubs \"Clubs, {period}: {ít}\" {",
        "/// How few are few: `few`.",
        "param ít: integer = 2",
        "where town = \"few\" reason \"not in {ít}\"",
        "row ít  \"Few\" where town = \"few\"",
        "check [n] >= [w] + ít",
        "{members[ít, n]} of few, at most {ít}",
    ] {
        assert!(rules.contains(line), "{line} is not in\n{rules}");
    }
    let tests = lines(&renamed, "clubs.test.bieu");
    let expected =
        ["| ít    | 1   | 1   |", "| row | check           | result |", "| ít  | [n] >= [w] + ít | fails  |"];
    assert_eq!(tests, expected);
    assert_eq!(lines(&renamed, "cases.csv"), ["few,a,female,few,ít,1"]);
}

#[test]
fn fields_requirements_columns_and_types_are_names_too() {
    let pairs =
        [("sex", "gender"), ("in_town", "local"), ("w", "women_of"), ("Member", "Person"), ("members", "people")];
    let renamed = changed(&pairs).unwrap();
    let tests = &renamed.files["clubs.test.bieu"].after;
    for line in [
        "given Person",
        "| id | gender | town |",
        "expect people",
        "| row   | [n] | [women_of] |",
        "| b  | refused  | local   |",
    ] {
        assert!(tests.contains(line), "{line} is not in\n{tests}");
    }
    assert!(renamed.files["cases.csv"].after.starts_with("case,id,gender,town,row,[women_of]\n"));
    assert!(renamed.files["clubs.bieu"].after.contains("require local \"In town\""));
}

#[test]
fn two_names_may_change_places_and_two_never_become_one() {
    let renamed = changed(&[("n", "w"), ("w", "n")]).unwrap();
    assert!(renamed.files["clubs.bieu"].after.contains("check [w] >= [n] + few"));
    let said = |pairs: &[(&str, &str)]| {
        let refused = changed(pairs).unwrap_err();
        refused
            .findings
            .iter()
            .map(|found| format!("{} {}", found.code.id, crate::english(&found.message)))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&[("male", "town")]), ["E0230 something is called `town` already"]);
    assert_eq!(said(&[("mael", "x")]), ["E0229 nothing in these rules is called `mael`"]);
    let never = Names::of([("a", "c"), ("b", "c")]).unwrap_err();
    assert_eq!(never.iter().map(|found| found.code.id).collect::<Vec<_>>(), ["E0230"]);
}

/// The name of a type is free where names are looked for, and refused where the rules are checked.
#[test]
fn what_would_be_found_only_afterwards_is_refused() {
    let refused = changed(&[("Sex", "text")]).unwrap_err();
    let said = crate::english(&refused.findings[0].message);
    assert!(refused.findings[0].code.id == "E0230" && said.contains("under the new names"), "{said}");
}

/// A code without a label is printed by its name.
#[test]
fn a_test_that_would_end_differently_refuses() {
    let rules = "language 1\n\ncodes Sex { male  female }\n\nset women of Sex = female\n\nrecord R { key id text  sex Sex }\n\n\
                 text said \"\"\"\nOnly {women}.\n\"\"\"\n\n\
                 test \"printed\" {\n  given R\n    | id |\n    | a  |\n  expect text said contains \"Only female\"\n}\n";
    let names = Names::of([("female", "woman")]).unwrap();
    let refused = rename(&[Root { path: "r.bieu", text: rules }], &BTreeMap::new(), &names).unwrap_err();
    let said = crate::english(&refused.findings[0].message);
    assert_eq!(said, "under the new names the test “printed” would end differently");
}

#[test]
fn there_and_back_is_where_it_began() {
    let there = [("few", "ít"), ("sex", "giới_tính"), ("n", "tất_cả"), ("Member", "Người")];
    let renamed = changed(&there).unwrap();
    let mut files = program_of_clubs();
    files.extend(renamed.files.into_iter().map(|(path, file)| (path, file.after)));
    let back = Names::of(there.map(|(old, new)| (new, old))).unwrap();
    let roots = ["clubs.test.bieu"].map(|path| Root { path, text: &files[path] });
    let renamed = rename(&roots, &files, &back).unwrap();
    files.extend(renamed.files.into_iter().map(|(path, file)| (path, file.after)));
    assert_eq!(files, program_of_clubs());
}

/// What is put behind each name.
const BEHIND: &str = "_moi";

/// Every name of a program that its records do not say, changed.
fn all_but_of_records(case: &Case, root: &str, others: &BTreeMap<String, String>) -> Names {
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let of_records: BTreeSet<String> = case
        .inputs
        .iter()
        .flat_map(|input| [input.record.clone(), input.csv()])
        .flat_map(|text| text.split(|sign| !is_word(sign)).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let texts = std::iter::once(root).chain(others.values().map(String::as_str));
    let names: BTreeSet<String> = texts.flat_map(own_names).map(|own| own.name).collect();
    let free = names.into_iter().filter(|name| !of_records.contains(name) && no_name(name).is_none());
    let pairs: Vec<(String, String)> = free.map(|name| (name.clone(), name + BEHIND)).collect();
    Names::of(pairs.iter().map(|(old, new)| (old.as_str(), new.as_str()))).unwrap()
}

fn means_the_same(case: &Case) -> Result<(), TestCaseError> {
    let Ok(rules) = program(&case.rules, None).and_then(|rules| with_rows(rules, &case.inputs)) else { return Ok(()) };
    let (root, others) = files(&case.rules);
    let names = all_but_of_records(case, root, &others);
    let done = match rename(&[Root { path: "rules.bieu", text: root }], &others, &names) {
        Ok(done) => done,
        Err(refused) => {
            let said: Vec<String> = refused.findings.iter().map(|found| crate::english(&found.message)).collect();
            return Err(TestCaseError::fail(said.join("\n")));
        }
    };
    let mut renamed = done.files.get("rules.bieu").map_or_else(|| root.to_owned(), |file| file.after.clone());
    for (name, text) in &others {
        let text = done.files.get(name).map_or(text, |file| &file.after);
        renamed += &format!("\n--- file {name}\n{text}");
    }
    let other = program(&renamed, None).and_then(|rules| with_rows(rules, &case.inputs));
    let other = other.map_err(|refused| TestCaseError::fail(format!("{refused}\n{renamed}")))?;
    let outcome = rules.evaluate(&read(&rules, &case.inputs)).unwrap().to_json();
    let of_other = other.evaluate(&read(&other, &case.inputs)).unwrap().to_json();
    prop_assert_eq!(outcome, of_other.replace(BEHIND, ""));
    Ok(())
}

#[test]
fn made_up_programs_give_the_same_under_other_names() {
    let cases = std::env::var("BIEU_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(20);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    TestRunner::new(config).run(&case(), |case| means_the_same(&case)).unwrap();
}

#[test]
fn a_file_of_names_is_read_as_it_is_written() {
    let names = Names::of_csv(SourceId(0), "old,new\nfew,ít\n").unwrap();
    assert_eq!(names.iter().collect::<Vec<_>>(), [("few", "ít")]);
}
