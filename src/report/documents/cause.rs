//! What moved a figure, in documents of comparisons.

use serde::Serialize;

use crate::compare;
use crate::message::Language;

/// What moved a figure.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Cause {
    Clause { out_in: &'static str, place: String, clause: String, undetermined: bool },
    Arm { out_in: &'static str, place: String, arm: String, undetermined: bool, unless: Option<Box<Cause>> },
    Codes { out_in: &'static str, place: String, undetermined: bool },
    Read { by: &'static str },
    Measure,
    Formula,
    Ranks,
    Shown,
    Term { row: Option<String>, column: Option<String>, cause: Box<Cause> },
}

/// Whose clause it is, the same in every language.
fn whose(place: &compare::Whose) -> String {
    match place {
        compare::Whose::Member(member) => member.clone(),
        compare::Whose::Table => "the table".to_owned(),
    }
}

impl From<&compare::Cause> for Cause {
    fn from(cause: &compare::Cause) -> Cause {
        use compare::Cause as Of;
        match cause {
            Of::Clause { side, place, words, undetermined } => Cause::Clause {
                out_in: side.name(),
                place: whose(place),
                clause: words.clone(),
                undetermined: *undetermined,
            },
            Of::Arm { side, place, arm, undetermined, unless } => Cause::Arm {
                out_in: side.name(),
                place: place.clone(),
                arm: arm.clone(),
                undetermined: *undetermined,
                unless: unless.as_deref().map(Cause::from).map(Box::new),
            },
            Of::Codes { side, place, undetermined } => {
                Cause::Codes { out_in: side.name(), place: place.clone(), undetermined: *undetermined }
            }
            Of::Read { side } => Cause::Read { by: side.name() },
            Of::Measure => Cause::Measure,
            Of::Formula => Cause::Formula,
            Of::Ranks => Cause::Ranks,
            Of::Shown => Cause::Shown,
            Of::Term { row, column, aside, cause } => {
                let aside = aside.map(|aside| format!(" {}", aside.said().say(Language::English))).unwrap_or_default();
                let column = column.as_ref().map(|column| format!("{column}{aside}"));
                Cause::Term { row: row.clone(), column, cause: Box::new(Cause::from(&**cause)) }
            }
        }
    }
}
