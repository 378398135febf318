//! The slips that are known by name, in the order in which they are tried.

use super::{Diagnostic, Place, codes, did_you_mean, nearest_keyword, scan, vietnamese, words};
use crate::syntax::brackets::{self, Brackets};
use crate::syntax::grammar::Rule;
use crate::syntax::outline::ITEMS;
use crate::syntax::scan::{Kind, Token};

/// How many tokens back a quotation mark inside a text is looked for.
const QUOTES_BEFORE: isize = 4;

type Slip = fn(&Place<'_, '_>) -> Option<Diagnostic>;

/// Each looks at a place and says what went wrong there, if it is what the function is for.
pub(super) const SLIPS: &[Slip] = &[
    odd_space,
    unclosed_text,
    quote_inside,
    wrong_quote,
    unclosed_string,
    foreign_sign,
    closing_sign,
    negated_test,
    is_a_value,
    else_if,
    chain,
    decimal_comma,
    stray_comma,
    missing_comma,
    doubled_not,
    missing_condition,
    unclosed_bracket,
    range_sign,
    vietnamese_word,
    misspelt_here,
    misplaced_documentation,
    misspelt_before,
    unclosed_brace,
];

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

/// Words of the Vietnamese spelling to come that stand inside an item, with the English ones.
const VIETNAMESE: &[(&str, &str, &str)] = &[
    ("cột", "", "column"),
    ("hàng", "", "row"),
    ("dòng", "", "row"),
    ("đếm", "", "count"),
    ("tổng", "", "total"),
    ("chia", "ra", "split"),
    ("trong", "đó", "of which"),
    ("trong", "", "in"),
    ("nếu", "", "where"),
    ("khi", "", "where"),
    ("trừ", "", "except"),
    ("và", "", "and"),
    ("hoặc", "", "or"),
    ("không", "", "not"),
    ("là", "", "="),
];

/// Keywords that follow a complete part, so that a misspelt one is first taken for a name.
const FOLLOWING: &[&str] =
    &["where", "except", "otherwise", "printed", "check", "split", "heading", "column", "show", "coded"];

/// Keywords that begin a line, so that a misspelt one is found some words later.
const BEGINNING: &[&str] =
    &["let", "column", "where", "except", "split", "heading", "check", "group", "systems", "period"];

fn odd_space(place: &Place<'_, '_>) -> Option<Diagnostic> {
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

fn unclosed_text(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let mut marks = place.fault.tokens.iter().filter(|token| place.fault.word(token) == "\"\"\"");
    let first = marks.next().filter(|_| place.fault.item == "text" && marks.next().is_none())?;
    let help = "Write `\"\"\"` on a line of its own after the last words of the text.";
    Some(place.fault.found(&codes::UNCLOSED_STRING, "this text is never closed", first, "opened here").help(help))
}

fn quote_inside(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let inside = |at: isize| {
        let next = place.token(at + 1)?;
        place.token(at).filter(|text| text.kind == Kind::Text && text.end == next.start && next.kind != Kind::Sign)
    };
    let before = (-QUOTES_BEFORE..0).find_map(inside).filter(|text| place.same_line(text))?;
    let help = "For a quotation mark inside a text write `\\\"`, or the Vietnamese signs “ and ”.";
    let label = "the text ends with the second `\"`";
    Some(place.fault.found(&codes::WRONG_QUOTE, "a word touches the end of this text", before, label).help(help))
}

fn wrong_quote(place: &Place<'_, '_>) -> Option<Diagnostic> {
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

fn unclosed_string(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|token| token.kind == Kind::OpenText)?;
    let help = "A text ends with `\"` on the line on which it begins.";
    Some(place.fault.found(&codes::UNCLOSED_STRING, "this text has no closing `\"`", token, "opened here").help(help))
}

fn foreign_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0)?;
    let (sign, right) = FOREIGN.iter().find(|(sign, _)| *sign == place.word(0))?;
    let message = format!("`{sign}` is not a sign of this language");
    Some(place.fault.found(&codes::FOREIGN_SIGN, message, token, "").help(format!("Write {right}.")))
}

fn closing_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
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

