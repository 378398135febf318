//! Decisions and advice in the analyst's words.

use crate::exec::{Decision, Met};
use crate::model::{Clause, Exception, Path, Requirement, Type, Version};
use crate::outcome::{
    Change, DecidedRecord, DecidedRequirement, Named, RequirementResult, Way, WayClause, format_date, format_number,
};
use crate::plan::end_type;
use crate::schema::{FieldKind, ListId};
use crate::value::{CodeIndex, Number, Rounding, RoundingMode, Value};

use super::{Advice, Advisor, Failing, Flip, Needed, Route};

impl Advisor<'_> {
    /// The decision on a record in words, with what would change it.
    #[must_use]
    pub fn in_words(&self, row: u32, decision: &Decision) -> DecidedRecord {
        let version = decision.version.and_then(|at| self.criteria.versions.get(at));
        let advice = self.advise(row, decision);
        let requirements = version.map_or_else(Vec::new, |version| self.requirements(version, decision, &advice));
        DecidedRecord {
            key: self.records.key_text(self.criteria.record, row),
            verdict: decision.verdict,
            in_force: version.map(|version| (version.from, version.until)),
            cites: version.map_or_else(Vec::new, |version| version.cites.clone()),
            lacking: decision.lacking.clone(),
            requirements,
        }
    }

    fn requirements(&self, version: &Version, decision: &Decision, advice: &[Advice]) -> Vec<DecidedRequirement> {
        let outcomes = version.requirements.iter().zip(&decision.requirements).enumerate();
        outcomes
            .map(|(position, (requirement, met))| {
                let advice = advice.iter().find(|advice| advice.requirement == position);
                let ways = advice.map_or_else(Vec::new, |advice| {
                    advice.ways.iter().map(|route| self.way(requirement, route)).collect()
                });
                DecidedRequirement { ways, ..decided(requirement, met) }
            })
            .collect()
    }

    fn way(&self, requirement: &Requirement, route: &Route) -> Way {
        let exception = route.exception.and_then(|at| requirement.exceptions.get(at));
        let clauses = exception.map_or(&requirement.clauses, |exception| &exception.clauses);
        let failing = route.failing.iter().filter_map(|failing| Some((clauses.get(failing.clause)?, failing)));
        Way {
            exception: exception.map(named_exception),
            cites: exception.map_or_else(|| requirement.cites.clone(), |exception| exception.cites.clone()),
            clauses: failing.map(|(clause, failing)| self.clause(clause, failing)).collect(),
        }
    }

    fn clause(&self, clause: &Clause, failing: &Failing) -> WayClause {
        WayClause {
            words: clause.words.clone(),
            cites: clause.cites.clone(),
            lacking: failing.lacking.iter().map(|path| self.path_name(path)).collect(),
            changes: failing.flips.iter().map(|flip| self.change(flip)).collect(),
        }
    }

    fn change(&self, flip: &Flip) -> Change {
        let kind = end_type(self.model, self.criteria.record, &flip.path);
        let plain = |value: &Value| self.plain(value, kind);
        let (mut least, mut greatest, mut among) = (None, None, Vec::new());
        match &flip.needed {
            Needed::AtLeast(near, far) => (least, greatest) = (Some(plain(near)), far.as_ref().map(plain)),
            Needed::AtMost(near, far) => (greatest, least) = (Some(plain(near)), far.as_ref().map(plain)),
            Needed::YesNo(yes) => among.push(plain(&Value::YesNo(*yes))),
            Needed::Codes(codes) => match self.run_of(codes, kind) {
                Some((first, None)) => least = Some(plain(&Value::Code(first))),
                Some((first, Some(last))) if first == 0 => greatest = Some(plain(&Value::Code(last))),
                _ => among.extend(codes.iter().map(|code| plain(&Value::Code(*code)))),
            },
        }
        Change {
            field: self.path_name(&flip.path),
            label: self.label(&flip.path),
            least,
            greatest,
            among,
            words: self.needed_in_words(&flip.needed, kind),
            settles: flip.settles,
        }
    }

    /// Codes of an ordered list that follow one another: the first and the last; `None` for the last is the end of the list.
    fn run_of(&self, codes: &[CodeIndex], kind: Option<Type>) -> Option<(CodeIndex, Option<CodeIndex>)> {
        let Some(Type::Code(list)) = kind else { return None };
        let list = self.model.schema.list(list);
        let (first, last) = (*codes.first()?, *codes.last()?);
        let together = usize::from(last - first) + 1 == codes.len();
        let to_the_end = usize::from(last) + 1 == list.codes.len();
        (list.ordered && together && codes.len() > 1).then_some((first, (!to_the_end).then_some(last)))
    }

    fn needed_in_words(&self, needed: &Needed, kind: Option<Type>) -> String {
        let shown = |value: &Value| self.shown(value, kind);
        let day = kind == Some(Type::Date);
        match needed {
            Needed::AtLeast(near, far) | Needed::AtMost(near, far) if far.as_ref() == Some(near) => {
                format!("exactly {}", shown(near))
            }
            Needed::AtLeast(near, None) if day => format!("from {} on", shown(near)),
            Needed::AtMost(near, None) if day => format!("until {}", shown(near)),
            Needed::AtLeast(near, None) => match self.beyond(near, kind, -1) {
                Some(bound) => format!("more than {bound}"),
                None => format!("at least {}", shown(near)),
            },
            Needed::AtMost(near, None) => match self.beyond(near, kind, 1) {
                Some(bound) => format!("less than {bound}"),
                None => format!("at most {}", shown(near)),
            },
            Needed::AtLeast(low, Some(high)) | Needed::AtMost(high, Some(low)) => {
                format!("from {} to {}", shown(low), shown(high))
            }
            Needed::YesNo(_) => shown(&needed.nearest().unwrap_or(Value::YesNo(true))),
            Needed::Codes(codes) => match self.run_of(codes, kind) {
                Some((first, None)) => format!("at least {}", shown(&Value::Code(first))),
                Some((0, Some(last))) => format!("at most {}", shown(&Value::Code(last))),
                _ => one_of(codes.iter().map(|code| shown(&Value::Code(*code))).collect()),
            },
        }
    }

    /// Where a decimal is the smallest step beyond a shorter one, the shorter: nobody reads `2.500000001` as *more than 2.5*.
    fn beyond(&self, near: &Value, kind: Option<Type>, direction: i128) -> Option<String> {
        let (Some(Type::Decimal), Value::Number(near)) = (kind, near) else { return None };
        let short = |number: Number| {
            let rounding = Rounding { mode: RoundingMode::Down, digits: 8 };
            number.round(rounding) == Some(number)
        };
        let bound = near.checked_add(Number::ratio(direction, 1_000_000_000)?)?;
        (!short(*near) && short(bound)).then(|| format_number(bound, None, false, 0, self.model.report.locale))
    }

    /// A value for machines.
    fn plain(&self, value: &Value, kind: Option<Type>) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Date(day) => day.to_string(),
            Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Code(code) => {
                list_of(kind).map_or_else(String::new, |list| self.model.schema.list(list).code_name(*code).to_owned())
            }
        }
    }

    /// A value as printed.
    fn shown(&self, value: &Value, kind: Option<Type>) -> String {
        let locale = self.model.report.locale;
        match value {
            Value::Number(number) => format_number(*number, None, false, 0, locale),
            Value::Date(day) => format_date(*day, locale),
            Value::Code(code) => {
                list_of(kind).map_or_else(String::new, |list| self.model.schema.list(list).code_label(*code).to_owned())
            }
            other => self.plain(other, kind),
        }
    }

    fn path_name(&self, path: &Path) -> String {
        path.shown(&self.model.schema, &self.model.aggregates, self.criteria.record)
    }

    /// The labels on the way of a path: `Chi bộ › Số đảng viên`.
    fn label(&self, path: &Path) -> String {
        let schema = &self.model.schema;
        let mut at = self.criteria.record;
        let mut labels = Vec::new();
        for reference in &path.references {
            let field = schema.record(at).field(*reference);
            labels.push(field.label.as_str());
            if let FieldKind::Reference(next) = field.kind {
                at = next;
            }
        }
        labels.push(match path.end {
            crate::model::End::Field(field) => &schema.record(at).field(field).label,
            crate::model::End::Aggregate(index) => {
                self.model.aggregates.get(usize::from(index)).map_or("", |aggregate| &aggregate.label)
            }
        });
        labels.join(" › ")
    }
}

