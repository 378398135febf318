//! What was counted, as a file: written where the records are, added up with other parts, and made a table of where no record is.
//!
//! A [`GridFile`] says by which record types, spellings and cuts it was counted, what became of the records, and how many there are at
//! each point. It holds no key and no text of a record. Rules read it if they ask nothing finer than it tells apart: points of the file are
//! then added up to points of the plan. No disk, no words of a record, and nothing of how tables are made may enter.
//!
//! Bytes are not trusted: every length, number and order in them is looked at before it is used.

mod columns;
mod described;
mod document;
mod fault;
mod identity;
mod made;
mod packed;
mod parts;
#[cfg(feature = "csv")]
pub(crate) mod planned;
mod read;
mod served;
mod values;

use columns::Columns;
use document::{Document, StoredKeys};
pub use identity::InputDigest;

use crate::Rules;
use crate::exec::Counted;
use crate::records::{FileError, OtherProgramError};
use crate::schema::RecordId;

/// How many records stand alone enough that a point says much of them: points with fewer are few of a kind.
const FEW: u64 = 5;

/// Which part of the records is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which one, from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

impl Part {
    /// All records.
    pub const WHOLE: Part = Part { number: 1, of: 1 };
    /// The most parts that there can be.
    pub const MOST: u32 = 1 << 16;
}

/// Whether a key can stand in two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keys {
    /// It is not looked for.
    NotLookedFor,
    /// It is looked for among the digests of all keys of these types ([`RecordsBuilder::key_digests`](crate::records::RecordsBuilder::key_digests)).
    Digests(Vec<(RecordId, Vec<u64>)>),
    /// Somebody vouches that none does, such as the store that the records come from.
    Unique,
}

/// An input of records that was counted.
#[derive(Debug)]
pub struct Input {
    /// Whose records it holds.
    pub record: RecordId,
    /// The digest of its bytes.
    pub digest: InputDigest,
}

/// What was counted, with all that is needed to make tables of it.
#[derive(Debug, Clone, PartialEq)]
pub struct GridFile {
    name: String,
    document: Document,
    /// The points of each grid by columns.
    columns: Vec<Columns>,
}

/// What a file of counts says of the records of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeCount<'g> {
    /// The type's name.
    pub record: &'g str,
    /// Whether all its records were there to be looked up, as each part needs them; else they were counted.
    pub looked_up: bool,
    /// Whether any input was given.
    pub given: bool,
    /// How many records were read.
    pub read: u64,
    /// How many were rejected, by the code of the reason.
    pub rejected: Vec<(&'g str, u64)>,
}

impl GridFile {
    /// Reads a file of counts. `name` is what faults call it.
    ///
    /// # Errors
    /// It is none, is of another layout, or is damaged.
    pub fn read(name: &str, bytes: &[u8]) -> Result<GridFile, Box<FileError>> {
        let document = Document::of_bytes(bytes).and_then(|document| {
            read::must_be_sound(&document)?;
            Ok(document)
        });
        match document {
            Ok(document) => Ok(GridFile::of(name.to_owned(), document)),
            Err(why) => Err(Box::new(FileError::one(name, why))),
        }
    }

    fn of(name: String, document: Document) -> GridFile {
        let columns = document.grids.iter().map(read::columns).collect();
        GridFile { name, document, columns }
    }

    /// The bytes of the file: the same for the same records, rules and part, however they were counted.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.document.to_bytes()
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which part it is.
    #[must_use]
    pub fn part(&self) -> Part {
        let (number, of) = self.document.part;
        Part { number, of }
    }

    /// Whether a key can stand in two parts: `none` where it is not looked for, `digests`, or `unique`.
    #[must_use]
    pub fn keys(&self) -> &'static str {
        match self.document.keys {
            StoredKeys::NotLookedFor => "none",
            StoredKeys::Digests(_) => "digests",
            StoredKeys::Unique => "unique",
        }
    }

    /// The types of whose keys it holds digests.
    #[must_use]
    pub fn digested_keys(&self) -> Vec<&str> {
        let StoredKeys::Digests(digests) = &self.document.keys else { return Vec::new() };
        let types = digests.iter().filter_map(|(record, _)| self.document.types.get(*record as usize));
        types.map(|of| of.name.as_str()).collect()
    }

    /// Whether it tells every code apart that the rules read.
    #[must_use]
    pub fn is_refined(&self) -> bool {
        self.document.refined
    }

    /// What became of the records, type by type.
    #[must_use]
    pub fn types(&self) -> Vec<TypeCount<'_>> {
        let types = self.document.types.iter().map(|of| TypeCount {
            record: &of.name,
            looked_up: of.looked_up,
            given: of.given,
            read: of.read,
            rejected: of.rejected.iter().map(|(code, records)| (code.as_str(), *records)).collect(),
        });
        types.collect()
    }

    /// How many points there are.
    #[must_use]
    pub fn points(&self) -> u64 {
        self.document.grids.iter().map(|grid| grid.counts.len() as u64).sum()
    }

    /// How many of them hold fewer than five records.
    #[must_use]
    pub fn scarce_points(&self) -> u64 {
        let counts = self.document.grids.iter().flat_map(|grid| &grid.counts);
        counts.filter(|records| **records < FEW).count() as u64
    }

    /// What the digests are of that it holds of values of the records, where something counts different values; as written in rules.
    #[must_use]
    pub fn digested(&self) -> Vec<&str> {
        let mut digested: Vec<&str> = Vec::new();
        for operand in self.document.grids.iter().flat_map(|grid| &grid.operands).filter(|operand| operand.distinct) {
            if !digested.contains(&operand.operand.as_str()) {
                digested.push(&operand.operand);
            }
        }
        digested
    }
}

impl Rules {
    /// What these rules counted, as a file.
    ///
    /// # Errors
    /// It was counted by another program.
    pub fn grid_file(
        &self,
        counted: &Counted,
        part: Part,
        keys: &Keys,
        inputs: &[Input],
    ) -> Result<GridFile, OtherProgramError> {
        counted.must_be_by(self.plan().grids())?;
        let document = made::document(self.model(), self.plan(), counted, (part, keys), inputs);
        Ok(GridFile::of(String::new(), document))
    }

    /// The types whose records can be counted in parts: no other type refers to them, and no derived field is worked out from them. Of all
    /// others each part needs every record.
    pub fn counted_in_parts(&self) -> impl Iterator<Item = RecordId> {
        (0..self.schema().records.len())
            .map(|record| RecordId(record as u32))
            .filter(|record| made::is_parted(self.model(), *record))
    }

    /// What was counted in parts, added up.
    ///
    /// # Errors
    /// A part is lacking, given twice or of another whole; the record types or spellings were other ones; or these rules ask what was not counted.
    pub fn counted_of(&self, parts: &[GridFile]) -> Result<Counted, Box<FileError>> {
        parts::counted(self.model(), self.plan(), parts)
    }
}
