//! What the parts of checking share: the declarations resolved so far, and the findings.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Code, Diagnostic, Edit, Help, codes, did_you_mean};
use crate::message::{Argument, Message, code_lists, names, phrases, versions};
use crate::model::{Aggregate, Axis, Criteria, Expression, Report, Type};
use crate::schema::{ListId, RecordId, Schema};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::tree::{Dimension, Each, Item, Let, Name, Path};
use crate::value::{CodeIndex, Date, Value};

use super::known::{ParamValue, SetValue};
use super::types;

/// How many definitions may need each other one after the other.
pub(super) const DEEPEST: usize = 64;

/// The derived fields that aggregate, which all readings of the rules share.
pub(super) type Aggregates = Rc<RefCell<Vec<Aggregate>>>;

/// Names that cannot be mistaken for each other may be equal: a report, a text and a table of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Namespace {
    Rules,
    Reports,
    Texts,
}

fn namespace(item: &Item) -> Namespace {
    match item {
        Item::Report(_) => Namespace::Reports,
        Item::Text(_) => Namespace::Texts,
        _ => Namespace::Rules,
    }
}

/// Declarations and findings.
pub(super) struct Scope<'a> {
    pub sources: &'a Sources,
    pub as_of: Option<Date>,
    /// The day whose lists rows and columns are made of: that of the report, whatever day the rules are read at besides.
    pub list_day: Option<Date>,
    pub report: Report,
    /// What it is for, each by itself.
    pub each: Option<Each>,
    pub schema: Schema,
    /// For each list: the fields that decide where codes of it are split.
    pub deciders: Vec<Vec<Path>>,
    pub sets: IndexMap<String, SetValue>,
    pub params: IndexMap<String, ParamValue>,
    /// Derived fields by record type and name.
    pub lets: RefCell<IndexMap<(RecordId, String), LetState<'a>>>,
    /// Shared by all readings of the rules.
    pub aggregates: Aggregates,
    /// Checked criteria; empty while derived fields and criteria themselves are checked.
    pub criteria: IndexMap<String, Criteria>,
    findings: RefCell<Vec<Diagnostic>>,
    used: RefCell<IndexSet<String>>,
    /// What criteria use on days of their own.
    used_then: RefCell<IndexSet<String>>,
    /// Declarations with a fault that was said: what needs one of them is left out in silence.
    broken: RefCell<IndexSet<String>>,
    /// Rows and columns that are written but not in force, by table.
    pub waiting: RefCell<IndexMap<(String, Dimension), Vec<Name>>>,
    /// Whether the rules were read on another day: what is wrong with versions that are not in force was said.
    pub is_read_again: bool,
    declared: IndexMap<(Namespace, String), Span>,
}

impl<'a> Scope<'a> {
    pub fn new(sources: &'a Sources) -> Scope<'a> {
        Scope {
            sources,
            as_of: None,
            list_day: None,
            report: Report::default(),
            each: None,
            schema: Schema::default(),
            deciders: Vec::new(),
            sets: IndexMap::new(),
            params: IndexMap::new(),
            lets: RefCell::default(),
            aggregates: Aggregates::default(),
            criteria: IndexMap::new(),
            findings: RefCell::default(),
            used: RefCell::default(),
            used_then: RefCell::default(),
            broken: RefCell::default(),
            waiting: RefCell::default(),
            is_read_again: false,
            declared: IndexMap::new(),
        }
    }

    /// The same with rows of the lists of this day, or, if there is none yet, of its own, which is noted.
    pub fn with_lists_of(self, day: &Cell<Option<Date>>) -> Scope<'a> {
        day.set(day.get().or(self.as_of));
        Scope { list_day: day.get(), ..self }
    }

    /// Adds a finding.
    pub fn say(&self, finding: Diagnostic) {
        self.findings.borrow_mut().push(finding);
    }

    /// Adds a finding with one place.
    pub fn say_at(&self, code: &'static Code, span: Span, message: impl Into<Message>, label: impl Into<Message>) {
        self.say(Diagnostic::new(code, message).at(span, label));
    }

    /// Notes that something was used, so that it is not called unused.
    pub fn mark_used(&self, name: &str) {
        self.used.borrow_mut().insert(name.to_owned());
    }

    /// Notes that a declaration has a fault, which was said. A field is called `Record.field`.
    pub fn mark_broken(&self, name: &str) {
        self.broken.borrow_mut().insert(name.to_owned());
    }

    /// Whether a declaration has a fault, which was said.
    pub fn is_broken(&self, name: &str) -> bool {
        self.broken.borrow().contains(name)
    }

    /// Whether some field of some record type has a fault, so that ways over records cannot be judged.
    pub fn has_broken_fields(&self) -> bool {
        self.broken.borrow().iter().any(|name| name.contains('.'))
    }

