//! The plan of a table with a row more that stands for some of its rows together.

use crate::model::{Body, Table};

use super::{AxisPlan, MemberPlan, TablePlan, cells};

impl TablePlan {
    /// The plan of `with_rest`, which is the table of this plan with a row more: that one takes what any of these rows takes that measure
    /// something.
    #[must_use]
    pub(crate) fn with_rest(&self, table: &Table, with_rest: &Table, rows: &[usize]) -> TablePlan {
        let of = |plan: &TablePlan, table: &Table, with_rest: &Table| {
            let is_measured = |row: &&usize| matches!(table.rows.members[**row].body, Body::Measure(_));
            let rows: Vec<usize> = rows.iter().filter(is_measured).copied().collect();
            let mut populations = plan.populations.clone();
            populations.iter_mut().for_each(|population| population.rows.unite(&rows));
            let cells = cells(with_rest, &populations);
            TablePlan { populations, cells, asides: Vec::new() }
        };
        let tables = table.asides.iter().zip(&with_rest.asides);
        let asides = self.asides.iter().zip(tables).map(|(plan, (table, rest))| of(plan, &table.table, &rest.table));
        TablePlan { asides: asides.collect(), ..of(self, table, with_rest) }
    }
}

impl AxisPlan {
    fn unite(&mut self, members: &[usize]) {
        let mut united = vec![false; self.members.len()];
        members.iter().for_each(|member| united[*member] = true);
        self.union = Some(united);
        self.members.push(MemberPlan::united());
    }
}
