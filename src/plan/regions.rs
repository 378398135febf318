//! Which regions answer a test with yes, worked out from the ends that the test names and not region by region.

use indexmap::IndexSet;
use rustc_hash::FxHashMap;

use super::answers::Answers;
use super::cut::{CodeRegions, Cut, Domain, Test};
use super::extents::Extents;
use crate::model::Choice;
use crate::value::{CodeIndex, CompareOp, Extent, Number, Truth, Value};

/// The answers to a test in the regions of a cut that was made for it.
pub(super) fn answers(test: &Test, cut: &Cut) -> Answers {
    let regions = cut.regions();
    let line = Line {
        length: regions,
        below: &|value| place(cut, value).0,
        through: &|value| place(cut, value).1,
        codes: &|codes, runs| {
            if let Cut::Codes(regions) = cut {
                let found = codes.iter().filter_map(|code| regions.of_code.get(*code as usize));
                runs.extend(found.map(|region| (*region, region + 1)));
            }
        },
    };
    match (test, cut) {
        // Where no test names a value, only two kinds of test can be: whether there is one, and a range open at both ends.
        (Test::Compare(..), Cut::Whole) => Answers::new(regions, Vec::new()),
        _ => Answers::new(regions, line.runs(test)),
    }
}

/// The answers to a test about a value of which only ends may be known: a region without values answers like the one before it, so that
/// all regions between two ends answer alike where all values between them do.
pub(super) fn answers_between(test: &Test, cut: &Cut, domain: Domain, extents: Option<Extents>) -> Answers {
    let plain = answers(test, cut);
    let Cut::Points(points) = cut else { return plain.with_extents(extents) };
    let mut last = false;
    let runs = (0..cut.regions()).filter_map(|region| {
        if holds_any(points, region, domain) {
            last = plain.get(region) == Some(Truth::Yes);
        }
        last.then_some((region, region + 1))
    });
    Answers::new(cut.regions(), runs.collect()).with_extents(extents)
}

/// Whether a region has values: a day of its own, a whole number where there are no others.
fn holds_any(points: &[Value], region: u32, domain: Domain) -> bool {
    let point = |place: u32| points.get(place as usize);
    if region % 2 == 1 {
        return point(region / 2).is_some_and(|value| domain.holds(value));
    }
    match ((region / 2).checked_sub(1).and_then(point), point(region / 2)) {
        (Some(Value::Date(low)), Some(high)) => low.tomorrow().is_some_and(|day| Value::Date(day) < *high),
        (Some(Value::Number(low)), Some(high)) if domain.whole => {
            low.floor().checked_add(Number::from(1)).is_none_or(|whole| Value::Number(whole) < *high)
        }
        _ => true,
    }
}

/// Whether a test has one answer for all values between two ends.
pub(crate) fn settled(test: &Test, extent: &Extent) -> Option<bool> {
    let codes = match &extent.greatest {
        Some(Value::Code(last)) => Some(*last as usize + 1),
        _ => None,
    };
    let cut = cut(&std::iter::once(test.clone()).collect(), codes, true);
    let domain = Domain { whole: extent.whole, least: None, greatest: None };
    match answers_between(test, &cut, domain, None).between(cut.ends(extent)) {
        Truth::Undetermined => None,
        answer => Some(answer == Truth::Yes),
    }
}

/// How many regions lie below a value, and how many up to it with it.
fn place(cut: &Cut, value: &Value) -> (u32, u32) {
    match (cut, value) {
        (Cut::Codes(regions), Value::Code(code)) => {
            // Regions are numbered as the list comes to them, so that those with a code below this one are the first.
            let below = regions.first.partition_point(|first| first < code);
            let through = regions.first.partition_point(|first| first <= code);
            (below as u32, through as u32)
        }
        (Cut::YesNo, Value::YesNo(yes)) => (u32::from(*yes), u32::from(*yes) + 1),
        (Cut::Points(points), value) => {
            let place = points.binary_search(value).map_or(0, |point| 2 * point as u32 + 1);
            (place, place + 1)
        }
        _ => (0, 0),
    }
}