    /// Notes every item's name and says which are doubled. (A second report is said where reports are checked.)
    pub fn declare(&mut self, items: &[&Item]) {
        let mut criteria: IndexSet<&str> = IndexSet::new();
        for item in items {
            let Some(name) = item.name() else { continue };
            // Criteria are declared once for each version.
            if matches!(item, Item::Criteria(_)) && !criteria.insert(&name.value) {
                continue;
            }
            self.say_name_of_a_type(item, name);
            let space = namespace(item);
            match self.declared.get(&(space, name.value.clone())) {
                Some(_) if matches!(item, Item::Report(_)) => {}
                Some(first) => {
                    self.say(
                        Diagnostic::new(&codes::DUPLICATE_NAME, names::declared_twice(&name.value))
                            .at(name.span, names::declared_again_here())
                            .at(*first, names::first_declared_here())
                            .help(names::rename_one_of_them()),
                    );
                    self.mark_broken(&name.value);
                }
                None => {
                    self.declared.insert((space, name.value.clone()), name.span);
                }
            }
        }
    }

    /// Whether anything is wrong so far.
    pub fn has_errors(&self) -> bool {
        self.findings.borrow().iter().any(Diagnostic::is_error)
    }

    /// Whether something was used at the day that the rules are read at.
    pub fn is_used(&self, name: &str) -> bool {
        self.used.borrow().contains(name)
    }

    /// Whether anything is declared by this name.
    pub fn is_declared(&self, name: &str) -> bool {
        self.declared.contains_key(&(Namespace::Rules, name.to_owned()))
    }

    fn say_name_of_a_type(&self, item: &Item, name: &Name) {
        if matches!(item, Item::Codes(_) | Item::Record(_)) && types::simple_type(&name.value).is_some() {
            self.say(
                Diagnostic::new(&codes::DUPLICATE_NAME, names::is_a_type(&name.value))
                    .at(name.span, names::already_means_something())
                    .help(names::give_it_another_name()),
            );
        }
    }

    /// Whether this is the place where its name is declared first.
    pub fn is_first(&self, name: &Name) -> bool {
        self.declared.get(&(Namespace::Rules, name.value.clone())) == Some(&name.span)
    }

    /// Takes over what another day's scope used.
    pub fn mark_used_as_in(&self, other: &Scope<'_>) {
        self.used_then.borrow_mut().extend(other.used.borrow().iter().cloned());
    }

    /// Says that rules read the period and none is declared.
    pub fn say_no_period(&self, place: Span) {
        let found = Diagnostic::new(&codes::NO_PERIOD, versions::no_period())
            .at(place, versions::which_period())
            .help(versions::add_a_report());
        self.say(found);
    }

