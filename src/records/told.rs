//! A reject as a line of text.

use super::{Records, Reject};
use crate::message::{Language, Message, data_files, records as say};
use crate::words::{Terminal, Text};

impl Reject<'_> {
    /// Where it stands, what is wrong and how it is mended.
    #[must_use]
    pub fn told(&self, records: &Records) -> Message {
        let said = match self.help() {
            Some(help) => data_files::with_help(self.reason(), help),
            None => self.reason(),
        };
        let (file, line) = (records.input(self.origin.input), self.origin.line.to_string());
        match self.column {
            Some(column) => say::rejected_cell(file, line, column, said, self.code.id),
            None => say::rejected_row(file, line, said, self.code.id),
        }
    }

    /// One line: `members.csv:3: “Dân tộc”: The cell is empty, and … Fill it in. [bieu::E0804]`. What steers is written out.
    #[must_use]
    pub fn to_line(&self, records: &Records, language: Language) -> Text<Terminal> {
        Text::of(self.told(records).say(language))
    }
}
