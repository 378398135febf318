//! What tests cover of the rules, over all programs of a run, as text and as JSON.

use std::collections::BTreeMap;

use super::documents;
use crate::message::{Argument, Language, Message, coverage as say};
use crate::source::Sources;
use crate::testing::{Coverage, CoverageKind};
use crate::words::{Terminal, Text, written};

/// Things that tests can cover. Programs that share a file share what stands in it.
#[derive(Default)]
pub struct Covered {
    items: BTreeMap<(String, u32, CoverageKind, String), Item>,
}

struct Item {
    line: u32,
    covered: bool,
}

impl Covered {
    /// Adds what the tests of a program cover.
    pub fn add(&mut self, sources: &Sources, coverage: &Coverage) {
        for item in coverage.items() {
            let Some(source) = sources.get(item.place.source) else { continue };
            let key = (source.name.clone(), item.place.start, item.kind, item.name);
            let line = source.position(item.place.start).line;
            self.items.entry(key).or_insert(Item { line, covered: false }).covered |= item.covered;
        }
    }

    /// How many things are covered, and how many there are.
    fn counts(&self, kind: Option<CoverageKind>) -> (usize, usize) {
        let of_kind = || self.items.iter().filter(|((_, _, k, _), _)| kind.is_none_or(|kind| *k == kind));
        (of_kind().filter(|(_, item)| item.covered).count(), of_kind().count())
    }

    /// Whether at least this many percent are covered. Of nothing, everything is.
    pub fn reaches(&self, percent: u8) -> bool {
        let (covered, all) = self.counts(None);
        covered * 100 >= usize::from(percent) * all
    }

    /// A line for each kind, and one for each thing that is not covered.
    pub fn text(&self, language: Language) -> Text<Terminal> {
        let mut text = written!(Terminal, "{}\n", say::coverage(shown(self.counts(None))).say(language));
        for kind in CoverageKind::ALL {
            let counts = self.counts(Some(kind));
            if counts.1 > 0 {
                let (words, counts) = (kind.covered_words().say(language), shown(counts).say(language));
                text += written!(Terminal, "  {:<26}{}\n", words, counts);
            }
        }
        let open: Vec<_> = self.items.iter().filter(|(_, item)| !item.covered).collect();
        if !open.is_empty() {
            text += written!(Terminal, "{}\n", say::not_covered().say(language));
        }
        for ((file, _, kind, name), item) in open {
            text += written!(Terminal, "  {}:{}: {}\n", file, item.line, kind.uncovered(name).say(language));
        }
        text
    }

    /// For programs.
    pub fn document(&self) -> documents::Coverage {
        let (covered, all) = self.counts(None);
        let item =
            |((file, _, kind, name), item): (&(String, u32, CoverageKind, String), &Item)| documents::CoveredItem {
                kind: kind.name(),
                name: name.clone(),
                file: file.clone(),
                line: item.line,
                covered: item.covered,
            };
        documents::Coverage { covered, all, items: self.items.iter().map(item).collect() }
    }
}

/// `87 of 96 (90.6 %)`. The percentage is cut off, so that 100 means all.
fn shown((covered, all): (usize, usize)) -> Message {
    let tenths = (covered * 1000).checked_div(all).unwrap_or(1000);
    say::of_all(covered, all, Argument::Decimal(format!("{}.{}", tenths / 10, tenths % 10)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_is_100_percent() {
        assert_eq!(shown((1999, 2000)).say(Language::English), "1,999 of 2,000 (99.9 %)");
        let all = [(3, 3), (0, 0)].map(|counts| shown(counts).say(Language::Vietnamese));
        assert_eq!(all, ["3 trong 3 (100,0%)", "0 trong 0 (100,0%)"]);
    }
}
