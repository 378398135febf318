//! The conditions of a cell, one by one, in the order in which they apply.

use crate::model::criteria::conjunction;
use crate::model::{Axis, Expression, Relation, Table};
use crate::outcome::{ConditionKind, Named, Place, StatedCondition};
use crate::plan::{AxisPlan, Population};
use crate::speech::Words;
use crate::syntax::tree::{Dimension, WordSet};
use crate::value::Value;

/// A condition that a record of the measured type must meet to be counted.
pub(super) struct Condition {
    /// In words.
    pub stated: StatedCondition,
    /// What must hold, the negation of `except` and of an arm that comes first among it.
    pub test: Expression,
}

/// Speaks of the conditions of one table for one record type.
#[derive(Clone, Copy)]
pub(super) struct Conditions<'a> {
    pub words: Words<'a>,
    pub table: &'a Table,
    pub population: &'a Population,
}

/// One of the two axes.
#[derive(Clone, Copy)]
struct Along<'a> {
    axis: &'a Axis,
    plan: &'a AxisPlan,
    dimension: Dimension,
}

impl<'a> Conditions<'a> {
    /// Those of a cell: the table's, then the row's, then the column's, each from the outside in.
    pub fn of_cell(&self, row: usize, column: usize) -> Vec<Condition> {
        let mut all = self.of_universe();
        all.extend(self.of_member(Dimension::Row, row));
        all.extend(self.of_member(Dimension::Column, column));
        all
    }

    /// Those of the table; they are about records of its own type alone.
    pub fn of_universe(&self) -> Vec<Condition> {
        if self.population.record != self.table.record {
            return Vec::new();
        }
        self.clauses(&self.table.universe, Place::Table, "")
    }

    /// Those of a row or column.
    pub fn of_member(&self, dimension: Dimension, member: usize) -> Vec<Condition> {
        let side = Along { axis: self.table.axis(dimension), plan: self.population.axis(dimension), dimension };
        let mut chain = vec![member];
        let mut at = member;
        while let Some(parent) = side.axis.members[at].parent {
            chain.push(parent);
            at = parent;
        }
        let mut all = Vec::new();
        for member in chain.into_iter().rev() {
            if side.axis.members[member].lets_pass(self.population.record) {
                all.extend(self.does_not_apply(side, member));
                continue;
            }
            if !side.plan.members[member].applies {
                all.push(self.other_record(side, member));
                return all;
            }
            all.extend(side.plan.before(member).iter().map(|arm| self.comes_first(side, member, *arm)));
            let deciding = side.plan.members[member].deciding.iter();
            all.extend(deciding.map(|arm| self.decides(side, member, *arm)));
            all.extend(self.own(side, member));
        }
        all
    }

    /// What a member asks by itself: its codes, its choices, its clauses.
    fn own(&self, side: Along<'a>, index: usize) -> Vec<Condition> {
        let member = &side.axis.members[index];
        let of_rules = |kind: ConditionKind, test: Expression| Condition {
            stated: self.meaning(&test, false, stated(side.dimension.place(index), &member.id, kind)),
            test,
        };
        let mut all = Vec::new();
        if let Some((line, _)) = &member.codes {
            let (line, record) = (&side.axis.code_lines[*line], self.population.record);
            all.push(match line.reaches.iter().any(|(of, _)| *of == record) {
                true => of_rules(ConditionKind::Codes, line.asks(member, record)),
                false => self.other_record(side, index),
            });
        }
        all.extend(member.choices.iter().map(|choices| of_rules(ConditionKind::Choices, choices.clone())));
        all.extend(self.clauses(&member.clauses, side.dimension.place(index), &member.id));
        // A long condition that nobody wrote, such as a reason of a criteria, is known by the label that it has in the table.
        for condition in all.iter_mut().filter(|c| c.stated.words.is_empty() && c.stated.meaning.is_empty()) {
            condition.stated.meaning = format!("“{}”", self.label(side, index));
            condition.stated.said.clone_from(&condition.stated.meaning);
        }
        all
    }

