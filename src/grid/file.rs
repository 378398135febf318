//! A file of counts: what it holds, and what can be asked of it.

use crate::records::FileError;

use super::columns::Columns;
use super::document::{Document, StoredKeys};
use super::part::Part;
use super::read;

/// How many records stand alone enough that a point says much of them: points with fewer are few of a kind.
pub(super) const FEW: u64 = 5;

/// What was counted, with all that is needed to make tables of it.
#[derive(Debug, Clone, PartialEq)]
pub struct GridFile {
    pub(super) name: String,
    pub(super) document: Document,
    /// The points of each grid by columns.
    pub(super) columns: Vec<Columns>,
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

    pub(super) fn of(name: String, document: Document) -> GridFile {
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
