//! Stands in for the embedding API until it is there.

use bieu::diagnostic::Diagnostic;
use bieu::exec::{self, Aggregates, Counted, Share};
use bieu::model::Model;
use bieu::outcome::Outcome;
use bieu::plan::{self, Plan};
use bieu::records::{Records, RecordsBuilder};
use bieu::schema::Schema;

pub struct Rules {
    model: Model,
    plan: Plan,
}

impl Rules {
    pub fn from_text(name: &str, text: &str) -> Result<Rules, ()> {
        let mut sources = bieu::source::Sources::default();
        let id = sources.add(name, text);
        let (tree, mut findings) = bieu::syntax::parse(id, text);
        let (model, more) = bieu::model::check(&[tree], &sources, None);
        findings.extend(more);
        if findings.iter().any(Diagnostic::is_error) {
            return Err(());
        }
        let plan = plan::compile(&model);
        Ok(Rules { model, plan })
    }
    pub fn model(&self) -> &Model {
        &self.model
    }
    pub fn schema(&self) -> &Schema {
        &self.model.schema
    }
    pub fn records(&self) -> RecordsBuilder<'_> {
        RecordsBuilder::new(&self.model.schema)
    }
    pub fn evaluate(&self, records: &Records) -> Outcome {
        self.evaluate_with(records, 1)
    }
    pub fn evaluate_with(&self, records: &Records, threads: u32) -> Outcome {
        self.outcome(&self.count_with(records, threads), records)
    }
    pub fn count_with(&self, records: &Records, threads: u32) -> Counted {
        let mut all = self.count_share(records, Share { index: 0, of: threads });
        for index in 1..threads {
            all.merge(self.count_share(records, Share { index, of: threads }));
        }
        all
    }
    pub fn count_share(&self, records: &Records, share: Share) -> Counted {
        exec::count(&self.model, &self.plan, records, &Aggregates::new(&self.model, records), share)
    }
    pub fn outcome(&self, counted: &Counted, records: &Records) -> Outcome {
        exec::outcome(&self.model, &self.plan, counted, records)
    }
}
