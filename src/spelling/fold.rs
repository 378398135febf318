//! The forms of a text in which spellings are compared: see the law in the room's head.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::words::signs::{is_bidirectional, is_invisible};

const SOFT_HYPHEN: char = '\u{AD}';

/// The folded form of a name, label, alias, external code, header or value. Folding twice changes nothing more.
#[must_use]
pub fn fold(text: &str) -> String {
    let written = composed(trim(text));
    let seen = if written.chars().any(is_invisible) {
        let seen: String = without_marks(&written.chars().collect::<Vec<char>>()).into_iter().collect();
        Cow::Owned(composed(&seen).into_owned())
    } else {
        written
    };
    let lowered: String = seen.chars().flat_map(char::to_lowercase).map(letter_d).collect();
    let placed = place_tones(&composed(&lowered));
    let joined: String = if placed.iter().any(|sign| joint(*sign).is_some()) {
        joined(&placed).into_iter().collect()
    } else {
        placed.into_iter().collect()
    };
    // Two parts joined may now end in an open pair of their own ("ho à"), so the placement is made once more.
    place_tones(&composed(&joined)).into_iter().collect()
}

/// The folded form without accents: only for "did you mean", never for recognising.
#[must_use]
pub fn bare(text: &str) -> String {
    fold(text).nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The text without white space (non-breaking too) and marks that are not seen at its ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if plain(text.as_bytes().first()) && plain(text.as_bytes().last()) {
        return text;
    }
    text.trim_matches(|sign: char| sign.is_whitespace() || is_invisible(sign))
}

/// The composed form (NFC), in which equal texts are equal whatever keyboard wrote them.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || unicode_normalization::is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// What a sign is to the signs beside it. A combining mark is what the sign under it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Space,
    Hyphen,
    Apostrophe,
    Plus,
    Mark,
    Other,
}

fn kind(sign: char) -> Kind {
    if let Some(kind) = joint(sign) {
        return kind;
    }
    match sign {
        'a'..='z' => Kind::Letter,
        _ if is_combining_mark(sign) => Kind::Mark,
        '+' | '\u{B1}' | '\u{207A}' | '\u{208A}' | '\u{2213}' | '\u{2795}' | '\u{FE62}' | '\u{FF0B}' => Kind::Plus,
        _ if sign.is_numeric() => Kind::Digit,
        _ if sign.is_alphabetic() => Kind::Letter,
        _ => Kind::Other,
    }
}

/// The kind of a sign that may join letters.
fn joint(sign: char) -> Option<Kind> {
    match sign {
        'a'..='z' | '0'..='9' => None,
        '-' | '\u{2D7}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{207B}' | '\u{208B}' | '\u{2212}' => {
            Some(Kind::Hyphen)
        }
        '\u{2796}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => Some(Kind::Hyphen),
        '\'' | '`' | '\u{B4}' | '\u{2B9}' | '\u{2BB}'..='\u{2BD}' | '\u{2C8}' => Some(Kind::Apostrophe),
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{FF07}' => Some(Kind::Apostrophe),
        _ => sign.is_whitespace().then_some(Kind::Space),
    }
}

/// The nearest sign's kind, going from here, of those that `passed` does not pass over. Combining marks always are.
fn nearest(signs: impl Iterator<Item = char>, passed: impl Fn(char) -> bool) -> Option<Kind> {
    let mut kinds = signs.filter(|sign| !passed(*sign)).map(kind);
    kinds.find(|kind| *kind != Kind::Mark)
}

/// Without the marks that are not seen, but for those that the law keeps.
fn without_marks(signs: &[char]) -> Vec<char> {
    let passed = |sign: char| sign.is_whitespace() || is_invisible(sign);
    let stays = |at: usize, sign: char| {
        if !is_invisible(sign) || is_bidirectional(sign) {
            return true;
        }
        let before = nearest(signs[..at].iter().rev().copied(), passed) == Some(Kind::Digit);
        let after = nearest(signs[at + 1..].iter().copied(), passed) == Some(Kind::Digit);
        if sign == SOFT_HYPHEN { before || after } else { before && after }
    };
    signs.iter().enumerate().filter(|(at, sign)| stays(*at, **sign)).map(|(_, sign)| *sign).collect()
}

