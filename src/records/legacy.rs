//! Hints that a text came from an encoding older than Unicode, its letters taken for others: TCVN3 (`D©n téc`), VNI (`Daân toäc`).
//!
//! What is said must be so: Noël, Citroën, Doña Ana and ½ are written with the same signs. So a word is evidence only if, read in the
//! old encoding, it is a syllable that Vietnamese has (as it stands it is none), and has a sign where no other orthography would put it; or if, so read, it is
//! a word that is expected there (see [`readings`]). The hints convert nothing.

use unicode_normalization::UnicodeNormalization;

use crate::message::{Message, records as say};

/// An encoding that a text may have come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Tcvn3,
    Vni,
}

const ENCODINGS: [Encoding; 2] = [Encoding::Tcvn3, Encoding::Vni];

impl Encoding {
    fn hint(self) -> Message {
        match self {
            Encoding::Tcvn3 => say::like_tcvn3(),
            Encoding::Vni => say::like_vni(),
        }
    }

    fn read(self, text: &str) -> String {
        match self {
            Encoding::Tcvn3 => text.nfc().map(tcvn3).collect(),
            Encoding::Vni => vni(text).0,
        }
    }

    /// Whether the word is a Vietnamese syllable in this encoding, by a sign that tells.
    fn is_evident(self, word: &str) -> bool {
        let tells = match self {
            // A sign that is no letter inside a word: `B¸o`. Units of measure begin with µ.
            Encoding::Tcvn3 => {
                let mut signs = word.chars();
                let first = signs.next();
                let inside = word.chars().any(|sign| tcvn3(sign) != sign && !sign.is_alphabetic());
                inside && first.is_some_and(|sign| sign != 'µ') && word.chars().any(|sign| sign.is_ascii_alphabetic())
            }
            Encoding::Vni => vni(word).1,
        };
        tells && !is_syllable(word) && is_syllable(&self.read(word))
    }
}

/// A hint where the text looks as if it came from an encoding older than Unicode.
pub(super) fn hint(text: &str) -> Option<Message> {
    let composed: String = text.nfc().collect();
    let apart = |sign: char| sign.is_whitespace() || sign.is_control() || sign == '\u{FFFD}';
    let words = composed.split(apart).map(|word| word.trim_matches(|sign: char| sign.is_ascii_punctuation()));
    let evident = |encoding: &Encoding| words.clone().any(|word| encoding.is_evident(word));
    ENCODINGS.iter().find(|encoding| evident(encoding)).map(|encoding| encoding.hint())
}

/// What the text would be if it came from an older encoding, with what to say where that is a word that is expected.
pub(super) fn readings(text: &str) -> impl Iterator<Item = (String, Message)> {
    let readings = ENCODINGS.map(|encoding| (encoding.read(text), encoding.hint()));
    readings.into_iter().filter(move |(read, _)| !text.is_ascii() && read != text)
}

/// The letters of TCVN3 from U+00A1 on, as bytes read for Latin-1 show; a space where it has none.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

fn tcvn3(sign: char) -> char {
    let place = (sign as usize).checked_sub(0xA1);
    place.and_then(|place| TCVN3.chars().nth(place)).filter(|letter| *letter != ' ').unwrap_or(sign)
}

/// What the marks of VNI are on the vowel before them: its own sign (circumflex, breve) and its tone.
fn vni_mark(sign: char) -> Option<&'static [char]> {
    Some(match sign {
        'ù' => &['\u{301}'],
        'ø' => &['\u{300}'],
        'û' => &['\u{309}'],
        'õ' => &['\u{303}'],
        'ï' => &['\u{323}'],
        'â' => &['\u{302}'],
        'á' => &['\u{302}', '\u{301}'],
        'à' => &['\u{302}', '\u{300}'],
        'å' => &['\u{302}', '\u{309}'],
        'ã' => &['\u{302}', '\u{303}'],
        'ä' => &['\u{302}', '\u{323}'],
        'ê' => &['\u{306}'],
        'é' => &['\u{306}', '\u{301}'],
        'è' => &['\u{306}', '\u{300}'],
        'ú' => &['\u{306}', '\u{309}'],
        'ü' => &['\u{306}', '\u{303}'],
        'ë' => &['\u{306}', '\u{323}'],
        _ => return None,
    })
}

