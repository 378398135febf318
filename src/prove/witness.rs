//! From a point of the grid to a record that can exist: a value for every field that the point speaks of.

use std::collections::BTreeMap;

use crate::exec;
use crate::message::{Argument, Message, proofs as say};
use crate::model::{Expression, Leaf, Model, Path, Type, end_type};
use crate::plan::{Cut, Dimension};
use crate::schema::RecordId;
use crate::speech::{labels, printed};
use crate::value::{Date, Number, Value};

use super::search::Point;
use super::space::{Space, is_field};
use super::ties;
use super::torn::leave_out;
use super::values::{Values, dates_around, default_day, numbers_around};

/// A made-up record.
#[derive(Debug, Clone, PartialEq)]
pub struct Witness {
    /// Its type.
    pub record: RecordId,
    /// The values that matter; `None` is missing. All other fields may hold anything.
    pub values: BTreeMap<Path, Option<Value>>,
    /// The values in the analyst's labels: `Giới tính: Nữ · Dân tộc: Thái`.
    pub shown: Message,
}

/// How many operators are worked out for values that are tied to each other: some thousand combinations for an age, a few for a
/// whole criteria.
const EFFORT: usize = 10_000;
/// How many values of one field are tried where others are worked out from it too.
const EXAMPLES: usize = 60;

/// Dimensions for whose regions no values were found together.
pub(crate) struct Conflict {
    pub dimensions: Vec<usize>,
    /// Whether there are none. Else nobody knows.
    pub is_proved: bool,
}

/// Values for the regions of a point: every chosen dimension then lies in its region, or in one that will do for it.
///
/// # Errors
/// No values were found for some of the dimensions.
pub(crate) fn realise(model: &Model, record: RecordId, space: &Space<'_>, point: &Point) -> Result<Values, Conflict> {
    let dimensions = space.dimensions;
    let chosen: Vec<usize> = (0..dimensions.len()).filter(|index| point[*index].is_some()).collect();
    let (plain, tied): (Vec<usize>, Vec<usize>) = chosen.iter().partition(|index| is_field(&dimensions[**index]));
    let mut values = Values::new();
    for group in groups(tied.into_iter().map(|index| Tied::new(&dimensions[index], index)).collect()) {
        let reads = |index: &usize| match &dimensions[*index].operand {
            Expression::Path(path) => group.iter().any(|tied| tied.paths.contains(&path)),
            _ => false,
        };
        let fixed: Vec<usize> = plain.iter().copied().filter(reads).collect();
        let all: Vec<usize> = fixed.iter().copied().chain(group.iter().map(|tied| tied.index)).collect();
        let answer = ties::look(ties::Ground { model, record, space, point }, &all);
        if let ties::Answer::Impossible(dimensions) = answer {
            return Err(Conflict { dimensions, is_proved: true });
        }
        let mut trial = Trial { model, record, space, point, tied: &group, effort: EFFORT, values: Values::new() };
        let is_found = trial.all(dimensions, &fixed);
        match answer {
            _ if is_found => values.append(&mut trial.values),
            ties::Answer::Values(mut found) => values.append(&mut found),
            _ => return Err(Conflict { dimensions: all, is_proved: false }),
        }
    }
    for index in plain {
        let Expression::Path(path) = &dimensions[index].operand else { continue };
        if !values.contains_key(path) {
            // Nothing else depends on it: the first will do.
            let trial = Trial { model, record, space, point, tied: &[], effort: 0, values: Values::new() };
            let first = trial.admitted(&dimensions[index], index, path).into_iter().next();
            let none = || Conflict { dimensions: vec![index], is_proved: false };
            values.insert(path.clone(), first.ok_or_else(none)?);
        }
    }
    leave_out(model, record, space, point, &mut values);
    Ok(values)
}

