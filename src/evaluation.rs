//! Rules over records: what is worked out of both together, asked by name.
//!
//! It strings together what a host would otherwise call one by one: figures, reasons, decisions. It reads no file, and what it is asked
//! twice it works out once.

use std::fmt;
use std::sync::OnceLock;

use crate::compare::{self, Compared, Comparison};
use crate::exec::{Aggregates, Decider};
use crate::explain::{self, Evaluated, Question};
use crate::naming::{NameOf, UnknownNameError};
use crate::outcome::{DecidedRecord, DecisionsOutcome, Explanation, MemberHeader, Outcome, named};
use crate::records::{OtherProgramError, Records};
use crate::value::Date;
use crate::{DecideError, Rules};

/// Rules over records. Made by [`Rules::over`]; shared by threads like the rules themselves.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let rules = bieu::Rules::from_text("pupils.bieu", r#"language 1
/// report pupils "Pupils" { period 2024-01-01 to 2024-06-30 }
/// codes Sex "Sex" { male "Male"  female "Female" }
/// record Pupil "Pupils" { key id text "Number"  sex Sex "Sex" }
/// table pupils "Pupils" of Pupil {
///   total "All"
///   column 1 "Pupils"
///   column 2 "Girls" where sex = female
/// }
/// "#)?;
/// let pupil = rules.schema().find_record("Pupil").ok_or("there is no such type")?;
/// let mut builder = rules.records();
/// builder.push(pupil, &serde_json::json!({ "id": "a", "sex": "female" }));
/// builder.push(pupil, &serde_json::json!({ "id": "b", "sex": "male" }));
/// let records = builder.finish();
///
/// let evaluation = rules.over(&records)?;
/// let table = evaluation.outcome().table("pupils").ok_or("there is no such table")?;
/// assert_eq!(table.find("total", "2").map(|cell| cell.shown.as_str()), Some("1"));
///
/// let explanation = evaluation.explain(rules.cell("pupils", "total", "2")?).ok_or("there is no such cell")?;
/// assert_eq!(explanation.column.label, "Girls");
/// # Ok(())
/// # }
/// ```
pub struct Evaluation<'a> {
    rules: &'a Rules,
    records: &'a Records,
    threads: u32,
    /// Derived fields, worked out when they are first asked for: a comparison works out its own.
    aggregates: OnceLock<Aggregates>,
    outcome: OnceLock<Outcome>,
}

impl fmt::Debug for Evaluation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Records do not get into a log by this.
        f.debug_struct("Evaluation").field("rules", self.rules).finish_non_exhaustive()
    }
}

impl Rules {
    /// These rules over records that were brought in by [`Rules::records`].
    ///
    /// # Errors
    /// The records are of another program.
    pub fn over<'a>(&'a self, records: &'a Records) -> Result<Evaluation<'a>, OtherProgramError> {
        self.must_be_mine(records)?;
        let (aggregates, outcome) = (OnceLock::new(), OnceLock::new());
        Ok(Evaluation { rules: self, records, threads: 1, aggregates, outcome })
    }

    /// A cell to be asked about, by the name of its table and by the id, printed number or label of its row and its column; `total` is the
    /// total.
    ///
    /// # Errors
    /// There is nothing of that name, or there are several.
    pub fn cell(&self, table: &str, row: &str, column: &str) -> Result<Question, UnknownNameError> {
        let tables = &self.model().tables;
        let unknown = || UnknownNameError::new(NameOf::Table, table, tables.iter().map(|of| of.name.as_str()));
        let table = tables.iter().position(|of| of.name == table).ok_or_else(unknown)?;
        let headers = &tables[table].headers;
        let row = member(NameOf::Row, &headers.rows, row)?;
        let column = member(NameOf::Column, &headers.columns, column)?;
        Ok(Question { table, row, column, keys: false, why_not: None })
    }
}

fn member(what: NameOf, members: &[MemberHeader], word: &str) -> Result<usize, UnknownNameError> {
    let known = || members.iter().flat_map(|member| [member.id.as_str(), member.label.as_str()]);
    match named(members, word).as_slice() {
        [only] => Ok(*only),
        [] => Err(UnknownNameError::new(what, word, known())),
        several => {
            let several = several.iter().map(|position| members[*position].id.clone()).collect();
            Err(UnknownNameError { what, name: word.to_owned(), near: None, several })
        }
    }
}

