//! What has a name and is called something.

use serde::Serialize;

use crate::outcome;

/// A name with what it is called in print.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Named<'a> {
    name: &'a str,
    label: &'a str,
}

/// The same of a table.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Titled<'a> {
    name: &'a str,
    title: &'a str,
}

impl<'a> From<&'a outcome::Named> for Named<'a> {
    fn from(named: &'a outcome::Named) -> Named<'a> {
        Named { name: &named.name, label: &named.label }
    }
}

impl<'a> From<&'a outcome::Named> for Titled<'a> {
    fn from(named: &'a outcome::Named) -> Titled<'a> {
        Titled { name: &named.name, title: &named.label }
    }
}
