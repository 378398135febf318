//! Rejected records: said in short, listed in full.

use std::path::Path;

use bieu::records::Records;
use bieu::schema::Schema;
use bieu::unstable::message::command;
use bieu::unstable::spreadsheet::{Form, Lines};
use bieu::unstable::words::{Terminal, written};

use super::console::say;
use super::files::shown;
use super::language;

/// How many rejects of one file are said; a wrong column would otherwise fill the screen.
const SAID: usize = 20;

/// The columns of the list.
const HEADER: [&str; 8] = ["record", "file", "line", "column", "value", "code", "reason", "help"];

/// Says the first rejects of one file, and how many there are more.
pub fn say_first(records: &Records, input: u32, listed_in: Option<&Path>) {
    for reject in records.rejects_of(input).take(SAID) {
        say(&written!(Terminal, "  {}", reject.to_line(records, language::of_people())));
    }
    let more = records.rejects_of(input).count().saturating_sub(SAID);
    if more > 0 {
        let said = match listed_in {
            None => command::more_rejects(more),
            Some(file) => command::more_rejects_in(more, shown(file)),
        };
        say(&written!(Terminal, "  {}", said.say(language::of_people())));
    }
}

/// The list of all rejects as CSV, its header also where there are none.
pub fn list(form: Form, schema: &Schema, records: &Records) -> String {
    let (mut list, language) = (Lines::new(form), language::of_people());
    list.add_texts(HEADER);
    for reject in records.rejects() {
        list.add_texts([
            schema.record_name(reject.record),
            records.input(reject.origin.input),
            &reject.origin.line.to_string(),
            reject.column.unwrap_or_default(),
            reject.value,
            &format!("bieu::{}", reject.code.id),
            &reject.reason().say(language),
            &reject.help().map(|help| help.say(language)).unwrap_or_default(),
        ]);
    }
    list.finish()
}
