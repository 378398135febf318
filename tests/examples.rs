//! The programs of `examples/` run and print what they promise; the first page's rule prints the table shown beside it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

#[path = "../examples/columns.rs"]
mod columns;
#[path = "../examples/embed.rs"]
mod embed;
#[path = "../examples/parts.rs"]
mod parts;

use bieu::Rules;
use bieu::message::Language;
use bieu::records::read_csv;
use bieu::unstable::report::{TerminalOptions, terminal};

/// The first pages, with the language that each is written in and the record type of its example.
const PAGES: [(&str, Language, &str); 2] = [
    (include_str!("../README.md"), Language::English, "Admission"),
    (include_str!("../README.vi.md"), Language::Vietnamese, "Kết_nạp"),
];

#[test]
fn a_host_evaluates_its_own_structs() {
    let said = embed::run().unwrap();
    let (reject, rest) = said.split_once('\n').unwrap();
    assert!(reject.contains("Member:4") && reject.contains("unsaid"), "{reject}");
    assert!(rest.starts_with("women: 2\n"), "{rest}");
    assert!(rest.contains("| Up to 30 | 1 | 1 |"), "{rest}");
    assert!(rest.contains("| Above 30 | 2 | 1 |"), "{rest}");
}

#[test]
fn a_host_evaluates_its_own_columns() {
    let said = columns::run().unwrap();
    assert!(said.contains("Male,1,7,1980-02-03\nFemale,2,42,1975-12-20\nAll,3,49,1975-12-20\n"), "{said}");
}

/// Of the numbers below 1000, 334 are multiples of three.
#[test]
fn what_is_counted_apart_adds_up() {
    let said = parts::run().unwrap();
    assert!(said.starts_with("the parts add up: true\n"), "{said}");
    assert!(said.contains("Male,666,") && said.contains("Female,334,") && said.contains("All,1000,"), "{said}");
}

#[test]
fn the_program_of_the_first_page_is_an_example() {
    let example = include_str!("../examples/host.rs");
    assert_eq!(block(PAGES[0].0, "rust", 0), &example[example.find("use bieu").unwrap()..]);
}

/// The text between the fences of the n-th block of a language in a page.
fn block(page: &'static str, language: &str, position: usize) -> &'static str {
    let start = format!("\n```{language}\n");
    let after = page.split(&start).nth(position + 1).unwrap();
    after.split("```").next().unwrap()
}

#[test]
fn the_first_page_shows_what_its_rule_prints() {
    for (page, _, record) in PAGES {
        let rules = Rules::from_text("admissions.bieu", block(page, "bieu", 0)).unwrap();
        let mut builder = rules.records();
        let admission = rules.schema().find_record(record).unwrap();
        read_csv(&mut builder, admission, &format!("{record}.csv"), block(page, "csv", 0).as_bytes()).unwrap();
        let records = builder.finish();
        assert!(records.set(admission).rejects.is_empty());
        let printed = String::from(terminal(&rules.evaluate(&records).unwrap(), &TerminalOptions::default()));
        assert_eq!(block(page, "text", 0), printed, "found:\n{printed}");
    }
}

/// The rule with its `otherwise` taken away: the message on the first page is the one that is given.
#[test]
fn the_first_page_shows_what_is_said_of_a_hole() {
    let slips = [
        ("\"Elsewhere\" otherwise", "\"Elsewhere\" where place = school"),
        ("\"Nơi khác\"  còn lại", "\"Nơi khác\"  khi nơi = trường_học"),
    ];
    for ((page, language, _), (rule, slip)) in PAGES.into_iter().zip(slips) {
        let broken = block(page, "bieu", 0).replace(rule, slip);
        assert_ne!(broken, block(page, "bieu", 0));
        let faults = Rules::from_text("admissions.bieu", &broken).unwrap_err();
        let [finding] = faults.findings.as_slice() else { panic!("{faults}") };
        for words in [finding.message.say(language), finding.notes[0].say(language)] {
            assert!(page.contains(&words), "not on the first page: {words}");
        }
    }
}
