//! The report as one HTML document that needs nothing else: no scripts, no outside resources, prints on A4 landscape.

use super::headings::{self, BodyLine};
use super::remark::Gravity;
use super::remarks::{self, Section};
use super::words::{self, language};
use super::{notes, undetermined};
use crate::message::{Language, report};
use crate::outcome::{CellValue, HeaderCell, Outcome, Place, Stub, TableOutcome, format_period};
use crate::words::{Html, Text, written};

/// The whole report as a document.
#[must_use]
pub fn html(outcome: &Outcome) -> Text<Html> {
    let mut body = Text::new();
    if !outcome.title.is_empty() {
        body += written!(Html, "<h1>{}</h1>\n", outcome.title);
    }
    if !outcome.cites.is_empty() {
        body += written!(Html, "<p class=\"about\">{}</p>\n", outcome.cites.join("; "));
    }
    if let Some(period) = outcome.period {
        let period = format_period(period, outcome.locale);
        body +=
            written!(Html, "<p class=\"about\">{}: {}</p>\n", report::period().say(language(outcome.locale)), period);
    }
    body.extend(outcome.printed_tables().map(|(position, _)| html_table(outcome, position)));
    for text in &outcome.texts {
        let lines: Text<Html> = Text::lines_of(&text.text);
        body += written!(Html, "<section>\n<p class=\"words\">{}</p>\n</section>\n", lines);
    }
    body += remarks_of(&remarks::of_report(outcome));
    let title = outcome.printed_tables().next().map_or("", |(_, table)| table.title.as_str());
    let title = if outcome.title.is_empty() { title } else { &outcome.title };
    written!(
        Html,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        language(outcome.locale).tag(),
        title,
        Text::own(include_str!("html.css")),
        body
    )
}

/// The table at this position of the report with its notes and remarks, as a `<section>` without style. Empty if there is
/// no such table. Its ids begin with `t1-` for the first table, so that several sections can stand in one page.
#[must_use]
pub fn html_table(outcome: &Outcome, position: usize) -> Text<Html> {
    let Some(table) = outcome.tables.get(position) else { return Text::new() };
    let printed = table.as_printed();
    let page = TablePage {
        table: &printed,
        prefix: format!("t{}", position + 1),
        stubs: table.printed_stubs(),
        language: language(outcome.locale),
    };
    written!(
        Html,
        "<section>\n<div class=\"figures\">\n<table id=\"{}\">\n{}{}{}{}</table>\n</div>\n{}{}</section>\n",
        page.prefix,
        page.caption(),
        page.column_groups(),
        page.head(),
        page.body(),
        page.notes(),
        remarks_of(&remarks::of_table(outcome, table))
    )
}

fn remarks_of(sections: &[Section]) -> Text<Html> {
    if sections.is_empty() {
        return Text::new();
    }
    let mut out = Text::own("<div class=\"remarks\">\n");
    for section in sections {
        out += written!(Html, "<h2>{}</h2>\n<ul>\n", section.heading);
        for remark in &section.remarks {
            let class: Text<Html> = Text::own(match remark.gravity {
                Gravity::Plain => "",
                Gravity::Warning => " class=\"warning\"",
                Gravity::Error => " class=\"error\"",
            });
            out += written!(Html, "<li{}>{}</li>\n", class, remark.text);
        }
        out += "</ul>\n";
    }
    out + "</div>\n"
}

/// One table on its way to the page.
struct TablePage<'a> {
    table: &'a TableOutcome,
    /// What its ids begin with.
    prefix: String,
    stubs: Vec<Stub>,
    /// Of what is said around its figures.
    language: Language,
}

