//! Ways from records to the codes of a list: along fields and references, written after `via` or the only one there is.

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::Argument;
use crate::message::conditions as say;
use crate::model::{Body, End, Expression, Member, Path, Step, Type};
use crate::schema::{FieldId, FieldKind, ListId, RecordId, Schema};
use crate::source::Span;
use crate::syntax::tree;

use super::deciders;
use super::expression::Typing;
use super::scope::Scope;
use super::types::type_said;

/// How many ways are looked for: record types that refer to each other many times over have more than can be counted.
const MOST_WAYS: usize = 12;

/// The paths by which records of the given types reach the codes of a line; its places are all of it, and the list that it names.
pub(super) fn reaches(
    scope: &Scope<'_>,
    table_record: RecordId,
    list: ListId,
    via: &[tree::Path],
    places: (Span, Span),
    measured: &IndexSet<RecordId>,
) -> Vec<(RecordId, Path)> {
    // `None` for a way with a fault, which was said.
    let mut written: IndexMap<RecordId, Option<Path>> = IndexMap::new();
    for path in via {
        let record = record_of(scope, table_record, path);
        let way = way(scope, record, list, path);
        if written.contains_key(&record) {
            let name = scope.schema.record_name(record);
            scope.say(
                Diagnostic::new(&codes::TWICE_IN_TABLE, say::two_ways_written(name))
                    .at(path.span, say::second_way())
                    .help(say::keep_one_way()),
            );
            continue;
        }
        written.insert(record, way);
    }
    measured
        .iter()
        .filter_map(|record| match written.get(record) {
            Some(way) => way.clone().map(|way| (*record, way)),
            None => only_way(scope, *record, list, places).map(|path| (*record, path)),
        })
        .collect()
}

/// The record type that a written way begins at: the table's own, unless another is named.
fn record_of(scope: &Scope<'_>, table_record: RecordId, path: &tree::Path) -> RecordId {
    let named = path.segments.first().filter(|_| path.segments.len() > 1);
    let own = Typing::of(scope, table_record);
    named
        .filter(|name| !own.is_field(name))
        .and_then(|name| scope.schema.find_record(&name.value))
        .unwrap_or(table_record)
}

fn way(scope: &Scope<'_>, record: RecordId, list: ListId, path: &tree::Path) -> Option<Path> {
    let (expression, kind) = Typing::of_named(scope, record).path(path, None)?;
    if let (Expression::Path(found), true) = (expression, kind == Type::Code(list)) {
        return Some(found);
    }
    let words = type_said(&scope.schema, kind);
    let list = scope.schema.list_name(list);
    scope.say(
        Diagnostic::new(&codes::NO_WAY_TO_ROW, say::leads_to_no_code(list))
            .at(path.span, words)
            .help(say::name_field_of_codes(list)),
    );
    None
}

fn only_way(scope: &Scope<'_>, record: RecordId, list: ListId, (span, place): (Span, Span)) -> Option<Path> {
    if scope.has_broken_fields() {
        return None;
    }
    let mut search = Search {
        schema: &scope.schema,
        list,
        leading: leading(&scope.schema, list),
        steps: Vec::new(),
        seen: vec![record],
        ways: Vec::new(),
    };
    search.from(record);
    let mut ways = search.ways;
    // What decides where split codes belong is no second way.
    let deciding: Vec<Path> = ways.iter().flat_map(|way| deciders::beside(scope, list, record, way)).collect();
    ways.retain(|way| !deciding.contains(way));
    let (name, list) = (scope.schema.record_name(record), scope.schema.list_name(list));
    match ways.as_slice() {
        [only] => return Some(only.clone()),
        [] => scope.say(
            Diagnostic::new(&codes::NO_WAY_TO_ROW, say::record_leads_to_no_code(name, list))
                .at(span, say::no_way_from(name, list))
                .help(say::give_field_of_list(name, list)),
        ),
        several => {
            let shown: Vec<String> = several.iter().map(|way| way.shown(&scope.schema, &[], record)).collect();
            scope.say(
                Diagnostic::new(
                    &codes::AMBIGUOUS_WAY,
                    if several.len() < MOST_WAYS {
                        say::leads_in_ways(name, list, several.len())
                    } else {
                        say::leads_in_many_ways(name, list)
                    },
                )
                .at(span, say::which_way_counts())
                .help(several_ways(place, name, &shown)),
            );
        }
    }
    None
}

/// What to write where records lead to the rows in several ways: each can be chosen.
fn several_ways(place: Span, record: &str, shown: &[String]) -> Help {
    let words = say::write_via(record, &shown[0], Argument::list(shown));
    let edit = |way: &String| [Edit::after(place, format!(" via {record}.{way}"))];
    shown.iter().map(edit).fold(Help::new(words), Help::suggestion)
}

/// The record types from which some way leads to a code of the list.
fn leading(schema: &Schema, list: ListId) -> IndexSet<RecordId> {
    let mut leading = IndexSet::new();
    let ids = || (0..schema.records.len()).map(|index| RecordId(index as u32));
    loop {
        let before = leading.len();
        for id in ids() {
            let leads = schema.record(id).fields.values().any(|field| match field.kind {
                FieldKind::Code { list: found, .. } => found == list,
                FieldKind::Reference(next) => leading.contains(&next),
                _ => false,
            });
            if leads {
                leading.insert(id);
            }
        }
        if leading.len() == before {
            return leading;
        }
    }
}

/// A walk over references. It enters only records that lead to the list, so that it ends soon also where record types refer
/// to each other many times over.
struct Search<'s> {
    schema: &'s Schema,
    list: ListId,
    leading: IndexSet<RecordId>,
    steps: Vec<Step>,
    seen: Vec<RecordId>,
    ways: Vec<Path>,
}

impl Search<'_> {
    fn from(&mut self, record: RecordId) {
        let schema = self.schema;
        for (index, field) in schema.record(record).fields.values().enumerate() {
            if self.ways.len() >= MOST_WAYS {
                return;
            }
            let id = FieldId(index as u32);
            match field.kind {
                FieldKind::Code { list: found, .. } if found == self.list => {
                    self.ways.push(Path { steps: self.steps.clone(), end: End::Field(id) });
                }
                FieldKind::Reference(next) if self.leading.contains(&next) && !self.seen.contains(&next) => {
                    self.steps.push(Step::Field(id));
                    self.seen.push(next);
                    self.from(next);
                    self.seen.pop();
                    self.steps.pop();
                }
                _ => {}
            }
        }
    }
}

/// The record types that cells of a code line's members measure, in order of first appearance; the table's own first.
pub(super) fn measured<'m>(
    table_record: RecordId,
    members: impl IntoIterator<Item = &'m Member>,
) -> IndexSet<RecordId> {
    let measured = members.into_iter().filter_map(|member| match &member.body {
        Body::Measure(measure) => Some(measure.record),
        _ => None,
    });
    std::iter::once(table_record).chain(measured).collect()
}
