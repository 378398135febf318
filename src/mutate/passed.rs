//! The numbers and the words in quotes of a rule file that no edit touches: so that a score never speaks of what was not tried.

use std::ops::Range;

use crate::message::{Message, mutations as say};
use crate::source::{Position, Source};
use crate::syntax::{NumberOf, WordsAre, numbers, quoted};

use super::edits::Edit;

/// A number, a date, or words in quotes that no edit touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The file, as its program calls it.
    pub file: String,
    /// The place in it.
    pub position: Position,
    /// What it is.
    pub what: Passed,
    /// As it is written, quotes among it.
    pub written: String,
    /// What it is part of or there for, and so why: `of a test`, `labels of codes`.
    pub why: Why,
}

/// What can be passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Passed {
    /// A number or a date.
    Number,
    /// Words in quotes, or the words of a text.
    Words,
}

impl Passed {
    /// The word for it in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Passed::Number => "numbers",
            Passed::Words => "words",
        }
    }
}

/// What something is part of or there for that no edit touches, and so why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their words say it")]
pub enum Why {
    NotEdited,
    OfLanguage,
    OfCitation,
    OfTest,
    Numbering,
    ShownRows,
    LabelOfCode,
    SpellingOfCode,
    ExternalCode,
    LabelOfField,
    Header,
    Compared,
    Printed,
    Note,
    OfCitations,
    File,
    OfTests,
    OfDeclaration,
}

impl Why {
    /// The words for it in documents: `of a test`, `labels of codes`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Why::NotEdited => "not edited",
            Why::OfLanguage => "of the language",
            Why::OfCitation => "of a citation",
            Why::OfTest => "of a test",
            Why::Numbering => "printed before rows",
            Why::ShownRows => "of which rows are printed",
            Why::LabelOfCode => "labels of codes",
            Why::SpellingOfCode => "other spellings of codes",
            Why::ExternalCode => "external codes",
            Why::LabelOfField => "labels of fields",
            Why::Header => "further headers",
            Why::Compared => "compared with texts",
            Why::Printed => "printed",
            Why::Note => "of notes and reasons",
            Why::OfCitations => "of citations",
            Why::File => "names of files",
            Why::OfTests => "of tests",
            Why::OfDeclaration => "of declared changes",
        }
    }

    /// In words.
    #[must_use]
    pub fn said(self) -> Message {
        match self {
            Why::NotEdited => say::not_edited(),
            Why::OfLanguage => say::of_the_language(),
            Why::OfCitation => say::of_a_citation(),
            Why::OfTest => say::of_a_test(),
            Why::Numbering => say::printed_before_rows(),
            Why::ShownRows => say::of_which_rows_are_printed(),
            Why::LabelOfCode => say::labels_of_codes(),
            Why::SpellingOfCode => say::other_spellings_of_codes(),
            Why::ExternalCode => say::external_codes(),
            Why::LabelOfField => say::labels_of_fields(),
            Why::Header => say::further_headers(),
            Why::Compared => say::compared_with_texts(),
            Why::Printed => say::printed(),
            Why::Note => say::of_notes_and_reasons(),
            Why::OfCitations => say::of_citations(),
            Why::File => say::names_of_files(),
            Why::OfTests => say::of_tests(),
            Why::OfDeclaration => say::of_declared_changes(),
        }
    }
}

/// What of a file none of its edits touches: numbers, then words.
pub(super) fn passed_over(source: &Source, edits: &[Edit]) -> Vec<PassedOver> {
    let numbers = numbers(&source.text).into_iter().map(|number| (number.place, of_number(number.of)));
    let words = quoted(&source.text).into_iter().map(|words| (words.place, of_words(words.are)));
    let numbers = untouched(source, edits, Passed::Number, numbers);
    let words = untouched(source, edits, Passed::Words, words);
    [numbers, words].concat()
}

fn of_number(of: NumberOf) -> Why {
    match of {
        NumberOf::Rules => Why::NotEdited,
        NumberOf::Language => Why::OfLanguage,
        NumberOf::Citation => Why::OfCitation,
        NumberOf::Test => Why::OfTest,
        NumberOf::Numbering => Why::Numbering,
        NumberOf::ShownRows => Why::ShownRows,
    }
}

/// Why words are left alone. Tests call fields by their names, so none would notice a header that is gone. The words of code lists are many, and lists
/// are shared: what would notice that two spellings of them were exchanged is a list held against its source, not the test of a table.
fn of_words(are: WordsAre) -> Why {
    match are {
        WordsAre::LabelOfCode => Why::LabelOfCode,
        WordsAre::SpellingOfCode => Why::SpellingOfCode,
        WordsAre::ExternalCode => Why::ExternalCode,
        WordsAre::LabelOfField => Why::LabelOfField,
        WordsAre::Header => Why::Header,
        WordsAre::DeclaredWord => Why::NotEdited,
        WordsAre::Compared => Why::Compared,
        WordsAre::Printed => Why::Printed,
        WordsAre::Note => Why::Note,
        WordsAre::Citation => Why::OfCitations,
        WordsAre::File => Why::File,
        WordsAre::Test => Why::OfTests,
        WordsAre::Declaration => Why::OfDeclaration,
    }
}

