//! The prover against all records that there are, on small programs over small domains.
//!
//! What is proved of all records must be broken by none; a witness must break what it is shown for; what is said to be idle must
//! be so for every record. What is left undecided is counted: it must stay rare.

#![allow(clippy::inconsistent_digit_grouping, reason = "a day is written as year, month and day")]
mod crossings;
mod judge;
mod program;

use std::collections::BTreeMap;

use bieu::unstable::check::check;
use bieu::unstable::model::{End, Model, Path};
use bieu::unstable::program::{NoFiles, load};
use bieu::unstable::prove::{Proof, Question, Verdict, prove};
use bieu::value::Value;

use super::generate::choices::Choices;
use crate::english as said;
use judge::{Met, NO, YES, conjunction, met, records, stands};
use program::*;

/// Numbers for one case: the same for the same seed and case.
pub fn numbers(seed: u64, case: u64) -> Vec<u16> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ case;
    (0..160)
        .map(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed >> 40) as u16
        })
        .collect()
}

/// How many cases are made up unless the environment says otherwise, and which.
fn cases_and_seed(cases: u64) -> (u64, u64) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    (number("BIEU_CASES").unwrap_or(cases), number("BIEU_SEED").unwrap_or(0))
}

/// The model of a program, which has no faults.
fn checked(case: u64, program: &Program) -> Model {
    let (tree, mut findings) = load("small.bieu", &program.text, &NoFiles);
    let (model, more) = check(&tree.trees, &tree.sources, None);
    findings.extend(more);
    let faults: Vec<String> = findings.iter().filter(|f| f.is_error()).map(|f| said(&f.message)).collect();
    assert!(faults.is_empty(), "case {case}: {faults:?}\n{}", program.text);
    model
}

#[derive(Debug, Default)]
struct Tally {
    programs: u64,
    proved: u64,
    refuted: u64,
    undecided: u64,
    /// Of what was proved, with a condition on what is known.
    conditional: u64,
}

#[test]
fn no_verdict_of_the_prover_is_wrong() {
    let (cases, seed) = cases_and_seed(120);
    // `BIEU_TALLY` shows each question that is left open, with its program.
    let shown = std::env::var_os("BIEU_TALLY").is_some();
    let (mut tally, mut causes) = (Tally::default(), BTreeMap::<String, u64>::new());
    for case in 0..cases {
        let program = program::program(&mut Choices::new(&numbers(seed, case)));
        let model = checked(case, &program);
        tally.programs += 1;
        let all = records(&program);
        for proof in prove(&model, &bieu::unstable::plan::compile(&model)) {
            match &proof.verdict {
                Verdict::Proved => tally.proved += 1,
                Verdict::ProvedWhere(_) => {
                    tally.proved += 1;
                    tally.conditional += 1;
                }
                Verdict::Refuted { .. } => tally.refuted += 1,
                Verdict::NotDecided(why) => {
                    tally.undecided += 1;
                    *causes.entry(format!("{}: {}", proof.question.kind(), said(why))).or_default() += 1;
                    if shown {
                        println!("=== case {case}: {}: {}\n{}", said(&proof.question.claim()), said(why), program.text);
                    }
                }
            }
            if let Err(wrong) = judge(&program, &model, &proof, &all) {
                panic!("case {case}: {}: {wrong}\n{proof:#?}\n{}", said(&proof.question.claim()), program.text);
            }
        }
    }
    println!("{tally:?}\nnot decided: {causes:#?}");
    assert!(tally.proved > tally.programs && tally.refuted > tally.programs / 2, "too little is asked: {tally:?}");
    assert!(tally.conditional * 10 > tally.programs, "too little is missing: {tally:?}");
    let asked = tally.proved + tally.refuted + tally.undecided;
    // At most 15 in 10,000, ties between values among what is asked.
    assert!(tally.undecided * 10_000 <= 15 * asked.max(10_000), "too much is left undecided: {tally:?}");
}

