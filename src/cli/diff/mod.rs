//! `bieu diff`: what differs between two rule files, or two folders of them.

mod roots;
mod told;

use std::collections::BTreeSet;

use bieu::compare::Compared;
use bieu::diagnostic::{Diagnostic, Severity};
use bieu::records::Records;
use bieu::unstable::diagnostic::codes;
use bieu::unstable::documents::{self, Version};
use bieu::unstable::message::command as say;
use bieu::{Rules, compare};

use bieu::unstable::forms::Style;

use super::args::Diff;
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::files::shown;
use super::language;
use super::names;
use super::stop::Stop;
use roots::{Pair, folders};
use told::Found;

/// Compares and says what was found.
pub fn diff(diff: &Diff) -> Result<Ending, Failure> {
    drive(&diff.reading, Form::new(Version::DIFF, diff.is_document(), None).reading(diff.reads), |driver| {
        let pairs = match (diff.old.is_dir(), diff.new.is_dir()) {
            (true, true) => folders(diff, driver)?,
            (false, false) => {
                vec![Pair { name: shown(&diff.new), old: Some(diff.old.clone()), new: Some(diff.new.clone()) }]
            }
            _ => return Err(Failure::new(say::old_and_new_alike()).into()),
        };
        let many = pairs.len() > 1;
        let mut found = Found::new(diff.is_document(), many);
        for pair in &pairs {
            match compared(diff, driver, pair, many, &mut found) {
                Err(Stop::Failure(failure)) => return Err(failure.into()),
                Err(stop) => found.stopped(&pair.name, &stop),
                Ok(()) => {}
            }
        }
        if let Some(table) = diff.table.as_ref().filter(|_| !found.has_table && !found.faulty) {
            let names: Vec<&str> = found.names.iter().map(String::as_str).collect();
            return Err(names::unknown("--table ", table, names::What::TableOrCriteria, &names).into());
        }
        let ending = if found.faulty || found.errors > 0 { Ending::Findings } else { Ending::Clean };
        if driver.gives_document() {
            let (schema, programs) = (Version::DIFF, found.documents);
            return Ok(driver.give_document(Vec::new(), ending, |exit, findings| documents::Diff {
                schema,
                exit,
                programs,
                findings,
            })?);
        }
        let language = if diff.format.is_for_programs() { language::of_programs() } else { language::of_people() };
        driver.give((diff.format.write)(&found.told, &Style { language, ..Style::default() }))?;
        Ok(ending)
    })
}

fn compared(diff: &Diff, driver: &Driver, pair: &Pair, many: bool, found: &mut Found) -> Result<(), Stop> {
    let (Some(old), Some(new)) = (&pair.old, &pair.new) else {
        found.alone(&pair.name, if pair.new.is_some() { "added" } else { "removed" });
        return Ok(());
    };
    let (old, new) = match (driver.load(old)?, driver.load(new)?) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            return Err(Stop::Rules([old.err(), new.err()].into_iter().flatten().map(|faults| *faults).collect()));
        }
    };
    let ([old, new], records) = match diff.data.is_empty() {
        true => ([old, new], None),
        false => both_records(diff, driver, [old, new], many)?,
    };
    let mut comparison = match &records {
        None => compare(&old, &new),
        Some([of_old, of_new]) => {
            let [before, after] = [(&old, of_old), (&new, of_new)].map(|(rules, records)| rules.over(records));
            let (before, after) = (before.map_err(Failure::from)?, after.map_err(Failure::from)?);
            compare(Compared::from(&before).telling_keys(diff.keys), &after)
        }
    };
    if let Some(table) = &diff.table {
        let names = [&old, &new].into_iter().flat_map(names_of).collect::<BTreeSet<_>>();
        let has = names.contains(table);
        found.names.extend(names);
        if !has {
            return Ok(());
        }
        comparison.retain(table);
    }
    found.has_table = true;
    let mut findings = comparison.findings(new.model(), diff.strict);
    bieu::unstable::diagnostic::sort(&mut findings);
    found.compared(&pair.name, comparison, &findings, new.sources());
    Ok(())
}

/// The tables and criteria of a program.
fn names_of(rules: &Rules) -> impl Iterator<Item = String> {
    let criteria = rules.model().criteria.iter().map(|one| one.name.clone());
    rules.model().tables.iter().map(|one| one.name.clone()).chain(criteria)
}

/// The rules of both sides, with the records that are rows; and the records.
type Both = ([Rules; 2], Option<[Records; 2]>);

/// The same files, read by the schema of each side. Of many programs, one whose records are not among the files is compared
/// without.
fn both_records(diff: &Diff, driver: &Driver, [old, new]: [Rules; 2], many: bool) -> Result<Both, Stop> {
    let (of_old, of_new) = match (driver.assign(&old, &diff.data), driver.assign(&new, &diff.data)) {
        (Ok(of_old), Ok(of_new)) => (of_old, of_new),
        _ if many => return Ok(([old, new], None)),
        (of_old, of_new) => (of_old?, of_new?),
    };
    let ((old, of_old), (new, of_new)) = (driver.read(old, of_old)?, driver.read(new, of_new)?);
    for (record, set) in of_new.records.iter().filter(|(_, set)| !set.rejects.is_empty()) {
        let name = new.schema().record_name(record);
        let (rejects, read) = (set.rejects.len(), set.read);
        let message = say::rejected_by_new(rejects, read, name);
        driver.note(Diagnostic::new(&codes::REJECTED, message).graded(Severity::Warning));
    }
    Ok(([old, new], Some([of_old.records, of_new.records])))
}
