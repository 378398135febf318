//! Pieces of rules in English words, as messages quote them, in Vietnamese ones: by the grammar, which knows phrases from names.

use pest::Parser;

use super::grammar::{Grammar, Rule};
use super::tree::WordSet;
use super::turned::{Turning, with_edits};

/// What a piece can be, the strictest first: what takes almost any words stands last.
const KINDS: &[Rule] = &[
    Rule::expression,
    Rule::clause,
    Rule::formula,
    Rule::formula_comparison,
    Rule::body,
    Rule::measure,
    Rule::aggregate,
    Rule::ranking,
    Rule::presentation,
    Rule::rounding,
    Rule::rounded,
    Rule::over,
    Rule::shift,
    Rule::duration,
    Rule::in_tail,
    Rule::within_tail,
    Rule::is_tail,
    Rule::text_tail,
    Rule::compare_tail,
    Rule::choice,
    Rule::param_version,
    Rule::set_version,
    Rule::member,
    Rule::show_rows,
    Rule::rows_where,
    Rule::rows_by,
    Rule::rows_first,
    Rule::show,
    Rule::check,
    Rule::cell,
    Rule::reasons_axis,
    Rule::periods_axis,
    Rule::codes_axis,
    Rule::chosen,
    Rule::numbered,
    Rule::restated,
    Rule::via,
    Rule::split,
    Rule::split_head,
    Rule::of_which,
    Rule::of_which_head,
    Rule::heading,
    Rule::stub,
    Rule::total,
    Rule::halves,
    Rule::beside,
    Rule::beside_both,
    Rule::beside_it,
    Rule::first_of,
    Rule::printed,
    Rule::in_force,
    Rule::as_of,
    Rule::as_of_day,
    Rule::cite,
    Rule::period,
    Rule::locale,
    Rule::printed_tables,
    Rule::for_each,
    Rule::report_file,
    Rule::fill,
    Rule::missing_words,
    Rule::yes_words,
    Rule::no_words,
    Rule::dates,
    Rule::numbers,
    Rule::history_key,
    Rule::let_field,
    Rule::coded,
    Rule::also,
    Rule::became,
    Rule::systems,
    Rule::group,
    Rule::requirement,
    Rule::exception,
    Rule::exception_order,
    Rule::reason,
    Rule::given,
    Rule::cases,
    Rule::expectation,
    Rule::hole,
    Rule::history,
    Rule::set,
    Rule::param,
    Rule::record,
    Rule::report,
    Rule::codes,
    Rule::table,
    Rule::criteria,
    Rule::test,
    Rule::label_head,
    Rule::key_head,
    Rule::type_name,
    Rule::field,
    Rule::code,
];

/// What stands where a message has dots: a name that nobody writes, a number, a day.
const FOR_DOTS: [&str; 3] = ["\u{a66e}", "760760760", "7607-01-01"];

/// A piece in Vietnamese words, where the grammar can read it as something that a program is made of. Names and what stands in quotes stay, but for what
/// every program has. `holds_phrase` says of a text whether it has English phrases: a reading that leaves one as a name is none.
pub(super) fn turned(piece: &str, holds_phrase: impl Fn(&str) -> bool) -> Option<String> {
    let bare = piece.trim();
    let dots = if bare.contains('…') { &FOR_DOTS[..] } else { &[""] };
    let found = dots.iter().find_map(|dots| {
        let text = bare.replace('…', dots);
        let of_kind = |kind: &Rule| of_kind(*kind, &text).filter(|turned| *turned != text || !holds_phrase(&text));
        let turned = KINDS.iter().find_map(of_kind)?;
        Some(if dots.is_empty() { turned } else { turned.replace(dots, "…") })
    })?;
    Some(piece.replacen(bare, &found, 1))
}

/// A text in Vietnamese words, if it is of a kind as a whole.
fn of_kind(kind: Rule, text: &str) -> Option<String> {
    let read = Grammar::parse(kind, text).ok().filter(|read| read.as_str().len() == text.len())?;
    let mut turning = Turning::new(text, WordSet::English);
    read.tokens().for_each(|token| turning.token(&token));
    with_edits(text, 0..text.len(), turning.edits)
}
