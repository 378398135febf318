//! Where JSON text breaks off, in lines and letters as an editor counts them.

use serde_json::Error;

use crate::message::{Message, data_files as say};

/// `line 2, column 7: it ends too early`; in a text of one line the column alone.
pub(super) fn place(text: &str, error: &Error) -> Message {
    let (line, column) = place_of(text, error);
    let (line, column) = (line.to_string(), column.to_string());
    match (is_one_line(text), error.is_eof()) {
        (true, true) => say::json_ends_too_early(column),
        (true, false) => say::json_does_not_go_on(column),
        (false, true) => say::json_ends_too_early_at(line, column),
        (false, false) => say::json_does_not_go_on_at(line, column),
    }
}

/// The lines of a text, from 1, whatever ends them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (u64, &str)> {
    // A lone CR ends a line as well; inside a JSON string it is always written as an escape.
    (1..).zip(text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')))
}

/// The line and the letter of it, both from 1. The reader counts lines by LF alone, and bytes.
fn place_of(text: &str, error: &Error) -> (usize, usize) {
    let starts = || std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let start = starts().nth(error.line().saturating_sub(1)).unwrap_or(text.len());
    let mut end = (start + error.column()).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let (line, last) = lines(&text[..end]).last().unwrap_or((1, ""));
    (line as usize, last.chars().count().max(1))
}

fn is_one_line(text: &str) -> bool {
    !text.trim_end().contains(['\n', '\r'])
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn places_are_those_of_an_editor_whatever_ends_the_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("[{end}{{\"tên\": \"Lò\" x}}]");
            let error = serde_json::from_str::<Value>(&text).unwrap_err();
            assert_eq!(place_of(&text, &error), (2, 14), "{end:?}");
        }
        let error = serde_json::from_str::<Value>("[1,").unwrap_err();
        assert_eq!(place("[1,", &error), say::json_ends_too_early("3"));
    }

    #[test]
    fn a_line_ends_in_one_place() {
        let all = |text| lines(text).map(|(_, line)| line).collect::<Vec<_>>();
        assert_eq!(all("a\r\nb\nc\rd\n"), ["a", "b", "c", "d", ""]);
        assert_eq!(all("a\r\n\r\nb"), ["a", "", "b"]);
    }
}
