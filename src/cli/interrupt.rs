//! Ctrl-C: what was begun is taken away, and nothing else happens.

use super::writer;

/// The code with which a shell knows that a command was interrupted.
const INTERRUPTED: i32 = 130;

/// From now on an interruption removes what is not written whole and ends the command.
pub fn heed() {
    // Where the system lets nobody listen, an interruption ends the command as it always does.
    let _ = ctrlc::set_handler(|| {
        let _held = writer::abandon();
        std::process::exit(INTERRUPTED);
    });
}
