//! From text to [`tree::Tree`].
//!
//! pest stays in here. An outline first cuts the text at item keywords in column 0; each chunk is parsed alone, so one
//! mistake never hides the next item. [`parse`] never fails as a whole: it gives the items that could be read and a
//! diagnostic for each that could not. Nothing is resolved here: names are names.

mod brackets;
mod build;
mod composed;
mod csv;
mod fragments;
mod grammar;
mod mended;
mod numbers;
mod outline;
mod own_names;
mod phrases;
pub mod pieces;
mod place;
mod predefined;
mod quoted;
mod reworded;
mod scan;
mod sets;
mod slips;
mod spoken;
mod test_words;
pub mod tree;
mod turned;
mod words;

pub use composed::composed;
pub use csv::read_lines;
pub use numbers::{NumberOf, WrittenNumber, numbers};
pub use own_names::{NoName, OwnName, names_of_cell, names_of_comparison, no_name, own_names};
pub use phrases::table as table_of_phrases;
pub(crate) use predefined::functions;
pub use quoted::{QuotedWords, WordsAre, quoted};
pub(crate) use reworded::{in_vietnamese, rewording, vietnamese as in_vietnamese_words};
pub(crate) use spoken::{Phrase, function_in, id_in};
pub use test_words::take_words;
pub use turned::{check_in_english, turned, with_edits};

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};
use unicode_normalization::UnicodeNormalization;

use self::build::{Builder, Node};
use self::grammar::{Grammar, Rule};
use self::mended::Mended;
use self::outline::{Chunk, ITEMS, Opening};
use self::place::place;
use self::slips::Fault;
use self::tree::{Tree, WordSet};
use crate::diagnostic::{Diagnostic, Edit, Help, Mending, codes};
use crate::message::Argument;
use crate::message::reading as say;
use crate::message::slips as say_slips;
use crate::source::{SourceId, Span};

use grammar::rule_of;

/// The version of the language that this library reads.
const LANGUAGE: u32 = 1;

/// How many slips of one item are told at once.
const MOST_FAULTS: usize = 16;

/// Reads a rule file: every item that could be read, and a finding for each fault.
///
/// Takes any text and never fails as a whole. Spans are bytes of `text` as it was handed in.
#[must_use]
pub fn parse(source: SourceId, text: &str) -> (Tree, Vec<Diagnostic>) {
    let chunks = outline::chunks(text);
    let set = outline::set_of(&chunks);
    let tree = Tree { words: set, ..Tree::default() };
    let mut reader = Reader { source, text, set, tree, found: Vec::new(), begun: false };
    for chunk in &chunks {
        reader.chunk(chunk);
    }
    crate::diagnostic::sort(&mut reader.found);
    let found = in_words_of_file(reader.found, text, set);
    (reader.tree, found)
}

/// Findings with pieces of rules in the words of the file that they are about.
fn in_words_of_file(found: Vec<Diagnostic>, text: &str, set: WordSet) -> Vec<Diagnostic> {
    if found.is_empty() || set == WordSet::English {
        return found;
    }
    let rewording = reworded::rewording_of(text);
    found.into_iter().map(|finding| in_vietnamese(finding, &rewording, Some(text))).collect()
}

struct Reader<'t> {
    source: SourceId,
    text: &'t str,
    set: WordSet,
    tree: Tree,
    found: Vec<Diagnostic>,
    /// Whether an item has begun.
    begun: bool,
}

