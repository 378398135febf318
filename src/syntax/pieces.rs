//! A text as it is written: every word, sign and comment with its place, and what they are parts of.
//!
//! The tree says what a text means and forgets how it looks; who lays a text out anew needs the opposite. Both come from the
//! same grammar, so two texts with the same pieces and parts have the same tree.

use std::ops::Range;

use pest::{Parser, Token};

use super::grammar::{Grammar, Rule};
use super::predefined::turned_path;
use super::sets::closing;
use super::tree::WordSet;
use super::turned::{Around, Turning, in_both};
use super::{outline, phrases, rule_of};

/// A text that can be read, piece by piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The set of words that it is in.
    pub words: WordSet,
    /// The pieces in their order. Between them there is white space alone.
    pub pieces: Vec<Piece>,
    /// What they are parts of: whoever holds others comes before them.
    pub parts: Vec<Part>,
}

/// A word, a sign, a string, a comment, or the whole of a text's words with their `"""`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in bytes, without white space around it.
    pub place: Range<usize>,
    /// What it is.
    pub kind: PieceKind,
    /// If it is a phrase of the language, or a name that every program has: how it is written in English words and in Vietnamese ones.
    in_both: Option<[String; 2]>,
}

impl Piece {
    /// It as it is to be written in a set: as the author has it in `text`, but for phrases and names that every program has.
    #[must_use]
    pub fn word<'t>(&'t self, text: &'t str, set: WordSet) -> &'t str {
        match &self.in_both {
            Some([english, _]) if set == WordSet::English => english,
            Some([_, vietnamese]) => vietnamese,
            None => text.get(self.place.clone()).unwrap_or(""),
        }
    }

    /// Whether it stands between the bars of a test.
    #[must_use]
    pub fn is_cell(&self) -> bool {
        self.kind == PieceKind::Cell
    }

    /// Whether it is a comment or documentation, which ends its line.
    #[must_use]
    pub fn is_comment(&self) -> bool {
        matches!(self.kind, PieceKind::Comment | PieceKind::Documentation)
    }
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// A word, a sign, a string, a number: what the grammar reads.
    Plain,
    /// What stands between two bars of a test, whatever it looks like.
    Cell,
    /// `// …`, to the end of its line.
    Comment,
    /// `/// …`, to the end of its line.
    Documentation,
}

/// Pieces that belong together: from `first` to `last`, both in. Comments before and after are not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is, as far as a layout asks.
    pub kind: PartKind,
    /// The number of its first piece.
    pub first: usize,
    /// The number of its last piece.
    pub last: usize,
    /// The number of the part that holds it; none for an item.
    pub within: Option<usize>,
    rule: Rule,
}

/// What a part is, as far as a layout asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// A code of a list.
    Code,
    /// A group of codes.
    Group,
    /// A field of a record.
    Field,
    /// `let`.
    Derived,
    /// `dates`, `numbers`, the words of a record (`missing`, `yes`, `no`) and `key … from …`.
    Spelling,
    /// A column or row.
    Member,
    /// `stub`.
    Stub,
    /// A version of a set or parameter, from its `=`.
    Version,
    /// A requirement or an exception of criteria.
    Requirement,
    /// `where` and `except`.
    Clause,
    /// `cite`.
    Cite,
    /// `in force`.
    InForce,
    /// `=` and external codes.
    Externals,
    /// `also` and aliases.
    Also,
    /// What a code became.
    Became,
    /// The type of a field, and `coded` with its system or `rounded to` with its digits.
    Type,
    /// `printed`.
    Printed,
    /// `:` and the values of an arm.
    Values,
    /// What else a member or a requirement may have on a line of its own: `= …`, `note`, `reason`, `show`, `else`.
    Addition,
    /// Conditions between `and` and `or`.
    Expression,
    /// A number or value with a minus before it.
    Signed,
    /// A function with its arguments.
    Call,
    /// A table's name with a cell in brackets.
    TableCell,
    /// Lines of cells, one under the other.
    Grid,
    /// A line of cells between bars.
    GridLine,
    /// Anything else.
    Other,
}

fn kind_of(rule: Rule) -> PartKind {
    use Rule as R;
    match rule {
        R::code => PartKind::Code,
        R::group => PartKind::Group,
        R::field => PartKind::Field,
        R::let_field => PartKind::Derived,
        R::dates | R::numbers | R::missing_words | R::yes_words | R::no_words => PartKind::Spelling,
        R::history_key | R::tree_of => PartKind::Spelling,
        R::member => PartKind::Member,
        R::stub => PartKind::Stub,
        R::set_version | R::param_version => PartKind::Version,
        R::requirement | R::exception => PartKind::Requirement,
        R::clause => PartKind::Clause,
        R::cite => PartKind::Cite,
        R::in_force => PartKind::InForce,
        R::externals => PartKind::Externals,
        R::also => PartKind::Also,
        R::became => PartKind::Became,
        R::type_name | R::coded | R::rounded => PartKind::Type,
        R::printed => PartKind::Printed,
        R::values => PartKind::Values,
        R::body | R::note | R::reason | R::show | R::check_else | R::exception_order | R::as_of => PartKind::Addition,
        R::expression => PartKind::Expression,
        R::unary | R::formula_unary | R::value => PartKind::Signed,
        R::call => PartKind::Call,
        R::table_cell => PartKind::TableCell,
        R::grid => PartKind::Grid,
        R::grid_line => PartKind::GridLine,
        _ => PartKind::Other,
    }
}

