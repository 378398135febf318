//! The report on a terminal, aligned by display width.

use std::ops::Range;

use super::boxes::{Align, Drawing, TextBox};
use super::headings::{self, BodyLine};
use super::painting::{BOLD, RED, TerminalOptions, WIDEST_WORD, YELLOW, ended, paint, wrapped};
use super::remark::Gravity;
use super::remarks::{self, Section};
use super::words::language;
use super::wrap::{display_width, longest_word, on_one_line, wrap};
use super::{notes, undetermined};
use crate::message::{Language, report};
use crate::outcome::{HeaderCell, HeaderGrid, Outcome, Place, Stub, TableOutcome, format_period};
use crate::words::{Terminal, Text, written};

/// No label makes the stub wider than this; a longer one is wrapped.
const WIDEST_LABEL: usize = 40;
/// A column grows until its label has at most this many lines.
const TALLEST_LABEL: usize = 6;
/// A column grows until its number with the formula has at most this many lines.
const TALLEST_NUMBER: usize = 3;
/// Spaces per step of depth.
const INDENT: usize = 2;

/// The whole report: title, tables with their remarks, texts, what was read.
#[must_use]
pub fn terminal(outcome: &Outcome, options: &TerminalOptions) -> Text<Terminal> {
    let mut parts = Vec::new();
    let head = head(outcome, options);
    if !head.is_empty() {
        parts.push(head);
    }
    parts.extend(outcome.printed_tables().map(|(_, table)| terminal_table(outcome, table, options)));
    parts.extend(outcome.texts.iter().map(|text| words_of(&text.text, options)));
    let sections = remarks::of_report(outcome);
    if !sections.is_empty() {
        parts.push(section_lines(&sections, options));
    }
    Text::join(parts, "\n")
}

/// One table of the report with its title, notes and remarks.
#[must_use]
pub fn terminal_table(outcome: &Outcome, table: &TableOutcome, options: &TerminalOptions) -> Text<Terminal> {
    let language = language(outcome.locale);
    let mut out = ended(paint(on_one_line(&table.title), BOLD, options)) + cites(&table.cites, language);
    let printed = table.as_printed();
    let blocks = blocks(&printed, options).into_iter().map(|drawing| Text::join(drawing.lines(), "\n"));
    out += ended(Text::join(blocks, "\n\n"));
    for (sign, words) in undetermined::legend(&printed, language) {
        out += wrapped(&format!("{sign} {words}"), 0, options, None);
    }
    for note in notes::lines(&printed, language) {
        out += wrapped(&format!("{} {}{}", notes::MARK, note.tag, note.text), 0, options, None);
    }
    let sections = remarks::of_table(outcome, table);
    if !sections.is_empty() {
        out += "\n";
        out += section_lines(&sections, options);
    }
    out
}

fn cites(cites: &[String], language: Language) -> Text<Terminal> {
    if cites.is_empty() {
        Text::new()
    } else {
        written!(Terminal, "{}: {}\n", report::cites().say(language), on_one_line(&cites.join("; ")))
    }
}

fn head(outcome: &Outcome, options: &TerminalOptions) -> Text<Terminal> {
    let mut out =
        ended(paint(on_one_line(&outcome.title), BOLD, options)) + cites(&outcome.cites, language(outcome.locale));
    if let Some(period) = outcome.period {
        out += written!(
            Terminal,
            "{}: {}\n",
            report::period().say(language(outcome.locale)),
            format_period(period, outcome.locale)
        );
    }
    out
}

/// Where there is no width, lines keep their spaces.
fn words_of(text: &str, options: &TerminalOptions) -> Text<Terminal> {
    let lines = text.lines().flat_map(|line| match options.width {
        Some(width) => wrap(line, width.max(WIDEST_WORD)),
        None => vec![Text::of(line.replace('\t', " "))],
    });
    lines.map(|line| line + "\n").collect()
}

