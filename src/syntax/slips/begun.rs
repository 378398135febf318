//! Phrases that are begun and not ended as they should be. The grammar reads a phrase whole or not at all, and so stops before
//! it; an author looks at the word that is wrong.

use super::place::Fault;
use super::{Diagnostic, Edit, Help, Place, codes, words};
use crate::message::slips as say;
use crate::syntax::grammar::Rule;
use crate::syntax::phrases::Phrase;
use crate::syntax::scan::{Kind, Token};

/// How what stands at a place begins a phrase.
pub(super) enum Begun {
    /// Not at all.
    No,
    /// All its words are there, with a comment or an empty line between them.
    Cut(Box<Diagnostic>),
    /// Its first words are: the token that does not go on with it, what would have read it, and the words that would go on.
    Words(usize, Vec<Rule>, Vec<&'static str>),
}

impl Begun {
    /// Whether the tokens from `index` on begin a phrase of more than one word that could stand there.
    pub fn at(fault: &Fault<'_>, index: usize, expected: &[Rule]) -> Begun {
        let alike = |phrase: &&'static Phrase| {
            let words: Vec<&str> = phrase.words(fault.set).collect();
            let tokens = fault.written().get(index..).unwrap_or_default();
            let length =
                tokens.iter().zip(&words).take_while(|(token, word)| fault.as_written(token) == **word).count();
            (length > 0 && words.len() > 1).then_some((length, words.len(), *phrase))
        };
        let found: Vec<(usize, usize, &Phrase)> = words::phrases(expected).iter().filter_map(alike).collect();
        let Some(longest) = found.iter().map(|(length, ..)| *length).max() else { return Begun::No };
        if let Some((_, _, phrase)) = found.iter().find(|(length, all, _)| *length == longest && length == all) {
            return Begun::cut(fault, index, longest, phrase.spelling(fault.set));
        }
        let found = found.into_iter().filter(|(length, ..)| *length == longest);
        let next =
            |(length, _, phrase): (usize, usize, &Phrase)| Some((phrase.rule, phrase.words(fault.set).nth(length)?));
        let (rules, mut goes_on): (Vec<Rule>, Vec<&'static str>) = found.filter_map(next).unzip();
        goes_on.sort_unstable();
        goes_on.dedup();
        Begun::Words(index + longest, rules, goes_on)
    }

    fn cut(fault: &Fault<'_>, index: usize, length: usize, written: &str) -> Begun {
        let (Some(first), Some(last)) = (fault.written().get(index), fault.written().get(index + length - 1)) else {
            return Begun::No;
        };
        let between = fault.text.get(first.start..last.end).unwrap_or("");
        let help = Help::new(say::write_phrase_together(written));
        let edit = [Edit::replace(fault.span_of(first, last), written)];
        let help = if between.contains("//") { help } else { help.spelling(edit) };
        let whole = Token { kind: Kind::Word, start: first.start, end: last.end };
        let message = say::phrase_is_cut(written);
        Begun::Cut(Box::new(fault.found(&codes::UNEXPECTED, message, &whole, say::one_phrase()).help(help)))
    }
}

impl Place<'_, '_> {
    /// The words that could stand at the place, or begin a phrase there.
    pub(super) fn keywords(&self) -> Vec<String> {
        match self.begun.as_slice() {
            [] => words::keywords(self.expected, self.fault.set),
            begun => begun.iter().map(|word| (*word).to_owned()).collect(),
        }
    }
}
