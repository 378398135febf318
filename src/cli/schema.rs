//! `bieu schema`: what the records must look like.

use std::path::Path;

use bieu::Rules;
use bieu::diagnostic::{did_you_mean, to_json};
use bieu::schema::RecordId;
use serde_json::{Value, json};

use super::args::Schema;
use super::ending::{Ending, Failure};
use super::loader::shown;
use super::{console, json_schema, needs, outputs, rules, templates};

/// The name and version of the document that `--json` gives.
const SCHEMA: &str = "bieu.schema/1";

/// Shows JSON Schema or CSV headers.
///
/// # Errors
/// A file that cannot be read or written, or a record type that is not there.
pub fn schema(schema: &Schema) -> Result<Ending, Failure> {
    let rules = match rules::load(&schema.rules, &schema.reading)? {
        Ok(rules) => rules,
        Err(faults) if schema.json => {
            let findings: Vec<Value> = faults.findings.iter().map(|f| to_json(f, &faults.sources)).collect();
            let exit = Ending::Findings.code();
            console::give_json(&json!({ "schema": SCHEMA, "exit": exit, "findings": findings }))?;
            return Ok(Ending::Findings);
        }
        Err(faults) => {
            rules::say(&faults.findings, &faults.sources);
            return Ok(Ending::Findings);
        }
    };
    let records = wanted(schema, &rules)?;
    if let Some(folder) = &schema.out {
        write(schema, &rules, &records, folder)?;
    } else if schema.json {
        console::give_json(&document(&rules, &records))?;
    } else if schema.csv {
        console::give(&headers(&rules, &records))?;
    } else {
        console::give_json(&json_schema::of_records(&rules, &records))?;
    }
    Ok(Ending::Clean)
}

fn wanted(schema: &Schema, rules: &Rules) -> Result<Vec<RecordId>, Failure> {
    if schema.records.is_empty() {
        return Ok(needs::needed(rules, None));
    }
    let find = |name: &String| {
        rules.schema().find_record(name).ok_or_else(|| {
            let names = || rules.schema().records.keys().map(String::as_str);
            let near = did_you_mean(name, names()).map(|near| format!("; did you mean {near}?"));
            let known = || format!("; the rules declare {}", names().collect::<Vec<_>>().join(", "));
            Failure::new(format!("--record {name}: there is no such record type{}", near.unwrap_or_else(known)))
        })
    };
    schema.records.iter().map(find).collect()
}

/// One record type: its header alone. Several: each led by the name of its file.
fn headers(rules: &Rules, records: &[RecordId]) -> String {
    let header = |record: &RecordId| templates::header(rules.schema().record(*record), false);
    match records {
        [only] => header(only),
        all => {
            let block = |record: &RecordId| format!("{}.csv\n{}", rules.schema().record_name(*record), header(record));
            all.iter().map(block).collect::<Vec<_>>().join("\n")
        }
    }
}

fn document(rules: &Rules, records: &[RecordId]) -> Value {
    let record = |id: &RecordId| {
        let of = rules.schema().record(*id);
        json!({
            "record": rules.schema().record_name(*id),
            "label": of.label,
            "header": templates::titles(of),
            "csv": templates::header(of, false),
            "json_schema": json_schema::of_record(rules, *id),
        })
    };
    json!({ "schema": SCHEMA, "records": records.iter().map(record).collect::<Vec<_>>() })
}

/// Writes a file for each type; none that is there is replaced, as it may hold records.
fn write(schema: &Schema, rules: &Rules, records: &[RecordId], folder: &Path) -> Result<(), Failure> {
    let ending = if schema.csv { "csv" } else { "schema.json" };
    let path = |record: &RecordId| folder.join(format!("{}.{ending}", rules.schema().record_name(*record)));
    if let Some(there) = records.iter().map(path).find(|path| path.exists()) {
        return Err(Failure::new(format!("{}: it is there already, and it is not replaced", shown(&there))));
    }
    outputs::make_folder(folder)?;
    let mut written = Vec::new();
    for record in records {
        let text = if schema.csv {
            templates::header(rules.schema().record(*record), true)
        } else {
            format!("{:#}\n", json_schema::of_record(rules, *record))
        };
        outputs::file(&path(record), &text)?;
        written.push(shown(&path(record)));
    }
    if schema.json {
        return console::give_json(&json!({ "schema": SCHEMA, "files": written }));
    }
    console::give(&(written.join("\n") + "\n"))
}
