//! Code lists with their groups, numbers in other systems, and sets.

use std::fmt::Write;

use super::choices::Choices;
use super::successions::Changes;
use super::vocabulary::{Group, List, SYSTEMS, Vocabulary};

impl List {
    /// The external code of a code in a system.
    pub fn external(&self, code: usize, system: usize) -> String {
        if system == 0 { (code + 1).to_string() } else { (self.codes.len() - code).to_string() }
    }
}

impl Vocabulary {
    pub(super) fn list(&mut self, choices: &mut Choices<'_>, number: usize) {
        let letter = char::from(b'a' + number as u8);
        let name = format!("List{}", letter.to_ascii_uppercase());
        let mut list = List { name, ordered: choices.chance(40), ..List::default() };
        list.has_systems = choices.chance(25);
        let count = 2 + choices.below(5);
        if self.has_period && count > 3 && choices.chance(55) {
            list.changes = Some(Changes::new(count, choices));
        }
        list.open = self.has_period && choices.chance(20);
        let start = self.text.len();
        self.head(&list, letter);
        // Of an open list the rules have its groups alone, and which of them stands in which they say too.
        let most = if list.open { 1 } else { 2 };
        let mut open: Vec<usize> = Vec::new();
        for code in 0..count {
            // Groups go on over a change, but are rarer there: codes of one day alone stand in them.
            if open.len() < most && choices.chance(if list.changes.is_some() { 15 } else { 25 }) {
                let group = format!("g{letter}{}", list.groups.len());
                let _ = writeln!(self.text, "  group {group} \"Group {group}\" {{");
                open.push(list.groups.len());
                list.entries.push(group.clone());
                list.groups.push(Group { name: group, codes: Vec::new(), outermost: open.len() == 1 });
            }
            self.code(choices, &mut list, (code, count), (letter, &open));
            if !open.is_empty() && choices.chance(40) {
                self.text.push_str("  }\n");
                open.pop();
            }
        }
        self.text.push_str(&"  }\n".repeat(open.len()));
        let again = list.changes.as_ref().map_or_else(String::new, |changes| changes.again(&list.codes));
        self.text += &again;
        self.text.push_str("}\n\n");
        if list.open {
            self.leave_open(&list, letter, start);
        }
        self.sets(choices, &mut list, letter);
        self.lists.push(list);
    }

    /// Moves a list into a file that fills it, and leaves what rules may name of it.
    fn leave_open(&mut self, list: &List, letter: char, start: usize) {
        let written = self.text.split_off(start);
        let _ = write!(self.files, "{}list_{letter}.bieu\nlanguage 1\n\n{written}", super::FILE);
        let _ = writeln!(self.text, "codes {} \"List {letter}\" open {{", list.name);
        for group in &list.groups {
            let _ = writeln!(self.text, "  group {} \"Group {}\" {{}}", group.name, group.name);
        }
        self.text.push_str("}\n\n");
        self.fill(&format!("{} from \"list_{letter}.bieu\"", list.name));
    }

    fn head(&mut self, list: &List, letter: char) {
        let ordered = if list.ordered { " ordered" } else { "" };
        let _ = writeln!(self.text, "codes {} \"List {letter}\"{ordered} {{", list.name);
        if list.has_systems {
            let _ = writeln!(self.text, "  systems {}", SYSTEMS.join(", "));
        }
    }

    /// One of so many codes, in the groups that are open.
    fn code(
        &mut self,
        choices: &mut Choices<'_>,
        list: &mut List,
        (code, count): (usize, usize),
        (letter, open): (char, &[usize]),
    ) {
        let name = format!("{letter}{code}");
        let mut called = vec![format!("CODE {name}")];
        let mut more = String::new();
        if list.has_systems {
            let _ = write!(more, " = {} \"{}\", {} \"{}\"", SYSTEMS[0], code + 1, SYSTEMS[1], count - code);
        } else if choices.chance(20) {
            let _ = write!(more, " = \"{code}9\"");
            called.push(format!("{code}9"));
        }
        if choices.chance(20) {
            let _ = write!(more, " also \"alias {name}\"");
            called.push(format!("Alias {name}"));
        }
        if let Some(changes) = &mut list.changes {
            more += &changes.place(code, (letter, open), choices);
        }
        let _ = writeln!(self.text, "    {name} \"Code {name}\"{more}");
        list.called.push(called);
        // What conditions take a group to be is what it is on the report's day.
        let stands_here = list.changes.as_ref().is_none_or(|changes| changes.stands_in_its_group(code));
        open.iter().filter(|_| stands_here).for_each(|&group| list.groups[group].codes.push(code));
        list.entries.push(name.clone());
        list.codes.push(name);
    }

    fn sets(&mut self, choices: &mut Choices<'_>, list: &mut List, letter: char) {
        let named: Vec<String> = match list.open {
            true => list.groups.iter().map(|group| group.name.clone()).collect(),
            false => list.codes.clone(),
        };
        for number in 0..if named.is_empty() { 0 } else { choices.below(3) } {
            let name = format!("s{letter}{number}");
            let mut members = |from: &[String]| {
                let mut names = vec![from[choices.below(from.len())].clone()];
                if choices.chance(50) {
                    let another = from[choices.below(from.len())].clone();
                    if another != names[0] {
                        names.push(another);
                    }
                }
                names
            };
            let (first, second) = (members(if list.open { &named } else { &list.entries }), members(&named));
            let held = |names: &[String]| -> Vec<usize> {
                let of = |name: &String| match list.groups.iter().find(|group| group.name == *name) {
                    Some(group) => group.codes.clone(),
                    None => list.codes.iter().position(|code| code == name).into_iter().collect(),
                };
                names.iter().flat_map(of).collect()
            };
            let (of_first, of_second) = (held(&first), held(&second));
            let (first, second) = (first.join(", "), second.join(", "));
            let (body, codes) = match choices.below(4) {
                0 => (first, of_first),
                1 => {
                    let others = (0..list.codes.len()).filter(|code| !of_second.contains(code)).collect();
                    (format!("all except {second}"), others)
                }
                2 if self.has_period => {
                    (format!("{first} in force until 2023-12-31 = {second} in force from 2024-01-01"), of_second)
                }
                3 if !list.sets.is_empty() => (list.sets[0].clone(), list.set_codes[0].clone()),
                _ => (second, of_second),
            };
            let _ = writeln!(self.text, "set {name} of {} = {body}\n", list.name);
            list.sets.push(name);
            list.set_codes.push(codes);
        }
    }
}
