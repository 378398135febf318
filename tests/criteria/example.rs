//! The example `examples/candidates`.
