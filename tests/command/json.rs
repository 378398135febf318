//! `--json` of every command is one document, and every ending shows in it.

use serde_json::{Value, json};

use super::{assert_exit, bieu, command, fixture, fresh_folder, repository, text};

#[track_caller]
fn document(arguments: &str, exit: i32, schema: &str) -> Value {
    let output = bieu(&fixture(), arguments);
    assert_exit(&output, exit);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["schema"], schema);
    document
}

#[test]
fn a_run_gives_what_was_read_refused_found_and_worked_out() {
    let run = document("run rules.bieu --data rejects --json", 1, "bieu.run/3");
    assert_eq!(run["exit"], 1);
    assert_eq!(run["inputs"][0]["file"], "rejects/Member.csv");
    assert_eq!((&run["inputs"][0]["read"], &run["inputs"][0]["rejected"]), (&23.into(), &22.into()));
    assert_eq!(run["inputs"][0]["absent"][0], "degrees");
    assert_eq!(run["rejects"].as_array().unwrap().len(), 22);
    assert_eq!(run["rejects"][0]["line"], 3);
    assert_eq!(run["findings"][0]["code"], "bieu::E0905");
    assert_eq!(run["outcome"]["schema"], "bieu.outcome/2");
    assert_eq!(run["outcome"]["tables"][0]["name"], "members");
}

#[test]
fn the_outcome_of_json_is_that_of_the_json_format() {
    let run = document("run rules.bieu --data records --json", 0, "bieu.run/3");
    assert_eq!(run["findings"], Value::Array(Vec::new()));
    assert_eq!(run["outcome"], document("run rules.bieu --data records --format json", 0, "bieu.outcome/2"));
}

#[test]
fn faults_are_documents_too() {
    let rules = document("run faulty.bieu --data records --json", 1, "bieu.run/3");
    assert_eq!(rules["findings"][0]["labels"][0]["file"], "faulty.bieu");
    assert_eq!(rules["findings"][0]["labels"][0]["from"]["line"], 7);
    assert_eq!(rules["outcome"], Value::Null);
    let file = document("run rules.bieu --data faulty --json", 1, "bieu.run/3");
    assert_eq!(file["findings"][0]["file"], "faulty/Member.csv");
    let over = document("run rules.bieu --data undecided --allow-undetermined 0 --json", 4, "bieu.run/3");
    assert_eq!(over["exit"], 4);
    let check = document("check . --json", 1, "bieu.check/2");
    assert_eq!(check["errors"], 1 + check["findings"].as_array().unwrap().iter().filter(|f| is_outside(f)).count());
}

#[test]
fn limits_of_proofs_are_members_of_the_document() {
    let check = document("check ../limits/limits.bieu --proofs --json", 0, "bieu.check/2");
    let proof = |table: &str, question: &str| {
        let mut proofs = check["proofs"].as_array().unwrap().iter();
        proofs.find(|proof| proof["table"] == table && proof["question"] == question).unwrap()
    };
    let known = proof("known", "holds");
    assert_eq!(known["verdict"], "proved where");
    assert_eq!(known["where"], json!({ "known": ["sex"], "computable": false, "except": [] }));
    assert_eq!([&known["how"], &known["witness"]], ["it gives 1 against 0", "sex: (missing)"]);
    let apart = proof("apart", "holds");
    let except = ["row `mean`", "row `more`", "row `farms`", "row `twice`", "row `thrice`"];
    assert_eq!(apart["where"]["except"], json!(except));
    assert_eq!([&apart["where"]["known"], &apart["witness"]], [&json!([]), &Value::Null]);
    let [disjoint, complete] = ["disjoint", "complete"].map(|question| proof("days", question));
    assert_eq!([&disjoint["verdict"], &disjoint["at"]], ["proved", "2024-06-30"]);
    assert_eq!([&complete["verdict"], &complete["at"]], [&json!("proved"), &Value::Null]);
    assert!(complete["claim"].as_str().unwrap().ends_with("on each of the 2 days that versions tell apart"));
}

fn is_outside(finding: &Value) -> bool {
    finding["labels"][0]["file"] == "outside/reaching.bieu"
}

#[test]
fn slips_of_the_command_line_stay_text() {
    let output = bieu(&fixture(), "run nowhere.bieu --data records --json");
    assert_exit(&output, 2);
    assert!(output.stdout.is_empty());
    assert_eq!(text(&output.stderr), "bieu: nowhere.bieu: there is no such file or folder\n");
}

#[test]
fn a_file_that_is_called_nearly_so_is_offered() {
    let folder = fixture();
    for (line, near) in [
        ("check ruels.bieu", "ruels.bieu: there is no such file or folder; did you mean rules.bieu?"),
        ("run rules.bieu --data recrods", "recrods: there is no such file or folder; did you mean records?"),
    ] {
        let output = bieu(&folder, line);
        assert_exit(&output, 2);
        assert!(text(&output.stderr).contains(near), "{line}: {}", text(&output.stderr));
    }
}

