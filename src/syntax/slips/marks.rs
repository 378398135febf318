//! Slips in signs: spaces, quotation marks, brackets, commas, signs of other notations.

use super::keywords::nearest;
use super::{Diagnostic, Edit, Help, Place, codes, words};
use crate::message::Message;
use crate::message::names;
use crate::message::reading;
use crate::message::slips as say;
use crate::syntax::brackets::{self, Brackets};
use crate::syntax::grammar::Rule;
use crate::syntax::scan::{Kind, Token, is_word_char};

/// Signs of other notations, with the sign or word of this language.
const FOREIGN: &[(&str, &str)] = &[
    ("==", "="),
    ("&&", "and"),
    ("&", "and"),
    ("||", "or"),
    ("|", "or"),
    ("<>", "!="),
    ("≠", "!="),
    ("≤", "<="),
    ("=<", "<="),
    ("≥", ">="),
    ("=>", ">="),
    ("×", "*"),
    ("÷", "/"),
    ("–", "-"),
    ("−", "-"),
];

/// Quotation marks that are not those of texts, each with what closes it.
const QUOTES: &[(&str, &str)] = &[
    ("“", "”"),
    ("”", "”"),
    ("„", "“"),
    ("‟", "”"),
    ("‘", "’"),
    ("’", "’"),
    ("‚", "‘"),
    ("«", "»"),
    ("'", "'"),
    ("`", "`"),
    ("″", "″"),
    ("＂", "＂"),
];

/// How many tokens back a quotation mark inside a text is looked for.
const QUOTES_BEFORE: isize = 4;

pub(super) fn odd_space(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let (message, is_seen) = match place.word(0).chars().next()? {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => (say::no_break_space(), true),
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => (say::space_without_width(), false),
        '\u{feff}' => (say::byte_order_mark(), false),
        '\u{3000}' | '\u{2002}' | '\u{2003}' | '\u{2009}' => (say::space_of_another_width(), true),
        _ => return None,
    };
    let words = say::comes_from_word_processor();
    let at = place.fault.span(token);
    let around =
        |side: &str, end: bool| if end { side.ends_with(is_word_char) } else { side.starts_with(is_word_char) };
    let text = place.fault.text;
    let inside = around(text.get(..token.start)?, true) && around(text.get(token.end..)?, false);
    let help = match (is_seen, inside) {
        // It may stand within one word or between two.
        (false, true) => Help::new(words).suggestion([Edit::remove(at)]).suggestion([Edit::replace(at, " ")]),
        (false, false) => Help::new(words).spelling([Edit::remove(at)]),
        _ => Help::new(words).spelling([Edit::replace(at, " ")]),
    };
    Some(place.fault.found(&codes::ODD_SPACE, message, token, say::not_ordinary_space()).help(help))
}

pub(super) fn unclosed_text(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let mut marks = place.fault.tokens.iter().filter(|token| place.fault.word(token) == "\"\"\"");
    let first = marks.next().filter(|_| place.fault.item == "text" && marks.next().is_none())?;
    let end = Token { start: place.fault.text.trim_end().len(), end: place.fault.text.trim_end().len(), ..*first };
    let help = Help::new(say::write_closing_marks()).suggestion([Edit::after(place.fault.span(&end), "\n\"\"\"")]);
    Some(place.fault.found(&codes::UNCLOSED_STRING, say::text_never_closed(), first, reading::opened_here()).help(help))
}

pub(super) fn quote_inside(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let inside = |at: isize| {
        let next = place.token(at + 1)?;
        place.token(at).filter(|text| text.kind == Kind::Text && text.end == next.start && next.kind != Kind::Sign)
    };
    let before = (-QUOTES_BEFORE..0).find_map(inside).filter(|text| place.same_line(text))?;
    let help = Help::new(say::mark_inside_text());
    let another = |token: &&Token| token.start > before.start && matches!(token.kind, Kind::Text | Kind::OpenText);
    let help = match place.fault.tokens.iter().find(another).filter(|next| next.kind == Kind::Text) {
        Some(next) => {
            let (closing, opening) =
                (Token { start: before.end - 1, ..*before }, Token { end: next.start + 1, ..*next });
            help.suggestion([closing, opening].map(|mark| Edit::replace(place.fault.span(&mark), "\\\"")))
        }
        None => help,
    };
    let label = say::ends_with_second_mark();
    Some(place.fault.found(&codes::WRONG_QUOTE, say::word_touches_text(), before, label).help(help))
}

