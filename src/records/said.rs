//! Messages, packed: there can be as many as records, and most of what they speak of is spoken of by others too.
//!
//! Each distinct message is held once, and so is each distinct part of one; texts are held in one piece with all others.

use std::hash::{BuildHasher, Hash, Hasher};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Place;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::message::{Argument, Entry, Message};

/// Distinct messages and texts, each by its number.
#[derive(Clone)]
pub(super) struct Said {
    texts: Texts,
    parts: Vec<Part>,
    /// The numbers of the parts, by hash.
    numbers: HashTable<u32>,
}

/// A message or a part of one; others by their numbers.
#[derive(Clone, PartialEq, Eq)]
enum Part {
    Text(u32),
    Given(u32),
    Declared(Entry, Box<[u32]>),
    All(Box<[u32]>),
    Any(Box<[u32]>),
    List(Box<[u32]>),
    Beside(Box<[u32]>),
    /// What holds no texts that others may hold too.
    Whole(Argument),
}

impl Hash for Part {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Part::Text(text) | Part::Given(text) => text.hash(state),
            Part::Whole(argument) => argument.hash(state),
            Part::Declared(entry, parts) => (entry, parts).hash(state),
            Part::All(parts) | Part::Any(parts) | Part::List(parts) | Part::Beside(parts) => parts.hash(state),
        }
    }
}

/// Distinct texts, by number.
#[derive(Clone)]
struct Texts {
    /// One after the other.
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
    /// Their numbers, by hash.
    numbers: HashTable<u32>,
}

impl Said {
    /// Nothing yet.
    pub const fn new() -> Said {
        let texts = Texts { all: String::new(), ends: Vec::new(), numbers: HashTable::new() };
        Said { texts, parts: Vec::new(), numbers: HashTable::new() }
    }

    /// Forgets what only the taking in of more needs.
    pub fn close(&mut self) {
        (self.numbers, self.texts.numbers) = (HashTable::new(), HashTable::new());
    }

    /// The number of a text.
    pub fn number_of_text(&mut self, text: &str) -> u32 {
        self.texts.number(text)
    }

    /// The text of a number.
    pub fn text(&self, number: u32) -> &str {
        self.texts.text(number)
    }

    /// The number of a message.
    pub fn number_of(&mut self, message: &Message) -> u32 {
        let part = match message.entry() {
            Some(entry) => {
                let arguments = message.arguments().map(|(_, argument)| self.number_of_argument(argument));
                Part::Declared(entry, arguments.collect())
            }
            None => Part::Given(self.texts.number(message.given().unwrap_or_default())),
        };
        self.number(part)
    }

    /// The number that a message of another has here; `known` are those that were asked before.
    pub fn number_from(&mut self, other: &Said, number: u32, known: &mut FxHashMap<u32, u32>) -> u32 {
        *known.entry(number).or_insert_with(|| self.number_of(&other.message(number)))
    }

    fn number_of_argument(&mut self, argument: &Argument) -> u32 {
        let part = match argument {
            Argument::Text(text) => Part::Text(self.texts.number(text)),
            Argument::Message(message) => return self.number_of(message),
            Argument::All(several) => Part::All(self.numbers_of(several)),
            Argument::Any(several) => Part::Any(self.numbers_of(several)),
            Argument::List(several) => Part::List(self.numbers_of(several)),
            Argument::Beside(several) => Part::Beside(self.numbers_of(several)),
            whole => Part::Whole(whole.clone()),
        };
        self.number(part)
    }

    fn numbers_of(&mut self, several: &[Argument]) -> Box<[u32]> {
        several.iter().map(|one| self.number_of_argument(one)).collect()
    }

    fn number(&mut self, part: Part) -> u32 {
        let Said { parts, numbers, .. } = self;
        let hash = |part: &Part| FxBuildHasher.hash_one(part);
        match numbers.entry(
            hash(&part),
            |number| parts[*number as usize] == part,
            |number| hash(&parts[*number as usize]),
        ) {
            Place::Occupied(known) => *known.get(),
            Place::Vacant(place) => {
                let number = parts.len() as u32;
                place.insert(number);
                parts.push(part);
                number
            }
        }
    }

