//! A small reader of the HTML that the report writes, for tests only.

/// A tag with its attributes, or words.
#[derive(Debug, PartialEq)]
pub enum Piece {
    Open(String, Vec<(String, String)>),
    Close(String),
    Words(String),
}

/// Reads a document; fails on anything a strict reader would have to guess at.
pub fn pieces(html: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let mut rest = html.strip_prefix("<!DOCTYPE html>").unwrap_or(html);
    while !rest.is_empty() {
        if let Some(style) = rest.strip_prefix("<style>") {
            rest = style.split_once("</style>").ok_or("style does not end")?.1;
        } else if let Some(tag) = rest.strip_prefix('<') {
            let (tag, after) = tag.split_once('>').ok_or("tag does not end")?;
            pieces.push(self::tag(tag)?);
            rest = after;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            if rest[..end].contains(['>', '"', '\'']) {
                return Err(format!("unescaped: {}", &rest[..end]));
            }
            pieces.push(Piece::Words(rest[..end].to_owned()));
            rest = &rest[end..];
        }
    }
    Ok(pieces)
}

fn tag(tag: &str) -> Result<Piece, String> {
    if let Some(name) = tag.strip_prefix('/') {
        return Ok(Piece::Close(name.to_owned()));
    }
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_once("=\"").ok_or_else(|| format!("attribute in <{tag}>"))?;
        let (value, after) = after.split_once('"').ok_or_else(|| format!("attribute in <{tag}>"))?;
        attributes.push((key.to_owned(), value.to_owned()));
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    Ok(Piece::Open(name.to_owned(), attributes))
}

/// Fails unless every tag that opens is closed in order.
pub fn balances(pieces: &[Piece]) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Open(name, _) if name == "meta" => {}
            Piece::Open(name, _) => open.push(name),
            Piece::Close(name) if open.pop() == Some(name) => {}
            Piece::Close(name) => return Err(format!("</{name}> closes nothing")),
            Piece::Words(_) => {}
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("not closed: {open:?}")) }
}

/// Fails unless the cells of each table cover each place of its grid once; gives the sizes, rows then columns.
pub fn table_sizes(pieces: &[Piece]) -> Result<Vec<(usize, usize)>, String> {
    let mut sizes = Vec::new();
    let mut grid: Vec<Vec<bool>> = Vec::new();
    let mut row = 0;
    for piece in pieces {
        match piece {
            Piece::Open(name, _) if name == "table" => (grid, row) = (Vec::new(), 0),
            Piece::Open(name, attributes) if name == "th" || name == "td" => {
                let span =
                    |key| attributes.iter().find(|(name, _)| name == key).map_or(Ok(1), |(_, value)| value.parse());
                let (rows, columns) = (span("rowspan"), span("colspan"));
                cover(&mut grid, row, rows.map_err(|_| "rowspan")?, columns.map_err(|_| "colspan")?)?;
            }
            Piece::Close(name) if name == "tr" => row += 1,
            Piece::Close(name) if name == "table" => {
                let width = grid.first().map_or(0, Vec::len);
                let is_full = grid.iter().all(|row| row.len() == width && row.iter().all(|covered| *covered));
                if !is_full || grid.len() != row {
                    return Err(format!(
                        "{} rows for {row}, widths {:?}",
                        grid.len(),
                        grid.iter().map(Vec::len).collect::<Vec<_>>()
                    ));
                }
                sizes.push((row, width));
            }
            _ => {}
        }
    }
    Ok(sizes)
}

fn cover(grid: &mut Vec<Vec<bool>>, row: usize, rows: usize, columns: usize) -> Result<(), String> {
    while grid.len() < row + rows {
        grid.push(Vec::new());
    }
    let first = grid[row].iter().position(|covered| !covered).unwrap_or(grid[row].len());
    for line in &mut grid[row..row + rows] {
        line.resize(line.len().max(first + columns), false);
        for place in &mut line[first..first + columns] {
            if std::mem::replace(place, true) {
                return Err(format!("row {row}: a place is covered twice"));
            }
        }
    }
    Ok(())
}
