//! Which database an argument names, what of it, and as which type.

use std::path::{Path, PathBuf};

use bieu::schema::{RecordId, Schema};
use bieu::unstable::message::command as say;

use super::super::failure::Failure;
use super::super::files::{extension, shown};
use super::super::names;
use super::super::types;

/// What SQLite databases end in.
const SQLITE: [&str; 4] = ["db", "db3", "sqlite", "sqlite3"];
/// How the address of a PostgreSQL database begins.
const POSTGRESQL: [&str; 2] = ["postgres://", "postgresql://"];
/// What stands before the query in an address.
const QUERY: &str = "query=";

/// Where records are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// A table of an SQLite database.
    Table { path: PathBuf, table: String },
    /// What a query of a PostgreSQL database gives.
    Query { address: String, query: String },
}

/// The records that are kept where this says, if it names a database; and their type. Another file that is called so is that file.
pub fn asked(schema: &Schema, typed: &str) -> Result<Option<(RecordId, Stored)>, Failure> {
    let is_other_file = |place: &str| Path::new(place).exists() && !is_sqlite(place);
    if is_other_file(typed) {
        return Ok(None);
    }
    let (name, place) = match typed.split_once('=') {
        // What stands in an address is not a type.
        Some((name, place)) if !name.contains(['/', '#', '?']) => (Some(name), place),
        _ => (None, typed),
    };
    let Some(stored) = (if is_other_file(place) { None } else { stored(place)? }) else { return Ok(None) };
    let names: Vec<&str> = schema.records.keys().map(String::as_str).collect();
    let record = match (name, &stored) {
        (Some(name), _) => types::find(schema, name)
            .ok_or_else(|| names::unknown(&format!("--data {typed}: "), name, names::What::RecordType, &names))?,
        (None, Stored::Table { table, .. }) => {
            types::numbered(schema, table).map_err(|why| Failure::new(say::at_file(place, why)))?
        }
        (None, Stored::Query { .. }) => return Err(Failure::new(say::at_file(stored.shown(), say::type_of_query()))),
    };
    Ok(Some((record, stored)))
}

fn stored(place: &str) -> Result<Option<Stored>, Failure> {
    if POSTGRESQL.iter().any(|begin| place.starts_with(begin)) {
        let (address, asked) = place.split_once('?').unwrap_or((place, ""));
        let (settings, query) = match asked.split_once(QUERY) {
            Some((settings, query)) => (settings.trim_end_matches('&'), query),
            None => (asked, ""),
        };
        if query.trim().is_empty() {
            return Err(Failure::new(say::at_file(without_user(address), say::no_query())));
        }
        let address = if settings.is_empty() { address.to_owned() } else { format!("{address}?{settings}") };
        return Ok(Some(Stored::Query { address, query: query.to_owned() }));
    }
    let (file, table) = place.split_once('#').unwrap_or((place, ""));
    if !is_sqlite(file) {
        return Ok(None);
    }
    if table.is_empty() {
        return Err(Failure::new(say::at_file(file, say::no_table_of_database(file))));
    }
    Ok(Some(Stored::Table { path: PathBuf::from(file), table: table.to_owned() }))
}

fn is_sqlite(file: &str) -> bool {
    SQLITE.contains(&extension(Path::new(file)).as_str())
}

impl Stored {
    /// What it is called among inputs: neither a query nor who asks is said.
    pub fn shown(&self) -> String {
        match self {
            Stored::Table { path, table } => format!("{}#{table}", shown(path)),
            Stored::Query { address, .. } => without_user(address),
        }
    }
}

/// An address without who asks and with which settings.
fn without_user(address: &str) -> String {
    let (kind, rest) = address.split_once("://").unwrap_or(("", address));
    let place = rest.split(['?', '#']).next().unwrap_or_default();
    format!("{kind}://{}", place.rsplit_once('@').map_or(place, |(_, place)| place))
}
