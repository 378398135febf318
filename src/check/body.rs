//! What stands in cells: measures, formulas, and how their results are shown.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Edit, Help, codes, did_you_mean};
use crate::message::cells as say;
use crate::message::{Argument, Message, conditions, frame, names, phrases, versions};
use crate::model::{Axis, Formula, Measure, Type};
use crate::outcome::{Presentation, ShownGlyphs};
use crate::schema::RecordId;
use crate::source::{Span, Spanned};
use crate::syntax::tree::{self, ArithmeticOp, Dimension, Expr, MeasureKind, Name, Show, ShownState};
use crate::value::{Number, Rounding, RoundingMode, Value};

use super::expression::{Typing, is_number};
use super::named::named_record;
use super::over::{Periods, say_over_in_row};
use super::scope::{Scope, listing};
use super::series::say_no_series;
use super::types::type_said;

/// A measure written in a table of `table_record`; `None` if it has a fault, which was said.
pub(super) fn measure(scope: &Scope<'_>, table_record: RecordId, written: &tree::Measure) -> Option<Measure> {
    let named = named_record(scope, table_record, written);
    let new = |record, operand| Some(Measure { kind: written.kind, record, operand, written: true });
    if written.kind == MeasureKind::Count {
        return match (&written.operand, named) {
            (None, _) => new(table_record, None),
            (Some(Expr::Path(path)), Some((_, record))) if path.segments.len() == 1 => new(record, None),
            (Some(operand), _) => {
                say_not_counted(scope, operand);
                None
            }
        };
    }
    let record = named.map_or(table_record, |(_, record)| record);
    let Some(operand) = &written.operand else {
        say_bad_operand(scope, written, None, false);
        return None;
    };
    if let (Some((name, _)), Expr::Path(path)) = (named, operand)
        && path.segments.len() == 1
    {
        say_record_as_value(scope, name);
        return None;
    }
    let (operand, kind) = Typing::of_named(scope, record).value(operand, None)?;
    let fits = match written.kind {
        MeasureKind::Sum | MeasureKind::Average => is_number(kind),
        MeasureKind::Min | MeasureKind::Max => is_number(kind) || kind == Type::Date,
        MeasureKind::Count | MeasureKind::CountDistinct => true,
    };
    if !fits {
        say_bad_operand(scope, written, Some(kind), false);
        return None;
    }
    new(record, Some(operand))
}

/// Says that a measure names a record type where a value is needed.
pub(super) fn say_record_as_value(scope: &Scope<'_>, name: &Name) {
    scope.say(
        Diagnostic::new(&codes::BAD_MEASURE, say::which_value_of(&name.value))
            .at(name.span, say::record_is_not_a_value())
            .help(say::name_a_field_or_count(&name.value)),
    );
}

/// Says that what stands after `count` is not a record type.
pub(super) fn say_not_counted(scope: &Scope<'_>, operand: &Expr) {
    let written = scope.sources.slice(operand.span());
    let near = did_you_mean(written, scope.schema.records.keys().map(String::as_str));
    let is_name = written.chars().all(|c| c.is_alphanumeric() || c == '_') && !written.starts_with(char::is_lowercase);
    let code = if is_name || near.is_some() { &codes::UNKNOWN_NAME } else { &codes::BAD_MEASURE };
    let finding =
        Diagnostic::new(code, say::count_of_no_record_type(written)).at(operand.span(), say::not_a_record_type());
    let known: Vec<&str> = scope.schema.records.keys().map(String::as_str).collect();
    scope.say(finding.help(match near {
        Some(near) => {
            let edit = Edit::replace(operand.span(), near);
            Help::new(frame::did_you_mean(format!("count {near}"))).suggestion([edit])
        }
        None if is_name => say::record_types(listing(&known)).into(),
        None => {
            Help::new(say::to_count_different_values(written)).suggestion([Edit::before(operand.span(), "distinct ")])
        }
    }));
}

