//! What differs between two programs: in how they read data, in what they mean, in what they print, and in the figures they give.
//!
//! OLD and NEW are compared over the common refinement of both grids, so that *equal* is a proof and *changed* comes with a made-up
//! record that the plain evaluator agrees on. Names tie the two: what has the same name is the same thing.
//!
//! - `joint`, `translate`: both sides over one schema;
//! - `question`: the search for a point at which two conditions differ;
//! - `replay`: such a point as records that either side reads;
//! - `lacking`: what a row or column says beside its records: its scale, and the codes of which it is not known whether they are of it;
//! - `members`: which row or column of NEW is which of OLD;
//! - `tables`, `conditions`, `operands`, `formulas`, `terms`, `checks`, `ties`, `criteria`: the meaning of rows and columns, and of requirements;
//! - `days`: meaning and print on every day that versions tell apart.
//!
//! - `reading`: how data are read;
//! - `print`: what is printed around the figures;
//! - `structure`: what was added, removed or called otherwise;
//! - `apart`: two lines of words, cut down to where they differ;
//! - `data`: which figures moved, and which clauses moved them;
//! - `declared`: declared changes held against what changed;
//! - `together`: the comparisons of several programs, each change once.
//!
//! No file is read here.

mod apart;
mod asides;
mod asker;
mod checks;
mod compared;
mod comparison;
mod conditions;
mod criteria;
pub(crate) mod data;
pub(crate) mod days;
mod declared;
mod formulas;
pub(crate) mod found;
mod joint;
mod lacking;
pub(crate) mod meaning;
mod members;
mod operands;
pub(crate) mod print;
mod question;
pub(crate) mod reading;
mod replay;
pub(crate) mod structure;
mod subject;
mod tables;
mod terms;
mod ties;
pub(crate) mod together;
mod translate;

pub use compared::Compared;
pub use comparison::Comparison;
pub(crate) use data::Program;
pub(crate) use data::{Cause, Whose};
pub use data::{MovedCell, MovedText, Part};
pub(crate) use days::Days;
pub(crate) use found::{Change, ChangeKind, Found, Sameness, Subject};
pub(crate) use meaning::meaning;
pub(crate) use print::print;
pub(crate) use structure::{Edit, StructureChange, Thing};
pub(crate) use together::together;

use days::over_days;

/// Compares two programs, and, where both have records, their figures.
pub(crate) fn compared(old: Compared<'_>, new: Compared<'_>) -> Comparison {
    let found = over_days(old, new);
    let keys = old.keys || new.keys;
    let figures = old.records.zip(new.records).map(|(before, after)| {
        let old = Program { model: old.model, plan: old.plan, records: before };
        let new = Program { model: new.model, plan: new.plan, records: after };
        data::figures(old, new, &found.today, keys)
    });
    let (moved, texts) = figures.unzip();
    Comparison {
        reading: reading::reading(old.model, new.model),
        structure: found.structure,
        declared: declared::counting(old.model, new.model).into_iter().cloned().collect(),
        meaning: found.meaning,
        print: found.print,
        days: found.days,
        moved,
        texts,
        only: None,
    }
}
