//! Changes between two programs.

use super::codes;

codes! { CHANGES:
    /// Something changed that no declaration of the new program names.
    UNDECLARED_CHANGE = "E1201" Error "change that is not declared"
        "Two programs were compared. A row, a column, a cell or a requirement means something else in the new one, or its figures moved, and no `expect change` of the new one names it; or data are read otherwise, and no `expect change reading` does; or something is printed otherwise, and no `expect change print` does. So the change may be a slip.\n\n\
         If it is meant, say so beside the rules, with the reason. Declarations have no effect on a run.\n\
         Wrong:  (no declaration)\n\
         Right:  expect change annex [14], [9] \"646-BC/BTCTU counts Mường women in column 9\"";
    /// A declaration names something that did not change.
    CHANGE_NOT_MET = "E1202" Warning "declared change that does not happen"
        "An `expect change` that the new program has and the old one has not names a column, a row or a requirement that means the same in both. Either the change that was meant was forgotten, or the declaration names the wrong thing.\n\n\
         Declarations that the old program has too are passed over: they belong to an earlier change.";
}
