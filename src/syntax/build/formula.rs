//! Measures, formulas, and how results are shown.

use super::expression::{compare_op, date_unit};
use super::{Builder, Figures, Node};
use crate::diagnostic::codes as registry;
use crate::message::reading as say;
use crate::source::Spanned;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Body, CompareOp, Expr, Formula, Measure, MeasureKind, Name, Over, Presentation, Shift};
use crate::value::{Rounding, RoundingMode};

/// Digits after the decimal sign that a rounding may ask for.
const MOST_DECIMALS: u32 = 18;
/// Digits that an integer may be padded to.
const MOST_DIGITS: u32 = 18;
/// Days, months or years that a period may be moved by in one step.
const MOST_MOVED: u32 = 9_999;

impl Builder<'_> {
    pub(super) fn body(&mut self, node: &Node<'_>) -> Option<Body> {
        let shown = self.presentation_in(node);
        let over = node.first(Rule::over);
        let formula = match (node.first(Rule::formula), node.first(Rule::ranking)) {
            (Some(formula), _) => Some(self.formula(&formula)?),
            (None, Some(ranking)) => Some(self.ranking(&ranking)?),
            (None, None) => None,
        };
        if let Some(formula) = formula {
            return Some(Body::Formula(
                match over {
                    Some(over) => Formula::Over { inner: Box::new(formula), over: self.over(&over) },
                    None => formula,
                },
                shown,
            ));
        }
        if let Some(over) = over {
            let message = say::over_is_said_of_formula();
            let help = say::give_column_and_name_it();
            self.report(&registry::BAD_OVER, &over, message, say::names_no_column(), help);
        }
        if let Some(measure) = node.first(Rule::measure) {
            return Some(Body::Measure(self.measure(&measure)?, shown));
        }
        node.first(Rule::not_applicable).map(|child| Body::NotApplicable(self.span(&child)))
    }

    /// The other period.
    pub(super) fn over(&mut self, node: &Node<'_>) -> Over {
        Over { shifts: self.shifts(node), as_of: self.as_of(node), span: self.span(node) }
    }

    fn shifts(&mut self, node: &Node<'_>) -> Vec<Shift> {
        let shift = |builder: &mut Builder<'_>, node: &Node<'_>| {
            let whole = builder.whole(&node.first(Rule::whole)?, MOST_MOVED).value;
            let amount = if node.has(Rule::minus) { -i64::from(whole) } else { i64::from(whole) };
            Some(Shift { amount, unit: date_unit(&node.first(Rule::unit)?)?, span: builder.span(node) })
        };
        node.all(Rule::shift).filter_map(|node| shift(self, &node)).collect()
    }

    pub(super) fn measure(&mut self, node: &Node<'_>) -> Option<Measure> {
        let inner = node.children().next()?;
        let kind = match (inner.rule(), inner.children().next()?.rule()) {
            (Rule::count, _) => MeasureKind::Count,
            (Rule::count_distinct, _) => MeasureKind::CountDistinct,
            (_, Rule::kw_sum) => MeasureKind::Sum,
            (_, Rule::kw_average) => MeasureKind::Average,
            (_, Rule::kw_min) => MeasureKind::Min,
            (_, Rule::kw_max) => MeasureKind::Max,
            _ => return None,
        };
        let operand = match (inner.first(Rule::sum), inner.first(Rule::path)) {
            (Some(sum), _) => Some(self.sum(&sum)?),
            (None, Some(path)) => Some(Expr::Path(self.path(&path))),
            (None, None) => None,
        };
        Some(Measure { kind, operand, span: self.span(node) })
    }

    pub(super) fn formula(&mut self, node: &Node<'_>) -> Option<Formula> {
        self.formula_chain(node, |builder, part| match part.rule() {
            Rule::formula_range => builder.range(part),
            _ => builder.formula_chain(part, Builder::formula_unary),
        })
    }

    fn formula_chain(
        &mut self,
        node: &Node<'_>,
        make: impl Fn(&mut Self, &Node<'_>) -> Option<Formula>,
    ) -> Option<Formula> {
        self.chained(node, make, |op, left, right| Formula::Binary { op, left: Box::new(left), right: Box::new(right) })
    }

    fn range(&mut self, node: &Node<'_>) -> Option<Formula> {
        let mut ends = node.all(Rule::member_reference);
        let (from, to) = (self.full_id_in(&ends.next()?)?, self.full_id_in(&ends.next()?)?);
        Some(Formula::Range { from, to, span: self.span(node) })
    }

    fn formula_unary(&mut self, node: &Node<'_>) -> Option<Formula> {
        let inner = node.children().next_back()?;
        let value = match inner.rule() {
            Rule::member_reference => Formula::Member(self.full_id_in(&inner)?),
            Rule::series_reference => Formula::Along {
                of: self.full_id_in(&inner.first(Rule::member_reference)?)?,
                so_far: inner.has(Rule::kw_so_far),
                span: self.span(&inner),
            },
            Rule::kw_parent => Formula::Parent(self.span(&inner)),
            Rule::single_cell => {
                let (row, column) = self.row_and_column(&inner)?;
                Formula::Single { row, column, span: self.span(&inner) }
            }
            Rule::number => Formula::Number(self.number(&inner)),
            Rule::parameter => Formula::Param(self.name_in(&inner)?),
            Rule::table_cell => self.table_cell(&inner)?,
            Rule::shown_figure => self.shown_figure(&inner)?,
            _ => self.deeper(&inner, 1, |builder| builder.formula(&inner.first(Rule::formula)?))?,
        };
        Some(if node.has(Rule::minus) { Formula::Negate(Box::new(value), self.span(node)) } else { value })
    }

    fn table_cell(&mut self, node: &Node<'_>) -> Option<Formula> {
        if self.figures == Figures::OfOneTable {
            let message = say::cell_of_named_table();
            let help = say::name_member_in_brackets();
            self.report(&registry::CELL_OUTSIDE_TEXT, node, message, say::not_in_table(), help);
        }
        let (row, column) = self.row_and_column(node)?;
        Some(Formula::Cell { table: self.name_in(node)?, row, column, span: self.span(node) })
    }

    fn shown_figure(&mut self, node: &Node<'_>) -> Option<Formula> {
        if self.figures != Figures::AsShown {
            let message = say::figure_as_shown();
            let help = say::leave_shown_out();
            let label = if self.figures == Figures::OfTables { say::not_in_check() } else { say::not_in_table() };
            self.report(&registry::SHOWN_OUTSIDE_TEXT, node, message, label, help);
        }
        let of = match node.first(Rule::member_reference) {
            Some(member) => Formula::Member(self.full_id_in(&member)?),
            None => self.table_cell(&node.first(Rule::table_cell)?)?,
        };
        Some(Formula::Shown(Box::new(of), self.span(node)))
    }

    /// The two ids of `[row, column]`.
    pub(super) fn row_and_column(&self, node: &Node<'_>) -> Option<(Name, Name)> {
        let mut ids = node.all(Rule::full_id);
        Some((self.name(&ids.next()?), self.name(&ids.next()?)))
    }

    pub(super) fn formula_comparison(&mut self, node: &Node<'_>) -> Option<(Formula, CompareOp, Formula)> {
        let mut sides = node.all(Rule::formula);
        let left = self.formula(&sides.next()?)?;
        Some((left, compare_op(node)?, self.formula(&sides.next()?)?))
    }

    /// The presentation among the parts of `node`; the default where there is none.
    pub(super) fn presentation_in(&mut self, node: &Node<'_>) -> Presentation {
        let mut shown = Presentation::default();
        let Some(node) = node.first(Rule::presentation) else { return shown };
        for part in node.children() {
            match part.rule() {
                Rule::as_percent => shown.percent = true,
                Rule::strip_zeros => shown.strip_zeros = true,
                Rule::rounding => {
                    let rounding = self.rounding(&part);
                    self.once(&mut shown.rounding, rounding, &part, say::rounding());
                }
                Rule::total_rounding => {
                    let rounding = part.first(Rule::rounding).and_then(|inner| self.rounding(&inner));
                    self.once(&mut shown.total_rounding, rounding, &part, say::rounding_of_total());
                }
                Rule::at_least => {
                    let digits = part.first(Rule::whole).map(|whole| self.whole(&whole, MOST_DIGITS));
                    self.once(&mut shown.digits, digits, &part, "`digits`");
                }
                _ => {}
            }
        }
        shown
    }

    fn rounding(&mut self, node: &Node<'_>) -> Option<Spanned<Rounding>> {
        let mode = match (node.has(Rule::kw_round_down), node.has(Rule::kw_round_half_even)) {
            (true, _) => RoundingMode::Down,
            (false, true) => RoundingMode::HalfEven,
            (false, false) => RoundingMode::HalfUp,
        };
        let digits = self.whole(&node.first(Rule::whole)?, MOST_DECIMALS).value as u8;
        Some(Spanned { value: Rounding { mode, digits }, span: self.span(node) })
    }
}
