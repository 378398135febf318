//! A message with what it is about, and its words in a language.

use std::fmt;

use super::aligned::aligned;
use super::language::{Language, day, grouped, joined, last_of_all, last_of_any, with_decimals};
use crate::value::Date;

/// A fact that is told to people: which message it is, and what it is about. By default there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message(Fact);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Fact {
    /// One that is declared, and its arguments in that order.
    Declared(&'static Entry, Vec<Argument>, Option<Rewording>),
    /// Words of who wrote the rules, or of a host.
    Given(String),
}

/// How pieces of rules in the words of a message are written where the reader's file has other words for them.
#[derive(Clone, Copy)]
struct Rewording(fn(&str) -> String);

/// It says nothing else, and is no part of the fact.
impl PartialEq for Rewording {
    fn eq(&self, _: &Rewording) -> bool {
        true
    }
}

impl Eq for Rewording {}

impl std::hash::Hash for Rewording {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl fmt::Debug for Rewording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("reworded")
    }
}

impl Default for Message {
    fn default() -> Message {
        Message::of_words("")
    }
}

impl Message {
    /// One that is declared, with its arguments in that order.
    pub(crate) fn declared(entry: &'static Entry, arguments: Vec<Argument>) -> Message {
        Message(Fact::Declared(entry, arguments, None))
    }

    /// Words that are not bieu's: of who wrote the rules, or of a host. They are the same in every language.
    #[must_use]
    pub fn of_words(words: impl Into<String>) -> Message {
        Message(Fact::Given(words.into()))
    }

    /// The same, with the pieces of rules in its words, which stand between backquotes, rewritten; with `all` its arguments too, where they are
    /// text or messages.
    pub(crate) fn reworded(self, rewrite: fn(&str) -> String, all: bool) -> Message {
        match self.0 {
            Fact::Declared(entry, arguments, _) => {
                let arguments = arguments.into_iter().map(|argument| argument.reworded(rewrite, all)).collect();
                Message(Fact::Declared(entry, arguments, Some(Rewording(rewrite))))
            }
            given @ Fact::Given(_) => Message(given),
        }
    }

    /// Which message it is, led by its subject: `choice.ends_before_it_begins`. It stays the same whatever its words are. `None` where the words are given.
    #[must_use]
    pub fn id(&self) -> Option<&'static str> {
        match &self.0 {
            Fact::Declared(entry, ..) => Some(entry.id),
            Fact::Given(_) => None,
        }
    }

    /// What is declared of it; `None` where the words are given.
    pub(crate) fn entry(&self) -> Option<&'static Entry> {
        match self.0 {
            Fact::Declared(entry, ..) => Some(entry),
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
            Fact::Declared(entry, arguments, _) => (entry.arguments, arguments.as_slice()),
            Fact::Given(_) => (&[][..], &[][..]),
        };
        names.iter().copied().zip(arguments)
    }

    /// Its words in a language, or in one that stands in for it. Where none was built in, its id and its arguments.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        match &self.0 {
            Fact::Declared(entry, arguments, rewording) => entry.said(language, arguments, *rewording),
            Fact::Given(words) => words.clone(),
        }
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.0, Fact::Given(words) if words.is_empty())
    }
}

/// A message that is declared, and its words.
#[derive(PartialEq, Eq, Hash)]
pub struct Entry {
    /// Led by the subject.
    pub id: &'static str,
    /// The names of its arguments.
    pub arguments: &'static [&'static str],
    /// Its words in each language that was built in.
    pub(super) words: [Option<&'static str>; Language::ALL.len()],
}

/// The id says which it is.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Entry {
    /// Its words with these arguments.
    #[cfg(test)]
    pub(super) fn say(&self, language: Language, arguments: &[Argument]) -> String {
        self.said(language, arguments, None)
    }

    /// The same, with pieces of rules rewritten where that is asked.
    fn said(&self, language: Language, arguments: &[Argument], rewording: Option<Rewording>) -> String {
        match self.words[language as usize] {
            Some(words) => self.fill(words, language, arguments, rewording),
            None => match Language::ALL.into_iter().find(|other| self.words[*other as usize].is_some()) {
                Some(other) => self.said(other, arguments, rewording),
                None => {
                    let said = arguments.iter().map(|argument| argument.say(language));
                    std::iter::once(self.id.to_owned()).chain(said).collect::<Vec<_>>().join(" ")
                }
            },
        }
    }

    /// Puts arguments where `{ $name }` stands, and braces where `{ "{" }` does.
    fn fill(&self, words: &str, language: Language, arguments: &[Argument], rewording: Option<Rewording>) -> String {
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
                    let value = self.arguments.iter().zip(arguments).find(|(known, _)| **known == name);
                    filled.push_str(&value.map_or_else(String::new, |(_, value)| value.say(language)));
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

/// What stands where the words of a message name it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Argument {
    /// Text as it stands elsewhere: a name, a value, a piece of rules.
    Text(String),
    /// How many. Thousands are grouped.
    Number(u64),
    /// A number with decimals, as text with a point.
    Decimal(String),
    /// A day.
    Date(Date),
    /// What has words of its own in each language.
    Message(Message),
    /// Several, all of them: `a, b and c`.
    All(Vec<Argument>),
    /// Several, of which one is chosen: `a, b or c`.
    Any(Vec<Argument>),
    /// Several, of whatever kind: `a, b, c`.
    List(Vec<Argument>),
    /// Several that hold commas themselves: `a · b · c`.
    Beside(Vec<Argument>),
    /// Lines of cells, one below the other, the first of each line its head.
    Table(Vec<Vec<Argument>>),
}

