//! Reading the data files of a run, and the account of each.

use std::collections::BTreeMap;

use bieu::records::{
    CsvAccount, Delimiter, FileFault, JsonAccount, Records, RecordsBuilder, Taken, Way, read_csv, read_json,
};
use bieu::schema::{FieldId, RecordType, Schema};
use serde_json::{Value, json};

use super::assign::Assigned;
use super::console::printable;
use super::ending::Failure;
use super::loader::shown;

/// What was found in one file. Its position among the files is the number of the input.
#[derive(Debug)]
pub struct FileAccount {
    /// The file, as typed.
    pub file: String,
    /// Whose records it holds.
    pub assigned: Assigned,
    /// How many records it holds, accepted or not.
    pub read: u64,
    /// Headers or keys that belong to no field.
    pub ignored: Vec<String>,
    /// What was taken though it is not written plainly, by field and way.
    taken: Vec<Taken>,
    /// The sign between cells and the fields without a column, of a CSV file.
    csv: Option<(Delimiter, Vec<FieldId>)>,
}

/// The records of all files with the account of each; or what is wrong with each file that holds none.
pub type Reading = Result<(Records, Vec<FileAccount>), Vec<FileFault>>;

/// Reads all files.
///
/// # Errors
/// A file that cannot be opened. Files that are no records are values: the inner result holds what is wrong with each.
pub fn read(schema: &Schema, files: Vec<Assigned>) -> Result<Reading, Failure> {
    let mut builder = RecordsBuilder::new(schema);
    let mut accounts = Vec::new();
    let mut faults = Vec::new();
    for assigned in files {
        let file = shown(&assigned.path);
        let text = std::fs::read(&assigned.path).map_err(|fault| Failure::file(&file, &fault))?;
        match read_file(&mut builder, &file, assigned, &text) {
            Ok(account) => accounts.push(account),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let records = builder.finish();
    for taken in records.iter().flat_map(|(_, set)| &set.taken) {
        accounts[taken.input as usize].taken.push(taken.clone());
    }
    Ok(Ok((records, accounts)))
}

fn read_file(
    builder: &mut RecordsBuilder<'_>,
    file: &str,
    assigned: Assigned,
    text: &[u8],
) -> Result<FileAccount, FileFault> {
    let ending = assigned.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let (read, ignored, csv) = if ending.is_some_and(|ending| ending == "json" || ending == "jsonl") {
        let JsonAccount { read, ignored } = read_json(builder, assigned.record, file, text)?;
        (read, ignored, None)
    } else {
        let CsvAccount { read, ignored, delimiter, absent, .. } = read_csv(builder, assigned.record, file, text)?;
        (read, ignored, Some((delimiter, absent)))
    };
    Ok(FileAccount { file: file.to_owned(), assigned, read, ignored, taken: Vec::new(), csv })
}

impl FileAccount {
    /// The account in a line: `records/Member.csv: 12 Member read, 1 rejected; cells parted by comma`.
    pub fn to_line(&self, schema: &Schema, rejected: usize) -> String {
        let mut line = format!("{}: {} {} read", self.file, self.read, schema.record_name(self.assigned.record));
        if rejected > 0 {
            line += &format!(", {rejected} rejected");
        }
        if let Some((delimiter, _)) = &self.csv {
            line += &format!("; cells parted by {delimiter}");
        }
        if !self.ignored.is_empty() {
            let headers: Vec<String> = self.ignored.iter().map(|header| format!("“{header}”")).collect();
            line += &format!("; not used: {}", headers.join(", "));
        }
        let absent = self.absent(schema.record(self.assigned.record));
        if !absent.is_empty() {
            line += &format!("; fields not in the file: {}", absent.join(", "));
        }
        line += &self.taken_text(schema.record(self.assigned.record));
        printable(&line)
    }

    /// The account for programs.
    pub fn to_json(&self, schema: &Schema, rejected: usize) -> Value {
        let of = schema.record(self.assigned.record);
        json!({
            "file": self.file,
            "record": schema.record_name(self.assigned.record),
            "read": self.read,
            "rejected": rejected,
            "delimiter": self.csv.as_ref().map(|(delimiter, _)| delimiter.to_string()),
            "not_used": self.ignored,
            "absent": self.absent(of),
            "taken": self.taken.iter().map(|taken| taken.to_json(of)).collect::<Vec<Value>>(),
        })
    }

    /// `; read by folding: 3 of “Dân tộc” (`ethnicity`), most often `KINH` (2)`, the fields of one way together.
    fn taken_text(&self, of: &RecordType) -> String {
        let mut ways: BTreeMap<Way, Vec<String>> = BTreeMap::new();
        for taken in &self.taken {
            ways.entry(taken.way).or_default().push(taken.to_text(of));
        }
        ways.into_iter().map(|(way, fields)| format!("; {}: {}", way.words(), fields.join("; "))).collect()
    }

    fn absent<'r>(&self, of: &'r RecordType) -> Vec<&'r str> {
        self.csv.iter().flat_map(|(_, absent)| absent).map(|field| of.field_name(*field)).collect()
    }
}
