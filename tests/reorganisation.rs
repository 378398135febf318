//! A made-up province that is reorganised: half-years before and after, and four years across it restated forward and backward, against a
//! count by hand. The lists and the records are read here anew, with nothing of `bieu`, and every cell is compared.

mod counted;
#[path = "../examples/reorganisation-2025/generator/mod.rs"]
#[allow(clippy::duplicate_mod, reason = "all samples draw by the same numbers")]
mod generator;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use bieu::Rules;
use bieu::outcome::{Cell, CellValue, Outcome, State, TableOutcome};
use bieu::records::read_csv;
use bieu::unstable::plain;
use bieu::unstable::program::Loader;
use bieu::value::Number;

use crate::recorded;
use counted::{Admission, Belongs, Commune, Files, Held, admissions, backward, communes, counted, forward, rows};

const HERE: &str = "examples/reorganisation-2025";

/// Whether an admission belongs to a column; nothing where that is not known.
type Asked = Box<dyn Fn(&Admission) -> Option<bool>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The rule files of the folder, the lists among them as they were made.
struct Rulebook<'f>(&'f Files);

impl Loader for Rulebook<'_> {
    fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
        match self.0.iter().find(|(name, _)| path.ends_with(name)) {
            Some((_, text)) => Ok(text.clone()),
            None => std::fs::read_to_string(root().join(path))
                .map_err(|error| bieu::message::Message::of_words(error.to_string())),
        }
    }
}

/// The outcome of a report over the files, which both evaluators must agree on.
fn outcome(report: &str, files: &Files) -> Outcome {
    let path = format!("{HERE}/{report}.bieu");
    let loader = Rulebook(files);
    let rules = Rules::load(&path, &loader.load(&path).unwrap(), &loader, None).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(rules.findings(), []);
    let mut builder = rules.records();
    for (name, record) in [("records/Village.csv", "Village"), ("records/Admission.csv", "Admission")] {
        let record = rules.schema().find_record(record).unwrap();
        let (_, text) = files.iter().find(|(file, _)| *file == name).unwrap();
        read_csv(&mut builder, record, name, text.as_bytes()).unwrap();
    }
    let records = builder.finish();
    let outcome = rules.evaluate(&records).unwrap();
    assert!(plain::evaluate(rules.model(), &records).unwrap() == outcome, "the evaluators differ");
    outcome
}

fn shown(cell: &Cell) -> (Held, u64) {
    let held = match &cell.value {
        CellValue::Number(number) => {
            let whole = (0..5000).find(|whole| Number::from(*whole) == *number).expect("a count");
            Held::Number(whole as u64)
        }
        CellValue::State(State::Undetermined) => Held::Undetermined,
        CellValue::State(State::NotComputable) => Held::NotComputable,
        other => panic!("{other:?}"),
    };
    (held, cell.undetermined)
}

type Columns<'c> = Vec<(String, Box<dyn Fn(&Admission) -> Option<bool> + 'c>)>;

/// Every cell of a table that differs from what was counted, and how many cells hold each kind of thing.
fn differences(table: &TableOutcome, files: &Files, is_new: bool, columns: &Columns<'_>) -> (Vec<String>, [usize; 3]) {
    let (records, (_, communes, _)) = (admissions(files), communes(files));
    let rows = rows(files, is_new);
    let printed: BTreeSet<&str> = table.rows.iter().filter(|row| !row.hidden).map(|row| row.id.as_str()).collect();
    assert_eq!(printed, rows.iter().map(|row| row.id.as_str()).collect(), "{}: the rows", table.name);
    let (mut differences, mut kinds) = (Vec::new(), [0; 3]);
    for row in &rows {
        let belongs = |record: &Admission| {
            if is_new { forward(record, row, &communes) } else { backward(record, row, &communes) }
        };
        for (column, holds) in columns {
            let expected = counted(&records, &belongs, holds);
            let found = shown(table.find(&row.id, column).unwrap());
            kinds[match expected.0 {
                Held::Number(_) => 0,
                Held::Undetermined => 1,
                Held::NotComputable => 2,
            }] += 1;
            if expected != found {
                differences.push(format!("{} [{}, {column}]: {expected:?}, but {found:?}", table.name, row.id));
            }
        }
    }
    (differences, kinds)
}

