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
/// Those that are added where sheets of workbooks were read.
const OF_SHEETS: [&str; 2] = ["sheet", "cell"];

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

/// The list of all rejects as CSV, its header also where there are none. Where sheets of workbooks were read, it says sheet and cell too.
pub fn list(form: Form, schema: &Schema, records: &Records) -> String {
    let (mut list, language) = (Lines::new(form), language::of_people());
    let has_sheets = (0..records.inputs.len() as u32).any(|input| records.sheet(input).is_some());
    let of_sheets = |texts: [String; 2]| texts.into_iter().filter(|_| has_sheets);
    list.add_texts(HEADER.map(str::to_owned).into_iter().chain(of_sheets(OF_SHEETS.map(str::to_owned))));
    for reject in records.rejects() {
        let sheet = records.sheet(reject.origin.input);
        let texts = [
            schema.record_name(reject.record).to_owned(),
            sheet.map_or(records.input(reject.origin.input), |sheet| &sheet.file).to_owned(),
            reject.origin.line.to_string(),
            reject.column.unwrap_or_default().to_owned(),
            reject.value.to_owned(),
            format!("bieu::{}", reject.code.id),
            reject.reason().say(language),
            reject.help().map(|help| help.say(language)).unwrap_or_default(),
        ];
        let cell = sheet.map(|sheet| [sheet.sheet.clone(), sheet.cell(reject.origin.line, reject.column)]);
        list.add_texts(texts.into_iter().chain(of_sheets(cell.unwrap_or_default())));
    }
    list.finish()
}
