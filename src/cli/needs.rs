//! Which record types a program's tables cannot do without.

use bieu::Rules;
use bieu::schema::{FieldKind, RecordId};
use bieu::unstable::model::{Expression, Leaf, Path, Step};

/// The record types that the tables count, those that these refer to, those of which they read versions, and those that derived fields of
/// these count, in the order declared; for some tables, those of these. Of a program without tables: all.
pub fn needed(rules: &Rules, tables: &[String]) -> Vec<RecordId> {
    let schema = rules.schema();
    let all = (0..schema.records.len()).filter_map(|at| u32::try_from(at).ok().map(RecordId));
    if rules.plan().tables.is_empty() {
        return all.collect();
    }
    let plans = rules.model().tables.iter().zip(&rules.plan().tables);
    let wanted = plans.filter(|(of, _)| tables.is_empty() || tables.contains(&of.name)).map(|(_, plan)| plan);
    let mut needed: Vec<RecordId> = Vec::new();
    for population in wanted.flat_map(|plan| &plan.populations) {
        needed.push(population.record);
        let leaves = population.dimensions.iter().map(|dimension| &dimension.leaves);
        let leaves = leaves.chain(population.operands.iter().map(|operand| &operand.leaves)).flatten();
        for leaf in leaves {
            if let Leaf::Own(path) = leaf {
                needed.extend(versions(path));
            }
        }
    }
    needed.sort_unstable();
    needed.dedup();
    let mut next = 0;
    while let Some(record) = needed.get(next).copied() {
        next += 1;
        let referred = schema.record(record).fields.values().filter_map(|field| match field.kind {
            FieldKind::Reference(target) => Some(target),
            _ => None,
        });
        let derived = rules.model().aggregates.iter().filter(|aggregate| aggregate.on == record);
        let counted = derived.clone().map(|aggregate| aggregate.of);
        let read =
            derived.flat_map(|of| of.clauses.iter().map(|clause| &clause.condition).chain(&of.operand)).flat_map(read);
        for more in referred.chain(counted).chain(read) {
            if !needed.contains(&more) {
                needed.push(more);
            }
        }
    }
    all.filter(|record| needed.contains(record)).collect()
}

/// The types of which versions are read for something that can be missing: it is, where there is no version.
fn versions(path: &Path) -> impl Iterator<Item = RecordId> {
    path.steps.iter().filter_map(|step| if let Step::AsOf(version) = step { Some(version.of) } else { None })
}

/// The types of which an expression reads versions.
fn read(expression: &Expression) -> Vec<RecordId> {
    let mut found = Vec::new();
    expression.paths(&mut |path| found.extend(versions(path)));
    found
}