pub(super) fn wrong_quote(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let sign = place.word(0);
    let (_, closing) = QUOTES.iter().chain(&[("»", "«")]).find(|(opening, _)| *opening == sign)?;
    let message = say::text_between_marks(sign);
    let help = Help::new(say::type_straight_mark());
    let line = place.fault.text.get(token.end..)?.lines().next().unwrap_or("");
    // One typographic sign is as good as another, and `"` closes what a word processor opened.
    let end = line.find(|c: char| closing.starts_with(c)).or_else(|| line.find(['”', '"', '“']));
    let help = match end.and_then(|end| line.get(..end).zip(line.get(end..)?.chars().next())) {
        Some((inside, mark)) if !inside.contains(['"', '\\']) => {
            let start = token.end + inside.len();
            let closing = Token { start, end: start + mark.len_utf8(), ..*token };
            help.spelling([*token, closing].map(|mark| Edit::replace(place.fault.span(&mark), "\"")))
        }
        _ => help,
    };
    Some(place.fault.found(&codes::WRONG_QUOTE, message, token, say::other_quotation_mark()).help(help))
}

pub(super) fn unclosed_string(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|token| token.kind == Kind::OpenText)?;
    let line = place.fault.word(token).trim_end();
    let words = say::text_ends_on_its_line();
    let at = |start: usize, end: usize| {
        place.fault.span(&Token { start: token.start + start, end: token.start + end, ..*token })
    };
    // Closed by the sign of a word processor; before the brace or the condition that follows; at the end of the line.
    let typographic = line.find(['”', '“']).map(|sign| Edit::replace(at(sign, sign + "”".len()), "\""));
    let follows = [" {", " where ", " = ", " except ", " of "].iter().filter_map(|next| line.find(next)).min();
    let here = follows.unwrap_or(line.len());
    let help = Help::new(words).suggestion([typographic.unwrap_or_else(|| Edit::before(at(here, here), "\""))]);
    Some(place.fault.found(&codes::UNCLOSED_STRING, say::no_closing_mark(), token, reading::opened_here()).help(help))
}

pub(super) fn foreign_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let sign = place.word(0);
    let message = say::not_a_sign(sign);
    let found = place.fault.found(&codes::FOREIGN_SIGN, message, token, Message::default());
    if sign == "!" {
        let help = Help::new(say::write_not_or_unequal());
        return Some(
            found.help(help.suggestion([place.set_apart(token, "not")]).suggestion([place.set_apart(token, "!=")])),
        );
    }
    let (_, right) = FOREIGN.iter().find(|(foreign, _)| *foreign == sign)?;
    let words = if *right == "-" { say::write_short_stroke() } else { names::write(*right) };
    Some(found.help(Help::new(words).spelling([place.set_apart(token, right)])))
}

pub(super) fn closing_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    match brackets::inspect(place.fault.text, &place.fault.tokens) {
        Brackets::Mismatched(opening, closing) if closing == *token => {
            let (open, close) = (place.fault.word(&opening), place.fault.word(&closing));
            let right = brackets::partner(open);
            let message = say::closed_by(open, close);
            let found = place.fault.found(&codes::WRONG_BRACKET, message, &closing, say::expected_sign(right));
            // A sign that closes what stands around both is right, and one is missing before it.
            let around = place.open().into_iter().rev().nth(1);
            let closes = around.is_some_and(|around| brackets::partner(place.fault.word(&around)) == close);
            let edit = match place.token(-1).filter(|_| closes) {
                Some(last) => Edit::after(place.fault.span(last), right),
                None => Edit::replace(place.fault.span(&closing), right),
            };
            let help = Help::new(say::write_or_close_before(right, open));
            Some(found.at(place.fault.span(&opening), reading::opened_here()).help(help.suggestion([edit])))
        }
        Brackets::NotOpened(closing) if closing == *token => {
            let close = place.fault.word(&closing);
            let message = say::closes_nothing(close);
            let help =
                Help::new(say::remove_or_look_before(close)).suggestion([Edit::remove(place.fault.span(&closing))]);
            Some(place.fault.found(&codes::WRONG_BRACKET, message, &closing, say::nothing_open_here()).help(help))
        }
        _ => None,
    }
}

