//! From pest's pairs to the tree, by hand: one file a language area, as in `grammar/`.
//!
//! The grammar has said what the shape is; here parts are taken by rule. What the grammar cannot say (days that exist,
//! numbers that fit, parts written twice) is said here, and the item survives wherever a stand-in makes sense.

mod change;
mod codes;
mod criteria;
mod expression;
mod formula;
mod lexical;
mod member;
mod program;
mod record;
mod rows;
mod table;
mod test;
mod text;
mod words;

pub(super) use test::cell_count;

use pest::iterators::Pair;

use super::grammar::Rule;
use super::mended::Mended;
use super::tree::{Name, WordSet};
use crate::diagnostic::{Code, Diagnostic, codes as registry};
use crate::message::reading as say;
use crate::message::{Argument, Message};
use crate::source::Span;

/// How deep a tree may be, chains of operators included: what later rooms walk by recursion.
const DEPTH: usize = 256;

/// A pair of the grammar, with parts taken by rule.
#[derive(Debug, Clone)]
pub(super) struct Node<'i>(Pair<'i, Rule>);

impl<'i> Node<'i> {
    /// Wraps what pest gave.
    pub(super) fn new(pair: Pair<'i, Rule>) -> Node<'i> {
        Node(pair)
    }

    fn rule(&self) -> Rule {
        self.0.as_rule()
    }

    fn text(&self) -> &'i str {
        self.0.as_str()
    }

    fn children(&self) -> impl DoubleEndedIterator<Item = Node<'i>> + use<'i> {
        self.0.clone().into_inner().filter(|pair| pair.as_rule() != Rule::COMMENT).map(Node)
    }

    fn all(&self, rule: Rule) -> impl Iterator<Item = Node<'i>> + use<'i> {
        self.children().filter(move |child| child.rule() == rule)
    }

    fn first(&self, rule: Rule) -> Option<Node<'i>> {
        self.all(rule).next()
    }

    fn has(&self, rule: Rule) -> bool {
        self.first(rule).is_some()
    }

    /// First and last byte of what was written, without documentation before it or white space after it. It is told by the text where
    /// nothing but white space can stand there: going down to the first and the last piece takes as long as building the tree.
    fn extent(&self) -> (usize, usize) {
        // White space and strokes belong to the words of a text and to a cell.
        let is_white = |sign: char| matches!(sign, ' ' | '\t' | '\r' | '\n');
        let after = self.text().trim_start_matches(is_white);
        let written = after.trim_end_matches(is_white);
        let last_line = written.rfind('\n').map_or(written, |end| &written[end..]);
        if matches!(self.rule(), Rule::words | Rule::grid_cell)
            || written.starts_with("//")
            || last_line.contains("//")
            || written.is_empty()
        {
            return self.extent_of_pieces();
        }
        let start = self.0.as_span().end() - after.len();
        debug_assert_eq!((start, start + written.len()), self.extent_of_pieces(), "{written}");
        (start, start + written.len())
    }

    fn extent_of_pieces(&self) -> (usize, usize) {
        let mut inner = self.children().filter(|child| child.rule() != Rule::docs);
        let Some(first) = inner.next() else {
            let span = self.0.as_span();
            return (span.start(), span.end());
        };
        let end = inner.next_back().unwrap_or_else(|| first.clone()).extent_of_pieces().1;
        (first.extent_of_pieces().0, end)
    }
}

/// Which figures formulas take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figures {
    /// Rows or columns of the table that they stand in.
    OfOneTable,
    /// Exact cells of any table: in a report.
    OfTables,
    /// The same, and as they are shown: in a text.
    AsShown,
}

/// Makes tree parts of one item; collects what is wrong with it.
pub(super) struct Builder<'r> {
    /// The item as it is read, with the way back to the places where it is written.
    read: &'r Mended<'r>,
    /// The set of words that the file is in.
    set: WordSet,
    /// How deep the part being made lies.
    depth: usize,
    /// Which figures the formulas of the item take.
    figures: Figures,
    /// Whether what is made stands in a block of periods.
    in_periods: bool,
    /// Names between braces in strings that take no holes.
    pub(super) braced: Vec<Name>,
    /// What was found wrong.
    pub(super) found: Vec<Diagnostic>,
}

impl<'r> Builder<'r> {
    /// A builder for an item.
    pub(super) fn new(read: &'r Mended<'r>, set: WordSet) -> Builder<'r> {
        let (figures, found) = (Figures::OfOneTable, Vec::new());
        Builder { read, set, depth: 0, figures, in_periods: false, braced: Vec::new(), found }
    }

    fn span(&self, node: &Node<'_>) -> Span {
        let (start, end) = node.extent();
        self.read.span(start, end)
    }

    fn report(&mut self, code: &'static Code, node: &Node<'_>, message: Message, label: Message, help: Message) {
        let span = self.span(node);
        self.found.push(Diagnostic::new(code, message).at(span, label).help(help));
    }

    /// Runs `make` for a part that lies `levels` deeper; nothing where that is too deep.
    fn deeper<T>(
        &mut self,
        node: &Node<'_>,
        levels: usize,
        make: impl FnOnce(&mut Builder<'r>) -> Option<T>,
    ) -> Option<T> {
        self.depth += levels;
        let made = if self.depth > DEPTH {
            let message = say::too_many_steps(DEPTH);
            self.report(&registry::TOO_DEEP, node, message, say::too_long(), say::name_parts_with_let());
            None
        } else {
            make(self)
        };
        self.depth -= levels;
        made
    }

    /// Keeps the first of a part that may be written once, and reports the second.
    fn once<T>(&mut self, slot: &mut Option<T>, value: Option<T>, node: &Node<'_>, what: impl Into<Argument>) {
        if slot.is_some() {
            let message = say::written_twice(what);
            self.report(&registry::WRITTEN_TWICE, node, message, say::second_one(), say::keep_one());
        } else {
            *slot = value;
        }
    }
}
