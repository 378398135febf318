//! What is asked of checks that compare counts of the records of one type.

use std::collections::BTreeSet;

use crate::message::{Argument, proofs as say};
use crate::model::{Axis, Body, Formula};
use crate::plain::Standings;
use crate::plan::{AxisPlan, Condition};
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{CompareOp, Number, Truth};

use super::asker::Asker;
use super::blanks::AsCounted;
use super::domain::{Counts, named, sides};
use super::extent::{Extent, Known};
use super::search::Point;
use super::truth::is_yes;
use super::weights::{Weights, add_weights};
use super::{Question, Verdict};

/// A check whose terms all count records of one type; `None` for any other. `askers` are those of the table's populations.
pub(super) fn check_holds(
    askers: &[Asker<'_>],
    over: Dimension,
    [left, right]: [&Formula; 2],
    op: CompareOp,
    written: [&str; 2],
    known: &mut Known<'_>,
) -> Option<Verdict> {
    let table = askers.first()?.table;
    let axis = table.axis(over);
    // That the total of one is the sum of its rows is verified on every run, as it is of the total of a table.
    if matches!(left, Formula::Member(total) if axis.members[*total].is_total && axis.members[*total].codes.is_some()) {
        return None;
    }
    // Only these three hold for many records if they hold for each one, and for none.
    if !matches!(op, CompareOp::Equal | CompareOp::LessOrEqual | CompareOp::GreaterOrEqual) {
        return None;
    }
    let mut weights: Weights = Weights::new();
    add_weights(axis, left, Number::from(1), &mut weights)?;
    add_weights(axis, right, Number::from(-1), &mut weights)?;
    let counted = |member: usize| match &axis.members[member].body {
        Body::Measure(measure) if measure.kind == MeasureKind::Count => Some(measure.record),
        _ => None,
    };
    let record = counted(*weights.first()?.0)?;
    if !weights.keys().all(|member| counted(*member) == Some(record)) {
        return None;
    }
    let asker = askers.iter().find(|asker| asker.population.record == record)?;
    let check = Check { asker, axis, plan: asker.axes(over).1, over, sides: [left, right], op, weights };
    let mut members = BTreeSet::new();
    [left, right].into_iter().for_each(|side| named(axis, side, &mut members));
    let counts = Counts { table, over, op, record, members };
    let verdict = check.verdict(written, known);
    Some(if asker.extent == Extent::All { verdict.but_for(counts.stands_apart()) } else { verdict })
}

/// A comparison of counts.
struct Check<'a> {
    asker: &'a Asker<'a>,
    axis: &'a Axis,
    plan: &'a AxisPlan,
    over: Dimension,
    sides: [&'a Formula; 2],
    op: CompareOp,
    weights: Weights,
}

impl Check<'_> {
    fn verdict(&self, [check, said]: [&str; 2], known: &mut Known<'_>) -> Verdict {
        let mut reads: Vec<&Condition> = self.weights.keys().flat_map(|member| self.plan.conditions(*member)).collect();
        reads.push(&self.asker.population.universe);
        let how = || say::check_cannot_hold(Argument::spoken(check, said));
        let question = Question::Holds { check: check.to_owned(), said: said.to_owned() };
        let breaks = |point: &Point| self.breaks(point, true);
        let is_in = |standings: &Standings<'_>, member: usize, row| standings.truth(self.over, member, row).is_yes();
        let shows = |standings: &Standings<'_>, row: u32| {
            let counted = self.weights.iter().filter(|(member, _)| is_in(standings, **member, row));
            let gap = counted.map(|(_, weight)| weight).try_fold(Number::ZERO, |sum, weight| sum.checked_add(weight));
            standings.universe(row).is_yes() && gap.is_some_and(|gap| !self.op.holds(gap.cmp(&Number::ZERO)))
        };
        // The plain evaluator knows checks by their words, which two can share: the record itself has to show it too.
        let shown = |values: &_| self.asker.of_made_up(values, &shows, &|_, _| ()).is_some();
        // A point with an undetermined term breaks nothing: it stands in the ledger.
        let verdict = known.or(|| self.asker.ask(&question, &reads, &|point| self.breaks(point, false), &shown, &how));
        let [left, right] = self.sides;
        let told = |standings: &Standings<'_>, row: u32| {
            sides(self.axis, left, right, &|member| is_in(standings, member, row))
        };
        self.asker.with_blanks(verdict, &AsCounted { reads: &reads, breaks: &breaks, shows: &shows, told: &told })
    }

    /// Whether one record at a point breaks it: `as_counted`, where what is undetermined is not, or else only where nothing is.
    fn breaks(&self, point: &Point, as_counted: bool) -> Option<bool> {
        let (universe, op) = (&self.asker.population.universe, self.op);
        if is_yes(universe.at(point)) == Some(false) {
            return Some(false);
        }
        let mut open = universe.at(point).is_none();
        let (mut least, mut greatest) = (Number::ZERO, Number::ZERO);
        // A member that is not asked is no.
        for member in self.plan.asked(point) {
            let Some(weight) = self.weights.get(&member) else { continue };
            match self.plan.truth(member, point) {
                Some(Truth::Undetermined) if as_counted => {}
                Some(Truth::Undetermined) => return Some(false),
                Some(Truth::No) => {}
                Some(Truth::Yes) => {
                    least = least.checked_add(weight.clone())?;
                    greatest = greatest.checked_add(weight.clone())?;
                }
                None => {
                    open = true;
                    let (low, high) = if *weight < Number::ZERO {
                        (weight.clone(), Number::ZERO)
                    } else {
                        (Number::ZERO, weight.clone())
                    };
                    least = least.checked_add(low)?;
                    greatest = greatest.checked_add(high)?;
                }
            }
        }
        if open {
            return cannot_break(op, least, greatest).then_some(false);
        }
        Some(!op.holds(least.cmp(&Number::ZERO)))
    }
}

/// Whether every sum between the bounds satisfies the comparison with zero.
fn cannot_break(op: CompareOp, least: Number, greatest: Number) -> bool {
    let zero = Number::ZERO;
    match op {
        CompareOp::Equal => least == zero && greatest == zero,
        CompareOp::LessOrEqual => greatest <= zero,
        CompareOp::GreaterOrEqual => least >= zero,
        CompareOp::NotEqual | CompareOp::Less | CompareOp::Greater => false,
    }
}
