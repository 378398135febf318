//! `bieu schema`: what the records must look like.

use std::path::Path;

use bieu::Rules;
use bieu::schema::RecordId;
use bieu::unstable::documents::{RecordFiles, RecordForm, RecordForms, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::report::{record_json_schema, records_json_schema, template, template_titles};
use bieu::unstable::words::{self, Document, Terminal, Text, written};

use super::args::Schema;
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::files::shown;
use super::writer::{self, Page};
use super::{names, needs};

/// Shows JSON Schema or CSV headers.
pub fn schema(schema: &Schema) -> Result<Ending, Failure> {
    drive(&schema.reading, Form::new(Version::SCHEMA, schema.reading.json, None), |driver| {
        let rules = driver.rules(&schema.rules)?;
        let records = match schema.records.as_slice() {
            [] => needs::needed(&rules, &[]),
            wanted => {
                wanted.iter().map(|name| names::record(rules.schema(), "--record ", name)).collect::<Result<_, _>>()?
            }
        };
        if let Some(folder) = &schema.out {
            return Ok(write(schema, driver, &rules, &records, folder)?);
        }
        if schema.reading.json {
            return Ok(driver.give_ended(document(&rules, &records), Vec::new(), Ending::Clean)?);
        }
        driver.give(match schema.csv {
            true => Document::of_file(headers(&rules, &records)),
            false => words::json::document(&records_json_schema(rules.schema(), rules.sources(), &records)).into(),
        })?;
        Ok(Ending::Clean)
    })
}

/// One record type: its header alone. Several: each led by the name of its file.
fn headers(rules: &Rules, records: &[RecordId]) -> String {
    let header = |record: &RecordId| template(rules.schema().record(*record), false);
    match records {
        [only] => header(only),
        all => {
            let block = |record: &RecordId| format!("{}.csv\n{}", rules.schema().record_name(*record), header(record));
            all.iter().map(block).collect::<Vec<_>>().join("\n")
        }
    }
}

fn document(rules: &Rules, records: &[RecordId]) -> RecordForms {
    let record = |id: &RecordId| {
        let of = rules.schema().record(*id);
        RecordForm {
            record: rules.schema().record_name(*id).to_owned(),
            label: of.label.clone(),
            header: template_titles(of).into_iter().map(str::to_owned).collect(),
            csv: template(of, false),
            json_schema: record_json_schema(rules.schema(), rules.sources(), *id),
        }
    };
    RecordForms { schema: Version::SCHEMA, records: records.iter().map(record).collect() }
}

/// Writes a file for each type; none that is there is replaced, as it may hold records.
fn write(
    schema: &Schema,
    driver: &Driver,
    rules: &Rules,
    records: &[RecordId],
    folder: &Path,
) -> Result<Ending, Failure> {
    let page = |record: &RecordId| {
        let name = rules.schema().record_name(*record);
        match schema.csv {
            true => Page {
                path: folder.join(format!("{name}.csv")),
                text: Document::of_file(template(rules.schema().record(*record), true)),
            },
            false => Page {
                path: folder.join(format!("{name}.schema.json")),
                text: words::json::document(&record_json_schema(rules.schema(), rules.sources(), *record)).into(),
            },
        }
    };
    let pages: Vec<Page> = records.iter().map(page).collect();
    if let Some(there) = pages.iter().find(|page| page.path.symlink_metadata().is_ok()) {
        return Err(Failure::new(say::is_there_already(shown(&there.path))));
    }
    writer::make_folder(&driver.files, folder)?;
    writer::write(&driver.files, &pages)?;
    let written: Vec<String> = pages.iter().map(|page| shown(&page.path)).collect();
    if schema.reading.json {
        return driver.give_ended(RecordFiles { schema: Version::SCHEMA, files: written }, Vec::new(), Ending::Clean);
    }
    driver.give(written.iter().map(|path| written!(Terminal, "{}\n", path)).collect::<Text<Terminal>>())?;
    Ok(Ending::Clean)
}
