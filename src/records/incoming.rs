//! The gate for text that comes in: cells, headers, names of members, hosts' strings. What every reader does with a text before its
//! meaning is asked for stands here, and what can be wrong with any text.

use crate::diagnostic::codes;
use crate::message::records as say;
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
    let reason = if sign == '\u{FFFD}' { say::letters_lost() } else { say::control_character(number_of(sign)) };
    let fault = CellFault::new(&codes::DAMAGED_TEXT, reason);
    Some(fault.help(legacy::hint(text).unwrap_or_else(say::export_again)))
}

/// A mark inside the text that is not seen, and that no script needs there: two texts that look alike would differ.
pub(super) fn hidden_mark(text: &str) -> Option<CellFault> {
    let (at, mark) = text.char_indices().find(|(_, sign)| is_invisible(*sign))?;
    if written_out(text) == text {
        return None;
    }
    let reason = match text[..at].chars().next_back() {
        Some(before) => say::hidden_mark_after(number_of(mark), before),
        None => say::hidden_mark_at_beginning(number_of(mark)),
    };
    Some(CellFault::new(&codes::HIDDEN_MARK, reason).help(say::without_mark(without_marks(text))))
}

/// `U+200B`
fn number_of(sign: char) -> String {
    format!("U+{:04X}", sign as u32)
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
        assert_eq!(damage("a\u{7}").unwrap().reason, say::control_character("U+0007"));
        assert_eq!(damage("§¶ng\u{90}").unwrap().help, Some(say::like_tcvn3()));
        assert_eq!(damage("hai\ndòng"), None);
    }

    #[test]
    fn a_mark_that_is_not_seen_is_named_by_its_number() {
        let fault = hidden_mark("m\u{200B}1").unwrap();
        assert_eq!(fault.code.id, "E0829");
        assert_eq!(fault.reason, say::hidden_mark_after("U+200B", "m"));
        assert_eq!(fault.help, Some(say::without_mark("m1")));
        assert_eq!(hidden_mark("a\u{2067}b").unwrap().reason, say::hidden_mark_after("U+2067", "a"));
        // A script or an emoji that needs its joiner keeps it.
        assert_eq!(hidden_mark("می\u{200C}خواهم"), None);
        assert_eq!(hidden_mark("Mường"), None);
    }
}
