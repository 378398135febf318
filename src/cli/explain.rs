//! `bieu explain`: why a cell holds what it holds.

use bieu::Question;
use bieu::Rules;
use bieu::records::Records;
use bieu::unstable::documents::{Explanation, Version};
use bieu::unstable::explain::{KeyFound, find_key, measured_record};
use bieu::unstable::message::command as say;
use bieu::unstable::report::explanation_text;

use super::args::Explain;
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::read::{Data, Said};
use super::{language, names};

/// Explains a cell.
pub fn explain(explain: &Explain) -> Result<Ending, Failure> {
    drive(
        &explain.reading,
        Form::new(Version::EXPLANATION, explain.reading.json, None).reading(explain.reads),
        |driver| {
            let rules = driver.rules(&explain.rules)?;
            // Rows that are records are known once these are read; what is not there of others is said before.
            let has_units = !rules.unit_types().is_empty();
            let asked = if has_units { None } else { Some(question(explain, &rules)?) };
            let (rules, data) = driver.data(rules, &explain.data)?;
            let question = asked.map_or_else(|| question(explain, &rules), Ok)?;
            Ok(give(explain, driver, &rules, question, &data)?)
        },
    )
}

/// The place asked about.
fn question(explain: &Explain, rules: &Rules) -> Result<Question, Failure> {
    let model = rules.model();
    let table = names::table(rules, "", &explain.table)?;
    let headers = &model.tables[table].headers;
    let row = names::member(&headers.rows, &explain.row, names::What::Row)?;
    let column = names::member(&headers.columns, &explain.column, names::What::Column)?;
    let asks_for_records = explain.records || explain.why_not.is_some();
    if asks_for_records && measured_record(model, rules.plan(), table, row, column).is_none() {
        return Err(Failure::new(say::counts_no_records(&headers.rows[row].id, &headers.columns[column].id)));
    }
    Ok(Question { table, row, column, keys: explain.records, why_not: None })
}

fn give(explain: &Explain, driver: &Driver, rules: &Rules, question: Question, data: &Data) -> Result<Ending, Failure> {
    let records = &data.records;
    data.say(rules.schema(), &Said::Counts);
    driver.note_rejects(data);
    let question = Question { why_not: row_of_key(explain, rules, question, records)?, ..question };
    let Some(explanation) = rules.over(records)?.explain(question) else {
        return Err(Failure::new(say::no_such_cell()));
    };
    if explain.reading.json {
        return driver.give_ended(Explanation::of(&explanation, language::of_programs()), Vec::new(), Ending::Clean);
    }
    driver.give(explanation_text(&explanation, language::of_people()))?;
    Ok(Ending::Clean)
}

/// The row of the record that is asked about.
fn row_of_key(explain: &Explain, rules: &Rules, question: Question, records: &Records) -> Result<Option<u32>, Failure> {
    let of = measured_record(rules.model(), rules.plan(), question.table, question.row, question.column);
    let (Some(key), Some(record)) = (&explain.why_not, of) else { return Ok(None) };
    let name = rules.schema().record_name(record);
    let why = match find_key(records, record, key) {
        KeyFound::Accepted(row) => return Ok(Some(row)),
        KeyFound::Rejected(reject) => {
            // In its own words, which are those of this reader.
            say::record_was_rejected(reject.to_line(records, language::of_people()).as_str())
        }
        KeyFound::Unknown(0) => say::no_record_read_with_key(name),
        KeyFound::Unknown(rejected) => say::no_record_accepted_with_key(name, rejected),
    };
    Err(Failure::new(say::of_option("--why-not", key, why)))
}
