//! The criteria in CEL: eight programs compiled once, variables lent by a resolver without copying.

use cel::common::types::{CelBool, CelInt, CelNull, CelString};
use cel::common::value::{CowVal, Val};
use cel::context::VariableResolver;
use cel::{Context, Env, Program, Value};

use std::sync::Arc;

use crate::candidate::{AREA, CONVICTION, Candidate, ETHNICITY, Reasons};

/// What is missing is asked before it is used: an error instead would be slower.
const CRITERIA: [&str; 8] = [
    "met_on - born < 180000 ? false : met_on - born < 610000 ? true : consent_on == null ? null : consent_on <= met_on",
    "schooling == null ? null : schooling >= 3 || (schooling >= 2 && area in ['highland', 'border', 'island'])",
    "certificate_on == null ? null : met_on <= certificate_on + 50000",
    "met_on <= file_made_on + 10000",
    "introducers >= 2",
    "verified",
    "ethnicity in ['xinh_mun', 'la_ha', 'khang'] ? true : children == null ? null : children <= 2",
    "conviction in ['none', 'cleared']",
];

/// A candidate whose values are already those of CEL.
pub struct Lent {
    born: CelInt,
    met_on: CelInt,
    schooling: Box<dyn Val>,
    area: CelString<'static>,
    ethnicity: CelString<'static>,
    introducers: CelInt,
    certificate_on: Box<dyn Val>,
    file_made_on: CelInt,
    verified: Box<dyn Val>,
    children: Box<dyn Val>,
    conviction: CelString<'static>,
    consent_on: Box<dyn Val>,
}

impl Lent {
    pub fn new(one: &Candidate) -> Lent {
        let number = |number: Option<i64>| -> Box<dyn Val> {
            match number {
                Some(number) => Box::new(CelInt::from(number)),
                None => Box::new(CelNull),
            }
        };
        Lent {
            born: CelInt::from(one.born),
            met_on: CelInt::from(one.met_on),
            schooling: number(one.schooling.map(i64::from)),
            area: CelString::from(AREA[usize::from(one.area)]),
            ethnicity: CelString::from(ETHNICITY[usize::from(one.ethnicity)]),
            introducers: CelInt::from(one.introducers),
            certificate_on: number(one.certificate_on),
            file_made_on: CelInt::from(one.file_made_on),
            verified: one.verified.map_or_else(|| number(None), |yes| Box::new(CelBool::from(yes))),
            children: number(one.children),
            conviction: CelString::from(CONVICTION[usize::from(one.conviction)]),
            consent_on: number(one.consent_on),
        }
    }
}

impl VariableResolver for Lent {
    fn resolve<'b>(&'b self, variable: &str) -> Option<CowVal<'b, 'b>> {
        let value: &dyn Val = match variable {
            "born" => &self.born,
            "met_on" => &self.met_on,
            "schooling" => self.schooling.as_ref(),
            "area" => &self.area,
            "ethnicity" => &self.ethnicity,
            "introducers" => &self.introducers,
            "certificate_on" => self.certificate_on.as_ref(),
            "file_made_on" => &self.file_made_on,
            "verified" => self.verified.as_ref(),
            "children" => self.children.as_ref(),
            "conviction" => &self.conviction,
            "consent_on" => self.consent_on.as_ref(),
            _ => return None,
        };
        Some(CowVal::Borrowed(value))
    }
}

/// The compiled criteria.
pub struct Criteria {
    environment: Arc<Env>,
    programs: Vec<Program>,
}

impl Criteria {
    pub fn new() -> Criteria {
        let environment = Arc::new(Env::stdlib());
        let programs = CRITERIA.map(|text| environment.compile(text).expect("CEL"));
        Criteria { environment, programs: programs.into() }
    }

    pub fn decide(&self, candidates: &[Lent]) -> Vec<Reasons> {
        let decide = |one: &Lent| {
            let mut context = Context::with_env(Arc::clone(&self.environment));
            context.set_variable_resolver(one);
            let mut reasons = Reasons::default();
            for (index, program) in self.programs.iter().enumerate() {
                match program.execute(&context) {
                    Ok(Value::Bool(met)) => reasons.add(index, Some(met)),
                    Ok(Value::Null) => reasons.add(index, None),
                    other => panic!("criterion {index} gives {other:?}"),
                }
            }
            reasons
        };
        candidates.iter().map(decide).collect()
    }
}
