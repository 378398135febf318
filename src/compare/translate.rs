//! The rules of one side in the ids of both.

use std::sync::Arc;

use crate::model::{
    Aggregate, AsOf, Aside, Axis, Body, Choice, Clause, CodeLine, Criteria, End, Exception, Expression, Measure,
    Member, Model, Path, Requirement, Step, Table, Type, Version, end_type,
};
use crate::schema::{FieldId, ListId, RecordId, Schema};
use crate::syntax::tree::Decided;
use crate::value::{CodeIndex, CompareOp, Value};

/// The way from one side's ids to the joint ones.
pub(super) struct Translation {
    schema: Schema,
    pub places: Places,
}

/// Expressions over the records of one type of one side.
struct Scope<'t> {
    translation: &'t Translation,
    model: &'t Model,
    record: RecordId,
}

impl Translation {
    pub fn new(schema: Schema, places: Places) -> Translation {
        Translation { schema, places }
    }

    /// This side's id of a joint record type; `None` where only the other side has it.
    pub fn own_record(&self, record: RecordId) -> Option<RecordId> {
        self.places.records.iter().position(|joint| *joint == record).map(|index| RecordId(index as u32))
    }

    /// A record type.
    pub fn record(&self, record: RecordId) -> RecordId {
        self.places.records[record.0 as usize]
    }

    /// A path from records of a type (an id of this side).
    pub fn path(&self, record: RecordId, path: &Path) -> Path {
        let (steps, at) = self.steps(record, &path.steps);
        let end = match path.end {
            End::Field(field) => End::Field(self.field(at, field)),
            End::Aggregate(index) => End::Aggregate(self.places.aggregates[index as usize]),
        };
        Path { steps, end }
    }

    fn field(&self, at: RecordId, field: FieldId) -> FieldId {
        self.places.fields[at.0 as usize][field.0 as usize]
    }

    /// Steps from records of a type, and the type that they lead to (ids of this side).
    fn steps(&self, record: RecordId, steps: &[Step]) -> (Vec<Step>, RecordId) {
        let mut at = record;
        let mut joint = Vec::with_capacity(steps.len());
        for step in steps {
            joint.push(match step {
                Step::Field(field) => Step::Field(self.field(at, *field)),
                Step::AsOf(version) => Step::AsOf(Arc::new(self.version(at, version))),
            });
            at = step.leads_to(&self.schema, at).unwrap_or(at);
        }
        (joint, at)
    }

    fn version(&self, at: RecordId, version: &AsOf) -> AsOf {
        let of = self.schema.record(version.of);
        let list = of.history().and_then(|(key, _)| Type::of(of.field(key).kind)).and_then(Type::list);
        let key = match (&version.key, list) {
            (Expression::Constant(Value::Code(code)), Some(list)) => {
                let known = self.places.codes[list.0 as usize].get(*code as usize).copied().flatten();
                // Of a code that the other side does not know there is no version that both accept.
                Expression::Constant(Value::Code(known.unwrap_or(CodeIndex::MAX)))
            }
            (key, _) => self.chosen_by(at, key),
        };
        AsOf {
            of: self.record(version.of),
            key,
            owner: version.owner.as_ref().map(|steps| self.steps(at, steps).0),
            day: self.chosen_by(at, &version.day),
        }
    }

    /// A key or a day by which a version is chosen: no code is compared in it.
    fn chosen_by(&self, at: RecordId, value: &Expression) -> Expression {
        match value {
            Expression::Path(path) => Expression::Path(self.path(at, path)),
            other => other.with_operands(&|operand| self.chosen_by(at, operand)),
        }
    }

    /// Whether all histories of this side are told apart by the same fields in the joint schema.
    pub fn has_histories_of(&self, own: &Schema, joint: &Schema) -> bool {
        own.records.values().enumerate().all(|(index, kind)| {
            let at = RecordId(index as u32);
            let is_same = |(key, since)| {
                joint.record(self.record(at)).history() == Some((self.field(at, key), self.field(at, since)))
            };
            kind.history().is_none_or(is_same)
        })
    }

    /// An expression over records of a type (an id of this side).
    pub fn expression(&self, model: &Model, record: RecordId, expression: &Expression) -> Expression {
        Scope { translation: self, model, record }.expression(expression)
    }

    /// A derived field.
    pub fn aggregate(&self, model: &Model, aggregate: &Aggregate) -> Aggregate {
        let operand = aggregate.operand.as_ref().map(|operand| self.expression(model, aggregate.of, operand));
        Aggregate {
            on: self.record(aggregate.on),
            kind: match aggregate.kind {
                Type::Code(list) => Type::Code(self.places.lists[list.0 as usize]),
                plain => plain,
            },
            of: self.record(aggregate.of),
            by: self.places.fields[aggregate.of.0 as usize][aggregate.by.0 as usize],
            operand,
            clauses: self.clauses(model, aggregate.of, &aggregate.clauses),
            ..aggregate.clone()
        }
    }

