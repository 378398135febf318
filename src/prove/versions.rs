//! Versions that a made-up record reads out of histories: what is known of them needs a key and a day by which they are chosen.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::exec;
use crate::model::{AsOf, End, Expression, Model, OnPath, Path, Step, Type, end_type};
use crate::schema::RecordId;
use crate::value::Value;

use super::values::{Values, default_day};

/// The same values with those by which versions are chosen that have a value known of them; `None` where one of those has to be missing.
pub(super) fn with_chosen(model: &Model, record: RecordId, values: &Values) -> Option<Values> {
    let mut all = values.clone();
    let mut open: Vec<Path> =
        values.iter().filter(|(_, value)| value.is_some()).map(|(path, _)| path.clone()).collect();
    while let Some(path) = open.pop() {
        let Some(OnPath { before, version, .. }) = path.last_version() else { continue };
        let mut read = Vec::new();
        for chosen_by in [&version.key, &version.day] {
            chosen_by.behind_steps(before).paths(&mut |path| read.push(path.clone()));
        }
        for path in read {
            match all.get(&path) {
                Some(Some(_)) => {}
                Some(None) => return None,
                None => {
                    let number = all.len();
                    all.insert(path.clone(), Some(any_value(model, record, &path, number)?));
                }
            }
            open.push(path);
        }
    }
    Some(all)
}

/// A value that no other key has.
fn any_value(model: &Model, record: RecordId, path: &Path, number: usize) -> Option<Value> {
    Some(match end_type(model, record, path)? {
        Type::Text => Value::Text(format!("made-up-owner-{number}")),
        Type::Integer | Type::Decimal => Value::Number(i64::try_from(number).ok()?.into()),
        Type::Date => Value::Date(default_day(model)?),
        Type::YesNo => Value::YesNo(false),
        Type::Code(_) => Value::Code(0),
    })
}

/// A version that a record reads.
pub(super) struct Read {
    /// How it is chosen.
    pub version: Arc<AsOf>,
    /// Whose it is.
    pub key: Value,
    /// From which day on.
    pub since: Value,
}

/// The versions that the record at the end of some steps reads, of which something is known; `None` where one of them cannot be chosen.
pub(super) fn read(model: &Model, values: &Values, steps: &[Step]) -> Option<Vec<Read>> {
    let known = values.iter().filter(|(path, value)| value.is_some() && path.steps.starts_with(steps));
    let versions = known.filter_map(|(path, _)| match path.steps.get(steps.len()) {
        Some(Step::AsOf(version)) => Some(version),
        _ => None,
    });
    let versions: BTreeSet<&Arc<AsOf>> = versions.collect();
    let chosen = |version: &&Arc<AsOf>| {
        let lookup = |path: &Path| values.get(path).cloned().flatten();
        let known = |chosen_by: &Expression| exec::value(&chosen_by.behind_steps(steps), &lookup);
        let (key, day) = (known(&version.key)?, known(&version.day)?);
        let through = [steps, &[Step::AsOf(Arc::clone(version))]].concat();
        let since = model.schema.record(version.of).since?;
        let begun = values.get(&Path { steps: through, end: End::Field(since) });
        Some(Read { version: Arc::clone(version), key, since: begun.cloned().flatten().unwrap_or(day) })
    };
    versions.iter().map(chosen).collect()
}
