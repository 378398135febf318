//! Files of JSON, with `serde_json` as the judge of what stands in which member.

use bieu::records::{read_json, read_json_document};
use bieu::unstable::records::is_json_document;
use serde_json::Value;

use crate::cells::{Cells, chosen, finish, is_plain, kept, trimmed};

/// No bytes bring the readers down. Of an array of objects of plain texts all is kept as it stands.
pub fn hold(bytes: &[u8]) {
    let Some((first, text)) = bytes.split_first() else {
        return;
    };
    let (rules, record) = chosen(*first);
    if is_json_document(rules.schema(), text) {
        let mut builder = rules.records();
        if read_json_document(&mut builder, "fuzz.json", text).is_ok() {
            rules.evaluate(&builder.finish()).expect("records of these rules");
        }
    }
    let mut builder = rules.records();
    let Ok(account) = read_json(&mut builder, record, "fuzz.json", text) else {
        return;
    };
    let records = finish(rules, builder, record, account.read);
    if let Some(expected) = judged(text).filter(|_| first % 2 == 0) {
        for (place, cells) in kept(&records, record) {
            assert_eq!(expected.get(place as usize - 1), Some(&cells), "object {place}");
        }
        let (kept, rejected) = (records.set(record).len(), records.set(record).rejects.len());
        assert_eq!(kept + rejected, expected.len(), "an object is neither kept nor rejected");
    }
}

/// The texts of each object. None if the text is no array of objects that hold plain texts alone, by the names of the fields.
fn judged(text: &[u8]) -> Option<Vec<Cells>> {
    let objects: Vec<serde_json::Map<String, Value>> = serde_json::from_slice(text).ok()?;
    let member = |object: &serde_json::Map<String, Value>, name: &str| match object.get(name) {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(text)) if is_plain(text) => Some(trimmed(text)),
        Some(_) => None,
    };
    // A name with blanks around it, or another spelling of a label, is taken for the field too.
    let is_named =
        |object: &serde_json::Map<String, Value>| object.keys().all(|name| ["a", "b", "c"].contains(&name.as_str()));
    if !objects.iter().all(is_named) {
        return None;
    }
    objects.iter().map(|object| Some([member(object, "a")?, member(object, "b")?, member(object, "c")?])).collect()
}
