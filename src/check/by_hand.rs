//! The period of the report and values of parameters that are given by hand, beside the rule files.
//!
//! They are put into the trees where the rules say theirs, so that all that reads rules, on whatever day, reads them with what was given.

use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::message::parameters as say;
use crate::message::{Message, frame, phrases};
use crate::source::{SourceId, Span, Spanned};
use crate::syntax::tree::{CodesEntry, Expr, Item, Name, Param, ParamVersion, Path, Report, Tree};
use crate::value::{Date, Number};

use super::scope::listing;

/// What is given in place of what rules say.
#[derive(Debug, Clone, Copy, Default)]
pub struct ByHand<'g> {
    /// The period of the report.
    pub period: Option<(Date, Date)>,
    /// Parameters with their values as written.
    pub params: &'g [(&'g str, &'g str)],
}

impl ByHand<'_> {
    /// Each thing that is given with its value, as they are told in the report.
    #[must_use]
    pub fn told(&self) -> Vec<(String, String)> {
        let period = self.period.iter().map(|(first, last)| ("period".to_owned(), format!("{first}..{last}")));
        let params = self.params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        period.chain(params).collect()
    }

    /// Puts it into the trees of a program; gives what is wrong with it.
    #[must_use]
    pub fn put_into(&self, trees: &mut [Tree]) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        if let Some(period) = self.period {
            findings.extend(backwards(period));
            put_period(trees, period);
        }
        for (place, (name, text)) in self.params.iter().enumerate() {
            if self.params[..place].iter().any(|(other, _)| other == name) {
                let message = say::given_twice(*name);
                findings.push(Diagnostic::new(&codes::DUPLICATE_NAME, message).help(say::give_one_value()));
                continue;
            }
            findings.extend(put_param(trees, name, text).err());
        }
        findings
    }
}

fn backwards((first, last): (Date, Date)) -> Option<Diagnostic> {
    let message = say::period_by_hand_ends_before_it_begins();
    (first > last)
        .then(|| Diagnostic::new(&codes::BACKWARDS, message).help(frame::did_you_mean(format!("{last}..{first}"))))
}

fn items(trees: &mut [Tree]) -> impl Iterator<Item = &mut Item> {
    trees.iter_mut().flat_map(|tree| &mut tree.items)
}

/// The first report counts; where there is none, there is one that says nothing else.
fn put_period(trees: &mut [Tree], (first, last): (Date, Date)) {
    let report = items(trees).find_map(|item| if let Item::Report(report) = item { Some(report) } else { None });
    let days = |span: Span| (Spanned { value: first, span }, Spanned { value: last, span });
    if let Some(report) = report {
        report.period = Some(days(report.name.span));
        return;
    }
    let Some(root) = trees.last_mut() else { return };
    let words = root.words;
    let source = root.items.first().map_or(SourceId(0), |item| item.span().source);
    let span = Span { source, start: 0, end: 0 };
    root.items.push(Item::Report(Report {
        doc: None,
        name: Spanned { value: String::new(), span },
        title: None,
        cites: Vec::new(),
        each: None,
        file: None,
        period: Some(days(span)),
        locale: None,
        tables: None,
        fills: Vec::new(),
        checks: Vec::new(),
        words,
        span,
    }));
}

fn put_param(trees: &mut [Tree], name: &str, text: &str) -> Result<(), Diagnostic> {
    let list_of = |trees: &[Tree], list: &str| {
        let mut all = trees.iter().flat_map(|tree| &tree.items);
        all.find_map(|item| match item {
            Item::Codes(codes) if codes.name.value == list => Some(code_names(&codes.entries)),
            _ => None,
        })
    };
    let Some(param) = params(trees).find(|param| param.name.value == name) else {
        return Err(unknown(name, &params(trees).map(|param| param.name.value.as_str()).collect::<Vec<_>>()));
    };
    let kind = param.kind.name.value.clone();
    let codes = list_of(trees, &kind);
    let param = items(trees).find_map(|item| match item {
        Item::Param(param) if param.name.value == name => Some(param),
        _ => None,
    });
    let Some(param) = param else { return Ok(()) };
    // On all days: whatever versions the rules have of it.
    let value = value(param, &kind, codes.as_deref(), text)?;
    let cites = Vec::new();
    param.versions = vec![ParamVersion { value, in_force: None, cites, span: param.name.span }];
    param.is_filled = param.open;
    Ok(())
}

fn params(trees: &[Tree]) -> impl Iterator<Item = &Param> {
    let all = trees.iter().flat_map(|tree| &tree.items);
    all.filter_map(|item| if let Item::Param(param) = item { Some(param) } else { None })
}

fn code_names(entries: &[CodesEntry]) -> Vec<String> {
    let names = |entry: &CodesEntry| match entry {
        CodesEntry::Code(code) => vec![code.name.value.clone()],
        CodesEntry::Group { entries, .. } => code_names(entries),
    };
    entries.iter().flat_map(names).collect()
}

/// The value as the parameter's type has it. Of a type that is not known it is said where the parameter is declared.
fn value(param: &Param, kind: &str, codes: Option<&[String]>, text: &str) -> Result<Expr, Diagnostic> {
    let span = param.name.span;
    let number = |number: Number| Expr::Number(Spanned { value: number, span });
    let wrong = |is: Message, example: &str| {
        let message = say::holds_other_than_given(&param.name.value, is, text);
        let help = say::give_it_as(&param.name.value, example);
        Diagnostic::new(&codes::WRONG_TYPE, message).at(param.kind.name.span, say::its_type()).help(help)
    };
    match kind {
        "text" => Ok(Expr::Text(Spanned { value: text.to_owned(), span })),
        "integer" => {
            let whole = Number::parse(text).filter(Number::is_integer);
            whole.map(number).ok_or_else(|| wrong(phrases::integer(), "5"))
        }
        "decimal" => Number::parse(text).map(number).ok_or_else(|| wrong(phrases::decimal(), "0.5")),
        "date" => {
            let day = Date::parse_iso(text);
            day.map(|value| Expr::Date(Spanned { value, span })).ok_or_else(|| wrong(phrases::date(), "2024-06-30"))
        }
        "yes/no" => match text {
            "yes" | "no" => Ok(Expr::YesNo(Spanned { value: text == "yes", span })),
            _ => Err(wrong(phrases::yes_or_no(), "yes")),
        },
        list => match codes {
            Some(codes) if !codes.iter().any(|code| code == text) => {
                let message = say::no_code_given(list, text);
                let found = Diagnostic::new(&codes::UNKNOWN_NAME, message).at(param.kind.name.span, say::its_type());
                let known: Vec<&str> = codes.iter().map(String::as_str).collect();
                Err(found.help(near(text, &known)))
            }
            _ => {
                let code: Name = Spanned { value: text.to_owned(), span };
                Ok(Expr::Path(Path { segments: vec![code], span }))
            }
        },
    }
}

fn unknown(name: &str, known: &[&str]) -> Diagnostic {
    let message = say::no_parameter_given(name);
    Diagnostic::new(&codes::UNKNOWN_NAME, message).help(near(name, known))
}

/// What may have been meant, or all that there is.
fn near(name: &str, known: &[&str]) -> Message {
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => frame::did_you_mean(near),
        None if known.is_empty() => say::there_is_none(),
        None => say::known_are(listing(known)),
    }
}
