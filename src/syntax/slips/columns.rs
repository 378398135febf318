//! Columns and rows that a check or a formula names in words.

use super::{Diagnostic, Edit, Help, Place, codes};
use crate::message::names;
use crate::message::{Message, slips as say};
use crate::syntax::scan::Kind;

/// `check column 4 <= 3`: what stands in brackets otherwise. A number that is the id of a column, too, is taken for that column.
pub(super) fn without_brackets(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let named = [0, -1].into_iter().find(|at| is_member(place.word(*at)) && place.same_line_as_check(*at))?;
    let (keyword, id) = (place.token(named)?, place.token(named + 1).filter(|id| id.kind == Kind::Word)?);
    let is_column = place.word(named) == "column";
    let written = format!("{} {}", place.word(named), place.word(named + 1));
    let mut edits = vec![Edit::replace(place.fault.span_of(keyword, id), format!("[{}]", place.word(named + 1)))];
    let mut right = format!("[{}]", place.word(named + 1));
    if let (sign @ ("=" | "!=" | "<" | "<=" | ">" | ">=" | "≤" | "≥"), Some(other)) =
        (place.word(named + 2), place.token(named + 3))
        && place.declares(place.word(named), place.word(named + 3))
    {
        let other_id = place.word(named + 3);
        edits.push(Edit::replace(place.fault.span(other), format!("[{other_id}]")));
        right = format!("{right} {sign} [{other_id}]");
    }
    let message = if is_column { say::columns_in_brackets(written) } else { say::rows_in_brackets(written) };
    let all = place.fault.span_of(keyword, id);
    let found = Diagnostic::new(&codes::WRONG_BRACKET, message).at(all, Message::default());
    Some(found.help(Help::new(names::write(right)).suggestion(edits)))
}

fn is_member(word: &str) -> bool {
    matches!(word, "column" | "row")
}

impl Place<'_, '_> {
    /// Whether a token stands in a check, or in a formula, that begins on its line.
    fn same_line_as_check(&self, at: isize) -> bool {
        let begins = |back: &isize| {
            let (Some(before), Some(token)) = (self.token(at - back), self.token(at)) else { return false };
            let between = self.fault.text.get(before.end..token.start).unwrap_or("\n");
            !between.contains('\n') && matches!(self.word(at - back), "check" | "=")
        };
        (1..=MOST).any(|back| begins(&back))
    }

    /// Whether the item has such a member with a label: `column 3 "…"`.
    fn declares(&self, keyword: &str, id: &str) -> bool {
        let tokens = &self.fault.tokens;
        tokens.windows(3).any(|three| {
            let [first, second, third] = three else { return false };
            let is_label = matches!(third.kind, Kind::Text | Kind::OpenText);
            is_label && self.fault.word(first) == keyword && self.fault.word(second) == id
        })
    }
}

/// How many words before a column its check may begin.
const MOST: isize = 12;
