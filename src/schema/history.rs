//! How a code list changes: on which days its codes stand where, and what becomes of them.

use crate::value::{CodeIndex, Date};

/// The days of a list's codes; empty where all are in force on all days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// For each code, by its index: its days.
    pub codes: Vec<Life>,
    /// The fields that decide what records of a code that was split belong to, as written: `village.new_commune`.
    pub deciders: Vec<String>,
}

/// The days of one code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Life {
    /// Where it stands on which days, in the order of the days; at least one, and no day between them is left out.
    pub stays: Vec<Stay>,
    /// What becomes of it behind its last day.
    pub became: Option<Became>,
}

/// A place in a list on some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The first day; `None` is open.
    pub from: Option<Date>,
    /// The last day; `None` is open.
    pub until: Option<Date>,
    /// The innermost group that it stands in.
    pub group: Option<u32>,
    /// How many places stand before this one in the list as it is written.
    pub order: u32,
}

/// What a code is from the day after its last one on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Became {
    /// Its successors, none where it is abolished. They begin on that day.
    pub codes: Vec<CodeIndex>,
    /// Where there are several: the field that decides, by its place among the [`History::deciders`].
    pub by: Option<u32>,
}

impl History {
    /// Whether every code is in force on all days.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Where a code stands on a day; `None` where it is not in force.
    #[must_use]
    pub fn stay(&self, code: CodeIndex, day: Date) -> Option<&Stay> {
        self.codes.get(code as usize)?.stays.iter().find(|stay| stay.is_on(day))
    }
}

impl Life {
    /// Where it stands on a day, or where it stood last or will stand first; without a day the last place.
    #[must_use]
    pub fn nearest(&self, day: Option<Date>) -> Option<&Stay> {
        let is_ahead = |stay: &&Stay| day.is_some_and(|day| stay.until.is_none_or(|until| day <= until));
        self.stays.iter().find(is_ahead).or(self.stays.last())
    }

    /// The first day; `None` is open.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.stays.first().and_then(|stay| stay.from)
    }

    /// The last day; `None` is open.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.stays.last().and_then(|stay| stay.until)
    }

    /// `from X until Y`, as the rule language says it; `None` where it stands on all days.
    #[must_use]
    pub fn days(&self) -> Option<String> {
        let from = self.first().map(|day| format!("from {day}"));
        let until = self.last().map(|day| format!("until {day}"));
        let days: Vec<String> = from.into_iter().chain(until).collect();
        (!days.is_empty()).then(|| days.join(" "))
    }
}

impl Stay {
    fn is_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
