//! From decisions to what is told of them: reasons and sources in the analyst's words, and what would change a refusal.
//!
//! Nothing is said of a change that was not tried: the clause is evaluated with the value in place, and with its neighbour.
//! Sees the model, the records and their decisions; prints nothing.

mod crossing;
mod flip;

use crate::exec::{Aggregates, Context};
use crate::message::{Argument, Message, decisions as say};
use crate::model::criteria::conjunction;
use crate::model::lacking;
use crate::model::{Clause, Criteria, Expression, Function, Model, Path, Requirement, Type, Version, end_type};
use crate::outcome::{
    Change, DecidedRecord, DecidedRequirement, Decision, DecisionsOutcome, Met, Named, RequirementResult, Way,
    WayClause,
};
use crate::records::Records;
use crate::speech::{label, printed, written};
use crate::value::{Date, Value};

use flip::{Needed, Trial};

/// Tells the decisions on the records of a criteria, `decide` giving the decision on each row. `guidance` is the day at which
/// guidance was read, where it overrode that of the records.
pub(crate) fn advise(
    model: &Model,
    criteria: &Criteria,
    records: &Records,
    aggregates: &Aggregates,
    guidance: Option<Date>,
    decide: &dyn Fn(u32) -> Option<Decision>,
) -> DecisionsOutcome {
    let schema = &model.schema;
    let context = Context { schema, records, aggregates, record: criteria.record };
    let adviser = Adviser { model, criteria, context, guidance };
    let rows = 0..records.set(criteria.record).len() as u32;
    let name = schema.record_name(criteria.record).to_owned();
    DecisionsOutcome {
        criteria: Named { name: criteria.name.clone(), label: criteria.label.clone() },
        record: Named { name, label: schema.record(criteria.record).label.clone() },
        guidance,
        locale: model.report.locale,
        decisions: rows
            .filter_map(|row| {
                decide(row).map(|decision| adviser.record(row, records.key_text(criteria.record, row), &decision))
            })
            .collect(),
    }
}

struct Adviser<'a> {
    model: &'a Model,
    criteria: &'a Criteria,
    context: Context<'a>,
    guidance: Option<Date>,
}

