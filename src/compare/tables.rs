//! The meaning of tables: universe, rows, columns and single cells.

use std::collections::BTreeMap;

use crate::model::{Axis, Body, Formula, Measure, Member, Model, Override, Table};
use crate::outcome::Presentation;
use crate::plan::{Population, populations_together};
use crate::prove::Space;
use crate::schema::RecordId;
use crate::speech::{self, Brackets};

use super::asker::Asker;
use super::conditions::Place;
use super::joint::Joint;
use super::members::{Pairs, pairs};
use super::question::Answer;
use super::terms::{Moved, settled};
use super::{Change, ChangeKind, Found, Subject, Verdict, checks, formulas};

/// Compares every table that both sides have, in NEW's order.
pub(super) fn meaning(joint: &Joint, old: &Model, new: &Model) -> Vec<Found> {
    let mut found = Vec::new();
    for table in &new.tables {
        if let Some(other) = old.tables.iter().find(|other| other.name == table.name) {
            let tables = [joint.old.table(old, other), joint.new.table(new, table)];
            let populations = populations(joint, &tables);
            let spaces: Vec<Space<'_>> = populations.iter().map(|both| Space::new(&both[0].dimensions)).collect();
            let grids = populations.iter().zip(&spaces).collect();
            Asker::new(joint, [old, new], [other, table], &tables, grids).table(&mut found);
        }
    }
    found
}

/// The grids of both sides for each record type that either table measures.
fn populations(joint: &Joint, tables: &[Table; 2]) -> Vec<[Population; 2]> {
    let mut records: Vec<RecordId> = Vec::new();
    for table in tables.iter().rev() {
        for record in std::iter::once(table.record).chain(measured(table)) {
            if !records.contains(&record) {
                records.push(record);
            }
        }
    }
    let [old, new] = tables;
    records.iter().map(|record| populations_together(&joint.model, [old, new], *record)).collect()
}

