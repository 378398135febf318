//! Checked criteria: requirements, what is allowed instead, and the versions of both over time.

use crate::schema::RecordId;
use crate::source::Span;
use crate::value::{Date, Value};

use super::by_day::{OfDays, undetermined};
use super::{Clause, Expression, Path};

/// Criteria by which the records of one type are decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Criteria {
    /// Its name.
    pub name: String,
    /// What it is called in print.
    pub label: String,
    /// The record type.
    pub record: RecordId,
    /// The field that says at which date guidance is read; `None` is the date that the rules are read at.
    pub as_of: Option<Path>,
    /// The versions, ascending, no two on one day.
    pub versions: Vec<Version>,
    /// The name in the rule file.
    pub span: Span,
}

/// What is required from one day to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The first day; `None` is open.
    pub from: Option<Date>,
    /// The last day; `None` is open.
    pub until: Option<Date>,
    /// What the whole rests on, as printed.
    pub cites: Vec<String>,
    /// What is required, in order.
    pub requirements: Vec<Requirement>,
}

/// One requirement. It is met if all its clauses hold or those of one of its exceptions do, in Kleene's logic.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Its name.
    pub name: String,
    /// What it is called in print.
    pub label: String,
    /// What must hold.
    pub clauses: Vec<Clause>,
    /// What is said to the person where it does not.
    pub reason: String,
    /// Its sources, as printed.
    pub cites: Vec<String>,
    /// What may hold instead; the first that does is named.
    pub exceptions: Vec<Exception>,
    /// Whether the author said which exception is named where several apply.
    pub ordered: bool,
    /// The name in the rule file.
    pub span: Span,
}

/// What may hold instead of a requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// Its name.
    pub name: String,
    /// What it is called in print.
    pub label: String,
    /// What must hold.
    pub clauses: Vec<Clause>,
    /// Its sources, as printed.
    pub cites: Vec<String>,
    /// The name in the rule file.
    pub span: Span,
}

impl Criteria {
    /// The version that counts on all days, where there is no other: then no day has to be known.
    #[must_use]
    pub fn only_version(&self) -> Option<usize> {
        matches!(self.versions.as_slice(), [Version { from: None, until: None, .. }]).then_some(0)
    }

    /// The field that says which version counts; `None` where none has to be chosen, or not by a field.
    #[must_use]
    pub fn chosen_by(&self) -> Option<&Path> {
        self.as_of.as_ref().filter(|_| self.only_version().is_none())
    }

    /// Whether the day that the rules are read at chooses the version.
    #[must_use]
    pub fn needs_day(&self) -> bool {
        self.as_of.is_none() && self.only_version().is_none()
    }

    /// The version in force on a day.
    #[must_use]
    pub fn version_on(&self, day: Date) -> Option<usize> {
        self.versions.iter().position(|version| version.holds_on(day))
    }

    /// Whether a record is eligible, as a condition: undetermined where no version is in force, or where it is not known which.
    #[must_use]
    pub fn eligible(&self, day: Option<Date>) -> Expression {
        self.in_every_version(day, &|version| {
            Expression::And(version.requirements.iter().map(Requirement::met).collect())
        })
    }

    /// Whether a record fails the requirement of this name, as a condition. In a version without that requirement it does not.
    #[must_use]
    pub fn fails(&self, requirement: &str, day: Option<Date>) -> Expression {
        self.in_every_version(day, &|version| {
            let found = version.requirements.iter().find(|r| r.name == requirement);
            found.map_or(Expression::Constant(Value::YesNo(false)), |r| Expression::Not(Box::new(r.met())))
        })
    }

    /// The requirements of all versions, by name, in the order of their first version.
    #[must_use]
    pub fn requirements(&self) -> Vec<&Requirement> {
        let mut found: Vec<&Requirement> = Vec::new();
        for requirement in self.versions.iter().flat_map(|version| &version.requirements) {
            if !found.iter().any(|known| known.name == requirement.name) {
                found.push(requirement);
            }
        }
        found
    }

    fn in_every_version(&self, day: Option<Date>, condition: &dyn Fn(&Version) -> Expression) -> Expression {
        let Some(as_of) = self.chosen_by() else {
            let version = self.only_version().or_else(|| day.and_then(|day| self.version_on(day)));
            return version.map_or_else(undetermined, |version| condition(&self.versions[version]));
        };
        let asked = |version: &Version| OfDays { from: version.from, until: version.until, asked: condition(version) };
        Expression::by_day(as_of, &self.versions.iter().map(asked).collect::<Vec<_>>())
    }
}

impl Version {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Requirement {
    /// That it is met, by itself or by an exception.
    #[must_use]
    pub fn met(&self) -> Expression {
        let mut ways = vec![conjunction(&self.clauses)];
        ways.extend(self.exceptions.iter().map(|exception| conjunction(&exception.clauses)));
        Expression::Or(ways)
    }
}

/// That every clause holds.
#[must_use]
pub fn conjunction(clauses: &[Clause]) -> Expression {
    let holds = |clause: &Clause| {
        let condition = clause.condition.clone();
        if clause.except { Expression::Not(Box::new(condition)) } else { condition }
    };
    Expression::And(clauses.iter().map(holds).collect())
}
