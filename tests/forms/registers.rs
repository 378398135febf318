//! The registers of the district, read anew: which lines are taken and what they say, by the manual (2, 14) and the domain's lists.
//! Of `bieu` nothing is used here.

use std::collections::BTreeMap;

use super::words;

/// Year, month, day.
pub type Day = (i32, u32, u32);

#[derive(PartialEq)]
pub struct Organisation {
    pub kind: &'static str,
    pub is_committee: bool,
    pub founded: Day,
    pub dissolved: Option<Day>,
    pub nobody_left: Option<Day>,
}

#[derive(PartialEq)]
pub struct Subordinate {
    pub organisation: String,
    pub is_section: bool,
    pub founded: Day,
    pub dissolved: Option<Day>,
}

/// What is known of a person in the list and in the papers of an admission alike.
#[derive(PartialEq)]
pub struct Person {
    pub organisation: String,
    pub is_woman: bool,
    /// The number of the row on forms 2B and 4, from 1.
    pub ethnicity: usize,
    /// The number of the row on forms 2B and 4, from 1, or 0 for none.
    pub religion: Option<usize>,
    pub born: Option<Day>,
    pub in_union: Option<bool>,
    pub is_entrepreneur: bool,
    pub has_foreign_spouse: Option<bool>,
    pub education: Option<&'static str>,
}

#[derive(PartialEq)]
pub struct Member {
    pub person: Person,
    pub entered: Day,
    pub left: Option<Day>,
    pub joined: Day,
    pub official: Option<Day>,
    pub is_retired: bool,
    pub is_excused: bool,
    pub theory: Option<&'static str>,
}

#[derive(PartialEq)]
pub struct Change {
    pub movement: &'static str,
    pub on: Day,
    pub on_probation: bool,
}

#[derive(PartialEq)]
pub struct Admission {
    pub person: Person,
    pub decided: Day,
    pub occupation: &'static str,
    pub qualification: Option<&'static str>,
    pub title: Option<&'static str>,
    pub is_breach: bool,
    pub is_again: bool,
}

pub struct Registers {
    pub organisations: BTreeMap<String, Organisation>,
    pub subordinates: Vec<Subordinate>,
    pub members: BTreeMap<String, Member>,
    pub changes: Vec<Change>,
    pub admissions: Vec<Admission>,
    /// How many lines each file has, and how many of them are not taken.
    pub lines: BTreeMap<&'static str, (u64, u64)>,
}

/// A line of a file by the header of its cells. `None` of what is asked for rejects it.
struct Line(BTreeMap<String, String>);

impl Line {
    fn cell(&self, header: &str) -> Option<&str> {
        self.0.get(header).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    fn day(&self, header: &str) -> Option<Day> {
        day(self.cell(header)?)
    }

    fn code<T>(&self, header: &str, list: impl Fn(&str) -> Option<T>) -> Option<T> {
        list(self.cell(header)?)
    }

    /// A cell that may be blank: blank, or a value, or not to be taken.
    fn may<T>(&self, header: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
        self.cell(header).map_or(Some(None), |cell| read(cell).map(Some))
    }
}

fn day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let is_whole = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    let (day, month, year): (u32, u32, i32) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let longest = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (is_whole && (1..=longest).contains(&day)).then_some((year, month, day))
}

/// The lines of a file, each with its key.
fn lines(text: &str) -> Vec<(String, Line)> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let cells = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    cells.map(|cells: Vec<String>| (cells[0].clone(), Line(header.iter().cloned().zip(cells).collect()))).collect()
}