/// Official pages write the Icelandic eth or the African D for Đ.
fn letter_d(letter: char) -> char {
    if matches!(letter, 'ð' | 'ɖ') { 'đ' } else { letter }
}

/// With white space, hyphens and apostrophes left out where they join letters, and in one form where they stay.
fn joined(signs: &[char]) -> Vec<char> {
    let is_joint = |sign: &&char| joint(**sign).is_some();
    let mut out = Vec::with_capacity(signs.len());
    let mut at = 0;
    while at < signs.len() {
        let run = signs[at..].iter().take_while(is_joint).count();
        if run == 0 {
            out.push(signs[at]);
            at += 1;
            continue;
        }
        let (before, after) = (&signs[..at], &signs[at + run..]);
        let beside = (nearest(before.iter().rev().copied(), |_| false), nearest(after.iter().copied(), |_| false));
        if after.first().is_some_and(|sign| is_combining_mark(*sign)) {
            // Left out, it would give its accent to the letter before it.
            out.extend(&signs[at..at + run]);
        } else if beside != (Some(Kind::Letter), Some(Kind::Letter)) {
            out.extend(kept(before, &signs[at..at + run], after));
        }
        at += run;
    }
    out
}

/// What stays of white space, hyphens and apostrophes that do not stand between letters.
fn kept(before: &[char], run: &[char], after: &[char]) -> Vec<char> {
    let one_form = |sign: &char| match kind(*sign) {
        Kind::Hyphen => Some('-'),
        Kind::Apostrophe => Some('\''),
        _ => None,
    };
    let stays: Vec<char> = run.iter().filter_map(one_form).collect();
    let other = |sign: char| matches!(kind(sign), Kind::Other | Kind::Space);
    let is_number = |signs: &mut dyn Iterator<Item = char>| nearest(signs, other) == Some(Kind::Digit);
    if stays.is_empty() && is_number(&mut before.iter().rev().copied()) && is_number(&mut after.iter().copied()) {
        return vec![' '];
    }
    stays
}

