//! Closing the account: doubled keys and references that lead nowhere are rejected, the rest is joined.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::build::{OwnedKey, RecordsBuilder};
use super::cell::CellFault;
use super::column::{Column, KeyPart};
use super::field::stored_kind;
use super::links::{Doubled, FieldLinks, Keys, Link, resolve, spread};
use super::rejects::Rejects;
use super::units::{self, Circles};
use super::{KeyField, Origin, RecordSet, Records};
use crate::diagnostic::{codes, did_you_mean};
use crate::message::{Message, data_files, records as say, sheets};
use crate::schema::{Field, FieldId, FieldKind, RecordId, Schema};

/// How many keys are compared, over all rejects, to find one that was meant: a file of nothing but dangling references
/// must not take the afternoon.
const COMPARISONS: usize = 200_000;

impl RecordsBuilder<'_> {
    /// Finds doubled keys, joins references, and closes the account.
    #[must_use]
    pub fn finish(self) -> Records {
        finish(self)
    }
}

fn finish(builder: RecordsBuilder<'_>) -> Records {
    if is_lone(&builder) {
        let none = (0..builder.sets.len()).map(|record| Rejects::new(RecordId(record as u32))).collect();
        return close(builder, &[], none, Vec::new());
    }
    let of_types = || builder.schema.records.values().zip(&builder.sets);
    let keys: Vec<Keys<'_>> = of_types().map(|(of, set)| Keys::of(set, &of.key)).collect();
    let links = resolve(&builder, &keys);
    let mut marked: Vec<Vec<bool>> = builder.sets.iter().map(|set| vec![false; set.origins.len()]).collect();
    for (rows, keys) in marked.iter_mut().zip(&keys) {
        keys.doubled.keys().for_each(|&row| rows[row as usize] = true);
    }
    let circles = units::circles(builder.schema, &links);
    for (position, (rows, circles)) in marked.iter_mut().zip(&circles).enumerate() {
        let strange = units::not_given(&builder, RecordId(position as u32));
        circles.keys().chain(&strange).for_each(|&row| rows[row as usize] = true);
    }
    spread(&mut marked, &links);
    let near = Near::default();
    let mut judge = Judge { builder: &builder, keys: &keys, links: &links, marked: &marked, circles: &circles, near };
    let rejects: Vec<Rejects> = (0..marked.len()).map(|record| judge.rejects(RecordId(record as u32))).collect();
    let joined = links.into_iter().map(|of| (of.record, of.field, of.target, of.links)).collect();
    drop(keys);
    close(builder, &marked, rejects, joined)
}

/// Whether there is one record at most, and it leads to no other: then there is nothing to join, and no key is there twice.
fn is_lone(builder: &RecordsBuilder<'_>) -> bool {
    let is_reference = |field: &Field| matches!(field.kind, FieldKind::Reference(_));
    builder.sets.iter().map(|set| set.origins.len()).sum::<usize>() <= 1
        && !builder.schema.records.values().any(|of| of.fields.values().any(is_reference))
}

type Joined = Vec<(RecordId, FieldId, RecordId, Vec<Link>)>;

/// Takes the marked rows out and turns keys into row numbers.
fn close(builder: RecordsBuilder<'_>, marked: &[Vec<bool>], found: Vec<Rejects>, joined: Joined) -> Records {
    let identity = builder.identity();
    let places: Vec<Vec<u32>> = marked.iter().map(|rows| places(rows)).collect();
    let mut sets: Vec<RecordSet> = Vec::with_capacity(builder.sets.len());
    for (position, (set, found)) in builder.sets.into_iter().zip(found).enumerate() {
        let (mut columns, mut origins, mut rejects) = (set.columns, set.origins, set.rejects);
        if !found.is_empty() {
            let mut marks = marked[position].iter();
            origins.retain(|_| !marks.next().copied().unwrap_or(false));
            columns.iter_mut().for_each(|column| column.drop_marked(&marked[position]));
            rejects.append(&found);
        }
        rejects.finish();
        let key = key_fields(builder.schema, RecordId(position as u32));
        sets.push(RecordSet {
            given: set.given,
            read: set.read,
            passed: set.passed,
            rejects,
            taken: set.taken.close(),
            columns,
            origins,
            key,
            unit_keys: Vec::new(),
        });
    }
    for (record, field, target, links) in joined {
        let kept = links.iter().zip(&marked[record.0 as usize]).filter(|(_, marked)| !**marked);
        let rows = kept.map(|(link, _)| match link {
            Link::Row(row) => Some(places[target.0 as usize][*row as usize]),
            Link::Missing | Link::Nowhere => None,
        });
        sets[record.0 as usize].columns[field.0 as usize] = Column::Reference(rows.collect());
    }
    for (position, set) in sets.iter_mut().enumerate() {
        units::coded(builder.schema, RecordId(position as u32), set);
    }
    let (inputs, sheets) = builder.inputs.into_iter().map(|input| (input.name, input.sheet)).unzip();
    Records { inputs, sheets, sets: sets.into_iter().map(Arc::new).collect(), identity }
}

