//! Findings through miette: as a `miette::Diagnostic` for hosts that print with it, and as text for a terminal.
//!
//! miette counts header columns in bytes; this room gives it columns in characters, as a person counts.

use std::fmt;

use miette::{LabeledSpan, SourceCode};

use super::found::Found;
use super::mendings;
use super::quoted::Quoted;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::Language;

use crate::report::form::Style;
use crate::source::Sources;
use crate::words::{Document, Terminal, Text};
#[cfg(feature = "cli")]
use {super::found::each_once, crate::message::frame, crate::report::wrap::display_width, crate::words::written};

/// How findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderStyle {
    /// Whether to use terminal colours.
    pub colour: bool,
    /// The width to wrap at, in terminal columns.
    pub width: usize,
    /// The language of what is said.
    pub language: Language,
}

impl Default for RenderStyle {
    fn default() -> RenderStyle {
        RenderStyle { colour: false, width: 100, language: Language::default() }
    }
}

/// A finding and the text it points into, in the form that miette's printers take.
#[derive(Debug)]
pub struct Drawn<'a> {
    diagnostic: &'a Diagnostic,
    text: Option<Quoted<'a>>,
    message: String,
    labels: Vec<LabeledSpan>,
    help: Option<String>,
}

impl<'a> Drawn<'a> {
    /// Joins a finding, in the words of a language, with its text. Places in other texts than the first place's become remarks.
    #[must_use]
    pub fn new(diagnostic: &'a Diagnostic, sources: &'a Sources, language: Language) -> Drawn<'a> {
        let main = diagnostic.labels.first().map(|l| l.span.source);
        let text = main.and_then(|id| sources.get(id)).and_then(|source| Quoted::new(source, &diagnostic.labels));
        let mut labels = Vec::new();
        let mut remarks: Vec<String> = diagnostic.notes.iter().map(|note| note.say(language)).collect();
        for (index, label) in diagnostic.labels.iter().enumerate() {
            let drawn = text.as_ref().filter(|_| Some(label.span.source) == main);
            if let Some(span) = drawn.and_then(|text| text.span(label.span)) {
                let said = (!label.text.is_empty()).then(|| fit(&label.text.say(language)));
                labels.push(if index == 0 {
                    LabeledSpan::new_primary_with_span(said, span)
                } else {
                    LabeledSpan::new_with_span(said, span)
                });
            } else if let Some(source) = sources.get(label.span.source) {
                let at = source.position(label.span.start);
                remarks.push(format!("{}:{}:{}: {}", source.name, at.line, at.column, label.text.say(language)));
            }
        }
        remarks.extend(diagnostic.help.iter().map(|help| help.words.say(language)));
        remarks.extend(mendings::lines_after(diagnostic, sources));
        let help = (!remarks.is_empty()).then(|| remarks.iter().map(|said| fit(said)).collect::<Vec<_>>().join("\n"));
        Drawn { diagnostic, text, message: Text::<Terminal>::of(diagnostic.message.say(language)).into(), labels, help }
    }
}

/// What is said, line by line.
fn fit(said: &str) -> String {
    Text::<Terminal>::lines_of(said).into()
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(self.diagnostic.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Advice => miette::Severity::Advice,
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.help.as_ref().map(|h| Box::new(h) as Box<dyn fmt::Display>)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.text.as_ref().map(|t| t as &dyn SourceCode)
    }
}

/// Draws findings, or the faults and the tests that failed, each test led by its name.
#[cfg(feature = "cli")]
pub(super) fn print(found: &Found<'_>, style: &Style) -> Document {
    let width = style.width.unwrap_or(RenderStyle::default().width);
    let style = RenderStyle { colour: style.colour, width, language: style.language };
    let Some(tests) = found.tests else { return render_all(&found.all(), style).into() };
    let faults = each_once(found.programs);
    let mut text: Text<Terminal> = faults.iter().map(|(sources, fault)| render(fault, sources, style)).collect();
    for (sources, test) in tests.iter().filter(|(_, test)| !test.failures.is_empty()) {
        let place = sources.get(test.place.source);
        let place = place.map(|source| format!("{}:{}", source.name, source.position(test.place.start).line));
        let failed = frame::failed_test(&test.title, place.unwrap_or_default());
        text += written!(Terminal, "{}\n", failed.say(style.language));
        text.extend(test.failures.iter().map(|failure| render(failure, sources, style)));
        text += "\n";
    }
    text.into()
}

/// Without what draws, a person has plain lines.
#[cfg(not(feature = "cli"))]
pub(super) fn print(found: &Found<'_>, style: &Style) -> Document {
    found
        .all()
        .iter()
        .map(|(sources, finding)| super::plain::print(finding, sources, style.language))
        .collect::<Text<Terminal>>()
        .into()
}

/// How many findings are drawn for a person: who mends these does not want the others yet.
#[cfg(feature = "cli")]
const DRAWN: usize = 100;

/// Draws findings for a person. Of very many the most severe are drawn, in their order, and the others are counted.
#[cfg(feature = "cli")]
#[must_use]
pub fn render_all(findings: &[(&Sources, &Diagnostic)], style: RenderStyle) -> Text<Terminal> {
    let mut drawn: Vec<usize> = (0..findings.len()).collect();
    drawn.sort_by_key(|index| std::cmp::Reverse(findings[*index].1.severity));
    drawn.truncate(DRAWN);
    drawn.sort_unstable();
    let mut text: Text<Terminal> =
        drawn.iter().map(|index| render(findings[*index].1, findings[*index].0, style)).collect();
    let rest = findings.len() - drawn.len();
    if rest > 0 {
        text += written!(Terminal, "{}\n\n", frame::not_drawn(rest).say(style.language));
    }
    text
}

/// Draws one finding with the lines of the text that it points at.
#[cfg(feature = "cli")]
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: RenderStyle) -> Text<Terminal> {
    let theme =
        if style.colour { miette::GraphicalTheme::unicode() } else { miette::GraphicalTheme::unicode_nocolor() };
    let handler = miette::GraphicalReportHandler::new_themed(theme.clone()).with_width(style.width).with_links(false);
    let mut out = String::new();
    let footer = theme.styles.help;
    let mut drawn = Drawn::new(diagnostic, sources, style.language);
    // miette would lead it by an English word.
    let help = drawn.help.take();
    // Writing to a String cannot fail; should miette fail inside, what it wrote so far is shown.
    let _ = handler.render_report(&mut out, &drawn);
    if let Some(help) = help {
        let label = frame::help_label().say(style.language);
        let (first, rest) = (format!("  {label} "), " ".repeat(display_width(&label) + 3));
        let first = if style.colour { footer.style(&first).to_string() } else { first };
        let width = style.width.saturating_sub(2);
        out += &textwrap::fill(&help, textwrap::Options::new(width).initial_indent(&first).subsequent_indent(&rest));
        out.push('\n');
    }
    // The report has written out what steers, and the rest are the colours and frames of miette.
    Text::assembled(format_args!("{out}"))
}
