//! Why a cell holds what it holds, for a person. Keys and values of records are printed only where they were asked for.

use super::{places, words};
use crate::message::Language;
use crate::outcome::{
    Because, Calculation, CellSource, CellValue, ConditionKind, Explanation, Funnel, FunnelStep, Locale, Manner,
    MemberHeader, Place, RecordExplanation, StatedCondition, format_date,
};
use crate::value::{Rounding, RoundingMode, Truth};
use crate::words::{Terminal, Text, written};

/// An explanation as text for a person.
#[must_use]
pub fn explanation_text(explanation: &Explanation) -> Text<Terminal> {
    let Explanation { table, locale, row, column, cell, .. } = explanation;
    let mut text = written!(Terminal, "table {}: {}\n", table.name, table.label);
    text.extend(under(&explanation.cites));
    text += written!(Terminal, "row {}: {}\n", row.id, row.label);
    text.extend(under(&explanation.row_cites));
    text += written!(Terminal, "column {}: {}\n", column.id, column.label);
    text.extend(under(&explanation.column_cites));
    text += written!(Terminal, "the cell shows {}{}\n", cell.shown, in_brackets(&aside(explanation)));
    let manner = manner_words(explanation.manner);
    if let (CellValue::Number(_), false) = (cell.value.clone(), manner.is_empty()) {
        text += written!(Terminal, "  exactly {}, shown {}\n", value_text(&cell.value, *locale), manner);
    }
    match &explanation.source {
        CellSource::NotApplicable(place) => text += written!(Terminal, "\n{}\n", said_by(*place, row, column)),
        CellSource::Measured(funnel) => text += funnel_text(funnel, *locale),
        CellSource::Calculated(calculation) => text += calculation_text(calculation, *locale),
    }
    text.extend(explanation.record.as_ref().map(record_text));
    text
}

/// The line of what something rests on.
fn under(cites: &[String]) -> Option<Text<Terminal>> {
    (!cites.is_empty()).then(|| written!(Terminal, "  under {}\n", cites.join("; ")))
}

/// What the sign in a cell stands for; empty for plain digits.
fn aside(explanation: &Explanation) -> String {
    let value = match &explanation.cell.value {
        CellValue::Number(number) if number.is_zero() && explanation.cell.shown != "0" => "zero".to_owned(),
        CellValue::Number(_) | CellValue::Date(_) => return String::new(),
        CellValue::State(state) => words::state_name(*state).replace('_', " "),
    };
    match explanation.because.as_ref().map(because) {
        Some(reason) => format!("{value}; {reason}"),
        None => value,
    }
}

pub(super) fn because(reason: &Because) -> String {
    match reason {
        Because::NotApplicable => "the form has no such cell".to_owned(),
        Because::NotGiven => "no input was given for the record type".to_owned(),
        Because::NothingKnown => "none of the records counted has the value that is measured".to_owned(),
        Because::OfNobody => "records may belong here, and of none could it be decided".to_owned(),
        Because::Merged(codes) => {
            format!("records carry {}, made of several of which this is one, and do not tell which", codes.join(", "))
        }
        Because::NoRecords => "no record is counted".to_owned(),
        Because::Terms(ids) => {
            let terms: Vec<String> = ids.iter().map(|id| format!("[{id}]")).collect();
            format!("no value in {}", terms.join(", "))
        }
        Because::DivisionByZero(divisor) => format!("{divisor} is zero"),
        Because::NotRanked => "a total, a part of a row, or a row made up of others is not ranked".to_owned(),
        Because::DoesNotFit => "a number on the way is too large".to_owned(),
    }
}

fn said_by(place: Place, row: &MemberHeader, column: &MemberHeader) -> String {
    match place {
        Place::Row(_) => format!("row {} is not applicable", row.id),
        Place::Column(_) => format!("column {} is not applicable", column.id),
        Place::Table => format!("the rules say so of this one cell: [{}, {}]", row.id, column.id),
    }
}

