//! Why a cell holds what it holds, for a person. Keys and values of records are printed only where they were asked for.

use super::{places, words};
use crate::message::phrases;
use crate::message::{Argument, Language, Message, explanation as say};
use crate::outcome::{
    Because, Calculation, CellSource, CellValue, ConditionKind, Explanation, Funnel, FunnelStep, Locale, Manner,
    MemberHeader, Named, Place, RecordExplanation, State, StatedCondition, format_date, measured,
};
use crate::value::{Rounding, RoundingMode, Truth};
use crate::words::{Terminal, Text, written};

/// An explanation as text for a person. Its figures are printed as in the report.
#[must_use]
pub fn explanation_text(explanation: &Explanation, language: Language) -> Text<Terminal> {
    Printer { language, locale: explanation.locale }.whole(explanation)
}

/// Speaks to a person.
#[derive(Clone, Copy)]
struct Printer {
    language: Language,
    /// In which figures are printed.
    locale: Locale,
}

impl Printer {
    fn whole(self, explanation: &Explanation) -> Text<Terminal> {
        let Explanation { table, row, column, cell, .. } = explanation;
        let mut text = self.line("", &say::table(&table.name, &table.label));
        text.extend(self.under(&explanation.cites));
        text += self.line("", &say::row(&row.id, &row.label));
        text.extend(self.under(&explanation.row_cites));
        text += self.line("", &say::column(&column.id, &column.label));
        text.extend(self.under(&explanation.column_cites));
        text += self.line(
            "",
            &match self.why(explanation) {
                None => say::cell_shows(&cell.shown),
                Some(why) => say::cell_shows_because(&cell.shown, why),
            },
        );
        let manner = manner(explanation.manner);
        if let (CellValue::Number(_), false) = (cell.value.clone(), manner.is_empty()) {
            text += self.line("  ", &say::exactly(self.value(&cell.value), Argument::list(manner)));
        }
        match &explanation.source {
            CellSource::NotApplicable(place) => text += Text::from("\n") + self.line("", &said_by(*place, row, column)),
            CellSource::Measured(funnel) => text += self.funnel(funnel),
            CellSource::Calculated(calculation) => text += self.calculation(calculation),
        }
        text.extend(explanation.record.as_ref().map(|record| self.record(record)));
        text
    }

    fn line(self, indent: &'static str, message: &Message) -> Text<Terminal> {
        written!(Terminal, "{}{}\n", indent, message.say(self.language))
    }

    /// The line of what something rests on.
    fn under(self, cites: &[String]) -> Option<Text<Terminal>> {
        (!cites.is_empty()).then(|| self.line("  ", &say::under(cites.join("; "))))
    }

    /// What the sign in a cell stands for; nothing for plain digits.
    fn why(self, explanation: &Explanation) -> Option<Message> {
        let value = match &explanation.cell.value {
            CellValue::Number(number) if number.is_zero() && explanation.cell.shown != "0" => say::zero(),
            CellValue::Number(_) | CellValue::Date(_) => return None,
            CellValue::State(State::Missing) => say::no_value(),
            CellValue::State(state) => words::state_said(*state),
        };
        Some(match explanation.because.as_ref().map(because) {
            Some(reason) => say::for_reason(value, reason),
            None => value,
        })
    }

    fn funnel(self, funnel: &Funnel) -> Text<Terminal> {
        let width = self.count(funnel.accepted).chars().count();
        let measured = measured(funnel.measure, &funnel.operand, &funnel.record.label);
        let mut text = written!(Terminal, "\n{} ({})\n", measured.say(self.language), funnel.record.name);
        if !funnel.given {
            return text + self.line("  ", &say::no_input_for_it());
        }
        if funnel.alone {
            text += self.line("  ", &say::cell_of_its_own());
        }
        let accepted = match funnel.rejected {
            0 => say::accepted(),
            rejected => say::accepted_but(self.count(rejected)),
        };
        text += written!(Terminal, "  {}  {}\n", self.count(funnel.accepted), accepted.say(self.language));
        text.extend(funnel.steps.iter().map(|step| self.step(step, funnel.alone, width)));
        let excluded: u64 = funnel.steps.iter().map(|step| step.excluded).sum();
        let undetermined: u64 = funnel.steps.iter().map(|step| step.undetermined).sum();
        let [accepted, counted, excluded, undetermined] =
            [funnel.accepted, funnel.counted, excluded, undetermined].map(|records| self.count(records));
        text += self.line("", &say::account(accepted, counted, excluded, undetermined));
        if !funnel.operand.is_empty() {
            text += self.line("", &say::over_those_counted(measured, self.value(&funnel.value)));
            for lacking in self.lacking(&funnel.lacking_operand) {
                text += written!(Terminal, "  {}\n", lacking);
            }
        }
        if let Some(keys) = &funnel.keys {
            let counted = say::records_counted(self.count(keys.len() as u64));
            text += Text::from("\n") + self.line("", &counted);
            text.extend(keys.iter().map(|key| written!(Terminal, "  {}\n", key)));
        }
        text
    }

