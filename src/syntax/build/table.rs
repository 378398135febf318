//! Tables: header, axes, checks, glyphs.

use super::{Builder, Node};
use crate::source::Spanned;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{
    AxisEntry, Beside, BesideBoth, CellPlace, Check, CheckKind, Chosen, Dimension, Name, Numbered, NumberedBy,
    PeriodUnit, Show, ShownState, Table, TableEntry, Which, Words,
};

/// The last year that there is.
const LAST_YEAR: u32 = 9999;
/// The deepest level that is asked for.
const DEEPEST_LEVEL: u32 = 1000;

impl Builder<'_> {
    pub(super) fn table_item(&mut self, node: &Node<'_>) -> Option<Table> {
        let item = node.first(Rule::table)?;
        let mut names = item.all(Rule::name);
        Some(Table {
            doc: self.docs(node),
            name: self.name(&names.next()?),
            title: self.words_in(&item),
            of: self.name(&names.next()?),
            as_of: self.as_of(&item),
            clauses: self.clauses(&item)?,
            cites: self.cites(&item)?,
            entries: item.children().filter_map(|child| self.table_entry(&child)).collect::<Option<_>>()?,
            words: self.set,
            span: self.span(&item),
        })
    }

    /// The entry that a part of a table is: nothing where it is none, and nothing inside where it cannot be made.
    fn table_entry(&mut self, node: &Node<'_>) -> Option<Option<TableEntry>> {
        Some(match node.rule() {
            Rule::stub => self.stub(node),
            Rule::total => self.words_in(node).map(|label| TableEntry::Total { label, span: self.keyword_span(node) }),
            Rule::halves => {
                let after = self.full_id_in(node);
                after.map(|after| TableEntry::Halves(after, self.span(node)))
            }
            Rule::cell => self.cell(node),
            Rule::check => self.check(node).map(TableEntry::Check),
            Rule::show => self.show(node).map(TableEntry::Show),
            Rule::show_rows => self.show_rows(node).map(TableEntry::ShowRows),
            Rule::beside => self.beside(node).map(|beside| TableEntry::Beside(Box::new(beside))),
            Rule::solve => {
                Some(TableEntry::Solve { rows_first: node.has(Rule::kw_solve_rows_first), span: self.span(node) })
            }
            _ => return self.axis_entry(node).map(|entry| entry.map(TableEntry::Axis)),
        })
    }

    fn beside(&mut self, node: &Node<'_>) -> Option<Beside> {
        let mut labels = node.all(Rule::string);
        let (this, then) = (self.words(&labels.next()?), self.words(&labels.next()?));
        let over = self.over(&node.first(Rule::over)?);
        let both = |builder: &mut Builder<'_>, part: &Node<'_>| {
            Some(BesideBoth {
                difference: part.has(Rule::kw_difference),
                label: builder.words_in(part)?,
                shown: builder.presentation_in(part),
                span: builder.span(part),
            })
        };
        let both = node.all(Rule::beside_both).map(|part| both(self, &part)).collect::<Option<_>>()?;
        Some(Beside { this, over, then, both })
    }

    fn keyword_span(&self, node: &Node<'_>) -> crate::source::Span {
        node.children().next().map_or_else(|| self.span(node), |keyword| self.span(&keyword))
    }

    fn stub(&mut self, node: &Node<'_>) -> Option<TableEntry> {
        Some(TableEntry::Stub {
            number: node.has(Rule::kw_stub_number),
            heading: self.words_in(node)?,
            printed: node.first(Rule::printed).and_then(|printed| self.string_in(&printed)),
        })
    }

    fn cell(&mut self, node: &Node<'_>) -> Option<TableEntry> {
        let row = self.cell_place(&node.first(Rule::row_place)?)?;
        let column = self.cell_place(&node.first(Rule::column_place)?)?;
        let body = self.body(&node.first(Rule::body)?)?;
        let clauses = self.clauses(node)?;
        Some(TableEntry::Cell { row, column, body, clauses, span: self.span(node) })
    }

    fn cell_place(&self, node: &Node<'_>) -> Option<CellPlace> {
        if let Some(list) = node.first(Rule::of_list) {
            let except = node.first(Rule::leaving_out);
            let except = except.map_or_else(Vec::new, |except| self.names(&except, Rule::full_id));
            return Some(CellPlace::OfList { list: self.name(&list), except });
        }
        self.full_id_in(node).map(CellPlace::One)
    }

    pub(super) fn check(&mut self, node: &Node<'_>) -> Option<Check> {
        let kind = match node.first(Rule::formula_comparison) {
            Some(comparison) => {
                let (left, op, right) = self.formula_comparison(&comparison)?;
                CheckKind::Compare { left, op, right }
            }
            None => CheckKind::TotalIsSum,
        };
        let otherwise = node.first(Rule::check_else);
        Some(Check {
            kind,
            warn: otherwise.as_ref().is_some_and(|part| part.has(Rule::kw_warn)),
            message: otherwise.and_then(|part| self.words_in(&part)),
            cites: self.cites(node)?,
            span: self.span(node),
        })
    }

    pub(super) fn show(&mut self, node: &Node<'_>) -> Option<Show> {
        let state = node.first(Rule::state)?;
        let value = match state.children().next_back()?.rule() {
            Rule::kw_zero => ShownState::Zero,
            Rule::kw_missing => ShownState::Missing,
            Rule::kw_undetermined => ShownState::Undetermined,
            Rule::kw_not_applicable => ShownState::NotApplicable,
            Rule::kw_not_computable => ShownState::NotComputable,
            _ => ShownState::Suppressed,
        };
        Some(Show { state: Spanned { value, span: self.span(&state) }, glyph: self.string_in(node)? })
    }

    fn axis_entries(&mut self, node: &Node<'_>) -> Option<Vec<AxisEntry>> {
        node.children().filter_map(|child| self.axis_entry(&child)).collect()
    }

    fn axis_entry(&mut self, node: &Node<'_>) -> Option<Option<AxisEntry>> {
        Some(match node.rule() {
            Rule::member => self.member(node).map(|member| AxisEntry::Member(Box::new(member))),
            Rule::heading => self.heading(node),
            Rule::split => self.split(node),
            Rule::of_which => self.of_which(node),
            Rule::codes_axis => self.codes_axis(node),
            Rule::periods_axis => self.periods_axis(node),
            Rule::reasons_axis => self.reasons_axis(node),
            _ => return None,
        })
    }

    /// The checks in the braces of a block.
    fn checks_in(&mut self, node: &Node<'_>) -> Option<Vec<Check>> {
        node.all(Rule::check).map(|check| self.check(&check)).collect()
    }

    fn heading(&mut self, node: &Node<'_>) -> Option<AxisEntry> {
        Some(AxisEntry::Heading { label: self.words_in(node)?, entries: self.axis_entries(node)? })
    }

    /// `[P] "label"` after `split` or `of which`.
    fn parent_and_label(&mut self, head: &Node<'_>) -> (Option<Name>, Option<Words>) {
        (head.first(Rule::member_reference).and_then(|parent| self.full_id_in(&parent)), self.words_in(head))
    }

    fn split(&mut self, node: &Node<'_>) -> Option<AxisEntry> {
        let head = node.first(Rule::split_head)?;
        let (parent, label) = self.parent_and_label(&head);
        let by = match head.first(Rule::split_by) {
            Some(by) => Some(self.sum(&by.first(Rule::sum)?)?),
            None => None,
        };
        let first_of = head.first(Rule::first_of).map(|order| self.names(&order, Rule::id));
        Some(AxisEntry::Split {
            parent,
            label,
            by,
            first_of,
            entries: self.axis_entries(node)?,
            span: self.span(&head),
        })
    }

    fn of_which(&mut self, node: &Node<'_>) -> Option<AxisEntry> {
        let head = node.first(Rule::of_which_head)?;
        let (parent, label) = self.parent_and_label(&head);
        Some(AxisEntry::OfWhich { parent, label, entries: self.axis_entries(node)?, span: self.span(&head) })
    }

    fn reasons_axis(&mut self, node: &Node<'_>) -> Option<AxisEntry> {
        Some(AxisEntry::Reasons {
            dimension: if node.has(Rule::kw_rows) { Dimension::Row } else { Dimension::Column },
            criteria: self.name_in(node)?,
            span: self.span(node),
        })
    }

    fn periods_axis(&mut self, node: &Node<'_>) -> Option<AxisEntry> {
        let head: Vec<Node<'_>> = node.children().take_while(|child| child.rule() != Rule::brace_open).collect();
        let [columns, word, ..] = head.as_slice() else { return None };
        let unit = match word.rule() {
            Rule::kw_years => PeriodUnit::Years,
            Rule::kw_months => PeriodUnit::Months,
            _ => PeriodUnit::Quarters,
        };
        let years: Vec<Spanned<u32>> = node.all(Rule::whole).map(|year| self.whole(&year, LAST_YEAR)).collect();
        let years = match years.as_slice() {
            [first, last] => Some((first.clone(), last.clone())),
            _ => None,
        };
        let around = std::mem::replace(&mut self.in_periods, true);
        let block = self.axis_entries(node);
        let checks = self.checks_in(node);
        self.in_periods = around;
        Some(AxisEntry::Periods {
            dimension: Dimension::Column,
            unit,
            word: self.name(word),
            years,
            block: block?,
            checks: checks?,
            span: self.span(columns).to(self.span(head.last()?)),
        })
    }

    fn codes_axis(&mut self, node: &Node<'_>) -> Option<AxisEntry> {
        let head = node.first(Rule::codes_head)?;
        let via = head.first(Rule::via);
        let entries = self.axis_entries(node)?;
        Some(AxisEntry::Codes {
            dimension: if head.has(Rule::kw_rows) { Dimension::Row } else { Dimension::Column },
            list: self.name_in(&head)?,
            chosen: head.first(Rule::chosen).and_then(|chosen| self.chosen(&chosen)),
            via: via.map_or_else(Vec::new, |via| via.all(Rule::path).map(|path| self.path(&path)).collect()),
            restated: head.first(Rule::restated).and_then(|restated| self.date_in(&restated)),
            numbered: head.first(Rule::numbered).and_then(|numbered| self.numbered(&numbered)),
            block: node.has(Rule::brace_open).then_some(entries),
            checks: self.checks_in(node)?,
            span: self.span(&head),
        })
    }

    pub(super) fn chosen(&mut self, node: &Node<'_>) -> Option<Chosen> {
        let level = match node.first(Rule::at_level) {
            Some(level) => Some(self.whole(&level.first(Rule::whole)?, DEEPEST_LEVEL)),
            None => None,
        };
        let which = match (node.has(Rule::kw_within), level) {
            (true, level) => Which::WithinThis(level),
            (false, Some(level)) => Which::AtLevel(level),
            (false, None) => Which::Of(self.name_in(node)?),
        };
        Some(Chosen { which, span: self.span(node) })
    }

    fn numbered(&self, node: &Node<'_>) -> Option<Numbered> {
        let by = match node.has(Rule::kw_numbered_from) {
            true => NumberedBy::System(self.name_in(node)?),
            false => {
                let parts = node.children().filter(|part| matches!(part.rule(), Rule::whole | Rule::name));
                NumberedBy::Series(parts.map(|part| self.name(&part).value).collect())
            }
        };
        Some(Numbered { by, span: self.span(node) })
    }
}