#[test]
fn the_schema_of_the_sample_has_all_its_records() {
    let output = bieu(&repository(), "schema rules/tables/report.bieu");
    assert_exit(&output, 0);
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    let records: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(records, ["Unit", "Cell", "Admission", "AwarenessClass", "Target"]);
    let admission = &schema["$defs"]["Admission"];
    assert_eq!(admission["properties"]["religion"]["anyOf"][0]["$ref"], "#/$defs/Religion");
    assert!(!admission["required"].as_array().unwrap().contains(&"religion".into()));
    assert!(admission["properties"]["religion"]["description"].as_str().unwrap().contains("nobody wrote it down"));
    let sexes = schema["$defs"]["Sex"]["oneOf"].as_array().unwrap();
    assert!(sexes.iter().any(|code| code["const"] == "female" && code["title"] == "Nữ"));
}

#[test]
fn a_schema_says_on_which_days_codes_are_in_force() {
    let output = bieu(&repository(), "schema examples/reorganisation-2025/series.bieu");
    assert_exit(&output, 0);
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lists = schema["$defs"].as_object().unwrap().values().filter_map(|list| list["oneOf"].as_array());
    let codes: Vec<&Value> = lists.flatten().collect();
    let days = |code: &str| codes.iter().find(|one| one["const"] == code).map(|one| one["description"].clone());
    assert_eq!(days("x0101"), Some("In force until 2025-06-30.".into()));
    assert_eq!(days("m0102"), Some("In force from 2025-07-01.".into()));
}

#[test]
fn the_other_commands_give_documents() {
    let codes = document("explain-code --json", 0, "bieu.codes/1");
    assert!(codes["codes"].as_array().unwrap().iter().any(|code| code["code"] == "bieu::E0804"));
    let asked = document("explain-code E0804 --json --lang vi", 0, "bieu.codes/1");
    assert_eq!(
        (&asked["codes"][0]["title"], &asked["codes"][0]["severity"]),
        (&"bỏ trống giá trị".into(), &"error".into())
    );
    let schema = document("schema rules.bieu --json", 0, "bieu.schema/1");
    assert_eq!(schema["records"][1]["csv"], "Mã,Chỉ tiêu giao\n");
    assert_eq!(document("schema faulty.bieu --json", 1, "bieu.schema/1")["findings"][0]["code"], "bieu::E0206");
    let folder = fresh_folder("json-new");
    let output = bieu(&folder, "new starter --json");
    assert_exit(&output, 0);
    let new: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(
        new["files"]
            .as_array()
            .unwrap()
            .iter()
            .all(|file| folder.join("starter").join(file.as_str().unwrap()).is_file())
    );
}

/// A page is in the language of who reads it; a document is what programs read, and does not hang on who runs them.
#[test]
fn a_page_of_a_code_follows_its_reader_and_its_document_does_not() {
    let of = |arguments: &str, language: &str| {
        let output = command(&fixture(), arguments).env("BIEU_LANG", language).output().unwrap();
        assert_exit(&output, 0);
        text(&output.stdout)
    };
    let (english, vietnamese) = (of("explain-code E0201", "en"), of("explain-code E0201", "vi"));
    assert!(english.starts_with("bieu::E0201  error: unknown name\n\n") && english.contains("\nWrong:  "));
    assert!(vietnamese.starts_with("bieu::E0201  lỗi: tên chưa khai báo\n\n") && vietnamese.contains("\nSai:   khi "));
    assert_eq!(of("explain-code E0201 --lang vi", "en"), vietnamese);
    assert_eq!(of("explain-code --json", "vi"), of("explain-code --json", "en"));
    assert!(
        of("explain-code", "vi")
            .lines()
            .all(|line| line.contains("  lỗi: ") || line.contains("  lưu ý: ") || line.contains("  gợi ý: "))
    );
}

#[test]
fn explanations_and_reconciliations_are_documents() {
    let told = document("explain rules.bieu members total 2 --data undecided --json", 0, "bieu.explanation/2");
    assert_eq!((&told["source"], &told["measured"]["counted"]), (&"measured".into(), &1.into()));
    assert_eq!(told["measured"]["steps"][0]["lacking"][0]["field"], "sex");
    assert_eq!(told["measured"]["keys"], Value::Null);
    let listed = document("explain rules.bieu members late 1 --data records --records --json", 0, "bieu.explanation/2");
    assert_eq!(listed["measured"]["keys"], serde_json::json!(["B"]));
    let faulty = document("explain faulty.bieu members late 1 --data records --json", 1, "bieu.explanation/2");
    assert_eq!(faulty["findings"][0]["code"], "bieu::E0206");
    let published = "reconcile rules.bieu --data records --table members --published published/members.csv --json";
    let compared = document(published, 1, "bieu.reconciliation/2");
    assert_eq!((&compared["exit"], &compared["differs"]), (&1.into(), &2.into()));
    assert_eq!(compared["findings"][0]["code"], "bieu::E1301");
    let bad = "reconcile rules.bieu --data records --table members --published records/Member.csv --json";
    assert_eq!(document(bad, 1, "bieu.reconciliation/2")["findings"][0]["code"], "bieu::E1306");
}

#[test]
fn findings_of_a_document_have_the_members_of_a_line() {
    let of_document = document("check unused.bieu --json", 0, "bieu.check/2")["findings"].clone();
    let lines = bieu(&fixture(), "check unused.bieu --format json-lines");
    let of_lines: Vec<Value> = text(&lines.stdout)
        .lines()
        .map(|line| {
            let mut finding: Value = serde_json::from_str(line).unwrap();
            assert!(finding.as_object_mut().unwrap().remove("schema").is_some());
            finding
        })
        .collect();
    assert!(!of_lines.is_empty());
    assert_eq!(of_document, Value::Array(of_lines));
}
