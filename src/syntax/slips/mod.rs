//! What went wrong at a place where the grammar stopped: known slips by name, else what was expected.
//!
//! Works on the rough tokens of one item. Each slip is a small function that looks at the place and either knows it or not.

use super::brackets::{self, Brackets};
use super::grammar::Rule;
use super::mended::Mended;
use super::scan::{self, Kind, Token};
use super::words;
use crate::diagnostic::{Code, Diagnostic, Edit, Help, codes, did_you_mean};
use crate::source::Span;

mod conditions;
mod elsewhere;
mod keywords;
mod lists;
mod marks;
mod phrases;
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
    lists::block_of_a_list,
    lists::cell_in_a_formula,
    lists::digits,
    lists::brace_before,
    marks::stray_comma,
    marks::missing_comma,
    conditions::doubled_not,
    conditions::missing_condition,
    marks::unclosed_bracket,
    marks::range_sign,
    keywords::vietnamese_word,
    keywords::misspelt_here,
    keywords::misplaced_documentation,
    keywords::misspelt_before,
    marks::unclosed_brace,
];

/// How many expected things a message lists.
const LISTED: usize = 5;

/// An item that cannot be read, with what is needed to say why.
pub(super) struct Fault<'t> {
    /// The item, with the slips mended that were found before.
    mended: &'t Mended<'t>,
    text: &'t str,
    /// The item's keyword.
    item: &'t str,
    tokens: Vec<Token>,
}

/// The place where reading stopped.
struct Place<'f, 't> {
    fault: &'f Fault<'t>,
    /// The index of the first token at or after it; past the last one at the end.
    index: usize,
    /// What the grammar would have taken.
    expected: &'f [Rule],
}

impl<'t> Fault<'t> {
    /// An item that begins with the keyword `item`.
    pub(super) fn new(mended: &'t Mended<'t>, item: &'t str) -> Fault<'t> {
        let text = mended.text.as_str();
        Fault {
            mended,
            text,
            item,
            tokens: if item == "test" { scan::tokens_of_test(text) } else { scan::tokens(text, item == "text") },
        }
    }

    /// What must not reach the grammar: nesting that is too deep, and what looks right and is not, as full-width signs.
    pub(super) fn before_reading(&self) -> Vec<Diagnostic> {
        if let Brackets::TooDeep(token) = brackets::inspect(self.text, &self.tokens) {
            let message = format!("brackets stand in each other more than {} deep", brackets::NESTING);
            let found = self.found(&codes::TOO_DEEP, message, &token, "this one is too deep");
            return vec![found.help("Name parts of a condition with `let` in the record, and use the names.")];
        }
        remarks::before_reading(self)
    }

    /// Why the grammar stopped at byte `at` of the item.
    pub(super) fn explain(&self, at: usize, expected: &[Rule]) -> Diagnostic {
        let index = self.tokens.partition_point(|token| token.end <= at);
        let place = Place { fault: self, index, expected };
        SLIPS.iter().find_map(|slip| slip(&place)).unwrap_or_else(|| place.unexpected())
    }

    fn word(&self, token: &Token) -> &'t str {
        self.text.get(token.start..token.end).unwrap_or("")
    }

    /// The place from the beginning of one token to the end of another.
    fn span_of(&self, first: &Token, last: &Token) -> Span {
        self.span(first).to(self.span(last))
    }

    /// The place between two tokens.
    fn between(&self, before: &Token, after: &Token) -> Span {
        self.mended.span(before.end, after.start)
    }

    fn span(&self, token: &Token) -> Span {
        self.mended.span(token.start, token.end)
    }

    /// The first word of the line that a brace stands at the end of: what it is the brace of.
    fn head_of(&self, brace: &Token) -> &'t str {
        let before = self.text.get(..brace.start).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let first = self.tokens.iter().find(|token| token.start >= line && token.kind == Kind::Word);
        first.filter(|token| token.end <= brace.start).map_or(self.item, |token| self.word(token))
    }

    fn found(&self, code: &'static Code, message: impl Into<String>, token: &Token, label: &str) -> Diagnostic {
        Diagnostic::new(code, message).at(self.span(token), label)
    }
}

