//! Slips in signs: spaces, quotation marks, brackets, commas, signs of other notations.

use super::keywords::nearest;
use super::{Diagnostic, Edit, Help, Place, codes, words};
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
    let name = match place.word(0).chars().next()? {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => "a no-break space",
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => "a space without width, which cannot be seen",
        '\u{feff}' => "a byte order mark, which cannot be seen",
        '\u{3000}' | '\u{2002}' | '\u{2003}' | '\u{2009}' => "a space of another width",
        _ => return None,
    };
    let message = format!("here stands {name}");
    let words = "It often comes along when text is copied from a word processor. Delete it and type an ordinary space.";
    let at = place.fault.span(token);
    let around =
        |side: &str, end: bool| if end { side.ends_with(is_word_char) } else { side.starts_with(is_word_char) };
    let text = place.fault.text;
    let inside = around(text.get(..token.start)?, true) && around(text.get(token.end..)?, false);
    let help = match (name.contains("cannot be seen"), inside) {
        // It may stand within one word or between two.
        (true, true) => Help::new(words).suggestion([Edit::remove(at)]).suggestion([Edit::replace(at, " ")]),
        (true, false) => Help::new(words).spelling([Edit::remove(at)]),
        _ => Help::new(words).spelling([Edit::replace(at, " ")]),
    };
    Some(place.fault.found(&codes::ODD_SPACE, message, token, "not an ordinary space").help(help))
}

pub(super) fn unclosed_text(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let mut marks = place.fault.tokens.iter().filter(|token| place.fault.word(token) == "\"\"\"");
    let first = marks.next().filter(|_| place.fault.item == "text" && marks.next().is_none())?;
    let end = Token { start: place.fault.text.trim_end().len(), end: place.fault.text.trim_end().len(), ..*first };
    let help = Help::new("Write `\"\"\"` on a line of its own after the last words of the text.")
        .suggestion([Edit::after(place.fault.span(&end), "\n\"\"\"")]);
    Some(place.fault.found(&codes::UNCLOSED_STRING, "this text is never closed", first, "opened here").help(help))
}

pub(super) fn quote_inside(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let inside = |at: isize| {
        let next = place.token(at + 1)?;
        place.token(at).filter(|text| text.kind == Kind::Text && text.end == next.start && next.kind != Kind::Sign)
    };
    let before = (-QUOTES_BEFORE..0).find_map(inside).filter(|text| place.same_line(text))?;
    let help = Help::new("For a quotation mark inside a text write `\\\"`, or the Vietnamese signs “ and ”.");
    let another = |token: &&Token| token.start > before.start && matches!(token.kind, Kind::Text | Kind::OpenText);
    let help = match place.fault.tokens.iter().find(another).filter(|next| next.kind == Kind::Text) {
        Some(next) => {
            let (closing, opening) =
                (Token { start: before.end - 1, ..*before }, Token { end: next.start + 1, ..*next });
            help.suggestion([closing, opening].map(|mark| Edit::replace(place.fault.span(&mark), "\\\"")))
        }
        None => help,
    };
    let label = "the text ends with the second `\"`";
    Some(place.fault.found(&codes::WRONG_QUOTE, "a word touches the end of this text", before, label).help(help))
}

pub(super) fn wrong_quote(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let sign = place.word(0);
    let (_, closing) = QUOTES.iter().chain(&[("»", "«")]).find(|(opening, _)| *opening == sign)?;
    let message = format!("a text stands between `\"` signs, not `{sign}`");
    let help = Help::new("Type the straight sign `\"` before and after the text. Inside a text any sign may stand.");
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
    Some(place.fault.found(&codes::WRONG_QUOTE, message, token, "another kind of quotation mark").help(help))
}

pub(super) fn unclosed_string(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|token| token.kind == Kind::OpenText)?;
    let line = place.fault.word(token).trim_end();
    let words = "A text ends with `\"` on the line on which it begins.";
    let at = |start: usize, end: usize| {
        place.fault.span(&Token { start: token.start + start, end: token.start + end, ..*token })
    };
    // Closed by the sign of a word processor; before the brace or the condition that follows; at the end of the line.
    let typographic = line.find(['”', '“']).map(|sign| Edit::replace(at(sign, sign + "”".len()), "\""));
    let follows = [" {", " where ", " = ", " except ", " of "].iter().filter_map(|next| line.find(next)).min();
    let here = follows.unwrap_or(line.len());
    let help = Help::new(words).suggestion([typographic.unwrap_or_else(|| Edit::before(at(here, here), "\""))]);
    Some(place.fault.found(&codes::UNCLOSED_STRING, "this text has no closing `\"`", token, "opened here").help(help))
}