/// Those of some places in their order that no edit touches.
fn untouched(
    source: &Source,
    edits: &[Edit],
    what: Passed,
    places: impl Iterator<Item = (Range<usize>, Why)>,
) -> Vec<PassedOver> {
    let mut edited = edits.iter().map(|edit| edit.span).peekable();
    let mut reach = 0;
    let mut passed = Vec::new();
    for (place, why) in places {
        let (start, end) = (place.start as u32, place.end as u32);
        let mut touched = reach > start;
        while let Some(span) = edited.next_if(|span| span.start < end) {
            reach = reach.max(span.end);
            touched |= span.end > start;
        }
        if !touched {
            let written = source.text.get(place).unwrap_or("").to_owned();
            let file = source.name.clone();
            passed.push(PassedOver { file, position: source.position(start), what, written, why });
        }
    }
    passed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mutate::edits;
    use crate::source::Sources;
    use crate::syntax::parse;

    #[test]
    fn every_number_of_rules_is_edited_and_the_others_are_named() {
        let text = "language 1\n\nreport r \"R\" { cite \"1\" dated 2024-07-16  period 2024-01-01 to 2024-06-30 }\n\n\
                    codes L { a = \"1\" }\nset s of L = a in force from 2020-02-02\nparam p: decimal = -1.5 in force until 2025-01-01\n\n\
                    record R { dates dd/mm/yyyy  key k text  n decimal rounded to 6  d date  let m = n * 3 + 1 }\n\n\
                    table t of R where n = 4 where d <= 2024-03-03 {\n  total \"All\"\n  \
                    column 1 \"A\" = sum n * 2, round half up to 2, total round down to 3\n  column 2 \"B\" in force from 2024-04-04 \
                    where age(d, 2024-05-05 + 7 days) in 8..9 = [1] / 5 as percent, digits 2\n  split [1] by n { column 3 \"C\" : above 10, 11 }\n  \
                    cell [total, 1] = [2] * 12\n  check [1] * 13 <= [2] + 14 else warn \"15\"\n}\n\n\
                    text x \"\"\"\n16 {t[total, 1] * 17, round down to 1} {rows of t where [1] > 18}\n\"\"\"\n\n\
                    criteria c of R in force from 2020-06-06 {\n  require q where n > 19 in force until 2026-01-01 reason \"20\"\n}\n\n\
                    test \"t\" { as of 2024-06-30 }\n";
        let mut sources = Sources::default();
        let id = sources.add("rules.bieu", text);
        let (tree, found) = parse(id, text);
        assert!(found.is_empty(), "{found:?}");
        let source = sources.get(id).unwrap();
        let passed = passed_over(source, &edits(&tree, text));
        let numbers = passed.iter().filter(|passed| passed.what == Passed::Number);
        let told: Vec<(&str, &str)> = numbers.map(|passed| (passed.written.as_str(), passed.why.name())).collect();
        let expected = [("1", "of the language"), ("2024-07-16", "of a citation"), ("2024-06-30", "of a test")];
        assert_eq!(told, expected);
    }

    #[test]
    fn words_that_say_how_data_are_read_are_edited_or_named() {
        let text = "codes L { a \"A\" = \"1\" also \"B\" }\n\n\
                    record R { missing \"NA\", \"-\" yes \"đúng\"  key k text coded s \"K\" also \"C\"  n text \"N\" also \"D\", \"E\" }\n\n\
                    table t \"T\" of R { total \"All\"  column 1 \"P\" where n = \"x\" note \"no\" }\n";
        let mut sources = Sources::default();
        let id = sources.add("rules.bieu", text);
        let (tree, found) = parse(id, text);
        assert!(found.is_empty(), "{found:?}");
        let passed = passed_over(sources.get(id).unwrap(), &edits(&tree, text));
        let told: Vec<(&str, &str)> =
            passed.iter().map(|passed| (passed.written.as_str(), passed.why.name())).collect();
        let expected = [
            ("\"A\"", "labels of codes"),
            ("\"1\"", "external codes"),
            ("\"B\"", "other spellings of codes"),
            ("\"K\"", "labels of fields"),
            ("\"C\"", "further headers"),
            ("\"N\"", "labels of fields"),
            ("\"D\"", "further headers"),
            ("\"E\"", "further headers"),
            ("\"T\"", "printed"),
            ("\"All\"", "printed"),
            ("\"P\"", "printed"),
            ("\"x\"", "compared with texts"),
            ("\"no\"", "of notes and reasons"),
        ];
        assert_eq!(told, expected);
    }
}
