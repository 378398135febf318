//! `bieu explain`: why a cell holds what it holds.

use bieu::Rules;
use bieu::diagnostic::did_you_mean;
use bieu::explain::{Evaluated, KeyFound, Question, explain as explained, find_key, measured_record};
use bieu::outcome::{MemberHeader, named};
use bieu::records::Records;
use bieu::report::{EXPLANATION_SCHEMA, explanation_json, explanation_text};

use super::args::Explain;
use super::ending::{Ending, Failure};
use super::read::FileAccount;
use super::{assign, console, read, rejects, rules};

/// Explains a cell.
///
/// # Errors
/// The command line, or a file that cannot be read.
pub fn explain(explain: &Explain) -> Result<Ending, Failure> {
    let rules = match rules::load(&explain.rules, &explain.reading)? {
        Ok(rules) => rules,
        Err(faults) => return rules::faulty(&faults, explain.json.then_some(EXPLANATION_SCHEMA)),
    };
    let question = question(explain, &rules)?;
    let assignment = assign::assign(rules.schema(), &explain.data)?;
    for warning in &assignment.warnings {
        console::say(&format!("warning: {}", console::printable(warning)));
    }
    match read::read(rules.schema(), assignment.files)? {
        Ok((records, files)) => give(explain, &rules, question, &records, &files),
        Err(faults) => rules::faulty_files(&faults, explain.json.then_some(EXPLANATION_SCHEMA)),
    }
}

/// The place asked about. What is not there is said before records are read.
fn question(explain: &Explain, rules: &Rules) -> Result<Question, Failure> {
    let model = rules.model();
    let table = find_table(rules, &explain.table)?;
    let headers = &model.tables[table].headers;
    let row = find_member(&headers.rows, &explain.row, "row")?;
    let column = find_member(&headers.columns, &explain.column, "column")?;
    let asks_for_records = explain.records || explain.why_not.is_some();
    if asks_for_records && measured_record(model, rules.plan(), table, row, column).is_none() {
        return Err(Failure::new(format!(
            "the cell [{}, {}] counts no records itself: --records and --why-not ask about a cell that does; without \
             them, `bieu explain` shows where this one comes from",
            headers.rows[row].id, headers.columns[column].id
        )));
    }
    Ok(Question { table, row, column, keys: explain.records, why_not: None })
}

/// The position of a table by its name.
///
/// # Errors
/// There is no such table.
pub fn find_table(rules: &Rules, name: &str) -> Result<usize, Failure> {
    let names = || rules.model().tables.iter().map(|table| table.name.as_str());
    names().position(|known| known == name).ok_or_else(|| {
        let near = did_you_mean(name, names()).map(|near| format!("; did you mean {near}?"));
        let known = || format!("; the tables are {}", names().collect::<Vec<_>>().join(", "));
        Failure::new(format!("{name}: there is no such table{}", near.unwrap_or_else(known)))
    })
}

fn find_member(members: &[MemberHeader], word: &str, what: &str) -> Result<usize, Failure> {
    match named(members, word).as_slice() {
        [only] => Ok(*only),
        [] => {
            let names = members.iter().flat_map(|member| [member.id.as_str(), member.label.as_str()]);
            let near = did_you_mean(word, names).map(|near| format!("; did you mean {near}?"));
            let ids = || members.iter().map(|member| member.id.as_str()).collect::<Vec<_>>().join(", ");
            let known = || format!("; the {what}s are {}", ids());
            Err(Failure::new(format!("{word}: there is no such {what}{}", near.unwrap_or_else(known))))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|position| members[*position].id.as_str()).collect();
            Err(Failure::new(format!("{word}: several {what}s are called so; say which: {}", ids.join(", "))))
        }
    }
}

fn give(
    explain: &Explain,
    rules: &Rules,
    question: Question,
    records: &Records,
    files: &[FileAccount],
) -> Result<Ending, Failure> {
    let rejected = rejects::all(records);
    for (input, file) in files.iter().enumerate() {
        let rejected = rejects::of_input(&rejected, input);
        if !rejected.is_empty() {
            // Rejects quote the data; that is for a run to do.
            console::say(&format!(
                "{}; `bieu run --rejects FILE` lists them",
                file.to_line(rules.schema(), rejected.len())
            ));
        }
    }
    let question = Question { why_not: row_of_key(explain, rules, question, records)?, ..question };
    let outcome = rules.evaluate(records);
    let aggregates = rules.aggregates(records);
    let evaluated = Evaluated { model: rules.model(), plan: rules.plan(), records, aggregates: &aggregates };
    let explanation = outcome.tables.get(question.table).and_then(|table| explained(evaluated, table, question));
    let Some(explanation) = explanation else {
        return Err(Failure::new("there is no such cell"));
    };
    if explain.json {
        console::give_json(&explanation_json(&explanation))?;
    } else {
        console::give(&explanation_text(&explanation))?;
    }
    Ok(if rejected.is_empty() { Ending::Clean } else { Ending::Findings })
}

/// The row of the record that is asked about.
fn row_of_key(explain: &Explain, rules: &Rules, question: Question, records: &Records) -> Result<Option<u32>, Failure> {
    let of = measured_record(rules.model(), rules.plan(), question.table, question.row, question.column);
    let (Some(key), Some(record)) = (&explain.why_not, of) else { return Ok(None) };
    let name = rules.schema().record_name(record);
    let why = match find_key(records, record, key) {
        KeyFound::Accepted(row) => return Ok(Some(row)),
        KeyFound::Rejected(reject) => format!("the record was rejected: {}", reject.to_line(records)),
        KeyFound::Unknown(0) => format!("no {name} that was read has this key"),
        KeyFound::Unknown(rejected) => {
            let may = if rejected == 1 {
                "1 was rejected and may be it".to_owned()
            } else {
                format!("{rejected} were rejected, and it may be among them")
            };
            format!("no {name} that was accepted has this key; {may}")
        }
    };
    Err(Failure::new(format!("--why-not {}: {why}", console::printable(key))))
}
