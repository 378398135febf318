//! A witness as records, run through the plain evaluator: only what breaks there is shown.

use crate::model::{Aggregate, Criteria, End, Expression, Model, Path, Step, sources};
use crate::outcome::{CheckOutcome, CheckResult, Decision, TableOutcome};
use crate::plain;
use crate::records::{Origin, RawCell, Recognition, Records, RecordsBuilder};
use crate::schema::{FieldId, FieldKind, RecordId};
use crate::value::{Date, Value};

use super::Question;
use super::values::{Values, default_day};
use super::{referring, versions};

/// How deep references are followed when a record is made up.
const DEPTH: usize = 8;
/// How many records are made up in all: each may need others, and those others again.
const MADE: u64 = 1_000;

/// Where the records of a program are made up.
pub(crate) struct Workshop<'m> {
    /// The program.
    pub model: &'m Model,
    /// What its records are read by, which needs to know of no code's spelling.
    pub recognition: &'m Recognition,
    /// Whether nobody waits for the answer any more.
    pub stop: Option<&'m dyn Fn() -> bool>,
}

impl<'m> Workshop<'m> {
    pub fn new(model: &'m Model, recognition: &'m Recognition) -> Workshop<'m> {
        Workshop { model, recognition, stop: None }
    }

    /// Whether nobody waits for the answer any more; then it may be anything.
    pub fn is_stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop())
    }
}

/// Whether the records made from these values break what was asked, says the plain evaluator.
pub(super) fn breaks(
    workshop: &Workshop<'_>,
    table: usize,
    question: &Question,
    record: RecordId,
    values: &Values,
) -> bool {
    let Some(records) = workshop.make_up(record, values) else { return false };
    let outcome = plain::evaluated(workshop.model, &records);
    match outcome.tables.get(table) {
        Some(table) => is_broken(table, question),
        // A tie: nothing but its check is asked of it.
        None => matches!(question, Question::Holds { check, .. } if fails(&outcome.checks, check)),
    }
}

fn fails(checks: &[CheckOutcome], check: &str) -> bool {
    checks.iter().any(|found| found.check == *check && matches!(found.result, CheckResult::Fails { .. }))
}

fn is_broken(table: &TableOutcome, question: &Question) -> bool {
    match question {
        Question::Disjoint(split) => table.broken_splits.iter().any(|b| b.split == *split && b.overlapping > 0),
        Question::Complete(split) => table.broken_splits.iter().any(|b| b.split == *split && b.uncovered > 0),
        Question::Holds { check, .. } => fails(&table.checks, check),
        _ => false,
    }
}

/// Whether all conditions hold for the record made from these values, says the plain evaluator.
pub(super) fn satisfies(workshop: &Workshop<'_>, record: RecordId, values: &Values, conditions: &[Expression]) -> bool {
    let Some(records) = workshop.make_up(record, values) else { return false };
    let model = workshop.model;
    // The record in question is made before or after those that it refers to: any row that satisfies will do.
    let rows = 0..records.set(record).len() as u32;
    let mut rows = rows.into_iter();
    rows.any(|row| conditions.iter().all(|condition| plain::truth(model, &records, record, row, condition).is_yes()))
}

/// The decisions of criteria on the records made from these values, by guidance as of a day, says the plain evaluator.
pub(super) fn decisions(
    workshop: &Workshop<'_>,
    criteria: [&Criteria; 2],
    day: Option<Date>,
    values: &Values,
) -> [Vec<Decision>; 2] {
    match workshop.make_up(criteria[0].record, values) {
        Some(records) => criteria.map(|criteria| plain::decided(workshop.model, &records, criteria, day)),
        None => [Vec::new(), Vec::new()],
    }
}

