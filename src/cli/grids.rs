//! `bieu count`: records into a file of counts; and the files that `bieu run --grid` names.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use bieu::Rules;
use bieu::diagnostic::Severity;
use bieu::grid::{GridFile, Input, Keys, Part};
use bieu::schema::RecordId;
use bieu::unstable::documents::{Counts, Finding, Grid, Version};
use bieu::unstable::words::{Terminal, Text, written};

use super::args::{Count, KeysKept};
use super::console::{self, say as tell};
use super::count::Tallied;
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::files::shown;
use super::language;
use super::read::Said;
use super::stop::Stop;
use super::{count, findings, stop, writer};

/// Counts records into a file.
pub fn count(count: &Count) -> Result<Ending, Failure> {
    // The document goes to standard output, and what was counted to its file.
    let form = Form::new(Version::COUNT, count.reading.json, None).telling(count.progress);
    drive(&count.reading, form, |driver| {
        let is_stream = is_standard_output(&count.out);
        if is_stream && driver.gives_document() {
            return Err(Failure::new("--out - takes standard output, and so does --json: name a file").into());
        }
        if !is_stream {
            writer::foresee(&driver.files, &count.out, false)?;
        }
        let rules = driver.rules(&count.rules)?;
        if !driver.gives_document() {
            stop::say(rules.warnings(), rules.sources());
        }
        must_have_no_units(&rules, "bieu count")?;
        let rules = if count.refine { rules.refined() } else { rules };
        let in_parts = count.part.of == 1 || rules.counted_in_parts().next().is_some();
        if !in_parts {
            return Err(Failure::new(
                "--part: there is no record type that can be counted in parts, since others refer to each of them, or derived fields are worked out from them; count all records at once",
            )
            .into());
        }
        let has_key = |record: &RecordId| !rules.schema().record(*record).key.is_empty();
        let digested: Vec<RecordId> = match count.keys {
            KeysKept::Digests => rules.counted_in_parts().filter(has_key).collect(),
            KeysKept::None | KeysKept::Unique => Vec::new(),
        };
        let (rules, tallied) = driver.counted(rules, &count.data, count::threads(count.threads), &digested)?;
        Ok(give(count, driver, &rules, tallied)?)
    })
}

fn give(count: &Count, driver: &Driver, rules: &Rules, tallied: Tallied) -> Result<Ending, Failure> {
    let Tallied { data, counted, keys } = tallied;
    let keys = match count.keys {
        KeysKept::None => Keys::NotLookedFor,
        KeysKept::Digests => Keys::Digests(keys),
        KeysKept::Unique => Keys::Unique,
    };
    let inputs = data.files.iter().map(|file| Input { record: file.record, digest: file.digest.clone() });
    let file = rules.grid_file(&counted, count.part, &keys, &inputs.collect::<Vec<_>>()).map_err(Failure::from)?;
    let bytes = file.to_bytes();
    if is_standard_output(&count.out) {
        console::give_bytes(&bytes)?;
    } else {
        writer::write_bytes(&driver.files, &count.out, &bytes)?;
    }
    let severity = if count.allow_rejects { Severity::Warning } else { Severity::Error };
    let rejected = u64::try_from(data.records.rejects().count()).unwrap_or(u64::MAX);
    if !driver.gives_document() {
        data.say(rules.schema(), &Said::First(None));
        let told = said_of(&count.out, &file, bytes.len());
        match is_standard_output(&count.out) {
            true => console::say(&told.trimmed()),
            false => console::give(told)?,
        }
    }
    if let Some(finding) = findings::of_rejects(rejected, severity) {
        driver.note(finding);
    }
    if driver.gives_document() {
        let told = Finding::all(rules.warnings(), rules.sources(), language::of_programs());
        return driver.give_document(told, Ending::Clean, |exit, findings| Counts {
            schema: Version::COUNT,
            exit,
            findings,
            inputs: data.inputs(rules.schema()),
            grid: Grid::of(&shown(&count.out), &file),
            bytes: bytes.len(),
            scarce_points: file.scarce_points(),
            digests_of: file.digested().into_iter().map(str::to_owned).collect(),
        });
    }
    Ok(driver.ending(Ending::Clean))
}

