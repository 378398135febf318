//! Slips in conditions: `not` and `is` in the wrong place, chains, `if`, conditions that are missing.

use super::keywords::FOLLOWING;
use super::{Diagnostic, Edit, Help, Place, codes, words};
use crate::message::Message;
use crate::message::names;
use crate::message::reading;
use crate::message::slips as say;
use crate::syntax::scan::{Kind, Token};
use crate::syntax::tree::WordSet;

pub(super) fn negated_test(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let is_not = |token: &&Token| {
        let spoken = place.fault.set == WordSet::Vietnamese && place.fault.as_written(token) == "không";
        place.word(0) == "not" || spoken
    };
    let (token, next) = (place.token(0).filter(is_not)?, place.token(1)?);
    let moved = |operand: &Token| {
        let first = place.fault.span(operand);
        [Edit::before(first, "not "), Edit::remove(place.fault.span(token).to(place.fault.between(token, next)))]
    };
    let said_as = |word: &str| [Edit::replace(place.fault.span_of(token, next), word)];
    let (code, message, help) = match (place.word(-1), place.word(1)) {
        (_, test @ ("in" | "within")) => (
            &codes::NOT_IN,
            say::not_before_condition(),
            Help::new(names::write(format!("not {} {test} {}", place.operand(-1)?, place.name_or_dots(2))))
                .spelling(moved(&place.operand_at(-1)?)),
        ),
        ("is", "missing") => (
            &codes::NOT_IN,
            say::is_not_missing(),
            Help::new(names::write(format!("{} is known", place.operand(-2)?))).spelling(said_as("known")),
        ),
        ("is", "known") => (
            &codes::NOT_IN,
            say::is_not_known(),
            Help::new(names::write(format!("{} is missing", place.operand(-2)?))).spelling(said_as("missing")),
        ),
        ("is", other) if !other.is_empty() => (
            &codes::IS_VALUE,
            say::is_asks_whether_known(),
            Help::new(names::write(format!("{} != {other}", place.operand(-2)?)))
                .suggestion([Edit::replace(place.fault.span_of(place.token(-1)?, token), "!=")]),
        ),
        (_, "contains" | "starts" | "is") => (
            &codes::NOT_IN,
            say::not_before_condition(),
            Help::new(names::write(format!("not {} {} {}", place.operand(-1)?, place.word(1), place.name_or_dots(2))))
                .spelling(moved(&place.operand_at(-1)?)),
        ),
        _ => return None,
    };
    Some(place.fault.found(code, message, token, say::not_here()).help(help))
}

pub(super) fn is_a_value(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let keyword = place.token(-1).filter(|_| place.word(-1) == "is" && place.token(0).is_some())?;
    let operand = place.operand(-2)?;
    let mut values = vec![place.word(0)];
    let (mut next, mut last) = (1, 0);
    while place.word(next) == "or" {
        let again = place.word(next + 1) == operand && place.word(next + 2) == "is";
        let value = if again { next + 3 } else { next + 1 };
        let another = !again && goes_on(place.word(value + 1));
        if place.token(value).is_none_or(|token| token.kind == Kind::Sign) || another {
            break;
        }
        values.push(place.word(value));
        (next, last) = (value + 1, value);
    }
    let (right, edit) = match values.as_slice() {
        [one] => (format!("{operand} = {one}"), place.set_apart(keyword, "=")),
        many => {
            let choice = format!("in ({})", many.join(", "));
            let all = place.fault.span_of(keyword, place.token(last)?);
            (format!("{operand} {choice}"), Edit::replace(all, choice))
        }
    };
    let message = say::is_asks_missing_or_known();
    Some(
        place
            .fault
            .found(&codes::IS_VALUE, message, keyword, Message::default())
            .help(Help::new(names::write(right)).suggestion([edit])),
    )
}

