//! What an expression can lack: values of the record itself, and values of the records that a derived field is worked out from.

use std::collections::BTreeSet;

use super::{Aggregate, End, Expression, Model, Path};
use crate::outcome::Named;
use crate::schema::{FieldKind, RecordId, Schema};
use crate::syntax::in_vietnamese_words;
use crate::syntax::tree::{MeasureKind, WordSet};

/// What stands for lacking a value though nothing that it is worked out from is missing: a division by zero.
pub const NOT_COMPUTABLE: &str = "not computable";

/// Up to so many fields of referring records are told apart where a derived field lacks them; of more only the type is named.
const MOST_FIELDS: usize = 4;

/// Something for lack of which an expression has no value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Leaf {
    /// A value of the record, or of one that it refers to.
    Own(Path),
    /// Values of the records that refer to it, as they are named: `Cell.members`.
    Referring(String),
}

impl Leaf {
    /// The leaf as it is written in rules: `cell.unit.committee`, `Cell.members`.
    #[must_use]
    pub fn shown(&self, schema: &Schema, aggregates: &[Aggregate], record: RecordId) -> String {
        match self {
            Leaf::Own(path) => path.shown(schema, aggregates, record),
            Leaf::Referring(name) => name.clone(),
        }
    }
}

/// What an expression over records of a type can lack, each once: its paths in the order written, each before what it is worked
/// out from.
#[must_use]
pub fn leaves(schema: &Schema, aggregates: &[Aggregate], record: RecordId, expression: &Expression) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    expression.paths(&mut |path| {
        for path in path.behind(schema).into_iter().filter(|path| path.can_miss(schema, record)) {
            let referring = match path.end {
                End::Aggregate(index) => sources(schema, aggregates, index),
                End::Field(_) => Vec::new(),
            };
            for leaf in std::iter::once(Leaf::Own(path)).chain(referring.into_iter().map(Leaf::Referring)) {
                if !leaves.contains(&leaf) {
                    leaves.push(leaf);
                }
            }
        }
    });
    leaves
}

/// What records of a type lack, as programs know it and as people read it: `Chi bộ › Loại hình`. What no label is known of is read as the rules
/// write it, in their words.
#[must_use]
pub fn named(model: &Model, record: RecordId, written: &str) -> Named {
    let as_written = || match model.words {
        WordSet::English => written.to_owned(),
        WordSet::Vietnamese => in_vietnamese_words(written),
    };
    let label = labels(&model.schema, &model.aggregates, record, written).unwrap_or_else(as_written);
    Named { name: written.to_owned(), label }
}

/// The labels of the fields of a path. It begins at the record, or at the type of those that refer to it.
fn labels(schema: &Schema, aggregates: &[Aggregate], record: RecordId, written: &str) -> Option<String> {
    let mut names = written.split('.').peekable();
    let (mut at, mut labels) = (record, Vec::new());
    if let Some(referring) = names.next_if(|name| !is_field(schema, aggregates, record, name)) {
        at = schema.find_record(referring)?;
        labels.push(schema.record(at).label.as_str());
    }
    while let Some(name) = names.next() {
        let Some(field) = schema.record(at).find_field(name) else {
            let derived = aggregates.iter().find(|derived| derived.on == at && derived.name == name)?;
            labels.push(&derived.label);
            break;
        };
        let field = schema.record(at).field(field);
        labels.push(&field.label);
        match field.kind {
            FieldKind::Reference(to) => at = to,
            _ if names.peek().is_some() => return None,
            _ => break,
        }
    }
    Some(labels.join(" › "))
}

fn is_field(schema: &Schema, aggregates: &[Aggregate], record: RecordId, name: &str) -> bool {
    schema.record(record).find_field(name).is_some()
        || aggregates.iter().any(|derived| derived.on == record && derived.name == name)
}

/// Whether an expression has a value for every accepted record of a type, records being given of all types that it is worked out from.
#[must_use]
pub fn is_always_known(schema: &Schema, aggregates: &[Aggregate], record: RecordId, expression: &Expression) -> bool {
    let mut known = !expression.can_fail();
    expression.paths(&mut |path| {
        known &= match path.end {
            End::Field(_) => !path.can_miss(schema, record),
            End::Aggregate(index) => {
                let is_total = |aggregate: &Aggregate| {
                    matches!(aggregate.measure, MeasureKind::Count | MeasureKind::CountDistinct | MeasureKind::Sum)
                };
                path.leads_always(schema, record)
                    && aggregates.get(index as usize).is_some_and(is_total)
                    && sources(schema, aggregates, index).is_empty()
            }
        };
    });
    known
}

/// The names of what a derived field over referring records can lack, in their order.
#[must_use]
pub fn sources(schema: &Schema, aggregates: &[Aggregate], index: u32) -> Vec<String> {
    let Some(aggregate) = aggregates.get(index as usize) else { return Vec::new() };
    let record = schema.record_name(aggregate.of);
    let mut names = BTreeSet::new();
    let by = schema.record(aggregate.of).field(aggregate.by);
    if by.optional {
        names.insert(format!("{record}.{}", schema.record(aggregate.of).field_name(aggregate.by)));
    }
    let conditions = aggregate.clauses.iter().map(|clause| &clause.condition);
    for expression in conditions.chain(&aggregate.operand) {
        if expression.can_fail() {
            names.insert(NOT_COMPUTABLE.to_owned());
        }
        for leaf in leaves(schema, aggregates, aggregate.of, expression) {
            names.insert(match leaf {
                Leaf::Own(path) => format!("{record}.{}", path.shown(schema, aggregates, aggregate.of)),
                Leaf::Referring(name) => name,
            });
        }
    }
    if names.len() > MOST_FIELDS {
        return vec![record.to_owned()];
    }
    names.into_iter().collect()
}
