//! What is sound and can be run, and is most likely a slip all the same; and how an author allows it with a reason.
//!
//! It looks at what is written, not at what it comes to: what follows from meaning (columns that never count, conditions that
//! never matter) is proved elsewhere. It is asked only of programs without errors, so a name that is used is declared. Each
//! lint stands up to one question: would an analyst who sees it change the file? What is a matter of taste has no place here.

mod allow;
mod cites;
mod conditions;
mod figures;
mod formulas;
mod headings;
mod notes;
mod periods;
mod reports;
mod spellings;
mod ties;
mod totals;
mod walk;
mod words;

pub use self::allow::allow;

use crate::diagnostic::{Diagnostic, sort};
use crate::syntax::tree::{Item, Tree};

/// Looks through a program without errors: the trees of all its files.
#[must_use]
pub fn lint(trees: &[Tree]) -> Vec<Diagnostic> {
    let items: Vec<&Item> = trees.iter().flat_map(|tree| &tree.items).collect();
    let mut found = conditions::found(&items);
    found.extend(formulas::found(&items));
    found.extend(figures::found(&items));
    found.extend(headings::found(&items));
    found.extend(totals::found(&items));
    found.extend(notes::found(&items));
    found.extend(cites::found(&items));
    found.extend(spellings::found(&items));
    found.extend(ties::found(&items));
    found.extend(periods::found(&items));
    found.extend(reports::found(&items));
    sort(&mut found);
    found
}
