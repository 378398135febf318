//! Records from objects: a host's structs through serde, JSON arrays, and JSON lines.
//!
//! Keys are field names, labels or aliases. A binary floating-point number is taken only where its shortest text has at
//! most 15 digits: such a decimal survives the way through a double unchanged, so nothing is rounded in silence. The
//! outcome of binary arithmetic (`0.30000000000000004`) has more, and is refused; give it as text.

use serde::Serialize;
use serde_json::Value as Json;

use super::build::RecordsBuilder;
use super::cell::{CellFault, RawCell};
use super::file_fault::{FileFault, FileFinding};
use super::headers::{Headers, field_title};
use super::{Origin, incoming};
use crate::diagnostic::codes;
use crate::schema::{FieldId, RecordId};
use crate::value::Number;

/// The most digits of a decimal that a double gives back as it was written.
const EXACT_DIGITS: usize = 15;

/// What was found in a JSON file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonAccount {
    /// How many records were read, accepted or not.
    pub read: u64,
    /// Names in objects that no field has, ascending; they are read by nothing.
    pub ignored: Vec<String>,
}

impl RecordsBuilder<'_> {
    /// Takes one record as any type that serde can write as a map or struct, with field names, labels or aliases as
    /// its keys. Its origin is its place in the sequence of pushes for its type. Keys that no field has are listed by
    /// [`RecordsBuilder::unused`].
    pub fn push<T: Serialize + ?Sized>(&mut self, record: RecordId, value: &T) {
        let input = match self.set_mut(record).implicit_input {
            Some(input) => input,
            None => {
                let name = self.schema().record_name(record).to_string();
                let input = self.input(name);
                self.set_mut(record).implicit_input = Some(input);
                input
            }
        };
        let line = self.set_mut(record).next_pushed();
        let origin = Origin { input, line };
        match serde_json::to_value(value) {
            Ok(object) => self.push_object(record, origin, &object),
            Err(error) => {
                let reason = format!("The value cannot be written as an object: {error}.");
                self.push_broken(record, origin, None, "", CellFault::new(&codes::WRONG_KIND, reason));
            }
        }
    }

    fn push_object(&mut self, record: RecordId, origin: Origin, object: &Json) {
        let Json::Object(entries) = object else {
            let reason = "A record is an object with the fields' names as keys, and this is none.";
            let fault = CellFault::new(&codes::WRONG_KIND, reason);
            return self.push_broken(record, origin, None, &object.to_string(), fault);
        };
        let mut cells = vec![RawCell::Missing; self.schema().record(record).fields.len()];
        let mut taken = vec![false; cells.len()];
        for (name, value) in entries {
            let fields = self.headers_of(record).find(name).to_vec();
            match (fields.as_slice(), raw(value)) {
                ([], _) => {
                    self.set_mut(record).unused.insert(name.clone());
                }
                ([field], Ok(cell)) if !taken[field.0 as usize] => {
                    taken[field.0 as usize] = true;
                    cells[field.0 as usize] = cell;
                }
                ([field], Err(fault)) => {
                    return self.push_broken(record, origin, Some(*field), &value.to_string(), fault);
                }
                (fields, _) => {
                    let fault = self.key_fault(record, name, fields);
                    return self.push_broken(record, origin, None, &value.to_string(), fault);
                }
            }
        }
        self.push_row(record, origin, &cells);
    }

    fn key_fault(&self, record: RecordId, name: &str, fields: &[FieldId]) -> CellFault {
        let of = self.schema().record(record);
        match fields {
            [only] => {
                let title = field_title(of, *only);
                CellFault::new(&codes::DOUBLE_COLUMN, format!("`{name}` is a second value for {title}."))
            }
            _ => {
                let titles: Vec<String> = fields.iter().map(|field| field_title(of, *field)).collect();
                let reason = format!("`{name}` fits the fields {}.", titles.join(" and "));
                CellFault::new(&codes::AMBIGUOUS_HEADER, reason)
            }
        }
        .help("Use each field's own name.")
    }

    fn headers_of(&self, record: RecordId) -> &Headers {
        &self.sets[record.0 as usize].headers
    }
}

/// The cell that a JSON value stands for.
fn raw(value: &Json) -> Result<RawCell<'_>, CellFault> {
    match value {
        Json::Null => Ok(RawCell::Missing),
        Json::Bool(yes) => Ok(RawCell::YesNo(*yes)),
        Json::String(text) => Ok(RawCell::Text(text)),
        Json::Number(number) => match number.as_i64() {
            Some(integer) => Ok(RawCell::Integer(integer)),
            None => exact(&number.to_string()),
        },
        Json::Array(_) | Json::Object(_) => {
            Err(CellFault::new(&codes::WRONG_KIND, "A field holds one value, and a list or an object was given."))
        }
    }
}

fn exact(text: &str) -> Result<RawCell<'static>, CellFault> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let parsed = if digits <= EXACT_DIGITS || !text.contains(['.', 'e', 'E']) { Number::parse(text) } else { None };
    match parsed {
        Some(number) => Ok(number.to_integer().map_or(RawCell::Decimal(number), RawCell::Integer)),
        None => Err(CellFault::new(
            &codes::WRONG_KIND,
            format!("`{text}` is a binary floating-point number that stands for no exact decimal."),
        )
        .help("Give the number as text, such as \"2.5\", or round it before.")),
    }
}

/// Where JSON text breaks off.
fn broken_at(error: &serde_json::Error) -> String {
    let what = if error.is_eof() { "it ends too early" } else { "it does not go on as JSON does" };
    format!("column {}: {what}", error.column())
}

/// Reads records from JSON: an array of objects, or one object a line. Origins count the objects of an array, or lines.
///
/// # Errors
/// A file that is no UTF-8 or no JSON of this shape, of which nothing is taken. In JSON lines a bad line is a reject.
pub fn read_json(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    name: &str,
    bytes: &[u8],
) -> Result<JsonAccount, FileFault> {
    let refused = |finding| FileFault::one(name, finding);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("The file is not UTF-8 text (at byte {}).", error.valid_up_to() + 1);
        refused(FileFinding::new(&codes::NOT_TEXT, message).help("Save it as UTF-8."))
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let before = builder.set_mut(record).read;
    if incoming::trim(text).starts_with('[') {
        let objects: Vec<Json> = serde_json::from_str(text).map_err(|error| {
            let at = format!("line {}, {}", error.line(), broken_at(&error));
            refused(FileFinding::new(&codes::NOT_JSON, format!("The file is no array of JSON objects ({at}).")))
        })?;
        let input = builder.input(name);
        for (line, object) in (1..).zip(&objects) {
            builder.push_object(record, Origin { input, line }, object);
        }
    } else {
        let input = builder.input(name);
        for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !incoming::trim(text).is_empty()) {
            let origin = Origin { input, line };
            match serde_json::from_str::<Json>(text) {
                Ok(object) => builder.push_object(record, origin, &object),
                Err(error) => {
                    let fault = CellFault::new(
                        &codes::NOT_JSON,
                        format!("The line is no JSON object ({}).", broken_at(&error)),
                    )
                    .help("Write one object a line, or an array of objects.");
                    builder.push_broken(record, origin, None, text, fault);
                }
            }
        }
    }
    builder.given(record);
    let ignored = builder.unused(record).map(str::to_string).collect();
    Ok(JsonAccount { read: builder.set_mut(record).read - before, ignored })
}
