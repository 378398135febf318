//! A table against its published figures, for a person.

use super::places;
use crate::message::{Language, Message, explanation, reconciliation as say, report};
use crate::outcome::{
    Agreement, Cell, CellValue, CheckOutcome, CheckResult, Locale, Place, PublishedFigure, ReconciledCell,
    Reconciliation, Waiver, WaiverState,
};
use crate::value::Number;
use crate::words::{Terminal, Text, written};

/// A reconciliation as text for a person: a line for each cell that is not simply the same, then how many there are of each kind.
#[must_use]
pub fn reconciliation_text(reconciliation: &Reconciliation, language: Language) -> Text<Terminal> {
    let Reconciliation { table, file, cells, locale, .. } = reconciliation;
    let line = |message: &Message| written!(Terminal, "{}\n", message.say(language));
    let mut text = line(&explanation::table(&table.name, &table.label));
    text += line(&say::worked_out_against(file));
    let is_open = |cell: &&ReconciledCell, agreement: Agreement| cell.agreement == agreement && !cell.is_waived();
    let is_near = |cell: &&ReconciledCell| matches!(cell.agreement, Agreement::Rounded | Agreement::CutOff);
    let told = |cell: &ReconciledCell| cell_told(cell, *locale);
    let contradictions = reconciliation.contradictions.iter();
    let sections: [(Message, Vec<Message>); 6] = [
        (say::different(), cells.iter().filter(|cell| is_open(cell, Agreement::Differs)).map(told).collect()),
        (say::only_published(), {
            cells.iter().filter(|cell| is_open(cell, Agreement::OnlyPublished)).map(told).collect()
        }),
        (say::waived(), cells.iter().filter(|cell| cell.is_waived()).map(told).collect()),
        (say::within_rounding(), cells.iter().filter(is_near).map(told).collect()),
        (say::contradictions(), contradictions.filter_map(|check| contradiction(reconciliation, check)).collect()),
        (say::idle_waivers(), reconciliation.idle_waivers.iter().map(idle).collect()),
    ];
    for (heading, told) in sections.iter().filter(|(_, told)| !told.is_empty()) {
        text += written!(Terminal, "\n{}\n", heading.say(language));
        text.extend(told.iter().map(|told| written!(Terminal, "  {}\n", told.say(language))));
    }
    text + written!(Terminal, "\n{}\n", reconciliation_summary(reconciliation, language))
}

/// How many cells there are of each kind, in one line.
#[must_use]
pub fn reconciliation_summary(reconciliation: &Reconciliation, language: Language) -> String {
    let counts = reconciliation.counts();
    let published = counts.agreed + counts.within_rounding + counts.differs + counts.waived + counts.only_published;
    let of = [
        published,
        counts.agreed,
        counts.within_rounding,
        counts.differs,
        counts.waived,
        counts.only_published,
        counts.not_published,
    ];
    let [published, agreed, near, different, waived, only, not] =
        of.map(|count| places::count(count, reconciliation.locale));
    let told = match counts.only_published {
        0 => say::summary(published, agreed, near, different, waived, not),
        _ => say::summary_with_only_published(published, agreed, near, different, waived, only, not),
    };
    told.say(language)
}

fn cell_told(cell: &ReconciledCell, locale: Locale) -> Message {
    let figures = figures(cell, cell.published.as_ref(), locale);
    let difference = cell.published.as_ref().and_then(|figure| figure.difference.clone());
    let is_figure = cell.published.as_ref().is_some_and(|figure| figure.number.is_some());
    let told = match (cell.agreement, difference) {
        (Agreement::Differs, Some(difference)) => {
            // As one would say it of what was worked out: so much more than is printed.
            let sign = if difference > Number::ZERO { "+" } else { "" };
            say::differs_by(figures, sign.to_owned() + &places::exact(&difference, locale))
        }
        (Agreement::Differs, None) if !is_figure => say::not_a_figure(figures),
        (Agreement::Rounded, _) => say::rounded(figures),
        (Agreement::CutOff, _) => say::cut_off(figures),
        _ => figures,
    };
    let told = match &cell.near {
        Some(near) => say::did_you_mean(told, near),
        None => told,
    };
    match &cell.waiver {
        Some((waiver, WaiverState::Holds)) => say::waived_until(told, waiver.until, &waiver.reason),
        Some((waiver, WaiverState::Expired)) => say::waiver_expired(told, waiver.until, &waiver.reason),
        None => told,
    }
}

/// What was worked out, with the exact value where it is not what is shown, and what is published.
fn figures(cell: &ReconciledCell, published: Option<&PublishedFigure>, locale: Locale) -> Message {
    let (row, column) = (&cell.row, &cell.column);
    let (text, line) = published.map_or(("", 0), |figure| (figure.text.as_str(), figure.line));
    let line = line.to_string();
    match &cell.computed {
        None => say::published(row, column, text, line),
        Some(computed) => match exactly(computed, locale) {
            None => say::computed_and_published(row, column, &computed.shown, text, line),
            Some(exact) => say::computed_exactly_and_published(row, column, &computed.shown, exact, text, line),
        },
    }
}

/// The exact value, where it is not what is shown.
fn exactly(cell: &Cell, locale: Locale) -> Option<String> {
    match &cell.value {
        CellValue::Number(number) if cell.rounded != Some(number.clone()) => Some(places::exact(number, locale)),
        _ => None,
    }
}

/// A check that published figures fail; no other is a contradiction.
fn contradiction(reconciliation: &Reconciliation, check: &CheckOutcome) -> Option<Message> {
    let place = match check.place {
        Place::Row(row) => reconciliation.rows.get(row).map(|row| report::row(&row.id)),
        Place::Column(column) => reconciliation.columns.get(column).map(|column| report::column(&column.id)),
        Place::Table => None,
    };
    let CheckResult::Fails { left, right } = &check.result else { return None };
    let shown = |number| places::exact(number, reconciliation.locale);
    Some(say::contradiction(&check.check, place.unwrap_or_else(report::table), shown(left), shown(right)))
}

fn idle(waiver: &Waiver) -> Message {
    say::idle_waiver(&waiver.row, &waiver.column, waiver.line.to_string(), &waiver.reason)
}
