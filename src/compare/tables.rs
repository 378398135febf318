//! The meaning of tables: universe, rows, columns and single cells.

use std::collections::BTreeMap;

use crate::message::{Argument, Message, meaning_changes as say};
use crate::model::{Aside, Axis, Body, Formula, Measure, Member, Model, Override, Table};
use crate::plan::{Population, populations_together};
use crate::prove::Space;
use crate::schema::RecordId;
use crate::speech::{self, Brackets};
use crate::syntax::Phrase;
use crate::syntax::tree::{Dimension, WordSet};

use super::asides::{Apart, asks_for_asides};
use super::asker::Asker;
use super::conditions::Place;
use super::formulas::{Paired, paired_aside};
use super::joint::Joint;
use super::lacking::{of_codes_and_scale, scaled_otherwise};
use super::members::{Pairs, pairs};
use super::question::Answer;
use super::terms::{Moved, settled};
use super::{Change, ChangeKind, Found, Sameness, Subject, checks, formulas};

/// Compares every table that both sides have, in NEW's order.
pub(super) fn meaning(joint: &Joint, old: &Model, new: &Model) -> Vec<Found> {
    let mut found = Vec::new();
    for table in &new.tables {
        if let Some(other) = old.tables.iter().find(|other| other.name == table.name) {
            let tables = [joint.old.table(old, other), joint.new.table(new, table)];
            let populations = populations(joint, &tables);
            let spaces: Vec<Space<'_>> = populations.iter().map(|both| Space::new(&both[0].dimensions)).collect();
            let grids = populations.iter().zip(&spaces).collect();
            let asker = Asker::new(joint, [old, new], [other, table], &tables, grids);
            asker.table(&mut found, &asides(joint, [old, new], [other, table], &tables));
        }
    }
    found
}