fn negated_test(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == "not")?;
    let (code, message, help) = match (place.word(-1), place.word(1)) {
        (_, "in") => (
            &codes::NOT_IN,
            "`not` stands before the whole condition",
            format!("Write `not {} in {}`.", place.operand(-1)?, place.name_or_dots(2)),
        ),
        ("is", "missing") => (
            &codes::NOT_IN,
            "`is not missing` is said in another way",
            format!("Write `{} is known`.", place.operand(-2)?),
        ),
        ("is", "known") => (
            &codes::NOT_IN,
            "`is not known` is said in another way",
            format!("Write `{} is missing`.", place.operand(-2)?),
        ),
        ("is", other) if !other.is_empty() => (
            &codes::IS_VALUE,
            "`is` asks only whether something is known",
            format!("Write `{} != {other}`.", place.operand(-2)?),
        ),
        (_, "contains" | "starts" | "is") => (
            &codes::NOT_IN,
            "`not` stands before the whole condition",
            format!("Write `not {} {} {}`.", place.operand(-1)?, place.word(1), place.name_or_dots(2)),
        ),
        _ => return None,
    };
    Some(place.fault.found(code, message, token, "not here").help(help))
}

fn is_a_value(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let keyword = place.token(-1).filter(|_| place.word(-1) == "is" && place.token(0).is_some())?;
    let operand = place.operand(-2)?;
    let mut values = vec![place.word(0)];
    let mut next = 1;
    while place.word(next) == "or" {
        let again = place.word(next + 1) == operand && place.word(next + 2) == "is";
        let value = if again { next + 3 } else { next + 1 };
        if place.token(value).is_none_or(|token| token.kind == Kind::Sign) || !again && place.word(value + 1) == "=" {
            break;
        }
        values.push(place.word(value));
        next = value + 1;
    }
    let right = match values.as_slice() {
        [one] => format!("{operand} = {one}"),
        many => format!("{operand} in ({})", many.join(", ")),
    };
    let message = "`is` asks only whether something is known: `is missing`, `is known`";
    Some(place.fault.found(&codes::IS_VALUE, message, keyword, "").help(format!("Write `{right}`.")))
}

fn else_if(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = (-4..=0).find_map(|at| place.token(at).filter(|_| place.word(at) == "if"))?;
    if !place.same_line(token) {
        return None;
    }
    let help = "Write a condition as `where …`. For cases that exclude each other write the arms of a `split`, the last one \
                `otherwise`.";
    Some(place.fault.found(&codes::NO_IF, "there is no `if` in this language", token, "").help(help))
}

fn chain(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let comparison = |word: &str| matches!(word, "=" | "!=" | "<" | "<=" | ">" | ">=");
    let token = place.token(0).filter(|_| comparison(place.word(0)))?;
    let mut depth = 0u32;
    let mut back = -1;
    let first = loop {
        match place.word(back) {
            ")" | "]" => depth += 1,
            "(" | "[" if depth > 0 => depth -= 1,
            "" | "where" | "except" | "and" | "or" | "not" | "check" | "let" | "{" | "}" | "(" | "[" => return None,
            word if depth == 0 && comparison(word) => break place.token(back)?,
            _ => {}
        }
        back -= 1;
    };
    let middle = place.fault.text.get(first.end..token.start).unwrap_or("").trim();
    let (one, two) = (place.fault.word(first), place.word(0));
    let help = if place.fault.tokens.iter().any(|t| place.fault.word(t) == "check" && t.end <= first.start) {
        format!("Write two checks: `… {one} {middle}` and `{middle} {two} …`.")
    } else {
        format!("Write `… {one} {middle} and {middle} {two} …`, or a range: `x in 18..60`.")
    };
    let found = place.fault.found(&codes::COMPARISON_CHAIN, "one comparison at a time", token, "a second comparison");
    Some(found.at(place.fault.span(first), "the first one").help(help))
}

fn decimal_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
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

fn stray_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
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

/// Two members of a list with nothing between them.
fn missing_comma(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let (before, token) = (place.token(-1)?, place.token(0)?);
    let alike = before.kind == token.kind && token.kind != Kind::Sign && place.same_line(before);
    let keyword = nearest_keyword(place.word(0), &words::keywords(place.expected)).is_some();
    if !alike || keyword || !place.expected.contains(&Rule::comma) {
        return None;
    }
    let (one, two) = (place.word(-1), place.word(0));
    let message = format!("`{two}` does not fit here");
    let help = format!("If it is another member of the list, write `,` before it: `{one}, {two}`.");
    Some(place.fault.found(&codes::UNEXPECTED, message, token, "").help(help))
}

fn doubled_not(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|_| place.word(0) == "not" && place.word(-1) == "not")?;
    let help = "Two `not` undo each other: remove both.";
    Some(place.fault.found(&codes::UNEXPECTED, "`not` stands twice", token, "the second one").help(help))
}

