//! What members measure, and how results are shown.

use super::axes::AxisWriter;
use super::expressions::Writer;
use super::vocabulary::Kind;

impl AxisWriter<'_, '_> {
    pub(super) fn measure(&mut self) -> (String, bool) {
        let mut writer = Writer { vocabulary: self.vocabulary, record: self.plan.record, choices: self.choices };
        match writer.choices.below(6) {
            0 => (format!("sum {}", writer.summable()), true),
            1 => (format!("average {}", writer.summable()), true),
            2 | 3 => {
                let which = writer.choices.pick(&["min", "max"]);
                match writer.way(Kind::Date) {
                    Some(way) if !self.plan.row_formulas && writer.choices.chance(70) => {
                        (format!("{which} {way}"), false)
                    }
                    _ => (format!("{which} {}", writer.number(1, Kind::Integer)), true),
                }
            }
            4 => {
                let ways = self.vocabulary.ways(self.plan.record, 1);
                (format!("count distinct {}", ways[writer.choices.below(ways.len())].text), true)
            }
            _ => ("count".to_owned(), true),
        }
    }

    /// A measure of another record type.
    pub(super) fn measure_of(&mut self, other: usize) -> String {
        let name = &self.vocabulary.records[other].name;
        let integers = self.vocabulary.ways(other, 0).into_iter().find(|way| way.kind == Kind::Integer);
        match (self.choices.below(3), integers) {
            (1, Some(way)) => format!("sum {name}.{}", way.text),
            (2, Some(way)) => format!("max {name}.{}", way.text),
            _ => format!("count {name}"),
        }
    }

    pub(super) fn presentation(&mut self, percent: bool) -> &'static str {
        match (percent, self.choices.below(6)) {
            (true, 0 | 1) => " as percent, round half up to 2",
            (true, 2) => " as percent, round down to 1, strip zeros, total round half even to 2",
            (true, 3) => " as percent",
            (_, 4) => ", round half even to 1, strip zeros",
            (_, 5) => ", round down to 0, digits 2",
            (true, _) => ", round half up to 3",
            (false, _) => "",
        }
    }
}
