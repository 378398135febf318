//! Lines of cells from CSV text, for the tests that name such files. A second form of what stands between `|` in a rule file.
//!
//! Not the door for records: no types here, and every cell keeps its place, so that findings can point at it.

use unicode_normalization::UnicodeNormalization;

use super::build::cell_count;
use super::place::place;
use super::tree::{Grid, GridLine, Text};
use crate::diagnostic::{Diagnostic, codes};
use crate::message::Message;
use crate::message::reading as say;
use crate::source::{SourceId, Spanned};

/// Reads a CSV text: a header and lines, blank lines passed over. Cells are divided by the first of `,` `;` and tab that the
/// header has.
///
/// # Errors
/// There is no header, a quotation mark is not closed, or a line has another number of cells than the header.
pub fn read_lines(source: SourceId, text: &str) -> Result<Grid, Vec<Diagnostic>> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let first = text[start..].lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let delimiter = first.chars().find(|c| matches!(c, ',' | ';' | '\t')).unwrap_or(',');
    let mut lines = Reader { source, text, at: start, delimiter }.lines()?.into_iter();
    let Some(header) = lines.next() else {
        let whole = place(source, 0, text.len());
        return Err(vec![Diagnostic::new(&codes::BAD_TEST_FILE, say::file_is_empty()).at(whole, Message::default())]);
    };
    let lines: Vec<GridLine> = lines.collect();
    let ragged = lines.iter().filter(|line| line.cells.len() != header.cells.len());
    let found: Vec<Diagnostic> =
        ragged.map(|line| cell_count(line.cells.len(), header.cells.len(), line.span)).collect();
    if !found.is_empty() {
        return Err(found);
    }
    Ok(Grid { header: header.cells, lines, span: place(source, start, text.len()) })
}

struct Reader<'t> {
    source: SourceId,
    text: &'t str,
    at: usize,
    delimiter: char,
}

impl Reader<'_> {
    fn lines(mut self) -> Result<Vec<GridLine>, Vec<Diagnostic>> {
        let mut lines = Vec::new();
        while self.at < self.text.len() {
            let start = self.at;
            let mut cells = Vec::new();
            loop {
                let (cell, is_last) = self.cell().map_err(|found| vec![found])?;
                cells.push(cell);
                if is_last {
                    break;
                }
            }
            let end = start + self.text[start..self.at].trim_end().len();
            self.at += self.text[self.at..].find('\n').map_or(self.text.len() - self.at, |end| end + 1);
            if cells.iter().all(|cell| cell.value.is_empty()) {
                continue;
            }
            let span = place(self.source, start, end.max(start + 1));
            cells.iter_mut().filter(|cell| cell.value.is_empty()).for_each(|cell| cell.span = span);
            lines.push(GridLine { cells, span });
        }
        Ok(lines)
    }

    /// The next cell of the line, and whether it is the last one.
    fn cell(&mut self) -> Result<(Text, bool), Diagnostic> {
        let rest = &self.text[self.at..];
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        if let Some(quoted) = rest[gap..].strip_prefix('"') {
            self.at += gap;
            return self.quoted(quoted);
        }
        let end = rest.find([self.delimiter, '\n']).unwrap_or(rest.len());
        let written = &rest[..end];
        let kept = written.trim();
        let first = self.at + (written.len() - written.trim_start().len());
        self.at += end;
        let span = place(self.source, first, first + kept.len());
        Ok((Spanned { value: kept.nfc().collect(), span }, self.is_last()))
    }

    /// Goes past the sign between two cells; whether there is none.
    fn is_last(&mut self) -> bool {
        let divided = self.text[self.at..].starts_with(self.delimiter);
        self.at += if divided { self.delimiter.len_utf8() } else { 0 };
        !divided
    }

    fn quoted(&mut self, inner: &str) -> Result<(Text, bool), Diagnostic> {
        let (start, mut value, mut letters) = (self.at, String::new(), inner.char_indices().peekable());
        while let Some((at, letter)) = letters.next() {
            if letter != '"' {
                value.push(letter);
            } else if letters.next_if(|(_, next)| *next == '"').is_some() {
                value.push('"');
            } else {
                let end = start + 1 + at + 1;
                let after = &self.text[end..];
                let gap =
                    after.find(|c: char| c == self.delimiter || c == '\n' || !c.is_whitespace()).unwrap_or(after.len());
                let span = place(self.source, start, end);
                if !after[gap..].is_empty() && !after[gap..].starts_with(['\n', self.delimiter]) {
                    return Err(Diagnostic::new(&codes::BAD_TEST_FILE, say::text_after_quote())
                        .at(span, say::closed_here())
                        .help(say::write_mark_twice()));
                }
                self.at = end + gap;
                return Ok((Spanned { value: value.trim().nfc().collect(), span }, self.is_last()));
            }
        }
        let line = self.text[start..].lines().next().unwrap_or("").len();
        Err(Diagnostic::new(&codes::BAD_TEST_FILE, say::quote_never_closed())
            .at(place(self.source, start, start + line), say::opened_here())
            .help(say::close_mark()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let grid = read_lines(SourceId(0), text).unwrap();
        let words = |cells: &[Text]| cells.iter().map(|cell| cell.value.clone()).collect::<Vec<_>>();
        [words(&grid.header)].into_iter().chain(grid.lines.iter().map(|line| words(&line.cells))).collect()
    }

    #[test]
    fn cells_are_divided_and_quoted() {
        let text = "\u{feff}id;because\r\n1; \"a;b \"\"c\"\"\" \r\n\r\n2;\r\n";
        assert_eq!(cells(text), [vec!["id", "because"], vec!["1", "a;b \"c\""], vec!["2", ""]]);
        assert_eq!(cells("a,b\n,2\n3,\n"), [vec!["a", "b"], vec!["", "2"], vec!["3", ""]]);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "id,name\n1, Thái \n";
        let grid = read_lines(SourceId(0), text).unwrap();
        let span = grid.lines[0].cells[1].span;
        assert_eq!(&text[span.start as usize..span.end as usize], "Thái");
    }

    #[test]
    fn faults_of_the_file_are_said() {
        let code = |text: &str| read_lines(SourceId(0), text).unwrap_err()[0].code.id;
        assert_eq!((code(""), code("a,b\n1\n"), code("a\n\"b\n")), ("E1107", "E1102", "E1107"));
        assert_eq!(code("a\n\"b\" c\n"), "E1107");
    }
}