impl Adviser<'_> {
    fn record(&self, row: u32, key: String, decision: &Decision) -> DecidedRecord {
        let version = decision.version.and_then(|index| self.criteria.versions.get(index));
        let requirements = version.map_or_else(Vec::new, |version| {
            let pairs = version.requirements.iter().zip(&decision.requirements);
            pairs.map(|(requirement, met)| self.requirement(row, version, requirement, met)).collect()
        });
        DecidedRecord {
            key,
            verdict: decision.verdict,
            in_force: version.map(|version| (version.from, version.until)),
            cites: version.map(|version| version.cites.clone()).unwrap_or_default(),
            lacking: self.lacking(&decision.lacking),
            requirements,
        }
    }

    fn lacking(&self, names: &[String]) -> Vec<Named> {
        names.iter().map(|name| lacking::named(self.model, self.criteria.record, name)).collect()
    }

    fn requirement(&self, row: u32, version: &Version, requirement: &Requirement, met: &Met) -> DecidedRequirement {
        let mut cites = requirement.cites.clone();
        cites.extend(requirement.clauses.iter().flat_map(|clause| clause.cites.clone()));
        let mut told = DecidedRequirement {
            requirement: Named { name: requirement.name.clone(), label: requirement.label.clone() },
            result: RequirementResult::Met,
            exception: None,
            lacking: Vec::new(),
            reason: String::new(),
            cites,
            ways: Vec::new(),
        };
        match met {
            Met::ByItself => {}
            Met::ByException(index) => {
                told.result = RequirementResult::MetByException;
                if let Some(exception) = requirement.exceptions.get(*index) {
                    told.exception = Some(Named { name: exception.name.clone(), label: exception.label.clone() });
                    told.cites.clone_from(&exception.cites);
                }
            }
            Met::Not => {
                told.result = RequirementResult::NotMet;
                told.reason.clone_from(&requirement.reason);
                told.ways = self.ways(row, version, requirement);
            }
            Met::Undetermined(lacking) => {
                told.result = RequirementResult::Undetermined;
                told.lacking = self.lacking(lacking);
            }
        }
        told
    }

    /// The ways to meet a requirement, those with the fewest failing clauses first.
    fn ways(&self, row: u32, version: &Version, requirement: &Requirement) -> Vec<Way> {
        let way = |exception: Option<Named>, cites: &[String], clauses: &[Clause]| Way {
            exception,
            cites: cites.to_vec(),
            clauses: clauses.iter().filter_map(|clause| self.clause(row, version, requirement, clause)).collect(),
        };
        let mut ways = vec![way(None, &requirement.cites, &requirement.clauses)];
        ways.extend(requirement.exceptions.iter().map(|exception| {
            let named = Named { name: exception.name.clone(), label: exception.label.clone() };
            way(Some(named), &exception.cites, &exception.clauses)
        }));
        ways.sort_by_key(|way| way.clauses.len());
        ways
    }

    /// A clause that does not hold, and what would make it; `None` for one that holds.
    fn clause(&self, row: u32, version: &Version, requirement: &Requirement, clause: &Clause) -> Option<WayClause> {
        let condition = conjunction(std::slice::from_ref(clause));
        let holds = self.context.value(&condition, row);
        if holds == Some(Value::YesNo(true)) {
            return None;
        }
        let mut paths: Vec<&Path> = Vec::new();
        clause.condition.paths(&mut |path| {
            if !paths.contains(&path) {
                paths.push(path);
            }
        });
        let lacking: Vec<String> = paths.iter().flat_map(|path| self.context.lacking_at("", path, row)).collect();
        let lacking = self.lacking(&lacking);
        // The day of the decision can be waited for: it is said first. A day of birth cannot be changed at all.
        let births = births_of(version);
        paths.retain(|path| !births.contains(path));
        paths.sort_by_key(|path| self.criteria.as_of.as_ref() != Some(*path));
        let movable = paths.iter().filter(|_| holds.is_some());
        let changes = movable.flat_map(|path| self.changes(row, version, requirement, &condition, path)).collect();
        Some(WayClause { words: clause.words.clone(), cites: clause.cites.clone(), lacking, changes })
    }

    fn changes(
        &self,
        row: u32,
        version: &Version,
        requirement: &Requirement,
        condition: &Expression,
        path: &Path,
    ) -> Vec<Change> {
        let Some(kind) = end_type(self.model, self.criteria.record, path) else { return Vec::new() };
        // Beyond the version's days other rules would count.
        let is_guiding = self.guidance.is_none() && self.criteria.as_of.as_ref() == Some(path);
        let days = if is_guiding { (version.from, version.until) } else { (None, None) };
        let trial = Trial { context: self.context, row, path, kind, days };
        let met = requirement.met();
        trial
            .needed(condition)
            .into_iter()
            .map(|needed| {
                let settles = needed.nearest().is_some_and(|value| trial.holds(&met, &value));
                self.change(path, kind, &needed, settles)
            })
            .collect()
    }

    fn change(&self, path: &Path, kind: Type, needed: &Needed, settles: bool) -> Change {
        let schema = &self.model.schema;
        let plain = |value: &Value| written(schema, value, kind.list());
        let shown = |value: &Value| match value {
            Value::Date(day) => Argument::Date(*day),
            other => printed(schema, self.model.report.locale, other, kind.list()).into(),
        };
        let (mut least, mut greatest, mut among) = (None, None, Vec::new());
        let words = match needed {
            Needed::AtLeast(near, far) => {
                (least, greatest) = (Some(plain(near)), far.as_ref().map(plain));
                match far {
                    Some(far) => range(shown(near), shown(far)),
                    None if kind == Type::Date => say::from_day(shown(near)),
                    None => say::at_least(shown(near)),
                }
            }
            Needed::AtMost(near, far) => {
                (least, greatest) = (far.as_ref().map(plain), Some(plain(near)));
                match far {
                    Some(far) => range(shown(far), shown(near)),
                    None if kind == Type::Date => say::until_day(shown(near)),
                    None => say::at_most(shown(near)),
                }
            }
            Needed::Codes(codes) => {
                let values: Vec<Value> = codes.iter().map(|code| Value::Code(*code)).collect();
                among = values.iter().map(plain).collect();
                say::one_of(Argument::any(values.iter().map(shown)))
            }
            Needed::YesNo(yes) => {
                among = vec![plain(&Value::YesNo(*yes))];
                if *yes { say::yes() } else { say::no() }
            }
        };
        let field = path.shown(schema, &self.model.aggregates, self.criteria.record);
        Change { field, label: label(self.model, self.criteria.record, path), least, greatest, among, words, settles }
    }
}

/// What is taken for a day of birth somewhere in a version is one wherever it is read: `born + 18 years` as well.
fn births_of(version: &Version) -> Vec<&Path> {
    let own = version.requirements.iter().flat_map(|requirement| &requirement.clauses);
    let exceptions = version.requirements.iter().flat_map(|requirement| &requirement.exceptions);
    let clauses = own.chain(exceptions.flat_map(|exception| &exception.clauses));
    clauses.flat_map(|clause| births(&clause.condition)).collect()
}

/// The days of birth that a condition reads: nobody can change them.
fn births(condition: &Expression) -> Vec<&Path> {
    let mut found = Vec::new();
    if let Expression::Call(Function::Age, arguments) = condition {
        arguments.first().into_iter().for_each(|born| born.paths(&mut |path| found.push(path)));
    } else {
        condition.operands(&mut |operand| found.extend(births(operand)));
    }
    found
}

fn range(least: Argument, greatest: Argument) -> Message {
    match (&least, &greatest) {
        (least, greatest) if least == greatest => say::just(least.clone()),
        (Argument::Date(first), Argument::Date(last)) => say::from_day_to_day(first, last),
        _ => say::from_to(least, greatest),
    }
}
