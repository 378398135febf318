//! What is written where, and what is left alone.

use std::fs;
use std::process::Stdio;

use bieu::unstable::forms::OUTCOME_FORMS;

use super::{assert_exit, bieu, command, fixture, fresh_folder, repository, text};

/// Each starter: how it is asked for, its rules, the folder of its records, what is said of them when they are read, and its tests.
const STARTERS: [(&str, &str, &str, &str, &str); 2] = [
    ("", "report.bieu", "records", "records/Member.csv: Member: 12 read", "report.test.bieu"),
    (" --words vi", "bao-cao.bieu", "ho-so", "ho-so/Đảng_viên.csv: Đảng_viên: 12 read", "bao-cao.test.bieu"),
];

#[test]
fn a_new_folder_runs_clean_and_is_never_written_over() {
    for (words, rules, records, read, tests) in STARTERS {
        let folder = fresh_folder("new");
        let told = bieu(&folder, &format!("new starter{words}"));
        assert_exit(&told, 0);
        assert!(text(&told.stdout).contains(&format!("  bieu run {rules} --data {records}\n")));
        let starter = folder.join("starter");
        assert!(["README.md", rules, tests].iter().all(|name| starter.join(name).is_file()));
        assert_exit(&bieu(&starter, &format!("check {rules} --deny-warnings")), 0);
        assert_exit(&bieu(&starter, "test . --min-coverage 100"), 0);
        assert_exit(&bieu(&starter, "fmt . --check"), 0);
        let run = bieu(&starter, &format!("run {rules} --data {records}"));
        assert_exit(&run, 0);
        assert_eq!(text(&run.stderr), format!("{read}; delimiter: comma\n"));
        assert!(text(&run.stdout).contains("12 đảng viên, trong đó 5 nữ (41,7 %), 4 mới kết nạp."));
        let again = bieu(&folder, "new starter");
        assert_exit(&again, 2);
        assert_eq!(text(&again.stderr), "bieu: starter: the folder is not empty; name one that is, or a new one\n");
        assert_exit(&bieu(&folder, "new starter/README.md"), 2);
    }
}

/// The commands that its page shows are those of its files.
#[test]
fn the_page_of_a_new_folder_shows_commands_that_run() {
    for (words, ..) in STARTERS {
        let folder = fresh_folder("new-page");
        assert_exit(&bieu(&folder, &format!("new starter{words}")), 0);
        let starter = folder.join("starter");
        let page = fs::read_to_string(starter.join("README.md")).unwrap();
        let shown = page.lines().filter_map(|line| line.strip_prefix("bieu ")?.split("   ").next());
        let told = page.split('`').filter_map(|words| words.strip_prefix("bieu "));
        let commands: Vec<&str> = shown.chain(told.filter(|words| !words.contains('\n'))).collect();
        assert_eq!(commands.len(), 6, "{commands:?}");
        for command in commands {
            assert_exit(&bieu(&starter, command), 0);
        }
    }
}

/// Both starters say the same: in the other words, with other names, the same rows and figures come of the same records.
#[test]
fn both_starters_print_the_same_figures() {
    let printed = STARTERS.map(|(words, rules, records, ..)| {
        let folder = fresh_folder("new-both");
        assert_exit(&bieu(&folder, &format!("new starter{words}")), 0);
        text(&bieu(&folder.join("starter"), &format!("run {rules} --data {records}")).stdout)
    });
    assert_eq!(printed[0], printed[1]);
}

#[test]
fn every_form_goes_into_a_folder_by_table() {
    let folder = fresh_folder("out");
    for (format, ending) in OUTCOME_FORMS.iter().map(|form| (form.name, form.extension)) {
        let out = folder.join(format);
        let arguments = format!("run rules.bieu --data records --format {format} --out {}/", out.display());
        let run = bieu(&fixture(), &arguments);
        assert_exit(&run, 0);
        assert!(run.stdout.is_empty(), "{format}");
        for table in ["members", "targets"] {
            let text = fs::read_to_string(out.join(format!("{table}.{ending}"))).unwrap();
            let title = if table == "members" { "Đảng viên" } else { "Chỉ tiêu" };
            assert!(["csv", "long-csv"].contains(&format) || text.contains(title), "{format}: {text}");
        }
        assert_eq!(fs::read_to_string(out.join("sentence.text.txt")).unwrap().trim(), "2 đảng viên.");
    }
    let csv = fs::read_to_string(folder.join("csv/members.csv")).unwrap();
    assert_eq!(csv, "Năm,Tổng số,Nữ\n,1,2\nTrước 2000,1,1\nTừ 2000,1,0\nTổng cộng,2,1\n");
}

#[test]
fn a_file_holds_what_standard_output_would() {
    let out = fresh_folder("file").join("report.csv");
    let arguments = "run rules.bieu --data records --format csv";
    let shown = bieu(&fixture(), arguments);
    assert_exit(&bieu(&fixture(), &format!("{arguments} --out {}", out.display())), 0);
    assert_eq!(fs::read(&out).unwrap(), shown.stdout);
}

