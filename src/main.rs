//! The `bieu` command; see [`bieu`] for the library.

fn main() {}
