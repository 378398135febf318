//! The reports of the sample that are for each: one for each of the 17 committees, with its organisations as rows, and one for each of the 833
//! organisations. What every cell of every file is to hold is counted from the records by plain code that reads no rule file; the files are those that the
//! command writes, read back. (`BIEU_SCALE=93000` makes that many admissions to the same organisations, in place of the sample's own.)

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::command::{bieu, fresh_folder, repository};
use crate::sample::{
    COMMITTEES, KINH, Row, THAI, column, committee, day, generator, in_period, is_non_state_enterprise, rows,
};

const ANNEX: &str = include_str!("../rules/tables/annex.bieu");
const OF_COMMITTEES: &str = include_str!("../examples/son-la-2024-h1/committees.bieu");
/// The columns of the annex that ask for a person: all but 3 to 5 and 7.
const COLUMNS: [usize; 18] = [6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];
/// Schooling as the records spell it, in the order of the list; nobody of the first two levels was admitted.
const SCHOOLING: [&[&str]; 5] =
    [&[], &[], &["Tiểu học"], &["THCS", "Trung học cơ sở"], &["THPT", "12/12", "Trung học phổ thông"]];

/// The records, and the folder that they are in.
struct Sample {
    folder: PathBuf,
    units: Vec<Row>,
    cells: BTreeMap<String, Row>,
    /// Those of the period.
    admissions: Vec<Row>,
}

impl Sample {
    fn new(name: &str) -> Sample {
        let folder = fresh_folder(name);
        let scale = std::env::var("BIEU_SCALE").ok().and_then(|text| text.parse().ok());
        let files: BTreeMap<&str, String> = generator::files(scale).into_iter().collect();
        for (file, text) in &files {
            std::fs::write(folder.join(file), text).unwrap();
        }
        let cells = rows(&files["Cell.csv"], ',').into_iter().map(|row| (row[0].clone(), row)).collect();
        let admissions = rows(&files["Admission.csv"], ',').into_iter().filter(|row| in_period(&row[6])).collect();
        Sample { folder, units: rows(&files["Unit.csv"], ','), cells, admissions }
    }

    /// The units of a committee, in the order of their codes.
    fn units_of(&self, position: usize) -> Vec<&Row> {
        let mut units: Vec<&Row> = self.units.iter().filter(|unit| committee(&unit[4]) == position).collect();
        units.sort_by_key(|unit| unit[0].clone());
        units
    }

    /// The files that the command writes of these records, each as its lines below the two of the header; and what it says.
    fn written(&self, rules: &str) -> (BTreeMap<String, Vec<Row>>, String) {
        let out = self.folder.join("out");
        let (data, out_shown) = (self.folder.display(), out.display());
        let said = bieu(&repository(), &format!("run {rules} --data {data} --out {out_shown}/ --format csv"));
        assert_eq!(said.status.code(), Some(0), "{}", String::from_utf8_lossy(&said.stderr));
        let file = |path: &Path| {
            let text = std::fs::read_to_string(path).unwrap();
            (path.file_stem().unwrap().to_string_lossy().into_owned(), rows(&text, ',').split_off(1))
        };
        let files = std::fs::read_dir(&out).unwrap().map(|entry| file(&entry.unwrap().path())).collect();
        (files, String::from_utf8_lossy(&said.stderr).into_owned())
    }
}

/// The figures of a line behind its first cells.
fn figures(line: &Row, first: usize) -> Vec<usize> {
    line[first..].iter().map(|cell| if cell == "-" { 0 } else { cell.replace('.', "").parse().unwrap() }).collect()
}

fn add(sum: &mut [usize], line: &[usize]) {
    sum.iter_mut().zip(line).for_each(|(sum, figure)| *sum += figure);
}

/// What each organisation has in the columns of the annex, by its code.
fn by_unit(sample: &Sample) -> BTreeMap<&str, [usize; 25]> {
    let aside = [&KINH[..], &THAI[..]].concat();
    let units: BTreeMap<&str, &Row> = sample.units.iter().map(|unit| (unit[0].as_str(), unit)).collect();
    let mut counted: BTreeMap<&str, [usize; 25]> = units.keys().map(|code| (*code, [0; 25])).collect();
    for admission in &sample.admissions {
        let cell = &sample.cells[&admission[1]];
        let (code, unit) = units.get_key_value(cell[1].as_str()).unwrap();
        let column = column(admission, cell, unit, &aside);
        let row = counted.get_mut(code).unwrap();
        row[6] += 1;
        row[column] += 1;
        row[8] += usize::from((9..=16).contains(&column));
        row[18] += usize::from(column == 17 && is_non_state_enterprise(&unit[2]));
    }
    counted
}

