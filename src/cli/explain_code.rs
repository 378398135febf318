//! `bieu explain-code`: the page of a code, or the list of all.

use bieu::diagnostic::Code;
use bieu::message::Language;
use bieu::unstable::diagnostic::{codes, did_you_mean};
use bieu::unstable::documents::Codes;
use bieu::unstable::message::command as say;
use bieu::unstable::report::findings::severity_in_words;
use bieu::unstable::words::{Terminal, Text, written};

use super::args::ExplainCode;
use super::console;
use super::ending::Ending;
use super::failure::Failure;
use super::language;

/// Shows the page of a code, or the list.
pub fn explain_code(explain: &ExplainCode) -> Result<Ending, Failure> {
    let wanted: Vec<&'static Code> = match &explain.code {
        None => codes::all().collect(),
        Some(id) => vec![codes::find(id).ok_or_else(|| unknown(id))?],
    };
    if explain.json {
        console::give_json(&Codes::of(&wanted, language::of_programs()))?;
        return Ok(Ending::Clean);
    }
    let language = language::of_people();
    if explain.code.is_some() {
        let page = |code: &Code| Text::<Terminal>::lines_of(code.explanation_in(language).trim_end());
        let pages = wanted.iter().map(|code| line(code, language) + "\n\n" + page(code) + "\n");
        console::give(pages.collect::<Text<Terminal>>())?;
    } else {
        console::give(wanted.iter().map(|code| line(code, language) + "\n").collect::<Text<Terminal>>())?;
    }
    Ok(Ending::Clean)
}

fn line(code: &Code, language: Language) -> Text<Terminal> {
    written!(Terminal, "{}  {}: {}", code, severity_in_words(code.severity, language), code.title_in(language))
}

fn unknown(id: &str) -> Failure {
    let near = did_you_mean(id, codes::all().map(|code| code.id));
    Failure::new(match near {
        Some(near) => say::not_a_code_but_near(id, near),
        None => say::not_a_code(id),
    })
}
