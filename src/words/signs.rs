//! Which signs are not seen, turn the direction of text, or steer what shows it; and how they are written out.
//!
//! Emoji and the scripts that need them keep their joiners: see [`written_out`]. Combining marks, decomposed Vietnamese letters among
//! them, are seen and are not touched.

use std::borrow::Cow;

use super::unicode::{BIDI_CONTROL, DEFAULT_IGNORABLE_CODE_POINT};

/// Whether a sign has no width and no form of its own: Unicode's property `Default_Ignorable_Code_Point`. All bidirectional
/// marks are among these.
#[must_use]
pub fn is_invisible(sign: char) -> bool {
    sign > '\u{7f}' && is_among(DEFAULT_IGNORABLE_CODE_POINT, sign)
}

/// Whether a sign turns the direction of text, so that a row could read as another: Unicode's property `Bidi_Control`.
#[must_use]
pub fn is_bidirectional(sign: char) -> bool {
    sign > '\u{7f}' && is_among(BIDI_CONTROL, sign)
}

/// Whether a sign is a control: Unicode's category `Cc`, tabs and line ends among them.
#[must_use]
pub fn is_control(sign: char) -> bool {
    sign.is_control()
}

/// Whether a sign ends a line or a paragraph somewhere: the controls that do, U+2028 and U+2029.
#[must_use]
pub fn is_line_break(sign: char) -> bool {
    matches!(sign, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a sign could steer, hide or rearrange what is shown beside it.
#[must_use]
pub fn is_steering(sign: char) -> bool {
    is_control(sign) || is_line_break(sign) || is_invisible(sign)
}

fn is_among(table: &[(char, char)], sign: char) -> bool {
    let after = table.partition_point(|(first, _)| *first <= sign);
    after.checked_sub(1).and_then(|at| table.get(at)).is_some_and(|(_, last)| sign <= *last)
}

/// The text on one line, with what steers written out: `\n`, `\u{1b}`, `\u{202e}`.
///
/// A joiner (U+200B to U+200D) stays between two signs of a script or of emoji that need it, and a variation selector after such a
/// sign or in a keycap. Neither has a place among Latin letters and digits, where it could only make two words look like one.
#[must_use]
pub fn written_out(text: &str) -> Cow<'_, str> {
    written_out_except(text, |_| false)
}

/// The same, but these signs stay as they are.
pub(super) fn written_out_except(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let steering = steering(text, stays);
    if steering.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8 * steering.len());
    let mut from = 0;
    for (at, sign) in steering {
        out += &text[from..at];
        out.extend(sign.escape_default());
        from = at + sign.len_utf8();
    }
    Cow::Owned(out + &text[from..])
}

/// The signs of a text that are to be written out, each with its place in bytes; but these stay as they are.
#[must_use]
pub fn steering(text: &str, stays: impl Fn(char) -> bool) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    // Nothing that is printed on an ASCII keyboard steers.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return found;
    }
    let mut before = None;
    for (at, sign) in text.char_indices() {
        let after = || text[at + sign.len_utf8()..].chars().next();
        if is_steering(sign) && !stays(sign) && !is_needed(before, sign, after()) {
            found.push((at, sign));
        }
        if !is_variation_selector(sign) {
            before = Some(sign);
        }
    }
    found
}

fn is_needed(before: Option<char>, sign: char, after: Option<char>) -> bool {
    let keycap = after == Some('\u{20e3}');
    match sign {
        '\u{200b}'..='\u{200d}' => before.is_some_and(is_joined) && after.is_some_and(is_joined),
        _ if is_variation_selector(sign) => before.is_some_and(is_joined) || keycap,
        _ => false,
    }
}

fn is_variation_selector(sign: char) -> bool {
    matches!(sign, '\u{fe00}'..='\u{fe0f}')
}

/// Signs beyond the blocks of Latin letters, digits and their marks.
fn is_joined(sign: char) -> bool {
    let latin = matches!(sign, '\0'..='\u{36f}' | '\u{1e00}'..='\u{1eff}');
    !is_steering(sign) && !sign.is_whitespace() && (!latin || matches!(sign, '©' | '®'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_written_out() {
        assert_eq!(written_out("a\u{1b}[31mb\n"), "a\\u{1b}[31mb\\n");
        assert_eq!(written_out("a\u{202e}b\u{2028}\u{9b}\u{ad}"), "a\\u{202e}b\\u{2028}\\u{9b}\\u{ad}");
        assert_eq!(written_out("Mường"), "Mường");
        assert_eq!(written_out("Mu\u{31B}o\u{31B}\u{300}ng"), "Mu\u{31B}o\u{31B}\u{300}ng");
    }

    #[test]
    fn a_joiner_stays_where_a_script_needs_it() {
        for needed in
            ["👩\u{200d}👩\u{200d}👧", "❤\u{fe0f}\u{200d}🔥", "1\u{fe0f}\u{20e3}", "ភាសា\u{200b}ខ្មែរ", "می\u{200c}خواهم"]
        {
            assert_eq!(written_out(needed), needed);
        }
        assert_eq!(written_out("Na\u{200d}m"), "Na\\u{200d}m");
        assert_eq!(written_out("ệ\u{200b}ộ"), "ệ\\u{200b}ộ");
        assert_eq!(written_out("A\u{fe0f}"), "A\\u{fe0f}");
        assert_eq!(written_out("👩\u{200d}"), "👩\\u{200d}");
    }
}
