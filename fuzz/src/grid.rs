//! Files of counts. A file that is made for the law is its seed: its checksum is mended, so that what stands behind it is looked at.

use bieu::grid::{GridFile, Keys, Part};
use bieu::records::read_csv;

use crate::cells::chosen;

/// Where the checksum stands, and what it is of.
const CHECKSUM: std::ops::Range<usize> = 10..18;

/// No bytes bring the reader down, nor what makes a table of what it read; and what it takes is written as it was.
pub fn hold(bytes: &[u8]) {
    read(bytes);
    let mut mended = bytes.to_vec();
    if let Some(body) = mended.get(CHECKSUM.end..) {
        let checksum = xxhash_rust::xxh3::xxh3_64(body).to_le_bytes();
        mended[CHECKSUM].copy_from_slice(&checksum);
        read(&mended);
    }
}

fn read(bytes: &[u8]) {
    let Ok(file) = GridFile::read("fuzz.grid", bytes) else {
        return;
    };
    let again = GridFile::read("fuzz.grid", &file.to_bytes()).expect("a file that was written");
    assert_eq!(again, file, "what was read is written otherwise");
    let (rules, _) = chosen(0);
    if let Ok(counted) = rules.counted_of(&[file]) {
        rules.outcome(&counted).expect("counted by these rules");
    }
}

/// A file of counts of some records.
pub fn seed(refined: bool) -> Vec<u8> {
    let (rules, record) = chosen(1);
    let mut builder = rules.records();
    let text = "id;sex;number;size;day;yes\na;Nam;1;1,5;01/02/2024;x\nb;Nữ;7;;;\nc;;;2,25;29/02/2024;\nd;Nam;much;;;\n";
    read_csv(&mut builder, record, "Typed.csv", text.as_bytes()).expect("a file of records");
    let keys = vec![(record, builder.key_digests(record))];
    let records = builder.finish();
    let counting = if refined { rules.refined() } else { rules.clone() };
    let counted = counting.count_with(&records, 1).expect("records of these rules");
    counting.grid_file(&counted, Part::WHOLE, &Keys::Digests(keys), &[]).expect("counted by these rules").to_bytes()
}
