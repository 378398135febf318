//! Digests of keys.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::super::column::KeyPart;

pub(in super::super) fn digest_of(part: &KeyPart<'_>) -> u64 {
    if let KeyPart::Text(text) = part {
        return digest_of_text(text.as_bytes());
    }
    let mut hasher = FxHasher::default();
    part.hash(&mut hasher);
    hasher.finish()
}

/// The same of the bytes of a text.
pub(super) fn digest_of_text(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    hasher.write_usize(text.len());
    hasher.finish()
}

/// Joins the digest of a further part to that of the parts before.
pub(in super::super) fn joined(before: u64, part: u64) -> u64 {
    (before.rotate_left(29) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
