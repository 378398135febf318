//! All that differs between two programs.

use crate::model::DeclaredChange;

use super::data::{MovedCell, MovedText};
use super::days::Days;
use super::found::Found;
use super::structure::StructureChange;

/// Everything that was found of two programs.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Comparison {
    /// How they read data.
    #[doc(hidden)]
    pub reading: Vec<Found>,
    /// What they mean.
    #[doc(hidden)]
    pub meaning: Vec<Found>,
    /// What they print around the figures, and how they print figures.
    #[doc(hidden)]
    pub print: Vec<Found>,
    /// On which days meaning and print were compared.
    #[doc(hidden)]
    pub days: Days,
    /// How they are put together.
    #[doc(hidden)]
    pub structure: Vec<StructureChange>,
    /// The figures that moved; `None` where no records were given.
    pub moved: Option<Vec<MovedCell>>,
    /// The texts that are printed otherwise; `None` where no records were given.
    pub texts: Option<Vec<MovedText>>,
    /// Declared changes: what they are of, their parts and their reasons; those that NEW has and OLD has not.
    #[doc(hidden)]
    pub declared: Vec<DeclaredChange>,
    /// The one table or criteria that is left in here; `None` where all is.
    #[doc(hidden)]
    pub only: Option<String>,
}

impl Comparison {
    /// Whether reading, meaning and print of what both sides have are proved to be the same.
    #[must_use]
    pub fn is_proved_equal(&self) -> bool {
        let parts = [&self.reading, &self.meaning, &self.print];
        parts.iter().all(|part| part.iter().all(|found| found.verdict.is_equal()))
    }

    /// Whether, besides, nothing was added, removed, moved or rewritten, and no figure and no text moved.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        let moved = self.moved.iter().flatten().next().is_some() || self.texts.iter().flatten().next().is_some();
        self.is_proved_equal() && self.structure.is_empty() && !moved
    }

    /// Leaves only what belongs to one table or criteria, by name.
    pub fn retain(&mut self, name: &str) {
        self.structure.retain(|change| change.of == name || change.name == name);
        self.reading.clear();
        self.meaning.retain(|found| found.subject.of() == name);
        self.print.retain(|found| found.subject.of() == name);
        self.declared.retain(|change| change.of == name);
        if let Some(moved) = &mut self.moved {
            moved.retain(|cell| cell.table == name);
        }
        self.texts = None;
        self.only = Some(name.to_owned());
    }
}