/// Says that a measure has no operand, or one of the wrong type.
pub(super) fn say_bad_operand(scope: &Scope<'_>, measure: &tree::Measure, found: Option<Type>, codes_too: bool) {
    let needs = match measure.kind {
        MeasureKind::Count => Argument::from(phrases::record_type()),
        MeasureKind::CountDistinct => phrases::value().into(),
        MeasureKind::Sum | MeasureKind::Average => phrases::number().into(),
        MeasureKind::Min | MeasureKind::Max if codes_too => {
            Argument::any([phrases::number(), phrases::date(), phrases::code_of_ordered_list()])
        }
        MeasureKind::Min | MeasureKind::Max => Argument::any([phrases::number(), phrases::date()]),
    };
    let word = measure.kind.name();
    let message = match found {
        Some(kind) => say::measure_needs_other(word, needs, type_said(&scope.schema, kind)),
        None => say::measure_needs(word, needs),
    };
    scope.say_at(&codes::BAD_MEASURE, measure.span, message, say::nothing_to_measure());
}

/// How results are shown.
pub(super) fn presentation(scope: &Scope<'_>, written: &tree::Presentation) -> Presentation {
    const MOST: u32 = 18;
    let rounding = |rounding: &Option<Spanned<Rounding>>| {
        rounding.as_ref().map(|r| {
            if u32::from(r.value.digits) > MOST {
                let message = say::too_many_digits(MOST);
                scope.say_at(&codes::WRONG_TYPE, r.span, message, say::too_many_digits_here());
            }
            Rounding { digits: r.value.digits.min(MOST as u8), ..r.value }
        })
    };
    let digits = written.digits.as_ref().map_or(0, |digits| {
        if digits.value > MOST {
            scope.say_at(&codes::WRONG_TYPE, digits.span, say::too_many_digits(MOST), say::too_many_digits_here());
        }
        digits.value.min(MOST)
    });
    Presentation {
        percent: written.percent,
        rounding: rounding(&written.rounding),
        total_rounding: rounding(&written.total_rounding),
        strip_zeros: written.strip_zeros,
        digits,
    }
}

/// Glyphs for zero and the states.
pub(super) fn glyphs<'t>(scope: &Scope<'_>, shows: impl IntoIterator<Item = &'t Show>) -> ShownGlyphs {
    let mut glyphs = ShownGlyphs::default();
    for show in shows {
        let place = match show.state.value {
            ShownState::Zero => &mut glyphs.zero,
            ShownState::NotApplicable => &mut glyphs.not_applicable,
            ShownState::Undetermined => &mut glyphs.undetermined,
            ShownState::Missing => &mut glyphs.missing,
            ShownState::NotComputable => &mut glyphs.not_computable,
            ShownState::Suppressed => &mut glyphs.suppressed,
        };
        if place.is_some() {
            let message = say::state_shown_in_two_ways();
            scope.say_at(&codes::TWICE_IN_TABLE, show.state.span, message, say::shown_otherwise_before());
        } else {
            *place = Some(show.glyph.value.clone());
        }
    }
    glyphs
}

/// Formulas over the members of one axis.
pub(super) struct Formulas<'s, 'a> {
    pub scope: &'s Scope<'a>,
    pub ids: &'s IndexMap<String, usize>,
    pub axis: &'s Axis,
    /// Members that are written but not in force.
    pub not_in_force: &'s [&'s Name],
    /// Ids of the other axis, to say when a formula names one of those.
    pub others: &'s [String],
    /// Whether they are rows or columns.
    pub dimension: Dimension,
    /// The member whose formula it is; none of a check or of a single cell.
    pub of: Option<usize>,
    /// Members that stand beside others: a range does not add them.
    pub companions: &'s BTreeSet<usize>,
    /// Over which the table's formulas ask for cells.
    pub periods: &'s Periods,
}

