//! Which parts belong to a part, and as what.

use crate::workbook::fault::PartFault;
use crate::workbook::limits::Limits;
use crate::workbook::package::Package;
use crate::workbook::stop::Stop;
use crate::workbook::xml::{Piece, Tag};
use std::io::{Read, Seek};

/// A part that belongs to another.
#[derive(Debug)]
pub(super) struct Relationship {
    /// What it is called where it is needed.
    pub id: String,
    /// What it is: the last word of its type, which both editions of the standard share.
    pub kind: String,
    /// The name of the part; nothing where it is no part of the file.
    pub target: Option<String>,
}

/// Where the relationships of a part stand; of the whole, where the name is empty.
pub(super) fn part_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The relationships of a part.
pub(super) fn of_part<R: Read + Seek>(
    package: &mut Package<R>,
    part: &str,
    limits: &Limits,
) -> Result<Vec<Relationship>, Stop> {
    let mut xml = package.xml(&part_of(part), limits.of_about())?;
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Piece::Open(2, tag) if tag.name() == "Relationship" => found.push(relationship(&tag, part)?),
            Piece::End => return Ok(found),
            _ => {}
        }
        if found.len() > limits.entries {
            return Err(PartFault::TooManyEntries { limit: limits.entries as u64 }.into());
        }
    }
}

fn relationship(tag: &Tag<'_>, part: &str) -> Result<Relationship, Stop> {
    let told = |name| {
        let value = tag.attribute(name).transpose();
        value.unwrap_or_else(|| Err(PartFault::Malformed { element: "Relationship" }.into()))
    };
    let (id, kind, target) = (told("Id")?, told("Type")?, told("Target")?);
    let is_outside = tag.attribute("TargetMode")?.is_some_and(|mode| mode == "External");
    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
    Ok(Relationship { id, kind, target: (!is_outside).then(|| resolved(part, &target)) })
}

/// The name of the part that a part names, which may be by the way from its folder.
fn resolved(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let folder = if target.starts_with('/') { "" } else { part.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut names: Vec<&str> = folder.split('/').collect();
    for name in target.split('/') {
        match name {
            ".." => {
                names.pop();
            }
            "." => {}
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts_are_found_by_the_way_to_them() {
        assert_eq!(part_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(part_of(""), "_rels/.rels");
        for (target, part) in [
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("../customXml/item.xml", "customXml/item.xml"),
            ("./a//b.xml", "xl/a/b.xml"),
            ("../../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved("xl/workbook.xml", target), part, "{target}");
        }
    }
}
