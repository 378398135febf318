//! Mendings in the forms: as the lines that they leave, for reading; as what is replaced where, for logs.

use super::place;
use crate::diagnostic::applied;
use crate::diagnostic::{Diagnostic, Edit, Mending};
use crate::message::{Language, frame};
use crate::source::{Source, Sources};

/// How many letters before and after the edits are shown of their lines.
const AROUND: usize = 60;
/// How many lines of one mending are shown.
const LINES: usize = 4;

/// The lines as they are after each mending, by their numbers: `7 → sex Sex "Giới tính"`.
pub fn lines_after(finding: &Diagnostic, sources: &Sources) -> Vec<String> {
    let mut shown = Vec::new();
    for mending in mendings(finding) {
        let mut rest = mending.edits.as_slice();
        while let Some(source) = rest.first().and_then(|edit| sources.get(edit.span.source)) {
            let (together, later) = rest.split_at(in_one_run_of_lines(rest, source));
            shown.extend(run_after(together, source));
            rest = later;
        }
    }
    shown
}

fn mendings(finding: &Diagnostic) -> &[Mending] {
    finding.help.as_ref().map_or(&[], |help| help.mendings.as_slice())
}

/// How many of the first edits stand each on the line on which the one before ends.
fn in_one_run_of_lines(edits: &[Edit], source: &Source) -> usize {
    let apart = |pair: &[Edit]| {
        let (one, two) = (pair[0].span, pair[1].span);
        let between = source.text.get(one.end as usize..two.start as usize);
        one.source != two.source || between.is_none_or(|between| between.contains('\n'))
    };
    edits.windows(2).position(apart).map_or(edits.len(), |last| last + 1)
}

fn run_after(edits: &[Edit], source: &Source) -> Vec<String> {
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return Vec::new() };
    let before = source.text.get(..first.span.start as usize).unwrap_or("");
    let before = before.rsplit('\n').next().unwrap_or("");
    let from = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let after = source.text.get(last.span.end as usize..).unwrap_or("");
    let after = after.split('\n').next().unwrap_or("").trim_end();
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let start = first.span.start as usize - (before.len() - from);
    let end = last.span.end as usize + to;
    let moved: Vec<Edit> = edits.iter().map(|edit| edit.earlier(start)).collect();
    let Some(text) = source.text.get(start..end).and_then(|text| applied(&moved, text)) else { return Vec::new() };
    let text = [if from > 0 { "…" } else { "" }, &text, if to < after.len() { "…" } else { "" }].concat();
    let line = source.position(first.span.start).line;
    let lines = (line..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
    lines.take(LINES).map(|(number, line)| format!("{number} → {line}")).collect()
}

/// What each mending does, place by place: ``edit a.bieu:7:10: replace `Sexx` by `Sex` ``.
pub fn told(finding: &Diagnostic, sources: &Sources, language: Language) -> Vec<String> {
    let mendings = mendings(finding);
    let mut said = Vec::new();
    for (number, mending) in (1_usize..).zip(mendings) {
        let choice = match mendings.len() {
            1 => frame::edit(),
            of => frame::edit_of_several(number, of),
        };
        for edit in &mending.edits {
            let what = edit.in_words(sources.slice(edit.span));
            said.push(match place(edit.span, sources) {
                Some(place) => frame::edit_at(&choice, place, what).say(language),
                None => frame::edit_anywhere(&choice, what).say(language),
            });
        }
    }
    said
}
