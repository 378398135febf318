//! Slips in lists of members: parentheses that are missing, conjunctions instead of commas, several lists where one stands.

use super::{Diagnostic, Edit, Help, Place, codes};
use crate::message::Message;
use crate::message::names;
use crate::message::slips as say;
use crate::syntax::grammar::Rule;
use crate::syntax::scan::{Kind, Token};

/// What joins the last two members of a list in speech.
const CONJUNCTIONS: &[&str] = &["and", "or", "và", "hoặc", "cùng"];

/// No day has more tokens.
const DAY: isize = 6;

/// Words that end a list, where one of them stands in the place of a comma.
const AFTER: &[&str] = &["and", "or", "where", "except", "note", "cite", "column", "row", "reason"];

/// `(thai và kinh)`: where a comma could stand, and only a member could follow it.
pub(super) fn conjunction(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| CONJUNCTIONS.contains(&place.word(0)))?;
    let (before, after) = (place.token(-1)?, place.token(1).filter(|next| next.kind != Kind::Sign)?);
    let joins = |rule: &Rule| matches!(rule, Rule::kw_and | Rule::kw_or);
    if !place.expected.contains(&Rule::comma) || place.expected.iter().any(joins) || before.kind == Kind::Sign {
        return None;
    }
    let word = place.word(0);
    let message = say::not_between_members(word);
    let help = Help::new(names::write(format!("{}, {}", place.word(-1), place.fault.word(after))));
    let edit = Edit::replace(place.fault.between(before, token).to(place.fault.span(token)), ",");
    Some(place.fault.found(&codes::UNEXPECTED, message, token, say::comma_stands_here()).help(help.suggestion([edit])))
}

/// `set s of C = a, b from 2024-01-01`: a day behind values, which only `in force` can be followed by.
pub(super) fn in_force(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let from = place.token(0).filter(|_| place.word(0) == "from" && matches!(place.fault.item, "set" | "param"))?;
    let first = place.token(1).filter(|_| place.word(1).starts_with(|sign: char| sign.is_ascii_digit()))?;
    let last = (1..DAY).take_while(|at| place.touch(*at, at + 1)).last().map_or(1, |at| at + 1);
    let day = place.fault.text.get(first.start..place.token(last)?.end)?;
    let help = Help::new(say::in_force_from(day)).suggestion([Edit::before(place.fault.span(from), "in force ")]);
    let found = place.fault.found(&codes::UNEXPECTED, say::when_in_force(), from, Message::default());
    Some(found.help(help))
}

/// `sex in male, female`, `first of 1, 2`: several members without parentheses.
pub(super) fn missing_parentheses(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let behind_of = place.word(-1) == "of" && place.word(-2) == "first" && place.expected.contains(&Rule::paren_open);
    let first = if behind_of { 0 } else { first_of_choices(place)? };
    let mut last = if behind_of { 0 } else { -1 };
    loop {
        let next = place.token(last + 1);
        let joined = place.word(last + 1) == ",";
        let goes_on = next.is_some_and(|next| next.kind != Kind::Sign) && place.word(last) == ","
            || matches!(place.word(last + 1), "." | ".." | "-")
            || matches!(place.word(last), "." | ".." | "-");
        if !(joined || goes_on) || AFTER.contains(&place.word(last + 1)) {
            break;
        }
        last += 1;
    }
    let (start, end) = (place.token(first)?, place.token(last)?);
    let keyword = if behind_of { "first of" } else { "in" };
    let token = place.token(0)?;
    let written = place.fault.text.get(start.start..end.end)?;
    let message = say::members_in_parentheses(keyword);
    let is_closed =
        place.word(last + 1) == ")" && place.innermost_open().is_none_or(|opening| place.fault.word(&opening) != "(");
    let opened = Edit::before(place.fault.span(start), "(");
    let closed = (!is_closed).then(|| Edit::after(place.fault.span(end), ")"));
    let help = Help::new(names::write(format!("{keyword} ({written})")));
    let help = help.suggestion([opened].into_iter().chain(closed));
    Some(place.fault.found(&codes::UNEXPECTED, message, token, say::list_goes_on_here()).help(help))
}

/// How far before a comma the choices begin that stand behind `in`.
fn first_of_choices(place: &Place<'_, '_>) -> Option<isize> {
    place.token(0).filter(|_| place.word(0) == ",")?;
    let of_a_choice = |token: &Token| {
        token.kind != Kind::Sign || matches!(place.fault.word(token), "." | ".." | "-" | "(" | ")" | ",")
    };
    let back = (1..).take_while(|back| place.token(-back).is_some_and(of_a_choice));
    let keyword = back.map(|back: isize| -back).find(|at| place.word(*at) == "in")?;
    (place.word(keyword + 1) != "(" && place.word(keyword + 1) != "force").then_some(keyword + 1)
}

/// `rows Area, Sex`: the rows of one list, then those of the other.
pub(super) fn lists_of_codes(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == ",")?;
    let keyword = place.word(-2);
    let (one, two) = (place.word(-1), place.token(1).filter(|next| next.kind == Kind::Word)?);
    if !matches!(keyword, "rows" | "columns") {
        return None;
    }
    let two = place.fault.word(two);
    let message = say::takes_one_list(keyword);
    let help = Help::new(say::write_on_next_line(keyword, one, two));
    let edit = Edit::replace(place.fault.span(token), format!("\n  {keyword}"));
    Some(
        place
            .fault
            .found(&codes::UNEXPECTED, message, token, say::only_one_stands_here())
            .help(help.suggestion([edit])),
    )
}

/// `2 digits`: the number stands behind the word; `round … to 2 digits`: the word is not needed.
pub(super) fn digits(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if matches!(place.word(0), "digits" | "digit") && place.word(-2) == "to" && is_number(place.word(-1)) {
        let (before, token) = (place.token(-1)?, place.token(0)?);
        let help = Help::new(names::write(format!("to {}", place.word(-1))));
        let edit = Edit::remove(place.fault.between(before, token).to(place.fault.span(token)));
        let message = say::already_number_of_digits();
        return Some(
            place.fault.found(&codes::UNEXPECTED, message, token, say::not_needed()).help(help.spelling([edit])),
        );
    }
    let (number, word) = (place.token(0).filter(|_| is_number(place.word(0)))?, place.token(1)?);
    if !matches!(place.word(1), "digits" | "digit") || !place.expected.contains(&Rule::kw_digits) {
        return None;
    }
    let right = format!("digits {}", place.word(0));
    let edit = Edit::replace(place.fault.span_of(number, word), right.as_str());
    let help = Help::new(names::write(right)).spelling([edit]);
    Some(place.fault.found(&codes::UNEXPECTED, say::number_behind_digits(), number, Message::default()).help(help))
}
