//! The part of a text that a finding is drawn with: the lines around its places or, of a long line, what stands around the place.
//! What steers in it is written out, and places move with what is written.

use std::borrow::Cow;
use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::diagnostic::Label;
use crate::source::{Source, Span};
use crate::words::signs;
use crate::words::{Terminal, Text};

/// Lines of more bytes than this are shown in part.
const LONG: usize = 1_000;
/// How many bytes of a long line are shown on each side of the place.
const AROUND: usize = 60;
/// How many bytes of the place itself are shown.
const MARKED: usize = 200;
/// What stands where a line goes on.
const CUT: &str = "…";
/// How many lines around a place are at hand; fewer are drawn.
const LINES: u32 = 3;
/// The sign that some programs write at the beginning of a file.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A part of a text. Its places are counted as those of the text are, up to where signs are written out.
#[derive(Debug)]
pub(super) struct Quoted<'a> {
    source: &'a Source,
    name: String,
    /// The bytes of the source that it has.
    bytes: Range<usize>,
    /// How many lines stand before it.
    above: usize,
    /// How many bytes say that a line has begun before.
    lead: usize,
    shown: Cow<'a, str>,
    /// Where signs were written out, in bytes of the source, and how much longer they are then.
    grown: Vec<(usize, usize)>,
}

impl<'a> Quoted<'a> {
    /// The part with the first of these places, and with as many others as lie in lines that can be shown.
    pub fn new(source: &'a Source, labels: &[Label]) -> Option<Quoted<'a>> {
        let main = labels.first()?.span;
        let line = source.position(main.start).line;
        if source.line_bytes(line).len() > LONG {
            return Some(Quoted::of_line(source, line, main));
        }
        let is_short = |line: u32| source.line_bytes(line).len() <= LONG;
        let spans = || labels.iter().map(|label| label.span).filter(|span| span.source == main.source);
        let first = spans().map(|span| source.position(span.start).line).min().unwrap_or(line);
        let last = spans().map(|span| source.position(span.end.max(span.start)).line).max().unwrap_or(line);
        // No long line is drawn for what stands beside it, nor for a second place in it.
        let first = (first.saturating_sub(LINES).max(1)..=line).rev().take_while(|line| is_short(*line)).last();
        let last = (line..=last + LINES).take_while(|line| is_short(*line)).last();
        let (first, last) = (first.unwrap_or(line), last.unwrap_or(line));
        let bytes = source.line_bytes(first).start..source.line_bytes(last).end;
        Some(Quoted::part(source, bytes, first as usize - 1, ["", ""]))
    }

    fn of_line(source: &'a Source, line: u32, span: Span) -> Quoted<'a> {
        let whole = source.line_bytes(line);
        let end = whole.start + source.line(line).len();
        let boundary = |at: usize| (0..=at.min(end)).rev().find(|at| source.text.is_char_boundary(*at)).unwrap_or(0);
        let start = span.start as usize;
        let from = boundary(start.saturating_sub(AROUND)).max(whole.start);
        let to = boundary((span.end as usize).clamp(start, start + MARKED) + AROUND).max(from);
        let cut = [from > whole.start, to < end].map(|goes_on| if goes_on { CUT } else { "" });
        Quoted::part(source, from..to, line as usize - 1, cut)
    }

    fn part(source: &'a Source, bytes: Range<usize>, above: usize, [before, after]: [&str; 2]) -> Quoted<'a> {
        let text = source.text.get(bytes.clone()).unwrap_or("");
        let name = Text::<Terminal>::of(&source.name).into();
        let stays = |at: usize, sign: char| match sign {
            '\r' => text[at + 1..].starts_with('\n'),
            _ => bytes.start + at == 0 && sign == BYTE_ORDER_MARK,
        };
        let mut steering = signs::steering(text, |sign| matches!(sign, '\n' | '\t'));
        steering.retain(|(at, sign)| !stays(*at, *sign));
        let lead = before.len();
        if steering.is_empty() && before.is_empty() && after.is_empty() {
            return Quoted { source, name, bytes, above, lead, shown: Cow::Borrowed(text), grown: Vec::new() };
        }
        let (mut shown, mut grown, mut from) = (before.to_owned(), Vec::new(), 0);
        for (at, sign) in steering {
            let written = sign.escape_default();
            grown.push((bytes.start + at, written.len() - sign.len_utf8()));
            shown += &text[from..at];
            shown.extend(written);
            from = at + sign.len_utf8();
        }
        shown += &text[from..];
        shown += after;
        Quoted { source, name, bytes, above, lead, shown: Cow::Owned(shown), grown }
    }

    /// Where a place is drawn; `None` where nothing of it is.
    pub fn span(&self, span: Span) -> Option<SourceSpan> {
        let (start, end) = (span.start as usize, span.end.max(span.start) as usize);
        let Range { start: first, end: last } = self.bytes;
        let is_in = first <= start && start <= last;
        let [from, to] = [start, end.min(last)].map(|at| self.place(at));
        is_in.then(|| SourceSpan::from((from, to - from)))
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
        let offset = self.bytes.start.saturating_sub(self.lead);
        let asked = SourceSpan::from((span.offset().saturating_sub(offset), span.len()));
        let contents = self.shown.as_ref().read_span(&asked, before, after)?;
        // The header shows the column of the span it asked for only when it asks without context lines.
        let column = if before == 0 && after == 0 {
            self.source.position(self.place_in_source(span.offset()) as u32).column as usize - 1
        } else {
            contents.column()
        };
        // miette counts lines from the beginning of the text.
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            contents.data(),
            SourceSpan::from((contents.span().offset() + offset, contents.span().len())),
            contents.line() + self.above,
            column,
            contents.line_count() + self.above,
        )))
    }
}
