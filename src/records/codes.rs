//! Recognising the codes of a list in data: by name, label, alias or external code. An exact spelling goes before a folded one.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cell::CellFault;
use super::incoming::{composed, damage, hidden_mark};
use super::leftovers::leftover;
use super::named::Called;
use super::near;
use super::taken::{Notes, Way};
use super::words::help_for_nothing;
use crate::diagnostic::codes;
use crate::message::{Argument, Message, records as say};
use crate::schema::CodeList;
use crate::spelling::fold;
use crate::value::CodeIndex;

/// How many distinct tokens a field remembers; beyond that each is looked up anew.
const REMEMBERED: usize = 4096;
/// For how many distinct unknown tokens a near spelling is looked for: a column of names read as codes must not take
/// the afternoon.
const SEARCHED: usize = 200;
/// How many codes a list may have for all of them to be named in a message.
const NAMED_IN_FULL: usize = 8;

/// All that the codes of a list are called in the data of one field.
#[derive(Debug, Clone, Default)]
pub(super) struct Spellings {
    /// As they are written, composed; without those that data are refused for, as damaged.
    exact: FxHashMap<String, Fit>,
    /// Whether a spelling is digits with a point between: then `2.0` may be meant for another than `2`.
    has_point: bool,
    /// Folded.
    tokens: FxHashMap<String, Fit>,
    /// External codes that are digits, without leading zeros: `3` is `03` unless the list has both.
    digits: FxHashMap<String, Fit>,
    /// External codes of named systems, where the field does not say which of them it uses.
    unsaid: FxHashMap<String, Fit>,
}

/// Reads the tokens of one code field. Files have few distinct tokens, so each is folded and looked up once.
#[derive(Debug, Clone)]
pub(super) struct CodeReader<'s> {
    list: &'s CodeList,
    spellings: Arc<Spellings>,
    remembered: FxHashMap<Box<str>, Recognised>,
    /// What was said of tokens that are no codes. They are remembered apart: what is said of one must not depend on how many codes
    /// were read before it.
    refused: FxHashMap<Box<str>, CellFault>,
    searches_left: usize,
}

/// A code, and the way it was recognised in where the token is not one of its spellings.
type Recognised = (CodeIndex, Option<Way>);

/// The codes that a token fits: one, or several, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fit {
    One(CodeIndex),
    Several(Vec<CodeIndex>),
}

impl Spellings {
    /// Those of a list; `system` is the one that bare external codes belong to.
    pub(super) fn of(list: &CodeList, system: Option<u32>) -> Spellings {
        let mut all = Spellings::default();
        for (position, (name, code)) in list.codes.iter().enumerate() {
            let index = position as CodeIndex;
            let spellings =
                [name.as_str(), code.label.as_str()].into_iter().chain(code.aliases.iter().map(String::as_str));
            for spelling in spellings {
                add(&mut all.exact, composed(spelling).into(), index);
                add(&mut all.tokens, fold(spelling), index);
            }
            for (of, external) in &code.external {
                let folded = fold(external);
                if *of != system {
                    if system.is_none() {
                        add(&mut all.unsaid, without_zeros(&folded).unwrap_or(&folded).to_string(), index);
                    }
                    continue;
                }
                if let Some(bare) = without_zeros(&folded) {
                    add(&mut all.digits, bare.to_string(), index);
                }
                add(&mut all.exact, composed(external).into(), index);
                add(&mut all.tokens, folded, index);
            }
        }
        all.has_point = all.exact.keys().any(|spelling| is_number_with_point(spelling));
        all.exact.retain(|spelling, _| !spelling.is_empty() && damage(spelling).is_none());
        all.tokens.remove("");
        all
    }
}

