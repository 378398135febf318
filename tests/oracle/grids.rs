//! Files of counts: the table of parts is that of the whole, however records are parted; edited rules get from a file what they would get from
//! the records, or a refusal; and no bytes bring a reader down.

use std::cell::Cell;

use bieu::Rules;
use bieu::grid::{GridFile, Input as Given, InputDigest, Keys, NoGridFileError, Part};
use bieu::records::{FileError, read_csv};
use bieu::schema::RecordId;
use bieu::unstable::exec::Counted;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use xxhash_rust::xxh3::xxh3_64;

use super::agreement::{for_each, for_each_case, for_each_of, loaded, must_agree, read};
use super::changes::{Pair, pair};
use super::generate::{Case, Input, case};

/// A program with records that are parted somehow.
#[derive(Debug, Clone)]
struct Parted {
    case: Case,
    parts: u32,
    /// For each line its part, over and over.
    of_line: Vec<u32>,
    threads: u32,
    refined: bool,
}

fn parted() -> impl Strategy<Value = Parted> {
    let of_line = proptest::collection::vec(0u32..9, 1..40);
    let again = proptest::option::of(0usize..100);
    let manner = (1u32..10, of_line, 1u32..4, any::<bool>(), again);
    (case(), manner).prop_map(|(mut case, (parts, of_line, threads, refined, again))| {
        for input in &mut case.inputs {
            let repeated = again.and_then(|line| input.lines.get(line % input.lines.len().max(1)).cloned());
            input.lines.extend(repeated);
        }
        Parted { case, parts, of_line, threads, refined }
    })
}

/// The records of one part: the lines of types that are parted, and all of the others.
fn part_of(rules: &Rules, parted: &Parted, part: u32) -> Vec<Input> {
    let types: Vec<RecordId> = rules.counted_in_parts().collect();
    let is_parted = |input: &Input| rules.schema().find_record(&input.record).is_some_and(|of| types.contains(&of));
    let is_mine = |(line, _): &(usize, &String)| parted.of_line[line % parted.of_line.len()] % parted.parts == part;
    let mine = |input: &Input| match is_parted(input) {
        true => Input {
            lines: input.lines.iter().enumerate().filter(is_mine).map(|(_, line)| line.clone()).collect(),
            ..input.clone()
        },
        false => input.clone(),
    };
    parted.case.inputs.iter().map(mine).collect()
}

fn counted(rules: &Rules, inputs: &[Input], part: Part, threads: u32) -> Vec<u8> {
    let counted: Counted = rules.count_with(&read(rules, inputs), threads).expect("records of the program");
    let given: Vec<Given> = inputs
        .iter()
        .map(|input| {
            let mut digest = InputDigest::default();
            digest.push(input.csv().as_bytes());
            Given { record: rules.schema().find_record(&input.record).expect("a type of the program"), digest }
        })
        .collect();
    let mut builder = rules.records();
    for input in inputs {
        let record = rules.schema().find_record(&input.record).expect("a record type of the program");
        read_csv(&mut builder, record, &input.record, input.csv().as_bytes()).expect("a file with all its columns");
    }
    let keys = rules.counted_in_parts().map(|record| (record, builder.key_digests(record))).collect();
    rules.grid_file(&counted, part, &Keys::Digests(keys), &given).expect("counted by the program").to_bytes()
}

/// Where records are rows, no file is made of what was counted, and none is read.
fn is_refused(rules: &Rules, inputs: &[Input]) -> bool {
    if rules.unit_types().is_empty() {
        return false;
    }
    let counted = rules.count_with(&read(rules, inputs), 1).expect("records of the program");
    let file = rules.grid_file(&counted, Part::WHOLE, &Keys::Unique, &[]);
    assert!(matches!(file, Err(NoGridFileError::RowsAreRecords(_))), "{file:?}");
    assert_eq!(code(&rules.counted_of(&[]).unwrap_err()), "E1505");
    true
}

fn read_file(name: &str, bytes: &[u8]) -> Result<GridFile, TestCaseError> {
    GridFile::read(name, bytes).map_err(|fault| TestCaseError::fail(fault.to_string()))
}

fn code(fault: &FileError) -> &'static str {
    fault.findings[0].code.id
}

#[test]
fn parts_make_the_table_of_the_whole_or_none() {
    let (same, refused, twice) = (Cell::new(0u32), Cell::new(0u32), Cell::new(0u32));
    for_each_of(100, &parted(), |parted| {
        let Some(rules) = loaded(&parted.case.rules, &parted.case.inputs) else { return Ok(false) };
        if is_refused(&rules, &parted.case.inputs) {
            return Ok(true);
        }
        let records = read(&rules, &parted.case.inputs);
        let counting = if parted.refined { rules.refined() } else { rules.clone() };
        let files = (0..parted.parts).map(|part| {
            let of = Part { number: part + 1, of: parted.parts };
            read_file(&format!("{part}.grid"), &counted(&counting, &part_of(&rules, parted, part), of, parted.threads))
        });
        let mut files = files.collect::<Result<Vec<_>, _>>()?;
        let turn = parted.of_line[0] as usize % files.len();
        files.rotate_left(turn);
        let whole = rules.evaluate(&records).expect("records of the program");
        match rules.counted_of(&files) {
            Ok(counted) => {
                same.set(same.get() + 1);
                must_agree(&whole, &rules.outcome(&counted).expect("counted by the program"))?;
            }
            // Two parts that happen to hold the same lines of a type are taken for one that was counted twice.
            Err(fault) if code(&fault) == "E1508" => refused.set(refused.get() + 1),
            // A key that stands twice is in two parts here.
            Err(fault) if code(&fault) == "E1510" && records.rejects().any(|reject| reject.is_for_its_key()) => {
                twice.set(twice.get() + 1)
            }
            Err(fault) => return Err(TestCaseError::fail(fault.to_string())),
        }
        // A part that is lacking, or there twice, is refused.
        if files.len() > 1 {
            prop_assert_eq!(code(&rules.counted_of(&files[1..]).unwrap_err()), "E1507");
        }
        files.push(files[0].clone());
        prop_assert_eq!(code(&rules.counted_of(&files).unwrap_err()), "E1508");
        Ok(true)
    });
    let counts = (same.get(), refused.get(), twice.get());
    assert!(
        counts.0 > 40 && counts.0 > 10 * counts.1 && counts.2 > 0,
        "{counts:?} are the same, refused, or have a key in two parts"
    );
}

