//! The tests of behaviour, one binary.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod code_pages;
mod command;
mod compare;
mod corpus;
mod criteria;
mod data;
mod decide;
mod doors;
mod examples;
mod explain;
mod foreign;
mod format;
mod golden;
mod lint;
mod manual;
mod mutation;
mod oracle;
mod printers;
mod program;
mod promises;
mod reconcile;
mod recorded;
mod report;
mod rules;
mod sample;
mod shared;
mod size;
mod son_la;
mod spelling;
mod spreadsheet;
mod suggest;
mod testing;
mod walls;
mod words;
mod workflow;