    /// Says that a name is unknown, by a sentence of `names`, with the nearest of the candidates.
    pub fn say_unknown<'c>(
        &self,
        code: &'static Code,
        name: &Name,
        message: Message,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        if self.is_broken(&name.value) {
            return;
        }
        let mut finding = Diagnostic::new(code, message).at(name.span, names::not_declared());
        let candidates: Vec<&str> = candidates.into_iter().collect();
        let answer = [("true", "yes"), ("false", "no")].iter().find(|(word, _)| *word == name.value);
        if let Some((_, answer)) = answer {
            finding = finding.help(Help::new(names::write(answer)).spelling([Edit::replace(name.span, *answer)]));
        } else if let Some(near) = did_you_mean(&name.value, candidates.iter().copied()) {
            finding = finding.help(Help::did_you_mean(name.span, near));
        } else if !candidates.is_empty() {
            finding = finding.help(names::expected_one_of(listing(&candidates)));
        }
        self.say(finding);
    }

    /// The codes of a set, marking it used; says what is wrong with it at its first use.
    pub fn set_codes(&self, name: &str) -> Option<&[CodeIndex]> {
        self.mark_used(name);
        match &self.sets.get(name)?.codes {
            Ok(codes) => Some(codes),
            Err(fault) => {
                self.findings.borrow_mut().extend(fault.clone());
                None
            }
        }
    }

    /// The value of a parameter, marking it used; says what is wrong with it at its first use.
    pub fn param_value(&self, name: &str) -> Option<(&Value, Type)> {
        self.mark_used(name);
        let param = self.params.get(name)?;
        match &param.value {
            Ok(value) => Some((value, param.kind)),
            Err(fault) => {
                self.findings.borrow_mut().extend(fault.clone());
                None
            }
        }
    }

    /// Says which sets and parameters of the root file nothing uses. (A file of shared lists may declare more than one
    /// report needs.) Where something has a fault, nothing is said: its uses were not all looked at.
    pub fn say_unused(&self, items: &[&Item], root: Option<SourceId>) {
        if self.has_errors() {
            return;
        }
        let used: IndexSet<String> = self.used.borrow().union(&self.used_then.borrow()).cloned().collect();
        for item in items {
            let unused = match item {
                Item::Set(_) => names::set_is_never_used,
                Item::Param(_) => names::parameter_is_never_used,
                Item::Record(record) => {
                    for field in record.lets.iter().filter(|l| Some(l.name.span.source) == root) {
                        self.say_unused_let(&record.name.value, field, &used);
                    }
                    continue;
                }
                _ => continue,
            };
            if let Some(name) = item.name()
                && Some(name.span.source) == root
                && !used.contains(&name.value)
            {
                self.say_at(&codes::UNUSED, name.span, unused(name.value.as_str()), names::never_used());
            }
        }
    }

    fn say_unused_let(&self, record: &str, field: &Let, used: &IndexSet<String>) {
        if !used.contains(&format!("{record}.{}", field.name.value)) {
            self.say_at(
                &codes::UNUSED,
                field.name.span,
                names::derived_field_is_never_used(&field.name.value),
                names::never_used(),
            );
        }
    }

    /// Takes the findings out.
    pub fn take_findings(&self) -> Vec<Diagnostic> {
        self.findings.take()
    }

    /// Takes the findings and the aggregates out.
    pub fn take(&mut self) -> (Vec<Diagnostic>, Vec<Aggregate>) {
        (self.findings.take(), self.aggregates.take())
    }

    /// Says that a definition needs too many others, at the place where it was too much.
    pub fn say_too_long(&self, name: &Name, message: Message) {
        self.say(
            Diagnostic::new(&codes::TOO_LONG, message)
                .at(name.span, names::too_long_from_here())
                .help(names::define_by_fewer()),
        );
    }

    /// Says that criteria without a date field of their own are asked where no date is said at all.
    pub fn say_no_date_of(&self, criteria: &str, place: Span) {
        self.say(
            Diagnostic::new(&codes::NO_DATE, versions::no_date_of_criteria(criteria))
                .at(place, versions::read_at_which_date())
                .help(versions::declare_a_period_or_a_field()),
        );
    }

    /// The record type with this name, or a finding.
    pub fn record(&self, name: &Name) -> Option<RecordId> {
        let found = self.schema.find_record(&name.value);
        if found.is_none() {
            self.say_unknown(
                &codes::UNKNOWN_NAME,
                name,
                names::no_record_type(&name.value),
                self.schema.records.keys().map(String::as_str),
            );
        }
        found
    }

    /// The code list with this name, or a finding.
    pub fn list(&self, name: &Name) -> Option<ListId> {
        let found = self.schema.find_list(&name.value);
        if found.is_none() {
            let lists = self.schema.lists.keys().map(String::as_str);
            self.say_unknown(&codes::UNKNOWN_NAME, name, names::no_code_list(&name.value), lists);
        }
        found
    }

    /// A code of a list that rules name. Of an open list they name none, which is said.
    pub fn code(&self, list: ListId, name: &Name) -> Option<CodeIndex> {
        let index = self.schema.list(list).codes.get_index_of(&name.value)?;
        self.say_if_open(list, name);
        Some(index as CodeIndex)
    }

    /// The same of a member that stands for a code.
    pub fn say_if_open_member(&self, axis: &Axis, member: usize, name: &Name) {
        if let Some(list) = axis.list_of_code(member) {
            self.say_if_open(list, name);
        }
    }

    /// Says that rules name a code of an open list, where it is one.
    pub fn say_if_open(&self, list: ListId, name: &Name) {
        let of = self.schema.list(list);
        // What stands under a code is called after it: `muong_la.women`.
        let code = name.value.split('.').next().unwrap_or_default();
        if !of.is_open || !of.codes.contains_key(code) {
            return;
        }
        let message = code_lists::code_of_open_list(code, self.schema.list_name(list));
        let groups: Vec<&str> = of.groups.keys().map(String::as_str).collect();
        let help = match groups.is_empty() {
            true => code_lists::only_reports_and_tests_name_codes(),
            false => code_lists::ask_for_its_groups(listing(&groups)),
        };
        let found = Diagnostic::new(&codes::CODE_OF_OPEN_LIST, message);
        self.say(found.at(name.span, code_lists::other_report_has_other_codes()).help(help));
    }
}

/// Names for a help line; long lists are cut.
pub(super) fn listing(names: &[&str]) -> Argument {
    const SHOWN: usize = 12;
    let shown = Argument::list(names.iter().take(SHOWN).map(|name| format!("`{name}`")));
    match names.len().checked_sub(SHOWN) {
        None | Some(0) => shown,
        Some(more) => phrases::and_more(shown, more).into(),
    }
}

/// How far a derived field is resolved.
#[derive(Clone)]
pub(super) enum LetState<'a> {
    /// Not yet looked at.
    Written(&'a Let),
    /// Being resolved: coming back to it is a circle.
    Open,
    /// Resolved; `None` if it has a fault, which was said.
    Done(Option<(Expression, Type)>),
}
