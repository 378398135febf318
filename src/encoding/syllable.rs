//! The syllables of Vietnamese, by which its encodings are told from one another.

use unicode_normalization::UnicodeNormalization;

const INITIALS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];
const NUCLEI: &[&str] = &[
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "iê", "yê", "ua", "uô", "ưa", "ươ", "oa", "oă",
    "oe", "uâ", "uê", "uơ", "uy", "uya", "uyê", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "oi", "ôi", "ơi",
    "ui", "ưi", "ưu", "iêu", "yêu", "oai", "oay", "oeo", "uây", "uôi", "ươi", "ươu", "uyu", "oao",
];
const FINALS: &[&str] = &["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether the word can be a syllable of Vietnamese: an initial, vowels that go together with one tone at most, a final.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    let is_tone = |sign: &char| matches!(sign, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let parts: Vec<char> = word.nfd().flat_map(char::to_lowercase).collect();
    let letters: String = parts.iter().copied().filter(|sign| !is_tone(sign)).nfc().collect();
    if parts.iter().filter(|sign| is_tone(sign)).count() > 1 {
        return false;
    }
    INITIALS
        .iter()
        .filter_map(|initial| letters.strip_prefix(initial))
        .any(|rest| FINALS.iter().filter_map(|last| rest.strip_suffix(last)).any(|nucleus| NUCLEI.contains(&nucleus)))
}