    /// A table.
    pub fn table(&self, model: &Model, table: &Table) -> Table {
        Table {
            record: self.record(table.record),
            universe: self.clauses(model, table.record, &table.universe),
            rows: self.axis(model, table.record, &table.rows),
            columns: self.axis(model, table.record, &table.columns),
            asides: table.asides.iter().map(|aside| self.aside(model, aside)).collect(),
            ..table.clone()
        }
    }

    fn aside(&self, model: &Model, aside: &Aside) -> Aside {
        Aside { table: self.table(model, &aside.table), ..aside.clone() }
    }

    /// Criteria.
    pub fn criteria(&self, model: &Model, criteria: &Criteria) -> Criteria {
        let of = criteria.record;
        let exception = |exception: &Exception| Exception {
            clauses: self.clauses(model, of, &exception.clauses),
            ..exception.clone()
        };
        let requirement = |requirement: &Requirement| Requirement {
            clauses: self.clauses(model, of, &requirement.clauses),
            exceptions: requirement.exceptions.iter().map(exception).collect(),
            ..requirement.clone()
        };
        let version = |version: &Version| Version {
            requirements: version.requirements.iter().map(requirement).collect(),
            ..version.clone()
        };
        Criteria {
            record: self.record(of),
            as_of: criteria.as_of.as_ref().map(|path| self.path(of, path)),
            versions: criteria.versions.iter().map(version).collect(),
            ..criteria.clone()
        }
    }

    fn axis(&self, model: &Model, record: RecordId, axis: &Axis) -> Axis {
        let line = |line: &CodeLine| CodeLine {
            list: self.places.lists[line.list.0 as usize],
            reaches: line.reaches.iter().map(|(of, path)| (self.record(*of), self.path(*of, path))).collect(),
            deciders: line
                .deciders
                .iter()
                .map(|(of, decider, path)| (self.record(*of), *decider, self.path(*of, path)))
                .collect(),
            span: line.span,
        };
        Axis {
            members: axis.members.iter().map(|member| self.member(model, record, axis, member)).collect(),
            splits: axis.splits.clone(),
            of_which: axis.of_which.clone(),
            code_lines: axis.code_lines.iter().map(line).collect(),
        }
    }

    fn member(&self, model: &Model, record: RecordId, axis: &Axis, member: &Member) -> Member {
        let about = member.about.unwrap_or(record);
        let scope = Scope { translation: self, model, record: about };
        let codes = member.codes.as_ref().map(|(line, codes)| {
            let list = axis.code_lines[*line].list;
            (*line, self.known(list, codes))
        });
        let decided = member.codes.iter().flat_map(|(line, _)| {
            let list = axis.code_lines[*line].list;
            member.decided.iter().filter_map(move |decided| self.decided(list, decided))
        });
        Member {
            codes,
            decided: decided.collect(),
            choices: member.choices.as_ref().map(|choices| scope.expression(choices)),
            clauses: self.clauses(model, about, &member.clauses),
            body: match &member.body {
                Body::Measure(measure) => Body::Measure(Measure {
                    record: self.record(measure.record),
                    operand: measure.operand.as_ref().map(|e| self.expression(model, measure.record, e)),
                    ..measure.clone()
                }),
                other => other.clone(),
            },
            about: member.about.map(|about| self.record(about)),
            asks_nothing_of: member.asks_nothing_of.iter().map(|of| self.record(*of)).collect(),
            ..member.clone()
        }
    }

    fn clauses(&self, model: &Model, record: RecordId, clauses: &[Clause]) -> Vec<Clause> {
        let clause =
            |clause: &Clause| Clause { condition: self.expression(model, record, &clause.condition), ..clause.clone() };
        clauses.iter().map(clause).collect()
    }

    /// What was decided of a code that was split, where both sides know all that is named.
    fn decided(&self, list: ListId, decided: &Decided) -> Option<Decided> {
        let known = |code: CodeIndex| self.known(list, &[code]).first().copied();
        let by = decided.by.iter().map(|(decider, code)| Some((*decider, known(*code)?)));
        Some(Decided { code: known(decided.code)?, by: by.collect::<Option<_>>()? })
    }

    /// Those of the codes that both sides know, ascending.
    fn known(&self, list: ListId, codes: &[CodeIndex]) -> Vec<CodeIndex> {
        let places = &self.places.codes[list.0 as usize];
        let mut known: Vec<CodeIndex> = codes.iter().filter_map(|code| places.get(*code as usize).copied()?).collect();
        known.sort_unstable();
        known
    }
}

