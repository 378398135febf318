//! What a derived field is worked out from: values that are surely among those measured, and what may be among them.

use std::collections::BTreeSet;

use crate::syntax::tree::MeasureKind;
use crate::value::{Extent, Number, Sum, Value};

/// The operand of one record.
pub(super) enum Operand {
    /// Records are counted.
    None,
    /// Its value.
    Known(Value),
    /// It has no value that is known; where it lies, if anything is known of that.
    Unknown(Option<Extent>),
}

/// A least or a greatest value that grows more extreme, or is open.
#[derive(Debug, Clone, Default, PartialEq)]
enum End {
    /// Of nothing yet.
    #[default]
    Nothing,
    /// At this value.
    At(Value),
    /// There is none.
    Open,
}

/// All that was gathered for one record.
#[derive(Debug, Clone, Default)]
pub(super) struct Gathered {
    /// The names of what is lacking.
    pub lacking: BTreeSet<String>,
    /// Records that surely are among those measured, and those that may be.
    sure: u64,
    possible: u64,
    /// How many of them have no known value: of the sure, of the possible.
    unknown: [u64; 2],
    /// The least that the sum can be, and the greatest.
    sums: [Sum; 2],
    /// Whether the sum has no such end.
    endless: [bool; 2],
    /// The least and the greatest that any value can be.
    any: [End; 2],
    /// Of the sure ones: the least of what each can be at most, and the greatest of what each is at least.
    known: [Option<Value>; 2],
    /// Different values of the sure ones, and of all.
    distinct: [BTreeSet<Value>; 2],
}

impl Gathered {
    /// How many records there may be.
    pub fn count(&self) -> u64 {
        self.sure + self.possible
    }

    /// Adds a record.
    pub fn add(&mut self, measure: MeasureKind, operand: &Operand, sure: bool) {
        if sure {
            self.sure += 1
        } else {
            self.possible += 1
        }
        let ends = match operand {
            Operand::None => return,
            Operand::Known(value) => [Some(value), Some(value)],
            Operand::Unknown(extent) => {
                self.unknown[usize::from(!sure)] += 1;
                [extent.as_ref().and_then(|e| e.least.as_ref()), extent.as_ref().and_then(|e| e.greatest.as_ref())]
            }
        };
        match measure {
            MeasureKind::Count => {}
            MeasureKind::Sum | MeasureKind::Average => self.add_to_sums(ends, sure),
            MeasureKind::Min | MeasureKind::Max => self.stretch(ends, sure),
            MeasureKind::CountDistinct => {
                if let Operand::Known(value) = operand {
                    self.distinct[1].insert(value.clone());
                    if sure {
                        self.distinct[0].insert(value.clone());
                    }
                }
            }
        }
    }

    fn add_to_sums(&mut self, ends: [Option<&Value>; 2], sure: bool) {
        for (side, end) in ends.into_iter().enumerate() {
            match end {
                // Where the record may be left out, so may its value.
                Some(Value::Number(number)) if sure || (*number < Number::ZERO) == (side == 0) => {
                    self.sums[side].add(number);
                }
                Some(_) => {}
                None => self.endless[side] = true,
            }
        }
    }

    fn stretch(&mut self, [least, greatest]: [Option<&Value>; 2], sure: bool) {
        self.any[0].stretch(least, |new, old| new < old);
        self.any[1].stretch(greatest, |new, old| new > old);
        if sure {
            nearer(&mut self.known[0], greatest, |new, old| new < old);
            nearer(&mut self.known[1], least, |new, old| new > old);
        }
    }

    /// Adds all that was gathered elsewhere.
    pub fn merge(&mut self, other: &Gathered) {
        self.lacking.extend(other.lacking.iter().cloned());
        self.sure += other.sure;
        self.possible += other.possible;
        for side in 0..2 {
            self.unknown[side] += other.unknown[side];
            self.sums[side].merge(&other.sums[side]);
            self.endless[side] |= other.endless[side];
            self.distinct[side].extend(other.distinct[side].iter().cloned());
        }
        for (side, end) in other.any.iter().enumerate() {
            match end {
                End::Nothing => {}
                End::At(value) => self.any[side].stretch(Some(value), is_beyond(side == 1)),
                End::Open => self.any[side] = End::Open,
            }
        }
        nearer(&mut self.known[0], other.known[0].as_ref(), is_beyond(false));
        nearer(&mut self.known[1], other.known[1].as_ref(), is_beyond(true));
    }

