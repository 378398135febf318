//! The rows or columns of a table, and which of them a word means.

use crate::diagnostic::codes;
use crate::message::{Argument, Message, reconciliation as say};
use crate::outcome::{MemberHeader, named};
use crate::records::FileFinding;
use crate::spelling::called;

/// A row or column as the file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The name in the file.
    pub word: String,
    /// Its position in the table; `None` where the table has none of that name.
    pub position: Option<usize>,
}

/// The rows or the columns of the table, as a file may name them.
pub(super) struct Axis<'t> {
    pub members: &'t [MemberHeader],
    pub paths: Vec<String>,
    /// What is wrong with a name in a line that several of them have.
    pub several: fn(&str, &str) -> Message,
}

impl<'t> Axis<'t> {
    /// The members that a word means. A label led by its headings goes before a label alone.
    pub fn meant(&self, word: &str) -> Vec<usize> {
        let meant = named(self.members, word);
        // Nearly every name is an id, and asking each path for each line of a long file costs more than all the rest.
        if meant.len() == 1 {
            return meant;
        }
        let paths: Vec<(usize, &str)> = self.paths.iter().enumerate().map(|(at, path)| (at, path.as_str())).collect();
        let path = called(&paths, word);
        if meant.is_empty() || path.len() == 1 { path } else { meant }
    }

    /// The member of this name. One that could be several is said.
    pub fn one(&self, word: &str, line: u64, findings: &mut Vec<FileFinding>) -> Meant {
        let position = match self.meant(word).as_slice() {
            [only] => Some(*only),
            [] => None,
            several => {
                let ids: Vec<&str> = several.iter().map(|position| self.members[*position].id.as_str()).collect();
                let message = (self.several)(&line.to_string(), word);
                let help = say::write_one_of_ids(Argument::list(ids));
                let finding = FileFinding::new(&codes::NOT_PUBLISHED_TABLE, message).help(help);
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
                None
            }
        };
        Meant { word: word.to_owned(), position }
    }
}
