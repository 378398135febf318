//! The conditions of a place of a table: which records are in it on one side only.

use crate::message::phrases;
use crate::message::{Argument, Message, meaning_changes as say};
use crate::model::{Body, Measure};
use crate::outcome::{self, Undetermined};
use crate::plain::{self, Standings};
use crate::plan::Population;
use crate::prove::{Point, Space};
use crate::schema::RecordId;
use crate::speech;
use crate::syntax::tree::{Dimension as Axis, WordSet};
use crate::value::Truth;

use super::asker::Asker;
use super::data::{Of, Side, Standpoint};
use super::question::{Answer, Within, conjuncts, member};
use super::replay::{self, Made, from_values, make};
use super::{Change, ChangeKind, Sameness, operands};

/// Which member of a table is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Universe,
    Column([usize; 2]),
    Row([usize; 2]),
}

impl Asker<'_> {
    /// Adds what differs in the conditions of a place to the changes known.
    pub fn conditions(&self, place: Place, record: RecordId, mut changes: Vec<Change>) -> Sameness {
        let Some((both, space)) = self.of(record) else { return Sameness::of(changes) };
        let within = within(both, place);
        if within.is_same() {
            return Sameness::of(changes);
        }
        let answer = match &self.beyond {
            Some(why) => Answer::Unknown(why.clone()),
            None => self.ask(&within, (record, space), place),
        };
        match answer {
            Answer::Nowhere => {}
            Answer::At(change) => changes.push(change),
            Answer::Unknown(why) if changes.is_empty() => return Sameness::NotDecided(why),
            Answer::Unknown(_) => {}
        }
        Sameness::of(changes)
    }

    fn ask(&self, within: &Within, (record, space): (RecordId, &Space<'_>), place: Place) -> Answer<Change> {
        let mut counted = |point: &Point| {
            let made = make(self.joint, self.sides, record, space, point)?;
            let differs = |old: Truth, new: Truth| old.is_yes() != new.is_yes();
            let change = self.replayed(&made, place, record, &differs, ChangeKind::Records)?;
            Some(self.with_clause(change, place, record, point))
        };
        let answer = within.counted(space, &mut counted);
        if answer != Answer::Nowhere {
            return answer;
        }
        let mut decided = |point: &Point| {
            let made = make(self.joint, self.sides, record, space, point)?;
            self.replayed(&made, place, record, &|old, new| old != new, ChangeKind::Undetermined)
        };
        let answer = within.decided(space, &mut decided);
        if answer != Answer::Nowhere || place == Place::Universe {
            return answer;
        }
        let mut named = |point: &Point| {
            let made = make(self.joint, self.sides, record, space, point)?;
            self.named_otherwise(&made, place)
        };
        match within.named(space, &mut named) {
            Answer::Unknown(_) => Answer::Unknown(say::for_lack_of_others()),
            answer => answer,
        }
    }

    /// The change that made-up records show for which the account names other missing fields, says the plain evaluator.
    fn named_otherwise(&self, made: &Made, place: Place) -> Option<Change> {
        let missing = |side: usize| {
            let outcome = plain::evaluate(self.sides[side], &made.records[side]).ok()?;
            let table = outcome.tables.iter().find(|table| table.name == self.own[side].name)?;
            let place = match place {
                Place::Universe => return None,
                Place::Column(pair) => outcome::Place::Column(pair[side]),
                Place::Row(pair) => outcome::Place::Row(pair[side]),
            };
            let aside = self.asides.map(|asides| asides[side]);
            let (over, row) =
                (aside.and_then(|aside| aside.over), aside.and_then(|aside| aside.cell).map(|cell| cell.0));
            let of_this = |entry: &&Undetermined| (entry.place, entry.over, entry.row) == (place, over, row);
            let entries = table.undetermined.iter().filter(of_this);
            let names = entries.flat_map(|entry| entry.missing.iter().map(|(field, _)| field.name.clone()));
            Some(names.collect::<Vec<String>>())
        };
        let (old, new) = (missing(0)?, missing(1)?);
        (old != new).then(|| {
            let how = say::undetermined_for_lack(Argument::list(old), Argument::list(new));
            Change::shown_by(ChangeKind::Undetermined, how, made.shown.clone())
        })
    }

    /// The change with the clause that keeps the record of a point out on the side where it is out.
    fn with_clause(&self, change: Change, place: Place, record: RecordId, point: &Point) -> Change {
        let Some((both, _)) = self.of(record) else { return change };
        let [old, new] = [Side::Old, Side::New].map(|side| {
            let at = usize::from(side == Side::New);
            Standpoint { side, table: &self.tables[at], population: &both[at], regions: point }
        });
        let cause = |here: Standpoint<'_>, other: Standpoint<'_>, at: usize| {
            let member = match place {
                Place::Universe => None,
                Place::Column(pair) => here.member(Of::Columns, pair[at], Some(other)),
                Place::Row(pair) => here.member(Of::Rows, pair[at], Some(other)),
            };
            here.of_universe().or(member)
        };
        match cause(new, old, 1).or_else(|| cause(old, new, 0)) {
            Some(cause) => Change { how: say::because(change.how, cause.of_one()), ..change },
            None => change,
        }
    }

    /// The change that made-up records show, says the plain evaluator; `None` if they show none.
    fn replayed(
        &self,
        made: &Made,
        place: Place,
        record: RecordId,
        differs: &dyn Fn(Truth, Truth) -> bool,
        kind: ChangeKind,
    ) -> Option<Change> {
        let classes = |side: usize| {
            let own = if side == 0 { &self.joint.old } else { &self.joint.new };
            let of = own.own_record(record)?;
            let standings = Standings::new(self.sides[side], &made.records[side], self.own[side], of);
            Some(standings.rows().map(|row| class(&standings, row, place, side)).collect::<Vec<Truth>>())
        };
        let classes = classes(0)?.into_iter().zip(classes(1)?);
        let mut classes = classes;
        let (old, new) = classes.find(|(old, new)| differs(*old, *new))?;
        Some(Change::shown_by(kind, how(old, new), made.shown.clone()))
    }

    /// Whether the operands of a column's measure differ for some record that is in the column on both sides.
    pub fn operand(&self, pair: [usize; 2], measures: [&Measure; 2]) -> Answer<Change> {
        let [Some(a), Some(b)] = measures.map(|measure| measure.operand.as_ref()) else { return Answer::Nowhere };
        let record = measures[1].record;
        let (Some((both, space)), false) = (self.of(record), a == b) else { return Answer::Nowhere };
        let within = within(both, Place::Column(pair));
        let mut replay = |point: &Point| {
            let values = replay::values(self.joint, record, space, point)?;
            (0..operands::VARIANTS).find_map(|variant| {
                let values = operands::with_operands(&self.joint.model, record, &values, &[a, b], variant);
                let made = from_values(self.joint, self.sides, record, &values)?;
                self.measured_apart(&made, pair, record, measures)
            })
        };
        match within.inside(space, &mut replay) {
            Answer::Unknown(_) => Answer::Unknown(say::measure_not_told_apart()),
            answer => answer,
        }
    }

    /// The change that a record shows which is in a column on both sides and measured apart, says the plain evaluator.
    fn measured_apart(
        &self,
        made: &Made,
        pair: [usize; 2],
        record: RecordId,
        measures: [&Measure; 2],
    ) -> Option<Change> {
        let values = |side: usize| {
            let own = self.own[side];
            let Body::Measure(measure) = &own.columns.members[pair[side]].body else { return None };
            let (model, records) = (self.sides[side], &made.records[side]);
            let standings = Standings::new(model, records, own, measure.record);
            let values = plain::values(model, records, measure.record, measure.operand.as_ref()?);
            let is_in = |row: u32| class(&standings, row, Place::Column(pair), side).is_yes();
            Some(standings.rows().map(is_in).zip(values).collect::<Vec<_>>())
        };
        let apart =
            values(0)?.into_iter().zip(values(1)?).any(|((in_old, old), (in_new, new))| in_old && in_new && old != new);
        let model = &self.joint.model;
        let words = |measure: &Measure| {
            let measure = Measure { record, ..measure.clone() };
            let said = |words| speech::measure(model, &measure, words);
            Argument::spoken(said(WordSet::English), said(model.words))
        };
        let [old, new] = measures.map(words);
        let how = if old == new { say::measure_was_rewritten() } else { say::was_and_is(old, new) };
        apart.then(|| Change::shown_by(ChangeKind::Measure, how, made.shown.clone()))
    }
}

