//! In which language a report speaks: that of its locale, whoever prints it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bieu::Rules;
use bieu::outcome::Outcome;
use bieu::records::read_csv;

use crate::son_la;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() > 1);
    words.map(str::to_lowercase).collect()
}

/// The words of what a report prints in a language, without the names of arguments.
fn spoken(language: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let file = repository().join("src/message").join(language).join("report.ftl");
    let text = fs::read_to_string(file).unwrap();
    for (_, message) in text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")) {
        let outside = message.split("{ $").enumerate();
        let outside = outside.map(|(at, part)| if at == 0 { part } else { part.split_once(" }").unwrap().1 });
        outside.for_each(|part| all.extend(words(part)));
    }
    all
}

/// What stands on a page: the text between tags, and what tags say to those who do not see it.
fn said_by(html: &str) -> String {
    let (_, body) = html.split_once("<body>").unwrap();
    let mut said = String::new();
    for part in body.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        for attribute in ["title=\"", "aria-label=\""] {
            let value = tag.split_once(attribute).and_then(|(_, rest)| rest.split_once('"'));
            said.extend(value.into_iter().flat_map(|(value, _)| [value, " "]));
        }
        said += text;
        said.push(' ');
    }
    said
}

fn media(outcome: &Outcome) -> [(&'static str, String); 4] {
    [
        ("terminal", outcome.to_text()),
        ("HTML", said_by(&outcome.to_html())),
        ("Markdown", outcome.to_markdown()),
        ("CSV", outcome.to_csv()),
    ]
}

/// `rules`: words that the rules say. Names of tables, by which a CSV leads them, are theirs too.
fn speaks(outcome: &Outcome, own: &str, other: &str, rules: &BTreeSet<String>) {
    let names: BTreeSet<String> = outcome.tables.iter().flat_map(|table| words(&table.name)).collect();
    let (own, other) = (spoken(own), spoken(other));
    for (medium, text) in media(outcome) {
        let said = words(&text);
        let foreign: Vec<&String> = said
            .intersection(&other)
            .filter(|word| ![&own, rules, &names].iter().any(|known| known.contains(*word)))
            .collect();
        assert!(foreign.is_empty(), "{medium} says {foreign:?}\n{text}");
        assert!(medium == "CSV" || said.intersection(&own).count() > 5, "{medium} says nothing of its own\n{text}");
    }
}

/// All words between quotes of the sample's rules: labels, notes and texts.
fn words_of_rules() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for folder in ["rules/tables", "rules/lists"] {
        for file in fs::read_dir(repository().join(folder)).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            all.extend(text.split('"').skip(1).step_by(2).flat_map(words));
            all.extend(text.split("\"\"\"").skip(1).step_by(2).flat_map(words));
        }
    }
    all
}

#[test]
fn the_sample_speaks_vietnamese_and_nothing_else() {
    speaks(&son_la::outcome_in("vi"), "vi", "en", &words_of_rules());
}

#[test]
fn in_an_english_report_only_labels_are_vietnamese() {
    speaks(&son_la::outcome_in("en"), "en", "vi", &words_of_rules());
}

/// Labels without a word, so that every word is ours.
const WORDLESS: &str = r#"language 1
codes Place "1" { a0 "2" in force until 2024-03-31 became a2  a1 "3" in force until 2024-03-31 became a2  a2 "4" in force from 2024-04-01 }
codes Sex "5" { f "6"  m "7" }
record Visit "8" { key id text "9"  place Place? "10"  sex Sex? "11"  days integer "12"  day date? "13"  fee integer "14" }
record Other "15" { key id text "16" }
report r "17" {
  period 2024-01-01 to 2024-06-30
  locale LOCALE
  check t[total, 1] = u[total, 1] + 1
  check t[total, 2] <= u[total, 1]
}
table t "18" of Visit where day in period {
  rows Place restated to 2024-03-31
  row own "19" = count Other
  total "20"
  column 1 "21"
  column 2 "22" where sex = f
  column 3 "23" = [2] / [1] as percent, round half up to 1
  column 4 "24" = [1] over period - 1 year
  column 5 "25" = rank of [1] descending
  column 6 "26" = average fee, round half up to 1
  column 7 "27" where sex = m
  column 8 "28" where days > 3
  cell [a0, 2] = not applicable
  cell [own, 6] = not applicable
  check [2] <= [1]
  check [1] <= 1
  check total = sum of rows
  check [a0] + [a1] >= [own]
  show rows first 1
}
table u "29" of Visit { total "30"  column 1 "31"  column 2 "32" where sex = f }
"#;

