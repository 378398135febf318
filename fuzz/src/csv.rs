//! Files of CSV, with the `csv` crate as the judge of what stands in which cell.

use bieu::records::read_csv;

use crate::cells::{Cells, chosen, finish, is_plain, kept, trimmed};

/// No bytes bring the reader down. Of a well-formed file it keeps what the judge reads, in the rows that it does not reject.
pub fn hold(bytes: &[u8]) {
    let Some((first, body)) = bytes.split_first() else {
        return;
    };
    let (rules, record) = chosen(*first);
    let is_texts = first % 2 == 0;
    let header: &[u8] = if is_texts { b"a,b,c\n" } else { b"id,sex,number,size,day,yes,place\n" };
    // Of the other files the fuzzer makes the header too.
    let text = if first % 4 < 2 { [header, body].concat() } else { body.to_vec() };
    let mut builder = rules.records();
    let Ok(account) = read_csv(&mut builder, record, "fuzz.csv", &text) else {
        return;
    };
    let records = finish(rules, builder, record, account.read);
    if first % 4 != 0 || !is_well_formed(&text) {
        return;
    }
    let Some(expected) = judged(&text) else {
        return;
    };
    let kept: Vec<Cells> = kept(&records, record).into_values().collect();
    let rejected = records.set(record).rejects.len();
    assert_eq!(kept.len() + rejected, expected.len(), "a row is neither kept nor rejected");
    // The judge counts an empty line to the row after it, so rows are told by their order and not by their line.
    assert!(rejected > 0 || kept == expected, "{kept:?} is kept of {expected:?}");
}

/// Whether each cell that begins with a quotation mark ends with one, other marks within it doubled, and no other cell has one.
fn is_well_formed(text: &[u8]) -> bool {
    let mut bytes = text.iter().copied().peekable();
    loop {
        if bytes.next_if_eq(&b'"').is_some() {
            loop {
                match bytes.next() {
                    None => return false,
                    Some(b'"') if bytes.next_if_eq(&b'"').is_none() => break,
                    Some(_) => {}
                }
            }
        } else {
            while bytes.next_if(|byte| !b",\n\"".contains(byte)).is_some() {}
        }
        match bytes.next() {
            None => return true,
            Some(b',' | b'\n') => {}
            Some(_) => return false,
        }
    }
}

/// The rows after the header that hold something. None if a row has not three cells, or a cell is not plain text.
fn judged(text: &[u8]) -> Option<Vec<Cells>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.ok().filter(|row| row.len() == 3 && row.iter().all(is_plain))?;
        let cells = [0, 1, 2].map(|place| trimmed(&row[place]));
        if cells != [None, None, None] {
            rows.push(cells);
        }
    }
    Some(rows)
}
