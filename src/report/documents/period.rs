//! The report's period, and others.

use serde::Serialize;

use crate::outcome;
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

/// Another period than the report's.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Over {
    from: String,
    to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
}

impl From<outcome::Over> for Over {
    fn from(over: outcome::Over) -> Over {
        let as_of = over.as_of.map(|day| day.to_string());
        Over { from: over.first.to_string(), to: over.last.to_string(), as_of }
    }
}