impl Workshop<'_> {
    /// The records that these values speak of, and those that they refer to; `None` where they cannot be made up.
    pub fn make_up(&self, record: RecordId, values: &Values) -> Option<Records> {
        let model = self.model;
        let values = &versions::with_chosen(model, record, values)?;
        let builder = RecordsBuilder::recognising(&model.schema, self.recognition);
        let mut maker = Maker { model, builder, values, made: 0 };
        maker.builder.input("made up");
        for index in 0..model.schema.records.len() {
            maker.builder.given(RecordId(index as u32));
        }
        maker.record(record, &mut Vec::new(), &Purpose::Asked)?;
        let records = maker.builder.finish();
        let clean = records.iter().all(|(_, set)| set.rejects.is_empty());
        clean.then_some(records)
    }
}

/// The written form of a value, as a cell of a record.
#[derive(Clone)]
enum Written {
    Missing,
    Text(String),
    Value(Value),
}

/// What a record is made for.
#[derive(Clone)]
enum Purpose {
    /// It is the witness, or the witness leads to it: the values asked for are its own.
    Asked,
    /// It is there because a required reference needs one. Paths are the witness's, so none speaks of it.
    Filler,
    /// The same, and this field leads to the record that counts it; it has these values.
    Counted(FieldId, Written, Values),
    /// It is a version that the witness reads out of a history: with this key, from this day on.
    Version([(FieldId, Written); 2]),
}

struct Maker<'a> {
    model: &'a Model,
    builder: RecordsBuilder<'a>,
    values: &'a Values,
    made: u64,
}

