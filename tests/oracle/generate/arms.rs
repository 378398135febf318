//! The arms of a split.

use super::expressions::Writer;
use super::vocabulary::{Kind, day};

/// The arms of a split: what stands behind the label of each.
pub struct Arms {
    pub by: Option<String>,
    pub arms: Vec<String>,
    pub first_of: bool,
}

/// Writes arms with conditions on the records of one type.
pub struct ArmWriter<'w, 'c>(pub Writer<'w, 'c>);

impl ArmWriter<'_, '_> {
    /// The arms of a split, nearly always such that every record is taken by exactly one.
    pub fn arms(&mut self) -> Arms {
        match self.0.choices.below(6) {
            0 | 1 => self.by_codes(),
            2 => self.by_numbers(),
            3 => self.by_dates(),
            _ => self.by_clauses(),
        }
    }

    fn by_codes(&mut self) -> Arms {
        let Some((by, list)) = self.0.code_way() else { return self.by_clauses() };
        let list = &self.0.vocabulary.lists[list];
        if let (Some(set), true) = (list.sets.first(), self.0.choices.chance(25)) {
            let mut arms = vec![format!(" : {set}"), " otherwise".to_owned()];
            self.what_is_missing(&by, &mut arms);
            return Arms { by: Some(by), arms, first_of: false };
        }
        let mut taken: Vec<Vec<String>> = vec![Vec::new(); 2 + self.0.choices.below(2)];
        if list.open && list.groups.is_empty() {
            return self.by_clauses();
        }
        let in_groups: Vec<usize> = list.groups.iter().flat_map(|group| group.codes.clone()).collect();
        let alone =
            (0..list.codes.len()).filter(|code| !list.open && !in_groups.contains(code)).map(|code| &list.codes[code]);
        for entry in list.groups.iter().filter(|group| group.outermost).map(|group| &group.name).chain(alone) {
            let arm = self.0.choices.below(taken.len());
            taken[arm].push(entry.clone());
        }
        taken.retain(|entries| !entries.is_empty());
        let mut arms: Vec<String> = taken.iter().map(|entries| format!(" : {}", entries.join(", "))).collect();
        if arms.len() > 1 && self.0.choices.chance(50) {
            arms.pop();
        }
        if arms.len() < taken.len() || arms.len() == 1 || list.open {
            arms.push(" otherwise".to_owned());
        }
        self.what_is_missing(&by, &mut arms);
        Arms { by: Some(by), arms, first_of: false }
    }

    /// Now and then an arm for what is missing.
    fn what_is_missing(&mut self, by: &str, arms: &mut Vec<String>) {
        if self.0.choices.chance(35) {
            arms.insert(0, format!(" where ({by}) is missing"));
        }
    }

    fn by_numbers(&mut self) -> Arms {
        let by = self.0.number(1, Kind::Integer);
        let low = self.0.choices.between(0, 5);
        let high = low + self.0.choices.between(0, 20);
        self.bands(by, &low.to_string(), &high.to_string())
    }

    fn by_dates(&mut self) -> Arms {
        let writer = &mut self.0;
        if writer.way(Kind::Date).is_none() {
            return self.by_numbers();
        }
        let by = writer.date(1);
        let mut ends = [day(self.0.choices), day(self.0.choices)];
        ends.sort();
        self.bands(by, &ends[0], &ends[1])
    }

    fn bands(&mut self, by: String, low: &str, high: &str) -> Arms {
        let last = if self.0.choices.chance(40) { " otherwise".to_owned() } else { format!(" : above {high}") };
        let mut arms = vec![format!(" : below {low}"), format!(" : {low}..{high}"), last];
        self.what_is_missing(&by, &mut arms);
        Arms { by: Some(by), arms, first_of: false }
    }

    fn by_clauses(&mut self) -> Arms {
        let number = 1 + self.0.choices.below(3);
        let writer = &mut self.0;
        let conditions: Vec<String> = (0..number).map(|_| writer.condition(1)).collect();
        if let ([condition], true) = (conditions.as_slice(), writer.choices.chance(40)) {
            let mut arms = vec![format!(" where {condition}"), format!(" except {condition}")];
            if writer.choices.chance(15) {
                arms.push(format!(" where {} is missing", writer.any_value()));
            }
            return Arms { by: None, arms, first_of: false };
        }
        let mut arms: Vec<String> = conditions.iter().map(|condition| format!(" where {condition}")).collect();
        // Now and then a split that overlaps or leaves a hole: refused where that is proved, reported where it is not.
        let first_of = !writer.choices.chance(10);
        if !writer.choices.chance(10) {
            arms.push(" otherwise".to_owned());
        }
        Arms { by: None, arms, first_of }
    }
}
