//! Reading databases, where this build can: by the features `sqlite` and `postgres`.

use bieu::grid::InputDigest;
use bieu::message::Message;
use bieu::records::RecordsBuilder;
use bieu::schema::{FieldId, RecordId};
use bieu::unstable::message::command as say;

use super::super::failure::Failure;
use super::super::files::Files;
use super::super::stop::Stop;
use super::address::Stored;

/// What was found in a database.
pub struct Found {
    /// How many records were read, accepted or not.
    pub read: u64,
    /// Columns that belong to no field.
    pub ignored: Vec<Message>,
    /// Fields without a column.
    pub absent: Vec<FieldId>,
    /// The digest of what came out.
    pub digest: InputDigest,
}

/// Reads all that is kept there as records of one type.
pub fn read(
    inputs: &Files,
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    stored: &Stored,
) -> Result<Found, Stop> {
    let into = Into { builder, record, name: stored.shown() };
    match stored {
        Stored::Table { path, table } => of_table(inputs, into, path, table),
        Stored::Query { address, query } => of_query(into, address, query),
    }
}

/// Where records go, and what they are said to come from.
struct Into<'b, 's> {
    #[cfg_attr(not(feature = "stores"), allow(dead_code, reason = "a build without databases only says so"))]
    builder: &'b mut RecordsBuilder<'s>,
    #[cfg_attr(not(feature = "stores"), allow(dead_code, reason = "a build without databases only says so"))]
    record: RecordId,
    name: String,
}

#[cfg(not(feature = "sqlite"))]
fn of_table(_: &Files, into: Into<'_, '_>, _: &std::path::Path, _: &str) -> Result<Found, Stop> {
    into.not_built_in("SQLite", "sqlite")
}

#[cfg(feature = "sqlite")]
fn of_table(inputs: &Files, into: Into<'_, '_>, path: &std::path::Path, table: &str) -> Result<Found, Stop> {
    // It is not written over, and is told as any other file where it is not there.
    path.metadata().map_err(|fault| Failure::file(&super::super::files::shown(path), &fault))?;
    inputs.open(path)?;
    match bieu::unstable::stores::Sqlite::open(path, table) {
        Ok(mut store) => into.take(&mut store),
        Err(fault) => Err(into.fault(fault)),
    }
}

#[cfg(not(feature = "postgres"))]
fn of_query(into: Into<'_, '_>, _: &str, _: &str) -> Result<Found, Stop> {
    into.not_built_in("PostgreSQL", "postgres")
}

#[cfg(feature = "postgres")]
fn of_query(into: Into<'_, '_>, address: &str, query: &str) -> Result<Found, Stop> {
    let failure = |message| Failure::new(say::at_file(&into.name, message));
    let mut config: postgres::Config =
        address.parse().map_err(|fault: postgres::Error| failure(say::not_an_address(fault.to_string())))?;
    if config.get_password().is_some() {
        return Err(failure(say::password_in_address()).into());
    }
    if let Ok(password) = std::env::var("PGPASSWORD") {
        config.password(password);
    }
    if config.get_user().is_none() {
        let of_system = || std::env::var("PGUSER").or_else(|_| std::env::var("USER")).ok();
        if let Some(user) = of_system() {
            config.user(&user);
        }
    }
    match bieu::unstable::stores::Postgres::connect(&config, query) {
        Ok(mut store) => into.take(&mut store),
        Err(fault) => Err(into.fault(fault)),
    }
}

impl Into<'_, '_> {
    #[cfg(not(all(feature = "sqlite", feature = "postgres")))]
    fn not_built_in(self, kind: &str, feature: &str) -> Result<Found, Stop> {
        Err(Failure::new(say::at_file(self.name, say::store_not_built_in(kind, feature))).into())
    }

    #[cfg(feature = "stores")]
    fn fault(&self, fault: bieu::unstable::stores::StoreFault) -> Stop {
        Failure::new(say::at_file(&self.name, fault.message)).into()
    }

    #[cfg(feature = "stores")]
    fn take(self, store: &mut dyn bieu::unstable::stores::Store) -> Result<Found, Stop> {
        use bieu::unstable::stores::{StoreError, read_store};
        let mut store = digested::Digested::new(store);
        match read_store(self.builder, self.record, &self.name, &mut store) {
            Ok(found) => {
                Ok(Found { read: found.read, ignored: found.ignored, absent: found.absent, digest: store.digest })
            }
            Err(StoreError::Columns(fault)) => Err(fault.into()),
            Err(StoreError::Store(fault)) => Err(self.fault(fault)),
        }
    }
}

/// What comes out of a database, with a digest of it: it has no bytes of its own that would be the same tomorrow.
#[cfg(feature = "stores")]
mod digested {
    use bieu::grid::InputDigest;
    use bieu::records::RawCell;
    use bieu::unstable::stores::{Store, StoreFault, StoredColumn};

    pub struct Digested<'s> {
        store: &'s mut dyn Store,
        pub digest: InputDigest,
    }

    impl Digested<'_> {
        pub fn new(store: &mut dyn Store) -> Digested<'_> {
            Digested { store, digest: InputDigest::default() }
        }
    }

    impl Store for Digested<'_> {
        fn columns(&mut self) -> Result<Vec<StoredColumn>, StoreFault> {
            let columns = self.store.columns()?;
            columns.iter().for_each(|column| push(&mut self.digest, &RawCell::Text(&column.name)));
            Ok(columns)
        }

        fn each_row(&mut self, take: &mut dyn FnMut(&[RawCell<'_>])) -> Result<(), StoreFault> {
            let digest = &mut self.digest;
            self.store.each_row(&mut |cells| {
                cells.iter().for_each(|cell| push(digest, cell));
                take(cells);
            })
        }
    }

    /// Each cell with what kind it is of and how long its text is, so that no two rows are written alike.
    fn push(digest: &mut InputDigest, cell: &RawCell<'_>) {
        let (kind, text) = match cell {
            RawCell::Missing => (0, String::new()),
            RawCell::Text(text) => (1, (*text).to_owned()),
            RawCell::Number(text) => (2, (*text).to_owned()),
            RawCell::Integer(number) => (3, number.to_string()),
            RawCell::Decimal(number) => (4, number.to_string()),
            RawCell::Date(day) => (5, day.to_string()),
            RawCell::YesNo(yes) => (6, yes.to_string()),
            RawCell::Code(code) => (7, code.to_string()),
        };
        digest.push(&[kind]);
        digest.push(&(text.len() as u64).to_le_bytes());
        digest.push(text.as_bytes());
    }
}
