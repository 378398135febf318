//! Slips in conditions: `not` and `is` in the wrong place, chains, `if`, conditions that are missing.

use super::keywords::FOLLOWING;
use super::{Diagnostic, Place, codes, words};
use crate::syntax::scan::Kind;

pub(super) fn negated_test(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == "not")?;
    let (code, message, help) = match (place.word(-1), place.word(1)) {
        (_, "in") => (
            &codes::NOT_IN,
            "`not` stands before the whole condition",
            format!("Write `not {} in {}`.", place.operand(-1)?, place.name_or_dots(2)),
        ),
        ("is", "missing") => (
            &codes::NOT_IN,
            "`is not missing` is said in another way",
            format!("Write `{} is known`.", place.operand(-2)?),
        ),
        ("is", "known") => (
            &codes::NOT_IN,
            "`is not known` is said in another way",
            format!("Write `{} is missing`.", place.operand(-2)?),
        ),
        ("is", other) if !other.is_empty() => (
            &codes::IS_VALUE,
            "`is` asks only whether something is known",
            format!("Write `{} != {other}`.", place.operand(-2)?),
        ),
        (_, "contains" | "starts" | "is") => (
            &codes::NOT_IN,
            "`not` stands before the whole condition",
            format!("Write `not {} {} {}`.", place.operand(-1)?, place.word(1), place.name_or_dots(2)),
        ),
        _ => return None,
    };
    Some(place.fault.found(code, message, token, "not here").help(help))
}

pub(super) fn is_a_value(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let keyword = place.token(-1).filter(|_| place.word(-1) == "is" && place.token(0).is_some())?;
    let operand = place.operand(-2)?;
    let mut values = vec![place.word(0)];
    let mut next = 1;
    while place.word(next) == "or" {
        let again = place.word(next + 1) == operand && place.word(next + 2) == "is";
        let value = if again { next + 3 } else { next + 1 };
        if place.token(value).is_none_or(|token| token.kind == Kind::Sign) || !again && place.word(value + 1) == "=" {
            break;
        }
        values.push(place.word(value));
        next = value + 1;
    }
    let right = match values.as_slice() {
        [one] => format!("{operand} = {one}"),
        many => format!("{operand} in ({})", many.join(", ")),
    };
    let message = "`is` asks only whether something is known: `is missing`, `is known`";
    Some(place.fault.found(&codes::IS_VALUE, message, keyword, "").help(format!("Write `{right}`.")))
}

pub(super) fn else_if(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = (-4..=0).find_map(|at| place.token(at).filter(|_| place.word(at) == "if"))?;
    if !place.same_line(token) {
        return None;
    }
    let help = "Write a condition as `where …`. For cases that exclude each other write the arms of a `split`, the last one \
                `otherwise`.";
    Some(place.fault.found(&codes::NO_IF, "there is no `if` in this language", token, "").help(help))
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
    let help = if place.fault.tokens.iter().any(|t| place.fault.word(t) == "check" && t.end <= first.start) {
        format!("Write two checks: `… {one} {middle}` and `{middle} {two} …`.")
    } else {
        format!("Write `… {one} {middle} and {middle} {two} …`, or a range: `x in 18..60`.")
    };
    let found = place.fault.found(&codes::COMPARISON_CHAIN, "one comparison at a time", token, "a second comparison");
    Some(found.at(place.fault.span(first), "the first one").help(help))
}

/// `: < 31`: an arm, like the right side of `in`, lists values; what is compared is said once, before.
pub(super) fn sign_before_a_value(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| matches!(place.word(-1), ":" | "in"))?;
    let value = place.name_or_dots(1);
    let help = match place.word(0) {
        "<" => format!("Write `below {value}`."),
        ">" => format!("Write `above {value}`."),
        "<=" | ">=" => {
            "A range holds both its ends: write `18..30`. `below 31` and `above 30` do not hold the number itself."
                .into()
        }
        "=" => format!("Write `{value}`."),
        _ => return None,
    };
    let message = "values stand here, and no sign before them";
    Some(place.fault.found(&codes::UNEXPECTED, message, token, "not needed here").help(help))
}

pub(super) fn doubled_not(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == "not" && place.word(-1) == "not")?;
    let help = "Two `not` undo each other: remove both.";
    Some(place.fault.found(&codes::UNEXPECTED, "`not` stands twice", token, "the second one").help(help))
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
    let message = format!("after `{word}` a condition is missing");
    let help = format!("Write what must hold, as `{word} sex = female`, or remove the `{word}`.");
    ends.then(|| place.fault.found(&codes::MISSING_CONDITION, message, keyword, "nothing follows").help(help))
}
