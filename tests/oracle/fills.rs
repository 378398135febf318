//! Derived fields over records that lack something, against every way in which what they lack can be filled in.
//!
//! A question about a derived field is decided only if it has the same answer however the blanks are filled; and a question of
//! more or less is decided wherever that is so. Expected answers come from filled records, which lack nothing: no bounds are worked
//! out here.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use bieu::Rules;
use bieu::outcome::Verdict;
use bieu::records::{Records, read_csv};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::agreement::for_each_of;
use super::generate::choices::Choices;

/// What the cells of the referring records can hold, field by field: unit, number, flag, level. The last numbers are so far away that
/// they outweigh all others: no known number is one of them.
const VALUES: [&[&str]; 4] = [
    &["u1", "u2"],
    &["0", "-1", "1", "2", "3", "4", "5", "100", "-9999", "9999"],
    &["yes", "no"],
    &["low", "mid", "high"],
];

/// What is known of a derived field that lacks something.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    /// Each value that it can have.
    All,
    /// The ends between which these lie.
    Ends,
    /// Nothing.
    Nothing,
}

/// Derived fields, and what is known of them.
const FIELDS: [(&str, Known); 10] = [
    ("count Cell by unit where sub = yes", Known::All),
    ("count Cell by unit", Known::All),
    ("sum Cell.n by unit", Known::Ends),
    ("sum Cell.n by unit where sub = yes", Known::Ends),
    ("min Cell.n by unit", Known::Ends),
    ("max Cell.n by unit where sub = yes", Known::Ends),
    ("max Cell.level by unit", Known::Ends),
    ("count distinct Cell.n by unit except sub = no", Known::Ends),
    ("average Cell.n by unit", Known::Nothing),
    ("sum Cell.bigs by unit", Known::Ends),
];

const NUMBERS: [&str; 9] =
    [">= 1", "< 2", "= 1", "!= 2", "in 0..2", "in (0, 2)", "in (below 0, above 2)", "<= -1", "in (1, 2, 3, 4)"];
const LEVELS: [&str; 5] = [">= mid", "= high", "!= low", "in (low, high)", "< high"];

/// A question about one derived field, and records that may lack something: each cell by its place in [`VALUES`].
#[derive(Clone)]
struct Case {
    field: usize,
    test: &'static str,
    cells: Vec<[Option<usize>; 4]>,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\n{}", self.rules(), csv(&self.cells))
    }
}

impl Case {
    fn new(drawn: &[u16]) -> Case {
        let mut choices = Choices::new(drawn);
        let field = choices.below(FIELDS.len());
        let test = choices.pick(if FIELDS[field].0.contains("level") { &LEVELS } else { &NUMBERS });
        let mut blanks = 0;
        let cells = (0..choices.below(4)).map(|_| {
            VALUES.map(|values| {
                let is_blank = blanks < 3 && choices.chance(35);
                blanks += u32::from(is_blank);
                let near = values.iter().filter(|value| !value.ends_with("9999")).count();
                (!is_blank).then(|| choices.below(near))
            })
        });
        let cells: Vec<_> = cells.collect();
        Case { field, test, cells }
    }

    fn rules(&self) -> String {
        format!(
            "language 1\ncodes Level ordered {{ low mid high }}\n\
             record Unit {{ key code text\n  let value = {} }}\n\
             record Cell {{ key k text  unit Unit?  n integer?  sub yes/no?  level Level?\n  let bigs = count Part by cell }}\n\
             record Part {{ key k text  cell Cell? }}\n\
             criteria asked of Unit {{ require it where value {} reason \"no\" }}\n",
            FIELDS[self.field].0, self.test
        )
    }

    /// Every way to fill in what is blank.
    fn filled(&self) -> Vec<Vec<[Option<usize>; 4]>> {
        let mut all = vec![self.cells.clone()];
        for (row, cells) in self.cells.iter().enumerate() {
            for (field, _) in cells.iter().enumerate().filter(|(_, cell)| cell.is_none()) {
                let values = 0..VALUES[field].len();
                let fill = |cells: &Vec<[Option<usize>; 4]>, value: usize| {
                    let mut cells = cells.clone();
                    cells[row][field] = Some(value);
                    cells
                };
                all = all.iter().flat_map(|cells| values.clone().map(move |value| fill(cells, value))).collect();
            }
        }
        all
    }
}

