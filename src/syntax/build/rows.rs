//! Which rows of a table are printed, and in which order; ranks.

use super::{Builder, Node};
use crate::source::Spanned;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{CompareOp, Direction, Formula, RowOrder, ShowRows, ShownRows};

/// More rows than this no table has.
const MOST_ROWS: u32 = 1_000_000;

impl Builder<'_> {
    pub(super) fn show_rows(&mut self, node: &Node<'_>) -> Option<ShowRows> {
        let part = node.children().nth(1)?;
        let what = match part.rule() {
            Rule::rows_where => ShownRows::Where(self.rows_where(&part)?),
            Rule::rows_by => ShownRows::By(self.rows_by(&part)?),
            Rule::rows_first => {
                let rest = part.first(Rule::rows_rest).and_then(|rest| self.words_in(&rest));
                ShownRows::First(self.so_many(&part)?, rest)
            }
            Rule::rows_rest => ShownRows::Rest(self.words_in(&part)?),
            _ => ShownRows::WithRecords,
        };
        Some(ShowRows { what, span: self.span(node) })
    }

    /// The conditions after `where`, all of which must hold of a row.
    pub(super) fn rows_where(&mut self, node: &Node<'_>) -> Option<Vec<(Formula, CompareOp, Formula)>> {
        node.all(Rule::formula_comparison).map(|one| self.formula_comparison(&one)).collect()
    }

    /// The number after `first`.
    pub(super) fn so_many(&mut self, node: &Node<'_>) -> Option<Spanned<u32>> {
        node.first(Rule::whole).map(|whole| self.whole(&whole, MOST_ROWS))
    }

    pub(super) fn rows_by(&mut self, node: &Node<'_>) -> Option<RowOrder> {
        let column = self.full_id_in(&node.first(Rule::member_reference)?)?;
        Some(RowOrder { column, direction: self.direction(node)?, span: self.span(node) })
    }

    fn direction(&self, node: &Node<'_>) -> Option<Spanned<Direction>> {
        let word = node.first(Rule::direction)?;
        let is_descending = word.has(Rule::kw_descending);
        let value = if is_descending { Direction::Descending } else { Direction::Ascending };
        Some(Spanned { value, span: self.span(&word) })
    }

    pub(super) fn ranking(&mut self, node: &Node<'_>) -> Option<Formula> {
        let of = self.full_id_in(&node.first(Rule::member_reference)?)?;
        Some(Formula::Rank { of, direction: self.direction(node)?.value, span: self.span(node) })
    }
}
