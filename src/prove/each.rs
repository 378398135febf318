//! What is asked of the rules as they are written, where a block gives it once for each code: that one of these shows it is enough.

use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};

use crate::model::Axis;
use crate::source::Span;

use super::{Proof, Question, Verdict};

/// A question and what is written that it is asked of.
type Asked = (Discriminant<Question>, Span);

/// Of which questions about a block's members the answer is known.
pub(super) struct Each {
    /// The places of such members and of their clauses.
    places: HashSet<Span>,
    shown: HashSet<Asked>,
}

impl Each {
    /// Nothing is known yet of an axis.
    pub fn new(axis: &Axis) -> Each {
        let members = axis.members.iter().filter(|member| member.each.is_some());
        let places = members.flat_map(|member| member.clauses.iter().map(|clause| clause.span).chain([member.span]));
        Each { places: places.collect(), shown: HashSet::new() }
    }

    /// Notes an answer.
    pub fn note(&mut self, proof: &Proof) {
        if proof.verdict == Verdict::Proved && self.places.contains(&proof.span) {
            self.shown.insert((discriminant(&proof.question), proof.span));
        }
    }

    /// Whether a question like this need not be asked any more of what is written in a place.
    pub fn is_shown(&self, question: &Question, place: Span) -> bool {
        self.shown.contains(&(discriminant(question), place))
    }

    /// Leaves one answer of those that are about the same.
    pub fn keep_one(&self, proofs: &mut Vec<Proof>) {
        let mut kept = HashSet::new();
        proofs.retain(|proof| {
            let asked = (discriminant(&proof.question), proof.span);
            if !self.places.contains(&proof.span) {
                return true;
            }
            let fits = proof.verdict == Verdict::Proved || !self.shown.contains(&asked);
            fits && kept.insert(asked)
        });
    }
}
