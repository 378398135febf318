//! The messages of a subject with their words, and which of them one is.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::language::Language;

/// What is declared of the messages of a subject, and their words.
pub struct Subject {
    /// What leads the ids.
    pub(super) name: &'static str,
    /// The id of each, and the names of its arguments behind blanks.
    pub(super) declared: Packed,
    /// The words of each in each language that was built in.
    pub(super) words: [Option<Packed>; Language::ALL.len()],
}

/// Texts in one, by number.
#[derive(Clone, Copy)]
pub struct Packed {
    text: &'static str,
    /// Where each ends.
    ends: &'static [u16],
}

impl Packed {
    /// Text, and where each of those in it ends. Bytes that are not text stop the build.
    pub(super) const fn new(text: &'static [u8], ends: &'static [u16]) -> Packed {
        let (text, length) = match std::str::from_utf8(text) {
            Ok(said) => (said, text.len()),
            Err(_) => ("", text.len()),
        };
        assert!(text.len() == length, "pieces of text are text");
        Packed { text, ends }
    }

    fn get(&self, number: u16) -> &'static str {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| usize::from(*end));
        let start = usize::from(number).checked_sub(1).map_or(0, end);
        self.text.get(start..end(usize::from(number))).unwrap_or_default()
    }
}

/// A part of a piece of rules that a message quotes: words of the message, or what stands for an argument.
#[derive(Clone, Copy)]
pub(crate) struct Quoted<'q> {
    pub text: &'q str,
    /// The name of the argument.
    pub argument: Option<&'q str>,
}

/// What writes a piece of rules, by its parts and by the words that its file has, in other words.
type Rewrite = fn(&[Quoted<'_>], &BTreeSet<String>) -> String;

/// How pieces of rules in what a message says are written where the reader's file has other words for them.
#[derive(Clone)]
pub(crate) struct Rewording {
    pub rewrite: Rewrite,
    /// The words of the file as they are written: they are nobody's to rewrite.
    pub written: Arc<BTreeSet<String>>,
    /// What a name that stands alone for an argument is one of, where the finding says it.
    pub sense: Option<&'static str>,
}

/// It says nothing else, and is no part of the fact.
impl PartialEq for Rewording {
    fn eq(&self, _: &Rewording) -> bool {
        true
    }
}

impl Eq for Rewording {}

impl Hash for Rewording {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl fmt::Debug for Rewording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("reworded")
    }
}

/// A message that is declared.
#[derive(Clone, Copy)]
pub struct Entry {
    pub(super) subject: &'static Subject,
    /// Its place among those of the subject.
    pub(super) number: u16,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.number == other.number && self.subject.name == other.subject.name
    }
}

impl Eq for Entry {}

impl Hash for Entry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.subject.name, self.number).hash(state);
    }
}