/// The text read as VNI, and whether a vowel bears a mark that no European language writes after it.
fn vni(text: &str) -> (String, bool) {
    let signs: Vec<char> = text.nfc().flat_map(char::to_lowercase).collect();
    let (mut out, mut tells, mut at) = (String::new(), false, 0);
    while at < signs.len() {
        let vowel = match signs[at] {
            'ö' => 'ư',
            'ô' => 'ơ',
            'ñ' => 'đ',
            'æ' => 'ỉ',
            'ó' => 'ĩ',
            'ò' => 'ị',
            other => other,
        };
        out.push(vowel);
        at += 1;
        let mark = signs.get(at).and_then(|sign| Some((*sign, vni_mark(*sign)?)));
        let Some((sign, marks)) = mark.filter(|(_, marks)| takes(vowel, marks)) else { continue };
        out.extend(marks);
        at += 1;
        // Loïc, Zaïre, Gaël; où, août; Maé, baú: these stand in names and words of other languages.
        tells |= !matches!((vowel, sign), (_, 'ï' | 'ë') | ('o', 'ù' | 'û') | ('a', 'é' | 'ú' | 'ü'));
    }
    (out.nfc().collect(), tells)
}

fn takes(vowel: char, marks: &[char]) -> bool {
    match marks[0] {
        '\u{302}' => matches!(vowel, 'a' | 'e' | 'o'),
        '\u{306}' => vowel == 'a',
        _ => matches!(vowel, 'a' | 'e' | 'o' | 'u' | 'y' | 'ư' | 'ơ'),
    }
}

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
fn is_syllable(word: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_older_encodings_is_known() {
        for tcvn3 in ["D©n téc", "B¸o c¸o", "§¶ng viªn", "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "TrÇn ThÞ L\u{AD}¬ng"]
        {
            assert_eq!(hint(tcvn3), Some(say::like_tcvn3()), "{tcvn3}");
        }
        for vni in
            ["Daân toäc Thaùi", "Ñaûng vieân", "Nöõ", "Traàn Thò Löôïng", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"]
        {
            assert_eq!(hint(vni), Some(say::like_vni()), "{vni}");
        }
        assert_eq!(Encoding::Tcvn3.read("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), "Cộng hoà xã hội chủ nghĩa Việt Nam");
        assert_eq!(Encoding::Vni.read("Nguyeãn Thò Löôïng"), "nguyễn thị lượng");
    }

    #[test]
    fn names_and_signs_of_other_languages_are_left_alone() {
        let other = "Noël Citroën Doña Ana Zaïre Loïc Raphaël Israël Gaël Anaïs Moïse Aïda naïf Haïti Hawaï Caïn Zoë João São Simões \
                     Camões Peña Muñoz Bañuelos Köln Björn Malmö Zürich Søren Göteborg Føroyar Ångström Esaù Gesù où août Laâyoune \
                     pehmeä oäkta Théâtre Saône Poêle Île Goëlette Chloé Beyoncé Paraíso Raúl Cañón";
        for word in other.split_whitespace().chain([other, "½", "2½", "1½ kg", "5 µm", "µm", "µg", "5µm", "Col·lecció"])
        {
            assert_eq!(hint(word), None, "{word}");
        }
        for sign in ["§ 5", "§5", "©2020", "© Nam", "«Ba»", "1ª", "Nº 5", "±5", "¿Qué?", "²", "m²", "5 °C", "£5", "¥"]
        {
            assert_eq!(hint(sign), None, "{sign}");
        }
        for plain in ["Dân tộc Thái", "Hoà Hảo", "yêu", "quân đội", "Uỷ ban", "Khoái", "khoẻ", "Xuân", "của", "Nguyễn"]
        {
            assert_eq!(hint(plain), None, "{plain}");
        }
    }
}