#[test]
fn every_remark_speaks_the_language_of_the_report() {
    let csv = "9,10,11,12,13,14\n1,2,6,1,2024-01-05,1\n2,3,,5,2024-02-05,1\n3,,7,5,2024-02-05,1\n4,4,7,2,,1\n5,4,6,2,2024-05-01,1\n6,4,9,2,2024-05-01,1\n";
    for (locale, own, other) in [("vi", "vi", "en"), ("en", "en", "vi")] {
        let rules =
            Rules::from_text("rules.bieu", &WORDLESS.replace("LOCALE", locale)).unwrap_or_else(|e| panic!("{e}"));
        let mut builder = rules.records();
        let record = rules.schema().find_record("Visit").unwrap();
        read_csv(&mut builder, record, "Visit.csv", csv.as_bytes()).unwrap();
        let outcome = rules.evaluate(&builder.finish()).unwrap();
        // The rules' own words for how rows are chosen, and the ids of rows, columns and fields.
        let quoted: BTreeSet<String> = ["first", "sex", "day", "place", "total", "own"].map(str::to_owned).into();
        speaks(&outcome, own, other, &quoted);
        let said = outcome.to_text();
        let headings = said.lines().filter(|line| line.starts_with(char::is_alphabetic)).count();
        assert!(headings > 10, "only {headings} lines speak\n{said}");
    }
}

/// The rows of a table of the page on style, below a heading.
fn table_of_style(heading: &str) -> Vec<Vec<String>> {
    let page = fs::read_to_string(repository().join("docs/style.md")).unwrap();
    let (_, behind) = page.split_once(heading).unwrap();
    let lines =
        behind.lines().skip_while(|line| !line.starts_with("|---")).skip(1).take_while(|line| line.starts_with('|'));
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn files(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, ending, found),
            false if path.extension().is_some_and(|of| of == ending) => {
                found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
            false => {}
        }
    }
}

#[test]
fn words_that_are_gone_are_gone() {
    let mut all = Vec::new();
    for (folder, ending) in [("src", "rs"), ("src/message", "ftl"), ("docs", "md"), ("rules", "bieu")] {
        files(&repository().join(folder), ending, &mut all);
    }
    all.push(("README.md".into(), fs::read_to_string(repository().join("README.md")).unwrap()));
    all.retain(|(name, _)| !name.ends_with("docs/style.md"));
    assert!(all.len() > 500, "only {} files", all.len());
    let gone = table_of_style("## Words that are gone");
    assert!(gone.len() > 5);
    for words in gone.iter().map(|row| row[0].as_str()) {
        for (name, text) in &all {
            // That there is none is another sentence.
            let text = text.to_lowercase().replace("there is no ", "");
            assert!(!text.contains(words), "{name}: {words}");
        }
    }
}

