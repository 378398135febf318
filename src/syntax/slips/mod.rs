//! What went wrong at a place where the grammar stopped: known slips by name, else what was expected.
//!
//! Works on the rough tokens of one item. Each slip is a small function that looks at the place and either knows it or not.

use super::brackets::{self, Brackets};
use super::grammar::Rule;
use super::words;
use crate::diagnostic::{Diagnostic, Edit, Help, codes, did_you_mean};
use crate::message::slips as say;

pub(super) use keywords::vietnamese;
pub(super) use place::Fault;

use place::Place;

mod conditions;
mod elsewhere;
mod keywords;
mod lists;
mod marks;
mod phrases;
mod place;
pub(super) mod remarks;

type Slip = fn(&Place<'_, '_>) -> Option<Diagnostic>;

/// Each looks at a place and says what went wrong there, if it is what the function is for.
const SLIPS: &[Slip] = &[
    marks::odd_space,
    marks::unclosed_text,
    marks::quote_inside,
    marks::wrong_quote,
    marks::unclosed_string,
    remarks::number_sign,
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
    marks::decimal_comma,
    lists::conjunction,
    lists::missing_parentheses,
    lists::lists_of_codes,
    lists::digits,
    lists::brace_before,
    marks::stray_comma,
    marks::missing_comma,
    conditions::doubled_not,
    conditions::missing_condition,
    conditions::version_without_parentheses,
    marks::unclosed_bracket,
    marks::range_sign,
    keywords::vietnamese_word,
    keywords::misspelt_here,
    keywords::misplaced_documentation,
    keywords::misspelt_before,
    marks::unclosed_brace,
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
        let index = self.tokens.partition_point(|token| token.end <= at);
        let place = Place { fault: self, index, expected };
        SLIPS.iter().find_map(|slip| slip(&place)).unwrap_or_else(|| place.unexpected())
    }
}
