//! Where the texts of a program come from.

use crate::message::{Message, files as say};

/// Gives the text of a rule file. The host decides what a path means: a folder, a database, a bundle.
pub trait Loader {
    /// The text at a path: relative, `/` between folders, already resolved against the file that uses it.
    ///
    /// # Errors
    /// Why there is none, in words for the author.
    fn load(&self, path: &str) -> Result<String, Message>;

    /// The text of a CSV file that a test names, at a path as for [`Loader::load`]. A host that runs no tests need not give any.
    ///
    /// # Errors
    /// Why there is none, in words for the author.
    fn lines(&self, _path: &str) -> Result<String, Message> {
        Err(say::no_files_of_tests())
    }

    /// The text of a CSV file in which a test keeps a table, and which may be written anew; `None` where there is none yet.
    ///
    /// # Errors
    /// Why it may not be read, in words for the author.
    fn recorded(&self, path: &str) -> Result<Option<String>, Message> {
        Ok(self.lines(path).ok())
    }
}

/// A loader of programs that are one file.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Loader for NoFiles {
    fn load(&self, _path: &str) -> Result<String, Message> {
        Err(say::single_text())
    }
}

impl<S: std::hash::BuildHasher> Loader for std::collections::HashMap<String, String, S> {
    fn load(&self, path: &str) -> Result<String, Message> {
        self.get(path).cloned().ok_or_else(say::no_such_file)
    }

    fn lines(&self, path: &str) -> Result<String, Message> {
        self.load(path)
    }
}

impl Loader for std::collections::BTreeMap<String, String> {
    fn load(&self, path: &str) -> Result<String, Message> {
        self.get(path).cloned().ok_or_else(say::no_such_file)
    }

    fn lines(&self, path: &str) -> Result<String, Message> {
        self.load(path)
    }
}
