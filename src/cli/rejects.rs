//! Rejected records: said in short, listed in full.

use std::path::Path;

use bieu::records::{Records, Reject};
use bieu::schema::Schema;

use super::console::say;
use super::ending::Failure;
use super::files::shown;

/// How many rejects of one file are said; a wrong column would otherwise fill the screen.
const SAID: usize = 20;

/// The columns of the list.
const HEADER: [&str; 8] = ["record", "file", "line", "column", "value", "code", "reason", "help"];

/// The rejects in the order of the files and their lines.
pub fn all(records: &Records) -> Vec<&Reject> {
    let mut rejects: Vec<&Reject> = records.iter().flat_map(|(_, set)| &set.rejects).collect();
    rejects.sort_by_key(|reject| reject.origin);
    rejects
}

/// Those of one input.
pub fn of_input<'r>(rejects: &[&'r Reject], input: usize) -> Vec<&'r Reject> {
    rejects.iter().filter(|reject| reject.origin.input as usize == input).copied().collect()
}

/// Says the first rejects of one file, and how many there are more.
pub fn say_first(rejects: &[&Reject], records: &Records, listed_in: Option<&Path>) {
    for reject in rejects.iter().take(SAID) {
        say(&format!("  {}", reject.to_line(records)));
    }
    if rejects.len() > SAID {
        let more = rejects.len() - SAID;
        let place =
            listed_in.map_or("--rejects FILE lists all".to_owned(), |file| format!("{} lists all", shown(file)));
        say(&format!("  and {more} more; {place}"));
    }
}

/// The list of all rejects as CSV, its header also where there are none.
pub fn list(rejects: &[&Reject], schema: &Schema, records: &Records) -> Result<String, Failure> {
    let failure = |fault: &dyn std::fmt::Display| Failure::new(format!("the list of rejects cannot be made: {fault}"));
    let mut list = csv::Writer::from_writer(Vec::new());
    list.write_record(HEADER).map_err(|fault| failure(&fault))?;
    for reject in rejects {
        let line = reject.origin.line.to_string();
        let code = format!("bieu::{}", reject.code.id);
        let record = schema.record_name(reject.record);
        let cells = [
            record,
            records.input(reject.origin.input),
            &line,
            &as_text(reject.column.as_deref().unwrap_or_default()),
            &as_text(&reject.value),
            &code,
            &reject.reason,
            reject.help.as_deref().unwrap_or_default(),
        ];
        list.write_record(cells).map_err(|fault| failure(&fault))?;
    }
    let text = list.into_inner().map_err(|fault| failure(&fault))?;
    String::from_utf8(text).map_err(|fault| failure(&fault))
}

/// Text from a data file as a spreadsheet takes it for text, not for a formula.
fn as_text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
