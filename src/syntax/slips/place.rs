//! An item that cannot be read, and the place where reading stopped.

use crate::diagnostic::{Code, Diagnostic, Edit, codes};
use crate::message::expected as expecting;
use crate::message::slips as say;
use crate::message::{Argument, Message};
use crate::source::Span;

use super::super::grammar::Rule;
use super::super::mended::Mended;
use super::super::scan::{Kind, Token};
use super::super::tree::WordSet;
use super::super::{outline, phrases, scan, words};

/// How many expected things a message lists.
pub(super) const LISTED: usize = 5;

/// An item that cannot be read, with what is needed to say why.
pub(crate) struct Fault<'t> {
    /// The item, with the slips mended that were found before.
    mended: &'t Mended<'t>,
    pub(super) text: &'t str,
    /// The item's English keyword.
    pub(super) item: &'t str,
    /// The set of words that the file is in.
    pub(super) set: WordSet,
    /// Its words, each phrase as its English words.
    pub(super) tokens: Vec<Token>,
    /// Its words as they are written, where these are others.
    own: Vec<Token>,
    /// What the tokens that stand for words of a phrase mean in English, by their numbers.
    meanings: Vec<Option<&'static str>>,
}

/// The place where reading stopped.
pub(super) struct Place<'f, 't> {
    pub(super) fault: &'f Fault<'t>,
    /// The index of the first token at or after it; past the last one at the end.
    pub(super) index: usize,
    /// What the grammar would have taken.
    pub(super) expected: &'f [Rule],
    /// Where the words before the place begin a phrase: the words that could go on with it.
    pub(super) begun: Vec<&'static str>,
}

impl<'t> Fault<'t> {
    /// An item that begins with the keyword `item`.
    pub(crate) fn new(mended: &'t Mended<'t>, item: &'t str, set: WordSet) -> Fault<'t> {
        let text = mended.text.as_str();
        let tokens = if item == "test" { scan::tokens_of_test(text) } else { scan::tokens(text, item == "text") };
        Fault { mended, text, item, set, tokens, own: Vec::new(), meanings: Vec::new() }
    }

    /// The same, to be explained: slips are known by English words.
    pub(crate) fn in_english(mut self) -> Fault<'t> {
        if self.set == WordSet::Vietnamese {
            self.mean();
        }
        self
    }

    /// Its words as they are written.
    pub(super) fn written(&self) -> &[Token] {
        if self.meanings.is_empty() { &self.tokens } else { &self.own }
    }

    /// Takes each phrase that may stand in the item for the words that it has in English.
    fn mean(&mut self) {
        let (mut tokens, mut meanings) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            let words = self.tokens[at..].iter().map(|token| self.as_written(token));
            let found = if token.kind == Kind::Word { phrases::longest(self.set, words) } else { None };
            let Some((phrase, length)) = found.filter(|(phrase, _)| phrase.words(WordSet::English).next().is_some())
            else {
                tokens.push(*token);
                meanings.push(None);
                at += 1;
                continue;
            };
            // Each English word has a place of its own as far as there are Vietnamese ones; the last has the rest.
            let english: Vec<&str> = phrase.words(WordSet::English).collect();
            for (number, word) in english.iter().enumerate() {
                let first = at + number.min(length - 1);
                let last = if number + 1 == english.len() { at + length - 1 } else { first };
                tokens.push(Token { end: self.tokens[last].end, ..self.tokens[first] });
                meanings.push(Some(*word));
            }
            at += length;
        }
        self.own = std::mem::replace(&mut self.tokens, tokens);
        self.meanings = meanings;
    }

    /// A token as it is written.
    pub(super) fn as_written(&self, token: &Token) -> &'t str {
        self.text.get(token.start..token.end).unwrap_or("")
    }

    /// A token as it is written, a word of a phrase as the English has it.
    pub(super) fn word(&self, token: &Token) -> &'t str {
        if self.meanings.is_empty() {
            return self.as_written(token);
        }
        let known = self.tokens.partition_point(|other| (other.start, other.end) < (token.start, token.end));
        let same = self.tokens.get(known) == Some(token);
        let meaning = if same { self.meanings.get(known).copied().flatten() } else { None };
        meaning.unwrap_or_else(|| self.as_written(token))
    }

    /// The item's keyword as its file has it.
    pub(super) fn keyword(&self) -> &'static str {
        outline::keyword(self.item, self.set)
    }

    /// The place from the beginning of one token to the end of another.
    pub(super) fn span_of(&self, first: &Token, last: &Token) -> Span {
        self.span(first).to(self.span(last))
    }

    /// The place between two tokens.
    pub(super) fn between(&self, before: &Token, after: &Token) -> Span {
        self.mended.span(before.end, after.start)
    }

    pub(super) fn span(&self, token: &Token) -> Span {
        self.mended.span(token.start, token.end)
    }

    /// The first word of the line that a brace stands at the end of: what it is the brace of.
    pub(super) fn head_of(&self, brace: &Token) -> &'t str {
        let before = self.text.get(..brace.start).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let first = self.tokens.iter().find(|token| token.start >= line && token.kind == Kind::Word);
        first.filter(|token| token.end <= brace.start).map_or(self.item, |token| self.word(token))
    }

    pub(super) fn found(
        &self,
        code: &'static Code,
        message: impl Into<Message>,
        token: &Token,
        label: impl Into<Message>,
    ) -> Diagnostic {
        Diagnostic::new(code, message).at(self.span(token), label)
    }
}

