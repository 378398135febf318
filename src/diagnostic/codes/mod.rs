//! The registry of codes: one table a subject, each entry with the page that `bieu explain-code` shows. The page in Vietnamese stands in
//! `vi/`, in a file of the subject.
//!
//! A code, once published, keeps its number and its meaning. Numbers: 01xx spelling, 02xx names, 03xx types,
//! 04xx tables, 05xx partitions and checks, 06xx dates and versions, 07xx files, 08xx data, 09xx runs, 10xx criteria,
//! 11xx tests, 12xx changes, 13xx published figures, 14xx style and slips, 15xx files of counts. E0105 was that of items kept for later, of which there are none any more.

use super::Severity;
use crate::message::Language;

mod changes;
mod criteria;
mod data;
mod dates;
mod files;
mod grids;
mod names;
mod pages;
mod partitions;
mod reconcile;
mod runs;
mod spelling;
mod style;
mod tables;
mod testing;
mod types;

pub use changes::*;
pub use criteria::*;
pub use data::*;
pub use dates::*;
pub use files::*;
pub use grids::*;
pub use names::*;
pub use partitions::*;
pub use reconcile::*;
pub use runs::*;
pub use spelling::*;
pub use style::*;
pub use tables::*;
pub use testing::*;
pub use types::*;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// The stable id, such as `E0201`.
    pub id: &'static str,
    /// Its severity unless something says otherwise.
    pub severity: Severity,
    /// The kind in a few words, in English.
    pub title: &'static str,
    /// What it means, why it matters, and how it is mended, with a wrong and a right example. In English.
    pub explanation: &'static str,
}

/// `bieu::E0201`, as every form shows it.
impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "bieu::{}", self.id)
    }
}

impl Code {
    /// The title in the words of a language; in English where that was not built in.
    #[must_use]
    pub fn title_in(&self, language: Language) -> &'static str {
        self.page(language).map_or(self.title, |page| page.title)
    }

    /// The explanation in the words of a language, its examples too; in English where that was not built in.
    #[must_use]
    pub fn explanation_in(&self, language: Language) -> &'static str {
        self.page(language).map_or(self.explanation, |page| page.text)
    }

    fn page(&self, language: Language) -> Option<pages::Page> {
        match language {
            Language::English => None,
            Language::Vietnamese => pages::vietnamese(self.id),
        }
    }

    /// Whether it says that a text is not in the language, rather than that what it means is wrong.
    #[must_use]
    pub fn is_of_spelling(&'static self) -> bool {
        SPELLING.contains(&self)
    }

    /// Whether such a finding may only follow from an item that could not be read: the period may be declared there, and what seems
    /// unused may be used there.
    #[must_use]
    pub fn follows_from_unread_item(&self) -> bool {
        [&UNUSED, &NO_WAY_TO_ROW, &NO_PERIOD, &NO_DATE].contains(&self)
    }

    /// Whether such a finding may only follow from a file that could not be loaded: any unknown name may be declared there.
    #[must_use]
    pub fn follows_from_unread_file(&self) -> bool {
        [&UNKNOWN_NAME, &UNKNOWN_TYPE, &UNKNOWN_IN_TEXT, &UNKNOWN_MEMBER].contains(&self)
            || self.follows_from_unread_item()
    }
}

/// Declares the codes of one subject and the list of them.
macro_rules! codes {
    ($all:ident: $($(#[$doc:meta])* $name:ident = $id:literal $severity:ident $title:literal $explanation:literal;)*) => {
        $($(#[$doc])* pub static $name: $crate::diagnostic::Code = $crate::diagnostic::Code {
            id: $id, severity: $crate::diagnostic::Severity::$severity, title: $title, explanation: $explanation,
        };)*
        pub(super) static $all: &[&$crate::diagnostic::Code] = &[$(&$name),*];
    };
}
use codes;

/// Every code, in the order of the ids.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        SPELLING, NAMES, TYPES, TABLES, PARTITIONS, DATES, FILES, DATA, RUNS, CRITERIA, TESTING, CHANGES, RECONCILE,
        STYLE, GRIDS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The code with this id, written `E0201` or `bieu::E0201`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    let id = id.strip_prefix("bieu::").unwrap_or(id);
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two subjects, or two changes that are made side by side, could take the same number, and one page would never be shown.
    #[test]
    fn each_code_has_a_number_of_its_own_and_stands_in_its_order() {
        let numbers: Vec<&str> = all().map(|code| code.id).collect();
        let different: std::collections::BTreeSet<&str> = numbers.iter().copied().collect();
        assert_eq!(different.len(), numbers.len(), "{numbers:?}");
        assert!(all().map(|code| code.id).is_sorted(), "not in the order of the ids: {numbers:?}");
    }
}
