//! Digests of keys that stay what they are from one run to the next, so that keys of parts that were read apart can be compared.

use xxhash_rust::xxh3::Xxh3;

use super::build::RecordsBuilder;
use super::column::KeyPart;
use crate::schema::RecordId;

impl RecordsBuilder<'_> {
    /// The digests of the keys of all records of a type that are held so far, ascending, each once; also of those that will be rejected for
    /// their key or a reference. Equal keys have equal digests, whatever run they are read in. None where the type has no key.
    #[must_use]
    pub fn key_digests(&self, record: RecordId) -> Vec<u64> {
        let key = &self.schema().record(record).key;
        if key.is_empty() {
            return Vec::new();
        }
        let set = self.set(record);
        let digest = |row: usize| {
            let mut hasher = Xxh3::new();
            for field in key {
                said(&set.columns[field.0 as usize].part(row), &mut hasher);
            }
            hasher.digest()
        };
        let mut digests: Vec<u64> = (0..set.origins.len()).map(digest).collect();
        digests.sort_unstable();
        digests.dedup();
        digests
    }
}

/// A part of a key, so that no two keys are the same bytes.
fn said(part: &KeyPart<'_>, hasher: &mut Xxh3) {
    let mut tagged = |tag: u8, bytes: &[u8]| {
        hasher.update(&[tag]);
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    match part {
        KeyPart::Missing => tagged(0, &[]),
        KeyPart::Text(text) => tagged(1, text.as_bytes()),
        KeyPart::Integer(number) => tagged(2, &number.to_le_bytes()),
        KeyPart::Decimal(number) => tagged(3, number.to_string().as_bytes()),
        KeyPart::Date(day) => tagged(4, &day.number().to_le_bytes()),
        KeyPart::YesNo(yes) => tagged(5, &[u8::from(*yes)]),
        KeyPart::Code(code) => tagged(6, &code.to_le_bytes()),
        // References are held by their keys until they are joined.
        KeyPart::Row(row) => tagged(7, &row.to_le_bytes()),
    }
}
