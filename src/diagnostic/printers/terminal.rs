//! Findings through miette: as a `miette::Diagnostic` for hosts that print with it, and as text for a terminal.
//!
//! miette counts header columns in bytes; this room gives it columns in characters, as a person counts.

use std::borrow::Cow;
use std::fmt;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::mendings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, Sources, Span};
use crate::words::signs;
use crate::words::{Terminal, Text};

/// What some programs begin a text with.
const BYTE_ORDER_MARK: char = '\u{feff}';

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
    text: Option<Quoted<'a>>,
    message: String,
    labels: Vec<LabeledSpan>,
    help: Option<String>,
}

impl<'a> Report<'a> {
    /// Joins a finding with its text. Places in other texts than the first place's become remarks.
    #[must_use]
    pub fn new(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Report<'a> {
        let main = diagnostic.labels.first().map(|l| l.span.source);
        let text = main.and_then(|id| sources.get(id)).map(Quoted::new);
        let mut labels = Vec::new();
        let mut remarks = diagnostic.notes.clone();
        for (index, label) in diagnostic.labels.iter().enumerate() {
            if Some(label.span.source) == main {
                let said = (!label.text.is_empty()).then(|| fit(&label.text));
                let span = text.as_ref().map_or_else(|| byte_span(0, 0), |text| text.span(label.span));
                labels.push(if index == 0 {
                    LabeledSpan::new_primary_with_span(said, span)
                } else {
                    LabeledSpan::new_with_span(said, span)
                });
            } else if let Some(source) = sources.get(label.span.source) {
                let at = source.position(label.span.start);
                remarks.push(format!("{}:{}:{}: {}", source.name, at.line, at.column, label.text));
            }
        }
        remarks.extend(diagnostic.help.iter().map(|help| help.words.clone()));
        remarks.extend(mendings::lines_after(diagnostic, sources));
        let help = (!remarks.is_empty()).then(|| remarks.iter().map(|said| fit(said)).collect::<Vec<_>>().join("\n"));
        Report { diagnostic, text, message: Text::<Terminal>::of(&diagnostic.message).into(), labels, help }
    }
}

/// What is said, line by line.
fn fit(said: &str) -> String {
    Text::<Terminal>::lines_of(said).into()
}

fn byte_span(start: usize, end: usize) -> SourceSpan {
    SourceSpan::from((start, end.saturating_sub(start)))
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
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

/// A text that is quoted: what steers in it is written out, and places move with what is written.
#[derive(Debug)]
struct Quoted<'a> {
    source: &'a Source,
    name: String,
    shown: Cow<'a, str>,
    /// Where signs were written out, in bytes of the source, and how much longer they are then.
    grown: Vec<(usize, usize)>,
}

impl<'a> Quoted<'a> {
    fn new(source: &'a Source) -> Quoted<'a> {
        let text = source.text.as_str();
        let name = Text::<Terminal>::of(&source.name).into();
        let stays = |at: usize, sign: char| match sign {
            '\r' => text[at + 1..].starts_with('\n'),
            _ => at == 0 && sign == BYTE_ORDER_MARK,
        };
        let mut steering = signs::steering(text, |sign| matches!(sign, '\n' | '\t'));
        steering.retain(|(at, sign)| !stays(*at, *sign));
        if steering.is_empty() {
            return Quoted { source, name, shown: Cow::Borrowed(text), grown: Vec::new() };
        }
        let (mut shown, mut grown, mut from) = (String::with_capacity(text.len()), Vec::new(), 0);
        for (at, sign) in steering {
            let written = sign.escape_default();
            grown.push((at, written.len() - sign.len_utf8()));
            shown += &text[from..at];
            shown.extend(written);
            from = at + sign.len_utf8();
        }
        shown += &text[from..];
        Quoted { source, name, shown: Cow::Owned(shown), grown }
    }

    fn span(&self, span: Span) -> SourceSpan {
        byte_span(self.place(span.start as usize), self.place(span.end as usize))
    }

    /// Where a place of the source is in what is shown.
    fn place(&self, at: usize) -> usize {
        at + self.grown.iter().take_while(|(sign, _)| *sign < at).map(|(_, more)| more).sum::<usize>()
    }

    /// Where a place of what is shown is in the source.
    fn place_in_source(&self, shown: usize) -> usize {
        let mut more = 0;
        for (sign, grown) in &self.grown {
            if sign + more + grown >= shown {
                break;
            }
            more += grown;
        }
        shown - more
    }
}

impl SourceCode for Quoted<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let contents = self.shown.as_ref().read_span(span, before, after)?;
        // The header shows the column of the span it asked for only when it asks without context lines.
        let column = if before == 0 && after == 0 {
            self.source.position(self.place_in_source(span.offset()) as u32).column as usize - 1
        } else {
            contents.column()
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            contents.data(),
            *contents.span(),
            contents.line(),
            column,
            contents.line_count(),
        )))
    }
}

/// Draws one finding with the lines of the text that it points at.
#[cfg(feature = "cli")]
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: RenderStyle) -> Text<Terminal> {
    let theme =
        if style.colour { miette::GraphicalTheme::unicode() } else { miette::GraphicalTheme::unicode_nocolor() };
    let handler = miette::GraphicalReportHandler::new_themed(theme).with_width(style.width).with_links(false);
    let mut out = String::new();
    // Writing to a String cannot fail; should miette fail inside, what it wrote so far is shown.
    let _ = handler.render_report(&mut out, &Report::new(diagnostic, sources));
    // The report has written out what steers, and the rest are the colours and frames of miette.
    Text::assembled(format_args!("{out}"))
}