/// Half-open runs of places.
type Runs = Vec<(u32, u32)>;

/// Values in their order, as places from 0 on.
struct Line<'a> {
    length: u32,
    /// How many places lie below a value.
    below: &'a dyn Fn(&Value) -> u32,
    /// How many lie below it or are it.
    through: &'a dyn Fn(&Value) -> u32,
    /// The places of codes.
    codes: &'a dyn Fn(&[CodeIndex], &mut Runs),
}

impl Line<'_> {
    /// The places that answer with yes, in runs of any order.
    fn runs(&self, test: &Test) -> Vec<(u32, u32)> {
        let mut runs = Vec::new();
        match test {
            Test::Is(missing) => runs.extend((!missing).then_some((0, self.length))),
            Test::In(choices) => choices.iter().for_each(|choice| self.choice(choice, &mut runs)),
            Test::Compare(op, value) => {
                let (below, through) = ((self.below)(value), (self.through)(value));
                match op {
                    CompareOp::Equal => runs.push((below, through)),
                    CompareOp::NotEqual => runs.extend([(0, below), (through, self.length)]),
                    CompareOp::Less => runs.push((0, below)),
                    CompareOp::LessOrEqual => runs.push((0, through)),
                    CompareOp::Greater => runs.push((through, self.length)),
                    CompareOp::GreaterOrEqual => runs.push((below, self.length)),
                }
            }
        }
        runs
    }

    fn choice(&self, choice: &Choice, runs: &mut Vec<(u32, u32)>) {
        match choice {
            Choice::Codes(codes) => (self.codes)(codes, runs),
            Choice::Value(value) => runs.push(((self.below)(value), (self.through)(value))),
            Choice::Range(low, high) => {
                let start = low.as_ref().map_or(
                    0,
                    |(end, inside)| {
                        if *inside { (self.below)(end) } else { (self.through)(end) }
                    },
                );
                let end = high
                    .as_ref()
                    .map_or(self.length, |(end, inside)| if *inside { (self.through)(end) } else { (self.below)(end) });
                runs.push((start, end));
            }
        }
    }
}

/// Codes that no test can tell apart share a region; `in_order` if they also stand side by side in the list.
pub(super) fn code_regions(tests: &IndexSet<Test>, codes: u32, in_order: bool) -> CodeRegions {
    let place = |value: &Value| if let Value::Code(code) = value { (*code).min(codes) } else { 0 };
    let line = Line {
        length: codes,
        below: &place,
        through: &|value| if matches!(value, Value::Code(_)) { (place(value) + 1).min(codes) } else { 0 },
        codes: &|listed, runs| {
            runs.extend(listed.iter().copied().filter(|code| *code < codes).map(|c| (c, c + 1)));
        },
    };
    let mut ends: Vec<u32> = Vec::new();
    let mut classes = Classes { of_code: vec![0; codes as usize], count: 1 };
    for test in tests {
        let answers = Answers::new(codes, line.runs(test));
        match answers.runs() {
            // Of tests that say yes up to an end or from one on, all together tell only what lies between neighbouring ends.
            [] => {}
            runs if in_order => ends.extend(runs.iter().flat_map(|(start, end)| [*start, *end])),
            [(0, end)] => ends.push(*end),
            [(start, end)] if *end == codes => ends.push(*start),
            _ if answers.count() > u64::from(codes) / 2 => classes.split(answers.negated().runs()),
            runs => classes.split(runs),
        }
    }
    ends.sort_unstable();
    ends.dedup();
    numbered(&classes, &ends)
}

/// A partition of codes that becomes finer test by test.
struct Classes {
    of_code: Vec<u32>,
    count: u32,
}

impl Classes {
    /// Parts those in the runs from those outside: a step for each code in them.
    fn split(&mut self, runs: &[(u32, u32)]) {
        let mut inside: FxHashMap<u32, u32> = FxHashMap::default();
        for code in runs.iter().flat_map(|(start, end)| *start..*end) {
            let class = &mut self.of_code[code as usize];
            *class = *inside.entry(*class).or_insert_with(|| {
                self.count += 1;
                self.count - 1
            });
        }
    }
}

