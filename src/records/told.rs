//! A reject as a line of text.

use super::{Records, Reject};
use crate::message::{Language, Message, data_files, records as say, sheets};
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
        if let Some(sheet) = records.sheet(self.origin.input) {
            let place = sheet.place(self.origin.line, self.column);
            return match self.column {
                Some(column) => sheets::rejected_cell(place, column, said, self.code.id),
                None => sheets::rejected_row(place, said, self.code.id),
            };
        }
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