fn section_lines(sections: &[Section], options: &TerminalOptions) -> Text<Terminal> {
    let mut out = Text::new();
    for section in sections {
        out += ended(Text::of(&section.heading));
        for remark in &section.remarks {
            let style = match remark.gravity {
                Gravity::Plain => None,
                Gravity::Warning => Some(YELLOW),
                Gravity::Error => Some(RED),
            };
            out += wrapped(&remark.text, INDENT, options, style);
        }
    }
    out
}

/// What is the same for every block of a table.
struct Layout<'a> {
    table: &'a TableOutcome,
    grid: HeaderGrid,
    stubs: Vec<Stub>,
    /// The body, or its halves from left to right.
    halves: Vec<Vec<BodyLine<'a>>>,
    stub_widths: Vec<usize>,
    column_widths: Vec<usize>,
}

fn blocks(table: &TableOutcome, options: &TerminalOptions) -> Vec<Drawing> {
    let mut layout = Layout {
        table,
        grid: headings::column_grid(table),
        stubs: table.printed_stubs(),
        halves: headings::halves(table),
        stub_widths: Vec::new(),
        column_widths: Vec::new(),
    };
    layout.stub_widths = layout.stubs.iter().map(|stub| stub_width(&layout, stub, options)).collect();
    layout.column_widths = (0..table.columns.len()).map(|column| column_width(table, column)).collect();
    // A table that fits when it is drawn tightly is not cut.
    let limit = options.width.unwrap_or(usize::MAX);
    layout.join_if_too_wide(limit, 0);
    let padding = if layout.total_width(1) > limit && layout.total_width(0) <= limit { 0 } else { 1 };
    layout.widen_for_headings(padding);
    layout.join_if_too_wide(limit, padding);
    let blocks = layout.cut(limit, padding);
    blocks.into_iter().map(|columns| layout.draw(columns, padding)).collect()
}

fn column_width(table: &TableOutcome, column: usize) -> usize {
    let figures = (0..table.rows.len()).filter_map(|row| table.cell(row, column));
    let figure = figures.map(|cell| display_width(&on_one_line(&undetermined::marked(cell)))).max().unwrap_or(0);
    let number = headings::marked_number_text(table, column);
    let printed = display_width(number.split(' ').next().unwrap_or_default()).min(WIDEST_WORD);
    let label = column_label(table, column);
    let mut width = figure.max(printed).max(longest_word(&label).min(WIDEST_WORD)).max(1);
    let is_tall = |width| wrap(&label, width).len() > TALLEST_LABEL || wrap(&number, width).len() > TALLEST_NUMBER;
    while width < WIDEST_WORD && is_tall(width) {
        width += 1;
    }
    width
}

fn column_label(table: &TableOutcome, column: usize) -> String {
    let label = &table.columns[column].label;
    if headings::marks_number(table, column) {
        return label.clone();
    }
    format!("{label}{}", notes::mark(table, Place::Column(column)))
}

fn row_text(table: &TableOutcome, stub: &Stub, row: usize) -> String {
    let text = table.stub_text(stub, row);
    if stub.number { text } else { text + notes::mark(table, Place::Row(row)) }
}

fn stub_width(layout: &Layout<'_>, stub: &Stub, options: &TerminalOptions) -> usize {
    let widest = options.width.map_or(WIDEST_LABEL, |width| WIDEST_LABEL.min(width / 3)).max(WIDEST_WORD / 2);
    let rows = layout.halves.iter().flatten().filter_map(|line| match line {
        BodyLine::Heading { .. } => None,
        BodyLine::Row { row, depth, .. } => {
            let indent = if stub.number { 0 } else { depth * INDENT };
            Some(indent + display_width(&on_one_line(&row_text(layout.table, stub, *row))))
        }
    });
    let heading = longest_word(&stub.heading).max(display_width(&on_one_line(&stub.printed)));
    rows.max().unwrap_or(0).max(heading).clamp(1, widest)
}

