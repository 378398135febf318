//! The two sets of words, as `grammar/keywords.pest` has them: what each phrase of the grammar is called in both.
//!
//! That file is the table; it is read here, once, when a phrase is first asked for. A sound English file asks for none.

use std::sync::OnceLock;

use super::grammar::Rule;
use super::tree::WordSet;

const TABLE: &str = include_str!("../../grammar/keywords.pest");

/// No phrase has more words.
const LONGEST: usize = 7;

/// The first words of the Vietnamese phrases all of whose letters are English ones too. No English phrase begins with them.
const PLAIN_VIETNAMESE: [&str; 7] = ["chia", "ghi", "khi", "qua", "sai", "thay", "theo"];

/// A phrase of the grammar in one set: word by word, with the spellings of each; the first is the one that is written.
type Spellings = Vec<Vec<&'static str>>;

/// A phrase of the grammar: a word or several, in one sense.
pub(super) struct Phrase {
    /// The rule that reads it.
    pub rule: Rule,
    english: (String, Spellings),
    vietnamese: (String, Spellings),
    /// How it is written in English behind `1`, where that is otherwise: the second spellings of its words.
    one: Option<String>,
}

impl Phrase {
    /// How it is written; empty where the set has nothing for it.
    pub fn spelling(&self, set: WordSet) -> &str {
        &self.of(set).0
    }

    /// How it is written in English behind a word: what is counted is one behind `1`.
    pub fn counted(&self, before: Option<&str>) -> &str {
        let one = self.one.as_deref().filter(|_| before == Some("1"));
        one.unwrap_or_else(|| self.spelling(WordSet::English))
    }

    /// Its words, each as it is written.
    pub fn words(&self, set: WordSet) -> impl Iterator<Item = &'static str> {
        self.of(set).1.iter().filter_map(|word| word.first().copied())
    }

    fn of(&self, set: WordSet) -> &(String, Spellings) {
        match set {
            WordSet::English => &self.english,
            WordSet::Vietnamese => &self.vietnamese,
        }
    }
}

/// All phrases, in the order of the table.
pub(super) fn all() -> &'static [Phrase] {
    static ALL: OnceLock<Vec<Phrase>> = OnceLock::new();
    ALL.get_or_init(|| {
        let names: Vec<(String, Rule)> = Rule::all_rules().iter().map(|rule| (format!("{rule:?}"), *rule)).collect();
        let rule = |name: &str| names.iter().find(|(known, _)| known == name).map(|(_, rule)| *rule);
        TABLE.lines().filter_map(|line| line_of_table(line, rule)).collect()
    })
}

/// Every phrase as it is written in English and in Vietnamese, in the order of the table.
pub fn table() -> Vec<[&'static str; 2]> {
    all().iter().map(|phrase| [phrase.spelling(WordSet::English), phrase.spelling(WordSet::Vietnamese)]).collect()
}

/// The phrase that a rule reads.
pub(super) fn of_rule(rule: Rule) -> Option<&'static Phrase> {
    static BY_RULE: OnceLock<Vec<(Rule, usize)>> = OnceLock::new();
    let by_rule = BY_RULE.get_or_init(|| {
        let mut by_rule: Vec<(Rule, usize)> = all().iter().enumerate().map(|(at, phrase)| (phrase.rule, at)).collect();
        by_rule.sort_unstable();
        by_rule
    });
    let at = by_rule.binary_search_by_key(&rule, |(rule, _)| *rule).ok()?;
    all().get(by_rule.get(at)?.1)
}

/// How a rule's phrase is written; empty where it is none.
pub(super) fn spelling(rule: Rule, set: WordSet) -> &'static str {
    of_rule(rule).map_or("", |phrase| phrase.spelling(set))
}

/// How a rule's phrase is written behind `1`.
pub(super) fn counted(rule: Rule, set: WordSet) -> &'static str {
    match set {
        WordSet::English => of_rule(rule).map_or("", |phrase| phrase.counted(Some("1"))),
        WordSet::Vietnamese => spelling(rule, set),
    }
}

/// Whether a rule reads a phrase. They stand first in the grammar.
pub(super) fn is_phrase(rule: Rule) -> bool {
    (Rule::kw_language..=Rule::kw_golden).contains(&rule)
}

/// The set that a phrase is of, as it is written.
pub(super) fn set_of(written: &str) -> WordSet {
    let first = written.split(|sign: char| sign.is_ascii_whitespace()).next().unwrap_or("");
    let is_english = written.is_ascii() && !PLAIN_VIETNAMESE.contains(&first);
    if is_english { WordSet::English } else { WordSet::Vietnamese }
}

/// The longest phrase of a set that words begin with, one by one, and how many of them it takes; of several senses the first.
pub(super) fn longest<'w>(set: WordSet, words: impl Iterator<Item = &'w str>) -> Option<(&'static Phrase, usize)> {
    let words: Vec<&str> = words.take(LONGEST).collect();
    let fits = |phrase: &&Phrase| {
        let known = &phrase.of(set).1;
        !known.is_empty()
            && known.len() <= words.len()
            && known.iter().zip(&words).all(|(known, word)| known.contains(word))
    };
    let length = |phrase: &Phrase| phrase.of(set).1.len();
    // `max_by_key` gives the last of several.
    all().iter().rev().filter(fits).max_by_key(|phrase| length(phrase)).map(|phrase| (phrase, length(phrase)))
}