impl TablePage<'_> {
    fn caption(&self) -> Text<Html> {
        if self.table.title.is_empty() && self.table.cites.is_empty() {
            return Text::new();
        }
        let about = match self.table.cites.is_empty() {
            true => Text::new(),
            false => written!(Html, "<span class=\"about\">{}</span>", self.table.cites.join("; ")),
        };
        written!(Html, "<caption>{}{}</caption>\n", self.table.title, about)
    }

    /// One group for the stub and one for each heading or column at the top: what `scope="colgroup"` refers to.
    fn column_groups(&self) -> Text<Html> {
        let group = |span: usize| written!(Html, "<colgroup span=\"{}\"></colgroup>\n", span);
        let grid = headings::column_grid(self.table);
        let top = grid.cells.iter().filter(|cell| cell.row == 0);
        let groups = group(self.stubs.len()) + top.map(|cell| group(cell.column_span)).collect::<Text<Html>>();
        self.table.row_parts().iter().map(|_| groups.clone()).collect()
    }

    fn head(&self) -> Text<Html> {
        let grid = headings::column_grid(self.table);
        let rows = grid.rows.max(1);
        let mut out = Text::own("<thead>\n");
        let halves = 0..self.table.row_parts().len();
        for row in 0..rows {
            out += "<tr>";
            for half in halves.clone() {
                if row == 0 {
                    for stub in &self.stubs {
                        out += written!(Html, "<th scope=\"col\"{}>{}</th>", spans(rows, 1), stub.heading);
                    }
                }
                for cell in grid.cells.iter().filter(|cell| cell.row == row) {
                    out += self.header_cell(cell, half);
                }
            }
            out += "</tr>\n";
        }
        if self.table.has_number_row() {
            out += "<tr class=\"numbers\">";
            for half in halves {
                for stub in &self.stubs {
                    out += written!(Html, "<th scope=\"col\">{}</th>", stub.printed);
                }
                for column in 0..self.table.columns.len() {
                    out += self.number_cell(column, half);
                }
            }
            out += "</tr>\n";
        }
        out + "</thead>\n"
    }

    /// Ids and links stand in the first half alone.
    fn header_cell(&self, cell: &HeaderCell, half: usize) -> Text<Html> {
        let spans = spans(cell.row_span, cell.column_span);
        let Some(column) = cell.member else {
            return written!(Html, "<th scope=\"colgroup\"{}>{}</th>", spans, cell.label);
        };
        let mark = if headings::marks_number(self.table, column) {
            Text::new()
        } else {
            self.mark(Place::Column(column), half)
        };
        let label = &self.table.columns[column].label;
        if half > 0 {
            return written!(Html, "<th scope=\"col\"{}>{}{}</th>", spans, label, mark);
        }
        written!(Html, "<th scope=\"col\" id=\"{}-c{}\"{}>{}{}</th>", self.prefix, column + 1, spans, label, mark)
    }

    fn number_cell(&self, column: usize, half: usize) -> Text<Html> {
        let text = self.table.number_text(column);
        let (number, formula) = text
            .split_once(' ')
            .map_or((text.as_str(), String::new()), |(number, formula)| (number, format!(" {formula}")));
        let mark = if headings::marks_number(self.table, column) {
            self.mark(Place::Column(column), half)
        } else {
            Text::new()
        };
        written!(Html, "<th scope=\"col\">{}{}{}</th>", number, mark, formula)
    }

    /// A body for each heading, since a heading's scope is the body that it stands in.
    fn body(&self) -> Text<Html> {
        let halves = headings::halves(self.table);
        if halves.len() > 1 {
            return self.body_of_halves(&halves);
        }
        let lines = headings::body_lines(self.table);
        let mut out = Text::own("<tbody>\n");
        let mut under = None;
        for (position, line) in lines.iter().enumerate() {
            let heading = match line {
                BodyLine::Heading { .. } => Some(position),
                BodyLine::Row { heading, .. } => *heading,
            };
            if heading != under && position > 0 {
                out += "</tbody>\n<tbody>\n";
            }
            under = heading;
            out += match line {
                BodyLine::Heading { label, depth } => written!(
                    Html,
                    "<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"{}\"{}>{}</th></tr>\n",
                    self.stubs.len() + self.table.columns.len(),
                    indent(*depth),
                    label
                ),
                BodyLine::Row { row, depth, .. } => self.row(*row, *depth),
            };
        }
        out + "</tbody>\n"
    }

    /// A row of the page holds one of each half, so a heading is the scope of no body.
    fn body_of_halves(&self, halves: &[Vec<BodyLine<'_>>]) -> Text<Html> {
        let width = self.stubs.len() + self.table.columns.len();
        let mut out = Text::own("<tbody>\n");
        for place in 0..headings::longest(halves) {
            out += "<tr>";
            for half in halves {
                out += match half.get(place) {
                    None => written!(Html, "<td colspan=\"{}\"></td>", width),
                    Some(BodyLine::Heading { label, depth }) => {
                        written!(Html, "<th class=\"heading\" colspan=\"{}\"{}>{}</th>", width, indent(*depth), label)
                    }
                    Some(BodyLine::Row { row, depth, .. }) => {
                        let is_total = self.table.rows[*row].is_total;
                        let class: Text<Html> = Text::own(if is_total { " class=\"total\"" } else { "" });
                        let id = written!(Html, "{} id=\"{}-r{}\"", class, self.prefix, row + 1);
                        self.cells(*row, *depth, &id)
                    }
                };
            }
            out += "</tr>\n";
        }
        out + "</tbody>\n"
    }

    fn row(&self, row: usize, depth: usize) -> Text<Html> {
        let class: Text<Html> = Text::own(if self.table.rows[row].is_total { " class=\"total\"" } else { "" });
        let cells = self.cells(row, depth, &Text::new());
        written!(Html, "<tr{} id=\"{}-r{}\">{}</tr>\n", class, self.prefix, row + 1, cells)
    }

    /// The cells of a row; its header with these attributes.
    fn cells(&self, row: usize, depth: usize, attributes: &Text<Html>) -> Text<Html> {
        let header = self.stubs.iter().position(|stub| !stub.number).unwrap_or(0);
        let mut out = Text::new();
        for (position, stub) in self.stubs.iter().enumerate() {
            let text = self.table.stub_text(stub, row);
            out += match position == header {
                true => {
                    let mark = self.mark(Place::Row(row), 0);
                    written!(Html, "<th scope=\"row\"{}{}>{}{}</th>", attributes, indent(depth), text, mark)
                }
                false => written!(Html, "<td class=\"running\">{}</td>", text),
            };
        }
        out.extend((0..self.table.columns.len()).map(|column| self.figure(row, column)));
        out
    }

    fn figure(&self, row: usize, column: usize) -> Text<Html> {
        let Some(cell) = self.table.cell(row, column) else { return Text::own("<td></td>") };
        match cell.value {
            CellValue::State(state) => {
                written!(
                    Html,
                    "<td class=\"state\" title=\"{}\">{}</td>",
                    words::state(state, self.language),
                    cell.shown
                )
            }
            CellValue::Number(_) | CellValue::Date(_) if cell.undetermined > 0 => {
                let records = report::not_decided(cell.undetermined.to_string()).say(self.language);
                let mark = undetermined::MARK;
                written!(Html, "<td title=\"{}\">{}<span class=\"mark\">{}</span></td>", records, cell.shown, mark)
            }
            CellValue::Number(_) | CellValue::Date(_) => written!(Html, "<td>{}</td>", cell.shown),
        }
    }

    /// The mark of a place as a link to its first note, which links back.
    fn mark(&self, place: Place, half: usize) -> Text<Html> {
        let Some(note) = self.table.notes.iter().position(|note| note.place == place) else { return Text::new() };
        if half > 0 {
            return written!(Html, "<span class=\"mark\">{}</span>", notes::MARK);
        }
        written!(
            Html,
            "<a class=\"mark\" id=\"{0}-mark{1}\" href=\"#{0}-note{1}\">{2}</a>",
            self.prefix,
            note + 1,
            notes::MARK
        )
    }

    fn notes(&self) -> Text<Html> {
        let (lines, legend) =
            (notes::lines(self.table, self.language), undetermined::legend(self.table, self.language));
        if lines.is_empty() && legend.is_empty() {
            return Text::new();
        }
        let mut out = written!(
            Html,
            "<div class=\"notes\" role=\"note\" aria-label=\"{}\">\n",
            report::notes().say(self.language)
        );
        for (sign, words) in legend {
            out += written!(Html, "<p><span class=\"mark\">{}</span> {}</p>\n", sign, words);
        }
        for (position, line) in lines.iter().enumerate() {
            let led = format!("{} {}", notes::MARK, line.tag);
            let first = self.table.notes.iter().position(|note| note.place == line.place).unwrap_or(position);
            let led = match line.place {
                Place::Table => written!(Html, "<span class=\"mark\">{}</span>", led),
                _ => written!(Html, "<a href=\"#{}-mark{}\">{}</a>", self.prefix, first + 1, led),
            };
            out += written!(Html, "<p id=\"{}-note{}\">{}{}</p>\n", self.prefix, position + 1, led, line.text);
        }
        out + "</div>\n"
    }
}

fn spans(rows: usize, columns: usize) -> Text<Html> {
    let span = |name: &'static str, count: usize| match count {
        0 | 1 => Text::new(),
        count => written!(Html, " {}=\"{}\"", name, count),
    };
    span("rowspan", rows) + span("colspan", columns)
}

fn indent(depth: usize) -> Text<Html> {
    if depth == 0 { Text::new() } else { written!(Html, " style=\"padding-left: {}em\"", depth + 1) }
}
