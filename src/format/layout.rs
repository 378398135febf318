//! A text on its way to its layout: what is written, and how each piece stands to the one before it.

use unicode_width::UnicodeWidthStr;

use crate::syntax::pieces::{Part, PartKind, Piece, PieceKind, Written};
use crate::syntax::tree::WordSet;

/// How a piece stands to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// On the same line.
    None,
    /// On a line of its own.
    Line,
    /// The same, after a blank line.
    Blank,
}

/// A text, and what is decided of it so far.
pub(super) struct Layout<'t> {
    text: &'t str,
    /// The set of words that its phrases are written in.
    words: WordSet,
    /// The pieces.
    pub pieces: &'t [Piece],
    /// The parts.
    pub parts: &'t [Part],
    /// For each piece, how it stands to the one before; at first as the author has it.
    pub breaks: Vec<Break>,
    /// For each piece, the number of the smallest part that holds it.
    within: Vec<Option<usize>>,
    /// For each bracket, the number of the other one of its pair.
    pairs: Vec<Option<usize>>,
    /// The first bytes of the parts that stand under what they are parts of, and stay there.
    aligned: &'t [usize],
}

impl<'t> Layout<'t> {
    /// The text as its author laid it out; the parts that begin at the bytes `aligned` keep standing under what they belong to.
    pub fn new(text: &'t str, written: &'t Written, aligned: &'t [usize]) -> Layout<'t> {
        let mut layout = Layout {
            text,
            words: written.words,
            pieces: &written.pieces,
            parts: &written.parts,
            breaks: Vec::new(),
            within: vec![None; written.pieces.len()],
            pairs: vec![None; written.pieces.len()],
            aligned,
        };
        // Whoever holds others comes first, so the smallest part is the last to write its number.
        for (number, part) in written.parts.iter().enumerate() {
            layout.within[part.first..=part.last].fill(Some(number));
        }
        let mut open = Vec::new();
        for piece in 0..layout.pieces.len() {
            match layout.sign(piece) {
                "{" | "(" | "[" => open.push(piece),
                "}" | ")" | "]" => {
                    let other = open.pop();
                    layout.pairs[piece] = other;
                    if let Some(other) = other {
                        layout.pairs[other] = Some(piece);
                    }
                }
                _ => {}
            }
        }
        layout
    }

    /// A piece as it is written.
    pub fn word(&self, piece: usize) -> &'t str {
        self.pieces[piece].word(self.text, self.words)
    }

    /// The English of a phrase, whichever set it is written in; else a piece as it is written, if it is a sign or a string.
    pub fn sign(&self, piece: usize) -> &'t str {
        let piece = &self.pieces[piece];
        if piece.kind == PieceKind::Plain { piece.word(self.text, WordSet::English) } else { "" }
    }

    /// What the author put between a piece and the one before: white space.
    pub fn space_before(&self, piece: usize) -> &'t str {
        let start = if piece == 0 { 0 } else { self.pieces[piece - 1].place.end };
        self.text.get(start..self.pieces[piece].place.start).unwrap_or("")
    }

    /// How many columns a piece takes on its first line.
    pub fn width(&self, piece: usize) -> usize {
        first_line(self.word(piece))
    }

    /// How many columns it takes in the set in which it takes more, with the space before it: lines end at the same places in either.
    pub fn widest(&self, piece: usize, gap: usize) -> usize {
        let width = |set| {
            let word = self.pieces[piece].word(self.text, set);
            if word.is_empty() { 0 } else { first_line(word) + gap }
        };
        width(WordSet::English).max(width(WordSet::Vietnamese))
    }

    /// Whether a piece is a comment that shares its line with what stands before it.
    pub fn is_trailing_comment(&self, piece: usize) -> bool {
        self.pieces[piece].kind == PieceKind::Comment && piece > 0 && self.breaks[piece] == Break::None
    }

    /// Whether the part that begins with a piece stands under what it belongs to, and stays there.
    pub fn is_aligned(&self, piece: usize) -> bool {
        self.aligned.contains(&self.pieces[piece].place.start)
    }

    /// The other bracket of a pair.
    pub fn other(&self, bracket: usize) -> Option<usize> {
        self.pairs[bracket]
    }

    /// The parts that hold a piece, the smallest first, each with its number.
    pub fn around(&self, piece: usize) -> impl Iterator<Item = (usize, &'t Part)> {
        let parts = self.parts;
        std::iter::successors(self.within[piece], move |number| parts[*number].within).map(move |at| (at, &parts[at]))
    }

    /// The parts that begin with a piece, the largest first, each with its number.
    pub fn beginning(&self, piece: usize) -> impl Iterator<Item = (usize, &'t Part)> {
        let start = self.parts.partition_point(|part| part.first < piece);
        self.parts.iter().enumerate().skip(start).take_while(move |(_, part)| part.first == piece)
    }

    /// The part of one of these kinds that begins with a piece.
    pub fn begun(&self, piece: usize, kinds: &[PartKind]) -> Option<(usize, &'t Part)> {
        self.beginning(piece).find(|(_, part)| kinds.contains(&part.kind))
    }
}

fn first_line(word: &str) -> usize {
    word.lines().next().unwrap_or("").width()
}

/// How many letters a line has at most, wherever the language lets it be broken.
pub const WIDTH: usize = 120;
