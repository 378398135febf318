//! Stretches of days on which nothing in the rules changes, and the rules on them.

use crate::message::{Message, phrases};
use crate::value::Date;

use super::Model;

/// Days on which nothing in a program changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first of them; `None` is open.
    pub from: Option<Date>,
    /// The last of them; `None` is open.
    pub until: Option<Date>,
    /// One of them.
    pub day: Date,
}

impl Stretch {
    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// In words: `until 2023-12-31`, `from 2024-01-01`, `from 2024-01-01 to 2024-05-31`.
    #[must_use]
    pub fn words(&self) -> String {
        match (self.from, self.until) {
            (None, None) => "on every day".to_owned(),
            (None, Some(until)) => format!("until {until}"),
            (Some(from), None) => format!("from {from}"),
            (Some(from), Some(until)) => format!("from {from} to {until}"),
        }
    }

    /// The same in each language.
    pub(crate) fn said(&self) -> Message {
        match (self.from, self.until) {
            (None, None) => phrases::on_every_day(),
            (None, Some(until)) => phrases::until_day(until),
            (Some(from), None) => phrases::from_day(from),
            (Some(from), Some(until)) => phrases::from_to(from, until),
        }
    }
}

/// The rules on a stretch of days on which nothing in them changes.
#[derive(Debug, Clone)]
pub struct OnDays {
    /// The days.
    pub stretch: Stretch,
    /// The rules; `None` where they are refused.
    pub model: Option<Model>,
}
