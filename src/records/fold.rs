//! Folding: the form in which two spellings of one name are equal.
//!
//! Files differ in Unicode form, case, spacing, hyphens, apostrophes and in where they put the tone of an open syllable
//! (`hoà`, `hòa`). All that is folded away. Accents are not: `thai` is not `Thái`, and a rule that dropped them would guess.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of a name, label, alias, external code or data token. Folding twice changes nothing more.
#[must_use]
pub fn fold(text: &str) -> String {
    let legacy = looks_like_tcvn3(text);
    let lowered: String = text.nfc().flat_map(char::to_lowercase).map(|c| letter_d(c, legacy)).nfc().collect();
    let placed = place_tones(&lowered);
    let joined: String = placed.chars().filter(|c| !is_dropped(*c)).nfc().collect();
    // Two parts joined may now end in an open pair of their own ("ho à"), so the placement is made once more.
    place_tones(&joined)
}

/// The folded form without accents: only for "did you mean", never for recognising.
#[must_use]
pub(super) fn bare(text: &str) -> String {
    fold(text).nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// Whether the text has signs that TCVN3 (ABC) bytes leave when they are read as Latin-1: `B¸o c¸o`, `§¶ng`.
#[must_use]
pub(super) fn looks_like_tcvn3(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{B3}' | '\u{B5}'..='\u{BF}'))
}

/// Whether the text has a pair that VNI bytes leave: a vowel followed by an accented letter that stands for its mark,
/// such as `eá` in `Daân toäc Thaùi`.
#[must_use]
pub(super) fn looks_like_vni(text: &str) -> bool {
    let marks = "áàåãäâéèûõïêëúùüíìøóòöôñ";
    let letters: Vec<char> = text.nfc().flat_map(char::to_lowercase).collect();
    letters.windows(2).any(|pair| {
        matches!(pair[0], 'a' | 'e' | 'o' | 'u' | 'y' | 'ö' | 'ô')
            && marks.contains(pair[1])
            // These pairs are plain Vietnamese: hoà, hoè, oán, uá, uý, yêu, uân, uôn.
            && !matches!((pair[0], pair[1]), ('o', 'à' | 'á' | 'ã' | 'è' | 'é'))
            && !matches!((pair[0], pair[1]), ('u' | 'y', _) | ('e', 'ò' | 'ó') | ('a', 'ì' | 'í' | 'ò' | 'ó' | 'ù' | 'ú'))
    })
}

/// Official pages write the Icelandic eth or the African D for Đ. In TCVN3 text the same sign is `é`, so there it stays.
fn letter_d(letter: char, legacy: bool) -> char {
    if !legacy && matches!(letter, 'ð' | 'ɖ') { 'đ' } else { letter }
}

/// Signs that separate or join parts of a name and carry no meaning: white space, hyphens, apostrophes, zero-width signs.
fn is_dropped(sign: char) -> bool {
    sign.is_whitespace() || is_invisible(sign) || is_hyphen(sign) || is_apostrophe(sign)
}

/// Signs of no width that copying leaves behind.
pub(super) fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_hyphen(sign: char) -> bool {
    matches!(
        sign,
        '-' | '\u{2D7}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

fn is_apostrophe(sign: char) -> bool {
    matches!(
        sign,
        '\'' | '`' | '\u{B4}' | '\u{2B9}' | '\u{2BB}'..='\u{2BD}' | '\u{2C8}' | '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{FF07}'
    )
}

/// Moves the tone of an open syllable in oa, oe, uy from the second vowel to the first: `hoà` becomes `hòa`.
/// Closed syllables (`hoàn`) and `qu` (`quý`) keep theirs: there is only one way to write them.
fn place_tones(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for second in 1..letters.len() {
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
    letters.into_iter().collect()
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
    fn eth_is_no_d_in_legacy_text() {
        assert_eq!(fold("\u{D0}\u{103}m"), "đăm");
        assert_eq!(fold("t\u{D0} \u{A7}"), "tð\u{A7}");
    }

    #[test]
    fn legacy_encodings_are_seen() {
        assert!(looks_like_tcvn3("D©n téc"));
        assert!(looks_like_vni("Daân toäc Thaùi"));
        for plain in ["Dân tộc Thái", "Hoà Hảo", "yêu", "quân đội", "Uỷ ban", "Khoái", "khoẻ", "Xuân", "của", "Nguyễn"]
        {
            assert!(!looks_like_tcvn3(plain) && !looks_like_vni(plain), "{plain}");
        }
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
        fn folding_twice_changes_nothing(text in "\\PC*") {
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
