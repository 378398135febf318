//! What is said of a file in Vietnamese words, where who says it thought in English ones: pieces of rules in messages and edits.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grammar::Rule;
use super::predefined::{self, FUNCTIONS, IDS, OF_STAGES};
use super::scan::{self, Kind, Token};
use super::tree::WordSet;
use super::{fragments, outline, phrases};
use crate::diagnostic::{Diagnostic, Edit, codes};
use crate::message::{Message, Quoted, Rewording};

/// What begins a piece that is no rule: a remark, an option, the command.
const NO_RULE: [&str; 3] = ["//", "--", "bieu"];

/// Pieces that the grammar knows only as parts of longer phrases.
const PARTS: &[[&str; 2]] = &[
    ["over", "tính cho"],
    ["quarters", "quý"],
    ["is not missing", "không bỏ trống"],
    ["is not known", "không đã biết"],
];

/// What tests expect of a requirement, and heads of their tables, where a message says them.
const OF_TESTS: &[[&str; 2]] = &[
    ["verdict", "kết luận"],
    ["because", "vì"],
    ["met", "đủ"],
    ["not met", "không đủ"],
    ["not asked", "không xét"],
    ["by EXCEPTION", "nhờ EXCEPTION"],
    ["by NGOẠI_LỆ", "nhờ NGOẠI_LỆ"],
    ["lacks FIELD, FIELD", "thiếu FIELD, FIELD"],
    ["lacks TRƯỜNG, TRƯỜNG", "thiếu TRƯỜNG, TRƯỜNG"],
];

/// Senses of a phrase that a message means only where it writes more than the phrase.
const SELDOM: [Rule; 3] = [Rule::kw_missing_words, Rule::kw_yes_words, Rule::kw_no_words];

/// Types, where a message means one of them.
const TYPES: [Rule; 5] = [Rule::kw_yes_no, Rule::kw_type_text, Rule::kw_integer, Rule::kw_decimal, Rule::kw_date];

/// How pieces of rules are written in what is said of a file; nothing where it is in English words.
pub(crate) fn rewording(text: &str) -> Option<Rewording> {
    (outline::set_of(&outline::chunks(text)) == WordSet::Vietnamese).then(|| rewording_of(text))
}

/// The same of a text that is in Vietnamese words.
pub(super) fn rewording_of(text: &str) -> Rewording {
    let tokens = scan::tokens(text, false);
    let mut written = BTreeSet::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let words = tokens[at..].iter().map(|token| word(text, token));
        let phrase = if token.kind == Kind::Word { phrases::longest(WordSet::Vietnamese, words) } else { None };
        if token.kind == Kind::Word && phrase.is_none() {
            written.insert(word(text, token).to_owned());
        }
        at += phrase.map_or(1, |(_, length)| length);
    }
    Rewording { rewrite, written: Arc::new(written), sense: None }
}

/// A finding about a file in Vietnamese words, with pieces of rules and its edits in these. `text` is that of the file, by which edits are known that name
/// a function or a row.
pub(crate) fn in_vietnamese(mut finding: Diagnostic, rewording: &Rewording, text: Option<&str>) -> Diagnostic {
    let sense_of_all = (finding.code == &codes::UNKNOWN_TYPE).then_some("type_name");
    let rewording = &Arc::new(Rewording { sense: sense_of_all, ..rewording.clone() });
    let said = |message: &mut Message| *message = std::mem::take(message).reworded(rewording);
    said(&mut finding.message);
    finding.labels.iter_mut().for_each(|label| said(&mut label.text));
    finding.notes.iter_mut().for_each(said);
    if let Some(help) = &mut finding.help {
        said(&mut help.words);
        let edits = help.mendings.iter_mut().flat_map(|mending| &mut mending.edits);
        edits.for_each(|edit| {
            let around = || text.map_or("keyword", |text| sense(text, edit));
            let new = Quoted { text: &edit.new, argument: Some(sense_of_all.unwrap_or_else(around)) };
            edit.new = rewrite(&[new], &rewording.written);
        });
    }
    finding
}

/// What an edit names, by what stands around it.
fn sense(text: &str, edit: &Edit) -> &'static str {
    let before = text.get(..edit.span.start as usize).unwrap_or("").trim_end();
    let behind = text.get(edit.span.end as usize..).unwrap_or("").trim_start();
    match () {
        () if behind.starts_with('(') => "function",
        () if before.ends_with('[') || behind.starts_with(']') => "id",
        () => "keyword",
    }
}

/// A piece of rules with each phrase of the English set as the Vietnamese has it. Names and what stands in quotes stay.
pub(crate) fn vietnamese(code: &str) -> String {
    rewrite(&[Quoted { text: code, argument: None }], &BTreeSet::new())
}

fn word<'t>(text: &'t str, token: &Token) -> &'t str {
    text.get(token.start..token.end).unwrap_or("")
}

