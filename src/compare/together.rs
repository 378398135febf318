//! The changes of several programs together: what several share is said once, with all of them.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::{Comparison, Found};

/// Changes that the same programs share.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The programs, in the order given.
    pub programs: Vec<String>,
    /// What changed in all of them, and in no other. In a part that changed, what is equal in each of them stands too.
    pub changes: Comparison,
}

/// The changes of these programs, put together by the programs that they are of; programs without any are left out.
#[must_use]
pub fn together(programs: &[(String, Comparison)]) -> Vec<Group> {
    let [mut items, mut equal] = [Items::default(), Items::default()];
    for (number, (_, comparison)) in programs.iter().enumerate() {
        let parts = [&comparison.reading, &comparison.meaning, &comparison.print];
        for (part, found) in parts.into_iter().enumerate() {
            for found in found {
                let items = if found.verdict.is_equal() { &mut equal } else { &mut items };
                items.add(number, Item::Found(part, found));
            }
        }
        comparison.structure.iter().for_each(|change| items.add(number, Item::Structure(change)));
        comparison.moved.iter().flatten().for_each(|cell| items.add(number, Item::Cell(cell)));
        comparison.texts.iter().flatten().for_each(|text| items.add(number, Item::Text(text)));
        comparison.declared.iter().for_each(|change| items.add(number, Item::Declared(change)));
    }
    let mut groups: BTreeMap<Vec<usize>, Comparison> = BTreeMap::new();
    for (item, of) in items.found.into_values() {
        let first = of.first().map(|first| &programs[*first].1);
        let group = groups.entry(of).or_insert_with(|| first.map(emptied).unwrap_or_default());
        item.put(group);
    }
    // A declaration alone is no change.
    groups.retain(|_, changes| !changes.is_equal());
    for (of, changes) in &mut groups {
        let changed = [&changes.reading, &changes.meaning, &changes.print].map(|found| !found.is_empty());
        for (item, everywhere) in equal.found.values() {
            let stands = matches!(item, Item::Found(part, _) if changed.get(*part) == Some(&true));
            if stands && of.iter().all(|program| everywhere.binary_search(program).is_ok()) {
                item.put(changes);
            }
        }
    }
    // What most programs share comes first.
    let mut groups: Vec<(Vec<usize>, Comparison)> = groups.into_iter().collect();
    groups.sort_by_key(|(of, _)| std::cmp::Reverse(of.len()));
    let named = |of: Vec<usize>| of.into_iter().map(|number| programs[number].0.clone()).collect();
    groups.into_iter().map(|(of, changes)| Group { programs: named(of), changes }).collect()
}

/// The same comparison with nothing found in it.
fn emptied(comparison: &Comparison) -> Comparison {
    Comparison {
        days: comparison.days.clone(),
        moved: comparison.moved.as_ref().map(|_| Vec::new()),
        texts: comparison.texts.as_ref().map(|_| Vec::new()),
        only: comparison.only.clone(),
        ..Comparison::default()
    }
}

/// One thing that changed.
#[derive(Debug, Clone, Copy)]
enum Item<'a> {
    /// In reading, meaning or print.
    Found(usize, &'a Found),
    Structure(&'a super::StructureChange),
    Cell(&'a super::MovedCell),
    Text(&'a super::MovedText),
    Declared(&'a crate::model::DeclaredChange),
}

impl Item<'_> {
    /// The same words for the same change, whichever program it is of: places in files are none of it.
    fn key(&self) -> String {
        match self {
            Item::Declared(change) => {
                let parts: Vec<&str> = change.parts.iter().map(|part| part.value.as_str()).collect();
                format!("{:?}", (change.kind, &change.of, parts, &change.reason))
            }
            item => format!("{item:?}"),
        }
    }

    fn put(self, into: &mut Comparison) {
        match self {
            Item::Found(0, found) => into.reading.push(found.clone()),
            Item::Found(1, found) => into.meaning.push(found.clone()),
            Item::Found(_, found) => into.print.push(found.clone()),
            Item::Structure(change) => into.structure.push(change.clone()),
            Item::Cell(cell) => into.moved.get_or_insert_default().push(cell.clone()),
            Item::Text(text) => into.texts.get_or_insert_default().push(text.clone()),
            Item::Declared(change) => into.declared.push(change.clone()),
        }
    }
}

/// Each thing once, with the programs that it is of.
#[derive(Default)]
struct Items<'a> {
    found: IndexMap<String, (Item<'a>, Vec<usize>)>,
}

impl<'a> Items<'a> {
    fn add(&mut self, program: usize, item: Item<'a>) {
        let (_, of) = self.found.entry(item.key()).or_insert_with(|| (item, Vec::new()));
        if of.last() != Some(&program) {
            of.push(program);
        }
    }
}
