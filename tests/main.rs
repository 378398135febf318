//! The tests of behaviour, one binary.

mod data;
mod report;
mod sample;