impl Spellings {
    /// What decides which code a cell is taken for, each spelling with the names of the codes that it fits.
    pub(super) fn by_name(&self, list: &CodeList) -> Called {
        let mut called = Called::new();
        for (manner, spellings) in [&self.exact, &self.tokens, &self.digits].into_iter().enumerate() {
            for (spelling, fit) in spellings {
                // An exact spelling that its folded one says as well decides nothing, unless spreadsheets leave such signs.
                let is_said = self.tokens.get(&fold(spelling)) == Some(fit) && leftover(spelling).is_none();
                if manner == 0 && is_said {
                    continue;
                }
                let names = match fit {
                    Fit::One(code) => vec![list.code_name(*code).to_owned()],
                    Fit::Several(codes) => codes.iter().map(|code| list.code_name(*code).to_owned()).collect(),
                };
                called.insert((manner, spelling.clone()), names.into_iter().collect());
            }
        }
        if self.has_point {
            called.insert((3, String::new()), BTreeSet::new());
        }
        called
    }

    /// The codes that are called by the whole number that a data frame writes with a zero after the point: `1.0`.
    fn of_whole(&self, token: &str) -> Option<&Fit> {
        let digits = token.strip_suffix(".0").filter(|_| !self.has_point)?;
        self.exact.get(digits).or_else(|| self.digits.get(without_zeros(digits)?))
    }
}

fn is_number_with_point(spelling: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    spelling.split_once('.').is_some_and(|(whole, rest)| is_digits(whole) && is_digits(rest))
}

