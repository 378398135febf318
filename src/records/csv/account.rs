//! What was found in a file, said whether or not anything is wrong.

use super::delimiter::Delimiter;
use super::header::Header;
use crate::records::headers::field_title;
use crate::schema::{FieldId, RecordType};

/// What was found in a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvAccount {
    /// The name of the file.
    pub file: String,
    /// The sign that parts the cells.
    pub delimiter: Delimiter,
    /// The headers that belong to a field, in the order of the file.
    pub used: Vec<(String, FieldId)>,
    /// The headers that belong to none; they are read by nothing.
    pub ignored: Vec<String>,
    /// The fields without a column: missing in every record.
    pub absent: Vec<FieldId>,
    /// How many records were read, accepted or not.
    pub read: u64,
}

impl CsvAccount {
    pub(super) fn new(file: &str, delimiter: Delimiter, header: Header, of: &RecordType, read: u64) -> CsvAccount {
        let absent = (0..of.fields.len()).filter(|field| header.by_field_column[*field].is_none());
        let absent = absent.map(|field| FieldId(field as u32)).collect();
        CsvAccount { file: file.to_string(), delimiter, used: header.used, ignored: header.ignored, absent, read }
    }

    /// The account in a few lines.
    #[must_use]
    pub fn to_text(&self, of: &RecordType) -> String {
        let mut lines = vec![format!("{}: {} read, cells parted by {}", self.file, self.read, self.delimiter)];
        let used: Vec<String> =
            self.used.iter().map(|(header, field)| format!("“{header}” as `{}`", of.field_name(*field))).collect();
        lines.push(format!("  columns: {}", used.join(", ")));
        if !self.ignored.is_empty() {
            let ignored: Vec<String> = self.ignored.iter().map(|header| format!("“{header}”")).collect();
            lines.push(format!("  columns that no field has: {}", ignored.join(", ")));
        }
        if !self.absent.is_empty() {
            let absent: Vec<String> = self.absent.iter().map(|field| field_title(of, *field)).collect();
            lines.push(format!("  fields without a column: {}", absent.join(", ")));
        }
        lines.join("\n")
    }
}