/// What differs in the tables over other periods that both sides have, by position in NEW.
fn asides(joint: &Joint, sides: [&Model; 2], own: [&Table; 2], tables: &[Table; 2]) -> BTreeMap<usize, Apart> {
    let mut found = BTreeMap::new();
    let [old, new] = own;
    // Those that the formulas of others ask for stand behind these, but for a way back, which the second time finds.
    let is_nested = new.asides.iter().any(|aside| asks_for_asides(&aside.table));
    for old_aside in (0..if is_nested { 2 } else { 1 }).flat_map(|_| (0..old.asides.len()).rev()) {
        let Some(new_aside) = paired_aside(own, old_aside) else { continue };
        let own = [&old.asides[old_aside].table, &new.asides[new_aside].table];
        let of = [tables[0].asides[old_aside].table.clone(), tables[1].asides[new_aside].table.clone()];
        let populations = populations(joint, &of);
        let spaces: Vec<Space<'_>> = populations.iter().map(|both| Space::new(&both[0].dimensions)).collect();
        let grids = populations.iter().zip(&spaces).collect();
        let asides = Some([&old.asides[old_aside], &new.asides[new_aside]]);
        let asker = Asker { asides, ..Asker::new(joint, sides, own, &of, grids) };
        let apart = asker.apart(said(&new.asides[new_aside]), tables.each_ref(), &found);
        found.insert(new_aside, apart);
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
        let beyond = joint.beyond(sides).then(say::codes_in_other_order);
        Asker { joint, sides, own, tables, grids, beyond, asides: None }
    }

    /// The grid of a record type.
    pub fn of(&self, record: RecordId) -> Option<(&'a [Population; 2], &'a Space<'a>)> {
        self.grids.iter().copied().find(|(both, _)| both[0].record == record)
    }

    /// What differs between two tables over another period.
    /// `outer` are those that they stand aside of.
    fn apart(&self, words: Message, outer: [&Table; 2], asides: &BTreeMap<usize, Apart>) -> Apart {
        let [old, new] = self.tables;
        let columns = pairs(&old.columns, &new.columns, &|_, _| false);
        let rows = pairs(&old.rows, &new.rows, &|_, _| false);
        let (names, axis) = (Dimension::Column, &new.columns);
        let paired = Paired { tables: outer, rows: &rows, columns: &columns, names };
        let of_rows = (Paired { names: Dimension::Row, ..paired }, asides);
        let mut around = vec![self.universe()];
        around.extend(self.own([&old.rows, &new.rows], &rows, &|pair| self.row(pair), of_rows).into_values());
        let own = self.own([&old.columns, axis], &columns, &|pair| self.column(pair), (paired, asides));
        let moved = Moved::new((names, axis), own.iter().map(|(at, verdict)| (*at, verdict)), &[]);
        let verdicts = settled((names, axis), &columns, own, &moved);
        let columns = columns.both.iter().map(|pair| pair[1]).zip(verdicts).collect();
        Apart { words, around: Sameness::together(around), columns }
    }

    fn table(&self, found: &mut Vec<Found>, asides: &BTreeMap<usize, Apart>) {
        let [old, new] = self.tables;
        let table = new.name.clone();
        found.push(Found { subject: Subject::Table { table: table.clone() }, verdict: self.universe() });
        let columns = pairs(&old.columns, &new.columns, &|a, b| self.is_renamed(Place::Column([a, b])));
        let rows = pairs(&old.rows, &new.rows, &|a, b| self.is_renamed(Place::Row([a, b])));
        let singles = self.singles(&rows, &columns, asides);

        let paired = |names| Paired { tables: self.tables.each_ref(), rows: &rows, columns: &columns, names };
        let of_columns = (Dimension::Column, &new.columns);
        let of = (paired(Dimension::Column), asides);
        let own = self.own([&old.columns, &new.columns], &columns, &|pair| self.column(pair), of);
        let formulas: Vec<(usize, &Formula)> = singles.iter().filter_map(Single::formula).collect();
        // A single cell that was rewritten moves what is worked out from its column, or from its row.
        let apart = singles.iter().map(|single| (single.place[1], &single.own));
        let moved = Moved::new(of_columns, own.iter().map(|(at, verdict)| (*at, verdict)).chain(apart), &formulas);
        for (pair, verdict) in columns.both.iter().zip(settled(of_columns, &columns, own, &moved)) {
            let (id, was) = ids(&old.columns, &new.columns, *pair);
            found.push(Found { subject: Subject::Column { table: table.clone(), id, was }, verdict });
        }
        let cells = singles.iter().map(|single| match single.formula() {
            Some((_, formula)) => (single.place, moved.of_formula(of_columns, formula, single.own.clone())),
            None => (single.place, single.own.clone()),
        });
        let cells: Vec<([usize; 2], Sameness)> = cells.collect();

        let of_rows = (Dimension::Row, &new.rows);
        let of = (paired(Dimension::Row), asides);
        let own = self.own([&old.rows, &new.rows], &rows, &|pair| self.row(pair), of);
        let apart = cells.iter().map(|(place, verdict)| (place[0], verdict));
        let moved = Moved::new(of_rows, own.iter().map(|(at, verdict)| (*at, verdict)).chain(apart), &[]);
        for (pair, verdict) in rows.both.iter().zip(settled(of_rows, &rows, own, &moved)) {
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

    /// What changed in one member by itself, what it is worked out from left out of account.
    pub(super) fn by_itself(&self, paired: Paired<'_>, pair: [usize; 2]) -> Sameness {
        let axes = [0, 1].map(|side: usize| self.tables[side].axis(paired.names));
        match (&axes[1].members[pair[1]].body, paired.names) {
            (after @ Body::Formula(formula), _) => match &axes[0].members[pair[0]].body {
                Body::Formula(before) if formulas::is_same(before, formula, paired) => Sameness::Equal,
                before => Sameness::of(vec![self.rewritten(paired.names, before, after)]),
            },
            (_, Dimension::Row) => self.row(pair),
            (_, Dimension::Column) => self.column(pair),
        }
    }

    /// What changed in each member by itself, by position in NEW.
    fn own(
        &self,
        axes: [&Axis; 2],
        pairs: &Pairs,
        measured: &dyn Fn([usize; 2]) -> Sameness,
        of: (Paired<'_>, &BTreeMap<usize, Apart>),
    ) -> BTreeMap<usize, Sameness> {
        let own = |pair: &[usize; 2]| match &axes[1].members[pair[1]].body {
            Body::Formula(formula) => self.formula(axes, of, *pair, formula),
            _ => measured(*pair),
        };
        pairs.both.iter().map(|pair| (pair[1], own(pair))).collect()
    }

    fn universe(&self) -> Sameness {
        let [old, new] = self.tables;
        let mut changes = Vec::new();
        if old.record != new.record {
            let name = |record| self.joint.model.schema.record_name(record);
            let how = say::was_of_and_is_of(name(old.record), name(new.record));
            changes.push(Change::new(ChangeKind::Records, how));
            return Sameness::of(changes);
        }
        if old.solve != new.solve {
            changes.push(Change::new(ChangeKind::Measure, say::other_one_first()));
        }
        self.conditions(Place::Universe, new.record, changes)
    }

    /// What changed in a formula itself.
    fn formula(
        &self,
        axes: [&Axis; 2],
        (paired, asides): (Paired<'_>, &BTreeMap<usize, Apart>),
        pair: [usize; 2],
        formula: &Formula,
    ) -> Sameness {
        let (before, after) = (&axes[0].members[pair[0]], &axes[1].members[pair[1]]);
        let mut changes = scaled_otherwise(before.presentation, after.presentation);
        match &before.body {
            Body::Formula(other) if formulas::is_same(other, formula, paired) => {}
            other => changes.push(self.rewritten(paired.names, other, &after.body)),
        }
        let column = (paired.names == Dimension::Column).then_some(pair[1]);
        self.with_terms_elsewhere(changes, (formula, column), paired, asides)
    }

    fn column(&self, pair: [usize; 2]) -> Sameness {
        let [old, new] = self.tables;
        let (before, after) = (&old.columns.members[pair[0]], &new.columns.members[pair[1]]);
        let mut changes = of_codes_and_scale([&old.columns, &new.columns], pair);
        match (&before.body, &after.body) {
            (Body::Measure(a), Body::Measure(b)) if (a.kind, a.record) == (b.kind, b.record) => {
                let operand = self.operand(pair, [a, b]);
                if let Answer::At(change) = &operand {
                    changes.push(change.clone());
                }
                match (self.conditions(Place::Column(pair), b.record, changes), operand) {
                    (Sameness::Equal, Answer::Unknown(why)) => Sameness::NotDecided(why),
                    (verdict, _) => verdict,
                }
            }
            (Body::NotApplicable, Body::NotApplicable) => Sameness::of(changes),
            (a, b) => {
                changes.push(self.rewritten(Dimension::Column, a, b));
                Sameness::of(changes)
            }
        }
    }

    fn row(&self, pair: [usize; 2]) -> Sameness {
        let [old, new] = self.tables;
        let (before, after) = (&old.rows.members[pair[0]], &new.rows.members[pair[1]]);
        let mut changes = of_codes_and_scale([&old.rows, &new.rows], pair);
        match (&before.body, &after.body) {
            (Body::Measure(a), Body::Measure(b)) if same_measure(a, b) => {
                let mut verdict = Sameness::Equal;
                for ([population, _], _) in &self.grids {
                    if b.written && b.record != population.record {
                        continue;
                    }
                    match self.conditions(Place::Row(pair), population.record, Vec::new()) {
                        Sameness::Equal => {}
                        Sameness::Changed(found) => changes.extend(found),
                        open @ Sameness::NotDecided(_) => verdict = open,
                    }
                }
                if changes.is_empty() { verdict } else { Sameness::of(changes) }
            }
            (Body::NotApplicable, Body::NotApplicable) => Sameness::of(changes),
            (a, b) => {
                changes.push(self.rewritten(Dimension::Row, a, b));
                Sameness::of(changes)
            }
        }
    }

    fn rewritten(&self, names: Dimension, old: &Body, new: &Body) -> Change {
        let how = say::was_and_is(self.body(0, names, old), self.body(1, names, new));
        Change::new(ChangeKind::Measure, how)
    }

    /// What stands in a member's cells on a side, in the words of the rules.
    fn body(&self, side: usize, names: Dimension, body: &Body) -> Argument {
        let table = &self.tables[side];
        let said = |words: WordSet| match body {
            Body::Measure(measure) => speech::measure(&self.joint.model, measure, words),
            Body::Formula(formula) => speech::formula(formula, (table, words), names, Brackets::Everywhere),
            Body::NotApplicable => Phrase::NotApplicable.written(words).to_owned(),
        };
        Argument::spoken(said(WordSet::English), said(table.words))
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
    fn singles(&self, rows: &Pairs, columns: &Pairs, asides: &BTreeMap<usize, Apart>) -> Vec<Single<'a>> {
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
                    let own = self.single((rows, columns), (before, after), asides);
                    singles.push(Single { place: [row[1], column[1]], after, own });
                }
            }
        }
        singles
    }

    fn single(
        &self,
        (rows, columns): (&Pairs, &Pairs),
        (before, after): (Option<&Override>, Option<&Override>),
        asides: &BTreeMap<usize, Apart>,
    ) -> Sameness {
        let paired = Paired { tables: self.tables.each_ref(), rows, columns, names: Dimension::Column };
        let words = |side: usize, cell: Option<&Override>| {
            let body = |cell: &Override| self.body(side, Dimension::Column, &cell.body);
            cell.map_or_else(|| say::as_row_and_column().into(), body)
        };
        let same = match (before, after) {
            (Some(Override { body: Body::Formula(a), .. }), Some(Override { body: Body::Formula(b), .. })) => {
                formulas::is_same(a, b, paired)
            }
            (Some(a), Some(b)) => a.body == b.body,
            _ => false,
        };
        let mut changes = Vec::new();
        if let (Some(before), Some(after)) = (before, after) {
            changes = scaled_otherwise(before.presentation, after.presentation);
        }
        if !same {
            let how = say::was_and_is(words(0, before), words(1, after));
            changes.push(Change::new(ChangeKind::Measure, how));
        }
        match after.map(|after| &after.body) {
            Some(Body::Formula(formula)) => self.with_terms_elsewhere(changes, (formula, None), paired, asides),
            _ => Sameness::of(changes),
        }
    }
}

/// A single cell that stands apart on either side.
struct Single<'a> {
    /// Its row and its column in NEW.
    place: [usize; 2],
    after: Option<&'a Override>,
    own: Sameness,
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

/// As the rules name it: `over period - 1 year`, `the cell [a, 2]`.
fn said(aside: &Aside) -> Message {
    if aside.cell.is_some() { say::the_cell(&aside.words) } else { say::over(&aside.words) }
}

fn ids(old: &Axis, new: &Axis, pair: [usize; 2]) -> (String, Option<String>) {
    let (was, id) = (&old.members[pair[0]].id, &new.members[pair[1]].id);
    (id.clone(), (was != id).then(|| was.clone()))
}
