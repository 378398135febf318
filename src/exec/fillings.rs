//! What a record with blanks can count for once they are filled in.
//!
//! A point has a region of *missing* in each dimension that lacks something. Filled in, it has one of known values there: of those
//! that no condition asked can tell apart, one is tried. Dimensions are filled in by themselves, so that two that read the same field
//! may be given values that do not go together: more is taken for possible than is, never less. What nothing lacks and still
//! has no value, such as a quotient by zero, stays as it is; and where it can come to that, that is tried, too. So is every value of
//! an expression that asks in itself whether something is missing.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Answers, Condition, Cut, Dimension, Population, Standing, TablePlan};
use crate::value::{Number, Possible, Truth, Value};

use super::open::OpenPoint;

/// A measured cell in a weighted sum.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// Which sum its values go into: 0 for a count, and one more than the operand's position for a sum.
    pub slot: usize,
    pub weight: Number,
}

/// The weights of the cells of one population, by cell.
pub(super) type Terms = BTreeMap<usize, Term>;

/// What a record at a point counts for in each slot.
pub(super) struct Counts {
    /// As it is counted now.
    pub now: Vec<Number>,
    /// Filled in.
    pub filled: Vec<Possible>,
}

/// So many ways to fill in one point are tried at most; where there are more, nothing is said of it.
const MOST_OF_A_POINT: u64 = 1 << 16;
/// The same for all points and checks of a table.
const MOST_OF_A_TABLE: u64 = 1 << 22;

/// Tries what blanks can be.
pub(super) struct Fillings<'a> {
    plan: &'a TablePlan,
    width: usize,
    left: Cell<u64>,
}

impl<'a> Fillings<'a> {
    pub fn new(plan: &'a TablePlan, width: usize) -> Fillings<'a> {
        Fillings { plan, width, left: Cell::new(MOST_OF_A_TABLE) }
    }

    /// What a record of a point counts for; `None` where a number does not fit.
    pub fn counts(&self, point: &OpenPoint<'_>, terms: &Terms, slots: usize) -> Option<Counts> {
        let population = &self.plan.populations[point.population];
        let mut standing = <[Standing; 2]>::default();
        let as_it_is = |dimension: usize| point.regions.get(dimension).copied();
        let now = self.sums(population, terms, slots, &as_it_is, &mut standing)?;
        if !self.is_unsure(point, terms, &standing) {
            let filled = now.iter().cloned().map(Possible::one).collect();
            return Some(Counts { now, filled });
        }
        let choices = self.choices(population, point, terms);
        let ways = choices.iter().try_fold(1u64, |ways, (_, regions)| ways.checked_mul(regions.len() as u64));
        match ways.filter(|ways| *ways <= MOST_OF_A_POINT && *ways <= self.left.get()) {
            Some(ways) => {
                self.left.set(self.left.get() - ways);
                let filled = self.tried(population, point, terms, slots, &choices)?;
                Some(Counts { now, filled })
            }
            None => Some(Counts { now, filled: vec![Possible::anything(); slots] }),
        }
    }

    /// The weights of the cells that take a record, added up by slot.
    fn sums(
        &self,
        population: &Population,
        terms: &Terms,
        slots: usize,
        region: &impl Fn(usize) -> Option<u32>,
        standing: &mut [Standing; 2],
    ) -> Option<Vec<Number>> {
        let [rows, columns] = standing;
        population.rows.stand(region, rows);
        population.columns.stand(region, columns);
        let mut sums = vec![Number::ZERO; slots];
        if !population.universe.at(region).is_some_and(Truth::is_yes) {
            return Some(sums);
        }
        for row in rows.yes() {
            for column in columns.yes() {
                if let Some(term) = terms.get(&(row * self.width + column)) {
                    sums[term.slot] = sums[term.slot].checked_add(&term.weight)?;
                }
            }
        }
        Some(sums)
    }

    /// Whether some cell may take a point or not.
    fn is_unsure(&self, point: &OpenPoint<'_>, terms: &Terms, [rows, columns]: &[Standing; 2]) -> bool {
        let is_unsure = |row: usize, column: usize| {
            let truth = point.universe.and(rows.truth(row)).and(columns.truth(column));
            truth == Truth::Undetermined && terms.contains_key(&(row * self.width + column))
        };
        rows.found().iter().any(|row| columns.found().iter().any(|column| is_unsure(*row, *column)))
    }

    /// For each dimension that lacks something the regions to be tried.
    fn choices(&self, population: &Population, point: &OpenPoint<'_>, terms: &Terms) -> Vec<(usize, Vec<u32>)> {
        let rows: BTreeSet<usize> = terms.keys().map(|cell| cell / self.width).collect();
        let columns: BTreeSet<usize> = terms.keys().map(|cell| cell % self.width).collect();
        let of_rows = rows.iter().flat_map(|row| population.rows.conditions(*row));
        let of_columns = columns.iter().flat_map(|column| population.columns.conditions(*column));
        let mut asked: BTreeMap<usize, Vec<&Answers>> = BTreeMap::new();
        for condition in std::iter::once(&population.universe).chain(of_rows).chain(of_columns) {
            ask(condition, &mut asked);
        }
        let lacks = |dimension: usize| {
            let (asked, region) = (&population.dimensions[dimension], *point.regions.get(dimension)?);
            let lacks = asked.mask(region).is_some_and(|mask| mask != 0) && region >= asked.known;
            let ends = asked.extents.and_then(|extents| extents.ends(region));
            (lacks || asked.operand.asks_what_is_missing()).then_some((asked, ends))
        };
        let choices = |(dimension, answers): (usize, Vec<&Answers>)| {
            let (asked, ends) = lacks(dimension)?;
            Some((dimension, regions_told_apart(asked, ends, &answers)))
        };
        asked.into_iter().filter_map(choices).collect()
    }

    /// What a record counts for in each slot over all ways to fill it in.
    fn tried(
        &self,
        population: &Population,
        point: &OpenPoint<'_>,
        terms: &Terms,
        slots: usize,
        choices: &[(usize, Vec<u32>)],
    ) -> Option<Vec<Possible>> {
        let mut regions = point.regions.to_vec();
        let mut places = vec![0usize; choices.len()];
        let mut found: Vec<BTreeSet<Number>> = vec![BTreeSet::new(); slots];
        let mut standing = <[Standing; 2]>::default();
        loop {
            for ((dimension, tried), place) in choices.iter().zip(&places) {
                regions[*dimension] = tried[*place];
            }
            let region = |dimension: usize| regions.get(dimension).copied();
            let sums = self.sums(population, terms, slots, &region, &mut standing)?;
            found.iter_mut().zip(sums).for_each(|(found, sum)| {
                found.insert(sum);
            });
            let Some(next) = places.iter().zip(choices).rposition(|(place, (_, tried))| place + 1 < tried.len()) else {
                return Some(found.iter().map(|values| Possible::among(values.iter())).collect());
            };
            places[next] += 1;
            places[next + 1..].fill(0);
        }
    }
}

/// Gathers the answers that a condition looks up, by dimension.
fn ask<'c>(condition: &'c Condition, asked: &mut BTreeMap<usize, Vec<&'c Answers>>) {
    match condition {
        Condition::Constant(_) => {}
        Condition::Atom { dimension, known, .. } => asked.entry(*dimension).or_default().push(known),
        Condition::Not(inner) | Condition::Undetermined(inner) => ask(inner, asked),
        Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| ask(part, asked)),
    }
}

