//! What was taken though it is not written plainly: in which way, in which field, how often, and the commonest such value.
//!
//! Reading forgives much: capitals, leading zeros, what a spreadsheet wraps around a cell. What it forgave is in the account, so that
//! a slip that is read as something cannot hide. A field's reader calls [`Notes::way`], or [`Notes::spelling`] where the value may be
//! shown; the row's notes count once all its cells could be read, whatever becomes of its key or references later.
//!
//! Shown are only values that matched one of a closed list of words (the codes of a list, words declared in the rules). Free text,
//! numbers and days are counted, never kept.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::headers::field_title;
use crate::message::{Message, records as say};
use crate::schema::{FieldId, RecordType};

/// A way of reading a value that is not written plainly. The order is that of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// A word that is spelled otherwise, and is the same after folding.
    Folding,
    /// An external code with more or fewer leading zeros.
    LeadingZeros,
    /// A whole number or a code with zeros after the decimal sign: `1.0`.
    PointZero,
    /// A number with an exponent: `6.3e-05`.
    Exponent,
    /// A decimal with more digits than its field keeps, rounded as the record declares.
    Rounded,
    /// A word that the record declares for yes or no; an empty cell, where it declares that.
    DeclaredWord,
    /// A word that the record declares for nothing known.
    DeclaredMissing,
}

impl Way {
    /// The stable name, for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Way::Folding => "folding",
            Way::LeadingZeros => "leading_zeros",
            Way::PointZero => "point_zero",
            Way::Exponent => "exponent",
            Way::Rounded => "rounded",
            Way::DeclaredWord => "declared_word",
            Way::DeclaredMissing => "declared_missing",
        }
    }

    /// The way with this stable name.
    pub(crate) fn named(name: &str) -> Option<Way> {
        [
            Way::Folding,
            Way::LeadingZeros,
            Way::PointZero,
            Way::Exponent,
            Way::Rounded,
            Way::DeclaredWord,
            Way::DeclaredMissing,
        ]
        .into_iter()
        .find(|way| way.name() == name)
    }

    /// What an analyst is told, before the number of values: `read by folding: 3 of “Dân tộc”`.
    #[must_use]
    pub fn said(self) -> Message {
        match self {
            Way::Folding => say::by_folding(),
            Way::LeadingZeros => say::by_leading_zeros(),
            Way::PointZero => say::by_point_zero(),
            Way::Exponent => say::by_exponent(),
            Way::Rounded => say::by_rounding(),
            Way::DeclaredWord => say::by_declared_word(),
            Way::DeclaredMissing => say::by_declared_missing(),
        }
    }
}

/// The values of one field in one input that were taken in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Position in [`Records::inputs`](super::Records::inputs).
    pub input: u32,
    /// The field.
    pub field: FieldId,
    /// The way.
    pub way: Way,
    /// How many values were taken so.
    pub values: u64,
    /// The commonest of them, as it stood, and how often it did; of equals the first in the order of their bytes. `None` where
    /// values of this kind are not shown.
    pub commonest: Option<(String, u64)>,
}

impl Taken {
    /// The part of the account after [`Way::said`]: ``3 of “Dân tộc” (`ethnicity`), most often `KINH` (2)``.
    #[must_use]
    pub fn said(&self, of: &RecordType) -> Message {
        let title = field_title(of, self.field);
        match &self.commonest {
            Some((value, times)) if *times < self.values => say::taken_most_written(self.values, title, value, times),
            Some((value, _)) => say::taken_all_written(self.values, title, value),
            None => say::taken(self.values, title),
        }
    }
}

/// What is being counted for one record type, while its rows come in.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    slots: Vec<Slot>,
    /// The slot of a value; the empty text stands for all values that are not shown.
    places: FxHashMap<(u32, Way), FxHashMap<Box<str>, usize>>,
    /// The slots of the row that is being read.
    row: Vec<usize>,
    /// By input and slot, of the inputs before the current one.
    before: BTreeMap<(u32, usize), u64>,
    input: u32,
}

/// One value of one field in one way.
#[derive(Debug, Clone)]
struct Slot {
    field: u32,
    way: Way,
    spelling: Option<Box<str>>,
    /// How often in the current input.
    times: u64,
}

/// Where the reader of one field notes the ways of one cell.
#[derive(Debug)]
pub(super) struct Notes<'t> {
    tally: &'t mut Tally,
    field: u32,
}

impl Notes<'_> {
    /// A value was taken in this way. It may be private, and is not kept.
    pub(super) fn way(&mut self, way: Way) {
        self.note(way, None);
    }

    /// The same of a value that matched a word of a closed list, and can be shown.
    pub(super) fn spelling(&mut self, way: Way, spelling: &str) {
        self.note(way, Some(spelling));
    }

    fn note(&mut self, way: Way, spelling: Option<&str>) {
        let (tally, field) = (&mut *self.tally, self.field);
        let places = tally.places.entry((field, way)).or_default();
        let key = spelling.unwrap_or("");
        let place = places.get(key).copied().unwrap_or_else(|| {
            let place = tally.slots.len();
            tally.slots.push(Slot { field, way, spelling: spelling.map(Box::from), times: 0 });
            places.insert(Box::from(key), place);
            place
        });
        tally.row.push(place);
    }
}

