//! What stands in quotes in a rule file, and what it is there for.

use std::ops::Range;

use super::grammar::Rule;
use super::numbers::in_items;

/// Words in quotes, the quotes among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedWords {
    /// Where they stand, in bytes.
    pub place: Range<usize>,
    /// What they are there for.
    pub are: WordsAre,
}

/// What words in quotes are there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordsAre {
    /// The label of a code or a group: it is read and printed.
    LabelOfCode,
    /// `also "…"` of a code.
    SpellingOfCode,
    /// `= gso "03"`.
    ExternalCode,
    /// The label of a field: it is read as a header and printed.
    LabelOfField,
    /// `also "…"` of a field.
    Header,
    /// `missing "NA"`, `yes "đúng"`, `no "sai"`.
    DeclaredWord,
    /// What a text is compared with.
    Compared,
    /// A label, a title, a heading, a sign, a message, the words of a text: they are printed and nothing else.
    Printed,
    /// A note of a clause, or the reason of a requirement.
    Note,
    /// A citation.
    Citation,
    /// The name of a file.
    File,
    /// Part of a test.
    Test,
    /// Why a change is declared.
    Declaration,
}

/// All words in quotes of a text in the order of their places, and the words of texts between holes; of items that cannot be read, none.
#[must_use]
pub fn quoted(text: &str) -> Vec<QuotedWords> {
    let mut found = Vec::new();
    in_items(text, &mut |rule, place, open| {
        if matches!(rule, Rule::string | Rule::words) {
            found.push(QuotedWords { place, are: are(open) });
        }
    });
    found
}

/// What words are there for, by the rules that are open around them; the innermost that says it counts.
fn are(open: &[Rule]) -> WordsAre {
    if open.contains(&Rule::test_item) {
        return WordsAre::Test;
    }
    let found = open.iter().enumerate().rev().find_map(|(depth, rule)| match rule {
        Rule::use_item => Some(WordsAre::File),
        Rule::cite => Some(WordsAre::Citation),
        Rule::note | Rule::reason => Some(WordsAre::Note),
        Rule::change => Some(WordsAre::Declaration),
        Rule::also if depth.checked_sub(1).and_then(|outer| open.get(outer)) == Some(&Rule::field) => {
            Some(WordsAre::Header)
        }
        Rule::also => Some(WordsAre::SpellingOfCode),
        Rule::external => Some(WordsAre::ExternalCode),
        Rule::code | Rule::group => Some(WordsAre::LabelOfCode),
        Rule::field => Some(WordsAre::LabelOfField),
        Rule::missing_words | Rule::yes_words | Rule::no_words => Some(WordsAre::DeclaredWord),
        Rule::text_tail | Rule::unary | Rule::value => Some(WordsAre::Compared),
        _ => None,
    });
    found.unwrap_or(WordsAre::Printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_in_quotes_is_there_for_something() {
        let text = "use \"f.bieu\"\n\ncodes L \"p1\" { systems s  group g \"l1\" { a \"l2\" = s \"e1\", \"e2\" also \"s1\", \"s2\" } }\n\n\
                    record R \"p2\" { missing \"d1\" yes \"d2\" no \"d3\", \"d4\"  key k text coded s \"h1\" also \"h2\"  let x \"p3\" = k = \"c1\" }\n\n\
                    param q: text = \"c2\" cite \"z1\" \"z2\"\n\n\
                    table t \"p4\" of R where k starts with \"c3\" note \"n1\" {\n  stub label \"p5\" printed \"p6\"  total \"p7\"\n  \
                    column 1 \"p8\" show zero as \"p9\" where k in (\"c4\", \"c5\")\n  check [1] = [1] else warn \"p0\"\n}\n\n\
                    text w \"\"\"p10 {t[total, 1]} p11\"\"\"\n\ncriteria c of R { require r \"p12\" where k = \"c6\" reason \"n2\" }\n\n\
                    expect change t [1] \"x1\"\n\ntest \"t1\" { given R from \"t2\" }\n";
        let letter = |are: WordsAre| match are {
            WordsAre::LabelOfCode => 'l',
            WordsAre::SpellingOfCode => 's',
            WordsAre::ExternalCode => 'e',
            WordsAre::LabelOfField => 'h',
            WordsAre::Header => 'h',
            WordsAre::DeclaredWord => 'd',
            WordsAre::Compared => 'c',
            WordsAre::Printed => 'p',
            WordsAre::Note => 'n',
            WordsAre::Citation => 'z',
            WordsAre::File => 'f',
            WordsAre::Test => 't',
            WordsAre::Declaration => 'x',
        };
        let found = quoted(text);
        for words in &found {
            let written = text[words.place.clone()].trim_matches(['"', ' ']);
            assert!(written.starts_with(letter(words.are)), "{written}: {:?}", words.are);
        }
        assert_eq!(
            found.len(),
            text.matches('"').count() / 2 - 3 + 2,
            "three pairs of quotes hold a text, which has words twice"
        );
    }
}
