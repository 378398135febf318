//! Slips in signs: spaces, quotation marks, brackets, commas, signs of other notations.

use super::keywords::nearest;
use super::{Diagnostic, Edit, Help, Place, codes, words};
use crate::syntax::brackets::{self, Brackets};
use crate::syntax::grammar::Rule;
use crate::syntax::scan::{Kind, Token};

/// Signs of other notations, with what to write here.
const FOREIGN: &[(&str, &str)] = &[
    ("==", "`=`"),
    ("&&", "`and`"),
    ("&", "`and`"),
    ("||", "`or`"),
    ("|", "`or`"),
    ("!", "`not` before a condition, or `!=` between two values"),
    ("<>", "`!=`"),
    ("≠", "`!=`"),
    ("≤", "`<=`"),
    ("=<", "`<=`"),
    ("≥", "`>=`"),
    ("=>", "`>=`"),
    ("×", "`*`"),
    ("÷", "`/`"),
    ("–", "`-`, the short stroke of the keyboard"),
    ("−", "`-`, the short stroke of the keyboard"),
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
    let help = "It often comes along when text is copied from a word processor. Delete it and type an ordinary space.";
    Some(place.fault.found(&codes::ODD_SPACE, message, token, "not an ordinary space").help(help))
}

pub(super) fn unclosed_text(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let mut marks = place.fault.tokens.iter().filter(|token| place.fault.word(token) == "\"\"\"");
    let first = marks.next().filter(|_| place.fault.item == "text" && marks.next().is_none())?;
    let help = "Write `\"\"\"` on a line of its own after the last words of the text.";
    Some(place.fault.found(&codes::UNCLOSED_STRING, "this text is never closed", first, "opened here").help(help))
}

pub(super) fn quote_inside(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let inside = |at: isize| {
        let next = place.token(at + 1)?;
        place.token(at).filter(|text| text.kind == Kind::Text && text.end == next.start && next.kind != Kind::Sign)
    };
    let before = (-QUOTES_BEFORE..0).find_map(inside).filter(|text| place.same_line(text))?;
    let help = "For a quotation mark inside a text write `\\\"`, or the Vietnamese signs “ and ”.";
    let label = "the text ends with the second `\"`";
    Some(place.fault.found(&codes::WRONG_QUOTE, "a word touches the end of this text", before, label).help(help))
}

pub(super) fn wrong_quote(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let sign = place.word(0);
    if !matches!(sign, "“" | "”" | "„" | "‟" | "’" | "‘" | "‚" | "«" | "»" | "'" | "`" | "″" | "＂")
    {
        return None;
    }
    let message = format!("a text stands between `\"` signs, not `{sign}`");
    let help = "Type the straight sign `\"` before and after the text. Inside a text any sign may stand.";
    Some(place.fault.found(&codes::WRONG_QUOTE, message, token, "another kind of quotation mark").help(help))
}

pub(super) fn unclosed_string(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|token| token.kind == Kind::OpenText)?;
    let help = "A text ends with `\"` on the line on which it begins.";
    Some(place.fault.found(&codes::UNCLOSED_STRING, "this text has no closing `\"`", token, "opened here").help(help))
}

pub(super) fn foreign_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let (sign, right) = FOREIGN.iter().find(|(sign, _)| *sign == place.word(0))?;
    let message = format!("`{sign}` is not a sign of this language");
    let help = Help::new(format!("Write {right}."));
    let one = right.strip_prefix('`').and_then(|rest| rest.split_once('`')).map(|(new, _)| new);
    let help = match one.filter(|_| *sign != "!") {
        Some(new) => {
            let around = |touches: bool| if touches && new.starts_with(char::is_alphabetic) { " " } else { "" };
            let new = format!("{}{new}{}", around(place.touch(-1, 0)), around(place.touch(0, 1)));
            help.spelling([Edit::replace(place.fault.span(token), new)])
        }
        None => help,
    };
    Some(place.fault.found(&codes::FOREIGN_SIGN, message, token, "").help(help))
}

pub(super) fn closing_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    match brackets::inspect(place.fault.text, &place.fault.tokens) {
        Brackets::Mismatched(opening, closing) if closing == *token => {
            let (open, close) = (place.fault.word(&opening), place.fault.word(&closing));
            let right = brackets::partner(open);
            let message = format!("`{open}` is closed by `{close}`");
            let found = place.fault.found(&codes::WRONG_BRACKET, message, &closing, &format!("expected `{right}`"));
            Some(
                found
                    .at(place.fault.span(&opening), "opened here")
                    .help(format!("Write `{right}`, or close the `{open}` before this.")),
            )
        }
        Brackets::NotOpened(closing) if closing == *token => {
            let close = place.fault.word(&closing);
            let message = format!("this `{close}` closes nothing");
            let help = format!("Remove it, or look for one `{close}` too many before it.");
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
        found
            .at(place.fault.span(&place.here()), format!("expected `{close}` before this"))
            .help(format!("Write `{close}`."))
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
        other => other,
    };
    let message = format!("the `{{` of this {what} is not closed");
    let help = format!("Write `}}` after the last entry of the {what}.");
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
    let help = format!(
        "Write `{whole}.{fraction}`. How numbers are printed is said by `locale`, how they stand in data by `numbers`."
    );
    Some(place.fault.found(&codes::DECIMAL_COMMA, message, &all, "a decimal comma").help(help))
}

pub(super) fn stray_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
    if matches!(place.word(0), "," | ";") {
        let sign = place.word(0);
        let message = format!("no `{sign}` stands here");
        let help = format!(
            "Entries are separated by white space alone; `,` stands between the members of a list. Remove the `{sign}`."
        );
        return Some(place.fault.found(&codes::STRAY_COMMA, message, place.token(0)?, "").help(help));
    }
    let ends = place.token(0).is_none()
        || matches!(place.word(0), ")" | "]" | "}" | "{" | "=" | "where" | "except" | "in" | "cite");
    let comma = place.token(-1).filter(|_| place.word(-1) == "," && ends)?;
    let help = "Remove the `,` after the last member, or write the member that is missing.";
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
    let help = format!("If a `,` is missing before it, write `{one}, {two}`.");
    Some(place.fault.found(&codes::UNEXPECTED, message, token, "").help(help))
}

pub(super) fn range_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let help = match place.word(0) {
        "..." | "…" if place.word(-1) == "+" => {
            "A run of columns is written `[9] + ... + [16]`, first or after `+`. After `-` put it in parentheses: \
             `[8] - ([9] + ... + [16])`."
        }
        ".." if place.word(-1) == "+" => "A run of columns has three points: `[9] + ... + [16]`.",
        "..." | "…" => {
            "From one value to another is written with two points: `18..30`. A run of columns: `[9] + ... + [16]`."
        }
        _ => return None,
    };
    Some(place.fault.found(&codes::UNEXPECTED, format!("`{}` cannot stand here", place.word(0)), token, "").help(help))
}