    /// What comes of it. `whole` says that the value is a whole number, `ends` between which codes it lies.
    pub fn result(&self, measure: MeasureKind, whole: bool, ends: Option<&[Value; 2]>) -> Worked {
        let is_sure = self.possible == 0 && self.unknown[0] == 0;
        if is_sure {
            return Worked { value: self.value(measure), is_open: false, extent: None };
        }
        let [first, last] = ends.map_or([None, None], |ends| ends.clone().map(Some));
        let extent = self.extent(measure).map(|[least, greatest]| Extent { least, greatest, whole });
        let extent = extent.filter(Extent::is_bounded).map(|extent| Extent {
            least: extent.least.or(first),
            greatest: extent.greatest.or(last),
            whole: extent.whole,
        });
        match extent.as_ref().and_then(Extent::only).cloned() {
            Some(value) => Worked { value: Some(value), is_open: false, extent: None },
            None => Worked { value: None, is_open: true, extent },
        }
    }

    /// The value where nothing is lacking.
    fn value(&self, measure: MeasureKind) -> Option<Value> {
        let sum = || self.sums[0].total();
        match measure {
            MeasureKind::Count => number(self.sure),
            MeasureKind::CountDistinct => number(self.distinct[0].len() as u64),
            MeasureKind::Sum => sum().map(Value::Number),
            MeasureKind::Average => {
                let count = Number::from(i64::try_from(self.sure).ok()?);
                sum()?.checked_div(count).map(Value::Number)
            }
            MeasureKind::Min => self.any[0].value(),
            MeasureKind::Max => self.any[1].value(),
        }
    }

    /// The ends between which the value lies; `None` where there may be none, or nothing is known of it.
    fn extent(&self, measure: MeasureKind) -> Option<[Option<Value>; 2]> {
        let there_is = self.sure > 0;
        match measure {
            MeasureKind::Count => Some([number(self.sure), number(self.count())]),
            MeasureKind::CountDistinct => {
                let [sure, all] = [self.distinct[0].len() as u64, self.distinct[1].len() as u64];
                let least = if self.unknown[0] > 0 { sure.max(1) } else { sure };
                Some([number(least), number(all + self.unknown[0] + self.unknown[1])])
            }
            MeasureKind::Sum => {
                let sum = |side: usize| {
                    if self.endless[side] { Some(None) } else { Some(Some(Value::Number(self.sums[side].total()?))) }
                };
                Some([sum(0)?, sum(1)?])
            }
            MeasureKind::Average => None,
            MeasureKind::Min => there_is.then(|| [self.any[0].value(), self.known[0].clone()]),
            MeasureKind::Max => there_is.then(|| [self.known[1].clone(), self.any[1].value()]),
        }
    }
}

impl End {
    fn stretch(&mut self, value: Option<&Value>, beyond: impl Fn(&Value, &Value) -> bool) {
        match (&*self, value) {
            (End::Open, _) | (_, None) => *self = End::Open,
            (End::At(old), Some(value)) if !beyond(value, old) => {}
            (_, Some(value)) => *self = End::At(value.clone()),
        }
    }

    fn value(&self) -> Option<Value> {
        if let End::At(value) = self { Some(value.clone()) } else { None }
    }
}

/// Whether a value is more extreme than another.
fn is_beyond(up: bool) -> impl Fn(&Value, &Value) -> bool {
    move |new, old| if up { new > old } else { new < old }
}

fn nearer(end: &mut Option<Value>, value: Option<&Value>, beyond: impl Fn(&Value, &Value) -> bool) {
    if let Some(value) = value
        && end.as_ref().is_none_or(|old| beyond(value, old))
    {
        *end = Some(value.clone());
    }
}

/// What comes of what was gathered for one record.
pub(super) struct Worked {
    /// The value, where it is known.
    pub value: Option<Value>,
    /// Whether it is not known for lack of something.
    pub is_open: bool,
    /// Where it lies then.
    pub extent: Option<Extent>,
}

/// A number of records as a value.
pub(super) fn number(count: u64) -> Option<Value> {
    i64::try_from(count).ok().map(Number::from).map(Value::Number)
}
