//! The text of a cell: paragraphs, in which blanks count once and more of them are written as elements.

use crate::workbook::stop::Stop;
use crate::workbook::xml::Tag;

use super::walk::count;

/// The text of a cell as it is collected.
#[derive(Default)]
pub(super) struct CellText {
    text: String,
    has_paragraph: bool,
    is_paragraph: bool,
    /// Whether a blank was written last that counts for all that follow.
    is_blank: bool,
    /// How deep in the cell what is passed over stands: a remark, a picture.
    aside: Option<u32>,
}

impl CellText {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.has_paragraph, self.is_paragraph, self.aside) = (false, false, None);
    }

    pub(super) fn get(&self) -> &str {
        &self.text
    }

    /// An element opens, this deep in the cell. `false` where the text becomes longer than is read.
    pub(super) fn open(&mut self, depth: u32, tag: &Tag<'_>, limit: usize) -> Result<bool, Stop> {
        if self.aside.is_some() {
            return Ok(true);
        }
        let written = tag.written();
        if depth == 1 {
            if written == "text:p" {
                if self.has_paragraph {
                    self.text.push('\n');
                }
                (self.has_paragraph, self.is_paragraph, self.is_blank) = (true, true, true);
            } else {
                self.aside = Some(depth);
            }
            return Ok(self.text.len() <= limit);
        }
        match written {
            "text:s" => {
                let blanks = count(tag, "c")? as usize;
                if self.text.len().saturating_add(blanks) > limit {
                    return Ok(false);
                }
                self.text.extend(std::iter::repeat_n(' ', blanks));
                self.is_blank = false;
            }
            "text:tab" => self.text.push('\t'),
            "text:line-break" => self.text.push('\n'),
            "text:note" | "text:ruby-text" => self.aside = Some(depth),
            _ if written.starts_with("draw:") || written.starts_with("office:") => self.aside = Some(depth),
            _ => {}
        }
        Ok(true)
    }

    pub(super) fn close(&mut self, depth: u32) {
        if self.aside == Some(depth) {
            self.aside = None;
        } else if depth == 1 {
            self.is_paragraph = false;
        }
    }

    /// Text comes. `false` where there is more than is read.
    pub(super) fn push(&mut self, text: &str, limit: usize) -> bool {
        if !self.is_paragraph || self.aside.is_some() {
            return true;
        }
        for sign in text.chars() {
            let is_blank = matches!(sign, ' ' | '\t' | '\r' | '\n');
            if !is_blank {
                self.text.push(sign);
            } else if !self.is_blank {
                self.text.push(' ');
            }
            self.is_blank = is_blank;
        }
        self.text.len() <= limit
    }
}