/// Whether a word is a phrase of a set, or stands in one.
pub(super) fn has_word(set: WordSet, word: &str) -> bool {
    all().iter().any(|phrase| phrase.of(set).1.iter().any(|known| known.contains(&word)))
}

/// `kw_word = @{ ("english" | "từ" ~ gap ~ "ngữ") ~ !word_char }`: a line of the table.
fn line_of_table(line: &'static str, rule: impl Fn(&str) -> Option<Rule>) -> Option<Phrase> {
    let (name, rest) = line.split_once('=')?;
    let rule = rule(name.trim())?;
    let rest = rest.trim().strip_prefix("@{")?.trim_start();
    let mut sides = alternatives(rest.strip_prefix('(').unwrap_or(rest)).into_iter();
    let english = if rest.starts_with('(') { sides.next()? } else { Vec::new() };
    let vietnamese = sides.next()?;
    let written = |words: &Spellings, number: usize| {
        let word = |word: &Vec<&'static str>| word.get(number).or(word.first()).copied();
        words.iter().filter_map(word).collect::<Vec<_>>().join(" ")
    };
    let one = Some(written(&english, 1)).filter(|one| *one != written(&english, 0));
    Some(Phrase {
        rule,
        english: (written(&english, 0), english),
        vietnamese: (written(&vietnamese, 0), vietnamese),
        one,
    })
}

/// What stands between `|` up to the parenthesis that closes. Within one, what stands between parentheses is one word; what stands
/// behind `!` is none.
fn alternatives(text: &'static str) -> Vec<Spellings> {
    let mut found: Vec<Spellings> = vec![Vec::new()];
    let (mut at, mut depth, mut refused) = (0, 0_usize, None);
    while let Some(sign) = text[at..].chars().next() {
        match sign {
            '!' if refused.is_none() && text[at + 1..].starts_with('(') => refused = Some(depth),
            '(' => {
                depth += 1;
                if let (Some(last), None) = (found.last_mut(), refused) {
                    last.push(Vec::new());
                }
            }
            ')' if depth == 0 => break,
            ')' => {
                depth -= 1;
                refused = refused.filter(|outer| *outer != depth);
            }
            '|' if depth == 0 => found.push(Vec::new()),
            '}' => break,
            '"' => {
                let word = text[at + 1..].split('"').next().unwrap_or("");
                match (found.last_mut(), refused) {
                    (Some(last), None) if depth == 0 => last.push(vec![word]),
                    (Some(last), None) => last.last_mut().into_iter().for_each(|spellings| spellings.push(word)),
                    _ => {}
                }
                at += word.len() + 1;
            }
            _ => {}
        }
        at += sign.len_utf8();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rule: Rule) -> [&'static str; 2] {
        [WordSet::English, WordSet::Vietnamese].map(|set| spelling(rule, set))
    }

    #[test]
    fn every_phrase_has_its_counterpart() {
        assert!(TABLE.lines().filter(|line| line.starts_with("kw_")).count() == all().len());
        for phrase in all() {
            let closes = phrase.spelling(WordSet::English).is_empty();
            assert!(!phrase.spelling(WordSet::Vietnamese).is_empty(), "{:?}", phrase.rule);
            let closing = [Rule::kw_decimals, Rule::kw_digits_end, Rule::kw_first_end];
            assert_eq!(closes, closing.contains(&phrase.rule), "{:?}", phrase.rule);
            assert!(is_phrase(phrase.rule) && phrase.vietnamese.1.len() <= LONGEST);
            for set in [WordSet::English, WordSet::Vietnamese] {
                let written = phrase.spelling(set);
                assert!(written.is_empty() || set_of(written) == set, "{written}");
            }
        }
        let rules = Rule::all_rules().iter().filter(|rule| format!("{rule:?}").starts_with("kw_"));
        assert!(rules.clone().all(|rule| of_rule(*rule).is_some()) && rules.count() == all().len());
    }

    #[test]
    fn the_table_is_read_as_it_is_written() {
        assert_eq!(written(Rule::kw_yes_no), ["yes/no", "đúng/sai"]);
        assert_eq!(written(Rule::kw_in), ["in", "thuộc"]);
        assert_eq!(written(Rule::kw_working_days), ["working days of", "ngày làm việc theo"]);
        assert_eq!(written(Rule::kw_decimals), ["", "số lẻ"]);
        assert_eq!(written(Rule::kw_over_period), ["over period", "tính cho kỳ"]);
        let days = of_rule(Rule::kw_working_days).map(|phrase| [phrase.counted(Some("1")), phrase.counted(Some("21"))]);
        assert_eq!(days, Some(["working day of", "working days of"]));
        assert_eq!(written(Rule::member), ["", ""]);
    }
}
