//! All edits of several programs together, and how many were noticed.

use indexmap::IndexMap;

use crate::message::{Message, mutations as say};

use super::fate::{Fate, Mutant};
use super::passed::{Passed, PassedOver};

/// Every edit once, with its best fate: programs share files, and a test of any of them may notice it.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    mutants: IndexMap<(String, u32, u32, String), Mutant>,
    passed: IndexMap<(String, u32, u32, Passed), PassedOver>,
}

impl Survey {
    /// Adds the edits of one program.
    pub fn add(&mut self, mutants: Vec<Mutant>) {
        for mutant in mutants {
            let span = mutant.edit.span;
            let key = (mutant.file.clone(), span.start, span.end, mutant.edit.replacement.clone());
            match self.mutants.get_mut(&key) {
                Some(known) if known.fate.place() <= mutant.fate.place() => {}
                Some(known) => known.fate = mutant.fate,
                None => drop(self.mutants.insert(key, mutant)),
            }
        }
    }

    /// Adds what of one program no edit touches.
    pub fn pass_over(&mut self, passed: Vec<PassedOver>) {
        for one in passed {
            let key = (one.file.clone(), one.position.line, one.position.column, one.what);
            self.passed.entry(key).or_insert(one);
        }
    }

    /// What no edit touches, file by file: numbers in the order of their places, then words.
    pub fn passed_over(&self) -> impl Iterator<Item = &PassedOver> {
        self.passed.values()
    }

    /// Every edit, file by file in the order of their places.
    pub fn mutants(&self) -> impl Iterator<Item = &Mutant> {
        self.mutants.values()
    }

    /// Those that nothing noticed.
    pub fn survivors(&self) -> impl Iterator<Item = &Mutant> {
        self.mutants().filter(|mutant| matches!(mutant.fate, Fate::Survived(_)))
    }

    /// How many edits were noticed, and of how many that change something.
    #[must_use]
    pub fn noticed(&self) -> (u64, u64) {
        let mut noticed = (0, 0);
        for mutant in self.mutants() {
            match mutant.fate {
                Fate::Refused(_) | Fate::Failed(_) => noticed = (noticed.0 + 1, noticed.1 + 1),
                Fate::Survived(_) => noticed.1 += 1,
                Fate::NotRules | Fate::Equal => {}
            }
        }
        noticed
    }

    /// Whether at least this share of the edits was noticed, in percent. Nothing to notice is not enough.
    #[must_use]
    pub fn reaches(&self, percent: u8) -> bool {
        let (noticed, all) = self.noticed();
        all > 0 && noticed * 100 >= u64::from(percent) * all
    }
}

impl Mutant {
    /// The edit in words: ``5` became `6``.
    #[must_use]
    pub fn said(&self) -> Message {
        let before = self.before.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.edit.replacement.as_str() {
            "" => say::left_out(before.trim_matches([',', ' '])),
            after => say::became(before, after.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;
    use crate::mutate::{Edit, EditKind, Shown};
    use crate::source::{Position, Span};

    fn mutant(start: u32, fate: Fate) -> Mutant {
        Mutant {
            file: "rules.bieu".to_owned(),
            position: Position { line: 1, column: start + 1 },
            line: "param few: integer = 5".to_owned(),
            before: "5".to_owned(),
            edit: Edit {
                kind: EditKind::BoundaryMoved,
                span: Span { start, end: start + 1, ..Span::default() },
                replacement: "6".to_owned(),
            },
            fate,
        }
    }

    #[test]
    fn what_one_program_notices_is_noticed() {
        let mut survey = Survey::default();
        survey.add(vec![mutant(0, Fate::Survived(None)), mutant(9, Fate::Survived(None))]);
        survey.add(vec![mutant(0, Fate::Failed("a test".to_owned())), mutant(9, Fate::Equal)]);
        assert_eq!(survey.noticed(), (1, 2));
        assert_eq!(survey.survivors().count(), 1);
    }

    #[test]
    fn edits_that_change_nothing_do_not_count() {
        let mut survey = Survey::default();
        survey.add(vec![mutant(0, Fate::Equal), mutant(3, Fate::NotRules)]);
        assert_eq!(survey.noticed(), (0, 0));
        assert!(!survey.reaches(0));
        survey.add(vec![
            mutant(5, Fate::Refused("E0502")),
            mutant(7, Fate::Survived(Some(Shown::Record(Message::of_words("Nữ"))))),
        ]);
        assert_eq!(survey.noticed(), (1, 2));
        assert!(survey.reaches(50) && !survey.reaches(51));
        assert_eq!(survey.survivors().next().unwrap().said().say(Language::English), "`5` became `6`");
    }
}
