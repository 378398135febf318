//! What went wrong at a place where the grammar stopped: known slips by name, else what was expected.
//!
//! Works on the rough tokens of one item. Each slip is a small function that looks at the place and either knows it or not.

use super::brackets::{self, Brackets};
use super::grammar::Rule;
use super::reworded::{in_vietnamese, rewording_of};
use super::tree::WordSet;
use super::words;
use crate::diagnostic::{Diagnostic, Edit, Help, codes, did_you_mean};
use crate::message::slips as say;

pub(super) use place::Fault;

use begun::Begun;
use place::Place;

mod begun;
mod braces;
mod columns;
mod conditions;
mod elsewhere;
mod keywords;
mod lists;
mod marks;
mod missing;
mod phrases;
mod place;
pub(super) mod remarks;
mod rounding;
mod spoken;

type Slip = fn(&Place<'_, '_>) -> Option<Diagnostic>;

/// Each looks at a place and says what went wrong there, if it is what the function is for.
const SLIPS: &[Slip] = &[
    marks::odd_space,
    marks::unclosed_text,
    missing::opening_mark_before,
    marks::quote_inside,
    marks::wrong_quote,
    marks::unclosed_string,
    remarks::number_sign,
    spoken::range,
    spoken::comparison,
    spoken::measure,
    spoken::yes_no,
    spoken::rows_of,
    lists::in_force,
    columns::without_brackets,
    spoken::known,
    spoken::percent,
    spoken::rounding,
    elsewhere::dash_between_values,
    elsewhere::between,
    elsewhere::choices_in_other_brackets,
    elsewhere::missing_operand,
    elsewhere::percent,
    elsewhere::times,
    elsewhere::run_of_columns,
    elsewhere::unknown_measure,
    marks::foreign_sign,
    marks::closing_sign,
    conditions::negated_test,
    conditions::is_a_value,
    conditions::else_if,
    conditions::chain,
    conditions::sign_before_a_value,
    rounding::decimals,
    rounding::rank,
    marks::decimal_comma,
    missing::conjunction,
    lists::conjunction,
    lists::missing_parentheses,
    lists::lists_of_codes,
    lists::digits,
    missing::blank_between_digits,
    missing::colon_of_parameter,
    missing::opening_mark,
    braces::brace_before,
    marks::stray_comma,
    marks::missing_comma,
    conditions::doubled_not,
    conditions::missing_condition,
    conditions::version_without_parentheses,
    marks::unclosed_bracket,
    braces::unclosed_hole,
    braces::stray_brace,
    marks::range_sign,
];

/// The same, by the words as they are written.
const WRITTEN_SLIPS: &[Slip] = &[
    keywords::vietnamese_word,
    keywords::misspelt_here,
    keywords::misplaced_documentation,
    keywords::misspelt_before,
    braces::unclosed_brace,
];

impl Fault<'_> {
    /// What must not reach the grammar: nesting that is too deep, and what looks right and is not, as full-width signs.
    pub(super) fn before_reading(&self) -> Vec<Diagnostic> {
        if let Brackets::TooDeep(token) = brackets::inspect(self.text, &self.tokens) {
            let message = say::brackets_too_deep(brackets::NESTING);
            let found = self.found(&codes::TOO_DEEP, message, &token, say::this_one_too_deep());
            return vec![found.help(say::name_parts_of_condition())];
        }
        remarks::before_reading(self)
    }

    /// Why the grammar stopped at byte `at` of the item.
    pub(super) fn explain(&self, at: usize, expected: &[Rule]) -> Diagnostic {
        let index = self.written().partition_point(|token| token.end <= at);
        // The words before the place may be other ones in English, and more or fewer.
        let meant = |index: usize| {
            let start = self.written().get(index).map_or(self.text.len(), |token| token.start);
            self.tokens.partition_point(|token| token.end <= start)
        };
        match Begun::at(self, index, expected) {
            Begun::No => self.explained(&Place { fault: self, index: meant(index), expected, begun: Vec::new() }),
            Begun::Cut(found) => *found,
            Begun::Words(index, rules, begun) => {
                self.explained(&Place { fault: self, index: meant(index), expected: &rules, begun })
            }
        }
    }

    fn explained(&self, place: &Place<'_, '_>) -> Diagnostic {
        let in_words_of_file = |found| match self.set {
            WordSet::English => found,
            WordSet::Vietnamese => in_vietnamese(found, &rewording_of(self.text), None),
        };
        let slip = || SLIPS.iter().find_map(|slip| slip(place)).map(in_words_of_file);
        let written = || WRITTEN_SLIPS.iter().find_map(|slip| slip(place));
        slip().or_else(written).unwrap_or_else(|| place.unexpected())
    }
}
