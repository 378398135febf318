//! A rule file in the other set of words, and the proof that it says the same.

use super::{format, said};
use crate::diagnostic::{Diagnostic, codes};
use crate::message::layout as say;
use crate::source::{SourceId, Span};
use crate::syntax::pieces::pieces;
use crate::syntax::tree::WordSet;
use crate::syntax::turned;

/// Lays a rule file out with the words of a set: its phrases and the names that every program has are written in it, and nothing else
/// changes. Turned back it is what [`super::format`] makes of it.
///
/// # Errors
/// The text cannot be read, as of [`super::format`]; or in the other words it would not say the same, because a name of its own is a
/// word of that set. The text is then to be left alone.
pub fn in_words(source: SourceId, text: &str, words: WordSet) -> Result<String, Vec<Diagnostic>> {
    let own = format(source, text)?;
    let before = pieces(&own).ok_or_else(|| not_turned(source, Vec::new()))?;
    if before.words == words {
        return Ok(own);
    }
    let other = turned(&own, words).ok_or_else(|| not_turned(source, Vec::new()))?;
    let other = format(source, &other).map_err(|found| not_turned(source, found))?;
    let safely = || {
        let after = pieces(&other)?;
        let alike = said(&own, &before, WordSet::English).eq(said(&other, &after, WordSet::English));
        let back = format(source, &turned(&other, words.other())?).ok()?;
        (alike && before.parts == after.parts && back == own).then_some(())
    };
    safely().ok_or_else(|| not_turned(source, Vec::new()))?;
    Ok(other)
}

fn not_turned(source: SourceId, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let start = Span { source, start: 0, end: 0 };
    let mut refused = Diagnostic::new(&codes::NOT_FORMATTED, say::cannot_be_turned()).at(start, say::this_file());
    refused.notes.extend(found.into_iter().take(1).map(|first| say::in_other_words(first.message)));
    vec![refused.help(say::rename_what_is_a_word())]
}
