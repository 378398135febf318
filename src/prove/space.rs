//! The dimensions that points are looked for in, with what their regions hold: worked out once for all questions about them.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::model::{Expression, Path};
use crate::plan::{Cut, Dimension};
use crate::value::{CodeIndex, Value};

use super::steps;
use super::values::{between, only_region};

/// Dimensions whose regions are asked for values again and again.
pub(crate) struct Space<'a> {
    /// The dimensions.
    pub dimensions: &'a [Dimension],
    held: Vec<OnceCell<Rc<Held>>>,
    far: Vec<(usize, &'a Path)>,
}

/// What the regions of a dimension hold.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// For each region of known values the first from it on that has values at all.
    next: Vec<u32>,
    /// A few codes of each region, where it is codes that are cut.
    codes: Vec<[Option<CodeIndex>; EXAMPLES]>,
    /// The region of missing values that a question is asked at, if they can be missing.
    pub missing: Option<u32>,
}

/// How many codes of a region are tried.
const EXAMPLES: usize = 3;

impl<'a> Space<'a> {
    pub fn new(dimensions: &'a [Dimension]) -> Space<'a> {
        let far = dimensions.iter().enumerate().filter_map(|(index, dimension)| match &dimension.operand {
            Expression::Path(path) if !path.steps.is_empty() => Some((index, path)),
            _ => None,
        });
        Space { dimensions, held: vec![OnceCell::new(); dimensions.len()], far: far.collect() }
    }

    /// The dimensions that are a field reached over references.
    pub(super) fn far(&self) -> impl Iterator<Item = (usize, &'a Path)> + '_ {
        self.far.iter().copied()
    }

    pub(super) fn held(&self, index: usize) -> &Rc<Held> {
        self.held[index].get_or_init(|| Rc::new(Held::new(&self.dimensions[index])))
    }

    /// A few values of a region of known values: its ends and something between. Empty if no value lies in it.
    pub(super) fn examples(&self, index: usize, region: u32) -> Vec<Value> {
        match &self.dimensions[index].cut {
            Cut::Codes(_) => self.held(index).codes(region).map(Value::Code).collect(),
            _ => values_in(&self.dimensions[index], region),
        }
    }
}

impl Held {
    fn new(dimension: &Dimension) -> Held {
        let mut held = Held::default();
        steps::add(dimension.known as usize);
        if let Cut::Codes(regions) = &dimension.cut {
            held.codes = vec![[None; EXAMPLES]; dimension.known as usize];
            for (code, region) in regions.of_code.iter().enumerate() {
                let free =
                    held.codes.get_mut(*region as usize).and_then(|codes| codes.iter_mut().find(|c| c.is_none()));
                if let Some(free) = free {
                    *free = Some(code as CodeIndex);
                }
            }
        }
        let only = only_region(dimension);
        let has_values = |region: u32| match &dimension.cut {
            Cut::Whole => true,
            Cut::Codes(_) => held.codes(region).next().is_some(),
            _ => !values_in(dimension, region).is_empty(),
        };
        let mut next = vec![dimension.known; dimension.known as usize + 1];
        for region in (0..dimension.known).rev() {
            let is_possible = only.is_none_or(|only| only == region) && has_values(region);
            next[region as usize] = if is_possible { region } else { next[region as usize + 1] };
        }
        let missing = dimension.missing(u32::from(is_field(dimension)));
        held.missing = (dimension.can_miss && only.is_none_or(|only| only == missing)).then_some(missing);
        held.next = next;
        held
    }

    fn codes(&self, region: u32) -> impl Iterator<Item = CodeIndex> + '_ {
        self.codes.get(region as usize).into_iter().flatten().copied().flatten()
    }

    /// The first region from one on that has values; the number of regions where there is none.
    pub fn next(&self, region: u32) -> u32 {
        self.next.get(region as usize).copied().unwrap_or(self.next.len() as u32)
    }

    pub fn is_possible(&self, region: u32) -> bool {
        self.next(region) == region
    }

    /// The regions among some that have values.
    pub fn possible(&self, start: u32, end: u32) -> impl Iterator<Item = u32> + '_ {
        let within = move |region: u32| Some(self.next(region)).filter(|next| *next < end);
        std::iter::successors(within(start), move |region| within(region + 1))
    }
}

/// A few values of a region of known values that are no codes.
fn values_in(dimension: &Dimension, region: u32) -> Vec<Value> {
    match &dimension.cut {
        Cut::Whole | Cut::Codes(_) => Vec::new(),
        Cut::YesNo => vec![Value::YesNo(region == 1)],
        Cut::Points(points) => {
            let index = region as usize / 2;
            if region % 2 == 1 {
                return points.get(index).filter(|point| dimension.domain.holds(point)).cloned().into_iter().collect();
            }
            let low = index.checked_sub(1).and_then(|i| points.get(i));
            between(dimension, low, points.get(index))
        }
    }
}

/// Whether the operand of a dimension is a plain field.
pub(super) fn is_field(dimension: &Dimension) -> bool {
    matches!(dimension.operand, Expression::Path(_))
}