#[test]
fn a_term_has_one_translation() {
    let terms = table_of_style("## One word for one thing");
    let different = |column: usize| terms.iter().map(|row| row[column].as_str()).collect::<BTreeSet<_>>().len();
    assert!(terms.len() > 10 && different(0) == terms.len() && different(1) == terms.len());
    let messages = |language: &str| {
        let read =
            |subject: &str| fs::read_to_string(repository().join("src/message").join(language).join(subject)).unwrap();
        let text = read("report.ftl") + &read("phrases.ftl");
        let all = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
        all.map(|(id, words)| (id.to_owned(), words.to_lowercase())).collect::<BTreeMap<_, _>>()
    };
    let (english, vietnamese) = (messages("en"), messages("vi"));
    assert_eq!(english.keys().collect::<Vec<_>>(), vietnamese.keys().collect::<Vec<_>>());
    // What is printed of each part of an account, of a state and of a place is the term itself.
    let said = [
        ("read", "read"),
        ("accepted", "accepted"),
        ("rejected", "rejected"),
        ("counted", "counted"),
        ("outside", "outside the universe"),
        ("left_undecided", "undetermined"),
        ("undetermined", "undetermined"),
        ("missing_in", "missing"),
        ("row", "row"),
        ("column", "column"),
        ("not_computable", "not computable"),
        ("suppressed", "suppressed"),
    ];
    for (id, term) in said {
        let of = terms.iter().find(|row| row[0] == term).unwrap();
        assert!(english[id].contains(of[0].as_str()), "{id}: {}", english[id]);
        assert!(vietnamese[id].contains(of[1].as_str()), "{id}: {}", vietnamese[id]);
    }
}

/// The messages of a language: by subject and id, the names of their arguments.
fn messages(language: &str) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for file in fs::read_dir(repository().join("src/message").join(language)).unwrap() {
        let path = file.unwrap().path();
        let subject = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        for (id, words) in text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
        {
            let arguments = words.split("{ $").skip(1).map(|rest| rest.split_once(" }").unwrap().0.to_owned());
            assert!(all.insert((subject.clone(), id.to_owned()), arguments.collect()).is_none(), "{subject}.{id}");
        }
    }
    all
}

#[test]
fn every_message_has_the_same_arguments_in_both_languages_and_no_rule_of_grammar() {
    let (english, vietnamese) = (messages("en"), messages("vi"));
    assert!(english.len() > 1000, "{}", english.len());
    assert_eq!(english, vietnamese);
    for language in ["en", "vi"] {
        for file in fs::read_dir(repository().join("src/message").join(language)).unwrap() {
            let path = file.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            assert!(!text.contains(" -> ") || !text.contains("*["), "{} chooses by a number", path.display());
        }
    }
}

