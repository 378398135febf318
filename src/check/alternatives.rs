//! Values that stand where conditions belong, and answers in everyday words: what people write as they say it.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::names;
use crate::model::Type;
use crate::source::Span;
use crate::syntax::tree::{CompareOp, Expr, Name};

use super::expression::Typing;

/// Everyday words for the answers of a field that is yes or no; in a file of the other set of words, the answers themselves.
const ANSWERS: [(&str, &str); 2] = [("có", "yes"), ("không", "no")];

impl Typing<'_, '_> {
    /// Says which answer is meant by a word beside a value that is yes or no; whether there was such a word.
    pub(super) fn say_yes_or_no(&self, name: &Name, expected: Option<Type>) -> bool {
        let answer = ANSWERS.iter().find(|(word, _)| expected == Some(Type::YesNo) && *word == name.value);
        let Some((_, answer)) = answer else { return false };
        let help = Help::new(names::write(answer)).suggestion([Edit::replace(name.span, *answer)]);
        let finding = Diagnostic::new(&codes::UNKNOWN_NAME, names::no_answer(&name.value));
        self.scope.say(finding.at(name.span, names::not_declared()).help(help));
        true
    }

    /// Says where `kind = school or clinic` goes on with codes instead of conditions; whether it does.
    pub(super) fn say_codes_behind_or(&self, parts: &[Expr]) -> bool {
        let [Expr::Compare { op: CompareOp::Equal, left, right }, others @ ..] = parts else { return false };
        let Some(names) = [&**right].into_iter().chain(others).map(Expr::name).collect::<Option<Vec<&Name>>>() else {
            return false;
        };
        let (Expr::Path(_), [_, second, ..]) = (&**left, names.as_slice()) else { return false };
        let Some((_, Type::Code(list))) = self.value(left, None) else { return false };
        let list = self.scope.schema.list(list);
        let is_code = |name: &&Name| list.codes.contains_key(&name.value) && !self.is_field(name);
        if !names.iter().all(is_code) {
            return false;
        }
        let all = names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(", ");
        let written = format!("{} in ({all})", self.scope.sources.slice(left.span()));
        let place = Span { start: left.span().end, ..left.span().to(parts.last().map_or(right.span(), Expr::span)) };
        let help = Help::new(names::write(written)).suggestion([Edit::replace(place, format!(" in ({all})"))]);
        let finding = Diagnostic::new(&codes::UNKNOWN_NAME, names::code_behind_or(&second.value));
        self.scope.say(finding.at(second.span, names::no_condition()).help(help));
        true
    }
}
