//! What a derived field can be where referring records lack something: ends between which its value lies, and what is lacking.
//!
//! Each referring record is put down as what it may give: whether it is surely taken, and the ends of its value. A condition
//! about such a value is tried on values between the ends, those next to what it is compared with among them: it has an answer
//! where all of them agree.

use std::collections::BTreeSet;

use super::tally::Tally;
use crate::model::{Aggregate, Choice, Type};
use crate::schema::Schema;
use crate::syntax::tree::MeasureKind;
use crate::value::{CompareOp, Date, Extent, Number, Truth, Value};

/// What is known of a derived field of one record.
#[derive(Debug, Clone, Default)]
pub(super) struct Derived {
    /// Its value, where it has one that is known.
    pub value: Option<Value>,
    /// Where it lies otherwise, if anything is known of that.
    pub extent: Option<Extent>,
    /// For lack of what it is not known.
    pub lacking: BTreeSet<String>,
}

/// What one referring record may give.
#[derive(Debug, Clone)]
pub(super) struct Given {
    /// Whether it is taken for sure.
    pub sure: bool,
    /// The least and the greatest that its operand can be; nothing for a count.
    pub operand: [Option<Value>; 2],
    /// What it lacks.
    pub lacking: BTreeSet<String>,
}

impl Given {
    fn known(&self) -> Option<&Value> {
        self.operand[0].as_ref().filter(|least| self.operand[1].as_ref() == Some(least))
    }
}

/// What the referring records come to. `name` stands for all that is lacking where it is too much to be told apart.
pub(super) fn derived(schema: &Schema, aggregate: &Aggregate, given: &[&Given], name: Option<&str>) -> Derived {
    let counts = aggregate.measure == MeasureKind::Count;
    if given.iter().all(|one| one.sure && (counts || one.known().is_some())) {
        let mut tally = Tally::new(aggregate.measure);
        given.iter().for_each(|one| tally.add(one.known().cloned()));
        return Derived { value: tally.result().ok(), ..Derived::default() };
    }
    let ends = match aggregate.measure {
        MeasureKind::Count => Some(count(given)),
        MeasureKind::CountDistinct => Some(different(given)),
        MeasureKind::Sum => sum(given),
        MeasureKind::Average => None,
        MeasureKind::Min => extreme(given, false),
        MeasureKind::Max => extreme(given, true),
    };
    let ends =
        ends.filter(|ends| ends.iter().any(Option::is_some)).map(|ends| within_list(schema, aggregate.kind, ends));
    if let Some([Some(least), Some(greatest)]) = &ends
        && least == greatest
    {
        return Derived { value: Some(least.clone()), ..Derived::default() };
    }
    let lacking = given.iter().flat_map(|one| one.lacking.clone());
    Derived {
        value: None,
        extent: ends.map(|[least, greatest]| Extent { least, greatest, whole: aggregate.kind == Type::Integer }),
        lacking: lacking.map(|one| name.map_or(one, str::to_owned)).collect(),
    }
}

fn whole(count: usize) -> Option<Value> {
    Some(Value::Number(Number::from(i64::try_from(count).ok()?)))
}

fn count(given: &[&Given]) -> [Option<Value>; 2] {
    [whole(given.iter().filter(|one| one.sure).count()), whole(given.len())]
}

/// Each record without a known value may have one that no other has.
fn different(given: &[&Given]) -> [Option<Value>; 2] {
    let values = |all: bool| {
        let taken = given.iter().filter(|one| all || one.sure);
        taken.filter_map(|one| one.known()).collect::<BTreeSet<&Value>>().len()
    };
    let is_some_value = given.iter().any(|one| one.sure);
    let unknown = given.iter().filter(|one| one.known().is_none()).count();
    [whole(values(false).max(usize::from(is_some_value))), whole(values(true) + unknown)]
}

fn sum(given: &[&Given]) -> Option<[Option<Value>; 2]> {
    let end = |side: usize| -> Option<Option<Value>> {
        let mut tally = Tally::new(MeasureKind::Sum);
        for one in given {
            let Some(Value::Number(number)) = &one.operand[side] else { return Some(None) };
            let left_out = if side == 0 { *number > Number::ZERO } else { *number < Number::ZERO };
            tally.add(Some(Value::Number(if !one.sure && left_out { Number::ZERO } else { number.clone() })));
        }
        tally.result().ok().map(Some)
    };
    Some([end(0)?, end(1)?])
}

/// The least value, or the greatest; there surely is one only where a record is surely taken.
fn extreme(given: &[&Given], up: bool) -> Option<[Option<Value>; 2]> {
    if !given.iter().any(|one| one.sure) {
        return None;
    }
    let side = usize::from(up);
    // Not beyond the most extreme that any can be; at least as extreme as each that is surely taken.
    let beyond: Option<Vec<Value>> = given.iter().map(|one| one.operand[side].clone()).collect();
    let beyond = beyond.and_then(|values| if up { values.into_iter().max() } else { values.into_iter().min() });
    let sure = given.iter().filter(|one| one.sure).filter_map(|one| one.operand[1 - side].clone());
    let near = if up { sure.max() } else { sure.min() };
    Some(if up { [near, beyond] } else { [beyond, near] })
}

