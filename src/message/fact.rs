//! A message with what it is about, and its words in a language.

use std::sync::Arc;

use super::aligned::aligned;
use super::language::{Language, day, grouped, joined, last_of_all, last_of_any, with_decimals};
use super::subject::{Entry, Rewording};
use crate::value::Date;

/// A fact that is told to people: which message it is, and what it is about. By default there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message(Fact);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Fact {
    /// One that is declared, and its arguments in that order.
    Declared(Entry, Box<[Argument]>, Option<Arc<Rewording>>),
    /// Words of who wrote the rules, or of a host.
    Given(Box<str>),
}

impl Default for Message {
    fn default() -> Message {
        Message::of_words("")
    }
}

impl Message {
    /// One that is declared, with its arguments in that order. Messages whose arguments are of the same kinds share the code.
    #[inline(never)]
    pub(crate) fn declared(entry: Entry, arguments: impl Arguments) -> Message {
        Message(Fact::Declared(entry, arguments.list(), None))
    }

    /// Words that are not bieu's: of who wrote the rules, or of a host. They are the same in every language.
    #[must_use]
    pub fn of_words(words: impl Into<String>) -> Message {
        Message(Fact::Given(words.into().into_boxed_str()))
    }

    /// The same, with the pieces of rules in what it says, which stand between backquotes, rewritten.
    pub(crate) fn reworded(self, rewording: &Arc<Rewording>) -> Message {
        match self.0 {
            Fact::Declared(entry, arguments, _) => {
                let arguments = arguments.into_iter().map(|argument| argument.reworded(rewording)).collect();
                Message(Fact::Declared(entry, arguments, Some(Arc::clone(rewording))))
            }
            given @ Fact::Given(_) => Message(given),
        }
    }

    /// Which message it is, led by its subject: `choice.ends_before_it_begins`. It stays the same whatever its words are. `None` where the words are given.
    #[must_use]
    pub fn id(&self) -> Option<&'static str> {
        match &self.0 {
            Fact::Declared(entry, ..) => Some(entry.id()),
            Fact::Given(_) => None,
        }
    }

    /// What is declared of it; `None` where the words are given.
    pub(crate) fn entry(&self) -> Option<Entry> {
        match &self.0 {
            Fact::Declared(entry, ..) => Some(*entry),
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
            Fact::Declared(entry, arguments, _) => (Some(entry.arguments()), &arguments[..]),
            Fact::Given(_) => (None, &[][..]),
        };
        names.into_iter().flatten().zip(arguments)
    }

    /// Its words in a language, or in one that stands in for it. Where none was built in, its id and its arguments.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        match &self.0 {
            Fact::Declared(entry, arguments, rewording) => {
                entry.say(language, rewording.as_deref(), |place, language| {
                    arguments.get(place).map_or_else(String::new, |argument| argument.say(language))
                })
            }
            Fact::Given(words) => words.to_string(),
        }
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.0, Fact::Given(words) if words.is_empty())
    }
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
    /// What programs know by one word, whoever reads, and people by words of their language.
    Word(String, Message),
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

/// The arguments of a message, before they are made into such.
pub(crate) trait Arguments {
    /// In the order declared.
    fn list(self) -> Box<[Argument]>;
}

impl Arguments for Vec<Argument> {
    fn list(self) -> Box<[Argument]> {
        self.into_boxed_slice()
    }
}

macro_rules! arguments {
    ($($kind:ident $argument:ident),*) => {
        impl<$($kind: Into<Argument>),*> Arguments for ($($kind,)*) {
            fn list(self) -> Box<[Argument]> {
                let ($($argument,)*) = self;
                Box::new([$($argument.into()),*])
            }
        }
    };
}
arguments!();
arguments!(A a);
arguments!(A a, B b);
arguments!(A a, B b, C c);
arguments!(A a, B b, C c, D d);
arguments!(A a, B b, C c, D d, E e);
arguments!(A a, B b, C c, D d, E e, F f);
arguments!(A a, B b, C c, D d, E e, F f, G g);
arguments!(A a, B b, C c, D d, E e, F f, G g, H h);

impl Argument {
    fn reworded(self, rewording: &Arc<Rewording>) -> Argument {
        let each = |of: Vec<Argument>| of.into_iter().map(|one| one.reworded(rewording)).collect();
        match self {
            Argument::Message(message) => Argument::Message(message.reworded(rewording)),
            Argument::All(of) => Argument::All(each(of)),
            Argument::Any(of) => Argument::Any(each(of)),
            Argument::List(of) => Argument::List(each(of)),
            Argument::Beside(of) => Argument::Beside(each(of)),
            other => other,
        }
    }

    /// A piece of rules that is spoken back: as programs know it, and in the words of its file.
    pub(crate) fn spoken(shown: impl Into<String>, said: impl Into<String>) -> Argument {
        let (shown, said) = (shown.into(), said.into());
        if shown == said { Argument::Text(shown) } else { Argument::Word(shown, Message::of_words(said)) }
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
            Argument::Message(message) | Argument::Word(_, message) => message.say(language),
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
