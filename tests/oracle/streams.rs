//! Counting records as they are read, against keeping them: the same figures, rejects and accounts, for files of any dirt, pushed in bits
//! of any length, on any number of threads.

use std::cell::Cell;

use bieu::records::{CsvAccount, FileError, Opening, Records, open_csv, read_csv};
use bieu::unstable::exec::Counted;
use bieu::{Holding, Rules};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::agreement::{for_each, program};
use super::generate::{Case, case};

/// A program with files that were spoiled, and how they are read.
#[derive(Debug, Clone)]
struct Spoiled {
    rules: String,
    files: Vec<(String, Vec<u8>)>,
    threads: usize,
    holding: Holding,
    bit: usize,
}

/// What is put into a file somewhere.
const DIRT: &[&[u8]] = &[
    b"\"",
    b",",
    b"\n",
    b"\r",
    b"\r\n",
    b"\"\"",
    b" ",
    b"\t",
    b";",
    b"\xFF",
    b"\xC3",
    b"0",
    b"=",
    b"#REF!",
    b"\n\n",
    b"\n,,,,\n",
    b"\"x\ny\"",
    "\u{200B}".as_bytes(),
    "\u{FEFF}".as_bytes(),
    "\u{A0}".as_bytes(),
    b"E+11",
    b"'1",
    b"\x07",
    b"/",
    b"-",
    b".0",
    b"\"a\"\"b\"",
];

/// The edit by which a line stands twice.
const TWICE: usize = DIRT.len();

fn spoiled() -> impl Strategy<Value = Spoiled> {
    let edits = proptest::collection::vec((any::<u16>(), 0..DIRT.len() + 4), 0..8);
    let manner = (1usize..4, 1usize..3000, 1usize..40, 0usize..6, 1usize..2000);
    (case(), edits, manner, any::<u8>()).prop_map(|(case, edits, (threads, bytes, rows, texts, bit), form)| {
        let Case { rules, inputs, .. } = case;
        let file = |(number, input): (usize, super::generate::Input)| {
            let mut text = input.csv().into_bytes();
            if form & 1 == 1 {
                text =
                    text.iter().flat_map(|byte| if *byte == b'\n' { b"\r\n".to_vec() } else { vec![*byte] }).collect();
            }
            for (at, dirt) in edits.iter().skip(number % 2).step_by(1 + usize::from(form & 2 == 2)) {
                spoil(&mut text, usize::from(*at), *dirt);
            }
            // A key that stands twice asks for a second look, and chance alone seldom doubles one.
            if form & 4 == 4 {
                spoil(&mut text, usize::from(form), TWICE);
            }
            (input.record, text)
        };
        let files = inputs.into_iter().enumerate().map(file).collect();
        Spoiled { rules, files, threads, holding: Holding { bytes, rows, texts }, bit }
    })
}

fn spoil(text: &mut Vec<u8>, at: usize, dirt: usize) {
    let at = at % (text.len() + 1);
    let line = |from: usize| {
        from + text[from..].iter().position(|byte| *byte == b'\n').map_or(text.len() - from, |end| end + 1)
    };
    let (start, end) = (line(at), line(line(at)));
    match dirt.checked_sub(DIRT.len()) {
        None => drop(text.splice(at..at, DIRT[dirt].iter().copied())),
        // A line stands twice, or is gone.
        Some(0 | 1) => {
            let again = text[start..end].to_vec();
            text.extend(again);
        }
        Some(2) => drop(text.drain(start..end)),
        Some(_) => text.truncate(at),
    }
}

/// The rules with a row for each record that can be one; none where they are refused.
fn with_rows_of(spoiled: &Spoiled) -> Option<Rules> {
    let rules = program(&spoiled.rules, None).ok()?;
    if rules.unit_types().is_empty() {
        return Some(rules);
    }
    let mut builder = rules.records();
    for (name, text) in &spoiled.files {
        let record = rules.schema().find_record(name).expect("a record type of the program");
        // A file that cannot be read gives no rows.
        let _ = read_csv(&mut builder, record, name, text);
    }
    let records = builder.finish();
    rules.with_units(records).ok().map(|(rules, _)| rules)
}

type Read = (Records, Counted, Vec<CsvAccount>);

