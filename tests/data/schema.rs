//! A small schema with what goes wrong in real files: two numberings of one list, a shared alias, references to itself.

use bieu::schema::{Code, CodeList, Field, FieldId, FieldKind, ListId, RecordId, RecordType, Schema};
use bieu::unstable::schema::{DateDialect, Dialect, NumberDialect, Words};

fn code(label: &str, external: &[(Option<u32>, &str)], aliases: &[&str]) -> Code {
    Code {
        label: label.to_string(),
        external: external.iter().map(|(system, text)| (*system, text.to_string())).collect(),
        aliases: aliases.iter().map(|alias| alias.to_string()).collect(),
        group: None,
    }
}

fn list(label: &str, systems: &[&str], codes: Vec<(&str, Code)>) -> CodeList {
    CodeList {
        label: label.to_string(),
        systems: systems.iter().map(|system| system.to_string()).collect(),
        codes: codes.into_iter().map(|(name, code)| (name.to_string(), code)).collect(),
        ..CodeList::default()
    }
}

fn sex() -> CodeList {
    list(
        "Giới tính",
        &[],
        vec![("male", code("Nam", &[(None, "1")], &[])), ("female", code("Nữ", &[(None, "2")], &[]))],
    )
}

fn ethnicity() -> CodeList {
    let numbered = |of_1979, of_2008| [(Some(0), of_1979), (Some(1), of_2008)];
    list(
        "Dân tộc",
        &["gso1979", "gso2008"],
        vec![
            ("kinh", code("Kinh", &numbered("01", "01"), &["Việt"])),
            ("tay", code("Tày", &numbered("02", "02"), &["Thổ"])),
            ("thai", code("Thái", &numbered("03", "03"), &["Tày Đăm", "Tày Khao"])),
            ("hoa", code("Hoa", &numbered("04", "06"), &["Hán"])),
            ("muong", code("Mường", &numbered("06", "04"), &[])),
            ("mong", code("Mông", &numbered("08", "08"), &["Hmông", "Mèo"])),
            ("e_de", code("Ê-đê", &numbered("12", "11"), &[])),
            ("tho", code("Thổ", &numbered("24", "21"), &[])),
            ("khang", code("Kháng", &numbered("33", "37"), &["Xá Khao", "Xá Súa"])),
            ("la_chi", code("La Chí", &numbered("38", "36"), &[])),
            ("la_ha", code("La Ha", &numbered("39", "40"), &["Xá Khao", "Khlá Phlạo"])),
        ],
    )
}

fn unit_type() -> CodeList {
    list(
        "Loại hình",
        &[],
        vec![
            ("commune", code("Xã", &[(None, "01")], &[])),
            ("ward", code("Phường", &[(None, "02")], &[])),
            ("state_enterprise", code("Doanh nghiệp có vốn Nhà nước", &[(None, "9a")], &["DNNN"])),
        ],
    )
}

fn field(label: &str, kind: FieldKind, optional: bool, aliases: &[&str]) -> Field {
    Field {
        label: label.to_string(),
        aliases: aliases.iter().map(|a| a.to_string()).collect(),
        kind,
        optional,
        rounded: None,
    }
}

fn record(label: &str, key: &[u32], dialect: Dialect, fields: Vec<(&str, Field)>) -> RecordType {
    RecordType {
        label: label.to_string(),
        fields: fields.into_iter().map(|(name, field)| (name.to_string(), field)).collect(),
        key: key.iter().map(|position| FieldId(*position)).collect(),
        since: None,
        dialect,
        words: Words::default(),
        units: None,
    }
}

const SEX: FieldKind = FieldKind::Code { list: ListId(0), system: None };
const ETHNICITY: FieldKind = FieldKind::Code { list: ListId(1), system: Some(0) };
const ETHNICITY_UNSAID: FieldKind = FieldKind::Code { list: ListId(1), system: None };
const UNIT_TYPE: FieldKind = FieldKind::Code { list: ListId(2), system: None };
const UNIT: FieldKind = FieldKind::Reference(RecordId(0));

pub fn schema() -> Schema {
    let units = vec![
        ("code", field("Mã", FieldKind::Text, false, &[])),
        ("type", field("Loại hình", UNIT_TYPE, false, &[])),
        ("parent", field("Đơn vị cấp trên", UNIT, true, &["Cấp trên"])),
    ];
    let members = vec![
        ("id", field("Số thẻ", FieldKind::Text, false, &["Số thẻ đảng viên"])),
        ("unit", field("Đơn vị", UNIT, false, &[])),
        ("sex", field("Giới tính", SEX, false, &["Phái"])),
        ("ethnicity", field("Dân tộc", ETHNICITY, false, &[])),
        ("born", field("Ngày sinh", FieldKind::Date, false, &["Ngày"])),
        ("joined", field("Ngày vào Đảng", FieldKind::Date, true, &["Ngày"])),
        ("children", field("Số con", FieldKind::Integer, true, &[])),
        ("points", field("Điểm", FieldKind::Decimal, true, &[])),
        ("pupil", field("Học sinh", FieldKind::YesNo, true, &[])),
    ];
    let targets = vec![
        ("unit", field("Đơn vị", UNIT, false, &[])),
        ("year", field("Năm", FieldKind::Integer, false, &[])),
        ("members", field("Chỉ tiêu", FieldKind::Integer, true, &[])),
        ("share", field("Tỷ lệ", FieldKind::Decimal, true, &[])),
        ("ethnicity", field("Dân tộc", ETHNICITY_UNSAID, true, &[])),
        ("decided", field("Ngày giao", FieldKind::Date, true, &[])),
    ];
    let vietnamese = Dialect { dates: DateDialect::DayMonthYear, numbers: NumberDialect::PointComma };
    let card = vec![("unit", field("Đơn vị", UNIT, false, &[]))];
    let visit = vec![("card", field("Thẻ", FieldKind::Reference(RecordId(3)), false, &[]))];
    let records = vec![
        ("Unit", record("Tổ chức đảng", &[0], Dialect::default(), units)),
        ("Member", record("Đảng viên", &[0], vietnamese, members)),
        ("Target", record("Chỉ tiêu giao", &[0, 1], Dialect::default(), targets)),
        ("Card", record("Thẻ", &[0], Dialect::default(), card)),
        ("Visit", record("Lượt", &[], Dialect::default(), visit)),
    ];
    let lists = vec![("Sex", sex()), ("Ethnicity", ethnicity()), ("UnitType", unit_type())];
    Schema {
        lists: lists.into_iter().map(|(name, list)| (name.to_string(), list)).collect(),
        records: records.into_iter().map(|(name, record)| (name.to_string(), record)).collect(),
    }
}
