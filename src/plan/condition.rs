//! Conditions over regions: what is left of a clause once every value is a region number.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHashMap;

use crate::model::{End, Expression, Leaf, Model, Path, Type, end_type, is_always_known, leaves};
use crate::schema::RecordId;
use crate::value::{CompareOp, Truth, Value};

use super::answers::Answers;
use super::cut::{Asked, CodeRegions, Cut, Dimension, Test};
use super::domain::domain;
use super::extents::Extents;
use super::folded::folded;
use super::regions::{answers, answers_between, cut};
use super::stands::Regions;

/// A condition whose leaves look up one region each.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// The same for every record.
    Constant(Truth),
    /// An answer for each region of a dimension.
    Atom {
        /// Position of the dimension.
        dimension: usize,
        /// The answer in each region of known values.
        known: Answers,
        /// The answer where the value is missing.
        missing: Truth,
    },
    /// Negation.
    Not(Box<Condition>),
    /// Conjunction.
    And(Vec<Condition>),
    /// Disjunction.
    Or(Vec<Condition>),
    /// That a condition is undetermined: yes or no.
    Undetermined(Box<Condition>),
}

impl Condition {
    /// The truth at a point, given the region of a dimension; `None` for a dimension whose region is not chosen yet, which
    /// leaves the answer open unless the others decide it.
    pub fn at(&self, regions: &(impl Regions + ?Sized)) -> Option<Truth> {
        match self {
            Condition::Constant(truth) => Some(*truth),
            Condition::Atom { dimension, known, missing } => {
                regions.region(*dimension).map(|region| known.truth(region, *missing))
            }
            Condition::Not(inner) => inner.at(regions).map(|truth| !truth),
            Condition::And(parts) => Truth::all(parts.iter().map(|part| part.at(regions))),
            Condition::Or(parts) => Truth::any(parts.iter().map(|part| part.at(regions))),
            Condition::Undetermined(inner) => inner.at(regions).map(|truth| Truth::from(truth == Truth::Undetermined)),
        }
    }

    /// Calls `visit` for the dimension of every atom that leaves the condition undetermined at a point.
    pub fn undetermined(&self, regions: &(impl Regions + ?Sized), visit: &mut dyn FnMut(usize)) {
        if self.at(regions) != Some(Truth::Undetermined) {
            return;
        }
        match self {
            Condition::Constant(_) | Condition::Undetermined(_) => {}
            Condition::Atom { dimension, .. } => visit(*dimension),
            Condition::Not(inner) => inner.undetermined(regions, visit),
            Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|p| p.undetermined(regions, visit)),
        }
    }

    /// Calls `visit` for the dimension of every atom.
    pub fn dimensions(&self, visit: &mut dyn FnMut(usize)) {
        match self {
            Condition::Constant(_) => {}
            Condition::Atom { dimension, .. } => visit(*dimension),
            Condition::Not(inner) | Condition::Undetermined(inner) => inner.dimensions(visit),
            Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|p| p.dimensions(visit)),
        }
    }
}

/// A condition whose tests are not yet answers: the cuts are known only when all clauses have been seen.
#[derive(Debug, Clone)]
pub(super) enum Draft {
    Constant(Truth),
    /// A test of a dimension, by their positions.
    Test {
        dimension: usize,
        test: usize,
    },
    Not(Box<Draft>),
    /// Within one clause.
    And(Vec<Draft>),
    /// Within one clause.
    Or(Vec<Draft>),
    /// Several clauses, each of which stays a condition of its own.
    All(Vec<Draft>),
    /// That one is undetermined.
    Undetermined(Box<Draft>),
}

/// Collects the dimensions of one record type while clauses are read.
pub(super) struct Dimensions<'m> {
    model: &'m Model,
    record: RecordId,
    found: IndexMap<Expression, IndexSet<Test>>,
    /// Whether each code has a region of its own.
    refined: bool,
}

/// The dimensions, and the answers to all that was asked of them.
pub(super) struct Finished {
    pub dimensions: Vec<Dimension>,
    /// By dimension and test.
    atoms: Vec<Vec<(Answers, Truth)>>,
}

impl<'m> Dimensions<'m> {
    pub fn new(model: &'m Model, record: RecordId) -> Dimensions<'m> {
        Dimensions { model, record, found: IndexMap::new(), refined: false }
    }

    /// The same with a region for each code, where that is asked for.
    pub fn refined(self, refined: bool) -> Dimensions<'m> {
        Dimensions { refined, ..self }
    }

