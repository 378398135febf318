//! A text in the other set of words: its phrases and the names that every program has, and nothing else of it.

use std::borrow::Cow;
use std::ops::Range;

use pest::{Parser, Token};

use super::grammar::{Grammar, Rule};
use super::predefined::{self, FUNCTIONS, IDS, OF_STAGES};
use super::sets::closing;
use super::test_words::HEADS;
use super::tree::WordSet;
use super::{outline, phrases, rule_of, scan};

/// A text with the words of a set, not laid out: nothing where something in it cannot be read.
#[must_use]
pub fn turned(text: &str, to: WordSet) -> Option<String> {
    let chunks = outline::chunks(text);
    let from = outline::set_of(&chunks);
    if from == to {
        return Some(text.to_owned());
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for chunk in &chunks {
        let inner = text.get(chunk.start..chunk.end)?;
        let parsed = Grammar::parse(chunk.opening.item().and_then(rule_of)?, inner).ok()?;
        let mut turning = Turning::new(inner, from);
        parsed.tokens().for_each(|token| turning.token(&token));
        edits.extend(turning.edits.into_iter().map(|(at, new)| (chunk.start + at.start..chunk.start + at.end, new)));
    }
    with_edits(text, 0..text.len(), edits)
}

/// A part of a text with edits made that lie in it.
#[must_use]
pub fn with_edits(text: &str, part: Range<usize>, mut edits: Vec<(Range<usize>, String)>) -> Option<String> {
    edits.sort_by_key(|(at, _)| (at.start, at.end));
    let mut written = String::with_capacity(part.len());
    let mut copied = part.start;
    for (at, new) in edits {
        written.push_str(text.get(copied..at.start)?);
        written.push_str(&new);
        copied = at.end;
    }
    written.push_str(text.get(copied..part.end)?);
    Some(written)
}

/// What a check asks by itself, as tests name it, in English words: what is in these already stays, and so does what is no check.
#[must_use]
pub fn check_in_english(text: &str) -> Cow<'_, str> {
    let read = |rule| Grammar::parse(rule, text).ok();
    let Some(parsed) = read(Rule::total_is_sum).or_else(|| read(Rule::formula_comparison)) else {
        return Cow::Borrowed(text);
    };
    let mut turning = Turning::new(text, WordSet::Vietnamese);
    parsed.tokens().for_each(|token| turning.token(&token));
    with_edits(text, 0..text.len(), turning.edits).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What holds strings between whose braces names are filled in.
const PRINTED: &[Rule] = &[
    Rule::report,
    Rule::report_file,
    Rule::cite,
    Rule::table,
    Rule::stub,
    Rule::total,
    Rule::heading,
    Rule::split_head,
    Rule::of_which_head,
    Rule::member,
    Rule::note,
    Rule::criteria,
    Rule::requirement,
    Rule::exception,
    Rule::reason,
    Rule::check_else,
    Rule::rows_rest,
    Rule::beside,
    Rule::beside_both,
];

/// Whether names are filled in between the braces of the strings that this holds.
pub(super) fn is_printed(holder: Rule) -> bool {
    PRINTED.contains(&holder)
}

/// Where a piece stands: what is open around it, and the number of the line of cells that is.
pub(super) struct Around<'o> {
    pub open: &'o [Rule],
    pub line: usize,
    /// The text, and where in it the piece begins.
    pub text: &'o str,
    pub at: usize,
    pub from: WordSet,
}

/// A piece that is written otherwise in the other set, as in both: English first.
pub(super) fn in_both(rule: Rule, written: &str, around: &Around<'_>) -> Option<[String; 2]> {
    let Around { open, line, text, at, from } = *around;
    if rule == Rule::dots {
        return Some(["...".to_owned(), "...".to_owned()]);
    }
    if let Some(phrase) = phrases::of_rule(rule) {
        let before = scan::number_before(text, at);
        return Some([phrase.counted(Some(before)).to_owned(), phrase.spelling(WordSet::Vietnamese).to_owned()]);
    }
    let other = match rule {
        Rule::name if open.last() == Some(&Rule::call) => predefined::turned(FUNCTIONS, from, written)?.to_owned(),
        Rule::id | Rule::full_id => return both_of(IDS, from, written),
        Rule::name if open.last() == Some(&Rule::hole_name) => {
            predefined::turned_path(from, [written].into_iter())[0]?.to_owned()
        }
        Rule::grid_cell if line == 1 && is_head(open) => return both_of(HEADS, from, written),
        Rule::this_code => whole_path(written, from)?,
        Rule::string if open.last().is_some_and(|holder| is_printed(*holder)) => {
            holes(written, from, open.contains(&Rule::periods_axis))?
        }
        _ => return None,
    };
    Some(if from == WordSet::English { [written.to_owned(), other] } else { [other, written.to_owned()] })
}

/// Whether a cell is one of a table that a test expects.
fn is_head(open: &[Rule]) -> bool {
    matches!(open, [.., Rule::grid, Rule::grid_line]) && open.contains(&Rule::expectation)
}