    /// The message of a number.
    pub fn message(&self, number: u32) -> Message {
        match self.argument(number) {
            Argument::Message(message) => message,
            _ => Message::of_words(""),
        }
    }

    fn argument(&self, number: u32) -> Argument {
        let several = |parts: &[u32]| parts.iter().map(|part| self.argument(*part)).collect();
        match self.parts.get(number as usize) {
            None => Argument::Text(String::new()),
            Some(Part::Text(text)) => Argument::Text(self.text(*text).to_owned()),
            Some(Part::Whole(argument)) => argument.clone(),
            Some(Part::Given(words)) => Argument::Message(Message::of_words(self.text(*words))),
            Some(Part::Declared(entry, parts)) => Argument::Message(Message::declared(*entry, several(parts))),
            Some(Part::All(parts)) => Argument::All(several(parts)),
            Some(Part::Any(parts)) => Argument::Any(several(parts)),
            Some(Part::List(parts)) => Argument::List(several(parts)),
            Some(Part::Beside(parts)) => Argument::Beside(several(parts)),
        }
    }
}

impl Texts {
    /// The number of a text: its own, or a new one.
    fn number(&mut self, text: &str) -> u32 {
        let Texts { all, ends, numbers } = self;
        let hash = |text: &str| FxBuildHasher.hash_one(text);
        let is_it = |number: &u32| part(all, ends, *number) == text;
        match numbers.entry(hash(text), is_it, |number| hash(part(all, ends, *number))) {
            Place::Occupied(known) => *known.get(),
            Place::Vacant(place) => {
                let number = ends.len() as u32;
                place.insert(number);
                all.push_str(text);
                ends.push(all.len());
                number
            }
        }
    }

    fn text(&self, number: u32) -> &str {
        part(&self.all, &self.ends, number)
    }
}

fn part<'t>(all: &'t str, ends: &[usize], number: u32) -> &'t str {
    let end = |number: usize| ends.get(number).copied().unwrap_or_default();
    let start = (number as usize).checked_sub(1).map_or(0, end);
    all.get(start..end(number as usize)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::records as say;
    use crate::value::Date;

    #[test]
    fn what_is_said_again_is_held_once_and_comes_back_as_it_was() {
        let mut said = Said::new();
        let unknown = |token: &str| say::no_code(token, "Dân tộc");
        let messages = [
            unknown("Kinhh"),
            say::did_you_mean(Argument::any(["`Kinh`", "`Thái`"])),
            say::same_record("m2", crate::message::data_files::place("members.csv", "3")),
            say::taken(1_087_u64, Argument::Date(Date::new(2024, 6, 30).unwrap())),
            Message::of_words("Kinhh"),
        ];
        let numbers: Vec<u32> = messages.iter().map(|message| said.number_of(message)).collect();
        for (number, message) in numbers.iter().zip(&messages) {
            assert_eq!(said.message(*number), *message);
        }
        let held = (said.parts.len(), said.texts.all.len());
        assert_eq!(messages.each_ref().map(|message| said.number_of(message)).to_vec(), numbers);
        assert_eq!((said.parts.len(), said.texts.all.len()), held);
        // Of another code of the list only its spelling is new.
        said.number_of(&unknown("Thaii"));
        assert_eq!(said.texts.all.len(), held.1 + "Thaii".len());
    }

    #[test]
    fn numbers_of_another_are_told() {
        let (mut one, mut other) = (Said::new(), Said::new());
        one.number_of(&say::fill_in());
        let number = other.number_of(&say::value_missing());
        let mine = one.number_from(&other, number, &mut FxHashMap::default());
        assert_eq!(one.message(mine), say::value_missing());
    }
}