    fn lacking(self, lacking: &[(Named, u64)]) -> Vec<String> {
        let fields = lacking.iter();
        fields.map(|(field, records)| words::missing_in(field, &self.count(*records), self.language)).collect()
    }

    fn step(self, step: &FunnelStep, alone: bool, width: usize) -> Text<Terminal> {
        let mut gone = Vec::new();
        if step.excluded > 0 {
            let records = self.count(step.excluded);
            gone.push(match step.condition.kind {
                ConditionKind::ComesFirst(_) => say::taken_there(records),
                _ => say::excluded(records),
            });
        }
        if step.undetermined > 0 {
            let lacking = Argument::list(self.lacking(&step.lacking));
            gone.push(say::undetermined_there(self.count(step.undetermined), lacking));
        }
        let gone: Vec<String> = gone.iter().map(|gone| gone.say(self.language)).collect();
        let gone = if gone.is_empty() { String::new() } else { format!(" ({})", gone.join("; ")) };
        let left = self.count(step.left);
        let pad = " ".repeat(width.saturating_sub(left.chars().count()));
        let condition = condition(&step.condition, alone).say(self.language);
        let mut text = written!(Terminal, "  {}{}  {}{}\n", pad, left, condition, gone);
        let indent = " ".repeat(width + 6);
        let remarks = remarks(&step.condition);
        text.extend(remarks.iter().map(|line| written!(Terminal, "{}{}\n", indent, line.say(self.language))));
        text
    }

    fn calculation(self, calculation: &Calculation) -> Text<Terminal> {
        let formula = &calculation.said;
        let from = match (calculation.over_rows, calculation.alone) {
            (true, false) => say::from_rows(formula),
            (true, true) => say::from_rows_here(formula),
            (false, false) => say::from_columns(formula),
            (false, true) => say::from_columns_here(formula),
        };
        let mut text = Text::from("\n") + self.line("", &from);
        for term in &calculation.terms {
            let value = self.value(&term.cell.value);
            let id = match (&term.across, calculation.over_rows) {
                (None, _) => term.member.id.clone(),
                (Some(column), true) => format!("{}, {}", term.member.id, column.id),
                (Some(row), false) => format!("{}, {}", row.id, term.member.id),
            };
            let term_of = words::over(&format!("[{id}]"), term.over, self.locale, self.language);
            let how = term.how.say(self.language);
            text += written!(Terminal, "  {} = {}  {}: {}\n", term_of, value, term.member.label, how);
        }
        if let Some(ranking) = calculation.ranking {
            let [ranked, before, equal] = [ranking.ranked, ranking.before, ranking.equal].map(|rows| self.count(rows));
            text += self.line("  ", &say::ranking(ranked, before, equal));
        }
        text
    }

    fn count(self, count: u64) -> String {
        places::count(count, self.locale)
    }

    fn value(self, value: &CellValue) -> String {
        match value {
            CellValue::Number(number) => places::exact(number, self.locale),
            CellValue::Date(date) => format_date(*date, self.locale),
            CellValue::State(state) => words::state(*state, self.language),
        }
    }

    fn record(self, record: &RecordExplanation) -> Text<Terminal> {
        let told = match record.counted {
            Truth::Yes => say::record_is_counted(&record.key),
            Truth::No => say::record_is_not_counted(&record.key),
            Truth::Undetermined => say::record_is_undetermined(&record.key),
        };
        let mut text = Text::from("\n") + self.line("", &told);
        let width = [Truth::Yes, Truth::No, Truth::Undetermined].map(|truth| self.truth(truth).chars().count());
        let width = width.into_iter().fold(0, usize::max);
        for (position, told) in record.conditions.iter().enumerate() {
            let decides = match record.decided_by == Some(position) {
                true => format!("  {}", say::decides().say(self.language)),
                false => String::new(),
            };
            let holds = self.truth(told.holds);
            let pad = " ".repeat(width - holds.chars().count());
            let condition = condition(&told.condition, false).say(self.language);
            text += written!(Terminal, "  {}{} {}{}\n", holds, pad, condition, decides);
            let indent = " ".repeat(width + 3);
            for (label, value) in &told.values {
                let value = value.clone().unwrap_or_else(|| say::field_is_missing().say(self.language));
                text += written!(Terminal, "{}{}: {}\n", indent, label, value);
            }
        }
        text += self.line("  ", &say::in_rows(names(&record.rows)));
        text + self.line("  ", &say::in_columns(names(&record.columns)))
    }

