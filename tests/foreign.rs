//! Records, counts and ids of one program in the hands of another: refused, never read by position, and never a panic.

use bieu::Rules;
use bieu::records::{Origin, OtherProgramError, RawCell, Records, read_csv, read_json};
use bieu::schema::{FieldId, ListId, RecordId};
use bieu::unstable::exec::Share;
use bieu::unstable::explain::{find_key, measured_record};
use bieu::unstable::plain;
use bieu::value::Date;

/// Two programs whose records look alike by position: what is men and women here is town and country there.
const PEOPLE: &str = "language 1\n\
    codes Sex \"Giới tính\" { male \"Nam\"  female \"Nữ\" }\n\
    record Member \"Đảng viên\" { key id text \"Mã\"  sex Sex \"Giới tính\"\n  let papers = count Paper by member }\n\
    record Paper \"Giấy tờ\" { key id text \"Mã\"  member Member? \"Đảng viên\" }\n\
    criteria ok \"Đạt\" of Member { require woman where sex = female reason \"x\" }\n\
    table t \"Bảng\" of Member { total \"Tổng\"  column 1 \"Nữ\" where sex = female and papers >= 0 }\n";

fn places() -> String {
    PEOPLE.replace("male \"Nam\"  female \"Nữ\"", "town \"Thị xã\"  female \"Vùng cao\"")
}

