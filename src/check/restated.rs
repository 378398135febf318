//! A list as it is on a day, and where records belong that carry a code of another day.
//!
//! A code that ended leads to what it became: one way where it was renamed or merged, by the value of a field where it was split. One
//! that begins later leads back to what it came of, if that is one code; what was made of several does not tell which of them a record
//! was in.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{Became, CodeList, History};
use crate::syntax::tree::Decided;
use crate::value::{CodeIndex, Date};

/// Records of which some belong to a code of the day.
#[derive(Default, Clone)]
pub(super) struct Takes {
    /// All that carry one of these, ascending.
    pub codes: Vec<CodeIndex>,
    /// Those that carry a code which was split, as a field of theirs decides.
    pub decided: Vec<Decided>,
    /// Codes made of several, of which this is one: of a record that carries one of them it is not known.
    pub lacks: BTreeSet<CodeIndex>,
}

/// A code of the day.
pub(super) struct OfDay {
    pub code: CodeIndex,
    /// The innermost group that it stands in on that day.
    pub group: Option<u32>,
    pub takes: Takes,
}

/// The codes of a day in their order, and those made of several of them.
pub(super) struct Listing {
    pub codes: Vec<OfDay>,
    /// Each with what it was made of.
    pub merged: BTreeMap<CodeIndex, BTreeSet<CodeIndex>>,
}

/// The list of a day. One that does not change is the same on all of them, and where there is no day all codes are in it.
pub(super) fn list_of(list: &CodeList, day: Option<Date>) -> Listing {
    let Some(day) = day.filter(|_| !list.history.is_empty()) else {
        let all = list.codes.values().enumerate().map(|(index, code)| OfDay {
            code: index as CodeIndex,
            group: code.group,
            takes: Takes { codes: vec![index as CodeIndex], ..Takes::default() },
        });
        return Listing { codes: all.collect(), merged: BTreeMap::new() };
    };
    let lineage = Lineage::new(&list.history, day);
    let all = 0..list.codes.len() as CodeIndex;
    let mut stays: Vec<_> = all.filter_map(|code| Some((list.history.stay(code, day)?, code))).collect();
    stays.sort_by_key(|(stay, _)| stay.order);
    let (mut takes, merged) = lineage.takes();
    let of_day = |(stay, code): (&crate::schema::Stay, CodeIndex)| OfDay {
        code,
        group: stay.group,
        takes: takes.remove(&code).unwrap_or_default(),
    };
    Listing { codes: stays.into_iter().map(of_day).collect(), merged }
}

struct Lineage<'h> {
    history: &'h History,
    day: Date,
    /// For each code: those that became it.
    sources: Vec<Vec<CodeIndex>>,
}

impl<'h> Lineage<'h> {
    fn new(history: &'h History, day: Date) -> Lineage<'h> {
        let mut sources = vec![Vec::new(); history.codes.len()];
        for (index, life) in history.codes.iter().enumerate() {
            for successor in life.became.iter().flat_map(|became| &became.codes) {
                sources[*successor as usize].push(index as CodeIndex);
            }
        }
        Lineage { history, day, sources }
    }

    fn is_of_day(&self, code: CodeIndex) -> bool {
        self.history.stay(code, self.day).is_some()
    }

    /// What each code of the day takes, and the codes made of several of them.
    fn takes(&self) -> (BTreeMap<CodeIndex, Takes>, BTreeMap<CodeIndex, BTreeSet<CodeIndex>>) {
        let mut takes: BTreeMap<CodeIndex, Takes> = BTreeMap::new();
        let mut merged = BTreeMap::new();
        for code in 0..self.history.codes.len() as CodeIndex {
            if self.is_of_day(code) {
                takes.entry(code).or_default().codes.push(code);
                continue;
            }
            let is_past = self.history.codes[code as usize].last().is_some_and(|last| last < self.day);
            if is_past {
                self.forward(code, (code, &mut Vec::new()), &mut takes);
                continue;
            }
            let origins = self.origins(code);
            match origins.first() {
                Some(only) if origins.len() == 1 => takes.entry(*only).or_default().codes.push(code),
                Some(_) => {
                    origins.iter().for_each(|origin| {
                        takes.entry(*origin).or_default().lacks.insert(code);
                    });
                    merged.insert(code, origins);
                }
                None => {}
            }
        }
        (takes, merged)
    }

    /// Puts the records of a code to those of the day that it became: `from` is that code, with what was decided on the way.
    fn forward(
        &self,
        at: CodeIndex,
        (from, decided): (CodeIndex, &mut Vec<(u32, CodeIndex)>),
        takes: &mut BTreeMap<CodeIndex, Takes>,
    ) {
        if self.is_of_day(at) {
            let of = takes.entry(at).or_default();
            match decided.as_slice() {
                [] => of.codes.push(from),
                by => of.decided.push(Decided { code: from, by: by.to_vec() }),
            }
            return;
        }
        let Some(Became { codes, by }) = &self.history.codes[at as usize].became else { return };
        for successor in codes {
            decided.extend(by.iter().map(|by| (*by, *successor)));
            self.forward(*successor, (from, decided), takes);
            if by.is_some() {
                decided.pop();
            }
        }
    }

    /// The codes of the day that one which begins later was made of.
    fn origins(&self, code: CodeIndex) -> BTreeSet<CodeIndex> {
        let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![code]);
        while let Some(code) = open.pop() {
            for source in &self.sources[code as usize] {
                if self.is_of_day(*source) {
                    found.insert(*source);
                } else if seen.insert(*source) {
                    open.push(*source);
                }
            }
        }
        found
    }
}

impl Takes {
    /// Those that belong to one of several codes of the day: what was made of these alone belongs to them all.
    pub fn together<'t>(
        of: impl Iterator<Item = (CodeIndex, &'t Takes)>,
        merged: &BTreeMap<CodeIndex, BTreeSet<CodeIndex>>,
    ) -> Takes {
        let (mut all, mut codes, mut members) = (Takes::default(), BTreeSet::new(), BTreeSet::new());
        for (code, takes) in of {
            members.insert(code);
            codes.extend(&takes.codes);
            all.decided.extend(takes.decided.iter().cloned());
            all.lacks.extend(&takes.lacks);
        }
        all.lacks.retain(|code| {
            let is_known = merged.get(code).is_some_and(|origins| origins.is_subset(&members));
            if is_known {
                codes.insert(*code);
            }
            !is_known
        });
        all.codes = codes.into_iter().collect();
        all
    }
}
