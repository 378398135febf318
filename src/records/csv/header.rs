//! The header row: which column is which field, and what is wrong with it.

use crate::diagnostic::{codes, did_you_mean};
use crate::records::file_fault::FileFinding;
use crate::records::headers::{Headers, field_title};
use crate::schema::{FieldId, RecordType};

/// A header that can be read by.
#[derive(Debug)]
pub(in crate::records) struct Header {
    /// How many columns the file has.
    pub(in crate::records) columns: usize,
    /// The column of each field.
    pub(in crate::records) by_field_column: Vec<Option<usize>>,
    /// The headers that belong to a field, in the order of the file.
    pub(super) used: Vec<(String, FieldId)>,
    /// Those that belong to none; `column 7` where nothing is written.
    pub(super) ignored: Vec<String>,
}

impl Header {
    pub(super) fn read(texts: &[String], of: &RecordType, headers: &Headers) -> Result<Header, Vec<FileFinding>> {
        let (mut used, mut ignored, mut findings) = (Vec::new(), Vec::new(), Vec::new());
        let mut by_field_column: Vec<Option<usize>> = vec![None; of.fields.len()];
        for (column, text) in texts.iter().enumerate() {
            match headers.find(text) {
                [] if text.is_empty() => ignored.push(format!("column {}", column + 1)),
                [] => ignored.push(text.clone()),
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
        for (position, field) in of.fields.values().enumerate() {
            let id = FieldId(position as u32);
            let required = !field.optional || of.key.contains(&id);
            let found = by_field_column[position].is_some() || texts.iter().any(|t| headers.find(t).contains(&id));
            if required && !found {
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

fn double(first: &str, second: &str, of: &RecordType, field: FieldId) -> FileFinding {
    let title = field_title(of, field);
    let columns = if first == second {
        format!("Two columns are called “{first}”, and both")
    } else {
        format!("The columns “{first}” and “{second}” both")
    };
    FileFinding::new(&codes::DOUBLE_COLUMN, format!("{columns} belong to the field {title}."))
        .help("Take one of them out, or rename it.")
}

fn ambiguous(text: &str, of: &RecordType, fields: &[FieldId]) -> FileFinding {
    let titles: Vec<String> = fields.iter().map(|field| field_title(of, *field)).collect();
    FileFinding::new(&codes::AMBIGUOUS_HEADER, format!("The column “{text}” fits the fields {}.", titles.join(" and ")))
        .help("Rename the column to the label of the one that is meant.")
}

fn missing(of: &RecordType, field: FieldId, ignored: &[String]) -> FileFinding {
    let title = field_title(of, field);
    let finding =
        FileFinding::new(&codes::MISSING_COLUMN, format!("No column for the field {title}, which must be known."));
    let (label, name) = (of.field(field).label.as_str(), of.field_name(field));
    let near = [label, name].into_iter().find_map(|called| did_you_mean(called, ignored.iter().map(String::as_str)));
    match near {
        Some(near) => finding.help(format!("Is it the column “{near}”? Then add to the field: `also \"{near}\"`.")),
        None => finding.help("Add the column, or add its header to the field with `also`."),
    }
}

fn no_header(texts: &[String], of: &RecordType) -> FileFinding {
    let expected: Vec<String> = of.fields.values().take(3).map(|field| format!("“{}”", field.label)).collect();
    let first = texts.first().map_or("", String::as_str);
    FileFinding::new(
        &codes::NO_HEADER,
        format!("No cell of the first row (“{first}” …) is a header of {}.", record_title(of)),
    )
    .help(format!("Begin the file with a row of headers, such as {} …; take titles above it out.", expected.join(", ")))
}

fn record_title(of: &RecordType) -> String {
    if of.label.is_empty() { "the record".to_string() } else { format!("“{}”", of.label) }
}
