//! What is asked of single cells with conditions of their own.

use crate::message::proofs as say;
use crate::model::{Aside, Table};
use crate::plan::TablePlan;
use crate::syntax::tree::Dimension;

use super::ground::Ground;
use super::members::{MemberAsker, should_hold_records};
use super::proof::{Proof, Verdict};

/// Asks of each cell of its own whether anything in it is idle.
pub(super) fn ask(grounds: &[Ground<'_>], table: &Table, plan: &TablePlan, proofs: &mut Vec<Proof>) {
    for (aside, plan) in table.asides.iter().zip(&plan.asides) {
        if let Some(cell) = aside.cell {
            own_cell(grounds, aside, cell, plan, proofs);
        }
    }
}

/// Asks of a cell with conditions of its own whether any record can be in it, and whether each of them makes a difference.
fn own_cell(
    grounds: &[Ground<'_>],
    aside: &Aside,
    (_, column): (usize, usize),
    plan: &TablePlan,
    proofs: &mut Vec<Proof>,
) {
    let table = &aside.table;
    let member = &table.columns.members[column];
    let Some(clause) = member.clauses.first() else { return };
    let of = plan.populations.iter().zip(grounds).filter(|(population, _)| member.about == Some(population.record));
    for (population, &ground) in of {
        let mut asker = MemberAsker::new(table, population, ground, Dimension::Column);
        let is_asked = should_hold_records(&table.columns, column);
        let is_empty = is_asked && asker.counts(column, say::cell(&aside.words), clause.span);
        // That a record can be in it is no column's or row's: it is told only where it is not so.
        asker.proofs.retain(|proof| !matches!(proof.verdict, Verdict::Proved));
        if !is_empty {
            asker.clauses(column);
        }
        proofs.append(&mut asker.proofs);
    }
}