/// Whether what stands after a name makes it the beginning of a condition of its own.
fn goes_on(word: &str) -> bool {
    matches!(word, "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "is" | "not" | "contains" | "starts" | "." | "(")
}

pub(super) fn else_if(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = (-4..=0).find_map(|at| place.token(at).filter(|_| place.word(at) == "if"))?;
    if !place.same_line(token) {
        return None;
    }
    let help = say::write_where_or_split();
    Some(place.fault.found(&codes::NO_IF, say::no_if(), token, Message::default()).help(help))
}

pub(super) fn chain(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let comparison = |word: &str| matches!(word, "=" | "!=" | "<" | "<=" | ">" | ">=");
    let token = place.token(0).filter(|_| comparison(place.word(0)))?;
    let mut depth = 0u32;
    let mut back = -1;
    let first = loop {
        match place.word(back) {
            ")" | "]" => depth += 1,
            "(" | "[" if depth > 0 => depth -= 1,
            "" | "where" | "except" | "and" | "or" | "not" | "check" | "let" | "{" | "}" | "(" | "[" => return None,
            word if depth == 0 && comparison(word) => break place.token(back)?,
            _ => {}
        }
        back -= 1;
    };
    let middle = place.fault.text.get(first.end..token.start).unwrap_or("").trim();
    let (one, two) = (place.fault.word(first), place.word(0));
    let again = |word: &str| [Edit::before(place.fault.span(token), format!("{word} {middle} "))];
    let help = if place.fault.tokens.iter().any(|t| place.fault.word(t) == "check" && t.end <= first.start) {
        Help::new(say::write_two_checks(one, middle, two)).suggestion(again("check"))
    } else {
        Help::new(say::write_and_or_range(one, middle, two)).suggestion(again("and"))
    };
    let found = place.fault.found(&codes::COMPARISON_CHAIN, reading::one_comparison(), token, say::second_comparison());
    Some(found.at(place.fault.span(first), say::first_comparison()).help(help))
}

/// `: < 31`: an arm, like the right side of `in`, lists values; what is compared is said once, before.
pub(super) fn sign_before_a_value(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| matches!(place.word(-1), ":" | "in"))?;
    let value = place.name_or_dots(1);
    let help = match place.word(0) {
        "<" => Help::new(names::write(format!("below {value}"))).spelling([place.set_apart(token, "below")]),
        ">" => Help::new(names::write(format!("above {value}"))).spelling([place.set_apart(token, "above")]),
        "<=" | ">=" => say::range_holds_both_ends().into(),
        "=" => {
            let sign = place.fault.span(token).to(place.fault.between(token, place.token(1)?));
            Help::new(names::write(value)).spelling([Edit::remove(sign)])
        }
        _ => return None,
    };
    let message = say::no_sign_before_values();
    Some(place.fault.found(&codes::UNEXPECTED, message, token, say::not_needed_here()).help(help))
}

pub(super) fn doubled_not(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == "not" && place.word(-1) == "not")?;
    let both = place.fault.span_of(place.token(-1)?, token).to(place.fault.between(token, place.token(1)?));
    let help = Help::new(say::two_nots_undo()).suggestion([Edit::remove(both)]);
    Some(place.fault.found(&codes::UNEXPECTED, say::not_stands_twice(), token, reading::second_one()).help(help))
}

pub(super) fn missing_condition(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let joins = |word: &str| matches!(word, "where" | "except" | "and" | "or" | "not");
    let begins =
        |word: &str| FOLLOWING.contains(&word) || matches!(word, "and" | "or" | "row" | "cite" | "note" | "total");
    // A keyword right after `where` may have been taken for a field.
    let taken = joins(place.word(-2)) && begins(place.word(-1)) && matches!(place.word(0), "[" | "zero" | "missing");
    let at = if taken { -2 } else { -1 };
    let wanted = taken || place.expected.iter().any(|rule| words::is_condition(*rule));
    let keyword = place.token(at).filter(|_| joins(place.word(at)) && wanted)?;
    let ends = place.token(at + 1).is_none_or(|token| match token.kind {
        Kind::Word => begins(place.word(at + 1)),
        Kind::Text | Kind::OpenText => false,
        Kind::Sign => matches!(place.word(at + 1), "{" | "}" | ")" | "=" | ":"),
    });
    let word = place.word(at);
    let message = say::condition_missing(word);
    let help = say::write_what_must_hold(word);
    ends.then(|| place.fault.found(&codes::MISSING_CONDITION, message, keyword, say::nothing_follows()).help(help))
}

/// `Posting of member as of decided_on.cell`, where nothing says how far the day goes. Behind a `let` its words are first read as fields.
pub(super) fn version_without_parentheses(place: &Place<'_, '_>) -> Option<Diagnostic> {
    /// How many words there may be to the place where reading stopped, and how many a key may have.
    const MOST: isize = 12;
    let begins = |at: &isize| {
        let is_value = matches!(place.word(at - 2), "=" | "where" | "except" | "and" | "or" | "not");
        is_value && place.word(*at) == "of" && place.word(at - 1).starts_with(char::is_uppercase)
    };
    let of = (-MOST..=0).rev().find(begins)?;
    (of + 2..of + MOST).find(|at| place.word(*at) == "as" && place.word(at + 1) == "of")?;
    let (history, key) = (place.word(of - 1), place.name_or_dots(of + 1));
    let help = say::write_version_in_parentheses(history, key);
    let token = place.token(of)?;
    Some(place.fault.found(&codes::UNEXPECTED, say::version_in_parentheses(), token, say::not_here()).help(help))
}
