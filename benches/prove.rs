//! How long proofs take. `cargo bench --bench prove`. Figures are kept in README.md.
//!
//! The program is as large as a form gets: 24 columns, 40 clauses, 12 fields, two splits, parts, checks; and once more with a hole
//! in each split, so that made-up records are looked for and replayed.

#![allow(missing_docs, reason = "a program, not a library")]
#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on is to stop")]

use bieu::unstable::check;
use bieu::unstable::model::Model;
use bieu::unstable::plan::{self, Plan};
use bieu::unstable::program::{NoFiles, load};
use bieu::unstable::prove::{Proof, Verdict, prove};
use divan::Bencher;

fn main() {
    divan::main();
}

const RECORDS: &str = r#"language 1
codes Sex { male female }
codes Group { g1 g2 g3 g4 g5 g6 g7 g8 g9 g10 g11 g12 g13 g14 g15 g16 }
codes Faith { none f1 f2 f3 }
codes School ordered { literate primary lower upper college university }
codes Kind { village school station cooperative enterprise office armed }
codes Type { commune ward township agency mass company service army police }
record Unit { key code text  type Type  founded date }
record Cell { key code text  unit Unit  kind Kind }
record Person {
  key id text
  cell Cell
  sex Sex
  group Group
  faith Faith?
  school School
  born date
  decided_on date
  study yes/no
  members integer
  years_of_work decimal?
  decorated yes/no?
}
"#;

/// The table; `rest` is what the last arm of a split asks for.
fn program(rest: &str) -> (Model, Plan) {
    let mut text = String::from(RECORDS);
    text.push_str("table form \"Form\" of Person\n  where decided_on in 2024-01-01..2024-06-30\n{\n  total \"All\"\n  column 1 \"All\"\n");
    text.push_str("  split [1] first of (2, 3, 4, 5, 6, 7, 8) {\n    column 2 \"C\" where study = yes\n");
    text.push_str("    column 3 \"C\" where cell.unit.type in (commune, ward, township)\n    column 4 \"C\" where cell.unit.type in (agency, mass)\n");
    text.push_str("    column 5 \"C\" where cell.unit.type = company where members >= 5\n    column 6 \"C\" where cell.unit.type = service\n");
    text.push_str("    column 7 \"C\" where cell.unit.type in (army, police) where cell.kind = armed\n");
    text.push_str(&format!("    column 8 \"C\" {rest}\n  }}\n"));
    text.push_str("  split [3] first of (9, 10, 11, 12, 13, 14, 15, 16) {\n    column 9 \"C\" where sex = female except group in (g1, g3) where school >= lower\n");
    text.push_str("    column 10 \"C\" where members < 5 where cell.unit.founded >= 2010-01-01\n    column 11 \"C\" where faith != none\n");
    text.push_str("    column 12 \"C\" where cell.kind = cooperative where years_of_work >= 2\n    column 13 \"C\" where cell.kind = station where members >= 2\n");
    text.push_str("    column 14 \"C\" where cell.kind = school where school >= college\n    column 15 \"C\" where cell.kind = enterprise\n");
    text.push_str(&format!("    column 16 \"C\" {rest}\n  }}\n"));
    text.push_str("  of which [1] {\n    column 17 \"C\" where sex = female\n    column 18 \"C\" where age(born, decided_on) in 18..30\n");
    text.push_str("    column 19 \"C\" where age(born, decided_on) > 60 where decorated = yes\n    column 20 \"C\" where faith is known except faith = none\n  }\n");
    text.push_str("  of which [17] {\n    column 21 \"C\" where group in (g2, g3, g4) where school >= upper\n    column 22 \"C\" where years_of_work > 10.5 or decorated = yes where members >= 3\n  }\n");
    text.push_str("  column 23 \"C\" where sex = male where age(born, decided_on) <= 30 where school >= college except faith is missing\n");
    text.push_str("  column 24 \"C\" where study = no where cell.kind in (village, office) where members in 5..50 where decided_on >= 2024-02-01\n");
    text.push_str("  check [1] = [2] + ... + [8]\n  check [3] = [9] + ... + [16]\n  check [21] <= [17]\n  check [18] + [19] <= [1]\n}\n");
    let (program, _) = load("form.bieu", &text, &NoFiles);
    let (model, findings) = check::check(&program.trees, &program.sources, None);
    let said: Vec<_> = findings.iter().filter(|finding| finding.is_error()).map(|finding| &finding.message).collect();
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(model.tables[0].columns.members.len(), 24);
    let clauses = model.tables[0].columns.members.iter().map(|member| member.clauses.len()).sum::<usize>();
    assert_eq!(clauses + model.tables[0].universe.len(), if rest == "otherwise" { 40 } else { 42 });
    let plan = plan::compile(&model);
    (model, plan)
}

fn refuted(proofs: &[Proof]) -> usize {
    proofs.iter().filter(|proof| matches!(proof.verdict, Verdict::Refuted { .. })).count()
}

/// Everything that is asked, where all is as it should be.
#[divan::bench]
fn prove_a_large_form(bencher: Bencher<'_, '_>) {
    let (model, plan) = program("otherwise");
    assert_eq!(refuted(&prove(&model, &plan)), 0);
    bencher.bench(|| prove(&model, &plan));
}

/// The same with a hole in each split: two splits and two checks are refuted with a made-up record.
#[divan::bench]
fn refute_a_large_form(bencher: Bencher<'_, '_>) {
    let (model, plan) = program("where members > 100");
    assert_eq!(refuted(&prove(&model, &plan)), 4);
    bencher.bench(|| prove(&model, &plan));
}