pub(super) fn foreign_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let sign = place.word(0);
    let message = format!("`{sign}` is not a sign of this language");
    let found = place.fault.found(&codes::FOREIGN_SIGN, message, token, "");
    if sign == "!" {
        let help = Help::new("Write `not` before a condition, or `!=` between two values.");
        return Some(
            found.help(help.suggestion([place.set_apart(token, "not")]).suggestion([place.set_apart(token, "!=")])),
        );
    }
    let (_, right) = FOREIGN.iter().find(|(foreign, _)| *foreign == sign)?;
    let stroke = if *right == "-" { ", the short stroke of the keyboard" } else { "" };
    Some(found.help(Help::new(format!("Write `{right}`{stroke}.")).spelling([place.set_apart(token, right)])))
}

pub(super) fn closing_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    match brackets::inspect(place.fault.text, &place.fault.tokens) {
        Brackets::Mismatched(opening, closing) if closing == *token => {
            let (open, close) = (place.fault.word(&opening), place.fault.word(&closing));
            let right = brackets::partner(open);
            let message = format!("`{open}` is closed by `{close}`");
            let found = place.fault.found(&codes::WRONG_BRACKET, message, &closing, &format!("expected `{right}`"));
            // A sign that closes what stands around both is right, and one is missing before it.
            let around = place.open().into_iter().rev().nth(1);
            let closes = around.is_some_and(|around| brackets::partner(place.fault.word(&around)) == close);
            let edit = match place.token(-1).filter(|_| closes) {
                Some(last) => Edit::after(place.fault.span(last), right),
                None => Edit::replace(place.fault.span(&closing), right),
            };
            let help = Help::new(format!("Write `{right}`, or close the `{open}` before this."));
            Some(found.at(place.fault.span(&opening), "opened here").help(help.suggestion([edit])))
        }
        Brackets::NotOpened(closing) if closing == *token => {
            let close = place.fault.word(&closing);
            let message = format!("this `{close}` closes nothing");
            let help = Help::new(format!("Remove it, or look for one `{close}` too many before it."))
                .suggestion([Edit::remove(place.fault.span(&closing))]);
            Some(place.fault.found(&codes::WRONG_BRACKET, message, &closing, "nothing is open here").help(help))
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
    let culprit = match brackets::inspect(place.fault.text, &place.fault.tokens) {
        Brackets::NotClosed(token) | Brackets::Mismatched(token, _) => token == opening,
        _ => false,
    };
    let message = format!("this `{open}` is not closed");
    let close = brackets::partner(open);
    (culprit && (place.expected.contains(&closes) || place.token(0).is_none())).then(|| {
        let found = place.fault.found(&codes::UNCLOSED_BRACKET, message, &opening, "opened here");
        found.at(place.fault.span(&place.here()), format!("expected `{close}` before this")).help(
            Help::new(format!("Write `{close}`."))
                .suggestion(place.token(-1).map(|last| Edit::after(place.fault.span(last), close))),
        )
    })
}

/// A `{` that is never closed, found at the end of the item or where only a `}` would fit.
pub(super) fn unclosed_brace(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let Brackets::NotClosed(opening) = brackets::inspect(place.fault.text, &place.fault.tokens) else { return None };
    let fits = place.token(0).is_none() || place.expected.contains(&Rule::brace_close);
    if !fits || place.fault.word(&opening) != "{" || place.token(0).is_some_and(|token| token.start < opening.start) {
        return None;
    }
    let what = match place.fault.head_of(&opening) {
        "codes" => "code list",
        "columns" | "rows" => "block",
        other => other,
    };
    let message = format!("the `{{` of this {what} is not closed");
    let help = Help::new(format!("Write `}}` after the last entry of the {what}."));
    let help = match place.token(-1) {
        Some(last) => help.suggestion([Edit::after(place.fault.span(last), "\n}")]),
        None => help,
    };
    Some(place.fault.found(&codes::UNCLOSED_BRACKET, message, &opening, "opened here").help(help))
}

pub(super) fn decimal_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let comma = if place.word(0) == "," { 0 } else { -1 };
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = (place.word(comma - 1), place.word(comma + 1));
    let joined = place.touch(comma - 1, comma) && place.touch(comma, comma + 1);
    if place.word(comma) != "," || !joined || !digits(whole) || !digits(fraction) {
        return None;
    }
    let message = format!("`{whole},{fraction}`: numbers in rules have a decimal point");
    let (first, last) = (place.token(comma - 1)?, place.token(comma + 1)?);
    let all = Token { kind: Kind::Word, start: first.start, end: last.end };
    let elsewhere = "How numbers are printed is said by `locale`, how they stand in data by `numbers`.";
    let sign = place.fault.span(place.token(comma)?);
    // Three digits behind it are thousands to as many readers as they are a fraction.
    let help = if fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
        Help::new(format!("Write `{whole}{fraction}`, or `{whole}.{fraction}` if a fraction is meant. {elsewhere}"))
            .suggestion([Edit::remove(sign)])
            .suggestion([Edit::replace(sign, ".")])
    } else {
        Help::new(format!("Write `{whole}.{fraction}`. {elsewhere}")).suggestion([Edit::replace(sign, ".")])
    };
    Some(place.fault.found(&codes::DECIMAL_COMMA, message, &all, "a decimal comma").help(help))
}

