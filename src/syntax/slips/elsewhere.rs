//! Slips that other languages, spreadsheets and speech bring along: `between`, `%`, a side of a comparison left out, …

use super::keywords::FOLLOWING;
use super::{Diagnostic, Edit, Help, Place, brackets, codes};
use crate::message::Message;
use crate::message::names;
use crate::message::phrases;
use crate::message::slips as say;
use crate::syntax::grammar::Rule;
use crate::syntax::scan::{Kind, Token};

/// Words for what is measured, with the measure that they mean; those without one are not to be had.
const MEASURES: &[(&str, Option<&str>)] = &[
    ("mean", Some("average")),
    ("avg", Some("average")),
    ("minimum", Some("min")),
    ("maximum", Some("max")),
    ("total", Some("sum")),
    ("median", None),
    ("mode", None),
    ("stddev", None),
    ("variance", None),
    ("percentile", None),
];

/// The measures that take a value.
const KNOWN: [&str; 5] = ["count", "sum", "average", "min", "max"];

/// How many tokens a value of a range may have.
const VALUE: isize = 6;

/// `n in 18–30`, with a long stroke.
pub(super) fn dash_between_values(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let dash = place.token(0).filter(|_| matches!(place.word(0), "–" | "—" | "−"))?;
    let first = (-VALUE..0).rev().find(|at| matches!(place.word(*at), "in" | ":" | "(" | ","))? + 1;
    let (low, last) = (place.value_between(first, 0)?, place.end_of_value(1)?);
    let high = place.value_between(1, last + 1)?;
    let all = Token { start: place.token(first)?.start, end: place.token(last)?.end, ..*dash };
    let help = Help::new(phrases::write_range(low, high));
    let help = help.spelling([Edit::replace(place.fault.span(&all), format!("{low}..{high}"))]);
    Some(place.fault.found(&codes::OTHER_RANGE, say::range_has_two_points(), &all, Message::default()).help(help))
}

/// `n between 18 and 30`, `n in between …`, `n in 18 to 30`, `n in from 18 to 30`.
pub(super) fn between(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let at = |word: &str| [0, -1].into_iter().find(|at| place.word(*at) == word);
    let (first, joint) = match (at("between").or_else(|| at("from")), place.word(0)) {
        (Some(first), _) => (first, if place.word(first) == "from" { "to" } else { "and" }),
        (None, "to" | "until") => ((-VALUE..0).rev().find(|at| place.word(*at) == "in")?, place.word(0)),
        _ => return None,
    };
    let is_in = place.word(first) == "in" || place.word(first - 1) == "in";
    if !is_in && place.word(first) != "between" {
        return None;
    }
    let middle = (first + 2..first + 2 + VALUE).find(|at| place.word(*at) == joint)?;
    let low = place.value_between(first + 1, middle)?;
    let last = place.end_of_value(middle + 1)?;
    let high = place.value_between(middle + 1, last + 1)?;
    let begins = if place.word(first) == "in" { first + 1 } else { first };
    let all = Token { end: place.token(last)?.end, ..*place.token(begins)? };
    let range = format!("{}{low}..{high}", if is_in { "" } else { "in " });
    let help = if begins > first { phrases::write_range(low, high) } else { say::write_in_range(low, high) };
    let message = say::range_has_two_points();
    let found = place.fault.found(&codes::OTHER_RANGE, message, &all, Message::default());
    Some(found.help(Help::new(help).spelling([Edit::replace(place.fault.span(&all), range)])))
}

/// `in [a, b]`, `in {a, b}`.
pub(super) fn choices_in_other_brackets(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let open = place.token(0).filter(|_| place.word(-1) == "in" && matches!(place.word(0), "[" | "{"))?;
    let close = (1..place.fault.tokens.len() as isize)
        .take_while(|at| !matches!(place.word(*at), "" | "(" | "[" | "{"))
        .find(|at| place.word(*at) == brackets::partner(place.word(0)))?;
    let close = place.token(close)?;
    let message = say::values_between_parentheses(place.word(0));
    let all = Token { end: close.end, ..*open };
    let inner = place.fault.text.get(open.end..close.start)?.trim();
    let edits = [Edit::replace(place.fault.span(open), "("), Edit::replace(place.fault.span(close), ")")];
    let help = Help::new(names::write(format!("in ({inner})"))).spelling(edits);
    Some(place.fault.found(&codes::WRONG_BRACKET, message, &all, Message::default()).help(help))
}

