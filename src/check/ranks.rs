//! Ranks: where they can stand, and what cannot look at them.
//!
//! A rank hangs on all rows. What is not decided of any of them is not decided of it, so it is no part of a check: what is ranked is.

use crate::diagnostic::{Diagnostic, codes};
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
            (Dimension::Row, Some(_)) => "stands in the formula of a row",
            (_, None) => "stands in a single cell",
            _ => return self.member(of).map(|of| Formula::Rank(of, direction)),
        };
        self.scope.say(
            Diagnostic::new(&codes::BAD_RANK, "a rank is the place of each row, by what a column has")
                .at(span, label)
                .help(format!("give it a column: `column r \"…\" = rank of [{}] {}`", of.value, direction.word())),
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
            say_looked_at(scope, table, column, span, "a single cell");
        }
    }
    for row in &table.rows.members {
        let Body::Formula(formula) = &row.body else { continue };
        let mut named = None;
        formula.cells(&mut |_, column| named = named.or(on_ranks[column].then_some(column)));
        if let Some(column) = named {
            say_looked_at(scope, table, column, row.span, "the formula of a row");
        }
    }
    for check in &table.checks {
        let CheckKind::Compare { over, left, right, .. } = &check.kind else { continue };
        // Over rows no column is asked whose cells do not add up.
        if let (Dimension::Column, Some(column)) = (*over, asked([left, right], Position::own(0, 0), *over, &on_ranks))
        {
            say_looked_at(scope, table, column, check.span, "a check");
        }
    }
}

/// Whether figures of a check between tables look at a rank, which is said.
pub(super) fn tied(scope: &Scope<'_>, tables: &[Table], sides: [&Figure; 2], span: Span) -> bool {
    let mut cells = Vec::new();
    sides.into_iter().for_each(|side| cells_of(side, &mut cells));
    let is_on_ranks = |(table, column): &&(usize, usize)| tables[*table].on_ranks().get(*column) == Some(&true);
    let Some((table, column)) = cells.iter().find(is_on_ranks) else { return false };
    say_looked_at(scope, &tables[*table], *column, span, "a check of a report");
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
            let message = format!("column `{}` ranks no row", column.id);
            scope.say(
                Diagnostic::new(&codes::BAD_RANK, message)
                    .at(column.span, "all rows are totals, parts or formulas")
                    .help("rows that count records by themselves are ranked: `row …` or `rows LIST`"),
            );
        }
    }
}

fn say_looked_at(scope: &Scope<'_>, table: &Table, column: usize, span: Span, what: &str) {
    let column = &table.columns.members[column];
    let message = format!("{what} cannot look at a rank, and `[{}]` is or hangs on one", column.id);
    scope.say(
        Diagnostic::new(&codes::RANK_LOOKED_AT, message)
            .at(span, "hangs on all rows")
            .at(column.span, "by rank")
            .help("look at the column that is ranked, or at the rank in a text"),
    );
}
