//! Lists that change: on which days, which codes end and begin then, what they became, and what a list is on a day.

use std::fmt::Write;

use super::choices::Choices;
use super::vocabulary::{Field, Holds, Kind, List, Vocabulary};

/// The last days before a list changes, of which each list has some; the report's day is before the last and after the others.
const LAST_DAYS: [&str; 3] = ["2023-11-30", "2024-03-31", "2024-09-30"];
const FIRST_DAYS: [&str; 3] = ["2023-12-01", "2024-04-01", "2024-10-01"];
const AFTERWARDS: &str = "2025-02-01";

/// The fields that decide about split codes: `now_a` of the list `a`.
const DECIDERS: [&str; 2] = ["now", "then"];

/// A code from one stretch of days to another.
struct Life {
    first: usize,
    last: usize,
    became: Vec<usize>,
    /// Which of [`DECIDERS`] says what it became, where that is several.
    by: Option<usize>,
    /// From which stretch on it stands in no group any more, where it moves.
    moves: Option<usize>,
}

/// A code or group as it is written; a group before what is in it.
struct Place {
    /// A code; or a group, by its place among the groups.
    is: Is,
    /// The groups around, the outermost first.
    around: Vec<usize>,
}

#[derive(Clone, Copy)]
enum Is {
    Code(usize),
    Group(usize),
}

/// A code or group by its name, with the groups around it, the outermost first.
type Entry = (String, Vec<usize>);

/// How a list changes.
pub struct Changes {
    /// Which of the days.
    days: Vec<usize>,
    lives: Vec<Life>,
    places: Vec<Place>,
}

