//! Different values of an operand, and how many there are in unions of them.
//!
//! Values are told apart by their digests of sixteen bytes ([`Value::digest`]): texts of any length take as much, and what is counted holds no
//! text of a record.

use std::borrow::Cow;

use crate::value::Value;

/// Up to so many values are looked through before another is put beside them.
const LOOKED_THROUGH: usize = 4096;
/// How many digests are put in order together, so that they stay in the cache.
const TOGETHER: usize = 1 << 15;

/// A set of different values.
#[derive(Debug, Clone, Default)]
pub(super) struct Distinct {
    digests: Vec<u128>,
    /// How many of these, from the first on, ascend.
    ascending: usize,
    /// How many more there are, of which only that is known.
    more: u64,
}

impl Distinct {
    pub(super) fn of(digests: Vec<u128>) -> Distinct {
        let mut all = Distinct { digests, ..Distinct::default() };
        all.settle();
        all
    }

    /// So many values, none of which is known.
    pub(super) fn so_many(values: u64) -> Distinct {
        Distinct { more: values, ..Distinct::default() }
    }

    pub(super) fn insert(&mut self, value: &Value) {
        let digest = value.digest();
        let (known, new) = self.digests.split_at(self.ascending);
        if new.last() == Some(&digest) || known.len() <= LOOKED_THROUGH && known.binary_search(&digest).is_ok() {
            return;
        }
        self.digests.push(digest);
        if self.digests.len() > 2 * self.ascending + 64 {
            self.settle();
        }
    }

    /// Puts all in order, each once.
    pub(super) fn settle(&mut self) {
        if self.ascending < self.digests.len() {
            self.digests.sort_unstable();
            self.digests.dedup();
            self.ascending = self.digests.len();
        }
    }

    /// All digests, ascending.
    pub(super) fn digests(&self) -> Cow<'_, [u128]> {
        if self.ascending == self.digests.len() {
            return Cow::Borrowed(&self.digests);
        }
        let mut settled = self.clone();
        settled.settle();
        Cow::Owned(settled.digests)
    }

    pub(super) fn len(&self) -> u64 {
        self.digests().len() as u64 + self.more
    }

    pub(super) fn merge(&mut self, other: &Distinct) {
        self.more += other.more;
        if other.digests.is_empty() {
            return;
        }
        self.settle();
        let others = other.digests();
        if self.digests.is_empty() {
            self.digests = others.into_owned();
        } else {
            let before = std::mem::take(&mut self.digests);
            self.digests.reserve_exact(before.len() + others.len());
            let mut before = before.into_iter().peekable();
            for digest in others.iter() {
                while let Some(less) = before.next_if(|known| known < digest) {
                    self.digests.push(less);
                }
                before.next_if_eq(digest);
                self.digests.push(*digest);
            }
            self.digests.extend(before);
        }
        self.ascending = self.digests.len();
    }
}

impl PartialEq for Distinct {
    fn eq(&self, other: &Distinct) -> bool {
        self.more == other.more && self.digests() == other.digests()
    }
}

/// How many different values there are in unions of sets: for each of the sets the numbers of the unions that it is in.
pub(super) fn in_unions(sets: &[(&Distinct, Vec<usize>)], unions: usize) -> Vec<u64> {
    let digests: Vec<Cow<'_, [u128]>> = sets.iter().map(|(set, _)| set.digests()).collect();
    let mut counts = vec![0; unions];
    let all: usize = digests.iter().map(|set| set.len()).sum();
    // Digests are spread evenly, so their first bits part them evenly.
    let bits = (all / TOGETHER).checked_ilog2().map_or(0, |bits| bits + 1);
    let mut rests: Vec<&[u128]> = digests.iter().map(|set| &**set).collect();
    let (mut together, mut lone) = (Vec::new(), vec![0; sets.len()]);
    // The last value for which each union was counted, by its number.
    let (mut counted_for, mut value) = (vec![0u64; unions], 0);
    for part in 0..1u128 << bits {
        together.clear();
        for (set, rest) in rests.iter_mut().enumerate() {
            let length =
                if bits == 0 { rest.len() } else { rest.partition_point(|digest| digest >> (128 - bits) <= part) };
            let (here, behind) = rest.split_at(length);
            together.extend(here.iter().map(|digest| (*digest, set)));
            *rest = behind;
        }
        together.sort_unstable();
        for same in together.chunk_by(|one, other| one.0 == other.0) {
            if let [(_, set)] = same {
                lone[*set] += 1;
                continue;
            }
            value += 1;
            for union in same.iter().flat_map(|(_, set)| &sets[*set].1) {
                counts[*union] += u64::from(counted_for[*union] != value);
                counted_for[*union] = value;
            }
        }
    }
    for ((_, of), lone) in sets.iter().zip(lone) {
        of.iter().for_each(|union| counts[*union] += lone);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Number;
    use std::collections::BTreeSet;

    fn set(numbers: impl IntoIterator<Item = i64>) -> Distinct {
        let mut set = Distinct::default();
        numbers.into_iter().for_each(|number| set.insert(&Value::Number(Number::from(number))));
        set
    }

    #[test]
    fn each_value_is_counted_once_whenever_it_comes() {
        let mut some = set((0..5000).map(|n| n * 7 % 1000).chain([5, 5, 1000]));
        assert_eq!(some.len(), 1001);
        assert_eq!(some, set((0..=1000).rev()));
        some.merge(&set([3, 1000, 1001, 2000]));
        assert_eq!((some.len(), some.digests().is_sorted()), (1003, true));
        some.merge(&Distinct::default());
        assert_ne!(some, set(0..1003));
        assert_eq!(Distinct::so_many(7).len(), 7);
    }

    #[test]
    fn unions_are_counted_as_sets_are() {
        let numbers: Vec<Vec<i64>> = (1..40).map(|n: i64| (0..n * 100).map(|k| k * n % 3000).collect()).collect();
        let sets: Vec<Distinct> = numbers.iter().map(|numbers| set(numbers.iter().copied())).collect();
        let unions_of = |set: usize| (0..12).filter(|union| union == &0 || set.is_multiple_of(union + 1)).collect();
        let with_unions: Vec<(&Distinct, Vec<usize>)> =
            sets.iter().enumerate().map(|(at, set)| (set, unions_of(at))).collect();
        let expected = (0..12).map(|union| {
            let of = numbers.iter().zip(&with_unions).filter(|(_, (_, unions))| unions.contains(&union));
            of.flat_map(|(numbers, _)| numbers).collect::<BTreeSet<_>>().len() as u64
        });
        assert!(sets.iter().map(Distinct::len).sum::<u64>() as usize > TOGETHER);
        assert_eq!(in_unions(&with_unions, 12), expected.collect::<Vec<_>>());
    }
}