impl Argument {
    fn reworded(self, rewrite: fn(&str) -> String, all: bool) -> Argument {
        let each = |of: Vec<Argument>| of.into_iter().map(|one| one.reworded(rewrite, all)).collect();
        match self {
            Argument::Text(text) if all => Argument::Text(rewrite(&text)),
            Argument::Message(message) => Argument::Message(message.reworded(rewrite, all)),
            Argument::All(of) => Argument::All(each(of)),
            Argument::Any(of) => Argument::Any(each(of)),
            Argument::List(of) => Argument::List(each(of)),
            Argument::Beside(of) => Argument::Beside(each(of)),
            other => other,
        }
    }

    /// Several, all of them.
    #[must_use]
    pub fn all<T: Into<Argument>>(of: impl IntoIterator<Item = T>) -> Argument {
        Argument::All(of.into_iter().map(Into::into).collect())
    }

    /// Several, of which one is chosen.
    #[must_use]
    pub fn any<T: Into<Argument>>(of: impl IntoIterator<Item = T>) -> Argument {
        Argument::Any(of.into_iter().map(Into::into).collect())
    }

    /// Several, with commas between them.
    #[must_use]
    pub fn list<T: Into<Argument>>(of: impl IntoIterator<Item = T>) -> Argument {
        Argument::List(of.into_iter().map(Into::into).collect())
    }

    /// Several that hold commas themselves.
    pub(crate) fn beside<T: Into<Argument>>(of: impl IntoIterator<Item = T>) -> Argument {
        Argument::Beside(of.into_iter().map(Into::into).collect())
    }

    /// How it is written in a language.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        match self {
            Argument::Text(text) => text.clone(),
            Argument::Number(number) => grouped(*number, language),
            Argument::Decimal(text) => with_decimals(text, language),
            Argument::Date(date) => day(*date, language),
            Argument::Message(message) => message.say(language),
            Argument::All(several) => joined(&said(several, language), last_of_all(language)),
            Argument::Any(several) => joined(&said(several, language), last_of_any(language)),
            Argument::List(several) => joined(&said(several, language), ", "),
            Argument::Beside(several) => said(several, language).join(" · "),
            Argument::Table(lines) => {
                let lines: Vec<Vec<String>> = lines.iter().map(|cells| said(cells, language)).collect();
                aligned(&lines)
            }
        }
    }
}

fn said(several: &[Argument], language: Language) -> Vec<String> {
    several.iter().map(|one| one.say(language)).collect()
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

/// Text, however it is had.
macro_rules! text {
    ($($kind:ty),*) => {
        $(
            impl From<$kind> for Argument {
                fn from(text: $kind) -> Argument {
                    Argument::Text(String::from(text))
                }
            }

            impl From<&$kind> for Argument {
                fn from(text: &$kind) -> Argument {
                    Argument::Text(String::from(*text))
                }
            }
        )*
    };
}
text!(&str, &String, char);

impl From<Message> for Argument {
    fn from(message: Message) -> Argument {
        Argument::Message(message)
    }
}

impl From<&Message> for Argument {
    fn from(message: &Message) -> Argument {
        Argument::Message(message.clone())
    }
}

impl From<Date> for Argument {
    fn from(date: Date) -> Argument {
        Argument::Date(date)
    }
}

impl From<&Date> for Argument {
    fn from(date: &Date) -> Argument {
        Argument::Date(*date)
    }
}

/// How many, whatever it is counted in.
macro_rules! counted {
    ($($kind:ty),*) => {
        $(
            impl From<$kind> for Argument {
                fn from(number: $kind) -> Argument {
                    Argument::Number(number as u64)
                }
            }

            impl From<&$kind> for Argument {
                fn from(number: &$kind) -> Argument {
                    Argument::Number(*number as u64)
                }
            }
        )*
    };
}
counted!(u8, u32, u64, usize);

#[cfg(test)]
mod tests {
    use super::*;

    fn both(argument: &Argument) -> [String; 2] {
        Language::ALL.map(|language| argument.say(language))
    }

    #[test]
    fn numbers_days_and_lists_follow_the_language() {
        assert_eq!(both(&1_087_u64.into()), ["1,087", "1.087"]);
        assert_eq!(both(&Date::new(2024, 6, 30).unwrap().into()), ["2024-06-30", "30/6/2024"]);
        assert_eq!(both(&Date::new(2024, 1, 5).unwrap().into()), ["2024-01-05", "05/01/2024"]);
        assert_eq!(both(&Argument::any(["a", "b", "c"])), ["a, b or c", "a, b hoặc c"]);
        assert_eq!(both(&Argument::all(["a", "b"])), ["a and b", "a và b"]);
        assert_eq!(both(&Argument::all(["a"])), ["a", "a"]);
        assert_eq!(both(&Argument::list(Vec::<String>::new())), ["", ""]);
    }
}
