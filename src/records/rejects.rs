//! The rejects of one record type, packed: there can be as many as records, and most of what is said of them is said of others too.
//!
//! Nothing is decided here.

use std::fmt;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Origin;
use super::cell::CellFault;
use super::reject::{Reject, shortened};
use super::said::Said;
use crate::diagnostic::Code;
use crate::schema::RecordId;

/// The rejects of one record type, in the order of their origins once the records are finished.
#[derive(Clone)]
pub struct Rejects {
    record: RecordId,
    packed: Vec<Packed>,
    said: Said,
}

/// A reject with its texts and messages by number.
#[derive(Clone, Copy)]
struct Packed {
    origin: Origin,
    code: &'static Code,
    column: u32,
    value: u32,
    reason: u32,
    help: u32,
}

/// The number of none.
const NONE: u32 = u32::MAX;

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
        Rejects { record, packed: Vec::new(), said: Said::new() }
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
        let said = &mut self.said;
        let column = column.map_or(NONE, |column| said.number_of_text(column));
        let value = said.number_of_text(&shortened(value));
        let reason = said.number_of(&fault.reason);
        let help = fault.help.as_ref().map_or(NONE, |help| said.number_of(help));
        self.packed.push(Packed { origin, code: fault.code, column, value, reason, help });
    }

    pub(super) fn append(&mut self, other: &Rejects) {
        let mut known = FxHashMap::default();
        let (mine, theirs) = (&mut self.said, &other.said);
        for packed in &other.packed {
            let (reason, value) = (mine.number_from(theirs, packed.reason, &mut known), theirs.text(packed.value));
            let value = mine.number_of_text(value);
            let column = if packed.column == NONE { NONE } else { mine.number_of_text(theirs.text(packed.column)) };
            let help = if packed.help == NONE { NONE } else { mine.number_from(theirs, packed.help, &mut known) };
            self.packed.push(Packed { column, value, reason, help, ..*packed });
        }
    }

    /// Brings them into order, where no more are to come.
    pub(super) fn finish(&mut self) {
        self.said.close();
        if !self.packed.is_sorted_by_key(|packed| packed.origin) {
            self.packed.sort_by_key(|packed| packed.origin);
        }
    }

    fn unpacked(&self, packed: &Packed) -> Reject<'_> {
        let known = |number: u32| Some(number).filter(|number| *number != NONE);
        Reject {
            record: self.record,
            origin: packed.origin,
            column: known(packed.column).map(|column| self.said.text(column)),
            value: self.said.text(packed.value),
            code: packed.code,
            said: &self.said,
            reason: packed.reason,
            help: known(packed.help),
        }
    }
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
    use crate::message::{Message, records as say};

    fn fault(reason: Message, help: Option<Message>) -> CellFault {
        CellFault { code: &codes::UNKNOWN_CODE, reason, help }
    }

    #[test]
    fn a_reject_comes_back_as_it_was() {
        let mut rejects = Rejects::new(RecordId(0));
        for line in 1..=1000 {
            let help = (line % 2 == 0).then(say::fill_in);
            let fault = fault(say::no_code("Kinhh", "Dân tộc"), help);
            rejects.push(Origin { input: 0, line }, Some("Dân tộc"), "", &fault);
        }
        assert_eq!(rejects.get(0).map(|one| (one.value, one.help())), Some(("", None)));
        assert_eq!(
            rejects.get(999).map(|one| (one.column, one.reason(), one.help())),
            Some((Some("Dân tộc"), say::no_code("Kinhh", "Dân tộc"), Some(say::fill_in())))
        );
        assert_eq!(rejects.get(1000), None);
        let mut others = Rejects::new(RecordId(0));
        others.append(&rejects);
        assert_eq!(others, rejects);
    }

    #[test]
    fn rejects_are_found_by_their_input() {
        let mut rejects = Rejects::new(RecordId(0));
        for (input, line) in [(2, 1), (0, 5), (2, 7), (0, 3)] {
            rejects.push(Origin { input, line }, None, &line.to_string(), &fault(say::fill_in(), None));
        }
        rejects.finish();
        let of = |input| rejects.of_input(input).map(|reject| reject.origin.line).collect::<Vec<_>>();
        assert_eq!([of(0), of(1), of(2)], [vec![3, 5], vec![], vec![1, 7]]);
    }
}
