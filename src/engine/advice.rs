//! What is said of rules that can be run, and what a run does without: asked of them when somebody wants to know.

use std::collections::HashMap;

use crate::check::{self, Calendar};
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::lint;
use crate::message::Rewording;
use crate::model::Model;
use crate::plan::{self, Plan};
use crate::prove::{self, Proof, Refusing};
use crate::source::{SourceId, Sources};
use crate::syntax::{in_vietnamese, rewording};

/// On how many stretches of time the rules are asked of beside their own.
const MOST_STRETCHES: usize = 100;

/// What was found on the way to rules that can be run.
#[derive(Debug, Clone)]
pub(super) struct Grounds {
    /// The answers to what can refuse them.
    pub refusing: Refusing,
    /// What was found beside, before anything is allowed.
    pub findings: Vec<Diagnostic>,
    /// The file that was named.
    pub root: Option<SourceId>,
}

/// All that is known of rules before any record is read.
#[derive(Debug, Clone)]
pub(super) struct Advice {
    pub proofs: Vec<Proof>,
    pub findings: Vec<Diagnostic>,
}

impl Grounds {
    /// The warnings that came with what can refuse the rules. An `allow` of what only advises is not idle for that.
    pub fn warnings(&self, sources: &Sources) -> Vec<Diagnostic> {
        let mut findings = said([self.findings.clone(), self.refusing.findings()].concat(), sources, None);
        findings.retain(|finding| finding.severity == Severity::Warning);
        findings
    }

    pub fn advice(&self, sources: &Sources, days: &Calendar, model: &Model, plan: &Plan) -> Advice {
        let mut findings = self.findings.clone();
        findings.extend(lint::lint(days.trees()));
        let mut proofs = prove::prove_the_rest(model, plan, &self.refusing);
        findings.extend(prove::findings(&proofs));
        findings.extend(on_other_days(&mut proofs, sources, days, model, plan));
        prove::tell_fills(&mut proofs, model, plan, &whatever_fills(sources, days, model));
        Advice { proofs, findings: said(findings, sources, self.root) }
    }
}

/// What is proved if other codes are in place of those that fill open lists; nothing where the report fills none.
fn whatever_fills(sources: &Sources, days: &Calendar, model: &Model) -> Vec<Proof> {
    if !prove::fills_lists(model) {
        return Vec::new();
    }
    let trees = check::with_made_up_codes(days.trees());
    let (model, said) = check::check(&trees, sources, model.as_of);
    if said.iter().any(Diagnostic::is_error) {
        return Vec::new();
    }
    let plan = plan::compile(&model);
    prove::prove(&model, &plan)
}

/// Findings as they are said: without what is allowed, in the order of their places.
pub(super) fn said(findings: Vec<Diagnostic>, sources: &Sources, root: Option<SourceId>) -> Vec<Diagnostic> {
    let mut findings = lint::allow(findings, sources, root);
    sort(&mut findings);
    let mut rewordings: HashMap<SourceId, Option<Rewording>> = HashMap::new();
    let mut in_words_of_file = |finding: Diagnostic| {
        let Some(source) = finding.labels.first().map(|label| label.span.source) else { return finding };
        let text = sources.get(source).map(|source| source.text.as_str());
        match rewordings.entry(source).or_insert_with(|| text.and_then(rewording)) {
            None => finding,
            Some(rewording) => in_vietnamese(finding, rewording, text),
        }
    };
    findings.into_iter().map(&mut in_words_of_file).collect()
}

/// What was proved for the day of the report, asked for all others that versions tell apart. A day on which the rules are not sound is told when they
/// are read at it.
fn on_other_days(
    proofs: &mut [Proof],
    sources: &Sources,
    days: &Calendar,
    model: &Model,
    plan: &Plan,
) -> Vec<Diagnostic> {
    let Some(today) = model.as_of else { return Vec::new() };
    let stretches = check::stretches_of_tables(days.trees(), today);
    let asked = stretches.iter().filter(|stretch| !stretch.holds(today)).take(MOST_STRETCHES);
    let others: Vec<_> = asked
        .filter_map(|stretch| {
            let (then, said) = check::check(days.trees(), sources, Some(stretch.day));
            (!said.iter().any(Diagnostic::is_error)).then_some((*stretch, then))
        })
        .collect();
    prove::over_days(proofs, model, plan, &others, stretches.len() > others.len() + 1)
}
