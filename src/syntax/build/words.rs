//! What stands in quotes: plain strings, and the printed words that may have names between braces.

use unicode_normalization::UnicodeNormalization;

use super::{Builder, Node};
use crate::diagnostic::{Diagnostic, codes as registry};
use crate::message::reading as say;
use crate::source::{Span, Spanned};
use crate::syntax::grammar::Rule;
use crate::syntax::scan::is_word_char;
use crate::syntax::tree::{Name, Text, WordSet, Words, WordsPart};
use crate::syntax::{phrases, predefined};

/// What stands behind a name between braces that is told in words.
pub(super) const IN_WORDS: &str = "in words";

/// A piece of what stands in quotes, with the place of its first byte there.
enum Piece<'t> {
    Letter(char),
    /// `\` and a sign that it means nothing before.
    Unknown(char),
    /// What stands between `{` and `}`, at this byte.
    Braced(usize, &'t str),
    /// A `{` that is not closed, at this byte.
    Open(usize),
}

impl Builder<'_> {
    /// A string in quotes that is no print: between its braces nothing is filled in.
    pub(super) fn string(&mut self, node: &Node<'_>) -> Text {
        let mut value = String::new();
        for piece in pieces(inside(node)) {
            match piece {
                Piece::Letter(letter) => value.push(letter),
                Piece::Unknown(letter) => self.report_escape(node, letter),
                Piece::Open(_) => value.push('{'),
                Piece::Braced(at, written) => {
                    value.extend(["{", written, "}"]);
                    if is_name(written.trim()) {
                        let span = self.place_in(node, at, written.len() + 2);
                        self.braced.push(Spanned { value: written.trim().nfc().collect(), span });
                    }
                }
            }
        }
        Spanned { value: value.nfc().collect(), span: self.span(node) }
    }

    /// Printed words: names between braces are filled in where they are printed.
    pub(super) fn words(&mut self, node: &Node<'_>) -> Words {
        let mut parts = Vec::new();
        let mut plain = String::new();
        for piece in pieces(inside(node)) {
            match piece {
                Piece::Letter(letter) => plain.push(letter),
                Piece::Unknown(letter) => self.report_escape(node, letter),
                Piece::Open(at) => self.report_open(node, at),
                Piece::Braced(at, written) if self.is_hole(written) => {
                    if !plain.is_empty() {
                        parts.push(WordsPart::Plain(std::mem::take(&mut plain).nfc().collect()));
                    }
                    parts.push(WordsPart::Hole(self.name_at(node, at, written)));
                }
                Piece::Braced(at, written) => self.report_no_name(node, at, written),
            }
        }
        if !plain.is_empty() {
            parts.push(WordsPart::Plain(plain.nfc().collect()));
        }
        Words { parts, span: self.span(node) }
    }

    pub(super) fn string_in(&mut self, node: &Node<'_>) -> Option<Text> {
        node.first(Rule::string).map(|child| self.string(&child))
    }

    pub(super) fn strings(&mut self, node: &Node<'_>) -> Vec<Text> {
        node.all(Rule::string).map(|child| self.string(&child)).collect()
    }

    pub(super) fn words_in(&mut self, node: &Node<'_>) -> Option<Words> {
        node.first(Rule::string).map(|child| self.words(&child))
    }

    /// The place of `length` bytes of what stands in the quotes of a string.
    fn place_in(&self, node: &Node<'_>, at: usize, length: usize) -> Span {
        let start = node.extent().0 + 1 + at;
        self.read.span(start, start + length)
    }

    fn name_at(&self, node: &Node<'_>, at: usize, written: &str) -> Name {
        let name = written.trim();
        let start = at + 1 + (written.len() - written.trim_start().len());
        let value: String = name.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
        let span = self.place_in(node, start, name.len());
        let in_words =
            value.strip_suffix(self.in_words()).filter(|name| name.ends_with(' ')).map(|name| name.trim().to_owned());
        let is_in_words = in_words.is_some();
        let mut name = self.in_hole(Spanned { value: in_words.unwrap_or(value), span });
        if is_in_words {
            name.value.extend([" ", IN_WORDS]);
        }
        name
    }

    /// What stands behind a name between braces that is told in words, as the file has it.
    fn in_words(&self) -> &'static str {
        if self.set == WordSet::English { IN_WORDS } else { phrases::spelling(Rule::kw_in_words, self.set) }
    }

    /// The name in a hole as the later rooms know it.
    pub(super) fn in_hole(&self, mut name: Name) -> Name {
        if self.set == WordSet::Vietnamese {
            let [first, second] = predefined::turned_path(self.set, name.value.split('.'));
            let known = [first, second].into_iter().flatten().collect::<Vec<_>>();
            let of_stage = predefined::turned(predefined::OF_STAGES, self.set, &name.value);
            if let (true, Some(of_stage)) = (self.in_periods, of_stage) {
                name.value = of_stage.to_owned();
            } else if known.len() == name.value.split('.').count() {
                name.value = known.join(".");
            }
        }
        name
    }

    /// Whether it is a name, or one with `in words` behind it.
    fn is_hole(&self, written: &str) -> bool {
        let mut words = written.split_whitespace();
        let this_code = if self.set == WordSet::English { THIS_CODE } else { VIETNAMESE_THIS_CODE };
        let behind = |words: std::str::SplitWhitespace<'_>| words.collect::<Vec<_>>().join(" ");
        words.next().is_some_and(|first| is_name(first) || first == this_code)
            && Some(behind(words)).is_some_and(|behind| behind.is_empty() || behind == self.in_words())
    }

    fn report_escape(&mut self, node: &Node<'_>, letter: char) {
        let message = say::means_nothing_in_string(letter);
        let help = say::escapes_of_strings();
        self.report(&registry::UNKNOWN_ESCAPE, node, message, say::in_this_string(), help);
    }

    fn report_open(&mut self, node: &Node<'_>, at: usize) {
        let found = Diagnostic::new(&registry::UNKNOWN_IN_TEXT, say::brace_not_closed())
            .at(self.place_in(node, at, 1), say::opened_here())
            .help(say::name_between_braces());
        self.found.push(found);
    }

    fn report_no_name(&mut self, node: &Node<'_>, at: usize, written: &str) {
        let name = written.trim();
        let found = if name.is_empty() {
            Diagnostic::new(&registry::UNKNOWN_IN_TEXT, say::nothing_between_braces())
                .at(self.place_in(node, at, written.len() + 2), say::names_nothing())
        } else {
            let start = at + 1 + (written.len() - written.trim_start().len());
            Diagnostic::new(&registry::UNKNOWN_IN_TEXT, say::not_a_set_or_parameter(name))
                .at(self.place_in(node, start, name.len()), say::name_alone_stands_here())
        };
        self.found.push(found.help(say::what_stands_between_braces()));
    }
}

