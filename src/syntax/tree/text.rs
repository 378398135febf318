//! Texts with holes, and the printed words of other items, which may have some too.

use super::{CompareOp, Formula, Name, Presentation, RowOrder};
use crate::source::{Span, Spanned};

/// Words in quotes that are printed: a title, a label, a note, a reason. Between braces they may name something.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// Words and names in order.
    pub parts: Vec<WordsPart>,
    /// The whole string.
    pub span: Span,
}

/// A piece of printed words.
#[derive(Debug, Clone, PartialEq)]
pub enum WordsPart {
    /// Words as they stand.
    Plain(String),
    /// `{period}`, `{SET}`, `{PARAM}`.
    Hole(Name),
}

impl Words {
    /// The words with each name between its braces, as an author sees them.
    #[must_use]
    pub fn as_written(&self) -> String {
        let part = |part: &WordsPart| match part {
            WordsPart::Plain(words) => words.clone(),
            WordsPart::Hole(name) => format!("{{{}}}", name.value),
        };
        self.parts.iter().map(part).collect()
    }
}

/// `text NAME """ … {…} … """`.
#[derive(Debug, Clone, PartialEq)]
pub struct TextItem {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Words and holes in order.
    pub parts: Vec<TextPart>,
    /// The whole item.
    pub span: Span,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum TextPart {
    /// Words as they stand.
    Words(String),
    /// `{period}`, `{SET}`, `{PARAM}`.
    Name(Name),
    /// `{annex[total, 18] + annex[total, 19], digits 2}`.
    Figure(Formula, Presentation, Span),
    /// `{rows of annex where [7] < 50 with [7]}`, `{first 3 rows of annex by [7] descending}`: labels of rows, each with a figure if asked.
    Rows {
        /// The table.
        table: Name,
        /// Which rows: all comparisons must hold. The total row is never listed.
        conditions: Vec<(Formula, CompareOp, Formula)>,
        /// The column whose figure follows each label in parentheses.
        with: Option<Name>,
        /// `count rows of …`: the number of them rather than their labels.
        count: bool,
        /// `first 3 rows of …`: no more than so many.
        first: Option<Spanned<u32>>,
        /// `by [7] descending`: the order in which they are listed.
        by: Option<RowOrder>,
        /// All of it.
        span: Span,
    },
}
