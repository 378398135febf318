//! What formulas name beyond their own row or column: single cells, and tables over other periods.

use std::collections::{BTreeMap, BTreeSet};

use crate::message::{Message, meaning_changes as say};
use crate::model::{Body, Formula, Table};
use crate::syntax::tree::Dimension;

use super::asker::Asker;
use super::formulas::Paired;
use super::{Change, ChangeKind, Sameness};

/// What differs over one other period.
#[derive(Debug, Clone)]
pub(super) struct Apart {
    /// In words: `over period - 1 year`.
    pub words: Message,
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
        (formula, column): (&Formula, Option<usize>),
        paired: Paired<'_>,
        asides: &BTreeMap<usize, Apart>,
    ) -> Sameness {
        let mut unknown = None;
        for found in of_formula(formula, column, &self.tables[1], asides) {
            match found {
                Ok(change) => changes.push(change),
                Err(why) => unknown = unknown.or(Some(why)),
            }
        }
        let mut behind = Behind { paired, asides, seen: BTreeSet::new(), found: Vec::new() };
        formula.cells(&mut |row, column| {
            let (dimension, member) = match paired.names {
                Dimension::Column => (Dimension::Row, row),
                Dimension::Row => (Dimension::Column, column),
            };
            self.behind(dimension, member, &mut behind);
        });
        for (name, verdict) in behind.found {
            match verdict {
                Sameness::Changed(found) if found.iter().any(Change::moves_value) => {
                    changes.push(Change::new(ChangeKind::Terms, say::by_way_of(name)));
                }
                Sameness::NotDecided(why) => unknown = unknown.or(Some(why)),
                Sameness::Changed(_) | Sameness::Equal => {}
            }
        }
        match unknown {
            Some(why) if changes.is_empty() => Sameness::NotDecided(why),
            _ => Sameness::of(changes),
        }
    }

    /// Puts down what changed in a member that a single cell stands in, and in all that it is worked out from.
    fn behind(&self, dimension: Dimension, member: usize, behind: &mut Behind<'_>) {
        if !behind.seen.insert((dimension.word(), member)) {
            return;
        }
        let paired = Paired { names: dimension, ..behind.paired };
        let axis = self.tables[1].axis(dimension);
        let name = axis.members[member].in_brackets();
        let name = match dimension {
            Dimension::Row => say::row(name),
            Dimension::Column => say::column(name),
        };
        let pairs = if dimension == Dimension::Row { paired.rows } else { paired.columns };
        let Some(pair) = pairs.both.iter().find(|pair| pair[1] == member) else { return };
        behind.found.push((name.clone(), self.by_itself(paired, *pair)));
        let Body::Formula(formula) = &axis.members[member].body else { return };
        for found in
            of_formula(formula, (dimension == Dimension::Column).then_some(member), &self.tables[1], behind.asides)
        {
            let verdict = found.map_or_else(Sameness::NotDecided, |change| Sameness::of(vec![change]));
            behind.found.push((name.clone(), verdict));
        }
        let mut next = Vec::new();
        formula.named(dimension, &mut |member| next.push((dimension, member)));
        formula.cells(&mut |row, column| next.extend([(Dimension::Row, row), (Dimension::Column, column)]));
        next.into_iter().for_each(|(dimension, member)| self.behind(dimension, member, behind));
    }
}

/// What was looked at behind single cells.
struct Behind<'a> {
    paired: Paired<'a>,
    asides: &'a BTreeMap<usize, Apart>,
    seen: BTreeSet<(&'static str, usize)>,
    /// Each member with what changed in it.
    found: Vec<(Message, Sameness)>,
}

/// What differs in the cells that a formula of NEW asks for over other periods, in this column. `apart` has what differs in each aside of NEW.
fn of_formula(
    formula: &Formula,
    column: Option<usize>,
    table: &Table,
    apart: &BTreeMap<usize, Apart>,
) -> Vec<Result<Change, Message>> {
    let mut found = Vec::new();
    let mut note = |verdict: &Sameness, what: Message| match verdict {
        Sameness::Equal => {}
        Sameness::NotDecided(why) => found.push(Err(say::because(&what, why))),
        Sameness::Changed(changes) => {
            let value = changes.iter().filter(|change| change.moves_value());
            found.extend(value.map(|change| Ok(Change::new(ChangeKind::Terms, say::because(&what, &change.how)))));
        }
    };
    over(formula, &mut |aside, inner| {
        let Some(apart) = apart.get(&aside) else { return };
        note(&apart.around, apart.words.clone());
        if matches!(inner, Formula::Own(..)) {
            let asked = apart.columns.iter().filter(|(at, _)| column.is_none_or(|column| column == **at));
            asked.for_each(|(_, verdict)| note(verdict, apart.words.clone()));
        }
        inner.named(Dimension::Column, &mut |member| {
            if let Some(verdict) = apart.columns.get(&member) {
                let name = table.columns.members[member].in_brackets();
                note(verdict, say::beside(name, &apart.words));
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
        Formula::Own(aside, _) => visit(*aside, formula),
        Formula::Member(_) | Formula::Sum(_) | Formula::Cell(..) | Formula::Rank(..) | Formula::Number(_) => {}
    }
}

/// Whether a formula of a table over another period asks for one over yet another.
pub(super) fn asks_for_asides(table: &Table) -> bool {
    let bodies = table.columns.members.iter().map(|member| &member.body);
    let mut bodies = bodies.chain(table.overrides.iter().map(|single| &single.body));
    bodies.any(|body| matches!(body, Body::Formula(formula) if formula.leaves_its_line()))
}
