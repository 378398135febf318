//! From a point of the grid to a record that can exist: a value for every field that the point speaks of.

use std::collections::BTreeMap;

use crate::exec;
use crate::model::{End, Expression, Model, Path, Type};
use crate::outcome::format_date;
use crate::plan::{Dimension, end_type};
use crate::schema::{FieldKind, RecordId};
use crate::value::{Date, Value};

use super::search::Point;
use super::values::{dates_around, examples};

/// A made-up record.
#[derive(Debug, Clone, PartialEq)]
pub struct Witness {
    /// Its type.
    pub record: RecordId,
    /// The values that matter; `None` is missing. All other fields may hold anything.
    pub values: BTreeMap<Path, Option<Value>>,
    /// The values in the analyst's labels: `Giới tính: Nữ · Dân tộc: Thái`.
    pub shown: String,
}

/// How many combinations of values are tried for one point.
const TRIES: u32 = 20_000;

/// Values for the regions of a point: every chosen dimension then lies in its region. `None` if none were found, which does not
/// prove that there are none.
pub(crate) fn realise(
    model: &Model,
    record: RecordId,
    dimensions: &[Dimension],
    point: &Point,
) -> Option<BTreeMap<Path, Option<Value>>> {
    let chosen: Vec<(&Dimension, u32)> =
        dimensions.iter().zip(point).filter_map(|(d, region)| region.map(|r| (d, r))).collect();
    let mut fixed: BTreeMap<Path, Vec<Option<Value>>> = BTreeMap::new();
    let mut tied: Vec<(&Dimension, u32)> = Vec::new();
    for (dimension, region) in chosen {
        match (&dimension.operand, dimension.mask(region)) {
            (Expression::Path(path), None) => {
                let mut values: Vec<Option<Value>> = examples(dimension, region).into_iter().map(Some).collect();
                if values.is_empty() {
                    values.push(Some(any_value(model, record, path)?));
                }
                fixed.insert(path.clone(), values);
            }
            (Expression::Path(path), Some(_)) => {
                fixed.insert(path.clone(), vec![None]);
            }
            _ => tied.push((dimension, region)),
        }
    }
    let mut free: Vec<Path> = Vec::new();
    for (dimension, region) in &tied {
        let mask = dimension.mask(*region);
        dimension.operand.paths(&mut |path| {
            let bit = dimension.leaves.iter().position(|leaf| leaf == path);
            if let (Some(mask), Some(bit)) = (mask, bit)
                && mask & (1 << bit) != 0
            {
                fixed.insert(path.clone(), vec![None]);
            } else if !fixed.contains_key(path) && !free.contains(path) {
                free.push(path.clone());
            }
        });
    }
    let mut trial = Trial { model, record, tied: &tied, tries: TRIES, values: BTreeMap::new() };
    let fixed: Vec<(Path, Vec<Option<Value>>)> = fixed.into_iter().collect();
    trial.fix(&fixed, &free).then_some(trial.values)
}

struct Trial<'a> {
    model: &'a Model,
    record: RecordId,
    tied: &'a [(&'a Dimension, u32)],
    tries: u32,
    values: BTreeMap<Path, Option<Value>>,
}

impl Trial<'_> {
    fn fix(&mut self, fixed: &[(Path, Vec<Option<Value>>)], free: &[Path]) -> bool {
        let Some(((path, values), rest)) = fixed.split_first() else { return self.free(free) };
        self.each(path, values.clone(), &mut |trial| trial.fix(rest, free))
    }

    fn free(&mut self, free: &[Path]) -> bool {
        let Some((path, rest)) = free.split_first() else { return self.fits(|_| true) };
        let candidates = self.candidates(path);
        self.each(path, candidates, &mut |trial| trial.free(rest))
    }

    /// Tries the values of a path one by one, as long as what is complete fits.
    fn each(&mut self, path: &Path, values: Vec<Option<Value>>, next: &mut dyn FnMut(&mut Self) -> bool) -> bool {
        for value in values {
            if self.tries == 0 {
                return false;
            }
            self.tries -= 1;
            self.values.insert(path.clone(), value);
            let known = |values: &BTreeMap<Path, Option<Value>>, operand: &Expression| {
                let mut all = true;
                operand.paths(&mut |p| all &= values.contains_key(p));
                all
            };
            let values = self.values.clone();
            if self.fits(|operand| known(&values, operand)) && next(self) {
                return true;
            }
        }
        self.values.remove(path);
        false
    }

    /// Whether every tied dimension that `asked` admits lies in its region.
    fn fits(&self, asked: impl Fn(&Expression) -> bool) -> bool {
        let lookup = |path: &Path| self.values.get(path).cloned().flatten();
        self.tied.iter().filter(|(dimension, _)| asked(&dimension.operand)).all(
            |(dimension, region)| match exec::value(&dimension.operand, &lookup) {
                Some(value) => dimension.cut.region(&value) == *region,
                None => dimension.mask(*region).is_some(),
            },
        )
    }

    fn candidates(&self, path: &Path) -> Vec<Option<Value>> {
        let dimensions: Vec<&Dimension> = self.tied.iter().map(|(dimension, _)| *dimension).collect();
        match end_type(self.model, self.record, path) {
            Some(Type::Date) => {
                let mut known: Vec<Date> = self.values.values().flatten().filter_map(date).collect();
                let mut dates: Vec<Date> = Vec::new();
                if known.is_empty() {
                    known.extend(default_day(self.model));
                    dates.extend(&known);
                }
                dates.extend(known.into_iter().flat_map(|day| dates_around(day, &dimensions)));
                dates.into_iter().map(|day| Some(Value::Date(day))).collect()
            }
            Some(Type::YesNo) => vec![Some(Value::YesNo(false)), Some(Value::YesNo(true))],
            Some(Type::Text) => texts(&dimensions).into_iter().map(|text| Some(Value::Text(text))).collect(),
            Some(Type::Integer | Type::Decimal) => {
                let mut numbers: Vec<i64> = vec![0, 1, 2, 100];
                numbers.extend(self.values.values().flatten().filter_map(whole).flat_map(|n| [n - 1, n, n + 1]));
                numbers.sort_unstable();
                numbers.dedup();
                numbers.into_iter().map(|n| Some(Value::Number(n.into()))).collect()
            }
            Some(Type::Code(list)) => {
                let codes = self.model.schema.list(list).codes.len();
                (0..codes).map(|code| Some(Value::Code(code as u16))).collect()
            }
            None => Vec::new(),
        }
    }
}

