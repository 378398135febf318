//! Records that are taken for a code list by their keys, so that they can be rows: units, and how they stand in each other.

use std::ops::Range;

use crate::value::CodeIndex;

/// A unit as its record says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnitRecord<'r> {
    /// Its key.
    pub key: &'r str,
    /// What it is called.
    pub label: Option<&'r str>,
    /// The key of the one that it stands in.
    pub parent: Option<&'r str>,
    /// The codes that its own fields hold, each with its list.
    pub codes: Vec<(&'r str, &'r str)>,
}

/// How the codes of a list stand in each other. Each comes before those that stand in it, and these come before all others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Units {
    parents: Vec<Option<CodeIndex>>,
    /// Behind the last one that stands in each.
    ends: Vec<CodeIndex>,
    levels: Vec<u32>,
    /// The codes that their own fields hold, each with its list.
    codes: Vec<Vec<(String, String)>>,
    /// The deepest level that rules ask for.
    pub asked: u32,
}

impl Units {
    /// Of units that are made up: on so many levels one has several others in it, on those below one.
    pub const WIDE_LEVELS: u32 = 4;

    /// The units of a list, given what each stands in (a unit before it, or one that unit stands in) and the deepest level that is asked for.
    #[must_use]
    pub fn new(parents: Vec<Option<CodeIndex>>, codes: Vec<Vec<(String, String)>>, asked: u32) -> Units {
        let mut ends: Vec<CodeIndex> = (1..=parents.len() as CodeIndex).collect();
        let mut levels: Vec<u32> = Vec::with_capacity(parents.len());
        for parent in &parents {
            levels.push(parent.and_then(|parent| levels.get(parent as usize)).map_or(1, |level| level + 1));
        }
        for (unit, parent) in parents.iter().enumerate().rev() {
            let end = ends.get(unit).copied();
            if let (Some(end), Some(of_parent)) = (end, parent.and_then(|parent| ends.get_mut(parent as usize))) {
                *of_parent = end.max(*of_parent);
            }
        }
        Units { parents, ends, levels, codes, asked }
    }

    /// A unit, and all that stand in it.
    #[must_use]
    pub fn within(&self, unit: CodeIndex) -> Range<CodeIndex> {
        unit..self.ends.get(unit as usize).copied().unwrap_or(unit + 1)
    }

    /// What a unit stands in.
    #[must_use]
    pub fn parent(&self, unit: CodeIndex) -> Option<CodeIndex> {
        self.parents.get(unit as usize).copied().flatten()
    }

    /// The codes of a list that a unit's own fields hold.
    pub fn codes_of<'u>(&'u self, unit: CodeIndex, list: &'u str) -> impl Iterator<Item = &'u str> {
        let codes = self.codes.get(unit as usize).into_iter().flatten();
        codes.filter(move |(of, _)| of == list).map(|(_, code)| code.as_str())
    }

    /// The units of a level.
    pub fn at_level(&self, level: u32) -> impl Iterator<Item = CodeIndex> {
        (0..).zip(&self.levels).filter(move |(_, of)| **of == level).map(|(unit, _)| unit)
    }

    /// The level of a unit: 1 where it stands in no other.
    #[must_use]
    pub fn level(&self, unit: CodeIndex) -> u32 {
        self.levels.get(unit as usize).copied().unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_holds_those_that_stand_in_it_however_deep() {
        let units = Units::new(vec![None, Some(0), Some(1), Some(0), None], Vec::new(), 1);
        let within: Vec<_> = (0..5).map(|unit| units.within(unit)).collect();
        assert_eq!(within, [0..4, 1..3, 2..3, 3..4, 4..5]);
        assert_eq!((0..5).map(|unit| units.level(unit)).collect::<Vec<_>>(), [1, 2, 3, 2, 1]);
    }
}
