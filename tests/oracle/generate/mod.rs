//! Made-up programs as rule text, with made-up records as CSV text.
//!
//! A case is made from lists of numbers ([`choices`]): a shorter list, or smaller numbers, make a simpler case, so that a
//! failing case shrinks by itself. Nearly all programs pass the checker; how many is asserted where they are used.

mod axes;
mod choices;
mod data;
mod expressions;
mod tables;
mod vocabulary;

use std::fmt;

use proptest::collection::vec;
use proptest::prelude::*;

use choices::Choices;
use vocabulary::Vocabulary;

/// A program with records.
#[derive(Clone)]
pub struct Case {
    /// The rule text.
    pub rules: String,
    /// For each record type its name and its CSV text; types without input are left out.
    pub data: Vec<(String, String)>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.rules)?;
        self.data.iter().try_for_each(|(record, csv)| write!(f, "--- {record}.csv\n{csv}"))
    }
}

/// The records of a case by type, each as the numbers that choose its cells.
type Rows = Vec<Vec<Vec<u16>>>;

/// Cases of every kind.
pub fn case() -> impl Strategy<Value = Case> {
    let numbers = |most| vec(any::<u16>(), most / 4..most);
    let rows = vec(vec(vec(any::<u16>(), 30), 0..24), 4);
    let parts = (numbers(300), numbers(700), vec(any::<u16>(), 4), rows);
    parts.prop_map(|(words, tables, given, rows)| make(&words, &tables, &given, &rows))
}

fn make(words: &[u16], tables: &[u16], given: &[u16], rows: &Rows) -> Case {
    let vocabulary = Vocabulary::new(&mut Choices::new(words));
    let mut choices = Choices::new(tables);
    let mut rules = vocabulary.text.clone();
    rules.push_str(&vocabulary.record_items());
    for table in 0..1 + choices.below(2) {
        let table = tables::table(&vocabulary, &mut choices, &format!("t{table}"), &mut rules);
        if choices.chance(50) {
            tables::text(&vocabulary, &mut choices, &table, &mut rules);
        }
    }
    let counts: Vec<usize> = rows.iter().map(Vec::len).collect();
    let data = vocabulary.records.iter().enumerate().zip(given);
    let data = data
        .filter(|(_, given)| *given % 100 < 95)
        .map(|((record, kind), _)| (kind.name.clone(), data::csv(&vocabulary, record, &rows[record], &counts)));
    Case { data: data.collect(), rules }
}

/// Prints cases to be read: `cargo test -- --ignored --nocapture look_at_cases`.
#[test]
#[ignore = "for the eye"]
fn look_at_cases() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::default();
    for _ in 0..3 {
        println!("{:?}\n========", case().new_tree(&mut runner).expect("a case").current());
    }
}
