//! Rule files that cannot be loaded.

use super::codes;

codes! { FILES:
    /// A used file cannot be loaded.
    CANNOT_LOAD = "E0701" Error "file cannot be loaded"
        "A file named by `use` could not be read.";
}