fn within(from: (u32, u32), to: (u32, u32)) -> impl Fn(&Admission) -> Option<bool> + Clone {
    move |record| record.decided.map(|day| from <= day && day <= to)
}

/// How many are admitted in a period, and how many women among them.
fn of_half_year(from: (u32, u32), to: (u32, u32)) -> Columns<'static> {
    let inside = within(from, to);
    let women = inside.clone();
    let both = move |record: &Admission| match (women(record), record.is_woman) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    vec![("n".to_owned(), Box::new(inside)), ("women".to_owned(), Box::new(both))]
}

fn of_years() -> Columns<'static> {
    let year = |year: u32| -> (String, Asked) { (format!("{year}.n"), Box::new(within((year, 1), (year, 12)))) };
    (2023..=2026).map(year).collect()
}

#[test]
fn making_the_lists_and_records_again_gives_the_same_bytes() {
    let committed = generator::files(1)
        .into_iter()
        .map(|(name, _)| (name, std::fs::read_to_string(root().join(HERE).join(name)).unwrap()));
    assert!(
        generator::files(1) == committed.collect::<Files>(),
        "cargo run --example generate-reorganisation writes them anew"
    );
}

#[test]
fn two_hundred_and_four_communes_become_seventy_five_and_twelve_districts_are_gone() {
    for seed in [1, 2, 3] {
        let (_, communes, districts) = communes(&generator::files(seed));
        let of = |is: &dyn Fn(&Commune) -> bool| communes.values().filter(|commune| is(commune)).count();
        assert_eq!((of(&|c| c.is_old), of(&|c| c.is_new), districts.len()), (204, 75, 12), "seed {seed}");
        let groups: BTreeSet<_> = communes.values().filter_map(|commune| commune.district.as_ref()).collect();
        assert_eq!(groups.len(), 12);
        assert!(of(&|c| c.became.len() > 1) == 12 && of(&|c| c.is_old && c.is_new) == 6, "seed {seed}");
    }
}

/// Blanks in every field, old codes after the reorganisation and new ones before it.
#[test]
fn every_cell_before_after_and_across_the_reorganisation_is_that_counted_by_hand() {
    for seed in [1, 2, 3] {
        let files = generator::files(seed);
        let [before, after, series] = ["before", "after", "series"].map(|report| outcome(report, &files));
        let table = |outcome: &'_ Outcome, name: &str| outcome.table(name).unwrap().clone();
        let halves = [((2025, 1), (2025, 6)), ((2025, 7), (2025, 12))].map(|(from, to)| of_half_year(from, to));
        let all = [
            differences(&table(&before, "by_commune"), &files, false, &halves[0]),
            differences(&table(&after, "by_commune"), &files, true, &halves[1]),
            differences(&table(&series, "forward"), &files, true, &of_years()),
            differences(&table(&series, "backward"), &files, false, &of_years()),
        ];
        for (found, _) in &all {
            assert_eq!(*found, [""; 0], "seed {seed}");
        }
        let cells = all.each_ref().map(|(_, kinds)| kinds.iter().sum::<usize>());
        assert_eq!(cells, [217 * 2, 76 * 2, 76 * 4, 217 * 4], "seed {seed}: cells compared");
        let [_, _, (_, forward), (_, backward)] = &all;
        assert!(forward[2] == 0 && backward[2] > 200 && backward[0] > 300, "seed {seed}: {forward:?} {backward:?}");
    }
}

