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

impl Reject {
    /// A reject of these records, in the words of a language.
    #[must_use]
    pub fn of(reject: records::Reject<'_>, schema: &Schema, records: &Records, language: Language) -> Reject {
        let (reason, help) = (reject.reason(), reject.help());
        Reject {
            record: schema.record_name(reject.record).to_owned(),
            file: records.input(reject.origin.input).to_owned(),
            line: reject.origin.line,
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
