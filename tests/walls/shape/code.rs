//! Source text with everything blanked that is no code, so that what is looked for is not found in a remark or in words.

/// The code of a file, line for line: remarks, what stands between quotation marks, and the module of unit tests are gone.
pub fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let (length, is_code) = match sign {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), false),
            '/' if rest.starts_with("/*") => (rest.find("*/").map_or(rest.len(), |end| end + 2), false),
            // A feature is a name, though it is written as words are.
            '"' => (plain_string(rest), code.ends_with("feature = ")),
            'r' if !code.ends_with(is_of_name) => raw_string(rest).map_or((1, true), |length| (length, false)),
            '\'' => character(rest).map_or((1, true), |length| (length, false)),
            _ => (sign.len_utf8(), true),
        };
        let (piece, after) = rest.split_at(length);
        if is_code {
            code.push_str(piece);
        } else {
            code.extend(piece.chars().filter(|sign| *sign == '\n'));
        }
        rest = after;
    }
    code
}

fn is_of_name(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

fn plain_string(text: &str) -> usize {
    let mut is_escaped = true;
    for (place, sign) in text.char_indices() {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let marks = text[1..].chars().take_while(|sign| *sign == '#').count();
    let begin = 1 + marks;
    text[begin..].starts_with('"').then_some(())?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(text[begin + 1..].find(&end).map_or(text.len(), |place| begin + 1 + place + end.len()))
}

/// The length of a character between single quotation marks. A lifetime has none behind it.
fn character(text: &str) -> Option<usize> {
    let mut signs = text.char_indices().skip(1);
    let (_, first) = signs.next()?;
    if first == '\\' {
        signs.next()?;
        return signs.find(|(_, sign)| *sign == '\'').map(|(place, _)| place + 1);
    }
    signs.next().filter(|(_, sign)| *sign == '\'').map(|(place, _)| place + 1)
}

/// Names, `::`, `->`, `=>` and single signs, in their order.
pub fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            _ if is_of_name(sign) => rest.find(|sign| !is_of_name(sign)).unwrap_or(rest.len()),
            _ if ["::", "->", "=>"].iter().any(|pair| rest.starts_with(pair)) => 2,
            _ => sign.len_utf8(),
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// A function with the number of its lines, from the line with its name to its closing brace.
pub struct Function {
    pub name: String,
    pub lines: usize,
}

/// All functions, those inside of others too. The layout is rustfmt's: a body ends with the first line that is a brace as far in as
/// its function's name.
pub fn functions(code: &str) -> Vec<Function> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (begin, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some(name) = function_name(line.trim_start()) else { continue };
        let ends = |line: &&str| line.len() - line.trim_start().len() == indent && line.trim_start().starts_with('}');
        let is_short = line.ends_with(['}', ';']);
        let length = if is_short { Some(0) } else { lines[begin + 1..].iter().position(ends).map(|n| n + 1) };
        found.extend(length.map(|length| Function { name: name.to_owned(), lines: length + 1 }));
    }
    found
}

fn function_name(line: &str) -> Option<&str> {
    let mut line = line;
    for before in ["pub(crate) ", "pub(super) ", "pub ", "const ", "extern "] {
        line = line.strip_prefix(before).unwrap_or(line);
    }
    let name = line.strip_prefix("fn ")?;
    name.split(|sign| !is_of_name(sign)).next()
}
