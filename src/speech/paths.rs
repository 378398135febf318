//! Paths by the labels of their fields. By their names a path is [`shown`](Path::shown) by itself.

use crate::message::spoken as say;
use crate::model::{AsOf, End, Expression, Model, Path, Step, Type};
use crate::schema::{ListId, RecordId};
use crate::syntax::Phrase;
use crate::syntax::tree::WordSet;
use crate::value::DateUnit;

use super::language::language_of;
use super::values::printed;

/// The rules, and the set of words that is spoken.
type Of<'a> = (&'a Model, WordSet);

/// The label of the field at the end of a path, the fields on the way before it: `Chi bộ › Loại chi bộ`. Of a version the label of its type,
/// with whose it is and as of which day: `Nơi sinh hoạt (Đảng viên, Ngày quyết định) › Chi bộ`.
pub(crate) fn labels(model: &Model, words: WordSet, record: RecordId, path: &Path) -> String {
    let (mut labels, at) = steps((model, words), record, &path.steps);
    labels.push(end(model, at, path).to_owned());
    labels.join(" › ")
}

/// The label of the field at the end alone.
pub(crate) fn label(model: &Model, record: RecordId, path: &Path) -> String {
    end(model, path.holder(&model.schema, record).unwrap_or(record), path).to_owned()
}

fn end<'m>(model: &'m Model, at: RecordId, path: &Path) -> &'m str {
    match path.end {
        End::Field(field) => model.schema.record(at).field(field).label.as_str(),
        End::Aggregate(index) => model.aggregates.get(index as usize).map_or("", |a| a.label.as_str()),
    }
}

fn steps(of: Of<'_>, record: RecordId, steps: &[Step]) -> (Vec<String>, RecordId) {
    let schema = &of.0.schema;
    let mut at = record;
    let mut labels = Vec::new();
    for step in steps {
        labels.push(match step {
            Step::Field(field) => schema.record(at).field(*field).label.clone(),
            Step::AsOf(version) => format!("{} ({})", schema.record(version.of).label, chosen_by(of, at, version)),
        });
        at = step.leads_to(schema, at).unwrap_or(at);
    }
    (labels, at)
}

/// Whose version, and as of which day; nothing of the record's own.
fn chosen_by(of: Of<'_>, at: RecordId, version: &AsOf) -> String {
    let day = value(of, at, &version.day, None);
    let whose = match version.owner.as_deref() {
        Some([]) => return day,
        Some(owner) => steps(of, at, owner).0.join(" › "),
        None => {
            let dated = of.0.schema.record(version.of);
            let list = dated.history().and_then(|(key, _)| Type::of(dated.field(key).kind)).and_then(Type::list);
            value(of, at, &version.key, list)
        }
    };
    format!("{whose}, {day}")
}

/// A key or a day: by the label of its field, or as it is printed.
fn value(of: Of<'_>, at: RecordId, value: &Expression, list: Option<ListId>) -> String {
    let (model, words) = of;
    match value {
        Expression::Path(path) => labels(model, words, at, path),
        Expression::Constant(fixed) => printed(&model.schema, model.report.locale, fixed, list),
        Expression::Negate(inner) => format!("-{}", self::value(of, at, inner, None)),
        Expression::Shift(day, amount, unit) => moved(of, at, [day, amount], unit_phrase(*unit).written(words)),
        Expression::WorkingDays(day, amount, _) => moved(of, at, [day, amount], &working_days(words)),
        _ => "…".to_owned(),
    }
}

fn moved(of: Of<'_>, at: RecordId, [day, amount]: [&Expression; 2], unit: &str) -> String {
    let (sign, amount) = match amount {
        Expression::Negate(back) => ('-', &**back),
        forth => ('+', forth),
    };
    let amount = value(of, at, amount, None);
    // One of them is called otherwise in English alone.
    let is_one = amount == "1" && of.1 == WordSet::English;
    let unit = if is_one { unit.trim_end_matches('s') } else { unit };
    format!("{} {sign} {amount} {unit}", value(of, at, day, None))
}

/// What days are moved by.
pub(super) fn unit_phrase(unit: DateUnit) -> Phrase {
    match unit {
        DateUnit::Years => Phrase::Years,
        DateUnit::Months => Phrase::Months,
        DateUnit::Days => Phrase::Days,
    }
}

/// The same of working days, which rules name with a calendar.
pub(super) fn working_days(words: WordSet) -> String {
    say::working_days().say(language_of(words))
}