    /// A condition over records of the type.
    pub fn condition(&mut self, expression: &Expression) -> Draft {
        match expression {
            Expression::Constant(Value::YesNo(yes)) => Draft::Constant(Truth::from(*yes)),
            Expression::Not(inner) => Draft::Not(Box::new(self.condition(inner))),
            Expression::And(parts) => Draft::And(parts.iter().map(|p| self.condition(p)).collect()),
            Expression::Or(parts) => Draft::Or(parts.iter().map(|p| self.condition(p)).collect()),
            Expression::Compare(op, a, b) => match (&folded(a), &folded(b)) {
                (a @ Expression::Constant(_), b @ Expression::Constant(_)) => {
                    self.yes(&Expression::Compare(*op, Box::new(a.clone()), Box::new(b.clone())))
                }
                // Of a condition it is asked whether it holds.
                (condition, Expression::Constant(Value::YesNo(yes)))
                | (Expression::Constant(Value::YesNo(yes)), condition)
                    if is_condition(condition) && matches!(op, CompareOp::Equal | CompareOp::NotEqual) =>
                {
                    let holds = self.condition(condition);
                    if *yes == (*op == CompareOp::Equal) { holds } else { Draft::Not(Box::new(holds)) }
                }
                (operand, Expression::Constant(value)) if is_cut(value) => {
                    self.test(operand, Test::Compare(*op, value.clone()))
                }
                (Expression::Constant(value), operand) if is_cut(value) => {
                    self.test(operand, Test::Compare(op.turned(), value.clone()))
                }
                (a, b) => self.two(*op, a, b),
            },
            Expression::In(operand, choices) => match folded(operand) {
                operand if !matches!(operand, Expression::Constant(_)) && choices.iter().all(is_cut_choice) => {
                    self.test(&operand, Test::In(choices.clone()))
                }
                operand => self.yes(&Expression::In(Box::new(operand), choices.clone())),
            },
            Expression::Is(operand, missing) if is_condition(operand) => {
                let is_missing = Draft::Undetermined(Box::new(self.condition(operand)));
                if *missing { is_missing } else { Draft::Not(Box::new(is_missing)) }
            }
            Expression::Is(operand, missing) => self.test(&folded(operand), Test::Is(*missing)),
            other => self.yes(other),
        }
    }

    /// A comparison of two values: of the six signs two are asked, so that what says the same is one dimension.
    fn two(&mut self, op: CompareOp, a: &Expression, b: &Expression) -> Draft {
        let (op, a, b) = match op {
            CompareOp::Greater | CompareOp::LessOrEqual => (op.turned(), b, a),
            _ => (op, a, b),
        };
        match op {
            CompareOp::GreaterOrEqual | CompareOp::NotEqual => Draft::Not(Box::new(self.two(op.opposite(), a, b))),
            _ => self.yes(&Expression::Compare(op, Box::new(a.clone()), Box::new(b.clone()))),
        }
    }

    /// A condition that is no cut of one value is a yes-or-no value itself.
    fn yes(&mut self, expression: &Expression) -> Draft {
        self.test(expression, Test::Compare(CompareOp::Equal, Value::YesNo(true)))
    }

    fn test(&mut self, operand: &Expression, test: Test) -> Draft {
        let dimension = match self.found.get_index_of(operand) {
            Some(known) => known,
            None => self.found.insert_full(operand.clone(), IndexSet::new()).0,
        };
        let test = self.found[dimension].insert_full(test).0;
        Draft::Test { dimension, test }
    }

    /// The dimensions, cut as finely as the clauses need.
    pub fn finish(self) -> Finished {
        let Dimensions { model, record, found, refined } = self;
        let mut finished = Finished { dimensions: Vec::new(), atoms: Vec::new() };
        for (operand, tests) in found {
            let of_referring = matches!(&operand, Expression::Path(Path { end: End::Aggregate(_), .. }));
            let leaves = leaves(&model.schema, &model.aggregates, record, &operand);
            let domain = domain(model, record, &operand);
            let may_lie_between = leaves.iter().any(|leaf| matches!(leaf, Leaf::Referring(_)));
            let has_room = |codes: u32| !may_lie_between || Extents::new(codes, leaves.len()).is_some();
            let codes = code_count(model, record, &operand);
            let cut = match codes.and_then(|codes| u32::try_from(codes).ok()) {
                Some(codes) if refined && codes > 0 && has_room(codes) => Cut::Codes(CodeRegions::of_each(codes)),
                _ => cut(&tests, codes, of_referring),
            };
            let extents =
                if of_referring && may_lie_between { Extents::new(cut.regions(), leaves.len()) } else { None };
            let atom = |test: &Test| {
                let missing = match test {
                    Test::Is(missing) => Truth::from(*missing),
                    _ => Truth::Undetermined,
                };
                let known = match extents {
                    Some(_) => answers_between(test, &cut, domain, extents),
                    None => answers(test, &cut),
                };
                (known, missing)
            };
            let atoms: Vec<(Answers, Truth)> = tests.iter().map(atom).collect();
            let tests = atoms.iter().map(|(known, _)| known.clone()).collect();
            finished.atoms.push(atoms);
            let has_missing = operand.can_miss(&model.schema, record);
            let can_miss = !is_always_known(&model.schema, &model.aggregates, record, &operand);
            let known = cut.regions();
            finished.dimensions.push(Dimension {
                known,
                cut,
                leaves,
                can_miss,
                has_missing,
                domain,
                extents,
                operand,
                tests,
            });
        }
        finished
    }
}

