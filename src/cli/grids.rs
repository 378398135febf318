//! `bieu count`: records into a file of counts; and the files that `bieu run --grid` names.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use bieu::Rules;
use bieu::diagnostic::Severity;
use bieu::grid::{GridFile, Input, Keys};
use bieu::message::{Argument, Message};
use bieu::schema::RecordId;
use bieu::unstable::documents::{Counts, Finding, Grid, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::words::{Terminal, Text};

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
    let form = Form::new(Version::COUNT, count.reading.json, None).reading(count.reads);
    drive(&count.reading, form, |driver| {
        let is_stream = is_standard_output(&count.out);
        if is_stream && driver.gives_document() {
            return Err(Failure::new(say::two_to_standard_output()).into());
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
            return Err(Failure::new(say::nothing_in_parts()).into());
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
        Some(first) => Err(Failure::new(say::rows_need_keys(asked, *first))),
    }
}

fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-")
}

/// What was written, and what it shows of the records.
fn said_of(path: &Path, file: &GridFile, bytes: usize) -> Text<Terminal> {
    let (points, scarce) = (file.points(), file.scarce_points());
    let counts = say::points(points, bytes, scarce);
    let of = match file.part() {
        part if part.of == 1 => say::at_file(shown(path), counts),
        part => say::part_of(shown(path), part.number, part.of, counts),
    };
    let values = file.digested().into_iter().map(say::different_value);
    let digested: Vec<Message> = values.chain(file.digested_keys().into_iter().map(say::key_of)).collect();
    let mut lines = vec![of];
    lines.push(if digested.is_empty() { say::holds_no_key() } else { say::holds_digests(Argument::all(digested)) });
    let looked_up = file.types().into_iter().filter(|of| of.looked_up && of.given);
    lines.extend(looked_up.map(|of| say::was_looked_up(of.record)));
    if file.part().of > 1 && file.keys() == "none" {
        lines.push(say::keys_are_not_compared());
    }
    let lines: Vec<String> = lines.iter().map(|line| line.say(language::of_people())).collect();
    Text::lines_of(&format!("{}\n", lines.join("\n")))
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
            let rejected: Vec<String> =
                of.rejected.iter().map(|(code, records)| format!("{records} bieu::{code}")).collect();
            let read = if of.looked_up { say::looked_up(of.read, of.record) } else { say::read(of.read, of.record) };
            if rejected.is_empty() { read } else { say::with_rejected(read, rejected.join(", ")) }
        };
        let types: Vec<Message> = file.types().iter().filter(|of| of.given).map(of_type).collect();
        let said = match file.part() {
            part if part.of == 1 => say::at_file(file.name(), Argument::list(types)),
            part => say::part_of(file.name(), part.number, part.of, Argument::list(types)),
        };
        tell(&Text::of(said.say(language::of_people())));
    }
    let schema = rules.schema();
    let has_key = rules.counted_in_parts().any(|record| !schema.record(record).key.is_empty());
    if let Some(file) = grids.first().filter(|file| has_key && file.part().of > 1) {
        let said = match file.keys() {
            "digests" => say::no_key_in_two_parts(),
            "unique" => say::no_key_vouched_for(),
            _ => say::keys_were_not_compared(),
        };
        tell(&Text::of(said.say(language::of_people())));
    }
}
