//! Findings through miette: as a `miette::Diagnostic` for hosts that print with it, and as text for a terminal.
//!
//! miette counts header columns in bytes; this room gives it columns in characters, as a person counts.

use std::fmt;
#[cfg(feature = "cli")]
use std::fmt::Write;
use std::ops::Range;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::mendings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, Sources, Span};

/// How findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderStyle {
    /// Whether to use terminal colours.
    pub colour: bool,
    /// The width to wrap at, in terminal columns.
    pub width: usize,
}

impl Default for RenderStyle {
    fn default() -> RenderStyle {
        RenderStyle { colour: false, width: 100 }
    }
}

/// A finding and the text it points into, in the form that miette's printers take.
#[derive(Debug)]
pub struct Report<'a> {
    diagnostic: &'a Diagnostic,
    text: Option<Text<'a>>,
    labels: Vec<LabeledSpan>,
    help: Option<String>,
}

impl<'a> Report<'a> {
    /// Joins a finding with its text. Places in other texts than the first place's become remarks.
    #[must_use]
    pub fn new(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Report<'a> {
        let main = diagnostic.labels.first().map(|l| l.span.source);
        let mut labels = Vec::new();
        let mut remarks = diagnostic.notes.clone();
        let excerpt = diagnostic.labels.first().and_then(|label| Excerpt::around(label.span, sources));
        for (index, label) in diagnostic.labels.iter().enumerate() {
            let shown = match &excerpt {
                Some(excerpt) => excerpt.part_of(label.span),
                None => Some(label.span),
            };
            if let Some(span) = shown.filter(|span| Some(span.source) == main) {
                let text = (!label.text.is_empty()).then(|| label.text.clone());
                let span = byte_span(span);
                labels.push(if index == 0 {
                    LabeledSpan::new_primary_with_span(text, span)
                } else {
                    LabeledSpan::new_with_span(text, span)
                });
            } else if let Some(source) = sources.get(label.span.source) {
                let at = source.position(label.span.start);
                remarks.push(format!("{}:{}:{}: {}", source.name, at.line, at.column, label.text));
            }
        }
        remarks.extend(diagnostic.help.iter().map(|help| help.words.clone()));
        remarks.extend(mendings::lines_after(diagnostic, sources));
        let help = (!remarks.is_empty()).then(|| remarks.join("\n"));
        let text = main.and_then(|id| sources.get(id)).map(|source| Text { source, excerpt });
        Report { diagnostic, text, labels, help }
    }
}

fn byte_span(span: Span) -> SourceSpan {
    SourceSpan::from((span.start as usize, (span.end.saturating_sub(span.start)) as usize))
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.diagnostic.message)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
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

#[derive(Debug)]
struct Text<'a> {
    source: &'a Source,
    /// What is shown of it, where the line is too long to be shown as a whole.
    excerpt: Option<Excerpt>,
}

/// The part of a long line around a place.
#[derive(Debug)]
struct Excerpt {
    line: u32,
    /// The bytes of the text that it has.
    bytes: Range<usize>,
    /// The part itself, with a sign where the line goes on.
    text: String,
}

/// Lines of more bytes than this are shown in part.
const LONG: usize = 1_000;
/// How many bytes are shown on each side of the place.
const AROUND: usize = 60;
/// How many bytes of the place itself are shown.
const MARKED: usize = 200;
/// What stands where a line goes on.
const CUT: &str = "…";

impl Excerpt {
    /// The part around a place; `None` where the line is shown as a whole.
    fn around(span: Span, sources: &Sources) -> Option<Excerpt> {
        let source = sources.get(span.source)?;
        let line = source.position(span.start).line;
        let whole = source.line_bytes(line);
        if whole.len() <= LONG {
            return None;
        }
        let end = whole.start + source.line(line).len();
        let boundary = |at: usize| (0..=at.min(end)).rev().find(|at| source.text.is_char_boundary(*at)).unwrap_or(0);
        let start = span.start as usize;
        let from = boundary(start.saturating_sub(AROUND)).max(whole.start);
        let to = boundary((span.end as usize).clamp(start, start + MARKED) + AROUND).max(from);
        let [before, after] = [from > whole.start, to < end].map(|goes_on| if goes_on { CUT } else { "" });
        let part = source.text.get(from..to).unwrap_or("");
        Some(Excerpt { line, bytes: from..to, text: format!("{before}{part}{after}") })
    }

