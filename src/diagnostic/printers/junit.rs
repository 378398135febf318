//! Findings as a JUnit report, which most services that run tests can show: a suite for each file, a failing case for each error.

use super::{file, particulars, place, plain};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The suite of findings that have no place.
const NO_FILE: &str = "bieu";

/// A report on these files, in their order. A warning or a piece of advice is a case that passes and says it; a file without
/// findings is one case that passes.
pub fn print(files: &[&str], findings: &[(&Sources, &Diagnostic)]) -> String {
    let of = |name: Option<&str>| -> Vec<&(&Sources, &Diagnostic)> {
        findings.iter().filter(|(sources, finding)| file(finding, sources) == name).collect()
    };
    let mut suites: Vec<String> = files.iter().map(|name| suite(name, &of(Some(name)))).collect();
    let placeless = of(None);
    if !placeless.is_empty() || files.is_empty() {
        suites.push(suite(NO_FILE, &placeless));
    }
    let failures = findings.iter().filter(|(_, finding)| finding.is_error()).count();
    let clean = files.iter().filter(|name| of(Some(name)).is_empty()).count();
    let tests = findings.len() + clean + usize::from(files.is_empty() && findings.is_empty());
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bieu\" tests=\"{tests}\" failures=\"{failures}\" \
         errors=\"0\">\n{}</testsuites>\n",
        suites.concat()
    )
}

fn suite(name: &str, findings: &[&(&Sources, &Diagnostic)]) -> String {
    let name = attribute(name);
    let failures = findings.iter().filter(|(_, finding)| finding.is_error()).count();
    let cases = if findings.is_empty() {
        format!("    <testcase classname=\"{name}\" name=\"no findings\"/>\n")
    } else {
        findings.iter().map(|(sources, finding)| case(&name, finding, sources)).collect()
    };
    let tests = findings.len().max(1);
    format!(
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n{cases}  \
         </testsuite>\n"
    )
}

fn case(suite: &str, finding: &Diagnostic, sources: &Sources) -> String {
    let source = finding.labels.first().and_then(|label| sources.get(label.span.source).zip(Some(label.span)));
    let at = source.map(|(source, span)| source.position(span.start));
    let line = at.map(|at| format!(" file=\"{suite}\" line=\"{}\"", at.line)).unwrap_or_default();
    let place = at.map(|at| format!(" at {}:{}", at.line, at.column)).unwrap_or_default();
    let name = attribute(&format!("{}: {}{place}", finding.code, finding.code.title));
    let inner = if finding.is_error() {
        let kind = finding.code;
        let message = attribute(&finding.message);
        format!("<failure type=\"{kind}\" message=\"{message}\">{}</failure>", escaped(&body(finding, sources)))
    } else {
        format!("<system-out>{}</system-out>", escaped(&plain::print(finding, sources)))
    };
    format!("    <testcase classname=\"{suite}\" name=\"{name}\"{line}>{inner}</testcase>\n")
}

/// What a service shows below the message, which it has already.
fn body(finding: &Diagnostic, sources: &Sources) -> String {
    let place = finding.labels.first().and_then(|label| place(label.span, sources));
    place.into_iter().chain(particulars(finding, sources)).collect::<Vec<_>>().join("\n")
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
