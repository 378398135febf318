//! Messages without their words: by id and arguments, the same in every language.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::message::{Argument, Message};

/// What a finding says, by id and arguments. `null` stands for words that are not bieu's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Facts {
    message: Option<Fact>,
    /// Of each place, in their order.
    labels: Vec<Option<Fact>>,
    help: Option<Fact>,
    notes: Vec<Option<Fact>>,
}

/// What is wrong with data, by id and arguments.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Told {
    message: Option<Fact>,
    help: Option<Fact>,
}

/// A message: its id, led by its subject, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Fact {
    id: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    arguments: BTreeMap<&'static str, Value>,
}

/// An argument. A day is text, as rules write it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Value {
    Text(String),
    Number(u64),
    Fact(Fact),
    Several(Vec<Value>),
}

impl Facts {
    pub fn of(finding: &Diagnostic) -> Facts {
        Facts {
            message: Fact::of(&finding.message),
            labels: finding.labels.iter().map(|label| Fact::of(&label.text)).collect(),
            help: finding.help.as_ref().and_then(|help| Fact::of(&help.words)),
            notes: finding.notes.iter().map(Fact::of).collect(),
        }
    }
}

impl Told {
    pub fn of(message: &Message, help: Option<&Message>) -> Told {
        Told { message: Fact::of(message), help: help.and_then(Fact::of) }
    }
}

impl Fact {
    /// `None` of words that are not bieu's.
    pub fn of(message: &Message) -> Option<Fact> {
        let arguments = message.arguments().map(|(name, argument)| (name, Value::of(argument)));
        message.id().map(|id| Fact { id, arguments: arguments.collect() })
    }
}

impl Value {
    fn of(argument: &Argument) -> Value {
        match argument {
            Argument::Text(text) | Argument::Decimal(text) | Argument::Word(text, _) => Value::Text(text.clone()),
            Argument::Number(number) => Value::Number(*number),
            Argument::Date(date) => Value::Text(date.to_string()),
            Argument::Message(message) => match Fact::of(message) {
                Some(fact) => Value::Fact(fact),
                None => Value::Text(message.given().unwrap_or_default().to_owned()),
            },
            Argument::All(several) | Argument::Any(several) | Argument::List(several) | Argument::Beside(several) => {
                Value::Several(several.iter().map(Value::of).collect())
            }
            Argument::Table(lines) => Value::Several(
                lines.iter().map(|cells| Value::Several(cells.iter().map(Value::of).collect())).collect(),
            ),
        }
    }
}
