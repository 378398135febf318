//! Where a comparison turns as one field of a record moves: found by doubling and halving, because it turns but a few times.

use std::cmp::Ordering;

use crate::model::{Choice, Expression, Path};
use crate::value::{ArithmeticOp, Value};

/// Two values that a clause compares.
pub(super) struct Comparison<'e> {
    left: &'e Expression,
    right: Bound<'e>,
}

enum Bound<'e> {
    Expression(&'e Expression),
    Value(&'e Value),
}

/// How the two values stand to each other; `None` where one of them is missing.
pub(super) type Stage = Option<Ordering>;

impl Comparison<'_> {
    /// How the two stand, given the value of every expression.
    pub fn stage(&self, value: &dyn Fn(&Expression) -> Option<Value>) -> Stage {
        let left = value(self.left)?;
        let right = match self.right {
            Bound::Expression(right) => value(right)?,
            Bound::Value(right) => right.clone(),
        };
        Some(left.cmp(&right))
    }

    /// Whether the path is read in it.
    pub fn reads(&self, path: &Path) -> bool {
        self.occurrences(path) > 0
    }

    /// Whether the two can only approach, meet and part again, once each, as the path's value rises or falls.
    fn turns_once(&self, path: &Path) -> bool {
        let right = match self.right {
            Bound::Expression(right) => moves_one_way(right, path),
            Bound::Value(_) => true,
        };
        self.occurrences(path) <= 1 && moves_one_way(self.left, path) && right
    }

    fn occurrences(&self, path: &Path) -> usize {
        let of_right = match self.right {
            Bound::Expression(right) => occurrences(right, path),
            Bound::Value(_) => 0,
        };
        occurrences(self.left, path) + of_right
    }
}

/// Every comparison of a condition that reads the path, or `None` if it reads the path in a way that can turn more often: then
/// no nearest value is known without trying all.
pub(super) fn comparisons<'e>(condition: &'e Expression, path: &Path) -> Option<Vec<Comparison<'e>>> {
    let mut found = Vec::new();
    collect(condition, path, &mut found)?;
    found.retain(|comparison| comparison.reads(path));
    found.iter().all(|comparison| comparison.turns_once(path)).then_some(found)
}

fn collect<'e>(condition: &'e Expression, path: &Path, found: &mut Vec<Comparison<'e>>) -> Option<()> {
    match condition {
        Expression::Not(inner) => collect(inner, path, found),
        Expression::And(parts) | Expression::Or(parts) => parts.iter().try_for_each(|part| collect(part, path, found)),
        Expression::Compare(_, left, right) => {
            found.push(Comparison { left, right: Bound::Expression(right) });
            Some(())
        }
        Expression::In(operand, choices) => {
            let bounds = choices.iter().flat_map(|choice| match choice {
                Choice::Value(value) => vec![value],
                Choice::Range(low, high) => low.iter().chain(high).map(|(value, _)| value).collect(),
                Choice::Codes(_) => Vec::new(),
            });
            found.extend(bounds.map(|bound| Comparison { left: operand, right: Bound::Value(bound) }));
            Some(())
        }
        // A path's own being there does not change as its value does.
        Expression::Is(operand, _) if matches!(**operand, Expression::Path(_)) => Some(()),
        other => (occurrences(other, path) == 0).then_some(()),
    }
}

fn occurrences(expression: &Expression, path: &Path) -> usize {
    let mut count = 0;
    expression.paths(&mut |other| count += usize::from(other == path));
    count
}

/// Whether the value of an expression never turns back as the path's value rises.
fn moves_one_way(expression: &Expression, path: &Path) -> bool {
    if occurrences(expression, path) == 0 {
        return true;
    }
    match expression {
        Expression::Path(_) => true,
        Expression::Negate(inner) => moves_one_way(inner, path),
        Expression::Arithmetic(ArithmeticOp::Divide, dividend, divisor) => {
            occurrences(divisor, path) == 0 && moves_one_way(dividend, path)
        }
        Expression::Arithmetic(_, left, right) => moves_one_way(left, path) && moves_one_way(right, path),
        Expression::Shift(day, amount, _) | Expression::WorkingDays(day, amount, _) => {
            occurrences(amount, path) == 0 && moves_one_way(day, path)
        }
        Expression::Call(function, arguments) => {
            function.moves_one_way() && arguments.iter().all(|argument| moves_one_way(argument, path))
        }
        _ => false,
    }
}

/// How far a value is moved at most, in its own units.
const FARTHEST: u64 = 1 << 62;

/// The first distance after `from` at which the stage is another. `at` gives the stage at a distance, `None` beyond the end of
/// what there is.
pub(super) fn next_turn(at: &dyn Fn(u64) -> Option<Stage>, from: u64) -> Option<u64> {
    let stage = at(from)?;
    let (mut same, mut step) = (from, 1);
    let mut other = loop {
        let far = same.checked_add(step).filter(|far| *far <= FARTHEST)?;
        if at(far) != Some(stage) {
            break far;
        }
        (same, step) = (far, step * 2);
    };
    while other - same > 1 {
        let middle = same + (other - same) / 2;
        if at(middle) == Some(stage) { same = middle } else { other = middle }
    }
    at(other).is_some().then_some(other)
}
