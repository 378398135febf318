//! Dimensions of several tables brought together: one that is cut wherever one of them is.

use rustc_hash::FxHashMap;

use super::cut::{CodeRegions, Cut, Dimension};
use crate::value::Value;

impl Dimension {
    /// The same expression cut wherever this or the other dimension is, which asks no test of itself; `None` where they are of different
    /// expressions, or cannot be brought together.
    pub(crate) fn refined(&self, other: &Dimension) -> Option<Dimension> {
        let is_alike = self.operand == other.operand
            && self.leaves == other.leaves
            && (self.can_miss, self.has_missing) == (other.can_miss, other.has_missing);
        // Regions between two others are numbered by all of these.
        let has_extents = self.extents.is_some() || other.extents.is_some();
        if !is_alike || has_extents && self.cut != other.cut {
            return None;
        }
        let cut = self.cut.refined(&other.cut)?;
        Some(Dimension { known: cut.regions(), cut, tests: Vec::new(), ..self.clone() })
    }

    /// For each region of a refinement of this dimension the region that it lies in; `None` if that is no refinement of it.
    pub(crate) fn regions_within(&self, refinement: &Dimension) -> Option<Vec<u32>> {
        if self.refined(refinement)?.cut != refinement.cut {
            return None;
        }
        // Asked once: of a list of many codes each answer looks at all of them.
        let is_same = self.cut == refinement.cut;
        let within = |region: u32| match refinement.mask(region) {
            _ if is_same => region,
            Some(mask) => self.missing(mask),
            None => self.cut.around(&refinement.cut, region),
        };
        Some((0..u32::try_from(refinement.size()).ok()?).map(within).collect())
    }
}

impl Cut {
    fn refined(&self, other: &Cut) -> Option<Cut> {
        match (self, other) {
            (Cut::Whole, cut) | (cut, Cut::Whole) => Some(cut.clone()),
            (Cut::YesNo, Cut::YesNo) => Some(Cut::YesNo),
            (Cut::Points(mine), Cut::Points(others)) => {
                let mut points: Vec<Value> = mine.iter().chain(others).cloned().collect();
                points.sort();
                points.dedup();
                Some(Cut::Points(points))
            }
            (Cut::Codes(mine), Cut::Codes(others)) if mine.of_code.len() == others.of_code.len() => {
                Some(Cut::Codes(mine.refined(others)))
            }
            _ => None,
        }
    }

    /// The region around one of a refinement.
    fn around(&self, refinement: &Cut, region: u32) -> u32 {
        match (self, refinement) {
            (Cut::Whole, _) => 0,
            (Cut::Codes(mine), Cut::Codes(refined)) => {
                let code = refined.first.get(region as usize).copied().unwrap_or_default();
                mine.of_code.get(code as usize).copied().unwrap_or_default()
            }
            (Cut::Points(_), Cut::Points(points)) => {
                let above = (region as usize).checked_sub(1).and_then(|below| points.get(below / 2));
                let Some(point) = above else { return 0 };
                let of_point = self.region(point);
                // What lies behind a point of its own is in the region behind that.
                if region.is_multiple_of(2) && !of_point.is_multiple_of(2) { of_point + 1 } else { of_point }
            }
            _ => region,
        }
    }
}

impl CodeRegions {
    fn refined(&self, other: &CodeRegions) -> CodeRegions {
        let (mut numbers, mut first) = (FxHashMap::default(), Vec::new());
        let pairs = self.of_code.iter().zip(&other.of_code).enumerate();
        let of_code = pairs.map(|(code, pair)| {
            *numbers.entry(pair).or_insert_with(|| {
                first.push(code as u32);
                first.len() as u32 - 1
            })
        });
        let of_code = of_code.collect();
        CodeRegions { of_code, first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Number;

    fn number(number: i64) -> Value {
        Value::Number(Number::from(number))
    }

    fn points(points: &[i64]) -> Cut {
        Cut::Points(points.iter().map(|point| number(*point)).collect())
    }

    #[test]
    fn each_region_of_a_refinement_lies_in_the_region_of_its_values() {
        let (mine, others) = (points(&[10, 30]), points(&[20, 30, 40]));
        let refined = mine.refined(&others).unwrap();
        assert_eq!(refined, points(&[10, 20, 30, 40]));
        for value in 5..45 {
            let region = refined.region(&number(value));
            assert_eq!(mine.around(&refined, region), mine.region(&number(value)), "{value}");
            assert_eq!(others.around(&refined, region), others.region(&number(value)), "{value}");
        }
        assert_eq!(Cut::Whole.refined(&mine), Some(mine.clone()));
        assert_eq!(Cut::Whole.around(&refined, 3), 0);
        assert_eq!(Cut::YesNo.refined(&mine), None);
    }

    #[test]
    fn codes_share_a_region_of_a_refinement_if_they_share_one_in_both() {
        let regions = |of_code: &[u32], first: &[u32]| CodeRegions { of_code: of_code.to_vec(), first: first.to_vec() };
        let (mine, others) = (regions(&[0, 0, 1, 1, 0], &[0, 2]), regions(&[0, 1, 1, 1, 0], &[0, 1]));
        let refined = mine.refined(&others);
        assert_eq!(refined, regions(&[0, 1, 2, 2, 0], &[0, 1, 2]));
        let refined = Cut::Codes(refined);
        for code in 0..5 {
            let region = refined.region(&Value::Code(code));
            for cut in [Cut::Codes(mine.clone()), Cut::Codes(others.clone())] {
                assert_eq!(cut.around(&refined, region), cut.region(&Value::Code(code)));
            }
        }
    }
}
