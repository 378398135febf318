//! One table of both sides, to be asked.

use crate::message::Message;
use crate::model::{Aside, Model, Table};
use crate::plan::Population;
use crate::prove::Space;

use super::joint::Joint;

/// One table of both sides.
pub(super) struct Asker<'a> {
    pub joint: &'a Joint,
    pub sides: [&'a Model; 2],
    /// The tables as the sides have them.
    pub own: [&'a Table; 2],
    /// The tables in the joint ids.
    pub tables: &'a [Table; 2],
    /// For each record type that either table measures: its grid on both sides.
    pub grids: Vec<(&'a [Population; 2], &'a Space<'a>)>,
    /// Why nothing can be said of conditions; `None` where something can.
    pub beyond: Option<Message>,
    /// The asides that the tables are, on both sides.
    pub asides: Option<[&'a Aside; 2]>,
}
