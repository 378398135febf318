//! A rule file and all files that it uses, parsed: the texts come from the host's [`Loader`], never from disk here.

mod load;
mod loader;

pub use load::{Program, load, path_of_root};
pub use loader::{Loader, NoFiles};
