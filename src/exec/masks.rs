//! How a point stands to all members of a table at once, where each member asks for several values, each by itself.
//!
//! A bit stands for a member, one for the universe. A region of a dimension lets members through: for certain, or perhaps. A point is in those that
//! all its regions let through. Members that are joined otherwise (by *or*, or as the first of several arms) have no such masks; then every
//! member is asked.

use crate::plan::{AxisPlan, Condition, Population};
use crate::value::Truth;

/// The most members that have a bit, the universe among them.
const MOST: usize = 128;
/// The most regions for which masks are worked out.
const REGIONS: u64 = 1 << 16;

/// The members that a region lets through: for certain, and perhaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Through {
    yes: u128,
    possible: u128,
}

/// For each region of each dimension, the members that it lets through.
#[derive(Debug)]
pub(super) struct Masks {
    /// Those that no region shuts out.
    all: Through,
    dimensions: Vec<Vec<Through>>,
    /// How many rows have a bit; those of the columns come behind.
    rows: usize,
    /// The bit of the universe.
    universe: u128,
}

/// The members that a point is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// It is not in the universe.
    Outside,
    /// It is in these members, and in no others, for certain: a bit for each row, and one for each column.
    In { rows: u128, columns: u128 },
    /// Not all is decided.
    Open,
}

impl Masks {
    /// The masks of a population; `None` where it has none.
    pub(super) fn new(population: &Population) -> Option<Masks> {
        Masks::with_rows(population, population.rows.members.len())
    }

    /// Those of its columns alone.
    pub(super) fn of_columns(population: &Population) -> Option<Masks> {
        Masks::with_rows(population, 0)
    }

    fn with_rows(population: &Population, rows: usize) -> Option<Masks> {
        let members = rows + population.columns.members.len();
        let regions: u64 = population.dimensions.iter().map(|dimension| dimension.size()).sum();
        if members >= MOST || regions > REGIONS {
            return None;
        }
        let every = (1 << members) | ((1 << members) - 1);
        let mut masks = Masks {
            all: Through { yes: every, possible: every },
            dimensions: population
                .dimensions
                .iter()
                .map(|dimension| vec![Through { yes: u128::MAX, possible: u128::MAX }; dimension.size() as usize])
                .collect(),
            rows,
            universe: 1 << members,
        };
        for row in 0..rows {
            masks.member(&population.rows, row, 1 << row)?;
        }
        for column in 0..population.columns.members.len() {
            masks.member(&population.columns, column, 1 << (rows + column))?;
        }
        masks.condition(&population.universe, masks.universe)?;
        Some(masks)
    }

    /// Adds what a member asks, with what those around it ask.
    fn member(&mut self, axis: &AxisPlan, member: usize, bit: u128) -> Option<()> {
        let plan = &axis.members[member];
        if !plan.applies {
            self.all.yes &= !bit;
            self.all.possible &= !bit;
            return Some(());
        }
        if plan.before.is_some_and(|before| before.arms > 0) {
            return None;
        }
        if let Some(parent) = plan.parent {
            self.member(axis, parent, bit)?;
        }
        self.condition(&plan.own, bit)
    }

    fn condition(&mut self, condition: &Condition, bit: u128) -> Option<()> {
        match (condition, asks(condition)) {
            (Condition::And(parts), Asks::Several) => parts.iter().try_for_each(|part| self.condition(part, bit)),
            (_, Asks::Several) => None,
            (_, Asks::Nothing) => {
                self.all.shut(condition.at(&|_| None)?, bit);
                Some(())
            }
            (_, Asks::One(dimension)) => {
                for (region, through) in (0u32..).zip(&mut self.dimensions[dimension]) {
                    through.shut(condition.at(&|asked| (asked == dimension).then_some(region))?, bit);
                }
                Some(())
            }
        }
    }

