//! Points as numbers: the regions of a point are the digits of a number, whose base at each place is the size of the dimension.
//!
//! A number that 64 bits do not hold is parted: as many dimensions as fit make a word, the next ones another.

/// How the regions of a point are packed.
pub(super) struct Packing {
    /// The sizes of the dimensions, word by word.
    words: Vec<Vec<u64>>,
}

impl Packing {
    pub(super) fn new(sizes: impl Iterator<Item = u64>) -> Packing {
        let mut words: Vec<Vec<u64>> = vec![Vec::new()];
        let mut product = 1u64;
        for size in sizes.map(|size| size.max(1)) {
            match (product.checked_mul(size), words.last_mut()) {
                (Some(more), Some(word)) => {
                    product = more;
                    word.push(size);
                }
                _ => {
                    product = size;
                    words.push(vec![size]);
                }
            }
        }
        Packing { words }
    }

    /// How many words a point takes.
    pub(super) fn words(&self) -> usize {
        self.words.len()
    }

    /// The sizes of the dimensions, word by word.
    pub(super) fn of_words(&self) -> &[Vec<u64>] {
        &self.words
    }

    /// The words of a point.
    pub(super) fn pack<'r>(&'r self, regions: &'r [u32]) -> impl Iterator<Item = u64> + 'r {
        let mut regions = regions.iter();
        self.words.iter().map(move |sizes| {
            // The iterator of regions is the longer one or ends with the sizes: it is moved on by one a size.
            sizes.iter().fold(0, |word, size| word * size + u64::from(regions.next().copied().unwrap_or(0)))
        })
    }

    /// Whether there is a point of these words.
    pub(super) fn holds(&self, words: &[u64]) -> bool {
        // What does not fit 64 bits was parted.
        words.iter().zip(&self.words).all(|(word, sizes)| *word < sizes.iter().product())
    }
}

/// Points in their order, of each the first word less that of the point before.
pub(super) fn differences(words: usize, points: &[u64]) -> Vec<u64> {
    let mut before = 0;
    let mut differences = points.to_vec();
    for first in differences.iter_mut().step_by(words.max(1)) {
        (*first, before) = (*first - before, *first);
    }
    differences
}

/// The points again; `None` where they do not ascend, or a number is too large.
pub(super) fn sums(words: usize, differences: &[u64]) -> Option<Vec<u64>> {
    let words = words.max(1);
    if !differences.len().is_multiple_of(words) {
        return None;
    }
    let mut points = differences.to_vec();
    let mut before = 0u64;
    for first in points.iter_mut().step_by(words) {
        *first = first.checked_add(before)?;
        before = *first;
    }
    let ascend = points.chunks(words).zip(points.chunks(words).skip(1)).all(|(one, next)| one < next);
    ascend.then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_any_size_are_held_and_none_beyond() {
        for sizes in [vec![], vec![5], vec![3, 1, 7], vec![1 << 31; 5], vec![1 << 32, 1 << 32, 2, u64::from(u32::MAX)]]
        {
            let packing = Packing::new(sizes.iter().copied());
            let last: Vec<u32> = sizes.iter().map(|size| u32::try_from(size - 1).unwrap()).collect();
            let words = |point: &[u32]| packing.pack(point).collect::<Vec<u64>>();
            assert_eq!(words(&last).len(), packing.words());
            assert!(packing.holds(&words(&vec![0; sizes.len()])) && packing.holds(&words(&last)));
            assert!(words(&vec![0; sizes.len()]).iter().all(|word| *word == 0));
            let beyond: Vec<u64> = words(&last).iter().map(|word| word + 1).collect();
            assert!(!packing.holds(&beyond));
        }
        // Five dimensions of 2^31 regions: two fit a word of 64 bits.
        assert_eq!(Packing::new([1 << 31; 5].into_iter()).words(), 3);
        assert_eq!(Packing::new([3, 4].into_iter()).pack(&[2, 3]).collect::<Vec<_>>(), [11]);
    }

    #[test]
    fn differences_add_up_again_and_points_ascend() {
        for (words, points) in [(1, vec![0, 3, 4, 900]), (2, vec![0, 7, 0, 9, 2, 1]), (1, vec![]), (1, vec![u64::MAX])]
        {
            assert_eq!(sums(words, &differences(words, &points)), Some(points));
        }
        assert_eq!(differences(1, &[5, 7]), [5, 2]);
        assert_eq!(differences(2, &[5, 7, 5, 9]), [5, 7, 0, 9]);
        assert_eq!(sums(1, &[5, 0]), None, "the same point twice");
        assert_eq!(sums(1, &[1, u64::MAX]), None);
        assert_eq!(sums(2, &[1, 2, 3]), None);
    }
}
