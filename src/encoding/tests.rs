//! The tables, and text written in each encoding for the tests of this room.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::letters::{Encoding, TCVN3};

/// The bytes of each letter.
type Bytes = BTreeMap<char, Vec<u8>>;

/// The bytes of letters in an encoding, by what reading makes of one byte and of two.
fn bytes_of(encoding: Encoding) -> Bytes {
    let bytes: Vec<u8> = (0x80..=0xFF).chain([0x02, 0x05, 0x06, 0x14, 0x19, 0x1E]).collect();
    let mut known = Bytes::new();
    let mut keep = |bytes: Vec<u8>| {
        let read: Vec<char> = encoding.decoded(&bytes).chars().collect();
        if let [letter] = read[..] {
            known.entry(letter).or_insert(bytes);
        }
    };
    for letter in (b'A'..=b'Z').chain(b'a'..=b'z').chain(0x80..=0xFF) {
        bytes.iter().for_each(|mark| keep(vec![letter, *mark]));
    }
    // A mark by itself is read as a letter; who writes VNI puts it on one.
    bytes.iter().for_each(|byte| keep(vec![*byte]));
    known
}

/// The text in an encoding. Capitals with tones of TCVN3 are the small letters that its fonts of capitals show.
pub(super) fn written(encoding: Encoding, text: &str) -> Vec<u8> {
    static KNOWN: OnceLock<BTreeMap<Encoding, Bytes>> = OnceLock::new();
    let known = &KNOWN.get_or_init(|| Encoding::ALL.into_iter().map(|of| (of, bytes_of(of))).collect())[&encoding];
    let of = |letter: char| {
        let small = letter.to_lowercase().next().unwrap();
        if letter.is_ascii() {
            return vec![letter as u8];
        }
        known.get(&letter).or_else(|| known.get(&small)).unwrap_or_else(|| panic!("{letter} has no bytes")).clone()
    };
    text.chars().flat_map(of).collect()
}

/// The letters of Vietnamese that have signs.
fn letters() -> String {
    let bases = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let small: String =
        bases.iter().flat_map(|base| tones.map(|tone| format!("{base}{tone}"))).chain(["đ".to_owned()]).collect();
    let small: String = small.nfc().collect();
    small.chars().chain(small.to_uppercase().chars()).collect()
}

#[test]
fn every_letter_of_vietnamese_is_written_and_read() {
    let letters = letters();
    assert_eq!(letters.chars().count(), 2 * 73);
    for encoding in Encoding::ALL {
        for letter in letters.chars() {
            let read = encoding.decoded(&written(encoding, &letter.to_string()));
            let small: String = letter.to_lowercase().collect();
            assert!(
                read == letter.to_string() || encoding == Encoding::Tcvn3 && read == small,
                "{encoding:?} {letter} {read}"
            );
        }
    }
}

#[test]
fn names_of_encodings_are_the_ones_asked_for() {
    assert_eq!(Encoding::ALL.map(Encoding::name), ["windows-1258", "tcvn3", "vni", "viscii"]);
}

#[test]
fn known_texts_are_read() {
    let party = "Đảng viên: Nguyễn Thị Hương, dân tộc Mường";
    for (encoding, bytes) in [
        (Encoding::Tcvn3, &b"\xA7\xB6ng vi\xAAn: Nguy\xD4n Th\xDE H\xAD\xACng, d\xA9n t\xE9c M\xAD\xEAng"[..]),
        (Encoding::Vni, b"\xD1a\xFBng vie\xE2n: Nguye\xE3n Th\xF2 H\xF6\xF4ng, da\xE2n to\xE4c M\xF6\xF4\xF8ng"),
        (Encoding::Viscii, b"\xD0\xE4ng vi\xEAn: Nguy\xADn Th\xB8 H\xDF\xBDng, d\xE2n t\xB5c M\xDF\xB6ng".as_slice()),
        (
            Encoding::Windows1258,
            b"\xD0a\xD2ng vi\xEAn: Nguy\xEA\xDEn Thi\xF2 H\xFD\xF5ng, d\xE2n t\xF4\xF2c M\xFD\xF5\xCCng",
        ),
    ] {
        assert_eq!(encoding.decoded(bytes), party, "{encoding:?}");
    }
}

/// What iconv says of each byte, written down by `.ci/encodings`. TCVN3 is the part of its standard that has no capitals with tones.
#[test]
fn the_tables_are_those_of_iconv() {
    let mut held = 0;
    for line in include_str!("iconv.tsv").lines() {
        let [name, byte, said] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let encoding = Encoding::ALL.into_iter().find(|encoding| encoding.name() == name).unwrap();
        let byte = u8::from_str_radix(byte, 16).unwrap();
        let said = u32::from_str_radix(said, 16).ok().and_then(char::from_u32);
        let own = encoding.decoded(&[byte]);
        let is_left_out = match encoding {
            Encoding::Tcvn3 => TCVN3.get(usize::from(byte).wrapping_sub(0x80)).is_none_or(|letter| *letter == ' '),
            Encoding::Windows1258 => byte < 0x80,
            Encoding::Vni | Encoding::Viscii => false,
        };
        if !is_left_out {
            held += 1;
            assert_eq!(own, said.unwrap_or(char::REPLACEMENT_CHARACTER).nfc().collect::<String>(), "{line}");
        }
    }
    assert_eq!(held, 128 + 74 + 134);
}
