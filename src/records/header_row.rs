//! The header row: which column is which field, and what is wrong with it.

use super::file_fault::FileFinding;
use super::headers::{Headers, field_title};
use crate::diagnostic::{codes, did_you_mean};
use crate::message::{Argument, Message, data_files as say};
use crate::schema::{FieldId, RecordType};

/// A header that can be read by.
#[derive(Debug)]
pub(super) struct Header {
    /// How many columns there are.
    #[cfg_attr(
        not(any(feature = "csv", feature = "workbook")),
        allow(dead_code, reason = "a row of a database has a cell for each")
    )]
    pub(super) columns: usize,
    /// The column of each field.
    pub(super) by_field_column: Vec<Option<usize>>,
    /// The headers that belong to a field, in the order of the columns.
    pub(super) used: Vec<(String, FieldId)>,
    /// Those that belong to none; `column 7` where nothing is written.
    pub(super) ignored: Vec<Message>,
}

impl Header {
    /// The header that these texts are; `called` says what a column is called over which nothing is written.
    pub(super) fn read(
        texts: &[String],
        of: &RecordType,
        headers: &Headers,
        called: fn(usize) -> String,
    ) -> Result<Header, Vec<FileFinding>> {
        let (mut used, mut ignored, mut findings) = (Vec::new(), Vec::new(), Vec::new());
        let mut by_field_column: Vec<Option<usize>> = vec![None; of.fields.len()];
        for (column, text) in texts.iter().enumerate() {
            match headers.find(text) {
                [] if text.is_empty() => ignored.push(say::column_without_header(called(column))),
                [] => ignored.push(Message::of_words(text)),
                [field] => match by_field_column[field.0 as usize].replace(column) {
                    None => used.push((text.clone(), *field)),
                    Some(other) => findings.push(double(&texts[other], text, of, *field)),
                },
                several => findings.push(ambiguous(text, of, several)),
            }
        }
        if used.is_empty() && findings.is_empty() {
            return Err(vec![no_header(texts, of)]);
        }
        for (position, column) in by_field_column.iter().enumerate() {
            let id = FieldId(position as u32);
            let found = column.is_some() || texts.iter().any(|t| headers.find(t).contains(&id));
            if is_required(of, id) && !found {
                findings.push(missing(of, id, &ignored));
            }
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        Ok(Header { columns: texts.len(), by_field_column, used, ignored })
    }

    /// The header of each of the fields, for rejects.
    pub(super) fn by_field(&self, fields: usize) -> Vec<Option<String>> {
        let mut texts = vec![None; fields];
        for (text, field) in &self.used {
            texts[field.0 as usize] = Some(text.clone());
        }
        texts
    }
}

/// Whether a field must be known of every record.
pub(super) fn is_required(of: &RecordType, field: FieldId) -> bool {
    !of.field(field).optional || of.key.contains(&field)
}

fn double(first: &str, second: &str, of: &RecordType, field: FieldId) -> FileFinding {
    let title = field_title(of, field);
    let message = if first == second {
        say::columns_of_one_name(first, title)
    } else {
        say::columns_of_one_field(first, second, title)
    };
    FileFinding::new(&codes::DOUBLE_COLUMN, message).help(say::take_column_out())
}

fn ambiguous(text: &str, of: &RecordType, fields: &[FieldId]) -> FileFinding {
    let titles = Argument::all(fields.iter().map(|field| field_title(of, *field)));
    FileFinding::new(&codes::AMBIGUOUS_HEADER, say::column_fits_several(text, titles)).help(say::rename_to_label())
}

fn missing(of: &RecordType, field: FieldId, ignored: &[Message]) -> FileFinding {
    let finding = FileFinding::new(&codes::MISSING_COLUMN, say::field_without_column(field_title(of, field)));
    let (label, name) = (of.field(field).label.as_str(), of.field_name(field));
    let headers = || ignored.iter().filter_map(Message::given);
    let near = [label, name].into_iter().find_map(|called| did_you_mean(called, headers()));
    match near {
        Some(near) => finding.help(say::is_it_column(near)),
        None if headers().next().is_none() => finding.help(say::add_column()),
        None => finding.help(say::add_column_or_name_it(Argument::list(headers().map(say::quoted)))),
    }
}

fn no_header(texts: &[String], of: &RecordType) -> FileFinding {
    let expected = of.fields.values().take(3).map(|field| format!("“{}”", field.label));
    let first = texts.first().map_or("", String::as_str);
    let message = if of.label.is_empty() { say::no_header_of_record(first) } else { say::no_header(first, &of.label) };
    FileFinding::new(&codes::NO_HEADER, message).help(say::begin_with_headers(Argument::list(expected)))
}
