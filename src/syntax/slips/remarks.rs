//! Slips that no place of the grammar shows: remarks as other languages write them, and full-width signs.

use super::{Diagnostic, Edit, Fault, Help, Place, codes};
use crate::message::Argument;
use crate::message::Message;
use crate::message::slips as say;
use crate::source::Span;
use crate::syntax::scan::{Kind, Token};

/// How far a full-width sign stands from its ordinary twin.
const WIDER: u32 = 0xFF01 - 0x21;

/// Signs of East Asian writing that have no twin of their own width.
const OTHERS: &[(char, &str)] = &[('、', ","), ('。', ".")];

/// Letters of other alphabets that look like one of Vietnamese.
const ETHS: &[(char, char)] = &[('Ð', 'Đ'), ('Ɖ', 'Đ'), ('ð', 'đ'), ('ɖ', 'đ')];

/// How many signs of a line are pointed at beside the first.
const SHOWN: usize = 3;

/// What would be read as something else, or as a part of a name.
pub(super) fn before_reading(fault: &Fault<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut line: Vec<&Token> = Vec::new();
    let mut behind = 0;
    for (index, token) in fault.tokens.iter().enumerate().filter(|(_, token)| token.kind != Kind::Text) {
        if token.start < behind {
            continue;
        }
        let next = fault.tokens.get(index + 1).filter(|next| next.start == token.end);
        let remark = match (fault.word(token), next.map_or("", |next| fault.word(next))) {
            ("-", "-") => dashes(fault, token),
            ("/", "*") => block(fault, token),
            ("／", "／") => Some(to_line_end(fault, token, "／／")),
            _ => None,
        };
        if line.last().is_some_and(|last| fault.text.get(last.end..token.start).is_some_and(|gap| gap.contains('\n'))) {
            found.extend(wide(fault, &line));
            line.clear();
        }
        match remark {
            Some((end, finding)) => {
                behind = end;
                found.push(finding);
            }
            None => line.push(token),
        }
    }
    found.extend(wide(fault, &line));
    if !ETHS.iter().any(|(letter, _)| fault.text.contains(*letter)) {
        return found;
    }
    found.extend(fault.written().iter().filter(|token| token.kind == Kind::Word).filter_map(|token| eth(fault, token)));
    found
}

/// `Ð` and its like for `Đ`: other letters that look the same, from old fonts and other keyboards.
fn eth(fault: &Fault<'_>, token: &Token) -> Option<Diagnostic> {
    let written = fault.as_written(token);
    let right: String =
        written.chars().map(|letter| ETHS.iter().find(|(eth, _)| *eth == letter).map_or(letter, |(_, d)| *d)).collect();
    (right != written).then(|| {
        let help = Help::new(say::write_small(&right)).spelling([Edit::replace(fault.span(token), right.as_str())]);
        fault.found(&codes::FOREIGN_SIGN, say::letter_of_other_alphabet(written), token, Message::default()).help(help)
    })
}

/// The full-width signs and digits of one line, told together.
fn wide(fault: &Fault<'_>, line: &[&Token]) -> Option<Diagnostic> {
    let signs: Vec<(&Token, String)> =
        line.iter().filter_map(|token| Some((*token, ordinary(fault.word(token))?))).collect();
    let (first, _) = signs.first()?;
    let written = |of: &dyn Fn(&(&Token, String)) -> String| {
        let mut words: Vec<String> = Vec::new();
        for word in signs.iter().map(|sign| format!("`{}`", of(sign))) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Argument::list(words)
    };
    let message = say::full_width(written(&|(token, _)| fault.word(token).to_owned()));
    let mut found = fault.found(&codes::FOREIGN_SIGN, message, first, say::as_wide_as_two());
    for (token, _) in signs.iter().skip(1).take(SHOWN) {
        found = found.at(fault.span(token), Message::default());
    }
    let help = Help::new(say::write_ordinary(written(&|(_, ordinary)| ordinary.clone())));
    Some(found.help(help.spelling(signs.iter().map(|(token, new)| Edit::replace(fault.span(token), new.as_str())))))
}

