//! What holds of any file.

use bieu::records::{Column, Records, RecordsBuilder, read_csv, read_json};
use bieu::schema::{FieldId, RecordId, Schema};
use proptest::prelude::*;

use super::schema::schema;

const UNIT: RecordId = RecordId(0);
const MEMBER: RecordId = RecordId(1);

fn read(schema: &Schema, units: &str, members: &str, members_first: bool) -> Records {
    let mut builder = RecordsBuilder::new(schema);
    let mut files = [(UNIT, "units.csv", units), (MEMBER, "members.csv", members)];
    if members_first {
        files.reverse();
    }
    for (record, name, text) in files {
        read_csv(&mut builder, record, name, text.as_bytes()).unwrap();
    }
    builder.finish()
}

/// Each accepted record as text, references by the key they lead to; sorted, so that the order of rows is no matter.
fn accepted(schema: &Schema, records: &Records) -> Vec<String> {
    let mut all = Vec::new();
    for (record, set) in records.iter() {
        for row in 0..set.len() as u32 {
            let fields = schema.record(record).fields.len() as u32;
            let cells: Vec<String> = (0..fields)
                .map(|field| match set.column(FieldId(field)) {
                    Column::Reference(rows) => format!("{:?}", rows[row as usize].map(|to| records.key_text(UNIT, to))),
                    _ => format!("{:?}", set.value(FieldId(field), row)),
                })
                .collect();
            all.push(format!("{}: {}", schema.record_name(record), cells.join(" | ")));
        }
    }
    all.sort();
    all
}

fn units() -> impl Strategy<Value = Vec<String>> {
    let unit = ("[uv][1-4]", "(Xã|phường|DNNN|chợ|)", "(u1|u2|v3|u9|)");
    prop::collection::vec(unit.prop_map(|(code, of, parent)| format!("{code};{of};{parent}")), 0..10)
}

fn members() -> impl Strategy<Value = Vec<String>> {
    let member = ("m[1-6]", "(u1|u2|u3|v1|v4|)", "(Nam|Nữ|2|nư)", "(Thái|03|Xá Khao|Ê đê)", "(1/2/1990|31/02/1990)");
    let row = member.prop_map(|(id, unit, sex, ethnicity, born)| format!("{id};{unit};{sex};{ethnicity};{born}"));
    prop::collection::vec(row, 0..14)
}

fn file(header: &str, rows: &[String]) -> String {
    format!("{header}\n{}\n", rows.join("\n"))
}

proptest! {
    #[test]
    fn the_order_of_rows_and_files_decides_nothing(
        (units, units_moved) in units().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        (members, members_moved) in members().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let schema = schema();
        let (of_units, of_members) = ("Mã;Loại hình;Cấp trên", "Số thẻ;Đơn vị;Giới tính;Dân tộc;Ngày sinh");
        let first = read(&schema, &file(of_units, &units), &file(of_members, &members), false);
        let moved = read(&schema, &file(of_units, &units_moved), &file(of_members, &members_moved), true);
        prop_assert_eq!(accepted(&schema, &first), accepted(&schema, &moved));
        for (record, set) in first.iter() {
            prop_assert_eq!(set.read, set.len() as u64 + set.rejects.len() as u64);
            prop_assert_eq!(set.read, moved.set(record).read);
            prop_assert!(set.rejects.iter().is_sorted_by_key(|reject| reject.origin));
        }
    }

    #[test]
    fn any_bytes_after_a_header_are_read_or_rejected(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let schema = schema();
        let mut builder = RecordsBuilder::new(&schema);
        let text = ["Mã,Loại hình,Cấp trên\n".as_bytes(), &bytes].concat();
        if let Ok(account) = read_csv(&mut builder, UNIT, "units.csv", &text) {
            let records = builder.finish();
            let set = records.set(UNIT);
            prop_assert_eq!(set.read, account.read);
            prop_assert_eq!(set.read, set.len() as u64 + set.rejects.len() as u64);
        }
    }

    #[test]
    fn texts_near_to_records_are_read_or_rejected(text in "(u[1-9]|Xã|DNNN|,|,|;|\"|\r?\n|\u{FFFD}|\u{301}| ){0,60}") {
        let schema = schema();
        for header in ["Mã,Loại hình,Cấp trên\n", "", "\"Mã", "Mã;Loại hình\r\n"] {
            let mut builder = RecordsBuilder::new(&schema);
            let text = format!("{header}{text}");
            let read = read_csv(&mut builder, UNIT, "units.csv", text.as_bytes()).map(|account| account.read);
            let records = builder.finish();
            let set = records.set(UNIT);
            prop_assert_eq!(set.read, read.unwrap_or(0));
            prop_assert_eq!(set.read, set.len() as u64 + set.rejects.len() as u64);
            for reject in &set.rejects {
                let lines = text.lines().count() as u64;
                prop_assert!((1..=lines).contains(&reject.origin.line));
            }
        }
    }

    #[test]
    fn any_json_is_read_or_rejected(text in "[\\[{]?(\"code\"|\"type\"|:|,|1e400|-0.0|18446744073709551615|null|\\]|\\}|\"Xã\"|\n){0,20}") {
        let schema = schema();
        let mut builder = RecordsBuilder::new(&schema);
        let account = read_json(&mut builder, UNIT, "units.json", text.as_bytes());
        let records = builder.finish();
        let set = records.set(UNIT);
        prop_assert_eq!(set.read, account.map_or(0, |account| account.read));
        prop_assert_eq!(set.read, set.len() as u64 + set.rejects.len() as u64);
    }
}
