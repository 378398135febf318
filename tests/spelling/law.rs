//! The law of folding, stated a second time: by words, numbers and signs of decomposed text, without a look at how it is done.

use unicode_normalization::UnicodeNormalization;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// Letters in small, decomposed.
    Word(Vec<Letter>),
    /// Digits, as they are.
    Number(String),
    Gap,
    Hyphen,
    Apostrophe,
    Plus(char),
    Sign(char),
}

/// A letter with its marks, its tone apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Letter {
    base: char,
    marks: Vec<char>,
    tones: Vec<char>,
}

const TONES: &str = "\u{300}\u{301}\u{303}\u{309}\u{323}";
/// Marks that are not seen, of those that tests make up.
const UNSEEN: &str = "\u{AD}\u{200B}\u{202A}\u{202C}\u{2060}";
const TURNING: &str = "\u{202A}\u{202C}";

/// Whether two spellings differ in nothing but what folding may pass over.
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    !one.is_empty() && one == other
}

/// The text as it is compared exactly.
pub fn exact(text: &str) -> String {
    ends_off(text).nfc().collect()
}

fn ends_off(text: &str) -> &str {
    text.trim_matches(|sign: char| sign.is_whitespace() || UNSEEN.contains(sign))
}

fn parts(text: &str) -> Vec<Part> {
    let signs: Vec<char> = ends_off(text).nfd().collect();
    let mut parts: Vec<Part> = Vec::new();
    for (at, sign) in signs.iter().enumerate() {
        if UNSEEN.contains(*sign) && !stays(&signs, at) {
            continue;
        }
        push(&mut parts, *sign);
    }
    parts.iter_mut().for_each(place);
    let joined = join(parts);
    gaps(joined)
}

/// A mark that is not seen stays where it turns the direction or stands between digits; a soft hyphen beside one digit.
fn stays(signs: &[char], at: usize) -> bool {
    let is_mark = |sign: char| unicode_normalization::char::is_combining_mark(sign);
    let is_passed = |sign: &&char| sign.is_whitespace() || UNSEEN.contains(**sign) || is_mark(**sign);
    let is_digit = |sign: Option<&char>| sign.is_some_and(|sign| sign.is_numeric());
    let left = is_digit(signs[..at].iter().rev().find(|sign| !is_passed(sign)));
    let right = is_digit(signs[at + 1..].iter().find(|sign| !is_passed(sign)));
    TURNING.contains(signs[at]) || (left && right) || (signs[at] == '\u{AD}' && (left || right))
}

fn push(parts: &mut Vec<Part>, sign: char) {
    let is_mark = unicode_normalization::char::is_combining_mark(sign);
    match (parts.last_mut(), sign) {
        (Some(Part::Word(letters)), _) if is_mark => {
            if let Some(last) = letters.last_mut() {
                if TONES.contains(sign) { last.tones.push(sign) } else { last.marks.push(sign) }
            }
        }
        (Some(Part::Number(digits)), _) if is_mark || sign.is_numeric() => digits.push(sign),
        (_, _) if sign.is_numeric() => parts.push(Part::Number(sign.to_string())),
        (last, _) if sign.is_alphabetic() => {
            let small = sign.to_lowercase().map(|c| if "ðɖ".contains(c) { 'đ' } else { c });
            let letters = small.map(|base| Letter { base, marks: Vec::new(), tones: Vec::new() });
            match last {
                Some(Part::Word(word)) => word.extend(letters),
                _ => parts.push(Part::Word(letters.collect())),
            }
        }
        (Some(Part::Gap), _) if sign.is_whitespace() => {}
        (_, _) if sign.is_whitespace() => parts.push(Part::Gap),
        (_, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}') => parts.push(Part::Hyphen),
        (_, '\'' | '\u{2018}' | '\u{2019}' | '\u{2BC}') => parts.push(Part::Apostrophe),
        (_, '+' | '\u{FF0B}') => parts.push(Part::Plus(sign)),
        _ => parts.push(Part::Sign(sign)),
    }
}

/// The tone of a last open `oa`, `oe`, `uy` stands on its first vowel.
fn place(part: &mut Part) {
    let Part::Word(letters) = part else { return };
    let [before @ .., first, second] = letters.as_mut_slice() else { return };
    let is_pair = matches!((first.base, second.base), ('o', 'a' | 'e') | ('u', 'y'));
    let is_plain = first.marks.is_empty() && second.marks.is_empty() && first.tones.is_empty();
    if is_pair && is_plain && second.tones.len() == 1 && before.last().is_none_or(|letter| letter.base != 'q') {
        std::mem::swap(&mut first.tones, &mut second.tones);
    }
}

/// Words with nothing between them but gaps, hyphens and apostrophes are one word.
fn join(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        let Part::Word(letters) = part else {
            joined.push(part);
            continue;
        };
        let joints =
            joined.iter().rev().take_while(|p| matches!(p, Part::Gap | Part::Hyphen | Part::Apostrophe)).count();
        let before = joined.len() - joints;
        match before.checked_sub(1).map(|at| &mut joined[at]) {
            Some(Part::Word(word)) => {
                word.extend(letters);
                joined.truncate(before);
            }
            _ => joined.push(Part::Word(letters)),
        }
    }
    joined.iter_mut().for_each(place);
    joined
}

/// Gaps go, but where numbers stand on both sides with nothing but other signs between.
fn gaps(parts: Vec<Part>) -> Vec<Part> {
    let is_number = |part: Option<&Part>| matches!(part, Some(Part::Number(_)));
    let is_passed = |part: &&Part| matches!(part, Part::Gap | Part::Sign(_));
    // A gap beside a hyphen or an apostrophe parts no numbers, whatever stands beyond.
    let stays = |at: usize| {
        let left = parts[..at].iter().rev().find(|part| !is_passed(part));
        let right = parts[at + 1..].iter().find(|part| !is_passed(part));
        is_number(left) && is_number(right)
    };
    let kept = parts.iter().enumerate().filter(|(at, part)| **part != Part::Gap || stays(*at));
    kept.map(|(_, part)| part.clone()).collect()
}
