//! What a value that no code has may have meant: for a message, never for reading.

use super::legacy;
use crate::diagnostic::did_you_mean;
use crate::message::Message;
use crate::schema::CodeList;
use crate::spelling::{bare, fold};
use crate::value::CodeIndex;

/// How many codes are offered at most.
const OFFERED: usize = 3;

/// The codes that may be meant, ascending; none where nothing is near, or too much.
pub(super) fn meant(list: &CodeList, token: &str) -> Vec<CodeIndex> {
    let folded = fold(token);
    let without_accents = bare(token);
    let ways: [&dyn Fn() -> Vec<CodeIndex>; 4] = [
        &|| band(list, &folded).into_iter().collect(),
        &|| signed(list, &folded),
        &|| those(list, &|spelling| bare(spelling) == without_accents),
        &|| nearest(list, token).into_iter().collect(),
    ];
    let near = ways.iter().map(|way| way()).find(|codes| !codes.is_empty()).unwrap_or_default();
    if near.len() > OFFERED { Vec::new() } else { near }
}

/// What to say where the text, read in an encoding older than Unicode, is a spelling of the list.
pub(super) fn legacy_hint(list: &CodeList, token: &str) -> Option<Message> {
    let is_known = |read: &str| !those(list, &|spelling| fold(spelling) == fold(read)).is_empty();
    let expected = legacy::readings(token).find(|(read, _)| is_known(read)).map(|(_, hint)| hint);
    expected.or_else(|| legacy::hint(token))
}

/// All that codes are called, external codes among them.
fn spellings(list: &CodeList) -> impl Iterator<Item = (&str, CodeIndex)> {
    list.codes.iter().enumerate().flat_map(|(index, (name, code))| {
        let called = [name.as_str(), code.label.as_str()].into_iter().chain(code.aliases.iter().map(String::as_str));
        let all = called.chain(code.external.iter().map(|(_, external)| external.as_str()));
        all.map(move |spelling| (spelling, index as CodeIndex))
    })
}

fn those(list: &CodeList, is_meant: &dyn Fn(&str) -> bool) -> Vec<CodeIndex> {
    let mut codes: Vec<CodeIndex> = spellings(list).filter(|(s, _)| is_meant(s)).map(|(_, code)| code).collect();
    codes.dedup();
    codes
}

/// The one band that the number lies in: `10-14` for 14, `65+` for 70.
fn band(list: &CodeList, folded: &str) -> Option<CodeIndex> {
    let number = whole(folded)?;
    match those(list, &|spelling| bounds(&fold(spelling)).is_some_and(|(from, to)| from <= number && number <= to))
        .as_slice()
    {
        [one] => Some(*one),
        _ => None,
    }
}

fn whole(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// The numbers of `10-14`, `10-14 years` or `65+`.
fn bounds(folded: &str) -> Option<(u64, u64)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (from, rest) = folded.split_at(digits(folded));
    let from = whole(from)?;
    if let Some(rest) = rest.strip_prefix('+') {
        return (digits(rest) == 0).then_some((from, u64::MAX));
    }
    let rest = rest.strip_prefix('-')?;
    let (to, after) = rest.split_at(digits(rest));
    let to = whole(to).filter(|to| from <= *to)?;
    (!after.bytes().any(|byte| byte.is_ascii_digit())).then_some((from, to))
}

/// The codes that differ in their signs alone. A number without one is above zero.
fn signed(list: &CodeList, folded: &str) -> Vec<CodeIndex> {
    if whole(folded).is_some() {
        return those(list, &|spelling| fold(spelling).strip_prefix('+') == Some(folded));
    }
    let without = |text: &str| text.chars().filter(|sign| !matches!(sign, '+' | '-' | '\'' | ' ')).collect::<String>();
    let wanted = without(folded);
    if wanted.is_empty() {
        return Vec::new();
    }
    those(list, &|spelling| without(&fold(spelling)) == wanted)
}

/// The nearest name, label or alias: an external code near to another means nothing.
fn nearest(list: &CodeList, token: &str) -> Option<CodeIndex> {
    let called = || {
        list.codes.iter().enumerate().flat_map(|(index, (name, code))| {
            let all = [name.as_str(), code.label.as_str()].into_iter().chain(code.aliases.iter().map(String::as_str));
            all.map(move |spelling| (spelling, index as CodeIndex))
        })
    };
    let near = did_you_mean(token, called().map(|(spelling, _)| spelling))?;
    called().find(|(spelling, _)| *spelling == near).map(|(_, code)| code)
}