/// The row number that each row has once the marked ones are gone; those of marked rows mean nothing.
fn places(marked: &[bool]) -> Vec<u32> {
    let mut next = 0;
    let place = |gone: &bool| {
        let place = next;
        next += u32::from(!gone);
        place
    };
    marked.iter().map(place).collect()
}

fn key_fields(schema: &Schema, record: RecordId) -> Vec<KeyField> {
    let of = schema.record(record);
    let key_field = |&field: &FieldId| match of.field(field).kind {
        FieldKind::Code { list, .. } if schema.list(list).units.is_some() => KeyField::Unit,
        FieldKind::Code { list, .. } => KeyField::Codes(field, schema.list(list).codes.keys().cloned().collect()),
        FieldKind::Reference(target) => KeyField::Reference(field, target),
        _ => KeyField::Plain(field),
    };
    of.key.iter().map(key_field).collect()
}

/// Says why each marked row is rejected.
struct Judge<'a, 's> {
    builder: &'a RecordsBuilder<'s>,
    keys: &'a [Keys<'a>],
    links: &'a [FieldLinks],
    marked: &'a [Vec<bool>],
    circles: &'a [Circles],
    near: Near,
}

/// Keys already searched for a near one, and how much searching is left.
struct Near {
    found: HashMap<(RecordId, String), Option<String>>,
    left: usize,
    /// Of keys that are digits alone: by these without the zeros before them.
    by_digits: HashMap<RecordId, BTreeMap<String, String>>,
}

impl Default for Near {
    fn default() -> Near {
        Near { found: HashMap::new(), left: COMPARISONS, by_digits: HashMap::new() }
    }
}

impl Judge<'_, '_> {
    fn rejects(&mut self, record: RecordId) -> Rejects {
        let marked = &self.marked[record.0 as usize];
        let mut rejects = Rejects::new(record);
        for (row, _) in marked.iter().enumerate().filter(|(_, marked)| **marked) {
            self.reject(record, row as u32, &mut rejects);
        }
        rejects
    }

    fn reject(&mut self, record: RecordId, row: u32, rejects: &mut Rejects) {
        let origin = self.origin(record, row);
        let (field, fault) = match self.keys[record.0 as usize].doubled.get(&row) {
            Some(doubled) => (self.key_field(record), self.doubled_fault(record, row, *doubled)),
            None => match self.circles[record.0 as usize].get(&row) {
                Some(circle) => (self.tree_field(record), self.circle_fault(record, circle)),
                None => self.link_fault(record, row),
            },
        };
        let column = field.map(|field| self.builder.header(record, origin.input, field));
        let value = match field {
            Some(field) => self.text(record, field, row),
            None => self.key_text(record, row),
        };
        rejects.push(origin, column.as_deref(), &value, &fault);
    }

