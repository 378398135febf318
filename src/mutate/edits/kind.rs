//! The kinds of edits.

use crate::message::{Message, mutations as say};

/// The kinds of change: the slips that a person makes who edits rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditKind {
    /// A number or a date is one more or one less; a comparison takes its end in or leaves it out.
    BoundaryMoved,
    /// A code is left out of a set, a list or an arm.
    MemberDropped,
    /// A clause or a test says the opposite.
    Negated,
    /// Two arms or exceptions change their precedence.
    OrderSwapped,
    /// A number of a formula, a check or a text's hole is one more or one less.
    NumberMoved,
    /// A code became another one than is written.
    SuccessorSwapped,
    /// Data are read otherwise: another dialect, a digit more or less; or versions, by the report's day and not by that which is said.
    ReadOtherwise,
    /// A figure is rounded otherwise, by another number of digits or to the other side, or a text takes it exactly where it took it as it
    /// is shown.
    RoundedOtherwise,
}

impl EditKind {
    /// In words.
    #[must_use]
    pub fn said(self) -> Message {
        match self {
            EditKind::BoundaryMoved => say::boundary_moved(),
            EditKind::MemberDropped => say::member_dropped(),
            EditKind::Negated => say::negated(),
            EditKind::OrderSwapped => say::order_swapped(),
            EditKind::NumberMoved => say::number_moved(),
            EditKind::SuccessorSwapped => say::successor_swapped(),
            EditKind::ReadOtherwise => say::read_otherwise(),
            EditKind::RoundedOtherwise => say::rounded_otherwise(),
        }
    }

    /// The word for it in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EditKind::BoundaryMoved => "boundary moved",
            EditKind::MemberDropped => "member dropped",
            EditKind::Negated => "negated",
            EditKind::OrderSwapped => "order swapped",
            EditKind::NumberMoved => "number moved",
            EditKind::SuccessorSwapped => "successor swapped",
            EditKind::ReadOtherwise => "read otherwise",
            EditKind::RoundedOtherwise => "rounded otherwise",
        }
    }
}
