//! What bytes of each encoding say.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::vni::vni;
use super::{capitals, tables};

/// An encoding older than Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// Windows-1258: tones stand after their letter.
    Windows1258,
    /// TCVN 5712, called TCVN3 or ABC; fonts are named `.Vn…`.
    Tcvn3,
    /// VNI for Windows: a vowel and its marks are two signs; fonts are named `VNI-…`.
    Vni,
    /// VISCII (RFC 1456).
    Viscii,
}

/// The letters of a table from 0x80 on.
pub(super) type Letters = LazyLock<Vec<char>>;

pub(super) static WINDOWS_1252: Letters = LazyLock::new(|| tables::WINDOWS_1252.chars().collect());
static WINDOWS_1258: Letters = LazyLock::new(|| tables::WINDOWS_1258.chars().collect());
pub(super) static TCVN3: Letters = LazyLock::new(|| tables::TCVN3.chars().collect());
static VISCII: Letters = LazyLock::new(|| tables::VISCII.chars().collect());

impl Encoding {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Encoding; 4] = [Encoding::Windows1258, Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii];

    /// The name by which it is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Windows1258 => "windows-1258",
            Encoding::Tcvn3 => "tcvn3",
            Encoding::Vni => "vni",
            Encoding::Viscii => "viscii",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Encoding::Windows1258 => "Windows-1258",
            Encoding::Tcvn3 => "TCVN3 (ABC)",
            Encoding::Vni => "VNI",
            Encoding::Viscii => "VISCII",
        }
    }

    /// What bytes in this encoding say, in composed form (NFC). A byte that stands for nothing is U+FFFD.
    #[must_use]
    pub fn decoded(self, bytes: &[u8]) -> String {
        self.read(&bytes.iter().copied().map(char::from).collect::<String>())
    }

    /// What a text says whose signs are those of Windows-1252 for the bytes of this encoding. A sign that is none of them stays.
    #[must_use]
    pub fn of_look_alikes(self, text: &str) -> String {
        self.read(&text.nfc().map(|sign| as_byte(sign).map_or(sign, char::from)).collect::<String>())
    }

    /// What a text says whose signs below U+0100 are bytes.
    pub(super) fn read(self, bytes: &str) -> String {
        match self {
            Encoding::Windows1258 => bytes.chars().map(|sign| letter(&WINDOWS_1258, sign)).nfc().collect(),
            Encoding::Tcvn3 => capitals::raised(&bytes.chars().map(tcvn3_of_byte).collect::<String>()).into_owned(),
            Encoding::Vni => vni(&bytes.chars().map(|sign| letter(&WINDOWS_1252, sign)).collect::<String>()).text,
            Encoding::Viscii => {
                let control = |sign| tables::VISCII_CONTROLS.iter().find(|(byte, _)| *byte == sign);
                bytes.chars().map(|sign| control(sign).map_or_else(|| letter(&VISCII, sign), |(_, of)| *of)).collect()
            }
        }
    }
}

/// The letter of TCVN3 that a sign of Windows-1252 stands for; the sign itself where there is none.
#[must_use]
pub fn tcvn3(sign: char) -> char {
    as_byte(sign).map_or(sign, |byte| tcvn3_of_byte(char::from(byte)))
}

/// TCVN3 has letters alone, so all other signs are those of Windows-1252.
fn tcvn3_of_byte(sign: char) -> char {
    match place(sign).map(|place| TCVN3[place]) {
        Some(' ') => letter(&WINDOWS_1252, sign),
        Some(letter) => letter,
        None => sign,
    }
}

pub(super) fn letter(letters: &[char], sign: char) -> char {
    match place(sign).map(|place| letters[place]) {
        Some(' ') => char::REPLACEMENT_CHARACTER,
        Some(letter) => letter,
        None => sign,
    }
}

/// The place in a table of the byte that a sign stands for.
fn place(sign: char) -> Option<usize> {
    (sign as usize).checked_sub(0x80).filter(|place| *place < 0x80)
}

/// The byte of Windows-1252 that shows as this sign, if it is none of ASCII.
pub(super) fn as_byte(sign: char) -> Option<u8> {
    let is_high = ('\u{A0}'..='\u{FF}').contains(&sign);
    let byte = match is_high {
        true => Some(sign as usize),
        false if sign.is_ascii() => None,
        false => WINDOWS_1252[..0x20].iter().position(|letter| *letter == sign).map(|place| place + 0x80),
    };
    byte.and_then(|byte| u8::try_from(byte).ok())
}