    /// The column to name for a fault of the key; none where the key has several.
    fn key_field(&self, record: RecordId) -> Option<FieldId> {
        match self.builder.schema.record(record).key.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    fn doubled_fault(&self, record: RecordId, row: u32, doubled: Doubled) -> CellFault {
        let key = self.key_text(record, row);
        match doubled {
            Doubled::Repeats(of) => {
                let reason = say::same_record(key, self.place(record, of));
                CellFault::new(&codes::REPEATED_RECORD, reason).help(say::take_repetition_out())
            }
            Doubled::Conflicts(with) if self.has_two_parents(record, row, with) => {
                let [here, there] = [row, with].map(|row| self.parent_text(record, row));
                let reason = say::two_parents(key, here, there, self.place(record, with));
                CellFault::new(&codes::TWO_PARENTS, reason).help(say::keep_right_parent())
            }
            Doubled::Conflicts(with) => {
                let reason = say::conflicting_key(key, self.place(record, with));
                CellFault::new(&codes::CONFLICTING_KEY, reason).help(say::give_own_key())
            }
        }
    }

    /// Whether two records of one key say of themselves that they stand in two others.
    fn has_two_parents(&self, record: RecordId, one: u32, other: u32) -> bool {
        let parent = |field, row| self.part(record, field, row);
        self.tree_field(record).is_some_and(|field| {
            let (one, other) = (parent(field, one), parent(field, other));
            one != other && one != KeyPart::Missing && other != KeyPart::Missing
        })
    }

    fn parent_text(&self, record: RecordId, row: u32) -> String {
        self.tree_field(record).map(|field| self.text(record, field, row)).unwrap_or_default()
    }

    /// The fault of the first reference, in schema order, that leads nowhere or to a rejected record.
    fn link_fault(&mut self, record: RecordId, row: u32) -> (Option<FieldId>, CellFault) {
        for of in self.links.iter().filter(|of| of.record == record) {
            match of.links[row as usize] {
                Link::Nowhere => return (Some(of.field), self.dangling(of, row)),
                Link::Row(to) if self.marked[of.target.0 as usize][to as usize] => {
                    let key = self.text(record, of.field, row);
                    return (Some(of.field), self.leads_to_rejected(of.target, &key, self.origin(of.target, to)));
                }
                Link::Row(_) | Link::Missing => {}
            }
        }
        let key = self.key_text(record, row);
        let fault = CellFault::new(&codes::UNIT_NOT_GIVEN, say::unit_not_given(key));
        (self.key_field(record), fault.help(say::give_all_units_first()))
    }

    fn tree_field(&self, record: RecordId) -> Option<FieldId> {
        self.builder.schema.record(record).units.and_then(|units| units.tree)
    }

    /// What stands in itself, with all that it stands in.
    fn circle_fault(&self, record: RecordId, circle: &[u32]) -> CellFault {
        let keys: Vec<String> = circle.iter().map(|row| format!("`{}`", self.key_text(record, *row))).collect();
        let reason = match keys.split_first() {
            Some((first, others)) => match in_each_other(others) {
                None => say::unit_in_itself(first),
                Some(others) if circle.len() < units::SHOWN => say::units_in_circle(first, others),
                Some(others) => say::units_in_long_circle(first, others),
            },
            None => say::unit_in_itself(""),
        };
        CellFault::new(&codes::UNITS_IN_A_CIRCLE, reason).help(say::break_circle())
    }

    fn dangling(&mut self, of: &FieldLinks, row: u32) -> CellFault {
        let part = self.part(of.record, of.field, row);
        let target = &self.builder.sets[of.target.0 as usize];
        let key = self.text(of.record, of.field, row);
        if let Some(origin) = target.rejected_keys.get(&OwnedKey::of(part)) {
            return self.leads_to_rejected(of.target, &key, *origin);
        }
        let label = self.label(of.target);
        if !target.given {
            return CellFault::new(&codes::DANGLING_REFERENCE, say::no_records_given(key, &label))
                .help(say::give_file_too(label));
        }
        let fault = CellFault::new(&codes::DANGLING_REFERENCE, say::no_such_record(label, &key));
        match self.near_key(of.target, &key) {
            Some(near) => fault.help(data_files::did_you_mean(near)),
            None => match self.with_other_zeros(of, row, &key) {
                Some(other) => fault.help(sheets::zeros_lost(other)),
                None => fault.help(say::add_record_or_mend_key()),
            },
        }
    }

    /// The key of the same digits with other zeros before them, where a sheet can have lost these.
    fn with_other_zeros(&mut self, of: &FieldLinks, row: u32, key: &str) -> Option<String> {
        self.builder.inputs.get(self.origin(of.record, row).input as usize)?.sheet.as_ref()?;
        let known = &self.keys[of.target.0 as usize].first;
        let by_digits = self.near.by_digits.entry(of.target).or_insert_with(|| {
            let texts = known.keys().filter_map(|part| if let KeyPart::Text(text) = part { Some(*text) } else { None });
            let mut texts: Vec<&str> = texts.filter(|text| is_digits(text)).collect();
            // Of several, the one with the most zeros, whatever the order of the rows.
            texts.sort_unstable_by(|one, other| other.cmp(one));
            texts.into_iter().map(|text| (digits(text), text.to_owned())).collect()
        });
        by_digits.get(&digits(key)).filter(|_| is_digits(key)).cloned()
    }

    fn leads_to_rejected(&self, target: RecordId, key: &str, origin: Origin) -> CellFault {
        let place = self.origin_text(origin);
        let reason = say::refers_to_rejected(key, self.label(target), &place);
        CellFault::new(&codes::REFERENCE_TO_REJECTED, reason).help(say::mend_other_first(place))
    }

    fn near_key(&mut self, target: RecordId, key: &str) -> Option<String> {
        let (keys, builder) = (self.keys, self.builder);
        let known = &keys[target.0 as usize].first;
        if let Some(found) = self.near.found.get(&(target, key.to_string())) {
            return found.clone();
        }
        self.near.left = self.near.left.checked_sub(known.len())?;
        let kind = builder.schema.record(target).key.first().map(|f| builder.schema.record(target).field(*f).kind)?;
        // Keys that differ in their digits are different keys, however near: `u9` is no slip for `u1`.
        let texts = known.keys().map(|part| part_text(builder.schema, kind, part.clone()));
        let texts: Vec<String> = texts.filter(|text| digits(text) == digits(key)).collect();
        let found = did_you_mean(key, texts.iter().map(String::as_str)).map(str::to_string);
        self.near.found.insert((target, key.to_string()), found.clone());
        found
    }

    fn part(&self, record: RecordId, field: FieldId, row: u32) -> KeyPart<'_> {
        self.builder.sets[record.0 as usize].columns[field.0 as usize].part(row as usize)
    }

