//! The gate for text that comes in: cells, headers, names of members, hosts' strings. What every reader does with a text before its
//! meaning is asked for stands here, and what can be wrong with any text.

use crate::diagnostic::codes;
use crate::spelling;
use crate::words::signs::{is_invisible, written_out};

use super::cell::CellFault;
use super::legacy;

pub(super) use crate::spelling::trim;

/// The composed form (NFC) in which text is kept, so that equal texts are equal whatever keyboard wrote them.
pub(super) fn composed(text: &str) -> Box<str> {
    Box::from(&*spelling::composed(text))
}

/// What a wrong reading of the file's bytes, or a broken export, left in the text.
pub(super) fn damage(text: &str) -> Option<CellFault> {
    let line_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    let sign = text.chars().find(|&c| c == '\u{FFFD}' || (c.is_control() && !line_break(c)))?;
    let reason = if sign == '\u{FFFD}' {
        "Letters of the text were lost before it came here: in their place stands the replacement sign U+FFFD."
            .to_string()
    } else {
        format!("The text holds the control character U+{:04X}, as broken exports leave it.", sign as u32)
    };
    let fault = CellFault::new(&codes::DAMAGED_TEXT, reason);
    Some(fault.help(legacy::hint(text).unwrap_or("Export the data again, as “CSV UTF-8”.")))
}

/// A mark inside the text that is not seen, and that no script needs there: two texts that look alike would differ.
pub(super) fn hidden_mark(text: &str) -> Option<CellFault> {
    let (at, mark) = text.char_indices().find(|(_, sign)| is_invisible(*sign))?;
    if written_out(text) == text {
        return None;
    }
    let place = match text[..at].chars().next_back() {
        Some(before) => format!("after `{before}`"),
        None => "at its beginning".to_string(),
    };
    let reason = format!("The text holds the mark U+{:04X}, which is not seen, {place}.", mark as u32);
    Some(CellFault::new(&codes::HIDDEN_MARK, reason).help(format!("Without it: `{}`.", without_marks(text))))
}

fn without_marks(text: &str) -> String {
    text.chars().filter(|sign| !is_invisible(*sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_seen_and_line_breaks_are_none() {
        assert_eq!(damage("Th\u{FFFD}i").unwrap().code.id, "E0816");
        assert!(damage("a\u{7}").unwrap().reason.contains("U+0007"));
        assert!(damage("§¶ng\u{90}").unwrap().help.unwrap().contains("TCVN3"));
        assert_eq!(damage("hai\ndòng"), None);
    }

    #[test]
    fn a_mark_that_is_not_seen_is_named_by_its_number() {
        let fault = hidden_mark("m\u{200B}1").unwrap();
        assert_eq!(fault.code.id, "E0829");
        assert!(fault.reason.contains("U+200B") && fault.reason.contains("after `m`"), "{}", fault.reason);
        assert_eq!(fault.help.unwrap(), "Without it: `m1`.");
        assert!(hidden_mark("a\u{2067}b").unwrap().reason.contains("U+2067"));
        // A script or an emoji that needs its joiner keeps it.
        assert_eq!(hidden_mark("می\u{200C}خواهم"), None);
        assert_eq!(hidden_mark("Mường"), None);
    }
}