impl Tally {
    /// Where the cell of this field is noted.
    pub(super) fn at(&mut self, field: usize) -> Notes<'_> {
        Notes { tally: self, field: field as u32 }
    }

    /// The places of what was noted since the last row was kept or forgotten; they are counted by [`Tally::count`].
    #[cfg(feature = "csv")]
    pub(super) fn take_row(&mut self) -> impl Iterator<Item = usize> + '_ {
        self.row.drain(..)
    }

    /// Counts a note that was taken out.
    #[cfg(feature = "csv")]
    pub(super) fn count(&mut self, input: u32, place: usize) {
        if input != self.input {
            self.close_input();
            self.input = input;
        }
        self.slots[place].times += 1;
    }

    /// Adds what another counted.
    #[cfg(feature = "csv")]
    pub(super) fn add(&mut self, mut other: Tally) {
        other.close_input();
        self.close_input();
        for ((input, place), times) in other.before {
            let slot = &other.slots[place];
            let mut notes = self.at(slot.field as usize);
            match &slot.spelling {
                Some(spelling) => notes.spelling(slot.way, spelling),
                None => notes.way(slot.way),
            }
            for mine in std::mem::take(&mut self.row) {
                *self.before.entry((input, mine)).or_default() += times;
            }
        }
    }

    /// The row that was read is rejected.
    pub(super) fn forget_row(&mut self) {
        self.row.clear();
    }

    /// All cells of the row, which came from this input, were read.
    pub(super) fn keep_row(&mut self, input: u32) {
        if self.row.is_empty() {
            return;
        }
        if input != self.input {
            self.close_input();
            self.input = input;
        }
        for place in self.row.drain(..) {
            self.slots[place].times += 1;
        }
    }

    fn close_input(&mut self) {
        for (place, slot) in self.slots.iter_mut().enumerate().filter(|(_, slot)| slot.times > 0) {
            *self.before.entry((self.input, place)).or_default() += std::mem::take(&mut slot.times);
        }
    }

    /// The account, by input, field and way.
    pub(super) fn close(mut self) -> Vec<Taken> {
        self.close_input();
        let mut account: BTreeMap<(u32, u32, Way), Taken> = BTreeMap::new();
        for ((input, place), times) in self.before {
            let Slot { field, way, spelling, .. } = &self.slots[place];
            let taken = account.entry((input, *field, *way)).or_insert_with(|| Taken {
                input,
                field: FieldId(*field),
                way: *way,
                values: 0,
                commonest: None,
            });
            taken.values += times;
            if let Some(spelling) = spelling {
                let is_commoner = taken.commonest.as_ref().is_none_or(|(known, most)| {
                    times > *most || (times == *most && spelling.as_bytes() < known.as_bytes())
                });
                if is_commoner {
                    taken.commonest = Some((spelling.to_string(), times));
                }
            }
        }
        account.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(tally: &mut Tally, input: u32, spelling: &str) {
        tally.at(2).spelling(Way::Folding, spelling);
        tally.keep_row(input);
    }

    #[test]
    fn rejected_rows_count_for_nothing_and_each_input_by_itself() {
        let mut tally = Tally::default();
        row(&mut tally, 0, "b");
        row(&mut tally, 1, "b");
        row(&mut tally, 0, "b");
        tally.at(2).spelling(Way::Folding, "a");
        tally.forget_row();
        tally.at(1).way(Way::LeadingZeros);
        row(&mut tally, 1, "c");
        let account = tally.close();
        let said: Vec<_> = account.iter().map(|t| (t.input, t.field.0, t.way.name(), t.values)).collect();
        assert_eq!(said, [(0, 2, "folding", 2), (1, 1, "leading_zeros", 1), (1, 2, "folding", 2)]);
        assert_eq!(account[0].commonest, Some(("b".to_string(), 2)));
        assert_eq!(account[1].commonest, None);
    }

    #[test]
    fn of_equally_common_values_the_order_of_rows_chooses_none() {
        let commonest = |spellings: &[&str]| {
            let mut tally = Tally::default();
            spellings.iter().for_each(|spelling| row(&mut tally, 0, spelling));
            tally.close().remove(0).commonest
        };
        assert_eq!(commonest(&["b", "a"]), Some(("a".to_string(), 1)));
        assert_eq!(commonest(&["a", "b"]), Some(("a".to_string(), 1)));
        assert_eq!(commonest(&["a", "b", "b"]), Some(("b".to_string(), 2)));
    }
}
