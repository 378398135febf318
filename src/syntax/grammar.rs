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

pub(super) fn rule_of(word: &str) -> Option<Rule> {
    Some(match word {
        "language" => Rule::language_item,
        "use" => Rule::use_item,
        "report" => Rule::report_item,
        "codes" => Rule::codes_item,
        "set" => Rule::set_item,
        "param" => Rule::param_item,
        "record" => Rule::record_item,
        "table" => Rule::table_item,
        "text" => Rule::text_item,
        "criteria" => Rule::criteria_item,
        "test" => Rule::test_item,
        "expect" => Rule::change_item,
        _ => return None,
    })
}