fn date(value: &Value) -> Option<Date> {
    if let Value::Date(date) = value { Some(*date) } else { None }
}

fn whole(value: &Value) -> Option<i64> {
    if let Value::Number(number) = value { number.to_integer() } else { None }
}

fn texts(dimensions: &[&Dimension]) -> Vec<String> {
    let mut texts = vec!["-".to_owned()];
    for dimension in dimensions {
        match &dimension.operand {
            Expression::StartsWith(_, text) | Expression::Contains(_, text) => texts.push(text.clone()),
            Expression::Compare(_, a, b) => {
                for side in [a, b] {
                    if let Expression::Constant(Value::Text(text)) = &**side {
                        texts.push(text.clone());
                    }
                }
            }
            Expression::In(_, choices) => texts.extend(choices.iter().filter_map(|choice| match choice {
                crate::model::Choice::Value(Value::Text(text)) => Some(text.clone()),
                _ => None,
            })),
            _ => {}
        }
    }
    texts.dedup();
    texts
}

/// A day that rules may be expected to speak of.
pub(super) fn default_day(model: &Model) -> Option<Date> {
    model.report.period.map(|(first, _)| first).or(model.as_of).or(Date::new(2000, 1, 1))
}

/// Any value of a path's type.
fn any_value(model: &Model, record: RecordId, path: &Path) -> Option<Value> {
    Some(match end_type(model, record, path)? {
        Type::Text => Value::Text("-".to_owned()),
        Type::Integer | Type::Decimal => Value::Number(0.into()),
        Type::Date => Value::Date(default_day(model)?),
        Type::YesNo => Value::YesNo(false),
        Type::Code(list) if !model.schema.list(list).codes.is_empty() => Value::Code(0),
        Type::Code(_) => return None,
    })
}

/// The values of a record in the analyst's labels.
pub(crate) fn in_words(model: &Model, record: RecordId, values: &BTreeMap<Path, Option<Value>>) -> String {
    let words: Vec<String> = values
        .iter()
        .map(|(path, value)| {
            let value =
                value.as_ref().map_or_else(|| "(missing)".to_owned(), |v| value_in_words(model, record, path, v));
            format!("{}: {value}", labels(model, record, path))
        })
        .collect();
    if words.is_empty() { "any record".to_owned() } else { words.join(" · ") }
}

fn labels(model: &Model, record: RecordId, path: &Path) -> String {
    let mut at = record;
    let mut words = Vec::new();
    for reference in &path.references {
        let field = model.schema.record(at).field(*reference);
        words.push(field.label.as_str());
        if let FieldKind::Reference(next) = field.kind {
            at = next;
        }
    }
    words.push(match path.end {
        End::Field(field) => &model.schema.record(at).field(field).label,
        End::Aggregate(index) => model.aggregates.get(index as usize).map_or("", |a| a.label.as_str()),
    });
    words.join(" › ")
}

fn value_in_words(model: &Model, record: RecordId, path: &Path, value: &Value) -> String {
    match (value, end_type(model, record, path)) {
        (Value::Code(code), Some(Type::Code(list))) => model.schema.list(list).code_label(*code).to_owned(),
        (Value::Text(text), _) => format!("\"{text}\""),
        (Value::Number(number), _) => number.to_string(),
        (Value::Date(day), _) => format_date(*day, model.report.locale),
        (Value::YesNo(yes), _) => if *yes { "yes" } else { "no" }.to_owned(),
        (Value::Code(_), _) => String::new(),
    }
}