impl<'a> Evaluation<'a> {
    /// The same, counted on several threads: the outcome does not depend on how many. 0 is taken as 1.
    #[must_use]
    pub fn on_threads(self, threads: u32) -> Evaluation<'a> {
        Evaluation { threads, ..self }
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &'a Rules {
        self.rules
    }

    /// The records.
    #[must_use]
    pub fn records(&self) -> &'a Records {
        self.records
    }

    fn aggregates(&self) -> &Aggregates {
        self.aggregates.get_or_init(|| Aggregates::new(self.rules.model(), self.records))
    }

    /// Every table and text.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        self.outcome.get_or_init(|| self.rules.outcome_of(self.records, self.aggregates(), self.threads))
    }

    /// Why a cell holds what it holds: clause by clause, with sources, and with the keys of records only where they are asked for. `None` if
    /// there is no such cell: it was asked of other rules.
    #[must_use]
    pub fn explain(&self, question: Question) -> Option<Explanation> {
        let Evaluation { rules, records, .. } = self;
        let aggregates = self.aggregates();
        let evaluated = Evaluated { model: rules.model(), plan: rules.plan(), records, aggregates };
        explain::explain(evaluated, self.outcome().tables.get(question.table)?, question)
    }

    /// A decider of the records by the criteria of this name, one by one or all at once. `guidance` overrides the date at which guidance is
    /// read: an old case under today's guidance, or a correction under the guidance of then.
    ///
    /// # Errors
    /// There are no such criteria.
    pub fn decider(&self, criteria: &str, guidance: Option<Date>) -> Result<Decider<'_>, UnknownNameError> {
        let index = self.rules.criteria_called(criteria)?;
        let unknown = || UnknownNameError::new(NameOf::Criteria, criteria, []);
        self.rules.decider(index, self.records, self.aggregates(), guidance).ok_or_else(unknown)
    }

    /// The decisions on all records by the criteria of this name, told with names, reasons, sources and what would change a refusal.
    ///
    /// # Errors
    /// There are no such criteria.
    pub fn decisions(&self, criteria: &str, guidance: Option<Date>) -> Result<DecisionsOutcome, UnknownNameError> {
        let decider = self.decider(criteria, guidance)?;
        let decisions = decider.all();
        let decide = |row: u32| decisions.of(row).cloned();
        Ok(explain::advise(self.rules.model(), decider.criteria(), self.records, self.aggregates(), guidance, &decide))
    }
}

impl Rules {
    /// Decides one record as [`Rules::decide`] does, and tells the decision with names, reasons, sources and what would change a refusal.
    ///
    /// # Errors
    /// There are no such criteria, or the record cannot be taken: then each fault in a line.
    pub fn decide_with_reasons(
        &self,
        criteria: &str,
        record: &(impl serde::Serialize + ?Sized),
        guidance: Option<Date>,
    ) -> Result<DecidedRecord, DecideError> {
        let records = self.one_record(self.criteria_called(criteria)?, record)?;
        let told = self.over(&records).ok().and_then(|over| over.decisions(criteria, guidance).ok());
        let first = told.and_then(|told| told.decisions.into_iter().next());
        first.ok_or_else(|| DecideError::Rejected(Vec::new()))
    }
}

/// What is compared: rules alone, or rules over records.
impl<'a> From<&'a Rules> for Compared<'a> {
    fn from(rules: &'a Rules) -> Compared<'a> {
        Compared { model: rules.model(), plan: rules.plan(), days: rules.days(), records: None, keys: false }
    }
}

impl<'a> From<&'a Evaluation<'a>> for Compared<'a> {
    fn from(evaluation: &'a Evaluation<'a>) -> Compared<'a> {
        Compared { records: Some(evaluation.records), ..Compared::from(evaluation.rules) }
    }
}

/// What differs between two programs: how they read data, what they mean, what they print, and, where both stand over records, the figures
/// that moved. *Equal* is proved; *changed* comes with a made-up record that shows it.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let text = |least: u32| {
///     format!("language 1\nreport r \"R\" {{ period 2024-01-01 to 2024-06-30 }}\nrecord Pupil \"Pupils\" {{ key id text \"Number\"  marks integer \"Marks\" }}\n\
///         table good \"Good\" of Pupil {{\n  total \"All\"\n  column 1 \"Good\" where marks >= {least}\n}}\n")
/// };
/// let (old, new) = (bieu::Rules::from_text("old", &text(8))?, bieu::Rules::from_text("new", &text(9))?);
/// assert!(bieu::compare(&old, &old).is_equal());
/// assert!(!bieu::compare(&old, &new).is_equal());
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn compare<'a>(old: impl Into<Compared<'a>>, new: impl Into<Compared<'a>>) -> Comparison {
    compare::compared(old.into(), new.into())
}