fn kept(rules: &Rules, spoiled: &Spoiled) -> Result<Read, Vec<FileError>> {
    let mut builder = rules.records();
    let (mut accounts, mut faults) = (Vec::new(), Vec::new());
    for (name, text) in &spoiled.files {
        let record = rules.schema().find_record(name).expect("a record type of the program");
        match read_csv(&mut builder, record, name, text) {
            Ok(account) => accounts.push(account),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let records = builder.finish();
    let counted = rules.count_with(&records, 1).expect("records of the program");
    Ok((records, counted, accounts))
}

fn streamed(rules: &Rules, spoiled: &Spoiled, looked: &Cell<u32>) -> Result<Read, Vec<FileError>> {
    let mut builder = rules.records();
    let (mut accounts, mut faults) = (Vec::new(), Vec::new());
    let (mut texts, mut opened) = (Vec::new(), Vec::new());
    for (name, text) in &spoiled.files {
        let record = rules.schema().find_record(name).expect("a record type of the program");
        if !rules.counts_as_read(record) {
            match read_csv(&mut builder, record, name, text) {
                Ok(account) => accounts.push(Some(account)),
                Err(fault) => faults.push(fault),
            }
            continue;
        }
        match open(&mut builder, record, name, text, spoiled.bit) {
            Ok(file) => {
                texts.push((accounts.len(), text));
                accounts.push(None);
                opened.push(file);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut counter =
        rules.counter(builder, opened, spoiled.threads).expect("a builder of the program").holding(spoiled.holding);
    for (number, (_, text)) in texts.iter().enumerate() {
        let start = usize::try_from(counter.start(number)).expect("a short file");
        text[start..].chunks(spoiled.bit).for_each(|bit| counter.push(number, bit));
        counter.end(number);
    }
    for look in counter.looks() {
        looked.set(looked.get() + 1);
        let bytes = look.bytes.start as usize..look.bytes.end as usize;
        counter.look_again(&look, &texts[look.file].1[bytes]).expect("the same file");
    }
    let (records, counted, files) = counter.finish().expect("a builder of the program");
    for ((place, _), file) in texts.iter().zip(files) {
        accounts[*place] = Some(file.account(rules.schema()));
    }
    Ok((records, counted, accounts.into_iter().flatten().collect()))
}

fn open(
    builder: &mut bieu::records::RecordsBuilder<'_>,
    record: bieu::schema::RecordId,
    name: &str,
    text: &[u8],
    bit: usize,
) -> Result<bieu::records::CsvFile, FileError> {
    let mut length = bit;
    loop {
        let head = &text[..length.min(text.len())];
        match open_csv(builder, record, name, head, length >= text.len())? {
            Opening::Open(file) => return Ok(*file),
            Opening::More => length *= 2,
        }
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, kept: &T, streamed: &T) -> Result<(), TestCaseError> {
    if kept == streamed {
        return Ok(());
    }
    Err(TestCaseError::fail(format!("{what}\nkept:\n{kept:#?}\nas they are read:\n{streamed:#?}")))
}

#[test]
fn records_that_are_not_kept_are_counted_as_those_that_are() {
    let (counted, looked) = (Cell::new(0u32), Cell::new(0u32));
    for_each(&spoiled(), 3, |spoiled| {
        let Some(rules) = with_rows_of(spoiled) else { return Ok(false) };
        let (kept, streamed) = match (kept(&rules, spoiled), streamed(&rules, spoiled, &looked)) {
            (Err(kept), Err(streamed)) => return same("faults of files", &kept, &streamed).map(|()| true),
            (Ok(kept), Ok(streamed)) => (kept, streamed),
            _ => return Err(TestCaseError::fail("one way takes the files, the other does not")),
        };
        same("accounts", &kept.2, &streamed.2)?;
        for ((record, one), (_, other)) in kept.0.iter().zip(streamed.0.iter()) {
            same("rejects", &one.rejects, &other.rejects)?;
            same("what was forgiven", &one.taken, &other.taken)?;
            same("read", &(one.given, one.read), &(other.given, other.read))?;
            same("accepted", &(one.len() as u64), &(other.len() as u64 + other.passed))?;
            if other.passed > 0 {
                assert!(rules.counts_as_read(record));
                counted.set(counted.get() + 1);
            }
        }
        same("what was counted", &kept.1, &streamed.1)?;
        let outcomes = (rules.outcome(&kept.1), rules.outcome(&streamed.1));
        same("outcomes", &outcomes.0, &outcomes.1).map(|()| true)
    });
    assert!(counted.get() > 0, "no file was counted as it was read");
    assert!(looked.get() > 0, "no file was looked at again");
}
