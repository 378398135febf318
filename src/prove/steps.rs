//! How many steps a thread has taken in proofs: what a test holds to the size of rules, which no clock on a busy machine can.

use std::cell::Cell;

thread_local! {
    static TAKEN: Cell<u64> = const { Cell::new(0) };
}

/// Adds steps: a point looked at, a region, a stretch of regions or a member asked.
pub(super) fn add(steps: usize) {
    TAKEN.with(|taken| taken.set(taken.get() + steps as u64));
}

/// The steps of this thread so far.
#[must_use]
pub fn taken() -> u64 {
    TAKEN.with(Cell::get)
}
