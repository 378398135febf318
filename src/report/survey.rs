//! What became of small edits of the rules, for a person.

use std::collections::BTreeMap;

use crate::mutate::{Fate, Mutant, Passed, Survey};
use crate::words::{Terminal, Text, written};

/// What became of edits, for a person: the survivors with the record that would have shown each, and the score.
#[must_use]
pub fn survey_text(survey: &Survey) -> Text<Terminal> {
    let survivors: Text<Terminal> = survey.survivors().map(survivor_text).collect();
    let (noticed, all) = survey.noticed();
    let equal = survey.mutants().filter(|mutant| mutant.fate == Fate::Equal).count();
    let by_check = survey.mutants().filter(|mutant| matches!(mutant.fate, Fate::Refused(_))).count();
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
    survivors + summary + passed_in_words(survey)
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

/// How much was passed over, by the reason.
fn passed_in_words(survey: &Survey) -> Text<Terminal> {
    let mut reasons: BTreeMap<Passed, BTreeMap<&str, usize>> = BTreeMap::new();
    for passed in survey.passed_over() {
        *reasons.entry(passed.what).or_default().entry(passed.why).or_default() += 1;
    }
    let line = |(what, reasons): (Passed, BTreeMap<&str, usize>)| {
        let reasons: Vec<String> = reasons.iter().map(|(why, count)| format!("{count} {why}")).collect();
        written!(Terminal, "{} passed over: {}\n", what.words(), reasons.join(", "))
    };
    reasons.into_iter().map(line).collect()
}
