//! Where paths lead, and for lack of what they lead nowhere.

use super::expression::{AsOf, End, Expression, Path, Step};
use crate::schema::{FieldKind, RecordId, Schema};

impl Step {
    /// The type that it leads to from records of a type; `None` for a step that does not fit the schema.
    #[must_use]
    pub fn leads_to(&self, schema: &Schema, at: RecordId) -> Option<RecordId> {
        match self {
            Step::Field(field) => match schema.record(at).field(*field).kind {
                FieldKind::Reference(next) => Some(next),
                _ => None,
            },
            Step::AsOf(version) => Some(version.of),
        }
    }
}

/// A version on a path.
pub(crate) struct OnPath<'p> {
    /// The steps before it.
    pub before: &'p [Step],
    /// The steps up to it.
    pub through: &'p [Step],
    /// How it is chosen.
    pub version: &'p AsOf,
}

impl Path {
    /// The type whose value it ends at; `None` for a path that does not fit the schema.
    #[must_use]
    pub fn holder(&self, schema: &Schema, record: RecordId) -> Option<RecordId> {
        self.steps.iter().try_fold(record, |at, step| step.leads_to(schema, at))
    }

    /// Whether it leads over versions that units have. Whose they are is told by the key, which is known of units alone that the rules were given.
    #[must_use]
    pub fn is_over_versions_of_units(&self, schema: &Schema) -> bool {
        self.steps.iter().any(|step| {
            let Step::AsOf(version) = step else { return false };
            let of = schema.record(version.of);
            let is_unit = of.history().is_some_and(|(whose, _)| match of.field(whose).kind {
                FieldKind::Reference(target) => schema.record(target).units.is_some(),
                _ => false,
            });
            let mut inside = false;
            let mut look = |path: &Path| inside |= path.is_over_versions_of_units(schema);
            [&version.key, &version.day].into_iter().for_each(|read| read.paths(&mut look));
            is_unit || inside
        })
    }

    /// Whether the path can be without a value for an accepted record of the type. Aggregates can: the least of none.
    #[must_use]
    pub fn can_miss(&self, schema: &Schema, record: RecordId) -> bool {
        match (self.always_at(schema, record), self.end) {
            (Some(at), End::Field(field)) => schema.record(at).field(field).optional,
            (Some(_), End::Aggregate(_)) | (None, _) => true,
        }
    }

    /// Whether no step on the way can lead nowhere.
    #[must_use]
    pub(crate) fn leads_always(&self, schema: &Schema, record: RecordId) -> bool {
        self.always_at(schema, record).is_some()
    }

    /// The type that the steps lead to; `None` where one of them can lead nowhere. There can always be no version.
    fn always_at(&self, schema: &Schema, record: RecordId) -> Option<RecordId> {
        self.steps.iter().try_fold(record, |at, step| match step {
            Step::Field(field) if schema.record(at).field(*field).optional => None,
            Step::Field(_) => step.leads_to(schema, at),
            Step::AsOf(_) => None,
        })
    }

    /// The last version on the way.
    pub(crate) fn last_version(&self) -> Option<OnPath<'_>> {
        self.steps.iter().enumerate().rev().find_map(|(place, step)| match step {
            Step::AsOf(version) => {
                Some(OnPath { before: &self.steps[..place], through: &self.steps[..=place], version })
            }
            Step::Field(_) => None,
        })
    }

    /// Whether it reads a version out of a history.
    pub(crate) fn reads_history(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::AsOf(_)))
    }

    /// Whether it ends at the day from which a version is, which each version has: it is missing where there is none.
    pub(crate) fn asks_for_version(&self, schema: &Schema) -> bool {
        match (self.steps.last(), self.end) {
            (Some(Step::AsOf(version)), End::Field(field)) => schema.record(version.of).since == Some(field),
            _ => false,
        }
    }

    /// For lack of what the path can be without a value: of a path over versions whose key and day are known there can be no version, and
    /// the version that there is can lack the value. Each once; itself first, if it can lack its own.
    pub(crate) fn behind(&self, schema: &Schema) -> Vec<Path> {
        let mut found = Vec::new();
        self.add_behind(schema, &mut found);
        found
    }

    fn add_behind(&self, schema: &Schema, found: &mut Vec<Path>) {
        let mut add = |path: Path| {
            if !found.contains(&path) {
                found.push(path);
            }
        };
        let Some(OnPath { before, through, version }) = self.last_version() else {
            add(self.clone());
            return;
        };
        let rest = Path { steps: self.steps[through.len()..].to_vec(), end: self.end };
        if rest.can_miss(schema, version.of) {
            add(self.clone());
        }
        if let Some(since) = schema.record(version.of).since {
            add(Path { steps: through.to_vec(), end: End::Field(since) });
        }
        for chosen_by in [&version.key, &version.day] {
            chosen_by.behind_steps(before).paths(&mut |path| path.add_behind(schema, found));
        }
    }

    /// The same path from the record that `steps` lead from.
    pub(crate) fn behind_steps(&self, steps: &[Step]) -> Path {
        Path { steps: [steps, &self.steps].concat(), end: self.end }
    }

    /// Calls `visit` for each path that has to be looked up in the record itself: this one, or by what its first version is chosen.
    #[cfg(feature = "csv")]
    pub(crate) fn own<'p>(&'p self, visit: &mut dyn FnMut(&'p Path)) {
        match self.steps.first() {
            Some(Step::AsOf(version)) => {
                for chosen_by in [&version.key, &version.day] {
                    chosen_by.paths(&mut |path| path.own(visit));
                }
            }
            _ => visit(self),
        }
    }
}

impl Expression {
    /// The same expression for the record that `steps` lead to.
    #[must_use]
    pub fn behind_steps(&self, steps: &[Step]) -> Expression {
        match self {
            _ if steps.is_empty() => self.clone(),
            Expression::Path(path) => Expression::Path(path.behind_steps(steps)),
            other => other.with_operands(&|operand| operand.behind_steps(steps)),
        }
    }
}
