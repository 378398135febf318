//! What was asked of rules and the answers, for `bieu check --proofs`.

use indexmap::{IndexMap, IndexSet};

use super::documents;
use crate::message::{Language, Message, proofs as say};
use crate::prove::{Proof, Verdict};
use crate::source::Sources;
use crate::words::{Terminal, Text, written};

/// The proofs of all programs, each once though several programs share a file.
pub struct Proofs {
    /// That documents speak.
    language: Language,
    /// Those of each table or criteria, by the name.
    of: IndexMap<String, Vec<Proof>>,
    documents: IndexSet<documents::Proof>,
}

impl Proofs {
    /// None yet; documents will be in the words of this language.
    #[must_use]
    pub fn new(language: Language) -> Proofs {
        Proofs { language, of: IndexMap::new(), documents: IndexSet::new() }
    }

    /// Takes those of one program.
    pub fn add(&mut self, sources: &Sources, proofs: &[Proof]) {
        for proof in proofs {
            if self.documents.insert(documents::Proof::of(proof, sources, self.language)) {
                self.of.entry(proof.table.clone()).or_default().push(proof.clone());
            }
        }
    }

    /// A line for each, under the name of the table or criteria; of what one record was enough to show, a line for each kind.
    #[must_use]
    pub fn drawn(&self, language: Language) -> Text<Terminal> {
        let drawing = Drawing::new(language);
        let of_table =
            |(name, proofs): (&String, &Vec<Proof>)| written!(Terminal, "{}\n{}", name, drawing.lines(proofs));
        self.of.iter().map(of_table).collect()
    }

    /// `14 proved, 0 refuted, 1 not decided`.
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        let count = |which: fn(&Verdict) -> bool| self.of.values().flatten().filter(|p| which(&p.verdict)).count();
        let proved = count(|verdict| matches!(verdict, Verdict::Proved | Verdict::ProvedWhere(_)));
        let refuted = count(|verdict| matches!(verdict, Verdict::Refuted { .. }));
        let undecided = count(|verdict| matches!(verdict, Verdict::NotDecided(_)));
        say::summary(proved, refuted, undecided).say(language)
    }

    /// For programs.
    pub fn documents(&self) -> Vec<documents::Proof> {
        self.documents.iter().cloned().collect()
    }
}

/// Lines in a language: a verdict, and behind it what it is about.
struct Drawing {
    language: Language,
    /// Of the widest verdict.
    width: usize,
}

impl Drawing {
    fn new(language: Language) -> Drawing {
        let verdicts = [say::proved(), say::refuted(), say::not_decided()];
        let widths = verdicts.map(|verdict| verdict.say(language).chars().count());
        Drawing { language, width: widths.into_iter().fold(12, usize::max) }
    }

    fn lines(&self, proofs: &[Proof]) -> Text<Terminal> {
        let mut shown: IndexMap<&str, (&Proof, usize)> = IndexMap::new();
        let mut lines = Text::new();
        for proof in proofs {
            let (verdict, further) = match &proof.verdict {
                Verdict::Proved if !proof.question.is_about_all() => {
                    shown.entry(proof.question.kind()).or_insert((proof, 0)).1 += 1;
                    continue;
                }
                Verdict::Proved => (say::proved(), None),
                Verdict::ProvedWhere(limits) => {
                    let beyond = limits.beyond.as_ref();
                    (say::proved(), beyond.map(|(told, witness)| say::otherwise_not(&witness.shown, told)))
                }
                Verdict::Refuted { witness, how } => {
                    (say::refuted(), witness.as_ref().map(|witness| say::refuted_by(how, &witness.shown)))
                }
                Verdict::NotDecided(why) => (say::not_decided(), Some(why.clone())),
            };
            lines += self.line(&verdict, &proof.claim(), further.as_ref());
        }
        for (proof, count) in shown.values() {
            lines += proof.question.shown_of(*count).map(|of| self.line(&say::proved(), &of, None)).unwrap_or_default();
        }
        lines
    }

    fn line(&self, verdict: &Message, claim: &Message, further: Option<&Message>) -> Text<Terminal> {
        let said = |message: &Message| message.say(self.language);
        let padding = Text::repeated(" ", self.width.saturating_sub(said(verdict).chars().count()));
        let line = written!(Terminal, "  {}{} {}\n", said(verdict), padding, said(claim));
        match further {
            Some(further) => {
                line + written!(Terminal, "{}{}\n", Text::<Terminal>::repeated(" ", self.width + 3), said(further))
            }
            None => line,
        }
    }
}