impl<'s> CodeReader<'s> {
    /// A reader for the list.
    pub(super) fn new(list: &'s CodeList, spellings: Arc<Spellings>) -> CodeReader<'s> {
        CodeReader {
            list,
            spellings,
            remembered: FxHashMap::default(),
            refused: FxHashMap::default(),
            searches_left: SEARCHED,
        }
    }

    /// Whether there is a code at this position of the list.
    pub(super) fn has(&self, code: CodeIndex) -> bool {
        (code as usize) < self.list.codes.len()
    }

    /// The code that the token means.
    pub(super) fn read(&mut self, token: &str, mut notes: Notes<'_>) -> Result<CodeIndex, CellFault> {
        if let Some(Fit::One(code)) = self.spellings.exact.get(token) {
            return Ok(*code);
        }
        let (code, way) = match self.remembered.get(token) {
            Some(known) => *known,
            None => self.first_read(token)?,
        };
        if let Some(way) = way {
            notes.spelling(way, token);
        }
        Ok(code)
    }

    fn first_read(&mut self, token: &str) -> Result<Recognised, CellFault> {
        if let Some(fault) = self.refused.get(token) {
            return Err(fault.clone());
        }
        let result = self.recognise(token);
        match &result {
            Ok(known) if self.remembered.len() < REMEMBERED => {
                self.remembered.insert(Box::from(token), *known);
            }
            Err(fault) if self.refused.len() < REMEMBERED => {
                self.refused.insert(Box::from(token), fault.clone());
            }
            _ => {}
        }
        result
    }

    fn recognise(&mut self, token: &str) -> Result<Recognised, CellFault> {
        if let Some(fault) = damage(token) {
            return Err(fault);
        }
        let spellings = &self.spellings;
        match spellings.exact.get(&*composed(token)) {
            Some(Fit::One(code)) => return Ok((*code, None)),
            Some(Fit::Several(fitting)) => return Err(self.ambiguous(token, fitting)),
            None => {}
        }
        let folded = fold(token);
        let digits = without_zeros(&folded);
        let same = || spellings.tokens.get(&folded).map(|fit| (fit, Way::Folding));
        let number = || spellings.digits.get(digits?).map(|fit| (fit, Way::LeadingZeros));
        let whole = || Some((spellings.of_whole(token)?, Way::PointZero));
        let same = same();
        if let (None, Some(fault)) = (same, leftover(token)) {
            return Err(fault);
        }
        match same.or_else(number).or_else(whole) {
            Some((Fit::One(code), way)) => return Ok((*code, Some(way))),
            Some((Fit::Several(fitting), _)) => return Err(self.ambiguous(token, fitting)),
            None if self.spellings.unsaid.contains_key(digits.unwrap_or(&folded)) => {
                return Err(self.unsaid_system(token));
            }
            None => {}
        }
        let search = self.searches_left > 0;
        self.searches_left = self.searches_left.saturating_sub(1);
        Err(self.unknown(token, search))
    }

    fn ambiguous(&self, token: &str, fitting: &[CodeIndex]) -> CellFault {
        let labels: Vec<String> = fitting.iter().map(|&c| format!("`{}`", self.list.code_label(c))).collect();
        let plain: Vec<String> = fitting.iter().map(|&c| format!("`{}`", self.plain_spelling(c))).collect();
        CellFault::new(
            &codes::AMBIGUOUS_CODE,
            say::fits_several_codes(token, labels.len(), &self.list.label, Argument::all(&labels)),
        )
        .help(say::write_code_meant(Argument::any(plain)))
    }

    /// The label, or the name where the label is itself ambiguous.
    fn plain_spelling(&self, code: CodeIndex) -> &str {
        let (label, name) = (self.list.code_label(code), self.list.code_name(code));
        if self.spellings.exact.get(&*composed(label)) == Some(&Fit::One(code)) { label } else { name }
    }

    fn unsaid_system(&self, token: &str) -> CellFault {
        let systems: Vec<String> = self.list.systems.iter().map(|s| format!("`coded {s}`")).collect();
        CellFault::new(&codes::CODE_SYSTEM_UNSAID, say::system_not_said(token, &self.list.label))
            .help(say::say_which_system(Argument::any(systems)))
    }

    fn unknown(&self, token: &str, search: bool) -> CellFault {
        let fault = CellFault::new(&codes::UNKNOWN_CODE, say::no_code(token, &self.list.label));
        if !search {
            return fault.help(self.advice(token));
        }
        if let Some(hint) = near::legacy_hint(self.list, token) {
            return fault.help(hint);
        }
        if let Some(help) = help_for_nothing(token) {
            return fault.help(help);
        }
        if let Some(fault) = hidden_mark(token) {
            return fault;
        }
        let labels: Vec<String> =
            near::meant(self.list, token).iter().map(|code| format!("`{}`", self.plain_spelling(*code))).collect();
        match labels.is_empty() {
            true => fault.help(self.advice(token)),
            false => fault.help(say::did_you_mean(Argument::any(labels))),
        }
    }

    /// The labels of the codes, where they are so few that all can be named.
    pub(super) fn labels(&self) -> Option<Argument> {
        let labels = self.list.codes.values().map(|code| format!("`{}`", code.label));
        (1..=NAMED_IN_FULL).contains(&self.list.codes.len()).then(|| Argument::any(labels))
    }

    /// What to do where nothing is near.
    fn advice(&self, token: &str) -> Message {
        if let Some(labels) = self.labels() {
            return say::expected_codes(labels);
        }
        if token.chars().any(char::is_alphanumeric) { say::write_label_or_add_spelling() } else { say::leave_empty() }
    }
}

fn add(map: &mut FxHashMap<String, Fit>, token: String, code: CodeIndex) {
    let fit = map.entry(token).or_insert(Fit::One(code));
    let merged = match fit {
        Fit::One(same) if *same == code => return,
        Fit::One(other) => vec![*other, code],
        Fit::Several(others) if others.contains(&code) => return,
        Fit::Several(others) => others.iter().copied().chain([code]).collect(),
    };
    *fit = Fit::Several(merged);
}

/// The digits without leading zeros, where the text is digits only.
fn without_zeros(text: &str) -> Option<&str> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(match text.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(list: &CodeList, system: Option<u32>) -> CodeReader<'_> {
        CodeReader::new(list, Arc::new(Spellings::of(list, system)))
    }
    use crate::records::taken::Tally;
    use crate::schema::Code;

    fn read(reader: &mut CodeReader<'_>, token: &str) -> Result<CodeIndex, CellFault> {
        reader.read(token, Tally::default().at(0))
    }

    fn code(label: &str, external: &[(Option<u32>, &str)], aliases: &[&str]) -> Code {
        Code {
            label: label.into(),
            external: external.iter().map(|(system, text)| (*system, text.to_string())).collect(),
            aliases: aliases.iter().map(|a| a.to_string()).collect(),
            group: None,
        }
    }