impl Formulas<'_, '_> {
    /// The formula with positions for ids; `None` if it has a fault, which was said.
    pub fn formula(&self, written: &tree::Formula) -> Option<Formula> {
        match written {
            tree::Formula::Member(name) => self.member(name).map(Formula::Member),
            tree::Formula::Parent(span) => self.parent(*span).map(Formula::Member),
            tree::Formula::Range { from, to, span } => self.range(from, to, *span),
            tree::Formula::Single { row, column, .. } => self.single(row, column),
            tree::Formula::Over { inner, over } => {
                let inner = self.formula(inner);
                if self.dimension == Dimension::Row {
                    say_over_in_row(self.scope, over.span);
                    return None;
                }
                self.periods.over(self.scope, inner?, over, self.of)
            }
            tree::Formula::Along { of, so_far, span } => {
                say_no_series(self.scope, of, *so_far, *span);
                None
            }
            tree::Formula::Rank { of, direction, span } => self.rank(of, *direction, *span),
            tree::Formula::Cell { table, span, .. } => {
                let message = say::cells_of_other_table(&table.value);
                self.scope.say_at(&codes::NAME_OF_OTHER_KIND, *span, message, say::formula_names_own_axis());
                None
            }
            // Refused where it was read: there are no errors without it.
            tree::Formula::Shown(inner, _) => self.formula(inner),
            tree::Formula::Number(number) => Some(Formula::Number(number.value.clone())),
            tree::Formula::Param(name) => number_param(self.scope, name).map(Formula::Number),
            tree::Formula::Negate(inner, _) => Some(Formula::Negate(Box::new(self.formula(inner)?))),
            tree::Formula::Binary { op, left, right } => {
                let (left, right) = (self.formula(left), self.formula(right));
                Some(Formula::Binary(*op, Box::new(left?), Box::new(right?)))
            }
        }
    }

    /// A cell of the table.
    fn single(&self, row: &Name, column: &Name) -> Option<Formula> {
        let (own, other) = if self.dimension == Dimension::Row { (row, column) } else { (column, row) };
        let (own, other) = (self.member(own), self.other(other));
        let (own, other) = (own?, other?);
        Some(if self.dimension == Dimension::Row { Formula::Cell(own, other) } else { Formula::Cell(other, own) })
    }

    /// The position of a member of the other axis, or a finding.
    fn other(&self, name: &Name) -> Option<usize> {
        let found = self.others.iter().position(|id| *id == name.value);
        if found.is_none() {
            let others = self.others.iter().map(String::as_str);
            say_unknown_member(self.scope, name, self.dimension.across(), others, &[]);
        }
        found
    }

    /// The member around the one whose formula it is, or a finding.
    fn parent(&self, span: Span) -> Option<usize> {
        let parent = self.of.and_then(|member| self.axis.members[member].parent);
        if parent.is_none() {
            say_no_parent(self.scope, span, self.of.map(|_| self.dimension));
        }
        parent
    }

    /// The position of a member, or a finding.
    pub fn member(&self, name: &Name) -> Option<usize> {
        let found = self.ids.get(&name.value).copied();
        if found.is_none() && self.others.contains(&name.value) {
            let id = &name.value;
            let help = match self.dimension {
                Dimension::Row => say::name_of_a_column(id),
                Dimension::Column => say::name_of_a_row(id),
            };
            self.scope.say(no_member(self.dimension, id).at(name.span, no_such(self.dimension)).help(help));
        } else if found.is_none() {
            let known = self.ids.keys().map(String::as_str);
            say_unknown_member(self.scope, name, self.dimension, known, self.not_in_force);
        }
        found.inspect(|member| self.scope.say_if_open_member(self.axis, *member, name))
    }
}

