//! What is said of a file in Vietnamese words, where who says it thought in English ones: pieces of rules in messages and edits.

use super::grammar::Rule;
use super::phrases;
use super::scan::{self, Kind};
use super::tree::WordSet;
use crate::diagnostic::Diagnostic;

/// A finding about a file in Vietnamese words, with pieces of rules in its words and its edits in these; with `all` in what its words quote, too.
pub(crate) fn in_vietnamese(mut finding: Diagnostic, all: bool) -> Diagnostic {
    let said = |message: &mut crate::message::Message| *message = std::mem::take(message).reworded(vietnamese, all);
    said(&mut finding.message);
    finding.labels.iter_mut().for_each(|label| said(&mut label.text));
    finding.notes.iter_mut().for_each(said);
    if let Some(help) = &mut finding.help {
        said(&mut help.words);
        let edits = help.mendings.iter_mut().flat_map(|mending| &mut mending.edits);
        edits.for_each(|edit| edit.new = vietnamese(&edit.new));
    }
    finding
}

/// A piece of rules with each phrase of the English set as the Vietnamese has it. Names and what stands in quotes stay.
pub(super) fn vietnamese(code: &str) -> String {
    let tokens = scan::tokens(code, false);
    let mut written = String::with_capacity(code.len());
    let (mut at, mut copied) = (0, 0);
    while let Some(token) = tokens.get(at) {
        let words = tokens[at..].iter().map(|token| code.get(token.start..token.end).unwrap_or(""));
        let found = if token.kind == Kind::Word { phrases::longest(WordSet::English, words) } else { None };
        let Some((phrase, length)) = found else {
            at += 1;
            continue;
        };
        written.push_str(&code[copied..token.start]);
        written.push_str(phrase.spelling(WordSet::Vietnamese));
        copied = tokens[at + length - 1].end;
        at += length;
        let word = |at: usize| tokens.get(at).and_then(|token| code.get(token.start..token.end)).unwrap_or("");
        let is_number = !word(at).is_empty() && word(at).bytes().all(|byte| byte.is_ascii_digit());
        // Behind `first 3 rows of`, in a text, the words that follow close it.
        if let Some(closing) = closing(phrase.rule).filter(|_| is_number && word(at + 1) != "rows") {
            written.push_str(&code[copied..tokens[at].end]);
            written.push(' ');
            written.push_str(phrases::spelling(closing, WordSet::Vietnamese));
            copied = tokens[at].end;
            at += 1;
        }
    }
    written + &code[copied..]
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

#[cfg(test)]
mod tests {
    use super::vietnamese;

    #[test]
    fn phrases_are_rewritten_and_names_are_not() {
        assert_eq!(
            vietnamese("not sex in (\"in\", women) and x is known "),
            "không phải sex thuộc (\"in\", women) và x đã biết "
        );
        assert_eq!(vietnamese("show zero as"), "ghi số không là");
        assert_eq!(vietnamese(" {"), " {");
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
