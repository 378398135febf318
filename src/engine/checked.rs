//! A program between two stages: read and checked, and nothing of it proved yet. Rules go through here on their way; an editor stays, since it
//! wants to say at each key what it can, and asks for proofs when the author rests.

use super::advice::said;
use crate::check::{self, ByHand};
use crate::diagnostic::{Diagnostic, codes};
use crate::exec::{self, Aggregates, Share};
use crate::lint;
use crate::model::Model;
use crate::outcome::Outcome;
use crate::plan::{self, Plan};
use crate::program::{self, Loader};
use crate::prove::{self, Proof};
use crate::records::{OtherProgramError, Records, RecordsBuilder};
use crate::source::{SourceId, Sources};
use crate::syntax::tree::Tree;
use crate::value::Date;

/// A program that was read and checked. Where it has no errors it can be run: what refuses it afterwards is proofs and tests.
#[doc(hidden)]
pub struct Checked {
    pub(super) sources: Sources,
    pub(super) trees: Vec<Tree>,
    pub(super) as_of: Option<Date>,
    /// What was found, before anything is allowed.
    pub(super) findings: Vec<Diagnostic>,
    /// The file that was named.
    pub(super) root: Option<SourceId>,
    /// What it means and how it is counted, if nothing is wrong with it.
    pub(super) sound: Option<(Model, Plan)>,
}

impl Checked {
    /// Reads and checks a program, as rules are.
    #[must_use]
    pub fn load(path: &str, text: &str, loader: &dyn Loader, as_of: Option<Date>) -> Checked {
        Checked::load_with(path, text, loader, as_of, ByHand::default())
    }

    /// The same with a period and parameters that are given by hand.
    pub(super) fn load_with(
        path: &str,
        text: &str,
        loader: &dyn Loader,
        as_of: Option<Date>,
        given: ByHand<'_>,
    ) -> Checked {
        let (mut program, mut findings) = program::load(path, text, loader);
        findings.extend(check::put_fills(&mut program.trees));
        let of_given = given.put_into(&mut program.trees);
        findings.extend(check::make_up_the_rest(&mut program.trees));
        check::make_up_units(&mut program.trees);
        let (mut model, more) = check::check(&program.trees, &program.sources, as_of);
        // What could not be read may declare what the rest misses: what follows from that is not worth saying.
        let parsed = !findings.iter().any(Diagnostic::is_error);
        let loaded =
            !findings.iter().any(|f| [&codes::CANNOT_LOAD, &codes::BAD_PATH, &codes::USE_CYCLE].contains(&f.code));
        let matters = |f: &Diagnostic| {
            (parsed || !f.code.follows_from_unread_item()) && (loaded || !f.code.follows_from_unread_file())
        };
        // What is known to be a label is no fault of spelling.
        let place = |f: &Diagnostic| f.labels.first().map(|label| label.span);
        let labels: Vec<_> = more.iter().filter(|f| f.code == &codes::LABEL_AS_NAME).filter_map(place).collect();
        let is_label = |f: &Diagnostic| place(f).is_some_and(|at| labels.iter().any(|label| label.holds(at)));
        findings.retain(|f| !(f.code.is_of_spelling() && is_label(f)));
        findings.extend(more.into_iter().filter(matters));
        findings.extend(of_given.into_iter().filter(matters));
        model.report.by_hand = given.told();
        let root = program.trees.last().and_then(|tree| tree.items.first()).map(|item| item.span().source);
        let sound = (!findings.iter().any(Diagnostic::is_error)).then(|| {
            let plan = plan::compile(&model);
            (model, plan)
        });
        Checked { sources: program.sources, trees: program.trees, as_of, findings, root, sound }
    }

    /// The same program checked again, with other trees. What was said before it was checked is not said again.
    pub(super) fn again(sources: Sources, trees: Vec<Tree>, before: &Model, root: Option<SourceId>) -> Checked {
        let as_of = before.as_of;
        let (mut model, findings) = check::check(&trees, &sources, as_of);
        model.report.by_hand.clone_from(&before.report.by_hand);
        let sound = (!findings.iter().any(Diagnostic::is_error)).then(|| {
            let plan = plan::compile(&model);
            (model, plan)
        });
        Checked { sources, trees, as_of, findings, root, sound }
    }

    /// The texts of the program.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What can be said without a proof: what is wrong, and, where nothing is, what is a slip most likely.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        let mut findings = self.findings.clone();
        if self.sound.is_some() {
            findings.extend(lint::lint(&self.trees));
        }
        // An `allow` may be of what only proofs say, so none is idle here.
        said(findings, &self.sources, None)
    }

    /// What the program means, if nothing is wrong with it.
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        self.sound.as_ref().map(|(model, _)| model)
    }

    /// The door through which records come in, if nothing is wrong with the program.
    #[must_use]
    pub fn records(&self) -> Option<RecordsBuilder<'_>> {
        self.model().map(|model| RecordsBuilder::new(&model.schema))
    }

    /// Works out every table and text over records that came in by this program's door; `None` where something is wrong with it.
    ///
    /// # Errors
    /// The records are of another program.
    pub fn evaluate(&self, records: &Records) -> Result<Option<Outcome>, OtherProgramError> {
        let Some((model, plan)) = &self.sound else { return Ok(None) };
        records.must_be(model.schema.identity())?;
        let all = Share { index: 0, of: 1 };
        let counted = exec::count(model, plan, records, &Aggregates::new(model, records), all);
        Ok(Some(exec::outcome(model, plan, &counted, &|_| true)))
    }

    /// How many tables, checks of the report and criteria there are to be proved, numbered in this order.
    #[must_use]
    pub fn subjects(&self) -> usize {
        self.model().map_or(0, |model| model.counted().count() + model.criteria.len())
    }

    /// All that is asked of one table or one criteria, for the day of the report. `stop` is asked again and again meanwhile;
    /// once it says yes there is no answer.
    #[must_use]
    pub fn prove(&self, subject: usize, stop: &dyn Fn() -> bool) -> Option<Vec<Proof>> {
        let (model, plan) = self.sound.as_ref()?;
        prove::prove_one(model, plan, subject, stop)
    }
}
