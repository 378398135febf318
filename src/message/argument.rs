//! What a message is about, and how it is written in a language.

use super::{Language, Message};
use crate::value::Date;

/// What stands where the words of a message name it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Argument {
    /// Text as it stands elsewhere: a name, a value, a piece of rules.
    Text(String),
    /// How many. Thousands are grouped.
    Number(u64),
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
}

impl Argument {
    /// Several, all of them.
    pub(crate) fn all<T: Into<Argument>>(of: impl IntoIterator<Item = T>) -> Argument {
        Argument::All(of.into_iter().map(Into::into).collect())
    }

    /// Several, of which one is chosen.
    pub(crate) fn any<T: Into<Argument>>(of: impl IntoIterator<Item = T>) -> Argument {
        Argument::Any(of.into_iter().map(Into::into).collect())
    }

    /// Several, with commas between them.
    pub(crate) fn list<T: Into<Argument>>(of: impl IntoIterator<Item = T>) -> Argument {
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
            Argument::Date(date) => day(*date, language),
            Argument::Message(message) => message.say(language),
            Argument::All(several) => joined(several, language, ", ", last_of_all(language)),
            Argument::Any(several) => joined(several, language, ", ", last_of_any(language)),
            Argument::List(several) => joined(several, language, ", ", ", "),
            Argument::Beside(several) => joined(several, language, " · ", " · "),
        }
    }
}

fn last_of_all(language: Language) -> &'static str {
    match language {
        Language::English => " and ",
        Language::Vietnamese => " và ",
    }
}

fn last_of_any(language: Language) -> &'static str {
    match language {
        Language::English => " or ",
        Language::Vietnamese => " hoặc ",
    }
}

fn joined(several: &[Argument], language: Language, between: &str, before_last: &str) -> String {
    let said: Vec<String> = several.iter().map(|one| one.say(language)).collect();
    match said.split_last() {
        Some((last, rest)) if !rest.is_empty() => [&rest.join(between), before_last, last].concat(),
        _ => said.concat(),
    }
}

/// `1,087` in English, `1.087` in Vietnamese.
fn grouped(number: u64, language: Language) -> String {
    let sign = match language {
        Language::English => ',',
        Language::Vietnamese => '.',
    };
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

/// As rules write it in English; as officials do in Vietnamese, with a zero before days below 10 and months 1 and 2: `30/6/2024`, `05/01/2024`.
fn day(date: Date, language: Language) -> String {
    match language {
        Language::English => date.to_string(),
        Language::Vietnamese => {
            let zero = if date.month() < 3 { "0" } else { "" };
            format!("{:02}/{zero}{}/{}", date.day(), date.month(), date.year())
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Argument {
        Argument::Text(text.clone())
    }
}

impl From<&&str> for Argument {
    fn from(text: &&str) -> Argument {
        Argument::Text((*text).to_owned())
    }
}

impl From<&&String> for Argument {
    fn from(text: &&String) -> Argument {
        Argument::Text((*text).clone())
    }
}

impl From<char> for Argument {
    fn from(sign: char) -> Argument {
        Argument::Text(sign.to_string())
    }
}

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
