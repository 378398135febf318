//! The tests of behaviour, one binary.

<<<<<<< HEAD
mod data;
mod oracle;
mod report;
mod sample;
=======
mod corpus;
>>>>>>> syntax
