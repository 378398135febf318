//! The grammar's rules in an analyst's words, for "expected …".

use super::grammar::Rule;
use super::grammar::Rule as R;
use super::phrases;
use super::tree::WordSet;
use crate::message::expected as say;
use crate::message::{Language, Message};

/// What could have stood at a place: short, without repetition, in a stable order. Whole things before signs.
pub(super) fn expected(rules: &[Rule], set: WordSet) -> Vec<Message> {
    let mut found: Vec<(u8, Message)> = rules.iter().filter_map(|rule| word(*rule, set)).collect();
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

/// The phrases that could have stood at a place.
pub(super) fn phrases(rules: &[Rule]) -> Vec<&'static phrases::Phrase> {
    let begun = rules.iter().flat_map(|rule| begins(*rule)).chain(rules);
    let mut found: Vec<&phrases::Phrase> = begun.filter_map(|rule| phrases::of_rule(*rule)).collect();
    found.sort_unstable_by_key(|phrase| phrase.rule);
    found.dedup_by_key(|phrase| phrase.rule);
    found
}

/// The first words of these phrases, for "did you mean".
pub(super) fn keywords(rules: &[Rule], set: WordSet) -> Vec<String> {
    let first = |phrase: &&phrases::Phrase| phrase.words(set).next().map(str::to_owned);
    let mut found: Vec<String> = phrases(rules).iter().filter_map(first).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a word is a keyword somewhere in the language: where it cannot stand, it is hardly another one misspelt.
pub(super) fn is_keyword(word: &str, set: WordSet) -> bool {
    phrases::has_word(set, word)
}

/// Whether a rule is a condition or value, or begins one.
pub(super) fn is_condition(rule: Rule) -> bool {
    matches!(rule, R::expression | R::negation | R::comparison | R::sum | R::product | R::unary)
}

/// A rule in words, with its rank in the list; nothing for what an author does not think of.
fn word(rule: Rule, set: WordSet) -> Option<(u8, Message)> {
    let thing = |thing: Message| Some((0, thing));
    let sign = |text: &str| Some((2, say::as_written(text)));
    let phrase = |rule: Rule| sign(phrases::spelling(rule, set));
    if let Some(phrase) = phrases::of_rule(rule) {
        let written = phrase.spelling(set);
        return (!written.is_empty()).then(|| (1, say::as_written(written)));
    }
    match rule {
        R::EOI => Some((3, say::end_of_item())),
        R::WHITESPACE | R::COMMENT | R::word_char | R::reserved | R::part_start | R::after_count | R::doc | R::docs => {
            None
        }
        R::date_sign | R::day_sign | R::blank | R::label_start | R::simple_type | R::gap | R::line_end => None,
        R::name | R::of_list => thing(say::name()),
        R::id | R::full_id | R::row_place | R::column_place => thing(say::number_or_name_of_a_column_or_row()),
        R::leaving_out => phrase(R::kw_leaving_out),
        R::member_reference | R::series_reference => thing(say::column_or_row_in_brackets()),
        R::string => thing(say::text_in_quotes()),
        R::whole | R::number => thing(say::number()),
        R::date | R::iso_date | R::odd_date => thing(say::date()),
        R::type_name => thing(say::type_of_field("text", "date")),
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
        R::fill | R::fill_file => phrase(R::kw_fill),
        R::over | R::shift => {
            let [over, year] = [R::kw_over_period, R::kw_years].map(|rule| phrases::counted(rule, set));
            sign(&format!("{over} - 1 {year}"))
        }
        R::beside | R::beside_it => phrase(R::kw_beside),
        R::beside_both => thing(say::ratio_or_difference()),
        R::compare_tail | R::compare_sign => thing(say::comparison()),
        R::in_tail => phrase(R::kw_in),
        R::within_tail => phrase(R::kw_within),
        R::for_each => phrase(R::kw_for_each),
        R::report_file => phrase(R::kw_file),
        R::is_tail => phrase(R::kw_is_known),
        R::text_tail => thing(say::starts_with_or_contains()),
        R::choice_list => thing(say::list_in_parentheses()),
        R::unit => thing(say::years_months_or_days()),
        R::working_days => phrase(R::kw_working_days),
        R::meets => phrase(R::kw_meets),
        R::requirement => phrase(R::kw_require),
        R::exception => phrase(R::kw_allow),
        R::instead => phrase(R::kw_instead_of),
        R::reason => phrase(R::kw_reason),
        R::as_of | R::as_of_day => phrase(R::kw_as_of),
        R::exception_order => phrase(R::kw_first_of),
        R::given => phrase(R::kw_given),
        R::cases => phrase(R::kw_cases),
        R::from_file => phrase(R::kw_from),
        R::expectation => phrase(R::kw_expect),
        R::expect_rejects => phrase(R::kw_expect_rejects),
        R::expect_undetermined => phrase(R::kw_expect_undetermined),
        R::expect_checks => phrase(R::kw_expect_checks),
        R::expect_text => phrase(R::kw_expect_text),
        R::expect_golden | R::expect_lines => thing(say::name_of_a_table_or_of_criteria()),
        R::grid | R::grid_line | R::grid_cell | R::bar => thing(say::line_of_cells_between_bars()),
        R::change_part => thing(say::column_as_or_a_requirement()),
        R::change_kind => thing(say::reading_or_print()),
        R::clause => thing(say::where_or_except()),
        R::note => phrase(R::kw_note),
        R::cite => phrase(R::kw_cite),
        R::in_force => phrase(R::kw_in_force),
        R::from => phrase(R::kw_from),
        R::until => phrase(R::kw_until),
        R::period => phrase(R::kw_period),
        R::locale => phrase(R::kw_locale),
        R::printed_tables => phrase(R::kw_tables),
        R::members | R::all_except | R::set_member => thing(say::codes_of_the_list_all_or_none()),
        R::set_version | R::param_version => sign("="),
        R::systems => phrase(R::kw_systems),
        R::group => phrase(R::kw_group),
        R::code => thing(say::code()),
        R::externals => thing(say::equals_and_a_code_of_another_system()),
        R::external => thing(say::code_in_quotes()),
        R::also => phrase(R::kw_also),
        R::became => phrase(R::kw_became),
        R::decided_by => phrase(R::kw_by),
        R::restated => phrase(R::kw_restated_to),
        R::dates => phrase(R::kw_dates),
        R::numbers => phrase(R::kw_numbers),
        R::dates_spelling => thing(say::spelling_of_dates()),
        R::numbers_spelling => thing(say::spelling_of_numbers()),
        R::field | R::key_head | R::label_head | R::field_head | R::history_key => thing(say::field()),
        R::tree_of => phrase(R::kw_tree),
        R::chosen => thing(say::in_within_this_or_at_level()),
        R::at_level => phrase(R::kw_at_level),
        R::missing_words => phrase(R::kw_missing_words),
        R::yes_words => phrase(R::kw_yes_words),
        R::no_words => phrase(R::kw_no_words),
        R::coded => phrase(R::kw_coded),
        R::rounded => phrase(R::kw_rounded_to),
        R::let_field => phrase(R::kw_let),
        R::aggregate | R::measure | R::count | R::count_distinct | R::measured => thing(say::measure()),
        R::stub => phrase(R::kw_stub),
        R::total => phrase(R::kw_total),
        R::halves => phrase(R::kw_halves_after),
        R::cell => phrase(R::kw_cell),
        R::solve => phrase(R::kw_solve_rows_first),
        R::show | R::show_rows => phrase(R::kw_show),
        R::rows_where => phrase(R::kw_where),
        R::rows_by => phrase(R::kw_by),
        R::rows_first | R::hole_first => phrase(R::kw_first),
        R::rows_rest => phrase(R::kw_rest),
        R::rows_with => phrase(R::kw_with_records),
        R::direction => thing(say::ascending_or_descending()),
        R::ranking => phrase(R::kw_rank_of),
        R::state => thing(say::state()),
        R::axis | R::member => thing(say::column_or_a_row()),
        R::reasons_axis => phrase(R::kw_reasons_of),
        R::codes_axis | R::codes_head | R::periods_axis => thing(say::rows_or_columns_of_a_code_list()),
        R::via => phrase(R::kw_via),
        R::heading => phrase(R::kw_heading),
        R::split | R::split_head => phrase(R::kw_split),
        R::split_by => phrase(R::kw_by),
        R::first_of => phrase(R::kw_first_of),
        R::of_which | R::of_which_head => phrase(R::kw_of_which),
        R::printed => phrase(R::kw_printed),
        R::values => thing(say::colon_and_what_it_takes()),
        R::otherwise => phrase(R::kw_otherwise),
        R::body => thing(say::equals_and_what_is_counted()),
        R::not_applicable => phrase(R::kw_not_applicable),
        R::presentation => thing(say::how_shown_behind_comma()),
        R::presented | R::as_percent | R::total_rounding | R::rounding | R::strip_zeros | R::at_least => {
            thing(say::how_it_is_shown())
        }
        R::check => phrase(R::kw_check),
        R::total_is_sum => phrase(R::kw_total),
        R::check_else => phrase(R::kw_else),
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
        _ => None,
    }
}

/// Parts that are more than a phrase, with the phrases that they begin with.
static BEGINS: &[(&[Rule], &[Rule])] = &[
    (&[R::expression, R::negation], &[R::kw_not]),
    (&[R::unit], &[R::kw_years, R::kw_months, R::kw_days]),
    (&[R::in_tail], &[R::kw_in]),
    (&[R::is_tail], &[R::kw_is_missing, R::kw_is_known]),
    (&[R::within_tail], &[R::kw_within]),
    (&[R::for_each], &[R::kw_for_each]),
    (&[R::for_one], &[R::kw_for]),
    (&[R::report_file], &[R::kw_file]),
    (&[R::text_tail], &[R::kw_starts_with, R::kw_contains]),
    (&[R::clause], &[R::kw_where, R::kw_except]),
    (&[R::note], &[R::kw_note]),
    (&[R::cite], &[R::kw_cite]),
    (&[R::in_force], &[R::kw_in_force]),
    (&[R::from, R::from_file], &[R::kw_from]),
    (&[R::until], &[R::kw_until]),
    (&[R::period], &[R::kw_period]),
    (&[R::locale], &[R::kw_locale]),
    (&[R::printed_tables], &[R::kw_tables]),
    (&[R::members, R::all_except], &[R::kw_all_except, R::kw_all, R::kw_none]),
    (&[R::systems], &[R::kw_systems]),
    (&[R::group], &[R::kw_group]),
    (&[R::also], &[R::kw_also]),
    (&[R::coded], &[R::kw_coded]),
    (&[R::rounded], &[R::kw_rounded_to]),
    (&[R::let_field], &[R::kw_let]),
    (&[R::field, R::key_head, R::history_key], &[R::kw_key]),
    (&[R::label_head], &[R::kw_label]),
    (&[R::tree_of], &[R::kw_tree]),
    (&[R::chosen], &[R::kw_in, R::kw_within, R::kw_at_level]),
    (&[R::at_level], &[R::kw_at_level]),
    (&[R::measure, R::aggregate, R::body], &[R::kw_count, R::kw_sum, R::kw_average, R::kw_min, R::kw_max]),
    (&[R::stub], &[R::kw_stub]),
    (&[R::total], &[R::kw_total]),
    (&[R::halves], &[R::kw_halves_after]),
    (&[R::cell], &[R::kw_cell]),
    (&[R::solve], &[R::kw_solve_rows_first, R::kw_solve_columns_first]),
    (&[R::show, R::show_rows], &[R::kw_show, R::kw_show_rows]),
    (&[R::rows_where], &[R::kw_where]),
    (&[R::rows_by], &[R::kw_by]),
    (&[R::rows_first, R::hole_first], &[R::kw_first]),
    (&[R::rows_rest], &[R::kw_rest]),
    (&[R::rows_with], &[R::kw_with_records]),
    (&[R::direction], &[R::kw_ascending, R::kw_descending]),
    (&[R::ranking], &[R::kw_rank_of]),
    (
        &[R::state],
        &[R::kw_zero, R::kw_missing, R::kw_undetermined, R::kw_suppressed, R::kw_not_applicable, R::kw_not_computable],
    ),
    (&[R::axis, R::member], &[R::kw_column, R::kw_row, R::kw_hidden]),
    (&[R::codes_axis, R::codes_head, R::reasons_axis, R::periods_axis], &[R::kw_rows, R::kw_columns]),
    (&[R::via], &[R::kw_via]),
    (&[R::heading], &[R::kw_heading]),
    (&[R::split, R::split_head], &[R::kw_split]),
    (&[R::split_by], &[R::kw_by]),
    (&[R::first_of], &[R::kw_first_of]),
    (&[R::of_which, R::of_which_head], &[R::kw_of_which]),
    (&[R::printed], &[R::kw_printed]),
    (&[R::otherwise], &[R::kw_otherwise]),
    (&[R::as_percent, R::presentation], &[R::kw_as_percent]),
    (&[R::rounding, R::presented], &[R::kw_round_half_up, R::kw_round_half_even, R::kw_round_down]),
    (&[R::strip_zeros], &[R::kw_strip_zeros]),
    (&[R::at_least], &[R::kw_digits]),
    (&[R::check], &[R::kw_check]),
    (&[R::check_else], &[R::kw_else]),
    (&[R::requirement], &[R::kw_require]),
    (&[R::exception], &[R::kw_allow]),
    (&[R::instead], &[R::kw_instead_of]),
    (&[R::reason], &[R::kw_reason]),
    (&[R::meets], &[R::kw_meets]),
    (&[R::as_of, R::as_of_day], &[R::kw_as_of]),
    (&[R::given], &[R::kw_given]),
    (&[R::cases], &[R::kw_cases]),
    (
        &[R::expectation],
        &[R::kw_expect, R::kw_expect_rejects, R::kw_expect_undetermined, R::kw_expect_checks, R::kw_expect_text],
    ),
    (&[R::expect_rejects], &[R::kw_expect_rejects]),
    (&[R::expect_undetermined], &[R::kw_expect_undetermined]),
    (&[R::expect_checks], &[R::kw_expect_checks]),
    (&[R::expect_text], &[R::kw_expect_text]),
    (&[R::working_days], &[R::kw_working_days]),
    (&[R::restated], &[R::kw_restated_to]),
    (&[R::over], &[R::kw_over_period]),
    (&[R::became], &[R::kw_became, R::kw_became_none]),
    (&[R::fill], &[R::kw_fill]),
    (&[R::beside, R::beside_it], &[R::kw_beside]),
    (&[R::total_is_sum], &[R::kw_total]),
    (&[R::change, R::change_item], &[R::kw_expect_change]),
];

/// The phrases that a part begins with, where it is more than a phrase.
fn begins(rule: Rule) -> &'static [Rule] {
    BEGINS.iter().find(|(parts, _)| parts.contains(&rule)).map_or(&[], |(_, phrases)| phrases)
}
