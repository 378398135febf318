//! The tests of behaviour, one binary.
