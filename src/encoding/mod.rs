//! The encodings that Vietnamese was written in before Unicode, as tables: what their bytes stand for, and in which of them a text is
//! written.
//!
//! Text of these comes in two ways. A file may hold the bytes themselves, which are no UTF-8. Or a program took them for Windows-1252
//! and wrote what it saw as Unicode: `D©n téc` is TCVN3, `Daân toäc` VNI. Both are the same to this room: signs below U+0100 that each stand
//! for a byte.
//!
//! In which encoding a text is written is asked of the whole of it ([`recognised`]), since a few words are well formed in several. This room
//! sees no record and no rules, and converts nothing that it was not asked to convert.

mod capitals;
mod letters;
mod recognised;
mod syllable;
mod tables;
mod vni;

pub use letters::{Encoding, tcvn3};
pub use recognised::{Stray, read_as, recognised, strays};
pub use syllable::is_syllable;
pub use vni::{Vni, vni};

#[cfg(test)]
mod tests;