    fn list(systems: &[&str], codes: &[(&str, Code)]) -> CodeList {
        CodeList {
            label: "Dân tộc".into(),
            systems: systems.iter().map(|s| s.to_string()).collect(),
            codes: codes.iter().map(|(name, code)| (name.to_string(), code.clone())).collect(),
            ..CodeList::default()
        }
    }

    fn ethnicity() -> CodeList {
        list(
            &["gso1979", "gso2008"],
            &[
                ("hoa", code("Hoa", &[(Some(0), "04"), (Some(1), "06")], &["Hán"])),
                ("muong", code("Mường", &[(Some(0), "06"), (Some(1), "04")], &[])),
                ("khang", code("Kháng", &[(Some(0), "33")], &["Xá Khao"])),
                ("la_ha", code("La Ha", &[(Some(0), "39")], &["Xá Khao", "Khlá Phlạo"])),
            ],
        )
    }

    #[test]
    fn tokens_are_recognised_by_any_spelling() {
        let list = ethnicity();
        let mut reader = reader(&list, None);
        for (token, position) in [("hoa", 0), ("HÁN", 0), ("Mường", 1), ("la_ha", 3), ("la-ha", 3), ("khlá phlạo", 3)]
        {
            assert_eq!(read(&mut reader, token), Ok(position), "{token}");
        }
    }

    #[test]
    fn an_apostrophe_that_a_code_is_spelled_with_was_not_left_by_a_spreadsheet() {
        let list = list(&[], &[("a", code("A", &[], &["' 1 "])), ("b", code("B", &[], &["2"]))]);
        let mut reader = reader(&list, None);
        assert_eq!(read(&mut reader, "'1"), Ok(0));
        assert_eq!(read(&mut reader, "'2").unwrap_err().code.id, "E0824");
    }

    #[test]
    fn a_shared_alias_is_never_guessed() {
        let list = ethnicity();
        let fault = read(&mut reader(&list, None), "xá khao").unwrap_err();
        assert_eq!(fault.code.id, "E0802");
        let labels = Argument::all(["`Kháng`", "`La Ha`"]);
        assert_eq!(fault.reason, say::fits_several_codes("xá khao", 2_u64, "Dân tộc", labels));
    }

    #[test]
    fn one_number_means_what_its_system_says() {
        let list = ethnicity();
        assert_eq!(read(&mut reader(&list, Some(0)), "04"), Ok(0));
        assert_eq!(read(&mut reader(&list, Some(1)), "4"), Ok(1));
        let fault = read(&mut reader(&list, None), "4").unwrap_err();
        assert_eq!(fault.code.id, "E0803");
        assert_eq!(fault.help, Some(say::say_which_system(Argument::any(["`coded gso1979`", "`coded gso2008`"]))));
    }

    #[test]
    fn leading_zeros_matter_only_where_the_list_has_both() {
        let both = list(&[], &[("a", code("A", &[(None, "3")], &[])), ("b", code("B", &[(None, "03")], &[]))]);
        let mut reader = reader(&both, None);
        assert_eq!(read(&mut reader, "3"), Ok(0));
        assert_eq!(read(&mut reader, "03"), Ok(1));
        assert_eq!(read(&mut reader, "003").unwrap_err().code.id, "E0802");
    }

    #[test]
    fn lost_accents_are_a_hint_and_no_answer() {
        let list = ethnicity();
        let mut reader = reader(&list, None);
        let fault = read(&mut reader, "Muong ").map(|_| ());
        assert_eq!(fault, Ok(()), "the name of the code is written without accents");
        let fault = read(&mut reader, "Khlá Phlao").unwrap_err();
        assert_eq!(fault.code.id, "E0801");
        assert_eq!(fault.help, Some(say::did_you_mean(Argument::any(["`La Ha`"]))));
        assert_eq!(read(&mut reader, "D©n téc").unwrap_err().help, Some(say::like_tcvn3()));
    }
}