#[test]
fn findings_go_to_a_file_in_every_form() {
    let folder = fresh_folder("findings");
    for format in ["plain", "json-lines", "sarif", "junit", "github"] {
        let out = folder.join(format);
        let arguments = format!("check . --format {format}");
        let shown = bieu(&fixture(), &arguments);
        let written = bieu(&fixture(), &format!("{arguments} --out {}", out.display()));
        for output in [&shown, &written] {
            assert_exit(output, 1);
            assert_eq!(text(&output.stderr), "errors: 2, warnings: 1; files: 5\n", "{format}");
        }
        assert!(written.stdout.is_empty(), "{format}");
        assert_eq!(fs::read(&out).unwrap(), shown.stdout, "{format}");
        assert!(text(&shown.stdout).contains("E0206"), "{format}");
    }
    let drawn = folder.join("drawn");
    assert_exit(&bieu(&fixture(), &format!("check . --out {}", drawn.display())), 1);
    assert!(fs::read_to_string(&drawn).unwrap().contains("╭─[faulty.bieu:7:10]"));
    let document = folder.join("document");
    assert_exit(&bieu(&fixture(), &format!("check . --json --out {}", document.display())), 1);
    assert!(fs::read_to_string(&document).unwrap().starts_with("{\n  \"schema\": \"bieu.check/2\""));
}

#[test]
fn every_test_is_named_in_a_junit_report() {
    let out = fresh_folder("tests").join("tests.xml");
    let run = bieu(
        &repository().join("tests/command/tested"),
        &format!("test members.bieu failing.bieu faulty.bieu --format junit --out {}", out.display()),
    );
    assert_exit(&run, 1);
    assert!(run.stdout.is_empty());
    assert_eq!(text(&run.stderr), "tests: 1 passed, 2 failed; errors in the rules: 1\n");
    let report = fs::read_to_string(&out).unwrap();
    assert!(report.contains("<testsuites name=\"bieu\" tests=\"4\" failures=\"3\" errors=\"0\">"));
    assert!(report.contains("name=\"each stands in one row\" file=\"members.bieu\" line=\"14\"/>"));
    assert!(report.contains("name=\"women are counted\"") && report.contains("error bieu::E1111: "));
}

#[test]
fn all_rejects_are_listed_and_none_is_a_formula() {
    let list = fresh_folder("rejects").join("rejects.csv");
    let arguments = format!("run rules.bieu --data rejects --table targets --rejects {}", list.display());
    let run = bieu(&fixture(), &arguments);
    assert_exit(&run, 1);
    assert!(text(&run.stderr).contains("and 2 more; "));
    let lines: Vec<String> = fs::read_to_string(&list).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 1 + 22);
    assert_eq!(lines[0], "record,file,line,column,value,code,reason,help");
    assert!(lines[1].starts_with("Member,rejects/Member.csv,3,Giới tính,'=Nu,bieu::E0801,"), "{}", lines[1]);
}

#[test]
fn lists_of_rejects_and_decisions_take_the_form_of_a_csv() {
    let list = fresh_folder("rejects-form").join("rejects.csv");
    let arguments = "run rules.bieu --data rejects --table targets --separator ; --bom --rejects";
    assert_exit(&bieu(&fixture(), &format!("{arguments} {}", list.display())), 1);
    let rejects = fs::read_to_string(&list).unwrap();
    assert!(rejects.starts_with("\u{feff}record;file;line;column;value;code;reason;help\nMember;"), "{rejects}");
    let folder = repository().join("tests/decide");
    let decisions = bieu(&folder, "decide rules.bieu --data Candidate.csv --format csv --separator tab --bom");
    assert_exit(&decisions, 0);
    assert!(text(&decisions.stdout).starts_with("\u{feff}key\tverdict\t"));
    assert_exit(&bieu(&folder, "decide rules.bieu --data Candidate.csv --bom"), 2);
}

#[test]
fn templates_are_read_back_and_never_replace_records() {
    let folder = fresh_folder("templates");
    let rules = fixture().join("rules.bieu");
    let schema = format!("schema {} --csv --out records", rules.display());
    assert_exit(&bieu(&folder, &schema), 0);
    let run = bieu(&folder, &format!("run {} --data records --table members", rules.display()));
    assert_exit(&run, 0);
    assert!(text(&run.stderr).starts_with("records/Member.csv: Member: 0 read; delimiter: comma\n"));
    let again = bieu(&folder, &schema);
    assert_exit(&again, 2);
    assert!(text(&again.stderr).contains("it is there already"));
}

