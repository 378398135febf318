//! What something is called, by names instead of positions.

use std::collections::{BTreeMap, BTreeSet};

/// By the manner of looking it up and the spelling: the names of what is meant.
pub(crate) type Called = BTreeMap<(usize, String), BTreeSet<String>>;
