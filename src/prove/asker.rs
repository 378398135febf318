//! What is asked of one population of a table.

use crate::message::Message;
use crate::model::{Axis, Table};
use crate::plan::{AxisPlan, Condition, Population};
use crate::syntax::tree::Dimension;

use super::extent::Extent;
use super::ground::{Effort, Found, Ground};
use super::replay::breaks;
use super::search::Point;
use super::values::Values;
use super::{Question, Verdict};

#[derive(Clone, Copy)]
pub(super) struct Asker<'a> {
    pub ground: Ground<'a>,
    pub table: &'a Table,
    pub index: usize,
    pub population: &'a Population,
    pub extent: Extent,
}

impl<'a> Asker<'a> {
    pub fn axes(&self, dimension: Dimension) -> (&'a Axis, &'a AxisPlan) {
        (self.table.axis(dimension), self.population.axis(dimension))
    }

    pub fn ask(
        &self,
        question: &Question,
        reads: &[&Condition],
        breaks_it: &dyn Fn(&Point) -> Option<bool>,
        shows: &dyn Fn(&Values) -> bool,
        how: &dyn Fn() -> Message,
    ) -> Verdict {
        let (ground, record) = (self.ground, self.population.record);
        let replays = |values: &_| breaks(ground.workshop, self.index, question, record, values) && shows(values);
        match ground.find(reads, breaks_it, &replays, Effort::Fault) {
            Found::Record(values) => Verdict::Refuted { witness: Some(ground.witness(values)), how: how() },
            Found::None => Verdict::Proved,
            Found::Undecided(why) => Verdict::NotDecided(why),
        }
    }
}