    fn truth(self, truth: Truth) -> String {
        let said = match truth {
            Truth::Yes => phrases::yes(),
            Truth::No => phrases::no(),
            Truth::Undetermined => phrases::undetermined(),
        };
        said.say(self.language)
    }
}

/// Why a cell has no value.
pub(super) fn because(reason: &Because) -> Message {
    match reason {
        Because::NotApplicable => say::no_such_cell(),
        Because::NotGiven => say::no_input(),
        Because::NothingKnown => say::nothing_known(),
        Because::OfNobody => say::of_nobody(),
        Because::Merged(codes) => say::made_of_several(Argument::list(codes)),
        Because::NoRecords => say::no_records(),
        Because::Terms(ids) => say::no_value_in(Argument::list(ids.iter().map(|id| format!("[{id}]")))),
        Because::DivisionByZero(divisor) => say::divisor_is_zero(divisor),
        Because::NotRanked => say::not_ranked(),
        Because::DoesNotFit => say::does_not_fit(),
    }
}

fn said_by(place: Place, row: &MemberHeader, column: &MemberHeader) -> Message {
    match place {
        Place::Row(_) => say::row_not_applicable(&row.id),
        Place::Column(_) => say::column_not_applicable(&column.id),
        Place::Table => say::cell_not_applicable(&row.id, &column.id),
    }
}

/// Whose condition it is, and its words; of a cell with a measure of its own, the cell's.
fn condition(condition: &StatedCondition, alone: bool) -> Message {
    let words = if condition.words.is_empty() { &condition.said } else { &condition.words };
    let said = match &condition.kind {
        ConditionKind::Clause | ConditionKind::Codes | ConditionKind::Choices => Message::of_words(words),
        ConditionKind::ComesFirst(arm) => say::comes_first(&arm.name, &arm.label),
        ConditionKind::OtherRecord => say::about_other_records(),
        ConditionKind::DoesNotApply(of) if words.is_empty() => say::asks_of_others(&of.label, &of.name),
        ConditionKind::DoesNotApply(of) => say::does_not_apply(words, &of.label, &of.name),
    };
    match condition.place {
        Place::Table => say::of_table(said),
        Place::Row(_) => say::of_row(&condition.id, said),
        Place::Column(_) if alone => say::of_cell(said),
        Place::Column(_) => say::of_column(&condition.id, said),
    }
}

/// What is said under a condition: in labels what its words mean, its note, its sources.
fn remarks(condition: &StatedCondition) -> Vec<Message> {
    let meaning = match &condition.kind {
        _ if condition.said.is_empty() => None,
        ConditionKind::ComesFirst(_) => Some(say::it_takes(&condition.said)),
        // Without words of its own, the meaning is what stands in the line.
        _ if condition.words.is_empty() => None,
        _ => Some(Message::of_words(&condition.said)),
    };
    let cites = (!condition.cites.is_empty()).then(|| say::under(condition.cites.join("; ")));
    meaning.into_iter().chain(condition.note.as_ref().map(say::note)).chain(cites).collect()
}

/// How a result is brought into print: `as a percentage, cut off (digits: 1)`; empty where it stands as it is.
fn manner(manner: Manner) -> Vec<Message> {
    let percent = manner.percent.then(say::as_percentage);
    let rounding = manner.rounding.map(rounding);
    percent.into_iter().chain(rounding).chain(manner.strip_zeros.then(say::without_zeros)).collect()
}

pub(super) fn rounding(rounding: Rounding) -> Message {
    match (rounding.mode, rounding.digits) {
        (RoundingMode::Down, 0) => say::cut_off_to_whole(),
        (RoundingMode::HalfUp, 0) => say::rounded_to_whole(),
        (RoundingMode::HalfEven, 0) => say::rounded_to_whole_half_even(),
        (RoundingMode::Down, digits) => say::cut_off(digits),
        (RoundingMode::HalfUp, digits) => say::rounded(digits),
        (RoundingMode::HalfEven, digits) => say::rounded_half_even(digits),
    }
}

fn names(members: &[MemberHeader]) -> Argument {
    match members {
        [] => say::none().into(),
        members => Argument::list(members.iter().map(|member| format!("[{}] {}", member.id, member.label))),
    }
}