/// Moves the tone of an open syllable in oa, oe, uy from the second vowel to the first: `hoà` becomes `hòa`.
/// Closed syllables (`hoàn`) and `qu` (`quý`) keep theirs: there is only one way to write them.
fn place_tones(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    for second in 1..letters.len() {
        if !matches!(letters[second - 1], 'o' | 'u') {
            continue;
        }
        let open = letters.get(second + 1).is_none_or(|next| !next.is_alphabetic() && !is_combining_mark(*next));
        let after_q = second >= 2 && letters[second - 2] == 'q';
        if !open || after_q {
            continue;
        }
        if let Some((first, last)) = tone_on_first(letters[second - 1], letters[second]) {
            letters[second - 1] = first;
            letters[second] = last;
        }
    }
    letters
}
fn tone_on_first(first: char, second: char) -> Option<(char, char)> {
    let tones = |plain: &str| plain.chars().position(|c| c == second);
    let placed = |toned: &str, at: usize| toned.chars().nth(at);
    let (toned, at, last) = match first {
        'o' if tones("àáảãạ").is_some() => ("òóỏõọ", tones("àáảãạ")?, 'a'),
        'o' => ("òóỏõọ", tones("èéẻẽẹ")?, 'e'),
        'u' => ("ùúủũụ", tones("ỳýỷỹỵ")?, 'y'),
        _ => return None,
    };
    Some((placed(toned, at)?, last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        let alike = [
            ["Khơ Mú", "khơ-mú", "KHƠ \u{2013} MÚ"],
            ["H'Mông", "Hmông", "H\u{2019}mông"],
            ["Hoà Hảo", "Hòa Hảo", "hòa-hảo"],
            ["uỷ ban", "ủy ban", "ỦY BAN"],
            ["Thuỷ", "thủy", "THỦY"],
            ["Ê-đê", "\u{CA}-\u{D0}\u{CA}", "ê đê"],
            ["Ba Ha'i", "Ba Ha\u{2BC}i", "ba ha i"],
        ];
        for [first, second, third] in alike {
            assert_eq!(fold(first), fold(second), "{first} / {second}");
            assert_eq!(fold(first), fold(third), "{first} / {third}");
        }
    }

    #[test]
    fn accents_and_closed_syllables_stay() {
        assert_ne!(fold("Thai"), fold("Thái"));
        assert_ne!(fold("La Chi"), fold("La Chí"));
        assert_ne!(fold("Đao"), fold("Dao"));
        for kept in ["hoàn", "quý", "suýt", "huỳnh", "huệ"] {
            assert_eq!(fold(kept), kept);
        }
        assert_eq!(fold("hoà"), "hòa");
        assert_eq!(fold("hoà."), "hòa.");
    }

    #[test]
    fn signs_beside_digits_and_at_ends_stay() {
        let apart = [
            ("1", "-1"),
            ("1", "+1"),
            ("A", "A-"),
            ("A+", "A-"),
            ("14", "1-4"),
            ("14", "1 4"),
            ("1.5", "1. 5"),
            ("Khu phố 21", "Khu phố 2-1"),
            ("5'", "5"),
            ("T-1", "T1"),
            ("1\u{AD}4", "14"),
            ("1\u{200B}4", "14"),
            ("a\u{202E}bc", "abc"),
            ("o \u{300}", "ò"),
        ];
        for (first, second) in apart {
            assert_ne!(fold(first), fold(second), "{first} / {second}");
        }
        let alike = [
            ("1 - 4", "1-4"),
            ("1 \u{2013} 4", "1-4"),
            ("\u{2212}1", "-1"),
            ("- 1", "-1"),
            ("A +", "a+"),
            ("Tổ 1", "tổ1"),
            ("\u{202A}Nữ\u{202C}", "nữ"),
            ("N\u{200B}ữ", "nữ"),
            ("khơ\u{AD}mú", "Khơ Mú"),
        ];
        for (first, second) in alike {
            assert_eq!(fold(first), fold(second), "{first} / {second}");
        }
    }

    /// Every step of the law, taken whether there is something to do or not.
    fn step_by_step(text: &str) -> String {
        let seen: String = without_marks(&trim(text).nfc().collect::<Vec<char>>()).into_iter().collect();
        let lowered: String = seen.nfc().flat_map(char::to_lowercase).map(letter_d).nfc().collect();
        let joined: String = joined(&place_tones(&lowered)).into_iter().nfc().collect();
        place_tones(&joined).into_iter().collect()
    }

    /// ê + acute: the form that one widespread keyboard writes.
    fn half_decomposed(text: &str) -> String {
        let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
        text.nfc()
            .flat_map(|letter| {
                let parts: Vec<char> = std::iter::once(letter).nfd().collect();
                let base: String = parts.iter().copied().filter(|c| !tones.contains(c)).nfc().collect();
                base.chars().chain(parts.into_iter().filter(|c| tones.contains(c))).collect::<Vec<char>>()
            })
            .collect()
    }

    proptest! {
        #[test]
        fn steps_that_do_nothing_are_left_out(text in "\\PC*", signs in "[a-zA-ZàòÝĐðu\u{300}\u{301}\u{AD}\u{200B}\u{202E}'’ 1½+\u{2013}-]{0,14}") {
            for text in [&text, &signs] {
                prop_assert_eq!(fold(text), step_by_step(text));
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn folding_signs_twice_changes_nothing(text in "[aA14½.,+'’ \\-\u{2013}\u{AD}\u{200B}\u{202E}\u{34F}\u{FE0F}\u{301}]{0,12}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn folding_vietnamese_twice_changes_nothing(text in "[hHqQoOuUàáảỷýÝeèÐđ'’ \\-\u{301}\u{300}nN.§]{0,12}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn unicode_forms_fold_alike(text in "[a-zA-ZàáảãạăắằặâấầẩậđĐèéêếềệìíòóôốồộơớờợùúưứừựỳýỷỵ '-]{0,16}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
            prop_assert_eq!(fold(&composed), fold(&half_decomposed(&composed)));
        }
    }
}
