//! Fields that are missing because a reference on the way to them is: then all that is reached by it is missing.

use crate::model::{End, Model, Path, Step};
use crate::schema::RecordId;

use super::search::Point;
use super::space::Space;
use super::values::Values;

/// How many steps lead to each reference of a path that can be missing; `None` where its end can be missing by itself.
pub(super) fn ways_to_miss(model: &Model, record: RecordId, path: &Path) -> Option<Vec<usize>> {
    let mut at = record;
    let mut ways = Vec::new();
    for (place, step) in path.steps.iter().enumerate() {
        // That there is no version is no other field's doing.
        let Step::Field(reference) = step else { return None };
        if model.schema.record(at).field(*reference).optional {
            ways.push(place + 1);
        }
        at = step.leads_to(&model.schema, at)?;
    }
    match path.end {
        End::Field(field) if !model.schema.record(at).field(field).optional => Some(ways),
        _ => None,
    }
}

/// Leaves out what is reached by references over which something has to be missing, where that will do too.
pub(super) fn leave_out(model: &Model, record: RecordId, space: &Space<'_>, point: &Point, values: &mut Values) {
    let missing = values.iter().filter(|(path, value)| value.is_none() && !path.steps.is_empty());
    let torn: Vec<Vec<Step>> = missing
        .filter_map(|(path, _)| {
            let way = *ways_to_miss(model, record, path)?.last()?;
            path.steps.get(..way).map(<[Step]>::to_vec)
        })
        .collect();
    let will_do = |path: &Path| {
        let own = space.far().find(|(_, other)| *other == path);
        own.is_some_and(|(index, _)| point.admits(index, space.dimensions[index].missing(1)))
    };
    for (path, value) in values.iter_mut() {
        if torn.iter().any(|torn| path.steps.starts_with(torn)) && will_do(path) {
            *value = None;
        }
    }
}
