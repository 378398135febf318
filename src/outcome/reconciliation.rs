//! What was worked out against what was published, cell by cell.
//!
//! Plain data, made by `reconcile` and printed by `report`.

use super::{Cell, CheckOutcome, Locale, MemberHeader, Named};
use crate::value::{Date, Number};

/// A table against its published figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciliation {
    /// The table: its name and its title.
    pub table: Named,
    /// How numbers are printed.
    pub locale: Locale,
    /// The file of published figures.
    pub file: String,
    /// The rows of the table.
    pub rows: Vec<MemberHeader>,
    /// The columns of the table.
    pub columns: Vec<MemberHeader>,
    /// Every cell of the table, row by row, then what is published and not in the table, in the order of the file.
    pub cells: Vec<ReconciledCell>,
    /// Waivers that waive nothing.
    pub idle_waivers: Vec<Waiver>,
    /// Checks of the table that the published figures themselves break; those that only warn are left out.
    pub contradictions: Vec<CheckOutcome>,
}

/// One cell, worked out and published.
#[derive(Debug, Clone, PartialEq)]
pub struct ReconciledCell {
    /// The id of the row, or, where the table has no such row, its name in the file.
    pub row: String,
    /// The id of the column, likewise.
    pub column: String,
    /// What was worked out; `None` where the table has no such cell.
    pub computed: Option<Cell>,
    /// What is printed; `None` where nothing is.
    pub published: Option<PublishedFigure>,
    /// How the two stand to each other.
    pub agreement: Agreement,
    /// The waiver for a cell that differs, and whether it still holds on the day asked for.
    pub waiver: Option<(Waiver, WaiverState)>,
    /// A row or column of the table whose name is near, where the table has no such cell.
    pub near: Option<String>,
}

/// A printed figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFigure {
    /// As it is printed.
    pub text: String,
    /// The line of the file.
    pub line: u64,
    /// The number that it was read as; `None` for words.
    pub number: Option<Number>,
    /// What was worked out, less what is printed; `None` where one of them is not a number.
    pub difference: Option<Number>,
}

/// How a computed and a published figure stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// They are the same.
    Agreed,
    /// What is printed is the exact value, rounded to the nearest at the digits that are printed.
    Rounded,
    /// What is printed is the exact value, cut off after the digits that are printed.
    CutOff,
    /// They differ by more than rounding.
    Differs,
    /// Nothing is printed for the cell.
    NotPublished,
    /// The table has no such cell.
    OnlyPublished,
}

/// A difference that was looked into and accepted until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The row, as the file of waivers names it.
    pub row: String,
    /// The column, likewise.
    pub column: String,
    /// Why the difference is accepted.
    pub reason: String,
    /// The last day of it.
    pub until: Date,
    /// The line of the file of waivers.
    pub line: u64,
}

/// Whether a waiver still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaiverState {
    /// It does: the difference is counted apart.
    Holds,
    /// Its last day is over: the difference counts.
    Expired,
}

/// How many cells there are of each kind. A cell with a waiver that holds is `waived` and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReconciliationCounts {
    /// The same.
    pub agreed: u64,
    /// Within rounding, to the nearest or cut off.
    pub within_rounding: u64,
    /// Different.
    pub differs: u64,
    /// Of those different: how many have a waiver that has expired.
    pub expired: u64,
    /// Published, but not in the table.
    pub only_published: u64,
    /// Different or not in the table, and waived.
    pub waived: u64,
    /// Not published.
    pub not_published: u64,
}

impl Agreement {
    /// The words for it, for people and machines alike.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Agreement::Agreed => "agreed",
            Agreement::Rounded => "within rounding: rounded",
            Agreement::CutOff => "within rounding: cut off",
            Agreement::Differs => "differs",
            Agreement::NotPublished => "not published",
            Agreement::OnlyPublished => "only published",
        }
    }

    /// Whether a reader must be told, unless it is waived.
    #[must_use]
    pub fn is_difference(self) -> bool {
        matches!(self, Agreement::Differs | Agreement::OnlyPublished)
    }
}

impl ReconciledCell {
    /// Whether its difference is waived by a waiver that holds.
    #[must_use]
    pub fn is_waived(&self) -> bool {
        matches!(self.waiver, Some((_, WaiverState::Holds)))
    }
}

impl Reconciliation {
    /// How many cells there are of each kind.
    #[must_use]
    pub fn counts(&self) -> ReconciliationCounts {
        let mut counts = ReconciliationCounts::default();
        for cell in &self.cells {
            let place = match cell.agreement {
                _ if cell.is_waived() => &mut counts.waived,
                Agreement::Agreed => &mut counts.agreed,
                Agreement::Rounded | Agreement::CutOff => &mut counts.within_rounding,
                Agreement::Differs => &mut counts.differs,
                Agreement::NotPublished => &mut counts.not_published,
                Agreement::OnlyPublished => &mut counts.only_published,
            };
            *place += 1;
            if matches!(cell.waiver, Some((_, WaiverState::Expired))) {
                counts.expired += 1;
            }
        }
        counts
    }
}