impl<'a> Layout<'a> {
    fn total_width(&self, padding: usize) -> usize {
        let widths = self.stub_widths.iter().chain(&self.column_widths);
        widths.map(|width| width + 2 * padding + 1).sum::<usize>() * self.halves.len() + 1
    }

    /// Halves that do not fit beside each other stand under each other.
    fn join_if_too_wide(&mut self, limit: usize, padding: usize) {
        if self.halves.len() > 1 && self.total_width(padding) > limit {
            self.halves = vec![headings::body_lines(self.table)];
        }
    }

    /// Columns grow until the longest word of each heading over them fits.
    fn widen_for_headings(&mut self, padding: usize) {
        let mut over: Vec<_> = self.grid.cells.iter().filter(|cell| cell.member.is_none()).collect();
        over.sort_by_key(|cell| cell.column_span);
        for cell in over {
            let columns = cell.column..cell.column + cell.column_span;
            let inner = self.inner_width(columns.clone(), padding);
            let lacking = longest_word(&cell.label).min(WIDEST_WORD).saturating_sub(inner);
            for step in 0..lacking {
                self.column_widths[columns.start + step % cell.column_span] += 1;
            }
        }
    }

    /// Ranges of columns that fit beside the stub, at least one column in each. A heading is not cut where a part of it
    /// would be too narrow for its words, if there is another place.
    fn cut(&self, limit: usize, padding: usize) -> Vec<Range<usize>> {
        let outer = |width: &usize| width + 2 * padding + 1;
        let stub = self.stub_widths.iter().map(outer).sum::<usize>() + 1;
        let mut blocks = Vec::new();
        let mut start = 0;
        while start < self.column_widths.len() || blocks.is_empty() {
            let mut used = stub;
            let fits = self.column_widths[start..].iter().take_while(|width| {
                used += outer(width);
                used <= limit
            });
            let end = (start + fits.count().max(1)).min(self.column_widths.len());
            let end = (start + 1..=end).rev().find(|end| self.cuts_well(start..*end, padding)).unwrap_or(end);
            blocks.push(start..end);
            start = end;
        }
        blocks
    }

    /// Whether each heading that a block cuts off keeps room for its longest word, in the block and after it.
    fn cuts_well(&self, block: Range<usize>, padding: usize) -> bool {
        let crossing = |cell: &&HeaderCell| cell.column < block.end && block.end < cell.column + cell.column_span;
        self.grid.cells.iter().filter(crossing).all(|cell| {
            let word = longest_word(&cell.label).min(WIDEST_WORD);
            let parts = [cell.column.max(block.start)..block.end, block.end..cell.column + cell.column_span];
            parts.into_iter().all(|part| self.inner_width(part, padding) >= word)
        })
    }

    /// How wide a heading over these columns is inside.
    fn inner_width(&self, columns: Range<usize>, padding: usize) -> usize {
        let borders = columns.len().saturating_sub(1) * (2 * padding + 1);
        self.column_widths[columns].iter().sum::<usize>() + borders
    }

    fn draw(&self, columns: Range<usize>, padding: usize) -> Drawing {
        let header_rows = self.grid.rows.max(1);
        let has_numbers = self.table.has_number_row();
        let above = header_rows + usize::from(has_numbers);
        let mut ruled = vec![true; above];
        let longest = headings::longest(&self.halves);
        ruled.extend((0..longest).map(|position| self.halves.iter().any(|half| self.is_ruled(half, position))));
        ruled.push(true);
        let widths: Vec<usize> = self.stub_widths.iter().chain(&self.column_widths[columns.clone()]).copied().collect();
        let mut boxes = Vec::new();
        for (place, half) in self.halves.iter().enumerate() {
            let mut of_half = self.header_boxes(&columns, header_rows);
            if has_numbers {
                of_half.extend(self.number_boxes(&columns, header_rows));
            }
            let lines = half.iter().enumerate();
            of_half.extend(lines.flat_map(|(position, line)| self.line_boxes(line, above + position, &columns)));
            if half.len() < longest {
                of_half.push(TextBox {
                    row: above + half.len(),
                    column: 0,
                    row_span: longest - half.len(),
                    column_span: widths.len(),
                    text: String::new(),
                    align: Align::Left,
                    indent: 0,
                });
            }
            boxes.extend(of_half.into_iter().map(|of| TextBox { column: of.column + place * widths.len(), ..of }));
        }
        Drawing { widths: widths.repeat(self.halves.len()), padding, ruled, boxes }
    }