#[test]
fn a_file_holds_the_same_bytes_for_any_threads_and_order() {
    for_each(&parted(), 6, |parted| {
        let Some(rules) = loaded(&parted.case.rules, &parted.case.inputs) else { return Ok(false) };
        if is_refused(&rules, &parted.case.inputs) {
            return Ok(true);
        }
        let bytes = counted(&rules, &parted.case.inputs, Part::WHOLE, 1);
        let turned: Vec<Input> = parted
            .case
            .inputs
            .iter()
            .map(|input| Input { lines: input.lines.iter().rev().cloned().collect(), ..input.clone() })
            .collect();
        // What the inputs were is another thing.
        let without_inputs = |inputs: &[Input], threads| {
            let counted = rules.count_with(&read(&rules, inputs), threads).expect("records of the program");
            rules.grid_file(&counted, Part::WHOLE, &Keys::Unique, &[]).expect("counted by the program").to_bytes()
        };
        let one = without_inputs(&parted.case.inputs, 1);
        prop_assert_eq!(&one, &without_inputs(&parted.case.inputs, 1 + parted.threads));
        prop_assert_eq!(&one, &without_inputs(&turned, 1));
        let again = read_file("a.grid", &bytes)?;
        prop_assert_eq!(again.to_bytes(), bytes);
        Ok(true)
    });
}

#[test]
fn rules_that_tell_every_code_apart_give_the_same_outcome() {
    for_each_case(6, |rules, case| {
        let records = read(rules, &case.inputs);
        must_agree(&rules.evaluate(&records).unwrap(), &rules.refined().evaluate(&records).unwrap())
    });
}

#[test]
fn edited_rules_get_from_a_file_what_the_records_give_or_a_refusal() {
    let (served, refused) = (Cell::new(0u32), Cell::new(0u32));
    for_each_of(100, &(pair(), any::<bool>()), |(Pair { old, new }, refined)| {
        let (Some(rules), Some(edited)) = (loaded(&old.rules, &old.inputs), loaded(new, &old.inputs)) else {
            return Ok(false);
        };
        if is_refused(&rules, &old.inputs) {
            return Ok(true);
        }
        let counting = if *refined { rules.refined() } else { rules };
        let file = read_file("a.grid", &counted(&counting, &old.inputs, Part::WHOLE, 1))?;
        match edited.counted_of(&[file]) {
            Ok(counted) => {
                served.set(served.get() + 1);
                let records = read(&edited, &old.inputs);
                let direct = edited.evaluate(&records).expect("records of the program");
                must_agree(&direct, &edited.outcome(&counted).expect("counted by the program"))?;
            }
            Err(fault) => {
                refused.set(refused.get() + 1);
                prop_assert!(["E1504", "E1505"].contains(&code(&fault)), "{}", fault);
            }
        }
        Ok(true)
    });
    assert!(served.get() > 20 && refused.get() > 5, "{} served, {} refused", served.get(), refused.get());
}

/// Bytes that were changed, with a checksum that matches them: what stands in a file is looked at itself.
#[test]
fn no_bytes_bring_a_reader_down() {
    let (read, refused) = (Cell::new(0u32), Cell::new(0u32));
    let edits = proptest::collection::vec((any::<u16>(), any::<u8>()), 0..4);
    for_each(&(case(), edits, any::<u16>(), any::<bool>()), 3, |(case, edits, cut, mends)| {
        let Some(rules) = loaded(&case.rules, &case.inputs) else { return Ok(false) };
        if is_refused(&rules, &case.inputs) {
            return Ok(true);
        }
        let mut bytes = counted(&rules, &case.inputs, Part::WHOLE, 1);
        for (at, byte) in edits {
            let at = usize::from(*at) % bytes.len();
            bytes[at] = *byte;
        }
        if cut % 4 == 0 {
            bytes.truncate(usize::from(*cut) % (bytes.len() + 1));
        }
        if *mends && bytes.len() > 18 {
            let checksum = xxh3_64(&bytes[18..]).to_le_bytes();
            bytes[10..18].copy_from_slice(&checksum);
        }
        match GridFile::read("a.grid", &bytes) {
            Err(fault) => {
                refused.set(refused.get() + 1);
                prop_assert!(["E1501", "E1502", "E1503"].contains(&code(&fault)), "{}", fault);
            }
            Ok(file) => {
                read.set(read.get() + 1);
                let _ = (file.points(), file.scarce_points(), file.types(), file.digested());
                // What was changed may be a number: then there is an outcome, of which only that can be asked.
                if let Ok(counted) = rules.counted_of(&[file]) {
                    let _ = rules.outcome(&counted).expect("counted by the program");
                }
            }
        }
        Ok(true)
    });
    assert!(read.get() > 0 && refused.get() > 0, "{} read, {} refused", read.get(), refused.get());
}
