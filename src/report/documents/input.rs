//! Files of records: what was read of each, and what was not taken.

use serde::Serialize;

use super::fact::Told;
use super::finding::OfFile;
use crate::message::Language;
use crate::records::{self, FileError, Records};
use crate::schema::{RecordType, Schema};

/// What was found in one file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Input {
    /// The file, as typed.
    pub file: String,
    /// Whose records it holds.
    pub record: String,
    /// How many records it holds, accepted or not.
    pub read: u64,
    /// How many of them are not counted.
    pub rejected: usize,
    /// The encoding older than Unicode that it was read from, where one was named; left out where it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The sign between cells of CSV.
    pub delimiter: Option<String>,
    /// Headers or keys that belong to no field.
    pub not_used: Vec<String>,
    /// Fields without a column.
    pub absent: Vec<String>,
    /// How many rows of empty cells were left out.
    pub empty_rows: u64,
    /// What was taken though it is not written plainly.
    pub taken: Vec<Taken>,
    /// The sheet, of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<SheetFound>,
}

/// What was found on a sheet of a workbook.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SheetFound {
    /// Its name.
    name: String,
    /// Whether it is hidden. It is read.
    hidden: bool,
    /// The last row of its header.
    header_row: u32,
    /// How many rows above the header hold something.
    titles: usize,
    /// How many records stand in rows that are not shown. They are read.
    hidden_rows: u64,
    /// The headers of columns that are not shown. They are read.
    hidden_columns: Vec<String>,
    /// Whether a filter hides what was not chosen in it.
    filtered: bool,
    /// How many rows of totals are no records.
    totals: u64,
    /// How many cells hold nothing since they are merged with another.
    merged_cells: u64,
}

/// Values of one field that were read in one way, though they are not written plainly.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Taken {
    field: String,
    way: &'static str,
    values: u64,
    commonest: Option<Commonest>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Commonest {
    value: String,
    times: u64,
}

/// A record that is not counted, and why.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reject {
    record: String,
    file: String,
    line: u64,
    /// The sheet, of a workbook, whose file is the workbook's.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    /// The cell on the sheet, or the row where no cell is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// The header of the column at fault, unless the whole row is.
    column: Option<String>,
    /// What stood there; long text is cut.
    value: String,
    code: String,
    reason: String,
    help: Option<String>,
    /// The same without words.
    facts: Told,
}

impl Taken {
    /// Of a field of this type.
    #[must_use]
    pub fn of(taken: &records::Taken, of: &RecordType) -> Taken {
        let commonest = taken.commonest.as_ref();
        Taken {
            field: of.field_name(taken.field).to_owned(),
            way: taken.way.name(),
            values: taken.values,
            commonest: commonest.map(|(value, times)| Commonest { value: value.to_string(), times: *times }),
        }
    }
}

#[cfg(feature = "workbook")]
impl SheetFound {
    /// What was found on a sheet.
    #[must_use]
    pub fn of(found: &records::sheets::SheetAccount) -> SheetFound {
        SheetFound {
            name: found.sheet.clone(),
            hidden: found.is_hidden,
            header_row: found.header_rows.1,
            titles: found.titles,
            hidden_rows: found.hidden_rows.rows,
            hidden_columns: found.hidden_columns.clone(),
            filtered: found.is_filtered,
            totals: found.totals.rows,
            merged_cells: found.merged.cells,
        }
    }
}

impl Reject {
    /// A reject of these records, in the words of a language.
    #[must_use]
    pub fn of(reject: records::Reject<'_>, schema: &Schema, records: &Records, language: Language) -> Reject {
        let (reason, help) = (reject.reason(), reject.help());
        let sheet = records.sheet(reject.origin.input);
        Reject {
            record: schema.record_name(reject.record).to_owned(),
            file: sheet.map_or(records.input(reject.origin.input), |sheet| &sheet.file).to_owned(),
            line: reject.origin.line,
            sheet: sheet.map(|sheet| sheet.sheet.clone()),
            cell: sheet.map(|sheet| sheet.cell(reject.origin.line, reject.column)),
            column: reject.column.map(str::to_owned),
            value: reject.value.to_owned(),
            code: reject.code.to_string(),
            reason: reason.say(language),
            help: help.as_ref().map(|help| help.say(language)),
            facts: Told::of(&reason, help.as_ref()),
        }
    }
}

impl OfFile {
    /// All that is wrong with a file, in the words of a language.
    #[must_use]
    pub fn all(fault: &FileError, language: Language) -> Vec<OfFile> {
        let finding = |finding: &records::FileFinding| OfFile {
            file: fault.file.clone(),
            code: finding.code.to_string(),
            message: finding.message.say(language),
            help: finding.help.as_ref().map(|help| help.say(language)),
            facts: Told::of(&finding.message, finding.help.as_ref()),
        };
        fault.findings.iter().map(finding).collect()
    }
}
