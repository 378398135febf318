//! What was proved of all records that could be decided, asked again of those that could not: a figure counts what is yes, whatever the
//! rest may be.

use std::collections::BTreeSet;

use crate::message::Message;
use crate::model::{Leaf, Path};
use crate::plain::Standings;
use crate::plan::{Condition, Dimension};

use super::asker::Asker;
use super::domain::{Limits, in_labels};
use super::extent::Extent;
use super::ground::{Effort, Found};
use super::search::Point;
use super::{Verdict, values};

/// A claim about records as they are counted: what is undetermined is not.
pub(super) struct AsCounted<'c> {
    /// The conditions that it asks.
    pub reads: &'c [&'c Condition],
    /// Whether a record at a point breaks it.
    pub breaks: &'c dyn Fn(&Point) -> Option<bool>,
    /// Whether a made-up record does, by its row.
    pub shows: &'c dyn Fn(&Standings<'_>, u32) -> bool,
    /// What comes out then.
    pub told: &'c dyn Fn(&Standings<'_>, u32) -> Message,
}

impl Asker<'_> {
    /// Which fields must be known for what was proved to hold, and what comes out otherwise.
    pub fn with_blanks(&self, verdict: Verdict, claim: &AsCounted<'_>) -> Verdict {
        let dimensions = self.ground.space.dimensions;
        if self.extent == Extent::Refusing || verdict != Verdict::Proved || !can_miss(dimensions, claim.reads) {
            return verdict;
        }
        let beyond = match self.look(claim) {
            Found::None => return Verdict::Proved,
            Found::Undecided(_) => None,
            Found::Record(values) => {
                let told = self.of_made_up(&values, claim.shows, claim.told).unwrap_or_else(|| Message::of_words(""));
                Some((told, self.ground.witness(values)))
            }
        };
        // Whether it holds where these fields are known, whatever else is missing.
        let holds = |known: &BTreeSet<&Path>, computable: bool| {
            let open = |point: &Point| {
                if lacks_known(dimensions, known, computable, point) { Some(false) } else { (claim.breaks)(point) }
            };
            matches!(self.ground.find(claim.reads, &open, &|_| true, Effort::Fault), Found::None)
        };
        let mut known = blanks(dimensions, claim.reads);
        let computable = !holds(&known, false);
        for path in known.clone() {
            known.remove(path);
            if !holds(&known, computable) {
                known.insert(path);
            }
        }
        let known = in_labels(self.ground.workshop.model, self.population.record, &known);
        Verdict::ProvedWhere(Limits { known, computable, beyond, except: Vec::new() })
    }

    fn look(&self, claim: &AsCounted<'_>) -> Found {
        let replays = |values: &_| self.of_made_up(values, claim.shows, &|_, _| ()).is_some();
        self.ground.find(claim.reads, claim.breaks, &replays, Effort::Fault)
    }

    /// What is told of the first of the records made from these values that shows something.
    pub fn of_made_up<T>(
        &self,
        values: &values::Values,
        shows: &dyn Fn(&Standings<'_>, u32) -> bool,
        told: &dyn Fn(&Standings<'_>, u32) -> T,
    ) -> Option<T> {
        let record = self.population.record;
        let records = self.ground.workshop.make_up(record, values)?;
        let standings = Standings::new(self.ground.workshop.model, &records, self.table, record);
        let row = standings.rows().find(|row| shows(&standings, *row))?;
        Some(told(&standings, row))
    }
}

/// Whether any condition can be undetermined.
fn can_miss(dimensions: &[Dimension], reads: &[&Condition]) -> bool {
    let mut found = false;
    for condition in reads {
        condition.dimensions(&mut |index| found |= dimensions[index].can_miss);
    }
    found
}

/// The fields for lack of which conditions can be undetermined, in the order of the paths.
fn blanks<'d>(dimensions: &'d [Dimension], reads: &[&Condition]) -> BTreeSet<&'d Path> {
    let mut found = BTreeSet::new();
    for condition in reads {
        condition.dimensions(&mut |index| found.extend(own_leaves(&dimensions[index])));
    }
    found
}

/// What a value is worked out from: a derived field over other records is known where all is that it needs of them.
fn own_leaves(dimension: &Dimension) -> impl Iterator<Item = &Path> {
    dimension.leaves.iter().filter_map(|leaf| if let Leaf::Own(path) = leaf { Some(path) } else { None })
}

/// Whether a point lacks a value though all fields are known that it is worked out from. What is worked out can be without a value all the
/// same, unless `computable` says otherwise.
fn lacks_known(dimensions: &[Dimension], known: &BTreeSet<&Path>, computable: bool, point: &Point) -> bool {
    dimensions.iter().enumerate().any(|(index, dimension)| {
        let is_missing = point[index].is_some_and(|region| dimension.mask(region).is_some());
        let is_settled = computable || matches!(dimension.operand, crate::model::Expression::Path(_));
        is_missing && is_settled && own_leaves(dimension).all(|leaf| known.contains(leaf))
    })
}
