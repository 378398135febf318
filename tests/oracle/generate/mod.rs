//! Made-up programs as rule text, with made-up records as CSV text.
//!
//! A case is made from lists of numbers ([`choices`]): a shorter list, or smaller numbers, make a simpler case, so that a
//! failing case shrinks by itself. Nearly all programs pass the checker; how many is asserted where they are used.

mod arms;
mod axes;
pub mod choices;
mod codes;
mod data;
mod each;
mod expressions;
mod histories;
mod items;
mod lists;
mod measures;
mod parts;
mod rows;
mod successions;
mod tables;
mod ties;
mod vocabulary;

use std::collections::BTreeMap;
use std::fmt;

use proptest::collection::vec;
use proptest::prelude::*;

use choices::Choices;
use data::Source;
pub use data::{Input, is_blank};
use vocabulary::{Record, Vocabulary};

/// A program with records.
#[derive(Clone)]
pub struct Case {
    /// The rule text, with the files that it names ([`files`]).
    pub rules: String,
    /// Where the report is for each of something: the tables that ask for it, each over all and with a row for each.
    pub whole: Option<String>,
    /// The records of each type; types without input are left out.
    pub inputs: Vec<Input>,
    /// The same with nothing declared of how data are written.
    pub plain_rules: String,
    /// What each cell of the records must be read as, in the same places: written as those rules take it.
    pub plain_inputs: Vec<Input>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.rules)?;
        self.inputs.iter().try_for_each(|input| write!(f, "--- {}.csv\n{}", input.record, input.csv()))
    }
}

/// What stands before the name of a file, behind the rule text.
const FILE: &str = "\n--- file ";

/// The rule text alone, and the files that it names.
pub fn files(rules: &str) -> (&str, BTreeMap<String, String>) {
    let mut pieces = rules.split(FILE);
    let root = pieces.next().unwrap_or_default();
    let file = |piece: &str| piece.split_once('\n').map(|(name, text)| (name.to_owned(), text.to_owned()));
    (root, pieces.filter_map(file).collect())
}

/// How many records of a type are rows at most.
const MOST_UNITS: usize = 9;

/// The records of a case by type, each as the numbers that choose its cells.
type Rows = Vec<Vec<Vec<u16>>>;

/// Cases of every kind.
pub fn case() -> impl Strategy<Value = Case> {
    let numbers = |most| vec(any::<u16>(), most / 4..most);
    let rows = vec(vec(vec(any::<u16>(), 30), 0..30), 4);
    let parts = (numbers(300), numbers(700), vec(any::<u16>(), 4), rows);
    parts.prop_map(|(words, tables, given, rows)| make(&words, &tables, &given, &rows))
}

/// What stands before the tables, with checks in its report.
fn with_ties(before: &str, ties: &str) -> String {
    match before.split_once("\n}\n") {
        _ if ties.is_empty() => before.to_owned(),
        Some((report, rest)) if before.contains("\nreport ") => format!("{report}\n{ties}}}\n{rest}"),
        _ => format!("{before}report made_up {{\n{ties}}}\n\n"),
    }
}

fn make(words: &[u16], tables: &[u16], given: &[u16], rows: &Rows) -> Case {
    let vocabulary = Vocabulary::new(&mut Choices::new(words));
    let mut choices = Choices::new(tables);
    let before = vocabulary.text.clone();
    let mut rules = String::new();
    let mut made = Vec::new();
    for table in 0..1 + choices.below(2) {
        let table = tables::table(&vocabulary, &mut choices, &format!("t{table}"), &mut rules);
        if choices.chance(50) {
            tables::text(&vocabulary, &mut choices, &table, &mut rules);
        }
        made.push(table);
    }
    let most = |record: usize| match vocabulary.records.get(record) {
        Some(Record { units: Some(_), .. }) => MOST_UNITS,
        _ => usize::MAX,
    };
    let counts: Vec<usize> = rows.iter().enumerate().map(|(record, rows)| rows.len().min(most(record))).collect();
    let source = Source { vocabulary: &vocabulary, counts: &counts, faults: choices.chance(35) };
    let whole: String = made.iter().filter_map(|table| table.whole.clone()).collect();
    let all = (!whole.is_empty())
        .then(|| format!("{}{}{whole}{}", vocabulary.head_for_all(), vocabulary.record_items(false), vocabulary.files));
    let before = with_ties(&before, &ties::ties(&made, &mut choices));
    let given = (0..vocabulary.records.len()).filter(|record| given[*record] % 100 < 97);
    let (inputs, plain_inputs) =
        given.map(|record| <(Input, Input)>::from(source.input(record, &rows[record][..counts[record]]))).unzip();
    let text = |plain| format!("{before}{}{rules}{}", vocabulary.record_items(plain), vocabulary.files);
    let [declared, plain] = [false, true].map(text);
    Case { inputs, whole: all, rules: declared, plain_rules: plain, plain_inputs }
}