/// The pieces and parts of a text; `None` where something in it cannot be read, which [`super::parse`] explains.
#[must_use]
pub fn pieces(text: &str) -> Option<Written> {
    let chunks = outline::chunks(text);
    let words = outline::set_of(&chunks);
    let mut reader =
        Reader { text, written: Written { words, pieces: Vec::new(), parts: Vec::new() }, open: Vec::new(), line: 0 };
    reader.comments(chunks.first().map_or(text.len(), |first| first.start));
    for chunk in &chunks {
        let inner = text.get(chunk.start..chunk.end)?;
        let rule = chunk.opening.item().and_then(rule_of)?;
        reader.item(chunk.start, Grammar::parse(rule, inner).ok()?.tokens())?;
    }
    reader.complete().then_some(reader.written)
}

struct Reader<'t> {
    text: &'t str,
    written: Written,
    /// The parts that have begun and not ended, each with the number of its first piece once it has one.
    open: Vec<(Rule, usize, Option<usize>)>,
    /// How many lines of cells have begun.
    line: usize,
}

impl Reader<'_> {
    /// The comments before the first item.
    fn comments(&mut self, end: usize) {
        let mut at = self.text.len() - self.text.trim_start_matches('\u{feff}').len();
        for line in self.text.get(at..end).unwrap_or("").split_inclusive('\n') {
            let start = at + line.len() - line.trim_start().len();
            self.piece(start..at + line.trim_end().len(), PieceKind::Comment, None);
            at += line.len();
        }
    }

    fn piece(&mut self, place: Range<usize>, kind: PieceKind, in_both: Option<[String; 2]>) {
        if !place.is_empty() {
            self.written.pieces.push(Piece { place, kind, in_both });
        }
    }

    /// What closes a phrase behind a number, where the set has nothing for it: a piece without letters, so that a text has as many in
    /// either set.
    fn closing(&mut self) {
        let closing = self.open.last().and_then(|(part, ..)| closing(*part));
        let end = self.written.pieces.last().map(|piece| piece.place.end);
        if let (Some(closing), Some(end), WordSet::English) = (closing, end, self.written.words) {
            let in_both = [String::new(), phrases::spelling(closing, WordSet::Vietnamese).to_owned()];
            self.written.pieces.push(Piece { place: end..end, kind: PieceKind::Plain, in_both: Some(in_both) });
        }
    }

    /// How a piece is written in both sets, if it is a phrase or a name that every program has.
    fn in_both(&self, rule: Rule, place: &Range<usize>) -> Option<[String; 2]> {
        let written = self.text.get(place.clone()).unwrap_or("");
        let pieces = self.written.pieces.iter().rev().filter(|piece| piece.kind != PieceKind::Comment);
        let mut before = pieces.filter_map(|piece| self.text.get(piece.place.clone()));
        let set = self.written.words;
        if rule == Rule::name && self.open.last().is_some_and(|(outer, ..)| *outer == Rule::path) {
            let names = match [before.next(), before.next(), before.next()] {
                [Some("."), Some(_), Some(".")] => return None,
                [Some("."), Some(first), _] => turned_path(set, [first, written].into_iter())[1],
                _ => turned_path(set, [written].into_iter())[0],
            };
            let other = names?.to_owned();
            return Some(if set == WordSet::English {
                [written.to_owned(), other]
            } else {
                [other, written.to_owned()]
            });
        }
        let open: Vec<Rule> = self.open.iter().map(|(rule, ..)| *rule).collect();
        in_both(rule, written, &Around { open: &open, line: self.line, text: self.text, at: place.start, from: set })
    }

    fn item<'i>(&mut self, base: usize, tokens: impl Iterator<Item = Token<'i, Rule>>) -> Option<()> {
        // What has begun last, if nothing has begun or ended since: a leaf, if it ends next.
        let mut leaf = None;
        let mut block: Option<(usize, Turning<'_>)> = None;
        let inner = self.text.get(base..).unwrap_or("");
        for token in tokens {
            match token {
                Token::Start { rule: Rule::block, pos } => {
                    block = Some((pos.pos(), Turning::new(inner, self.written.words)));
                }
                Token::End { rule: Rule::block, pos } => {
                    let (start, turning) = block.take()?;
                    self.leaf(base + start..base + pos.pos(), Rule::block);
                    let in_both = turning.in_both(start..pos.pos());
                    self.written.pieces.last_mut()?.in_both = in_both;
                    leaf = None;
                }
                token if block.is_some() => block.iter_mut().for_each(|(_, turning)| turning.token(&token)),
                Token::Start { rule, pos } => {
                    // A sign may hold the comment after it: `=` looks for what must not follow.
                    if let (Rule::COMMENT, Some(start)) = (rule, leaf) {
                        let sign = self.open.pop()?;
                        self.leaf(start..base + pos.pos(), sign.0);
                        self.open.push(sign);
                    }
                    leaf = Some(base + pos.pos());
                    self.open.push((rule, self.written.parts.len(), None));
                    self.line = match rule {
                        Rule::grid => 0,
                        Rule::grid_line => self.line + 1,
                        _ => self.line,
                    };
                }
                Token::End { rule, pos } => {
                    let (_, number, first) = self.open.pop()?;
                    match leaf.take() {
                        Some(start) => self.leaf(start..base + pos.pos(), rule),
                        None => self.close(number, first),
                    }
                }
            }
        }
        Some(())
    }

    fn leaf(&mut self, place: Range<usize>, rule: Rule) {
        let kind = match rule {
            Rule::COMMENT => PieceKind::Comment,
            Rule::doc => PieceKind::Documentation,
            Rule::grid_cell => PieceKind::Cell,
            _ => PieceKind::Plain,
        };
        let written = self.text.get(place.clone()).unwrap_or("");
        let start = place.start + written.len() - written.trim_start().len();
        let place = start..start + written.trim().len();
        if matches!(kind, PieceKind::Plain | PieceKind::Cell) && !place.is_empty() {
            self.begin();
        }
        let in_both = self.in_both(rule, &place);
        self.piece(place, kind, in_both);
        if rule == Rule::whole {
            self.closing();
        }
    }

    /// Gives every open part that has no piece yet the one that comes now as its first.
    fn begin(&mut self) {
        let first = self.written.pieces.len();
        let waiting = self.open.iter().rposition(|(_, _, first)| first.is_some()).map_or(0, |at| at + 1);
        for at in waiting..self.open.len() {
            let within = at.checked_sub(1).map(|outer| self.open[outer].1);
            let (rule, number, begun) = &mut self.open[at];
            (*number, *begun) = (self.written.parts.len(), Some(first));
            let part = Part { kind: kind_of(*rule), first, last: first, within, rule: *rule };
            self.written.parts.push(part);
        }
    }

    fn close(&mut self, number: usize, first: Option<usize>) {
        let last = self.written.pieces.iter().rposition(|piece| !piece.is_comment());
        if let (Some(_), Some(last), Some(part)) = (first, last, self.written.parts.get_mut(number)) {
            part.last = last;
        }
    }

    /// Whether nothing but white space stands between the pieces.
    fn complete(&self) -> bool {
        let starts = self.written.pieces.iter().map(|piece| piece.place.start).chain([self.text.len()]);
        let ends = [0].into_iter().chain(self.written.pieces.iter().map(|piece| piece.place.end));
        let mut gaps = ends.zip(starts).map(|(end, start)| self.text.get(end..start).unwrap_or("?"));
        gaps.all(|gap| gap.trim_start_matches('\u{feff}').trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        pieces(text)
            .map_or(Vec::new(), |written| written.pieces.iter().map(|piece| &text[piece.place.clone()]).collect())
    }

    #[test]
    fn every_word_sign_and_comment_is_a_piece() {
        let text = "// a\n/// b\nset s of L // c\n= // d\n x , y\n// e \ntext t \"\"\"\n{p} // no\n\"\"\"\n// f";
        let expected =
            ["// a", "/// b", "set", "s", "of", "L", "// c", "=", "// d", "x", ",", "y", "// e", "text", "t"];
        assert_eq!(words(text), [&expected[..], &["\"\"\"\n{p} // no\n\"\"\"", "// f"]].concat());
        assert_eq!(pieces("set s of = x"), None);
    }

    #[test]
    fn parts_hold_their_pieces_without_the_comments_around_them() {
        let text = "/// a\nset s of L\n  // b\n  = x // c\n  in force from 2024-01-01\n// d\n";
        let written = pieces(text).unwrap();
        let part = |kind| {
            let part = written.parts.iter().find(|part| part.kind == kind).unwrap();
            &text[written.pieces[part.first].place.start..written.pieces[part.last].place.end]
        };
        assert_eq!(part(PartKind::Version), "= x // c\n  in force from 2024-01-01");
        assert_eq!(part(PartKind::InForce), "in force from 2024-01-01");
        for (number, part) in written.parts.iter().enumerate() {
            let holder = part.within.map(|at| (at, &written.parts[at]));
            assert!(holder.is_none_or(|(at, h)| at < number && h.first <= part.first && part.last <= h.last));
        }
    }
}
