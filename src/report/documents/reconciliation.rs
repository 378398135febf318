//! A table against its published figures. `docs/reconciling.md` is its description.

use serde::{Serialize, Serializer};

use super::{Cell, Count, Exact, Titled, Version};
use crate::outcome::{self, Agreement, CheckOutcome, CheckResult, Place, ReconciledCell};

/// A reconciliation. Cells that are not published are counted and not listed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reconciliation<'a> {
    #[cfg_attr(test, schemars(extend("const" = Version::RECONCILIATION)))]
    schema: Version,
    table: Titled<'a>,
    file: &'a str,
    agreed: Count,
    within_rounding: Count,
    differs: Count,
    expired: Count,
    only_published: Count,
    waived: Count,
    not_published: Count,
    cells: Vec<Figure<'a>>,
    contradictions: Vec<Check<'a>>,
    idle_waivers: Vec<Waiver<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Figure<'a> {
    row: &'a str,
    column: &'a str,
    agreement: AgreementWord,
    computed: Option<Cell<'a>>,
    published: Option<&'a str>,
    line: Option<u64>,
    difference: Option<Exact<'a>>,
    waiver: Option<Waiver<'a>>,
    waived: bool,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum AgreementWord {
    Agreed,
    Rounded,
    CutOff,
    Differs,
    NotPublished,
    OnlyPublished,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Waiver<'a> {
    row: &'a str,
    column: &'a str,
    reason: &'a str,
    until: String,
    line: u64,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Check<'a> {
    check: &'a str,
    row: Option<&'a str>,
    column: Option<&'a str>,
    left: Option<Exact<'a>>,
    right: Option<Exact<'a>>,
}

/// As the document.
impl Serialize for outcome::Reconciliation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Reconciliation::from(self).serialize(serializer)
    }
}

impl<'a> From<&'a outcome::Reconciliation> for Reconciliation<'a> {
    fn from(reconciliation: &'a outcome::Reconciliation) -> Reconciliation<'a> {
        let counts = reconciliation.counts();
        let listed = reconciliation.cells.iter().filter(|cell| cell.agreement != Agreement::NotPublished);
        let contradictions = reconciliation.contradictions.iter();
        Reconciliation {
            schema: Version::RECONCILIATION,
            table: Titled::from(&reconciliation.table),
            file: &reconciliation.file,
            agreed: Count(counts.agreed),
            within_rounding: Count(counts.within_rounding),
            differs: Count(counts.differs),
            expired: Count(counts.expired),
            only_published: Count(counts.only_published),
            waived: Count(counts.waived),
            not_published: Count(counts.not_published),
            cells: listed.map(Figure::from).collect(),
            contradictions: contradictions.map(|check| Check::of(reconciliation, check)).collect(),
            idle_waivers: reconciliation.idle_waivers.iter().map(Waiver::from).collect(),
        }
    }
}

impl<'a> From<&'a ReconciledCell> for Figure<'a> {
    fn from(cell: &'a ReconciledCell) -> Figure<'a> {
        let figure = cell.published.as_ref();
        Figure {
            row: &cell.row,
            column: &cell.column,
            agreement: match cell.agreement {
                Agreement::Agreed => AgreementWord::Agreed,
                Agreement::Rounded => AgreementWord::Rounded,
                Agreement::CutOff => AgreementWord::CutOff,
                Agreement::Differs => AgreementWord::Differs,
                Agreement::NotPublished => AgreementWord::NotPublished,
                Agreement::OnlyPublished => AgreementWord::OnlyPublished,
            },
            computed: cell.computed.as_ref().map(Cell::from),
            published: figure.map(|figure| figure.text.as_str()),
            line: figure.map(|figure| figure.line),
            difference: figure.and_then(|figure| figure.difference.as_ref()).map(Exact),
            waiver: cell.waiver.as_ref().map(|(waiver, _)| Waiver::from(waiver)),
            waived: cell.is_waived(),
        }
    }
}

impl<'a> From<&'a outcome::Waiver> for Waiver<'a> {
    fn from(waiver: &'a outcome::Waiver) -> Waiver<'a> {
        Waiver {
            row: &waiver.row,
            column: &waiver.column,
            reason: &waiver.reason,
            until: waiver.until.to_string(),
            line: waiver.line,
        }
    }
}

impl<'a> Check<'a> {
    fn of(reconciliation: &'a outcome::Reconciliation, check: &'a CheckOutcome) -> Check<'a> {
        let (row, column) = match check.place {
            Place::Row(row) => (reconciliation.rows.get(row).map(|row| row.id.as_str()), None),
            Place::Column(column) => (None, reconciliation.columns.get(column).map(|column| column.id.as_str())),
            Place::Table => (None, None),
        };
        let (left, right) = match &check.result {
            CheckResult::Fails { left, right } => (Some(Exact(left)), Some(Exact(right))),
            CheckResult::Holds | CheckResult::NotDecided(_) | CheckResult::NotAsked(_) => (None, None),
        };
        Check { check: &check.check, row, column, left, right }
    }
}
