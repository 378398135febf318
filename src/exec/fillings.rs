//! What a record with blanks can count for once they are filled in.
//!
//! A point has a region of *missing* in each dimension that lacks something. Filled in, it has one of known values there: of those
//! that no test asked can tell apart, one is tried. Dimensions are filled in by themselves, so that two that read the same field
//! may be given values that do not go together: more is taken for possible than is, never less. What nothing lacks and still
//! has no value, such as a quotient by zero, stays as it is; and where it can come to that, that is tried, too. So is every value of
//! an expression that asks in itself whether something is missing.
//!
//! Blanks are filled in one after the other, and only as long as some cell asked hangs on what is still open.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Answers, Asked, AxisPlan, Condition, Cut, Dimension, Population, Regions};
use crate::value::{Number, Possible, Truth, Value};

/// A measured cell in a weighted sum.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// Which sum its values go into: 0 for a count, and one more than the operand's position for a sum.
    pub slot: usize,
    pub weight: Number,
}

/// The weights of cells of one population, by row and column.
pub(super) type Terms = BTreeMap<(usize, usize), Term>;

/// What a record at a point counts for in each slot.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    /// As it is counted now.
    pub now: Vec<Number>,
    /// Filled in.
    pub filled: Vec<Possible>,
}

/// Of a record that can be filled in in more ways than this, nothing is said.
const MOST: u64 = 1 << 20;
/// Up to so many members of an axis are all asked; of more, those that a point can be in.
const FEW: usize = 8;

/// The weighted cells of one population, and all that their conditions ask.
pub(super) struct Fillings<'a> {
    dimensions: &'a [Dimension],
    /// Those of the table, and of its asides.
    of: Vec<Weighted<'a>>,
    slots: usize,
    /// The answers to the tests asked of each dimension.
    asked: BTreeMap<usize, Vec<&'a Answers>>,
    /// What was found for points with these regions in the dimensions asked.
    found: BTreeMap<Vec<Option<u32>>, Counts>,
}

/// The weighted cells of a table, or of one of its asides.
struct Weighted<'a> {
    population: &'a Population,
    terms: Terms,
    rows: Members<'a>,
    columns: Members<'a>,
}

/// The members of an axis that cells are asked of.
struct Members<'a> {
    axis: &'a AxisPlan,
    members: BTreeSet<usize>,
}

/// How a point, part of whose regions may be open, stands to the cells.
struct Stand {
    /// The weights of those that take it, by slot.
    sums: Vec<Number>,
    /// Whether it is not decided of some cell.
    is_unsure: bool,
    /// A dimension that is open and that some cell hangs on.
    open: Option<usize>,
}

impl<'a> Fillings<'a> {
    /// `population` has the dimensions; the cells are those of populations that share them.
    pub fn new(population: &'a Population, terms: impl Iterator<Item = (&'a Population, Terms)>) -> Fillings<'a> {
        let dimensions = population.dimensions.as_slice();
        let of: Vec<Weighted<'a>> = terms.map(|(population, terms)| Weighted::new(population, terms)).collect();
        let mut tests: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for asked in of.iter().flat_map(Weighted::tests) {
            tests.entry(asked.dimension).or_default().insert(asked.test);
        }
        let answers = |(dimension, tests): (usize, BTreeSet<usize>)| {
            let of: &'a Dimension = &dimensions[dimension];
            (dimension, tests.into_iter().map(|test| &of.tests[test]).collect())
        };
        let terms = of.iter().flat_map(|of| of.terms.values());
        let slots = terms.map(|term| term.slot + 1).max().unwrap_or(1);
        let asked = tests.into_iter().map(answers).collect();
        Fillings { dimensions, of, slots, asked, found: BTreeMap::new() }
    }

    /// What a record with these regions counts for; `None` where a number does not fit.
    pub fn counts(&mut self, regions: &[u32]) -> Option<Counts> {
        let seen: Vec<Option<u32>> = self.asked.keys().map(|dimension| regions.get(*dimension).copied()).collect();
        if let Some(known) = self.found.get(&seen) {
            return Some(known.clone());
        }
        let counts = self.work_out(regions)?;
        self.found.insert(seen, counts.clone());
        Some(counts)
    }

    fn work_out(&self, regions: &[u32]) -> Option<Counts> {
        let mut filled: Vec<Option<u32>> = regions.iter().copied().map(Some).collect();
        let stand = self.stand(&filled)?;
        let now = stand.sums;
        if !stand.is_unsure {
            let filled = now.iter().cloned().map(Possible::one).collect();
            return Some(Counts { now, filled });
        }
        let choices = self.choices(regions);
        let ways = choices.values().try_fold(1u64, |ways, values| ways.checked_mul(values.len() as u64));
        if ways.is_none_or(|ways| ways > MOST) {
            return Some(Counts { now, filled: vec![Possible::anything(); self.slots] });
        }
        choices.keys().for_each(|dimension| filled[*dimension] = None);
        let mut found = vec![BTreeSet::new(); self.slots];
        self.fill(&mut filled, &choices, &mut found)?;
        Some(Counts { now, filled: found.iter().map(|values| Possible::among(values.iter())).collect() })
    }

    /// Adds what a record counts for in each slot over all ways to fill in what is open and matters.
    fn fill(
        &self,
        regions: &mut Vec<Option<u32>>,
        choices: &BTreeMap<usize, Vec<u32>>,
        found: &mut [BTreeSet<Number>],
    ) -> Option<()> {
        let stand = self.stand(regions)?;
        let Some(dimension) = stand.open else {
            found.iter_mut().zip(stand.sums).for_each(|(found, sum)| _ = found.insert(sum));
            return Some(());
        };
        for region in choices.get(&dimension)? {
            regions[dimension] = Some(*region);
            self.fill(regions, choices, found)?;
        }
        regions[dimension] = None;
        Some(())
    }

    /// How a point stands to the cells; `None` where a number does not fit.
    fn stand(&self, regions: &[Option<u32>]) -> Option<Stand> {
        let region = |dimension: usize| regions.get(dimension).copied().flatten();
        let mut stand = Stand { sums: vec![Number::ZERO; self.slots], is_unsure: false, open: None };
        self.of.iter().try_for_each(|of| of.stand(&region, &mut stand))?;
        Some(stand)
    }

    /// For each dimension that lacks something the regions to be tried.
    fn choices(&self, regions: &[u32]) -> BTreeMap<usize, Vec<u32>> {
        let choices = |(dimension, answers): (&usize, &Vec<&Answers>)| {
            let (of, region) = (&self.dimensions[*dimension], *regions.get(*dimension)?);
            let lacks = of.mask(region).is_some_and(|mask| mask != 0);
            let ends = of.extents.and_then(|extents| extents.ends(region));
            let is_filled = lacks || of.operand.asks_what_is_missing();
            is_filled.then(|| (*dimension, regions_told_apart(of, ends, answers)))
        };
        self.asked.iter().filter_map(choices).collect()
    }
}

