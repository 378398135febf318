//! Findings in every form. `tests/printers/printed.*` are recorded from the rule files beside them, whose names and texts have what each
//! form must escape: `BIEU_BLESS=1 cargo test printers`, then read the difference.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::diagnostic::Diagnostic;
use bieu::message::{Language, Message};
use bieu::source::{SourceId, Sources, Span};
use bieu::unstable::diagnostic::codes;
use bieu::unstable::forms::{Form, Style};
use bieu::unstable::program::Loader;
use bieu::unstable::report::findings::{self, FINDING_FORMS, FindingForm, Tested};
use proptest::prelude::*;
use serde_json::Value;

use crate::recorded;
use crate::report::hostile::words;
use crate::report::markup::{Piece, balances, pieces};

const FORMS: [(&str, &str); 6] = [
    ("terminal", "terminal"),
    ("plain", "plain"),
    ("json-lines", "jsonl"),
    ("sarif", "sarif"),
    ("junit", "xml"),
    ("github", "github"),
];

/// The folder that the rule files are said to stand in.
const FOLDER: &str = "biểu 2024, 100%: “a”&b";

type Program = (Sources, Vec<Diagnostic>);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printers")
}

fn text_of(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

/// The files beside this test, under [`FOLDER`].
struct Beside;

impl Loader for Beside {
    fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
        let name = path.rsplit('/').next().unwrap_or(path);
        std::fs::read_to_string(folder().join(name))
            .map_err(|fault| bieu::message::Message::of_words(fault.to_string()))
    }
}

fn program(name: &str, text: &str) -> Program {
    match Rules::load(&format!("{FOLDER}/{name}"), text, &Beside, None) {
        Ok(rules) => (rules.sources().clone(), rules.findings().to_vec()),
        Err(faults) => (faults.sources, faults.findings),
    }
}

/// Two programs that share a file with a fault, one with a warning, a clean one, and a finding that has no place.
fn programs() -> Vec<Program> {
    let named = ["annex.bieu", "second.bieu", "unused.bieu", "clean.bieu"];
    let mut programs: Vec<Program> = named.iter().map(|name| program(name, &text_of(name))).collect();
    let rejected = Diagnostic::new(&codes::REJECTED, Message::of_words("2 records were rejected, 100% of “a<b>”"))
        .note(Message::of_words("two\nlines"));
    programs.push((Sources::default(), vec![rejected]));
    programs
}

fn form(name: &str) -> &'static FindingForm {
    Form::named(FINDING_FORMS, name).unwrap()
}

fn printed(name: &str, programs: &[Program]) -> String {
    let programs: Vec<_> = programs.iter().map(|(sources, findings)| (sources, findings.as_slice())).collect();
    findings::print(form(name), &Style::default(), &programs).into()
}

fn sarif(programs: &[Program]) -> Value {
    serde_json::from_str(&printed("sarif", programs)).unwrap()
}

#[test]
fn each_form_is_as_recorded() {
    let mut wrong = Vec::new();
    for (form, name) in FORMS {
        let mut said = printed(form, &programs());
        if form == "sarif" {
            // The rules are the registry of codes, page by page; `a_log_has_what_services_require` looks at them.
            let mut log: Value = serde_json::from_str(&said).unwrap();
            log["runs"][0]["tool"]["driver"]["rules"] = "every code".into();
            log["runs"][0]["tool"]["driver"]["semanticVersion"] = "the version".into();
            said = format!("{log:#}\n");
        }
        wrong.extend(recorded::difference(&folder().join(format!("printed.{name}")), &said));
    }
    recorded::hold_all(wrong);
}

