//! How a command ends: its exit codes, and what is said when the program itself is at fault.

use std::panic;
use std::process::ExitCode;

use bieu::unstable::message::command as say;
use bieu::unstable::words::{Terminal, written};

use super::console;
use super::language;

/// How a command ended. The numbers are a promise to scripts; `docs/command.md` lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nothing to say.
    Clean = 0,
    /// Something is wrong with the rules or the records.
    Findings = 1,
    /// The command line is wrong, or a file cannot be read or written.
    Usage = 2,
    /// `bieu` itself is at fault.
    Internal = 3,
    /// More records could not be decided than allowed.
    Undetermined = 4,
}

impl Ending {
    /// The exit code.
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// Stack for deeply nested rules; the main thread's differs between systems.
const STACK: usize = 16 << 20;

/// Does the work on a thread of its own, so that a fault of `bieu` itself ends with [`Ending::Internal`] and says nothing of
/// the records.
pub fn guarded(work: impl FnOnce() -> Ending + Send + 'static) -> ExitCode {
    panic::set_hook(Box::new(|about| {
        let place = about.location().map(|at| format!("{}:{}:{}", at.file(), at.line(), at.column()));
        let said = say::internal_error(place.unwrap_or_default()).say(language::of_people());
        console::say(&written!(Terminal, "bieu: {}", said));
    }));
    ExitCode::from(ending_of(work).code())
}

fn ending_of(work: impl FnOnce() -> Ending + Send + 'static) -> Ending {
    match std::thread::Builder::new().stack_size(STACK).spawn(work) {
        Ok(thread) => thread.join().unwrap_or(Ending::Internal),
        Err(fault) => {
            let said = say::no_thread(fault.to_string()).say(language::of_people());
            console::say(&written!(Terminal, "bieu: {}", said));
            Ending::Internal
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_as_an_internal_error() {
        assert_eq!(ending_of(|| panic!("a name from the records")), Ending::Internal);
        assert_eq!(ending_of(|| Ending::Undetermined).code(), 4);
    }
}
