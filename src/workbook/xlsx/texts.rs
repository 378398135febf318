//! The texts that cells share.

use super::escapes::append_unescaped;
use crate::workbook::fault::PartFault;
use crate::workbook::limits::Limits;
use crate::workbook::stop::Stop;
use crate::workbook::texts::Texts;
use crate::workbook::xml::{Piece, Xml};

/// Reads the part in which they stand. How many it says that there are is nothing to believe.
pub(super) fn read_texts(mut xml: Xml<'_>, limits: &Limits) -> Result<Texts, Stop> {
    let too_long = || Stop::Part(PartFault::TextsTooLong { limit: limits.text_bytes });
    let mut texts = Texts::default();
    let (mut text, mut unescaped) = (String::new(), String::new());
    let (mut is_item, mut is_run, mut is_text) = (false, false, false);
    loop {
        match xml.next()? {
            Piece::Open(2, tag) => is_item = tag.name() == "si",
            Piece::Open(3, tag) if is_item => (is_run, is_text) = (tag.name() == "r", tag.name() == "t"),
            // How a text is spoken stands beside it, in elements of the same name.
            Piece::Open(4, tag) if is_item && is_run => is_text = tag.name() == "t",
            Piece::Open(..) => is_text = false,
            Piece::Text(part) if is_text => {
                text.push_str(&part);
                if text.len() > limits.cell_bytes {
                    return Err(PartFault::PieceTooLong { limit: limits.cell_bytes as u64 }.into());
                }
            }
            Piece::Text(_) => {}
            Piece::Close(2) if is_item => {
                unescaped.clear();
                append_unescaped(&text, &mut unescaped);
                text.clear();
                if !texts.push(&unescaped) || texts.bytes() > limits.text_bytes {
                    return Err(too_long());
                }
                is_item = false;
            }
            Piece::Close(_) => is_text = false,
            Piece::End => return Ok(texts),
        }
    }
}
