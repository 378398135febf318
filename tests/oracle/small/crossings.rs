//! Rows and columns that are said to hold no record together, against all records that there are.

use std::collections::BTreeSet;

use bieu::message::Message;
use bieu::unstable::prove::{Question, Verdict, prove};

use crate::english;

use super::super::generate::choices::Choices;
use super::judge::{YES, conjunction, records, stands};
use super::program::{BORN, DAY, OTHER, Program, Record, crossed};
use super::{cases_and_seed, checked, numbers};

type Cells = BTreeSet<(String, String)>;

/// The cells that no record of the universe is in; and of those the ones whose row and whose column hold some.
fn empty(program: &Program, all: &[Record]) -> [Cells; 2] {
    let universe = |record: &&Record| conjunction(program, &program.universe, None, record) == YES;
    let all: Vec<&Record> = all.iter().filter(universe).collect();
    let in_row = |row: usize, record: &Record| conjunction(program, &program.rows[row], None, record) == YES;
    let in_column = |column: usize, record: &Record| stands(program, column, record) == YES;
    let [mut empty, mut worth_saying] = [Cells::new(), Cells::new()];
    for row in 0..program.rows.len() {
        for column in 0..program.columns.len() {
            let any = |is_in: &dyn Fn(&Record) -> bool| all.iter().any(|record| is_in(record));
            let both = any(&|record| in_row(row, record) && in_column(column, record));
            let cell = || (format!("r{row}"), (column + 1).to_string());
            if !both {
                empty.insert(cell());
            }
            // What is left over waits for codes to come.
            let is_otherwise = program.columns[column].clauses.is_empty();
            if !both && !is_otherwise && any(&|record| in_row(row, record)) && any(&|record| in_column(column, record))
            {
                worth_saying.insert(cell());
            }
        }
    }
    [empty, worth_saying]
}

/// What `rows [r0], [r1]` names.
fn named(words: &Message) -> Vec<String> {
    english(words).split('[').skip(1).filter_map(|rest| rest.split(']').next()).map(str::to_owned).collect()
}

#[test]
fn cells_said_to_be_empty_are_those_that_no_record_is_in() {
    let (cases, seed) = cases_and_seed(600);
    let (mut found, mut by_several, mut missed) = (0, 0, 0);
    for case in 0..cases {
        let drawn = numbers(seed ^ 0xc2055, case);
        let program = crossed(&mut Choices::new(&drawn));
        let model = checked(case, &program);
        let is_empty = empty(&program, &records(&program));
        let (mut said, mut cells_said, mut are_counted_only) = (Cells::new(), 0, 0);
        for proof in prove(&model, &bieu::unstable::plan::compile(&model)) {
            let (Question::Meet { rows, columns, cells, others, .. }, Verdict::Refuted { .. }) =
                (&proof.question, &proof.verdict)
            else {
                continue;
            };
            are_counted_only += others;
            cells_said += cells;
            for row in named(rows) {
                said.extend(named(columns).into_iter().map(|column| (row.clone(), column)));
            }
        }
        let [is_empty, worth_saying] = is_empty;
        // Days are a few of many: a record that is in both may not be among those that are tried.
        if !program.fields.contains(&DAY) && !program.fields.contains(&BORN) {
            let right = said.intersection(&is_empty).count();
            assert!(cells_said <= right, "case {case}: said {said:?}, empty {is_empty:?}\n{}", program.text);
            let not_said = worth_saying.difference(&said).count();
            let is_tied = program.fields.contains(&OTHER) || are_counted_only > 0;
            assert!(not_said == 0 || is_tied, "case {case}: said {said:?}, empty {worth_saying:?}\n{}", program.text);
            missed += not_said;
        }
        found += cells_said;
        by_several += usize::from(program.text.contains(" or ") && cells_said > 0);
    }
    println!("{found} empty cells, {by_several} programs of several values, {missed} not said");
    assert!(found > cases as usize / 10 && by_several > cases as usize / 50, "too little is asked");
    assert!(missed * 40 < found, "too much is not said: {missed} beside {found}");
}
