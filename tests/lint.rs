//! Slips that are looked for, and findings that an author allows. Each lint has a file in `tests/corpus/model`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::collections::BTreeMap;

use bieu::Rules;
use bieu::unstable::diagnostic::codes;

use crate::corpus::subject;

/// The codes of what is said of a program, in order.
fn said(root: &str, files: &[(&str, &str)]) -> Vec<&'static str> {
    let files: BTreeMap<String, String> =
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let findings = match Rules::load("main.bieu", root, &files, None) {
        Ok(rules) => rules.findings().to_vec(),
        Err(faults) => faults.findings,
    };
    findings.iter().map(|finding| finding.code.id).collect()
}

const RECORD: &str = "record R {\n  key id text\n  born date\n  sex yes/no\n}\n";

/// A program with one column; `before` stands on the line before it, `after` at its end.
fn column(before: &str, condition: &str, after: &str) -> String {
    format!("{RECORD}table t of R {{\n  total \"T\"\n{before}  column 1 \"A\" where {condition}{after}\n}}\n")
}

#[test]
fn the_page_has_every_code_and_shows_what_it_says() {
    let page = include_str!("../docs/linting.md");
    for code in codes::all().filter(|code| subject(code.id) == "14" && *code != &codes::NOT_FORMATTED) {
        assert!(page.contains(code.id), "{} is not in docs/linting.md", code.id);
    }
    let fences: Vec<&str> = page.split("```bieu\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let [note, allowed] = fences.as_slice() else { panic!("{fences:?}") };
    let prelude = "codes Ethnicity { thai \"Thái\"  kinh \"Kinh\"  mong \"Mông\" }\nrecord Admission {\n  key id text\n  ethnicity Ethnicity\n}\n";
    assert_eq!(said(&format!("{prelude}{note}"), &[]), ["E1406"]);
    let record = "record Member {\n  key id text\n  born date\n  met_on date\n}\n";
    assert_eq!(said(&format!("{record}{allowed}"), &[]), [""; 0]);
    let refused = allowed.replace("  // allow", "  // once allowed");
    assert_eq!(said(&format!("{record}{refused}"), &[]), ["E1007"]);
}

#[test]
fn a_reason_that_spells_out_the_number_of_a_parameter_will_not_follow_it() {
    let reason = |words: &str| {
        let criteria = format!("criteria c of R {{ require q where n > few reason \"Not more than {words}\" }}\n");
        format!("param few: integer = 5\nrecord R {{\n  key id text\n  n integer\n}}\n{criteria}")
    };
    assert_eq!(said(&reason("5"), &[]), ["E1406"]);
    assert_eq!(said(&reason("{few}"), &[]), [""; 0]);
}

#[test]
fn slips_are_looked_for_where_there_are_no_errors() {
    let slip = "sex = yes and month(born) <= 12";
    assert_eq!(said(&column("", slip, ""), &[]), ["E1405"]);
    assert_eq!(said(&column("", &format!("{slip} where sexx = yes"), ""), &[]), ["E0201"]);
}

#[test]
fn an_allow_speaks_of_its_own_line_or_of_the_next() {
    let allow = "  // allow bieu::E1405: because it is asked for\n";
    let slip = "sex = yes and month(born) <= 12";
    assert_eq!(said(&column("", slip, ""), &[]), ["E1405"]);
    assert_eq!(said(&column(allow, slip, ""), &[]), [""; 0]);
    assert_eq!(said(&column("", slip, "  // allow bieu::E1405: it is asked for"), &[]), [""; 0]);
    assert_eq!(said(&column(&format!("{allow}\n  // and more\n  /// documentation\n"), slip, ""), &[]), [""; 0]);
    assert_eq!(said(&column(&format!("{allow}  column 0 \"B\"\n"), slip, ""), &[]), ["E1402", "E1405"]);
    let windows = column(allow, slip, "").replace('\n', "\r\n");
    assert_eq!(said(&windows, &[]), [""; 0]);
}

#[test]
fn findings_of_every_room_can_be_allowed_and_errors_cannot() {
    let never = "sex = yes where sex = no";
    assert_eq!(said(&column("", never, ""), &[]), ["E0505"]);
    assert_eq!(said(&column("  // allow bieu::E0505: for now\n", never, ""), &[]), [""; 0]);
    let unused = "// allow bieu::E0204: the next form needs it\nparam p: integer = 1\n";
    assert_eq!(said(&format!("{unused}{}", column("", "sex = yes", "")), &[]), [""; 0]);
    let wrong = column("  // allow bieu::E0201: no\n", "sexx = yes", "");
    assert_eq!(said(&wrong, &[]), ["E1401", "E0201"]);
}

#[test]
fn what_only_looks_like_an_allow_is_none() {
    let slip = "sex = yes and month(born) <= 12";
    assert_eq!(said(&column("  // we do not allow bieu::E1405: here\n", slip, ""), &[]), ["E1405"]);
    assert_eq!(said(&column("  /// allow bieu::E1405: as documentation\n", slip, ""), &[]), ["E1405"]);
    let text = "text w \"\"\"\n// allow bieu::E1405: as words\n\"\"\"\n";
    assert_eq!(said(&format!("{}{text}", column("", slip, "")), &[]), ["E1405"]);
}

#[test]
fn an_allow_that_silences_nothing_is_asked_of_the_root_alone_and_where_there_are_no_errors() {
    let idle = "// allow bieu::E0204: it may be unused elsewhere\nset s of L = a\ncodes L { a }\n";
    let root = format!("use \"lists.bieu\"\n{}", column("", "sex = yes", ""));
    assert_eq!(said(&root, &[("lists.bieu", idle)]), [""; 0]);
    let idle = "  // allow bieu::E1405: no longer\n";
    assert_eq!(said(&column(idle, "sex = yes", ""), &[]), ["E1402"]);
    assert_eq!(said(&column(idle, "sexx = yes", ""), &[]), ["E0201"]);
    let used = column("", "sex = yes and month(born) <= 12", "  // allow bieu::E1405: every month");
    assert_eq!(said("use \"tables.bieu\"\ntext w \"\"\"\n{t[total, 1]}\n\"\"\"\n", &[("tables.bieu", &used)]), [""; 0]);
}

#[test]
fn nothing_is_said_of_what_is_no_slip() {
    for condition in [
        "month(born) = 12",
        "year(born) in 1950..1960",
        "(sex = yes and born is missing) or (sex = no and born is missing)",
        "age(born, 2024-06-30) >= 1",
        "12 > month(born)",
        "born in (2000-01-01..2000-01-02, 2001-01-01)",
    ] {
        let said = said(&column("", condition, ""), &[]);
        assert!(!said.iter().any(|code| subject(code) == "14"), "{condition}: {said:?}");
    }
}
