//! What a workbook says of itself, from one pass over its sheets: it is written nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use super::address::range;
use super::sheet::{Around, OdsRows};
use super::walk::{Begins, Walk, count};
use crate::workbook::fault::{FileFault, PartFault, WorkbookFault};
use crate::workbook::limits::Limits;
use crate::workbook::package::Package;
use crate::workbook::reference::COLUMNS;
use crate::workbook::rows::Rows;
use crate::workbook::shape::{Area, Filter, Shape, SheetAbout, Visibility};
use crate::workbook::stop::Stop;
use crate::workbook::xml::{Piece, Tag};

/// The part in which all sheets stand.
const CONTENT: &str = "content.xml";
/// The part that says which parts there are, and how they are encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// The part that says which program wrote it.
const META: &str = "meta.xml";

/// A workbook of OpenDocument.
pub(in crate::workbook) struct OdsBook {
    /// What is said of each sheet that it lists, and the how-manieth it is in the part.
    sheets: Vec<(usize, Shape)>,
    has_macros: bool,
    has_links: bool,
    /// Whether the program that wrote it calculates whatever it writes.
    is_calculated: bool,
}

/// A sheet as it stands in the part.
struct Found {
    about: SheetAbout,
    shape: Shape,
    /// Whether it only keeps what was taken from another file.
    is_copy: bool,
}

impl OdsBook {
    /// Opens what an archive holds, with what is said of its sheets.
    pub(in crate::workbook) fn open<R: Read + Seek>(
        package: &mut Package<R>,
        limits: &Limits,
    ) -> Result<(OdsBook, Vec<SheetAbout>), WorkbookFault> {
        if package.has(MANIFEST) && is_encrypted(package, limits).map_err(|stop| stop.told(MANIFEST, ""))? {
            return Err(WorkbookFault::File(FileFault::Encrypted));
        }
        let mut look = Look::default();
        look.read(package, limits).map_err(|stop| stop.told(CONTENT, ""))?;
        let numbers = look.found.iter().map(|found| found.about.name.clone()).enumerate();
        // Of two sheets with one name, which no program makes, the first.
        let numbers: BTreeMap<String, usize> = numbers.rev().map(|(number, name)| (name, number)).collect();
        for (sheet, filter) in look.filters {
            if let Some(found) = numbers.get(&sheet).and_then(|number| look.found.get_mut(*number)) {
                found.shape.filters.push(filter);
            }
        }
        let sheets = look.found.into_iter().enumerate().filter(|(_, found)| !found.is_copy);
        let (sheets, abouts) = sheets.map(|(number, found)| ((number, found.shape), found.about)).unzip();
        let has_macros = package.has_below("Basic/") || package.has_below("Scripts/");
        let is_calculated = package.has(META) && is_calculated(package, limits).map_err(|stop| stop.told(META, ""))?;
        Ok((OdsBook { sheets, has_macros, has_links: look.has_links, is_calculated }, abouts))
    }

    pub(in crate::workbook) fn has_macros(&self) -> bool {
        self.has_macros
    }

    pub(in crate::workbook) fn has_links(&self) -> bool {
        self.has_links
    }

    /// What is said of a sheet beside its cells.
    pub(in crate::workbook) fn shape(&self, number: usize) -> Option<&Shape> {
        self.sheets.get(number).map(|(_, shape)| shape)
    }

    /// The rows of a sheet.
    pub(in crate::workbook) fn rows<'a, R: Read + Seek>(
        &self,
        package: &'a mut Package<R>,
        (number, about): (usize, &'a SheetAbout),
        limits: &'a Limits,
    ) -> Result<Rows<'a>, WorkbookFault> {
        let (place, _) = self.sheets.get(number).ok_or(WorkbookFault::NoSuchSheet)?;
        let xml = package.xml(CONTENT, limits.of_part()).map_err(|stop| stop.told(CONTENT, ""))?;
        let around =
            Around { part: CONTENT, sheet: &about.name, number: *place, is_calculated: self.is_calculated, limits };
        Ok(Rows::new(OdsRows::new(xml, around)))
    }
}

fn is_encrypted<R: Read + Seek>(package: &mut Package<R>, limits: &Limits) -> Result<bool, Stop> {
    let mut xml = package.xml(MANIFEST, limits.of_about())?;
    loop {
        match xml.next()? {
            Piece::Open(_, tag) if tag.name() == "encryption-data" => return Ok(true),
            Piece::End => return Ok(false),
            _ => {}
        }
    }
}

/// Whether the program that wrote a workbook calculates whatever it writes, as LibreOffice, OpenOffice and Microsoft Office do.
fn is_calculated<R: Read + Seek>(package: &mut Package<R>, limits: &Limits) -> Result<bool, Stop> {
    let mut xml = package.xml(META, limits.of_about())?;
    let (mut generator, mut is_generator) = (String::new(), false);
    loop {
        match xml.next()? {
            Piece::Open(_, tag) => is_generator = tag.name() == "generator",
            Piece::Text(text) if is_generator => generator.push_str(&text),
            Piece::Text(_) => {}
            Piece::Close(_) => is_generator = false,
            Piece::End => return Ok(generator.contains("Office")),
        }
    }
}

