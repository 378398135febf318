//! Points by columns: the regions of a few neighbouring dimensions as one number, so that what they come to in another plan is looked up
//! for all of them at once.

use super::packed::Packing;

/// Up to so many combinations of regions are one column's.
const MOST: u64 = 1 << 12;
/// Points that are looked up together: few enough to stay in the cache.
const BLOCK: usize = 4096;

/// The points of a grid.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns(Vec<Column>);

/// Some neighbouring dimensions.
#[derive(Debug, Clone, PartialEq)]
struct Column {
    /// The place of the first of them.
    first: usize,
    sizes: Vec<u64>,
    /// For each point the number of its combination of regions.
    points: Vec<u32>,
}

impl Columns {
    /// The points with these words.
    pub(super) fn new(packing: &Packing, keys: &[u64]) -> Columns {
        let mut columns = Vec::new();
        let mut first = 0;
        for (place, word) in packing.of_words().iter().enumerate() {
            let mut below: u64 = word.iter().product();
            let mut rest = word.as_slice();
            while !rest.is_empty() {
                let length = column(rest);
                let (sizes, after) = rest.split_at(length);
                let combinations: u64 = sizes.iter().product();
                below /= combinations;
                let number = |words: &[u64]| (words[place] / below % combinations) as u32;
                let points = keys.chunks(packing.words()).map(number).collect();
                columns.push(Column { first, sizes: sizes.to_vec(), points });
                first += length;
                rest = after;
            }
        }
        Columns(columns)
    }

    /// For each point what its regions add up to, given what each region of a dimension adds.
    pub(super) fn sums(&self, points: usize, adds: &dyn Fn(usize, u32) -> u64) -> Vec<u64> {
        let tables: Vec<Option<Vec<u64>>> = self.0.iter().map(|column| column.table(adds)).collect();
        let mut sums = vec![0u64; points];
        for (block, sums) in sums.chunks_mut(BLOCK).enumerate() {
            for (column, table) in self.0.iter().zip(&tables) {
                let points = column.points.iter().skip(block * BLOCK);
                match table {
                    Some(table) if table.iter().all(|adds| *adds == 0) => {}
                    Some(table) => sums.iter_mut().zip(points).for_each(|(sum, combination)| {
                        *sum += table.get(*combination as usize).copied().unwrap_or_default();
                    }),
                    None => sums.iter_mut().zip(points).for_each(|(sum, region)| *sum += adds(column.first, *region)),
                }
            }
        }
        sums
    }
}

impl Column {
    /// What each combination of regions adds; `None` for one dimension of so many regions that few of them occur.
    fn table(&self, adds: &dyn Fn(usize, u32) -> u64) -> Option<Vec<u64>> {
        if self.sizes.first().is_some_and(|size| *size > MOST) {
            return None;
        }
        let mut table = vec![0u64];
        for (place, size) in self.sizes.iter().enumerate() {
            let of_regions: Vec<u64> = (0..*size as u32).map(|region| adds(self.first + place, region)).collect();
            table = table.iter().flat_map(|sum| of_regions.iter().map(move |adds| sum + adds)).collect();
        }
        Some(table)
    }
}

/// How many of the first dimensions make a column: at least one.
fn column(sizes: &[u64]) -> usize {
    let mut product = 1u64;
    let fits = |size: &&u64| {
        product = product.saturating_mul(**size);
        product <= MOST
    };
    sizes.iter().take_while(fits).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_regions_add_up_to_does_not_depend_on_the_columns() {
        // Two words: the last three dimensions fit no 64 bits with the first ones.
        let sizes = [7u64, 1, 4000, 3, 100_000, 1 << 31, 1 << 31, 5, 900];
        let packing = Packing::new(sizes.iter().copied());
        let points: Vec<Vec<u32>> = vec![
            sizes.iter().map(|_| 0).collect(),
            sizes.iter().map(|size| (size - 1) as u32).collect(),
            vec![3, 0, 17, 2, 99_000, 5, 1 << 30, 4, 899],
        ];
        let keys: Vec<u64> = points.iter().flat_map(|point| packing.pack(point).collect::<Vec<_>>()).collect();
        let columns = Columns::new(&packing, &keys);
        let adds = |dimension: usize, region: u32| u64::from(region) * [1, 0, 10, 100, 3, 1, 2, 0, 7][dimension];
        let expected: Vec<u64> =
            points.iter().map(|point| point.iter().enumerate().map(|(d, region)| adds(d, *region)).sum()).collect();
        assert_eq!(columns.sums(points.len(), &adds), expected);
    }
}
