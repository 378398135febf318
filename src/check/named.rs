//! Which record type a measure is of.

use crate::schema::RecordId;
use crate::syntax::tree::{self, Name};

use super::expression::Typing;
use super::heads::path_heads;
use super::scope::Scope;

/// The record type that a measure names.
pub(super) fn named_record<'t>(
    scope: &Scope<'_>,
    table_record: RecordId,
    written: &'t tree::Measure,
) -> Option<(&'t Name, RecordId)> {
    let own = Typing::of(scope, table_record);
    let mut heads = Vec::new();
    if let Some(operand) = &written.operand {
        path_heads(operand, &mut heads);
    }
    let named = heads.into_iter().map(|(name, _)| name).filter(|name| !own.is_field(name));
    named.filter_map(|name| Some((name, scope.schema.find_record(&name.value)?))).next()
}