    /// How a point stands to the members.
    pub(super) fn stand(&self, regions: &[u32]) -> Stand {
        let mut stand = self.all;
        for (region, dimension) in regions.iter().zip(&self.dimensions) {
            let Some(through) = dimension.get(*region as usize) else { return Stand::Open };
            stand.yes &= through.yes;
            stand.possible &= through.possible;
        }
        if stand.possible & self.universe == 0 {
            Stand::Outside
        } else if stand.yes == stand.possible {
            let members = stand.yes & !self.universe;
            Stand::In { rows: members & ((1 << self.rows) - 1), columns: members >> self.rows }
        } else {
            Stand::Open
        }
    }
}

/// What conditions ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    Nothing,
    /// One dimension.
    One(usize),
    Several,
}

/// What the members of an axis ask, all together.
pub(super) fn asked_by(axis: &AxisPlan) -> Asks {
    let applying = axis.members.iter().filter(|member| member.applies);
    applying.map(|member| asks(&member.own)).fold(Asks::Nothing, Asks::with)
}

/// Which dimensions a condition asks.
fn asks(condition: &Condition) -> Asks {
    match condition {
        Condition::Constant(_) => Asks::Nothing,
        Condition::Atom { dimension, .. } => Asks::One(*dimension),
        Condition::Not(inner) | Condition::Undetermined(inner) => asks(inner),
        Condition::And(parts) | Condition::Or(parts) => parts.iter().map(asks).fold(Asks::Nothing, Asks::with),
    }
}

impl Asks {
    fn with(self, other: Asks) -> Asks {
        match (self, other) {
            (Asks::Nothing, asks) | (asks, Asks::Nothing) => asks,
            (Asks::One(one), Asks::One(other)) if one == other => self,
            _ => Asks::Several,
        }
    }
}

impl Through {
    fn shut(&mut self, truth: Truth, bit: u128) {
        if truth != Truth::Yes {
            self.yes &= !bit;
        }
        if truth == Truth::No {
            self.possible &= !bit;
        }
    }
}

/// Calls `visit` with the place of each bit of a mask, ascending.
#[inline(always)]
pub(super) fn each_bit(mask: u128, mut visit: impl FnMut(usize)) {
    for (mut word, from) in [(mask as u64, 0), ((mask >> 64) as u64, 64)] {
        while word != 0 {
            visit(from + word.trailing_zeros() as usize);
            word &= word - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rules;

    fn masks(columns: &str) -> Option<Masks> {
        let rules = format!(
            "language 1\ncodes Sex \"S\" {{ male \"M\" female \"F\" }}\nrecord R \"R\" {{ key id text sex Sex? n integer }}\n\
             table t \"T\" of R {{\n  rows Sex\n  total \"All\"\n{columns}\n}}\n"
        );
        let rules = Rules::from_text("r.bieu", &rules).unwrap();
        Masks::new(&rules.plan().tables[0].populations[0])
    }

    #[test]
    fn members_that_ask_for_values_one_by_one_have_masks() {
        let masks = masks("  column 1 \"N\" = count\n  column 2 \"L\" where n >= 5 except sex = male").unwrap();
        // Dimensions: sex (male, female, missing), n (below 5, 5, above). Rows: male, female, all.
        assert_eq!(masks.stand(&[1, 2]), Stand::In { rows: 0b110, columns: 0b11 });
        assert_eq!(masks.stand(&[0, 2]), Stand::In { rows: 0b101, columns: 0b01 });
        assert_eq!(masks.stand(&[1, 0]), Stand::In { rows: 0b110, columns: 0b01 });
        assert_eq!(masks.stand(&[2, 0]), Stand::Open, "its sex is missing");
    }

    #[test]
    fn members_that_are_joined_otherwise_have_none() {
        assert!(masks("  column 1 \"N\" where n = 5 or n = 7").is_some(), "one value is asked");
        assert!(masks("  column 1 \"N\" where n = 5 or sex = male").is_none());
    }
}
