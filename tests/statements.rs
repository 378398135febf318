//! What the pages say of the house and of the command is there: paths, names, commands, options; and what they call absent is absent.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::command::{bieu, text};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(page: &str) -> String {
    std::fs::read_to_string(root().join(page)).unwrap()
}

/// The pages of those who use bieu and of those who change it. What has changed is history, and names what is gone.
fn pages() -> Vec<String> {
    let docs = std::fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().file_name());
    let docs = docs.map(|name| format!("docs/{}", name.to_string_lossy())).filter(|name| name.ends_with(".md"));
    docs.chain(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(str::to_owned)).collect()
}

/// What stands between backticks, line ends as spaces; `blocks` are the lines of fenced blocks too.
fn spans(page: &str, with_blocks: bool) -> Vec<String> {
    let (mut prose, mut found, mut is_block) = (String::new(), Vec::new(), false);
    for line in read(page).lines() {
        if line.trim_start().starts_with("```") {
            is_block = !is_block;
        } else if is_block {
            found.extend(with_blocks.then(|| line.to_owned()));
        } else {
            prose += &format!("{line} ");
        }
    }
    found.extend(prose.split('`').skip(1).step_by(2).map(str::to_owned));
    found
}

const FOLDERS: [&str; 10] =
    ["src/", "tests/", "docs/", "rules/", "grammar/", "examples/", "benches/", "fuzz/", ".ci/", ".github/"];

/// Whether a part of a path or a name stands for others: `AREA`, `NN-….md`, `**`.
fn is_placeholder(word: &str) -> bool {
    let stem = word.split('.').next().unwrap_or_default();
    let is_capital = stem.chars().all(|sign| sign.is_ascii_uppercase()) && stem.len() > 2;
    word.contains(['*', '…', '#'])
        || is_capital && !["README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG"].contains(&stem)
}

#[test]
fn each_path_that_a_page_names_is_there() {
    let mut gone = Vec::new();
    for page in pages() {
        for span in spans(&page, false) {
            let named = span.split(' ').next().unwrap_or_default().trim_end_matches(':');
            // The manual's own examples name folders of a reader.
            let is_of_house = FOLDERS.iter().any(|folder| named.starts_with(folder)) && !page.starts_with("docs/");
            let known: PathBuf = named.split('/').take_while(|part| !is_placeholder(part)).collect();
            if is_of_house && !root().join(&known).exists() {
                gone.push(format!("{page}: {named}"));
            }
        }
        for link in read(&page).split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let beside = root().join(&page).with_file_name(link);
            if !link.is_empty() && !link.contains("://") && !beside.exists() {
                gone.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(gone.is_empty(), "these are not there:\n{}", gone.join("\n"));
}

fn sources(folder: &str, ending: &str, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            sources(&name, ending, found);
        } else if name.ends_with(ending) {
            found.push((name.clone(), read(&name)));
        }
    }
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '_').collect()
}

#[test]
fn each_name_that_a_recipe_gives_stands_in_the_sources() {
    let mut all = Vec::new();
    sources("src", ".rs", &mut all);
    sources("tests", ".rs", &mut all);
    sources("grammar", ".pest", &mut all);
    let known: BTreeSet<&str> = all.iter().flat_map(|(_, text)| words(text)).collect();
    let mut gone = Vec::new();
    for span in spans("CONTRIBUTING.md", false) {
        let parts: Vec<&str> = span.trim_end_matches("()").split("::").collect();
        let is_name = |part: &&str| part.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
        let is_of_code =
            parts.len() > 1 || span.contains('_') || span.starts_with(|sign: char| sign.is_ascii_uppercase());
        if is_of_code && parts.iter().all(is_name) {
            gone.extend(
                parts.into_iter().filter(|part| !is_placeholder(part) && !known.contains(part)).map(str::to_owned),
            );
        }
    }
    assert_eq!(gone, [""; 0], "CONTRIBUTING.md names what no source has");
}

#[test]
fn each_room_of_tests_has_its_line() {
    let page = read("CONTRIBUTING.md");
    for entry in std::fs::read_dir(root().join("tests")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let room = name.trim_end_matches(".rs");
        let is_named = [format!("tests/{room}/"), format!("tests/{room}.rs")].iter().any(|path| page.contains(path));
        assert!(is_named, "CONTRIBUTING.md, the table of tests: nothing is said of tests/{name}");
    }
}

fn help(command: &str) -> String {
    text(&bieu(root(), &format!("{command} --help")).stdout)
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let all = help("");
    let listed =
        all.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1).take_while(|line| !line.is_empty());
    let name = |line: &str| line.split_whitespace().next().unwrap_or_default().to_owned();
    listed
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .map(name)
        .filter(|name| name != "help")
        .collect()
}

/// The options in a text: `--as-of`, without what is given to them.
fn options(text: &str) -> BTreeSet<String> {
    let name =
        |rest: &str| rest.chars().take_while(|sign| sign.is_ascii_lowercase() || *sign == '-').collect::<String>();
    let found = text.split("--").skip(1).map(name).filter(|name| name.len() > 1 && !name.starts_with('-'));
    found.map(|name| format!("--{}", name.trim_end_matches('-'))).collect()
}

