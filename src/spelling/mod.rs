//! Which spellings are taken for one: how names, labels, aliases, external codes and headers are compared with what data write.
//!
//! Files differ in Unicode form, capitals, spacing, hyphens, apostrophes and in where they put the tone of an open syllable (`hoà`,
//! `hòa`). [`fold`] takes that away, and this page is the law of what it may take away and what never. This room sees nothing but the
//! properties of signs; which list or record a spelling belongs to is no business of it.
//!
//! # The law
//!
//! **An exact spelling wins.** Whoever compares looks first for the text as it is written, in composed form (NFC, [`composed`]), white
//! space and marks that are not seen taken off its ends. Only where nothing is spelled so are folded forms compared; and where these
//! fit several things, nothing is chosen.
//!
//! Folding **may**
//!
//! 1. write capitals small, and `ð`, `ɖ` as `đ`;
//! 2. move the tone of an open `oa`, `oe`, `uy` (not after `q`) to its first vowel;
//! 3. leave out white space, hyphens and apostrophes of all kinds **between two letters**: `Khơ-mú`, `Khơ Mú`; `H'Mông`, `Hmông`;
//! 4. elsewhere leave out white space, but not where a number stands on either side of it: `1 - 4` is `1-4`, `A +` is `A+`; and write
//!    each kind of hyphen and minus as `-`, each kind of apostrophe as `'`;
//! 5. leave out marks that are not seen ([`is_invisible`](crate::words::signs::is_invisible)).
//!
//! Folding **never**
//!
//! - drops or changes an accent: `Thai` is not `Thái`;
//! - drops a hyphen, a minus, a plus or an apostrophe beside a digit, beside another sign, or at an end: `1` is not `-1`, `A` not `A-`,
//!   `14` not `1-4`, `Khu phố 21` not `Khu phố 2-1`;
//! - joins two numbers: `1 4` is not `14`, `1, 5` not `1,5`; a mark that is not seen between two digits stays, and a soft hyphen beside
//!   one;
//! - passes over a mark of direction that stands inside, since what is shown may then not be what is compared;
//! - touches another sign (`.` `,` `/` `%` `<` `(`) or any digit.

mod called;
mod fold;

pub use called::called;
pub use fold::{bare, composed, fold, trim};
