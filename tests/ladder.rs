//! Organisations in five levels, made with a fixed seed, and a file for each district: every figure is counted by walking up from each admission,
//! without bieu; the files are those that the command writes, read back. (`BIEU_ORGANISATIONS=20000` makes so many, 1,000 unless it is set.)

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

#[path = "../examples/ladder/generator/mod.rs"]
mod generator;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use crate::command::{bieu, fresh_folder, repository};

/// How many organisations of each fault are among the others.
const FAULTS: usize = 3;

/// All admitted, and the women among them.
type Figures = [usize; 2];

/// Columns of a line; no cell is quoted, for none holds a comma.
fn lines(text: &str) -> Vec<Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

/// The records in a folder, and what the command says of a report for each district over them.
fn written(name: &str, faults: usize, arguments: &str) -> (PathBuf, [String; 2], String, Option<i32>) {
    let folder = fresh_folder(name);
    let many = std::env::var("BIEU_ORGANISATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(1000);
    let [(_, organisations), (_, joined)] = generator::files(many, faults).map(|(file, text)| {
        std::fs::write(folder.join(file), &text).unwrap();
        (file, text)
    });
    let shown = folder.display();
    let rules = "run examples/ladder/each.bieu --format csv";
    let said = bieu(&repository(), &format!("{rules} --data {shown} --out {shown}/out/ {arguments}"));
    let told = String::from_utf8_lossy(&said.stderr).into_owned();
    (folder, [organisations, joined], told, said.status.code())
}

/// What the files hold: by district, the figures of each of its rows by label.
fn read_back(folder: &Path) -> BTreeMap<String, BTreeMap<String, Figures>> {
    let file = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let rows = lines(&text).into_iter().skip(1);
        let rows = rows.map(|row| (row[0].to_owned(), [row[1].parse().unwrap(), row[2].parse().unwrap()]));
        (path.file_stem().unwrap().to_string_lossy().into_owned(), rows.collect())
    };
    std::fs::read_dir(folder.join("out")).unwrap().map(|entry| file(entry.unwrap().path())).collect()
}

/// What the files are to hold. The level of an organisation is how far it is up to one that stands in nothing.
fn counted([organisations, joined]: &[String; 2]) -> BTreeMap<String, BTreeMap<String, Figures>> {
    let organisations = lines(organisations);
    let above: HashMap<&str, &str> = organisations.iter().map(|line| (line[0], line[2])).collect();
    let name: HashMap<&str, &str> = organisations.iter().map(|line| (line[0], line[1])).collect();
    let way_up = |key: &str| {
        let first = above.get_key_value(key).map(|(key, _)| *key);
        let mut way: Vec<&str> =
            std::iter::successors(first, |key| above.get_key_value(above[key]).map(|(key, _)| *key)).collect();
        way.reverse();
        way
    };
    let mut files: BTreeMap<String, BTreeMap<String, Figures>> = BTreeMap::new();
    let total = |district: &str| format!("Cộng {}", name[district]);
    for key in above.keys() {
        let way = way_up(key);
        if let [_, district, further @ ..] = way.as_slice() {
            let rows =
                files.entry((*district).to_owned()).or_insert_with(|| BTreeMap::from([(total(district), [0; 2])]));
            if let Some(cell) = further.get(1) {
                rows.entry(name[cell].to_owned()).or_default();
            }
        }
    }
    for line in lines(joined) {
        let way = way_up(line[1]);
        let Some(district) = way.get(1) else { continue };
        let rows = files.get_mut(*district).unwrap();
        let labels = way.get(3).map(|cell| name[cell].to_owned()).into_iter().chain([total(district)]);
        for label in labels {
            let figures = rows.get_mut(&label).unwrap();
            figures[0] += 1;
            figures[1] += usize::from(line[2] == "Nữ");
        }
    }
    files
}

#[test]
fn the_file_of_each_district_holds_what_is_counted_by_walking_up() {
    let (folder, records, told, code) = written("ladder", 0, "");
    assert_eq!(code, Some(0), "{told}");
    let (found, expected) = (read_back(&folder), counted(&records));
    assert!(expected.values().filter(|rows| rows.len() > 2).count() > 1, "several districts have several cells");
    assert_eq!(found, expected);
    let levels: BTreeSet<&str> = lines(&records[0]).iter().map(|line| &line[0][..1]).collect();
    assert_eq!(levels.len(), 5);
}

/// What is no tree is told apart: each fault has its message, at each of its lines, and what is sound is counted as if it were not there.
#[test]
fn what_stands_in_itself_in_nothing_known_and_in_two_is_refused_with_its_own_message() {
    let (sound, ..) = written("ladder-sound", 0, "");
    let (folder, [organisations, _], told, code) = written("ladder-faults", FAULTS, "--allow-rejects");
    assert_eq!(code, Some(0), "{told}");
    let count = lines(&organisations).len();
    let count = format!("{},{:03}", count / 1000, count % 1000);
    assert!(told.contains(&format!("Organisation: {count} read, {} rejected", 5 * FAULTS)), "{told}");
    let said_of = |key: String, code: &str, words: &str| {
        let of = told.lines().filter(|line| {
            line.contains(&format!("`{key}` stands in `")) || line.contains(&format!("the key `{key}`"))
        });
        let of: Vec<&str> =
            of.filter(|line| line.contains(words) && line.ends_with(&format!("[bieu::{code}]"))).collect();
        of.len()
    };
    for fault in 1..=FAULTS {
        for half in ["a", "b"] {
            assert_eq!(said_of(format!("v-{fault}{half}"), "E0843", "and so in itself"), 1, "{told}");
        }
        assert_eq!(said_of(format!("khong-co-{fault}"), "E0819", "No record of"), 1, "{told}");
        assert_eq!(said_of(format!("h-{fault}"), "E0844", "neither of the two is counted"), 2, "{told}");
    }
    assert_eq!(read_back(&folder), read_back(&sound));
}
