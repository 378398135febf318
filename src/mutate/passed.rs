//! The numbers of a rule file that no edit touches: so that a score never speaks of what was not tried.

use crate::source::{Position, Source};
use crate::syntax::{NumberOf, numbers};

use super::edits::Edit;

/// A number or a date that no edit touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The file, as its program calls it.
    pub file: String,
    /// The place in it.
    pub position: Position,
    /// The number as it is written.
    pub number: String,
    /// What it is part of, and so why: `of a test`.
    pub why: &'static str,
}

/// The numbers of a file that none of its edits touches.
pub(super) fn passed_over(source: &Source, edits: &[Edit]) -> Vec<PassedOver> {
    let mut edited = edits.iter().map(|edit| edit.span).peekable();
    let mut reach = 0;
    let mut passed = Vec::new();
    // Both are in the order of their places.
    for number in numbers(&source.text) {
        let (start, end) = (number.place.start as u32, number.place.end as u32);
        let mut touched = reach > start;
        while let Some(span) = edited.next_if(|span| span.start < end) {
            reach = reach.max(span.end);
            touched |= span.end > start;
        }
        if !touched {
            let why = match number.of {
                NumberOf::Rules => "not edited",
                NumberOf::Language => "of the language",
                NumberOf::Citation => "of a citation",
                NumberOf::Test => "of a test",
            };
            let words = source.text.get(number.place).unwrap_or("").to_owned();
            let file = source.name.clone();
            passed.push(PassedOver { file, position: source.position(start), number: words, why });
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
        let told: Vec<(&str, &str)> = passed.iter().map(|passed| (passed.number.as_str(), passed.why)).collect();
        let expected = [("1", "of the language"), ("2024-07-16", "of a citation"), ("2024-06-30", "of a test")];
        assert_eq!(told, expected);
    }
}
