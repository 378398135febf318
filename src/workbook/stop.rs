//! What ends the reading of a part, before it is said of which.

use super::fault::{FileFault, PartFault, SheetFault, WorkbookFault};

/// What ends the reading of a part.
#[derive(Debug)]
pub(super) enum Stop {
    File(FileFault),
    Part(PartFault),
    /// Where on the sheet, and what.
    Sheet(String, SheetFault),
}

impl Stop {
    /// What is wrong, in this part and on this sheet.
    pub(super) fn told(self, part: &str, sheet: &str) -> WorkbookFault {
        match self {
            Stop::File(fault) => WorkbookFault::File(fault),
            Stop::Part(fault) => WorkbookFault::part(part, fault),
            Stop::Sheet(place, fault) => WorkbookFault::sheet(sheet, place, fault),
        }
    }
}

impl From<PartFault> for Stop {
    fn from(fault: PartFault) -> Stop {
        Stop::Part(fault)
    }
}
