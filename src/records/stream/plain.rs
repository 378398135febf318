//! Cells of free text that are taken as they stand: of which it is sure, seen from their bytes alone, that the slow way would neither refuse
//! nor change them. What is not sure goes the slow way.

/// Whether a text is a key that is taken as it stands: letters and digits of ASCII, with a few signs between.
pub(super) fn is_plain_key(text: &[u8]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
    let is_odd = |byte: u8| {
        let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        !(is_letter | (byte.wrapping_sub(b',') < 14) | (byte == b'_') | (byte == b' '))
    };
    first.is_ascii_alphanumeric() && *last != b' ' && !has(text, is_odd)
}

/// Whether a text is no key, and is taken as it stands if it is of ASCII, or if it is not kept: then it is not composed.
pub(super) fn is_plain_text(text: &[u8]) -> bool {
    let begins_plainly = match text {
        // What spreadsheets leave of errors.
        [b'E', b'r', ..] => false,
        [first, ..] if first.is_ascii_alphanumeric() => true,
        // Latin letters; among others that begin so are blanks.
        [0xC3..=0xC6, ..] | [0xE1, 0xBA | 0xBB, ..] => true,
        _ => false,
    };
    // Controls, the replacement sign, and the sign of a number that a spreadsheet made short.
    let is_odd = |byte: u8| (byte < b' ') | (byte == 0x7F) | (byte == 0xC2) | (byte == 0xEF) | (byte == b'+');
    begins_plainly && text.last() != Some(&b' ') && !has(text, is_odd)
}

/// Whether some byte is so. Bytes are looked at sixteen at a time; those at the end maybe twice.
#[inline(always)]
fn has(text: &[u8], is_so: impl Fn(u8) -> bool + Copy) -> bool {
    if let Some(last) = text.last_chunk::<16>() {
        let mut found = are(last, is_so);
        for sixteen in text.as_chunks::<16>().0 {
            found = std::array::from_fn(|at| found[at] | u8::from(is_so(sixteen[at])));
        }
        return found != [0; 16];
    }
    match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => are(first, is_so) != [0; 8] || are(last, is_so) != [0; 8],
        _ => text.iter().any(|byte| is_so(*byte)),
    }
}

#[inline(always)]
fn are<const LENGTH: usize>(bytes: &[u8; LENGTH], is_so: impl Fn(u8) -> bool) -> [u8; LENGTH] {
    std::array::from_fn(|at| u8::from(is_so(bytes[at])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::incoming::{damage, hidden_mark};
    use crate::records::leftovers::leftover;
    use crate::spelling::{composed, trim};
    use proptest::prelude::*;

    proptest! {
        /// Whatever is taken as it stands is neither refused nor changed by the slow way.
        #[test]
        fn what_is_taken_as_it_stands_is_plain(
            text in r#"[Ea1'=#]?([ -~]|Err:|E\+11|\u{200B}|\u{A0}|\u{85}|\u{7}|\u{FFFD}|\u{FEFF}|\u{1680}|ấ|Ấ|a\u{301}|é|đ|日|\t|\n){0,20}"#
        ) {
            let is_sound = leftover(&text).is_none() && damage(&text).is_none();
            if is_plain_key(text.as_bytes()) {
                prop_assert!(is_sound && hidden_mark(&text).is_none() && trim(&text) == text && text.is_ascii());
            }
            if is_plain_text(text.as_bytes()) {
                prop_assert!(is_sound && !trim(&text).is_empty());
                prop_assert!(!text.is_ascii() || trim(&text) == text && *composed(&text) == *text);
            }
        }
    }

    #[test]
    fn plain_texts_of_any_length_are_taken_and_one_odd_byte_is_seen_wherever_it_stands() {
        for length in 2..50 {
            let plain = vec![b'a'; length];
            assert!(is_plain_key(&plain) && is_plain_text(&plain));
            for at in 0..length {
                let mut odd = plain.clone();
                odd[at] = 7;
                assert!(!is_plain_key(&odd) && !is_plain_text(&odd), "{length} {at}");
            }
        }
        assert!(is_plain_text("Ấn Độ (bản Nà Lìu), 3.5".as_bytes()) && is_plain_key(b"AB_1-2/3.4, 5"));
    }
}
