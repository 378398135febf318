//! The tests of behaviour, one binary.

mod corpus;
mod criteria;
mod data;
mod golden;
mod manual;
mod oracle;
mod program;
mod report;
mod sample;
mod son_la;