/// A file of counts holds no key of a record, and by keys rows are told apart that are records.
pub fn must_have_no_units(rules: &Rules, asked: &str) -> Result<(), Failure> {
    let schema = rules.schema();
    let types: Vec<&str> = rules.unit_types().into_iter().map(|record| schema.record_name(record)).collect();
    match types.first() {
        None => Ok(()),
        Some(first) => Err(Failure::new(format!(
            "{asked}: records of {first} can be rows, which are told apart by their keys, and a file of counts holds no key; count the \
             records by `bieu run --data`"
        ))),
    }
}

fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-")
}

/// What was written, and what it shows of the records.
fn said_of(path: &Path, file: &GridFile, bytes: usize) -> Text<Terminal> {
    let (points, scarce) = (file.points(), file.scarce_points());
    let mut lines = vec![format!(
        "{}: {}{points} points in {bytes} bytes; {scarce} of the points hold fewer than 5 records",
        shown(path),
        part(file.part())
    )];
    let mut digested: Vec<String> = file.digested().iter().map(|of| format!("different value of `{of}`")).collect();
    digested.extend(file.digested_keys().iter().map(|of| format!("key of {of}")));
    lines.push(match digested.as_slice() {
        [] => "It holds no key and no text of a record. A point with few records is nearly the records: keep the file as you keep them.".to_owned(),
        of => format!(
            "It holds no text of a record, but a digest of each {}: who has a list of such values can find which are in it. Keep the file as you keep the records.",
            of.join(", and of each ")
        ),
    });
    let looked_up = file.types().into_iter().filter(|of| of.looked_up && of.given);
    lines.extend(looked_up.map(|of| format!("{} was looked up: each part needs all of it.", of.record)));
    if file.part().of > 1 && file.keys() == "none" {
        lines.push("Whether a key stands in two parts is not looked for.".to_owned());
    }
    Text::lines_of(&format!("{}\n", lines.join("\n")))
}

fn part(part: Part) -> String {
    if part.of == 1 { String::new() } else { format!("part {} of {}, ", part.number, part.of) }
}

/// Files of counts that were read, until they are written anew.
#[derive(Default)]
pub struct Held {
    written: Vec<Option<SystemTime>>,
    grids: Option<Rc<[GridFile]>>,
}

impl Held {
    /// The files that `--grid` names.
    pub fn read(&mut self, driver: &Driver, paths: &[PathBuf]) -> Result<Rc<[GridFile]>, Stop> {
        let written = |path: &PathBuf| path.metadata().and_then(|about| about.modified()).ok();
        let written: Vec<Option<SystemTime>> = paths.iter().map(written).collect();
        if let Some(grids) = self.grids.as_ref().filter(|_| written == self.written) {
            return Ok(Rc::clone(grids));
        }
        let grids: Rc<[GridFile]> = read(driver, paths)?.into();
        (self.written, self.grids) = (written, Some(Rc::clone(&grids)));
        Ok(grids)
    }
}

fn read(driver: &Driver, paths: &[PathBuf]) -> Result<Vec<GridFile>, Stop> {
    let (mut grids, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        match GridFile::read(&shown(path), &driver.files.named(path)?) {
            Ok(grid) => grids.push(grid),
            Err(fault) => faults.push(*fault),
        }
    }
    if faults.is_empty() { Ok(grids) } else { Err(Stop::Files(faults)) }
}

/// Says what each file was counted of.
pub fn say(rules: &Rules, grids: &[GridFile]) {
    for file in grids {
        let of_type = |of: &bieu::grid::TypeCount<'_>| {
            let how = if of.looked_up { "looked up" } else { "read" };
            let rejected: Vec<String> =
                of.rejected.iter().map(|(code, records)| format!("{records} bieu::{code}")).collect();
            let rejected =
                if rejected.is_empty() { String::new() } else { format!(", rejected: {}", rejected.join(", ")) };
            format!("{} {} {how}{rejected}", of.read, of.record)
        };
        let types: Vec<String> = file.types().iter().filter(|of| of.given).map(of_type).collect();
        tell(&written!(Terminal, "{}: {}{}", file.name(), part(file.part()), types.join("; ")));
    }
    let schema = rules.schema();
    let has_key = rules.counted_in_parts().any(|record| !schema.record(record).key.is_empty());
    if let Some(file) = grids.first().filter(|file| has_key && file.part().of > 1) {
        tell(&Text::own(match file.keys() {
            "digests" => "No key stands in two parts, by their digests.",
            "unique" => "That no key stands in two parts was vouched for, and not looked for.",
            _ => "Whether a key stands in two parts was not looked for.",
        }));
    }
}
