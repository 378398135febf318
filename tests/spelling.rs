//! Which spellings are read as which code: nothing is ever read as a code from whose spellings it differs in more than the law allows.
//!
//! `BIEU_CASES` says how many pairs of a value and a list are made up (6,000 unless it is set), `BIEU_SEED` which ones.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

mod law;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bieu::Rules;
use bieu::records::{Origin, RawCell, RecordsBuilder, read_csv};
use bieu::schema::{Code, CodeList, Field, FieldId, FieldKind, ListId, RecordId, RecordType, Schema};
use bieu::unstable::schema::Dialect;
use bieu::value::{CodeIndex, Value};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use unicode_normalization::UnicodeNormalization;

use law::{alike, exact};

/// Of what spellings are made up. Some stand often, so that they meet.
const PIECES: [&str; 48] = [
    "1", "1", "2", "14", "10", "0", "½", "-", "-", "\u{2013}", "\u{2212}", "+", "+", "'", "\u{2019}", " ", " ",
    "\u{A0}", "A", "A", "a", "B", "hoà", "hòa", "Hòa", "ho", "à", "quý", "qúy", "thuỷ", "thủy", "Thủy", "xoè",
    "e\u{301}", "đ", "Ð", "khơ", "MÚ", "mú", "hoan", "\u{200B}", "\u{AD}", "\u{202A}", ".", ",", "(", "%", "T",
];

/// A list of codes and what data give for them.
#[derive(Debug, Clone)]
struct Case {
    /// For each code its label, alias and external code.
    codes: Vec<[String; 3]>,
    values: Vec<String>,
}

fn spelling() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 1..6).prop_map(|pieces| pieces.concat())
}

/// The spelling with a few changes that people and their tools make.
fn changed(spelling: &str, changes: &[(u8, u16)]) -> String {
    let mut signs: Vec<char> = spelling.chars().collect();
    for (change, at) in changes {
        let at = usize::from(*at) % (signs.len() + 1);
        let piece = PIECES[usize::from(*change) * 7 % PIECES.len()];
        match change % 8 {
            0 => signs = signs.iter().collect::<String>().nfd().collect(),
            1 => signs = signs.iter().collect::<String>().to_uppercase().chars().collect(),
            2 => signs.insert(at, [' ', '-', '\'', '+', '\u{2212}', '\u{200B}'][usize::from(*change / 8) % 6]),
            3 if at < signs.len() => drop(signs.remove(at)),
            4 => {
                signs = signs.iter().collect::<String>().replace("hoà", "hòa").replace("thuỷ", "thủy").chars().collect()
            }
            5 => signs.retain(|sign| !sign.is_whitespace()),
            6 => signs.retain(|sign| !matches!(sign, '-' | '+' | '\'')),
            _ => signs.splice(at..at, piece.chars()).for_each(drop),
        }
    }
    signs.into_iter().collect()
}

fn case() -> impl Strategy<Value = Case> {
    let codes = prop::collection::vec([spelling(), spelling(), spelling()], 1..6);
    let change = prop::collection::vec((any::<u8>(), any::<u16>()), 0..4);
    let values = prop::collection::vec((any::<u16>(), change), 8);
    (codes, values).prop_map(|(codes, values)| {
        let value = |(of, changes): &(u16, Vec<(u8, u16)>)| {
            let all: Vec<&String> = codes.iter().flatten().collect();
            changed(all[usize::from(*of) % all.len()], changes)
        };
        let values = values.iter().map(value).collect();
        Case { codes, values }
    })
}

fn list(codes: &[[String; 3]]) -> CodeList {
    let code = |(at, [label, alias, external]): (usize, &[String; 3])| {
        let code = Code {
            label: label.clone(),
            external: vec![(None, external.clone())],
            aliases: vec![alias.clone()],
            group: None,
        };
        (format!("code_{at}"), code)
    };
    CodeList {
        label: "list".into(),
        systems: Vec::new(),
        codes: codes.iter().enumerate().map(code).collect(),
        ..CodeList::default()
    }
}

