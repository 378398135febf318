//! A table against its published figures, for a person.

use super::places;
use crate::message::{Language, report};
use crate::outcome::{
    Agreement, Cell, CellValue, CheckOutcome, CheckResult, Locale, Place, ReconciledCell, Reconciliation, Waiver,
    WaiverState, format_date,
};
use crate::value::Number;
use crate::words::{Terminal, Text, written};

/// A reconciliation as text for a person: a line for each cell that is not simply the same, then how many there are of each kind.
#[must_use]
pub fn reconciliation_text(reconciliation: &Reconciliation) -> Text<Terminal> {
    let mut text = written!(Terminal, "table {}: {}\n", reconciliation.table.name, reconciliation.table.label);
    text += written!(Terminal, "what was worked out against {}\n", reconciliation.file);
    let is_open = |cell: &&ReconciledCell, agreement: Agreement| cell.agreement == agreement && !cell.is_waived();
    let cells = &reconciliation.cells;
    let sections: [(&str, Vec<&ReconciledCell>); 4] = [
        ("Different", cells.iter().filter(|cell| is_open(cell, Agreement::Differs)).collect()),
        ("Published, but not in the table", {
            cells.iter().filter(|cell| is_open(cell, Agreement::OnlyPublished)).collect()
        }),
        ("Waived", cells.iter().filter(|cell| cell.is_waived()).collect()),
        ("Within rounding", {
            cells.iter().filter(|c| matches!(c.agreement, Agreement::Rounded | Agreement::CutOff)).collect()
        }),
    ];
    for (heading, cells) in sections.iter().filter(|(_, cells)| !cells.is_empty()) {
        text += written!(Terminal, "\n{}\n", heading);
        text.extend(cells.iter().map(|cell| written!(Terminal, "  {}\n", cell_text(cell, reconciliation.locale))));
    }
    if !reconciliation.contradictions.is_empty() {
        text += "\nThe published figures contradict each other\n";
        for check in &reconciliation.contradictions {
            text += written!(Terminal, "  {}\n", contradiction_text(reconciliation, check));
        }
    }
    if !reconciliation.idle_waivers.is_empty() {
        text += "\nWaivers that waive nothing\n";
        for waiver in &reconciliation.idle_waivers {
            let Waiver { row, column, line, reason, .. } = waiver;
            text += written!(Terminal, "  [{}, {}] (line {}): {}\n", row, column, line, reason);
        }
    }
    text + written!(Terminal, "\n{}\n", reconciliation_summary(reconciliation))
}

/// How many cells there are of each kind, in one line.
#[must_use]
pub fn reconciliation_summary(reconciliation: &Reconciliation) -> String {
    let counts = reconciliation.counts();
    let shown = |count: u64| places::count(count, reconciliation.locale);
    let mut parts = vec![
        format!("{} agreed", shown(counts.agreed)),
        format!("{} within rounding", shown(counts.within_rounding)),
        format!("{} different", shown(counts.differs)),
        format!("{} waived", shown(counts.waived)),
    ];
    if counts.only_published > 0 {
        parts.push(format!("{} not in the table", shown(counts.only_published)));
    }
    let published = counts.agreed + counts.within_rounding + counts.differs + counts.waived + counts.only_published;
    format!(
        "{} published: {}; {} of the table not published",
        shown(published),
        parts.join(", "),
        places::count(counts.not_published, reconciliation.locale)
    )
}

fn cell_text(cell: &ReconciledCell, locale: Locale) -> String {
    let mut text = format!("[{}, {}]", cell.row, cell.column);
    if let Some(computed) = &cell.computed {
        text += &format!(" computed {}{},", computed.shown, exactly(computed, locale));
    }
    if let Some(figure) = &cell.published {
        text += &format!(" published {} (line {})", figure.text, figure.line);
        let difference = figure.difference.clone().filter(|_| cell.agreement == Agreement::Differs);
        text += &match (cell.agreement, difference) {
            (_, Some(difference)) => {
                // As one would say it of what was worked out: so much more than is printed.
                let sign = if difference > Number::ZERO { "+" } else { "" };
                format!(": differs by {sign}{}", places::exact(&difference, locale))
            }
            (Agreement::Differs, None) if figure.number.is_none() => ": is not a figure".to_owned(),
            (Agreement::Rounded, _) => ": rounded to the digits printed".to_owned(),
            (Agreement::CutOff, _) => ": cut off after the digits printed".to_owned(),
            _ => String::new(),
        };
    }
    if let Some(near) = &cell.near {
        text += &format!("; did you mean {near}?");
    }
    match &cell.waiver {
        Some((waiver, WaiverState::Holds)) => {
            text + &format!("; until {}: {}", format_date(waiver.until, locale), waiver.reason)
        }
        Some((waiver, WaiverState::Expired)) => {
            text + &format!("; its waiver expired on {}: {}", format_date(waiver.until, locale), waiver.reason)
        }
        None => text,
    }
}

/// The exact value, where it is not what is shown.
fn exactly(cell: &Cell, locale: Locale) -> String {
    match &cell.value {
        CellValue::Number(number) if cell.rounded != Some(number.clone()) => {
            format!(" (exactly {})", places::exact(number, locale))
        }
        _ => String::new(),
    }
}

fn contradiction_text(reconciliation: &Reconciliation, check: &CheckOutcome) -> String {
    let place = match check.place {
        Place::Row(row) => reconciliation.rows.get(row).map(|row| report::row(&row.id).say(Language::English)),
        Place::Column(column) => {
            reconciliation.columns.get(column).map(|column| report::column(&column.id).say(Language::English))
        }
        Place::Table => None,
    };
    let place = place.unwrap_or_else(|| report::table().say(Language::English));
    match &check.result {
        CheckResult::Fails { left, right } => {
            let shown = |number| places::exact(number, reconciliation.locale);
            format!("{}, {place}: {} against {}", check.check, shown(left), shown(right))
        }
        CheckResult::Holds | CheckResult::NotDecided(_) | CheckResult::NotAsked(_) => {
            format!("{}, {place}", check.check)
        }
    }
}
