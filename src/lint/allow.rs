//! `// allow bieu::E1406: because …`: an author's word that a finding is known and why it stays.
//!
//! Only what may stand in a program that runs can be allowed, and only in sight of it: on its line, or right before it.

use crate::diagnostic::{Code, Diagnostic, Edit, Help, Severity, codes};
use crate::message::{Message, lints as say};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::pieces::{PieceKind, Written, pieces};

/// What such a comment begins with, after its `//`.
const ALLOW: &str = "allow bieu::";

/// A comment that allows something.
struct Allowed {
    code: &'static Code,
    /// The line that it speaks of.
    line: u32,
    /// The comment.
    span: Span,
}

/// Leaves out of the findings of a program what its files allow, and adds what is wrong with that: a comment without a known
/// code or a reason and, in the file `root`, one that silences nothing. That is not asked of a file that others share: what it allows
/// may be found in another program. Nor is it asked where there are errors, which keep other findings from being made.
#[must_use]
pub fn allow(findings: Vec<Diagnostic>, sources: &Sources, root: Option<SourceId>) -> Vec<Diagnostic> {
    let mut found = findings;
    let has_errors = found.iter().any(Diagnostic::is_error);
    for (source, text) in sources.iter().filter(|(_, source)| source.text.contains(ALLOW)) {
        // A text that cannot be read has errors, and comments are not looked for in it.
        let Some(written) = pieces(&text.text) else { continue };
        let position = |offset: u32| text.position(begins(&written, offset)).line;
        for comment in comments(source, &text.text, &written) {
            match comment.allowed(&position) {
                Ok(allowed) => {
                    let before = found.len();
                    found.retain(|finding| !silences(&allowed, finding, source, &position));
                    if found.len() == before && !has_errors && Some(source) == root {
                        found.push(idle(&allowed));
                    }
                }
                Err(fault) => found.push(*fault),
            }
        }
    }
    found
}

/// A comment that begins like an `allow`, and the first byte that it speaks of.
struct Comment<'t> {
    text: &'t str,
    span: Span,
    about: u32,
}

fn comments<'t>(source: SourceId, text: &'t str, written: &Written) -> Vec<Comment<'t>> {
    let mut found = Vec::new();
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for (number, piece) in written.pieces.iter().enumerate().filter(|(_, piece)| piece.kind == PieceKind::Comment) {
        let words = text.get(piece.place.clone()).unwrap_or("").trim_start_matches('/').trim();
        if !words.starts_with(ALLOW) {
            continue;
        }
        let line = &text[..piece.place.start];
        let line = &line[line.rfind('\n').map_or(0, |end| end + 1)..];
        let alone = line.trim_start_matches('\u{feff}').trim().is_empty();
        let next = written.pieces[number..].iter().find(|piece| piece.kind == PieceKind::Plain);
        let about = if alone { next.map_or(piece.place.start, |next| next.place.start) } else { piece.place.start };
        let span = Span { source, start: offset(piece.place.start), end: offset(piece.place.end) };
        found.push(Comment { text: words, span, about: offset(about) });
    }
    found
}

impl Comment<'_> {
    fn allowed(&self, line: &impl Fn(u32) -> u32) -> Result<Allowed, Box<Diagnostic>> {
        let fault = |message: Message, help: Message| {
            Box::new(Diagnostic::new(&codes::BAD_ALLOW, message).at(self.span, say::allows_nothing()).help(help))
        };
        let rest = self.text.strip_prefix(ALLOW).unwrap_or("");
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (id, rest) = rest.split_at(end);
        let Some(code) = codes::find(id) else {
            return Err(fault(say::no_such_code(id), say::name_code_of_finding()));
        };
        if code.severity == Severity::Error {
            let message = say::errors_are_not_allowed(id);
            return Err(fault(message, say::mend_what_is_wrong()));
        }
        let reason = rest.trim_start().strip_prefix(':').unwrap_or("").trim();
        let led = ["because", "vì"].into_iter().find_map(|word| reason.strip_prefix(word));
        let reason = led.unwrap_or(reason).trim();
        if !reason.chars().any(char::is_alphanumeric) {
            return Err(fault(say::no_reason(), say::give_reason()));
        }
        Ok(Allowed { code, line: line(self.about), span: self.span })
    }
}

/// Where the piece begins that a place lies in: no comment can stand among the words of a text, so it stands before all of them.
fn begins(written: &Written, offset: u32) -> u32 {
    let at = written.pieces.partition_point(|piece| piece.place.start <= offset as usize);
    let within =
        at.checked_sub(1).map(|at| &written.pieces[at].place).filter(|place| place.contains(&(offset as usize)));
    within.and_then(|place| u32::try_from(place.start).ok()).unwrap_or(offset)
}

fn silences(allowed: &Allowed, finding: &Diagnostic, source: SourceId, line: &impl Fn(u32) -> u32) -> bool {
    let begins = finding.labels.first().map(|label| label.span);
    finding.code == allowed.code
        && !finding.is_error()
        && begins.is_some_and(|span| span.source == source && line(span.start) == allowed.line)
}

fn idle(allowed: &Allowed) -> Diagnostic {
    let message = say::nothing_to_allow(allowed.code.id);
    Diagnostic::new(&codes::IDLE_ALLOW, message)
        .at(allowed.span, say::silences_nothing())
        .help(Help::new(say::remove_or_move_comment()).suggestion([Edit::remove(allowed.span)]))
}
