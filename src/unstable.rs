//! The rooms behind the front door, for the command, the tests and the curious: what of them is called how, and what is there at all,
//! changes with every version. Whoever needs something of this in a host, say so: it wants a place in front.

#![allow(missing_docs, reason = "each room says at its head what it is for")]

pub mod check {
    pub use crate::check::*;
}

pub mod documents {
    pub use crate::report::documents::*;
}

pub mod encoding {
    pub use crate::encoding::*;
}

pub mod exec {
    pub use crate::exec::*;
}

pub mod format {
    pub use crate::format::*;
}

pub mod forms {
    pub use crate::report::comparison::{Comparisons, comparison_markdown, comparison_text};
    pub use crate::report::form::*;
}

pub mod lint {
    pub use crate::lint::*;
}

pub mod model {
    pub use crate::model::*;
}

pub mod mutate {
    pub use crate::mutate::*;
    pub use crate::report::survey::survey_text;
}

pub mod plain {
    pub use crate::plain::*;
}

pub mod plan {
    pub use crate::plan::*;
}

pub mod program {
    pub use crate::program::*;
}

pub mod prove {
    pub use crate::prove::*;
}

pub mod reconcile {
    pub use crate::reconcile::*;
}

pub mod rename {
    pub use crate::rename::*;
}

pub mod spelling {
    pub use crate::spelling::*;
}

pub mod spreadsheet {
    pub use crate::spreadsheet::*;
}

pub mod stages {
    pub use crate::engine::Checked;
}

pub mod syntax {
    pub use crate::syntax::*;
}

pub mod testing {
    pub use crate::testing::*;
}

#[cfg(feature = "stores")]
pub mod stores {
    pub use crate::stores::*;
}

#[cfg(feature = "workbook")]
pub mod workbook {
    pub use crate::workbook::*;
}

pub mod words {
    pub use crate::words::*;
}

pub mod grid {
    #[cfg(feature = "csv")]
    pub use crate::grid::planned::{PlannedGrid, planned};
}

pub mod compare {
    pub use crate::compare::data::{Beside, Cause, Program, Side, Whose, cells};
    pub use crate::compare::days::Days;
    pub use crate::compare::found::{Change, ChangeKind, Found, Sameness, Subject};
    pub use crate::compare::meaning::meaning;
    pub use crate::compare::print::print;
    pub use crate::compare::reading::reading;
    pub use crate::compare::structure::{Edit, StructureChange, Thing, structure};
    pub use crate::compare::together::{Group, together};
}

pub mod diagnostic {
    pub mod codes {
        pub use crate::diagnostic::codes::*;
    }
    pub use crate::diagnostic::order::sort;
    pub use crate::diagnostic::suggest::did_you_mean;
}

pub mod explain {
    pub use crate::explain::key::{KeyFound, find_key};
    pub use crate::explain::measured_record;
}

pub mod outcome {
    pub use crate::outcome::explanation::Manner;
    pub use crate::outcome::layout::{HeaderCell, HeaderGrid};
    pub use crate::outcome::locale::{format_date, format_number, format_period};
    pub use crate::outcome::named::named;
    pub use crate::outcome::present::{Presentation, ShownGlyphs};
    pub use crate::outcome::reconciliation::{
        Agreement, PublishedFigure, ReconciledCell, Reconciliation, ReconciliationCounts, Waiver, WaiverState,
    };
    pub use crate::outcome::text::{Figure, TextPart, fill};
}

pub mod records {
    #[cfg(feature = "csv")]
    pub use crate::records::csv::{read_sheet, read_sheet_of};
    pub use crate::records::json::is_json_document;
    pub use crate::records::recognition::Recognition;
    pub use crate::records::sheet::{Sheet, SheetRow};
    #[cfg(feature = "workbook")]
    pub use crate::records::sheets::{SheetAccount, SheetHead, of_workbook, read_sheet_rows};
}

pub mod message {
    pub mod command {
        pub use crate::message::command::*;
    }
    pub mod data_files {
        pub use crate::message::data_files::*;
    }
}

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
    pub use crate::report::*;
}

pub mod schema {
    pub use crate::schema::identity::Identity;
    pub use crate::schema::written::{DateDialect, Dialect, Group, NumberDialect, Words};
}

pub mod source {
    pub use crate::source::spanned::Spanned;
}

pub mod value {
    pub use crate::value::date::DateUnit;
    pub use crate::value::extent::Extent;
    pub use crate::value::operator::{ArithmeticOp, CompareOp};
    pub use crate::value::possible::Possible;
    pub use crate::value::rounding::{Rounding, RoundingMode};
    pub use crate::value::sum::Sum;
}
