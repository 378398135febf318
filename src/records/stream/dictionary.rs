//! The distinct texts of one field, each with a number, and what each was read as.
//!
//! Files have few distinct texts in most columns: each is read by the field's own reader when it is first met, and is a look-up of its
//! bytes from then on. A dictionary is bounded; what does not fit in is read by the slow way, row by row.

use crate::value::Value;

/// How many texts one dictionary holds, where nothing else is said.
pub(super) const MOST: usize = 1 << 16;
/// How many bytes of text it holds.
const MOST_BYTES: usize = 4 << 20;

/// What a text was read as.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reading {
    /// Nothing is known.
    Missing,
    /// This value.
    Value(Value),
    /// The record in this row of the type referred to.
    Row(u32),
    /// The row with this text must be looked at by the slow way: the text is at fault, or leads to no accepted record.
    Doubtful,
}

/// The number of a text that does not fit in.
pub(super) const FULL: u32 = u32::MAX;

/// Texts and their numbers.
#[derive(Debug)]
pub(super) struct Dictionary {
    slots: Vec<u32>,
    entries: Vec<Entry>,
    /// The texts one after the other.
    texts: Vec<u8>,
    most: usize,
    /// Whether one did not fit in: from then on none does, so that numbers are given without a gap.
    is_full: bool,
}

/// One text.
#[derive(Debug, Clone, Copy)]
struct Entry {
    mark: Mark,
    start: u32,
}

/// Eight bytes from the beginning and from the end, and the length: all of a text of up to sixteen bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    first: u64,
    last: u64,
    length: u32,
}

impl Mark {
    fn of(text: &[u8]) -> Mark {
        let length = text.len() as u32;
        let (first, last) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
                (Some(first), Some(last)) => {
                    (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
                }
                _ => (text.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0),
            },
        };
        Mark { first, last, length }
    }

    fn slot(self, slots: usize) -> usize {
        let mixed =
            (self.first ^ self.last.rotate_left(23) ^ u64::from(self.length)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize & (slots - 1)
    }
}

impl Default for Dictionary {
    fn default() -> Dictionary {
        Dictionary { slots: vec![FULL; 256], entries: Vec::new(), texts: Vec::new(), most: MOST, is_full: false }
    }
}

impl Dictionary {
    /// Holds no more than so many texts.
    pub(super) fn hold(&mut self, most: usize) {
        self.most = most;
    }

    /// How many texts it has.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The number of a text, and whether it is new.
    pub(super) fn number(&mut self, text: &[u8]) -> (u32, bool) {
        let mark = Mark::of(text);
        let mut slot = mark.slot(self.slots.len());
        loop {
            let number = self.slots[slot];
            match self.entries.get(number as usize) {
                None => break,
                Some(entry) if entry.mark == mark && (text.len() <= 16 || self.text(entry) == text) => {
                    return (number, false);
                }
                Some(_) => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
        self.is_full |= self.entries.len() >= self.most || self.texts.len() + text.len() > MOST_BYTES;
        if self.is_full {
            return (FULL, true);
        }
        let number = self.entries.len() as u32;
        self.slots[slot] = number;
        self.entries.push(Entry { mark, start: self.texts.len() as u32 });
        self.texts.extend_from_slice(text);
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        (number, true)
    }

    fn text(&self, entry: &Entry) -> &[u8] {
        let start = entry.start as usize;
        &self.texts[start..start + entry.mark.length as usize]
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 4;
        self.slots.clear();
        self.slots.resize(length, FULL);
        for (number, entry) in self.entries.iter().enumerate() {
            let mut slot = entry.mark.slot(length);
            while self.slots[slot] != FULL {
                slot = (slot + 1) & (length - 1);
            }
            self.slots[slot] = number as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_number_whatever_its_length() {
        let mut dictionary = Dictionary::default();
        let texts: Vec<String> = (0..3000).map(|n: usize| "ab".repeat(n % 23) + &n.to_string()).collect();
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.number(text.as_bytes()), (number as u32, true), "{text}");
        }
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.number(text.as_bytes()), (number as u32, false), "{text}");
        }
        assert_eq!(dictionary.number(b""), (3000, true));
        assert_eq!(dictionary.len(), 3001);
    }

    #[test]
    fn what_does_not_fit_in_has_no_number() {
        let mut dictionary = Dictionary::default();
        for number in 0..MOST {
            dictionary.number(&number.to_le_bytes());
        }
        assert_eq!(dictionary.number(b"one more"), (FULL, true));
        assert_eq!(dictionary.number(&7usize.to_le_bytes()), (7, false));
    }
}
