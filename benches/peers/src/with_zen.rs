//! The criteria in ZEN's expression language: eight expressions compiled once, one machine for all, a record shared by all.

use zen_expression::expression::Standard;
use zen_expression::vm::VM;
use zen_expression::{Expression, Scope, Variable, compile_expression};

use crate::candidate::{AREA, CONVICTION, Candidate, ETHNICITY, Reasons};

const CRITERIA: [&str; 8] = [
    "met_on - born < 180000 ? false : met_on - born < 610000 ? true : consent_on == null ? null : consent_on <= met_on",
    "schooling == null ? null : schooling >= 3 or (schooling >= 2 and area in ['highland', 'border', 'island'])",
    "certificate_on == null ? null : met_on <= certificate_on + 50000",
    "met_on <= file_made_on + 10000",
    "introducers >= 2",
    "verified",
    "ethnicity in ['xinh_mun', 'la_ha', 'khang'] ? true : children == null ? null : children <= 2",
    "conviction in ['none', 'cleared']",
];

/// A candidate as an object of ZEN's; cloning it shares it.
pub fn object(one: &Candidate) -> Variable {
    let object = Variable::empty_object();
    let number = |number: i64| Variable::Number(number.into());
    let optional = |value: Option<i64>| value.map_or(Variable::Null, number);
    let word = |word: &'static str| Variable::String(word.into());
    let fields = [
        ("born", number(one.born)),
        ("met_on", number(one.met_on)),
        ("schooling", optional(one.schooling.map(i64::from))),
        ("area", word(AREA[usize::from(one.area)])),
        ("ethnicity", word(ETHNICITY[usize::from(one.ethnicity)])),
        ("introducers", number(one.introducers)),
        ("certificate_on", optional(one.certificate_on)),
        ("file_made_on", number(one.file_made_on)),
        ("verified", one.verified.map_or(Variable::Null, Variable::Bool)),
        ("children", optional(one.children)),
        ("conviction", word(CONVICTION[usize::from(one.conviction)])),
        ("consent_on", optional(one.consent_on)),
    ];
    for (name, value) in fields {
        object.dot_insert(name, value);
    }
    object
}

/// The compiled criteria.
pub struct Criteria(Vec<Expression<Standard>>);

impl Criteria {
    pub fn new() -> Criteria {
        Criteria(CRITERIA.map(|text| compile_expression(text).expect("ZEN")).into())
    }

    pub fn decide(&self, candidates: &[Variable]) -> Vec<Reasons> {
        let mut machine = VM::new();
        let mut decide = |one: &Variable| {
            let scope = Scope::new(one.shallow_clone());
            let mut reasons = Reasons::default();
            for (index, expression) in self.0.iter().enumerate() {
                match expression.evaluate_with_scope(&scope, &mut machine) {
                    Ok(Variable::Bool(met)) => reasons.add(index, Some(met)),
                    Ok(Variable::Null) => reasons.add(index, None),
                    other => panic!("criterion {index} gives {other:?}"),
                }
            }
            reasons
        };
        candidates.iter().map(&mut decide).collect()
    }
}
