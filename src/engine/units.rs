//! Records that are rows: rules are given them before they are evaluated.

use super::{Checked, Rules, RulesError};
use crate::check;
use crate::model::{End, Path};
use crate::records::Records;
use crate::syntax::tree::Item;

impl Rules {
    /// The same rules with a row for each record whose type has a `label`, and the records as these rules read them. Rules whose records can be
    /// rows must be given them before anything is evaluated: until then they have some rows that are made up. Where records are counted as they
    /// are read, those of [`Rules::unit_types`] are enough.
    ///
    /// Records of another program are handed back as they are, and so are those that no table, criteria or report asks which ones they are.
    ///
    /// # Errors
    /// What is wrong with the rules for these rows: that none stand at a level which is asked for.
    pub fn with_units(&self, records: Records) -> Result<(Rules, Records), Box<RulesError>> {
        let schema = self.schema();
        if self.must_be_mine(&records).is_err() || !self.asks_for_units() {
            return Ok((self.clone(), records));
        }
        let mut trees = self.calendar.trees().to_vec();
        for name in schema.records.iter().filter(|(_, of)| of.units.is_some()).map(|(name, _)| name) {
            let units = schema.find_record(name).map(|record| records.units(schema, record)).unwrap_or_default();
            check::put_units(&mut trees, name, &check::in_order(&units));
        }
        let mut rules = Rules::of_checked(Checked::again(self.sources.clone(), trees, &self.model, self.grounds.root))?;
        let said = self.grounds.findings.iter().filter(|finding| !rules.grounds.findings.contains(finding)).cloned();
        let said: Vec<_> = said.collect();
        rules.grounds.findings.extend(said);
        let records = records.with_units_of(rules.schema());
        Ok((rules, records))
    }

    /// Whether something is counted by which unit it is of, or there is a report for each. Else a `label` changes nothing.
    pub(crate) fn asks_for_units(&self) -> bool {
        let schema = self.schema();
        if schema.records.values().all(|record| record.units.is_none()) {
            return false;
        }
        let is_unit = |name: &str| schema.find_record(name).is_some_and(|of| schema.record(of).units.is_some());
        let mut reports = self.calendar.trees().iter().flat_map(|tree| &tree.items);
        if reports.any(
            |item| matches!(item, Item::Report(of) if of.each.as_ref().is_some_and(|each| is_unit(&each.list.value))),
        ) {
            return true;
        }
        let mut is_asked = false;
        let mut note = |record, path: &Path| {
            let units = path.holder(schema, record).and_then(|holder| schema.record(holder).units);
            is_asked |=
                units.is_some_and(|units| path.end == End::Field(units.key)) || path.is_over_versions_of_units(schema);
        };
        for population in self.plan.tables.iter().flat_map(|table| &table.populations) {
            let dimensions = population.dimensions.iter().map(|dimension| &dimension.operand);
            let all = dimensions.chain(population.operands.iter().map(|operand| &operand.expression));
            all.for_each(|of| of.paths(&mut |path| note(population.record, path)));
        }
        for criteria in &self.plan.criteria {
            let all = criteria.dimensions.iter();
            all.for_each(|of| of.operand.paths(&mut |path| note(criteria.record, path)));
        }
        for aggregate in &self.model.aggregates {
            let all = aggregate.clauses.iter().map(|clause| &clause.condition).chain(&aggregate.operand);
            all.for_each(|of| of.paths(&mut |path| note(aggregate.of, path)));
        }
        is_asked
    }
}
