//! The heading of a report, and its texts.

use crate::outcome::{Locale, TextPart};
use crate::value::Date;

/// The heading of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Its name; empty where there is no report.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The instruments it is made under, as printed.
    pub cites: Vec<String>,
    /// First and last day.
    pub period: Option<(Date, Date)>,
    /// How numbers are printed.
    pub locale: Locale,
    /// The tables that are printed, by position, in their order; `None`: all, in the order declared.
    pub printed: Option<Vec<usize>>,
    /// What was given by hand in place of what the rules say: `period`, or a parameter, each with its value as it was given.
    pub by_hand: Vec<(String, String)>,
}

/// A text with holes.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Its name.
    pub name: String,
    /// Words and holes in order.
    pub parts: Vec<TextPart>,
}
