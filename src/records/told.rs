//! A reject as a line of text.

use super::{Records, Reject};
use crate::words::{Terminal, Text, written};

impl Reject<'_> {
    /// One line: `members.csv:3: “Dân tộc” is missing. Write … [bieu::E0804]`. What steers is written out.
    #[must_use]
    pub fn to_line(&self, records: &Records) -> Text<Terminal> {
        let file = records.input(self.origin.input);
        let column = self.column.map(|c| format!(" “{c}”:")).unwrap_or_default();
        let help = self.help.map(|h| format!(" {h}")).unwrap_or_default();
        let (line, reason, code) = (self.origin.line, self.reason, self.code.id);
        written!(Terminal, "{}:{}:{} {}{} [bieu::{}]", file, line, column, reason, help, code)
    }
}
