//! Lines of a terminal: colours, and where a line goes on.

use super::wrap::wrap;
use crate::words::{Terminal, Text};

/// How the terminal form is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TerminalOptions {
    /// How many columns the terminal has. A wider table is cut into blocks of columns that repeat the stub, and texts are
    /// wrapped. `None`: as wide as it gets.
    pub width: Option<usize>,
    /// Whether titles are bold, errors red and warnings yellow, by escape sequences.
    pub colour: bool,
}

/// No word makes a column wider than this; a longer one is broken.
pub(super) const WIDEST_WORD: usize = 20;
pub(super) const BOLD: &str = "\u{1b}[1m";
pub(super) const RED: &str = "\u{1b}[31m";
pub(super) const YELLOW: &str = "\u{1b}[33m";
const AS_BEFORE: &str = "\u{1b}[0m";

pub(super) fn paint(text: Text<Terminal>, style: &'static str, options: &TerminalOptions) -> Text<Terminal> {
    if options.colour && !text.is_empty() { Text::own(style) + text + AS_BEFORE } else { text }
}

/// With its line end, unless it is empty.
pub(super) fn ended(line: Text<Terminal>) -> Text<Terminal> {
    if line.is_empty() { line } else { line + "\n" }
}

/// Lines after the first hang under the text's second word or the indent.
pub(super) fn wrapped(
    text: &str,
    indent: usize,
    options: &TerminalOptions,
    style: Option<&'static str>,
) -> Text<Terminal> {
    let hanging = indent + 2;
    let width = options.width.unwrap_or(usize::MAX).saturating_sub(hanging).max(WIDEST_WORD);
    let mut out = Text::new();
    for (position, line) in wrap(text, width).into_iter().enumerate() {
        let line = match style {
            Some(style) => paint(line, style, options),
            None => line,
        };
        out += ended(Text::repeated(" ", if position == 0 { indent } else { hanging }) + line);
    }
    out
}