    /// Where the part begins, counted so that places in the text are places in it.
    fn offset(&self) -> usize {
        self.bytes.start - if self.text.starts_with(CUT) && self.bytes.start > 0 { CUT.len() } else { 0 }
    }

    /// What is shown of a place; `None` where nothing is.
    fn part_of(&self, span: Span) -> Option<Span> {
        let (from, to) = (self.bytes.start as u32, self.bytes.end as u32);
        let is_in = span.start >= from && span.start <= to;
        is_in.then(|| Span { end: span.end.clamp(span.start, to), ..span })
    }
}

impl SourceCode for Text<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let source = self.source;
        let named = |data: &'b [u8], span: SourceSpan, line: usize, column: usize, lines: usize| {
            Box::new(MietteSpanContents::new_named(source.name.clone(), data, span, line, column, lines))
        };
        let at = source.position(span.offset() as u32);
        // The header shows the column of the span it asked for only when it asks without context lines.
        let is_header = before == 0 && after == 0;
        if let Some(excerpt) = &self.excerpt {
            let shown = SourceSpan::from((excerpt.offset(), excerpt.text.len()));
            let column = if is_header { at.column as usize - 1 } else { 0 };
            return Ok(named(excerpt.text.as_bytes(), shown, excerpt.line as usize - 1, column, 1));
        }
        // Of a long text only the lines around the span are looked through, and of those around it none that is too long.
        let last = source.position((span.offset() + span.len()) as u32).line;
        let is_short = |line: &u32| source.line_bytes(*line).len() <= LONG;
        let kept = (1..=before as u32).take_while(|step| *step < at.line && is_short(&(at.line - step))).count();
        let first = at.line - kept as u32;
        let following = (1..=after as u32 + 1).take_while(|step| is_short(&(last + step))).count();
        let base = source.line_bytes(first).start;
        let part = source.text.get(base..source.line_bytes(last + following as u32).end).unwrap_or("");
        let asked = SourceSpan::from((span.offset().saturating_sub(base), span.len()));
        let contents = part.read_span(&asked, before, after)?;
        let column = if is_header { at.column as usize - 1 } else { contents.column() };
        let shown = SourceSpan::from((contents.span().offset() + base, contents.span().len()));
        // miette counts lines from the beginning of the text.
        let above = first as usize - 1;
        Ok(named(contents.data(), shown, contents.line() + above, column, contents.line_count() + above))
    }
}

/// How many findings are drawn for a person: who mends these does not want the others yet.
#[cfg(feature = "cli")]
const DRAWN: usize = 100;

/// Draws findings for a person. Of very many the gravest are drawn, in their order, and the others are counted.
#[cfg(feature = "cli")]
#[must_use]
pub fn render_all(findings: &[(&Sources, &Diagnostic)], style: RenderStyle) -> String {
    let mut drawn: Vec<usize> = (0..findings.len()).collect();
    drawn.sort_by_key(|index| std::cmp::Reverse(findings[*index].1.severity));
    drawn.truncate(DRAWN);
    drawn.sort_unstable();
    let mut text: String = drawn.iter().map(|index| render(findings[*index].1, findings[*index].0, style)).collect();
    let rest = findings.len() - drawn.len();
    if rest > 0 {
        let _ = writeln!(text, "… and {} more; `--format plain` gives all of them\n", grouped(rest));
    }
    text
}

/// `19,900`.
#[cfg(feature = "cli")]
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Draws one finding with the lines of the text that it points at.
#[cfg(feature = "cli")]
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: RenderStyle) -> String {
    let theme =
        if style.colour { miette::GraphicalTheme::unicode() } else { miette::GraphicalTheme::unicode_nocolor() };
    let handler = miette::GraphicalReportHandler::new_themed(theme).with_width(style.width).with_links(false);
    let mut out = String::new();
    // Writing to a String cannot fail; should miette fail inside, what it wrote so far is shown.
    let _ = handler.render_report(&mut out, &Report::new(diagnostic, sources));
    out
}
