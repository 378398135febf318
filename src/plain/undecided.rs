//! The records that a cell is not decided of.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{AllCensuses, Census, Standing};
use super::ruling::{places, ruling};
use crate::model::{Body, Measure, Position, Table};
use crate::schema::RecordId;
use crate::value::Truth;

/// Some records, each by its type and its place among those.
pub(super) type Records = BTreeSet<(RecordId, u32)>;

/// What is not decided of each cell.
pub(super) struct Undecided {
    /// The records of each measured cell.
    measured: BTreeMap<Position, Records>,
    /// The measured cells that records may be in, and of none is it known.
    pub of_nobody: BTreeSet<Position>,
}

impl Undecided {
    /// Asks every measured cell.
    pub fn new(table: &Table, censuses: &AllCensuses<'_>) -> Undecided {
        let mut undecided = Undecided { measured: BTreeMap::new(), of_nobody: BTreeSet::new() };
        for place in places(table) {
            let Body::Measure(measure) = ruling(table, place).body else { continue };
            if let Some(census) = censuses.at(place.aside).get(&measure.record) {
                undecided.ask(table, (measure, census), place);
            }
        }
        undecided
    }

    fn ask(&mut self, table: &Table, (measure, census): (&Measure, &Census<'_>), place: Position) {
        let mut records = Records::new();
        let (mut may_be, mut are) = (false, false);
        for (standing, truth) in standings(census, place) {
            let has_value = || measure.operand.as_ref().is_none_or(|operand| standing.record.value(operand).is_some());
            may_be |= truth == Truth::Undetermined;
            are |= truth == Truth::Yes;
            if truth == Truth::Undetermined || (truth == Truth::Yes && !has_value()) {
                records.insert((measure.record, standing.record.row));
            }
        }
        if may_be && !are && !is_lacking(table, &census.counted, place) {
            self.of_nobody.insert(place);
        }
        self.measured.insert(place, records);
    }

    /// The records that are not decided of any measured cell behind a cell.
    pub fn of(&self, table: &Table, place: Position) -> Records {
        leaves(table, place).iter().filter_map(|leaf| self.measured.get(leaf)).flatten().copied().collect()
    }
}

/// Every record of a type that may be in the universe, with how it stands to a cell.
pub(super) fn standings<'c, 'a>(
    census: &'c Census<'a>,
    Position { row, column, .. }: Position,
) -> impl Iterator<Item = (&'c Standing<'a>, Truth)> {
    let in_universe = census.counted.iter().map(|standing| (standing, Truth::Yes));
    let unsure = census.unsure.iter().map(|standing| (standing, Truth::Undetermined));
    in_universe
        .chain(unsure)
        .map(move |(standing, universe)| (standing, universe.and(standing.rows[row]).and(standing.columns[column])))
}

/// Whether some record may be in a cell and does not tell: it is in one that stands for codes made of several.
pub(super) fn is_lacking(table: &Table, standings: &[Standing<'_>], Position { aside, row, column }: Position) -> bool {
    let places = table.at(aside).lacking(row, column);
    let is_in = |standing: &Standing<'_>, (row, column): &(usize, usize)| {
        standing.rows[*row].and(standing.columns[*column]) == Truth::Yes
    };
    standings.iter().any(|standing| places.iter().any(|place| is_in(standing, place)))
}

/// The measured cells behind a cell.
pub(super) fn leaves(table: &Table, place: Position) -> BTreeSet<Position> {
    let (mut asked, mut open, mut leaves) = (BTreeSet::new(), vec![place], BTreeSet::new());
    while let Some(place) = open.pop() {
        if !asked.insert(place) {
            continue;
        }
        let ruling = ruling(table, place);
        match ruling.body {
            Body::NotApplicable => {}
            Body::Measure(_) => {
                leaves.insert(place);
                let lacking = table.at(place.aside).lacking(place.row, place.column).into_iter();
                leaves.extend(lacking.map(|(row, column)| Position { row, column, ..place }));
            }
            Body::Formula(formula) => formula.positions(place, ruling.names, &mut |place| open.push(place)),
        }
    }
    leaves
}
