//! Rules of ordinary size: what is asked of them grows as they do, and what is long is shown and counted like anything else.

use bieu::outcome::CellValue;
use bieu::records::{Origin, RawCell};
use bieu::unstable::prove::steps_taken;
use bieu::unstable::report::findings::{RenderStyle, render, render_all};
use bieu::value::Number;
use bieu::{Rules, compare};

fn codes(count: usize) -> String {
    let codes: String = (0..count).map(|code| format!("  c{code} \"C{code}\"\n")).collect();
    format!("language 1\n\ncodes C \"C\" {{\n{codes}}}\n\n")
}

/// A table with a row for each code of a list.
fn rows_of_a_list(rows: usize) -> String {
    let record = "record R \"R\" {\n  key id text \"Id\"\n  c C\n  n integer \"N\"\n}\n\n";
    let columns: String = (1..=12).map(|k| format!("  column {k} \"{k}\" where n in {k}..{}\n", k + 5)).collect();
    format!("{}{record}table t \"T\" of R {{\n  rows C\n  total \"All\"\n{columns}}}\n", codes(rows))
}

const NUMBERS: &str =
    "language 1\n\nrecord R \"R\" {\n  key id text \"Id\"\n  n integer \"N\"\n  m integer \"M\"\n}\n\n";

/// A split with an arm for each of so many ranges of numbers.
fn arms(arms: usize) -> String {
    let arms: String = (0..arms).map(|k| format!("    column a{k} \"{k}\" : {}..{}\n", 3 * k, 3 * k + 2)).collect();
    let split = format!("  split [all] by n {{\n{arms}    column rest \"Rest\" otherwise\n  }}\n");
    format!("{NUMBERS}table t \"T\" of R {{\n  total \"T\"\n  column all \"All\"\n{split}}}\n")
}

/// So many columns, each over a range of its own.
fn columns(columns: usize) -> String {
    let columns: String =
        (1..=columns).map(|k| format!("  column {k} \"{k}\" where n in {k}..{} where m > {k}\n", k + 9)).collect();
    format!("{NUMBERS}table t \"T\" of R {{\n  total \"T\"\n{columns}}}\n")
}

/// One condition of so many parts.
fn parts(parts: usize) -> String {
    let parts: Vec<String> = (0..parts).map(|k| format!("n = {}", 2 * k)).collect();
    format!("{NUMBERS}table t \"T\" of R {{\n  total \"T\"\n  column 1 \"1\" where {}\n}}\n", parts.join(" or "))
}

/// What rules are made of, how they are written at a size, and the smaller size.
type Kind = (&'static str, fn(usize) -> String, usize);

#[test]
fn four_times_the_rules_take_about_four_times_the_steps() {
    let kinds: [Kind; 4] =
        [("rows", rows_of_a_list, 60), ("arms", arms, 40), ("columns", columns, 40), ("parts", parts, 200)];
    for (what, rules, size) in kinds {
        let steps = |size: usize| {
            let before = steps_taken();
            let rules = Rules::from_text("rules.bieu", &rules(size)).unwrap();
            assert!(!rules.proofs().is_empty());
            steps_taken() - before
        };
        let (small, large) = (steps(size), steps(4 * size));
        assert!(small > size as u64, "{what}: {small}");
        assert!(large < 6 * small, "{what}: {small} steps at {size}, {large} at {}", 4 * size);
    }
}

/// Every column is searched for a record that shows its change.
#[test]
fn four_times_the_changed_columns_take_about_four_times_the_steps_to_compare() {
    let steps = |size: usize| {
        let old = columns(size);
        let [old, new] = [&old, &old.replace(" where m > ", " where m >= ")]
            .map(|text| Rules::from_text("rules.bieu", text).unwrap());
        let before = steps_taken();
        let comparison = compare(&old, &new);
        let changed = comparison.meaning.iter().filter(|found| !found.verdict.is_equal()).count();
        assert_eq!(changed, size);
        steps_taken() - before
    };
    let (small, large) = (steps(40), steps(160));
    assert!(small > 40, "{small}");
    assert!(large < 6 * small, "{small} steps of 40 columns, {large} of 160");
}

#[test]
fn codes_beyond_sixteen_bits_are_counted_as_themselves() {
    let columns =
        [63, 65_599, 0, 65_536].map(|code| format!("  column {code} \"C{code}\" where c = c{code}\n")).concat();
    let record = "record R \"R\" {\n  key id text \"Id\"\n  c C\n}\n\n";
    let text = format!("{}{record}table t \"T\" of R {{\n  total \"All\"\n{columns}}}\n", codes(65_600));
    let rules = Rules::from_text("rules.bieu", &text).unwrap();
    let mut records = rules.records();
    let of = rules.schema().find_record("R").unwrap();
    let input = records.input("R.csv");
    for (line, code) in (1..).zip(["C63", "C65599", "c65599", "C65536"]) {
        let id = line.to_string();
        records.push_row(of, Origin { input, line }, &[RawCell::Text(&id), RawCell::Text(code)]);
    }
    let outcome = rules.evaluate(&records.finish()).unwrap();
    let counted: Vec<CellValue> =
        (0..4).map(|column| outcome.tables[0].cell(0, column).unwrap().value.clone()).collect();
    assert_eq!(counted, [1, 2, 0, 1].map(|count| CellValue::Number(Number::from(count))));
}

#[test]
fn a_place_far_into_a_long_line_is_shown_with_what_stands_around_it() {
    let label = "T".repeat(66_000);
    let text = format!("{NUMBERS}table t \"{label}\" of R {{ total \"T\" column 1 \"S\" where idd = 1 }}\n");
    let faults = Rules::from_text("rules.bieu", &text).unwrap_err();
    let shown = String::from(render(&faults.findings[0], &faults.sources, RenderStyle::default()));
    assert!(shown.contains("rules.bieu:9:66048"), "{shown}");
    assert!(shown.contains("…TTTT") && shown.contains("where idd = 1 }"), "{shown}");
    assert!(shown.len() < 1_000, "{shown}");
    let marked = shown.lines().position(|line| line.contains("where idd")).unwrap();
    let lines: Vec<&str> = shown.lines().collect();
    let column = |line: &str, part: &str| line[..line.find(part).unwrap()].chars().count();
    assert_eq!(column(lines[marked], "idd"), column(lines[marked + 1], "─"), "{shown}");
}

#[test]
fn of_very_many_findings_the_gravest_are_drawn_and_the_rest_counted() {
    for between in [" ", "\n"] {
        let text = format!("language 1\n\ncodes C \"C\" {{ {} }}\n", vec!["a \"A\""; 20_000].join(between));
        let faults = Rules::from_text("rules.bieu", &text).unwrap_err();
        assert!(faults.findings.len() > 19_000);
        let all: Vec<_> = faults.findings.iter().map(|finding| (&faults.sources, finding)).collect();
        let shown = render_all(&all, RenderStyle::default());
        assert_eq!(shown.matches("bieu::E").count(), 100);
        assert!(shown.contains("… and 19,899 more; `--format plain` gives all of them"));
    }
}
