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
    /// Twice as many as there are texts, or more.
    slots: Vec<Slot>,
    length: usize,
    /// The texts one after the other.
    texts: Vec<u8>,
    most: usize,
    /// Whether one did not fit in: from then on none does, so that numbers are given without a gap.
    is_full: bool,
}

/// One text.
#[derive(Debug, Clone, Copy)]
struct Slot {
    mark: Mark,
    start: u32,
    /// `FULL` where there is none.
    number: u32,
}

const EMPTY: Slot = Slot { mark: Mark { first: 0, last: 0, length: 0 }, start: 0, number: FULL };

/// Up to eight bytes from the beginning and from the end, and the length: all of a text of up to sixteen bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    first: u64,
    last: u64,
    length: u32,
}

/// The bytes of a word that a text of fewer has.
const SHOWN: [u64; 9] =
    [0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF, u64::MAX];

impl Mark {
    /// That of a part of a text. Words are read at once, beyond its end where it is short.
    #[inline(always)]
    fn of(text: &[u8], start: usize, end: usize) -> Mark {
        let length = end - start;
        let shown = SHOWN[length.min(8)];
        let first = word(text, start) & shown;
        let last = word(text, if length > 8 { end - 8 } else { start }) & shown;
        Mark { first, last, length: length as u32 }
    }

    #[inline(always)]
    fn slot(self, slots: usize) -> usize {
        let mixed =
            (self.first ^ self.last.rotate_left(23) ^ u64::from(self.length)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize & (slots - 1)
    }

    #[inline(always)]
    fn is(self, other: Mark) -> bool {
        (self.first ^ other.first) | (self.last ^ other.last) | u64::from(self.length ^ other.length) == 0
    }
}

#[inline(always)]
fn word(text: &[u8], at: usize) -> u64 {
    match text.get(at..at + 8).and_then(<[u8]>::first_chunk::<8>) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest(text, at),
    }
}

/// The last bytes of a text.
#[cold]
fn rest(text: &[u8], at: usize) -> u64 {
    text[at.min(text.len())..].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// Whether texts of one length, more than sixteen bytes, are the same.
#[inline(always)]
fn are_the_same(one: &[u8], other: &[u8]) -> bool {
    one.last_chunk::<16>() == other.last_chunk::<16>()
        && one.as_chunks::<16>().0.iter().zip(other.as_chunks::<16>().0).all(|(one, other)| one == other)
}

impl Default for Dictionary {
    fn default() -> Dictionary {
        Dictionary { slots: vec![EMPTY; 64], length: 0, texts: Vec::new(), most: MOST, is_full: false }
    }
}

impl Dictionary {
    /// Holds no more than so many texts.
    pub(super) fn hold(&mut self, most: usize) {
        self.most = most;
    }

    /// How many texts it has.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The number of a part of a text, if it is known.
    #[inline(always)]
    pub(super) fn number(&self, text: &[u8], start: usize, end: usize) -> Option<u32> {
        let mark = Mark::of(text, start, end);
        let mut at = mark.slot(self.slots.len());
        loop {
            let slot = self.slots.get(at).filter(|slot| slot.number != FULL)?;
            if slot.mark.is(mark) && (end - start <= 16 || are_the_same(text.get(start..end)?, self.text(slot)?)) {
                return Some(slot.number);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn text(&self, slot: &Slot) -> Option<&[u8]> {
        let start = slot.start as usize;
        self.texts.get(start..start + slot.mark.length as usize)
    }

    /// Takes a text in that is not known, and gives its number; `FULL` where it does not fit in.
    pub(super) fn add(&mut self, text: &[u8]) -> u32 {
        self.is_full |= self.length >= self.most || self.texts.len() + text.len() > MOST_BYTES;
        if self.is_full {
            return FULL;
        }
        let mark = Mark::of(text, 0, text.len());
        let number = self.length as u32;
        self.put(Slot { mark, start: self.texts.len() as u32, number });
        self.texts.extend_from_slice(text);
        self.length += 1;
        if self.length * 2 > self.slots.len() {
            let slots = vec![EMPTY; self.slots.len() * 2];
            let before = std::mem::replace(&mut self.slots, slots);
            before.into_iter().filter(|slot| slot.number != FULL).for_each(|slot| self.put(slot));
        }
        number
    }

    fn put(&mut self, slot: Slot) {
        let mut at = slot.mark.slot(self.slots.len());
        while self.slots[at].number != FULL {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of a text as it stands among others, and whether it is new.
    fn number(dictionary: &mut Dictionary, text: &[u8]) -> (u32, bool) {
        let among = [b"before,", text, b",behind"].concat();
        let known = dictionary.number(&among, 7, 7 + text.len());
        assert_eq!(known, dictionary.number(text, 0, text.len()));
        known.map_or_else(|| (dictionary.add(text), true), |number| (number, false))
    }

    #[test]
    fn each_text_has_one_number_whatever_its_length() {
        let mut dictionary = Dictionary::default();
        let texts: Vec<String> = (0..3000).map(|n: usize| "ab".repeat(n % 23) + &n.to_string()).collect();
        for (place, text) in texts.iter().enumerate() {
            assert_eq!(number(&mut dictionary, text.as_bytes()), (place as u32, true), "{text}");
        }
        for (place, text) in texts.iter().enumerate() {
            assert_eq!(number(&mut dictionary, text.as_bytes()), (place as u32, false), "{text}");
        }
        assert_eq!(number(&mut dictionary, b""), (3000, true));
        assert_eq!(number(&mut dictionary, b"\0"), (3001, true));
        assert_eq!(dictionary.len(), 3002);
    }

    #[test]
    fn texts_that_differ_in_one_byte_are_told_apart() {
        for length in 1..70 {
            let mut dictionary = Dictionary::default();
            let plain = vec![b'a'; length];
            number(&mut dictionary, &plain);
            for at in 0..length {
                let mut other = plain.clone();
                other[at] = b'b';
                assert_eq!(number(&mut dictionary, &other), (at as u32 + 1, true));
            }
        }
    }

    #[test]
    fn what_does_not_fit_in_has_no_number() {
        let mut dictionary = Dictionary::default();
        for place in 0..MOST {
            dictionary.add(&place.to_le_bytes());
        }
        assert_eq!(dictionary.add(b"one more"), FULL);
        assert_eq!(number(&mut dictionary, &7usize.to_le_bytes()), (7, false));
    }
}