    fn text(&self, record: RecordId, field: FieldId, row: u32) -> String {
        let kind = self.builder.schema.record(record).field(field).kind;
        part_text(self.builder.schema, kind, self.part(record, field, row))
    }

    fn key_text(&self, record: RecordId, row: u32) -> String {
        let key = &self.builder.schema.record(record).key;
        let parts: Vec<String> = key.iter().map(|field| self.text(record, *field, row)).collect();
        parts.join(" / ")
    }

    fn label(&self, record: RecordId) -> String {
        let of = self.builder.schema.record(record);
        let name = self.builder.schema.record_name(record);
        if of.label.is_empty() { format!("`{name}`") } else { format!("“{}”", of.label) }
    }

    fn origin(&self, record: RecordId, row: u32) -> Origin {
        self.builder.sets[record.0 as usize].origins[row as usize]
    }

    fn place(&self, record: RecordId, row: u32) -> Message {
        self.origin_text(self.origin(record, row))
    }

    fn origin_text(&self, origin: Origin) -> Message {
        let input = self.builder.inputs.get(origin.input as usize);
        match input.and_then(|input| input.sheet.as_ref()) {
            Some(sheet) => sheet.place(origin.line, None),
            None => data_files::place(input.map_or("", |input| input.name.as_str()), origin.line.to_string()),
        }
    }
}

/// `in b, that in c`; `None` of no keys.
fn in_each_other(keys: &[String]) -> Option<Message> {
    let (last, before) = keys.split_last()?;
    Some(before.iter().rev().fold(say::in_unit(last), |others, key| say::in_unit_that(key, others)))
}

fn is_digits(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|sign| sign.is_ascii_digit())
}

/// The digits of a key, leading zeros left out.
fn digits(key: &str) -> String {
    let digits: String = key.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').to_string()
}

/// A value of a key as an analyst knows it: codes by their labels.
fn part_text(schema: &Schema, kind: FieldKind, part: KeyPart<'_>) -> String {
    match (part, stored_kind(schema, kind)) {
        (KeyPart::Text(text), _) => text.to_string(),
        (KeyPart::Code(code), FieldKind::Code { list, .. }) => schema.list(list).code_label(code).to_string(),
        (KeyPart::Code(code), _) => code.to_string(),
        (KeyPart::Integer(number), _) => number.to_string(),
        (KeyPart::Decimal(number), _) => number.to_string(),
        (KeyPart::Date(day), _) => day.to_string(),
        (KeyPart::YesNo(yes), _) => (if yes { "yes" } else { "no" }).to_string(),
        (KeyPart::Row(_) | KeyPart::Missing, _) => String::new(),
    }
}