fn funnel_text(funnel: &Funnel, locale: Locale) -> Text<Terminal> {
    let shown = |count: u64| places::count(count, locale);
    let width = shown(funnel.accepted).chars().count();
    let mut text = written!(Terminal, "\n{} ({})\n", measured(funnel), funnel.record.name);
    if !funnel.given {
        return text + "  no input was given for it\n";
    }
    if funnel.alone {
        text += "  a cell of its own: what its row and its column ask is not asked of it\n";
    }
    text += written!(Terminal, "  {}  accepted", shown(funnel.accepted));
    if funnel.rejected > 0 {
        text += written!(Terminal, " ({} rejected when read are not among them)", shown(funnel.rejected));
    }
    text += "\n";
    text.extend(funnel.steps.iter().map(|step| step_text(step, funnel.alone, width, locale)));
    let excluded: u64 = funnel.steps.iter().map(|step| step.excluded).sum();
    let undetermined: u64 = funnel.steps.iter().map(|step| step.undetermined).sum();
    text += written!(
        Terminal,
        "{} accepted = {} counted + {} excluded + {} undetermined\n",
        shown(funnel.accepted),
        shown(funnel.counted),
        shown(excluded),
        shown(undetermined)
    );
    if !funnel.operand.is_empty() {
        text += written!(Terminal, "{} over those counted: {}\n", measured(funnel), value_text(&funnel.value, locale));
        for (field, records) in &funnel.lacking_operand {
            text += written!(Terminal, "  {}\n", words::missing_in(field, &shown(*records), Language::English));
        }
    }
    if let Some(keys) = &funnel.keys {
        text += written!(Terminal, "\nrecords counted: {}\n", shown(keys.len() as u64));
        text.extend(keys.iter().map(|key| written!(Terminal, "  {}\n", key)));
    }
    text
}

fn measured(funnel: &Funnel) -> String {
    match funnel.operand.as_str() {
        "" => format!("{} of {}", funnel.measure, funnel.record.label),
        operand => format!("{} of {operand}, {}", funnel.measure, funnel.record.label),
    }
}

fn step_text(step: &FunnelStep, alone: bool, width: usize, locale: Locale) -> Text<Terminal> {
    let shown = |count: u64| places::count(count, locale);
    let taken = if matches!(step.condition.kind, ConditionKind::ComesFirst(_)) { "taken there" } else { "excluded" };
    let mut gone = Vec::new();
    if step.excluded > 0 {
        gone.push(format!("{} {taken}", shown(step.excluded)));
    }
    if step.undetermined > 0 {
        let lacking: Vec<String> = step
            .lacking
            .iter()
            .map(|(field, records)| words::missing_in(field, &shown(*records), Language::English))
            .collect();
        gone.push(format!("{} undetermined: {}", shown(step.undetermined), lacking.join(", ")));
    }
    let left = shown(step.left);
    let pad = " ".repeat(width.saturating_sub(left.chars().count()));
    let (condition, gone) = (condition_text(&step.condition, alone), in_brackets(&gone.join("; ")));
    let mut text = written!(Terminal, "  {}{}  {}{}\n", pad, left, condition, gone);
    let indent = " ".repeat(width + 6);
    text.extend(remarks(&step.condition).iter().map(|line| written!(Terminal, "{}{}\n", indent, line)));
    text
}

/// Whose condition it is, and its words; of a cell with a measure of its own, the cell's.
fn condition_text(condition: &StatedCondition, alone: bool) -> String {
    let words = if condition.words.is_empty() { &condition.meaning } else { &condition.words };
    let words = match &condition.kind {
        ConditionKind::Clause | ConditionKind::Codes | ConditionKind::Choices => words.clone(),
        ConditionKind::ComesFirst(arm) => format!("not in [{}] {}, which comes first", arm.name, arm.label),
        ConditionKind::OtherRecord => "is about records of another type".to_owned(),
        ConditionKind::DoesNotApply(of) => {
            let what = if words.is_empty() { "what it asks" } else { words };
            format!("{what} is about {} ({}) and does not apply", of.label, of.name)
        }
    };
    match condition.place {
        Place::Table => format!("table: {words}"),
        Place::Row(_) => format!("row {}: {words}", condition.id),
        Place::Column(_) if alone => format!("the cell: {words}"),
        Place::Column(_) => format!("column {}: {words}", condition.id),
    }
}