/// A schema of one record with one field of the list.
fn schema(list: CodeList) -> Schema {
    let kind = FieldKind::Code { list: ListId(0), system: None };
    let field = Field { label: "f".into(), aliases: Vec::new(), kind, optional: true, rounded: None };
    let fields = [("f".to_string(), field)].into_iter().collect();
    let record = RecordType {
        label: "r".into(),
        fields,
        key: Vec::new(),
        since: None,
        dialect: Dialect::default(),
        words: Default::default(),
        units: None,
    };
    Schema {
        lists: [("L".to_string(), list)].into_iter().collect(),
        records: [("R".to_string(), record)].into_iter().collect(),
    }
}

/// What each value is read as; `None` where it is refused or missing.
fn read<'v>(schema: &Schema, values: impl Iterator<Item = &'v str>) -> Vec<Option<CodeIndex>> {
    let mut builder = RecordsBuilder::new(schema);
    let mut found = Vec::new();
    for (line, value) in (1..).zip(values) {
        builder.push_row(RecordId(0), Origin { input: 0, line }, &[RawCell::Text(value)]);
        found.push(None);
    }
    let records = builder.finish();
    let set = records.set(RecordId(0));
    for row in 0..set.len() as u32 {
        found[set.origin(row).unwrap().line as usize - 1] = set.value(FieldId(0), row).map(|value| match value {
            Value::Code(code) => code,
            other => panic!("{other:?} is no code"),
        });
    }
    found
}

/// What a value is to be read as by the law: exact spellings first, then those that differ in what may be passed over.
fn by_law(list: &CodeList, value: &str) -> Option<CodeIndex> {
    let owners = |is_so: &dyn Fn(&str) -> bool| -> BTreeSet<CodeIndex> {
        let called = |name: &str, code: &Code| {
            let external = code.external.iter().any(|(system, text)| system.is_none() && is_so(text));
            external || is_so(name) || is_so(&code.label) || code.aliases.iter().any(|alias| is_so(alias))
        };
        let fitting = list.codes.iter().enumerate().filter(|(_, (name, code))| called(name, code));
        fitting.map(|(at, _)| at as CodeIndex).collect()
    };
    let wanted = exact(value);
    if wanted.is_empty() {
        return None;
    }
    let as_written = owners(&|spelling| spelling.nfc().collect::<String>() == wanted);
    let found = if as_written.is_empty() { owners(&|spelling| alike(spelling, value)) } else { as_written };
    let found = if found.is_empty() { owners_by_number(list, &wanted) } else { found };
    let found = if found.is_empty() { owners_by_whole_number(list, &wanted) } else { found };
    match Vec::from_iter(found)[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The codes that are called by a whole number which is written as data frames write it, `1.0`, unless the list spells a number so.
fn owners_by_whole_number(list: &CodeList, value: &str) -> BTreeSet<CodeIndex> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(whole) = value.strip_suffix(".0").filter(|whole| is_digits(whole)) else { return BTreeSet::new() };
    let spellings = |name: &String, code: &Code| {
        let external = code.external.iter().filter(|(system, _)| system.is_none()).map(|(_, text)| text.clone());
        let all = [name.clone(), code.label.clone()].into_iter().chain(code.aliases.clone()).chain(external);
        all.collect::<Vec<String>>()
    };
    let is_with_point =
        |text: &String| text.split_once('.').is_some_and(|(whole, rest)| is_digits(whole) && is_digits(rest));
    let mut codes = list.codes.iter();
    if codes.any(|(name, code)| spellings(name, code).iter().any(is_with_point)) {
        return BTreeSet::new();
    }
    let called =
        list.codes.iter().enumerate().filter(|(_, (name, code))| spellings(name, code).iter().any(|s| s == whole));
    let found: BTreeSet<CodeIndex> = called.map(|(at, _)| at as CodeIndex).collect();
    if found.is_empty() { owners_by_number(list, whole) } else { found }
}

/// External codes of digits, whatever their leading zeros.
fn owners_by_number(list: &CodeList, value: &str) -> BTreeSet<CodeIndex> {
    let number = |text: &str| {
        let digits = text.trim();
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.trim_start_matches('0').to_string())
    };
    let Some(wanted) = number(value) else { return BTreeSet::new() };
    let fits = |code: &Code| {
        code.external.iter().any(|(system, text)| system.is_none() && number(&exact(text)).as_ref() == Some(&wanted))
    };
    list.codes.values().enumerate().filter(|(_, code)| fits(code)).map(|(at, _)| at as CodeIndex).collect()
}