/// A code that is not known is one of its list.
fn within_list(schema: &Schema, kind: Type, [least, greatest]: [Option<Value>; 2]) -> [Option<Value>; 2] {
    let Type::Code(list) = kind else { return [least, greatest] };
    match schema.list(list).codes.len() as u32 {
        0 => [least, greatest],
        codes => [least.or(Some(Value::Code(0))), greatest.or(Some(Value::Code(codes - 1)))],
    }
}

/// Whether a test of a value that lies between two ends has one answer, tried on values between them.
pub(super) fn tried(extent: &Extent, turns: &[&Value], holds: &dyn Fn(&Value) -> bool) -> Truth {
    let mut answers = between(extent, turns).into_iter().map(|value| holds(&value));
    let Some(first) = answers.next() else { return Truth::Undetermined };
    if answers.all(|answer| answer == first) { Truth::from(first) } else { Truth::Undetermined }
}

/// The values at which choices turn.
pub(super) fn turns(choices: &[Choice]) -> Vec<&Value> {
    let of_choice = |choice| match choice {
        &Choice::Codes(_) => Vec::new(),
        Choice::Value(value) => vec![value],
        Choice::Range(low, high) => low.iter().chain(high).map(|(value, _)| value).collect(),
    };
    choices.iter().flat_map(of_choice).collect()
}

/// Values between two ends: the ends, the turns, and some between and beyond all of these.
fn between(extent: &Extent, turns: &[&Value]) -> Vec<Value> {
    if let (Some(Value::Code(least)), Some(Value::Code(greatest))) = (&extent.least, &extent.greatest) {
        return (*least..=*greatest).map(Value::Code).collect();
    }
    let mut marks: Vec<Value> = turns.iter().copied().chain(&extent.least).chain(&extent.greatest).cloned().collect();
    marks.sort();
    let next_to = marks.iter().flat_map(|mark| [stepped(mark, -1), stepped(mark, 1)]).flatten();
    let middles = marks.windows(2).filter_map(|pair| middle(&pair[0], &pair[1]));
    let tried: Vec<Value> = next_to.chain(middles).chain(marks.clone()).collect();
    let lies_in = |value: &Value| {
        extent.least.as_ref().is_none_or(|least| least <= value)
            && extent.greatest.as_ref().is_none_or(|greatest| value <= greatest)
            && !(extent.whole && matches!(value, Value::Number(number) if !number.is_integer()))
    };
    tried.into_iter().filter(lies_in).collect()
}

/// The next whole number or day on one side.
fn stepped(value: &Value, step: i64) -> Option<Value> {
    match value {
        Value::Number(number) => {
            let floor = number.floor();
            let from = if step > 0 || floor == *number { floor } else { floor.checked_add(Number::from(1))? };
            from.checked_add(Number::from(step)).map(Value::Number)
        }
        Value::Date(day) => if step > 0 { Date::tomorrow(*day) } else { Date::yesterday(*day) }.map(Value::Date),
        Value::Text(_) | Value::YesNo(_) | Value::Code(_) => None,
    }
}

fn middle(low: &Value, high: &Value) -> Option<Value> {
    match (low, high) {
        (Value::Number(low), Value::Number(high)) => {
            low.checked_add(high)?.checked_div(Number::from(2)).map(Value::Number)
        }
        _ => None,
    }
}

/// A comparison of two values of which neither is known.
pub(super) fn compared(op: CompareOp, left: &Extent, right: &Extent) -> Truth {
    let below = |a: &Option<Value>, b: &Option<Value>| matches!((a, b), (Some(a), Some(b)) if a < b);
    let not_above = |a: &Option<Value>, b: &Option<Value>| matches!((a, b), (Some(a), Some(b)) if a <= b);
    let less = if below(&left.greatest, &right.least) {
        Truth::Yes
    } else if not_above(&right.greatest, &left.least) {
        Truth::No
    } else {
        Truth::Undetermined
    };
    let greater = if below(&right.greatest, &left.least) {
        Truth::Yes
    } else if not_above(&left.greatest, &right.least) {
        Truth::No
    } else {
        Truth::Undetermined
    };
    match op {
        CompareOp::Less => less,
        CompareOp::Greater => greater,
        CompareOp::LessOrEqual => !greater,
        CompareOp::GreaterOrEqual => !less,
        CompareOp::NotEqual if less.is_yes() || greater.is_yes() => Truth::Yes,
        CompareOp::Equal if less.is_yes() || greater.is_yes() => Truth::No,
        CompareOp::Equal | CompareOp::NotEqual => Truth::Undetermined,
    }
}