/// What is said under a condition: in labels what its words mean, its note, its sources.
fn remarks(condition: &StatedCondition) -> Vec<String> {
    let meaning = match &condition.kind {
        ConditionKind::ComesFirst(_) => format!("it takes: {}", condition.meaning),
        // Without words of its own, the meaning is what stands in the line.
        _ if condition.words.is_empty() => String::new(),
        _ => condition.meaning.clone(),
    };
    let is_known = !condition.meaning.is_empty() && !meaning.is_empty();
    let mut lines: Vec<String> = is_known.then_some(meaning).into_iter().collect();
    lines.extend(condition.note.iter().map(|note| format!("note: {note}")));
    if !condition.cites.is_empty() {
        lines.push(format!("under {}", condition.cites.join("; ")));
    }
    lines
}

fn calculation_text(calculation: &Calculation, locale: Locale) -> Text<Terminal> {
    let over = if calculation.over_rows { "rows" } else { "columns" };
    let alone = if calculation.alone { ", written for this one cell" } else { "" };
    let mut text = written!(Terminal, "\nworked out from other {}{}: {}\n", over, alone, calculation.formula);
    for term in &calculation.terms {
        let value = value_text(&term.cell.value, locale);
        let id = match (&term.across, calculation.over_rows) {
            (None, _) => term.member.id.clone(),
            (Some(column), true) => format!("{}, {}", term.member.id, column.id),
            (Some(row), false) => format!("{}, {}", row.id, term.member.id),
        };
        let term_of = words::over(&format!("[{id}]"), term.over, locale, Language::English);
        text += written!(Terminal, "  {} = {}  {}: {}\n", term_of, value, term.member.label, term.how);
    }
    if let Some(ranking) = calculation.ranking {
        let shown = |count: u64| places::count(count, locale);
        let (before, ranked) = (shown(ranking.before), shown(ranking.ranked));
        let equal = shown(ranking.equal);
        text +=
            written!(Terminal, "  ranked: {}; before it: {}; others with the same value: {}\n", ranked, before, equal);
    }
    text
}

/// How a result is brought into print: `as a percentage, cut off to 1 digit`; empty where it stands as it is.
fn manner_words(manner: Manner) -> String {
    let percent = manner.percent.then(|| "as a percentage".to_owned());
    let rounding = manner.rounding.map(rounding_words);
    let strip = manner.strip_zeros.then(|| "without zeros at the end".to_owned());
    percent.into_iter().chain(rounding).chain(strip).collect::<Vec<_>>().join(", ")
}

pub(super) fn rounding_words(rounding: Rounding) -> String {
    let digits = match rounding.digits {
        0 => "a whole number".to_owned(),
        1 => "1 digit".to_owned(),
        more => format!("{more} digits"),
    };
    match rounding.mode {
        RoundingMode::Down => format!("cut off to {digits}"),
        RoundingMode::HalfUp => format!("rounded to {digits}, half up"),
        RoundingMode::HalfEven => format!("rounded to {digits}, half to even"),
    }
}

fn value_text(value: &CellValue, locale: Locale) -> String {
    match value {
        CellValue::Number(number) => places::exact(number, locale),
        CellValue::Date(date) => format_date(*date, locale),
        CellValue::State(state) => words::state(*state, Language::English),
    }
}

fn record_text(record: &RecordExplanation) -> Text<Terminal> {
    let counted = match record.counted {
        Truth::Yes => "counted in the cell",
        Truth::No => "not counted in the cell",
        Truth::Undetermined => "not counted in the cell, because it is undetermined",
    };
    let mut text = written!(Terminal, "\nrecord {}: {}\n", record.key, counted);
    for (position, told) in record.conditions.iter().enumerate() {
        let decides = if record.decided_by == Some(position) { "  <- decides" } else { "" };
        let condition = condition_text(&told.condition, false);
        text += written!(Terminal, "  {:<12} {}{}\n", truth_word(told.holds), condition, decides);
        for (label, value) in &told.values {
            let value = value.as_deref().unwrap_or("missing");
            text += written!(Terminal, "               {}: {}\n", label, value);
        }
    }
    let names = |members: &[MemberHeader]| {
        let names: Vec<String> = members.iter().map(|member| format!("[{}] {}", member.id, member.label)).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    };
    let (rows, columns) = (names(&record.rows), names(&record.columns));
    text + written!(Terminal, "  it is in the rows: {}\n  and the columns: {}\n", rows, columns)
}

fn truth_word(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Undetermined => "undetermined",
    }
}

fn in_brackets(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" ({words})") }
}
