//! What members are made of: splits and parts.

use std::fmt::Write;

use super::arms::{ArmWriter, Arms};
use super::axes::{AxisWriter, Line};
use super::expressions::Writer;

impl AxisWriter<'_, '_> {
    /// A member that measures and is not split yet, or the universe.
    pub fn parent(&mut self, to_split: bool) -> Option<Option<usize>> {
        let free = |line: &Line| line.measures.is_some() && !(to_split && line.is_split);
        let parents: Vec<usize> = (0..self.lines.len()).filter(|&line| free(&self.lines[line])).collect();
        if parents.is_empty() || self.choices.chance(25) {
            // What a report is for is split once.
            let is_split = self.rows && self.plan.asks.is_some() && self.text.contains("  split \"");
            return (!self.in_block && !is_split).then_some(None);
        }
        let parent = parents[self.choices.position(parents.len())?];
        self.lines[parent].is_split |= to_split;
        Some(Some(parent))
    }

    pub fn of_which(&mut self) {
        let Some(Some(parent)) = self.parent(false) else { return self.plain_member() };
        let Line { id: above, numeric, measures, .. } = self.lines[parent].clone();
        self.of_which_of(&above, numeric, measures.unwrap_or(self.plan.record));
    }

    /// Parts of a member; in a block without one, of the code.
    pub fn of_which_of(&mut self, above: &str, numeric: bool, record: usize) {
        let head = if above.is_empty() { String::new() } else { format!(" [{above}]") };
        let _ = writeln!(self.text, "  of which{head} \"Of which\" {{");
        for _ in 0..1 + self.choices.below(2) {
            let (id, clauses) = (self.fresh(), self.clauses(record, 1));
            self.member(&id, &clauses);
            if !above.is_empty() {
                self.parts.push((above.to_owned(), id.clone()));
            }
            self.line(id.clone(), numeric, Some(record));
            if numeric && (!self.rows || self.plan.row_formulas) && self.choices.chance(30) {
                self.formula_line(&format!("[{id}] / parent"));
            }
        }
        self.text.push_str("  }\n");
    }

    pub fn split(&mut self) {
        if self.choices.chance(15) && self.list_as_parts() {
            return;
        }
        let Some(parent) = self.parent(true) else { return self.plain_member() };
        match parent {
            Some(parent) => {
                let Line { id, numeric, measures, .. } = self.lines[parent].clone();
                self.split_of(&id, numeric, measures.unwrap_or(self.plan.record));
            }
            None => self.split_of("", true, self.plan.record),
        }
    }

    /// A split of a member; without one, of the universe, and in a block of the code.
    pub fn split_of(&mut self, whole: &str, numeric: bool, record: usize) {
        let head = if whole.is_empty() { String::new() } else { format!(" [{whole}]") };
        let Arms { by, arms, first_of } =
            ArmWriter(Writer { vocabulary: self.vocabulary, record, choices: self.choices }).arms();
        let ids: Vec<String> = arms
            .iter()
            .map(|_| {
                let id = self.fresh();
                self.line(id.clone(), numeric, Some(record));
                id
            })
            .collect();
        if !whole.is_empty() {
            self.splits.push((whole.to_owned(), ids.clone()));
        }
        let by = by.map_or(String::new(), |by| format!(" by {by}"));
        let first = if first_of {
            let mut order: Vec<&String> =
                ids.iter().zip(&arms).filter(|(_, arm)| *arm != " otherwise").map(|(id, _)| id).collect();
            self.choices.shuffle(&mut order);
            let order: Vec<&str> = order.into_iter().map(String::as_str).collect();
            format!(" first of ({})", order.join(", "))
        } else {
            String::new()
        };
        let _ = writeln!(self.text, "  split{head} \"Split\"{by}{first} {{");
        // A subtotal among the arms; their ids are given already, so it takes the one after theirs.
        let subtotal = numeric && ids.len() > 1 && (!self.rows || self.plan.row_formulas) && self.choices.chance(25);
        for (place, (id, arm)) in ids.iter().zip(&arms).enumerate() {
            self.member(id, arm);
            if subtotal && place == 0 {
                self.formula_line(&format!("[{}] + [{}]", ids[0], ids[1]));
            }
        }
        self.text.push_str("  }\n");
    }
}
