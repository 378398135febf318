//! What the formats of cells make of numbers.

use std::collections::BTreeMap;

use crate::workbook::fault::PartFault;
use crate::workbook::format::{Shown, shown_by_code, shown_by_number};
use crate::workbook::limits::Limits;
use crate::workbook::stop::Stop;
use crate::workbook::xml::{Piece, Tag, Xml};

/// What each format of cells makes of a number.
#[derive(Debug)]
pub(super) struct Formats(Vec<Shown>);

impl Default for Formats {
    /// Of a workbook that has no formats: the first is there nevertheless.
    fn default() -> Formats {
        Formats(vec![Shown::Number])
    }
}

impl Formats {
    pub(super) fn shown(&self, format: u32) -> Option<Shown> {
        self.0.get(usize::try_from(format).ok()?).copied()
    }

    /// Reads the part in which they stand.
    pub(super) fn read(mut xml: Xml<'_>, limits: &Limits) -> Result<Formats, Stop> {
        let mut codes = BTreeMap::new();
        let mut numbers = Vec::new();
        let (mut is_codes, mut is_formats) = (false, false);
        loop {
            match xml.next()? {
                Piece::Open(2, tag) => (is_codes, is_formats) = (tag.name() == "numFmts", tag.name() == "cellXfs"),
                Piece::Open(3, tag) if is_codes && tag.name() == "numFmt" => {
                    codes.insert(number(&tag)?, shown_by_code(&tag.attribute("formatCode")?.unwrap_or_default()));
                }
                Piece::Open(3, tag) if is_formats && tag.name() == "xf" => numbers.push(number(&tag)?),
                Piece::End => break,
                _ => {}
            }
            if codes.len().max(numbers.len()) > limits.entries {
                return Err(PartFault::TooManyEntries { limit: limits.entries as u64 }.into());
            }
        }
        let shown = |id: &u32| codes.get(id).copied().unwrap_or_else(|| shown_by_number(*id));
        Ok(Formats(numbers.iter().map(shown).collect()))
    }
}

fn number(tag: &Tag<'_>) -> Result<u32, Stop> {
    let Some(id) = tag.attribute("numFmtId")? else { return Ok(0) };
    id.parse().map_err(|_| PartFault::Malformed { element: "numFmtId" }.into())
}
