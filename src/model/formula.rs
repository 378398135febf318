//! Arithmetic over cells, and which cells it names.

use crate::syntax::tree::Dimension;
use crate::value::{ArithmeticOp, Direction, Number};

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
    /// What is measured for the cell apart: the same cell of this one of the table's asides; and whether sums of such cells mean something.
    Own(usize, bool),
    /// The place of a row among the others by what they have in this column: 1 for the first, and as many more as go before. It is the whole
    /// body of a column, or that over another period, and it is worked out over all rows of the lowest level ([`super::Axis::lowest`]).
    Rank(usize, Direction),
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
            Formula::Number(_) | Formula::Cell(..) | Formula::Own(..) | Formula::Rank(..) => false,
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

    /// Whether it is a member as it stands, or as it stands over another period.
    #[must_use]
    pub fn is_one_cell(&self) -> bool {
        match self {
            Formula::Member(_) | Formula::Own(..) => true,
            Formula::Over(_, inner) => inner.is_one_cell(),
            _ => false,
        }
    }

    /// The rank that it is, if it is one: the aside that it is over, the column that is ranked, and which way.
    #[must_use]
    pub fn rank(&self) -> Option<(Option<Option<usize>>, usize, Direction)> {
        match self {
            Formula::Rank(of, direction) => Some((None, *of, *direction)),
            Formula::Over(aside, inner) => match **inner {
                Formula::Rank(of, direction) => Some((Some(*aside), of, direction)),
                _ => None,
            },
            _ => None,
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
            Formula::Member(member) | Formula::Rank(member, _) => visit(*member),
            Formula::Sum(members) => members.iter().for_each(|member| visit(*member)),
            Formula::Number(_) | Formula::Cell(..) | Formula::Own(..) => {}
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
            Formula::Member(_) | Formula::Sum(_) | Formula::Own(..) | Formula::Rank(..) | Formula::Number(_) => {}
            Formula::Negate(inner) | Formula::Over(_, inner) => inner.cells(visit),
            Formula::Binary(_, left, right) => {
                left.cells(visit);
                right.cells(visit);
            }
        }
    }

    /// Calls `visit` for every cell that the formula of a cell names, in the order written; `names` is the axis of its members. Of a rank
    /// that is what the row itself has: the others say where it stands, and are not gone through for each.
    pub fn positions(&self, here: Position, names: Dimension, visit: &mut dyn FnMut(Position)) {
        match self {
            Formula::Member(member) | Formula::Rank(member, _) => visit(here.instead(names, *member)),
            Formula::Sum(members) => members.iter().for_each(|member| visit(here.instead(names, *member))),
            Formula::Cell(row, column) => visit(Position { row: *row, column: *column, ..here }),
            Formula::Own(aside, _) => visit(here.over(Some(*aside))),
            Formula::Number(_) => {}
            Formula::Negate(inner) => inner.positions(here, names, visit),
            Formula::Over(aside, inner) => inner.positions(here.over(*aside), names, visit),
            Formula::Binary(_, left, right) => {
                left.positions(here, names, visit);
                right.positions(here, names, visit);
            }
        }
    }

    /// Whether it names single cells, or cells of asides.
    #[must_use]
    pub fn leaves_its_line(&self) -> bool {
        match self {
            Formula::Member(_) | Formula::Sum(_) | Formula::Rank(..) | Formula::Number(_) => false,
            Formula::Cell(..) | Formula::Over(..) | Formula::Own(..) => true,
            Formula::Negate(inner) => inner.leaves_its_line(),
            Formula::Binary(_, left, right) => left.leaves_its_line() || right.leaves_its_line(),
        }
    }
}