impl Changes {
    /// For a list of so many codes, of which each ends, and each begins, with the stretch of days that it stands in, or goes on over some changes.
    pub fn new(count: usize, choices: &mut Choices<'_>) -> Changes {
        let days = [&[1][..], &[1], &[0, 1], &[1, 2], &[2], &[0]][choices.below(6)].to_vec();
        let last = days.len();
        let life = |code: usize, choices: &mut Choices<'_>| {
            // More codes end than begin, so that some are merged.
            let first = if last == 1 { usize::from(code > count / 2) } else { code * (last + 1) / count };
            let goes_on = choices.chance(20);
            let until = if goes_on { first + choices.below(last - first + 1) } else { first };
            Life { first, last: until, became: Vec::new(), by: None, moves: None }
        };
        let mut lives: Vec<Life> = (0..count).map(|code| life(code, choices)).collect();
        for code in 0..count {
            let next: Vec<usize> = (0..count).filter(|next| lives[*next].first == lives[code].last + 1).collect();
            let Some(first) = choices.position(next.len()).filter(|_| !choices.chance(12)) else { continue };
            let of = &mut lives[code];
            of.became.push(next[first]);
            if next.len() > 1 && choices.chance(45) {
                of.became.push(next[(first + 1) % next.len()]);
                of.by = Some(usize::from(choices.chance(30)));
            }
        }
        Changes { days, lives, places: Vec::new() }
    }

    /// The stretch of the report's day.
    fn today(&self) -> usize {
        self.days.iter().filter(|day| **day < 2).count()
    }

    /// Writes down that a code stands in some groups; gives what is said of its days there, and of what it became.
    pub fn place(&mut self, code: usize, (letter, around): (char, &[usize]), choices: &mut Choices<'_>) -> String {
        for depth in 0..around.len() {
            let is_there = |place: &Place| matches!(place.is, Is::Group(group) if group == around[depth]);
            if !self.places.iter().any(is_there) {
                self.places.push(Place { is: Is::Group(around[depth]), around: around[..depth].to_vec() });
            }
        }
        self.places.push(Place { is: Is::Code(code), around: around.to_vec() });
        let life = &mut self.lives[code];
        if life.first < life.last && !around.is_empty() && choices.chance(60) {
            life.moves = Some(life.first + 1 + choices.below(life.last - life.first));
        }
        let (life, mut text) = (&self.lives[code], String::new());
        let until = life.moves.map_or(life.last, |moves| moves - 1);
        self.days_of(life.first, until, &mut text);
        if life.moves.is_none() && life.last < self.days.len() {
            self.became(life, letter, &mut text);
        }
        text
    }

    /// The codes that stand once more behind all, without the group that they stood in.
    pub fn again(&self, codes: &[String]) -> String {
        let mut text = String::new();
        for (life, name) in self.lives.iter().zip(codes) {
            let Some(moves) = life.moves else { continue };
            let letter = name.chars().next().unwrap_or('a');
            let _ = write!(text, "    {name}");
            self.days_of(moves, life.last, &mut text);
            if life.last < self.days.len() {
                self.became(life, letter, &mut text);
            }
            text.push('\n');
        }
        text
    }

    fn days_of(&self, first: usize, last: usize, text: &mut String) {
        let from = (first > 0).then(|| format!(" from {}", FIRST_DAYS[self.days[first - 1]]));
        let until = self.days.get(last).map(|day| format!(" until {}", LAST_DAYS[*day]));
        if from.is_some() || until.is_some() {
            let _ = write!(text, " in force{}{}", from.unwrap_or_default(), until.unwrap_or_default());
        }
    }

    fn became(&self, life: &Life, letter: char, text: &mut String) {
        let names: Vec<String> = life.became.iter().map(|code| format!("{letter}{code}")).collect();
        let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        let by = life.by.map_or_else(String::new, |by| format!(" by {}_{letter}", DECIDERS[by]));
        let _ = write!(text, " became {names}{by}");
    }

    /// Whether conditions take a code for one of the groups that it is first written in: on the report's day, or, if it is not in force then, on
    /// the last of its days before that or the first after it.
    pub fn stands_in_its_group(&self, code: usize) -> bool {
        let life = &self.lives[code];
        life.moves.is_none_or(|moves| self.today() < moves)
    }

    /// The codes and groups that stand in a list in a stretch of days, in their order, with the groups around; groups before their codes.
    fn entries(&self, list: &List, stretch: usize) -> Vec<Entry> {
        let mut found: Vec<Entry> = Vec::new();
        let is_of = |life: &Life| life.first <= stretch && stretch <= life.last;
        let stays =
            |code: usize| is_of(&self.lives[code]) && self.lives[code].moves.is_none_or(|moves| stretch < moves);
        let holds = |group: usize| {
            let holds =
                |place: &Place| matches!(place.is, Is::Code(code) if place.around.contains(&group) && stays(code));
            self.places.iter().any(holds)
        };
        for Place { is, around } in &self.places {
            match is {
                Is::Code(code) if stays(*code) => found.push((list.codes[*code].clone(), around.clone())),
                Is::Group(group) if holds(*group) => found.push((list.groups[*group].name.clone(), around.clone())),
                Is::Code(_) | Is::Group(_) => {}
            }
        }
        for (code, life) in self.lives.iter().enumerate().filter(|(_, life)| is_of(life)) {
            if life.moves.is_some_and(|moves| moves <= stretch) {
                found.push((list.codes[code].clone(), Vec::new()));
            }
        }
        found
    }
}

/// What a line gives of a list: what it says behind the list, behind its way, and the ids.
pub struct Given {
    pub chosen: String,
    pub restated: String,
    pub ids: Vec<String>,
}

impl List {
    /// The codes and groups of one of its days: the report's or another one; which of them it gives, all or some.
    pub fn line(&self, choices: &mut Choices<'_>) -> Given {
        let (restated, entries) = match &self.changes {
            None => (String::new(), self.unchanged()),
            Some(changes) => {
                let other = choices.chance(60).then(|| choices.below(changes.days.len() + 1));
                let stretch = other.unwrap_or_else(|| changes.today());
                let day = changes.days.get(stretch).map_or(AFTERWARDS, |day| LAST_DAYS[*day]);
                let restated = other.map_or_else(String::new, |_| format!(" restated to {day}"));
                (restated, changes.entries(self, stretch))
            }
        };
        let (chosen, ids) = self.chosen(&entries, choices);
        Given { chosen, restated, ids }
    }

