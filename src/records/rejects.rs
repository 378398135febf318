//! The rejects of one record type, packed: there can be as many as records, and most of what is said of them is said of others too.
//!
//! Each distinct text is held once, in one piece with the others. Nothing is decided here.

use std::fmt;
use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxBuildHasher;

use super::Origin;
use super::cell::CellFault;
use super::reject::{Reject, shortened};
use crate::diagnostic::Code;
use crate::schema::RecordId;

/// The rejects of one record type, in the order of their origins once the records are finished.
#[derive(Clone)]
pub struct Rejects {
    record: RecordId,
    packed: Vec<Packed>,
    texts: Texts,
}

/// A reject with its texts by number.
#[derive(Clone, Copy)]
struct Packed {
    origin: Origin,
    code: &'static Code,
    column: u32,
    value: u32,
    reason: u32,
    help: u32,
}

/// The number of no text.
const NONE: u32 = u32::MAX;

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

impl Default for Rejects {
    fn default() -> Rejects {
        Rejects::of_none()
    }
}

impl Rejects {
    /// None of no type.
    pub(super) const fn of_none() -> Rejects {
        Rejects::new(RecordId(u32::MAX))
    }

    /// None yet.
    pub(super) const fn new(record: RecordId) -> Rejects {
        let texts = Texts { all: String::new(), ends: Vec::new(), numbers: HashTable::new() };
        Rejects { record, packed: Vec::new(), texts }
    }

    /// Forgets all.
    #[cfg(feature = "csv")]
    pub(super) fn clear(&mut self) {
        *self = Rejects::new(self.record);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }

    /// The reject at a position.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<Reject<'_>> {
        self.packed.get(position).map(|packed| self.unpacked(packed))
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Reject<'_>> + Clone {
        self.packed.iter().map(|packed| self.unpacked(packed))
    }

    /// Those of one input, by its position in [`Records::inputs`](super::Records::inputs).
    pub fn of_input(&self, input: u32) -> impl ExactSizeIterator<Item = Reject<'_>> + Clone {
        let Range { start, end } = self.places_of(input);
        self.packed[start..end].iter().map(|packed| self.unpacked(packed))
    }

    fn places_of(&self, input: u32) -> Range<usize> {
        let start = self.packed.partition_point(|packed| packed.origin.input < input);
        let length = self.packed[start..].partition_point(|packed| packed.origin.input == input);
        start..start + length
    }

    pub(super) fn push(&mut self, origin: Origin, column: Option<&str>, value: &str, fault: &CellFault) {
        let mut number = |text: Option<&str>| text.map_or(NONE, |text| self.texts.number(text));
        let (column, value) = (number(column), number(Some(&shortened(value))));
        let (reason, help) = (number(Some(&fault.reason)), number(fault.help.as_deref()));
        self.packed.push(Packed { origin, code: fault.code, column, value, reason, help });
    }

    pub(super) fn append(&mut self, other: &Rejects) {
        for reject in other {
            let mut number = |text: Option<&str>| text.map_or(NONE, |text| self.texts.number(text));
            self.packed.push(Packed {
                origin: reject.origin,
                code: reject.code,
                column: number(reject.column),
                value: number(Some(reject.value)),
                reason: number(Some(reject.reason)),
                help: number(reject.help),
            });
        }
    }

    /// Brings them into order, where no more are to come.
    pub(super) fn finish(&mut self) {
        self.texts.numbers = HashTable::new();
        if !self.packed.is_sorted_by_key(|packed| packed.origin) {
            self.packed.sort_by_key(|packed| packed.origin);
        }
    }

    fn unpacked(&self, packed: &Packed) -> Reject<'_> {
        let text = |number: u32| (number != NONE).then(|| self.texts.text(number));
        Reject {
            record: self.record,
            origin: packed.origin,
            column: text(packed.column),
            value: text(packed.value).unwrap_or_default(),
            code: packed.code,
            reason: text(packed.reason).unwrap_or_default(),
            help: text(packed.help),
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
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
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

impl<'r> IntoIterator for &'r Rejects {
    type Item = Reject<'r>;
    type IntoIter = Box<dyn Iterator<Item = Reject<'r>> + 'r>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl fmt::Debug for Rejects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for Rejects {
    fn eq(&self, other: &Rejects) -> bool {
        self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    fn fault(reason: &str, help: Option<&str>) -> CellFault {
        CellFault { code: &codes::UNKNOWN_CODE, reason: reason.to_owned(), help: help.map(str::to_owned) }
    }

    #[test]
    fn a_text_that_is_said_again_is_held_once() {
        let mut rejects = Rejects::new(RecordId(0));
        for line in 1..=1000 {
            let help = (line % 2 == 0).then_some("Write it out.");
            rejects.push(Origin { input: 0, line }, Some("Dân tộc"), "", &fault("Kinhh is not a code.", help));
        }
        assert_eq!(rejects.texts.all, "Dân tộcKinhh is not a code.Write it out.");
        assert_eq!(rejects.get(0).map(|one| (one.value, one.help)), Some(("", None)));
        assert_eq!(rejects.get(999).map(|one| (one.column, one.help)), Some((Some("Dân tộc"), Some("Write it out."))));
        assert_eq!(rejects.get(1000), None);
    }

    #[test]
    fn rejects_are_found_by_their_input() {
        let mut rejects = Rejects::new(RecordId(0));
        for (input, line) in [(2, 1), (0, 5), (2, 7), (0, 3)] {
            rejects.push(Origin { input, line }, None, &line.to_string(), &fault("no", None));
        }
        rejects.finish();
        let of = |input| rejects.of_input(input).map(|reject| reject.origin.line).collect::<Vec<_>>();
        assert_eq!([of(0), of(1), of(2)], [vec![3, 5], vec![], vec![1, 7]]);
    }
}