/// Says that a table has no such column or row, or none in force.
pub(super) fn say_unknown_member<'c>(
    scope: &Scope<'_>,
    name: &Name,
    dimension: Dimension,
    known: impl Iterator<Item = &'c str>,
    not_in_force: &[&Name],
) {
    let id = &name.value;
    let waiting = not_in_force.iter().find(|other| other.value == *id);
    if let (Some(written), Some(day)) = (waiting, scope.as_of) {
        let message = match dimension {
            Dimension::Row => say::row_not_in_force(id, day),
            Dimension::Column => say::column_not_in_force(id, day),
        };
        scope.say(
            Diagnostic::new(&codes::UNKNOWN_MEMBER, message)
                .at(name.span, say::named_here())
                .at(written.span, versions::not_in_force_on(day))
                .help(say::let_in_force_be_the_same()),
        );
        return;
    }
    let known: Vec<&str> = known.collect();
    let finding = no_member(dimension, id);
    let is_of_block = |known: &&&str| known.strip_suffix(id.as_str()).is_some_and(|code| code.ends_with('.'));
    let in_block: Vec<&str> = known.iter().filter(is_of_block).copied().collect();
    if !in_block.is_empty() {
        let help = say::stands_in_a_block(listing(&in_block));
        scope.say(finding.at(name.span, say::which_of_block(id)).help(help));
        return;
    }
    let help = match (did_you_mean(id, known.iter().copied()), dimension) {
        (Some(near), _) => {
            Help::new(frame::did_you_mean(format!("[{near}]"))).suggestion([Edit::replace(name.span, near)])
        }
        (None, Dimension::Row) => say::rows_here(listing(&known)).into(),
        (None, Dimension::Column) => say::columns_here(listing(&known)).into(),
    };
    scope.say(finding.at(name.span, no_such(dimension)).help(help));
}

fn no_member(dimension: Dimension, id: &str) -> Diagnostic {
    let message = match dimension {
        Dimension::Row => say::no_row(id),
        Dimension::Column => say::no_column(id),
    };
    Diagnostic::new(&codes::UNKNOWN_MEMBER, message)
}

fn no_such(dimension: Dimension) -> Message {
    match dimension {
        Dimension::Row => say::no_such_row(),
        Dimension::Column => say::no_such_column(),
    }
}

/// Says that nothing stands around what `parent` is written in; `within` is what that is, if it is a member of an axis.
pub(super) fn say_no_parent(scope: &Scope<'_>, span: Span, within: Option<Dimension>) {
    let (label, help) = match within {
        Some(Dimension::Row) => (say::no_row_around(), say::put_row_into_another()),
        Some(Dimension::Column) => (say::no_column_around(), say::put_column_into_another()),
        None => (say::in_no_formula_of_member(), say::name_cell_in_brackets()),
    };
    scope.say(Diagnostic::new(&codes::NO_PARENT, say::no_parent()).at(span, label).help(help));
}

/// A parameter that a formula names: it must be a number.
pub(super) fn number_param(scope: &Scope<'_>, name: &Name) -> Option<Number> {
    if scope.is_broken(&name.value) {
        return None;
    }
    if !scope.params.contains_key(&name.value) {
        let numbers = scope.params.iter().filter(|(_, p)| is_number(p.kind)).map(|(n, _)| n.as_str());
        scope.say_unknown(&codes::UNKNOWN_NAME, name, names::no_parameter(&name.value), numbers);
        return None;
    }
    let (value, kind) = scope.param_value(&name.value)?;
    if let Value::Number(number) = value {
        return Some(number.clone());
    }
    let message = say::parameter_is_no_number(&name.value, type_said(&scope.schema, kind));
    scope.say_at(&codes::WRONG_TYPE, name.span, message, conditions::not_a_number());
    None
}

/// Whether dividing by it leaves decimals that end, as by 4 or 100.
fn is_even_divisor(divisor: &Formula) -> bool {
    let Formula::Number(number) = divisor else { return false };
    let quotient = Number::from(1).checked_div(number);
    quotient.is_some_and(|q| q.round(Rounding { mode: RoundingMode::Down, digits: 18 }) == Some(q))
}

/// Whether a formula divides, so that its decimals may not end.
pub(super) fn divides(formula: &Formula) -> bool {
    match formula {
        Formula::Binary(ArithmeticOp::Divide, a, b) => !is_even_divisor(b) || divides(a) || divides(b),
        Formula::Binary(_, a, b) => divides(a) || divides(b),
        Formula::Negate(inner) | Formula::Over(_, inner) => divides(inner),
        Formula::Member(_) | Formula::Sum(_) | Formula::Cell(..) | Formula::Own(..) | Formula::Rank(..) => false,
        Formula::Number(_) => false,
    }
}