fn csv(cells: &[[Option<usize>; 4]]) -> String {
    let line = |(row, cells): (usize, &[Option<usize>; 4])| {
        let cells = cells.iter().zip(VALUES).map(|(cell, values)| cell.map_or("", |cell| values[cell]));
        format!("c{row},{}\n", cells.collect::<Vec<_>>().join(","))
    };
    std::iter::once("k,unit,n,sub,level\n".to_owned()).chain(cells.iter().enumerate().map(line)).collect()
}

/// Each cell has as many parts as its place, so that a sum of counts has something to add.
fn records(rules: &Rules, cells: &[[Option<usize>; 4]]) -> Records {
    let parts = (0..cells.len()).flat_map(|row| (0..row).map(move |part| format!("p{row}{part},c{row}\n")));
    let parts: String = std::iter::once("k,cell\n".to_owned()).chain(parts).collect();
    let mut builder = rules.records();
    for (name, text) in [("Unit", "code\nu1\nu2\n"), ("Cell", &csv(cells)), ("Part", &parts)] {
        let record = rules.schema().find_record(name).expect("it is declared");
        read_csv(&mut builder, record, name, text.as_bytes()).expect("a file with all its columns");
    }
    builder.finish()
}

/// The verdicts on both units, which both evaluators must agree on.
fn verdicts(rules: &Rules, cells: &[[Option<usize>; 4]]) -> Result<Vec<Verdict>, TestCaseError> {
    let records = records(rules, cells);
    let evaluation = rules.over(&records).unwrap();
    let day = bieu::value::Date::new(2024, 1, 1);
    let decided = evaluation.decider("asked", day).unwrap().all();
    let decided: Vec<_> = (0..2).filter_map(|row| decided.of(row).cloned()).collect();
    let plain = bieu::unstable::plain::decide(rules.model(), &records, &rules.model().criteria[0], day).unwrap();
    prop_assert_eq!(&decided, &plain, "the evaluators differ");
    Ok(plain.into_iter().map(|decision| decision.verdict).collect())
}

#[test]
fn a_derived_field_decides_what_it_decides_however_blanks_are_filled() {
    let made_up = vec(any::<u16>(), 40).prop_map(|drawn| Case::new(&drawn));
    let (decided, open) = (Cell::new(0), Cell::new(0));
    let known: RefCell<HashMap<String, Rc<Rules>>> = RefCell::default();
    let taken = for_each_of(600, &made_up, |case| {
        let filled = case.filled();
        if filled.len() > 300 {
            return Ok(false);
        }
        let text = case.rules();
        let read = || Rc::new(Rules::from_text("rules.bieu", &text).expect("the rules are sound"));
        let rules = Rc::clone(known.borrow_mut().entry(text.clone()).or_insert_with(read));
        let answers = verdicts(&rules, &case.cells)?;
        let of_filled = filled.iter().map(|cells| verdicts(&rules, cells)).collect::<Result<Vec<_>, _>>()?;
        for (unit, answer) in answers.iter().enumerate() {
            let agreed = of_filled.iter().all(|answers| answers[unit] == of_filled[0][unit]);
            let expected = if agreed { of_filled[0][unit] } else { Verdict::Undetermined };
            if filled.len() > 1 {
                if expected == Verdict::Undetermined { &open } else { &decided }.update(|count| count + 1);
            }
            let is_of_order = case.test.starts_with(['<', '>']);
            let may_be_open = match FIELDS[case.field].1 {
                Known::All => false,
                Known::Ends => !is_of_order,
                Known::Nothing => true,
            };
            let is_fine = *answer == expected || (*answer == Verdict::Undetermined && may_be_open);
            prop_assert!(is_fine, "unit {}: {answer:?}, but filled in {expected:?}", unit + 1);
        }
        Ok(true)
    });
    println!("{taken:?}: {} decided, {} open", decided.get(), open.get());
    assert!(decided.get() * 5 > taken.0 && open.get() * 5 > taken.0, "too little is asked");
}