impl Maker<'_> {
    /// Makes the record that the steps lead to, and those that it refers to; gives its key as written.
    fn record(&mut self, record: RecordId, steps: &mut Vec<Step>, purpose: &Purpose) -> Option<Written> {
        if steps.len() > DEPTH || self.made >= MADE {
            return None;
        }
        self.made += 1;
        let line = self.made;
        let kind = self.model.schema.record(record);
        let mut cells: Vec<Written> = Vec::new();
        for index in 0..kind.fields.len() {
            let field = FieldId(index as u32);
            let cell = match purpose {
                Purpose::Counted(by, key, _) if *by == field => key.clone(),
                Purpose::Version([(key, of), _]) if *key == field => of.clone(),
                Purpose::Version([_, (since, day)]) if *since == field => day.clone(),
                Purpose::Asked | Purpose::Version(_) => self.cell(record, field, steps, Some(self.values), line)?,
                Purpose::Counted(.., values) => self.cell(record, field, steps, Some(values), line)?,
                Purpose::Filler => self.cell(record, field, steps, None, line)?,
            };
            cells.push(cell);
        }
        let key = match kind.key.as_slice() {
            [key] => cells[key.0 as usize].clone(),
            _ => Written::Missing,
        };
        let raw: Vec<RawCell<'_>> = cells.iter().map(raw).collect();
        self.builder.push_row(record, Origin { input: 0, line }, &raw);
        if matches!(purpose, Purpose::Asked | Purpose::Version(_)) {
            self.referring(record, steps, &key)?;
            self.versions(steps)?;
        }
        Some(key)
    }

    /// Makes the versions that the record at the end of the steps reads out of histories.
    fn versions(&mut self, steps: &mut Vec<Step>) -> Option<()> {
        for versions::Read { version, key, since } in versions::read(self.model, self.values, steps)? {
            let of = version.of;
            let (key_field, since_field) = self.model.schema.record(of).history()?;
            let cells = [(key_field, Written::Value(key)), (since_field, Written::Value(since))];
            steps.push(Step::AsOf(version));
            let made = self.record(of, steps, &Purpose::Version(cells));
            steps.pop();
            made?;
        }
        Some(())
    }

    fn cell(
        &mut self,
        record: RecordId,
        field: FieldId,
        steps: &mut Vec<Step>,
        values: Option<&Values>,
        line: u64,
    ) -> Option<Written> {
        let kind = self.model.schema.record(record).field(field);
        let path = Path { steps: steps.clone(), end: End::Field(field) };
        let asked = values.and_then(|values| values.get(&path));
        // What a counted record refers to is there to be referred to.
        let is_asked = values.is_some_and(|values| std::ptr::eq(values, self.values));
        if let FieldKind::Reference(target) = kind.kind {
            steps.push(Step::Field(field));
            let result = self.reference(target, kind.optional, steps, is_asked);
            steps.pop();
            return result;
        }
        match asked {
            Some(Some(value)) => Some(Written::Value(value.clone())),
            Some(None) => kind.optional.then_some(Written::Missing),
            None if kind.optional => Some(Written::Missing),
            None => self.filler(kind.kind, line),
        }
    }

    fn reference(
        &mut self,
        target: RecordId,
        optional: bool,
        steps: &mut Vec<Step>,
        is_asked: bool,
    ) -> Option<Written> {
        let below = |path: &&Path| path.steps.starts_with(steps);
        let mut asked =
            self.values.iter().filter(|(path, _)| is_asked && below(path)).map(|(_, value)| value).peekable();
        if optional && (asked.peek().is_none() || asked.all(Option::is_none)) {
            return Some(Written::Missing);
        }
        self.record(target, steps, if is_asked { &Purpose::Asked } else { &Purpose::Filler })
    }

    /// Makes the records that a derived field of this record counts.
    fn referring(&mut self, record: RecordId, steps: &[Step], key: &Written) -> Option<()> {
        for (index, aggregate) in self.model.aggregates.iter().enumerate() {
            let path = Path { steps: steps.to_vec(), end: End::Aggregate(index as u32) };
            let Some(value) = self.values.get(&path) else { continue };
            if aggregate.on != record {
                return None;
            }
            let Some(value) = value else {
                // Of no records there is no least, no greatest and no mean.
                if !sources(&self.model.schema, &self.model.aggregates, index as u32).is_empty() {
                    self.record(aggregate.of, &mut Vec::new(), &self.lacking(index as u32, aggregate, key))?;
                }
                continue;
            };
            for values in referring::values(self.model, aggregate, value)? {
                self.record(aggregate.of, &mut Vec::new(), &Purpose::Counted(aggregate.by, key.clone(), values))?;
            }
        }
        Some(())
    }

    /// What a record is made for that leaves a derived field without a value: it lacks all that it can but its reference, or where
    /// that is all that it can lack, the reference.
    fn lacking(&self, index: u32, aggregate: &Aggregate, key: &Written) -> Purpose {
        let Model { schema, aggregates, .. } = self.model;
        let reference = schema.record(aggregate.of).field_name(aggregate.by);
        let is_reference =
            |name: &String| name.strip_prefix(schema.record_name(aggregate.of)) == Some(&format!(".{reference}"));
        let only_reference = sources(schema, aggregates, index).iter().all(is_reference);
        let by = if only_reference { Written::Missing } else { key.clone() };
        Purpose::Counted(aggregate.by, by, Values::new())
    }

    fn filler(&self, kind: FieldKind, line: u64) -> Option<Written> {
        Some(match kind {
            FieldKind::Text => Written::Text(format!("made-up-{line}")),
            FieldKind::Integer | FieldKind::Decimal => Written::Value(Value::Number((line as i64).into())),
            FieldKind::Date => Written::Value(Value::Date(default_day(self.model)?)),
            FieldKind::YesNo => Written::Value(Value::YesNo(false)),
            FieldKind::Code { list, .. } => {
                (!self.model.schema.list(list).codes.is_empty()).then_some(Written::Value(Value::Code(0)))?
            }
            FieldKind::Reference(_) => return None,
        })
    }
}

fn raw(cell: &Written) -> RawCell<'_> {
    match cell {
        Written::Missing => RawCell::Missing,
        Written::Text(text) | Written::Value(Value::Text(text)) => RawCell::Text(text),
        Written::Value(Value::Number(number)) => number.to_integer().map_or(RawCell::Decimal(number), RawCell::Integer),
        Written::Value(Value::Date(date)) => RawCell::Date(*date),
        Written::Value(Value::YesNo(yes)) => RawCell::YesNo(*yes),
        Written::Value(Value::Code(code)) => RawCell::Code(*code),
    }
}
