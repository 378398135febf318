//! Faults in the records.

use super::codes;

codes! { DATA:
    /// A token that no code has.
    UNKNOWN_CODE = "E0801" Error "unknown code"
        "The text is no name, label, external code or alias of the code list.";
}
