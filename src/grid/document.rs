//! The layout of a file, as docs/grids.md describes it: after the mark, the version and the checksum stands a [`Document`] in the wire form
//! of postcard. A change of anything here is a new [`VERSION`].

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::fault::{Why, damaged, of_version};
use crate::message::grids as say;

/// What a file begins with.
const MARK: &[u8; 8] = b"bieugrid";
/// The version of the layout.
const VERSION: u16 = 1;
/// Where the document begins: after the mark, the version and the checksum.
const START: usize = MARK.len() + 2 + 8;

/// Sixteen bytes by which something is known.
pub(super) type Digest = [u8; 16];

/// All that a file says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Document {
    /// What the record types, their fields and the codes of the lists are, by name and in their order.
    pub records: Digest,
    /// All other that reading depends on: labels, aliases, external codes, forms of days and numbers, words.
    pub spellings: Digest,
    /// How values are cut and what is measured.
    pub plan: Digest,
    /// Whether every code of a field has a region of its own.
    pub refined: bool,
    /// Which part it is, from 1, of how many.
    pub part: (u32, u32),
    /// Whether a key can stand in two parts.
    pub keys: StoredKeys,
    /// The record types in the order declared.
    pub types: Vec<OfType>,
    /// What was counted of them.
    pub grids: Vec<Points>,
}

/// Whether a key can stand in two parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum StoredKeys {
    /// It is not looked for.
    NotLookedFor,
    /// For types by position the digests of all keys, each less the one before.
    Digests(Vec<(u32, Vec<u64>)>),
    /// Somebody vouches that it does not.
    Unique,
}

/// What became of the records of one type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct OfType {
    pub name: String,
    /// Whether all records of the type were there to be looked up; else those of the part were counted.
    pub looked_up: bool,
    pub given: bool,
    pub read: u64,
    /// How many were rejected, by the code of the reason: `E0804`.
    pub rejected: Vec<(String, u64)>,
    /// Field, way and number of the values that were taken though they are not written plainly.
    pub taken: Vec<(u32, String, u64)>,
    /// What each input of records was, ascending.
    pub inputs: Vec<Digest>,
}

/// The points of records of one type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Points {
    /// Position among the types.
    pub record: u32,
    pub dimensions: Vec<Axis>,
    pub operands: Vec<Measured>,
    /// Of each point its number less that of the point before, and its records. The number takes as many words of 64 bits as it needs: see
    /// `packed`.
    pub words: u32,
    pub keys: Vec<u64>,
    pub counts: Vec<u64>,
    /// For each point, where anything is measured, what its operands come to.
    pub tallies: Vec<StoredTally>,
}

/// One dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Axis {
    pub operand: String,
    /// The derived fields that it asks, with all they are worked out from.
    pub derived: Vec<String>,
    pub cut: StoredCut,
    /// What can be missing, by name.
    pub leaves: Vec<String>,
    pub has_missing: bool,
    pub has_extents: bool,
}

/// How values are cut.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum StoredCut {
    Whole,
    YesNo,
    /// The region of each code.
    Codes(Vec<u32>),
    Points(Vec<StoredValue>),
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Measured {
    pub operand: String,
    pub derived: Vec<String>,
    pub sum: bool,
    pub extremes: bool,
    pub distinct: bool,
}

/// What was found at a point beside the number of records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct StoredTally {
    pub operands: Vec<StoredOperand>,
    /// How many records lack the values of these operands and of no others.
    pub lacking: Vec<(Vec<u32>, u64)>,
}

/// What the values of an operand come to at a point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct StoredOperand {
    pub known: u64,
    /// How many values are missing, by the leaves that are.
    pub missing: Vec<(u32, u64)>,
    /// The terms above zero and those below: denominators, ascending, each with its numerator without a sign, both as bytes, the lowest first.
    pub sum: [Vec<(Vec<u8>, Vec<u8>)>; 2],
    pub least: Option<StoredValue>,
    pub greatest: Option<StoredValue>,
    /// The digests of the different values, ascending.
    pub distinct: Vec<Digest>,
}

/// A value; no text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum StoredValue {
    /// Whether it is below zero, the numerator and the denominator.
    Number(bool, Vec<u8>, Vec<u8>),
    /// Days since the first of year 1.
    Date(u32),
    YesNo(bool),
    Code(u32),
}

impl Document {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let body = postcard::to_allocvec(self).unwrap_or_default();
        let mut bytes = Vec::with_capacity(START + body.len());
        bytes.extend_from_slice(MARK);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&xxh3_64(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Document, Why> {
        let rest = bytes.strip_prefix(MARK).ok_or_else(super::fault::no_grid)?;
        let (version, rest) = rest.split_first_chunk().ok_or_else(|| damaged(say::ends_in_head()))?;
        let version = u16::from_le_bytes(*version);
        if version != VERSION {
            return Err(of_version(version, VERSION));
        }
        let (checksum, body) = rest.split_first_chunk().ok_or_else(|| damaged(say::ends_in_head()))?;
        if u64::from_le_bytes(*checksum) != xxh3_64(body) {
            return Err(damaged(say::checksum_differs()));
        }
        match postcard::take_from_bytes(body) {
            Ok((document, [])) => Ok(document),
            Ok(_) => Err(damaged(say::stands_after_end())),
            Err(_) => Err(damaged(say::not_laid_out_as_version_says())),
        }
    }
}
