//! Regions of values that are known to lie between two others.

/// How regions are numbered of values that are not known, but known to lie between two regions: after those of missing values, one
/// for each pair of regions and each mask of leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extents {
    /// How many regions known values have.
    known: u32,
    /// How many leaves can be missing.
    leaves: usize,
}

/// Up to so many regions have a region for each pair of them.
pub(super) const MOST_ENDS: u32 = 4096;

impl Extents {
    /// For so many regions and leaves; `None` where there are too many for each pair to have a number.
    pub(crate) fn new(known: u32, leaves: usize) -> Option<Extents> {
        let extents = Extents { known, leaves };
        (known <= MOST_ENDS && leaves < 31 && extents.end() <= u64::from(u32::MAX)).then_some(extents)
    }

    /// The number after the last.
    pub fn end(self) -> u64 {
        let known = u64::from(self.known);
        known + ((known * (known + 1) / 2 + 1) << self.leaves)
    }

    /// The region of a value that lies between two regions, both among them, given which leaves are missing.
    #[must_use]
    pub fn region(self, [low, high]: [u32; 2], mask: u32) -> u32 {
        self.known + ((1 + high * (high + 1) / 2 + low) << self.leaves) + mask
    }

    /// Between which regions the values of a region lie; `None` for one of known values, or where nothing is known of them.
    #[must_use]
    pub fn ends(self, region: u32) -> Option<[u32; 2]> {
        let place = u64::from((region.checked_sub(self.known)? >> self.leaves).checked_sub(1)?);
        let mut high = (2 * place).isqrt();
        while high * (high + 1) / 2 > place {
            high -= 1;
        }
        Some([(place - high * (high + 1) / 2) as u32, high as u32])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_ends_has_a_number_of_its_own() {
        let extents = Extents::new(70, 2).unwrap();
        let mut next = 70 + 4;
        for high in 0..70 {
            for low in 0..=high {
                for mask in 0..4 {
                    assert_eq!(extents.region([low, high], mask), next);
                    assert_eq!(extents.ends(next), Some([low, high]));
                    next += 1;
                }
            }
        }
        assert_eq!(u64::from(next), extents.end());
        assert_eq!([0, 69, 70, 73].map(|region| extents.ends(region)), [None; 4]);
        let most = Extents::new(MOST_ENDS, 5).unwrap();
        assert_eq!(most.ends(most.region([MOST_ENDS - 1; 2], 31)), Some([MOST_ENDS - 1; 2]));
        assert!(Extents::new(MOST_ENDS + 1, 1).is_none() && Extents::new(MOST_ENDS, 10).is_none());
    }
}
