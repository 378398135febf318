//! What stands aside of a table, in words.

use super::table::Aside;
use crate::outcome::Over;

impl Aside {
    /// As findings and explanations name it: `over 2023-01-01 to 2023-06-30`, `by itself`.
    #[must_use]
    pub fn shown(&self) -> String {
        let cell = self.cell.map(|_| "by itself".to_owned());
        let over = self.over.map(Over::shown);
        cell.into_iter().chain(over).collect::<Vec<String>>().join(" ")
    }

    /// In the words of the rules: `over period - 1 year`, `the cell [a, 2]`.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{} {}", if self.cell.is_some() { "the cell" } else { "over" }, self.words)
    }
}
