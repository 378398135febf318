//! Why a cell holds what it holds. `docs/explaining.md` is its description.

use serde::{Serialize, Serializer};

use super::fact::Fact;
use super::{Cell, Count, Exact, Lacking, Member, Over, Titled, Version};
use crate::message::{Language, Message};
use crate::outcome::{self, CellSource, CellValue, ConditionKind, MemberHeader};
use crate::report::explanation::{because, rounding};
use crate::value::Truth;

/// An explanation.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Explanation<'a> {
    #[cfg_attr(test, schemars(extend("const" = Version::EXPLANATION)))]
    schema: Version,
    table: Titled<'a>,
    cites: &'a [String],
    row: Member<'a>,
    row_cites: &'a [String],
    column: Member<'a>,
    column_cites: &'a [String],
    cell: Cell<'a>,
    percent: bool,
    rounding: Option<String>,
    strip_zeros: bool,
    because: Option<String>,
    source: SourceWord,
    #[serde(flatten)]
    told: Source<'a>,
    record: Option<Record<'a>>,
    facts: Facts,
}

/// What is said of the cell, by id and arguments.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Facts {
    rounding: Option<Fact>,
    because: Option<Fact>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum SourceWord {
    NotApplicable,
    Measured,
    Calculated,
}

/// Under the word of `source`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum Source<'a> {
    NotApplicable { said_by: PlaceWord },
    Measured(Box<Funnel<'a>>),
    Calculated(Calculation<'a>),
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum PlaceWord {
    Table,
    Row,
    Column,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Funnel<'a> {
    record: super::Named<'a>,
    measure: &'a str,
    /// Whether the cell has a measure of its own: what its row and its column ask is not asked of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    alone: bool,
    operand: &'a str,
    given: bool,
    rejected: Count,
    accepted: Count,
    steps: Vec<Step<'a>>,
    counted: Count,
    lacking_operand: Vec<Lacking<'a>>,
    value: Option<Value<'a>>,
    /// Where they were asked for.
    keys: Option<&'a [String]>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Step<'a> {
    condition: Condition<'a>,
    excluded: Count,
    undetermined: Count,
    lacking: Vec<Lacking<'a>>,
    left: Count,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Value<'a> {
    Number(Exact<'a>),
    Date(String),
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Condition<'a> {
    of: PlaceWord,
    id: &'a str,
    kind: ConditionWord,
    comes_first: Option<&'a str>,
    words: &'a str,
    meaning: &'a str,
    note: Option<&'a str>,
    cites: &'a [String],
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum ConditionWord {
    Clause,
    Codes,
    Choices,
    ComesFirst,
    OtherRecord,
    /// Asked of records of another type than the row measures.
    DoesNotApply,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Calculation<'a> {
    formula: &'a str,
    /// `rows` or `columns`.
    over: &'static str,
    alone: bool,
    terms: Vec<Term<'a>>,
    /// Of a rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    ranking: Option<Ranking>,
}

/// How many rows have a value, how many of them go before the row, and how many others have the same.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Ranking {
    ranked: Count,
    before: Count,
    equal: Count,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Term<'a> {
    id: &'a str,
    label: &'a str,
    /// Of a single cell the id of its row, or of its column where `id` is the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    across: Option<&'a str>,
    /// Of another period than the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<Over>,
    cell: Cell<'a>,
    how: String,
    /// How, by id and arguments; `null` of a formula.
    fact: Option<Fact>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Record<'a> {
    key: &'a str,
    counted: TruthWord,
    decided_by: Option<usize>,
    conditions: Vec<RecordCondition<'a>>,
    rows: Vec<&'a str>,
    columns: Vec<&'a str>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RecordCondition<'a> {
    condition: Condition<'a>,
    holds: TruthWord,
    values: Vec<FieldValue<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FieldValue<'a> {
    field: &'a str,
    value: Option<&'a str>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum TruthWord {
    Yes,
    No,
    Undetermined,
}

/// As the document.
impl Serialize for outcome::Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Explanation::of(self, Language::default()).serialize(serializer)
    }
}

impl<'a> Explanation<'a> {
    /// An explanation, in the words of a language.
    #[must_use]
    pub fn of(explanation: &'a outcome::Explanation, language: Language) -> Explanation<'a> {
        let rounding = explanation.manner.rounding.map(rounding);
        let because = explanation.because.as_ref().map(because);
        let said = |message: &Message| message.say(language);
        let (source, told) = match &explanation.source {
            CellSource::NotApplicable(place) => {
                (SourceWord::NotApplicable, Source::NotApplicable { said_by: PlaceWord::from(*place) })
            }
            CellSource::Measured(funnel) => (SourceWord::Measured, Source::Measured(Box::new(Funnel::from(funnel)))),
            CellSource::Calculated(of) => (SourceWord::Calculated, Source::Calculated(Calculation::of(of, language))),
        };
        Explanation {
            schema: Version::EXPLANATION,
            table: Titled::from(&explanation.table),
            cites: &explanation.cites,
            row: Member::from(&explanation.row),
            row_cites: &explanation.row_cites,
            column: Member::from(&explanation.column),
            column_cites: &explanation.column_cites,
            cell: Cell::from(&explanation.cell),
            percent: explanation.manner.percent,
            rounding: rounding.as_ref().map(said),
            strip_zeros: explanation.manner.strip_zeros,
            because: because.as_ref().map(said),
            source,
            told,
            record: explanation.record.as_ref().map(Record::from),
            facts: Facts {
                rounding: rounding.as_ref().and_then(Fact::of),
                because: because.as_ref().and_then(Fact::of),
            },
        }
    }
}

impl<'a> From<&'a outcome::Funnel> for Funnel<'a> {
    fn from(funnel: &'a outcome::Funnel) -> Funnel<'a> {
        let step = |step: &'a outcome::FunnelStep| Step {
            condition: Condition::from(&step.condition),
            excluded: Count(step.excluded),
            undetermined: Count(step.undetermined),
            lacking: Lacking::all(&step.lacking),
            left: Count(step.left),
        };
        Funnel {
            record: super::Named::from(&funnel.record),
            measure: funnel.measure,
            alone: funnel.alone,
            operand: &funnel.operand,
            given: funnel.given,
            rejected: Count(funnel.rejected),
            accepted: Count(funnel.accepted),
            steps: funnel.steps.iter().map(step).collect(),
            counted: Count(funnel.counted),
            lacking_operand: Lacking::all(&funnel.lacking_operand),
            value: match &funnel.value {
                CellValue::Number(number) => Some(Value::Number(Exact(number))),
                CellValue::Date(date) => Some(Value::Date(date.to_string())),
                CellValue::State(_) => None,
            },
            keys: funnel.keys.as_deref(),
        }
    }
}

impl<'a> From<&'a outcome::StatedCondition> for Condition<'a> {
    fn from(condition: &'a outcome::StatedCondition) -> Condition<'a> {
        let (kind, comes_first) = match &condition.kind {
            ConditionKind::Clause => (ConditionWord::Clause, None),
            ConditionKind::Codes => (ConditionWord::Codes, None),
            ConditionKind::Choices => (ConditionWord::Choices, None),
            ConditionKind::ComesFirst(arm) => (ConditionWord::ComesFirst, Some(arm.name.as_str())),
            ConditionKind::OtherRecord => (ConditionWord::OtherRecord, None),
            ConditionKind::DoesNotApply(_) => (ConditionWord::DoesNotApply, None),
        };
        Condition {
            of: PlaceWord::from(condition.place),
            id: &condition.id,
            kind,
            comes_first,
            words: &condition.words,
            meaning: &condition.meaning,
            note: condition.note.as_deref(),
            cites: &condition.cites,
        }
    }
}

impl From<outcome::Place> for PlaceWord {
    fn from(place: outcome::Place) -> PlaceWord {
        match place {
            outcome::Place::Table => PlaceWord::Table,
            outcome::Place::Row(_) => PlaceWord::Row,
            outcome::Place::Column(_) => PlaceWord::Column,
        }
    }
}

impl<'a> Calculation<'a> {
    fn of(calculation: &'a outcome::Calculation, language: Language) -> Calculation<'a> {
        let term = |term: &'a outcome::Term| Term {
            id: &term.member.id,
            label: &term.member.label,
            across: term.across.as_ref().map(|across| across.id.as_str()),
            over: term.over.map(Over::from),
            cell: Cell::from(&term.cell),
            how: term.how.say(language),
            fact: Fact::of(&term.how),
        };
        Calculation {
            formula: &calculation.formula,
            over: if calculation.over_rows { "rows" } else { "columns" },
            alone: calculation.alone,
            terms: calculation.terms.iter().map(term).collect(),
            ranking: calculation.ranking.map(|ranking| Ranking {
                ranked: Count(ranking.ranked),
                before: Count(ranking.before),
                equal: Count(ranking.equal),
            }),
        }
    }
}

impl<'a> From<&'a outcome::RecordExplanation> for Record<'a> {
    fn from(record: &'a outcome::RecordExplanation) -> Record<'a> {
        let ids = |members: &'a [MemberHeader]| members.iter().map(|member| member.id.as_str()).collect();
        let condition = |told: &'a outcome::RecordCondition| RecordCondition {
            condition: Condition::from(&told.condition),
            holds: TruthWord::from(told.holds),
            values: {
                let values = told.values.iter();
                values.map(|(label, value)| FieldValue { field: label, value: value.as_deref() }).collect()
            },
        };
        Record {
            key: &record.key,
            counted: TruthWord::from(record.counted),
            decided_by: record.decided_by,
            conditions: record.conditions.iter().map(condition).collect(),
            rows: ids(&record.rows),
            columns: ids(&record.columns),
        }
    }
}

impl From<Truth> for TruthWord {
    fn from(truth: Truth) -> TruthWord {
        match truth {
            Truth::Yes => TruthWord::Yes,
            Truth::No => TruthWord::No,
            Truth::Undetermined => TruthWord::Undetermined,
        }
    }
}
