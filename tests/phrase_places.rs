//! Which phrases of the two sets can stand at one place, and what they must not look like there. Computed from the grammar itself.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pest_meta::ast::{Expr, Rule};
use pest_meta::parser;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

type Phrases = BTreeSet<String>;

/// Phrases of which one begins another at one place, the longer one read first or told apart by what follows.
const BEGINS: &[(&str, &str)] = &[
    // The longer one is read first.
    ("all", "all except"),
    ("became", "became none"),
    ("expect", "expect checks"),
    ("expect", "expect rejects"),
    ("expect", "expect text"),
    ("expect", "expect undetermined"),
    ("ngày", "ngày làm việc theo"),
    ("numbered", "numbered from"),
    ("phải ra", "phải ra đoạn văn"),
    ("show", "show rows"),
    ("sum", "sum of rows"),
    ("tất cả", "tất cả trừ"),
    ("tổng", "tổng các dòng"),
    ("đánh số", "đánh số theo"),
    // `in` is none where the longer one stands.
    ("in", "in force"),
    // What follows the shorter one is another thing: a name, brackets, a string.
    ("dòng", "dòng đầu"),
    ("dòng", "dòng đầu của"),
    ("dòng đầu", "dòng đầu của"),
    ("for", "for each"),
    ("ghi", "ghi chú"),
    ("in", "in words"),
    ("kèm", "kèm theo"),
    ("not", "not applicable"),
    ("of", "of which"),
    ("rows", "rows of"),
    ("trừ", "trừ khi"),
    ("đến", "đến hết"),
];

/// Phrases that differ in their tones alone and can stand at one place.
const TWINS: &[(&str, &str)] = &[];

/// Phrases that end as one begins that can follow them.
const ENDS: &[(&str, &str)] = &[
    // The first takes its words, and what is left is the second: neither can be read into the other.
    ("dòng đầu", "đầu dòng"),
    ("sai", "sai viết là"),
    ("đúng", "đúng viết là"),
];

/// The rules of the grammar, with what each can begin with and whether it can be empty; what can follow it.
#[derive(Default)]
struct Places {
    rules: BTreeMap<String, Expr>,
    first: BTreeMap<String, (Phrases, bool)>,
    follow: BTreeMap<String, Phrases>,
    /// Every place: the phrases that can stand there.
    places: BTreeSet<Phrases>,
}

impl Places {
    fn of_grammar() -> Places {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar");
        let files = fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
        let text: String = files.collect();
        let pairs = parser::parse(parser::Rule::grammar_rules, &text).unwrap();
        let all: Vec<Rule> = parser::consume_rules(pairs).unwrap();
        let mut places =
            Places { rules: all.into_iter().map(|rule| (rule.name, rule.expr)).collect(), ..Places::default() };
        while places.grow_first() {}
        while places.grow_follow() {}
        places
    }

    fn grow_first(&mut self) -> bool {
        let before = self.first.clone();
        for (name, expr) in &self.rules {
            let found = self.first_of(expr);
            self.first.insert(name.clone(), found);
        }
        self.first != before
    }

    fn first_of(&self, expr: &Expr) -> (Phrases, bool) {
        let none = |nullable| (Phrases::new(), nullable);
        match expr {
            Expr::Ident(name) if name.starts_with("kw_") => (Phrases::from([name.clone()]), false),
            Expr::Ident(name) if name == "SOI" || name == "EOI" => none(true),
            Expr::Ident(name) => self.first.get(name).cloned().unwrap_or_else(|| none(false)),
            Expr::Str(text) | Expr::Insens(text) => none(text.is_empty()),
            Expr::PosPred(_) | Expr::NegPred(_) => none(true),
            Expr::Seq(one, two) => {
                let (mut first, nullable) = self.first_of(one);
                if !nullable {
                    return (first, false);
                }
                let (second, nullable) = self.first_of(two);
                first.extend(second);
                (first, nullable)
            }
            Expr::Choice(one, two) => {
                let ((mut first, a), (second, b)) = (self.first_of(one), self.first_of(two));
                first.extend(second);
                (first, a || b)
            }
            Expr::Opt(inner) | Expr::Rep(inner) => (self.first_of(inner).0, true),
            Expr::RepOnce(inner) | Expr::RepExact(inner, _) | Expr::RepMin(inner, _) | Expr::RepMinMax(inner, ..) => {
                self.first_of(inner)
            }
            _ => none(false),
        }
    }

