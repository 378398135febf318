//! Histories: of all versions of one key the last that begins on a day or before it.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::records::{Column, RecordSet, Records};
use crate::schema::{FieldKind, RecordId, Schema};
use crate::value::{Date, Value};

/// The histories of a program, each put in order when it is first read.
#[derive(Debug, Clone, Default)]
pub(super) struct Histories(Vec<OnceLock<Option<History>>>);

/// The versions of a type, those of one key together and ascending by the day from which they are.
#[derive(Debug, Clone)]
pub(super) struct History {
    /// The number of each key; `None` where that is the row of the record that it is.
    keys: Option<FxHashMap<Value, u32>>,
    /// Where the versions of a key begin, by its number, and where the last ones end.
    starts: Vec<u32>,
    days: Vec<Date>,
    rows: Vec<u32>,
}

impl Histories {
    /// For the types of a schema.
    pub fn of(schema: &Schema) -> Histories {
        Histories(vec![OnceLock::new(); schema.records.len()])
    }

    /// The history of a type; `None` where its records are no versions.
    pub fn get(&self, schema: &Schema, records: &Records, of: RecordId) -> Option<&History> {
        self.0.get(of.0 as usize)?.get_or_init(|| History::new(schema, records, of)).as_ref()
    }
}

impl History {
    fn new(schema: &Schema, records: &Records, of: RecordId) -> Option<History> {
        let (key, since) = schema.record(of).history()?;
        let set = records.set(of);
        let Column::Date(days) = set.column(since) else { return None };
        let (keys, numbers, count) = match (schema.record(of).field(key).kind, set.column(key)) {
            (FieldKind::Reference(owner), Column::Reference(rows)) => (None, rows.clone(), records.set(owner).len()),
            _ => {
                let (known, numbers) = numbered(set, |row| set.value(key, row));
                let count = known.len();
                (Some(known), numbers, count)
            }
        };
        let mut versions: Vec<(u32, Date, u32)> = Vec::with_capacity(days.len());
        let rows = numbers.iter().zip(days).enumerate();
        versions.extend(rows.filter_map(|(row, (number, day))| Some(((*number)?, (*day)?, row as u32))));
        versions.sort_unstable();
        let mut starts = vec![0; count + 1];
        versions.iter().for_each(|(number, ..)| starts[*number as usize + 1] += 1);
        for number in 1..starts.len() {
            starts[number] += starts[number - 1];
        }
        let days = versions.iter().map(|(_, day, _)| *day).collect();
        let rows = versions.iter().map(|(.., row)| *row).collect();
        Some(History { keys, starts, days, rows })
    }

    /// The row of the version as of a day of the record at a row, where keys are records.
    pub fn of_record(&self, row: u32, day: Date) -> Option<u32> {
        let (start, end) = (*self.starts.get(row as usize)?, *self.starts.get(row as usize + 1)?);
        let days = self.days.get(start as usize..end as usize)?;
        let begun = days.partition_point(|since| *since <= day);
        self.rows.get(start as usize + begun.checked_sub(1)?).copied()
    }

    /// The row of the version as of a day of a key that is a value.
    pub fn of_value(&self, key: &Value, day: Date) -> Option<u32> {
        self.of_record(*self.keys.as_ref()?.get(key)?, day)
    }
}

/// The values of a key, each once with a number, and the number of each row.
fn numbered(set: &RecordSet, key: impl Fn(u32) -> Option<Value>) -> (FxHashMap<Value, u32>, Vec<Option<u32>>) {
    let mut known: FxHashMap<Value, u32> = FxHashMap::default();
    let mut number = |value: Value| {
        let next = known.len() as u32;
        *known.entry(value).or_insert(next)
    };
    let numbers = (0..set.len() as u32).map(|row| key(row).map(&mut number)).collect();
    (known, numbers)
}
