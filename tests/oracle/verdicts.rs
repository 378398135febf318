//! What checks say over blanks, worked out by hand, and asked of both evaluators.

#![allow(clippy::expect_used)]

use bieu::Rules;
use bieu::outcome::{CheckResult, Outcome, State};
use bieu::records::read_csv;

/// The results of the checks of a table over one person, as the grid and as the plain evaluator say.
fn said(fields: &str, table: &str, csv: &str) -> Vec<CheckResult> {
    let text = format!(
        "language 1\nrecord Person {{\n  key code text\n{fields}}}\n\
         table people of Person {{\n  total \"All\"\n{table}}}\n"
    );
    let rules = Rules::from_text("rules.bieu", &text).expect("the rules are sound");
    let mut builder = rules.records();
    let person = rules.schema().find_record("Person").expect("it is declared");
    read_csv(&mut builder, person, "people.csv", csv.as_bytes()).expect("a file with all its columns");
    let records = builder.finish();
    let results = |outcome: Outcome| {
        outcome.tables.into_iter().flat_map(|table| table.checks).map(|check| check.result).collect::<Vec<_>>()
    };
    let grid = results(rules.evaluate(&records).expect("records of these rules"));
    let plain = results(bieu::unstable::plain::evaluate(rules.model(), &records).expect("records of these rules"));
    assert_eq!(grid, plain, "the evaluators differ");
    grid
}

const OPEN: CheckResult = CheckResult::NotDecided(State::Undetermined);

/// Nobody is born in 1950 and of age in 2024 but under 18; but each of the two is asked by itself. Who is above 30 and under 18 by the
/// same expression is nobody.
#[test]
fn blanks_are_filled_in_expression_by_expression() {
    let columns = "  column 1 \"1\" where age(born, 2024-06-30) < 18 and year(born) = 1950\n\
                   \x20 column 2 \"2\" where age(born, 2024-06-30) < 18 and age(born, 2024-06-30) > 30\n\
                   \x20 check [1] = 0\n  check [2] = 0\n  check [1] + [2] <= 1\n";
    let results = said("  born date?\n", columns, "code,born\na,\n");
    assert_eq!(results, [OPEN, CheckResult::Holds, CheckResult::Holds]);
}

/// `n + (1 + 1)` is `n + 2`, and `day - 18 years` the same wherever it stands: 4 is not 6.
#[test]
fn an_expression_is_filled_in_once_however_it_is_written() {
    let columns = "  column 1 \"1\" where n + (1 + 1) in 3..4 and n + 2 = 6\n\
                   \x20 column 2 \"2\" where (n - -(1 + 1)) in 3..4 and n - -2 is known and (n - -2) = 6\n\
                   \x20 column 3 \"3\" where months(day - 18 years, day) - n in (0, 2..4) and months(day - 18 years, day) - n = 6\n\
                   \x20 check [1] = 0\n  check [2] = 0\n  check [3] = 0\n";
    let results = said("  n integer?\n  day date?\n", columns, "code,n,day\na,,\n");
    assert_eq!(results, [CheckResult::Holds, CheckResult::Holds, CheckResult::Holds]);
}

/// Nothing is known of the one person. Once that is filled in, nobody's study is missing: who was counted there is counted among the known.
#[test]
fn a_blank_that_is_filled_in_is_no_longer_missing() {
    let columns = "  column 1 \"1\" where sex = no\n\
                   \x20 column 2 \"2\" where sex = no and study is known\n\
                   \x20 column 3 \"3\" where sex = no and study is missing\n\
                   \x20 column 4 \"4\" where sex = no and study > 1\n\
                   \x20 check [1] = [2] + [3]\n  check [2] = 0\n  check [4] <= [2]\n  check [3] + [4] <= 1\n";
    let results = said("  sex yes/no?\n  study integer?\n", columns, "code,sex,study\na,,\n");
    assert_eq!(results, [CheckResult::Holds, CheckResult::Holds, CheckResult::Holds, CheckResult::Holds]);
}

/// Nobody knows the study of the one person, so it is missing, and whether it is above 1 is not decided. If it is 0, nobody is in
/// any column; if it is 2, in the second alone. So what is counted of the missing falls wherever the other is asked, in a product too;
/// as does the number of their codes, and of an average over them nothing is known.
#[test]
fn who_is_filled_in_leaves_the_missing_on_both_sides_of_a_product() {
    let columns = "  column 1 \"1\" where study is missing\n\
                   \x20 column 2 \"2\" where study > 1\n\
                   \x20 column 3 \"3\" = count distinct code where study is missing\n\
                   \x20 column 4 \"4\" = average n where study is missing\n\
                   \x20 check [1] * ([2] + 1) = 0\n  check ([2] + 1) / [1] <= 2\n  check [1] * [2] <= 1\n  check [2] * [2] <= 1\n\
                   \x20 check [2] + [3] >= 1\n  check [2] + [3] <= 2\n  check [4] >= [2]\n  check [4] = 5\n";
    let results = said("  study integer?\n  n integer\n", columns, "code,study,n\na,,5\n");
    let holds = CheckResult::Holds;
    assert_eq!(results, [holds.clone(), OPEN, holds.clone(), holds.clone(), OPEN, holds.clone(), OPEN, holds]);
}

/// Of twenty blanks with two values each there are 1,048,576 ways; of one more, nothing is said.
#[test]
fn of_too_many_ways_nothing_is_said() {
    let result = |blanks: usize| {
        let fields: String = (0..blanks).map(|field| format!("  f{field} yes/no?\n")).collect();
        let all: Vec<String> = (0..blanks).map(|field| format!("f{field} = yes")).collect();
        let all = all.join(" and ");
        let columns = format!(
            "  column 1 \"1\"\n  column 2 \"2\" where {all}\n  column 3 \"3\" where not ({all})\n  check [1] = [2] + [3]\n"
        );
        let header: String = (0..blanks).map(|field| format!(",f{field}")).collect();
        said(&fields, &columns, &format!("code{header}\na{}\n", ",".repeat(blanks)))
    };
    assert_eq!(result(20), [CheckResult::Holds]);
    assert_eq!(result(21), [OPEN]);
}
