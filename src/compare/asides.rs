//! What formulas name beyond their own row or column: single cells, and tables over other periods.

use std::collections::BTreeMap;

use crate::model::{Formula, Table};
use crate::syntax::tree::Dimension;

use super::asker::Asker;
use super::formulas::Paired;
use super::{Change, ChangeKind, Sameness};

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

impl Asker<'_> {
    /// The verdict with what differs in the single cells that a formula names, and in those over other periods.
    pub(super) fn with_terms_elsewhere(
        &self,
        mut changes: Vec<Change>,
        formula: &Formula,
        paired: Paired<'_>,
        asides: &BTreeMap<usize, Apart>,
    ) -> Sameness {
        let mut unknown = None;
        for found in of_formula(formula, &self.tables[1], asides) {
            match found {
                Ok(change) => changes.push(change),
                Err(why) => unknown = unknown.or(Some(why)),
            }
        }
        formula.cells(&mut |row, column| {
            for (dimension, member) in [(Dimension::Row, row), (Dimension::Column, column)] {
                let pairs = if dimension == Dimension::Row { paired.rows } else { paired.columns };
                let Some(pair) = pairs.both.iter().find(|pair| pair[1] == member).filter(|_| dimension != paired.names)
                else {
                    continue;
                };
                let verdict = if dimension == Dimension::Row { self.row(*pair) } else { self.column(*pair) };
                let name = self.tables[1].axis(dimension).members[member].in_brackets();
                match verdict {
                    Sameness::Changed(found) if found.iter().any(Change::moves_value) => {
                        changes.push(Change::new(ChangeKind::Terms, format!("by way of {} {name}", dimension.word())));
                    }
                    Sameness::NotDecided(why) => unknown = unknown.take().or(Some(why)),
                    Sameness::Changed(_) | Sameness::Equal => {}
                }
            }
        });
        match unknown {
            Some(why) if changes.is_empty() => Sameness::NotDecided(why),
            _ => Sameness::of(changes),
        }
    }
}

/// What differs in the cells that a formula of NEW asks for over other periods. `apart` has what differs in each aside of NEW.
fn of_formula(formula: &Formula, table: &Table, apart: &BTreeMap<usize, Apart>) -> Vec<Result<Change, String>> {
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