/// A piece of rules by its parts, in Vietnamese words; what is written in the file is no phrase in an argument.
fn rewrite(parts: &[Quoted<'_>], written: &BTreeSet<String>) -> String {
    let piece: String = parts.iter().map(|part| part.text).collect();
    if NO_RULE.iter().any(|begins| piece.starts_with(begins)) {
        return piece;
    }
    let of_tests = if parts.iter().all(|part| part.argument.is_none()) { OF_TESTS } else { &[] };
    if let Some([_, part]) = PARTS.iter().chain(of_tests).find(|[english, _]| *english == piece) {
        return (*part).to_owned();
    }
    let tokens = scan::tokens(&piece, false);
    if let ([_], [Quoted { argument: Some(argument), .. }]) = (&tokens[..], filled(parts).as_slice())
        && let Some(name) = of_argument(piece.trim(), argument)
    {
        return piece.replacen(piece.trim(), name, 1);
    }
    if let (true, Some((phrase, length))) = (tokens.len() > 1, phrase_at(&piece, &tokens))
        && length == tokens.len()
    {
        return piece.replacen(piece.trim(), usual(phrase), 1);
    }
    if tokens.len() > 1
        && let Some(turned) = fragments::turned(&piece, |text| has_phrase(text, written) && !is_vietnamese(text))
    {
        return turned;
    }
    word_by_word(&piece, &tokens, parts, written)
}

/// The parts that are not empty.
fn filled<'q>(parts: &[Quoted<'q>]) -> Vec<Quoted<'q>> {
    parts.iter().filter(|part| !part.text.is_empty()).copied().collect()
}

/// What stands alone for an argument, where the argument says in which sense.
fn of_argument(name: &str, argument: &str) -> Option<&'static str> {
    match argument {
        "function" => predefined::turned(FUNCTIONS, WordSet::English, name),
        "type_name" => {
            let [english, vietnamese] = [WordSet::English, WordSet::Vietnamese];
            let of_name = TYPES.into_iter().find(|rule| phrases::spelling(*rule, english) == name)?;
            Some(phrases::spelling(of_name, vietnamese))
        }
        "keyword" | "word" | "before" | "item" | "what" => None,
        _ => predefined::turned(&[IDS, OF_STAGES].concat(), WordSet::English, name),
    }
}

/// The longest phrase that tokens of a piece begin with, and how many it takes.
fn phrase_at(piece: &str, tokens: &[Token]) -> Option<(&'static phrases::Phrase, usize)> {
    tokens.first().filter(|token| token.kind == Kind::Word)?;
    let in_set = |set| phrases::longest(set, tokens.iter().map(|token| word(piece, token)));
    let found = in_set(WordSet::English)?;
    // `in các dòng` is Vietnamese already.
    in_set(WordSet::Vietnamese).is_none_or(|(_, length)| length < found.1.max(2)).then_some(found)
}

/// Whether a text has a phrase that is none of the words that the file has, or a part of one.
fn has_phrase(text: &str, written: &BTreeSet<String>) -> bool {
    let tokens = scan::tokens(text, false);
    (0..tokens.len()).any(|at| {
        let word = word(text, &tokens[at]);
        let is_part = PARTS.iter().any(|[part, _]| *part == word);
        !written.contains(word) && (is_part || phrase_at(text, &tokens[at..]).is_some())
    })
}

/// Whether a text has a Vietnamese phrase: what else it has are names.
fn is_vietnamese(text: &str) -> bool {
    let tokens = scan::tokens(text, false);
    let in_set = |at: usize| phrases::longest(WordSet::Vietnamese, tokens[at..].iter().map(|token| word(text, token)));
    (0..tokens.len()).any(|at| in_set(at).is_some())
}

