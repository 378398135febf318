//! Programs that were read and checked, as an editor holds them: what is said of them, their tables, and proofs that are stopped.

use std::cell::Cell;
use std::path::Path;

use bieu::Rules;
use bieu::diagnostic::Diagnostic;
use bieu::unstable::stages::Checked;

use crate::oracle::agreement::{for_each_case, must_agree, program};
use crate::oracle::generate::files;

fn checked(text: &str) -> Checked {
    let (root, files) = files(text);
    Checked::load("rules.bieu", root, &files, None)
}

/// The rules as they are read, before records give rows.
fn without_rows(text: &str) -> Rules {
    program(text, None).expect("a program that is taken")
}

fn errors(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    findings.iter().filter(|finding| finding.is_error()).collect()
}

#[test]
fn a_table_can_be_had_before_anything_is_proved() {
    // Records that are rows are given to rules alone.
    for_each_case(6, |_, case| {
        let (rules, checked) = (without_rows(&case.rules), checked(&case.rules));
        let mut builder = checked.records().expect("nothing is wrong");
        for input in &case.inputs {
            let record = rules.schema().find_record(&input.record).expect("a record type of the program");
            bieu::records::read_csv(&mut builder, record, &input.record, input.csv().as_bytes()).expect("a file");
        }
        let records = builder.finish();
        must_agree(&rules.evaluate(&records).unwrap(), &checked.evaluate(&records).unwrap().unwrap())
    });
}

#[test]
fn what_is_wrong_is_said_as_it_is_of_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/model");
    let mut wrong = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "bieu") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let checked = checked(&text);
        match Rules::from_text("rules.bieu", &text) {
            Err(error) if checked.model().is_none() => {
                wrong += 1;
                assert_eq!(errors(&checked.findings()), errors(&error.findings), "{}", path.display());
            }
            // What refuses these is proofs or tests.
            Err(_) => assert!(errors(&checked.findings()).is_empty(), "{}", path.display()),
            Ok(rules) => {
                let known = |finding: &&Diagnostic| !rules.findings().contains(finding);
                assert_eq!(checked.findings().iter().find(known), None, "{}", path.display());
            }
        }
    }
    assert!(wrong > 100, "{wrong}");
}

#[test]
fn proofs_of_each_table_and_criteria_are_those_of_the_program() {
    for_each_case(6, |_, case| {
        let (rules, checked) = (without_rows(&case.rules), checked(&case.rules));
        let mut proofs: Vec<_> = (0..checked.subjects()).flat_map(|of| checked.prove(of, &|| false).unwrap()).collect();
        // Those of a program are also asked on other days.
        let asked = |proofs: &[bieu::unstable::prove::Proof]| -> Vec<_> {
            proofs.iter().map(|proof| (proof.table.clone(), proof.question.clone())).collect()
        };
        proptest::prop_assert_eq!(asked(&proofs), asked(rules.proofs()));
        // What fills lists and the rows of records is told of a program alone.
        if case.rules.contains("\n  label ") || case.rules.contains("\n  fill ") {
            for (proof, of_program) in proofs.iter_mut().zip(rules.proofs()) {
                proof.fills.clone_from(&of_program.fills);
            }
        }
        if rules.days().is_empty() {
            proptest::prop_assert_eq!(&proofs, rules.proofs());
        }
        Ok(())
    });
}

#[test]
fn a_proof_that_nobody_waits_for_is_given_up() {
    let fields: String = (0..12).map(|n| format!("  f{n} integer\n")).collect();
    let one_of_two: Vec<String> = (0..12).step_by(2).map(|n| format!("(f{n} = 1 or f{} = 2)", n + 1)).collect();
    let (few, many) = (one_of_two.join(" and "), one_of_two[1..].join(" and "));
    let text = format!(
        "language 1\nrecord R \"R\" {{\n  key id text\n{fields}}}\ntable t \"T\" of R {{\n  total \"All\"\n  \
         column few \"Few\" where {few}\n  column many \"Many\" where {many}\n  check [few] <= [many]\n}}\n"
    );
    let checked = checked(&text);
    let asked = Cell::new(0);
    let ask = |limit: u32| {
        asked.set(0);
        checked.prove(0, &|| {
            asked.set(asked.get() + 1);
            asked.get() > limit
        })
    };
    assert!(ask(u32::MAX).is_some());
    let all = asked.get();
    assert!(all > 200, "{all}");
    assert!(ask(20).is_none());
    assert!(asked.get() < all / 2, "{} of {all}", asked.get());
    assert_eq!(checked.prove(7, &|| false), Some(Vec::new()), "there is no such table");
}
