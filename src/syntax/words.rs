//! The grammar's rules in an analyst's words, for "expected …".

use super::grammar::Rule;
use crate::message::expected as say;
use crate::message::{Language, Message};

/// What could have stood at a place: short, without repetition, in a stable order. Whole things before signs.
pub(super) fn expected(rules: &[Rule]) -> Vec<Message> {
    let mut found: Vec<(u8, Message)> = rules.iter().filter_map(|rule| word(*rule)).collect();
    // The same order in every language.
    found.sort_by_cached_key(|(rank, word)| {
        let word = word.say(Language::English);
        (*rank, word.starts_with('`'), word)
    });
    found.dedup();
    let mut words: Vec<Message> = found.into_iter().map(|(_, word)| word).collect();
    if words.contains(&say::comparison()) {
        words.retain(|word| *word != say::as_written("="));
    }
    words
}

/// The keywords that a rule is or begins with, for "did you mean".
pub(super) fn keywords(rules: &[Rule]) -> Vec<String> {
    let begun = rules.iter().flat_map(|rule| begins(*rule)).map(|word| (*word).to_owned());
    let mut found: Vec<String> = begun.chain(rules.iter().filter_map(|rule| spelling(*rule))).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a word is a keyword somewhere in the language: where it cannot stand, it is hardly another one misspelt.
pub(super) fn is_keyword(word: &str) -> bool {
    Rule::all_rules().iter().any(|rule| spelling(*rule).is_some_and(|keyword| keyword == word))
}

/// Whether a rule is a condition or value, or begins one.
pub(super) fn is_condition(rule: Rule) -> bool {
    use Rule as R;
    matches!(rule, R::expression | R::negation | R::comparison | R::sum | R::product | R::unary)
}

/// A rule in words, with its rank in the list; nothing for what an author does not think of.
fn word(rule: Rule) -> Option<(u8, Message)> {
    use Rule as R;
    let thing = |thing: Message| Some((0, thing));
    let sign = |text: &str| Some((2, say::as_written(text)));
    match rule {
        R::EOI => Some((3, say::end_of_item())),
        R::WHITESPACE | R::COMMENT | R::word_char | R::reserved | R::part_start | R::after_count | R::doc | R::docs => {
            None
        }
        R::date_sign | R::day_sign | R::blank | R::label_start | R::simple_type => None,
        R::name | R::of_list => thing(say::name()),
        R::id | R::full_id | R::row_place | R::column_place => thing(say::number_or_name_of_a_column_or_row()),
        R::leaving_out => sign("except"),
        R::member_reference | R::series_reference => thing(say::column_or_row_in_brackets()),
        R::string => thing(say::text_in_quotes()),
        R::whole | R::number => thing(say::number()),
        R::date | R::iso_date | R::odd_date => thing(say::date()),
        R::type_name => thing(say::type_of_field()),
        R::expression | R::negation | R::comparison => thing(say::condition_or_value()),
        R::sum | R::product | R::unary | R::value | R::between | R::above | R::below | R::choice => thing(say::value()),
        R::path | R::as_of_path | R::history | R::call | R::yes_no | R::parenthesis | R::duration => {
            thing(say::value())
        }
        R::formula | R::formula_product | R::formula_unary | R::formula_range | R::formula_comparison => {
            thing(say::formula())
        }
        R::table_cell | R::single_cell | R::parameter | R::formula_parenthesis | R::shown_figure => {
            thing(say::formula())
        }
        R::fill | R::fill_file => sign("fill"),
        R::over | R::shift => sign("over period - 1 year"),
        R::beside | R::beside_it => sign("beside"),
        R::beside_both => thing(say::ratio_or_difference()),
        R::compare_tail | R::compare_sign => thing(say::comparison()),
        R::in_tail => sign("in"),
        R::within_tail => sign("within this"),
        R::for_each | R::for_one => sign("for"),
        R::report_file => sign("file"),
        R::is_tail => sign("is"),
        R::text_tail => thing(say::starts_with_or_contains()),
        R::choice_list => thing(say::list_in_parentheses()),
        R::unit => thing(say::years_months_or_days()),
        R::working_days => sign("working days of"),
        R::meets => sign("meets"),
        R::requirement => sign("require"),
        R::exception => sign("allow"),
        R::instead => sign("instead of"),
        R::reason => sign("reason"),
        R::as_of | R::as_of_day => sign("as of"),
        R::exception_order => sign("first of"),
        R::given => sign("given"),
        R::cases => sign("cases"),
        R::from_file => sign("from"),
        R::expectation => sign("expect"),
        R::expect_rejects => sign("rejects"),
        R::expect_undetermined => sign("undetermined"),
        R::expect_checks => sign("checks"),
        R::expect_text => sign("text"),
        R::expect_golden | R::expect_lines => thing(say::name_of_a_table_or_of_criteria()),
        R::grid | R::grid_line | R::grid_cell | R::bar => thing(say::line_of_cells_between_bars()),
        R::change_part => thing(say::column_as_or_a_requirement()),
        R::change_kind => thing(say::reading_or_print()),
        R::clause => thing(say::where_or_except()),
        R::note | R::kw_note => sign("note"),
        R::cite => sign("cite"),
        R::in_force => sign("in force"),
        R::from => sign("from"),
        R::until => sign("until"),
        R::period => sign("period"),
        R::locale => sign("locale"),
        R::printed_tables => sign("tables"),
        R::members | R::all_except | R::set_member => thing(say::codes_of_the_list_all_or_none()),
        R::set_version | R::param_version => sign("="),
        R::systems => sign("systems"),
        R::group => sign("group"),
        R::code => thing(say::code()),
        R::externals => thing(say::equals_and_a_code_of_another_system()),
        R::external => thing(say::code_in_quotes()),
        R::also => sign("also"),
        R::became => sign("became"),
        R::decided_by => sign("by"),
        R::restated => sign("restated to"),
        R::dates => sign("dates"),
        R::numbers => sign("numbers"),
        R::dates_spelling => thing(say::spelling_of_dates()),
        R::numbers_spelling => thing(say::spelling_of_numbers()),
        R::field | R::key_head | R::label_head | R::field_head | R::history_key => thing(say::field()),
        R::tree_of => sign("tree"),
        R::chosen => thing(say::in_within_this_or_at_level()),
        R::at_level => sign("at level"),
        R::missing_words => sign("missing"),
        R::yes_words => sign("yes"),
        R::no_words => sign("no"),
        R::coded => sign("coded"),
        R::rounded => sign("rounded to"),
        R::let_field => sign("let"),
        R::aggregate | R::measure | R::count | R::count_distinct | R::measured => thing(say::measure()),
        R::stub => sign("stub"),
        R::total => sign("total"),
        R::halves => sign("halves after"),
        R::cell => sign("cell"),
        R::solve => sign("solve"),
        R::show | R::show_rows => sign("show"),
        R::rows_where => sign("where"),
        R::rows_by => sign("by"),
        R::rows_first | R::hole_first => sign("first"),
        R::rows_rest => sign("rest"),
        R::rows_with => sign("with records"),
        R::direction => thing(say::ascending_or_descending()),
        R::ranking => sign("rank of"),
        R::state => thing(say::state()),
        R::axis | R::member => thing(say::column_or_a_row()),
        R::reasons_axis => sign("reasons of"),
        R::codes_axis | R::codes_head | R::periods_axis => thing(say::rows_or_columns_of_a_code_list()),
        R::via => sign("via"),
        R::heading => sign("heading"),
        R::split | R::split_head => sign("split"),
        R::split_by => sign("by"),
        R::first_of => sign("first of"),
        R::of_which | R::of_which_head => sign("of which"),
        R::printed => sign("printed"),
        R::values => thing(say::colon_and_what_it_takes()),
        R::otherwise => sign("otherwise"),
        R::body => thing(say::equals_and_what_is_counted()),
        R::not_applicable => sign("not applicable"),
        R::presentation => thing(say::how_shown_behind_comma()),
        R::presented | R::as_percent | R::total_rounding | R::rounding | R::strip_zeros | R::at_least => {
            thing(say::how_it_is_shown())
        }
        R::check => sign("check"),
        R::total_is_sum => sign("total = sum of rows"),
        R::check_else => sign("else"),
        R::block | R::triple_quote => sign("\"\"\""),
        R::words | R::this_code => None,
        R::hole | R::hole_name | R::hole_rows | R::hole_with | R::hole_figure => thing(say::name_or_a_figure()),
        R::report
        | R::codes
        | R::set
        | R::param
        | R::record
        | R::table
        | R::text
        | R::criteria
        | R::test
        | R::change => thing(say::item()),
        R::language_item | R::use_item | R::report_item | R::codes_item | R::set_item => thing(say::item()),
        R::param_item
        | R::record_item
        | R::table_item
        | R::text_item
        | R::criteria_item
        | R::test_item
        | R::change_item => thing(say::item()),
        R::comma => sign(","),
        R::colon => sign(":"),
        R::optional => sign("?"),
        R::dot => sign("."),
        R::to_sign => sign(".."),
        R::dots => sign("..."),
        R::paren_open => sign("("),
        R::paren_close => sign(")"),
        R::bracket_open => sign("["),
        R::bracket_close => sign("]"),
        R::brace_open => sign("{"),
        R::brace_close => sign("}"),
        R::plus | R::minus | R::times | R::divide => sign("+ - * /"),
        R::equal => sign("="),
        R::not_equal | R::less | R::less_or_equal | R::greater | R::greater_or_equal => thing(say::comparison()),
        // Keywords are data: one more is a word, and no line.
        #[rustfmt::skip]
        R::kw_language | R::kw_use | R::kw_report | R::kw_codes | R::kw_set | R::kw_param | R::kw_parent | R::kw_over
        | R::kw_record | R::kw_table | R::kw_tables | R::kw_text | R::kw_criteria | R::kw_test | R::kw_cite | R::kw_dated
        | R::kw_became | R::kw_restated | R::kw_beside | R::kw_ratio | R::kw_difference | R::kw_nothing | R::kw_hidden | R::kw_halves | R::kw_after | R::kw_numbered | R::numbered | R::kw_open | R::kw_fill | R::kw_period | R::kw_to | R::kw_locale | R::kw_ordered | R::kw_systems | R::kw_group | R::kw_also
        | R::kw_of | R::kw_all | R::kw_except | R::kw_none | R::kw_in | R::kw_force | R::kw_from | R::kw_until
        | R::kw_yes | R::kw_no | R::kw_key | R::kw_coded | R::kw_dates | R::kw_numbers | R::kw_let | R::kw_by
        | R::kw_where | R::kw_and | R::kw_or | R::kw_not | R::kw_is | R::kw_missing | R::kw_known
        | R::kw_starts | R::kw_with | R::kw_contains | R::kw_above | R::kw_below | R::kw_years | R::kw_year
        | R::kw_months | R::kw_month | R::kw_days | R::kw_day | R::kw_count | R::kw_distinct | R::kw_sum
        | R::kw_average | R::kw_min | R::kw_max | R::kw_column | R::kw_columns | R::kw_row | R::kw_rows
        | R::kw_via | R::kw_heading | R::kw_split | R::kw_first | R::kw_which | R::kw_otherwise | R::kw_printed
        | R::kw_stub | R::kw_number | R::kw_label | R::kw_total | R::kw_cell | R::kw_check | R::kw_else
        | R::kw_error | R::kw_warn | R::kw_show | R::kw_shown | R::kw_as | R::kw_zero | R::kw_applicable
        | R::kw_computable | R::kw_suppressed | R::kw_solve | R::kw_percent | R::kw_round | R::kw_rounded
        | R::kw_half | R::kw_up | R::kw_even | R::kw_down | R::kw_strip | R::kw_zeros | R::kw_digits
        | R::kw_require | R::kw_allow | R::kw_instead | R::kw_reason | R::kw_reasons | R::kw_meets
        | R::kw_given | R::kw_cases | R::kw_expect | R::kw_rejects | R::kw_undetermined | R::kw_checks
        | R::kw_golden | R::kw_change | R::kw_reading | R::kw_print | R::kw_words | R::kw_quarters | R::kw_before | R::kw_so | R::kw_far | R::kw_rank | R::kw_ascending | R::kw_descending | R::kw_rest | R::kw_records | R::kw_working | R::kw_tree | R::kw_for | R::kw_each | R::kw_file | R::kw_within | R::kw_this | R::kw_at | R::kw_level | R::kw_yes_no => Some((1, say::as_written(spelling(rule)?))),
    }
}

/// The letters of a keyword, which its rule is named after.
fn spelling(rule: Rule) -> Option<String> {
    match rule {
        Rule::kw_yes_no => Some("yes/no".to_owned()),
        _ => format!("{rule:?}").strip_prefix("kw_").map(str::to_owned),
    }
}

/// The keywords that a part begins with, where it is more than a keyword.
fn begins(rule: Rule) -> &'static [&'static str] {
    use Rule as R;
    match rule {
        R::expression | R::negation => &["not"],
        R::unit => &["years", "year", "months", "month", "days", "day"],
        R::in_tail => &["in"],
        R::is_tail => &["is"],
        R::within_tail => &["within"],
        R::for_each | R::for_one => &["for"],
        R::report_file => &["file"],
        R::text_tail => &["starts", "contains"],
        R::clause => &["where", "except"],
        R::note => &["note"],
        R::cite => &["cite"],
        R::in_force => &["in"],
        R::from | R::from_file => &["from"],
        R::until => &["until"],
        R::period => &["period"],
        R::locale => &["locale"],
        R::printed_tables => &["tables"],
        R::members | R::all_except => &["all", "none"],
        R::systems => &["systems"],
        R::group => &["group"],
        R::also => &["also"],
        R::coded => &["coded"],
        R::rounded => &["rounded"],
        R::let_field => &["let"],
        R::field | R::key_head | R::history_key => &["key"],
        R::label_head => &["label"],
        R::tree_of => &["tree"],
        R::chosen => &["in", "within", "at"],
        R::at_level => &["at"],
        R::measure | R::aggregate | R::body => &["count", "sum", "average", "min", "max"],
        R::stub => &["stub"],
        R::total => &["total"],
        R::halves => &["halves"],
        R::cell => &["cell"],
        R::solve => &["solve"],
        R::show | R::show_rows => &["show"],
        R::rows_where => &["where"],
        R::rows_by => &["by"],
        R::rows_first | R::hole_first => &["first"],
        R::rows_rest => &["rest"],
        R::rows_with => &["with"],
        R::direction => &["ascending", "descending"],
        R::ranking => &["rank"],
        R::state => &["zero", "missing", "undetermined", "suppressed", "not"],
        R::axis | R::member => &["column", "row", "hidden"],
        R::codes_axis | R::codes_head | R::reasons_axis | R::periods_axis => &["rows", "columns"],
        R::via => &["via"],
        R::heading => &["heading"],
        R::split | R::split_head => &["split"],
        R::split_by => &["by"],
        R::first_of => &["first"],
        R::of_which | R::of_which_head => &["of"],
        R::printed => &["printed"],
        R::otherwise => &["otherwise"],
        R::as_percent | R::presentation => &["as"],
        R::rounding | R::presented => &["round"],
        R::strip_zeros => &["strip"],
        R::at_least => &["digits"],
        R::check => &["check"],
        R::check_else => &["else"],
        R::requirement => &["require"],
        R::exception => &["allow"],
        R::instead => &["instead"],
        R::reason => &["reason"],
        R::meets => &["meets"],
        R::as_of | R::as_of_day => &["as"],
        R::given => &["given"],
        R::cases => &["cases"],
        R::expectation => &["expect"],
        R::expect_rejects => &["rejects"],
        R::expect_undetermined => &["undetermined"],
        R::expect_checks => &["checks"],
        R::expect_text => &["text"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_spelt_as_in_the_grammar() {
        assert_eq!(spelling(Rule::kw_of).as_deref(), Some("of"));
        assert_eq!(spelling(Rule::kw_yes_no).as_deref(), Some("yes/no"));
        assert_eq!(spelling(Rule::member), None);
    }
}
