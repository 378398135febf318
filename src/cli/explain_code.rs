//! `bieu explain-code`: the page of a code, or the list of all.

use bieu::diagnostic::{Code, codes, did_you_mean};
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
        let shown = |code: &&Code| format!("{}\n\n{}\n", line(code), code.explanation.trim_end());
        console::give(&wanted.iter().map(shown).collect::<String>())?;
    } else {
        console::give(&wanted.iter().map(|code| line(code) + "\n").collect::<String>())?;
    }
    Ok(Ending::Clean)
}

fn line(code: &Code) -> String {
    format!("{code}  {}: {}", code.severity.name(), code.title)
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
    Failure::new(format!("`{}` is no code{help}", console::printable(id)))
}