/// The id says which it is.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Entry {
    /// Led by the subject.
    pub fn id(self) -> &'static str {
        let declared = self.subject.declared.get(self.number);
        declared.split_once(' ').map_or(declared, |(id, _)| id)
    }

    /// The names of its arguments.
    pub fn arguments(self) -> impl Iterator<Item = &'static str> {
        self.subject.declared.get(self.number).split(' ').skip(1)
    }

    /// Its words in a language, or in one that stands in for it. Where none was built in, its id and its arguments.
    /// `argument` says each argument by its place.
    pub(super) fn say(
        self,
        language: Language,
        rewording: Option<&Rewording>,
        argument: impl Fn(usize, Language) -> String,
    ) -> String {
        let built_in = |language: Language| Some((language, self.subject.words[language as usize]?));
        match built_in(language).or_else(|| Language::ALL.into_iter().find_map(built_in)) {
            Some((language, words)) => {
                let parts = self.parts(words.get(self.number), |place| argument(place, language));
                match rewording {
                    Some(rewording) => reworded(&parts, rewording),
                    None => parts.into_iter().map(|(_, text)| text).collect(),
                }
            }
            None => {
                let said = (0..self.arguments().count()).map(|place| argument(place, language));
                std::iter::once(self.id().to_owned()).chain(said).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// Words with arguments where `{ $name }` stands, under that name, and braces where `{ "{" }` does.
    fn parts(self, words: &str, argument: impl Fn(usize) -> String) -> Vec<(Option<&str>, String)> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = words;
        while let Some((before, behind)) = rest.split_once("{ ") {
            let Some((placed, after)) = behind.split_once(" }") else { break };
            plain.push_str(before);
            match placed.strip_prefix('$') {
                Some(name) => {
                    let place = self.arguments().position(|known| known == name);
                    parts.push((None, std::mem::take(&mut plain)));
                    parts.push((Some(name), place.map_or_else(String::new, &argument)));
                }
                None => plain.push_str(placed.trim_matches('"')),
            }
            rest = after;
        }
        plain.push_str(rest);
        parts.push((None, plain));
        parts
    }
}

/// What parts say together, with each piece between backquotes rewritten. Of an argument that brings backquotes of its own, what stands between these.
fn reworded(parts: &[(Option<&str>, String)], rewording: &Rewording) -> String {
    let Rewording { rewrite, written, sense } = rewording;
    let mut said = String::new();
    let mut piece: Option<Vec<Quoted<'_>>> = None;
    for (argument, text) in parts {
        if let (Some(_), None) = (argument, &piece) {
            said.push_str(&within(text, rewording, *argument));
            continue;
        }
        let apart = if argument.is_some() { vec![text.as_str()] } else { text.split('`').collect() };
        for (number, text) in apart.into_iter().enumerate() {
            if number > 0 {
                match piece.take() {
                    Some(parts) => said.push_str(&rewrite(&parts, written)),
                    None => piece = Some(Vec::new()),
                }
                said.push('`');
            }
            match &mut piece {
                Some(parts) => {
                    parts.push(Quoted { text, argument: argument.map(|argument| sense.unwrap_or(argument)) })
                }
                None => said.push_str(text),
            }
        }
    }
    said + &piece.map_or_else(String::new, |parts| parts.iter().map(|part| part.text).collect())
}

/// An argument that stands outside of backquotes, with what stands between its own rewritten.
fn within(text: &str, rewording: &Rewording, argument: Option<&str>) -> String {
    let pieces: Vec<&str> = text.split('`').collect();
    if pieces.len().is_multiple_of(2) {
        return text.to_owned();
    }
    let said = |(number, text): (usize, &&str)| {
        let parts = [Quoted { text, argument: argument.map(|argument| rewording.sense.unwrap_or(argument)) }];
        if number % 2 == 1 { (rewording.rewrite)(&parts, &rewording.written) } else { (*text).to_owned() }
    };
    pieces.iter().enumerate().map(said).collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::catalogue::packed;

    const COUNT: usize = 2;

    #[test]
    fn arguments_stand_where_the_words_name_them() {
        const SHAPES: [crate::message::catalogue::Shape; COUNT] = [("of.first", &[]), ("of.second", &["one", "other"])];
        const FILE: &str = "# About.\nfirst = Một\n\nsecond = { $other } trước { $one } { \"{\" }{ \"}\" }\n";
        static DECLARED: Packed = packed!(["of.first", "of.second one other"]);
        static WORDS: Packed = packed!(crate::message::catalogue::read("of", FILE, &SHAPES));
        static VIETNAMESE: Subject = Subject { name: "of", declared: DECLARED, words: [None, Some(WORDS)] };
        static NEITHER: Subject = Subject { name: "of", declared: DECLARED, words: [None; 2] };
        let said = |subject: &'static Subject, number: u16, language, arguments: &[&str]| {
            Entry { subject, number }.say(language, None, |place, _| arguments[place].to_owned())
        };
        assert_eq!(said(&VIETNAMESE, 1, Language::Vietnamese, &["{ $other }", "b"]), "b trước { $other } {}");
        // The one that was built in stands in.
        assert_eq!(said(&VIETNAMESE, 0, Language::English, &[]), "Một");
        assert_eq!(said(&NEITHER, 1, Language::English, &["a", "b"]), "of.second a b");
    }
}
