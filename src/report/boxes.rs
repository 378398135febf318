//! Draws rectangles of text on a grid with box lines.
//!
//! Knows nothing of tables: a merged header is a box that covers several places.

use super::wrap::{display_width, wrap};
use crate::words::{Terminal, Text, written};

/// How a line stands in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// At the left, from the top.
    Left,
    /// In the middle, across and down.
    Middle,
    /// At the right, from the top.
    Right,
}

/// One rectangle.
#[derive(Debug, Clone)]
pub(super) struct TextBox {
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// How many rows it covers.
    pub row_span: usize,
    /// How many columns it covers.
    pub column_span: usize,
    /// What stands in it.
    pub text: String,
    /// Where it stands.
    pub align: Align,
    /// Spaces before each line.
    pub indent: usize,
}

/// A grid of boxes.
#[derive(Debug, Clone)]
pub(super) struct Drawing {
    /// The width of each column without padding.
    pub widths: Vec<usize>,
    /// Spaces on either side of a text.
    pub padding: usize,
    /// Whether a line runs above each row; the last entry is the line below the last row.
    pub ruled: Vec<bool>,
    /// The boxes: together they cover every place once.
    pub boxes: Vec<TextBox>,
}

impl Drawing {
    /// The lines of the drawing, all of the same display width.
    pub(super) fn lines(&self) -> Vec<Text<Terminal>> {
        Canvas::new(self).lines()
    }

    /// How wide a box is inside that covers these columns.
    fn inner_width(&self, column: usize, span: usize) -> usize {
        let widths: usize = self.widths.iter().skip(column).take(span).sum();
        widths + span.saturating_sub(1) * (2 * self.padding + 1)
    }
}

/// A drawing with its text wrapped and its rows measured.
struct Canvas<'a> {
    drawing: &'a Drawing,
    rows: usize,
    columns: usize,
    /// Which box covers a place, row by row; the boxes' number for a place that none covers.
    owners: Vec<usize>,
    texts: Vec<Vec<Text<Terminal>>>,
    heights: Vec<usize>,
    /// How many lines stay empty above the text of each box.
    above: Vec<usize>,
}

