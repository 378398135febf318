//! Why a command could not do its work.

use bieu::UnknownNameError;
use bieu::records::OtherProgramError;

/// Why a command could not do its work: the command line, or a file. Ends with [`Ending::Usage`](super::ending::Ending::Usage).
#[derive(Debug)]
pub struct Failure(pub(super) String);

impl Failure {
    /// What is wrong and how to mend it, in words for the analyst.
    pub fn new(message: impl Into<String>) -> Failure {
        Failure(message.into())
    }

    /// A file or folder that cannot be used: `rules.bieu: there is no such file or folder`.
    pub fn file(path: &str, fault: &std::io::Error) -> Failure {
        Failure(format!("{path}: {}", reason(fault)))
    }
}

impl From<UnknownNameError> for Failure {
    fn from(unknown: UnknownNameError) -> Failure {
        Failure(unknown.to_string())
    }
}

impl From<OtherProgramError> for Failure {
    fn from(fault: OtherProgramError) -> Failure {
        Failure(fault.to_string())
    }
}

/// Why a file cannot be used, in the same words on every system where the reason is a common one.
pub fn reason(fault: &std::io::Error) -> String {
    match fault.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be opened: permission is missing".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder, and a file was expected".to_owned(),
        std::io::ErrorKind::NotADirectory => "it is a file, and a folder was expected".to_owned(),
        _ => fault.to_string(),
    }
}
