//! Brackets of an item: how deep they go, which one is not closed, which one is closed by another's sign.

use super::scan::{Kind, Token};

/// How deep parentheses, brackets and braces may stand in each other.
pub(super) const NESTING: usize = 64;

/// What is wrong with the brackets, if anything is; places are tokens of the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Brackets {
    /// Every one is closed by its own sign.
    Balanced,
    /// This one stands deeper than [`NESTING`].
    TooDeep(Token),
    /// The first is closed by the second, which is another's sign.
    Mismatched(Token, Token),
    /// This one closes nothing.
    NotOpened(Token),
    /// This one is never closed.
    NotClosed(Token),
}

/// Looks through the brackets of an item, in order.
pub(super) fn inspect(text: &str, tokens: &[Token]) -> Brackets {
    let mut open: Vec<Token> = Vec::new();
    // A brace that was closed by one that stands further left than its line: likely the one that is not closed.
    let mut suspect = None;
    for token in tokens.iter().filter(|token| token.kind == Kind::Sign) {
        match sign(text, token) {
            "(" | "[" | "{" => {
                open.push(*token);
                if open.len() > NESTING {
                    return Brackets::TooDeep(*token);
                }
            }
            closing @ (")" | "]" | "}") => match open.pop() {
                None => return Brackets::NotOpened(*token),
                Some(opening) if partner(sign(text, &opening)) != closing => {
                    return match suspect {
                        Some(brace) => Brackets::NotClosed(brace),
                        None => Brackets::Mismatched(opening, *token),
                    };
                }
                Some(opening) if closing == "}" && is_first_on_line(text, token) => {
                    if indent(text, token) < indent(text, &opening) {
                        suspect = suspect.or(Some(opening));
                    }
                }
                Some(_) => {}
            },
            _ => {}
        }
    }
    match open.last() {
        None => Brackets::Balanced,
        Some(last) => Brackets::NotClosed(suspect.unwrap_or(*last)),
    }
}

/// Whether an opening sign is closed by its own one.
pub(super) fn is_closed(text: &str, tokens: &[Token], opening: &Token) -> bool {
    closing_of(text, tokens, opening).is_some()
}

/// The sign that closes an opening one, unless one of another kind comes before it.
pub(super) fn closing_of(text: &str, tokens: &[Token], opening: &Token) -> Option<Token> {
    let mut open: Vec<&str> = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == Kind::Sign && token.start >= opening.start) {
        match sign(text, token) {
            opening @ ("(" | "[" | "{") => open.push(opening),
            closing @ (")" | "]" | "}") => match open.pop() {
                Some(opening) if partner(opening) != closing => return None,
                _ if open.is_empty() => return Some(*token),
                _ => {}
            },
            _ => {}
        }
    }
    None
}

/// The sign that closes an opening one.
pub(super) fn partner(opening: &str) -> &'static str {
    match opening {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}

fn sign<'t>(text: &'t str, token: &Token) -> &'t str {
    text.get(token.start..token.end).unwrap_or("")
}

fn line_before<'t>(text: &'t str, token: &Token) -> &'t str {
    let before = text.get(..token.start).unwrap_or("");
    &before[before.rfind('\n').map_or(0, |at| at + 1)..]
}

/// Whether nothing stands before a token on its line.
pub(super) fn is_first_on_line(text: &str, token: &Token) -> bool {
    line_before(text, token).trim().is_empty()
}

/// The white space before the first word of a token's line, in bytes.
pub(super) fn indent(text: &str, token: &Token) -> usize {
    let line = line_before(text, token);
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::scan::tokens;

    fn look(text: &str) -> Brackets {
        inspect(text, &tokens(text, false))
    }

    fn at(text: &str, start: usize) -> Token {
        tokens(text, false).into_iter().find(|t| t.start == start).unwrap()
    }

    #[test]
    fn indentation_tells_which_brace_is_open() {
        let text = "table {\n  split {\n    a\n  b {\n  }\n}\n";
        assert_eq!(look(text), Brackets::NotClosed(at(text, text.find("{\n    a").unwrap())));
    }

    #[test]
    fn pairs_are_kept_apart() {
        let text = "a (b] c";
        assert_eq!(look(text), Brackets::Mismatched(at(text, 2), at(text, 4)));
        assert_eq!(look("a }"), Brackets::NotOpened(at("a }", 2)));
        assert_eq!(look("{ ( [ ] ) } \"(\" // ["), Brackets::Balanced);
    }

    #[test]
    fn depth_has_an_end() {
        let deep = "(".repeat(NESTING + 1);
        assert!(matches!(look(&deep), Brackets::TooDeep(token) if token.start == NESTING));
        let fits = "(".repeat(NESTING) + &")".repeat(NESTING);
        assert_eq!(look(&fits), Brackets::Balanced);
    }
}
