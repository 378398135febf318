//! The meaning of tables: universe, rows, columns and single cells.

use std::collections::BTreeMap;

use crate::model::{Axis, Body, Formula, Measure, Member, Model, Override, Table};
use crate::outcome::Presentation;
use crate::plan::{Population, populations_together};
use crate::schema::RecordId;

use super::conditions::Place;
use super::joint::Joint;
use super::members::{Pairs, pairs};
use super::question::Answer;
use super::{Change, ChangeKind, Meaning, Subject, Verdict, formulas, operands};

/// Compares every table that both sides have, in NEW's order.
pub(super) fn meaning(joint: &Joint, old: &Model, new: &Model) -> Vec<Meaning> {
    let mut found = Vec::new();
    for table in &new.tables {
        if let Some(other) = old.tables.iter().find(|other| other.name == table.name) {
            let tables = [joint.old.table(old, other), joint.new.table(new, table)];
            Asker::new(joint, [old, new], [other, table], &tables).table(&mut found);
        }
    }
    found
}

/// One table of both sides.
pub(super) struct Asker<'a> {
    pub joint: &'a Joint,
    pub sides: [&'a Model; 2],
    /// The tables as the sides have them.
    pub own: [&'a Table; 2],
    /// The tables in the joint ids.
    pub tables: &'a [Table; 2],
    /// For each record type that either table measures: its grid on both sides.
    pub populations: Vec<[Population; 2]>,
    /// Why nothing can be said of conditions; `None` where something can.
    pub beyond: Option<&'static str>,
}

impl<'a> Asker<'a> {
    fn new(joint: &'a Joint, sides: [&'a Model; 2], own: [&'a Table; 2], tables: &'a [Table; 2]) -> Asker<'a> {
        let mut records: Vec<RecordId> = Vec::new();
        for table in tables.iter().rev() {
            for record in std::iter::once(table.record).chain(measured(table)) {
                if !records.contains(&record) {
                    records.push(record);
                }
            }
        }
        let [old, new] = tables;
        let populations =
            records.iter().map(|record| populations_together(&joint.model, [old, new], *record)).collect();
        let why = "a list's codes are in another order, and conditions compare such codes";
        let beyond = joint.beyond(sides).then_some(why);
        Asker { joint, sides, own, tables, populations, beyond }
    }

    fn table(&self, found: &mut Vec<Meaning>) {
        let [old, new] = self.tables;
        let table = new.name.clone();
        found.push(Meaning { subject: Subject::Table { table: table.clone() }, verdict: self.universe() });
        let columns = pairs(&old.columns, &new.columns, &|a, b| self.is_renamed(Place::Column([a, b])));
        let verdicts = self.axis(&old.columns, &new.columns, &columns, &|pair| self.column(pair));
        for (pair, verdict) in columns.both.iter().zip(verdicts) {
            let (id, was) = ids(&old.columns, &new.columns, *pair);
            found.push(Meaning { subject: Subject::Column { table: table.clone(), id, was }, verdict });
        }
        let rows = pairs(&old.rows, &new.rows, &|a, b| self.is_renamed(Place::Row([a, b])));
        let verdicts = self.axis(&old.rows, &new.rows, &rows, &|pair| self.row(pair));
        for (pair, verdict) in rows.both.iter().zip(verdicts) {
            let (id, was) = ids(&old.rows, &new.rows, *pair);
            found.push(Meaning { subject: Subject::Row { table: table.clone(), id, was }, verdict });
        }
        self.overrides(&rows, &columns, found);
    }

    fn universe(&self) -> Verdict {
        let [old, new] = self.tables;
        let mut changes = Vec::new();
        if old.record != new.record {
            let name = |record| self.joint.model.schema.record_name(record);
            let how = format!("it was of {}, and is of {}", name(old.record), name(new.record));
            changes.push(Change { kind: ChangeKind::Records, how, witness: None });
            return Verdict::of(changes);
        }
        if old.solve != new.solve {
            let how = "where a row's formula crosses a column's, the other one is worked out first".to_owned();
            changes.push(Change { kind: ChangeKind::Measure, how, witness: None });
        }
        self.conditions(Place::Universe, new.record, changes)
    }

    /// The verdicts on the pairs of an axis: measures first, then formulas by what they are worked out from.
    fn axis(&self, old: &Axis, new: &Axis, pairs: &Pairs, measured: &dyn Fn([usize; 2]) -> Verdict) -> Vec<Verdict> {
        let mut verdicts: BTreeMap<usize, Verdict> = BTreeMap::new();
        for pair in &pairs.both {
            if !matches!(new.members[pair[1]].body, Body::Formula(_)) {
                verdicts.insert(pair[1], measured(*pair));
            }
        }
        // Each pass settles the formulas whose terms are settled; a formula over formulas needs as many passes as it is deep.
        for _ in 0..=pairs.both.len() {
            for pair in &pairs.both {
                let (before, after) = (&old.members[pair[0]], &new.members[pair[1]]);
                let Body::Formula(formula) = &after.body else { continue };
                let mut ready = !verdicts.contains_key(&pair[1]);
                formula.members(&mut |term| ready &= verdicts.contains_key(&term) || !pairs.has_new(term));
                if ready {
                    let verdict = self.formula([old, new], pairs, before, after, formula, &verdicts);
                    verdicts.insert(pair[1], verdict);
                }
            }
        }
        let unsettled = || Verdict::NotDecided("its formula goes round in a circle".to_owned());
        pairs.both.iter().map(|pair| verdicts.remove(&pair[1]).unwrap_or_else(unsettled)).collect()
    }

    fn formula(
        &self,
        axes: [&Axis; 2],
        pairs: &Pairs,
        before: &Member,
        after: &Member,
        formula: &Formula,
        verdicts: &BTreeMap<usize, Verdict>,
    ) -> Verdict {
        let mut changes = shown_otherwise(before.presentation, after.presentation);
        match &before.body {
            Body::Formula(other) if formulas::is_same(other, formula, &|member| pairs.new_of(member)) => {}
            other => {
                let how = format!("it was {}, and is {}", self.body(axes[0], other), formulas::shown(axes[1], formula));
                changes.push(Change { kind: ChangeKind::Measure, how, witness: None });
            }
        }
        let mut moved: Vec<String> = Vec::new();
        let mut open: Vec<String> = Vec::new();
        formula.members(&mut |term| {
            let id = format!("[{}]", axes[1].members[term].id);
            match verdicts.get(&term) {
                Some(Verdict::Changed(changes)) if changes.iter().any(Change::moves_value) && !moved.contains(&id) => {
                    moved.push(id)
                }
                Some(Verdict::NotDecided(_)) if !open.contains(&id) => open.push(id),
                _ => {}
            }
        });
        if !moved.is_empty() {
            let how = format!("by way of {}", moved.join(", "));
            changes.push(Change { kind: ChangeKind::Terms, how, witness: None });
        }
        if changes.is_empty() && !open.is_empty() {
            return Verdict::NotDecided(format!("it is worked out from {}", open.join(", ")));
        }
        Verdict::of(changes)
    }

    fn column(&self, pair: [usize; 2]) -> Verdict {
        let [old, new] = self.tables;
        let (before, after) = (&old.columns.members[pair[0]], &new.columns.members[pair[1]]);
        let mut changes = shown_otherwise(before.presentation, after.presentation);
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
        let mut changes = shown_otherwise(before.presentation, after.presentation);
        match (&before.body, &after.body) {
            (Body::Measure(a), Body::Measure(b)) if same_measure(a, b) => {
                let mut verdict = Verdict::Equal;
                for [population, _] in &self.populations {
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
        Change { kind: ChangeKind::Measure, how, witness: None }
    }

    /// What stands in a member's cells, in words.
    fn body(&self, axis: &Axis, body: &Body) -> String {
        match body {
            Body::Measure(measure) => operands::measure_in_words(&self.joint.model, measure),
            Body::Formula(formula) => formulas::shown(axis, formula),
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

    /// Single cells that stand apart on either side.
    fn overrides(&self, rows: &Pairs, columns: &Pairs, found: &mut Vec<Meaning>) {
        let [old, new] = self.tables;
        for row in &rows.both {
            for column in &columns.both {
                let at = |table: &'a Table, side: usize| {
                    table.overrides.iter().find(|cell| (cell.row, cell.column) == (row[side], column[side]))
                };
                let (before, after) = (at(old, 0), at(new, 1));
                if before.is_none() && after.is_none() {
                    continue;
                }
                let subject = Subject::Cell {
                    table: new.name.clone(),
                    row: new.rows.members[row[1]].id.clone(),
                    column: new.columns.members[column[1]].id.clone(),
                };
                found.push(Meaning { subject, verdict: self.single(columns, before, after) });
            }
        }
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
            changes = shown_otherwise(before.presentation, after.presentation);
        }
        if !same {
            let how = format!("it was {}, and is {}", words(&old.columns, before), words(&new.columns, after));
            changes.push(Change { kind: ChangeKind::Measure, how, witness: None });
        }
        Verdict::of(changes)
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

/// Whether results are shown otherwise; `as percent` changes what formulas see.
fn shown_otherwise(old: Presentation, new: Presentation) -> Vec<Change> {
    if old == new {
        return Vec::new();
    }
    let kind = if old.percent == new.percent { ChangeKind::Shown } else { ChangeKind::Measure };
    let words = operands::presentation_in_words;
    vec![Change { kind, how: format!("it was shown {}, and is {}", words(old), words(new)), witness: None }]
}

impl Change {
    /// Whether formulas over the subject see another value.
    pub(super) fn moves_value(&self) -> bool {
        matches!(self.kind, ChangeKind::Records | ChangeKind::Measure | ChangeKind::Terms)
    }
}