    /// A line runs above the body, around total rows and around headings.
    fn is_ruled(&self, half: &[BodyLine<'a>], position: usize) -> bool {
        let sets_off = |line: &BodyLine<'_>| match line {
            BodyLine::Heading { .. } => true,
            BodyLine::Row { row, .. } => self.table.rows[*row].is_total,
        };
        let is_set_off = |position: usize| half.get(position).is_some_and(sets_off);
        position == 0 || is_set_off(position) || is_set_off(position - 1)
    }

    fn header_boxes(&self, columns: &Range<usize>, header_rows: usize) -> Vec<TextBox> {
        let middle = |(row, column), (row_span, column_span), text| TextBox {
            row,
            column,
            row_span,
            column_span,
            text,
            align: Align::Middle,
            indent: 0,
        };
        let stubs = self.stubs.iter().enumerate();
        let mut boxes: Vec<TextBox> =
            stubs.map(|(column, stub)| middle((0, column), (header_rows, 1), stub.heading.clone())).collect();
        for cell in &self.grid.cells {
            let first = cell.column.max(columns.start);
            let end = (cell.column + cell.column_span).min(columns.end);
            if first >= end {
                continue;
            }
            let text = cell.member.map_or_else(|| cell.label.clone(), |column| column_label(self.table, column));
            let place = (cell.row, self.stubs.len() + first - columns.start);
            boxes.push(middle(place, (cell.row_span, end - first), text));
        }
        boxes
    }

    fn number_boxes(&self, columns: &Range<usize>, row: usize) -> Vec<TextBox> {
        let stubs = self.stubs.iter().map(|stub| stub.printed.clone());
        let numbers = columns.clone().map(|column| match headings::marks_number(self.table, column) {
            true => headings::marked_number_text(self.table, column),
            false => self.table.number_text(column),
        });
        let middle = |(column, text)| TextBox {
            row,
            column,
            row_span: 1,
            column_span: 1,
            text,
            align: Align::Middle,
            indent: 0,
        };
        stubs.chain(numbers).enumerate().map(middle).collect()
    }

    fn line_boxes(&self, line: &BodyLine<'a>, place: usize, columns: &Range<usize>) -> Vec<TextBox> {
        let single = |column, text, align, indent| TextBox {
            row: place,
            column,
            row_span: 1,
            column_span: 1,
            text,
            align,
            indent,
        };
        match line {
            BodyLine::Heading { label, depth } => {
                let column_span = self.stubs.len() + columns.len();
                vec![TextBox { column_span, ..single(0, (*label).to_owned(), Align::Left, depth * INDENT) }]
            }
            BodyLine::Row { row, depth, .. } => {
                let stub = |(column, stub): (usize, &Stub)| {
                    let text = row_text(self.table, stub, *row);
                    if stub.number {
                        return single(column, text, Align::Right, 0);
                    }
                    let indent = (depth * INDENT).min(self.stub_widths[column] / 2);
                    single(column, text, Align::Left, indent)
                };
                let figure = |column: usize| {
                    let shown = self.table.cell(*row, column).map_or_else(String::new, undetermined::marked);
                    single(self.stubs.len() + column - columns.start, shown, Align::Right, 0)
                };
                self.stubs.iter().enumerate().map(stub).chain(columns.clone().map(figure)).collect()
            }
        }
    }
}
