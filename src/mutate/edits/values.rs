//! The edits inside conditions, formulas and what is said of how a figure is shown.

use super::{EditKind, Editor, day_text, number_text};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{AsOf, Choice, Chosen, Direction, Expr, Formula, Over, Presentation, RowOrder, Shift, Which};
use crate::value::{CompareOp, RoundingMode};

impl Editor<'_> {
    /// One more, and one less where that is not less than `least`.
    pub(super) fn counted(&mut self, number: &Spanned<u32>, least: u32) {
        let less = number.value.checked_sub(1).filter(|less| *less >= least);
        for moved in number.value.checked_add(1).into_iter().chain(less) {
            self.add(EditKind::NumberMoved, number.span, moved.to_string());
        }
    }

    /// The level that a line of a list, or a report for each, asks for.
    pub(super) fn chosen(&mut self, chosen: Option<&Chosen>) {
        match chosen.map(|chosen| &chosen.which) {
            Some(Which::AtLevel(level) | Which::WithinThis(Some(level))) => self.counted(level, 1),
            None | Some(Which::Of(_) | Which::WithinThis(None) | Which::Each(_) | Which::These(_)) => {}
        }
    }

    pub(super) fn formula(&mut self, formula: &Formula) {
        match formula {
            Formula::Number(number) => {
                for text in [1, -1].into_iter().filter_map(|by| number_text(number.value.clone(), by)) {
                    self.add(EditKind::NumberMoved, number.span, text);
                }
            }
            Formula::Negate(inner, _) => self.formula(inner),
            Formula::Binary { left, right, .. } => {
                self.formula(left);
                self.formula(right);
            }
            Formula::Over { inner, over } => {
                self.formula(inner);
                self.over(over);
            }
            Formula::Rank { direction, span, .. } => self.direction(*direction, *span),
            Formula::Shown(_, span) => {
                let exact = self.slice(span.start, span.end).trim_start_matches("shown").trim_start().to_owned();
                self.add(EditKind::RoundedOtherwise, *span, exact);
            }
            Formula::Member(_)
            | Formula::Along { .. }
            | Formula::Parent(_)
            | Formula::Range { .. }
            | Formula::Single { .. }
            | Formula::Cell { .. }
            | Formula::Param(_) => {}
        }
    }

    /// One row more and one less, but at least one; and the other way.
    pub(super) fn listed(&mut self, first: Option<&Spanned<u32>>, by: Option<&RowOrder>) {
        first.iter().for_each(|first| self.counted(first, 1));
        by.iter().for_each(|by| self.direction(by.direction.value, by.direction.span));
    }

    /// The other way, for a word that ends a place.
    fn direction(&mut self, direction: Direction, place: Span) {
        let word = Span { start: place.end - direction.word().len() as u32, ..place };
        self.add(EditKind::OrderSwapped, word, direction.opposite().word());
    }

    pub(super) fn over(&mut self, over: &Over) {
        over.shifts.iter().for_each(|shift| self.shift(shift));
        self.day_of_versions(over.as_of.as_ref());
    }

    /// A period that is moved by one more, by one less, and the other way.
    fn shift(&mut self, shift: &Shift) {
        let text = self.slice(shift.span.start, shift.span.end).to_owned();
        let Some(digits) = text.find(|sign: char| sign.is_ascii_digit()) else { return };
        let number = shift.amount.unsigned_abs();
        for moved in [Some(number + 1), number.checked_sub(1).filter(|less| *less > 0)].into_iter().flatten() {
            let rest = text[digits..].trim_start_matches(|sign: char| sign.is_ascii_digit());
            self.add(EditKind::NumberMoved, shift.span, format!("{}{moved}{rest}", &text[..digits]));
        }
        let (sign, other) = if shift.amount < 0 { ("-", "+") } else { ("+", "-") };
        self.add(EditKind::Negated, shift.span, text.replacen(sign, other, 1));
    }

    /// The edits inside a figure of a text: what is taken exactly is taken as it is shown, and the other way round.
    pub(super) fn figure(&mut self, formula: &Formula) {
        match formula {
            Formula::Member(_) | Formula::Cell { .. } => {
                let place = self.with_brackets(formula);
                let shown = format!("shown {}", self.slice(place.start, place.end));
                self.add(EditKind::RoundedOtherwise, place, shown);
            }
            Formula::Negate(inner, _) => self.figure(inner),
            Formula::Binary { left, right, .. } => {
                self.figure(left);
                self.figure(right);
            }
            other => self.formula(other),
        }
    }

    /// The place of a cell, or of a column in its brackets: the tree has that of its id.
    fn with_brackets(&self, figure: &Formula) -> Span {
        let span = figure.span();
        if !matches!(figure, Formula::Member(_)) {
            return span;
        }
        let (before, after) = (self.slice(0, span.start), self.text.get(span.end as usize..).unwrap_or(""));
        let start = before.rfind('[').map_or(span.start, |at| at as u32);
        let end = after.find(']').map_or(span.end, |at| span.end + at as u32 + 1);
        Span { start, end, ..span }
    }

    pub(super) fn presentation(&mut self, shown: &Presentation) {
        for rounding in shown.rounding.iter().chain(&shown.total_rounding) {
            self.digits(EditKind::RoundedOtherwise, rounding.span);
            let text = self.slice(rounding.span.start, rounding.span.end);
            let other = match rounding.value.mode {
                RoundingMode::Down => text.replacen("down", "half up", 1),
                RoundingMode::HalfUp | RoundingMode::HalfEven => {
                    text.replacen("half up", "down", 1).replacen("half even", "down", 1)
                }
            };
            if other != text {
                self.add(EditKind::RoundedOtherwise, rounding.span, other);
            }
        }
        shown.digits.iter().for_each(|digits| self.digits(EditKind::RoundedOtherwise, digits.span));
    }

    pub(super) fn choices(&mut self, choices: &[Choice]) {
        self.dropped(&choices.iter().map(Choice::span).collect::<Vec<_>>());
        for choice in choices {
            match choice {
                Choice::One(value) => self.condition(value),
                Choice::Range(low, high) => {
                    self.moved(low);
                    self.moved(high);
                }
                Choice::Above(end, _) | Choice::Below(end, _) => self.condition(end),
            }
        }
    }

    /// The edits inside a condition or a derived value.
    pub(super) fn condition(&mut self, expression: &Expr) {
        match expression {
            Expr::Compare { op, left, right } => self.comparison(*op, left, right),
            Expr::In { operand, choices, .. } => {
                self.condition(operand);
                self.choices(choices);
            }
            Expr::Is { operand, missing, span } => {
                self.condition(operand);
                let (word, opposite) = if *missing { ("missing", "known") } else { ("known", "missing") };
                let start = span.end - word.len() as u32;
                self.add(EditKind::Negated, Span { start, ..*span }, opposite);
            }
            Expr::Duration { amount, .. } | Expr::WorkingDays { amount, .. } => self.condition(amount),
            Expr::And(parts) | Expr::Or(parts) | Expr::Mixed(parts, _) => {
                parts.iter().for_each(|part| self.condition(part));
            }
            Expr::Call { arguments, .. } => arguments.iter().for_each(|argument| self.condition(argument)),
            Expr::Not(inner, _) | Expr::Negate(inner, _) => self.condition(inner),
            Expr::Binary { left, right, .. } => {
                self.condition(left);
                self.condition(right);
            }
            Expr::AsOf(reading) => self.version(reading),
            Expr::Number(_) | Expr::Date(_) => self.moved(expression),
            Expr::Text(_) | Expr::YesNo(_) | Expr::Path(_) | Expr::Meets { .. } => {}
            Expr::TextTest { operand, .. } => self.condition(operand),
        }
    }

    /// The day before, at which a version that begins on the day is not yet.
    fn version(&mut self, reading: &AsOf) {
        self.condition(&reading.key);
        self.moved(&reading.day);
        let span = reading.day.span();
        if !matches!(reading.day, Expr::Date(_)) {
            let earlier = format!("{} - 1 day", self.slice(span.start, span.end));
            self.add(EditKind::BoundaryMoved, span, earlier);
        }
    }

    fn comparison(&mut self, op: CompareOp, left: &Expr, right: &Expr) {
        self.condition(left);
        self.condition(right);
        let is_literal = |side: &Expr| matches!(side, Expr::Number(_) | Expr::Date(_));
        // Where an end is a whole number or a day, moving it by one says the same.
        let is_moved = is_literal(left) || is_literal(right);
        if !is_moved || matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
            self.sign(op, left.span(), right.span());
        }
    }

    /// The sign between two places: its opposite, or the same with its end let in or left out.
    pub(super) fn sign(&mut self, op: CompareOp, left: Span, right: Span) {
        let (kind, opposite) = match op {
            CompareOp::Equal => (EditKind::Negated, "!="),
            CompareOp::NotEqual => (EditKind::Negated, "="),
            CompareOp::Less => (EditKind::BoundaryMoved, "<="),
            CompareOp::LessOrEqual => (EditKind::BoundaryMoved, "<"),
            CompareOp::Greater => (EditKind::BoundaryMoved, ">="),
            CompareOp::GreaterOrEqual => (EditKind::BoundaryMoved, ">"),
        };
        let between = self.slice(left.end, right.start);
        let Some(at) = between.find(['<', '>', '=', '!']) else { return };
        let start = left.end + at as u32;
        let length = between[at..].chars().take_while(|sign| "<>=!".contains(*sign)).count() as u32;
        self.add(kind, Span { start, end: start + length, ..left }, opposite);
    }

    /// A literal number or date, one step up and one down; what is none is looked into.
    pub(super) fn moved(&mut self, literal: &Expr) {
        let written: Vec<Option<String>> = match literal {
            Expr::Number(number) => [1, -1].map(|by| number_text(number.value.clone(), by)).to_vec(),
            Expr::Date(day) => [1, -1].map(|by| day_text(day.value, by)).to_vec(),
            other => return self.condition(other),
        };
        for text in written.into_iter().flatten() {
            self.add(EditKind::BoundaryMoved, literal.span(), text);
        }
    }
}
