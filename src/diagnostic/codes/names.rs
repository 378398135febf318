//! Names that are unknown, doubled or unused.

use super::codes;

codes! { NAMES:
    /// A name that nothing declares.
    UNKNOWN_NAME = "E0201" Error "unknown name"
        "A name is used that no `codes`, `set`, `param`, `record` or field declares.";
}
