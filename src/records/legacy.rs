//! Hints that a text came from an encoding older than Unicode, its letters taken for others: TCVN3 (`D©n téc`), VNI (`Daân toäc`).
//!
//! What is said must be so: Noël, Citroën, Doña Ana and ½ are written with the same signs. So a word is evidence only if, read in the
//! old encoding, it is a syllable that Vietnamese has (as it stands it is none), and has a sign where no other orthography would put it; or if, so read, it is
//! a word that is expected there (see [`readings`]). The hints convert nothing.

use unicode_normalization::UnicodeNormalization;

use crate::encoding::{is_syllable, tcvn3, vni};
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
            Encoding::Vni => vni(&text.to_lowercase()).text,
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
            Encoding::Vni => vni(word).tells,
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
