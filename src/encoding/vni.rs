//! VNI: a vowel, and one sign after it for its own mark (circumflex, breve) and its tone. Signs are those of Windows-1252.

use unicode_normalization::UnicodeNormalization;

/// A text read as VNI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vni {
    /// What it says, composed.
    pub text: String,
    /// Whether a vowel bears a mark that no European language writes after it.
    pub tells: bool,
}

/// Reads a text as VNI.
#[must_use]
pub fn vni(text: &str) -> Vni {
    let (mut out, mut tells) = (String::with_capacity(text.len()), false);
    let mut signs = text.nfc().peekable();
    while let Some(sign) = signs.next() {
        let vowel = letter(sign);
        out.push(vowel);
        let marked = signs.peek().and_then(|mark| Some((*mark, marks(*mark)?)));
        let Some((mark, marks)) = marked.filter(|(_, marks)| takes(vowel, marks)) else { continue };
        out.extend(marks);
        signs.next();
        // Loïc, Zaïre, Gaël; où, août; Maé, baú: these stand in names and words of other languages.
        let small = |sign: char| sign.to_lowercase().next().unwrap_or(sign);
        tells |= !matches!((small(vowel), small(mark)), (_, 'ï' | 'ë') | ('o', 'ù' | 'û') | ('a', 'é' | 'ú' | 'ü'));
    }
    Vni { text: out.nfc().collect(), tells }
}

/// The letters of one sign that are not those of Windows-1252.
fn letter(sign: char) -> char {
    match sign {
        'ö' => 'ư',
        'ô' => 'ơ',
        'ñ' => 'đ',
        'æ' => 'ỉ',
        'ó' => 'ĩ',
        'ò' => 'ị',
        'î' => 'ỵ',
        'Ö' => 'Ư',
        'Ô' => 'Ơ',
        'Ñ' => 'Đ',
        'Æ' => 'Ỉ',
        'Ó' => 'Ĩ',
        'Ò' => 'Ị',
        'Î' => 'Ỵ',
        other => other,
    }
}

/// What a sign puts on the vowel before it.
fn marks(sign: char) -> Option<&'static [char]> {
    Some(match sign {
        'ù' | 'Ù' => &['\u{301}'],
        'ø' | 'Ø' => &['\u{300}'],
        'û' | 'Û' => &['\u{309}'],
        'õ' | 'Õ' => &['\u{303}'],
        'ï' | 'Ï' => &['\u{323}'],
        'â' | 'Â' => &['\u{302}'],
        'á' | 'Á' => &['\u{302}', '\u{301}'],
        'à' | 'À' => &['\u{302}', '\u{300}'],
        'å' | 'Å' => &['\u{302}', '\u{309}'],
        'ã' | 'Ã' => &['\u{302}', '\u{303}'],
        'ä' | 'Ä' => &['\u{302}', '\u{323}'],
        'ê' | 'Ê' => &['\u{306}'],
        'é' | 'É' => &['\u{306}', '\u{301}'],
        'è' | 'È' => &['\u{306}', '\u{300}'],
        'ú' | 'Ú' => &['\u{306}', '\u{309}'],
        'ü' | 'Ü' => &['\u{306}', '\u{303}'],
        'ë' | 'Ë' => &['\u{306}', '\u{323}'],
        _ => return None,
    })
}

fn takes(vowel: char, marks: &[char]) -> bool {
    let small = vowel.to_lowercase().next().unwrap_or(vowel);
    match marks[0] {
        '\u{302}' => matches!(small, 'a' | 'e' | 'o'),
        '\u{306}' => small == 'a',
        _ => matches!(small, 'a' | 'e' | 'o' | 'u' | 'y' | 'ư' | 'ơ'),
    }
}
