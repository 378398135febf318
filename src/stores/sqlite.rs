//! A table or view of an SQLite database.
//!
//! SQLite gives each cell a type of its own, whatever its column was declared to hold. The declaration decides one thing: whether a
//! text is a day as SQL writes it (`DATE`, `DATETIME`, `TIMESTAMP`); elsewhere text is read by the record's dialect, as in a file.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::day::day_of;
use super::{Store, StoreFault, StoredColumn};
use crate::diagnostic::did_you_mean;
use crate::message::{Argument, stores as say};
use crate::records::RawCell;

/// A table or view of an SQLite database, opened for reading.
pub struct Sqlite {
    database: Connection,
    query: String,
}

impl Sqlite {
    /// Opens a table or view. The database is not changed. SQLite writes beside one that keeps a log; where its folder does not allow that and
    /// nothing stands in the log, it is read as one that nobody changes meanwhile.
    ///
    /// # Errors
    /// The file is no SQLite database, or has no such table: those that it has are named.
    pub fn open(path: &Path, table: &str) -> Result<Sqlite, StoreFault> {
        let read = |is_without_log: bool| {
            let database = connect(path, is_without_log)?;
            let tables = tables(&database)?;
            Ok::<_, rusqlite::Error>((database, tables))
        };
        let opened = read(false).or_else(|fault| if has_log(path) { Err(fault) } else { read(true) });
        let (database, tables) = opened.map_err(|fault| StoreFault::new(say::not_a_database(fault.to_string())))?;
        let known = tables.iter().find(|known| *known == table);
        let known = known.or_else(|| tables.iter().find(|known| known.to_lowercase() == table.to_lowercase()));
        let Some(known) = known else {
            let names = || tables.iter().map(String::as_str);
            return Err(StoreFault::new(match did_you_mean(table, names()) {
                Some(near) => say::no_table_but_near(table, near),
                None => say::no_table(table, Argument::list(names())),
            }));
        };
        Ok(Sqlite { database, query: format!("select * from {}", quoted(known)) })
    }

    /// The names of the tables and views of a database.
    ///
    /// # Errors
    /// The file is no SQLite database.
    pub fn tables(path: &Path) -> Result<Vec<String>, StoreFault> {
        let read = connect(path, false).and_then(|database| tables(&database));
        read.map_err(|fault| StoreFault::new(say::not_a_database(fault.to_string())))
    }
}

fn connect(path: &Path, is_without_log: bool) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if !is_without_log {
        return Connection::open_with_flags(path, flags);
    }
    Connection::open_with_flags(as_address(path), flags | OpenFlags::SQLITE_OPEN_URI)
}

/// `file:…?immutable=1`, what steers in an address written out.
fn as_address(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'?' | b'#' | b'%' | 0..=b' ' | 127.. => {
                let _ = write!(address, "%{byte:02X}");
            }
            _ => address.push(char::from(byte)),
        }
    }
    address + "?immutable=1"
}

/// Whether something that was written stands in the log beside a database.
#[allow(clippy::disallowed_methods, reason = "a database is a file of a disk, and its log stands beside it")]
fn has_log(path: &Path) -> bool {
    let mut log = PathBuf::from(path).into_os_string();
    log.push("-wal");
    Path::new(&log).metadata().is_ok_and(|about| about.len() > 0)
}

fn tables(database: &Connection) -> Result<Vec<String>, rusqlite::Error> {
    let of = "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name";
    database.prepare(of)?.query_map([], |row| row.get(0))?.collect()
}

/// A name as SQL takes it whatever stands in it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.split('"').collect::<Vec<_>>().join("\"\""))
}

/// Whether a column was declared to hold days or moments.
fn holds_days(declared: Option<&str>) -> bool {
    let declared = declared.unwrap_or_default().to_ascii_uppercase();
    ["DATE", "TIMESTAMP"].iter().any(|word| declared.starts_with(word))
}

impl Store for Sqlite {
    fn columns(&mut self) -> Result<Vec<StoredColumn>, StoreFault> {
        let statement = self.database.prepare(&self.query).map_err(|fault| not_read(&fault))?;
        let names = statement.column_names();
        Ok(names.map(|name| StoredColumn { name: name.to_owned(), refused: None }).collect())
    }

    fn each_row(&mut self, take: &mut dyn FnMut(&[RawCell<'_>])) -> Result<(), StoreFault> {
        let mut statement = self.database.prepare(&self.query).map_err(|fault| not_read(&fault))?;
        let are_days: Vec<bool> = statement.columns().map(|column| holds_days(column.decl_type())).collect();
        let mut rows = statement.query([]).map_err(|fault| not_read(&fault))?;
        while let Some(row) = rows.next().map_err(|fault| not_read(&fault))? {
            let mut held = Vec::with_capacity(are_days.len());
            for (column, is_day) in are_days.iter().enumerate() {
                held.push(Held::of(row.get_ref(column).map_err(|fault| not_read(&fault))?, *is_day));
            }
            let cells: Vec<RawCell<'_>> = held.iter().map(Held::cell).collect();
            take(&cells);
        }
        Ok(())
    }
}

/// A cell, with the text that is made for it.
enum Held<'r> {
    Cell(RawCell<'r>),
    Number(String),
    Text(String),
}

impl<'r> Held<'r> {
    fn of(value: ValueRef<'r>, is_day: bool) -> Held<'r> {
        match value {
            ValueRef::Null => Held::Cell(RawCell::Missing),
            ValueRef::Integer(number) => Held::Cell(RawCell::Integer(number)),
            // The shortest text that gives it back, as every program writes it.
            ValueRef::Real(number) if number.is_finite() => Held::Number(number.to_string()),
            ValueRef::Real(number) => Held::Text(number.to_string()),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Held::Cell(match day_of(text).filter(|_| is_day) {
                    Some(day) => RawCell::Date(day),
                    None => RawCell::Text(text),
                }),
                // What is no text is seen as damaged, and rejected.
                Err(_) => Held::Text(String::from_utf8_lossy(bytes).into_owned()),
            },
        }
    }

    fn cell(&self) -> RawCell<'_> {
        match self {
            Held::Cell(cell) => *cell,
            Held::Number(number) => RawCell::Number(number),
            Held::Text(text) => RawCell::Text(text),
        }
    }
}

fn not_read(fault: &rusqlite::Error) -> StoreFault {
    StoreFault::new(say::not_read(fault.to_string()))
}