#[test]
fn each_command_and_option_that_a_page_names_is_there() {
    let known = commands();
    assert!(known.len() >= 12, "{known:?}");
    let helps: Vec<(String, BTreeSet<String>)> =
        known.iter().map(|command| (command.clone(), options(&help(command)))).collect();
    let mut gone = Vec::new();
    for page in pages() {
        for span in spans(&page, true) {
            let Some((_, rest)) =
                span.split_once("bieu ").filter(|(before, _)| before.is_empty() || before.ends_with(['$', ' ']))
            else {
                continue;
            };
            let Some(command) = rest
                .split_whitespace()
                .next()
                .filter(|word| word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-'))
            else {
                continue;
            };
            match helps.iter().find(|(name, _)| name == command) {
                Some((_, has)) => gone.extend(
                    options(rest.split(['|', ';', '>']).next().unwrap_or_default())
                        .difference(has)
                        .filter(|option| *option != "--help")
                        .map(|option| format!("{page}: bieu {command} {option}")),
                ),
                // It is for those who change bieu, and hidden from all others.
                None if command == "debug" && page == "CONTRIBUTING.md" => {}
                None => gone.push(format!("{page}: bieu {command}")),
            }
        }
    }
    assert!(gone.is_empty(), "these are not in the help:\n{}", gone.join("\n"));
}

#[test]
fn the_page_of_the_command_has_all_commands_and_options() {
    let page = read("docs/command.md");
    let said = options(&page);
    for command in commands() {
        assert!(page.contains(&format!("| `bieu {command} ")), "docs/command.md: no line for {command}");
        let has = options(&help(&command));
        let lacking: Vec<&String> = has.difference(&said).filter(|option| *option != "--help").collect();
        assert!(lacking.is_empty(), "docs/command.md says nothing of {lacking:?} of {command}");
    }
    let all: BTreeSet<String> = commands().iter().flat_map(|command| options(&help(command))).collect();
    let gone: Vec<&String> = said.difference(&all).collect();
    assert!(gone.is_empty(), "docs/command.md has {gone:?}, and no command has");
}

/// The words that begin items, as the reader of rule files has them: English ones, or those of the other set.
fn items(set: usize) -> Vec<String> {
    let source = read("src/syntax/outline.rs");
    let list = source.split_once("const ITEMS: &[(&str, &str)] =").unwrap().1.split_once(';').unwrap().0.to_owned();
    list.split('"').skip(1 + 2 * set).step_by(4).map(str::to_owned).collect()
}

#[test]
fn all_words_that_begin_items_are_told() {
    assert!(items(0).len() >= 12 && items(1).len() == items(0).len());
    let chapter = read("docs/manual/01-first-table.md");
    let code = &bieu::unstable::diagnostic::codes::UNKNOWN_ITEM;
    for word in items(0) {
        let word = format!("`{word}`");
        let is_told = chapter.contains(&word) && code.explanation.contains(&word);
        assert!(is_told, "{word} is not told in chapter 1, or not by E0103");
    }
    let page =
        code.explanation_in(bieu::message::Language::Vietnamese).split_whitespace().collect::<Vec<_>>().join(" ");
    for word in items(1) {
        assert!(page.contains(&format!("`{word}`")), "{word} is not told by E0103 in Vietnamese");
    }
}

/// What would be there if a sentence of absence no longer held.
enum Sign {
    /// A keyword of the language.
    Keyword(&'static str),
    /// A word in the help of a command.
    Help(&'static str),
    /// A name in the sources outside of these folders.
    Source(&'static str, &'static [&'static str]),
}

const ABSENT: &[(&str, &str, Sign)] = &[
    ("README.md", "spreadsheets out are not part of this version", Sign::Help("to-xlsx")),
    ("CHANGELOG.md", "An editor's server", Sign::Help("editor")),
    ("CHANGELOG.md", "Parquet in", Sign::Help("parquet")),
    ("CHANGELOG.md", "spreadsheets and documents out", Sign::Help("docx")),
    ("docs/manual/18-index.md", "**Loops, recursion, functions of your own.**", Sign::Keyword("function")),
    ("docs/manual/18-index.md", "**`if`.**", Sign::Keyword("if")),
    ("docs/manual/18-index.md", "**Today.**", Sign::Keyword("today")),
    // The ends of a range in a JSON Schema are literals that go out as they stand; no figure is one.
    // Nor is one of a workbook's numbers, once it has come in: what programs calculate in floats they show without.
    (
        "ARCHITECTURE.md",
        "**No floating point.**",
        Sign::Source("f64", &["src/report/json_schema/", "src/workbook/number.rs"]),
    ),
    ("ARCHITECTURE.md", "**No floating point.**", Sign::Source("f32", &[])),
    ("ARCHITECTURE.md", "no pest outside `syntax`", Sign::Source("pest", &["src/syntax/"])),
    ("ARCHITECTURE.md", "no miette outside `report::findings`", Sign::Source("miette", &["src/report/findings/"])),
    ("ARCHITECTURE.md", "no clap outside `cli`", Sign::Source("clap", &["src/cli/"])),
];

#[test]
fn what_is_called_absent_is_absent() {
    let mut all = Vec::new();
    sources("src", ".rs", &mut all);
    let grammar = read("grammar/keywords.pest");
    let helps: String = commands().iter().map(|command| help(command).to_lowercase()).collect();
    for (page, said, sign) in ABSENT {
        let folded = read(page).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(folded.contains(said), "{page} no longer says “{said}”");
        let found = match sign {
            Sign::Keyword(word) => grammar.contains(&format!("\"{word}\"")),
            Sign::Help(word) => words(&helps).contains(word),
            Sign::Source(name, rooms) => {
                let outside = all.iter().filter(|(file, _)| !rooms.iter().any(|room| file.starts_with(room)));
                outside
                    .flat_map(|(_, text)| text.lines())
                    .any(|line| !line.trim_start().starts_with("//") && words(line).contains(name))
            }
        };
        assert!(!found, "{page} says “{said}”, and it is there now");
    }
}
