//! What a workbook says of itself: its sheets, from which day it counts, and where its texts and formats stand.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use super::formats::Formats;
use super::relationships::{self, Relationship};
use super::shape::read_shape;
use super::sheet::{Around, SheetRows};
use super::texts::read_texts;
use crate::workbook::fault::{FileFault, PartFault, WorkbookFault};
use crate::workbook::limits::Limits;
use crate::workbook::package::Package;
use crate::workbook::rows::Rows;
use crate::workbook::serial::Epoch;
use crate::workbook::shape::{Shape, SheetAbout, Visibility};
use crate::workbook::stop::Stop;
use crate::workbook::texts::Texts;
use crate::workbook::xml::{Piece, Tag, is_yes, local, plain};

/// A workbook of Office Open XML.
pub(in crate::workbook) struct XlsxBook {
    /// The part that says it.
    part: String,
    /// The parts of its sheets, in the order of these.
    targets: Vec<String>,
    epoch: Epoch,
    /// Whether it is to be calculated when it is opened: what formulas gave is then not theirs.
    is_uncalculated: bool,
    belongings: Vec<Relationship>,
    /// What all sheets share, once it was needed.
    shared: Option<(Texts, Formats)>,
}

/// A sheet as the workbook lists it.
struct Listed {
    about: SheetAbout,
    id: String,
}

impl XlsxBook {
    /// Opens what an archive holds, with what is said of its sheets.
    pub(in crate::workbook) fn open<R: Read + Seek>(
        package: &mut Package<R>,
        limits: &Limits,
    ) -> Result<(XlsxBook, Vec<SheetAbout>), WorkbookFault> {
        let of_all = relationships::of_part(package, "", limits);
        let of_all = of_all.map_err(|stop| stop.told(&relationships::part_of(""), ""))?;
        let main = of_all.into_iter().find(|one| one.kind == "officeDocument").and_then(|one| one.target);
        let Some(part) = main else { return Err(WorkbookFault::File(FileFault::OtherDocument)) };
        if part.to_ascii_lowercase().ends_with(".bin") {
            return Err(WorkbookFault::File(FileFault::BinaryWorkbook));
        }
        let mut book = XlsxBook {
            part,
            targets: Vec::new(),
            epoch: Epoch::Of1900,
            is_uncalculated: false,
            belongings: Vec::new(),
            shared: None,
        };
        let listed = book.read(package, limits).map_err(|stop| stop.told(&book.part, ""))?;
        let belongings = relationships::of_part(package, &book.part, limits);
        book.belongings = belongings.map_err(|stop| stop.told(&relationships::part_of(&book.part), ""))?;
        let by_id: BTreeMap<&str, &Relationship> = book.belongings.iter().map(|one| (one.id.as_str(), one)).collect();
        let mut abouts = Vec::new();
        for sheet in listed {
            let Some(belonging) = by_id.get(sheet.id.as_str()) else {
                return Err(WorkbookFault::part(&book.part, PartFault::Malformed { element: "sheet" }));
            };
            // A chart or a dialogue can be a sheet too. It has no cells.
            if let ("worksheet", Some(target)) = (belonging.kind.as_str(), &belonging.target) {
                book.targets.push(target.clone());
                abouts.push(sheet.about);
            }
        }
        Ok((book, abouts))
    }

    pub(in crate::workbook) fn has_macros(&self) -> bool {
        let is_macro =
            |one: &Relationship| matches!(one.kind.as_str(), "vbaProject" | "xlMacrosheet" | "xlIntlMacrosheet");
        self.belongings.iter().any(is_macro)
    }

    pub(in crate::workbook) fn has_links(&self) -> bool {
        self.belongings.iter().any(|one| one.kind == "externalLink")
    }

    /// What is said of a sheet beside its cells.
    pub(in crate::workbook) fn shape<R: Read + Seek>(
        &self,
        package: &mut Package<R>,
        (number, about): (usize, &SheetAbout),
        limits: &Limits,
    ) -> Result<Shape, WorkbookFault> {
        let part = self.targets.get(number).ok_or(WorkbookFault::NoSuchSheet)?;
        read_shape(package, part, limits).map_err(|stop| stop.told(part, &about.name))
    }

