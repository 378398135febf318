//! Why a command could not do its work.

use std::path::Path;

use bieu::UnknownNameError;
use bieu::grid::NoGridFileError;
use bieu::message::Message;
use bieu::records::OtherProgramError;
use bieu::unstable::message::command as say;

use super::nearby::about;

/// Why a command could not do its work: the command line, or a file. Ends with [`Ending::Usage`](super::ending::Ending::Usage).
#[derive(Debug)]
pub struct Failure(pub(super) Message);

impl Failure {
    /// What is wrong and how to mend it, in words for the analyst.
    pub fn new(message: impl Into<Message>) -> Failure {
        Failure(message.into())
    }

    /// A file or folder that cannot be used: `rules.bieu: there is no such file or folder`.
    pub fn file(path: &str, fault: &std::io::Error) -> Failure {
        Failure(about(Path::new(path), reason(fault)))
    }
}

impl From<UnknownNameError> for Failure {
    fn from(unknown: UnknownNameError) -> Failure {
        Failure(unknown.message())
    }
}

impl From<NoGridFileError> for Failure {
    fn from(refused: NoGridFileError) -> Failure {
        Failure(refused.message())
    }
}

impl From<OtherProgramError> for Failure {
    fn from(fault: OtherProgramError) -> Failure {
        Failure(fault.message())
    }
}

/// Why a file cannot be used, in the same words on every system where the reason is a common one.
pub fn reason(fault: &std::io::Error) -> Message {
    match fault.kind() {
        std::io::ErrorKind::NotFound => say::no_such_file_or_folder(),
        std::io::ErrorKind::PermissionDenied => say::may_not_be_opened(),
        std::io::ErrorKind::IsADirectory => say::folder_for_file(),
        std::io::ErrorKind::NotADirectory => say::file_for_folder(),
        // In the words of the system.
        _ => Message::of_words(fault.to_string()),
    }
}
