//! `explain`: the funnel comes out, the listing re-counted is the cell, and every state has its reason.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on is to stop")]

mod in_vietnamese_words;
mod sample;
mod small;