/// Dimensions that share a path, directly or over others, together.
fn groups(tied: Vec<Tied<'_>>) -> Vec<Vec<Tied<'_>>> {
    let mut groups: Vec<Vec<Tied<'_>>> = Vec::new();
    for one in tied {
        let shares = |group: &Vec<Tied<'_>>| group.iter().any(|t| t.paths.iter().any(|path| one.paths.contains(path)));
        let (together, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(shares);
        groups = apart;
        groups.push(together.into_iter().flatten().chain([one]).collect());
    }
    groups
}

/// A chosen dimension that is worked out from fields.
struct Tied<'a> {
    dimension: &'a Dimension,
    index: usize,
    /// What it reads, each once.
    paths: Vec<&'a Path>,
    /// What it takes to work it out once.
    effort: usize,
}

impl<'a> Tied<'a> {
    fn new(dimension: &'a Dimension, index: usize) -> Tied<'a> {
        let mut paths: Vec<&Path> = Vec::new();
        dimension.operand.paths(&mut |path| {
            if !paths.contains(&path) {
                paths.push(path);
            }
        });
        Tied { dimension, index, paths, effort: dimension.operand.size() }
    }
}

struct Trial<'a> {
    model: &'a Model,
    record: RecordId,
    space: &'a Space<'a>,
    point: &'a Point,
    tied: &'a [Tied<'a>],
    /// What may still be worked out.
    effort: usize,
    values: Values,
}

impl Trial<'_> {
    /// Tries to find values for all that the tied dimensions read, some of it chosen itself.
    fn all(&mut self, dimensions: &[Dimension], chosen: &[usize]) -> bool {
        let mut fixed: Vec<(&Path, Vec<Option<Value>>)> = Vec::new();
        for index in chosen {
            if let Expression::Path(path) = &dimensions[*index].operand {
                fixed.push((path, self.admitted(&dimensions[*index], *index, path)));
            }
        }
        let mut free: Vec<&Path> = Vec::new();
        for path in self.tied.iter().flat_map(|tied| &tied.paths) {
            if !fixed.iter().any(|(fixed, _)| fixed == path) && !free.contains(path) {
                free.push(path);
            }
        }
        self.fits(None) && self.fix(&fixed, &free)
    }

    /// Values of a field that lie in the region chosen for it, or in one that will do; those of the chosen one come first.
    fn admitted(&self, dimension: &Dimension, index: usize, path: &Path) -> Vec<Option<Value>> {
        let is_tied = self.tied.iter().any(|tied| tied.paths.contains(&path));
        // Of a value that nothing else depends on the first will do.
        let enough = if is_tied { EXAMPLES } else { 1 };
        let mut values: Vec<Value> = Vec::new();
        for region in self.point.admitted(index) {
            values.extend(self.space.examples(index, region));
            if dimension.cut == Cut::Whole {
                values.extend(any_value(self.model, self.record, path));
            }
            if values.len() >= enough {
                break;
            }
        }
        if is_tied {
            let operands: Vec<&Dimension> = self.tied.iter().map(|tied| tied.dimension).collect();
            for value in values.clone().iter().flat_map(|value| around(value, &operands)) {
                if values.len() >= EXAMPLES {
                    break;
                }
                let lies_in = dimension.domain.holds(&value) && self.point.admits(index, dimension.cut.region(&value));
                if lies_in && !values.contains(&value) {
                    values.push(value);
                }
            }
            values.truncate(EXAMPLES);
        }
        let mut values: Vec<Option<Value>> = values.into_iter().map(Some).collect();
        if dimension.can_miss && self.point.admits(index, dimension.missing(1)) {
            values.push(None);
        }
        values
    }

    fn fix(&mut self, fixed: &[(&Path, Vec<Option<Value>>)], free: &[&Path]) -> bool {
        let Some(((path, values), rest)) = fixed.split_first() else { return self.free(free) };
        self.each(path, values, &mut |trial| trial.fix(rest, free))
    }

    fn free(&mut self, free: &[&Path]) -> bool {
        let Some((path, rest)) = free.split_first() else { return true };
        let candidates = self.candidates(path);
        self.each(path, &candidates, &mut |trial| trial.free(rest))
    }

    /// Tries the values of a path one by one, as long as what is complete fits.
    fn each(&mut self, path: &Path, values: &[Option<Value>], next: &mut dyn FnMut(&mut Self) -> bool) -> bool {
        for value in values {
            if self.effort == 0 {
                return false;
            }
            self.values.insert(path.clone(), value.clone());
            if self.fits(Some(path)) && next(self) {
                return true;
            }
        }
        self.values.remove(path);
        false
    }

    /// Whether every tied dimension that reads this path (or, without one, none) and has all its values lies in its region.
    fn fits(&mut self, path: Option<&Path>) -> bool {
        self.effort = self.effort.saturating_sub(1);
        for tied in self.tied {
            let asked = path.is_none_or(|path| tied.paths.contains(&path));
            if asked && tied.paths.iter().all(|path| self.values.contains_key(path)) {
                self.effort = self.effort.saturating_sub(tied.effort);
                let lookup = |path: &Path| self.values.get(path).cloned().flatten();
                if !self.point.admits(tied.index, region(tied.dimension, &lookup)) {
                    return false;
                }
            }
        }
        true
    }

    fn candidates(&self, path: &Path) -> Vec<Option<Value>> {
        let dimensions: Vec<&Dimension> = self.tied.iter().map(|tied| tied.dimension).collect();
        let mut candidates: Vec<Option<Value>> = self.examples(path, &dimensions).into_iter().map(Some).collect();
        // A value of a version is missing where the version is, which is a leaf of its own.
        let is_leaf = |tied: &Tied<'_>| {
            (path.reads_history() && tied.paths.contains(&path))
                || tied.dimension.leaves.iter().any(|leaf| matches!(leaf, Leaf::Own(own) if own == path))
        };
        let may_miss = |tied: &Tied<'_>| is_leaf(tied) && self.point.admits(tied.index, tied.dimension.missing(0));
        if self.tied.iter().any(may_miss) {
            // Where the dimension has to be without a value, this is the shortest way.
            candidates.insert(0, None);
        }
        candidates
    }

    fn examples(&self, path: &Path, dimensions: &[&Dimension]) -> Vec<Value> {
        match end_type(self.model, self.record, path) {
            Some(Type::Date) => {
                let mut known: Vec<Date> = self.values.values().flatten().filter_map(date).collect();
                let mut dates: Vec<Date> = Vec::new();
                if known.is_empty() {
                    known.extend(default_day(self.model));
                    dates.extend(&known);
                }
                dates.extend(known.into_iter().flat_map(|day| dates_around(day, dimensions)));
                dates.into_iter().map(Value::Date).collect()
            }
            Some(Type::YesNo) => vec![Value::YesNo(false), Value::YesNo(true)],
            Some(Type::Text) => texts(dimensions).into_iter().map(Value::Text).collect(),
            Some(Type::Integer | Type::Decimal) => {
                let known: Vec<Number> = self.values.values().flatten().filter_map(number).collect();
                numbers_around(&known, dimensions).into_iter().map(Value::Number).collect()
            }
            Some(Type::Code(list)) => {
                let codes = self.model.schema.list(list).codes.len();
                (0..codes).map(|code| Value::Code(code as u32)).collect()
            }
            None => Vec::new(),
        }
    }
}

