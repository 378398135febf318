//! A comparison as a comment on a pull request: a short summary, what changed in a table, the details folded.

use super::words::{self, Part};
use crate::compare::{self, Change, Comparison, Found, MovedCell, Sameness};
use crate::message::{Argument, Language, Message, comparison as say, phrases};
use crate::words::{Markdown, Text, written};

/// How many figures stand in the details; a comment has an end.
const FIGURES: usize = 200;

/// The comparison as Markdown, with a newline at the end.
#[must_use]
pub fn markdown(comparison: &Comparison, language: Language) -> Text<Markdown> {
    let mut lines: Vec<Text<Markdown>> =
        words::summary(comparison).iter().map(|line| written!(Markdown, "{}  ", line.say(language))).collect();
    Part::ALL.into_iter().for_each(|part| open(part, comparison, language, &mut lines));
    if let Some(moved) = comparison.moved.as_deref().filter(|moved| !moved.is_empty()) {
        figures(moved, language, &mut lines);
    }
    if let Some(texts) = comparison.texts.as_deref().filter(|texts| !texts.is_empty()) {
        lines.extend(fold(&say::all_texts(texts.len()).say(language)));
        lines.extend(head([say::the_text(), say::was(), say::is()], language));
        for text in texts {
            for [old, new] in text.lines() {
                lines.push(written!(Markdown, "| {} | {} | {} |", text.name, old, new));
            }
        }
        lines.extend(unfold());
    }
    if !comparison.structure.is_empty() {
        lines.extend(fold(&say::all_structure(comparison.structure.len()).say(language)));
        let changes = comparison.structure.iter().map(words::structure);
        lines.extend(changes.map(|change| written!(Markdown, "- {}", change.say(language))));
        lines.extend(unfold());
    }
    Text::join(lines, "\n") + "\n"
}

/// What is not equal in a part: a table, and folded what shows it.
fn open(part: Part, comparison: &Comparison, language: Language, lines: &mut Vec<Text<Markdown>>) {
    let open: Vec<&Found> = part.of(comparison).iter().filter(|found| !found.verdict.is_equal()).collect();
    if open.is_empty() {
        return;
    }
    lines.push(Text::new());
    lines.extend(head([part.said(), say::how_it_changed()], language));
    for found in &open {
        let how = match &found.verdict {
            Sameness::Equal => String::new(),
            Sameness::NotDecided(why) => say::not_decided(why).say(language),
            Sameness::Changed(changes) => {
                changes.iter().map(|change| how(change).say(language)).collect::<Vec<_>>().join("; ")
            }
        };
        let subject = words::subject_of(part, &found.subject).say(language);
        lines.push(written!(Markdown, "| {} | {} |", subject, how));
    }
    let witness = |found: &&Found| match &found.verdict {
        Sameness::Changed(changes) => {
            let witness = changes.iter().find_map(|change| change.witness.as_ref())?;
            let told = say::told(words::subject_of(part, &found.subject), witness);
            Some(written!(Markdown, "- {}", told.say(language)))
        }
        _ => None,
    };
    let witnesses: Vec<Text<Markdown>> = open.iter().filter_map(witness).collect();
    if !witnesses.is_empty() {
        let what = if part == Part::Reading { say::made_up_lines() } else { say::made_up_records() };
        lines.extend(fold(&what.say(language)));
        lines.extend(witnesses);
        lines.extend(unfold());
    }
}

fn how(change: &Change) -> Message {
    match change.days.is_empty() {
        true => change.how.clone(),
        false => say::how_on(Argument::list(&change.days), &change.how),
    }
}

fn figures(moved: &[MovedCell], language: Language, lines: &mut Vec<Text<Markdown>>) {
    lines.extend(fold(&say::all_figures(moved.len()).say(language)));
    let heads = [say::the_table(), phrases::row(), phrases::column(), say::figure(), say::why()];
    lines.extend(head(heads, language));
    for cell in moved.iter().take(FIGURES) {
        let row = if cell.row_label.is_empty() { &cell.row } else { &cell.row_label };
        let part = |part: &compare::Part| {
            let by = part.by.clone().map(|by| format!("{} ", words::signed(by))).unwrap_or_default();
            let keys = if part.keys.is_empty() { String::new() } else { format!(" ({})", part.keys.join(", ")) };
            Text::of(format!("{by}{}{keys}", part.cause.said().say(language)))
        };
        let why = Text::<Markdown>::join(cell.parts.iter().map(part), "<br>");
        let (table, column, movement) = (&cell.table, &cell.column, words::movement(cell));
        lines.push(written!(Markdown, "| {} | {} | {} | {} | {} |", table, row, column, movement, why));
    }
    if moved.len() > FIGURES {
        lines.push(written!(Markdown, "\n{}", say::and_more(moved.len() - FIGURES).say(language)));
    }
    lines.extend(unfold());
}

/// The head of a table.
fn head<const COLUMNS: usize>(heads: [Message; COLUMNS], language: Language) -> [Text<Markdown>; 2] {
    let heads = heads.map(|head| Text::of(head.say(language)));
    let line = Text::own("| ") + Text::join(heads, " | ") + " |";
    [line, Text::own("|") + Text::join([(); COLUMNS].map(|()| Text::own("---|")), "")]
}

fn fold(summary: &str) -> [Text<Markdown>; 4] {
    let summary = written!(Markdown, "<summary>{}</summary>", summary);
    [Text::new(), Text::own("<details>"), summary, Text::new()]
}

fn unfold() -> [Text<Markdown>; 3] {
    ["", "</details>", ""].map(Text::own)
}