impl<'a> Weighted<'a> {
    fn new(population: &'a Population, terms: Terms) -> Weighted<'a> {
        let rows = Members { axis: &population.rows, members: terms.keys().map(|(row, _)| *row).collect() };
        let columns = Members { axis: &population.columns, members: terms.keys().map(|(_, column)| *column).collect() };
        Weighted { population, terms, rows, columns }
    }

    fn tests(&self) -> impl Iterator<Item = &'a Asked> {
        self.rows.tests().chain(self.columns.tests()).chain(&self.population.tests)
    }

    /// Adds how a point stands to these cells; `None` where a number does not fit.
    fn stand(&self, region: &(impl Regions + ?Sized), stand: &mut Stand) -> Option<()> {
        let universe = self.population.universe.at(region);
        if universe == Some(Truth::No) {
            return Some(());
        }
        let columns = self.columns.found(region);
        for (row, in_row) in self.rows.found(region) {
            for (column, in_column) in &columns {
                let Some(term) = self.terms.get(&(row, *column)) else { continue };
                match Truth::all([universe, in_row, *in_column]) {
                    Some(Truth::Yes) => {
                        stand.sums[term.slot] = stand.sums[term.slot].checked_add(&term.weight)?;
                    }
                    Some(Truth::Undetermined) => stand.is_unsure = true,
                    Some(Truth::No) => {}
                    None if stand.open.is_none() => stand.open = self.open((row, *column), region),
                    None => {}
                }
            }
        }
        Some(())
    }

    /// A dimension that is open and that a cell hangs on.
    fn open(&self, (row, column): (usize, usize), region: &(impl Regions + ?Sized)) -> Option<usize> {
        let members = self.rows.conditions(row).chain(self.columns.conditions(column));
        std::iter::once(&self.population.universe).chain(members).find_map(|condition| condition.open(region))
    }
}

impl<'a> Members<'a> {
    /// The tests of everything that their truth is made of.
    fn tests(&self) -> impl Iterator<Item = &'a Asked> {
        let axis = self.axis;
        let behind: BTreeSet<usize> = self.members.iter().flat_map(|member| axis.behind(*member)).collect();
        behind.into_iter().flat_map(move |member| &axis.members[member].tests)
    }

    fn conditions(&self, member: usize) -> impl Iterator<Item = &'a Condition> {
        self.axis.conditions(member).into_iter()
    }

    /// Those that are anything but no at a point, part of whose regions may be open.
    fn found(&self, region: &(impl Regions + ?Sized)) -> Vec<(usize, Option<Truth>)> {
        let found = |member: usize| Some((member, self.axis.truth(member, region))).filter(|f| f.1 != Some(Truth::No));
        if self.members.len() <= FEW {
            return self.members.iter().copied().filter_map(found).collect();
        }
        let asked = self.axis.asked(region).into_iter().filter(|member| self.members.contains(member));
        asked.filter_map(found).collect()
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