    fn unchanged(&self) -> Vec<Entry> {
        let around = |entry: &String| match self.groups.iter().position(|group| group.name == *entry) {
            Some(own) => self.around_group(own),
            None => {
                let code = self.codes.iter().position(|code| code == entry);
                let holds = |group: &usize| code.is_some_and(|code| self.groups[*group].codes.contains(&code));
                (0..self.groups.len()).filter(holds).collect()
            }
        };
        let is_known =
            |entry: &&String| self.groups.iter().all(|group| group.name != **entry || !group.codes.is_empty());
        self.entries.iter().filter(is_known).map(|entry| (entry.clone(), around(entry))).collect()
    }

    /// The groups around a group: those before it that have all of its codes.
    fn around_group(&self, own: usize) -> Vec<usize> {
        let is_around =
            |other: &usize| self.groups[own].codes.iter().all(|code| self.groups[*other].codes.contains(code));
        (0..own).filter(is_around).filter(|_| !self.groups[own].outermost).collect()
    }

    /// Some of a list now and then: what stands in a group or a set, or at a level.
    fn chosen(&self, entries: &[Entry], choices: &mut Choices<'_>) -> (String, Vec<String>) {
        let all = || (String::new(), entries.iter().map(|(id, _)| id.clone()).collect());
        if !choices.chance(if self.changes.is_some() { 50 } else { 30 }) {
            return all();
        }
        let ids = |is: &dyn Fn(&Entry) -> bool| -> Vec<String> {
            entries.iter().filter(|entry| is(entry)).map(|(id, _)| id.clone()).collect()
        };
        let (word, found) = match choices.below(3) {
            0 if !self.groups.is_empty() => {
                let group = choices.below(self.groups.len());
                (format!(" in {}", self.groups[group].name), ids(&|(_, around)| around.contains(&group)))
            }
            1 if !self.sets.is_empty() => {
                let set = choices.below(self.sets.len());
                let is_in = |id: &String| self.set_codes[set].iter().any(|code| self.codes[*code] == *id);
                (format!(" in {}", self.sets[set]), ids(&|(id, _)| is_in(id)))
            }
            _ => {
                let level = 1 + choices.below(2);
                (format!(" at level {level}"), ids(&|(_, around)| around.len() + 1 == level))
            }
        };
        if found.is_empty() { all() } else { (word, found) }
    }

    /// The codes among which one of the fields that decide chooses.
    pub fn parts(&self, decider: Option<usize>) -> Vec<usize> {
        let lives = self.changes.iter().flat_map(|changes| &changes.lives);
        let asks = |life: &&Life| life.by.is_some() && life.by == decider;
        lives.filter(asks).flat_map(|life| life.became.iter().copied()).collect()
    }
}

impl Vocabulary {
    /// The fields that say, beside some fields, which part of a split code a record belongs to.
    pub fn deciders(&self, fields: &[Field]) -> Vec<Field> {
        let mut found = Vec::new();
        for (number, list) in self.lists.iter().enumerate() {
            let letter = char::from(b'a' + number as u8);
            let holds = |field: &Field| field.holds == Holds::Value(Kind::Code(number));
            for (decider, name) in
                DECIDERS.iter().enumerate().filter(|(decider, _)| !list.parts(Some(*decider)).is_empty())
            {
                if fields.iter().any(holds) {
                    let field = Field::new(format!("{name}_{letter}"), Holds::Value(Kind::Code(number)), true, false);
                    found.push(Field { decides: Some(decider), ..field });
                }
            }
        }
        found
    }
}
