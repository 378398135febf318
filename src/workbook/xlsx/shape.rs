//! What a sheet says beside its cells: columns before them, merges and filters behind, and the tables that lie on it.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use super::relationships;
use crate::workbook::fault::PartFault;
use crate::workbook::limits::Limits;
use crate::workbook::package::Package;
use crate::workbook::reference::{COLUMNS, area};
use crate::workbook::shape::{Area, Filter, Shape};
use crate::workbook::stop::Stop;
use crate::workbook::xml::{Piece, Tag, Xml, is_yes};

/// Reads what is said of a sheet.
pub(super) fn read_shape<R: Read + Seek>(package: &mut Package<R>, part: &str, limits: &Limits) -> Result<Shape, Stop> {
    let mut shape = Shape::default();
    read(&mut package.xml(part, limits.of_part())?, &mut shape, limits)?;
    if !package.has(&relationships::part_of(part)) {
        return Ok(shape);
    }
    // However often a table is named, it lies there once; and all of them together are no more than one part.
    let belongings = relationships::of_part(package, part, limits)?;
    let tables = belongings.into_iter().filter(|one| one.kind == "table").filter_map(|one| one.target);
    let tables: BTreeSet<String> = tables.map(|target| target.to_ascii_lowercase()).collect();
    let mut allowance = limits.of_about();
    for table in tables {
        let mut xml = package.xml(&table, allowance)?;
        read(&mut xml, &mut shape, limits)?;
        allowance.part = allowance.part.saturating_sub(xml.unpacked());
    }
    Ok(shape)
}

/// Reads a sheet, or a table: the filters of both are alike.
fn read(xml: &mut Xml<'_>, shape: &mut Shape, limits: &Limits) -> Result<(), Stop> {
    let (mut is_columns, mut is_merges, mut is_filter) = (false, false, false);
    // The cells, as their element is written: nearly all of the part, and nothing of its shape.
    let mut cells: Option<String> = None;
    loop {
        if let Some(written) = cells.take() {
            xml.skip(&written)?;
        }
        match xml.next()? {
            Piece::Open(2, tag) if tag.name() == "sheetData" && !tag.is_empty => cells = Some(tag.written().to_owned()),
            Piece::Open(2, tag) => {
                let name = tag.name();
                (is_columns, is_merges, is_filter) = (name == "cols", name == "mergeCells", name == "autoFilter");
                if is_filter {
                    shape.filters.push(Filter { area: area_of(&tag, "autoFilter")?, is_active: false });
                }
            }
            Piece::Open(3, tag) if is_columns && tag.name() == "col" => shape.hidden_columns.extend(hidden(&tag)?),
            Piece::Open(3, tag) if is_merges && tag.name() == "mergeCell" => {
                shape.merges.push(area_of(&tag, "mergeCell")?);
            }
            // Something is chosen in a column of the filter.
            Piece::Open(4, _) if is_filter => {
                if let Some(last) = shape.filters.last_mut() {
                    last.is_active = true;
                }
            }
            Piece::End => return Ok(()),
            _ => {}
        }
        let most = shape.filters.len().max(shape.hidden_columns.len()).max(shape.merges.len());
        if most > limits.entries {
            return Err(PartFault::TooManyEntries { limit: limits.entries as u64 }.into());
        }
    }
}

fn area_of(tag: &Tag<'_>, element: &'static str) -> Result<Area, Stop> {
    let malformed = || Stop::Part(PartFault::Malformed { element });
    tag.attribute("ref")?.and_then(|text| area(&text)).ok_or_else(malformed)
}

fn hidden(tag: &Tag<'_>) -> Result<Option<(u32, u32)>, Stop> {
    if !tag.attribute("hidden")?.is_some_and(|word| is_yes(&word)) {
        return Ok(None);
    }
    let end = |name| Ok::<_, Stop>(tag.attribute(name)?.and_then(|number| number.parse::<u32>().ok()));
    match (end("min")?, end("max")?) {
        (Some(first), Some(last)) if (1..=last).contains(&first) && last <= COLUMNS => Ok(Some((first - 1, last - 1))),
        _ => Err(PartFault::Malformed { element: "col" }.into()),
    }
}
