//! Which record types a program's tables cannot do without.

use bieu::Rules;
use bieu::schema::{FieldKind, RecordId};

/// The record types that the tables count, those that these refer to, and those that derived fields of these count, in the
/// order declared; for some tables, those of these. Of a program without tables: all.
pub fn needed(rules: &Rules, tables: &[String]) -> Vec<RecordId> {
    let schema = rules.schema();
    let all = (0..schema.records.len()).filter_map(|at| u32::try_from(at).ok().map(RecordId));
    if rules.plan().tables.is_empty() {
        return all.collect();
    }
    let plans = rules.model().tables.iter().zip(&rules.plan().tables);
    let wanted = plans.filter(|(of, _)| tables.is_empty() || tables.contains(&of.name)).map(|(_, plan)| plan);
    let mut needed: Vec<RecordId> =
        wanted.flat_map(|plan| &plan.populations).map(|population| population.record).collect();
    needed.sort_unstable();
    needed.dedup();
    let mut next = 0;
    while let Some(record) = needed.get(next).copied() {
        next += 1;
        let referred = schema.record(record).fields.values().filter_map(|field| match field.kind {
            FieldKind::Reference(target) => Some(target),
            _ => None,
        });
        let counted = rules.model().aggregates.iter().filter(|aggregate| aggregate.on == record).map(|a| a.of);
        for more in referred.chain(counted) {
            if !needed.contains(&more) {
                needed.push(more);
            }
        }
    }
    all.filter(|record| needed.contains(record)).collect()
}