impl<'a> Asker<'a> {
    fn new(
        joint: &'a Joint,
        sides: [&'a Model; 2],
        own: [&'a Table; 2],
        tables: &'a [Table; 2],
        grids: Vec<(&'a [Population; 2], &'a Space<'a>)>,
    ) -> Asker<'a> {
        let why = "a list's codes are in another order, and conditions compare such codes";
        let beyond = joint.beyond(sides).then_some(why);
        Asker { joint, sides, own, tables, grids, beyond }
    }

    /// The grid of a record type.
    pub fn of(&self, record: RecordId) -> Option<(&'a [Population; 2], &'a Space<'a>)> {
        self.grids.iter().copied().find(|(both, _)| both[0].record == record)
    }

    fn table(&self, found: &mut Vec<Found>) {
        let [old, new] = self.tables;
        let table = new.name.clone();
        found.push(Found { subject: Subject::Table { table: table.clone() }, verdict: self.universe() });
        let columns = pairs(&old.columns, &new.columns, &|a, b| self.is_renamed(Place::Column([a, b])));
        let rows = pairs(&old.rows, &new.rows, &|a, b| self.is_renamed(Place::Row([a, b])));
        let singles = self.singles(&rows, &columns);

        let own = self.own([&old.columns, &new.columns], &columns, &|pair| self.column(pair));
        let formulas: Vec<(usize, &Formula)> = singles.iter().filter_map(Single::formula).collect();
        // A single cell that was rewritten moves what is worked out from its column, or from its row.
        let apart = singles.iter().map(|single| (single.place[1], &single.own));
        let moved = Moved::new(&new.columns, own.iter().map(|(at, verdict)| (*at, verdict)).chain(apart), &formulas);
        for (pair, verdict) in columns.both.iter().zip(settled(&new.columns, &columns, own, &moved)) {
            let (id, was) = ids(&old.columns, &new.columns, *pair);
            found.push(Found { subject: Subject::Column { table: table.clone(), id, was }, verdict });
        }
        let cells = singles.iter().map(|single| match single.formula() {
            Some((_, formula)) => (single.place, moved.of_formula(&new.columns, formula, single.own.clone())),
            None => (single.place, single.own.clone()),
        });
        let cells: Vec<([usize; 2], Verdict)> = cells.collect();

        let own = self.own([&old.rows, &new.rows], &rows, &|pair| self.row(pair));
        let apart = cells.iter().map(|(place, verdict)| (place[0], verdict));
        let moved = Moved::new(&new.rows, own.iter().map(|(at, verdict)| (*at, verdict)).chain(apart), &[]);
        for (pair, verdict) in rows.both.iter().zip(settled(&new.rows, &rows, own, &moved)) {
            let (id, was) = ids(&old.rows, &new.rows, *pair);
            found.push(Found { subject: Subject::Row { table: table.clone(), id, was }, verdict });
        }
        if !(old.checks.is_empty() && new.checks.is_empty()) {
            let subject = Subject::Checks { table: table.clone() };
            found.push(Found { subject, verdict: checks::checks([old, new], [&rows, &columns]) });
        }
        for ([row, column], verdict) in cells {
            let (row, column) = (new.rows.members[row].id.clone(), new.columns.members[column].id.clone());
            found.push(Found { subject: Subject::Cell { table: table.clone(), row, column }, verdict });
        }
    }

    /// What changed in each member by itself, by position in NEW.
    fn own(
        &self,
        axes: [&Axis; 2],
        pairs: &Pairs,
        measured: &dyn Fn([usize; 2]) -> Verdict,
    ) -> BTreeMap<usize, Verdict> {
        let own = |pair: &[usize; 2]| match &axes[1].members[pair[1]].body {
            Body::Formula(formula) => self.formula(axes, pairs, *pair, formula),
            _ => measured(*pair),
        };
        pairs.both.iter().map(|pair| (pair[1], own(pair))).collect()
    }

    fn universe(&self) -> Verdict {
        let [old, new] = self.tables;
        let mut changes = Vec::new();
        if old.record != new.record {
            let name = |record| self.joint.model.schema.record_name(record);
            let how = format!("it was of {}, and is of {}", name(old.record), name(new.record));
            changes.push(Change::new(ChangeKind::Records, how));
            return Verdict::of(changes);
        }
        if old.solve != new.solve {
            let how = "where a row's formula crosses a column's, the other one is worked out first".to_owned();
            changes.push(Change::new(ChangeKind::Measure, how));
        }
        self.conditions(Place::Universe, new.record, changes)
    }

    /// What changed in a formula itself.
    fn formula(&self, axes: [&Axis; 2], pairs: &Pairs, pair: [usize; 2], formula: &Formula) -> Verdict {
        let (before, after) = (&axes[0].members[pair[0]], &axes[1].members[pair[1]]);
        let mut changes = scaled_otherwise(before.presentation, after.presentation);
        match &before.body {
            Body::Formula(other) if formulas::is_same(other, formula, &|member| pairs.new_of(member)) => {}
            other => changes.push(self.rewritten(axes, other, &after.body)),
        }
        Verdict::of(changes)
    }

    fn column(&self, pair: [usize; 2]) -> Verdict {
        let [old, new] = self.tables;
        let (before, after) = (&old.columns.members[pair[0]], &new.columns.members[pair[1]]);
        let mut changes = scaled_otherwise(before.presentation, after.presentation);
        match (&before.body, &after.body) {
            (Body::Measure(a), Body::Measure(b)) if (a.kind, a.record) == (b.kind, b.record) => {
                let operand = self.operand(pair, [a, b]);
                if let Answer::At(change) = &operand {
                    changes.push(change.clone());
                }
                match (self.conditions(Place::Column(pair), b.record, changes), operand) {
                    (Verdict::Equal, Answer::Unknown(why)) => Verdict::NotDecided(why.to_owned()),
                    (verdict, _) => verdict,
                }
            }
            (Body::NotApplicable, Body::NotApplicable) => Verdict::of(changes),
            (a, b) => {
                changes.push(self.rewritten([&old.columns, &new.columns], a, b));
                Verdict::of(changes)
            }
        }
    }

    fn row(&self, pair: [usize; 2]) -> Verdict {
        let [old, new] = self.tables;
        let (before, after) = (&old.rows.members[pair[0]], &new.rows.members[pair[1]]);
        let mut changes = scaled_otherwise(before.presentation, after.presentation);
        match (&before.body, &after.body) {
            (Body::Measure(a), Body::Measure(b)) if same_measure(a, b) => {
                let mut verdict = Verdict::Equal;
                for ([population, _], _) in &self.grids {
                    if b.written && b.record != population.record {
                        continue;
                    }
                    match self.conditions(Place::Row(pair), population.record, Vec::new()) {
                        Verdict::Equal => {}
                        Verdict::Changed(found) => changes.extend(found),
                        open @ Verdict::NotDecided(_) => verdict = open,
                    }
                }
                if changes.is_empty() { verdict } else { Verdict::of(changes) }
            }
            (Body::NotApplicable, Body::NotApplicable) => Verdict::of(changes),
            (a, b) => {
                changes.push(self.rewritten([&old.rows, &new.rows], a, b));
                Verdict::of(changes)
            }
        }
    }

    fn rewritten(&self, axes: [&Axis; 2], old: &Body, new: &Body) -> Change {
        let how = format!("it was {}, and is {}", self.body(axes[0], old), self.body(axes[1], new));
        Change::new(ChangeKind::Measure, how)
    }

    /// What stands in a member's cells, in words.
    fn body(&self, axis: &Axis, body: &Body) -> String {
        match body {
            Body::Measure(measure) => speech::measure(&self.joint.model, measure),
            Body::Formula(formula) => speech::formula(formula, &axis.members, Brackets::Everywhere),
            Body::NotApplicable => "not applicable".to_owned(),
        }
    }

    /// Whether two members with different ids are the same thing: the same measure over the same records.
    fn is_renamed(&self, place: Place) -> bool {
        let [old, new] = self.tables;
        let same = |before: &Member, after: &Member| {
            matches!((&before.body, &after.body), (Body::Measure(a), Body::Measure(b)) if same_measure(a, b))
                && before.codes.is_none()
                && after.codes.is_none()
        };
        match place {
            Place::Universe => false,
            Place::Column(pair) => {
                same(&old.columns.members[pair[0]], &new.columns.members[pair[1]]) && self.column(pair).is_equal()
            }
            Place::Row(pair) => {
                same(&old.rows.members[pair[0]], &new.rows.members[pair[1]]) && self.row(pair).is_equal()
            }
        }
    }

    /// Single cells that stand apart on either side, with what changed in them by themselves.
    fn singles(&self, rows: &Pairs, columns: &Pairs) -> Vec<Single<'a>> {
        let [old, new] = self.tables;
        let mut singles = Vec::new();
        let [old_cells, new_cells] = [old, new].map(|table| {
            table.overrides.iter().rev().map(|cell| ((cell.row, cell.column), cell)).collect::<BTreeMap<_, _>>()
        });
        if old_cells.is_empty() && new_cells.is_empty() {
            return singles;
        }
        for row in &rows.both {
            for column in &columns.both {
                let before = old_cells.get(&(row[0], column[0])).copied();
                let after = new_cells.get(&(row[1], column[1])).copied();
                if before.is_some() || after.is_some() {
                    let own = self.single(columns, before, after);
                    singles.push(Single { place: [row[1], column[1]], after, own });
                }
            }
        }
        singles
    }

    fn single(&self, columns: &Pairs, before: Option<&Override>, after: Option<&Override>) -> Verdict {
        let [old, new] = self.tables;
        let words = |axis: &Axis, cell: Option<&Override>| {
            cell.map_or_else(|| "as its row and column".to_owned(), |cell| self.body(axis, &cell.body))
        };
        let same = match (before, after) {
            (Some(Override { body: Body::Formula(a), .. }), Some(Override { body: Body::Formula(b), .. })) => {
                formulas::is_same(a, b, &|member| columns.new_of(member))
            }
            (Some(a), Some(b)) => a.body == b.body,
            _ => false,
        };
        let mut changes = Vec::new();
        if let (Some(before), Some(after)) = (before, after) {
            changes = scaled_otherwise(before.presentation, after.presentation);
        }
        if !same {
            let how = format!("it was {}, and is {}", words(&old.columns, before), words(&new.columns, after));
            changes.push(Change::new(ChangeKind::Measure, how));
        }
        Verdict::of(changes)
    }
}

/// A single cell that stands apart on either side.
struct Single<'a> {
    /// Its row and its column in NEW.
    place: [usize; 2],
    after: Option<&'a Override>,
    own: Verdict,
}

