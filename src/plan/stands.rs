//! Where something stands on each dimension.

/// A record that is counted, one that is being made up, or what is known of either.
pub trait Regions {
    /// The region of a dimension; `None` while it is not chosen.
    fn region(&self, dimension: usize) -> Option<u32>;
}

impl<F: Fn(usize) -> Option<u32> + ?Sized> Regions for F {
    fn region(&self, dimension: usize) -> Option<u32> {
        self(dimension)
    }
}

impl Regions for [u32] {
    fn region(&self, dimension: usize) -> Option<u32> {
        self.get(dimension).copied()
    }
}

impl Regions for [Option<u32>] {
    fn region(&self, dimension: usize) -> Option<u32> {
        self.get(dimension).copied().flatten()
    }
}
