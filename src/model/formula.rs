//! Arithmetic over cells, and which cells it names.

use crate::syntax::tree::Dimension;
use crate::value::{ArithmeticOp, Number};

/// Arithmetic over cells, exact. Any term without a value gives the gravest state among the terms.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// A member of the axis, where it crosses the row or column that the formula is worked out for.
    Member(usize),
    /// The sum of members, written as a range; double-counted parts are already left out.
    Sum(Vec<usize>),
    /// One cell of the same table, by row and column.
    Cell(usize, usize),
    /// What a formula gives over another period: its cells are those of this one of the table's asides; of the table itself, where an
    /// aside asks for its period.
    Over(Option<usize>, Box<Formula>),
    /// A number.
    Number(Number),
    /// A term with its sign turned.
    Negate(Box<Formula>),
    /// Arithmetic; division by zero gives *not computable*, what does not fit *too large*.
    Binary(ArithmeticOp, Box<Formula>, Box<Formula>),
}

/// The place of a cell: in a table, or in one of its asides, which have the same rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The position of the aside among the table's; `None` is the table itself.
    pub aside: Option<usize>,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// A cell of the table itself.
    #[must_use]
    pub fn own(row: usize, column: usize) -> Position {
        Position { aside: None, row, column }
    }

    /// The cell beside it that a member of an axis stands for.
    #[must_use]
    pub fn instead(self, names: Dimension, member: usize) -> Position {
        let (row, column) = names.instead((self.row, self.column), member);
        Position { row, column, ..self }
    }

    /// The cell at the same row and column of an aside, or of the table itself.
    #[must_use]
    pub fn over(self, aside: Option<usize>) -> Position {
        Position { aside, ..self }
    }
}

impl Formula {
    /// Whether the formula is a weighted sum of members: two such can be worked out in either order.
    #[must_use]
    pub fn is_weighted_sum(&self) -> bool {
        match self {
            Formula::Member(_) | Formula::Sum(_) => true,
            Formula::Number(_) | Formula::Cell(..) => false,
            Formula::Negate(inner) | Formula::Over(_, inner) => inner.is_weighted_sum(),
            Formula::Binary(ArithmeticOp::Add | ArithmeticOp::Subtract, a, b) => {
                a.is_weighted_sum() && b.is_weighted_sum()
            }
            Formula::Binary(ArithmeticOp::Multiply, a, b) => {
                (a.is_fixed() && b.is_weighted_sum()) || (a.is_weighted_sum() && b.is_fixed())
            }
            Formula::Binary(ArithmeticOp::Divide, a, b) => a.is_weighted_sum() && b.is_fixed(),
        }
    }

    /// Whether it names no cell.
    fn is_fixed(&self) -> bool {
        let mut fixed = true;
        self.positions(Position::own(0, 0), Dimension::Column, &mut |_| fixed = false);
        fixed
    }

    /// Calls `visit` for every member of the axis that the formula names in the row or column that it is worked out for, over
    /// other periods too, in the order written.
    pub fn members(&self, visit: &mut dyn FnMut(usize)) {
        match self {
            Formula::Member(member) => visit(*member),
            Formula::Sum(members) => members.iter().for_each(|member| visit(*member)),
            Formula::Number(_) | Formula::Cell(..) => {}
            Formula::Negate(inner) | Formula::Over(_, inner) => inner.members(visit),
            Formula::Binary(_, left, right) => {
                left.members(visit);
                right.members(visit);
            }
        }
    }

    /// Calls `visit` for every member of the axis that the formula names in any way: those of [`Formula::members`], and those that
    /// single cells stand in.
    pub fn named(&self, names: Dimension, visit: &mut dyn FnMut(usize)) {
        self.members(visit);
        self.cells(&mut |row, column| visit(if names == Dimension::Row { row } else { column }));
    }

    /// Calls `visit` for every single cell that the formula names, over other periods too.
    pub fn cells(&self, visit: &mut dyn FnMut(usize, usize)) {
        match self {
            Formula::Cell(row, column) => visit(*row, *column),
            Formula::Member(_) | Formula::Sum(_) | Formula::Number(_) => {}
            Formula::Negate(inner) | Formula::Over(_, inner) => inner.cells(visit),
            Formula::Binary(_, left, right) => {
                left.cells(visit);
                right.cells(visit);
            }
        }
    }

    /// Calls `visit` for every cell that the formula of a cell names, in the order written; `names` is the axis of its members.
    pub fn positions(&self, here: Position, names: Dimension, visit: &mut dyn FnMut(Position)) {
        match self {
            Formula::Member(member) => visit(here.instead(names, *member)),
            Formula::Sum(members) => members.iter().for_each(|member| visit(here.instead(names, *member))),
            Formula::Cell(row, column) => visit(Position { row: *row, column: *column, ..here }),
            Formula::Number(_) => {}
            Formula::Negate(inner) => inner.positions(here, names, visit),
            Formula::Over(aside, inner) => inner.positions(here.over(*aside), names, visit),
            Formula::Binary(_, left, right) => {
                left.positions(here, names, visit);
                right.positions(here, names, visit);
            }
        }
    }

    /// Whether it names single cells, or cells over another period.
    #[must_use]
    pub fn leaves_its_line(&self) -> bool {
        match self {
            Formula::Member(_) | Formula::Sum(_) | Formula::Number(_) => false,
            Formula::Cell(..) | Formula::Over(..) => true,
            Formula::Negate(inner) => inner.leaves_its_line(),
            Formula::Binary(_, left, right) => left.leaves_its_line() || right.leaves_its_line(),
        }
    }
}
