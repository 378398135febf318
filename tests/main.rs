//! The tests of behaviour, one binary.
#![allow(clippy::disallowed_methods)]

mod command;
mod corpus;
mod criteria;
mod data;
mod examples;
mod golden;
mod manual;
mod oracle;
mod program;
mod report;
mod sample;
mod son_la;
mod walls;
