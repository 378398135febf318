//! Parts that add up: whether they are those of one whole, each once, and what they come to.

use std::collections::BTreeMap;

use super::GridFile;
use super::columns::Columns;
use super::document::{Document, OfType, Points, StoredKeys};
use super::fault::{self, Why};
use super::identity;
use super::made::populations;
use super::packed::sums;
use super::read::accepted;
use super::served::Serving;
use crate::diagnostic::codes;
use crate::exec::{Counted, Grid, TypeAccount};
use crate::message::{Message, grids as say};
use crate::model::Model;
use crate::plan::{Plan, Population};
use crate::records::{FileError, Way};
use crate::schema::FieldId;

/// What was counted in all parts.
pub(super) fn counted(model: &Model, plan: &Plan, parts: &[GridFile]) -> Result<Counted, Box<FileError>> {
    let Some(first) = parts.first() else {
        return Err(Box::new(FileError::one("", fault::lacking(&[1], 1))));
    };
    let at = |part: &GridFile, why: Why| Box::new(FileError::one(&part.name, why));
    for part in parts {
        must_be_counted_by(model, &part.document).map_err(|why| at(part, why))?;
        must_be_of_one_whole(first, &part.document).map_err(|why| at(part, why))?;
    }
    must_be_all(parts)?;
    must_be_counted_once(parts)?;
    must_have_keys_of_their_own(parts)?;
    let mut all: Option<Counted> = None;
    for part in parts {
        let counted = of_part(model, plan, part, all.is_none()).map_err(|why| at(part, why))?;
        match &mut all {
            None => all = Some(counted),
            Some(all) => all.add(counted),
        }
    }
    all.ok_or_else(|| at(first, fault::lacking(&[1], 1)))
}

/// Whether the records were read as these rules would read them.
fn must_be_counted_by(model: &Model, document: &Document) -> Result<(), Why> {
    if document.records != identity::of_records(&model.schema) || document.types.len() != model.schema.records.len() {
        return Err(fault::of_other_records(say::other_records()));
    }
    if document.spellings != identity::of_spellings(&model.schema) {
        return Err(fault::of_other_records(say::other_spellings()));
    }
    Ok(())
}

fn must_be_of_one_whole(first: &GridFile, document: &Document) -> Result<(), Why> {
    let (one, name) = (&first.document, &first.name);
    if document.part.1 != one.part.1 {
        return Err(fault::foreign(say::other_number_of_parts(document.part.1, name, one.part.1)));
    }
    if document.refined != one.refined {
        return Err(fault::foreign(say::one_is_refined(name)));
    }
    if std::mem::discriminant(&document.keys) != std::mem::discriminant(&one.keys) {
        return Err(fault::foreign(say::other_keys(name)));
    }
    if document.plan != one.plan {
        return Err(fault::foreign(say::counted_by_other_rules(name)));
    }
    for (of, other) in document.types.iter().zip(&one.types).filter(|(of, other)| of.looked_up || other.looked_up) {
        if of != other || !grids_of(document, of).eq(grids_of(one, other)) {
            return Err(fault::looked_up_otherwise(&of.name, name));
        }
    }
    Ok(())
}

fn grids_of<'d>(document: &'d Document, of: &OfType) -> impl Iterator<Item = &'d Points> {
    let record = document.types.iter().position(|other| std::ptr::eq(other, of));
    document.grids.iter().filter(move |grid| Some(grid.record as usize) == record)
}

/// Whether each part is there once.
fn must_be_all(parts: &[GridFile]) -> Result<(), Box<FileError>> {
    let mut given: BTreeMap<u32, &GridFile> = BTreeMap::new();
    for part in parts {
        let (number, of) = part.document.part;
        if let Some(other) = given.insert(number, part) {
            let what = match of {
                1 => say::both_count_all(&other.name),
                _ => say::same_part(number, of, &other.name),
            };
            return Err(Box::new(FileError::one(&part.name, fault::doubled(what))));
        }
    }
    let Some((_, first)) = given.first_key_value() else { return Ok(()) };
    let of = first.document.part.1;
    let lacking: Vec<u32> = (1..=of).filter(|number| !given.contains_key(number)).collect();
    if lacking.is_empty() {
        return Ok(());
    }
    Err(Box::new(FileError::one(&first.name, fault::lacking(&lacking, of))))
}

