//! In which encoding a text is written: that in which most of its words are syllables.
//!
//! Words of ASCII say nothing, and a word that comes again says nothing new. Names of other languages are syllables in no encoding,
//! so a part of the words may be none; a text of few words, or of which two encodings make equally much, is not recognised.

use std::borrow::Cow;
use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::letters::{Encoding, as_byte};
use super::syllable::is_syllable;

/// How many different words are looked at: what they do not say, more will not.
const WORDS: usize = 3_000;
/// The letters that stand in Vietnamese most often: of two encodings in which as many words are syllables, the one with more of these.
const COMMON: &str = "àáảãạăâấầậđêếềệôốồộơờợưứừựịọủ";

/// How much of a text is Vietnamese, read in one way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    syllables: usize,
    common: usize,
}

/// The encoding of a whole text, if it is one of these: its bytes, or, where they are UTF-8, what the letters look like.
#[must_use]
pub fn recognised(bytes: &[u8]) -> Option<Encoding> {
    if bytes.is_ascii() {
        return None;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        let signs: String = bytes.iter().copied().map(char::from).collect();
        let words = words(&signs);
        return best(&words).filter(|(_, weight)| enough(&words, 3, *weight, 6)).map(|(encoding, _)| encoding);
    };
    let own = words(text);
    // Nearly every file is Vietnamese as it stands, and is not read in any other way for that.
    if own.iter().filter(|word| is_written(word)).count() * 10 >= own.len() * 6 {
        return None;
    }
    let signs: String = text.nfc().map(|sign| as_byte(sign).map_or(sign, char::from)).collect();
    let read = words(&signs);
    best(&read).filter(|(_, weight)| enough(&read, 4, *weight, 8)).map(|(encoding, _)| encoding)
}

/// Whether there are so many words, and so many tenths of them are syllables.
fn enough(words: &BTreeSet<&str>, least: usize, weight: Weight, tenths: usize) -> bool {
    words.len() >= least && weight.syllables * 10 >= words.len() * tenths
}

/// The one encoding in which the words weigh most.
fn best(words: &BTreeSet<&str>) -> Option<(Encoding, Weight)> {
    let mut weights = Encoding::ALL.map(|encoding| (encoding, weight(encoding, words)));
    weights.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    (weights[0].1 > weights[1].1).then_some(weights[0])
}

fn weight(encoding: Encoding, words: &BTreeSet<&str>) -> Weight {
    let mut weight = Weight::default();
    for read in words.iter().map(|word| encoding.read(word)).filter(|read| is_written(read)) {
        weight.syllables += 1;
        weight.common += read.chars().flat_map(char::to_lowercase).filter(|sign| COMMON.contains(*sign)).count();
    }
    weight
}

/// The different words that are not of ASCII alone, whose signs may each stand for a byte.
fn words(signs: &str) -> BTreeSet<&str> {
    let mut words = BTreeSet::new();
    for word in parts(signs) {
        if words.len() == WORDS {
            break;
        }
        words.insert(word);
    }
    words
}

fn parts(signs: &str) -> impl Iterator<Item = &str> {
    let is_between = |sign: char| sign.is_ascii_whitespace() || sign.is_ascii_punctuation() || sign.is_ascii_digit();
    signs.split(is_between).filter(|word| !word.is_ascii())
}

/// Whether a word is a syllable, in small letters, with a capital before them, or in capitals.
fn is_written(word: &str) -> bool {
    let composed: String = word.nfc().collect();
    let word = composed.trim_matches(|sign: char| !sign.is_alphabetic());
    let rest = word.chars().skip(1);
    let is_cased = rest.clone().all(|sign| !sign.is_uppercase()) || word.chars().all(char::is_uppercase);
    !word.is_empty() && is_cased && is_syllable(word)
}

/// The text of a file for which an encoding was named. A file that is UTF-8 already, and no look-alikes of that encoding, stays as it is: one
/// name is given for many files.
#[must_use]
pub fn read_as(encoding: Encoding, bytes: &[u8]) -> Cow<'_, [u8]> {
    match std::str::from_utf8(bytes) {
        Err(_) => Cow::Owned(encoding.decoded(bytes).into_bytes()),
        Ok(text) if recognised(bytes) == Some(encoding) => Cow::Owned(encoding.of_look_alikes(text).into_bytes()),
        Ok(_) => Cow::Borrowed(bytes),
    }
}

/// A line that is written in another encoding than its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stray {
    /// The line, from 1.
    pub line: u64,
    /// In which encoding its words are syllables; `None`: in UTF-8.
    pub encoding: Option<Encoding>,
}

/// The lines of a file in an encoding of which few words are syllables in it, and at least two, and all, in another.
#[must_use]
pub fn strays(encoding: Encoding, bytes: &[u8]) -> Vec<Stray> {
    let lines = (1..).zip(bytes.split(|byte| *byte == b'\n'));
    let others = lines.filter(|(_, line)| !line.is_ascii()).filter_map(|(line, bytes)| {
        let signs: String = bytes.iter().copied().map(char::from).collect();
        let words = words(&signs);
        let is_all = |of: Encoding| words.iter().all(|word| is_written(&of.read(word)));
        let own = words.iter().filter(|word| is_written(&encoding.read(word))).count();
        if words.len() < 2 || own * 2 >= words.len() {
            return None;
        }
        if let Ok(text) = std::str::from_utf8(bytes) {
            return parts(text).all(is_written).then_some(Stray { line, encoding: None });
        }
        let other = Encoding::ALL.into_iter().filter(|other| *other != encoding).find(|other| is_all(*other));
        other.map(|other| Stray { line, encoding: Some(other) })
    });
    others.collect()
}

#[cfg(test)]
mod tests;
