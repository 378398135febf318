//! The one writer of CSV: cells, quotes, line ends, and what a spreadsheet must not take for a formula.
//!
//! Every CSV that bieu writes, for people or for programs, goes through [`Lines`], so that all of them have one law:
//!
//! - lines end in `\n`; a cell that holds a separator of any kind, a quotation mark, a line end, or white space at an end is
//!   quoted, and a quotation mark in it is doubled;
//! - a cell is a [`Field`]: text, which never begins as a formula and has what steers written out, or a figure, which is written as it is because it is made of
//!   nothing but digits and their signs.
//!
//! What a cell says is decided elsewhere: tables, records and locales may not enter.

mod field;

pub use field::{Field, begins_as_formula, unguarded};

/// How a CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// What parts the cells.
    pub separator: Separator,
    /// Whether the text begins with a byte order mark, by which some spreadsheets know UTF-8.
    pub byte_order_mark: bool,
}

/// The sign that parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// `;`, which spreadsheets expect where the comma is the decimal sign.
    Semicolon,
    /// The tab sign.
    Tab,
}

impl Separator {
    fn sign(self) -> char {
        match self {
            Separator::Comma => ',',
            Separator::Semicolon => ';',
            Separator::Tab => '\t',
        }
    }
}

/// A CSV in the making, line by line.
#[derive(Debug, Clone)]
pub struct Lines {
    separator: Separator,
    text: String,
}

impl Lines {
    /// Nothing yet.
    #[must_use]
    pub fn new(form: Form) -> Lines {
        let text = if form.byte_order_mark { "\u{feff}".to_owned() } else { String::new() };
        Lines { separator: form.separator, text }
    }

    /// Adds a line.
    pub fn add(&mut self, fields: impl IntoIterator<Item = Field>) {
        let begin = self.text.len();
        let mut is_first = true;
        for field in fields {
            if !std::mem::take(&mut is_first) {
                self.text.push(self.separator.sign());
            }
            push_quoted(&mut self.text, &field.into_cell());
        }
        if self.text.len() == begin {
            // A line with nothing on it would be no line at all.
            self.text.push_str("\"\"");
        }
        self.text.push('\n');
    }

    /// Adds a line of text.
    pub fn add_texts<Text: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = Text>) {
        self.add(texts.into_iter().map(Field::text));
    }

    /// Adds the empty line that parts two tables.
    pub fn add_gap(&mut self) {
        self.text.push('\n');
    }

    /// The whole text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

fn push_quoted(text: &mut String, cell: &str) {
    // What reads a file finds out its separator from the text, so the signs that part cells elsewhere are quoted too.
    let is_telling = |sign: char| matches!(sign, ',' | ';' | '\t' | '"' | '\n' | '\r');
    if cell.contains(is_telling) || cell.trim() != cell {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(form: Form, lines: &[&[&str]]) -> String {
        let mut out = Lines::new(form);
        for line in lines {
            out.add_texts(line.iter().copied());
        }
        out.finish()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let cells: &[&str] = &["a", "b,c", "d\"e", "f\ng", "", " h", "i;j", "k\tl"];
        let comma = "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\",\"i;j\",\"k\tl\"\n";
        assert_eq!(written(Form::default(), &[cells]), comma);
        assert_eq!(written(Form::default(), &[&[""], &["", ""]]), "\"\"\n,\n");
    }

    #[test]
    fn the_form_says_what_parts_cells_and_what_comes_first() {
        let form = |separator, byte_order_mark| Form { separator, byte_order_mark };
        assert_eq!(written(form(Separator::Semicolon, true), &[&["a", "b,c"]]), "\u{feff}a;\"b,c\"\n");
        assert_eq!(written(form(Separator::Tab, false), &[&["a", "b"]]), "a\tb\n");
    }
}
