//! Labels that no author would write, in every place a label can stand: no medium may break.

use bieu::outcome::*;
use proptest::prelude::*;

use super::sample;
use crate::made::made;
use crate::words::hostile::WORDS;

/// Reports of one or two tables with any tree of headings and any words.
pub fn outcomes() -> impl Strategy<Value = Outcome> {
    (words(), prop::collection::vec(table(), 1..3), words()).prop_map(|(title, tables, text)| {
        made!(Outcome {
            title,
            tables,
            by_hand: vec![(text.clone(), text.clone())],
            checks: vec![made!(CheckOutcome { check: text.clone(), message: text.clone(), ..failing() })],
            texts: vec![made!(TextOutcome { name: "text".into(), text })],
            ..sample::outcome()
        })
    })
}

fn failing() -> CheckOutcome {
    let result = CheckResult::Fails { left: bieu::value::Number::from(1), right: bieu::value::Number::from(2) };
    made!(CheckOutcome { result, ..CheckOutcome::default() })
}

pub fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(WORDS);
    let chosen = prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => chosen, 1 => any::<String>()]
}

fn table() -> impl Strategy<Value = TableOutcome> {
    (tree(), tree(), prop::collection::vec(words(), 24), any::<u64>()).prop_map(|(rows, columns, words, seed)| {
        let (row_tree, row_count) = numbered(rows);
        let (column_tree, column_count) = numbered(columns);
        let word = |at: usize| words[(at + seed as usize % 24) % 24].clone();
        let member = |at: usize| {
            made!(MemberHeader {
                depth: (seed >> (at % 32)) as u16 % 4,
                is_lowest: seed >> (at % 8) & 1 == 0,
                within: (seed >> (at % 24) & 3 == 0).then_some(at / 2),
                is_total: seed >> (at % 16) & 7 == 0,
                ..sample::member(&format!("m{at}"), &word(at), &word(at + 1), &word(at + 2))
            })
        };
        let cell = |at: usize| match at % 3 {
            0 => sample::integer(at as i64 * 400 + 1),
            1 => made!(Cell { shown: word(at), ..sample::integer(0) }),
            _ => {
                made!(Cell { value: CellValue::State(State::Missing), rounded: None, shown: word(at), undetermined: 0 })
            }
        };
        let place = |at: usize| match at % 3 {
            0 if row_count > 0 => Place::Row(at % row_count),
            1 if column_count > 0 => Place::Column(at % column_count),
            _ => Place::Table,
        };
        let note = |at: usize| made!(Note { place: place(at), text: word(at) });
        let stub = |at: usize| made!(Stub { number: at.is_multiple_of(2), heading: word(at), printed: word(at + 3) });
        made!(TableOutcome {
            name: "t".into(),
            title: word(5),
            cites: vec![word(6)],
            stubs: (0..seed as usize % 3).map(stub).collect(),
            rows: (0..row_count).map(member).collect(),
            columns: (0..column_count).map(member).collect(),
            cells: (0..row_count * column_count).map(cell).collect(),
            notes: (0..seed as usize % 4).map(note).collect(),
            shown_rows: (seed & 64 != 0 && row_count > 0).then(|| shown_rows(row_count, column_count, &word, &cell)),
            column_tree,
            row_tree,
            ..sample::outcome().tables.swap_remove(0)
        })
    })
}

/// The last row first, and a row for the rest.
fn shown_rows(rows: usize, columns: usize, word: &dyn Fn(usize) -> String, cell: &dyn Fn(usize) -> Cell) -> ShownRows {
    let rest = made!(RestRow { label: word(7), cells: (0..columns).map(cell).collect() });
    made!(ShownRows {
        words: word(8),
        rows: vec![rows - 1],
        left_out: rows / 2,
        after_first: vec![0],
        rest: Some(rest),
    })
}

/// Trees whose members are not numbered yet.
fn tree() -> impl Strategy<Value = Vec<HeaderNode>> {
    let leaf = Just(HeaderNode::Member(0));
    let node = leaf.prop_recursive(4, 16, 4, |inner| {
        (words(), prop::collection::vec(inner, 0..4))
            .prop_map(|(label, children)| HeaderNode::Heading { label, children })
    });
    prop::collection::vec(node, 0..6)
}

fn numbered(mut tree: Vec<HeaderNode>) -> (Vec<HeaderNode>, usize) {
    fn number(nodes: &mut [HeaderNode], next: &mut usize) {
        for node in nodes {
            match node {
                HeaderNode::Member(position) => {
                    *position = *next;
                    *next += 1;
                }
                HeaderNode::Heading { children, .. } => number(children, next),
            }
        }
    }
    let mut count = 0;
    number(&mut tree, &mut count);
    (tree, count)
}
