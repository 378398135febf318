//! Slips in words: misspelt keywords, Vietnamese ones, documentation where none can stand.

use super::{Diagnostic, Edit, Help, Place, codes, did_you_mean, words};
use crate::message::Message;
use crate::message::reading;
use crate::message::slips as say;
use crate::syntax::grammar::Rule;
use crate::syntax::reworded::vietnamese;
use crate::syntax::scan::{Kind, Token};
use crate::syntax::tree::WordSet;
use crate::syntax::{phrases, sets};

/// What people write in Vietnamese for phrases that are called otherwise there.
const VIETNAMESE: &[(&str, Rule)] = &[
    ("hàng", Rule::kw_row),
    ("tổng", Rule::kw_total),
    ("trong", Rule::kw_in),
    ("nếu", Rule::kw_where),
    ("trừ", Rule::kw_except),
    ("không", Rule::kw_not),
    ("là", Rule::equal),
];

/// Words of other languages for what has a keyword here.
const ELSEWHERE: &[(&str, &str)] = &[("when", "where"), ("whose", "where"), ("with", "where"), ("unless", "except")];

/// Keywords that follow a complete part, so that a misspelt one is first taken for a name.
pub(super) const FOLLOWING: &[&str] =
    &["where", "except", "otherwise", "printed", "check", "split", "heading", "column", "show", "coded", "rounded"];

/// Keywords that begin a line, so that a misspelt one is found some words later.
const BEGINNING: &[&str] =
    &["let", "column", "where", "except", "split", "heading", "check", "group", "systems", "period"];

pub(super) fn vietnamese_word(place: &Place<'_, '_>) -> Option<Diagnostic> {
    [0, -1].into_iter().find_map(|distance| {
        let token = place.token(distance)?;
        let word = place.fault.as_written(token);
        let (_, rule) = VIETNAMESE.iter().find(|(known, _)| *known == word)?;
        let right = if *rule == Rule::equal { "=" } else { phrases::spelling(*rule, place.fault.set) };
        Some(sets::other(word, right, place.fault.span(token), place.fault.set))
    })
}

pub(super) fn misspelt_here(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|token| token.kind == Kind::Word)?;
    let keywords = place.keywords();
    let elsewhere = ELSEWHERE.iter().find(|(word, _)| *word == place.word(0)).map(|(_, keyword)| (*keyword).to_owned());
    let meant = elsewhere.filter(|keyword| keywords.contains(keyword));
    Some(misspelt(place, token, &meant.or_else(|| nearest(place, &keywords))?))
}

/// A misspelt keyword that was taken for a name: the word before the place, or the first one of its line.
pub(super) fn misspelt_before(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let near = |token: &Token, keywords: &[&str]| {
        let word = place.fault.as_written(token);
        let elsewhere = words::is_keyword(word, place.fault.set) && !is_plural(place, token);
        let known = keywords.contains(&word) || elsewhere || word.chars().count() < 3;
        if known { None } else { did_you_mean(word, keywords.iter().copied()).map(|near| misspelt(place, token, near)) }
    };
    let before = place.token(-1).filter(|token| token.kind == Kind::Word);
    let following = in_set(FOLLOWING, place.fault.set);
    let following: Vec<&str> = following.iter().map(String::as_str).collect();
    let beginning = in_set(BEGINNING, place.fault.set);
    let beginning: Vec<&str> = beginning.iter().map(String::as_str).collect();
    before.and_then(|token| near(token, &following)).or_else(|| {
        let here = place.token(0)?.start;
        let line = place.fault.text.get(..here)?.rfind('\n').map_or(0, |at| at + 1);
        let first = place.fault.tokens.iter().find(|token| token.start >= line)?;
        (first.start < here && first.kind == Kind::Word).then(|| near(first, &beginning))?
    })
}

/// English keywords in a set, as far as they are one word there.
fn in_set(words: &[&str], set: WordSet) -> Vec<String> {
    let word = |word: &&str| if set == WordSet::English { (*word).to_owned() } else { vietnamese(word) };
    words.iter().map(word).filter(|word| !word.contains(' ')).collect()
}

/// `columns 3 "Nữ"`: a keyword of its own, but what follows belongs to another.
fn is_plural(place: &Place<'_, '_>, token: &Token) -> bool {
    let mut behind = place.fault.tokens.iter().skip_while(|other| other.start <= token.start);
    let (id, label) = (behind.next(), behind.next());
    let is_plural = matches!(place.fault.word(token), "columns" | "rows");
    is_plural && id.is_some_and(|id| id.kind == Kind::Word) && label.is_some_and(|label| label.kind == Kind::Text)
}

fn misspelt(place: &Place<'_, '_>, token: &Token, near: &str) -> Diagnostic {
    let message = say::not_a_keyword_here(place.fault.as_written(token));
    let found = place.fault.found(&codes::MISSPELT_KEYWORD, message, token, reading::unknown_word());
    found.help(Help::did_you_mean(place.fault.span(token), near))
}

pub(super) fn misplaced_documentation(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let end = place.token(0).map_or(place.fault.text.len(), |token| token.start);
    let start = place.token(-1).map_or(0, |token| token.end);
    let between = place.fault.text.get(start..end)?;
    let at = start + between.find("///")?;
    let length = place.fault.text.get(at..)?.lines().next().unwrap_or("").trim_end().len();
    let all = Token { kind: Kind::Sign, start: at, end: at + length };
    let message = say::documents_nothing();
    let slashes = Token { end: at + 3, ..all };
    let help = Help::new(say::write_plain_remark()).spelling([Edit::replace(place.fault.span(&slashes), "//")]);
    Some(place.fault.found(&codes::MISPLACED_DOCUMENTATION, message, &all, Message::default()).help(help))
}

/// The nearest keyword that could stand at a place, if a word is a slip for one.
pub(super) fn nearest(place: &Place<'_, '_>, expected: &[String]) -> Option<String> {
    let written = place.token(0).map_or("", |token| place.fault.as_written(token));
    if words::is_keyword(written, place.fault.set) {
        return None;
    }
    did_you_mean(written, expected.iter().map(String::as_str)).map(str::to_owned)
}