/// Classes and what lies between ends together, numbered in the order of the list.
fn numbered(classes: &Classes, ends: &[u32]) -> CodeRegions {
    let mut known: FxHashMap<(u32, usize), u32> = FxHashMap::default();
    let mut regions = CodeRegions { of_code: Vec::with_capacity(classes.of_code.len()), first: Vec::new() };
    let mut between = 0;
    for (code, class) in classes.of_code.iter().enumerate() {
        while ends.get(between).is_some_and(|end| *end as usize <= code) {
            between += 1;
        }
        let region = *known.entry((*class, between)).or_insert_with(|| {
            regions.first.push(code as CodeIndex);
            regions.first.len() as u32 - 1
        });
        regions.of_code.push(region);
    }
    regions
}

/// The finest cut that all tests ask for. `codes` is the length of the code list where the values are codes.
/// `in_order` says that regions of codes must be stretches of the list.
pub(super) fn cut(tests: &IndexSet<Test>, codes: Option<usize>, in_order: bool) -> Cut {
    let mut points: Vec<Value> = Vec::new();
    for test in tests {
        match test {
            Test::Compare(_, value) => points.push(value.clone()),
            Test::In(choices) => choices.iter().for_each(|choice| match choice {
                Choice::Value(value) => points.push(value.clone()),
                Choice::Range(low, high) => points.extend(low.iter().chain(high).map(|(value, _)| value.clone())),
                Choice::Codes(_) => {}
            }),
            Test::Is(_) => {}
        }
    }
    if let Some(codes) = codes {
        return Cut::Codes(code_regions(tests, codes as u32, in_order));
    }
    points.sort();
    points.dedup();
    match points.first() {
        None => Cut::Whole,
        Some(Value::YesNo(_)) => Cut::YesNo,
        Some(_) => Cut::Points(points),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a test holds of a code, said again from the words of the manual.
    fn holds(test: &Test, code: CodeIndex) -> bool {
        let value = Value::Code(code);
        match test {
            Test::Is(missing) => !missing,
            Test::Compare(op, other) => op.holds(value.cmp(other)),
            Test::In(choices) => choices.iter().any(|choice| match choice {
                Choice::Codes(codes) => codes.contains(&code),
                Choice::Value(other) => value == *other,
                Choice::Range(low, high) => {
                    let above = low.as_ref().is_none_or(|(end, inside)| value > *end || *inside && value == *end);
                    above && high.as_ref().is_none_or(|(end, inside)| value < *end || *inside && value == *end)
                }
            }),
        }
    }

    #[test]
    fn codes_share_a_region_exactly_where_no_test_tells_them_apart() {
        let code = Value::Code;
        let tests: IndexSet<Test> = [
            Test::In(vec![Choice::Codes(vec![3, 7, 8])]),
            Test::In(vec![Choice::Range(Some((code(2), true)), Some((code(9), false)))]),
            Test::In(vec![Choice::Value(code(11)), Choice::Range(None, Some((code(1), false)))]),
            Test::Compare(CompareOp::GreaterOrEqual, code(5)),
            Test::Compare(CompareOp::Less, code(10)),
            Test::Compare(CompareOp::NotEqual, code(12)),
            Test::In(vec![Choice::Codes((0..15).filter(|c| c % 4 != 1).collect())]),
            Test::Is(false),
        ]
        .into_iter()
        .collect();
        let regions = code_regions(&tests, 15, false);
        let signature = |code| tests.iter().map(|test| holds(test, code)).collect::<Vec<_>>();
        for a in 0..15 {
            for b in 0..15 {
                let same = regions.of_code[a as usize] == regions.of_code[b as usize];
                assert_eq!(same, signature(a) == signature(b), "{a} and {b}");
            }
        }
        let cut = Cut::Codes(regions.clone());
        for test in &tests {
            let answers = answers(test, &cut);
            for code in 0..15 {
                let answer = answers.get(regions.of_code[code as usize]);
                assert_eq!(answer, Some(Truth::from(holds(test, code))), "{test:?} of {code}");
            }
        }
    }
}
