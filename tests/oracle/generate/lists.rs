//! Lines of code lists, and blocks: what is written once for each code.

use std::fmt::Write;

use super::axes::{AxisWriter, Line};
use super::each::Each;
use super::expressions::Writer;
use super::successions::Given;
use super::vocabulary::{Field, Holds, Kind};

impl AxisWriter<'_, '_> {
    /// `columns LIST via … { … }` or the same of rows. What it gives is known by full ids from here on.
    pub fn block(&mut self) {
        let mut writer = Writer { vocabulary: self.vocabulary, record: self.plan.record, choices: self.choices };
        let Some((way, list)) = writer.named_code_way().filter(|_| self.plan.others.is_empty()) else { return };
        let list = &self.vocabulary.lists[list];
        if self.lists_given.contains(&list.name) {
            return;
        }
        self.lists_given.push(list.name.clone());
        let of_parts = self.choices.chance(40);
        let around = std::mem::take(&mut self.lines);
        let (splits, parts) = (std::mem::take(&mut self.splits), std::mem::take(&mut self.parts));
        let before = self.used;
        self.used += around.len();
        self.in_block = true;
        let keyword = if self.rows { "rows" } else { "columns" };
        let numbered = if of_parts { self.numbered() } else { "" };
        let Given { chosen, restated, ids: codes } = list.line(self.choices);
        let _ = writeln!(self.text, "  {keyword} {}{chosen} via {way}{restated}{numbered} {{", list.name);
        if of_parts {
            self.parts_of_codes();
        } else {
            self.members_of_codes();
        }
        self.text.push_str("  }\n");
        self.in_block = false;
        let inner = std::mem::replace(&mut self.lines, around);
        if list.open {
            self.used += inner.len();
            (self.splits, self.parts) = (splits, parts);
            return;
        }
        self.used = before;
        for code in &codes {
            if of_parts {
                self.lines.push(Line::of_code(code));
            }
            let of_code = |line: &Line| Line { id: format!("{code}.{}", line.id), ..line.clone() };
            self.lines.extend(inner.iter().map(of_code));
        }
        let Some(code) = codes.first() else { return };
        let full = |id: &String| format!("{code}.{id}");
        let inner_splits = std::mem::replace(&mut self.splits, splits);
        self.splits.extend(inner_splits.iter().map(|(whole, arms)| (full(whole), arms.iter().map(full).collect())));
        let inner_parts = std::mem::replace(&mut self.parts, parts);
        self.parts.extend(inner_parts.iter().map(|(whole, part)| (full(whole), full(part))));
    }

