//! The edits of lists: the days of codes and what became of them, and what is left out of names with commas.

use super::{EditKind, Editor};
use crate::source::Span;
use crate::syntax::tree::{CodeEntry, Codes, CodesEntry, Name};

impl Editor<'_> {
    pub(super) fn codes(&mut self, list: &Codes) {
        let mut all = Vec::new();
        in_order(&list.entries, &mut all);
        for code in &all {
            self.in_force(code.in_force.as_ref());
        }
        let successors: Vec<&Name> =
            all.iter().filter_map(|code| code.became.as_ref()).flat_map(|became| &became.codes).collect();
        // For each place: the next place behind it at which another code is named. It is most likely a line away, where the eye slips.
        let mut others: Vec<Option<&Name>> = vec![None; successors.len()];
        for at in (0..successors.len().saturating_sub(1)).rev() {
            let next = successors[at + 1];
            others[at] = if next.value == successors[at].value { others[at + 1] } else { Some(next) };
        }
        for code in &all {
            let Some(became) = &code.became else { continue };
            self.names(&became.codes);
        }
        for (name, other) in successors.iter().zip(others) {
            let first = successors.iter().find(|first| first.value != name.value);
            if let Some(other) = other.or(first.copied()) {
                self.add(EditKind::SuccessorSwapped, name.span, other.value.clone());
            }
        }
    }
}

impl Editor<'_> {
    pub(super) fn names(&mut self, names: &[Name]) {
        self.dropped(&names.iter().map(|name| name.span).collect::<Vec<_>>());
    }

    /// Leaves out each of a list with commas, as long as another remains.
    pub(super) fn dropped(&mut self, spans: &[Span]) {
        if spans.len() < 2 {
            return;
        }
        for (index, span) in spans.iter().enumerate() {
            // The comma goes with it: the one after, or for the last the one before.
            let gone = match (spans.get(index + 1), index.checked_sub(1).and_then(|before| spans.get(before))) {
                (Some(next), _) => Span { end: next.start, ..*span },
                (None, Some(before)) => Span { start: before.end, ..*span },
                (None, None) => continue,
            };
            self.add(EditKind::MemberDropped, gone, "");
        }
    }
}

fn in_order<'t>(entries: &'t [CodesEntry], all: &mut Vec<&'t CodeEntry>) {
    for entry in entries {
        match entry {
            CodesEntry::Code(code) => all.push(code),
            CodesEntry::Group { entries, .. } => in_order(entries, all),
        }
    }
}
