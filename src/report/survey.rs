//! What became of small edits of the rules, for a person.

use std::collections::BTreeMap;

use crate::message::{Argument, Language, mutations as say};
use crate::mutate::{Fate, Mutant, Passed, Survey, Why};
use crate::words::{Terminal, Text, written};

/// What became of edits, for a person: the survivors with the record that would have shown each, and the score.
#[must_use]
pub fn survey_text(survey: &Survey, language: Language) -> Text<Terminal> {
    let survivors: Text<Terminal> = survey.survivors().map(|mutant| survivor_text(mutant, language)).collect();
    let (noticed, all) = survey.noticed();
    let equal = survey.mutants().filter(|mutant| mutant.fate == Fate::Equal).count();
    let by_check = survey.mutants().filter(|mutant| matches!(mutant.fate, Fate::Refused(_))).count();
    let percent = (noticed * 100).checked_div(all);
    let summary = match percent {
        Some(percent) => say::score(percent, noticed, all, by_check, equal),
        None if equal == 0 => say::no_score(),
        None => say::no_score_all_equal(equal),
    };
    survivors + written!(Terminal, "{}\n", summary.say(language)) + passed_in_words(survey, language)
}

fn survivor_text(mutant: &Mutant, language: Language) -> Text<Terminal> {
    let at = format!("{}:{}:{}", mutant.file, mutant.position.line, mutant.position.column);
    let told = say::not_noticed(at, mutant.edit.kind.said(), mutant.said());
    let mut out = written!(Terminal, "{}\n    {}\n", told.say(language), mutant.line);
    if let Fate::Survived(Some(shown)) = &mutant.fate {
        out += written!(Terminal, "    {}\n", shown.said().say(language));
    }
    out
}

/// How much was passed over, by the reason.
fn passed_in_words(survey: &Survey, language: Language) -> Text<Terminal> {
    let mut reasons: BTreeMap<Passed, BTreeMap<&str, (Why, usize)>> = BTreeMap::new();
    for passed in survey.passed_over() {
        let of = reasons.entry(passed.what).or_default();
        of.entry(passed.why.name()).or_insert((passed.why, 0)).1 += 1;
    }
    let line = |(what, reasons): (Passed, BTreeMap<&str, (Why, usize)>)| {
        let reasons = Argument::list(reasons.into_values().map(|(why, many)| say::passed_for(many, why.said())));
        let line = match what {
            Passed::Number => say::numbers_passed_over(reasons),
            Passed::Words => say::words_passed_over(reasons),
        };
        written!(Terminal, "{}\n", line.say(language))
    };
    reasons.into_iter().map(line).collect()
}
