//! Results made by hand, field by field: outside of the library no struct that may grow can be written out as a whole.

/// `made!(Note { place: Place::Table, text })`, or with `..other` at the end, as a struct is written. What is left out is as by default.
macro_rules! made {
    ($name:ident { $($field:ident $(: $value:expr)?),* $(,)? }) => {
        $crate::made::made!(@ $name, $name::default(), $($field $(: $value)?),*)
    };
    ($name:ident { $($field:ident $(: $value:expr)?,)* ..$base:expr }) => {
        $crate::made::made!(@ $name, $base, $($field $(: $value)?),*)
    };
    (@ $name:ident, $base:expr, $($field:ident $(: $value:expr)?),*) => {{
        let mut made: $name = $base;
        $(made.$field = $crate::made::made!(= $field $(: $value)?);)*
        made
    }};
    (= $field:ident : $value:expr) => { $value };
    (= $field:ident) => { $field };
}
pub(crate) use made;
