//! What was asked of rules and the answers, for `bieu check --proofs`.

use indexmap::{IndexMap, IndexSet};

use super::documents;
use crate::prove::{Proof, Verdict};
use crate::source::Sources;
use crate::words::{Terminal, Text, written};

/// The proofs of all programs, each once though several programs share a file.
#[derive(Default)]
pub struct Proofs {
    /// Those of each table or criteria, by the name.
    of: IndexMap<String, Vec<Proof>>,
    documents: IndexSet<documents::Proof>,
}

impl Proofs {
    /// Takes those of one program.
    pub fn add(&mut self, sources: &Sources, proofs: &[Proof]) {
        for proof in proofs {
            if self.documents.insert(documents::Proof::of(proof, sources)) {
                self.of.entry(proof.table.clone()).or_default().push(proof.clone());
            }
        }
    }

    /// A line for each, under the name of the table or criteria; of what one record was enough to show, a line for each kind.
    pub fn drawn(&self) -> Text<Terminal> {
        let of_table = |(name, proofs): (&String, &Vec<Proof>)| written!(Terminal, "{}\n{}", name, lines(proofs));
        self.of.iter().map(of_table).collect()
    }

    /// `14 proved, 0 refuted, 1 not decided`.
    pub fn summary(&self) -> String {
        let count = |which: fn(&Verdict) -> bool| self.of.values().flatten().filter(|p| which(&p.verdict)).count();
        let proved = count(|verdict| matches!(verdict, Verdict::Proved | Verdict::ProvedWhere(_)));
        let refuted = count(|verdict| matches!(verdict, Verdict::Refuted { .. }));
        let undecided = count(|verdict| matches!(verdict, Verdict::NotDecided(_)));
        format!("{proved} proved, {refuted} refuted, {undecided} not decided")
    }

    /// For programs.
    pub fn documents(&self) -> Vec<documents::Proof> {
        self.documents.iter().cloned().collect()
    }
}

fn lines(proofs: &[Proof]) -> Text<Terminal> {
    let mut shown: IndexMap<&str, (&Proof, usize)> = IndexMap::new();
    let mut lines = Text::new();
    for proof in proofs {
        let claim = proof.claim();
        let (verdict, words) = match &proof.verdict {
            Verdict::Proved if !proof.question.is_about_all() => {
                shown.entry(proof.question.kind()).or_insert((proof, 0)).1 += 1;
                continue;
            }
            Verdict::Proved => ("proved", Text::of(claim)),
            Verdict::ProvedWhere(limits) => match &limits.beyond {
                Some((told, witness)) => {
                    ("proved", written!(Terminal, "{}\n{:15}otherwise not: {}; {}", claim, "", witness.shown, told))
                }
                None => ("proved", Text::of(claim)),
            },
            Verdict::Refuted { witness: Some(witness), how } => {
                ("refuted", written!(Terminal, "{}\n{:15}{}: {}", claim, "", how, witness.shown))
            }
            Verdict::Refuted { witness: None, .. } => ("refuted", Text::of(claim)),
            Verdict::NotDecided(why) => ("not decided", written!(Terminal, "{}\n{:15}{}", claim, "", why)),
        };
        lines += written!(Terminal, "  {:<12} {}\n", verdict, words);
    }
    for (proof, count) in shown.values() {
        let words = proof.question.shown_of(*count).unwrap_or_default();
        lines += written!(Terminal, "  {:<12} {}\n", "proved", words);
    }
    lines
}
