//! Faults in the spelling of a rule file.

use super::codes;

codes! { SPELLING:
    /// The text does not fit the grammar at this place.
    UNEXPECTED = "E0101" Error "unexpected text"
        "The rule file cannot be read at this place. The message lists what could stand there.";
}
