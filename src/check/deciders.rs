//! The fields that say which part of a split code a record belongs to. Each is looked for beside the field that holds the code.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::code_lists as say;
use crate::model::{Expression, Member, Path, Type};
use crate::schema::{FieldKind, ListId, RecordId};
use crate::source::Span;
use crate::syntax::tree;

use super::expression::Typing;
use super::scope::Scope;

/// For each record type that reaches a line of a list, the ways to what decides where its members ask for that.
pub(super) fn ways(
    scope: &Scope<'_>,
    list: ListId,
    reaches: &[(RecordId, Path)],
    members: &[&Member],
    place: Span,
) -> Vec<(RecordId, u32, Path)> {
    let mut ways = Vec::new();
    let asked =
        |decider: u32| members.iter().flat_map(|m| &m.decided).any(|d| d.by.iter().any(|(of, _)| *of == decider));
    let written = scope.deciders.get(list.0 as usize).map_or(&[][..], Vec::as_slice);
    for (decider, path) in written.iter().enumerate().filter(|(decider, _)| asked(*decider as u32)) {
        for (record, way) in reaches {
            let holder = holder(scope, *record, way);
            match field(scope, list, holder, path) {
                Ok(found) => ways.push((*record, decider as u32, found.behind_steps(&way.steps))),
                // Where no record has it, that is said of the list.
                Err(_) if !holders(scope, list).any(|other| field(scope, list, other, path).is_ok()) => {}
                Err(why) => scope.say(said(scope, list, holder, path, why).at(place, say::rows_by_that_list())),
            }
        }
    }
    ways
}

/// The ways from a record to what decides for the code at the end of one.
pub(super) fn beside(scope: &Scope<'_>, list: ListId, record: RecordId, way: &Path) -> Vec<Path> {
    let written = scope.deciders.get(list.0 as usize).map_or(&[][..], Vec::as_slice);
    let holder = holder(scope, record, way);
    let found = written.iter().filter_map(|path| field(scope, list, holder, path).ok());
    found.map(|found| found.behind_steps(&way.steps)).collect()
}

/// Says which of the fields that decide is found beside no field of the list.
pub(super) fn check(scope: &Scope<'_>) {
    for (index, written) in scope.deciders.iter().enumerate() {
        let list = ListId(index as u32);
        for path in written {
            let mut faults = holders(scope, list).map(|holder| (holder, field(scope, list, holder, path)));
            let Some((holder, Err(why))) = faults.next() else { continue };
            if faults.all(|(_, found)| found.is_err()) {
                scope.say(said(scope, list, holder, path, why));
            }
        }
    }
}

fn said(scope: &Scope<'_>, list: ListId, holder: RecordId, path: &tree::Path, why: Option<Diagnostic>) -> Diagnostic {
    let (list, record) = (scope.schema.list_name(list), scope.schema.record_name(holder));
    let shown = scope.sources.slice(path.span);
    let message = say::decider_holds_no_code(shown, record, list);
    let finding = Diagnostic::new(&codes::BAD_DECIDER, message).at(path.span, say::decides_where_split_codes_belong());
    match why.and_then(|why| why.help) {
        Some(help) => finding.help(*help),
        None => finding.help(say::give_field_of_list(record, list)),
    }
}

/// The record types that have a field of the list, in their order.
fn holders<'s>(scope: &'s Scope<'_>, list: ListId) -> impl Iterator<Item = RecordId> + 's {
    let all = scope.schema.records.values().enumerate();
    let holds = move |kind: FieldKind| matches!(kind, FieldKind::Code { list: of, .. } if of == list);
    all.filter(move |(_, record)| record.fields.values().any(|field| holds(field.kind)))
        .map(|(index, _)| RecordId(index as u32))
}

/// The record type that holds the code at the end of a way.
fn holder(scope: &Scope<'_>, record: RecordId, way: &Path) -> RecordId {
    way.holder(&scope.schema, record).unwrap_or(record)
}

/// The field of a record type that a path leads to; or what is wrong with it.
fn field(scope: &Scope<'_>, list: ListId, holder: RecordId, path: &tree::Path) -> Result<Path, Option<Diagnostic>> {
    let before = scope.take_findings();
    let found = Typing::of(scope, holder).path(path, None);
    let said = scope.take_findings();
    before.into_iter().for_each(|finding| scope.say(finding));
    match found {
        Some((Expression::Path(found), Type::Code(of))) if of == list => Ok(found),
        _ => Err(said.into_iter().next()),
    }
}
