//! Words on their way out, by medium: what a rule file, a data file or the name of a file holds is text, and in no medium may it steer.
//!
//! [`Text<M>`] is text that a medium takes as it stands. Only literals of our own and other text of the same medium go into it
//! verbatim; whatever else goes in is escaped on the way, by the one [`Medium::escape`] that the medium has. Since a `Text<M>` is no
//! `Display`, it cannot be formatted into a plain string, or into another medium, by mistake: so nothing is escaped twice, and nothing
//! is forgotten. [`written!`] is `format!` for it.
//!
//! [`signs`] says which signs are not seen, turn the direction of text or steer, by Unicode's tables. This room sees no other. What
//! is said is settled elsewhere: no sentence may enter.

mod address;
pub mod json;
mod markdown;
mod media;
pub mod signs;
mod text;
mod unicode;

pub use json::Json;
pub use markdown::Markdown;
pub use media::{Cell, Github, Html, Terminal, Xml};
pub use text::{Document, Medium, Out, Text, Word};

/// `format!` for a medium: the template is our own, and each argument is escaped unless it is [`Text`] of the same medium.
///
/// ```
/// use bieu::unstable::words::{Html, written};
/// let cell = written!(Html, "<td>{}</td>", "a < b");
/// assert_eq!(&*written!(Html, "<tr>{}{}</tr>", cell, 7), "<tr><td>a &lt; b</td>7</tr>");
/// ```
///
/// A name in braces is not looked for among the variables, so that none comes in beside the arguments:
///
/// ```compile_fail
/// let label = "a < b";
/// bieu::unstable::words::written!(bieu::unstable::words::Html, "<td>{label}</td>");
/// ```
///
/// Text of another medium is refused:
///
/// ```compile_fail
/// let cell = bieu::unstable::words::written!(bieu::unstable::words::Html, "<td></td>");
/// bieu::unstable::words::written!(bieu::unstable::words::Terminal, "{}", cell);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! written {
    ($medium:ty, $template:literal $(, $argument:expr)* $(,)?) => {
        // From `concat!` no variable is captured.
        $crate::unstable::words::Text::<$medium>::assembled(format_args!(
            concat!($template) $(, $crate::unstable::words::Out::<$medium, _>::new(&$argument))*
        ))
    };
}

pub use written;
