//! All edits of several programs together, and how many were noticed.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::fate::{Fate, Mutant};
use super::passed::{Passed, PassedOver};
use crate::words::{Terminal, Text, written};

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
                Some(known) if known.fate <= mutant.fate => {}
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

    /// For a person: the survivors with the record that would have shown each, and the score.
    #[must_use]
    pub fn to_text(&self) -> Text<Terminal> {
        let survivors: Text<Terminal> = self.survivors().map(survivor_text).collect();
        let (noticed, all) = self.noticed();
        let equal = self.mutants().filter(|mutant| mutant.fate == Fate::Equal).count();
        let by_check = self.mutants().filter(|mutant| matches!(mutant.fate, Fate::Refused(_))).count();
        let percent = (noticed * 100).checked_div(all);
        let summary = match percent {
            Some(percent) => written!(
                Terminal,
                "mutation score: {} % ({} of {} edits noticed, {} of them by the check; {} change nothing)\n",
                percent,
                noticed,
                all,
                by_check,
                equal
            ),
            None if equal == 0 => written!(Terminal, "mutation score: none, for nothing in these files was edited\n"),
            None => written!(Terminal, "mutation score: none, for all {} edits change nothing (proved)\n", equal),
        };
        survivors + summary + self.passed_in_words()
    }

    /// How much was passed over, by the reason.
    fn passed_in_words(&self) -> Text<Terminal> {
        let mut reasons: BTreeMap<Passed, BTreeMap<&str, usize>> = BTreeMap::new();
        for passed in self.passed.values() {
            *reasons.entry(passed.what).or_default().entry(passed.why).or_default() += 1;
        }
        let line = |(what, reasons): (Passed, BTreeMap<&str, usize>)| {
            let reasons: Vec<String> = reasons.iter().map(|(why, count)| format!("{count} {why}")).collect();
            written!(Terminal, "{} passed over: {}\n", what.words(), reasons.join(", "))
        };
        reasons.into_iter().map(line).collect()
    }

    /// For programs.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let (noticed, all) = self.noticed();
        json!({
            "noticed": noticed,
            "edits": all,
            "mutants": self.mutants().map(mutant_json).collect::<Vec<_>>(),
            "passed_over": self.passed_over().map(passed_json).collect::<Vec<_>>(),
        })
    }
}

fn survivor_text(mutant: &Mutant) -> Text<Terminal> {
    let at = format!("{}:{}:{}", mutant.file, mutant.position.line, mutant.position.column);
    let (kind, words) = (mutant.edit.kind.words(), mutant.words());
    let mut out = written!(Terminal, "{}: {}, and no test notices: {}\n    {}\n", at, kind, words, mutant.line);
    if let Fate::Survived(Some(hint)) = &mutant.fate {
        out += written!(Terminal, "    {}: {}\n", hint.what, hint.shown);
    }
    out
}

fn mutant_json(mutant: &Mutant) -> Value {
    let (fate, by) = match &mutant.fate {
        Fate::Refused(code) => ("refused by the check", Some(format!("bieu::{code}"))),
        Fate::Failed(test) => ("failed by a test", Some(test.clone())),
        Fate::NotRules => ("not rules", None),
        Fate::Equal => ("changes nothing", None),
        Fate::Survived(hint) => ("survived", hint.as_ref().map(|hint| hint.shown.clone())),
    };
    json!({
        "file": mutant.file,
        "line": mutant.position.line,
        "column": mutant.position.column,
        "kind": mutant.edit.kind.words(),
        "before": mutant.before,
        "after": mutant.edit.replacement,
        "fate": fate,
        "by": by,
    })
}

fn passed_json(passed: &PassedOver) -> Value {
    json!({
        "file": passed.file,
        "line": passed.position.line,
        "column": passed.position.column,
        "what": passed.what.words(),
        "written": passed.written,
        "why": passed.why,
    })
}

impl Mutant {
    /// The edit in words: ``5` became `6``.
    #[must_use]
    pub fn words(&self) -> String {
        let before = self.before.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.edit.replacement.as_str() {
            "" => format!("`{}` left out", before.trim_matches([',', ' '])),
            after => format!("`{before}` became `{}`", after.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mutate::{Edit, EditKind, Hint};
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
            mutant(7, Fate::Survived(Some(Hint { what: "a test with this record would", shown: "Nữ".to_owned() }))),
        ]);
        assert_eq!(survey.noticed(), (1, 2));
        assert!(survey.reaches(50) && !survey.reaches(51));
        assert!(survey.to_text().contains("`5` became `6`"));
        assert!(survey.to_text().contains("Nữ"));
    }
}
