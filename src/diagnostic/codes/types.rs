//! Values of the wrong type.

use super::codes;

codes! { TYPES:
    /// A value of another type than the place needs.
    WRONG_TYPE = "E0301" Error "wrong type"
        "The value has another type than its place needs.";
}