fn number_of(variable: &str, or: u32) -> u32 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(or)
}

#[test]
fn no_value_is_read_as_a_code_that_it_differs_from_by_more_than_the_law_allows() {
    let cases = number_of("BIEU_CASES", 6000).div_ceil(8);
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number_of("BIEU_SEED", 1).to_le_bytes());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let (read_so, refused) = (std::cell::Cell::new(0u32), std::cell::Cell::new(0u32));
    let result = runner.run(&case(), |case| {
        let schema = schema(list(&case.codes));
        let found = read(&schema, case.values.iter().map(String::as_str));
        for (value, found) in case.values.iter().zip(found) {
            let counter = if found.is_some() { &read_so } else { &refused };
            counter.set(counter.get() + 1);
            prop_assert_eq!(found, by_law(schema.list(ListId(0)), value), "{:?}", value);
        }
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
    // Neither side of the law is idle.
    assert!(read_so.get() * 4 > refused.get() && refused.get() * 4 > read_so.get(), "{read_so:?} {refused:?}");
}

/// The lists of the library.
fn lists() -> Vec<CodeList> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/lists");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let rules = paths.iter().filter_map(|path| {
        let text = fs::read_to_string(path).unwrap();
        Rules::from_text("list.bieu", &text).ok()
    });
    rules.flat_map(|rules| rules.schema().lists.values().cloned().collect::<Vec<_>>()).collect()
}

/// Every spelling of every list of the library given to every list: all pairs.
#[test]
fn the_lists_of_the_library_read_each_others_spellings_by_the_law() {
    let lists = lists();
    assert!(lists.len() >= 12, "{}", lists.len());
    let called = |(name, code): (&String, &Code)| {
        let external = code.external.iter().map(|(_, external)| external.clone());
        let all = [name.clone(), code.label.clone()].into_iter().chain(code.aliases.clone());
        all.chain(external).collect::<Vec<String>>()
    };
    let values: BTreeSet<String> = lists.iter().flat_map(|list| list.codes.iter().flat_map(called)).collect();
    for list in &lists {
        let mut plain = list.clone();
        // External codes of a named system are read only where the field says which: a law of its own.
        plain.systems.clear();
        plain.codes.values_mut().for_each(|code| code.external.retain(|(system, _)| system.is_none()));
        let schema = schema(plain);
        let found = read(&schema, values.iter().map(String::as_str));
        for (value, found) in values.iter().zip(found) {
            assert_eq!(found, by_law(schema.list(ListId(0)), value), "{value} as a code of {}", list.label);
        }
    }
}

/// A header is looked for by the same law: exactly first, and signs beside digits are no ornament.
#[test]
fn a_header_is_found_by_the_law_of_spellings() {
    let text = "language 1\nrecord M \"M\" { key id text \"T-1\"  a integer? \"T1\"  b integer? \"Hoà\"  c integer? \"Hòa\" }\n";
    let rules = Rules::from_text("r.bieu", text).unwrap();
    let ids = |csv: &str| {
        let mut builder = rules.records();
        let account = read_csv(&mut builder, RecordId(0), "M.csv", csv.as_bytes());
        account.map(|account| account.used.iter().map(|(_, field)| field.0).collect::<Vec<u32>>()).map_err(|_| ())
    };
    assert_eq!(ids("T1,T-1,Hòa,Hoà\n2,1,3,4\n"), Ok(vec![1, 0, 3, 2]));
    assert_eq!(ids("T \u{2013} 1,t 1\n1,2\n"), Ok(vec![0, 1]));
    // Neither is written exactly, so neither is taken.
    assert_eq!(ids("T-1,HOÀ\n1,2\n"), Err(()));
}