fn word_by_word(piece: &str, tokens: &[Token], parts: &[Quoted<'_>], written: &BTreeSet<String>) -> String {
    let mut turned = String::with_capacity(piece.len());
    let (mut at, mut copied) = (0, 0);
    while let Some(token) = tokens.get(at) {
        let own = word(piece, token);
        let is_name = is_argument(parts, token.start) && written.contains(own);
        let part = PARTS.iter().find(|[part, _]| *part == own).map(|[_, other]| (*other, 1, None));
        let phrase = || {
            let (phrase, length) = phrase_at(piece, &tokens[at..])?;
            Some((usual(phrase), length, Some(phrase.rule)))
        };
        let Some((new, length, rule)) = part.or_else(phrase).filter(|_| !is_name) else {
            at += 1;
            continue;
        };
        let behind = tokens.get(at + length..).unwrap_or_default();
        let (taken, more) = behind_phrase(piece, own, rule, behind);
        turned.push_str(&piece[copied..token.start]);
        turned.extend([new, &more]);
        at += length + taken;
        copied = tokens[at - 1].end;
    }
    turned + &piece[copied..]
}

/// How many tokens behind a phrase go with it, and how they are written: the id of a column or row, whatever its letters; the end of a path; a number and
/// what closes the phrase behind it.
fn behind_phrase(piece: &str, own: &str, rule: Option<Rule>, behind: &[Token]) -> (usize, String) {
    let next = |at: usize| behind.get(at).map_or("", |token| word(piece, token));
    let is_number = !next(0).is_empty() && next(0).bytes().all(|byte| byte.is_ascii_digit());
    match (behind, rule) {
        ([id, ..], Some(Rule::kw_column | Rule::kw_row)) if id.kind == Kind::Word => (1, format!(" {}", next(0))),
        ([_, _, ..], _) if next(0) == "." => {
            end_of_path(own, next(1)).map_or((0, String::new()), |end| (2, format!(".{end}")))
        }
        // Behind `first 3 rows of`, in a text, the words that follow close it.
        (_, Some(rule)) if is_number && next(1) != "rows" => {
            let closing = closing(rule).map(|closing| phrases::spelling(closing, WordSet::Vietnamese));
            closing.map_or((0, String::new()), |closing| (1, format!(" {} {closing}", next(0))))
        }
        _ => (0, String::new()),
    }
}

/// What closes a phrase behind the number that it leads to, for which English has nothing.
fn closing(phrase: Rule) -> Option<Rule> {
    match phrase {
        Rule::kw_rounded_to | Rule::kw_round_half_up | Rule::kw_round_half_even | Rule::kw_round_down => {
            Some(Rule::kw_decimals)
        }
        Rule::kw_digits => Some(Rule::kw_digits_end),
        Rule::kw_first => Some(Rule::kw_first_end),
        _ => None,
    }
}

/// `start` behind `period.`.
fn end_of_path(first: &str, second: &str) -> Option<&'static str> {
    predefined::turned_path(WordSet::English, [first, second].into_iter())[1]
}

/// How a phrase is written in Vietnamese in the sense that is meant where nothing else stands with it.
fn usual(phrase: &'static phrases::Phrase) -> &'static str {
    let english = phrase.spelling(WordSet::English);
    let other = |other: &&phrases::Phrase| !SELDOM.contains(&other.rule) && other.spelling(WordSet::English) == english;
    let found = if SELDOM.contains(&phrase.rule) { phrases::all().iter().find(other) } else { None };
    found.unwrap_or(phrase).spelling(WordSet::Vietnamese)
}

/// Whether a byte of a piece is of an argument.
fn is_argument(parts: &[Quoted<'_>], at: usize) -> bool {
    let mut end = 0;
    let part = parts.iter().find(|part| {
        end += part.text.len();
        at < end
    });
    part.is_some_and(|part| part.argument.is_some())
}

#[cfg(test)]
mod tests {
    use super::vietnamese;

    #[test]
    fn phrases_are_rewritten_and_names_are_not() {
        for (english, expected) in [
            ("not sex in (\"in\", women) and x is known ", "không phải sex thuộc (\"in\", women) và x đã biết "),
            ("show zero as", "ghi số không là"),
            (" {", " {"),
            ("--as-of …", "--as-of …"),
            ("years(a, b) >= 18", "số_năm(a, b) >= 18"),
            ("years", "năm"),
            ("= yes", "= đúng"),
            ("yes \"x\"", "đúng viết là \"x\""),
            (", round half up to 2", ", làm tròn còn 2 số lẻ"),
            ("show rows first 5, rest \"x\"", "in các dòng lấy 5 dòng đầu, gộp còn lại \"x\""),
            ("x >= period.start", "x >= kỳ.đầu"),
            ("over …", "tính cho …"),
            ("[total, 2]", "[tổng_cộng, 2]"),
            ("column all \"Cả hai\" = count", "cột all \"Cả hai\" = đếm"),
            ("… and (… or …)", "… và (… hoặc …)"),
            ("period … to …", "kỳ … đến …"),
            ("row …", "dòng …"),
            ("x text", "x chữ"),
            ("born + 18 years", "born + 18 năm"),
            ("[x] before", "[x] kỳ trước"),
            ("over … as of period.end", "tính cho … tại ngày kỳ.cuối"),
            ("not applicable", "không áp dụng"),
            ("so far", "cộng dồn"),
            ("column all", "cột all"),
        ] {
            assert_eq!(vietnamese(english), expected, "{english}");
            assert_eq!(vietnamese(expected), expected);
        }
    }

    /// What is offered can be written: a phrase that Vietnamese closes behind a number is closed.
    #[test]
    fn a_number_closes_the_phrase_before_it() {
        assert_eq!(vietnamese(", round half up to 2"), ", làm tròn còn 2 số lẻ");
        assert_eq!(vietnamese("round down to"), "cắt còn");
        assert_eq!(vietnamese("show rows first 5, rest \"A\""), "in các dòng lấy 5 dòng đầu, gộp còn lại \"A\"");
        assert_eq!(vietnamese("decimal rounded to 6"), "số thập phân làm tròn còn 6 số lẻ");
        assert_eq!(vietnamese("digits 2"), "đủ 2 chữ số");
    }
}
