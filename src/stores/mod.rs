//! Records as databases and files of typed columns keep them: rows of cells under named columns, lent one at a time.
//!
//! A cell has the type that its keeper gives it, and none is guessed: what is no text, number, day, or yes or no is refused by the name of
//! its column, once. Which day a moment is, nobody knows who does not know the zone. Columns find their fields as the headers of a file do. Nothing
//! of rules may enter, and nothing is ever written: a keeper is opened for reading alone. Sees `value`, `schema`, `diagnostic`, `records`
//! and `message`.

#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod day;
mod fault;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

pub use fault::StoreFault;
#[cfg(feature = "postgres")]
pub use postgres::Postgres;
#[cfg(feature = "sqlite")]
pub use sqlite::Sqlite;

use crate::message::Message;
pub use crate::records::named_columns::NamedColumnsAccount;
use crate::records::named_columns::{NamedColumn, NamedColumns};
use crate::records::{FileError, RawCell, RecordsBuilder};
use crate::schema::RecordId;

/// What keeps rows under named columns.
pub trait Store {
    /// The columns, in the order of the cells of a row.
    ///
    /// # Errors
    /// What was asked for is not there, or cannot be read.
    fn columns(&mut self) -> Result<Vec<StoredColumn>, StoreFault>;

    /// Hands over each row, once.
    ///
    /// # Errors
    /// It cannot be read to its end; what was handed over before is not the whole.
    fn each_row(&mut self, take: &mut dyn FnMut(&[RawCell<'_>])) -> Result<(), StoreFault>;
}

/// A column of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredColumn {
    /// Its name.
    pub name: String,
    /// Why none of its cells can be taken, whatever they hold; said where a field is read from it.
    pub refused: Option<Message>,
}

/// Why the records of a store were not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The columns do not fit the record type; nothing was taken.
    Columns(FileError),
    /// The store could not be read; what was taken before is not the whole, so nothing is to be made of the builder.
    Store(StoreFault),
}

/// Reads all rows of a store as records of one type, under the name of an input. Origins count the rows from 1, as the store gives them.
///
/// # Errors
/// The columns do not fit, or the store cannot be read to its end.
pub fn read_store(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    name: &str,
    store: &mut dyn Store,
) -> Result<NamedColumnsAccount, StoreError> {
    let columns = store.columns().map_err(StoreError::Store)?;
    let columns: Vec<NamedColumn> =
        columns.into_iter().map(|StoredColumn { name, refused }| NamedColumn { name, refused }).collect();
    let mut taken = NamedColumns::open(builder, record, name, &columns).map_err(StoreError::Columns)?;
    store.each_row(&mut |cells| taken.push(builder, cells)).map_err(StoreError::Store)?;
    Ok(taken.account(builder))
}
