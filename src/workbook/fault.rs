//! Why a workbook cannot be read, or not to its end.

use std::fmt;

use crate::message::{Language, Message, workbooks as say};

/// Why a workbook cannot be read, or not to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WorkbookFault {
    /// What is wrong with the file as a whole.
    File(FileFault),
    /// What is wrong with one part of the ZIP archive that a workbook is.
    Part {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        fault: PartFault,
    },
    /// What is wrong on a sheet.
    Sheet {
        /// The name of the sheet.
        sheet: String,
        /// Where on it: a cell (`C17`) or a row (`17`).
        place: String,
        /// What is wrong there.
        fault: SheetFault,
    },
    /// A sheet was asked for by a number that none has.
    NoSuchSheet,
}

/// What is wrong with a file that was to be a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileFault {
    /// It could not be read: what the system says.
    NotRead(String),
    /// There is nothing in it.
    Empty,
    /// It is text, most likely CSV.
    PlainText,
    /// It is a page of the web, which programs save under a workbook's name.
    WebPage,
    /// It is a workbook as one file of XML: of 2003, or a flat one of OpenDocument.
    XmlWorkbook,
    /// It is a workbook of the years before 2007, XLS.
    OldWorkbook,
    /// It is a binary workbook, XLSB.
    BinaryWorkbook,
    /// It can be opened by a password alone.
    Encrypted,
    /// It is a document of another kind.
    OtherDocument,
    /// It is no file that is known here.
    Unknown,
    /// It begins as a ZIP archive and its end is missing.
    CutOff,
    /// It is a ZIP archive that does not go together.
    DamagedArchive,
    /// It is a workbook without a sheet that has cells.
    NoSheet,
}

/// What is wrong with one part of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartFault {
    /// Another part names it, and it is not there.
    Missing,
    /// Two parts have this name.
    Twice,
    /// It is packed in a way that no spreadsheet program uses.
    OtherCompression,
    /// Its bytes are not those that were packed.
    Damaged,
    /// It is not XML, or ends too early. About which byte, unpacked.
    NotXml {
        /// The byte.
        byte: u64,
    },
    /// It declares a document type, which no spreadsheet program does.
    DocumentType,
    /// Its elements stand in each other deeper than any spreadsheet program writes.
    TooDeep,
    /// Unpacked, it is longer than is read.
    TooLong {
        /// Bytes that are read.
        limit: u64,
    },
    /// One tag or one text in it is longer than is read.
    PieceTooLong {
        /// Bytes that are read.
        limit: u64,
    },
    /// The texts that cells share are longer than is read.
    TextsTooLong {
        /// Bytes that are read.
        limit: u64,
    },
    /// It lists more than is read.
    TooManyEntries {
        /// How many are read.
        limit: u64,
    },
    /// It says something that the format does not allow.
    Malformed {
        /// The element that says it.
        element: &'static str,
    },
}

/// What is wrong on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SheetFault {
    /// What is to be a cell's place is none, or not one of its row.
    BadReference,
    /// It stands behind what it comes before, or stands there twice.
    OutOfOrder,
    /// It is further down or further right than a sheet reaches.
    BeyondSheet,
    /// The text that it shares is not there.
    NoSuchText,
    /// The format that it has is not there.
    NoSuchFormat,
    /// What it is, text or number or something else, is said by a word that is not known.
    UnknownType,
    /// Its text is longer than is read.
    TextTooLong {
        /// Bytes that are read.
        limit: u64,
    },
    /// The sheet has more cells than are read.
    TooManyCells {
        /// How many are read.
        limit: u64,
    },
    /// Cells that stand in the file once are said to stand on the sheet more often than is read.
    TooManyRepeats {
        /// How many are read.
        limit: u64,
    },
}

impl WorkbookFault {
    pub(super) fn part(part: &str, fault: PartFault) -> WorkbookFault {
        WorkbookFault::Part { part: part.to_owned(), fault }
    }

    pub(super) fn sheet(sheet: &str, place: impl Into<String>, fault: SheetFault) -> WorkbookFault {
        WorkbookFault::Sheet { sheet: sheet.to_owned(), place: place.into(), fault }
    }

