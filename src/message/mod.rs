//! What bieu says: messages by id, with typed arguments, and their words in each language.
//!
//! A room that finds something makes a [`Message`]: a fact, its id and its arguments. Words are looked up where it is shown, by who knows the
//! language of the reader: [`Message::say`].
//!
//! A subject declares its messages once (`messages!`), each as a function that takes the arguments. The words stand in a file for each language,
//! `en/report.ftl` and `vi/report.ftl`: lines of Fluent, which a translator edits without Rust. The compiler reads the files: one that lacks a
//! message, has one that nobody says, stands in another order, or leaves an argument out does not build. So a third language is a
//! file a subject, and no code but its name here.
//!
//! A language is a feature of the library (`english`, `vietnamese`); one that was not built in is not carried, and who asks for it is answered in the one
//! that is. How numbers and days are written in a language is known here, and no rule of grammar: no message hangs on whether there is one or several.

mod argument;
mod catalogue;
pub(crate) mod data_files;
pub(crate) mod frame;
pub(crate) mod lints;
pub(crate) mod names;
pub(crate) mod phrases;
pub(crate) mod proofs;
pub(crate) mod records;
pub(crate) mod report;

pub use argument::Argument;
pub(crate) use catalogue::Entry;

/// A language that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Vietnamese.
    Vietnamese,
}

impl Language {
    /// All, in the order in which one stands in for another that was not built in.
    pub const ALL: [Language; 2] = [Language::English, Language::Vietnamese];

    /// The tag of BCP 47: `en`, `vi`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Vietnamese => "vi",
        }
    }

    /// The language of a tag, of whatever country and writing it speaks: `vi`, `vi-VN`, `vi_VN.UTF-8`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Language> {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(language))
    }
}

/// A fact that is told to people: which message it is, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message(Fact);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Fact {
    /// One that is declared, and its arguments in that order.
    Declared(&'static Entry, Vec<Argument>),
    /// Words of who wrote the rules, or of a host.
    Given(String),
}

impl Message {
    /// One that is declared.
    pub(crate) fn declared(entry: &'static Entry, arguments: Vec<Argument>) -> Message {
        Message(Fact::Declared(entry, arguments))
    }

    /// Words that are not bieu's: of who wrote the rules, or of a host. They are the same in every language.
    #[must_use]
    pub fn of_words(words: impl Into<String>) -> Message {
        Message(Fact::Given(words.into()))
    }

    /// Which message it is, led by its subject: `choice.ends_before_it_begins`. It stays the same whatever its words are. `None` where the words are given.
    #[must_use]
    pub fn id(&self) -> Option<&'static str> {
        match &self.0 {
            Fact::Declared(entry, _) => Some(entry.id),
            Fact::Given(_) => None,
        }
    }

    /// What is declared of it; `None` where the words are given.
    pub(crate) fn entry(&self) -> Option<&'static Entry> {
        match self.0 {
            Fact::Declared(entry, _) => Some(entry),
            Fact::Given(_) => None,
        }
    }

    /// The words that are not bieu's; `None` where it is declared.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        match &self.0 {
            Fact::Declared(..) => None,
            Fact::Given(words) => Some(words),
        }
    }

    /// What it is about, by name, in the order declared.
    pub fn arguments(&self) -> impl Iterator<Item = (&'static str, &Argument)> {
        let (names, arguments) = match &self.0 {
            Fact::Declared(entry, arguments) => (entry.arguments, arguments.as_slice()),
            Fact::Given(_) => (&[][..], &[][..]),
        };
        names.iter().copied().zip(arguments)
    }

    /// Its words in a language, or in one that stands in for it. Where none was built in, its id and its arguments.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        match &self.0 {
            Fact::Declared(entry, arguments) => entry.say(language, arguments),
            Fact::Given(words) => words.clone(),
        }
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.0, Fact::Given(words) if words.is_empty())
    }
}

impl From<String> for Message {
    fn from(words: String) -> Message {
        Message::of_words(words)
    }
}

impl From<&str> for Message {
    fn from(words: &str) -> Message {
        Message::of_words(words)
    }
}

impl From<&String> for Message {
    fn from(words: &String) -> Message {
        Message::of_words(words.as_str())
    }
}