/// The region that a dimension lies in, given the values that it reads.
fn region(dimension: &Dimension, lookup: &impl Fn(&Path) -> Option<Value>) -> u32 {
    match exec::value(&dimension.operand, lookup) {
        Some(value) => dimension.cut.region(&value),
        // What is missing makes no difference to any condition.
        None => dimension.missing(0),
    }
}

fn date(value: &Value) -> Option<Date> {
    if let Value::Date(date) = value { Some(*date) } else { None }
}

fn number(value: &Value) -> Option<Number> {
    if let Value::Number(number) = value { Some(number.clone()) } else { None }
}

/// Values near one at which values worked out from it can be told apart.
fn around(value: &Value, dimensions: &[&Dimension]) -> Vec<Value> {
    match value {
        Value::Date(day) => dates_around(*day, dimensions).into_iter().map(Value::Date).collect(),
        Value::Number(number) => {
            numbers_around(std::slice::from_ref(number), dimensions).into_iter().map(Value::Number).collect()
        }
        _ => Vec::new(),
    }
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
pub(crate) fn in_words(model: &Model, record: RecordId, values: &Values) -> Message {
    let of_field = |(path, value): (&Path, &Option<Value>)| match value {
        Some(value) => {
            say::field_is(labels(model, model.words, record, path), value_in_words(model, record, path, value))
        }
        None => say::field_is_missing(labels(model, model.words, record, path)),
    };
    if values.is_empty() { say::any_record() } else { say::record_with(Argument::beside(values.iter().map(of_field))) }
}

fn value_in_words(model: &Model, record: RecordId, path: &Path, value: &Value) -> String {
    match value {
        Value::Text(text) => format!("\"{text}\""),
        other => printed(&model.schema, model.report.locale, other, end_type(model, record, path).and_then(Type::list)),
    }
}
