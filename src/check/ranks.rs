//! Ranks: where they can stand, and what cannot look at them.
//!
//! A rank hangs on all rows. What is not decided of any of them is not decided of it, so it is no part of a check: what is ranked is.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, figures as say};
use crate::model::{Body, CheckKind, Formula, Position, Table};
use crate::outcome::Figure;
use crate::source::Span;
use crate::syntax::tree::{Dimension, Direction, Name};

use super::body::Formulas;
use super::scope::Scope;

impl Formulas<'_, '_> {
    /// A rank, which is the body of a column; `None` if it has a fault, which was said.
    pub fn rank(&self, of: &Name, direction: Direction, span: Span) -> Option<Formula> {
        let label = match (self.dimension, self.of) {
            (Dimension::Row, Some(_)) => say::in_the_formula_of_a_row(),
            (_, None) => say::in_a_single_cell(),
            _ => return self.member(of).map(|of| Formula::Rank(of, direction)),
        };
        self.scope.say(
            Diagnostic::new(&codes::BAD_RANK, say::rank_is_of_rows())
                .at(span, label)
                .help(say::give_the_rank_a_column(&of.value, direction.word())),
        );
        None
    }
}

/// Says which ranks have nothing to rank, and what looks at a rank that cannot.
pub(super) fn check(scope: &Scope<'_>, table: &Table) {
    let on_ranks = table.on_ranks();
    if !on_ranks.contains(&true) {
        return;
    }
    say_no_rows(scope, table);
    for cell in &table.overrides {
        let Body::Formula(formula) = &cell.body else { continue };
        let at = Position::own(cell.row, cell.column);
        if let Some(column) = asked([formula], at, Dimension::Column, &on_ranks) {
            let span = table.columns.members[cell.column].span;
            say_looked_at(scope, table, column, span, say::single_cell());
        }
    }
    for row in &table.rows.members {
        let Body::Formula(formula) = &row.body else { continue };
        let mut named = None;
        formula.cells(&mut |_, column| named = named.or(on_ranks[column].then_some(column)));
        if let Some(column) = named {
            say_looked_at(scope, table, column, row.span, say::formula_of_a_row());
        }
    }
    for check in &table.checks {
        let CheckKind::Compare { over, left, right, .. } = &check.kind else { continue };
        // Over rows no column is asked whose cells do not add up.
        if let (Dimension::Column, Some(column)) = (*over, asked([left, right], Position::own(0, 0), *over, &on_ranks))
        {
            say_looked_at(scope, table, column, check.span, say::check());
        }
    }
}

/// Whether figures of a check between tables look at a rank, which is said.
pub(super) fn tied(scope: &Scope<'_>, tables: &[Table], sides: [&Figure; 2], span: Span) -> bool {
    let mut cells = Vec::new();
    sides.into_iter().for_each(|side| cells_of(side, &mut cells));
    let is_on_ranks = |(table, column): &&(usize, usize)| tables[*table].on_ranks().get(*column) == Some(&true);
    let Some((table, column)) = cells.iter().find(is_on_ranks) else { return false };
    say_looked_at(scope, &tables[*table], *column, span, say::check_of_a_report());
    true
}

fn cells_of(figure: &Figure, cells: &mut Vec<(usize, usize)>) {
    match figure {
        Figure::Cell { table, column, .. } => cells.push((*table, *column)),
        Figure::Number(_) => {}
        Figure::Negate(inner) => cells_of(inner, cells),
        Figure::Binary(_, left, right) => {
            cells_of(left, cells);
            cells_of(right, cells);
        }
    }
}

/// The first column among those that formulas name whose cells hang on ranks.
fn asked<const COUNT: usize>(
    formulas: [&Formula; COUNT],
    here: Position,
    names: Dimension,
    on_ranks: &[bool],
) -> Option<usize> {
    let mut found = None;
    for formula in formulas {
        formula.positions(here, names, &mut |at| {
            found = found.or(on_ranks.get(at.column).filter(|on_ranks| **on_ranks).map(|_| at.column));
        });
    }
    found
}

fn say_no_rows(scope: &Scope<'_>, table: &Table) {
    if table.rows.lowest().contains(&true) || !table.rows.members.iter().any(|row| !row.is_total) {
        return;
    }
    for column in &table.columns.members {
        let is_rank = matches!(&column.body, Body::Formula(formula) if formula.rank().is_some());
        if is_rank {
            let message = say::ranks_no_row(&column.id);
            scope.say(
                Diagnostic::new(&codes::BAD_RANK, message)
                    .at(column.span, say::no_row_to_rank())
                    .help(say::rows_that_are_ranked()),
            );
        }
    }
}

fn say_looked_at(scope: &Scope<'_>, table: &Table, column: usize, span: Span, what: Message) {
    let column = &table.columns.members[column];
    let message = say::looks_at_a_rank(&what, &column.id);
    scope.say(
        Diagnostic::new(&codes::RANK_LOOKED_AT, message)
            .at(span, say::hangs_on_all_rows())
            .at(column.span, say::by_rank())
            .help(say::look_at_what_is_ranked()),
    );
}
