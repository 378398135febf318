//! Slips of speech in files of Vietnamese words: how people say what the language has a sign or another phrase for.

use super::{Diagnostic, Edit, Help, Place, codes};
use crate::diagnostic::Code;
use crate::message::Message;
use crate::message::names;
use crate::message::slips as say;
use crate::syntax::grammar::Rule;
use crate::syntax::phrases;
use crate::syntax::tree::WordSet;

/// Comparisons in speech, with their signs.
const SIGNS: &[(&str, &str)] = &[
    ("lớn hơn hoặc bằng", ">="),
    ("nhỏ hơn hoặc bằng", "<="),
    ("lớn hơn", ">"),
    ("nhỏ hơn", "<"),
    ("bằng", "="),
    ("khác", "!="),
];

/// Measures in speech, with those that they mean.
const MEASURES: &[(&str, &str)] =
    &[("trung bình", "average"), ("cao nhất", "max"), ("thấp nhất", "min"), ("tổng số", "sum"), ("số lượng", "count")];

/// Whether something is known, in speech: what says it, and what is said of it.
const KNOWN: &[(&str, &str, bool)] = &[
    ("không bỏ trống", "is known", true),
    ("không để trống", "is known", true),
    ("không đã biết", "is missing", false),
    ("chưa biết", "is missing", false),
];

/// How many words a phrase of speech may have.
const MOST: isize = 4;

/// How far back it may begin: its first words may have been taken for names.
const BEFORE: isize = 2;

/// `tuổi lớn hơn 18`, `tuổi bằng 18`.
pub(super) fn comparison(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (spoken, sign, first, last) = found(place, SIGNS.iter().map(|(spoken, sign)| (*spoken, *sign)))?;
    let all = place.fault.span_of(place.token(first)?, place.token(last)?);
    let help = Help::new(names::write(sign)).spelling([Edit::replace(all, sign)]);
    Some(said(place, &codes::FOREIGN_SIGN, say::not_a_sign(spoken), (first, last))?.help(help))
}

/// `= trung bình tuổi`, `= tổng số của Người`.
pub(super) fn measure(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (spoken, measure, first, last) = found(place, MEASURES.iter().map(|(spoken, measure)| (*spoken, *measure)))?;
    if place.word(first - 1) != "=" {
        return None;
    }
    let is_of = place.word(last + 1) == "of";
    let all = place.fault.span_of(place.token(first)?, place.token(if is_of { last + 1 } else { last })?);
    let help = match place.word(last + 2) {
        // Which of its fields is summed, nobody can tell.
        record if is_of && measure != "count" && record.starts_with(char::is_uppercase) => {
            Help::new(say::write_measure_of_field(measure, record))
        }
        _ => Help::new(names::write(measure)).spelling([Edit::replace(all, measure)]),
    };
    Some(said(place, &codes::UNKNOWN_MEASURE, say::no_measure(spoken), (first, last))?.help(help))
}

/// `biết_chữ có/không "Biết chữ"`.
pub(super) fn yes_no(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (spoken, (), first, last) =
        found(place, ["có / không", "đúng / không"].into_iter().map(|spoken| (spoken, ())))?;
    let all = place.fault.span_of(place.token(first)?, place.token(last)?);
    let right = phrases::spelling(Rule::kw_yes_no, place.fault.set);
    let help = Help::new(names::write(right)).spelling([Edit::replace(all, right)]);
    let message = names::no_type(spoken.replace(' ', ""));
    Some(said(place, &codes::UNKNOWN_TYPE, message, (first, last))?.help(help))
}

/// `{số dòng của t khi …}` in a text.
pub(super) fn rows_of(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (spoken, (), first, last) = found(place, std::iter::once(("số dòng của", ())))?;
    (place.word(first - 1) == "{").then_some(())?;
    let all = place.fault.span_of(place.token(first)?, place.token(last)?);
    let right = "count rows of";
    let help = Help::new(names::write(right)).spelling([Edit::replace(all, right)]);
    Some(said(place, &codes::UNKNOWN_MEASURE, say::no_measure(spoken), (first, last))?.help(help))
}

/// `tuổi không bỏ trống`.
pub(super) fn known(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (_, (right, is_known), first, last) =
        found(place, KNOWN.iter().map(|(spoken, right, is_known)| (*spoken, (*right, *is_known))))?;
    let operand = place.operand(first - 1)?;
    let all = place.fault.span_of(place.token(first)?, place.token(last)?);
    let message = if is_known { say::is_not_missing() } else { say::is_not_known() };
    let help = Help::new(names::write(format!("{operand} {right}"))).spelling([Edit::replace(all, right)]);
    Some(said(place, &codes::NOT_IN, message, (first, last))?.help(help))
}

