//! What was left out: a mark before a text, a colon, `and`, and what should have been, the blank between thousands.

use super::{Diagnostic, Edit, Help, Place, codes};
use crate::message::Message;
use crate::message::names;
use crate::message::slips as say;
use crate::syntax::grammar::Rule;
use crate::syntax::scan::{Kind, Token};

/// How many words a text may have whose first mark is missing.
const WORDS: isize = 16;

/// How many tokens back such a text may end.
const MARKS: isize = 4;

/// `2 000`: a blank between thousands.
pub(super) fn blank_between_digits(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let are_thousands = |at: isize| is_number(place.word(at)) && place.word(at).len() == 3;
    let (first, token) = (place.token(-1)?, place.token(0)?);
    if !are_thousands(0) || !is_number(place.word(-1)) || place.word(-1).len() > 3 || !place.same_line(first) {
        return None;
    }
    let last = (0..WORDS).take_while(|at| are_thousands(*at)).last().and_then(|at| place.token(at)).unwrap_or(token);
    let all = Token { end: last.end, ..*first };
    let written = place.fault.text.get(all.start..all.end)?;
    let number: String = written.split_whitespace().collect();
    let help = Help::new(names::write(number.as_str())).suggestion([Edit::replace(place.fault.span(&all), number)]);
    let message = say::no_blank_between_digits();
    Some(place.fault.found(&codes::DECIMAL_COMMA, message, &all, Message::default()).help(help))
}

/// `param most integer = 5`.
pub(super) fn colon_of_parameter(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let is_next = place.fault.item == "param" && place.expected.contains(&Rule::colon) && place.index == 2;
    let token = place.token(0).filter(|token| is_next && token.kind == Kind::Word)?;
    let name = place.token(-1)?;
    let help = Help::new(names::write(format!("{}: {}", place.word(-1), place.fault.as_written(token))));
    let help = help.suggestion([Edit::after(place.fault.span(name), ":")]);
    Some(place.fault.found(&codes::UNEXPECTED, say::type_behind_colon(), token, say::expected("`:`")).help(help))
}

/// `column 5 Men"`: a text could stand here, and on this line a mark touches the end of a word.
pub(super) fn opening_mark(place: &Place<'_, '_>) -> Option<Diagnostic> {
    place.token(0).filter(|token| token.kind == Kind::Word && place.expected.contains(&Rule::string))?;
    let at = (1..WORDS).find(|at| place.ends_with_mark(*at))?;
    place.token(at).filter(|_| place.is_on_line(at))?;
    (0..at)
        .all(|at| place.token(at).is_some_and(|token| token.kind == Kind::Word))
        .then(|| place.mark_missing(0, at))?
}

/// `name text Full name"`: what has to stand before the text was taken from its words, so that reading stops later.
pub(super) fn opening_mark_before(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let at = (-MARKS..=0).find(|at| place.ends_with_mark(*at) && place.is_on_line(*at))?;
    let is_word = |at: isize| place.token(at).is_some_and(|token| token.kind == Kind::Word) && place.is_on_line(at);
    let words: Vec<isize> = (1..WORDS).map(|back| at - back).take_while(|at| is_word(*at)).collect();
    // A mark inside a text parts it in two, and the second part looks like this.
    let is_inside = words.iter().any(|at| {
        let is_text = place.token(at - 1).is_some_and(|token| token.kind == Kind::Text);
        is_text && place.touch(at - 1, *at)
    });
    let first = words.iter().find(|at| place.word(**at).starts_with(char::is_uppercase));
    if is_inside { None } else { place.mark_missing(first.copied().unwrap_or(at - 1), at) }
}

/// `where a = 1, b = 2`: a comma for `and`.
pub(super) fn conjunction(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let comma = place.token(0).filter(|_| place.word(0) == "," && place.expected.contains(&Rule::kw_and))?;
    let compares = |word: &str| {
        matches!(word, "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "is" | "contains" | "starts" | "within")
    };
    let first = if place.word(1) == "not" { 2 } else { 1 };
    let mut last = first;
    while place.word(last + 1) == "." {
        last += 2;
    }
    let is_condition = place.token(first)?.kind == Kind::Word && compares(place.word(last + 1));
    if !is_condition && !matches!(place.word(first), "meets") {
        return None;
    }
    let help = Help::new(names::write("and")).suggestion([Edit::replace(place.fault.span(comma), " and")]);
    Some(
        place
            .fault
            .found(&codes::STRAY_COMMA, say::no_comma_between_conditions(), comma, Message::default())
            .help(help),
    )
}

impl Place<'_, '_> {
    /// Whether a token is a mark that touches the end of the word before it.
    fn ends_with_mark(&self, at: isize) -> bool {
        let is_mark = self.token(at).is_some_and(|token| matches!(token.kind, Kind::Text | Kind::OpenText));
        is_mark && self.touch(at - 1, at) && self.token(at - 1).is_some_and(|before| before.kind == Kind::Word)
    }

    /// Whether a token stands on the line of the place.
    fn is_on_line(&self, at: isize) -> bool {
        let (Some(token), here) = (self.token(at), self.here()) else { return false };
        let between = token.start.min(here.start)..token.start.max(here.start);
        self.fault.text.get(between).is_some_and(|between| !between.contains('\n'))
    }

    fn mark_missing(&self, first: isize, mark: isize) -> Option<Diagnostic> {
        let (first, last) = (self.token(first)?, self.token(mark)?);
        let all = Token { kind: Kind::OpenText, start: first.start, end: last.start + 1 };
        let written = self.fault.text.get(first.start..last.start)?;
        let help = Help::new(names::write(format!("\"{written}\"")));
        let help = help.suggestion([Edit::before(self.fault.span(first), "\"")]);
        Some(
            self.fault
                .found(&codes::UNCLOSED_STRING, say::no_opening_mark(), &all, say::expected_before_this("\""))
                .help(help),
        )
    }
}
