//! Expressions and clauses.

use super::{Builder, Node};
use crate::message::reading as say;
use crate::source::Spanned;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{ArithmeticOp, AsOf, Choice, Clause, CompareOp, Expr, Path};
use crate::value::DateUnit;

impl Builder<'_> {
    pub(super) fn clauses(&mut self, node: &Node<'_>) -> Option<Vec<Clause>> {
        node.all(Rule::clause).map(|child| self.clause(&child)).collect()
    }

    pub(super) fn clause(&mut self, node: &Node<'_>) -> Option<Clause> {
        let mut note = None;
        for child in node.all(Rule::note) {
            let text = self.words_in(&child);
            self.once(&mut note, text, &child, say::note_of_condition());
        }
        Some(Clause {
            except: node.has(Rule::kw_except),
            condition: self.expression(&node.first(Rule::expression)?)?,
            note,
            cites: self.cites(node)?,
            span: self.span(node),
        })
    }

    pub(super) fn expression(&mut self, node: &Node<'_>) -> Option<Expr> {
        let mut parts: Vec<Expr> = node
            .all(Rule::negation)
            .map(|child| self.deeper(&child, 1, |b| b.negation(&child)))
            .collect::<Option<_>>()?;
        Some(match (node.has(Rule::kw_and), node.has(Rule::kw_or)) {
            (false, false) => parts.pop()?,
            (true, false) => Expr::And(parts),
            (false, true) => Expr::Or(parts),
            (true, true) => Expr::Mixed(parts, self.span(node)),
        })
    }

    fn negation(&mut self, node: &Node<'_>) -> Option<Expr> {
        let inner = match node.first(Rule::meets) {
            Some(meets) => Expr::Meets { criteria: self.name_in(&meets)?, span: self.span(&meets) },
            None => self.comparison(&node.first(Rule::comparison)?)?,
        };
        Some(if node.has(Rule::kw_not) { Expr::Not(Box::new(inner), self.span(node)) } else { inner })
    }

    fn comparison(&mut self, node: &Node<'_>) -> Option<Expr> {
        let mut parts = node.children();
        let operand = self.sum(&parts.next()?)?;
        let Some(tail) = parts.next() else { return Some(operand) };
        let span = self.span(node);
        let operand = Box::new(operand);
        Some(match tail.rule() {
            Rule::compare_tail => {
                let op = compare_op(&tail)?;
                Expr::Compare { op, left: operand, right: Box::new(self.sum(&tail.first(Rule::sum)?)?) }
            }
            Rule::in_tail => {
                let listed = tail.first(Rule::choice_list);
                Expr::In { operand, choices: self.choices(listed.as_ref().unwrap_or(&tail))?, span }
            }
            Rule::within_tail => {
                let this = self.name(&tail.first(Rule::kw_this)?);
                let this = Path { span: this.span, segments: vec![this] };
                Expr::In { operand, choices: vec![Choice::One(Expr::Path(this))], span }
            }
            Rule::is_tail => Expr::Is { operand, missing: tail.has(Rule::kw_is_missing), span },
            _ => Expr::TextTest { operand, contains: tail.has(Rule::kw_contains), pattern: self.string_in(&tail)? },
        })
    }

    pub(super) fn choices(&mut self, node: &Node<'_>) -> Option<Vec<Choice>> {
        node.all(Rule::choice).map(|child| self.choice(&child)).collect()
    }

    fn choice(&mut self, node: &Node<'_>) -> Option<Choice> {
        let inner = node.children().next()?;
        let span = self.span(&inner);
        let mut ends: Vec<Expr> = inner.all(Rule::sum).map(|child| self.sum(&child)).collect::<Option<_>>()?;
        let last = ends.pop()?;
        Some(match (inner.rule(), ends.pop()) {
            (Rule::above, _) => Choice::Above(last, span),
            (Rule::below, _) => Choice::Below(last, span),
            (_, Some(first)) => Choice::Range(first, last),
            (_, None) => Choice::One(last),
        })
    }

    pub(super) fn sum(&mut self, node: &Node<'_>) -> Option<Expr> {
        self.chain(node, |builder, part| match part.rule() {
            Rule::duration => builder.duration(part),
            _ => builder.chain(part, Builder::unary),
        })
    }

    fn chain(&mut self, node: &Node<'_>, make: impl Fn(&mut Self, &Node<'_>) -> Option<Expr>) -> Option<Expr> {
        self.chained(node, make, |op, left, right| Expr::Binary { op, left: Box::new(left), right: Box::new(right) })
    }

    /// A chain of operands and signs of one strength, read from the left.
    pub(super) fn chained<T>(
        &mut self,
        node: &Node<'_>,
        make: impl Fn(&mut Self, &Node<'_>) -> Option<T>,
        join: impl Fn(ArithmeticOp, T, T) -> T,
    ) -> Option<T> {
        let parts: Vec<Node<'_>> = node.children().collect();
        self.deeper(node, parts.len() / 2, |builder| {
            let mut parts = parts.iter();
            let mut left = make(builder, parts.next()?)?;
            while let (Some(sign), Some(operand)) = (parts.next(), parts.next()) {
                let op = arithmetic_op(sign)?;
                left = join(op, left, make(builder, operand)?);
            }
            Some(left)
        })
    }

    fn unary(&mut self, node: &Node<'_>) -> Option<Expr> {
        let inner = self.primary(&node.children().next_back()?)?;
        Some(if node.has(Rule::minus) { Expr::Negate(Box::new(inner), self.span(node)) } else { inner })
    }

    /// A literal, a path, a call or a parenthesis.
    pub(super) fn primary(&mut self, node: &Node<'_>) -> Option<Expr> {
        Some(match node.rule() {
            Rule::date => Expr::Date(self.date(node)?),
            Rule::number => Expr::Number(self.number(node)),
            Rule::string => Expr::Text(self.string(node)),
            Rule::yes_no => Expr::YesNo(Spanned { value: node.has(Rule::kw_yes), span: self.span(node) }),
            Rule::path => Expr::Path(self.path(node)),
            Rule::as_of_path => self.deeper(node, 1, |builder| builder.version(node))?,
            Rule::call => Expr::Call {
                name: self.function_in(node)?,
                arguments: node.all(Rule::expression).map(|child| self.expression(&child)).collect::<Option<_>>()?,
                span: self.span(node),
            },
            _ => self.expression(&node.first(Rule::expression)?)?,
        })
    }

    /// A version out of a history.
    fn version(&mut self, node: &Node<'_>) -> Option<Expr> {
        let history = node.first(Rule::history)?;
        let key = history.first(Rule::path).or_else(|| history.first(Rule::as_of_path))?;
        Some(Expr::AsOf(Box::new(AsOf {
            record: self.name_in(&history)?,
            key: self.primary(&key)?,
            day: self.sum(&history.first(Rule::sum)?)?,
            segments: self.names(node, Rule::name),
            span: self.span(node),
        })))
    }

    fn duration(&mut self, node: &Node<'_>) -> Option<Expr> {
        if let Some(working) = node.first(Rule::working_days) {
            let amount = Box::new(self.primary(&node.children().next()?)?);
            return Some(Expr::WorkingDays { amount, calendar: self.name_in(&working)?, span: self.span(node) });
        }
        let unit = date_unit(&node.first(Rule::unit)?)?;
        let amount = Box::new(self.primary(&node.children().next()?)?);
        Some(Expr::Duration { amount, unit, span: self.span(node) })
    }

    pub(super) fn path(&self, node: &Node<'_>) -> Path {
        Path { segments: self.path_names(node), span: self.span(node) }
    }
}

/// A unit of time.
pub(super) fn date_unit(node: &Node<'_>) -> Option<DateUnit> {
    Some(match node.children().next()?.rule() {
        Rule::kw_years => DateUnit::Years,
        Rule::kw_months => DateUnit::Months,
        _ => DateUnit::Days,
    })
}

/// The sign of a comparison among the parts of `node`.
pub(super) fn compare_op(node: &Node<'_>) -> Option<CompareOp> {
    node.children().find_map(|child| {
        Some(match child.rule() {
            Rule::equal => CompareOp::Equal,
            Rule::not_equal => CompareOp::NotEqual,
            Rule::less => CompareOp::Less,
            Rule::less_or_equal => CompareOp::LessOrEqual,
            Rule::greater => CompareOp::Greater,
            Rule::greater_or_equal => CompareOp::GreaterOrEqual,
            _ => return None,
        })
    })
}

fn arithmetic_op(node: &Node<'_>) -> Option<ArithmeticOp> {
    Some(match node.rule() {
        Rule::plus => ArithmeticOp::Add,
        Rule::minus => ArithmeticOp::Subtract,
        Rule::times => ArithmeticOp::Multiply,
        Rule::divide => ArithmeticOp::Divide,
        _ => return None,
    })
}
