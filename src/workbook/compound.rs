//! The compound files in which programs of the years before 2007 keep everything, and later ones what has a password. Only the names
//! of what is in one are looked at.

use std::io::{Read, Seek, SeekFrom};

use super::fault::FileFault;

/// How a compound file begins.
pub(super) const BEGINNING: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Sectors of the directory that are looked at: no workbook has more.
const SECTORS: usize = 4096;
/// What an entry of the directory takes.
const ENTRY: usize = 128;

/// What kind of file a compound file is.
pub(super) fn kind<R: Read + Seek>(input: &mut R) -> FileFault {
    let names = names(input).unwrap_or_default();
    let has = |name: &str| names.iter().any(|one| one.eq_ignore_ascii_case(name));
    if has("EncryptedPackage") {
        FileFault::Encrypted
    } else if has("Workbook") || has("Book") {
        FileFault::OldWorkbook
    } else {
        FileFault::OtherDocument
    }
}

/// The names in the directory, as far as it can be followed.
fn names<R: Read + Seek>(input: &mut R) -> Option<Vec<String>> {
    let mut header = [0; 512];
    read_at(input, 0, &mut header)?;
    let shift = u32::from(*header.get(30)?);
    // 512 bytes, or 4,096.
    let size = matches!(shift, 9 | 12).then(|| 1_usize << shift)?;
    let mut names = Vec::new();
    let mut sector = number(&header, 48)?;
    let mut bytes = vec![0; size];
    for _ in 0..SECTORS {
        let start = (u64::from(sector) + 1).checked_mul(size as u64)?;
        if read_at(input, start, &mut bytes).is_none() {
            break;
        }
        names.extend(bytes.chunks_exact(ENTRY).filter_map(name));
        let Some(next) = following(input, &header, size, sector) else { break };
        sector = next;
    }
    Some(names)
}

/// The sector behind one, by the table of sectors, of which the header names the first 109 parts.
fn following<R: Read + Seek>(input: &mut R, header: &[u8], size: usize, sector: u32) -> Option<u32> {
    let (part, place) = (sector as usize / (size / 4), sector as usize % (size / 4));
    let table = if part < 109 { number(header, 76 + part * 4)? } else { return None };
    let start = (u64::from(table) + 1).checked_mul(size as u64)? + place as u64 * 4;
    let mut next = [0; 4];
    read_at(input, start, &mut next)?;
    // Higher numbers say that nothing follows.
    Some(u32::from_le_bytes(next)).filter(|next| *next < 0xFFFF_FFFA)
}

fn name(entry: &[u8]) -> Option<String> {
    let bytes = usize::from(u16::from_le_bytes([*entry.get(64)?, *entry.get(65)?]));
    let signs = entry.get(..bytes.min(64).saturating_sub(2))?.chunks_exact(2);
    let signs: Vec<u16> = signs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&signs).ok().filter(|name| !name.is_empty())
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn read_at<R: Read + Seek>(input: &mut R, at: u64, to: &mut [u8]) -> Option<()> {
    input.seek(SeekFrom::Start(at)).ok()?;
    input.read_exact(to).ok()
}