/// Whether no input of records was counted in two parts.
fn must_be_counted_once(parts: &[GridFile]) -> Result<(), Box<FileError>> {
    let mut known = BTreeMap::new();
    for part in parts {
        for of in part.document.types.iter().filter(|of| !of.looked_up && of.read > 0) {
            for input in &of.inputs {
                let other: &mut &GridFile = known.entry((&of.name, input)).or_insert(part);
                if !std::ptr::eq(*other, part) {
                    let what = say::same_input(&of.name, &other.name);
                    return Err(Box::new(FileError::one(&part.name, fault::doubled(what))));
                }
            }
        }
    }
    Ok(())
}

/// Whether no key stands in two parts, where that is looked for.
fn must_have_keys_of_their_own(parts: &[GridFile]) -> Result<(), Box<FileError>> {
    let mut known: Vec<(u32, u64, usize)> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let StoredKeys::Digests(all) = &part.document.keys else { continue };
        let is_counted = |record: u32| part.document.types.get(record as usize).is_some_and(|of| !of.looked_up);
        for (record, digests) in all.iter().filter(|(record, _)| is_counted(*record)) {
            known.extend(sums(1, digests).unwrap_or_default().into_iter().map(|digest| (*record, digest, place)));
        }
    }
    known.sort_unstable();
    let is_twice = |pair: &&[(u32, u64, usize)]| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1);
    let Some(pair) = known.windows(2).find(is_twice) else { return Ok(()) };
    let (one, other) = (&parts[pair[0].2], &parts[pair[1].2]);
    let record = other.document.types.get(pair[1].0 as usize).map_or("", |of| of.name.as_str());
    Err(Box::new(FileError::one(&other.name, fault::key_in_two(record, &one.name))))
}

/// What was counted in one part; of types that were looked up only if it is the first.
fn of_part(model: &Model, plan: &Plan, part: &GridFile, is_first: bool) -> Result<Counted, Why> {
    let document = &part.document;
    let is_counted = |of: &OfType| is_first || !of.looked_up;
    let accounts: Vec<TypeAccount> =
        document.types.iter().map(|of| if is_counted(of) { account(of) } else { TypeAccount::default() }).collect();
    let mut grids = Vec::new();
    for population in populations(plan) {
        let Some(of) = document.types.get(population.record.0 as usize).filter(|of| is_counted(of)) else {
            grids.push(Grid::default());
            continue;
        };
        let (columns, serving) = serving(model, population, part)?;
        grids.push(serving.grid(columns, accepted(of), of.given));
    }
    Ok(Counted::of(plan, grids, accounts))
}

/// The grid of a file that serves a population; of those that do not, the nearest says why.
fn serving<'a>(
    model: &Model,
    population: &'a Population,
    part: &'a GridFile,
) -> Result<(&'a Columns, Serving<'a>), Why> {
    let document = &part.document;
    let mut nearest: Option<Vec<Message>> = None;
    let of_type = |(grid, _): &(&Points, &Columns)| grid.record == population.record.0;
    for (grid, columns) in document.grids.iter().zip(&part.columns).filter(of_type) {
        match Serving::new(model, population, grid) {
            Ok(serving) => return Ok((columns, serving)),
            Err(lacking) if nearest.as_ref().is_none_or(|nearest| lacking.len() < nearest.len()) => {
                nearest = Some(lacking);
            }
            Err(_) => {}
        }
    }
    let what = nearest.unwrap_or_else(|| vec![say::no_record_counted(model.schema.record_name(population.record))]);
    Err(fault::too_coarse(what, document.refined))
}

fn account(of: &OfType) -> TypeAccount {
    let rejected = of.rejected.iter().filter_map(|(code, records)| Some((codes::find(code)?.id, *records)));
    let taken = of.taken.iter().filter_map(|(field, way, values)| Some(((FieldId(*field), Way::named(way)?), *values)));
    TypeAccount { given: of.given, read: of.read, rejected: rejected.collect(), taken: taken.collect() }
}