impl<'a> Single<'a> {
    /// Its column and its formula over columns, if it has one.
    fn formula(&self) -> Option<(usize, &'a Formula)> {
        match &self.after?.body {
            Body::Formula(formula) => Some((self.place[1], formula)),
            _ => None,
        }
    }
}

/// The record types that a table measures.
fn measured(table: &Table) -> impl Iterator<Item = RecordId> {
    table.columns.members.iter().chain(&table.rows.members).filter_map(|member| match &member.body {
        Body::Measure(measure) => Some(measure.record),
        _ => None,
    })
}

fn same_measure(a: &Measure, b: &Measure) -> bool {
    (a.kind, a.record, &a.operand, a.written) == (b.kind, b.record, &b.operand, b.written)
}

fn ids(old: &Axis, new: &Axis, pair: [usize; 2]) -> (String, Option<String>) {
    let (was, id) = (&old.members[pair[0]].id, &new.members[pair[1]].id);
    (id.clone(), (was != id).then(|| was.clone()))
}

/// Whether results are scaled otherwise: `as percent` changes what formulas see. How they are rounded is a matter of print.
fn scaled_otherwise(old: Presentation, new: Presentation) -> Vec<Change> {
    if old.percent == new.percent {
        return Vec::new();
    }
    let words = |percent: bool| if percent { "as percent" } else { "as it is" };
    let how = format!("it was shown {}, and is {}", words(old.percent), words(new.percent));
    vec![Change::new(ChangeKind::Measure, how)]
}

impl Change {
    /// Whether formulas over the subject see another value.
    pub(super) fn moves_value(&self) -> bool {
        matches!(self.kind, ChangeKind::Records | ChangeKind::Measure | ChangeKind::Terms)
    }
}