impl<'a> Canvas<'a> {
    fn new(drawing: &'a Drawing) -> Canvas<'a> {
        let (rows, columns) = (drawing.ruled.len().saturating_sub(1), drawing.widths.len());
        let mut owners = vec![drawing.boxes.len(); rows * columns];
        for (owner, text_box) in drawing.boxes.iter().enumerate() {
            for row in text_box.row..text_box.row + text_box.row_span {
                for column in text_box.column..text_box.column + text_box.column_span {
                    owners[row * columns + column] = owner;
                }
            }
        }
        let wrapped = |text_box: &TextBox| {
            let width = drawing.inner_width(text_box.column, text_box.column_span);
            wrap(&text_box.text, width.saturating_sub(text_box.indent))
        };
        let texts = drawing.boxes.iter().map(wrapped).collect();
        let mut canvas = Canvas { drawing, rows, columns, owners, texts, heights: vec![1; rows], above: Vec::new() };
        canvas.measure();
        canvas.above = (0..drawing.boxes.len()).map(|index| canvas.above(index)).collect();
        canvas
    }

    /// Rows grow to hold the boxes that begin and end in them, then the last row of each taller box.
    fn measure(&mut self) {
        let mut order: Vec<usize> = (0..self.drawing.boxes.len()).collect();
        order.sort_by_key(|&index| (self.drawing.boxes[index].row_span, index));
        for index in order {
            let available = self.available(index);
            let needed = self.texts[index].len();
            let text_box = &self.drawing.boxes[index];
            if needed > available {
                self.heights[text_box.row + text_box.row_span - 1] += needed - available;
            }
        }
    }

    /// How many lines a box has: those of its rows and of the rules that it crosses.
    fn available(&self, index: usize) -> usize {
        let text_box = &self.drawing.boxes[index];
        let rows = text_box.row..text_box.row + text_box.row_span;
        let rules = rows.clone().skip(1).filter(|row| self.drawing.ruled[*row]).count();
        self.heights[rows].iter().sum::<usize>() + rules
    }

    fn above(&self, index: usize) -> usize {
        match self.drawing.boxes[index].align {
            Align::Middle => (self.available(index) - self.texts[index].len()) / 2,
            Align::Left | Align::Right => 0,
        }
    }

    fn lines(&self) -> Vec<Text<Terminal>> {
        let mut lines = Vec::new();
        let mut tops = vec![0; self.drawing.boxes.len()];
        let mut by_row: Vec<usize> = (0..self.drawing.boxes.len()).collect();
        by_row.sort_by_key(|index| self.drawing.boxes[*index].row);
        let mut begins = by_row.iter().peekable();
        for row in 0..=self.rows {
            if self.drawing.ruled[row] {
                lines.push(self.line(row, true, lines.len(), &tops));
            }
            if row == self.rows {
                break;
            }
            while let Some(index) = begins.next_if(|index| self.drawing.boxes[**index].row == row) {
                tops[*index] = lines.len();
            }
            for _ in 0..self.heights[row] {
                lines.push(self.line(row, false, lines.len(), &tops));
            }
        }
        lines
    }

    /// The rule above a row, or a line of its text. A box that crosses the rule goes on in it.
    fn line(&self, row: usize, is_rule: bool, number: usize, tops: &[usize]) -> Text<Terminal> {
        let mut line = Text::new();
        let mut column = 0;
        while column < self.columns {
            line += if is_rule { self.corner(row, column) } else { "│" };
            if is_rule && self.has_rule(row, column) {
                line += Text::repeated("─", self.drawing.widths[column] + 2 * self.drawing.padding);
                column += 1;
                continue;
            }
            let owner = self.owners[row * self.columns + column];
            let Some(text_box) = self.drawing.boxes.get(owner) else {
                line += Text::repeated(" ", self.drawing.widths[column] + 2 * self.drawing.padding);
                column += 1;
                continue;
            };
            line += self.segment(owner, number - tops[owner]);
            column += text_box.column_span;
        }
        line + if is_rule { self.corner(row, self.columns) } else { "│" }
    }

    /// The line of a box that is `offset` lines below its first.
    fn segment(&self, owner: usize, offset: usize) -> Text<Terminal> {
        let text_box = &self.drawing.boxes[owner];
        let lines = &self.texts[owner];
        let width = self.drawing.inner_width(text_box.column, text_box.column_span);
        let text = offset.checked_sub(self.above[owner]).and_then(|line| lines.get(line)).cloned().unwrap_or_default();
        let indent = text_box.indent.min(width.saturating_sub(display_width(&text)));
        let spare = width.saturating_sub(display_width(&text) + indent);
        let left = indent
            + match text_box.align {
                Align::Left => 0,
                Align::Middle => spare / 2,
                Align::Right => spare,
            };
        let right = width.saturating_sub(left + display_width(&text));
        let padding = self.drawing.padding;
        written!(Terminal, "{}{}{}", " ".repeat(left + padding), text, " ".repeat(right + padding))
    }

    fn owner(&self, row: usize, column: usize) -> usize {
        self.owners[row * self.columns + column]
    }

    fn has_rule(&self, row: usize, column: usize) -> bool {
        row == 0
            || row == self.rows
            || (self.drawing.ruled[row] && self.owner(row - 1, column) != self.owner(row, column))
    }

    fn has_bar(&self, row: usize, column: usize) -> bool {
        column == 0 || column == self.columns || self.owner(row, column - 1) != self.owner(row, column)
    }

    fn corner(&self, row: usize, column: usize) -> &'static str {
        let up = row > 0 && self.has_bar(row - 1, column);
        let down = row < self.rows && self.has_bar(row, column);
        let left = column > 0 && self.has_rule(row, column - 1);
        let right = column < self.columns && self.has_rule(row, column);
        match (up, down, left, right) {
            (true, true, true, true) => "┼",
            (true, true, true, false) => "┤",
            (true, true, false, true) => "├",
            (true, true, false, false) => "│",
            (true, false, true, true) => "┴",
            (true, false, true, false) => "┘",
            (true, false, false, _) => "└",
            (false, true, true, true) => "┬",
            (false, true, true, false) => "┐",
            (false, true, false, _) => "┌",
            (false, false, _, _) => "─",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_box(place: (usize, usize), span: (usize, usize), text: &str, align: Align) -> TextBox {
        let ((row, column), (row_span, column_span)) = (place, span);
        TextBox { row, column, row_span, column_span, text: text.into(), align, indent: 0 }
    }

    fn lines(drawing: &Drawing) -> Vec<String> {
        drawing.lines().into_iter().map(String::from).collect()
    }

    #[test]
    fn merged_boxes_have_no_lines_inside() {
        let drawing = Drawing {
            widths: vec![2, 2, 2],
            padding: 0,
            ruled: vec![true, true, true, true],
            boxes: vec![
                text_box((0, 0), (2, 1), "a", Align::Middle),
                text_box((0, 1), (1, 2), "b", Align::Middle),
                text_box((1, 1), (1, 1), "c", Align::Left),
                text_box((1, 2), (1, 1), "d", Align::Right),
                text_box((2, 0), (1, 3), "e", Align::Left),
            ],
        };
        let expected =
            ["┌──┬─────┐", "│  │  b  │", "│a ├──┬──┤", "│  │c │ d│", "├──┴──┴──┤", "│e       │", "└────────┘"];
        assert_eq!(lines(&drawing), expected);
    }

    #[test]
    fn a_tall_text_makes_its_row_taller() {
        let drawing = Drawing {
            widths: vec![1, 3],
            padding: 1,
            ruled: vec![true, true],
            boxes: vec![text_box((0, 0), (1, 1), "7", Align::Right), text_box((0, 1), (1, 1), "one two", Align::Left)],
        };
        assert_eq!(lines(&drawing), ["┌───┬─────┐", "│ 7 │ one │", "│   │ two │", "└───┴─────┘"]);
    }
}
