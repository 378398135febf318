//! `bieu explain-code`: the page of a code, or the list of all.

use bieu::diagnostic::{Code, codes, did_you_mean};
use bieu::unstable::words::{Terminal, Text, written};
use serde_json::{Value, json};

use super::args::ExplainCode;
use super::console;
use super::ending::{Ending, Failure};

/// The name and version of the document that `--json` gives.
const SCHEMA: &str = "bieu.codes/1";

/// Shows the page of a code, or the list.
pub fn explain_code(explain: &ExplainCode) -> Result<Ending, Failure> {
    let wanted: Vec<&Code> = match &explain.code {
        None => codes::all().collect(),
        Some(id) => vec![codes::find(id).ok_or_else(|| unknown(id))?],
    };
    if explain.json {
        let pages: Vec<Value> = wanted.iter().map(|code| page(code)).collect();
        console::give_json(&json!({ "schema": SCHEMA, "codes": pages }))?;
    } else if explain.code.is_some() {
        let page = |code: &&Code| Text::<Terminal>::lines_of(code.explanation.trim_end());
        console::give(wanted.iter().map(|code| line(code) + "\n\n" + page(code) + "\n").collect::<Text<Terminal>>())?;
    } else {
        console::give(wanted.iter().map(|code| line(code) + "\n").collect::<Text<Terminal>>())?;
    }
    Ok(Ending::Clean)
}

fn line(code: &Code) -> Text<Terminal> {
    written!(Terminal, "{}  {}: {}", code, code.severity.name(), code.title)
}

fn page(code: &Code) -> Value {
    json!({
        "code": code.to_string(),
        "severity": code.severity.name(),
        "title": code.title,
        "explanation": code.explanation,
    })
}

fn unknown(id: &str) -> Failure {
    let near = did_you_mean(id, codes::all().map(|code| code.id)).map(|near| format!("; did you mean {near}?"));
    let help = near.unwrap_or_else(|| "; `bieu explain-code` lists all".to_owned());
    Failure::new(format!("`{id}` is no code{help}"))
}
