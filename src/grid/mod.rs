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
mod file;
mod identity;
mod made;
mod packed;
mod part;
mod parts;
#[cfg(feature = "csv")]
pub(crate) mod planned;
mod read;
mod refused;
mod served;
mod values;

pub use file::{GridFile, TypeCount};
pub use identity::InputDigest;
pub use part::{Input, Keys, Part};
pub use refused::NoGridFileError;

use crate::Rules;
use crate::exec::Counted;
use crate::records::FileError;
use crate::schema::RecordId;

impl Rules {
    /// What these rules counted, as a file.
    ///
    /// # Errors
    /// It was counted by another program; or records can be rows, of which a file of counts knows nothing ([`Rules::unit_types`]).
    pub fn grid_file(
        &self,
        counted: &Counted,
        part: Part,
        keys: &Keys,
        inputs: &[Input],
    ) -> Result<GridFile, NoGridFileError> {
        if let Some(refused) = NoGridFileError::of(self) {
            return Err(refused);
        }
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
    /// A part is lacking, given twice or of another whole; the record types or spellings were other ones; or these rules ask what was not counted,
    /// such as which records there are.
    pub fn counted_of(&self, parts: &[GridFile]) -> Result<Counted, Box<FileError>> {
        if let Some(refused) = NoGridFileError::of(self) {
            let name = parts.first().map_or("", |part| part.name());
            return Err(Box::new(FileError::one(name, fault::rows_are_records(refused.message()))));
        }
        parts::counted(self.model(), self.plan(), parts)
    }
}
