//! Findings through miette: as a `miette::Diagnostic` for hosts that print with it, and as text for a terminal.
//!
//! miette counts header columns in bytes; this room gives it columns in characters, as a person counts.

use std::fmt;

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
        for (index, label) in diagnostic.labels.iter().enumerate() {
            if Some(label.span.source) == main {
                let text = (!label.text.is_empty()).then(|| label.text.clone());
                let span = byte_span(label.span);
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
        let text = main.and_then(|id| sources.get(id)).map(Text);
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
struct Text<'a>(&'a Source);

impl SourceCode for Text<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let contents = self.0.text.as_str().read_span(span, before, after)?;
        // The header shows the column of the span it asked for only when it asks without context lines.
        let column = if before == 0 && after == 0 {
            self.0.position(span.offset() as u32).column as usize - 1
        } else {
            contents.column()
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.0.name.clone(),
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
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: RenderStyle) -> String {
    let theme =
        if style.colour { miette::GraphicalTheme::unicode() } else { miette::GraphicalTheme::unicode_nocolor() };
    let handler = miette::GraphicalReportHandler::new_themed(theme).with_width(style.width).with_links(false);
    let mut out = String::new();
    // Writing to a String cannot fail; should miette fail inside, what it wrote so far is shown.
    let _ = handler.render_report(&mut out, &Report::new(diagnostic, sources));
    out
}
