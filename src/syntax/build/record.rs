//! Record types.

use super::{Builder, Node};
use crate::diagnostic::codes as registry;
use crate::message::Message;
use crate::message::reading as say;
use crate::source::Spanned;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Field, HistoryKey, Let, LetValue, Record, Text};

/// The spellings of dates that data may have.
const DATES: &[&str] = &["dd/mm/yyyy", "dd.mm.yyyy", "mm/dd/yyyy", "yyyy-mm-dd"];
/// The spellings of numbers that data may have.
const NUMBERS: &[&str] = &["1.234,5", "1 234,5", "1,234.5", "1234.5"];
/// The most digits that a field is rounded to.
const MOST_DECIMALS: u32 = 18;

impl Builder<'_> {
    pub(super) fn record_item(&mut self, node: &Node<'_>) -> Option<Record> {
        let item = node.first(Rule::record)?;
        let mut record = Record {
            doc: self.docs(node),
            name: self.name_in(&item)?,
            label: self.string_in(&item),
            dates: None,
            numbers: None,
            missing: Vec::new(),
            yes: Vec::new(),
            no: Vec::new(),
            history: None,
            fields: Vec::new(),
            lets: Vec::new(),
            tree: None,
            units: None,
            has_units: false,
            level_asked: 0,
            span: self.span(&item),
        };
        let mut let_before = None;
        for child in item.children() {
            if let (Some(before), Rule::field) = (&let_before, child.rule()) {
                self.expect_line_end(before, &child);
            }
            let_before = (child.rule() == Rule::let_field).then(|| child.clone());
            match child.rule() {
                Rule::dates => {
                    let spelling = self.spelling(&child, Rule::dates_spelling, DATES, say::spelling_of_dates());
                    self.once(&mut record.dates, spelling, &child, say::spelling_of_dates());
                }
                Rule::numbers => {
                    let spelling = self.spelling(&child, Rule::numbers_spelling, NUMBERS, say::spelling_of_numbers());
                    self.once(&mut record.numbers, spelling, &child, say::spelling_of_numbers());
                }
                Rule::missing_words => self.words_once(&mut record.missing, &child, "missing"),
                Rule::yes_words => self.words_once(&mut record.yes, &child, "yes"),
                Rule::no_words => self.words_once(&mut record.no, &child, "no"),
                Rule::history_key => {
                    let key = self.history_key(&child);
                    self.once(&mut record.history, key, &child, say::key_of_versions());
                }
                Rule::tree_of => {
                    let tree = self.name_in(&child);
                    self.once(&mut record.tree, tree, &child, "`tree`");
                }
                Rule::field => record.fields.push(self.field(&child)?),
                Rule::let_field => record.lets.push(self.let_field(&child)?),
                _ => {}
            }
        }
        Some(record)
    }

    fn history_key(&self, node: &Node<'_>) -> Option<HistoryKey> {
        let [of, since] = <[_; 2]>::try_from(self.names(node, Rule::name)).ok()?;
        Some(HistoryKey { of, since, span: self.span(node) })
    }

    /// A field right behind the value of a `let` is far more often a fault in the value.
    fn expect_line_end(&mut self, before: &Node<'_>, field: &Node<'_>) {
        let between = field.0.get_input().get(before.extent().1..field.extent().0).unwrap_or("");
        if between.contains('\n') {
            return;
        }
        let message = say::does_not_belong_to_value(field.text().trim_end());
        let help = say::conditions_are_joined();
        self.report(&registry::UNEXPECTED, field, message, say::reads_like_field(), help);
    }

    /// A spelling that is one of those known; another is reported and left out.
    fn spelling(&mut self, node: &Node<'_>, rule: Rule, known: &[&str], what: Message) -> Option<Spanned<String>> {
        let written = node.first(rule)?;
        if known.contains(&written.text()) {
            return Some(self.name(&written));
        }
        let message = say::not_a_spelling_of(written.text(), &what);
        let help = say::write_one_of(known.join("`, `"));
        self.report(&registry::UNKNOWN_SPELLING, &written, message, say::unknown_spelling(), help);
        None
    }

    /// The words of a declaration that stands once.
    fn words_once(&mut self, words: &mut Vec<Text>, node: &Node<'_>, keyword: &str) {
        let mut slot = (!words.is_empty()).then_some(());
        self.once(&mut slot, Some(()), node, format!("`{keyword}`"));
        if words.is_empty() {
            *words = self.strings(node);
        }
    }

    fn field(&mut self, node: &Node<'_>) -> Option<Field> {
        let key = node.first(Rule::key_head);
        let label = node.first(Rule::label_head);
        let head = key.clone().or_else(|| label.clone()).or_else(|| node.first(Rule::field_head))?;
        Some(Field {
            doc: self.docs(node),
            key: key.is_some(),
            is_label: label.is_some(),
            name: self.name_in(&head)?,
            kind: self.type_name_in(&head)?,
            coded: node.first(Rule::coded).and_then(|coded| self.name_in(&coded)),
            rounded: node.first(Rule::rounded).and_then(|rounded| self.rounded(&rounded)),
            label: self.string_in(node),
            aliases: node.first(Rule::also).map_or_else(Vec::new, |also| self.strings(&also)),
        })
    }

    fn rounded(&mut self, node: &Node<'_>) -> Option<Spanned<u8>> {
        let digits = self.whole(&node.first(Rule::whole)?, MOST_DECIMALS);
        Some(Spanned { value: u8::try_from(digits.value).ok()?, span: self.span(node) })
    }

    fn let_field(&mut self, node: &Node<'_>) -> Option<Let> {
        let value = match node.first(Rule::aggregate) {
            Some(aggregate) => LetValue::Aggregate {
                measure: self.measure(&aggregate.first(Rule::measure)?)?,
                by: self.name_in(&aggregate)?,
                clauses: self.clauses(&aggregate)?,
            },
            None => LetValue::Expr(self.expression(&node.first(Rule::expression)?)?),
        };
        Some(Let { doc: self.docs(node), name: self.name_in(node)?, label: self.string_in(node), value })
    }
}