impl<'f, 't> Place<'f, 't> {
    /// The token `distance` away from the place; 0 is the one that the grammar stopped at.
    pub(super) fn token(&self, distance: isize) -> Option<&'f Token> {
        self.fault.tokens.get(self.index.checked_add_signed(distance)?)
    }

    /// Its letters; empty where there is none.
    pub(super) fn word(&self, distance: isize) -> &'t str {
        self.token(distance).map_or("", |token| self.fault.word(token))
    }

    /// The last token of the item: what to point at when something is missing at its end.
    pub(super) fn here(&self) -> Token {
        let end = self.fault.text.trim_end().len();
        self.token(0).or(self.fault.tokens.last()).copied().unwrap_or(Token { kind: Kind::Sign, start: 0, end })
    }

    /// Whether two tokens have nothing between them.
    pub(super) fn touch(&self, left: isize, right: isize) -> bool {
        matches!((self.token(left), self.token(right)), (Some(left), Some(right)) if left.end == right.start)
    }

    /// Whether a token before the place stands on its line.
    pub(super) fn same_line(&self, token: &Token) -> bool {
        let here = self.here().start.max(token.end);
        self.fault.text.get(token.end..here).is_some_and(|between| !between.contains('\n'))
    }

    /// The letters of a token, or dots where it is only the beginning of something.
    pub(super) fn name_or_dots(&self, distance: isize) -> &'t str {
        match self.token(distance) {
            Some(token) if token.kind != Kind::Sign && self.word(distance + 1) != "." => self.fault.word(token),
            _ => "…",
        }
    }

    /// The name or path that ends `distance` tokens away.
    pub(super) fn operand(&self, distance: isize) -> Option<&'t str> {
        let operand = self.operand_at(distance)?;
        self.fault.text.get(operand.start..operand.end)
    }

    /// Its place.
    pub(super) fn operand_at(&self, distance: isize) -> Option<Token> {
        let last = self.token(distance).filter(|token| token.kind == Kind::Word)?;
        let mut first = distance;
        while self.word(first - 1) == "." && self.touch(first - 2, first - 1) {
            first -= 2;
        }
        Some(Token { start: self.token(first)?.start, ..*last })
    }

    /// A word to stand instead of a token, set apart from the words that the token touches.
    pub(super) fn set_apart(&self, token: &Token, word: &str) -> Edit {
        let text = self.fault.text;
        let before = text.get(..token.start).unwrap_or("").ends_with(scan::is_word_char);
        let after = text.get(token.end..).unwrap_or("").starts_with(scan::is_word_char);
        let apart = [if before { " " } else { "" }, word, if after { " " } else { "" }].concat();
        Edit::replace(self.fault.span(token), apart)
    }

    /// The bracket that the place stands in.
    pub(super) fn innermost_open(&self) -> Option<Token> {
        self.open().pop()
    }

    /// The brackets that the place stands in, the outermost first.
    pub(super) fn open(&self) -> Vec<Token> {
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

    pub(super) fn unexpected(&self) -> Diagnostic {
        let mut expected = match self.begun.as_slice() {
            [] => words::expected(self.expected, self.fault.set),
            begun => begun.iter().map(|word| expecting::as_written(*word)).collect(),
        };
        let more = expected.len() > LISTED + 1;
        if more {
            expected.truncate(LISTED);
            expected.push(expecting::another_part());
        }
        let is_known = !expected.is_empty();
        let expected = Argument::any(expected);
        let Some(token) = self.token(0) else {
            let message = say::ends_too_early(self.fault.keyword());
            let label = if is_known { say::expected_after_this(expected) } else { Message::default() };
            return self.fault.found(&codes::UNEXPECTED, message, &self.here(), label);
        };
        let message = say::does_not_fit(self.fault.as_written(token));
        let label = if is_known { say::expected(expected) } else { say::not_understood() };
        self.fault.found(&codes::UNEXPECTED, message, token, label)
    }
}
