//! Tests in Vietnamese words: what they may be written with, and what their failures say.

use std::collections::BTreeMap;

use bieu::Rules;
use bieu::diagnostic::Diagnostic;
use bieu::message::{Argument, Language, Message};
use bieu::source::SourceId;
use bieu::unstable::format::in_words;
use bieu::unstable::syntax::parse;
use bieu::unstable::syntax::tree::WordSet;
use bieu::unstable::testing::TestReport;

use super::RECORDS;

/// The records of the other tests, with a check of the report, in Vietnamese words: names are as they are.
fn rules() -> String {
    let rules = RECORDS.replace("2024-06-30 }", "2024-06-30  check members[total, 2] <= members[total, 1] }");
    assert_ne!(rules, RECORDS);
    in_words(SourceId(0), &rules, WordSet::Vietnamese).unwrap()
}

fn report(tests: &str, files: &BTreeMap<String, String>) -> TestReport {
    Rules::load("rules.bieu", &format!("{}{tests}", rules()), files, None).unwrap().test(&|_| true)
}

fn failures(body: &str) -> Vec<Diagnostic> {
    let tests = format!("phép thử \"a\" {{\n{body}\n}}\n");
    report(&tests, &BTreeMap::new()).tests.into_iter().flat_map(|test| test.failures).collect()
}

/// What the failures of a test with this body say to a reader of Vietnamese.
fn said(body: &str) -> Vec<String> {
    failures(body).iter().map(|failure| failure.message.say(Language::Vietnamese)).collect()
}

const WOMEN: &str = "cho dữ liệu Unit | code | kind |\n | u | commune |\n cho dữ liệu Member | id | unit | sex |\n | a | u | female |\n | b | u | male |\n";

#[test]
fn a_check_is_named_in_either_set_of_words() {
    for (written, result) in [
        ("members[total, 2] <= members[total, 1]", "đạt"),
        ("members[tổng_cộng, 2] <= members[tổng_cộng, 1]", "đạt"),
        ("members[tổng_cộng,2] <= members[total, 1]", "holds"),
    ] {
        let body =
            format!("{WOMEN} phải có kết quả kiểm tra half_year | kiểm tra | kết quả |\n | {written} | {result} |\n");
        assert_eq!(said(&body), [""; 0], "{written}");
    }
}

#[test]
fn a_case_has_a_name_in_either_set_of_words() {
    for head in ["case", "trường hợp"] {
        let csv = format!("id,sex,born,kết luận,{head}\na,female,2000-01-01,đủ điều kiện,đủ tuổi\n");
        let files = BTreeMap::from([("cases.csv".to_owned(), csv)]);
        let report = report("phép thử \"a\" { các trường hợp \"cases.csv\" của Member phải ra fit }\n", &files);
        let titles: Vec<(String, bool)> = report.tests.iter().map(|test| (test.title(), test.is_passed())).collect();
        assert_eq!(titles, [("a: đủ tuổi".to_owned(), true)], "{head}");
    }
}

/// What the failures of decisions on two men say: the second one has a religion.
fn decided(heads: &str, line: &str) -> Vec<String> {
    said(&format!(
        "cho dữ liệu Member | id | sex | born | religion |\n | a | male | 2000-01-01 | |\n | b | male | 2000-01-01 | có |\n \
         phải ra fit | id | {heads} |\n | {line} |\n"
    ))
}

#[test]
fn one_word_leads_to_an_exception() {
    for head in ["nhờ", "theo", "by"] {
        assert_eq!(decided(&format!("kết luận | {head}"), "b | đủ điều kiện | faithful"), [""; 0], "{head}");
    }
    assert_eq!(decided("[woman]", "b | nhờ faithful"), [""; 0]);
    assert_eq!(
        decided("kết luận | nhờ", "a | không đủ điều kiện | faithful"),
        ["fit: hồ sơ a có kết luận nhờ ngoại lệ không, cần nhờ faithful"]
    );
}

#[test]
fn the_words_of_tests_are_those_of_the_reader() {
    assert_eq!(
        decided("kết luận", "a | đủ điều kiện"),
        ["fit: hồ sơ a có kết luận không đủ điều kiện, cần đủ điều kiện"]
    );
    for (line, found, expected) in [
        ("b | không xét", "nhờ faithful", "không xét"),
        ("b | thiếu sex", "nhờ faithful", "thiếu sex"),
        ("a | đủ", "không đủ", "đủ"),
        ("a | chưa xác định", "không đủ", "chưa xác định"),
    ] {
        let record = &line[..1];
        let wrong = format!("fit: woman của hồ sơ {record} là `{found}`, cần `{expected}`");
        assert_eq!(decided("[woman]", line), [wrong]);
    }
    let of_cell =
        |expected: &str| said(&format!("{WOMEN} phải ra members | dòng | [3] |\n | tổng_cộng | {expected} |\n"));
    assert_eq!(of_cell("không áp dụng"), ["members[tổng_cộng, 3] là 50, cần không áp dụng"]);
    let none = "cho dữ liệu Unit | code | kind |\n cho dữ liệu Member | id | unit | sex |\n phải ra members | dòng | [3] |\n | tổng_cộng | 1 |\n";
    assert_eq!(said(none), ["members[tổng_cộng, 3] là không tính được, cần 1"]);
}

/// What a program is told does not hang on the language of a reader.
#[test]
fn programs_know_the_words_of_tests_by_one_language() {
    let known = |message: &Message| -> Vec<String> {
        let of = |argument: &Argument| match argument {
            Argument::Word(known, _) | Argument::Text(known) => known.clone(),
            other => format!("{other:?}"),
        };
        message.arguments().map(|(_, argument)| of(argument)).collect()
    };
    let body =
        "cho dữ liệu Member | id | sex | religion |\n | a | male | có |\n phải ra fit | id | [woman] |\n | a | đủ |\n";
    assert_eq!(known(&failures(body)[0].message), ["fit", "woman", "a", "by faithful", "met"]);
}

/// What is to be written into the file is said in its words.
#[test]
fn what_is_not_given_is_asked_for_in_the_words_of_the_file() {
    let failures =
        failures("cho dữ liệu Member | id |\n | a |\n phải ra fit | id | kết luận |\n | a | đủ điều kiện |\n");
    let helps: Vec<String> =
        failures.iter().filter_map(|of| Some(of.help.as_ref()?.words.say(Language::Vietnamese))).collect();
    assert_eq!(helps, ["thêm cột `sex` vào `cho dữ liệu Member`; ô để trống nghĩa là bỏ trống giá trị"]);
}

/// A file that is read alone, as it is when it is laid out, is told of in its own words.
#[test]
fn a_file_read_alone_is_told_of_in_its_words() {
    let text = "ngôn ngữ 1\nbiểu a của R {\n  các dòng L trực thuộc\n}\n";
    let (_, found) = parse(SourceId(0), text);
    let said: Vec<String> = found
        .iter()
        .flat_map(|of| std::iter::once(&of.message).chain(of.labels.iter().map(|label| &label.text)))
        .map(|message| message.say(Language::Vietnamese))
        .collect();
    assert!(!said.is_empty());
    assert!(said.iter().all(|words| !words.contains("within") && !words.contains("at level")), "{said:?}");
}
