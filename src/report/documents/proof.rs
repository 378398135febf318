//! What was asked of rules, and the answer.

use serde::Serialize;

use super::fact::Fact;
use crate::message::{Language, Message};
use crate::prove::{self, Days, Verdict};
use crate::source::Sources;

/// A question about rules, and whether it is proved, refuted or not decided.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Proof {
    /// The table or criteria.
    table: String,
    /// The kind of question.
    question: &'static str,
    claim: String,
    verdict: &'static str,
    /// In words, where it was not simply proved.
    how: Option<String>,
    /// A made-up record.
    witness: Option<String>,
    #[serde(rename = "where")]
    limits: Option<Limits>,
    /// The day of the answer.
    at: Option<String>,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    /// The same without words.
    facts: Facts,
}

/// What an answer says, by id and arguments.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Facts {
    claim: Option<Fact>,
    how: Option<Fact>,
    witness: Option<Fact>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Limits {
    known: Vec<String>,
    computable: bool,
    except: Vec<String>,
}

impl Proof {
    /// An answer, with the texts that it is about, in the words of a language.
    #[must_use]
    pub fn of(proof: &prove::Proof, sources: &Sources, language: Language) -> Proof {
        let source = sources.get(proof.span.source);
        let at = source.map(|source| source.position(proof.span.start));
        let (verdict, how, witness) = match &proof.verdict {
            Verdict::Proved => ("proved", None, None),
            Verdict::ProvedWhere(limits) => {
                let beyond = limits.beyond.as_ref();
                ("proved where", beyond.map(|(told, _)| told), beyond.map(|(_, witness)| &witness.shown))
            }
            Verdict::Refuted { witness, how } => ("refuted", Some(how), witness.as_ref().map(|witness| &witness.shown)),
            Verdict::NotDecided(why) => ("not decided", Some(why), None),
        };
        let limits = match &proof.verdict {
            Verdict::ProvedWhere(limits) => Some(Limits {
                known: limits.known.clone(),
                computable: limits.computable,
                except: limits.except.iter().map(|except| except.say(language)).collect(),
            }),
            _ => None,
        };
        let (claim, say) = (proof.claim(), |message: &Message| message.say(language));
        Proof {
            table: proof.table.clone(),
            question: proof.question.kind(),
            claim: say(&claim),
            verdict,
            how: how.map(say),
            witness: witness.map(say),
            limits,
            at: if let Days::One(day) = proof.days { Some(day.to_string()) } else { None },
            file: source.map(|source| source.name.clone()),
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            facts: Facts { claim: Fact::of(&claim), how: how.and_then(Fact::of), witness: witness.and_then(Fact::of) },
        }
    }
}
