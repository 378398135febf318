//! Where numbers and dates are written in a rule file. Ids of columns and rows are none, nor is what stands in quotes.

use std::ops::Range;

use pest::iterators::Pairs;
use pest::{Parser, Token};

use super::grammar::{Grammar, Rule};
use super::{outline, rule_of};

/// A number or a date as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenNumber {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// What it is part of.
    pub of: NumberOf,
}

/// What a number is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberOf {
    /// The rules themselves.
    Rules,
    /// The line `language 1`.
    Language,
    /// The date of a citation.
    Citation,
    /// A test.
    Test,
    /// The numbers that rows are printed with.
    Numbering,
    /// Which rows are printed.
    ShownRows,
}

/// All numbers and dates of a text in the order of their places; of items that cannot be read, none.
#[must_use]
pub fn numbers(text: &str) -> Vec<WrittenNumber> {
    let mut found = Vec::new();
    in_items(text, &mut |rule, place, open| {
        if is_number(rule) {
            found.push(WrittenNumber { place, of: part_of(open) });
        }
    });
    found
}

/// Takes a part by its rule and its place, with the rules that are open around it.
type Found<'f> = dyn FnMut(Rule, Range<usize>, &[Rule]) + 'f;

/// Gives every part of the items of a text that can be read, with its place and the rules that are open around it.
pub(super) fn in_items(text: &str, found: &mut Found<'_>) {
    for chunk in &outline::chunks(text) {
        let item = text.get(chunk.start..chunk.end).zip(chunk.opening.item().and_then(rule_of));
        let Some((inner, rule)) = item else { continue };
        let Ok(parsed) = Grammar::parse(rule, inner) else { continue };
        in_parsed(parsed, chunk.start, found);
    }
}

/// Gives every part of what was read, which begins at byte `base` of its text.
pub(super) fn in_parsed(parsed: Pairs<'_, Rule>, base: usize, found: &mut Found<'_>) {
    let mut open: Vec<Rule> = Vec::new();
    let mut starts: Vec<usize> = Vec::new();
    for token in parsed.tokens() {
        match token {
            Token::Start { rule, pos } => {
                open.push(rule);
                starts.push(pos.pos());
            }
            Token::End { rule, pos } => {
                open.pop();
                let start = starts.pop().unwrap_or(pos.pos());
                found(rule, base + start..base + pos.pos(), &open);
            }
        }
    }
}

fn is_number(rule: Rule) -> bool {
    matches!(rule, Rule::whole | Rule::number | Rule::iso_date | Rule::odd_date)
}

fn part_of(open: &[Rule]) -> NumberOf {
    let of = open.iter().find_map(|rule| match rule {
        Rule::language_item => Some(NumberOf::Language),
        Rule::test_item => Some(NumberOf::Test),
        Rule::cite => Some(NumberOf::Citation),
        Rule::numbered => Some(NumberOf::Numbering),
        Rule::show_rows => Some(NumberOf::ShownRows),
        _ => None,
    });
    of.unwrap_or(NumberOf::Rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_and_ids_are_not() {
        let text = "language 1\n\nparam p: integer = -5 cite \"7\" dated 2024-01-02\n\n// 8\ntable t of R {\n  \
                    column 14 \"9\" = [14a] * 2.5 where n in 18..60 and d > 2024-02-03, round down to 1\n}\n\n\
                    text s \"\"\"\n3 {t[total, 14] * 7, digits 2}\n\"\"\"\n\ntest \"6\" {\n  as of 2024-06-30\n}\n";
        let found: Vec<(&str, NumberOf)> = numbers(text).iter().map(|one| (&text[one.place.clone()], one.of)).collect();
        let of = |all: &[&'static str], of: NumberOf| all.iter().map(|one| (*one, of)).collect::<Vec<_>>();
        let expected = [
            of(&["1"], NumberOf::Language),
            of(&["5"], NumberOf::Rules),
            of(&["2024-01-02"], NumberOf::Citation),
            of(&["7", "2"], NumberOf::Rules),
            of(&["2024-06-30"], NumberOf::Test),
        ];
        assert_eq!(
            found.iter().filter(|(word, _)| !["2.5", "18", "60"].contains(word)).copied().collect::<Vec<_>>(),
            expected.concat()
        );
    }
}
