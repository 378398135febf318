//! The tests of behaviour, one binary.

mod corpus;
