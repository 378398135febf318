//! A small world of units and persons, in which every figure can be worked out by hand.
//!
//! | id | unit | level     | woman | born       | points |      | unit | area |
//! |----|------|-----------|-------|------------|--------|      |------|------|
//! | p1 | u1   | primary   | yes   | 2004-02-29 | 5      |      | u1   | low  |
//! | p2 | u1   | secondary | no    | 1990-01-01 | .      |      | u2   | high |
//! | p3 | u2   | higher    | yes   | .          | 7      |      | u3   | high |
//! | p4 | .    | .         | yes   | 2000-06-30 | 0      |
//! | p5 | u2   | secondary | .     | 1970-12-31 | -2     |

mod expressions;
mod tables;

use crate::model::{
    Aggregate, Axis, Body, Clause, CodeLine, End, Expression, Formula, Headers, Measure, Member, Model, Path, Relation,
    Step, Table, Type,
};
use crate::outcome::{Presentation, ShownGlyphs};
use crate::records::{Records, RecordsBuilder, read_csv};
use crate::schema::{Code, CodeList, Dialect, Field, FieldId, FieldKind, ListId, RecordId, RecordType, Schema, Words};
use crate::source::Span;
use crate::syntax::tree::MeasureKind;
use crate::value::{CompareOp, Date, Number, Value};

const UNIT: RecordId = RecordId(0);
const PERSON: RecordId = RecordId(1);
const AREA: ListId = ListId(0);
const LEVEL: ListId = ListId(1);

/// The areas and levels by position.
const LOW: u32 = 0;
const HIGH: u32 = 1;
const SECONDARY: u32 = 1;
const HIGHER: u32 = 2;

const UNITS: &str = "code,area\nu1,low\nu2,high\nu3,high\n";
const PERSONS: &str = "id,unit,level,woman,born,points\n\
    p1,u1,primary,yes,2004-02-29,5\n\
    p2,u1,secondary,no,1990-01-01,\n\
    p3,u2,higher,yes,,7\n\
    p4,,,yes,2000-06-30,0\n\
    p5,u2,secondary,,1970-12-31,-2\n";

fn schema() -> Schema {
    let list = |ordered, names: &[&str]| {
        let code = |name: &&str| {
            ((*name).to_owned(), Code { label: (*name).to_owned(), external: vec![], aliases: vec![], group: None })
        };
        let codes = names.iter().map(code).collect();
        CodeList { ordered, codes, ..CodeList::default() }
    };
    let record = |fields: &[(&str, FieldKind, bool)]| {
        let field = |(name, kind, optional): &(&str, FieldKind, bool)| {
            (
                (*name).to_owned(),
                Field { label: (*name).to_owned(), aliases: vec![], kind: *kind, optional: *optional, rounded: None },
            )
        };
        RecordType {
            label: String::new(),
            fields: fields.iter().map(field).collect(),
            key: vec![FieldId(0)],
            since: None,
            dialect: Dialect::default(),
            words: Words::default(),
            units: None,
        }
    };
    let code = |list| FieldKind::Code { list, system: None };
    let lists = [("Area", list(false, &["low", "high"])), ("Level", list(true, &["primary", "secondary", "higher"]))];
    let unit = record(&[("code", FieldKind::Text, false), ("area", code(AREA), false)]);
    let person = record(&[
        ("id", FieldKind::Text, false),
        ("unit", FieldKind::Reference(UNIT), true),
        ("level", code(LEVEL), true),
        ("woman", FieldKind::YesNo, true),
        ("born", FieldKind::Date, true),
        ("points", FieldKind::Integer, true),
    ]);
    Schema {
        lists: lists.into_iter().map(|(name, list)| (name.to_owned(), list)).collect(),
        records: [("Unit", unit), ("Person", person)].into_iter().map(|(name, kind)| (name.to_owned(), kind)).collect(),
    }
}

/// The schema with two derived fields of units: `members = count Person by unit`,
/// `won = sum Person.points by unit where woman`.
fn model() -> Model {
    let aggregate = |name: &str, measure, operand, clauses| Aggregate {
        on: UNIT,
        name: name.to_owned(),
        label: String::new(),
        kind: Type::Integer,
        measure,
        of: PERSON,
        by: FieldId(1),
        operand,
        clauses,
    };
    let members = aggregate("members", MeasureKind::Count, None, vec![]);
    let won = aggregate("won", MeasureKind::Sum, Some(points()), vec![clause(woman())]);
    Model { schema: schema(), aggregates: vec![members, won], ..Model::default() }
}

