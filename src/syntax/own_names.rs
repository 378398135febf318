//! Where a text names something of its own: what an author declared, and what is neither a phrase nor a name that every program has.

use std::ops::Range;

use pest::Parser;

use super::composed::composed;
use super::grammar::{Grammar, Rule};
use super::numbers::{in_items, in_parsed};
use super::outline;
use super::predefined::{IDS, OF_STAGES, PATHS, is_predefined, turned_path};
use super::scan::is_word_char;
use super::tree::WordSet;
use super::turned::is_printed;

/// A name as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnName {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// What it is, its letters composed.
    pub name: String,
}

/// All names of a rule text in the order of their places, those between the braces of printed words among them; of items that cannot be read,
/// none. What stands between the bars of tests is no rule and is left out, and so are ids that are numbers.
#[must_use]
pub fn own_names(text: &str) -> Vec<OwnName> {
    let set = outline::set_of(&outline::chunks(text));
    let mut found = Vec::new();
    in_items(text, &mut |rule, place, open| {
        let written = text.get(place.clone()).unwrap_or("");
        of_part(rule, written, place.start, open, set, &mut found);
    });
    found.sort_by_key(|own| own.place.start);
    found
}

/// The names of a comparison of figures by itself, as tests name a check by it: `[8] = [9] + ... + [16]`.
#[must_use]
pub fn names_of_comparison(text: &str) -> Vec<OwnName> {
    let mut found = Vec::new();
    let Ok(parsed) = Grammar::parse(Rule::formula_comparison, text) else { return found };
    in_parsed(parsed, 0, &mut |rule, place, open| {
        let written = text.get(place.clone()).unwrap_or("");
        of_part(rule, written, place.start, open, WordSet::default(), &mut found);
    });
    found
}

/// Every run of letters, digits and `_` of a cell but numbers.
#[must_use]
pub fn names_of_cell(text: &str) -> Vec<OwnName> {
    let mut found = Vec::new();
    segments(text, 0, &mut found);
    found.retain(|own| !is_id_of_all(&own.name));
    found
}

/// What cannot be declared as a name, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoName {
    /// It is not written as a name is: letters, digits and `_`, a letter first.
    Spelling,
    /// It is a word of the language, in one set of words or the other.
    Word,
    /// Every program has it.
    OfAll,
}

/// Why this cannot be what an author calls something; nothing where it can.
#[must_use]
pub fn no_name(name: &str) -> Option<NoName> {
    let is_whole = |rule| Grammar::parse(rule, name).is_ok_and(|read| read.as_str() == name);
    if !is_whole(Rule::name) {
        return Some(NoName::Spelling);
    }
    if is_whole(Rule::reserved) {
        return Some(NoName::Word);
    }
    let begins_a_path = PATHS.iter().any(|(begin, _)| begin.contains(&name));
    (begins_a_path || is_id_of_all(name) || is_predefined(name)).then_some(NoName::OfAll)
}

fn is_id_of_all(name: &str) -> bool {
    IDS.iter().any(|id| id.contains(&name))
}

fn of_part(rule: Rule, written: &str, start: usize, open: &[Rule], set: WordSet, found: &mut Vec<OwnName>) {
    let outer = open.last().copied();
    match rule {
        Rule::name if matches!(outer, Some(Rule::call | Rule::locale | Rule::path)) => {}
        Rule::name if outer == Some(Rule::numbered) && OF_NUMBERING.contains(&written) => {}
        Rule::name if outer == Some(Rule::hole_name) => path(written, start, set, found),
        Rule::path => path(written, start, set, found),
        Rule::name => push(written, start, found),
        Rule::id | Rule::full_id | Rule::of_list => {
            let mut ids = Vec::new();
            segments(written, start, &mut ids);
            found.extend(ids.into_iter().filter(|own| !is_id_of_all(&own.name)));
        }
        Rule::string if outer.is_some_and(is_printed) => holes(written, start, set, found),
        _ => {}
    }
}

fn push(written: &str, start: usize, found: &mut Vec<OwnName>) {
    let is_number = written.chars().all(|sign| sign.is_ascii_digit());
    if !is_number {
        found.push(OwnName { place: start..start + written.len(), name: composed(written).into_owned() });
    }
}