pub(super) fn stray_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
    if matches!(place.word(0), "," | ";") {
        let sign = place.word(0);
        let message = format!("no `{sign}` stands here");
        let help = Help::new(format!(
            "Entries are separated by white space alone; `,` stands between the members of a list. Remove the `{sign}`."
        ))
        .spelling([Edit::remove(place.fault.span(place.token(0)?))]);
        return Some(place.fault.found(&codes::STRAY_COMMA, message, place.token(0)?, "").help(help));
    }
    let ends = place.token(0).is_none()
        || matches!(place.word(0), ")" | "]" | "}" | "{" | "=" | "where" | "except" | "in" | "cite");
    let comma = place.token(-1).filter(|_| place.word(-1) == "," && ends)?;
    let help = Help::new("Remove the `,` after the last member, or write the member that is missing.")
        .suggestion([Edit::remove(place.fault.span(comma))]);
    Some(place.fault.found(&codes::STRAY_COMMA, "nothing follows this `,`", comma, "after the last member").help(help))
}

/// Two members of a list, or two parts of a presentation, with nothing between them.
pub(super) fn missing_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (before, token) = (place.token(-1)?, place.token(0)?);
    let alike = before.kind == token.kind && token.kind != Kind::Sign && place.same_line(before);
    let keyword = nearest(place.word(0), &words::keywords(place.expected)).is_some();
    if !alike || keyword || !place.expected.contains(&Rule::comma) {
        return None;
    }
    let (one, two) = (place.word(-1), place.word(0));
    let message = format!("`{two}` does not fit here");
    let help = Help::new(format!("If a `,` is missing before it, write `{one}, {two}`."))
        .suggestion([Edit::after(place.fault.span(before), ",")]);
    Some(place.fault.found(&codes::UNEXPECTED, message, token, "").help(help))
}

pub(super) fn range_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let written = |sign: &str| [Edit::replace(place.fault.span(token), sign)];
    let help = match place.word(0) {
        "..." | "…" if place.word(-1) == "+" => {
            "A run of columns is written `[9] + ... + [16]`, first or after `+`. After `-` put it in parentheses: \
             `[8] - ([9] + ... + [16])`."
                .into()
        }
        ".." if place.word(-1) == "+" => {
            Help::new("A run of columns has three points: `[9] + ... + [16]`.").spelling(written("..."))
        }
        "..." | "…" => Help::new(
            "From one value to another is written with two points: `18..30`. A run of columns: `[9] + ... + [16]`.",
        )
        .suggestion(written("..")),
        _ => return None,
    };
    Some(place.fault.found(&codes::UNEXPECTED, format!("`{}` cannot stand here", place.word(0)), token, "").help(help))
}
