//! The messages of a subject with their words, and which of them one is.

use std::fmt;
use std::hash::{Hash, Hasher};

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

/// How pieces of rules in the words of a message are written where the reader's file has other words for them.
#[derive(Clone, Copy)]
pub(super) struct Rewording(pub fn(&str) -> String);

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
        rewording: Option<Rewording>,
        argument: impl Fn(usize, Language) -> String,
    ) -> String {
        let built_in = |language: Language| Some((language, self.subject.words[language as usize]?));
        match built_in(language).or_else(|| Language::ALL.into_iter().find_map(built_in)) {
            Some((language, words)) => self.fill(words.get(self.number), rewording, |place| argument(place, language)),
            None => {
                let said = (0..self.arguments().count()).map(|place| argument(place, language));
                std::iter::once(self.id().to_owned()).chain(said).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// Puts arguments where `{ $name }` stands, and braces where `{ "{" }` does.
    fn fill(self, words: &str, rewording: Option<Rewording>, argument: impl Fn(usize) -> String) -> String {
        let mut filled = String::with_capacity(words.len());
        let mut in_code = false;
        let mut plain = |words: &str| match rewording {
            None => words.to_owned(),
            Some(Rewording(rewrite)) => reworded(words, &mut in_code, rewrite),
        };
        let mut rest = words;
        while let Some((before, behind)) = rest.split_once("{ ") {
            let Some((placed, after)) = behind.split_once(" }") else { break };
            filled.push_str(&plain(before));
            match placed.strip_prefix('$') {
                Some(name) => {
                    let place = self.arguments().position(|known| known == name);
                    filled.push_str(&place.map_or_else(String::new, &argument));
                }
                None => filled.push_str(placed.trim_matches('"')),
            }
            rest = after;
        }
        filled + &plain(rest)
    }
}

/// Words with what stands between backquotes rewritten. They may begin and end within.
fn reworded(words: &str, in_code: &mut bool, rewrite: fn(&str) -> String) -> String {
    let mut parts = Vec::new();
    for (number, part) in words.split('`').enumerate() {
        *in_code ^= number > 0;
        parts.push(if *in_code { rewrite(part) } else { part.to_owned() });
    }
    parts.join("`")
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
