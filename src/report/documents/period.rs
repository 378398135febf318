//! A first and a last day.

use serde::Serialize;

use crate::value::Date;

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Period {
    from: String,
    to: String,
}

impl From<(Date, Date)> for Period {
    fn from((first, last): (Date, Date)) -> Period {
        Period { from: first.to_string(), to: last.to_string() }
    }
}
