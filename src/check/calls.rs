//! Calls of functions: which there are, and how many dates each takes.

use crate::diagnostic::{Diagnostic, Edit, Help, codes, did_you_mean};
use crate::message::conditions as say;
use crate::message::frame;
use crate::model::{Expression, Function, Type};
use crate::source::Span;
use crate::syntax::functions;
use crate::syntax::tree::{Expr, Name};

use super::expression::{Typed, Typing};

impl Typing<'_, '_> {
    pub(super) fn call(&self, name: &Name, arguments: &[Expr], span: Span) -> Option<Typed> {
        let known = Function::ALL.iter().find(|(word, _, _)| *word == name.value);
        let Some((word, function, count)) = known else {
            let mut finding =
                Diagnostic::new(&codes::BAD_CALL, say::no_function(&name.value)).at(name.span, say::not_a_function());
            finding = finding.help(match did_you_mean(&name.value, functions()) {
                Some(near) => {
                    let help = Help::new(frame::did_you_mean(format!("{near}(…)")));
                    help.suggestion([Edit::replace(name.span, near)])
                }
                None => say::functions().into(),
            });
            self.scope.say(finding);
            return None;
        };
        if arguments.len() != *count {
            let takes = if *count == 1 { say::takes_one_date } else { say::takes_two_dates };
            let message = takes(word, arguments.len());
            let mut finding = Diagnostic::new(&codes::BAD_CALL, message).at(span, say::wrong_number_of_arguments());
            if *function == Function::Age {
                finding = finding.help(say::age_is_on_a_day());
            }
            self.scope.say(finding);
            return None;
        }
        let dates: Vec<_> = arguments.iter().map(|a| self.of_type(a, Type::Date)).collect();
        let dates: Option<Vec<_>> = dates.into_iter().collect();
        Some((Expression::Call(*function, dates?), Type::Integer))
    }
}
