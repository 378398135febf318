//! How a rule file is laid out: one layout for all, so that a comparison of two versions shows what changed and nothing else.
//!
//! The author's own pieces are set anew: their order, their words and their line breaks stay. Indentation follows from what
//! belongs to what, spaces follow from the signs, what stands in rows is aligned, and a line that is too long is broken. One
//! indentation stays: that of a part which a finding says looks like no part, for the layout must not silence the finding. No
//! meaning is decided here: a text that would come out with another one, or without one of its comments, is a fault of this
//! room and is given back as it was.

mod align;
mod breaks;
#[cfg(feature = "cli")]
mod difference;
mod indent;
mod layout;
mod repair;
mod spaces;
mod words;

#[cfg(feature = "cli")]
pub use self::difference::difference;
use self::indent::Line;
use self::layout::Layout;
pub use self::repair::{Repair, repair};
pub use self::words::in_words;
use crate::diagnostic::{Diagnostic, codes};
use crate::message::layout as say;
use crate::source::{SourceId, Span};
use crate::syntax::composed;
use crate::syntax::pieces::{Written, pieces};
use crate::syntax::tree::WordSet;
pub use layout::WIDTH;

/// Lays a rule file out. Its lines end as its first one does, in `\n` or `\r\n`. What is laid out stays as it is if it is laid
/// out again.
///
/// # Errors
/// The text cannot be read: the findings are the errors of [`crate::syntax::parse`]. Or, by a fault of this library, it would
/// come out with another meaning ([`codes::NOT_FORMATTED`]). The text is then to be left alone.
pub fn format(source: SourceId, text: &str) -> Result<String, Vec<Diagnostic>> {
    let (errors, warnings): (Vec<_>, Vec<_>) =
        crate::syntax::parse(source, text).1.into_iter().partition(Diagnostic::is_error);
    if !errors.is_empty() {
        return Err(errors);
    }
    // A word of the language whose marks stand apart is read all the same; the pieces of a text are those of its letters composed.
    let letters = composed(text);
    if letters != text && pieces(text).is_none() {
        return format(source, &letters);
    }
    let aligned: Vec<usize> = warnings.iter().filter_map(start_of_aligned_part).collect();
    let safely = || {
        let before = pieces(text)?;
        let formatted = laid_out(text, &before, &aligned);
        let after = pieces(&formatted)?;
        let same =
            said(text, &before, before.words).eq(said(&formatted, &after, after.words)) && before.parts == after.parts;
        (same
            && before.words == after.words
            && !crate::syntax::parse(source, &formatted).1.iter().any(Diagnostic::is_error))
        .then_some(formatted)
    };
    safely().ok_or_else(|| {
        let message = say::cannot_be_laid_out();
        let start = Span { source, start: 0, end: 0 };
        vec![Diagnostic::new(&codes::NOT_FORMATTED, message).at(start, say::this_file()).help(say::please_report())]
    })
}

/// The first byte of a part that stands as if it were none, where this is what a finding warns of.
fn start_of_aligned_part(finding: &Diagnostic) -> Option<usize> {
    let place = finding.labels.first().filter(|_| finding.code == &codes::ALIGNED_PART)?;
    Some(place.span.start as usize)
}

/// What is written, piece by piece, comments included, with the words of a set. A phrase is the same however it is spelt.
fn said<'t>(text: &'t str, written: &'t Written, words: WordSet) -> impl Iterator<Item = (bool, &'t str)> {
    written.pieces.iter().map(move |piece| (piece.is_comment(), piece.word(text, words)))
}

fn laid_out(text: &str, written: &Written, aligned: &[usize]) -> String {
    let mut layout = Layout::new(text, written, aligned);
    breaks::settle(&mut layout);
    let lines = indent::lines(&layout);
    let gaps = align::gaps(&layout, &lines);
    let end = if text.split('\n').next().is_some_and(|first| first.ends_with('\r')) { "\r\n" } else { "\n" };
    let mut formatted = if text.starts_with('\u{feff}') { "\u{feff}".to_owned() } else { String::new() };
    for line in &lines {
        print(&layout, line, &gaps, end, &mut formatted);
    }
    formatted
}

fn print(layout: &Layout<'_>, line: &Line, gaps: &[usize], end: &str, formatted: &mut String) {
    if line.after_blank {
        formatted.push_str(end);
    }
    for piece in line.pieces.clone() {
        let gap = if piece == line.pieces.start { line.indent } else { gaps[piece] };
        formatted.extend(std::iter::repeat_n(' ', gap));
        formatted.push_str(layout.word(piece));
    }
    formatted.push_str(end);
}

#[cfg(test)]
mod tests;