/// Conditions over records of one type by themselves, with the dimensions that they ask.
pub(crate) fn conditions(model: &Model, record: RecordId, asked: &[Expression]) -> (Vec<Dimension>, Vec<Condition>) {
    let mut dimensions = Dimensions::new(model, record);
    let drafts: Vec<Draft> = asked.iter().map(|expression| dimensions.condition(expression)).collect();
    let finished = dimensions.finish();
    let conditions = drafts.iter().map(|draft| draft.finish(&finished)).collect();
    (finished.dimensions, conditions)
}

impl Draft {
    /// Adds every test in it, each once.
    pub fn tests(&self, found: &mut Vec<Asked>) {
        match self {
            Draft::Constant(_) => {}
            &Draft::Test { dimension, test } => {
                let asked = Asked { dimension, test };
                if !found.contains(&asked) {
                    found.push(asked);
                }
            }
            Draft::Not(inner) | Draft::Undetermined(inner) => inner.tests(found),
            Draft::And(parts) | Draft::Or(parts) | Draft::All(parts) => {
                parts.iter().for_each(|part| part.tests(found));
            }
        }
    }

    /// The condition with every test answered.
    pub fn finish(&self, finished: &Finished) -> Condition {
        let all = |parts: &[Draft]| parts.iter().map(|p| p.finish(finished)).collect();
        match self {
            Draft::Constant(truth) => Condition::Constant(*truth),
            Draft::Test { dimension, test } => {
                let (known, missing) = &finished.atoms[*dimension][*test];
                Condition::Atom { dimension: *dimension, known: known.clone(), missing: *missing }
            }
            Draft::Not(inner) => negated(inner.finish(finished)),
            Draft::And(parts) => together(all(parts), false),
            Draft::Or(parts) => together(all(parts), true),
            Draft::All(parts) => Condition::And(all(parts)),
            Draft::Undetermined(inner) => Condition::Undetermined(Box::new(inner.finish(finished))),
        }
    }
}

fn negated(condition: Condition) -> Condition {
    match condition {
        Condition::Atom { dimension, known, missing } => {
            Condition::Atom { dimension, known: known.negated(), missing: !missing }
        }
        other => Condition::Not(Box::new(other)),
    }
}

/// A disjunction or conjunction in which each value is looked at once: parts that ask one dimension are one part, which stands where
/// the first of them stood.
fn together(parts: Vec<Condition>, is_or: bool) -> Condition {
    let mut rest: Vec<Option<Condition>> = Vec::new();
    let mut asked: FxHashMap<usize, (usize, Vec<(Answers, Truth)>)> = FxHashMap::default();
    for part in parts {
        match part {
            // What is known to lie between two ends is asked test by test: of two of which neither is settled, both may be.
            Condition::Atom { dimension, known, missing } if !known.has_extents() => {
                let (_, atoms) = asked.entry(dimension).or_insert_with(|| {
                    rest.push(None);
                    (rest.len() - 1, Vec::new())
                });
                atoms.push((known, missing));
            }
            other => rest.push(Some(other)),
        }
    }
    for (dimension, (place, atoms)) in asked {
        rest[place] = Some(joined(dimension, atoms, is_or));
    }
    let mut rest: Vec<Condition> = rest.into_iter().flatten().collect();
    match rest.pop() {
        Some(only) if rest.is_empty() => only,
        last => {
            rest.extend(last);
            if is_or { Condition::Or(rest) } else { Condition::And(rest) }
        }
    }
}

/// What several answers about one dimension come to.
fn joined(dimension: usize, mut atoms: Vec<(Answers, Truth)>, is_or: bool) -> Condition {
    if let [(known, missing)] = atoms.as_slice() {
        return Condition::Atom { dimension, known: known.clone(), missing: *missing };
    }
    // No part of a conjunction holds where the opposite of one does.
    if !is_or {
        atoms.iter_mut().for_each(|(known, missing)| (*known, *missing) = (known.negated(), !*missing));
    }
    let known = Answers::any(atoms.iter().map(|(known, _)| known));
    let missing = atoms.iter().fold(Truth::No, |all, (_, missing)| all.or(*missing));
    let any = Condition::Atom { dimension, known, missing };
    if is_or { any } else { negated(any) }
}

/// Whether an expression is one that holds or does not, other than a field.
fn is_condition(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Not(_)
            | Expression::And(_)
            | Expression::Or(_)
            | Expression::Compare(..)
            | Expression::In(..)
            | Expression::Is(..)
            | Expression::StartsWith(..)
            | Expression::Contains(..)
    )
}

/// Whether values of this kind are cut into regions; each test of a text is a yes-or-no value of its own.
fn is_cut(value: &Value) -> bool {
    !matches!(value, Value::Text(_))
}

fn is_cut_choice(choice: &crate::model::Choice) -> bool {
    match choice {
        crate::model::Choice::Value(value) => is_cut(value),
        _ => true,
    }
}

fn code_count(model: &Model, record: RecordId, operand: &Expression) -> Option<usize> {
    let Expression::Path(path) = operand else { return None };
    match end_type(model, record, path)? {
        Type::Code(list) => Some(model.schema.list(list).codes.len()),
        _ => None,
    }
}
