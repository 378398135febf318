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

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod compare {
    pub use crate::compare::data::{Program, cells};
    pub use crate::compare::meaning::meaning;
    pub use crate::compare::print::print;
    pub use crate::compare::reading::reading;
    pub use crate::compare::structure::structure;
    pub use crate::compare::together::{Group, together};
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod diagnostic {
    pub use crate::diagnostic::suggest::did_you_mean;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod outcome {
    pub use crate::outcome::locale::{format_date, format_number, format_period};
    pub use crate::outcome::named::named;
    pub use crate::outcome::present::{Presentation, ShownGlyphs};
    pub use crate::outcome::reconciliation::{
        Agreement, PublishedFigure, ReconciledCell, Reconciliation, ReconciliationCounts, Waiver, WaiverState,
    };
    pub use crate::outcome::text::fill;
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod records {
    #[cfg(feature = "csv")]
    pub use crate::records::csv::{read_sheet, read_sheet_of};
    pub use crate::records::json::is_json_document;
    pub use crate::records::recognition::Recognition;
    pub use crate::records::sheet::{Sheet, SheetRow};
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod report {
    pub mod findings {
        pub use crate::report::findings::*;
    }
    pub use crate::report::coverage::Covered;
    pub use crate::report::decisions::{DECISIONS_CSV_HEADER, summary};
    pub use crate::report::json_schema::{record_json_schema, records_json_schema};
    pub use crate::report::long_csv::LONG_CSV_HEADER;
    pub use crate::report::proofs::Proofs;
    pub use crate::report::reconciliation::{reconciliation_summary, reconciliation_text};
    pub use crate::report::templates::{template, template_titles};
    pub use crate::report::test_run::{TestRun, TestedProgram};
}

#[allow(missing_docs, reason = "each room says at its head what it is for")]
pub mod value {
    pub use crate::value::date::DateUnit;
    pub use crate::value::extent::Extent;
    pub use crate::value::operator::{ArithmeticOp, CompareOp};
    pub use crate::value::possible::Possible;
    pub use crate::value::sum::Sum;
}
