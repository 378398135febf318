//! A part of the records, so that several threads count.

use std::ops::Range;

/// A part of the records of every type: the `index`-th of `of` equal shares. Shares counted apart add up to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Which share, from 0.
    pub index: u32,
    /// How many shares there are, at least 1.
    pub of: u32,
}

impl Share {
    /// All records.
    pub const WHOLE: Share = Share { index: 0, of: 1 };

    pub(super) fn range(self, len: usize) -> Range<u32> {
        let of = u64::from(self.of.max(1));
        let end = |index: u64| (len as u64 * index / of) as u32;
        end(u64::from(self.index).min(of))..end((u64::from(self.index) + 1).min(of))
    }
}