#[test]
fn a_log_has_what_services_require() {
    let log = sarif(&programs());
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("/sarif-schema-2.1.0.json"));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["semanticVersion"]), (&"bieu".into(), &env!("CARGO_PKG_VERSION").into()));
    let mut ids = BTreeSet::new();
    for rule in driver["rules"].as_array().unwrap() {
        assert!(ids.insert(rule["id"].as_str().unwrap()), "{rule} stands twice");
        for text in [&rule["shortDescription"], &rule["fullDescription"], &rule["help"]] {
            assert!(!text["text"].as_str().unwrap().is_empty(), "{rule}");
        }
        assert!(rule["help"]["markdown"].as_str().unwrap().matches("```").count() % 2 == 0, "{rule}");
        assert!(["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap()));
    }
    assert_eq!(ids.len(), codes::all().count());
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5);
    for result in results {
        assert!(ids.contains(result["ruleId"].as_str().unwrap()), "{result}");
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        for location in result["locations"].as_array().unwrap() {
            let region = &location["physicalLocation"]["region"];
            let number = |key: &str| region[key].as_u64().unwrap();
            let (from, to) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
            assert!(from >= (1, 1) && to >= from, "{region}");
            let uri = location["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.is_ascii() && !uri.contains([' ', ',', ':', '&', '"']), "{uri}");
        }
    }
}

#[test]
fn titles_and_pages_of_codes_are_in_the_language_of_the_findings() {
    let style = Style { language: Language::Vietnamese, ..Style::default() };
    let programs = programs();
    let programs: Vec<_> = programs.iter().map(|(sources, findings)| (sources, findings.as_slice())).collect();
    let said = |name: &str| String::from(findings::print(form(name), &style, &programs));
    let log: Value = serde_json::from_str(&said("sarif")).unwrap();
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap() {
        let code = codes::find(rule["id"].as_str().unwrap()).unwrap();
        assert_eq!(rule["shortDescription"]["text"], code.title_in(Language::Vietnamese));
        assert_eq!(rule["fullDescription"]["text"], code.explanation_in(Language::Vietnamese));
        assert!(rule["help"]["markdown"].as_str().unwrap().matches("```").count() % 2 == 0, "{rule}");
    }
    let title = codes::UNKNOWN_TYPE.title_in(Language::Vietnamese);
    assert_ne!(title, codes::UNKNOWN_TYPE.title);
    assert!(said("junit").contains(&format!("E0206: {title}")) && said("github").contains(&format!("E0206 {title}")));
}

#[test]
fn a_finding_is_known_again_when_lines_above_it_move() {
    let marks = |log: &Value| -> Vec<(u64, Value)> {
        let results = log["runs"][0]["results"].as_array().unwrap();
        let mark = |result: &Value| {
            let line = result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().unwrap();
            (line, result["partialFingerprints"]["bieuFinding/v1"].clone())
        };
        results.iter().map(mark).collect()
    };
    let text = text_of("annex.bieu");
    let before = marks(&sarif(&[program("annex.bieu", &text)]));
    let moved = text.replacen("record Admission", "// A remark.\n\nrecord Admission", 1);
    let after = marks(&sarif(&[program("annex.bieu", &moved)]));
    assert!(before.len() >= 3);
    let lines = |marks: &[(u64, Value)]| marks.iter().map(|(line, _)| *line).collect::<Vec<_>>();
    let names = |marks: &[(u64, Value)]| marks.iter().map(|(_, name)| name.to_string()).collect::<Vec<_>>();
    assert_ne!(lines(&before), lines(&after));
    assert_eq!(names(&before), names(&after));
    assert_eq!(names(&before).iter().collect::<BTreeSet<_>>().len(), before.len(), "two findings have one name");
}

#[test]
fn no_finding_is_an_empty_form_or_a_report_that_says_so() {
    let clean = [program("clean.bieu", &text_of("clean.bieu"))];
    for form in ["plain", "json-lines", "github"] {
        assert_eq!(printed(form, &clean), "");
    }
    assert_eq!(sarif(&clean)["runs"][0]["results"], Value::Array(Vec::new()));
    assert!(printed("junit", &clean).contains("<testsuites name=\"bieu\" tests=\"1\" failures=\"0\""));
}

#[test]
fn tests_are_cases_of_a_report_and_failures_findings_of_the_other_forms() {
    let (sources, findings) = program("annex.bieu", &text_of("annex.bieu"));
    let place = findings[0].labels[0].span;
    let tested = |title: &str, failures| Tested { title: title.to_owned(), place, failures };
    let tests = [(&sources, tested("“a” < b", &findings[..0])), (&sources, tested("c", &findings[..2]))];
    let broken = program("lists.bieu", &text_of("lists.bieu"));
    let faults = [(&broken.0, broken.1.as_slice())];
    let report = String::from(findings::print_tests(form("junit"), &Style::default(), &tests, &faults));
    let lines: Vec<&str> = report.lines().map(str::trim).collect();
    assert_eq!(lines[1], "<testsuites name=\"bieu\" tests=\"3\" failures=\"2\" errors=\"0\">");
    assert!(lines[2].contains("lists.bieu\" tests=\"1\" failures=\"1\""), "{report}");
    let of_tests = lines.iter().position(|line| line.contains("annex.bieu\" tests=\"2\" failures=\"1\"")).unwrap();
    assert!(lines[of_tests + 1].contains("name=\"“a” &lt; b\" file=") && lines[of_tests + 1].ends_with("line=\"7\"/>"));
    let failing = lines[of_tests + 2];
    assert!(failing.contains("name=\"c\"") && failing.contains("message=\"there is no type `Sexx`\""), "{report}");
    assert!(report.contains("error bieu::E0202: `Sex` is declared twice"), "{report}");
    let said = String::from(findings::print_tests(form("plain"), &Style::default(), &tests, &faults));
    let firsts: Vec<&str> = said.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(firsts.len(), 3);
    assert!(["E0207", "E0206", "E0202"].iter().zip(&firsts).all(|(code, line)| line.contains(code)), "{said}");
}

/// A program of one text with a finding anywhere in it, and another that has no place.
fn hostile() -> impl Strategy<Value = Program> {
    let span = (0..200u32, 0..50u32);
    (prop::collection::vec(words(), 6), span, 0..3usize).prop_map(|(words, (start, length), grave)| {
        let word = |at: usize| words[at].clone();
        let said = |at: usize| Message::of_words(word(at));
        let mut sources = Sources::default();
        let source = sources.add(word(0), word(1));
        let span = Span { source, start, end: start + length };
        let code = [&codes::UNKNOWN_TYPE, &codes::UNUSED, &codes::REJECTED][grave];
        let first = Diagnostic::new(code, said(2)).at(span, said(3)).at(span, said(4)).help(said(5)).note(said(4));
        let astray = Span { source: SourceId(7), ..span };
        let second = Diagnostic::new(&codes::REJECTED, said(3)).at(astray, said(2));
        (sources, vec![first, second])
    })
}

proptest! {
    #[test]
    fn no_text_breaks_a_form(program in hostile()) {
        let programs = [program];
        let steers = |c: char| c.is_control() && c != '\n';
        let plain = printed("plain", &programs);
        prop_assert_eq!(plain.split('\n').filter(|line| !line.is_empty() && !line.starts_with("    ")).count(), 2);
        let github = printed("github", &programs);
        prop_assert_eq!(github.lines().count(), 2);
        for line in github.lines() {
            let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
            let (level, properties) = command.split_once(' ').unwrap();
            prop_assert!(["error", "warning", "notice"].contains(&level));
            prop_assert!(properties.split(',').all(|property| property.split_once('=').is_some()), "{properties}");
            prop_assert!(properties.rsplit(',').next().unwrap().starts_with("title=bieu%3A%3AE"));
            let left = message.replace("%25", "").replace("%0A", "");
            prop_assert!(!left.contains('%'), "{}", message);
        }
        prop_assert!(!plain.contains(steers) && !github.contains(steers));
        let lines = printed("json-lines", &programs);
        prop_assert_eq!(lines.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok()).count(), 2);
        prop_assert_eq!(lines.lines().count(), 2);
        let log = sarif(&programs);
        prop_assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 2);
        let xml = printed("junit", &programs);
        prop_assert!(!xml.contains(|c: char| steers(c) && c != '\t'));
        let (head, body) = xml.split_once('\n').unwrap();
        prop_assert_eq!(head, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        let pieces = pieces(&body.replace("/>", "></testcase>")).unwrap();
        prop_assert_eq!(balances(&pieces), Ok(()));
        let failures = pieces.iter().filter(|piece| matches!(piece, Piece::Open(name, _) if name == "failure"));
        let failing = programs[0].1.iter().filter(|finding| finding.is_error()).count();
        prop_assert_eq!(failures.count(), failing);
    }
}
