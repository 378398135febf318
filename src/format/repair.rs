//! Repairs of spelling: what can only have been meant one way is written in the way of the language.
//!
//! Takes the mendings that findings offer as [`MendingKind::Spelling`] and no other. A repair counts only if the text was read
//! again and its finding is gone, with every item still there; what cannot be shown so stays for the author.

use crate::diagnostic::{Code, Diagnostic, Mending, MendingKind};
use crate::message::Message;
use crate::source::{Position, SourceId, Sources, Span};
use crate::syntax::parse;
use crate::syntax::tree::Tree;

/// How many repairs one text may need: each is proved by reading the text again.
const REPAIRS: usize = 1000;

/// One repair that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The code of the finding that it mends.
    pub code: &'static Code,
    /// Where, with the repairs before it made.
    pub place: Position,
    /// What was done: ``replace `==` by `=` ``.
    pub done: Vec<Message>,
}

/// The text with its spelling repaired, and what was done, from the first place to the last. Repaired again, it stays as it is.
#[must_use]
pub fn repair(source: SourceId, text: &str) -> (String, Vec<Repair>) {
    let (mut text, mut repairs) = (text.to_owned(), Vec::new());
    let mut read = parse(source, &text);
    let mut passed = 0;
    while repairs.len() < REPAIRS {
        let offered = read.1.iter().enumerate().skip(passed);
        let Some((index, mending)) = offered.filter_map(|(index, f)| Some((index, spelling(f)?))).next() else { break };
        match proved(source, &text, &read, index, mending) {
            Some((mended, again)) => {
                repairs.extend(told(&text, &read.1[index], mending));
                (text, read, passed) = (mended, again, index);
            }
            None => passed = index + 1,
        }
    }
    (text, repairs)
}

fn spelling(finding: &Diagnostic) -> Option<&Mending> {
    let mendings = &finding.help.as_ref()?.mendings;
    mendings.first().filter(|mending| mending.kind == MendingKind::Spelling && mendings.len() == 1)
}

type Read = (Tree, Vec<Diagnostic>);

/// The text with a mending made, read again: nothing where the finding is still there, or anything before it is said otherwise.
fn proved(source: SourceId, text: &str, read: &Read, index: usize, mending: &Mending) -> Option<(String, Read)> {
    let mended = mending.applied(source, text)?;
    let again = parse(source, &mended);
    let (before, after) = (&read.1, &again.1);
    let alike = |one: &Diagnostic, other: &Diagnostic| one.code == other.code && one.message == other.message;
    let same_before =
        after.len() >= index && before.iter().zip(after).take(index).all(|(one, other)| alike(one, other));
    let start = |finding: &Diagnostic| finding.labels.first().map_or(Span::default(), |label| label.span).start;
    let is_gone = after.get(index).is_none_or(|next| {
        let edits = mending.edits.iter().filter(|edit| edit.span.end <= start(&before[index]));
        let grown: i64 = edits.map(|edit| edit.new.len() as i64 - i64::from(edit.span.end - edit.span.start)).sum();
        !alike(&before[index], next) || i64::from(start(next)) > i64::from(start(&before[index])) + grown
    });
    let kept = again.0.items.len() >= read.0.items.len() && after.len() <= before.len();
    (same_before && is_gone && kept).then_some((mended, again))
}

fn told(text: &str, finding: &Diagnostic, mending: &Mending) -> Option<Repair> {
    let mut sources = Sources::default();
    let id = sources.add("", text);
    let source = sources.get(id)?;
    let first = mending.edits.first()?;
    let old = |span: Span| text.get(span.start as usize..span.end as usize).unwrap_or("");
    let done = mending.edits.iter().map(|edit| edit.in_words(old(edit.span))).collect();
    Some(Repair { code: finding.code, place: source.position(first.span.start), done })
}