    /// What is wrong, and where.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            WorkbookFault::File(fault) => fault.message(),
            WorkbookFault::Part { part, fault } => say::in_part(part, fault.message()),
            WorkbookFault::Sheet { sheet, place, fault } => say::on_sheet(sheet, place, fault.message()),
            WorkbookFault::NoSuchSheet => say::no_such_sheet(),
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> Message {
        match self {
            WorkbookFault::File(fault) => fault.help(),
            WorkbookFault::Part { fault, .. } => match fault {
                PartFault::Damaged | PartFault::NotXml { .. } => say::copy_again(),
                _ => say::save_again(),
            },
            WorkbookFault::Sheet { fault, .. } => match fault {
                SheetFault::TooManyCells { .. } | SheetFault::TooManyRepeats { .. } => say::keep_registers_alone(),
                _ => say::save_again(),
            },
            WorkbookFault::NoSuchSheet => say::name_a_sheet(),
        }
    }
}

impl FileFault {
    fn message(&self) -> Message {
        match self {
            FileFault::NotRead(why) => say::not_read(why),
            FileFault::Empty => say::empty_file(),
            FileFault::PlainText => say::plain_text(),
            FileFault::WebPage => say::web_page(),
            FileFault::XmlWorkbook => say::xml_workbook(),
            FileFault::OldWorkbook => say::old_workbook(),
            FileFault::BinaryWorkbook => say::binary_workbook(),
            FileFault::Encrypted => say::encrypted(),
            FileFault::OtherDocument => say::other_document(),
            FileFault::Unknown => say::unknown_file(),
            FileFault::CutOff => say::cut_off(),
            FileFault::DamagedArchive => say::damaged_archive(),
            FileFault::NoSheet => say::no_sheet(),
        }
    }

    fn help(&self) -> Message {
        match self {
            FileFault::PlainText => say::call_it_csv(),
            FileFault::WebPage | FileFault::XmlWorkbook | FileFault::OldWorkbook | FileFault::BinaryWorkbook => {
                say::save_as_workbook()
            }
            FileFault::Encrypted => say::take_password_off(),
            FileFault::Empty | FileFault::NotRead(_) | FileFault::CutOff | FileFault::DamagedArchive => {
                say::copy_again()
            }
            FileFault::OtherDocument | FileFault::Unknown | FileFault::NoSheet => say::give_a_workbook(),
        }
    }
}

impl PartFault {
    fn message(&self) -> Message {
        match self {
            PartFault::Missing => say::part_missing(),
            PartFault::Twice => say::part_twice(),
            PartFault::OtherCompression => say::other_compression(),
            PartFault::Damaged => say::part_damaged(),
            PartFault::NotXml { byte } => say::not_xml(*byte),
            PartFault::DocumentType => say::document_type(),
            PartFault::TooDeep => say::too_deep(),
            PartFault::TooLong { limit } => say::part_too_long(*limit),
            PartFault::PieceTooLong { limit } => say::piece_too_long(*limit),
            PartFault::TextsTooLong { limit } => say::texts_too_long(*limit),
            PartFault::TooManyEntries { limit } => say::too_many_entries(*limit),
            PartFault::Malformed { element } => say::malformed(*element),
        }
    }
}

impl SheetFault {
    fn message(&self) -> Message {
        match self {
            SheetFault::BadReference => say::bad_reference(),
            SheetFault::OutOfOrder => say::out_of_order(),
            SheetFault::BeyondSheet => say::beyond_sheet(),
            SheetFault::NoSuchText => say::no_such_text(),
            SheetFault::NoSuchFormat => say::no_such_format(),
            SheetFault::UnknownType => say::unknown_type(),
            SheetFault::TextTooLong { limit } => say::text_too_long(*limit),
            SheetFault::TooManyCells { limit } => say::too_many_cells(*limit),
            SheetFault::TooManyRepeats { limit } => say::too_many_repeats(*limit),
        }
    }
}

impl fmt::Display for WorkbookFault {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().say(Language::default()))
    }
}

impl std::error::Error for WorkbookFault {}