    fn grow_follow(&mut self) -> bool {
        let before = self.follow.clone();
        for (name, expr) in self.rules.clone() {
            if !name.starts_with("kw_") {
                let after = self.follow.get(&name).cloned().unwrap_or_default();
                self.walk(&expr, &after);
            }
        }
        self.follow != before
    }

    fn walk(&mut self, expr: &Expr, after: &Phrases) {
        let (mut here, nullable) = self.first_of(expr);
        if nullable {
            here.extend(after.iter().cloned());
        }
        self.places.insert(here);
        match expr {
            Expr::Ident(name) => self.follow.entry(name.clone()).or_default().extend(after.iter().cloned()),
            Expr::Seq(one, two) => {
                let (mut then, nullable) = self.first_of(two);
                if nullable {
                    then.extend(after.iter().cloned());
                }
                self.walk(one, &then);
                self.walk(two, after);
            }
            Expr::Choice(one, two) => {
                self.walk(one, after);
                self.walk(two, after);
            }
            Expr::Opt(inner) => self.walk(inner, after),
            Expr::Rep(inner) | Expr::RepOnce(inner) => {
                let mut again = self.first_of(inner).0;
                again.extend(after.iter().cloned());
                self.walk(inner, &again);
            }
            _ => {}
        }
    }
}

/// The rules of the table with both spellings, word by word.
fn table() -> Vec<(String, [Vec<&'static str>; 2])> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar/keywords.pest")).unwrap();
    let names = text
        .lines()
        .filter(|line| line.starts_with("kw_"))
        .map(|line| line.split([' ', '=']).next().unwrap().to_owned());
    let phrases = bieu::unstable::syntax::table_of_phrases();
    names
        .zip(phrases)
        .map(|(name, both)| (name, both.map(|phrase| phrase.split(' ').filter(|word| !word.is_empty()).collect())))
        .collect()
}

fn toneless(words: &[&str]) -> String {
    words.join(" ").replace('đ', "d").nfd().filter(|letter| !is_combining_mark(*letter)).collect()
}

/// Pairs of phrases of the Vietnamese set at one place, and those that can follow each other, for which something holds.
fn pairs(
    places: impl Iterator<Item = (String, String)>,
    holds: impl Fn(&[&str], &[&str]) -> bool,
) -> BTreeSet<(String, String)> {
    let table: BTreeMap<String, [Vec<&str>; 2]> = table().into_iter().collect();
    let mut found = BTreeSet::new();
    for (one, two) in places {
        for set in [0, 1] {
            let (a, b) = (&table[&one][set], &table[&two][set]);
            if !a.is_empty() && !b.is_empty() && a != b && holds(a, b) {
                found.insert((a.join(" "), b.join(" ")));
            }
        }
    }
    found
}

fn listed(pairs: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    pairs.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect()
}

#[test]
fn phrases_of_one_place_are_told_apart() {
    let grammar = Places::of_grammar();
    let together = || {
        let each = |place: &Phrases| {
            let all: Vec<String> = place.iter().cloned().collect();
            all.iter().flat_map(|one| all.iter().map(|two| (one.clone(), two.clone()))).collect::<Vec<_>>()
        };
        grammar.places.iter().flat_map(each).collect::<Vec<_>>().into_iter()
    };
    let begins = pairs(together(), |a, b| a.len() < b.len() && b.starts_with(a));
    let twins = pairs(together(), |a, b| a < b && toneless(a) == toneless(b));
    let behind = grammar.follow.iter().filter(|(name, _)| name.starts_with("kw_"));
    let follow =
        behind.flat_map(|(name, after)| after.iter().map(|next| (name.clone(), next.clone())).collect::<Vec<_>>());
    let ends = pairs(follow, |a, b| (1..b.len()).any(|length| a.ends_with(&b[..length])));
    assert_eq!((begins, twins, ends), (listed(BEGINS), listed(TWINS), listed(ENDS)));
    assert!(grammar.places.len() > 100);
}
