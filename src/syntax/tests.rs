//! What a file that uses everything becomes.

// How long parsing takes is measured here.
#![allow(clippy::disallowed_methods)]

use std::time::{Duration, Instant};

use super::parse;
use super::tree::*;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::SourceId;
use crate::value::{Date, Number, Rounding, RoundingMode};

const SAMPLE: &str = include_str!("../../tests/corpus/sample/every_construct.bieu");

fn read(text: &str) -> (Tree, Vec<Diagnostic>) {
    parse(SourceId(0), text)
}

/// The tree of a text without faults.
fn clean(text: &str) -> Tree {
    let (tree, found) = read(text);
    assert!(found.is_empty(), "{found:#?}");
    tree
}

fn ids(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|d| d.code.id).collect()
}

#[test]
fn a_file_that_says_no_version_is_read_as_version_1() {
    let unsaid = clean("codes Sex { male }\n");
    assert_eq!((unsaid.language, unsaid.words, unsaid.items.len()), (None, WordSet::English, 1));
    let said = clean("language 1\ncodes Sex { male }\n");
    assert_eq!((said.language.map(|version| version.value), said.items.len()), (Some(1), 1));
    assert_eq!(clean("danh mục Sex { male }\n").words, WordSet::Vietnamese);
}

fn table(tree: &Tree) -> &Table {
    tree.items.iter().find_map(|i| if let Item::Table(t) = i { Some(t) } else { None }).unwrap()
}

fn members(entries: &[AxisEntry]) -> Vec<&Member> {
    let mut found = Vec::new();
    entries.iter().for_each(|entry| entry.members(&mut |member| found.push(member)));
    found
}

fn member<'t>(table: &'t Table, id: &str) -> &'t Member {
    let axes = table.entries.iter().filter_map(|e| if let TableEntry::Axis(a) = e { Some(a) } else { None });
    axes.flat_map(|axis| members(std::slice::from_ref(axis))).find(|m| m.id.value == id).unwrap()
}

