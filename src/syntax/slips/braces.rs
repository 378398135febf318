//! Slips in braces: one that is missing, one too many, one that is never closed, and whose each of them is.

use super::{Brackets, Diagnostic, Edit, Help, Place, brackets, codes, words};
use crate::message::Message;
use crate::message::reading;
use crate::message::slips as say;
use crate::syntax::grammar::Rule;
use crate::syntax::scan::{Kind, Token};

/// Keywords that begin what stands between braces.
const ENTRIES: &[&str] = &[
    "rows", "columns", "row", "column", "hidden", "halves", "total", "stub", "heading", "split", "check", "show",
    "cell", "solve", "key", "let", "require", "allow", "group", "systems", "period", "locale", "tables", "given",
    "expect",
];

/// A keyword that begins a line, where a brace should have opened before it or should not have closed.
pub(super) fn brace_before(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|token| token.kind == Kind::Word)?;
    let before = place.token(-1)?;
    let begins = ENTRIES.contains(&place.word(0)) && !place.same_line(before);
    // What may have braces and need not is complete without them: then the brace around it can close here.
    let is_needed = place.expected.contains(&Rule::brace_open) && !place.expected.contains(&Rule::brace_close);
    if begins && is_needed {
        let message = say::brace_missing(place.headless());
        let help = Help::new(say::write_brace_before_entry()).suggestion([Edit::after(place.fault.span(before), " {")]);
        return Some(place.fault.found(&codes::UNEXPECTED, message, token, say::before_any_brace()).help(help));
    }
    if place.begun.is_empty()
        && words::expected(place.expected, place.fault.set) == words::expected(&[Rule::EOI], place.fault.set)
        && place.word(-1) == "}"
    {
        let message = say::brace_closes(place.fault.keyword());
        let found = place.fault.found(&codes::WRONG_BRACKET, message, before, say::closes_too_early());
        let help = Help::new(say::remove_brace_if_belongs(place.word(0)));
        let help = help.suggestion([Edit::remove(place.fault.span(before))]);
        return Some(found.at(place.fault.span(token), say::stands_outside()).help(help));
    }
    None
}

/// A `{` where none can stand: a second one, or one behind what has no entries.
pub(super) fn stray_brace(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == "{" && place.fault.item != "text")?;
    let before = place.token(-1)?;
    let of_its_own = before.kind != Kind::Sign || matches!(place.word(-1), "{" | "}" | "]" | ")");
    if place.expected.contains(&Rule::brace_open) || !of_its_own {
        return None;
    }
    let with_white_space = |token: &Token| {
        let rest = place.fault.text.get(token.end..).unwrap_or("");
        let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        place.fault.span(&Token { end: token.end + space, ..*token })
    };
    let closing = brackets::closing_of(place.fault.text, &place.fault.tokens, token)
        .filter(|_| brackets::inspect(place.fault.text, &place.fault.tokens) == Brackets::Balanced);
    let (words, edits) = match closing {
        Some(closing) => (say::remove_both_braces(), vec![with_white_space(token), with_white_space(&closing)]),
        None => (say::remove_brace(), vec![with_white_space(token)]),
    };
    let help = Help::new(words).suggestion(edits.into_iter().map(Edit::remove));
    Some(place.fault.found(&codes::UNEXPECTED, say::brace_opens_nothing(), token, Message::default()).help(help))
}

/// The hole of a text whose `}` is missing: the next brace opens another one, or the text ends.
pub(super) fn unclosed_hole(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let opening =
        place.innermost_open().filter(|opening| place.fault.item == "text" && place.fault.word(opening) == "{")?;
    let braces = place.fault.tokens.iter().filter(|token| token.start > opening.start);
    let next = braces.map(|token| place.fault.word(token)).find(|word| matches!(*word, "{" | "}" | "\"\"\""));
    if next == Some("}") || !place.expected.contains(&Rule::brace_close) {
        return None;
    }
    let found = place.fault.found(&codes::UNCLOSED_BRACKET, say::hole_not_closed(), &opening, reading::opened_here());
    let help = Help::new(say::write_brace_after_hole());
    Some(found.help(help.suggestion(place.token(-1).map(|last| Edit::after(place.fault.span(last), "}")))))
}

/// A `{` that is never closed, found at the end of the item or where only a `}` would fit.
pub(super) fn unclosed_brace(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let Brackets::NotClosed(opening) = brackets::inspect(place.fault.text, &place.fault.tokens) else { return None };
    let fits = place.token(0).is_none() || place.expected.contains(&Rule::brace_close);
    if !fits || place.fault.word(&opening) != "{" || place.token(0).is_some_and(|token| token.start < opening.start) {
        return None;
    }
    let what = match place.fault.head_of(&opening) {
        "codes" => "code list",
        "columns" | "rows" => "block",
        other => other,
    };
    let message = say::brace_of_not_closed(what);
    let help = Help::new(say::write_brace_after_last(what));
    let first = place.fault.tokens.iter().find(|token| place.fault.word(token) == "{");
    // What a brace within another holds is not told where the lines do not show it.
    let at_end = || place.token(-1).filter(|_| first == Some(&opening)).copied();
    let last = place.last_within(&opening).or_else(at_end);
    let help = match last {
        Some(last) => help.suggestion([Edit::after(place.fault.span(&last), place.closing_of(&opening))]),
        None => help,
    };
    Some(place.fault.found(&codes::UNCLOSED_BRACKET, message, &opening, reading::opened_here()).help(help))
}

impl Place<'_, '_> {
    /// What the brace belongs to that should stand before the place: the last part that has begun within the brace around it.
    fn headless(&self) -> &'static str {
        let around = self.innermost_open().map_or(0, |opening| opening.start);
        let before = self.fault.tokens.get(..self.index).unwrap_or_default().iter().rev();
        let inner = before.take_while(|token| token.start > around && around > 0).map(|token| self.fault.word(token));
        let heads = ["heading", "split", "columns", "rows", "group", "given", "cases"];
        let head = inner.filter_map(|word| heads.into_iter().find(|head| *head == word)).next();
        head.unwrap_or_else(|| self.fault.keyword())
    }

    /// The last token of what a brace holds, as the indentation has it: before the first line that stands no deeper than its own.
    fn last_within(&self, opening: &Token) -> Option<Token> {
        let indent = brackets::indent(self.fault.text, opening);
        let end = self.here().start;
        let behind = self.fault.tokens.iter().filter(|token| token.start > opening.start && token.start <= end);
        let is_outside = |token: &&Token| {
            brackets::is_first_on_line(self.fault.text, token) && brackets::indent(self.fault.text, token) <= indent
        };
        let outside = behind.clone().find(is_outside)?;
        behind.take_while(|token| token.start < outside.start).last().copied()
    }

    /// `}` on a line of its own, as deep as the line of the brace that it closes.
    fn closing_of(&self, opening: &Token) -> String {
        format!("\n{}}}", " ".repeat(brackets::indent(self.fault.text, opening)))
    }
}