/// `n >= 18 and < 60`: what is compared is said each time.
pub(super) fn missing_operand(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let compares =
        |word: &str| matches!(word, "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "is" | "contains" | "starts");
    let token = place.token(0).filter(|_| compares(place.word(0)))?;
    let before = place.word(-1);
    if !matches!(before, "and" | "or" | "where" | "except") {
        return None;
    }
    let message = say::compared_is_missing(place.word(0));
    let found = place.fault.found(&codes::MISSING_OPERAND, message, token, say::of_what());
    let compared = (-2 * VALUE..-1).rev().find(|at| compares(place.word(*at))).and_then(|at| place.operand(at - 1));
    Some(
        found.help(match compared.filter(|_| matches!(before, "and" | "or")) {
            Some(operand) => Help::new(say::say_it_again(before, operand, place.word(0)))
                .suggestion([Edit::before(place.fault.span(token), format!("{operand} "))]),
            None => Help::new(say::write_before_sign(before, place.word(0))),
        }),
    )
}

/// `50%`, and `%` behind a formula.
pub(super) fn percent(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == "%")?;
    let message = say::percent_sign();
    let number = place.word(-1);
    if let (true, Some(share)) = (place.touch(-1, 0), a_hundredth(number)) {
        let all = Token { start: place.token(-1)?.start, ..*token };
        let help = say::write_share_or_number(&share, number);
        let edit = |new: &str| [Edit::replace(place.fault.span(&all), new)];
        let found = place.fault.found(&codes::FOREIGN_SIGN, message, &all, Message::default());
        return Some(found.help(Help::new(help).suggestion(edit(&share)).suggestion(edit(number))));
    }
    let help = say::write_as_percent();
    let shown = place.expected.iter().any(|rule| matches!(rule, Rule::presentation | Rule::as_percent | Rule::comma));
    let help = Help::new(help);
    let behind_as = place.word(-1) == "as";
    let new = match (behind_as, place.touch(-1, 0)) {
        (true, false) => "percent",
        (false, false) => "as percent",
        (true, true) => " percent",
        (false, true) => " as percent",
    };
    let edit = Edit::replace(place.fault.span(token), new);
    let help = if shown || behind_as { help.spelling([edit]) } else { help };
    Some(place.fault.found(&codes::FOREIGN_SIGN, message, token, Message::default()).help(help))
}

/// The hundredth part of a number, as it is written: its point moved.
fn a_hundredth(number: &str) -> Option<String> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let padded = format!("{whole:0>3}");
    let (whole, parts) = padded.split_at(padded.len() - 2);
    Some(format!("{whole}.{parts}{fraction}").trim_end_matches('0').trim_end_matches('.').to_owned())
}

/// `[5] x 2`: the letter for the sign.
pub(super) fn times(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| matches!(place.word(0), "x" | "X"))?;
    if !place.expected.contains(&Rule::times) || !place.same_line(place.token(-1)?) {
        return None;
    }
    let message = say::letter_for_times(place.word(0));
    let help = Help::new(names::write("*")).spelling([Edit::replace(place.fault.span(token), "*")]);
    Some(place.fault.found(&codes::FOREIGN_SIGN, message, token, Message::default()).help(help))
}

/// `[2] .. [4]`, `[2] ... [4]`.
pub(super) fn run_of_columns(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| matches!(place.word(0), ".." | "..." | "…"))?;
    if place.word(-1) != "]" || place.word(1) != "[" {
        return None;
    }
    let (from, to) = (place.word(-2), place.word(2));
    let message = say::alone_adds_no_columns(place.word(0));
    let help = Help::new(say::write_sum_of_run(from, to));
    let found = place.fault.found(&codes::OTHER_RANGE, message, token, Message::default());
    let around = |at: isize| if place.touch(at, at + 1) { " " } else { "" };
    let new = format!("{}+ ... +{}", around(-1), around(0));
    Some(found.help(help.suggestion([Edit::replace(place.fault.span(token), new)])))
}

/// `= median n`: an unknown word was taken for a parameter or a field, and the grammar stops somewhere behind it.
pub(super) fn unknown_measure(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let at = (-VALUE..0).rev().find(|at| place.word(*at - 1) == "=")?;
    let token = place.token(at).filter(|token| token.kind == Kind::Word)?;
    let (word, next) = (place.word(at), place.token(at + 1)?);
    let on_one_line = place.fault.text.get(token.end..next.start).is_some_and(|between| !between.contains('\n'));
    let has_operand = next.kind == Kind::Word && on_one_line && !FOLLOWING.contains(&place.word(at + 1));
    if !has_operand && place.word(at + 1) != "(" {
        return None;
    }
    let meant = MEASURES.iter().find(|(other, _)| *other == word).map(|(_, measure)| *measure);
    // In a formula a word alone is a parameter, and nothing may stand right behind one.
    let is_near = || super::did_you_mean(word, KNOWN).filter(|_| at == -1 && place.fault.item == "table");
    let near = match meant {
        Some(measure) => measure,
        None if KNOWN.contains(&word) => return None,
        None => Some(is_near()?),
    };
    let message = say::no_measure(word);
    let found = place.fault.found(&codes::UNKNOWN_MEASURE, message, token, say::not_a_measure());
    Some(found.help(match near {
        Some(near) => Help::did_you_mean(place.fault.span(token), near),
        None => Help::new(say::measures_are()),
    }))
}

impl<'t> Place<'_, 't> {
    /// What is written from a token to before another, if it is a value: a number, a day or a path, perhaps with a minus.
    pub(super) fn value_between(&self, first: isize, end: isize) -> Option<&'t str> {
        let fits = (first..end).all(|at| {
            let is_word = self.token(at).is_some_and(|token| token.kind == Kind::Word);
            is_word || matches!(self.word(at), "." | "-")
        });
        (first < end && fits).then(|| self.fault.text.get(self.token(first)?.start..self.token(end - 1)?.end))?
    }

    /// The last token of the value that begins with a token.
    pub(super) fn end_of_value(&self, first: isize) -> Option<isize> {
        let mut last = if self.word(first) == "-" { first + 1 } else { first };
        while self.word(last + 1) == "." && self.touch(last, last + 1) && self.touch(last + 1, last + 2) {
            last += 2;
        }
        self.token(last).filter(|token| token.kind == Kind::Word).map(|_| last)
    }
}
