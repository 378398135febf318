//! Rows that one dimension tells apart, as those of a long list of codes: for each of its regions, the rows that a point is in.

use super::masks::{Asks, asked_by};
use crate::plan::{Population, Standing};

/// For each region of a dimension, how a point stands to the rows.
pub(super) struct Listed {
    /// The dimension; none where rows ask nothing.
    dimension: Option<usize>,
    /// By region; `None` where some row is not decided.
    of_region: Vec<Option<InRows>>,
}

/// The rows that a point is in.
pub(super) struct InRows {
    pub(super) rows: Box<[usize]>,
    /// Whether some row is one that a record should reach.
    pub(super) reaches: bool,
    /// For each split of the population whether the point breaks it: several arms are yes, or none.
    pub(super) broken: Box<[(bool, bool)]>,
}

impl Listed {
    /// The rows of a population; `None` where they ask for several values.
    pub(super) fn new(population: &Population, is_real: &[bool]) -> Option<Listed> {
        let (dimension, regions) = match asked_by(&population.rows) {
            Asks::Nothing => (None, 1),
            Asks::One(dimension) => (Some(dimension), population.dimensions.get(dimension)?.size()),
            Asks::Several => return None,
        };
        let mut standing = Standing::default();
        let of_region = (0..u32::try_from(regions).ok()?).map(|region| {
            population.rows.stand(&|asked| (Some(asked) == dimension).then_some(region), &mut standing);
            let rows: Box<[usize]> = standing.yes().collect();
            (rows.len() == standing.found().len()).then(|| InRows::new(population, &standing, rows, is_real))
        });
        Some(Listed { dimension, of_region: of_region.collect() })
    }

    /// The rows that a point is in; `None` where that is not decided.
    pub(super) fn rows(&self, regions: &[u32]) -> Option<&InRows> {
        let region = self.dimension.map_or(Some(0), |dimension| regions.get(dimension).copied())?;
        self.of_region.get(region as usize)?.as_ref()
    }
}

impl InRows {
    fn new(population: &Population, standing: &Standing, rows: Box<[usize]>, is_real: &[bool]) -> InRows {
        let is_in = |member: usize| standing.truth(member).is_yes();
        let broken = population.splits.iter().map(|split| {
            let asked = split.of_rows && split.parent.is_none_or(is_in);
            let arms = if asked { split.arms.iter().filter(|arm| is_in(**arm)).count() } else { 1 };
            (arms > 1, arms == 0)
        });
        InRows { reaches: rows.iter().any(|row| is_real[*row]), broken: broken.collect(), rows }
    }
}