    /// `rows LIST via …` where the plan has it; now and then `columns` of another list, so that ids stay apart.
    fn numbered(&mut self) -> &'static str {
        let all = [" numbered 1, 2, 3", " numbered I, II, III", " numbered a, b, c"];
        if self.choices.chance(25) { self.choices.pick(&all) } else { "" }
    }

    fn members_of_codes(&mut self) {
        for _ in 0..1 + self.choices.below(3) {
            self.entry(1);
        }
        if (!self.rows || self.plan.row_formulas) && self.choices.chance(50) {
            self.formula();
        }
        let numbers: Vec<&Line> = self.lines.iter().filter(|line| line.numeric).collect();
        if let Some(first) = self.choices.position(numbers.len()).filter(|_| self.choices.chance(40)) {
            let (first, second) = (&numbers[first].id, &numbers[self.choices.below(numbers.len())].id);
            let sign = self.choices.pick(&["<=", ">=", "="]);
            let _ = writeln!(self.text, "    check [{first}] {sign} [{second}] + 1 else warn");
        }
    }

    /// Parts of the code around, which is a member itself.
    fn parts_of_codes(&mut self) {
        let mut is_split = false;
        for _ in 0..1 + self.choices.below(2) {
            match self.choices.below(3) {
                0 if !is_split => {
                    is_split = true;
                    self.split_of("", true, self.plan.record);
                }
                1 if !is_split => {
                    is_split = true;
                    if !self.list("  ") {
                        self.of_which_of("", true, self.plan.record);
                    }
                }
                _ => self.of_which_of("", true, self.plan.record),
            }
        }
    }

    /// A list as the parts of a member that is not split yet, or of the universe; whether there is one.
    pub fn list_as_parts(&mut self) -> bool {
        if !self.plan.others.is_empty() {
            return false;
        }
        let Some(parent) = self.parent(true) else { return false };
        let head = parent.map_or_else(String::new, |parent| format!(" [{}]", self.lines[parent].id));
        let before = self.text.len();
        let word = self.choices.pick(&["split", "of which"]);
        let _ = writeln!(self.text, "  {word}{head} \"Codes\" {{");
        if !self.list("  ") {
            self.text.truncate(before);
            return false;
        }
        self.text.push_str("  }\n");
        true
    }

    /// `columns LIST via …` of a list that the axis does not give yet; whether there is one.
    fn list(&mut self, indent: &str) -> bool {
        let mut writer = Writer { vocabulary: self.vocabulary, record: self.plan.record, choices: self.choices };
        let Some((way, list)) = writer.named_code_way() else { return false };
        let list = &self.vocabulary.lists[list];
        if self.lists_given.contains(&list.name) {
            return false;
        }
        self.lists_given.push(list.name.clone());
        let keyword = if self.rows { "rows" } else { "columns" };
        let numbered = self.numbered();
        let Given { chosen, restated, ids: codes } = list.line(self.choices);
        let _ = writeln!(self.text, "  {indent}{keyword} {}{chosen} via {way}{restated}{numbered}", list.name);
        if !list.open {
            self.lines.extend(codes.iter().map(|code| Line::of_code(code)));
        }
        true
    }

    /// `rows TYPE via …`, now and then with parts of each. Which rows there are only the records say, so rules name none of them.
    pub fn unit_lines(&mut self) {
        let planned = self.plan.unit_rows.clone().filter(|_| self.rows);
        let found = match planned {
            None if !self.rows && self.plan.others.is_empty() && self.choices.chance(6) => {
                let mut writer =
                    Writer { vocabulary: self.vocabulary, record: self.plan.record, choices: self.choices };
                let of_rows = self.plan.unit_rows.as_ref().map(|(of, _)| *of);
                writer.unit_way().map(|(way, of)| (of, way)).filter(|(of, _)| of_rows != Some(*of))
            }
            planned => planned,
        };
        let Some((of, way)) = found else { return };
        let others: String = self.plan.others.iter().map(|(_, way)| format!(", {way}")).collect();
        let others = if self.rows { others } else { String::new() };
        let has_tree = self.vocabulary.records[of].units.as_ref().is_some_and(|units| units.has_tree);
        // Rows of what the report is for are those within it.
        let mut within = "";
        if self.rows
            && let Some(asks) = &self.plan.asks
        {
            let is_within = match asks.of {
                Each::Units { of: each, .. } => each == of,
                Each::Codes(list) => {
                    let holds = |field: &Field| field.holds == Holds::Value(Kind::Code(list));
                    self.vocabulary.records[of].fields.iter().any(holds) && self.choices.chance(50)
                }
            };
            within = if is_within { " within this" } else { "" };
        }
        let level = match self.choices.below(4) {
            0 | 1 => "",
            3 if has_tree => " at level 2",
            _ => " at level 1",
        };
        let (keyword, numbered) = (if self.rows { "rows" } else { "columns" }, self.numbered());
        let name = &self.vocabulary.records[of].name;
        let _ = write!(self.text, "  {keyword} {name}{within}{level} via {way}{others}{numbered}");
        if self.plan.others.is_empty() && self.choices.chance(30) {
            let (around, used, in_block) = (std::mem::take(&mut self.lines), self.used, self.in_block);
            let (splits, parts) = (self.splits.len(), self.parts.len());
            (self.used, self.in_block) = (used + around.len(), true);
            self.text.push_str(" {\n");
            self.parts_of_codes();
            self.text.push_str("  }");
            self.splits.truncate(splits);
            self.parts.truncate(parts);
            (self.lines, self.used, self.in_block) = (around, used, in_block);
        }
        self.text.push('\n');
    }

    pub fn code_lines(&mut self) {
        let planned = self.plan.code_rows.clone();
        let line = if self.rows {
            planned
        } else {
            let mut writer = Writer { vocabulary: self.vocabulary, record: self.plan.record, choices: self.choices };
            let alone = self.plan.others.is_empty();
            let found = if alone && writer.choices.chance(15) { writer.named_code_way() } else { None };
            let row_list = planned.map(|(list, _)| list);
            found.map(|(way, list)| (list, way)).filter(|(list, _)| row_list != Some(*list))
        };
        let Some((list, way)) = line else { return };
        let list = &self.vocabulary.lists[list];
        let (keyword, others) = if self.rows { ("rows", self.plan.others.as_slice()) } else { ("columns", &[][..]) };
        let others: String = others.iter().map(|(_, way)| format!(", {way}")).collect();
        let numbered = self.numbered();
        let Given { chosen, restated, ids: given } = list.line(self.choices);
        let _ = writeln!(self.text, "  {keyword} {}{chosen} via {way}{others}{restated}{numbered}", list.name);
        self.lists_given.push(list.name.clone());
        if !list.open {
            self.lines.extend(given.iter().map(|code| Line::of_code(code)));
        }
    }
}
