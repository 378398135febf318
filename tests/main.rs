//! The tests of behaviour, one binary.

mod corpus;
mod data;
mod examples;
mod golden;
mod manual;
mod oracle;
mod program;
mod report;
mod sample;
mod son_la;