    /// With what a condition means: as programs know it, and in the words of the rules.
    fn meaning(&self, condition: &Expression, negated: bool, stated: StatedCondition) -> StatedCondition {
        let english = Words { words: WordSet::English, ..self.words };
        StatedCondition {
            meaning: english.condition(condition, negated),
            said: self.words.condition(condition, negated),
            ..stated
        }
    }

    fn label(&self, side: Along<'a>, member: usize) -> String {
        let headers = self.table.headers.axis(side.dimension);
        headers.get(member).map(|header| header.label.clone()).unwrap_or_default()
    }

    fn clauses(&self, clauses: &[crate::model::Clause], place: Place, id: &str) -> Vec<Condition> {
        let condition = |clause: &crate::model::Clause| Condition {
            stated: StatedCondition {
                words: clause.words.clone(),
                note: clause.note.clone(),
                cites: clause.cites.clone(),
                ..self.meaning(&clause.condition, clause.except, stated(place, id, ConditionKind::Clause))
            },
            test: conjunction(std::slice::from_ref(clause)),
        };
        clauses.iter().map(condition).collect()
    }

    /// What a member asks by itself, in one.
    fn whole(&self, side: Along<'a>, index: usize) -> Expression {
        Expression::And(self.own(side, index).into_iter().map(|condition| condition.test).collect())
    }

    /// That an arm which decides what is missing does not take a record of which this one is undetermined.
    fn decides(&self, side: Along<'a>, index: usize, arm: usize) -> Condition {
        let undetermined = Expression::Is(Box::new(self.whole(side, index)), true);
        let taken = Expression::And(vec![self.whole(side, arm), undetermined]);
        Condition { test: Expression::Not(Box::new(taken)), ..self.comes_first(side, index, arm) }
    }

    /// That an arm which comes first does not take the record.
    fn comes_first(&self, side: Along<'a>, index: usize, arm: usize) -> Condition {
        let taken = self.whole(side, arm);
        let first = &side.axis.members[arm];
        let label = self.label(side, arm);
        let kind = ConditionKind::ComesFirst(Named { name: first.id.clone(), label });
        Condition {
            stated: self.meaning(
                &taken,
                false,
                stated(side.dimension.place(index), &side.axis.members[index].id, kind),
            ),
            test: Expression::Not(Box::new(taken)),
        }
    }

    /// What a member asks of records of another type.
    fn does_not_apply(&self, side: Along<'a>, index: usize) -> Option<Condition> {
        let member = &side.axis.members[index];
        let asks =
            !member.clauses.is_empty() || member.choices.is_some() || matches!(member.relation, Relation::Arm(_));
        let schema = &self.words.model.schema;
        let about = member.about.filter(|_| asks)?;
        let of = Named { name: schema.record_name(about).to_owned(), label: schema.record(about).label.clone() };
        let words: Vec<&str> = member.clauses.iter().map(|clause| clause.words.as_str()).collect();
        let stated = stated(side.dimension.place(index), &member.id, ConditionKind::DoesNotApply(of));
        Some(Condition {
            stated: StatedCondition { words: words.join(" "), ..stated },
            test: Expression::Constant(Value::YesNo(true)),
        })
    }

    fn other_record(&self, side: Along<'a>, index: usize) -> Condition {
        Condition {
            stated: stated(side.dimension.place(index), &side.axis.members[index].id, ConditionKind::OtherRecord),
            test: Expression::Constant(Value::YesNo(false)),
        }
    }
}

fn stated(place: Place, id: &str, kind: ConditionKind) -> StatedCondition {
    StatedCondition {
        place,
        id: id.to_owned(),
        kind,
        words: String::new(),
        meaning: String::new(),
        said: String::new(),
        note: None,
        cites: Vec::new(),
    }
}