fn records(model: &Model, inputs: &[(RecordId, &str)]) -> Records {
    let mut builder = RecordsBuilder::new(&model.schema);
    for (record, text) in inputs {
        read_csv(&mut builder, *record, "input.csv", text.as_bytes()).unwrap();
    }
    builder.finish()
}

fn all_records(model: &Model) -> Records {
    records(model, &[(UNIT, UNITS), (PERSON, PERSONS)])
}

fn path(references: &[u32], end: End) -> Expression {
    Expression::Path(Path { steps: references.iter().map(|&field| Step::Field(FieldId(field))).collect(), end })
}

fn field(field: u32) -> Expression {
    path(&[], End::Field(FieldId(field)))
}

fn level() -> Expression {
    field(2)
}

fn woman() -> Expression {
    field(3)
}

fn born() -> Expression {
    field(4)
}

fn points() -> Expression {
    field(5)
}

fn number(value: i64) -> Number {
    Number::from(value)
}

fn day(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

fn constant(value: Value) -> Expression {
    Expression::Constant(value)
}

fn compare(op: CompareOp, left: Expression, right: Value) -> Expression {
    Expression::Compare(op, Box::new(left), Box::new(constant(right)))
}

fn clause(condition: Expression) -> Clause {
    Clause { except: false, condition, words: String::new(), note: None, cites: vec![], span: Span::default() }
}

fn count() -> Body {
    Body::Measure(Measure { kind: MeasureKind::Count, record: PERSON, operand: None, written: false })
}

fn measure(kind: MeasureKind, operand: Expression) -> Body {
    Body::Measure(Measure { kind, record: PERSON, operand: Some(operand), written: true })
}

fn formula(op: crate::value::ArithmeticOp, left: usize, right: usize) -> Body {
    Body::Formula(Formula::Binary(op, Box::new(Formula::Member(left)), Box::new(Formula::Member(right))))
}

fn member(body: Body) -> Member {
    Member {
        id: String::new(),
        parent: None,
        relation: Relation::Top,
        codes: None,
        decided: Vec::new(),
        lacks: Vec::new(),
        each: None,
        choices: None,
        clauses: vec![],
        cites: vec![],
        body,
        presentation: Presentation::default(),
        glyphs: ShownGlyphs::default(),
        is_total: false,
        hidden: false,
        asks_nothing_of: Vec::new(),
        about: None,
        span: Span::default(),
    }
}

/// A member that counts the persons for whom a condition holds.
fn counting(condition: Expression) -> Member {
    Member { clauses: vec![clause(condition)], about: Some(PERSON), ..member(count()) }
}

fn total() -> Member {
    Member { is_total: true, ..member(count()) }
}

/// A row for each area, by `unit.area` of persons and `area` of units, and the total.
fn areas_and_total() -> Axis {
    let reach = |references: &[u32]| Path {
        steps: references.iter().map(|&field| Step::Field(FieldId(field))).collect(),
        end: End::Field(FieldId(1)),
    };
    let line = CodeLine {
        list: AREA,
        reaches: vec![(PERSON, reach(&[1])), (UNIT, reach(&[]))],
        deciders: Vec::new(),
        span: Span::default(),
    };
    let area = |code| Member { codes: Some((0, vec![code])), ..member(count()) };
    Axis { members: vec![area(LOW), area(HIGH), total()], code_lines: vec![line], ..Axis::default() }
}

fn table(rows: Axis, columns: Axis) -> Table {
    Table {
        name: "t".to_owned(),
        title: String::new(),
        cites: vec![],
        record: PERSON,
        universe: vec![],
        rows,
        columns,
        asides: Vec::new(),
        overrides: vec![],
        checks: vec![],
        shown: None,
        glyphs: ShownGlyphs::default(),
        solve: crate::model::SolveOrder::RowsFirst,
        headers: Headers::default(),
        words: crate::syntax::tree::WordSet::English,
        span: Span::default(),
    }
}

fn axis(members: Vec<Member>) -> Axis {
    Axis { members, ..Axis::default() }
}