pub fn read(files: &[(&'static str, String)]) -> Registers {
    let text = |name: &str| files.iter().find(|(file, _)| *file == name).unwrap().1.as_str();
    let mut counted = BTreeMap::new();
    let organisations: BTreeMap<String, Organisation> =
        take(text("Organisation.csv"), "Organisation", &mut counted, organisation).into_iter().collect();
    let subordinate = |line: &Line| subordinate(line, &organisations);
    let subordinates = take(text("Subordinate.csv"), "Subordinate", &mut counted, subordinate);
    let member = |line: &Line| member(line, &organisations);
    let members: BTreeMap<String, Member> =
        take(text("Member.csv"), "Member", &mut counted, member).into_iter().collect();
    let change = |line: &Line| change(line, &members);
    let changes = take(text("Change.csv"), "Change", &mut counted, change);
    let admission = |line: &Line| admission(line, &organisations);
    let admissions = take(text("Admission.csv"), "Admission", &mut counted, admission);
    Registers {
        subordinates: without_keys(subordinates),
        changes: without_keys(changes),
        admissions: without_keys(admissions),
        organisations,
        members,
        lines: counted,
    }
}

fn without_keys<T>(records: Vec<(String, T)>) -> Vec<T> {
    records.into_iter().map(|(_, record)| record).collect()
}

fn take<T: PartialEq>(
    text: &str,
    name: &'static str,
    counted: &mut BTreeMap<&'static str, (u64, u64)>,
    read: impl Fn(&Line) -> Option<T>,
) -> Vec<(String, T)> {
    let lines = lines(text);
    let all = lines.len() as u64;
    let mut by_key: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for (key, line) in lines {
        if let Some(record) = read(&line) {
            by_key.entry(key).or_default().push(record);
        }
    }
    // Of the lines that can be read those of one key that say the same, however they spell it, count once; if they differ, not at all.
    by_key.retain(|_, lines| lines.iter().all(|record| *record == lines[0]));
    let taken: Vec<(String, T)> =
        by_key.into_iter().filter_map(|(key, mut lines)| lines.pop().map(|record| (key, record))).collect();
    counted.insert(name, (all, all - taken.len() as u64));
    taken
}

fn organisation(line: &Line) -> Option<Organisation> {
    line.cell("Tên tổ chức")?;
    Some(Organisation {
        kind: line.code("Loại hình", words::kind)?,
        is_committee: line.code("Hình thức tổ chức", words::is_committee)?,
        founded: line.day("Ngày thành lập")?,
        dissolved: line.may("Ngày giải thể", day)?,
        nobody_left: line.may("Không còn quần chúng từ ngày", day)?,
    })
}

/// The code of an organisation that was taken itself.
fn belongs(line: &Line, organisations: &BTreeMap<String, Organisation>) -> Option<String> {
    line.cell("Mã tổ chức").filter(|code| organisations.contains_key(*code)).map(str::to_owned)
}

fn subordinate(line: &Line, organisations: &BTreeMap<String, Organisation>) -> Option<Subordinate> {
    Some(Subordinate {
        organisation: belongs(line, organisations)?,
        is_section: line.code("Hình thức tổ chức trực thuộc", words::is_section)?,
        founded: line.day("Ngày thành lập")?,
        dissolved: line.may("Ngày giải thể", day)?,
    })
}

fn person(line: &Line, organisations: &BTreeMap<String, Organisation>) -> Option<Person> {
    Some(Person {
        organisation: belongs(line, organisations)?,
        is_woman: line.code("Giới tính", words::is_woman)?,
        ethnicity: line.code("Dân tộc", words::ethnicity)?,
        religion: line.may("Tôn giáo", words::religion)?,
        born: line.may("Ngày sinh", day)?,
        in_union: line.may("Đoàn viên TNCS Hồ Chí Minh", words::answer)?,
        is_entrepreneur: line.code("Chủ doanh nghiệp tư nhân", words::answer)?,
        has_foreign_spouse: line.may("Hôn nhân với người nước ngoài", words::answer)?,
        education: line.may("Trình độ giáo dục phổ thông", words::education)?,
    })
}

fn member(line: &Line, organisations: &BTreeMap<String, Organisation>) -> Option<Member> {
    Some(Member {
        person: person(line, organisations)?,
        entered: line.day("Ngày vào danh sách")?,
        left: line.may("Ngày ra khỏi danh sách", day)?,
        joined: line.day("Ngày vào Đảng")?,
        official: line.may("Ngày chính thức", day)?,
        is_retired: line.code("Tình trạng công tác", words::is_retired)?,
        is_excused: line.code("Được miễn công tác, sinh hoạt", words::answer)?,
        theory: line.may("Trình độ lý luận chính trị", words::theory)?,
    })
}

fn change(line: &Line, members: &BTreeMap<String, Member>) -> Option<Change> {
    let member = members.get(line.cell("Số hiệu")?)?;
    let on = line.day("Ngày biến động")?;
    Some(Change {
        movement: line.code("Loại biến động", words::movement)?,
        on,
        on_probation: member.official.is_none_or(|official| official > on),
    })
}

fn admission(line: &Line, organisations: &BTreeMap<String, Organisation>) -> Option<Admission> {
    Some(Admission {
        person: person(line, organisations)?,
        decided: line.day("Ngày quyết định kết nạp")?,
        occupation: line.code("Nghề nghiệp", words::occupation)?,
        qualification: line.may("Trình độ chuyên môn, nghiệp vụ", words::qualification)?,
        title: line.may("Học hàm", words::title)?,
        is_breach: line.code("Vi phạm chính sách KHHGĐ", words::answer)?,
        is_again: line.code("Kết nạp lại", words::answer)?,
    })
}