/// Whether the verdict fits what is so of all records.
fn judge(program: &Program, model: &Model, proof: &Proof, all: &[Record]) -> Result<(), String> {
    let Some(shows) = evidence(program, proof) else { return Err("what is asked is not in the program".to_owned()) };
    if let Some(shows) = evidence_as_counted(program, &proof.question)
        && let Verdict::Proved | Verdict::ProvedWhere(_) = &proof.verdict
    {
        judge_as_counted(program, model, proof, all, &shows)?;
    }
    // Days are a few of many: a record that shows something may not be among them.
    let has_days = program.fields.contains(&DAY);
    let found = all.iter().find(|record| shows(record));
    match (&proof.verdict, proof.question.is_about_all(), found) {
        (Verdict::Proved, true, Some(record)) => Err(format!("proved, and this record breaks it: {record:?}")),
        (Verdict::Proved, false, None) if !has_days => Err("shown, and no record shows it".to_owned()),
        (Verdict::Refuted { .. }, false, Some(record)) => Err(format!("refuted, and this record shows it: {record:?}")),
        (Verdict::Refuted { witness: None, .. }, true, _) => Err("no witness".to_owned()),
        (Verdict::Refuted { witness: Some(witness), .. }, true, _) => {
            let mut record: Record = [None; 9];
            for (path, value) in &witness.values {
                let position = field_of(model, witness, path).ok_or("a path to nowhere")?;
                record[position] = value.as_ref().map(number);
            }
            // What is not said of the record may be anything.
            let agrees = |other: &&Record| {
                program.fields.iter().all(|field| !is_said(model, witness, *field) || other[*field] == record[*field])
            };
            let mut others = all.iter().filter(agrees).peekable();
            match others.peek() {
                Some(_) => others.find(|other| !shows(other)).map_or(Ok(()), |other| {
                    Err(format!("the witness does not break it where the rest is so: {other:?}"))
                }),
                // Its values are not among those that were enumerated.
                None if program.fields.iter().all(|field| is_said(model, witness, *field)) => {
                    if shows(&record) {
                        Ok(())
                    } else {
                        Err(format!("the witness does not break it: {record:?}"))
                    }
                }
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// What is proved of a split or check is broken by no record, blanks included; what holds where something is known by none of which it is, and
/// by the one that is shown for the rest.
fn judge_as_counted(
    program: &Program,
    model: &Model,
    proof: &Proof,
    all: &[Record],
    shows: &Shows<'_>,
) -> Result<(), String> {
    let Verdict::ProvedWhere(limits) = &proof.verdict else {
        return all.iter().find(|record| shows(record)).map_or(Ok(()), |record| {
            Err(format!("proved without a condition, and this record breaks it as it is counted: {record:?}"))
        });
    };
    if !limits.except.is_empty() {
        return Err("no row stands apart".to_owned());
    }
    let is_known = |record: &Record| {
        limits.known.iter().all(|label| {
            let name = label.replace(" › ", ".");
            FIELDS.iter().position(|field| *field == name).is_some_and(|field| record[field].is_some())
        })
    };
    // Where something worked out has no value, nothing is claimed; here ages alone have none.
    let is_worked_out = |record: &Record| !limits.computable || judge::age_is_sound(record);
    if let Some(record) = all.iter().find(|record| is_known(record) && is_worked_out(record) && shows(record)) {
        return Err(format!("proved where {:?} is known, and it is in {record:?}", limits.known));
    }
    let Some((_, witness)) = &limits.beyond else { return Ok(()) };
    let mut agreeing = all.iter().filter(|record| {
        program.fields.iter().all(|field| {
            let said = value_said(model, witness, *field);
            said.is_none_or(|value| record[*field] == value)
        })
    });
    match agreeing.next() {
        Some(first) if !shows(first) => Err(format!("what is shown of a missing value does not show it: {first:?}")),
        _ => Ok(()),
    }
}

/// What a witness says of a field; `None` where it says nothing.
fn value_said(model: &Model, witness: &bieu::unstable::prove::Witness, field: usize) -> Option<Option<i64>> {
    let said = witness.values.iter().find(|(path, _)| field_of(model, witness, path) == Some(field));
    said.map(|(_, value)| value.as_ref().map(number))
}

/// Which field a path leads to.
fn field_of(model: &Model, witness: &bieu::unstable::prove::Witness, path: &Path) -> Option<usize> {
    let End::Field(end) = path.end else { return Some(TOP) };
    let kind = model.schema.record(if path.steps.is_empty() { witness.record } else { unit(model) });
    FIELDS.iter().position(|field| field.trim_start_matches("unit.") == kind.field_name(end))
}

fn unit(model: &Model) -> bieu::schema::RecordId {
    model.schema.find_record("Unit").expect("who has such a path has units")
}

/// Whether a witness has a value for a field.
fn is_said(model: &Model, witness: &bieu::unstable::prove::Witness, field: usize) -> bool {
    value_said(model, witness, field).is_some()
}

fn number(value: &Value) -> i64 {
    match value {
        Value::Code(code) => i64::from(*code),
        Value::YesNo(yes) => i64::from(*yes),
        Value::Number(number) => number.to_integer().expect("a whole number"),
        Value::Date(date) => i64::from(date.year()) * 1_00_00 + i64::from(date.month()) * 1_00 + i64::from(date.day()),
        Value::Text(_) => panic!("no text is asked"),
    }
}

/// Whether one record breaks a claim about all records, or shows a claim that there is one.
type Shows<'a> = Box<dyn Fn(&Record) -> bool + 'a>;

fn evidence<'a>(program: &'a Program, proof: &'a Proof) -> Option<Shows<'a>> {
    let counted = move |record: &Record| conjunction(program, &program.universe, None, record) == YES;
    let is_in = move |column: usize, record: &Record| counted(record) && stands(program, column, record) == YES;
    let column = |id: &str| id.trim_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().ok().map(|id| id - 1);
    let own =
        move |column: usize, record: &Record| conjunction(program, &program.columns[column].clauses, None, record);
    let whole = move |split: &Split, record: &Record| {
        counted(record) && split.parent.is_none_or(|parent| stands(program, parent, record) == YES)
    };
    Some(match &proof.question {
        Question::Disjoint(shown) => {
            let split = split(program, shown)?;
            Box::new(move |record| {
                let taken = split.arms.iter().filter(|arm| own(**arm, record) == YES).count();
                !split.ordered && whole(split, record) && taken > 1
            })
        }
        Question::Complete(shown) => {
            let split = split(program, shown)?;
            Box::new(move |record| {
                !split.otherwise && whole(split, record) && split.arms.iter().all(|arm| own(*arm, record) == NO)
            })
        }
        Question::Holds { check: shown, .. } => check_evidence(program, shown)?,
        Question::Inside { part, whole } => {
            let (part, whole) = (column(part)?, column(whole)?);
            Box::new(move |record| is_in(part, record) && !is_in(whole, record))
        }
        Question::Counts(shown) => {
            let member = column(&said(shown))?;
            Box::new(move |record| is_in(member, record))
        }
        Question::Smaller { part, whole, .. } => {
            let (part, whole) = (column(part)?, column(whole)?);
            Box::new(move |record| is_in(whole, record) && !is_in(part, record))
        }
        Question::Open { parts, whole } => {
            let parts: Vec<usize> = parts.split(", ").map(column).collect::<Option<_>>()?;
            let whole = whole.as_deref().and_then(column);
            let inside = move |record: &Record| whole.map_or(counted(record), |whole| is_in(whole, record));
            Box::new(move |record| inside(record) && parts.iter().filter(|part| is_in(**part, record)).count() != 1)
        }
        Question::Differ { first, second, .. } => {
            let (first, second) = (column(first)?, column(second)?);
            Box::new(move |record| is_in(first, record) != is_in(second, record))
        }
        Question::Matters(_) => clause_evidence(program, proof.span.start)?,
        about_criteria => criteria_evidence(program, about_criteria)?,
    })
}

/// A record that breaks a split or check as it is counted: what is undetermined is not.
fn evidence_as_counted<'a>(program: &'a Program, question: &Question) -> Option<Shows<'a>> {
    let counted = move |record: &Record| conjunction(program, &program.universe, None, record) == YES;
    let is_in = move |column: usize, record: &Record| stands(program, column, record) == YES;
    Some(match question {
        Question::Complete(shown) => {
            let split = split(program, shown)?;
            let otherwise = split.arms.iter().max().filter(|_| split.otherwise).map(|last| last + 1);
            Box::new(move |record| {
                let mut arms = split.arms.iter().copied().chain(otherwise);
                counted(record)
                    && split.parent.is_none_or(|parent| is_in(parent, record))
                    && !arms.any(|arm| is_in(arm, record))
            })
        }
        Question::Holds { check: shown, .. } => {
            let check = check_of(program, shown)?;
            Box::new(move |record| counted(record) && !check.holds(&|member| is_in(member, record)))
        }
        _ => return None,
    })
}

fn split<'a>(program: &'a Program, shown: &str) -> Option<&'a Split> {
    let (whole, _) = shown.split_once(" into ")?;
    let parent = whole.trim_matches(['[', ']']).parse::<usize>().ok().map(|id| id - 1);
    program.splits.iter().find(|split| split.parent == parent)
}