/// What `bieu schema` describes as one document, a host can give as one file.
#[test]
fn a_document_of_all_types_is_read_where_it_is_named() {
    let folder = fresh_folder("all_types");
    let rules = "language 1\nrecord U { key code text }\nrecord M { key id text  u U }\ntable t of M {\n  total \"All\"\n  column 1 \"M\"\n  column 2 \"U\" = count U\n}\n";
    fs::write(folder.join("a.bieu"), rules).unwrap();
    let whole = r#"{"M": [{"id": "1", "u": "k"}, {"id": "2", "u": "k"}, {"id": "3", "u": "x"}], "U": [{"code": "k"}]}"#;
    fs::write(folder.join("all.json"), whole).unwrap();
    let run = bieu(&folder, "run a.bieu --data all.json --format long-csv");
    assert_exit(&run, 1);
    let (figures, said) = (text(&run.stdout), text(&run.stderr));
    assert!(figures.contains("t,total,1,2,") && figures.contains("t,total,2,1,"), "{figures}");
    assert!(
        said.contains("all.json[M]: M: 3 read, 1 rejected\n") && said.contains("all.json[U]: U: 1 read\n"),
        "{said}"
    );
    fs::write(folder.join("all.json"), r#"{"id": "1", "u": "k"}"#).unwrap();
    let run = bieu(&folder, "run a.bieu --data all.json");
    assert_exit(&run, 2);
    assert!(text(&run.stderr).contains("all.json: its name is not that of a record type"), "{}", text(&run.stderr));
}

#[test]
fn a_file_named_twice_is_counted_once() {
    let run =
        bieu(&fixture(), "run rules.bieu --data records --data Member=records/Member.csv --format csv --table members");
    assert_exit(&run, 0);
    assert!(text(&run.stdout).ends_with("Tổng cộng,2,1\n"));
}

#[test]
fn the_sample_gives_the_published_total_on_any_number_of_threads() {
    let run = |threads: u32| {
        let data = "examples/son-la-2024-h1/records";
        bieu(&repository(), &format!("run rules/tables/report.bieu --data {data} --format json --threads {threads}"))
    };
    let one = run(1);
    assert_exit(&one, 0);
    assert!(text(&one.stdout).contains("1.076/2.768 đảng viên, đạt 38,87%"));
    assert_eq!(one.stdout, run(3).stdout);
}

#[test]
fn nothing_but_a_terminal_is_coloured() {
    let run = command(&fixture(), "run rules.bieu --data failing").env("TERM", "xterm-256color").output().unwrap();
    let check = command(&fixture(), "check .").env("TERM", "xterm-256color").env("NO_COLOR", "1").output().unwrap();
    for output in [run, check] {
        assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
    }
}

#[test]
fn a_reader_that_stops_is_no_fault() {
    let mut child =
        command(&repository(), "explain-code --json").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_exit(&output, 0);
    assert!(output.stderr.is_empty());
}

/// `count --out -` is standard output, and so is every result without `--out`; no file is called `-` by mistake.
#[test]
fn a_dash_is_not_the_name_of_a_file() {
    let folder = fresh_folder("dash");
    let rules = fixture().join("rules.bieu");
    let data = fixture().join("records");
    let named =
        "-: it is not the name of a file here; name one: `/dev/stdout` is standard output, `./-` a file of this name";
    for option in ["--rejects", "--out"] {
        let run = bieu(&folder, &format!("run {} --data {} {option} -", rules.display(), data.display()));
        assert_exit(&run, 2);
        assert!(text(&run.stderr).contains(named), "{}", text(&run.stderr));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
    assert_exit(&bieu(&folder, &format!("run {} --data {} --rejects ./-", rules.display(), data.display())), 0);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn rules_are_not_read_as_records_nor_records_as_rules() {
    let said = |arguments: &str| {
        let run = bieu(&fixture(), arguments);
        assert_exit(&run, 2);
        text(&run.stderr)
    };
    let rules = "bieu: rules.bieu: it is a rule file, and a file of records was expected; rules come first: \
                 `bieu run rules.bieu --data RECORDS`\n";
    assert_eq!(said("run rules.bieu --data rules.bieu"), rules);
    assert_eq!(said("run rules.bieu --data Member=rules.bieu"), rules);
    let records = said("run records/Member.csv --data rules.bieu");
    assert!(records.contains("it is a file of records, and a rule file was expected"), "{records}");
}

#[test]
fn the_files_that_were_read_are_counted() {
    let folder = fresh_folder("files-read");
    fs::write(folder.join("lists.bieu"), "language 1\n\ncodes Sex \"Sex\" { male \"Male\" female \"Female\" }\n")
        .unwrap();
    let rules =
        "language 1\n\nuse \"lists.bieu\"\n\nrecord Member \"Members\" { key id text \"Id\"  sex Sx \"Sex\" }\n";
    fs::write(folder.join("rules.bieu"), rules).unwrap();
    for arguments in ["check .", "check rules.bieu"] {
        let check = bieu(&folder, arguments);
        assert_exit(&check, 1);
        assert!(text(&check.stdout).ends_with("errors: 1; files: 2\n"), "{}", text(&check.stdout));
    }
}