/// What a list has in both sets, with the white space around it; in Vietnamese as it is to be written, whichever of its spellings stands there.
fn both_of(list: &[[&'static str; 2]], from: WordSet, written: &str) -> Option<[String; 2]> {
    let bare = written.trim();
    let in_list = |set: usize| list.iter().find(|both| both[set] == bare).map(|[english, _]| *english);
    let english = if from == WordSet::English { in_list(0) } else { in_list(1).or_else(|| in_list(0)) }?;
    let vietnamese = predefined::turned(list, WordSet::English, english)?;
    Some([english, vietnamese].map(|word| written.replacen(bare, word, 1)))
}

/// `this.code`, which is one piece.
fn whole_path(written: &str, from: WordSet) -> Option<String> {
    let [first, second] = predefined::turned_path(from, written.split('.'));
    let names = written.split('.').zip([first, second]).map(|(name, other)| other.unwrap_or(name));
    first.map(|_| names.collect::<Vec<_>>().join("."))
}

/// Printed words: the names between their braces that every program has, and those that blocks of periods have.
fn holes(written: &str, from: WordSet, in_periods: bool) -> Option<String> {
    let mut turned = String::new();
    let mut rest = written;
    while let Some(open) = rest.find('{') {
        let (before, hole) = rest.split_at(open + 1);
        turned.push_str(before);
        rest = hole;
        let Some(close) = hole.find(['{', '}', '\\']).filter(|at| hole[*at..].starts_with('}')) else { continue };
        if before.ends_with("\\{") {
            continue;
        }
        turned.push_str(&hole_turned(&hole[..close], from, in_periods));
        rest = &hole[close..];
    }
    turned.push_str(rest);
    (turned != written).then_some(turned)
}

/// `period in words`.
fn hole_turned(hole: &str, from: WordSet, in_periods: bool) -> String {
    let in_words = phrases::spelling(Rule::kw_in_words, from);
    let (name, behind) = match hole.trim_end().strip_suffix(in_words) {
        Some(name) if name.ends_with(' ') => (name, phrases::spelling(Rule::kw_in_words, from.other())),
        _ => (hole, ""),
    };
    let bare = name.trim();
    let of_stage = if in_periods { predefined::turned(OF_STAGES, from, bare) } else { None };
    let other = of_stage.map(str::to_owned).or_else(|| whole_path(bare, from));
    if behind.is_empty() && other.is_none() {
        return hole.to_owned();
    }
    [&name.replacen(bare, other.as_deref().unwrap_or(bare), 1), behind].concat()
}

/// Makes the edits that turn an item, token by token.
pub(super) struct Turning<'t> {
    text: &'t str,
    from: WordSet,
    /// The parts that have begun and not ended, each with its first byte.
    open: Vec<(Rule, usize)>,
    /// How many lines of cells have begun.
    line: usize,
    pub edits: Vec<(Range<usize>, String)>,
    /// What writes phrases as they are to be written in their own set.
    own: Vec<(Range<usize>, String)>,
}

impl<'t> Turning<'t> {
    /// Of an item in the words of a set.
    pub fn new(text: &'t str, from: WordSet) -> Turning<'t> {
        Turning { text, from, open: Vec::new(), line: 0, edits: Vec::new(), own: Vec::new() }
    }

    /// Takes the next token.
    pub fn token(&mut self, token: &Token<'_, Rule>) {
        match token {
            Token::Start { rule, pos } => {
                self.open.push((*rule, pos.pos()));
                self.line = match rule {
                    Rule::grid => 0,
                    Rule::grid_line => self.line + 1,
                    _ => self.line,
                };
            }
            Token::End { rule, pos } => {
                let Some((_, start)) = self.open.pop() else { return };
                self.part(*rule, start..pos.pos());
            }
        }
    }

    /// A part of the item whose tokens were all taken and no others, in English words and in Vietnamese ones.
    pub fn in_both(self, part: Range<usize>) -> Option<[String; 2]> {
        let own = with_edits(self.text, part.clone(), self.own)?;
        let other = with_edits(self.text, part, self.edits)?;
        Some(if self.from == WordSet::English { [own, other] } else { [other, own] })
    }

    fn part(&mut self, rule: Rule, at: Range<usize>) {
        let written = self.text.get(at.clone()).unwrap_or("");
        let outer = self.open.last().map(|(outer, ..)| *outer);
        if rule == Rule::whole
            && let (Some(closing), WordSet::English) = (outer.and_then(closing), self.from)
        {
            let closing = phrases::spelling(closing, WordSet::Vietnamese);
            // A piece that is in Vietnamese words already has it.
            if self.text.get(at.end..).is_some_and(|rest| rest.trim_start().starts_with(closing)) {
                return;
            }
            self.edits.push((at.end..at.end, format!(" {closing}")));
            return;
        }
        let open: Vec<Rule> = self.open.iter().map(|(rule, ..)| *rule).collect();
        if rule == Rule::path {
            self.path(&at, written);
        }
        let around = Around { open: &open, line: self.line, text: self.text, at: at.start, from: self.from };
        let Some(both) = in_both(rule, written, &around) else {
            return;
        };
        let [english, vietnamese] = both;
        let (new, own) = if self.from == WordSet::English { (vietnamese, english) } else { (english, vietnamese) };
        if own != written {
            self.own.push((at.clone(), own));
        }
        if new.is_empty() {
            // What closes a phrase goes with the space before it.
            let kept = self.text.get(..at.start).unwrap_or("").trim_end().len();
            self.edits.push((kept..at.end, new));
        } else if new != written {
            self.edits.push((at, new));
        }
    }

    /// The first names of a path.
    fn path(&mut self, at: &Range<usize>, written: &str) {
        let names: Vec<&str> = written.split('.').map(str::trim).collect();
        let other = predefined::turned_path(self.from, names.iter().copied());
        let mut start = at.start;
        for (name, other) in names.iter().zip(other) {
            if let Some(other) = other {
                self.edits.push((start..start + name.len(), other.to_owned()));
            }
            start += name.len() + 1;
        }
    }
}
