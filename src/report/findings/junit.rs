//! Findings, and what came of tests, as a JUnit report, which most services that run tests can show: a suite for each file, a case for
//! each finding or test.

use super::found::{Found, Tested, each_once};
use super::places::files;
use super::{file, particulars, place, plain};
use crate::diagnostic::Diagnostic;
use crate::message::Language;
use crate::report::form::Style;
use crate::source::{Position, Sources, Span};
use crate::words::{Document, Terminal, Text, Xml, written};

/// The suite of what has no place.
const NO_FILE: &str = "bieu";

/// One case of a suite.
struct Case {
    /// The file, whose suite it belongs to.
    file: Option<String>,
    line: Option<u32>,
    name: String,
    /// What stands in the case; empty where there is nothing to say.
    inner: Text<Xml>,
    fails: bool,
}

/// A report on tests, where there are any, or on findings.
pub fn print(found: &Found<'_>, style: &Style) -> Document {
    let programs = found.programs.iter().map(|(sources, _)| *sources);
    match found.tests {
        None => of_findings(&files(programs), &found.all(), style.language).into(),
        Some(tests) => {
            let sources = programs.chain(tests.iter().map(|(sources, _)| *sources));
            of_tests(&files(sources), tests, &each_once(found.programs), style.language).into()
        }
    }
}

/// A report on these files, in their order. An error is a case that fails; a warning or a piece of advice is a case that passes and says
/// it; a file without findings is one case that passes.
fn of_findings(files: &[&str], findings: &[(&Sources, &Diagnostic)], language: Language) -> Text<Xml> {
    let mut cases: Vec<Case> =
        findings.iter().map(|(sources, finding)| of_finding(finding, sources, language)).collect();
    let is_clean = |name: &str| cases.iter().all(|case| case.file.as_deref() != Some(name));
    let clean: Vec<Case> =
        files.iter().filter(|name| is_clean(name)).map(|name| without_findings(Some(name))).collect();
    cases.extend(clean);
    if cases.is_empty() {
        cases.push(without_findings(None));
    }
    report(files, &cases)
}

/// A report on tests, and on what keeps tests from being run.
fn of_tests(
    files: &[&str],
    tests: &[(&Sources, Tested<'_>)],
    faults: &[(&Sources, &Diagnostic)],
    language: Language,
) -> Text<Xml> {
    let faults = faults.iter().map(|(sources, fault)| of_finding(fault, sources, language));
    let tests = tests.iter().map(|(sources, test)| of_test(test, sources, language));
    report(files, &faults.chain(tests).collect::<Vec<_>>())
}

fn of_finding(finding: &Diagnostic, sources: &Sources, language: Language) -> Case {
    let at = finding.labels.first().and_then(|label| position(label.span, sources));
    let shown = at.map(|at| format!(" at {}:{}", at.line, at.column)).unwrap_or_default();
    Case {
        file: file(finding, sources).map(str::to_owned),
        line: at.map(|at| at.line),
        name: format!("{}: {}{shown}", finding.code, finding.code.title_in(language)),
        inner: if finding.is_error() {
            failure(finding, &body(finding, sources, language), language)
        } else {
            written!(Xml, "<system-out>{}</system-out>", &*plain::print(finding, sources, language))
        },
        fails: finding.is_error(),
    }
}

fn of_test(test: &Tested<'_>, sources: &Sources, language: Language) -> Case {
    // A case has one failure; what else failed stands in its text.
    let all: Text<Terminal> = test.failures.iter().map(|failure| plain::print(failure, sources, language)).collect();
    Case {
        file: sources.get(test.place.source).map(|source| source.name.clone()),
        line: position(test.place, sources).map(|at| at.line),
        name: test.title.clone(),
        inner: test.failures.first().map(|first| failure(first, all.trim_end(), language)).unwrap_or_default(),
        fails: !test.failures.is_empty(),
    }
}

fn without_findings(file: Option<&str>) -> Case {
    let name = "no findings".to_owned();
    Case { file: file.map(str::to_owned), line: None, name, inner: Text::new(), fails: false }
}

fn position(span: Span, sources: &Sources) -> Option<Position> {
    sources.get(span.source).map(|source| source.position(span.start))
}

fn failure(finding: &Diagnostic, body: &str, language: Language) -> Text<Xml> {
    let message = Text::<Xml>::attribute(&finding.message.say(language));
    written!(Xml, "<failure type=\"{}\" message=\"{}\">{}</failure>", finding.code, message, body)
}

/// What a service shows below the message, which it has already.
fn body(finding: &Diagnostic, sources: &Sources, language: Language) -> String {
    let place = finding.labels.first().and_then(|label| place(label.span, sources));
    place.into_iter().chain(particulars(finding, sources, language)).collect::<Vec<_>>().join("\n")
}

/// The cases by their files, in the order of these; at the end, what has no file.
fn report(files: &[&str], cases: &[Case]) -> Text<Xml> {
    let suites = files.iter().map(|file| Some(*file)).chain([None]);
    let suites: Text<Xml> = suites.map(|file| suite(file, cases)).collect();
    let failures = cases.iter().filter(|case| case.fails).count();
    written!(
        Xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bieu\" tests=\"{}\" failures=\"{}\" \
         errors=\"0\">\n{}</testsuites>\n",
        cases.len(),
        failures,
        suites
    )
}

/// Nothing where the file has no case.
fn suite(file: Option<&str>, cases: &[Case]) -> Text<Xml> {
    let cases: Vec<&Case> = cases.iter().filter(|case| case.file.as_deref() == file).collect();
    if cases.is_empty() {
        return Text::new();
    }
    let name = Text::<Xml>::attribute(file.unwrap_or(NO_FILE));
    let failures = cases.iter().filter(|case| case.fails).count();
    let shown: Text<Xml> = cases.iter().map(|case| shown(case, &name)).collect();
    written!(
        Xml,
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}  </testsuite>\n",
        name,
        cases.len(),
        failures,
        shown
    )
}

fn shown(case: &Case, suite: &Text<Xml>) -> Text<Xml> {
    let place = case.line.map(|line| written!(Xml, " file=\"{}\" line=\"{}\"", suite, line)).unwrap_or_default();
    let name = Text::<Xml>::attribute(&case.name);
    let head = written!(Xml, "    <testcase classname=\"{}\" name=\"{}\"{}", suite, name, place);
    if case.inner.is_empty() { head + "/>\n" } else { written!(Xml, "{}>{}</testcase>\n", head, case.inner) }
}