/// A word or sign with the ordinary twins of its full-width signs; nothing where it has none.
fn ordinary(word: &str) -> Option<String> {
    let is_wide = |c: char| {
        matches!(c, '！' | '（'..='？' | '［'..='］' | '｛'..='｝') || OTHERS.iter().any(|(other, _)| *other == c)
    };
    word.contains(is_wide).then(|| word.chars().map(|c| if is_wide(c) { twin(c) } else { c.to_string() }).collect())
}

fn twin(wide: char) -> String {
    let other = OTHERS.iter().find(|(other, _)| *other == wide).map(|(_, twin)| (*twin).to_owned());
    other.unwrap_or_else(|| char::from_u32(u32::from(wide) - WIDER).unwrap_or(wide).to_string())
}

/// `-- …`, as SQL writes a remark. A number that is taken from another is written with spaces or parentheses: `1 - -2`.
fn dashes(fault: &Fault<'_>, token: &Token) -> Option<(usize, Diagnostic)> {
    let after = fault.text.get(token.end + 1..)?;
    let stands_apart = fault.text.get(..token.start)?.chars().next_back().is_none_or(char::is_whitespace);
    let is_number = after.starts_with(|c: char| c.is_ascii_digit());
    (stands_apart && !is_number).then(|| to_line_end(fault, token, "--"))
}

/// `# …`, as many languages write a remark.
pub(super) fn number_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == "#")?;
    Some(to_line_end(place.fault, token, "#").1)
}

fn to_line_end(fault: &Fault<'_>, token: &Token, sign: &str) -> (usize, Diagnostic) {
    let rest = fault.text.get(token.start..).unwrap_or("");
    let end = token.start + rest.find('\n').unwrap_or(rest.len());
    let all = Token { end: token.start + sign.len(), ..*token };
    (end, not_a_remark(fault, &all, sign).help(remedy().spelling([Edit::replace(fault.span(&all), "//")])))
}

fn not_a_remark(fault: &Fault<'_>, token: &Token, sign: &str) -> Diagnostic {
    fault.found(&codes::FOREIGN_REMARK, say::no_remark_begins_with(sign), token, Message::default())
}

fn remedy() -> Help {
    Help::new(say::write_remark())
}

/// `/* … */`. The edit makes a remark of each of its lines; where more follows on its last line, there is none.
fn block(fault: &Fault<'_>, token: &Token) -> Option<(usize, Diagnostic)> {
    let rest = fault.text.get(token.start..)?;
    let length = rest.find("*/").map_or(rest.len(), |at| at + 2);
    let (inside, behind) = rest.split_at(length);
    let part = |start: usize, end: usize| {
        fault.span(&Token { kind: Kind::Sign, start: token.start + start, end: token.start + end })
    };
    let found = not_a_remark(fault, &Token { end: token.start + 2, ..*token }, "/*");
    let alone = behind.lines().next().unwrap_or("").trim().is_empty() && inside.ends_with("*/");
    let mut edits = vec![Edit::replace(part(0, 2), "//"), Edit::remove(part(length - 2, length))];
    edits.extend(inside.match_indices('\n').map(|(at, _)| Edit::before(part(at + 1, at + 1), "//")));
    let help = if alone { remedy().spelling(edits) } else { remedy() };
    Some((token.start + length, found.help(help)))
}

/// A line before the first item that begins as a remark of another language.
pub(in crate::syntax) fn stray(line: &str, at: Span) -> Option<Diagnostic> {
    let sign = ["#", "--", "/*", "／／"].into_iter().find(|sign| line.starts_with(sign))?;
    let end = at.start.saturating_add(u32::try_from(sign.len()).unwrap_or(0));
    let place = Span { end, ..at };
    let found = Diagnostic::new(&codes::FOREIGN_REMARK, say::no_remark_begins_with(sign)).at(place, Message::default());
    let help = remedy();
    Some(found.help(if sign == "/*" { help } else { help.spelling([Edit::replace(place, "//")]) }))
}
