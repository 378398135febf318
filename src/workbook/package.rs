//! The ZIP archive that a workbook is: its parts by name, unpacked as they are read.

use std::collections::btree_map::{BTreeMap, Entry};
use std::io::{BufReader, Read, Seek};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::fault::{FileFault, PartFault};
use super::metered::{Allowance, Metered};
use super::recognised::{declared_parts, recognise};
use super::stop::Stop;
use super::xml::Xml;

/// Parts that an archive may have: a picture is one.
const MOST_PARTS: u64 = 1 << 16;

/// The parts of a workbook. Their names are compared without case; some programs write `\` between folders.
pub(super) struct Package<R> {
    archive: ZipArchive<BufReader<R>>,
    /// Their numbers by name; nothing where two have it.
    parts: BTreeMap<String, Option<usize>>,
}

/// A name as names are compared.
fn compared(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

impl<R: Read + Seek> Package<R> {
    /// Opens an archive and lists its parts.
    pub(super) fn open(input: R) -> Result<Package<R>, FileFault> {
        let mut input = BufReader::new(input);
        recognise(&mut input)?;
        if declared_parts(&mut input)? > MOST_PARTS {
            return Err(FileFault::DamagedArchive);
        }
        let archive = ZipArchive::new(input).map_err(|_| FileFault::DamagedArchive)?;
        // Of two parts with one name it keeps the last, and which one counts for a program cannot be told.
        if archive.len() as u64 > MOST_PARTS || archive.has_duplicate_names() {
            return Err(FileFault::DamagedArchive);
        }
        let mut parts = BTreeMap::new();
        for number in 0..archive.len() {
            // A name that is no text is nothing that a workbook asks for.
            let Some(Ok(name)) = archive.name_for_index(number) else { continue };
            match parts.entry(compared(&name)) {
                Entry::Vacant(place) => {
                    place.insert(Some(number));
                }
                Entry::Occupied(mut place) => {
                    place.insert(None);
                }
            }
        }
        Ok(Package { archive, parts })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&compared(name))
    }

    /// Whether any part stands in such a folder, or has a name that begins so.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let folder = compared(folder);
        self.parts.range(folder.clone()..).next().is_some_and(|(name, _)| name.starts_with(&folder))
    }

    /// The bytes of a part.
    pub(super) fn bytes(&mut self, name: &str, allowance: Allowance) -> Result<Metered<'_>, Stop> {
        let part = self.parts.get(&compared(name)).ok_or(PartFault::Missing)?;
        let number = part.ok_or(PartFault::Twice)?;
        let unpacked = self.archive.by_index(number).map_err(|error| stopped(&error))?;
        if !matches!(unpacked.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(PartFault::OtherCompression.into());
        }
        Ok(Metered::new(unpacked, allowance))
    }

    /// A part as XML.
    pub(super) fn xml(&mut self, name: &str, allowance: Allowance) -> Result<Xml<'_>, Stop> {
        self.bytes(name, allowance).map(Xml::new)
    }
}

fn stopped(error: &ZipError) -> Stop {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Stop::File(FileFault::Encrypted),
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            PartFault::OtherCompression.into()
        }
        _ => PartFault::Damaged.into(),
    }
}
