//! What laying a text out changes, line by line, in the form that `patch` and reviewers know.

use std::fmt::Write;
use std::ops::Range;

use crate::syntax::pieces::pieces;
use crate::words::signs::written_out;
use crate::words::{Terminal, Text};

/// Lines that stay, shown around those that change.
const CONTEXT: usize = 3;

/// A run of lines that stays or that others take the place of.
struct Group<'t> {
    old: Vec<&'t str>,
    new: Vec<&'t str>,
}

impl Group<'_> {
    fn stays(&self) -> bool {
        self.old == self.new
    }
}

/// The lines that differ between a text and the same text laid out by [`super::format`], as a unified difference; empty if none
/// do. `name` is what both are called. Both must hold the same pieces, as those two do; otherwise all is taken as changed.
#[must_use]
pub fn difference(name: &str, text: &str, formatted: &str) -> Text<Terminal> {
    let shown = lines_of_difference(&written_out(name), text, formatted);
    Text::lines_of(&shown) + if shown.is_empty() { "" } else { "\n" }
}

fn lines_of_difference(name: &str, text: &str, formatted: &str) -> String {
    let groups = groups(text, formatted);
    let mut shown = String::new();
    let (mut old, mut new) = (0, 0);
    let mut at = 0;
    while at < groups.len() {
        if groups[at].stays() {
            old += groups[at].old.len();
            new += groups[at].new.len();
            at += 1;
            continue;
        }
        if shown.is_empty() {
            shown = format!("--- {name}\n+++ {name}, laid out\n");
        }
        let end = hunk_end(&groups, at);
        let before =
            groups[..at].iter().rev().take_while(|group| group.stays()).flat_map(|group| group.old.iter().rev());
        let before: Vec<&str> = before.take(CONTEXT).copied().collect();
        hunk(&before, &groups[at..end], (old, new), &mut shown);
        old += groups[at..end].iter().map(|group| group.old.len()).sum::<usize>();
        new += groups[at..end].iter().map(|group| group.new.len()).sum::<usize>();
        at = end;
    }
    if shown.is_empty() && text != formatted {
        format!("--- {name}\n+++ {name}, laid out\n\\ only line ends differ\n")
    } else {
        shown
    }
}

/// One past the last group of a hunk: changes that are near to each other are shown together, with the lines after them.
fn hunk_end(groups: &[Group<'_>], start: usize) -> usize {
    let (mut end, mut same) = (start, 0);
    for (at, group) in groups.iter().enumerate().skip(start) {
        if group.stays() {
            same += group.old.len();
            if same > 2 * CONTEXT {
                break;
            }
        } else {
            (end, same) = (at + 1, 0);
        }
    }
    let mut after = 0;
    while end < groups.len() && groups[end].stays() && after < CONTEXT {
        after += groups[end].old.len();
        end += 1;
    }
    end
}

fn hunk(before: &[&str], groups: &[Group<'_>], (old, new): (usize, usize), shown: &mut String) {
    let mut lines: Vec<(char, &str)> = before.iter().rev().map(|line| (' ', *line)).collect();
    for run in groups.chunk_by(|above, below| above.stays() == below.stays()) {
        if run[0].stays() {
            let shown = run.iter().flat_map(|group| &group.old).map(|line| (' ', *line));
            let ends = std::ptr::eq(&run[run.len() - 1], &groups[groups.len() - 1]);
            lines.extend(shown.take(if ends { CONTEXT } else { usize::MAX }));
        } else {
            lines.extend(run.iter().flat_map(|group| &group.old).map(|line| ('-', *line)));
            lines.extend(run.iter().flat_map(|group| &group.new).map(|line| ('+', *line)));
        }
    }
    let counted = |sign: char| lines.iter().filter(|(other, _)| *other == sign || *other == ' ').count();
    let range = |start: usize, sign: char| format!("{},{}", start - before.len() + 1, counted(sign));
    let _ = writeln!(shown, "@@ -{} +{} @@", range(old, '-'), range(new, '+'));
    for (sign, line) in &lines {
        let _ = writeln!(shown, "{sign}{line}");
    }
}

/// The lines of both texts, parted wherever a piece begins a line in both.
fn groups<'t>(text: &'t str, formatted: &'t str) -> Vec<Group<'t>> {
    let (old, new) = (Lines::of(text), Lines::of(formatted));
    let (old_lines, new_lines) = (old.begun_by_pieces(), new.begun_by_pieces());
    let mut starts = vec![(0, 0)];
    for (before, after) in old_lines.iter().zip(&new_lines) {
        if let (Some(before), Some(after)) = (before, after) {
            starts.push((*before, *after));
        }
    }
    starts.push((old.lines.len(), new.lines.len()));
    let lines = |lines: &Lines<'t>, range: Range<usize>| lines.lines.get(range).unwrap_or(&[]).to_vec();
    let mut groups = Vec::new();
    for pair in starts.windows(2) {
        let (mut old, mut new) = (lines(&old, pair[0].0..pair[1].0), lines(&new, pair[0].1..pair[1].1));
        // Blank lines at the end belong to no piece.
        let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        let stay = old.split_off(old.len() - same);
        new.truncate(new.len() - same);
        groups.push(Group { old, new });
        groups.push(Group { old: stay.clone(), new: stay });
    }
    groups.retain(|group| !(group.old.is_empty() && group.new.is_empty()));
    groups
}

struct Lines<'t> {
    text: &'t str,
    lines: Vec<&'t str>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        Lines { text, lines: text.lines().collect() }
    }

    /// For each piece, the number of the line that it begins, if it begins one.
    fn begun_by_pieces(&self) -> Vec<Option<usize>> {
        let (mut line, mut at) = (0, 0);
        let mut begun = Vec::new();
        for piece in pieces(self.text).map_or(Vec::new(), |written| written.pieces) {
            let gap = self.text.get(at..piece.place.start).unwrap_or("");
            let first = at == 0 || gap.contains('\n');
            line += gap.matches('\n').count();
            begun.push(first.then_some(line));
            line += self.text.get(piece.place.clone()).unwrap_or("").matches('\n').count();
            at = piece.place.end;
        }
        begun
    }
}
