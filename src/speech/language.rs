//! In which language of people it is said what is no phrase of rules.

use crate::message::Language;
use crate::syntax::tree::WordSet;

/// The language of who reads a set of words.
pub(super) fn language_of(words: WordSet) -> Language {
    match words {
        WordSet::English => Language::English,
        WordSet::Vietnamese => Language::Vietnamese,
    }
}