#[test]
fn every_cell_of_the_file_of_each_committee_is_as_counted_and_all_add_up_to_the_annex() {
    let sample = Sample::new("of-each-committee");
    let counted = by_unit(&sample);
    let (files, said) = sample.written("examples/son-la-2024-h1/committees.bieu");
    assert_eq!(files.len(), COMMITTEES.len());
    assert!(!said.contains("khác biểu chung"), "{said}");
    let (mut whole, mut lines) = ([0; 18], 0);
    for (position, (_, code, _)) in COMMITTEES.iter().enumerate() {
        let (total, own) = files[*code].split_last().unwrap();
        let units = sample.units_of(position);
        assert_eq!(own.len(), units.len(), "{code}");
        let mut sum = [0; 18];
        for (number, (line, unit)) in own.iter().zip(units).enumerate() {
            assert_eq!((line[0].as_str(), &line[1]), ((number + 1).to_string().as_str(), &unit[1]), "{code}");
            let expected = COLUMNS.map(|column| counted[unit[0].as_str()][column]);
            assert_eq!(figures(line, 2), expected, "{code} {}", unit[0]);
            add(&mut sum, &expected);
        }
        assert_eq!(figures(total, 2), sum, "{code}");
        add(&mut whole, &sum);
        lines += own.len();
    }
    assert_eq!((lines, whole[0]), (833, sample.admissions.len()));
    assert_eq!(whole.to_vec(), total_of_the_annex(&sample), "the annex as the report of the whole province prints it");
}

/// The total of the annex in these columns, out of the report of the whole.
fn total_of_the_annex(sample: &Sample) -> Vec<usize> {
    let annex = sample.folder.join("annex.csv");
    let (data, out) = (sample.folder.display(), annex.display());
    let rules = "rules/tables/report.bieu --table annex --format csv";
    let said = bieu(&repository(), &format!("run {rules} --data {data} --out {out}"));
    assert_eq!(said.status.code(), Some(0), "{}", String::from_utf8_lossy(&said.stderr));
    let lines = rows(&std::fs::read_to_string(&annex).unwrap(), ',');
    let total = lines.last().unwrap();
    // Two cells stand before column 3.
    COLUMNS.map(|column| figures(&vec![total[column - 1].clone()], 0)[0]).to_vec()
}

/// One rule file repeats what another says, so that it is asked for here.
#[test]
fn the_columns_of_the_committees_are_those_of_the_annex_word_for_word() {
    let block = |text: &'static str| {
        let from = text.find("  // A pupil or student is counted as such").unwrap();
        &text[from..from + text[from..].find("  check [8] =").unwrap()]
    };
    assert_eq!(block(OF_COMMITTEES), block(ANNEX));
    for column in COLUMNS {
        let tie = format!("check of_committee[total, {column}] = annex[this, {column}]");
        assert!(OF_COMMITTEES.contains(&tie), "{tie}");
    }
}

/// Full years from birth to a day.
fn age(born: &str, on: &str) -> u32 {
    let ((year, month, of_month), (born_year, born_month, born_of_month)) = (day(on), day(born));
    year - born_year - u32::from((month, of_month) < (born_month, born_of_month))
}

/// What an admission adds to the four columns of its organisation.
fn of_person(admission: &Row) -> [usize; 4] {
    let is_woman = ["Nữ", "nữ", "2"].contains(&admission[2].as_str());
    let is_of_minority = !KINH.contains(&admission[3].as_str());
    let is_young = (18..=30).contains(&age(&admission[5], &admission[6]));
    [1, usize::from(is_woman), usize::from(is_of_minority), usize::from(is_young)]
}

#[test]
fn every_cell_of_the_file_of_each_organisation_is_as_counted_and_all_add_up_to_the_whole() {
    let sample = Sample::new("of-each-organisation");
    let mut counted: BTreeMap<&str, [[usize; 4]; 5]> = BTreeMap::new();
    for admission in &sample.admissions {
        let cell = &sample.cells[&admission[1]];
        let schooling = SCHOOLING.iter().position(|of| of.contains(&admission[8].as_str())).unwrap();
        add(&mut counted.entry(cell[1].as_str()).or_default()[schooling], &of_person(admission));
    }
    let (files, said) = sample.written("examples/son-la-2024-h1/organisations.bieu");
    assert_eq!(files.len(), 833);
    assert!(!said.contains("khác biểu chung"), "{said}");
    let mut whole = [0; 4];
    for unit in &sample.units {
        let (total, own) = files[&unit[0]].split_last().unwrap();
        let expected = counted.get(unit[0].as_str()).copied().unwrap_or_default();
        let found: Vec<Vec<usize>> = own.iter().map(|line| figures(line, 1)).collect();
        assert_eq!(found, expected.map(Vec::from), "{}", unit[0]);
        let mut sum = [0; 4];
        expected.iter().for_each(|line| add(&mut sum, line));
        assert_eq!((total[0].as_str(), figures(total, 1)), (format!("Cộng {}", unit[1]).as_str(), sum.to_vec()));
        add(&mut whole, &sum);
    }
    let mut all = [0; 4];
    sample.admissions.iter().for_each(|admission| add(&mut all, &of_person(admission)));
    assert_eq!((whole, whole[0]), (all, sample.admissions.len()));
}