/// What the pass has seen.
#[derive(Default)]
struct Look {
    walk: Walk,
    found: Vec<Found>,
    filters: Vec<(String, Filter)>,
    has_links: bool,
    /// Formats of sheets that are not shown.
    hidden: BTreeSet<String>,
    format: Option<String>,
    is_formats: bool,
    is_body: bool,
    is_ranges: bool,
    is_filter: bool,
    /// Merges and stretches of hidden columns, of all sheets.
    entries: usize,
    /// Bytes of the names that are kept.
    names: u64,
}

impl Look {
    fn read<R: Read + Seek>(&mut self, package: &mut Package<R>, limits: &Limits) -> Result<(), Stop> {
        let mut xml = package.xml(CONTENT, limits.of_part())?;
        loop {
            match xml.next()? {
                Piece::Open(depth, tag) => self.open(depth, &tag)?,
                Piece::Close(depth) => {
                    self.walk.close(depth);
                }
                Piece::Text(_) => {}
                Piece::End => return Ok(()),
            }
            let entries = self.entries + self.found.len() + self.filters.len() + self.hidden.len();
            if entries > limits.entries {
                return Err(PartFault::TooManyEntries { limit: limits.entries as u64 }.into());
            }
            if self.names > limits.about_bytes {
                return Err(PartFault::TooLong { limit: limits.about_bytes }.into());
            }
        }
    }

    fn open(&mut self, depth: u32, tag: &Tag<'_>) -> Result<(), Stop> {
        match self.walk.open(depth, tag)? {
            Begins::Sheet => return self.sheet(tag),
            Begins::HiddenColumns(first, columns) => {
                let last = first.saturating_add(columns - 1).min(COLUMNS - 1);
                if first <= last {
                    self.shape(|shape| shape.hidden_columns.push((first, last)));
                }
            }
            Begins::Cell(_) => return self.merge(tag),
            Begins::Row => {}
            Begins::Other => return self.other(depth, tag),
        }
        Ok(())
    }

    /// What is no sheet, row, column or cell.
    fn other(&mut self, depth: u32, tag: &Tag<'_>) -> Result<(), Stop> {
        let name = tag.name();
        match depth {
            2 => (self.is_formats, self.is_body) = (name == "automatic-styles", name == "body"),
            3 if self.is_formats => self.format = tag.attribute("name")?,
            4 if self.is_formats && name == "table-properties" => return self.format(tag),
            3 if self.is_body && name != "spreadsheet" => return Err(Stop::File(FileFault::OtherDocument)),
            4 => self.is_ranges = name == "database-ranges",
            5 if name == "table-source" => self.source(tag)?,
            5 if self.is_ranges => self.range(tag)?,
            6 if self.is_filter && name == "filter" => {
                if let Some((_, filter)) = self.filters.last_mut() {
                    filter.is_active = true;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What the format of a sheet says of it.
    fn format(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        if tag.attribute("display")?.is_some_and(|word| word == "false") {
            let format = self.format.take();
            self.names += format.as_ref().map_or(0, String::len) as u64;
            self.hidden.extend(format);
        }
        Ok(())
    }

    /// A sheet that takes its cells from another file, or keeps what formulas take from there.
    fn source(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        self.has_links = true;
        let is_copy = tag.attribute("mode")?.is_some_and(|mode| mode == "copy-results-only");
        if let Some(found) = self.found.last_mut() {
            found.is_copy |= is_copy;
        }
        Ok(())
    }

    fn range(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        let has_buttons = tag.attribute("display-filter-buttons")?.is_some_and(|word| word == "true");
        let range = tag.attribute("target-range-address")?.and_then(|text| range(&text));
        self.is_filter = has_buttons && range.is_some();
        if let (true, Some((sheet, area))) = (has_buttons, range) {
            self.names += sheet.len() as u64;
            self.filters.push((sheet, Filter { area, is_active: false }));
        }
        Ok(())
    }

    fn sheet(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        self.is_ranges = false;
        let name = tag.attribute("name")?.ok_or(PartFault::Malformed { element: "table" })?;
        self.names += name.len() as u64;
        let is_hidden = tag.attribute("style-name")?.is_some_and(|format| self.hidden.contains(&format));
        let visibility = if is_hidden { Visibility::Hidden } else { Visibility::Shown };
        let about = SheetAbout { name, visibility };
        self.found.push(Found { about, shape: Shape::default(), is_copy: false });
        Ok(())
    }

    fn merge(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        let (columns, rows) = (count(tag, "number-columns-spanned")?, count(tag, "number-rows-spanned")?);
        if columns > 1 || rows > 1 {
            let (row, column) = (self.walk.row, self.walk.column);
            let (last_row, last_column) = (row.saturating_add(rows - 1), column.saturating_add(columns - 1));
            let area = Area { first_row: row, first_column: column, last_row, last_column };
            self.shape(|shape| shape.merges.push(area));
        }
        Ok(())
    }

    fn shape(&mut self, change: impl FnOnce(&mut Shape)) {
        self.entries += 1;
        if let Some(found) = self.found.last_mut() {
            change(&mut found.shape);
        }
    }
}