impl Scope<'_> {
    fn expression(&self, expression: &Expression) -> Expression {
        match expression {
            Expression::Path(path) => Expression::Path(self.translation.path(self.record, path)),
            Expression::Compare(op, a, b) => self.comparison(*op, a, b),
            Expression::In(e, choices) => match self.list(e) {
                Some(list) => {
                    Expression::In(Box::new(self.expression(e)), vec![self.codes(list, &|code| holds(choices, code))])
                }
                None => Expression::In(Box::new(self.expression(e)), choices.clone()),
            },
            other => other.with_operands(&|operand| self.expression(operand)),
        }
    }

    /// A comparison. One of a code with a fixed one becomes a list of codes: the order of codes can differ between the sides.
    fn comparison(&self, op: CompareOp, a: &Expression, b: &Expression) -> Expression {
        let (value, fixed, of_value): (_, _, &dyn Fn(CodeIndex, CodeIndex) -> bool) = match (a, b) {
            (value, Expression::Constant(Value::Code(fixed))) => {
                (value, *fixed, &|code, fixed| op.holds(code.cmp(&fixed)))
            }
            (Expression::Constant(Value::Code(fixed)), value) => {
                (value, *fixed, &|code, fixed| op.holds(fixed.cmp(&code)))
            }
            _ => return Expression::Compare(op, Box::new(self.expression(a)), Box::new(self.expression(b))),
        };
        match self.list(value) {
            Some(list) => {
                let among = self.codes(list, &|code| of_value(code, fixed));
                Expression::In(Box::new(self.expression(value)), vec![among])
            }
            None => Expression::Compare(op, Box::new(self.expression(a)), Box::new(self.expression(b))),
        }
    }

    /// The list that an expression's values are codes of; an id of this side.
    fn list(&self, expression: &Expression) -> Option<ListId> {
        let Expression::Path(path) = expression else { return None };
        end_type(self.model, self.record, path)?.list()
    }

    fn codes(&self, list: ListId, among: &dyn Fn(CodeIndex) -> bool) -> Choice {
        let all = 0..self.translation.schema.list(list).codes.len() as CodeIndex;
        let chosen: Vec<CodeIndex> = all.filter(|code| among(*code)).collect();
        Choice::Codes(self.translation.known(list, &chosen))
    }
}

fn holds(choices: &[Choice], code: CodeIndex) -> bool {
    choices.iter().any(|choice| choice.holds(&Value::Code(code)))
}

/// Whether any condition of a program compares the order of two codes, neither of which is fixed.
pub(super) fn orders_codes(model: &Model) -> bool {
    let clauses = |of: RecordId, clauses: &[Clause]| clauses.iter().any(|clause| orders(model, of, &clause.condition));
    let axis = |of: RecordId, axis: &Axis| {
        axis.members.iter().any(|member| {
            let about = member.about.unwrap_or(of);
            clauses(about, &member.clauses) || member.choices.as_ref().is_some_and(|e| orders(model, about, e))
        })
    };
    let in_tables = model.tables.iter().any(|table| {
        clauses(table.record, &table.universe) || axis(table.record, &table.rows) || axis(table.record, &table.columns)
    });
    let requirements = |criteria: &Criteria| {
        criteria.versions.iter().flat_map(|version| &version.requirements).any(|requirement| {
            clauses(criteria.record, &requirement.clauses)
                || requirement.exceptions.iter().any(|exception| clauses(criteria.record, &exception.clauses))
        })
    };
    in_tables || model.criteria.iter().any(requirements)
}

fn orders(model: &Model, record: RecordId, expression: &Expression) -> bool {
    let is_code = |e: &Expression| match e {
        Expression::Path(path) => matches!(end_type(model, record, path), Some(Type::Code(_))),
        _ => false,
    };
    match expression {
        Expression::Compare(op, a, b) => {
            let by_order = !matches!(op, CompareOp::Equal | CompareOp::NotEqual);
            (by_order && is_code(a) && is_code(b)) || orders(model, record, a) || orders(model, record, b)
        }
        Expression::Not(e) | Expression::Is(e, _) | Expression::In(e, _) => orders(model, record, e),
        Expression::And(list) | Expression::Or(list) => list.iter().any(|e| orders(model, record, e)),
        _ => false,
    }
}

/// Where the ids of one side's schema have gone.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By record type.
    pub records: Vec<RecordId>,
    /// By record type and field.
    pub fields: Vec<Vec<FieldId>>,
    /// By list.
    pub lists: Vec<ListId>,
    /// By list and code; `None` is a code that the other side does not know.
    pub codes: Vec<Vec<Option<CodeIndex>>>,
    /// By list: whether codes keep their order.
    pub ordered: Vec<bool>,
    /// By derived field.
    pub aggregates: Vec<u32>,
}