/// The runs of signs that belong to names.
fn segments(written: &str, start: usize, found: &mut Vec<OwnName>) {
    let mut begun = None;
    for (at, sign) in written.char_indices().chain([(written.len(), '\n')]) {
        match (begun, is_word_char(sign)) {
            (None, true) => begun = Some(at),
            (Some(from), false) => {
                push(&written[from..at], start + from, found);
                begun = None;
            }
            _ => {}
        }
    }
}

/// The names of a path but for those that every program has there.
fn path(written: &str, start: usize, set: WordSet, found: &mut Vec<OwnName>) {
    let mut names = Vec::new();
    segments(written, start, &mut names);
    let of_all = turned_path(set, names.iter().map(|own| own.name.as_str()));
    let own = names.into_iter().enumerate().filter(|(at, _)| of_all.get(*at).copied().flatten().is_none());
    found.extend(own.map(|(_, own)| own));
}

/// How rows can be numbered: `numbered I, II, III`, `numbered a, b, c`.
const OF_NUMBERING: [&str; 6] = ["I", "II", "III", "a", "b", "c"];

/// The names between the braces of printed words.
fn holes(written: &str, start: usize, set: WordSet, found: &mut Vec<OwnName>) {
    let mut at = 0;
    while let Some(open) = written[at..].find('{').map(|open| at + open) {
        at = open + 1;
        let is_escaped = written[..open].ends_with('\\');
        let Some(close) = written[at..].find(['{', '}', '\\']).map(|close| at + close) else { return };
        if is_escaped || !written[close..].starts_with('}') {
            continue;
        }
        // `{period in words}`: what follows the first word is a phrase.
        let hole = &written[at..close];
        let lead = hole.len() - hole.trim_start().len();
        let first = hole[lead..].split_whitespace().next().unwrap_or("");
        if OF_STAGES.iter().any(|both| both.contains(&first)) {
            continue;
        }
        path(first, start + at + lead, set, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        own_names(text).into_iter().map(|own| &text[own.place]).collect()
    }

    #[test]
    fn names_are_what_an_author_declared() {
        let text = "report r \"Kỳ {period}: {s}\" { locale vi tables t }\n\nset s of L = a, b\n\n\
                    table t \"T\" of R where x.code in s and day >= period.start and age(born, day) > 18 note \"{s} \\{a}\" {\n  \
                    total \"total\"\n  column 1 \"{s}\" = count\n  column wide \"w\" = [1] + [wide]\n  cell [total, 1] = [k, wide]\n}\n";
        let expected = [
            "r", "s", "t", "s", "L", "a", "b", "t", "R", "x", "code", "s", "day", "born", "day", "s", "s", "wide",
            "wide", "k", "wide",
        ];
        assert_eq!(names(text), expected);
        assert_eq!(names("ngôn ngữ 1\n\nbiểu b \"B\" của R khi ngày_sinh >= kỳ.đầu {\n}\n"), ["b", "R", "ngày_sinh"]);
    }

    #[test]
    fn texts_name_what_stands_in_their_holes() {
        let text =
            "text w \"\"\"\nt {t[total, k]} {s} {rows of t where [k] < 5 with [7]} \\{k} {period in words}\n\"\"\"\n";
        assert_eq!(names(text), ["w", "t", "k", "s", "t", "k"]);
        let check = "[8] = t[total, k] + few";
        let found: Vec<&str> = names_of_comparison(check).into_iter().map(|own| &check[own.place]).collect();
        assert_eq!(found, ["t", "k", "few"]);
        let found: Vec<String> = names_of_cell("hard_area, [x.y] 12 total").into_iter().map(|own| own.name).collect();
        assert_eq!(found, ["hard_area", "x", "y"]);
    }

    #[test]
    fn what_is_no_name_says_why() {
        for (name, why) in [
            ("14", Some(NoName::Spelling)),
            ("giới tính", Some(NoName::Spelling)),
            ("where", Some(NoName::Word)),
            ("thuộc", Some(NoName::Word)),
            ("kỳ", Some(NoName::OfAll)),
            ("total", Some(NoName::OfAll)),
            ("column", None),
            ("giới_tính", None),
        ] {
            assert_eq!(no_name(name), why, "{name}");
        }
    }
}
