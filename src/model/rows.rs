//! Which rows of a table stand side by side, which columns rank them, and the row that stands for some of them together.

use crate::syntax::tree::{Dimension, MeasureKind};

use super::{Aside, Axis, Body, Measure, Member, Override, Relation, Table};

impl Axis {
    /// Which members are of the lowest level: those that count records themselves, are no total, are printed, have no members that make them
    /// up (the codes of a group, the arms of a split), and are no part of another member (`of which`).
    #[must_use]
    pub fn lowest(&self) -> Vec<bool> {
        let mut is_made_up = vec![false; self.members.len()];
        for (index, member) in self.members.iter().enumerate() {
            let makes_up = matches!(member.relation, Relation::Arm(_)) || self.is_in_group(index);
            if let Some(whole) = member.parent.filter(|_| makes_up && !member.hidden) {
                is_made_up[whole] = true;
            }
        }
        let is_lowest = |index: usize| {
            let member = &self.members[index];
            let counts = matches!(member.body, Body::Measure(_)) && !member.is_total && !member.hidden;
            counts && !is_made_up[index] && !self.is_part(index)
        };
        (0..self.members.len()).map(is_lowest).collect()
    }

    /// Where there is a table for each of something: of each row that of all in the same table, which it may be itself. `None` where there is one
    /// table, and of a row that has no others.
    #[must_use]
    pub fn of_each(&self) -> Vec<Option<usize>> {
        let mut found = vec![None; self.members.len()];
        for index in 0..self.members.len() {
            let outer = |at: &usize| self.members[*at].parent;
            // The checker refuses circles; this keeps a hand-made model from hanging.
            let outermost = std::iter::successors(Some(index), outer).take(self.members.len()).last();
            if let Some(whole) = outermost.filter(|whole| *whole != index && self.members[*whole].is_total) {
                (found[index], found[whole]) = (Some(whole), Some(whole));
            }
        }
        found
    }

    /// Whether a member is a code under the subtotal of its group.
    fn is_in_group(&self, index: usize) -> bool {
        let member = &self.members[index];
        let line = |member: &Member| member.codes.as_ref().map(|(line, _)| *line);
        let of_group = member.parent.and_then(|parent| line(&self.members[parent]));
        member.relation == Relation::Part && of_group.is_some() && of_group == line(member)
    }

    /// Whether a member, or what it stands in, is a part of something that it does not make up.
    fn is_part(&self, index: usize) -> bool {
        let mut at = Some(index);
        // The checker refuses circles; this keeps a hand-made model from hanging.
        for _ in 0..self.members.len() {
            let Some(member) = at else { break };
            // What stands in the row of all that a report is for stands in its report by itself.
            let is_of_report = self.members[member].parent.is_some_and(|whole| self.members[whole].is_total);
            if self.members[member].relation == Relation::Part && !self.is_in_group(member) && !is_of_report {
                return true;
            }
            at = self.members[member].parent;
        }
        false
    }
}

impl Table {
    /// Of each column whether its cells hang on ranks: it is one, or its formula names one that does.
    #[must_use]
    pub fn on_ranks(&self) -> Vec<bool> {
        let columns = &self.columns.members;
        let formula = |column: usize| match &columns[column].body {
            Body::Formula(formula) => Some(formula),
            Body::Measure(_) | Body::NotApplicable => None,
        };
        let mut found: Vec<bool> =
            (0..columns.len()).map(|at| formula(at).is_some_and(|of| of.rank().is_some())).collect();
        let mut open: Vec<usize> = (0..columns.len()).filter(|column| found[*column]).collect();
        let mut named_by: Vec<Vec<usize>> = vec![Vec::new(); columns.len()];
        for column in 0..columns.len() {
            let mut note = |named: usize| named_by[named].push(column);
            formula(column).into_iter().for_each(|formula| formula.named(Dimension::Column, &mut note));
        }
        while let Some(column) = open.pop() {
            for by in &named_by[column] {
                if !std::mem::replace(&mut found[*by], true) {
                    open.push(*by);
                }
            }
        }
        found
    }

    /// The table with one row more, the last, which is to stand for these rows together. What its records are, whoever counts them has to say.
    /// It has no cell where one of the rows has a cell of its own.
    #[must_use]
    pub(crate) fn with_rest(&self, rows: &[usize]) -> Table {
        let mut table = self.with_row_for_rest();
        let last = table.rows.members.len() - 1;
        let mut apart: Vec<usize> = self
            .overrides
            .iter()
            .filter(|cell| rows.binary_search(&cell.row).is_ok())
            .map(|cell| cell.column)
            .collect();
        apart.sort_unstable();
        apart.dedup();
        let not_applicable = |column: usize| Override {
            row: last,
            column,
            body: Body::NotApplicable,
            presentation: self.columns.members[column].presentation,
        };
        table.overrides.extend(apart.into_iter().map(not_applicable));
        let asides = self.asides.iter();
        table.asides = asides.map(|aside| Aside { table: aside.table.with_row_for_rest(), ..aside.clone() }).collect();
        table
    }

    fn with_row_for_rest(&self) -> Table {
        let mut table = self.clone();
        let measure = Measure { kind: MeasureKind::Count, record: self.record, operand: None, written: false };
        table.rows.members.push(Member {
            id: String::new(),
            parent: None,
            // So it is none of the rows that are ranked.
            relation: Relation::Part,
            each: None,
            codes: None,
            decided: Vec::new(),
            lacks: Vec::new(),
            choices: None,
            clauses: Vec::new(),
            cites: Vec::new(),
            body: Body::Measure(measure),
            presentation: Default::default(),
            glyphs: Default::default(),
            is_total: false,
            hidden: false,
            about: None,
            asks_nothing_of: Vec::new(),
            span: self.span,
        });
        table
    }
}
