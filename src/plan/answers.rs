//! The answers to a test, region by region: sorted runs of regions, so that what is kept grows with what a test names and not with
//! how finely all tests together cut its value.

use std::sync::Arc;

use crate::value::Truth;

use super::extents::Extents;

/// The regions of known values in which a test says yes; in all others it says no.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Answers {
    regions: u32,
    /// The regions of values that are known to lie between two others, where there can be any.
    extents: Option<Extents>,
    /// Half-open, ascending, neither touching nor overlapping: two that answer alike are equal.
    yes: Arc<[(u32, u32)]>,
}

/// Up to this many runs are all looked at: that is quicker than a search among them.
const FEW: usize = 8;

impl Answers {
    /// From half-open runs in any order, for a value that is cut into so many regions.
    #[must_use]
    pub fn new(regions: u32, mut runs: Vec<(u32, u32)>) -> Answers {
        runs.retain(|(start, end)| start < end);
        runs.sort_unstable();
        let mut yes: Vec<(u32, u32)> = Vec::with_capacity(runs.len());
        for (start, end) in runs {
            match yes.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => yes.push((start, end)),
            }
        }
        Answers { regions, extents: None, yes: yes.into() }
    }

    /// The same of a value that can be known to lie between two regions.
    #[must_use]
    pub(super) fn with_extents(self, extents: Option<Extents>) -> Answers {
        Answers { extents, ..self }
    }

    /// Whether the value can be known to lie between two regions.
    #[must_use]
    pub(crate) fn has_extents(&self) -> bool {
        self.extents.is_some()
    }

    /// The answer in a region of known values; `None` for a region of missing ones.
    #[must_use]
    pub fn get(&self, region: u32) -> Option<Truth> {
        (region < self.regions).then(|| Truth::from(self.is_yes(region)))
    }

    /// The truth in any region, `missing` being that of a missing value.
    #[must_use]
    pub fn truth(&self, region: u32, missing: Truth) -> Truth {
        if region < self.regions {
            return Truth::from(self.is_yes(region));
        }
        // Whether there is a value is asked of what is known: it is missing, wherever it lies.
        match self.extents.filter(|_| missing == Truth::Undetermined).and_then(|extents| extents.ends(region)) {
            Some(between) => self.between(between),
            None => missing,
        }
    }

    /// The answer where a value lies somewhere between two regions, both among them.
    #[must_use]
    pub(super) fn between(&self, [low, high]: [u32; 2]) -> Truth {
        let first = self.yes.partition_point(|(_, end)| *end <= low);
        match self.yes.get(first) {
            Some((start, end)) if *start <= low && high < *end => Truth::Yes,
            Some((start, _)) if *start <= high => Truth::Undetermined,
            _ => Truth::No,
        }
    }

    fn is_yes(&self, region: u32) -> bool {
        if self.yes.len() <= FEW {
            return self.yes.iter().any(|(start, end)| *start <= region && region < *end);
        }
        let after = self.yes.partition_point(|(start, _)| *start <= region);
        after.checked_sub(1).is_some_and(|last| region < self.yes[last].1)
    }

    /// The runs of regions in which it says yes, ascending.
    #[must_use]
    pub fn runs(&self) -> &[(u32, u32)] {
        &self.yes
    }

    /// In how many regions it says yes.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.yes.iter().map(|(start, end)| u64::from(end - start)).sum()
    }

    /// Whether some region says yes to both.
    #[must_use]
    pub fn meets(&self, other: &Answers) -> bool {
        self.shared(other).any(|(start, end)| start < end)
    }

    /// Yes where both do.
    #[must_use]
    pub fn both(&self, other: &Answers) -> Answers {
        Answers::new(self.regions, self.shared(other).collect())
    }

    /// What the runs of both share, two by two; where they share nothing it ends before it begins.
    fn shared(&self, other: &Answers) -> impl Iterator<Item = (u32, u32)> {
        let (mut a, mut b) = (self.yes.iter().peekable(), other.yes.iter().peekable());
        std::iter::from_fn(move || {
            let (mine, theirs) = (**a.peek()?, **b.peek()?);
            if mine.1 <= theirs.1 {
                a.next()
            } else {
                b.next()
            };
            Some((mine.0.max(theirs.0), mine.1.min(theirs.1)))
        })
    }

    /// Yes where this says no.
    #[must_use]
    pub fn negated(&self) -> Answers {
        let starts = std::iter::once(0).chain(self.yes.iter().map(|(_, end)| *end));
        let until = self.yes.iter().map(|(start, _)| *start).chain([self.regions]);
        Answers { extents: self.extents, ..Answers::new(self.regions, starts.zip(until).collect()) }
    }

    /// Yes where one of them does, all about a value that is cut alike.
    #[must_use]
    pub fn any<'a>(all: impl Iterator<Item = &'a Answers>) -> Answers {
        let mut regions = 0;
        let mut runs = Vec::new();
        for answers in all {
            regions = answers.regions;
            runs.extend_from_slice(&answers.yes);
        }
        Answers::new(regions, runs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_answer_by_region() {
        let answers = Answers::new(10, vec![(7, 9), (1, 3), (3, 4), (5, 5)]);
        assert_eq!(answers.runs(), [(1, 4), (7, 9)]);
        assert_eq!(answers.count(), 5);
        let yes: Vec<u32> = (0..10).filter(|region| answers.get(*region) == Some(Truth::Yes)).collect();
        assert_eq!(yes, [1, 2, 3, 7, 8]);
        assert_eq!(answers.get(10), None);
        assert_eq!(answers.negated().runs(), [(0, 1), (4, 7), (9, 10)]);
        assert_eq!(answers.negated().negated(), answers);
    }

    #[test]
    fn between_two_regions_there_is_an_answer_where_all_of_them_agree() {
        let answers = Answers::new(10, vec![(2, 5), (7, 8)]);
        let between = |low, high| answers.between([low, high]);
        assert_eq!((between(2, 4), between(7, 7)), (Truth::Yes, Truth::Yes));
        assert_eq!((between(0, 1), between(5, 6), between(8, 9)), (Truth::No, Truth::No, Truth::No));
        for ends in [[1, 2], [4, 5], [2, 7], [5, 7], [0, 9]] {
            assert_eq!(answers.between(ends), Truth::Undetermined, "{ends:?}");
        }
    }

    #[test]
    fn many_runs_are_searched_and_meet_where_they_share_a_region() {
        let odd = Answers::new(100, (0..50).map(|k| (2 * k + 1, 2 * k + 2)).collect());
        for region in 0..100 {
            assert_eq!(odd.get(region), Some(Truth::from(region % 2 == 1)), "{region}");
        }
        assert!(!odd.meets(&odd.negated()));
        assert!(odd.meets(&Answers::new(100, vec![(50, 52)])));
        assert!(!odd.meets(&Answers::new(100, vec![(50, 51)])));
        assert_eq!(Answers::any([&odd, &odd.negated()].into_iter()).runs(), [(0, 100)]);
        assert_eq!(odd.both(&odd.negated()).runs(), []);
        assert_eq!(odd.both(&Answers::new(100, vec![(10, 14), (99, 100)])).runs(), [(11, 12), (13, 14), (99, 100)]);
    }
}