/// The code that several were merged into is named with the rows that it leaves open, and with how many records carry it.
#[test]
fn merged_codes_are_named_with_the_records_that_carry_them() {
    let files = generator::files(1);
    let (records, (_, communes, _)) = (admissions(&files), communes(&files));
    let outcome = outcome("series", &files);
    let backward = outcome.table("backward").unwrap();
    let mut found = BTreeMap::new();
    for entry in &backward.merged {
        let bieu::outcome::Place::Row(row) = entry.place else { panic!("a column") };
        found.insert(backward.rows[row].id.clone(), entry.records);
        let among: BTreeSet<&str> = entry.among.iter().map(|row| backward.rows[*row].id.as_str()).collect();
        let code = &backward.rows[row].id;
        assert_eq!(among, communes[code].sources.iter().map(String::as_str).collect(), "{code}");
    }
    let mut expected: BTreeMap<String, u64> = BTreeMap::new();
    for code in records.iter().filter_map(|record| record.commune.as_ref()) {
        if communes[code].sources.len() > 1 {
            *expected.entry(code.clone()).or_default() += 1;
        }
    }
    assert_eq!(found, expected);
    assert_eq!(outcome.table("forward").unwrap().merged, []);
}

#[test]
fn districts_are_counted_before_and_have_no_list_after() {
    let files = generator::files(1);
    let (records, (_, _, districts)) = (admissions(&files), communes(&files));
    let outcome = outcome("before", &files);
    let table = outcome.table("by_district").unwrap();
    for district in &districts {
        let belongs = |record: &Admission| match &record.district {
            None => Belongs::Unknown,
            Some(other) if other == district => Belongs::Yes,
            Some(_) => Belongs::No,
        };
        let expected = counted(&records, &belongs, &within((2025, 1), (2025, 6)));
        assert_eq!(shown(table.find(district, "n").unwrap()), expected, "{district}");
    }
    let path = format!("{HERE}/after.bieu");
    let loader = Rulebook(&files);
    let text = loader.load(&path).unwrap().replace("rows Commune", "rows District");
    let refused = Rules::load(&path, &text, &loader, None).unwrap_err().to_string();
    assert!(refused.contains("no code of District is in force on 2025-12-31"), "{refused}");
}

/// Both evaluators and the account agree on a small list: what decides can name a code that is none of the parts.
#[test]
fn a_field_that_names_another_code_than_the_parts_leads_to_no_row() {
    let text = "language 1\n\nreport r \"R\" { period 2025-01-01 to 2025-12-31 }\n\ncodes Commune {\n  \
                a in force until 2025-06-30 became b, c by now\n  b in force from 2025-07-01\n  c in force from 2025-07-01\n  d\n}\n\n\
                record Member { key id text  commune Commune  now Commune? }\n\n\
                table t \"T\" of Member { rows Commune  total \"All\"  column 1 \"N\" = count }\n";
    let rules = Rules::from_text("rules.bieu", text).unwrap_or_else(|faults| panic!("{faults}"));
    let mut builder = rules.records();
    let member = rules.schema().find_record("Member").unwrap();
    read_csv(&mut builder, member, "Member.csv", "id,commune,now\n1,a,b\n2,a,c\n3,a,d\n4,a,\n5,d,b\n".as_bytes())
        .unwrap();
    let records = builder.finish();
    let outcome = rules.evaluate(&records).unwrap();
    assert!(plain::evaluate(rules.model(), &records).unwrap() == outcome, "the evaluators differ");
    let table = outcome.table("t").unwrap();
    let found = ["b", "c", "d", "total"].map(|row| shown(table.find(row, "1").unwrap()));
    assert_eq!(found, [(Held::Number(1), 1), (Held::Number(1), 1), (Held::Number(1), 0), (Held::Number(5), 0)]);
    assert_eq!(table.account[0].reach_no_row, 2);
}

#[test]
fn what_the_reports_print_is_recorded() {
    use bieu::unstable::report::{TerminalOptions, terminal};
    let files = generator::files(1);
    for report in ["before", "after", "series"] {
        let printed = String::from(terminal(&outcome(report, &files), &TerminalOptions::default()));
        recorded::hold(&root().join(HERE).join(format!("{report}.expected.txt")), &printed);
    }
}
