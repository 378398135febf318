//! Tables over other periods: which of both sides belong together, and what differs in them.

use std::collections::BTreeMap;

use crate::model::{Formula, Table};

use super::{Change, ChangeKind, Sameness};

/// The aside of NEW over the same period as one of OLD, said in the same words.
pub(super) fn paired_aside([old, new]: [&Table; 2], aside: usize) -> Option<usize> {
    let words = &old.asides.get(aside)?.words;
    new.asides.iter().position(|other| other.words == *words)
}

/// What differs over one other period.
#[derive(Debug, Clone)]
pub(super) struct Apart {
    /// Its words: `period - 1 year`.
    pub words: String,
    /// Which records are in the table, and the rows.
    pub around: Sameness,
    /// The columns, by position in NEW.
    pub columns: BTreeMap<usize, Sameness>,
}

/// What differs in the cells that a formula of NEW asks for over other periods. `apart` has what differs in each aside of NEW.
pub(super) fn of_formula(formula: &Formula, table: &Table, apart: &BTreeMap<usize, Apart>) -> Vec<Result<Change, String>> {
    let mut found = Vec::new();
    let mut note = |verdict: &Sameness, what: String| match verdict {
        Sameness::Equal => {}
        Sameness::NotDecided(why) => found.push(Err(format!("{what}: {why}"))),
        Sameness::Changed(changes) => {
            let value = changes.iter().filter(|change| change.moves_value());
            found.extend(value.map(|change| Ok(Change::new(ChangeKind::Terms, format!("{what}: {}", change.how)))));
        }
    };
    over(formula, &mut |aside, inner| {
        let Some(apart) = apart.get(&aside) else { return };
        note(&apart.around, format!("over {}", apart.words));
        inner.members(&mut |member| {
            if let Some(verdict) = apart.columns.get(&member) {
                let name = table.columns.members[member].in_brackets();
                note(verdict, format!("{name} over {}", apart.words));
            }
        });
    });
    found
}

/// Calls `visit` for all that is asked for over other periods.
fn over(formula: &Formula, visit: &mut dyn FnMut(usize, &Formula)) {
    match formula {
        Formula::Over(Some(aside), inner) => {
            visit(*aside, inner);
            over(inner, visit);
        }
        Formula::Over(None, inner) | Formula::Negate(inner) => over(inner, visit),
        Formula::Binary(_, left, right) => {
            over(left, visit);
            over(right, visit);
        }
        Formula::Member(_) | Formula::Sum(_) | Formula::Cell(..) | Formula::Number(_) => {}
    }
}