impl Reader<'_> {
    fn chunk(&mut self, chunk: &Chunk) {
        let first = !self.begun;
        self.begun |= chunk.opening != Opening::Stray;
        match chunk.opening {
            Opening::Keyword(word) => self.item(first, chunk, word, None),
            Opening::Capital(word) => {
                let (written, right) =
                    (self.text.get(chunk.word.clone()).unwrap_or(""), outline::keyword(word, chunk.set));
                let at = self.word(chunk);
                let help = Help::new(say_slips::write_small(right)).spelling([Edit::replace(at, right)]);
                let found = Diagnostic::new(&codes::MISSPELT_KEYWORD, say_slips::capital_letter(written));
                self.item(first, chunk, word, Some(found.at(at, say::unknown_word()).help(help)));
            }
            Opening::Indented(word) => {
                let before = self.text.get(..chunk.word.start).unwrap_or("");
                let line = before.rfind('\n').map_or(0, |at| at + 1);
                let space = place(self.source, line, chunk.word.start);
                let written = outline::keyword(word, self.set);
                let message = say::item_begins_line(written);
                let found = Diagnostic::new(&codes::INDENTED_ITEM, message)
                    .at(self.word(chunk), say::white_space_before())
                    .help(Help::new(say::remove_white_space(written)).spelling([Edit::remove(space)]));
                self.found.push(found);
                self.item(first, chunk, word, None);
            }
            Opening::Unknown(near) => {
                self.unread(chunk);
                self.unknown_item(chunk, near);
            }
            Opening::Stray => {
                let line = self.text.get(chunk.word.start..).and_then(|rest| rest.lines().next()).unwrap_or("");
                let end = chunk.word.start + line.trim_end().len();
                let at = place(self.source, chunk.word.start, end);
                if let Some(found) = slips::remarks::stray(line, at) {
                    self.found.push(found);
                    return;
                }
                let found = Diagnostic::new(&codes::STRAY_TEXT, say::stands_before_first_item())
                    .at(at, say::not_part_of_item())
                    .help(say::begin_remark(item_words(self.set)));
                self.found.push(found);
            }
        }
    }

    fn word(&self, chunk: &Chunk) -> Span {
        place(self.source, chunk.word.start, chunk.word.end)
    }

    /// Keeps the name of an item that cannot be read: the word after its keyword.
    fn unread(&mut self, chunk: &Chunk) {
        let rest = self.text.get(chunk.word.end..chunk.end).unwrap_or("");
        let start = rest.len() - rest.trim_start().len();
        let name: String = scan::word_at(rest, start).nfc().collect();
        if !name.is_empty() {
            self.tree.unread.push(name);
        }
    }

    fn unknown_item(&mut self, chunk: &Chunk, near: Option<&str>) {
        let written = self.text.get(chunk.word.clone()).unwrap_or("");
        let at = self.word(chunk);
        let near = near.map(|near| outline::keyword(near, self.set));
        self.found.push(match (chunk.set, near) {
            (WordSet::Vietnamese, Some(near)) => sets::other(written, near, at, self.set),
            (WordSet::English, Some(near)) => Diagnostic::new(&codes::UNKNOWN_ITEM, say::no_item_begins_with(written))
                .at(at, say::unknown_word())
                .help(Help::did_you_mean(at, near)),
            (_, None) => Diagnostic::new(&codes::UNKNOWN_ITEM, say::no_item_begins_with(written))
                .at(at, say::item_before_has_ended())
                .help(say::item_begins_with(item_words(self.set))),
        });
    }

    /// Reads an item; `misspelt` is what its keyword must first be mended by.
    fn item(&mut self, first: bool, chunk: &Chunk, word: &str, misspelt: Option<Diagnostic>) {
        let Some(rule) = rule_of(word) else { return };
        let written = self.text.get(chunk.start..chunk.end).unwrap_or("");
        let mut mended = Mended::new(self.source, chunk.start, written);
        mended.mend(&composed::composing(self.source, chunk.start, written));
        let before = self.found.len();
        self.found.extend(misspelt);
        self.found.extend(Fault::new(&mended, word, self.set).before_reading());
        if self.found.len() == before
            && let Ok(mut pairs) = Grammar::parse(rule, &mended.text)
        {
            self.found.extend(sets::of_other_set(&pairs, &mended, self.set));
            if let Some(pair) = pairs.next() {
                self.build(first, chunk, &mended, &Node::new(pair));
            }
            return;
        }
        self.unread(chunk);
        if self.found[before..].iter().any(|found| found.code == &codes::TOO_DEEP) {
            return;
        }
        let edits: Vec<Edit> = self.found[before..].iter().flat_map(edits_of).cloned().collect();
        mended.mend(&edits);
        self.faults(&mut mended, rule, word, before);
    }

    /// What is wrong with an item that cannot be read: each slip that is known by name, as if those before it were mended; one
    /// that is not known only if it is the first, for it may come of a mending that was not what the author meant.
    fn faults(&mut self, mended: &mut Mended<'_>, rule: Rule, word: &str, before: usize) {
        for _ in 0..MOST_FAULTS {
            let Err(error) = Grammar::parse(rule, &mended.text) else { return };
            let at = match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            };
            let expected = match error.variant {
                ErrorVariant::ParsingError { positives, .. } => positives,
                ErrorVariant::CustomError { .. } => Vec::new(),
            };
            let fault = Fault::new(mended, word, self.set).in_english();
            self.tree.phrases.extend(fault.phrase(at));
            let mut found = fault.explain(at, &expected);
            let place = |found: &Diagnostic| found.labels.first().map(|label| (label.span.start, label.span.end));
            let is_first = self.found.len() == before;
            let is_new = self.found[before..].iter().all(|other| place(other) != place(&found));
            // What a mending put in was not written by the author.
            let is_written = found.labels.iter().all(|label| label.span.start < label.span.end);
            if !(is_first || is_new && is_written && found.code != &codes::UNEXPECTED) {
                return;
            }
            if let Some(help) = &mut found.help {
                help.mendings.retain(|mending| gets_further(rule, mended, at, mending));
            }
            let edits: Vec<Edit> = edits_of(&found).cloned().collect();
            self.found.push(found);
            if !mended.mend(&edits) {
                return;
            }
        }
    }

    fn build(&mut self, first: bool, chunk: &Chunk, read: &Mended<'_>, node: &Node<'_>) {
        let mut builder = Builder::new(read, self.set);
        if let Some(version) = builder.language(node) {
            self.language(first, chunk, &version);
        } else if let Some(item) = builder.item(node) {
            self.tree.items.push(item);
        } else {
            self.unread(chunk);
        }
        self.tree.braced.append(&mut builder.braced);
        self.found.append(&mut builder.found);
    }

    fn language(&mut self, first: bool, chunk: &Chunk, version: &crate::source::Spanned<u32>) {
        if !first {
            let found = Diagnostic::new(&codes::LANGUAGE_NOT_FIRST, say::language_stands_once())
                .at(self.word(chunk), say::too_late_here())
                .help(say::write_language_first(LANGUAGE));
            self.found.push(found);
            return;
        }
        if version.value != LANGUAGE {
            let message = say::unknown_language(version.value);
            let found =
                Diagnostic::new(&codes::UNKNOWN_LANGUAGE, message).at(version.span, say::unknown_version()).help(
                    Help::new(say::write_language_or_use_other(LANGUAGE, version.value))
                        .suggestion([Edit::replace(version.span, LANGUAGE.to_string())]),
                );
            self.found.push(found);
        }
        self.tree.language = Some(version.clone());
    }
}

/// The edits that mend a finding, where they are known.
fn edits_of(found: &Diagnostic) -> impl Iterator<Item = &Edit> {
    found.help.iter().filter_map(|help| help.mendings.first()).flat_map(|mending| &mending.edits)
}

/// Whether an item that could be read up to `at` can be read further with the edits made: help that does not is none.
fn gets_further(rule: Rule, mended: &Mended<'_>, at: usize, mending: &Mending) -> bool {
    let mut tried = mended.clone();
    if !tried.mend(&mending.edits) {
        return false;
    }
    let Err(error) = Grammar::parse(rule, &tried.text) else { return true };
    let (InputLocation::Pos(stopped) | InputLocation::Span((stopped, _))) = error.location;
    tried.span(stopped, stopped).start > mended.span(at, at).start
}

fn item_words(set: WordSet) -> Argument {
    Argument::any(ITEMS.iter().map(|(item, _)| format!("`{}`", outline::keyword(item, set))))
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
