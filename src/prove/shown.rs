//! Which rows or columns the records made up so far are in: what one of them shows needs no other.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::exec::{self, Aggregates};
use crate::model::{Model, Table};
use crate::plain::Standings;
use crate::plan::{AxisPlan, Population, Standing};
use crate::records::Records;
use crate::syntax::tree::Dimension;

/// Made-up records of one type and the members of one axis.
pub(super) struct Shown<'a> {
    table: &'a Table,
    population: &'a Population,
    axis: Dimension,
    kept: RefCell<Kept>,
}

struct Kept {
    /// By member the records that it takes, ascending; those outside the universe are of no account.
    records: Vec<Vec<u32>>,
    made: u32,
    /// By member those that no record tells from it: its class.
    class: Vec<usize>,
    classes: Vec<Vec<usize>>,
    /// Whether a class lists members that have left it.
    parted: Vec<bool>,
    standing: Standing,
}

impl<'a> Shown<'a> {
    pub fn new(table: &'a Table, population: &'a Population, axis: Dimension) -> Shown<'a> {
        let members = table.axis(axis).members.len();
        let kept = Kept {
            records: vec![Vec::new(); members],
            made: 0,
            class: vec![0; members],
            classes: vec![(0..members).collect()],
            parted: vec![false],
            standing: Standing::default(),
        };
        Shown { table, population, axis, kept: RefCell::new(kept) }
    }

    /// Adds made-up records. The plan says which members are worth asking of each, beside those in question; whether they take it
    /// the plain evaluator says.
    pub fn add(&self, model: &Model, records: &Records, asked: &[usize]) {
        let standings = Standings::new(model, records, self.table, self.population.record);
        let aggregates = Aggregates::new(model, records);
        let points = exec::points(model, records, &aggregates, self.population);
        let kept = &mut *self.kept.borrow_mut();
        for (row, point) in standings.rows().zip(points) {
            if !standings.universe(row).is_yes() {
                continue;
            }
            self.plan().stand(&*point, &mut kept.standing);
            let mut members: Vec<usize> = kept.standing.found().iter().chain(asked).copied().collect();
            super::steps::add(members.len());
            members.sort_unstable();
            members.dedup();
            members.retain(|member| standings.truth(self.axis, *member, row).is_yes());
            kept.add(&members);
        }
    }

    fn plan(&self) -> &'a AxisPlan {
        self.population.axis(self.axis)
    }

    /// Whether a record is in a member.
    pub fn counts(&self, member: usize) -> bool {
        !self.kept.borrow().records[member].is_empty()
    }

    /// Whether a record is in one member and not in another.
    pub fn is_outside(&self, whole: usize, part: usize) -> bool {
        let kept = self.kept.borrow();
        let mut part = kept.records[part].iter().peekable();
        kept.records[whole].iter().any(|record| {
            while part.next_if(|other| *other < record).is_some() {}
            part.peek() != Some(&record)
        })
    }

    /// Whether a record of the whole (`None`: of the universe) is in two of its parts, or in none.
    pub fn is_in_two_or_none(&self, whole: Option<usize>, parts: &[usize]) -> bool {
        let kept = self.kept.borrow();
        let mut times = vec![0u32; kept.made as usize];
        parts.iter().flat_map(|part| &kept.records[*part]).for_each(|record| times[*record as usize] += 1);
        let all: Vec<u32> = (0..kept.made).collect();
        whole.map_or(&all, |whole| &kept.records[whole]).iter().any(|record| times[*record as usize] != 1)
    }

    /// Whether a record is in exactly one of two members.
    pub fn tells_apart(&self, first: usize, second: usize) -> bool {
        let class = &self.kept.borrow().class;
        class[first] != class[second]
    }

    /// The first member after another that no record tells from it.
    pub fn next_alike(&self, member: usize, after: usize) -> Option<usize> {
        let kept = &mut *self.kept.borrow_mut();
        let own = kept.class[member];
        let class = &kept.class;
        // Members that were parted from it since are still listed.
        if std::mem::take(&mut kept.parted[own]) {
            kept.classes[own].retain(|other| class[*other] == own);
        }
        let at = kept.classes[own].partition_point(|other| *other <= after);
        kept.classes[own].get(at).copied()
    }
}

impl Kept {
    fn add(&mut self, members: &[usize]) {
        let record = self.made;
        self.made += 1;
        let mut parted: FxHashMap<usize, usize> = FxHashMap::default();
        for &member in members {
            self.records[member].push(record);
            let new = *parted.entry(self.class[member]).or_insert_with(|| {
                self.classes.push(Vec::new());
                self.parted.push(false);
                self.classes.len() - 1
            });
            self.parted[self.class[member]] = true;
            self.class[member] = new;
            self.classes[new].push(member);
        }
    }
}