/// A `(` or `[` that the grammar would have closed here and that is never closed.
pub(super) fn unclosed_bracket(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let opening = place.innermost_open()?;
    let open = place.fault.word(&opening);
    let closes = match open {
        "(" => Rule::paren_close,
        "[" => Rule::bracket_close,
        _ => return None,
    };
    let culprit = !brackets::is_closed(place.fault.text, &place.fault.tokens, &opening);
    let message = say::not_closed(open);
    let close = brackets::partner(open);
    (culprit && (place.expected.contains(&closes) || place.token(0).is_none())).then(|| {
        let found = place.fault.found(&codes::UNCLOSED_BRACKET, message, &opening, reading::opened_here());
        found.at(place.fault.span(&place.here()), say::expected_before_this(close)).help(
            Help::new(names::write(close))
                .suggestion(place.token(-1).map(|last| Edit::after(place.fault.span(last), close))),
        )
    })
}

pub(super) fn decimal_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let comma = if place.word(0) == "," { 0 } else { -1 };
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = (place.word(comma - 1), place.word(comma + 1));
    let joined = place.touch(comma - 1, comma) && place.touch(comma, comma + 1);
    if place.word(comma) != "," || !joined || !digits(whole) || !digits(fraction) {
        return None;
    }
    let message = say::decimal_point_in_rules(whole, fraction);
    let (first, last) = (place.token(comma - 1)?, place.token(comma + 1)?);
    let all = Token { kind: Kind::Word, start: first.start, end: last.end };
    let sign = place.fault.span(place.token(comma)?);
    // Three digits behind it are thousands to as many readers as they are a fraction.
    let help = if fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
        Help::new(say::write_whole_or_fraction(whole, fraction))
            .suggestion([Edit::remove(sign)])
            .suggestion([Edit::replace(sign, ".")])
    } else {
        Help::new(say::write_point(whole, fraction)).suggestion([Edit::replace(sign, ".")])
    };
    Some(place.fault.found(&codes::DECIMAL_COMMA, message, &all, say::decimal_comma()).help(help))
}

pub(super) fn stray_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
    if matches!(place.word(0), "," | ";") {
        let sign = place.word(0);
        let message = say::no_sign_here(sign);
        let help =
            Help::new(say::white_space_separates(sign)).spelling([Edit::remove(place.fault.span(place.token(0)?))]);
        return Some(place.fault.found(&codes::STRAY_COMMA, message, place.token(0)?, Message::default()).help(help));
    }
    let ends = place.token(0).is_none()
        || matches!(place.word(0), ")" | "]" | "}" | "{" | "=" | "where" | "except" | "in" | "cite");
    let comma = place.token(-1).filter(|_| place.word(-1) == "," && ends)?;
    let help = Help::new(say::remove_comma_or_add()).suggestion([Edit::remove(place.fault.span(comma))]);
    Some(
        place.fault.found(&codes::STRAY_COMMA, say::nothing_behind_comma(), comma, say::after_last_member()).help(help),
    )
}

/// Two members of a list, or two parts of a presentation, with nothing between them.
pub(super) fn missing_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (before, token) = (place.token(-1)?, place.token(0)?);
    let alike = before.kind == token.kind && token.kind != Kind::Sign && place.same_line(before);
    let keyword = nearest(place, &place.keywords()).is_some();
    if !alike || keyword || !place.expected.contains(&Rule::comma) {
        return None;
    }
    let ends_brackets = words::is_keyword(place.fault.as_written(token), place.fault.set);
    if ends_brackets && unclosed_bracket(place).is_some() {
        return None;
    }
    let (one, two) = (place.word(-1), place.word(0));
    let message = say::does_not_fit(two);
    let help = Help::new(say::if_comma_is_missing(one, two)).suggestion([Edit::after(place.fault.span(before), ",")]);
    Some(place.fault.found(&codes::UNEXPECTED, message, token, Message::default()).help(help))
}

pub(super) fn range_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let written = |sign: &str| [Edit::replace(place.fault.span(token), sign)];
    let help = match place.word(0) {
        "..." | "…" if place.word(-1) == "+" => say::run_of_columns().into(),
        ".." if place.word(-1) == "+" => Help::new(say::run_has_three_points()).spelling(written("...")),
        "..." | "…" => Help::new(say::two_points_or_run()).suggestion(written("..")),
        _ => return None,
    };
    Some(
        place
            .fault
            .found(&codes::UNEXPECTED, say::cannot_stand_here(place.word(0)), token, Message::default())
            .help(help),
    )
}