impl<'f, 't> Place<'f, 't> {
    /// The token `distance` away from the place; 0 is the one that the grammar stopped at.
    fn token(&self, distance: isize) -> Option<&'f Token> {
        self.fault.tokens.get(self.index.checked_add_signed(distance)?)
    }

    /// Its letters; empty where there is none.
    fn word(&self, distance: isize) -> &'t str {
        self.token(distance).map_or("", |token| self.fault.word(token))
    }

    /// The last token of the item: what to point at when something is missing at its end.
    fn here(&self) -> Token {
        let end = self.fault.text.trim_end().len();
        self.token(0).or(self.fault.tokens.last()).copied().unwrap_or(Token { kind: Kind::Sign, start: 0, end })
    }

    /// Whether two tokens have nothing between them.
    fn touch(&self, left: isize, right: isize) -> bool {
        matches!((self.token(left), self.token(right)), (Some(left), Some(right)) if left.end == right.start)
    }

    /// Whether a token before the place stands on its line.
    fn same_line(&self, token: &Token) -> bool {
        let here = self.here().start.max(token.end);
        self.fault.text.get(token.end..here).is_some_and(|between| !between.contains('\n'))
    }

    /// The letters of a token, or dots where it is only the beginning of something.
    fn name_or_dots(&self, distance: isize) -> &'t str {
        match self.token(distance) {
            Some(token) if token.kind != Kind::Sign && self.word(distance + 1) != "." => self.fault.word(token),
            _ => "…",
        }
    }

    /// The name or path that ends `distance` tokens away.
    fn operand(&self, distance: isize) -> Option<&'t str> {
        let operand = self.operand_at(distance)?;
        self.fault.text.get(operand.start..operand.end)
    }

    /// Its place.
    fn operand_at(&self, distance: isize) -> Option<Token> {
        let last = self.token(distance).filter(|token| token.kind == Kind::Word)?;
        let mut first = distance;
        while self.word(first - 1) == "." && self.touch(first - 2, first - 1) {
            first -= 2;
        }
        Some(Token { start: self.token(first)?.start, ..*last })
    }

    /// A word to stand instead of a token, set apart from the words that the token touches.
    fn set_apart(&self, token: &Token, word: &str) -> Edit {
        let text = self.fault.text;
        let before = text.get(..token.start).unwrap_or("").ends_with(scan::is_word_char);
        let after = text.get(token.end..).unwrap_or("").starts_with(scan::is_word_char);
        let apart = [if before { " " } else { "" }, word, if after { " " } else { "" }].concat();
        Edit::replace(self.fault.span(token), apart)
    }

    /// The bracket that the place stands in.
    fn innermost_open(&self) -> Option<Token> {
        self.open().pop()
    }

    /// The brackets that the place stands in, the outermost first.
    fn open(&self) -> Vec<Token> {
        let mut open = Vec::new();
        for token in self.fault.tokens.iter().take(self.index) {
            match self.fault.word(token) {
                "(" | "[" | "{" => open.push(*token),
                ")" | "]" | "}" => drop(open.pop()),
                _ => {}
            }
        }
        open
    }

    fn unexpected(&self) -> Diagnostic {
        let mut expected = words::expected(self.expected);
        let more = expected.len() > LISTED + 1;
        if more {
            expected.truncate(LISTED);
            expected.push("another part".to_owned());
        }
        let expected = words::list(&expected, "or");
        let Some(token) = self.token(0) else {
            let message = format!("this `{}` ends too early", self.fault.item);
            let label = if expected.is_empty() { String::new() } else { format!("after this, expected {expected}") };
            return self.fault.found(&codes::UNEXPECTED, message, &self.here(), &label);
        };
        let message = format!("`{}` does not fit here", self.fault.word(token));
        let label = if expected.is_empty() { "not understood".to_owned() } else { format!("expected {expected}") };
        self.fault.found(&codes::UNEXPECTED, message, token, &label)
    }
}

/// The message for a keyword of the Vietnamese spelling to come.
pub(super) fn vietnamese(written: &str, english: &str, at: Span) -> Diagnostic {
    Diagnostic::new(&codes::VIETNAMESE_KEYWORD, format!("`{written}`: keywords in Vietnamese come in a later version"))
        .at(at, format!("the English word is `{english}`"))
        .help(
            Help::new(format!("Write `{english}`. Names, labels and texts may be Vietnamese."))
                .spelling([Edit::replace(at, english)]),
        )
}