fn within(both: &[Population; 2], place: Place) -> Within {
    let [old, new] = both;
    let universe = [old, new].map(|population| {
        let mut list = Vec::new();
        conjuncts(&population.universe, &mut list);
        list
    });
    let member = match place {
        Place::Universe => [Vec::new(), Vec::new()],
        Place::Column([a, b]) => [member(&old.columns, a), member(&new.columns, b)],
        Place::Row([a, b]) => [member(&old.rows, a), member(&new.rows, b)],
    };
    match place {
        // The universe's own undetermined records stand in the account: they are asked for as a member's would be.
        Place::Universe => Within::new([Vec::new(), Vec::new()], universe),
        _ => Within::new(universe, member),
    }
}

/// Whether a record is counted in a place: in the universe, and in the member.
fn class(standings: &Standings<'_>, row: u32, place: Place, side: usize) -> Truth {
    let universe = standings.universe(row);
    let (axis, pair) = match place {
        Place::Universe => return universe,
        Place::Column(pair) => (Axis::Column, pair),
        Place::Row(pair) => (Axis::Row, pair),
    };
    if universe == Truth::No { Truth::No } else { universe.and(standings.truth(axis, pair[side], row)) }
}

fn how(old: Truth, new: Truth) -> Message {
    let counted = |truth: Truth| match truth {
        Truth::Yes => say::counted(),
        Truth::No => say::not_counted(),
        Truth::Undetermined => phrases::undetermined(),
    };
    say::on_each_side(counted(old), counted(new))
}