/// `tuổi từ 18 đến 30`, `tuổi trong khoảng 18 và 30`, `tuổi từ 18 trở lên`.
pub(super) fn range(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let begins = ["trong khoảng từ", "trong khoảng", "khoảng từ", "khoảng", "trong từ", "từ"];
    let (_, (), first, last) = found(place, begins.into_iter().map(|spoken| (spoken, ())))?;
    let is_in = place.word(first - 1) == "in";
    let low_end = place.end_of_value(last + 1)?;
    let low = place.value_between(last + 1, low_end + 1)?;
    let (end, right, words) = match spoken_side(place, low_end + 1) {
        Some(sign) => (low_end + 2, format!("{sign} {low}"), names::write(format!("{sign} {low}"))),
        None => {
            matches!(place.word(low_end + 1), "to" | "and" | "until").then_some(())?;
            let end = place.end_of_value(low_end + 2)?;
            let high = place.value_between(low_end + 2, end + 1)?;
            (end, format!("in {low}..{high}"), say::write_in_range(low, high))
        }
    };
    let first = if is_in { first - 1 } else { first };
    let all = place.fault.span_of(place.token(first)?, place.token(end)?);
    let help = Help::new(words).spelling([Edit::replace(all, right)]);
    Some(said(place, &codes::OTHER_RANGE, say::range_has_two_points(), (first, end))?.help(help))
}

/// `= phần trăm [2] / [4]`.
pub(super) fn percent(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (spoken, (), first, last) =
        found(place, ["phần trăm", "tỷ lệ phần trăm"].into_iter().map(|spoken| (spoken, ())))?;
    if place.word(first - 1) != "=" {
        return None;
    }
    let (one, next) = (place.token(first)?, place.token(last + 1)?);
    let ends = |at: &isize| {
        place
            .token(*at)
            .is_none_or(|token| place.fault.text.get(next.start..token.start).is_none_or(|line| line.contains('\n')))
            || matches!(place.word(*at), "," | "where" | "except")
    };
    let end = place.token((last + 2..).find(ends)? - 1)?;
    let edits = [
        Edit::remove(place.fault.span(one).to(place.fault.between(place.token(last)?, next))),
        Edit::after(place.fault.span(end), " as percent"),
    ];
    let help = Help::new(say::write_as_percent()).suggestion(edits);
    Some(said(place, &codes::FOREIGN_SIGN, say::not_a_sign(spoken), (first, last))?.help(help))
}

/// `, làm tròn 1 số lẻ`, `, làm tròn đến 1 số lẻ`.
pub(super) fn rounding(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (spoken, (), first, last) =
        found(place, ["làm tròn đến", "làm tròn tới", "làm tròn"].into_iter().map(|spoken| (spoken, ())))?;
    let number = place.word(last + 1);
    if place.word(first - 1) != "," || number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let closes = place.fault.as_written(place.token(last + 2)?) == "số"
        && place.fault.as_written(place.token(last + 3)?) == "lẻ";
    let last = if closes { last + 3 } else { last + 1 };
    let right = format!("làm tròn còn {number} số lẻ");
    let all = place.fault.span_of(place.token(first)?, place.token(last)?);
    let help = Help::new(names::write(right.as_str())).spelling([Edit::replace(all, right)]);
    Some(said(place, &codes::MISSPELT_KEYWORD, say::not_a_keyword_here(spoken), (first, last))?.help(help))
}

/// `trở lên`, `trở xuống`: the sign that has the number itself.
fn spoken_side(place: &Place<'_, '_>, at: isize) -> Option<&'static str> {
    let words = [place.fault.as_written(place.token(at)?), place.fault.as_written(place.token(at + 1)?)];
    match words {
        ["trở", "lên"] => Some(">="),
        ["trở", "xuống"] => Some("<="),
        _ => None,
    }
}

/// The first phrase of speech that stands at the place or ends right before it, with what goes with it, its first and its last token.
fn found<T>(
    place: &Place<'_, '_>,
    spoken: impl Iterator<Item = (&'static str, T)>,
) -> Option<(&'static str, T, isize, isize)> {
    if place.fault.set != WordSet::Vietnamese {
        return None;
    }
    let begins_with = |at: isize, phrase: &str| {
        let words = (at..at + MOST).map(|at| place.token(at).map_or("", |token| place.fault.as_written(token)));
        let mut words = words.take(phrase.split(' ').count());
        phrase.split(' ').all(|word| words.next() == Some(word))
    };
    spoken.into_iter().find_map(|(phrase, with)| {
        let length = phrase.split(' ').count() as isize;
        let first = (-BEFORE..=0).find(|at| at + length >= 0 && begins_with(*at, phrase))?;
        Some((phrase, with, first, first + length - 1))
    })
}

fn said(place: &Place<'_, '_>, code: &'static Code, message: Message, at: (isize, isize)) -> Option<Diagnostic> {
    let (first, last) = (place.token(at.0)?, place.token(at.1)?);
    Some(Diagnostic::new(code, message).at(place.fault.span_of(first, last), Message::default()))
}