fn missing_condition(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let joins = |word: &str| matches!(word, "where" | "except" | "and" | "or" | "not");
    let begins =
        |word: &str| FOLLOWING.contains(&word) || matches!(word, "and" | "or" | "row" | "cite" | "note" | "total");
    // A keyword right after `where` may have been taken for a field.
    let taken = joins(place.word(-2)) && begins(place.word(-1)) && matches!(place.word(0), "[" | "zero" | "missing");
    let at = if taken { -2 } else { -1 };
    let wanted = taken || place.expected.iter().any(|rule| words::is_condition(*rule));
    let keyword = place.token(at).filter(|_| joins(place.word(at)) && wanted)?;
    let ends = place.token(at + 1).is_none_or(|token| match token.kind {
        Kind::Word => begins(place.word(at + 1)),
        Kind::Text | Kind::OpenText => false,
        Kind::Sign => matches!(place.word(at + 1), "{" | "}" | ")" | "=" | ":"),
    });
    let word = place.word(at);
    let message = format!("after `{word}` a condition is missing");
    let help = format!("Write what must hold, as `{word} sex = female`, or remove the `{word}`.");
    ends.then(|| place.fault.found(&codes::MISSING_CONDITION, message, keyword, "nothing follows").help(help))
}

/// A `(` or `[` that the grammar would have closed here and that is never closed.
fn unclosed_bracket(place: &Place<'_, '_>) -> Option<Diagnostic> {
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

fn range_sign(place: &Place<'_, '_>) -> Option<Diagnostic> {
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

fn vietnamese_word(place: &Place<'_, '_>) -> Option<Diagnostic> {
    [0, -1].into_iter().find_map(|distance| {
        let token = place.token(distance)?;
        let (first, second) = (place.word(distance), place.word(distance + 1));
        let (one, two, english) =
            VIETNAMESE.iter().find(|(a, b, _)| scan::same(a, first) && (b.is_empty() || scan::same(b, second)))?;
        let end = if two.is_empty() { token.end } else { place.token(distance + 1)?.end };
        let written = if two.is_empty() { (*one).to_owned() } else { format!("{one} {two}") };
        Some(vietnamese(&written, english, place.fault.span(&Token { end, ..*token })))
    })
}

fn misspelt_here(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let token = place.token(0).filter(|token| token.kind == Kind::Word)?;
    let near = nearest_keyword(place.word(0), &words::keywords(place.expected))?;
    Some(misspelt(place, token, &near))
}

/// A misspelt keyword that was taken for a name: the word before the place, or the first one of its line.
fn misspelt_before(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let near = |token: &Token, keywords: &[&str]| {
        let word = place.fault.word(token);
        let known = keywords.contains(&word) || ITEMS.contains(&word) || word.chars().count() < 3;
        if known { None } else { did_you_mean(word, keywords.iter().copied()).map(|near| misspelt(place, token, near)) }
    };
    let before = place.token(-1).filter(|token| token.kind == Kind::Word);
    before.and_then(|token| near(token, FOLLOWING)).or_else(|| {
        let here = place.token(0)?.start;
        let line = place.fault.text.get(..here)?.rfind('\n').map_or(0, |at| at + 1);
        let first = place.fault.tokens.iter().find(|token| token.start >= line)?;
        (first.start < here && first.kind == Kind::Word).then(|| near(first, BEGINNING))?
    })
}

fn misspelt(place: &Place<'_, '_>, token: &Token, near: &str) -> Diagnostic {
    let message = format!("`{}` is not a keyword that can stand here", place.fault.word(token));
    let found = place.fault.found(&codes::MISSPELT_KEYWORD, message, token, "unknown word");
    found.help(format!("Did you mean `{near}`?"))
}

fn misplaced_documentation(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let end = place.token(0).map_or(place.fault.text.len(), |token| token.start);
    let start = place.token(-1).map_or(0, |token| token.end);
    let between = place.fault.text.get(start..end)?;
    let at = start + between.find("///")?;
    let length = place.fault.text.get(at..)?.lines().next().unwrap_or("").trim_end().len();
    let all = Token { kind: Kind::Sign, start: at, end: at + length };
    let message = "a `///` remark documents what follows it, and what follows here cannot be documented";
    let help = "Write `//` for a plain remark. `///` stands before an item, a field, a `let`, a column or a row.";
    Some(place.fault.found(&codes::MISPLACED_DOCUMENTATION, message, &all, "").help(help))
}

/// A `{` that is never closed, found at the end of the item or where only a `}` would fit.
fn unclosed_brace(place: &Place<'_, '_>) -> Option<Diagnostic> {
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
