//! Places in files, whatever ends their lines and with a byte order mark or without.

use bieu::Rules;
use bieu::message::Language;
use bieu::records::{read_csv, read_json};
use bieu::schema::RecordId;
use bieu::unstable::documents::Finding;

use crate::english;

const RULES: &str =
    "language 1\nrecord R \"R\" { key id text  n integer }\ntable t \"T\" of R { total \"All\"  column 1 \"N\" }\n";
const ENDS: [&str; 3] = ["\n", "\r\n", "\r"];
const MARKS: [&str; 2] = ["", "\u{FEFF}"];

fn everywhere(check: impl Fn(&str, &str)) {
    MARKS.iter().for_each(|mark| ENDS.iter().for_each(|end| check(mark, end)));
}

#[test]
fn rows_are_told_by_their_lines() {
    let rules = Rules::from_text("r.bieu", RULES).unwrap();
    everywhere(|mark, end| {
        let text = format!("{mark}id,n{end}a,1{end}\"b{end}b\",2{end}{end}c,x{end}");
        let mut builder = rules.records();
        read_csv(&mut builder, RecordId(0), "R.csv", text.as_bytes()).unwrap();
        let records = builder.finish();
        let set = records.set(RecordId(0));
        let lines: Vec<u64> = (0..2).map(|row| set.origin(row).unwrap().line).collect();
        assert_eq!((lines, set.rejects.get(0).unwrap().origin.line), (vec![2, 3], 6), "{mark:?} {end:?}");
    });
}

#[test]
fn objects_on_lines_are_told_by_their_lines() {
    let rules = Rules::from_text("r.bieu", RULES).unwrap();
    everywhere(|mark, end| {
        let text =
            format!("{mark}{{\"id\":\"a\",\"n\":1}}{end}{end}{{\"id\":\"b\" \"n\":1}}{end}{{\"id\":\"c\",\"n\":2}}");
        let mut builder = rules.records();
        read_json(&mut builder, RecordId(0), "R.jsonl", text.as_bytes()).unwrap();
        let records = builder.finish();
        let set = records.set(RecordId(0));
        assert_eq!((set.origin(1).unwrap().line, set.rejects.get(0).unwrap().origin.line), (4, 3), "{mark:?} {end:?}");
        let reason = english(&set.rejects.get(0).unwrap().reason());
        assert!(reason.contains("column 11"), "{reason}");
    });
}

#[test]
fn text_that_is_no_json_is_told_by_line_and_letter() {
    let rules = Rules::from_text("r.bieu", RULES).unwrap();
    everywhere(|mark, end| {
        let text = format!("{mark}[{end}  {{\"tên\": \"Lò\" \"n\": 1}}{end}]");
        let mut builder = rules.records();
        let fault = read_json(&mut builder, RecordId(0), "R.json", text.as_bytes()).unwrap_err();
        // Two spaces, the brace, `"tên": "Lò"` of eleven letters, a space, and the quotation mark.
        assert!(english(&fault.findings[0].message).contains("(line 2, column 16: "), "{mark:?} {end:?} {fault:?}");
    });
}

#[test]
fn the_byte_of_what_is_no_text_counts_from_the_beginning_of_the_file() {
    let rules = Rules::from_text("r.bieu", RULES).unwrap();
    for (mark, byte) in [("", 4), ("\u{FEFF}", 7)] {
        let text = [mark.as_bytes(), b"[\n\n\xFF]"].concat();
        let fault = read_json(&mut rules.records(), RecordId(0), "R.json", &text).unwrap_err();
        assert!(english(&fault.findings[0].message).contains(&format!("(at byte {byte})")), "{fault:?}");
    }
}

#[test]
fn rules_are_told_by_the_bytes_of_their_file() {
    for (mark, before) in [("", 0), ("\u{FEFF}", 3)] {
        for end in ["\n", "\r\n"] {
            let text = format!("{mark}{}", RULES.replace('\n', end).replace("integer", "intger"));
            let faults = Rules::from_text("r.bieu", &text).unwrap_err();
            let found =
                serde_json::to_value(Finding::of(&faults.findings[0], &faults.sources, Language::English)).unwrap();
            let place = &found["labels"][0];
            let byte = text.find("intger").unwrap();
            assert_eq!(place["start"], byte, "{found:#}");
            assert_eq!(place["from"], serde_json::json!({"line": 2, "column": 31}), "{mark:?} {end:?}");
            assert!(byte >= before);
        }
    }
}