/// Words that are given to a message are those of rules, of data or of a host: no sentence of bieu stands in the code.
#[test]
fn no_sentence_of_a_message_stands_in_the_code() {
    let mut found = Vec::new();
    let mut open = vec![repository().join("src")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            for given in code.split("of_words(").skip(1) {
                let literal =
                    given.trim_start().strip_prefix("format!(").unwrap_or(given).trim_start().strip_prefix('"');
                let words = literal.and_then(|rest| rest.split('"').next()).unwrap_or_default();
                if words.split(' ').filter(|word| word.chars().all(char::is_alphabetic) && word.len() > 1).count() > 1 {
                    found.push(format!("{}: {words}", path.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The messages of each subject in a language, by `subject.id`.
fn all_messages(language: &str) -> BTreeMap<String, String> {
    let mut found = Vec::new();
    files(&repository().join("src/message").join(language), "ftl", &mut found);
    let mut all = BTreeMap::new();
    for (name, text) in &found {
        let subject = Path::new(name).file_stem().unwrap().to_string_lossy().into_owned();
        let messages = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
        all.extend(messages.map(|(id, words)| (format!("{subject}.{id}"), words.to_owned())));
    }
    all
}

/// What stands between arguments, as it is printed.
fn fixed_parts(words: &str) -> Vec<String> {
    let words = words.replace(r#"{ "{" }"#, "\u{1}").replace(r#"{ "}" }"#, "\u{2}");
    let parts = words.split("{ $").enumerate();
    let parts = parts.map(|(at, part)| if at == 0 { part } else { part.split_once(" }").unwrap().1 });
    parts.map(|part| part.replace('\u{1}', "{").replace('\u{2}', "}")).collect()
}

/// What is neither code nor an argument.
fn prose(words: &str) -> String {
    fixed_parts(words).concat().split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_term_stands_in_a_message() {
    let said: String = all_messages("vi").values().map(|words| words.to_lowercase() + "\n").collect();
    for row in table_of_style("## One word for one thing") {
        let (term, translation) = (&row[0], &row[1]);
        // Which of several lines, and of which file, is said between the two words.
        let holds = translation.split(" của ").all(|part| said.contains(part));
        assert!(holds, "{term}: {translation}");
    }
}

/// What an analyst reads in a message is what is written in a rule file.
#[test]
fn a_term_of_the_language_is_its_word_in_rules() {
    let phrases = bieu::unstable::syntax::table_of_phrases();
    let mut held = 0;
    for row in table_of_style("## One word for one thing") {
        let quoted = row[2].split(':').next().and_then(|what| what.strip_prefix('`')?.strip_suffix('`')).unwrap_or("");
        let of = |english: &str| !english.is_empty() && (english == row[0] || english == quoted);
        let words: Vec<&str> =
            phrases.iter().filter(|[english, _]| of(english)).map(|[_, vietnamese]| *vietnamese).collect();
        // A phrase may end in a word that leads on: thứ hạng theo.
        let same = words.iter().any(|word| row[1].contains(word) || word.starts_with(row[1].as_str()));
        assert!(words.is_empty() || same, "{}: {} in messages, {words:?} in rules", row[0], row[1]);
        held += usize::from(same);
    }
    assert!(held > 20, "only {held} terms are words of rules");
}

#[test]
fn vietnamese_messages_are_those_of_an_office() {
    for (id, message) in all_messages("vi") {
        // Between a sheet and a cell it is the sign of spreadsheets, and no call.
        let prose = prose(&message.replace("}!{", "} {")).to_lowercase();
        let said = words(&prose);
        let none = ["bạn", "xin"].iter().all(|word| !said.contains(*word));
        assert!(none && ["vui lòng", "bị từ chối", "!"].iter().all(|gone| !prose.contains(gone)), "{id}: {message}");
    }
}

#[test]
fn no_vietnamese_message_is_english() {
    let (english, vietnamese) = (all_messages("en"), all_messages("vi"));
    assert!(vietnamese.len() > 1000 && english.keys().eq(vietnamese.keys()));
    for (id, message) in &vietnamese {
        let said = words(&prose(message));
        assert!(*message != english[id] || said.iter().all(|word| word == "bieu"), "{id}: {message}");
    }
}

/// Without blanks and the lines that are drawn around a finding, since it is broken where the terminal ends.
fn unbroken(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '│').collect()
}

#[test]
fn the_page_of_vietnamese_messages_shows_what_is_recorded() {
    let page = fs::read_to_string(repository().join("docs/vietnamese-messages.md")).unwrap();
    let mut recorded = Vec::new();
    files(&repository().join("tests/corpus"), "expected", &mut recorded);
    recorded.retain(|(name, _)| name.ends_with(".vi.expected"));
    let recorded: String = recorded.iter().map(|(_, text)| unbroken(text) + "\n").collect();
    let messages = all_messages("vi");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows.len(), 60);
    for row in rows {
        let row = row.replace("\\|", "\u{1}");
        let cells: Vec<String> = row.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect();
        let id = cells[1].trim_matches('`');
        let message = messages.get(id).unwrap_or_else(|| panic!("there is no message {id}"));
        assert!(fixed_parts(message).iter().all(|part| cells[2].contains(part.trim())), "{id}: {}", cells[2]);
        let (_, what) = cells[2].split_once("] ").unwrap();
        let how = cells[5].strip_prefix("Cách sửa: ").unwrap_or_default();
        for said in [what, how] {
            assert!(recorded.contains(&unbroken(said)), "{id}: not recorded: {said}");
        }
    }
}
