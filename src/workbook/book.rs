//! A workbook that was opened, of either format.

use std::io::{Read, Seek};

use super::fault::{FileFault, PartFault, WorkbookFault};
use super::limits::Limits;
use super::ods::OdsBook;
use super::package::Package;
use super::rows::Rows;
use super::shape::{Shape, SheetAbout};
use super::stop::Stop;
use super::xlsx::XlsxBook;

/// A workbook that was opened: XLSX, XLSM or ODS, which it says itself; how the file is called does not matter.
pub struct Workbook<R> {
    package: Package<R>,
    limits: Limits,
    sheets: Vec<SheetAbout>,
    book: Book,
}

enum Book {
    Xlsx(XlsxBook),
    Ods(OdsBook),
}

/// What the part `mimetype` of a workbook of OpenDocument begins with; templates go on.
const SPREADSHEET: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook.
    ///
    /// # Errors
    ///
    /// Where it is no workbook that can be read; what it is instead is said.
    pub fn open(input: R) -> Result<Workbook<R>, WorkbookFault> {
        Workbook::open_with(input, Limits::default())
    }

    /// Opens a workbook of which no more is to be read than this.
    ///
    /// # Errors
    ///
    /// Where it is no workbook that can be read; what it is instead is said.
    pub fn open_with(input: R, limits: Limits) -> Result<Workbook<R>, WorkbookFault> {
        let mut package = Package::open(input).map_err(WorkbookFault::File)?;
        let (book, sheets) = if is_open_document(&mut package, &limits)? {
            let (book, sheets) = OdsBook::open(&mut package, &limits)?;
            (Book::Ods(book), sheets)
        } else if package.has("_rels/.rels") {
            let (book, sheets) = XlsxBook::open(&mut package, &limits)?;
            (Book::Xlsx(book), sheets)
        } else {
            return Err(WorkbookFault::File(FileFault::OtherDocument));
        };
        if sheets.is_empty() {
            return Err(WorkbookFault::File(FileFault::NoSheet));
        }
        Ok(Workbook { package, limits, sheets, book })
    }

    /// Its sheets with cells, in its order. A sheet is asked for by its place here, the first being 0.
    pub fn sheets(&self) -> &[SheetAbout] {
        &self.sheets
    }

    /// Whether it has macros, which are passed over.
    pub fn has_macros(&self) -> bool {
        match &self.book {
            Book::Xlsx(book) => book.has_macros(),
            Book::Ods(book) => book.has_macros(),
        }
    }

    /// Whether it takes values from other files. What it has of them is read; they are not.
    pub fn has_links(&self) -> bool {
        match &self.book {
            Book::Xlsx(book) => book.has_links(),
            Book::Ods(book) => book.has_links(),
        }
    }

    /// What is said of a sheet beside its cells. Of XLSX it takes a pass over the sheet, for some of it stands behind the cells; of ODS it was
    /// seen when the workbook was opened.
    ///
    /// # Errors
    ///
    /// Where there is no such sheet, or the file does not go on as a workbook does.
    pub fn shape(&mut self, sheet: usize) -> Result<Shape, WorkbookFault> {
        let about = self.sheets.get(sheet).ok_or(WorkbookFault::NoSuchSheet)?;
        match &mut self.book {
            Book::Xlsx(book) => book.shape(&mut self.package, (sheet, about), &self.limits),
            Book::Ods(book) => book.shape(sheet).cloned().ok_or(WorkbookFault::NoSuchSheet),
        }
    }

    /// The rows of a sheet that hold something, in one pass. Sheets of ODS stand behind each other in one part, so those before it are
    /// unpacked too.
    ///
    /// # Errors
    ///
    /// Where there is no such sheet, or what its cells need of the workbook cannot be read.
    pub fn rows(&mut self, sheet: usize) -> Result<Rows<'_>, WorkbookFault> {
        let about = self.sheets.get(sheet).ok_or(WorkbookFault::NoSuchSheet)?;
        match &mut self.book {
            Book::Xlsx(book) => book.rows(&mut self.package, (sheet, about), &self.limits),
            Book::Ods(book) => book.rows(&mut self.package, (sheet, about), &self.limits),
        }
    }
}

/// Whether an archive is a document of OpenDocument, which must be a workbook then.
fn is_open_document<R: Read + Seek>(package: &mut Package<R>, limits: &Limits) -> Result<bool, WorkbookFault> {
    const PART: &str = "mimetype";
    if !package.has(PART) {
        return Ok(false);
    }
    let mut kind = Vec::new();
    let mut bytes = package.bytes(PART, limits.of_about()).map_err(|stop| stop.told(PART, ""))?;
    if (&mut bytes).take(128).read_to_end(&mut kind).is_err() {
        return Err(bytes.failed().unwrap_or(Stop::Part(PartFault::Damaged)).told(PART, ""));
    }
    if kind.starts_with(SPREADSHEET) { Ok(true) } else { Err(WorkbookFault::File(FileFault::OtherDocument)) }
}
