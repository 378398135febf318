//! An item as it would be if the slips found so far were mended: so that reading goes on behind the first of them.
//!
//! Nothing is built from such a text. It is read to find what else is wrong, and every place in it leads back to the place that
//! the author wrote.

use super::place::place;
use crate::diagnostic::{Edit, applied};
use crate::source::{SourceId, Span};

/// The text of an item with edits made.
#[derive(Clone)]
pub(super) struct Mended<'t> {
    source: SourceId,
    /// Where the item begins in its file.
    base: usize,
    /// What the author wrote.
    written: &'t str,
    /// In the order of the text, by places in the file.
    edits: Vec<Edit>,
    /// What the edits leave.
    pub text: String,
}

impl<'t> Mended<'t> {
    /// The item as it is written; it begins at byte `base` of its file.
    pub fn new(source: SourceId, base: usize, written: &'t str) -> Mended<'t> {
        Mended { source, base, written, edits: Vec::new(), text: written.to_owned() }
    }

    /// Makes more edits. Whether they could be made: they lie in the item, change it and are in no other's way.
    pub fn mend(&mut self, edits: &[Edit]) -> bool {
        let within = |edit: &Edit| {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            edit.span.source == self.source && start >= self.base && end <= self.base + self.written.len()
        };
        let more = self.edits.iter().chain(edits).cloned();
        let mut all: Vec<Edit> = more.collect();
        all.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let moved: Vec<Edit> = all.iter().map(|edit| edit.earlier(self.base)).collect();
        match applied(&moved, self.written) {
            Some(text) if edits.iter().all(within) && text != self.text => {
                (self.edits, self.text) = (all, text);
                true
            }
            _ => false,
        }
    }

    /// Where bytes of the text stand in the file.
    pub fn span(&self, start: usize, end: usize) -> Span {
        place(self.source, self.place_of(start, false), self.place_of(end, true))
    }

    fn place_of(&self, at: usize, is_end: bool) -> usize {
        // Both texts are walked in step: how far each is, behind the edits so far.
        let (mut here, mut there) = (0, self.base);
        for edit in &self.edits {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            let begins = here + (start - there);
            if at < begins || at == begins && (is_end || edit.new.is_empty() && start == end) {
                break;
            }
            let ends = begins + edit.new.len();
            if at < ends {
                return if is_end { end } else { start };
            }
            (here, there) = (ends, end);
        }
        there + (at - here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_what_is_written() {
        let source = SourceId(0);
        let at = |start, end| Span { source, start, end };
        let mut mended = Mended::new(source, 10, "a == b && c");
        assert!(mended.mend(&[Edit::replace(at(12, 14), "=")]));
        assert!(mended.mend(&[Edit::replace(at(17, 19), "and")]));
        assert_eq!(mended.text, "a = b and c");
        let of = |start, end| mended.span(start, end);
        assert_eq!((of(0, 1), of(2, 3), of(4, 5)), (at(10, 11), at(12, 14), at(15, 16)));
        assert_eq!((of(6, 9), of(10, 11), of(11, 11)), (at(17, 19), at(20, 21), at(21, 21)));
        assert!(!mended.mend(&[Edit::replace(at(18, 20), "x")]) && !mended.mend(&[Edit::remove(at(0, 1))]));
        assert!(!mended.mend(&[Edit::replace(at(10, 11), "a")]));
    }
}
