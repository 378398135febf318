//! The members of an axis and its splits as they are written, before they are built.

use crate::model::{Expression, Relation};
use crate::source::Span;
use crate::syntax::tree::{self, Expr, Name, Words};
use crate::value::CodeIndex;

use super::super::listed::ListEntry;
use super::super::printed::printed;
use super::super::scope::Scope;

/// A member.
pub(super) struct Draft<'t> {
    pub source: DraftSource<'t>,
    pub relation: Relation,
    pub parent: Option<&'t Name>,
    /// The group's member, for a code under its subtotal.
    pub group: Option<usize>,
    /// The codes that a block gives it for, with their line.
    pub codes: Option<(usize, Vec<CodeIndex>)>,
    /// The ids of members that hold records of which it is not known whether they belong here.
    pub lacks: Vec<String>,
    /// The member whose figures are shown in the same way, for what stands beside it.
    pub shown_as: Option<usize>,
}

/// What a member comes of.
pub(super) enum DraftSource<'t> {
    Member(&'t tree::Member),
    Code { line: usize, entry: ListEntry, span: Span },
    Reason { label: String, condition: Expression, span: Span },
    Total(&'t Words, Span),
}

/// A split.
pub(super) struct SplitDraft<'t> {
    pub parent: Option<&'t Name>,
    pub by: Option<&'t Expr>,
    pub first_of: Option<&'t [Name]>,
    pub arms: Vec<usize>,
    /// The first formula that stands among the arms.
    pub formula: Option<Span>,
    pub span: Span,
}

impl<'t> Draft<'t> {
    pub fn span(&self) -> Span {
        match &self.source {
            DraftSource::Member(member) => member.id.span,
            DraftSource::Code { span, .. } | DraftSource::Reason { span, .. } | DraftSource::Total(_, span) => *span,
        }
    }

    pub fn label(&self, scope: &Scope<'_>) -> String {
        match &self.source {
            DraftSource::Member(member) => printed(scope, &member.label),
            DraftSource::Code { entry, .. } => entry.label.clone(),
            DraftSource::Reason { label, .. } => label.clone(),
            DraftSource::Total(label, _) => printed(scope, label),
        }
    }

    /// Whether it is all of what a report is for, where there is one for each.
    pub fn is_of_each(&self) -> bool {
        self.written().and_then(|written| written.of_block.as_ref()).is_some_and(|of_block| of_block.of_each)
    }

    pub fn written(&self) -> Option<&'t tree::Member> {
        match &self.source {
            DraftSource::Member(member) => Some(member),
            DraftSource::Code { .. } | DraftSource::Reason { .. } | DraftSource::Total(..) => None,
        }
    }
}
