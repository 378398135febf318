//! How a CSV for spreadsheets is written.

use bieu::unstable::message::command as say;
use bieu::unstable::spreadsheet::{Form, Separator};

use clap::Args;

use super::super::failure::Failure;

/// How a CSV for spreadsheets is written.
#[derive(Debug, Clone, Copy, Args)]
pub struct Spreadsheet {
    /// What parts the cells of CSV: , or ; or tab [default: ,]
    ///
    /// Where the comma is the decimal sign, as in Vietnam, spreadsheets open a CSV with ; by a double click.
    #[arg(long, value_name = "SIGN", value_parser = separator)]
    pub separator: Option<Separator>,
    /// Begin CSV with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub bom: bool,
}

impl Spreadsheet {
    /// The form that was asked for.
    ///
    /// # Errors
    /// A form was asked for, and no CSV for spreadsheets is written.
    pub fn form(&self, writes_csv: bool, where_it_is: &str) -> Result<Form, Failure> {
        if !writes_csv && (self.separator.is_some() || self.bom) {
            return Err(Failure::new(say::no_csv_is_written(where_it_is)));
        }
        Ok(Form { separator: self.separator.unwrap_or_default(), byte_order_mark: self.bom })
    }
}

pub(super) fn separator(text: &str) -> Result<Separator, String> {
    match text {
        "," => Ok(Separator::Comma),
        ";" => Ok(Separator::Semicolon),
        "tab" | "\t" => Ok(Separator::Tab),
        _ => Err("the delimiter is `,`, `;` or `tab`".to_owned()),
    }
}