fn check_of<'a>(program: &'a Program, shown: &str) -> Option<&'a Check> {
    let words = |check: &Check| {
        let right: Vec<String> = check.right.iter().map(|member| (member + 1).to_string()).collect();
        format!("{} {} {}", check.left + 1, check.op, right.join("+"))
    };
    program.checks.iter().find(|check| words(check) == shown)
}

/// One record breaks `left op right` if it alone does. Where it cannot be decided for a column it breaks nothing.
fn check_evidence<'a>(program: &'a Program, shown: &str) -> Option<Shows<'a>> {
    let check = check_of(program, shown)?;
    Some(Box::new(move |record| {
        let stand = |member: usize| stands(program, member, record);
        let mut sides = std::iter::once(&check.left).chain(&check.right);
        let decided = sides.all(|member| matches!(stand(*member), NO | YES));
        conjunction(program, &program.universe, None, record) == YES
            && decided
            && !check.holds(&|member| stand(member) == YES)
    }))
}

/// A record for which a clause makes a difference: it is taken otherwise without it.
fn clause_evidence(program: &Program, place: u32) -> Option<Shows<'_>> {
    let at = |clauses: &[Clause]| clauses.iter().position(|clause| clause.place == place);
    if let Some(clause) = at(&program.universe) {
        return Some(Box::new(move |record| {
            conjunction(program, &program.universe, None, record)
                != conjunction(program, &program.universe, Some(clause), record)
        }));
    }
    for (index, column) in program.columns.iter().enumerate() {
        if let Some(clause) = at(&column.clauses) {
            return Some(Box::new(move |record| {
                let around = |column: &Column| column.parent.map_or(YES, |parent| stands(program, parent, record));
                let own = [None, Some(clause)].map(|without| conjunction(program, &column.clauses, without, record));
                let [with, without] = own.map(|own| own.min(around(column)));
                // What arms leave goes by their own conditions.
                let leaves_otherwise = |later: &Column| {
                    let before = later.before.iter().filter(|before| **before != index);
                    let left =
                        before.map(|arm| YES - conjunction(program, &program.columns[*arm].clauses, None, record));
                    let rest = left.chain([around(later), conjunction(program, &later.clauses, None, record)]).min();
                    let [with, without] = own.map(|own| (YES - own).min(rest.unwrap_or(YES)));
                    later.before.contains(&index) && with != without
                };
                conjunction(program, &program.universe, None, record) == YES
                    && (with != without || program.columns.iter().any(leaves_otherwise))
            }));
        }
    }
    for requirement in &program.requirements {
        let own = at(&requirement.clauses).map(|clause| (None, clause));
        let of_exception = || {
            let exceptions = requirement.exceptions.iter().enumerate();
            exceptions.filter_map(|(index, clauses)| Some((Some(index), at(clauses)?))).next()
        };
        if let Some(left_out) = own.or_else(of_exception) {
            return Some(Box::new(move |record| {
                met(program, requirement, None, record) != met(program, requirement, Some(left_out), record)
            }));
        }
    }
    None
}

fn criteria_evidence<'a>(program: &'a Program, question: &Question) -> Option<Shows<'a>> {
    let requirement = |name: &str| {
        let index = name.strip_prefix('r')?.parse::<usize>().ok()?;
        program.requirements.get(index)
    };
    Some(match question {
        Question::OneAtATime(name) => {
            let requirement = requirement(name)?;
            Box::new(move |record| {
                let taken =
                    requirement.exceptions.iter().filter(|e| conjunction(program, e, None, record) == YES).count();
                !requirement.ordered && taken > 1
            })
        }
        Question::CanFail(name) => {
            let requirement = requirement(name)?;
            Box::new(move |record| met(program, requirement, None, record) == Met::Not)
        }
        Question::CanBeMet(name) => {
            let requirement = requirement(name)?;
            let is_met = |met| matches!(met, Met::ByItself | Met::ByException(_));
            Box::new(move |record| is_met(met(program, requirement, None, record)))
        }
        Question::Reached { exception, requirement: name } => {
            let requirement = requirement(name)?;
            let index = exception.rsplit_once("_e")?.1.parse::<usize>().ok()?;
            Box::new(move |record| met(program, requirement, None, record) == Met::ByException(index))
        }
        _ => return None,
    })
}
