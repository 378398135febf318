//! How rules are written: their layout, and what is sound but most likely a slip.

use super::codes;

codes! { STYLE:
    /// A file that cannot be laid out without a change of meaning.
    NOT_FORMATTED = "E1400" Error "not laid out"
        "`bieu fmt` lays a file out, reads the result and compares it with the file, word by word and comment by comment. Here they differ, so the file was left as it is.\n\n\
         This is a fault of bieu and not of the file. Please report it with the file, or with the smallest part of it that shows the fault.";
}
