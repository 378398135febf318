//! Records from objects: a host's structs through serde, JSON arrays, JSON lines, and one document of all types.
//!
//! Keys are field names, labels or aliases. Numbers are read as they are written, to the last digit; a host's binary
//! floating-point number is the shortest decimal that gives it back, as every program writes it.

mod host;
mod members;
mod place;

use std::borrow::Cow;

use serde_json::value::RawValue;

use self::members::Members;
use self::place::{lines, place};
use super::Origin;
use super::build::RecordsBuilder;
use super::file_fault::{FileError, FileFinding};
use super::incoming::{self, composed};
use crate::diagnostic::{codes, did_you_mean};
use crate::message::{Argument, data_files as say};
use crate::schema::{RecordId, Schema};

/// What was found in a JSON file, of one record type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonAccount {
    /// The type.
    pub record: RecordId,
    /// What the records are said to come from: the name of the file, and in a document of all types the type behind it.
    pub input: String,
    /// How many records were read, accepted or not.
    pub read: u64,
    /// Names in objects that no field has, ascending; they are read by nothing.
    pub ignored: Vec<String>,
}

/// Reads records of one type from JSON: an array of objects, or one object a line. Origins count the objects of an array, or
/// lines.
///
/// # Errors
/// A file that is empty, no UTF-8 or no JSON of this shape, of which nothing is taken. In JSON lines a bad line is a reject.
pub fn read_json(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    name: &str,
    bytes: &[u8],
) -> Result<JsonAccount, FileError> {
    let refused = |finding| FileError::one(name, finding);
    let text = text_of(bytes).map_err(refused)?;
    if document(builder.schema(), text).is_some() {
        let of = builder.schema().record_name(record);
        let message = say::document_of_types(of);
        return Err(refused(FileFinding::new(&codes::NOT_JSON, message).help(say::give_as_document())));
    }
    if incoming::trim(text).starts_with('[') {
        let objects = array(text, text).map_err(refused)?;
        return Ok(push_array(builder, record, name.to_owned(), &objects));
    }
    let input = builder.input(name);
    builder.given(record);
    let before = builder.set_mut(record).read;
    for (line, text) in lines(text).filter(|(_, text)| !incoming::trim(text).is_empty()) {
        builder.push_json(record, Origin { input, line }, text);
    }
    Ok(account(builder, record, name.to_owned(), before))
}

/// Reads a document of all record types: an object that holds, by the names of the types, an array of each one's records. The
/// accounts are in the order of the document. Origins count the objects of an array.
///
/// # Errors
/// A file that is no such document, of which nothing is taken: a member is not a record type, stands twice or holds no array.
pub fn read_json_document(
    builder: &mut RecordsBuilder<'_>,
    name: &str,
    bytes: &[u8],
) -> Result<Vec<JsonAccount>, FileError> {
    let refused = |finding| FileError::one(name, finding);
    let text = text_of(bytes).map_err(refused)?;
    let members = serde_json::from_str::<Members<'_>>(text)
        .map_err(|error| refused(FileFinding::new(&codes::NOT_JSON, say::not_json_object(place(text, &error)))))?;
    let mut arrays: Vec<(RecordId, Vec<&RawValue>)> = Vec::new();
    let mut findings = Vec::new();
    for (member, value) in &members.0 {
        match record_of(builder.schema(), member) {
            Err(finding) => findings.push(finding),
            Ok(record) if arrays.iter().any(|(other, _)| *other == record) => findings.push(
                FileFinding::new(&codes::DOUBLE_COLUMN, say::member_stands_twice(&**member))
                    .help(say::put_into_one_array()),
            ),
            Ok(record) => match array(text, value.get()) {
                Ok(objects) => arrays.push((record, objects)),
                Err(_) => findings.push(
                    FileFinding::new(&codes::NOT_JSON, say::member_not_array(&**member)).help(say::write_as_array()),
                ),
            },
        }
    }
    if !findings.is_empty() {
        return Err(FileError { file: name.to_owned(), findings });
    }
    let taken = arrays.into_iter().map(|(record, objects)| {
        let input = format!("{name}[{}]", builder.schema().record_name(record));
        push_array(builder, record, input, &objects)
    });
    Ok(taken.collect())
}

/// Whether a file is a document of all types, so that [`read_json_document`] is to read it.
#[must_use]
pub fn is_json_document(schema: &Schema, bytes: &[u8]) -> bool {
    text_of(bytes).ok().and_then(|text| document(schema, text)).is_some()
}

/// The members of an object that is a document of all types: it holds arrays alone, or an array under the name of a type. A
/// record holds no array, so that it is never taken for one.
fn document<'t>(schema: &Schema, text: &'t str) -> Option<Members<'t>> {
    let members = incoming::trim(text).starts_with('{').then(|| serde_json::from_str::<Members<'_>>(text).ok())??;
    let is_array = |value: &RawValue| value.get().starts_with('[');
    let all = !members.0.is_empty() && members.0.iter().all(|(_, value)| is_array(value));
    let named =
        |(name, value): &(Cow<'_, str>, &RawValue)| is_array(value) && schema.find_record(&composed(name)).is_some();
    (all || members.0.iter().any(named)).then_some(members)
}

fn record_of(schema: &Schema, member: &str) -> Result<RecordId, FileFinding> {
    schema.find_record(&composed(member)).ok_or_else(|| {
        let names = || schema.records.keys().map(String::as_str);
        let finding = FileFinding::new(&codes::NO_SUCH_TYPE, say::no_such_type(member));
        finding.help(match did_you_mean(member, names()) {
            Some(near) => say::did_you_mean(near),
            None => say::rules_declare(Argument::list(names())),
        })
    })
}

fn push_array(builder: &mut RecordsBuilder<'_>, record: RecordId, name: String, objects: &[&RawValue]) -> JsonAccount {
    let input = builder.input(name.clone());
    builder.given(record);
    let before = builder.set_mut(record).read;
    for (line, object) in (1..).zip(objects) {
        builder.push_json(record, Origin { input, line }, object.get());
    }
    account(builder, record, name, before)
}

fn account(builder: &mut RecordsBuilder<'_>, record: RecordId, input: String, before: u64) -> JsonAccount {
    let ignored = builder.unused(record).map(str::to_string).collect();
    JsonAccount { record, input, read: builder.set_mut(record).read - before, ignored }
}

/// The elements of an array that is the whole file, or a part of it.
fn array<'t>(whole: &str, text: &'t str) -> Result<Vec<&'t RawValue>, FileFinding> {
    serde_json::from_str(text).map_err(|error| {
        let at = place(whole, &error);
        FileFinding::new(&codes::NOT_JSON, say::not_json_array(at))
    })
}

/// The text of a file, its byte order mark left out.
fn text_of(bytes: &[u8]) -> Result<&str, FileFinding> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = say::file_not_utf8((error.valid_up_to() + 1).to_string());
        FileFinding::new(&codes::NOT_TEXT, message).help(say::save_as_utf8())
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if incoming::trim(text).is_empty() {
        let finding = FileFinding::new(&codes::EMPTY_FILE, say::no_json_in_empty_file());
        return Err(finding.help(say::write_empty_array()));
    }
    Ok(text)
}
