//! Places in a text that is read.

use crate::source::{SourceId, Span};

/// A span of bytes; places beyond 4 GiB are taken as the end.
pub(super) fn place(source: SourceId, start: usize, end: usize) -> Span {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { source, start: narrow(start), end: narrow(end) }
}
