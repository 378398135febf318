//! Words of a condition that are no names as they stand: labels, perhaps, of what has a name. Who knows the labels can say so.

use unicode_normalization::UnicodeNormalization;

use super::Fault;
use crate::source::Spanned;
use crate::syntax::scan::{Kind, Token};
use crate::syntax::tree::{Name, Phrase};

/// How many words before the place a condition may begin.
const MOST_WORDS: usize = 12;

impl Fault<'_> {
    /// The words of a comparison around byte `at`, where reading stopped, if they are more than a name on one side of it.
    pub(in crate::syntax) fn phrase(&self, at: usize) -> Option<Phrase> {
        let index = self.tokens.partition_point(|token| token.end <= at);
        let begins = |token: &Token| matches!(self.word(token), "where" | "except" | "and" | "or" | "not" | "(");
        let before = self.tokens.get(..index)?.iter().rev().take(MOST_WORDS).position(begins)?;
        let rest = self.tokens.get(index - before..)?;
        let (field, rest) = self.run(rest)?;
        let sign = rest.first().map_or("", |token| self.word(token));
        let value = if matches!(sign, "=" | "!=") { self.run(&rest[1..]).map(|(value, _)| value) } else { None };
        let is_phrase = |words: &Name| words.value.contains(' ');
        let found = is_phrase(&field) || value.as_ref().is_some_and(is_phrase);
        found.then(|| Phrase { field, sign: sign.to_owned(), value })
    }

    /// The words that a row of tokens begins with, up to a keyword, a sign or the end of the line, and what follows them.
    fn run<'f>(&self, tokens: &'f [Token]) -> Option<(Name, &'f [Token])> {
        let first = tokens.first()?;
        let line = self.text.get(first.start..)?;
        let end = first.start + line.find('\n').unwrap_or(line.len());
        let ends = |token: &Token| {
            let word = self.word(token);
            let closes =
                matches!(word, "and" | "or" | "not" | "in" | "is" | "note" | "cite" | "where" | "except" | "column");
            token.kind != Kind::Word || closes || token.start >= end
        };
        let length = tokens.iter().position(ends).unwrap_or(tokens.len());
        let last = tokens.get(..length)?.last()?;
        let words: Vec<&str> = self.text.get(first.start..last.end)?.split_whitespace().collect();
        let all = Token { end: last.end, ..*first };
        Some((Spanned { value: words.join(" ").nfc().collect(), span: self.span(&all) }, tokens.get(length..)?))
    }
}
