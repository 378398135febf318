//! Rules that leave a list open: what is proved whatever fills it, is so whatever fills it, and a table is the same whether its list stands in the
//! rules or fills one that is open.
//!
//! Small programs over two fields of one open list are made up (`BIEU_CASES` says how many, 200 unless it is set). Each is filled in several ways, and
//! what is proved whatever fills the list is tried on each record that there is, by itself.

#![allow(clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write;

use bieu::outcome::{CellValue, CheckResult, Outcome};
use bieu::records::read_csv;
use bieu::unstable::prove::{Fills, Question};
use bieu::{Rules, RulesError};

use crate::english;
use crate::oracle::generate::choices::Choices;

/// What fills the list: groups of few codes, of none, and codes outside.
const FILLINGS: [&str; 5] = [
    "group g1 { a }  group g2 { b }  c",
    "group g1 {}  group g2 {}  c  d",
    "group g1 { a  b  d }  group g2 {}",
    "group g1 {}  group g2 { a  b }  c",
    "group g1 { a  b  c }  group g2 { d  e  f }  g  h  i",
];

fn condition(choices: &mut Choices<'_>, depth: usize) -> String {
    let field = choices.pick(&["at", "home"]);
    match choices.below(if depth == 0 { 4 } else { 7 }) {
        0 => format!("{field} in g1"),
        1 => format!("{field} in (g1, g2)"),
        2 => "at = home".to_owned(),
        3 => format!("{field} in g2"),
        4 => format!("not ({})", condition(choices, depth - 1)),
        5 => format!("({} and {})", condition(choices, depth - 1), condition(choices, depth - 1)),
        _ => format!("({} or {})", condition(choices, depth - 1), condition(choices, depth - 1)),
    }
}

fn rules(choices: &mut Choices<'_>) -> String {
    let mut text = String::from(
        "codes Branch open { group g1 {} group g2 {} }\nrecord Person { key id text  at Branch  home Branch }\n\
         table people \"People\" of Person {\n  rows Branch via at\n  total \"All\"\n  column 1 \"All\"\n",
    );
    let arms = 2 + choices.below(2);
    let first = condition(choices, 1);
    text.push_str("  split [1] {\n");
    for arm in 2..2 + arms {
        // Now and then an arm is what the first is not, so that some splits are sound.
        let what = match choices.below(4) {
            0 if arm == 3 => format!("where not ({first})"),
            1 if arm == 1 + arms => "otherwise".to_owned(),
            _ if arm == 2 => format!("where {first}"),
            _ => format!("where {}", condition(choices, 2)),
        };
        let _ = writeln!(text, "    column {arm} \"A{arm}\" {what}");
    }
    let sum: Vec<String> = (2..2 + arms).map(|arm| format!("[{arm}]")).collect();
    let _ = writeln!(text, "  }}\n  check [1] = {}\n  check [2] <= [1]\n}}", sum.join(" + "));
    text
}

fn filled(rules: &str, with: &str) -> Result<Rules, Box<RulesError>> {
    let files: BTreeMap<String, String> =
        [("list.bieu".to_owned(), format!("language 1\ncodes Branch {{ {with} }}\n"))].into();
    let root = format!("language 1\n{rules}report r {{ fill Branch from \"list.bieu\" }}\n");
    Rules::load("rules.bieu", &root, &files, None)
}

/// What is proved whatever fills the list, as shown.
fn claims(rules: &Rules) -> Vec<&Question> {
    let proofs = rules.proofs().iter().filter(|proof| matches!(proof.fills, Fills::Whatever(_)));
    proofs.map(|proof| &proof.question).collect()
}

