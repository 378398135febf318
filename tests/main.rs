//! The tests of behaviour, one binary.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod code_pages;
mod command;
mod compare;
mod corpus;
mod criteria;
mod data;
mod decide;
mod documents;
mod doors;
mod each;
mod examples;
mod explain;
mod foreign;
mod format;
mod forms;
mod golden;
mod histories;
mod ladder;
mod languages;
mod lint;
mod made;
mod manual;
mod mutation;
mod of_each;
mod office;
mod opened;
mod oracle;
mod periods;
mod phrase_places;
mod printers;
mod program;
mod promises;
mod reconcile;
mod recorded;
mod rename;
mod reorganisation;
mod report;
mod rules;
mod sample;
mod shared;
mod size;
mod son_la;
mod spelling;
mod spreadsheet;
mod stages;
mod statements;
mod suggest;
mod testing;
mod ties;
mod units;
mod vietnamese_rules;
mod walls;
mod word_sets;
mod words;
mod workbooks;
mod workflow;

/// What a message says in English.
fn english(message: &bieu::message::Message) -> String {
    message.say(bieu::message::Language::English)
}