/// The condition of a `let` of a record with the body `let it = …`.
fn expression(text: &str) -> Expr {
    let tree = clean(&format!("record R {{ let it = {text} }}"));
    match tree.items.into_iter().next() {
        Some(Item::Record(mut record)) => match record.lets.remove(0).value {
            LetValue::Expr(expr) => expr,
            other @ LetValue::Aggregate { .. } => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn slice(text: &str, span: crate::source::Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

#[test]
fn every_construct_is_read() {
    let tree = clean(SAMPLE);
    assert_eq!(tree.language.as_ref().map(|l| l.value), Some(1));
    assert_eq!(tree.items.len(), 29);
    let annex = table(&tree);
    assert_eq!(annex.doc.as_deref(), Some("Form 3."));
    assert_eq!(annex.of.value, "Admission");
    assert_eq!(annex.clauses[0].note.as_ref().map(Words::as_written).as_deref(), Some("Trong kỳ"));
    assert_eq!(annex.cites.len(), 2);
    assert!(slice(SAMPLE, annex.span).starts_with("table annex") && slice(SAMPLE, annex.span).ends_with('}'));
    assert!(annex.entries.iter().any(|e| matches!(e, TableEntry::Solve { rows_first: true, .. })));
}

#[test]
fn members_keep_their_parts_apart() {
    let tree = clean(SAMPLE);
    let annex = table(&tree);
    let third = member(annex, "3");
    assert_eq!(third.printed.as_ref().map(|p| p.value.as_str()), Some("3a"));
    assert_eq!((third.shows.len(), third.cites.len(), third.in_force.is_some()), (1, 1, true));
    assert!(matches!(&third.body, Some(Body::Measure(m, _)) if m.kind == MeasureKind::Count && m.operand.is_some()));
    let sixth = member(annex, "6");
    assert_eq!(sixth.doc.as_deref(), Some("The sixth."));
    assert!(matches!(&sixth.body, Some(Body::Measure(m, _)) if m.operand.is_none()));
    let fourteenth = member(annex, "14");
    assert_eq!(fourteenth.clauses.iter().map(|c| c.except).collect::<Vec<_>>(), [false, true]);
    assert_eq!((fourteenth.cites.len(), fourteenth.clauses[1].cites.len()), (0, 1));
    assert!(slice(SAMPLE, fourteenth.clauses[0].span).ends_with("= female"));
    assert!(matches!(&member(annex, "old").values.as_deref(), Some([Choice::Above(..), Choice::Below(..)])));
    assert_eq!(member(annex, "young").dimension, Dimension::Row);
}

#[test]
fn presentation_is_read_in_full() {
    let tree = clean(SAMPLE);
    let Some(Body::Formula(Formula::Binary { op: ArithmeticOp::Divide, .. }, shown)) = &member(table(&tree), "7").body
    else {
        panic!("a quotient was expected")
    };
    let rounding = |mode, digits| Some(Rounding { mode, digits });
    assert!(shown.percent && shown.strip_zeros);
    assert_eq!(shown.rounding.as_ref().map(|r| r.value), rounding(RoundingMode::Down, 1));
    assert_eq!(shown.total_rounding.as_ref().map(|r| r.value), rounding(RoundingMode::HalfUp, 2));
}

#[test]
fn sets_and_parameters_have_versions() {
    let tree = clean(SAMPLE);
    let set = |name: &str| {
        let found = tree.items.iter().find_map(|i| match i {
            Item::Set(s) if s.name.value == name => Some(&s.versions),
            _ => None,
        });
        found.unwrap()
    };
    assert!(set("minority")[0].all_except && set("minority")[0].members.len() == 1);
    assert!(set("anyone")[0].all_except && set("anyone")[0].members.is_empty());
    assert!(!set("nobody")[0].all_except && set("nobody")[0].members.is_empty());
    let small = set("small_groups");
    assert_eq!((small.len(), small[0].members.len(), small[0].cites.len()), (2, 2, 1));
    let until = small[0].in_force.as_ref().and_then(|f| f.until.as_ref()).map(|d| d.value);
    assert_eq!(until, Date::new(2020, 6, 30));
    let least = tree.items.iter().find_map(|i| match i {
        Item::Param(p) if p.name.value == "least" => Some(&p.versions[0].value),
        _ => None,
    });
    assert!(matches!(least, Some(Expr::Number(n)) if Some(n.value.clone()) == Number::parse("-0.5")));
}

#[test]
fn records_may_use_keywords_as_names() {
    let tree = clean(SAMPLE);
    let record = tree.items.iter().find_map(|i| match i {
        Item::Record(r) if r.name.value == "Admission" => Some(r),
        _ => None,
    });
    let record = record.unwrap();
    assert_eq!(record.dates.as_ref().map(|d| d.value.as_str()), Some("dd/mm/yyyy"));
    let names: Vec<&str> = record.fields.iter().map(|f| f.name.value.as_str()).collect();
    for name in ["type", "count", "total", "period", "row", "area", "date", "label", "number", "file", "rows"] {
        assert!(names.contains(&name), "{name}");
    }
    assert_eq!(record.fields.iter().filter(|f| f.key).count(), 1);
    assert_eq!(record.fields[2].doc.as_deref(), Some("As in the register."));
    assert_eq!(record.fields[0].aliases.len(), 2);
    assert!(record.fields[3].kind.optional);
    assert!(matches!(&record.lets[3].value, LetValue::Expr(Expr::Mixed(parts, _)) if parts.len() == 3));
}

#[test]
fn texts_have_words_and_holes() {
    let tree = clean(SAMPLE);
    let Some(text) = tree.items.iter().find_map(|item| if let Item::Text(text) = item { Some(text) } else { None })
    else {
        panic!("there is a text")
    };
    assert!(matches!(&text.parts[0], TextPart::Name(n) if n.value == "period"));
    assert!(matches!(&text.parts[1], TextPart::Words(w) if w == ", toàn tỉnh kết nạp "));
    assert!(matches!(&text.parts[2], TextPart::Figure(Formula::Cell { .. }, ..)));
    let rows: Vec<_> = text
        .parts
        .iter()
        .filter_map(|p| match p {
            TextPart::Rows { conditions, with, count, .. } => Some((conditions.len(), with.is_some(), *count)),
            _ => None,
        })
        .collect();
    assert_eq!(rows, [(1, true, false), (2, false, true), (1, true, false), (0, false, false)]);
}

#[test]
fn cells_of_a_test_are_read_as_they_stand() {
    let tree = clean(SAMPLE);
    let test = tree.items.iter().find_map(|item| if let Item::Test(test) = item { Some(test) } else { None });
    let test = test.unwrap();
    assert_eq!((test.name.value.as_str(), test.given.len(), test.expectations.len()), ("two women", 2, 10));
    let grid = test.given[1].lines.grid().unwrap();
    assert_eq!(grid.header[3].value, "name | other");
    assert_eq!(grid.lines[1].cells[3].value, "{ \"(");
    assert_eq!(slice(SAMPLE, grid.lines[0].cells[2].span), "Thái");
    assert_eq!(slice(SAMPLE, grid.lines[0].cells[3].span), slice(SAMPLE, grid.lines[0].span));
}

#[test]
fn operators_bind_as_the_manual_says() {
    assert!(matches!(expression("a or (b and c)"), Expr::Or(parts) if matches!(parts[1], Expr::And(_))));
    assert!(matches!(expression("not a = b and c"), Expr::And(parts) if matches!(parts[0], Expr::Not(..))));
    let Expr::Binary { op: ArithmeticOp::Subtract, left, .. } = expression("a - b * 2 - c") else { panic!() };
    assert!(matches!(*left, Expr::Binary { op: ArithmeticOp::Subtract, .. }));
    let Expr::Compare { right, .. } = expression("on >= born + 18 years") else { panic!() };
    assert!(matches!(*right, Expr::Binary { right, .. } if matches!(*right, Expr::Duration { .. })));
    assert!(
        matches!(expression("x in low..high"), Expr::In { choices, .. } if matches!(choices[..], [Choice::Range(..)]))
    );
    assert!(matches!(expression("d in 2024-01-01..2024-06-30"), Expr::In { .. }));
}

#[test]
fn letters_are_composed_and_spans_are_of_the_original() {
    let text = "\u{feff}set tha\u{301}i of Da\u{302}n = xa\u{303}\r\n";
    let tree = clean(text);
    let Some(Item::Set(set)) = tree.items.first() else { panic!() };
    assert_eq!(set.name.value, "thái");
    assert_eq!(slice(text, set.name.span), "tha\u{301}i");
    assert_eq!(slice(text, set.versions[0].members[0].span), "xa\u{303}");
    assert!(slice(text, set.span).ends_with('\u{303}'));
}

#[test]
fn line_ends_of_either_kind_give_the_same_tree() {
    let (tree, found) = read(&SAMPLE.replace('\n', "\r\n"));
    assert!(found.is_empty(), "{found:#?}");
    let text = |tree: &Tree| tree.items.iter().find(|item| matches!(item, Item::Text(_))).cloned();
    let words = |tree: &Tree| match text(tree) {
        Some(Item::Text(text)) => {
            text.parts.iter().filter(|p| matches!(p, TextPart::Words(_))).cloned().collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    assert_eq!(words(&tree), words(&clean(SAMPLE)));
    assert!(words(&tree).len() > 3);
}

#[test]
fn four_faults_in_four_items_are_four_findings() {
    let text = "codes A { x = }\nset s of A = x\nset t of = x\nparam p integer = 5\nrecord R {\n  key id text coded\n}\nset u of A = x\n";
    let (tree, found) = read(text);
    assert_eq!(found.len(), 4, "{found:#?}");
    let names: Vec<_> =
        tree.items.iter().map(|i| if let Item::Set(s) = i { s.name.value.as_str() } else { "?" }).collect();
    assert_eq!(names, ["s", "u"]);
}

#[test]
fn stand_ins_let_the_item_survive() {
    let text =
        "report r { period 2024-02-30 to 30/06/2024 }\nparam p: integer = 99999999999999999999999999999999999999999\n";
    let (tree, found) = read(text);
    assert_eq!(ids(&found), ["E0116", "E0115", "E0117"]);
    let Some(Item::Report(report)) = tree.items.first() else { panic!() };
    let (from, to) = report.period.clone().unwrap();
    assert_eq!((Some(from.value), Some(to.value)), (Date::new(2024, 2, 29), Date::new(2024, 6, 30)));
    assert_eq!(tree.items.len(), 2);
}

#[test]
fn endless_nesting_is_a_finding() {
    for unit in ["not ", "(", "-", "((", "a in (", "f(", "{", "heading \"x\" {"] {
        let (_, found) = read(&format!("table t of R where {}", unit.repeat(50_000)));
        assert!(!found.is_empty(), "{unit}");
    }
    let (_, found) = read(&format!("record R {{ let a = b{} }}", " + b".repeat(50_000)));
    assert_eq!(ids(&found), [codes::TOO_DEEP.id]);
    let both = format!("record R {{ let a = {}b{} }}", "(".repeat(60), " + b)".repeat(60));
    assert_eq!(ids(&read(&both).1), Vec::<&str>::new());
}

#[test]
fn deep_nesting_is_read_at_once() {
    let started = Instant::now();
    for (open, close) in [("(", ")"), ("not (", ")"), ("f(", ")"), ("x in ((", "))"), ("-(", ")"), ("a + (", ")")] {
        let text = format!("record R {{ let a = {}b{} }}", open.repeat(30), close.repeat(30));
        assert_eq!(ids(&read(&text).1), Vec::<&str>::new(), "{open}");
        let broken = format!("record R {{ let a = {}b §{} }}", open.repeat(30), close.repeat(30));
        assert_eq!(read(&broken).1.len(), 1, "{open}");
    }
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn words_that_begin_a_part_may_name_a_field() {
    assert!(matches!(expression("note = \"x\" and show"), Expr::And(parts) if parts.len() == 2));
    clean(
        "record R {\n  note text\n  show text\n  check text\n  split text\n  cite text\n  let a = note\n  let b = cell.total\n}\n",
    );
    clean("table t of R where note = cite { column 3 \"A\" where total check [3] = [3] }");
}

#[test]
fn a_large_table_is_read_in_linear_time() {
    let columns = |n: usize| {
        let lines: String =
            (0..n).map(|i| format!("  column {i} \"Cột {i}\" = count where a = {i} and not (b in (x, y))\n")).collect();
        format!("table t of R {{\n{lines}}}\n")
    };
    let time = |text: &str| {
        let started = Instant::now();
        assert_eq!(ids(&read(text).1), Vec::<&str>::new());
        started.elapsed()
    };
    time(&columns(10));
    let (small, large) = (time(&columns(250)), time(&columns(2_500)));
    assert!(large < small * 60, "{small:?} {large:?}");
}
