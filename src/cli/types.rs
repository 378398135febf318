//! Which record type a name calls, as files and sheets are called: by name or label, with a number behind it.

use bieu::message::Message;
use bieu::schema::{RecordId, Schema};
use bieu::unstable::diagnostic::did_you_mean;
use bieu::unstable::message::command as say;
use bieu::unstable::spelling::called;

/// The record type that a name calls with or without a number behind it: `Admission-2`.
pub fn numbered(schema: &Schema, stem: &str) -> Result<RecordId, Message> {
    let first = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = if first.len() < stem.len() { first.strip_suffix(['-', '.', '_', ' ']) } else { None };
    let found = find(schema, stem).or_else(|| numbered.and_then(|name| find(schema, name)));
    found.ok_or_else(|| {
        let names = schema.records.iter().flat_map(|(name, record)| [name.as_str(), record.label.as_str()]);
        match did_you_mean(numbered.unwrap_or(stem), names.filter(|name| !name.is_empty())) {
            Some(near) => say::name_of_no_type_but_near(near),
            None => {
                let names: Vec<&str> = schema.records.keys().map(String::as_str).collect();
                say::name_of_no_type(names.join(", "))
            }
        }
    })
}

/// The record type of this name or, where one type alone has it, this label; `_` stands for a space in names of files.
pub fn find(schema: &Schema, name: &str) -> Option<RecordId> {
    let spaced = |text: &str| text.replace('_', " ");
    let names: Vec<(usize, String)> = schema.records.keys().map(|known| spaced(known)).enumerate().collect();
    let labels: Vec<(usize, String)> = schema.records.values().map(|of| spaced(&of.label)).enumerate().collect();
    let those = |all: &[(usize, String)]| {
        let all: Vec<(usize, &str)> = all.iter().map(|(at, text)| (*at, text.as_str())).collect();
        called(&all, &spaced(name))
    };
    let of_name = those(&names);
    let found = if of_name.is_empty() { those(&labels) } else { of_name };
    match found.as_slice() {
        [position] => Some(RecordId(u32::try_from(*position).ok()?)),
        _ => None,
    }
}