/// More codes than these are counted, not listed.
const LISTED: usize = 6;

fn one_of(mut labels: Vec<String>) -> String {
    let more = labels.len().saturating_sub(LISTED);
    labels.truncate(LISTED);
    match (labels.as_slice(), more) {
        ([only], 0) => only.clone(),
        (_, 0) => format!("one of {}", labels.join(", ")),
        _ => format!("one of {} or {more} more", labels.join(", ")),
    }
}

fn list_of(kind: Option<Type>) -> Option<ListId> {
    if let Some(Type::Code(list)) = kind { Some(list) } else { None }
}

fn decided(requirement: &Requirement, met: &Met) -> DecidedRequirement {
    let exception = match met {
        Met::ByException(at) => requirement.exceptions.get(*at),
        _ => None,
    };
    let (result, lacking) = match met {
        Met::ByItself => (RequirementResult::Met, Vec::new()),
        Met::ByException(_) => (RequirementResult::MetByException, Vec::new()),
        Met::Not => (RequirementResult::NotMet, Vec::new()),
        Met::Undetermined(lacking) => (RequirementResult::Undetermined, lacking.clone()),
    };
    DecidedRequirement {
        requirement: Named { name: requirement.name.clone(), label: requirement.label.clone() },
        result,
        exception: exception.map(named_exception),
        lacking,
        reason: if *met == Met::Not { requirement.reason.clone() } else { String::new() },
        cites: exception.map_or_else(|| requirement.cites.clone(), |exception| exception.cites.clone()),
        ways: Vec::new(),
    }
}

fn named_exception(exception: &Exception) -> Named {
    Named { name: exception.name.clone(), label: exception.label.clone() }
}