/// Of the regions that all answers treat alike one each, between two if the value is known to lie there.
fn regions_told_apart(dimension: &Dimension, ends: Option<[u32; 2]>, answers: &[&Answers]) -> Vec<u32> {
    let [first, last] = ends.unwrap_or([0, dimension.known.saturating_sub(1)]);
    let named = answers.iter().flat_map(|answers| answers.runs()).flat_map(|(start, end)| [*start, *end]);
    let starts: BTreeSet<u32> =
        std::iter::once(first).chain(named).filter(|start| (first..=last).contains(start)).collect();
    let starts: Vec<u32> = starts.into_iter().collect();
    let mut kinds: BTreeSet<Vec<bool>> = BTreeSet::new();
    let mut regions = Vec::new();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(last + 1);
        let Some(region) = (*start..end).find(|region| has_values(dimension, *region)) else { continue };
        if kinds.insert(answers.iter().map(|answers| answers.get(region).is_some_and(Truth::is_yes)).collect()) {
            regions.push(region);
        }
    }
    if dimension.operand.can_fail() {
        regions.push(dimension.missing(0));
    }
    regions
}

/// Whether there is a value in a region.
fn has_values(dimension: &Dimension, region: u32) -> bool {
    let Cut::Points(points) = &dimension.cut else { return true };
    let point = |place: u32| points.get(place as usize);
    if region % 2 == 1 {
        return point(region / 2).is_none_or(|value| dimension.domain.holds(value));
    }
    let below = (region / 2).checked_sub(1).and_then(point);
    match (below, point(region / 2)) {
        (Some(Value::Date(low)), Some(Value::Date(high))) => low.tomorrow().is_some_and(|next| next < *high),
        (low @ (None | Some(Value::Number(_))), high @ (None | Some(Value::Number(_)))) => {
            let number = |value: Option<&Value>| {
                if let Some(Value::Number(number)) = value { Some(number.clone()) } else { None }
            };
            has_numbers(dimension, number(low), number(high))
        }
        _ => true,
    }
}

/// Whether a number that the operand can be lies between two.
fn has_numbers(dimension: &Dimension, low: Option<Number>, high: Option<Number>) -> bool {
    let domain = dimension.domain;
    let one = Number::from(1);
    if !domain.whole {
        return true;
    }
    // The least whole number above `low` that the domain has must be below `high`.
    let above = low.and_then(|low| low.floor().checked_add(&one));
    let least = above.max(domain.least.map(Number::from));
    let (Some(least), Some(high)) = (&least, &high) else {
        return domain.greatest.is_none_or(|greatest| least.is_none_or(|least| least <= Number::from(greatest)));
    };
    least < high && domain.greatest.is_none_or(|greatest| *least <= Number::from(greatest))
}
