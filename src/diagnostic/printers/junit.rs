//! Findings, and what came of tests, as a JUnit report, which most services that run tests can show: a suite for each file, a case for
//! each finding or test.

use super::{Tested, file, particulars, place, plain};
use crate::diagnostic::Diagnostic;
use crate::source::{Position, Sources, Span};

/// The suite of what has no place.
const NO_FILE: &str = "bieu";

/// One case of a suite.
struct Case {
    /// The file, whose suite it belongs to.
    file: Option<String>,
    line: Option<u32>,
    name: String,
    /// What stands in the case, escaped; empty where there is nothing to say.
    inner: String,
    fails: bool,
}

/// A report on these files, in their order. An error is a case that fails; a warning or a piece of advice is a case that passes and says
/// it; a file without findings is one case that passes.
pub fn of_findings(files: &[&str], findings: &[(&Sources, &Diagnostic)]) -> String {
    let mut cases: Vec<Case> = findings.iter().map(|(sources, finding)| of_finding(finding, sources)).collect();
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
pub fn of_tests(files: &[&str], tests: &[(&Sources, Tested<'_>)], faults: &[(&Sources, &Diagnostic)]) -> String {
    let faults = faults.iter().map(|(sources, fault)| of_finding(fault, sources));
    let tests = tests.iter().map(|(sources, test)| of_test(test, sources));
    report(files, &faults.chain(tests).collect::<Vec<_>>())
}

fn of_finding(finding: &Diagnostic, sources: &Sources) -> Case {
    let at = finding.labels.first().and_then(|label| position(label.span, sources));
    let shown = at.map(|at| format!(" at {}:{}", at.line, at.column)).unwrap_or_default();
    Case {
        file: file(finding, sources).map(str::to_owned),
        line: at.map(|at| at.line),
        name: format!("{}: {}{shown}", finding.code, finding.code.title),
        inner: if finding.is_error() {
            failure(finding, &body(finding, sources))
        } else {
            format!("<system-out>{}</system-out>", escaped(&plain::print(finding, sources)))
        },
        fails: finding.is_error(),
    }
}

fn of_test(test: &Tested<'_>, sources: &Sources) -> Case {
    // A case has one failure; what else failed stands in its text.
    let all: String = test.failures.iter().map(|failure| plain::print(failure, sources)).collect();
    Case {
        file: sources.get(test.place.source).map(|source| source.name.clone()),
        line: position(test.place, sources).map(|at| at.line),
        name: test.title.clone(),
        inner: test.failures.first().map(|first| failure(first, all.trim_end())).unwrap_or_default(),
        fails: !test.failures.is_empty(),
    }
}

fn without_findings(file: Option<&str>) -> Case {
    let name = "no findings".to_owned();
    Case { file: file.map(str::to_owned), line: None, name, inner: String::new(), fails: false }
}

fn position(span: Span, sources: &Sources) -> Option<Position> {
    sources.get(span.source).map(|source| source.position(span.start))
}

fn failure(finding: &Diagnostic, body: &str) -> String {
    let message = attribute(&finding.message);
    format!("<failure type=\"{}\" message=\"{message}\">{}</failure>", finding.code, escaped(body))
}

/// What a service shows below the message, which it has already.
fn body(finding: &Diagnostic, sources: &Sources) -> String {
    let place = finding.labels.first().and_then(|label| place(label.span, sources));
    place.into_iter().chain(particulars(finding, sources)).collect::<Vec<_>>().join("\n")
}

/// The cases by their files, in the order of these; at the end, what has no file.
fn report(files: &[&str], cases: &[Case]) -> String {
    let suites = files.iter().map(|file| Some(*file)).chain([None]);
    let suites: String = suites.map(|file| suite(file, cases)).collect();
    let failures = cases.iter().filter(|case| case.fails).count();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bieu\" tests=\"{}\" failures=\"{failures}\" \
         errors=\"0\">\n{suites}</testsuites>\n",
        cases.len()
    )
}

/// Nothing where the file has no case.
fn suite(file: Option<&str>, cases: &[Case]) -> String {
    let cases: Vec<&Case> = cases.iter().filter(|case| case.file.as_deref() == file).collect();
    if cases.is_empty() {
        return String::new();
    }
    let name = attribute(file.unwrap_or(NO_FILE));
    let failures = cases.iter().filter(|case| case.fails).count();
    let shown: String = cases.iter().map(|case| shown(case, &name)).collect();
    let tests = cases.len();
    format!(
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n{shown}  \
         </testsuite>\n"
    )
}

fn shown(case: &Case, suite: &str) -> String {
    let place = case.line.map(|line| format!(" file=\"{suite}\" line=\"{line}\"")).unwrap_or_default();
    let head = format!("    <testcase classname=\"{suite}\" name=\"{}\"{place}", attribute(&case.name));
    if case.inner.is_empty() { format!("{head}/>\n") } else { format!("{head}>{}</testcase>\n", case.inner) }
}

/// Text between quotes, where a line end would be read as a space.
fn attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Text between tags. What XML 1.0 cannot hold at all, or discourages, becomes U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&apos;",
            '\r' => out += "&#13;",
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}
