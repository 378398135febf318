//! What is known of declared sets and parameters.

use crate::diagnostic::Diagnostic;
use crate::model::Type;
use crate::schema::ListId;
use crate::value::{CodeIndex, Value};

/// A declared set at the date the rules are read at.
pub(super) struct SetValue {
    pub list: ListId,
    /// Its codes, ascending; or what is to be said when it is used.
    pub codes: Result<Vec<CodeIndex>, Option<Diagnostic>>,
}

/// A declared parameter at the date the rules are read at.
pub(super) struct ParamValue {
    pub kind: Type,
    /// Its value; or what is to be said when it is used.
    pub value: Result<Value, Option<Diagnostic>>,
}
