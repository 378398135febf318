//! Columns of a block of periods: each is measured over its own.

use crate::model::{Body, Formula};

use super::axis::Drafted;
use super::over::Periods;
use super::scope::Scope;

/// Lets columns of a block of periods stand over theirs.
pub(super) fn over_their_own(scope: &Scope<'_>, columns: &mut Drafted<'_>, periods: &Periods) {
    for (column, (member, written)) in columns.axis.members.iter_mut().zip(&columns.written).enumerate() {
        let Some((period, written)) = written.and_then(|written| Some((written.of_block.as_ref()?.period?, written)))
        else {
            continue;
        };
        let Body::Measure(measure) = &member.body else { continue };
        if let Some(aside) = periods.of_block(scope, period, (column, measure), written.id.span) {
            member.body = Body::Formula(Formula::Own(aside, member.body.adds_up()));
        }
    }
}
