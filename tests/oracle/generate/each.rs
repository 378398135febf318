//! A report for each code of a list, or for each record of a level: its head, and the tables that ask for `this`.

use super::choices::Choices;
use super::expressions::Writer;
use super::vocabulary::{Kind, Vocabulary};

/// What a report is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// Each code of a list.
    Codes(usize),
    /// Each record of a type, or of one level of it.
    Units { of: usize, level: Option<usize> },
}

/// The head of the report that is for all at once.
pub const HEAD: &str = "report made_up \"Made up\" {";

/// What a table says of `this`.
#[derive(Clone)]
pub struct Asks {
    /// The way to what is asked.
    pub way: String,
    pub of: Each,
}

impl Asks {
    /// `where f0 = this`.
    pub fn clause(&self) -> String {
        match self.of {
            Each::Codes(_) => format!("where {} = this", self.way),
            Each::Units { .. } => format!("where {} within this", self.way),
        }
    }
}

impl Vocabulary {
    /// Makes the report one for each of something, now and then.
    pub(super) fn for_each(&mut self, choices: &mut Choices<'_>) {
        if !self.has_period || !choices.chance(40) {
            return;
        }
        let units: Vec<usize> = (0..self.records.len()).filter(|of| self.records[*of].units.is_some()).collect();
        let each = match choices.position(units.len()).filter(|_| choices.chance(60)) {
            Some(unit) => {
                let level = [None, Some(1), Some(2)][choices.below(3)];
                let has_tree = self.records[units[unit]].units.as_ref().is_some_and(|units| units.has_tree);
                Each::Units { of: units[unit], level: level.filter(|level| *level == 1 || has_tree) }
            }
            None => Each::Codes(choices.below(self.lists.len())),
        };
        let name = format!(" for each {} {{", self.line_of(each));
        self.text = self.text.replacen(HEAD, &HEAD.replace(" {", &name), 1);
        self.each = Some(each);
    }

    /// What stands before the record types, for a report that is for all at once.
    pub fn head_for_all(&self) -> String {
        let line = self.each.map_or_else(String::new, |each| format!(" for each {}", self.line_of(each)));
        self.text.replacen(&line, "", 1)
    }

    /// `ListA`, `Rec0 at level 1`: what there is a report for, as a line of rows gives it.
    pub fn line_of(&self, each: Each) -> String {
        match each {
            Each::Codes(list) => self.lists[list].name.clone(),
            Each::Units { of, level: None } => self.records[of].name.clone(),
            Each::Units { of, level: Some(level) } => format!("{} at level {level}", self.records[of].name),
        }
    }

    /// What a table of a type asks of `this`, if it does.
    pub fn asks(&self, record: usize, choices: &mut Choices<'_>) -> Option<Asks> {
        let of = self.each.filter(|_| choices.chance(75))?;
        let mut writer = Writer { vocabulary: self, record, choices };
        let way = match of {
            Each::Codes(list) => {
                let ways = self.over_references(record, 2).into_iter().filter(|way| way.kind == Kind::Code(list));
                let ways: Vec<String> = ways.map(|way| way.text).collect();
                ways.get(writer.choices.position(ways.len())?)?.clone()
            }
            Each::Units { of, .. } => writer.unit_way().filter(|(_, to)| *to == of)?.0,
        };
        Some(Asks { way, of })
    }
}
