//! Which names become which.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::message::Message;
use crate::message::renaming as say;
use crate::source::{SourceId, Span};
use crate::syntax::tree::Text;
use crate::syntax::{NoName, composed, no_name, read_lines};

/// The columns of a file of names.
const HEADS: [&str; 2] = ["old", "new"];

/// Old names, each with its new one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    new: IndexMap<String, String>,
}

impl Names {
    /// Old names, each with its new one.
    ///
    /// # Errors
    /// What cannot be a name, and names that stand twice.
    pub fn of<'n>(pairs: impl IntoIterator<Item = (&'n str, &'n str)>) -> Result<Names, Vec<Diagnostic>> {
        let mut names = Reading::default();
        let cell = |name: &str| Text { value: composed(name).into_owned(), span: Span::default() };
        pairs.into_iter().for_each(|(old, new)| names.pair(&cell(old), &cell(new)));
        names.done()
    }

    /// The names of a CSV text with the columns `old` and `new`.
    ///
    /// # Errors
    /// All that is wrong with it: other columns, what cannot be a name, a name that stands twice.
    pub fn of_csv(source: SourceId, text: &str) -> Result<Names, Vec<Diagnostic>> {
        let grid = read_lines(source, text)?;
        let head = |wanted: &str| grid.header.iter().position(|head| head.value == wanted);
        let [Some(old), Some(new)] = HEADS.map(head) else {
            let found = Diagnostic::new(&codes::NO_NEW_NAME, say::columns_are_old_and_new());
            return Err(vec![found.at(grid.header.first().map_or(grid.span, |head| head.span), Message::default())]);
        };
        let mut names = Reading::default();
        for line in &grid.lines {
            if let (Some(old), Some(new)) = (line.cells.get(old), line.cells.get(new)) {
                names.pair(old, new);
            }
        }
        names.done()
    }

    /// What becomes of a name.
    #[must_use]
    pub fn new_of(&self, old: &str) -> Option<&str> {
        self.new.get(old).map(String::as_str)
    }

    /// The old names with the new ones, in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.new.iter().map(|(old, new)| (old.as_str(), new.as_str()))
    }
}

#[derive(Default)]
struct Reading {
    names: Names,
    /// The new names, each with the old one that becomes it.
    taken: HashMap<String, String>,
    found: Vec<Diagnostic>,
}

impl Reading {
    fn pair(&mut self, old: &Text, new: &Text) {
        let before = self.found.len();
        self.must_be_a_name(old, &codes::NO_OLD_NAME);
        self.must_be_a_name(new, &codes::NO_NEW_NAME);
        if self.names.new.contains_key(&old.value) {
            self.say(&codes::NO_OLD_NAME, old, say::renamed_twice(&old.value));
        }
        if let Some(other) = self.taken.get(&new.value) {
            self.say(&codes::NO_NEW_NAME, new, say::two_become_one(other, &old.value, &new.value));
        }
        if self.found.len() == before {
            self.taken.insert(new.value.clone(), old.value.clone());
            self.names.new.insert(old.value.clone(), new.value.clone());
        }
    }

    fn must_be_a_name(&mut self, cell: &Text, code: &'static Code) {
        match no_name(&cell.value) {
            None => {}
            Some(NoName::Spelling) => self.say(code, cell, say::is_not_a_name(&cell.value)),
            Some(NoName::Word) => self.say(code, cell, say::is_a_word(&cell.value)),
            Some(NoName::OfAll) => self.say(code, cell, say::every_program_has(&cell.value)),
        }
    }

    fn say(&mut self, code: &'static Code, at: &Text, message: Message) {
        let found = Diagnostic::new(code, message);
        // A name of the command line stands in no file.
        let is_in_a_file = at.span != Span::default();
        self.found.push(if is_in_a_file { found.at(at.span, Message::default()) } else { found });
    }

    fn done(self) -> Result<Names, Vec<Diagnostic>> {
        if self.found.is_empty() { Ok(self.names) } else { Err(self.found) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Vec<(String, String)>, Vec<&'static str>> {
        let names = Names::of_csv(SourceId(0), text)
            .map_err(|found| found.iter().map(|one| one.code.id).collect::<Vec<_>>())?;
        Ok(names.iter().map(|(old, new)| (old.to_owned(), new.to_owned())).collect())
    }

    #[test]
    fn a_file_of_names_has_each_once() {
        assert_eq!(of("new,old\ngiới_tính,sex\nnữ,female\n").unwrap()[1], ("female".to_owned(), "nữ".to_owned()));
        assert_eq!(of("old,to\na,b\n"), Err(vec![codes::NO_NEW_NAME.id]));
        assert_eq!(of("old,new\na,b\na,c\n"), Err(vec![codes::NO_OLD_NAME.id]));
        assert_eq!(of("old,new\na,c\nb,c\n"), Err(vec![codes::NO_NEW_NAME.id]));
        assert_eq!(of("old,new\n14,c\nb,khi\nperiod,d\n").unwrap_err().len(), 3);
    }
}
