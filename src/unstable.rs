//! The rooms behind the front door, for the command, the tests and the curious: what of them is called how, and what is there at all,
//! changes with every version. Whoever needs something of this in a host, say so: it wants a place in front.

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod advise {
    pub use crate::advise::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod check {
    pub use crate::check::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod documents {
    pub use crate::report::documents::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod exec {
    pub use crate::exec::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod format {
    pub use crate::format::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod forms {
    pub use crate::report::comparison::{Comparisons, comparison_markdown, comparison_text};
    pub use crate::report::form::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod lint {
    pub use crate::lint::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod model {
    pub use crate::model::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod mutate {
    pub use crate::mutate::*;
    pub use crate::report::survey::survey_text;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod plain {
    pub use crate::plain::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod plan {
    pub use crate::plan::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod program {
    pub use crate::program::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod prove {
    pub use crate::prove::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod reconcile {
    pub use crate::reconcile::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod spelling {
    pub use crate::spelling::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod spreadsheet {
    pub use crate::spreadsheet::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod syntax {
    pub use crate::syntax::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod testing {
    pub use crate::testing::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod words {
    pub use crate::words::*;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod grid {
    #[cfg(feature = "csv")]
    pub use crate::grid::planned::{PlannedGrid, planned};
}
