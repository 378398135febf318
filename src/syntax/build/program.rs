//! The small items, and what every item shares.

use super::{Builder, Figures, Node};
use crate::message::reading as say;
use crate::source::Spanned;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{
    Cite, Each, Expr, Fill, FillWith, InForce, Item, Param, ParamVersion, Report, Set, SetVersion, TypeName, Use,
};

impl Builder<'_> {
    /// The item that a chunk holds.
    pub(in crate::syntax) fn item(&mut self, node: &Node<'_>) -> Option<Item> {
        match node.rule() {
            Rule::use_item => Some(Item::Use(Use { path: self.string_in(node)? })),
            Rule::report_item => self.report_item(node).map(Item::Report),
            Rule::codes_item => self.codes_item(node).map(Item::Codes),
            Rule::set_item => self.set_item(node).map(Item::Set),
            Rule::param_item => self.param_item(node).map(Item::Param),
            Rule::record_item => self.record_item(node).map(Item::Record),
            Rule::table_item => self.table_item(node).map(Item::Table),
            Rule::text_item => self.text_item(node).map(Item::Text),
            Rule::criteria_item => self.criteria_item(node).map(Item::Criteria),
            Rule::change_item => self.change_item(node).map(Item::Change),
            Rule::test_item => self.test_item(node).map(Item::Test),
            _ => None,
        }
    }

    /// The version of the language that a chunk asks for.
    pub(in crate::syntax) fn language(&mut self, node: &Node<'_>) -> Option<Spanned<u32>> {
        node.first(Rule::whole).map(|whole| self.whole(&whole, 9999))
    }

    pub(super) fn cites(&mut self, node: &Node<'_>) -> Option<Vec<Cite>> {
        node.all(Rule::cite).map(|child| self.cite(&child)).collect()
    }

    pub(super) fn cite(&mut self, node: &Node<'_>) -> Option<Cite> {
        let mut texts = node.all(Rule::string);
        let instrument = self.words(&texts.next()?);
        let section = texts.next().map(|section| self.words(&section));
        Some(Cite { instrument, section, dated: self.date_in(node), span: self.span(node) })
    }

    pub(super) fn in_force(&mut self, node: &Node<'_>) -> InForce {
        let from = node.first(Rule::from).and_then(|child| self.date_in(&child));
        let until = node.first(Rule::until).and_then(|child| self.date_in(&child));
        InForce { from, until, span: self.span(node) }
    }

    /// The one `in force` among the parts of a version.
    pub(super) fn in_force_in(&mut self, node: &Node<'_>) -> Option<InForce> {
        let mut found = None;
        for child in node.all(Rule::in_force) {
            let value = self.in_force(&child);
            self.once(&mut found, Some(value), &child, say::in_force_of_version());
        }
        found
    }

    fn report_item(&mut self, node: &Node<'_>) -> Option<Report> {
        let item = node.first(Rule::report)?;
        self.figures = Figures::OfTables;
        let (mut period, mut locale, mut tables, mut fills, mut checks) = (None, None, None, Vec::new(), Vec::new());
        let mut file = None;
        for child in item.children() {
            match child.rule() {
                Rule::period => {
                    let mut days = child.all(Rule::date);
                    let both = (self.date(&days.next()?)?, self.date(&days.next()?)?);
                    self.once(&mut period, Some(both), &child, say::period());
                }
                Rule::locale => {
                    let name = self.name_in(&child);
                    self.once(&mut locale, name, &child, say::locale());
                }
                Rule::printed_tables => {
                    let names = self.names(&child, Rule::name);
                    self.once(&mut tables, Some(names), &child, say::list_of_tables());
                }
                Rule::report_file => {
                    let words = self.words_in(&child);
                    self.once(&mut file, words, &child, say::name_of_files());
                }
                Rule::fill => fills.push(self.fill(&child)?),
                Rule::check => checks.push(self.check(&child)?),
                _ => {}
            }
        }
        Some(Report {
            doc: self.docs(node),
            name: self.name_in(&item)?,
            title: self.words_in(&item),
            cites: self.cites(&item)?,
            each: item.first(Rule::for_each).and_then(|each| self.each(&each)),
            file,
            period,
            locale,
            tables,
            fills,
            checks,
            words: self.set,
            span: self.span(&item),
        })
    }

    fn each(&mut self, node: &Node<'_>) -> Option<Each> {
        let chosen = node.first(Rule::chosen).and_then(|chosen| self.chosen(&chosen));
        Some(Each { list: self.name_in(node)?, chosen, span: self.span(node) })
    }

    fn fill(&mut self, node: &Node<'_>) -> Option<Fill> {
        let with = match node.first(Rule::fill_file) {
            Some(file) => FillWith::File { path: self.string_in(&file)?, lists: None },
            None => FillWith::Value(
                node.all(Rule::param_version).map(|version| self.param_version(&version)).collect::<Option<_>>()?,
            ),
        };
        Some(Fill { name: self.name_in(node)?, with, span: self.span(node) })
    }

    fn set_item(&mut self, node: &Node<'_>) -> Option<Set> {
        let item = node.first(Rule::set)?;
        let mut names = item.all(Rule::name);
        Some(Set {
            doc: self.docs(node),
            name: self.name(&names.next()?),
            list: self.name(&names.next()?),
            versions: item.all(Rule::set_version).map(|version| self.set_version(&version)).collect::<Option<_>>()?,
            span: self.span(&item),
        })
    }

    fn set_version(&mut self, node: &Node<'_>) -> Option<SetVersion> {
        let members = node.first(Rule::members)?;
        let all = members.first(Rule::all_except);
        Some(SetVersion {
            all_except: all.is_some(),
            members: self.names(all.as_ref().unwrap_or(&members), Rule::name),
            in_force: self.in_force_in(node),
            cites: self.cites(node)?,
            span: self.span(node),
        })
    }

    fn param_item(&mut self, node: &Node<'_>) -> Option<Param> {
        let item = node.first(Rule::param)?;
        Some(Param {
            doc: self.docs(node),
            name: self.name_in(&item)?,
            kind: self.type_name_in(&item)?,
            open: item.has(Rule::kw_open),
            is_filled: false,
            versions: item
                .all(Rule::param_version)
                .map(|version| self.param_version(&version))
                .collect::<Option<_>>()?,
            span: self.span(&item),
        })
    }

    fn param_version(&mut self, node: &Node<'_>) -> Option<ParamVersion> {
        let value = node.first(Rule::value)?;
        let mut literal = self.primary(&value.children().next_back()?)?;
        if let (true, Expr::Number(number)) = (value.has(Rule::minus), &mut literal) {
            *number = Spanned { value: number.value.negated(), span: self.span(&value) };
        }
        Some(ParamVersion {
            value: literal,
            in_force: self.in_force_in(node),
            cites: self.cites(node)?,
            span: self.span(node),
        })
    }

    /// The type among the parts of `node`.
    pub(super) fn type_name_in(&self, node: &Node<'_>) -> Option<TypeName> {
        let kind = node.first(Rule::type_name)?;
        let name = self.name(&kind.children().next()?);
        Some(TypeName { name, optional: kind.has(Rule::optional) })
    }
}