/// Whether each person by itself is in one arm of the split, and each check holds: what questions can be broken by a record.
fn broken(rules: &Rules) -> Vec<&'static str> {
    let person = rules.schema().find_record("Person").expect("it is declared");
    let list = rules.schema().find_list("Branch").expect("it is declared");
    let codes: Vec<&String> = rules.schema().list(list).codes.keys().collect();
    let mut broken = Vec::new();
    for (at, home) in codes.iter().flat_map(|at| codes.iter().map(move |home| (at, home))) {
        let mut builder = rules.records();
        read_csv(&mut builder, person, "p.csv", format!("id,at,home\n1,{at},{home}\n").as_bytes()).expect("a file");
        let outcome = rules.evaluate(&builder.finish()).expect("records of these rules");
        let total = outcome.tables[0].cells.len() - outcome.tables[0].columns.len();
        let arms: Vec<bool> = outcome.tables[0].cells[total + 1..].iter().map(|cell| cell.value != nobody()).collect();
        let is_in = arms.iter().filter(|is_in| **is_in).count();
        broken.extend((is_in > 1).then_some("disjoint"));
        broken.extend((is_in < 1).then_some("complete"));
        let fails = |check: &bieu::outcome::CheckOutcome| matches!(check.result, CheckResult::Fails { .. });
        broken.extend(outcome.tables[0].checks.iter().any(fails).then_some("holds"));
    }
    broken
}

fn nobody() -> CellValue {
    CellValue::Number(bieu::value::Number::ZERO)
}

#[test]
fn what_is_proved_whatever_fills_a_list_is_so_whatever_fills_it() {
    let cases = std::env::var("BIEU_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(200);
    let (mut proved, mut as_filled) = (0, 0);
    for case in 0..cases {
        let numbers = crate::oracle::small::numbers(0, case);
        let text = rules(&mut Choices::new(&numbers));
        let known: Vec<Rules> = FILLINGS.iter().filter_map(|with| filled(&text, with).ok()).collect();
        let Some(first) = known.first() else { continue };
        let of_tables = |rules: &Rules| rules.proofs().iter().filter(|proof| proof.question.is_about_all()).count();
        let whatever = claims(first);
        proved += whatever.len();
        as_filled += of_tables(first) - whatever.len();
        // Rules that hold in one filling alone are refused in others; what holds in all is said of all.
        let held: Vec<_> = known.iter().filter(|_| !whatever.is_empty()).map(|of| (broken(of), claims(of))).collect();
        for claim in &whatever {
            for (broken, claims) in &held {
                assert!(!broken.contains(&claim.kind()), "{} is broken\n{text}", english(&claim.claim()));
                assert!(claims.contains(claim), "{} is said of one filling alone\n{text}", english(&claim.claim()));
            }
            let is_of_split = matches!(claim, Question::Disjoint(_) | Question::Complete(_));
            assert!(
                !is_of_split || whatever.len() < 4 || known.len() == FILLINGS.len(),
                "refused by a filling\n{text}"
            );
        }
    }
    println!("{proved} claims whatever fills the list, {as_filled} as it is filled");
    assert!(proved > 20 && as_filled > 0, "{proved} claims whatever fills the list, {as_filled} as it is filled");
}

/// The report with the committees of Sơn La in its rules, and with those that fill the list that its rules leave open.
#[test]
fn a_list_that_fills_an_open_one_counts_as_one_that_stands_in_the_rules() {
    let list = "group g1 \"One\" { a \"A\" also \"AA\"  b \"B\" }  group g2 \"Two\" { c \"C\" }  d \"D\"";
    let rest = "record Person { key id text  at Branch? }\ntable people \"People\" of Person {\n  rows Branch\n  total \"All\"\n  \
                column 1 \"All\"\n  split [1] { column 2 \"In\" where at in (g1, g2)  column 3 \"Out\" otherwise }\n  check total = sum of rows\n}\n";
    let csv = "id,at\n1,A\n2,AA\n3,c\n4,D\n5,\n6,x\n";
    let outcome = |rules: Rules| -> Outcome {
        let mut builder = rules.records();
        let person = rules.schema().find_record("Person").expect("it is declared");
        read_csv(&mut builder, person, "p.csv", csv.as_bytes()).expect("a file with all its columns");
        rules.evaluate(&builder.finish()).expect("records of these rules")
    };
    let open = format!("codes Branch \"Branch\" open {{ group g1 {{}} group g2 {{}} }}\n{rest}");
    let of_open = outcome(filled(&open, list).expect("the rules are sound"));
    let closed = format!("language 1\ncodes Branch \"Branch\" {{ {list} }}\n{rest}report r {{ locale plain }}\n");
    let of_closed = outcome(Rules::from_text("rules.bieu", &closed).expect("the rules are sound"));
    assert_eq!(of_open.tables, of_closed.tables);
    let first = &of_open.tables[0].cells[0];
    assert_eq!((first.shown.as_str(), first.undetermined), ("2", 1));
}
