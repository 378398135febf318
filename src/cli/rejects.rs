//! Rejected records: said in short, listed in full.

use std::path::Path;

use bieu::records::{Records, Reject};
use bieu::schema::Schema;
use bieu::spreadsheet::{Form, Lines};
use bieu::words::{Terminal, written};

use super::console::say;
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
        say(&written!(Terminal, "  {}", reject.to_line(records)));
    }
    if rejects.len() > SAID {
        let more = rejects.len() - SAID;
        let place =
            listed_in.map_or("--rejects FILE lists all".to_owned(), |file| format!("{} lists all", shown(file)));
        say(&written!(Terminal, "  and {} more; {}", more, place));
    }
}

/// The list of all rejects as CSV, its header also where there are none.
pub fn list(form: Form, rejects: &[&Reject], schema: &Schema, records: &Records) -> String {
    let mut list = Lines::new(form);
    list.add_texts(HEADER);
    for reject in rejects {
        list.add_texts([
            schema.record_name(reject.record),
            records.input(reject.origin.input),
            &reject.origin.line.to_string(),
            reject.column.as_deref().unwrap_or_default(),
            &reject.value,
            &format!("bieu::{}", reject.code.id),
            &reject.reason,
            reject.help.as_deref().unwrap_or_default(),
        ]);
    }
    list.finish()
}
