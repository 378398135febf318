//! The tests of behaviour, one binary.

mod data;
mod oracle;
