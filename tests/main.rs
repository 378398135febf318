//! The tests of behaviour, one binary.

mod data;
mod oracle;
mod report;
mod sample;