/// What stands between the quotes of a string.
fn inside<'i>(node: &Node<'i>) -> &'i str {
    let written = node.text();
    written.get(1..written.len().saturating_sub(1)).unwrap_or("")
}

fn is_name(written: &str) -> bool {
    let first = written.chars().next();
    first.is_some_and(|c| c.is_alphabetic() || c == '_') && written.chars().all(is_word_char)
}

/// The key of what a report is for.
const THIS_CODE: &str = "this.code";
/// The same in Vietnamese words.
const VIETNAMESE_THIS_CODE: &str = "đơn_vị_này.mã";

fn pieces(inner: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(letter) = inner[at..].chars().next() {
        let after = &inner[at + letter.len_utf8()..];
        let (piece, taken) = match letter {
            '\\' => match after.chars().next() {
                Some(escaped @ ('"' | '\\' | '{')) => (Piece::Letter(escaped), 1),
                Some(other) => (Piece::Unknown(other), other.len_utf8()),
                None => (Piece::Letter(letter), 0),
            },
            '{' => match after.find(['{', '}', '\\']).filter(|close| after[*close..].starts_with('}')) {
                Some(close) => (Piece::Braced(at, &after[..close]), close + 1),
                None => (Piece::Open(at), 0),
            },
            other => (Piece::Letter(other), 0),
        };
        found.push(piece);
        at += letter.len_utf8() + taken;
    }
    found
}