fn rules(text: &str) -> Rules {
    Rules::from_text("rules.bieu", text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn records(rules: &Rules, sex: &str) -> Records {
    let mut builder = rules.records();
    let member = rules.schema().find_record("Member").unwrap();
    read_csv(&mut builder, member, "Member", format!("Mã,Giới tính\na,{sex}\nb,{sex}\n").as_bytes()).unwrap();
    builder.given(rules.schema().find_record("Paper").unwrap());
    builder.finish()
}

#[test]
fn records_of_another_program_are_refused() {
    let (mine, other) = (rules(PEOPLE), rules(&places()));
    let (own, foreign) = (records(&mine, "Nữ"), records(&other, "Vùng cao"));
    let refused = OtherProgramError::Records;
    mine.evaluate(&own).unwrap();
    let day = Date::new(2024, 1, 1);
    assert_eq!(mine.evaluate(&foreign), Err(refused));
    assert_eq!(mine.evaluate_with(&foreign, 2), Err(refused));
    assert_eq!(mine.count_with(&foreign, 1), Err(refused));
    assert_eq!(mine.count_share(&foreign, Share::WHOLE), Err(refused));
    assert_eq!(mine.over(&foreign).map(|_| ()).unwrap_err(), refused);
    assert_eq!(plain::evaluate(mine.model(), &foreign), Err(refused));
    let criteria = &mine.model().criteria[0];
    assert_eq!(plain::decide(mine.model(), &foreign, criteria, day), Err(refused));
    assert!(refused.to_string().contains("another program"));
}

#[test]
fn what_was_worked_out_by_another_program_is_refused() {
    // The same records, other rules.
    let (mine, other) = (
        rules(PEOPLE),
        rules(
            &PEOPLE
                .replace("papers >= 0", "papers >= 1")
                .replace("= count", "= count distinct Paper.id by member\n  let more = count"),
        ),
    );
    let own = records(&mine, "Nữ");
    assert!(other.evaluate(&own).is_ok(), "the schema is the same");
    let counted = other.count_with(&own, 1).unwrap();
    assert_eq!(mine.outcome(&counted), Err(OtherProgramError::Counted));
    let mut mixed = mine.count_with(&own, 1).unwrap();
    let before = mixed.clone();
    assert_eq!(mixed.merge(counted), Err(OtherProgramError::Counted));
    assert_eq!(mixed, before, "nothing is added");
}

#[test]
fn what_was_counted_by_another_meaning_of_a_derived_field_is_refused() {
    // Conditions name a derived field by its place, so the tables are cut alike.
    let text = PEOPLE.replace("member Member?", "pages integer  member Member?");
    let count = rules(&text);
    for other in
        ["count distinct Paper.pages by member", "sum Paper.pages by member", "count Paper by member where pages > 1"]
    {
        let other = rules(&text.replace("count Paper by member", other));
        let counted = other.count_with(&records(&other, "Nữ"), 1).unwrap();
        assert_eq!(count.outcome(&counted), Err(OtherProgramError::Counted));
    }
}

#[test]
fn records_that_another_text_of_the_same_schema_read_are_taken() {
    let (mine, again) = (rules(PEOPLE), rules(&PEOPLE.replace("\"Nữ\" }", "\"Nữ giới\" also \"Nữ\" }")));
    let own = records(&mine, "Nữ");
    let shown = again.evaluate(&own).unwrap().tables[0].cell(0, 0).unwrap().shown.clone();
    assert_eq!(shown, "2");
}

#[test]
fn ids_of_another_program_lead_to_nothing() {
    let rules = rules(PEOPLE);
    let own = records(&rules, "Nữ");
    let schema = rules.schema();
    let (record, field, list, row) = (RecordId(99), FieldId(99), ListId(99), 99);
    assert!(schema.record(record).fields.is_empty() && schema.list(list).codes.is_empty());
    assert_eq!((schema.record_name(record), schema.list_name(list)), ("", ""));
    let member = schema.find_record("Member").unwrap();
    let of = schema.record(member);
    assert!(of.field(field).label.is_empty() && of.field_name(field).is_empty());
    assert_eq!(schema.list(ListId(0)).code_name(99), "");
    assert_eq!(schema.list(ListId(0)).code_label(99), "");
    assert!(own.set(record).is_empty() && !own.set(record).given);
    let set = own.set(member);
    assert_eq!((set.value(field, 0), set.value(FieldId(0), row)), (None, None));
    assert_eq!((set.reference(field, 0), set.reference(FieldId(0), row), set.origin(row)), (None, None, None));
    assert_eq!(own.set(schema.find_record("Paper").unwrap()).reference(FieldId(1), row), None);
    let _ = set.column(field);
    assert_eq!((own.key_text(record, 0), own.key_text(member, row), own.input(99)), (String::new(), String::new(), ""));
    let _ = find_key(&own, record, "a");
    assert_eq!(measured_record(rules.model(), rules.plan(), 99, 99, 99), None);
    let outcome = rules.evaluate(&own).unwrap();
    assert!(outcome.tables[0].cell(99, 0).is_none() && outcome.tables[0].cell(0, 99).is_none());
    let evaluation = rules.over(&own).unwrap();
    let decider = evaluation.decider("ok", None).unwrap();
    assert!(decider.one(99).is_none() && decider.all().of(99).is_none());
    assert!(evaluation.decider("nobody", None).is_err());
}

#[test]
fn records_for_a_type_of_another_program_make_all_of_them_useless() {
    let rules = rules(PEOPLE);
    let stray = RecordId(99);
    type Push = fn(&mut bieu::records::RecordsBuilder<'_>, RecordId);
    let ways: [Push; 6] = [
        |builder, record| builder.given(record),
        |builder, record| builder.push_row(record, Origin { input: 0, line: 1 }, &[RawCell::Text("a")]),
        |builder, record| builder.push_columns(record, 0, 1, |_, _| RawCell::Missing),
        |builder, record| builder.push(record, &serde_json::json!({"id": "a"})),
        |builder, record| drop(read_csv(builder, record, "stray", b"id\na\n")),
        |builder, record| drop(read_json(builder, record, "stray", b"[{\"id\": \"a\"}]")),
    ];
    for (index, way) in ways.into_iter().enumerate() {
        let mut builder = rules.records();
        way(&mut builder, stray);
        let _ = builder.unused(stray).count();
        let records = builder.finish();
        // A file without a column that is known is refused before anything is taken.
        let taken = rules.evaluate(&records);
        assert!(taken == Err(OtherProgramError::Records) || index == 4, "{index}");
    }
}