    /// The rows of a sheet.
    pub(in crate::workbook) fn rows<'a, R: Read + Seek>(
        &'a mut self,
        package: &'a mut Package<R>,
        (number, about): (usize, &'a SheetAbout),
        limits: &'a Limits,
    ) -> Result<Rows<'a>, WorkbookFault> {
        let part = self.targets.get(number).ok_or(WorkbookFault::NoSuchSheet)?;
        if self.shared.is_none() {
            self.shared = Some(read_shared(&self.belongings, package, limits)?);
        }
        let Some((texts, formats)) = &self.shared else { return Err(WorkbookFault::NoSuchSheet) };
        let xml = package.xml(part, limits.of_part()).map_err(|stop| stop.told(part, &about.name))?;
        let around = Around {
            texts,
            formats,
            limits,
            epoch: self.epoch,
            is_uncalculated: self.is_uncalculated,
            part,
            sheet: &about.name,
        };
        Ok(Rows::new(SheetRows::new(xml, around)))
    }

    /// Reads the part that says what it is.
    fn read<R: Read + Seek>(&mut self, package: &mut Package<R>, limits: &Limits) -> Result<Vec<Listed>, Stop> {
        let mut xml = package.xml(&self.part, limits.of_about())?;
        let mut listed = Vec::new();
        let mut is_list = false;
        loop {
            match xml.next()? {
                Piece::Open(1, tag) if tag.name() != "workbook" => return Err(Stop::File(FileFault::OtherDocument)),
                Piece::Open(2, tag) => {
                    is_list = tag.name() == "sheets";
                    let is_so = |name| Ok::<_, Stop>(tag.attribute(name)?.is_some_and(|word| is_yes(&word)));
                    match tag.name() {
                        "workbookPr" if is_so("date1904")? => self.epoch = Epoch::Of1904,
                        "calcPr" => self.is_uncalculated = is_so("fullCalcOnLoad")?,
                        _ => {}
                    }
                }
                Piece::Open(3, tag) if is_list && tag.name() == "sheet" => listed.push(sheet(&tag)?),
                Piece::End => return Ok(listed),
                _ => {}
            }
            if listed.len() > limits.entries {
                return Err(PartFault::TooManyEntries { limit: limits.entries as u64 }.into());
            }
        }
    }
}

fn sheet(tag: &Tag<'_>) -> Result<Listed, Stop> {
    let (mut name, mut id, mut visibility) = (None, None, Visibility::Shown);
    for attribute in tag.attributes() {
        let (key, value) = attribute?;
        match local(key) {
            "name" => name = Some(plain(&value)?.into_owned()),
            // The number of the sheet among all that there ever were is no id of a relationship, and is called otherwise.
            "id" => id = Some(plain(&value)?.into_owned()),
            "state" if value == "hidden" => visibility = Visibility::Hidden,
            "state" if value == "veryHidden" => visibility = Visibility::VeryHidden,
            _ => {}
        }
    }
    let (Some(name), Some(id)) = (name, id) else { return Err(PartFault::Malformed { element: "sheet" }.into()) };
    Ok(Listed { about: SheetAbout { name, visibility }, id })
}

/// Reads what all sheets share. A workbook without texts or without formats lacks the part.
fn read_shared<R: Read + Seek>(
    belongings: &[Relationship],
    package: &mut Package<R>,
    limits: &Limits,
) -> Result<(Texts, Formats), WorkbookFault> {
    let part = |kind: &str| belongings.iter().find(|one| one.kind == kind).and_then(|one| one.target.as_deref());
    let texts = match part("sharedStrings") {
        Some(part) => {
            let xml = package.xml(part, limits.of_part());
            xml.and_then(|xml| read_texts(xml, limits)).map_err(|stop| stop.told(part, ""))?
        }
        None => Texts::default(),
    };
    let formats = match part("styles") {
        Some(part) => {
            let xml = package.xml(part, limits.of_about());
            xml.and_then(|xml| Formats::read(xml, limits)).map_err(|stop| stop.told(part, ""))?
        }
        None => Formats::default(),
    };
    Ok((texts, formats))
}
