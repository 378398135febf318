//! Whether the phrases of an item are of the set that its file is in. The grammar takes both; here the other one is refused.

use pest::Token;
use pest::iterators::Pairs;

use super::grammar::Rule;
use super::mended::Mended;
use super::outline;
use super::phrases;
use super::scan;
use super::tree::WordSet;
use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::Message;
use crate::message::slips as say;
use crate::source::Span;

/// How many words of the other set are told of one item.
const MOST: usize = 16;

/// Phrases that are written otherwise behind `1`.
const COUNTED: [Rule; 4] = [Rule::kw_years, Rule::kw_months, Rule::kw_days, Rule::kw_working_days];

const CLOSING: [Rule; 3] = [Rule::kw_decimals, Rule::kw_digits_end, Rule::kw_first_end];

/// What closes the phrase that a part begins with, behind the number in it.
pub(super) fn closing(part: Rule) -> Option<Rule> {
    match part {
        Rule::rounding | Rule::rounded => Some(Rule::kw_decimals),
        Rule::at_least => Some(Rule::kw_digits_end),
        Rule::rows_first => Some(Rule::kw_first_end),
        _ => None,
    }
}

/// A finding for each phrase of an item that is not of the file's set.
pub(super) fn of_other_set(item: &Pairs<'_, Rule>, read: &Mended<'_>, set: WordSet) -> Vec<Diagnostic> {
    let text = read.text.as_str();
    let mut found = Vec::new();
    let mut start = 0;
    // The end of the last number, while what must follow it has not come.
    let mut open: Option<usize> = None;
    for token in item.clone().tokens() {
        match token {
            Token::Start { pos, .. } => start = pos.pos(),
            Token::End { rule, pos } => {
                let end = pos.pos();
                let here = |start: usize| read.span(start, end);
                if phrases::is_phrase(rule) {
                    let written = text.get(start..end).unwrap_or("");
                    if phrases::set_of(written) != set {
                        found.push(wrong(rule, written, here(start), set));
                    } else if COUNTED.contains(&rule) {
                        found.extend(another_number(rule, written, scan::number_before(text, start), here(start)));
                    }
                    open = open.filter(|_| !CLOSING.contains(&rule));
                } else if rule == Rule::whole {
                    open = Some(end);
                } else if set == WordSet::Vietnamese
                    && let (Some(closing), Some(number)) = (closing(rule), open)
                {
                    found.push(not_closed(closing, read.span(start, number), set));
                    open = None;
                }
            }
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// A word of the other set, in a file of this one.
pub(in crate::syntax) fn other(written: &str, right: &str, at: Span, set: WordSet) -> Diagnostic {
    let first = format!("{} 1", outline::keyword("language", set));
    let found = Diagnostic::new(&codes::WORD_OF_OTHER_SET, say::word_of_other_set(written, first));
    let help = Help::new(say::write_word_of_set(right));
    found.at(at, say::word_here_is(right)).help(help.spelling([Edit::replace(at, right)]))
}

fn wrong(rule: Rule, written: &str, at: Span, set: WordSet) -> Diagnostic {
    let right = phrases::spelling(rule, set);
    if !right.is_empty() {
        return other(written, right, at, set);
    }
    let first = format!("{} 1", outline::keyword("language", set));
    let found = Diagnostic::new(&codes::WORD_OF_OTHER_SET, say::word_of_other_set(written, first));
    found.at(at, say::not_needed()).help(Help::new(say::remove_word(written)).spelling([Edit::remove(at)]))
}

/// `1 years`, `2 year`.
fn another_number(rule: Rule, written: &str, number: &str, at: Span) -> Option<Diagnostic> {
    let words: Vec<&str> = written.split_whitespace().collect();
    // The table of phrases stays unread where there is nothing to say.
    let is_several = ["years", "months", "days"].iter().any(|several| written.contains(several));
    if !written.is_ascii() || is_several != (number == "1") {
        return None;
    }
    let phrase = phrases::of_rule(rule)?;
    let right = phrase.counted(Some(number));
    let is_right = words.join(" ") == right || phrase.spelling(WordSet::Vietnamese) == written;
    let help = || Help::new(say::write_one_or_several(right)).spelling([Edit::replace(at, right)]);
    let found = || Diagnostic::new(&codes::ONE_OR_SEVERAL, say::one_or_several(written, number));
    (!is_right).then(|| found().at(at, Message::default()).help(help()))
}

fn not_closed(closing: Rule, number: Span, set: WordSet) -> Diagnostic {
    let right = phrases::spelling(closing, set);
    let help = Help::new(say::write_behind_number(right)).spelling([Edit::after(number, format!(" {right}"))]);
    Diagnostic::new(&codes::UNEXPECTED, say::closing_missing(right)).at(number, say::closes_number()).help(help)
}
