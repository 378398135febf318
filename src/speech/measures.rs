//! What is measured.

use crate::message::spoken as say;
use crate::model::{Expression, Measure, Model};
use crate::syntax::in_vietnamese_words;
use crate::syntax::tree::WordSet;

use super::language::language_of;

/// A measure as it is written in rules: `sum Target.members`.
pub(crate) fn measure(model: &Model, measure: &Measure, words: WordSet) -> String {
    let kind = measure.kind.name();
    let record = model.schema.record_name(measure.record);
    let in_words = |written: String| if words == WordSet::English { written } else { in_vietnamese_words(&written) };
    match &measure.operand {
        None => in_words(format!("{kind} {record}")),
        Some(Expression::Path(path)) => {
            let path = path.shown(&model.schema, &model.aggregates, measure.record);
            in_words(format!("{kind} {record}.{path}"))
        }
        Some(_) => say::of_an_expression(in_words(kind.to_owned()), record).say(language_of(words)),
    }
}
