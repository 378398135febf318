//! The grammar of the folder `grammar/`, compiled: one file a language area, keywords in a file of their own.

/// The reader that pest makes of the grammar.
#[derive(pest_derive::Parser)]
#[grammar = "grammar/keywords.pest"]
#[grammar = "grammar/lexical.pest"]
#[grammar = "grammar/expression.pest"]
#[grammar = "grammar/program.pest"]
#[grammar = "grammar/codes.pest"]
#[grammar = "grammar/record.pest"]
#[grammar = "grammar/table.pest"]
#[grammar = "grammar/text.pest"]
#[grammar = "grammar/criteria.pest"]
#[grammar = "grammar/test.pest"]
#[grammar = "grammar/change.pest"]
pub(super) struct Grammar;
