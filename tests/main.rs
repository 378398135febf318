//! The tests of behaviour, one binary.

mod corpus;
mod data;
mod examples;
mod oracle;
mod report;
mod sample;
mod son_la;
