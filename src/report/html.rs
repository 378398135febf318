//! The report as one HTML document that needs nothing else: no scripts, no outside resources, prints on A4 landscape.

use super::headings::{self, BodyLine};
use super::remarks::{self, Gravity, Section};
use super::{notes, words};
use crate::outcome::{CellValue, HeaderCell, Locale, Outcome, Place, Stub, TableOutcome, format_period};

/// The whole report as a document.
#[must_use]
pub fn html(outcome: &Outcome) -> String {
    let mut body = String::new();
    if !outcome.title.is_empty() {
        body += &format!("<h1>{}</h1>\n", escape(&outcome.title));
    }
    if !outcome.cites.is_empty() {
        body += &format!("<p class=\"about\">{}</p>\n", cites(&outcome.cites));
    }
    if let Some(period) = outcome.period {
        let period = escape(&format_period(period, outcome.locale));
        body += &format!("<p class=\"about\">{}: {period}</p>\n", surround(words::PERIOD, outcome.locale));
    }
    for position in 0..outcome.tables.len() {
        body += &html_table(outcome, position);
    }
    for text in &outcome.texts {
        body += &format!("<section>\n<p class=\"words\">{}</p>\n</section>\n", escape(&text.text));
    }
    body += &remarks_of(&remarks::of_report(outcome));
    let title = outcome.tables.first().map_or("", |table| table.title.as_str());
    let title = escape(if outcome.title.is_empty() { title } else { &outcome.title });
    let language = language(outcome.locale);
    let style = include_str!("html.css");
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// The table at this position of the report with its notes and remarks, as a `<section>` without style. Empty if there is
/// no such table. Its ids begin with `t1-` for the first table, so that several sections can stand in one page.
#[must_use]
pub fn html_table(outcome: &Outcome, position: usize) -> String {
    let Some(table) = outcome.tables.get(position) else { return String::new() };
    let page = TablePage { table, prefix: format!("t{}", position + 1), stubs: table.printed_stubs() };
    let remarks = remarks_of(&remarks::of_table(outcome, table));
    format!(
        "<section>\n<div class=\"figures\">\n<table id=\"{}\">\n{}{}{}{}</table>\n</div>\n{}{remarks}</section>\n",
        page.prefix,
        page.caption(),
        page.column_groups(),
        page.head(),
        page.body(),
        page.notes(),
    )
}

fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::Vietnamese => "vi",
        Locale::Plain | Locale::English => "en",
    }
}

/// One of our own words, marked as English where the page is not.
fn surround(word: &str, locale: Locale) -> String {
    let word = escape(word);
    if language(locale) == "en" { word } else { format!("<span lang=\"en\">{word}</span>") }
}

fn cites(cites: &[String]) -> String {
    escape(&cites.join("; "))
}

fn remarks_of(sections: &[Section]) -> String {
    if sections.is_empty() {
        return String::new();
    }
    let mut out = String::from("<div class=\"remarks\" lang=\"en\">\n");
    for section in sections {
        out += &format!("<h2>{}</h2>\n<ul>\n", escape(section.heading));
        for remark in &section.remarks {
            let class = match remark.gravity {
                Gravity::Plain => "",
                Gravity::Warning => " class=\"warning\"",
                Gravity::Error => " class=\"error\"",
            };
            out += &format!("<li{class}>{}</li>\n", escape(&remark.text));
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
}

impl TablePage<'_> {
    fn caption(&self) -> String {
        if self.table.title.is_empty() && self.table.cites.is_empty() {
            return String::new();
        }
        let about = match self.table.cites.is_empty() {
            true => String::new(),
            false => format!("<span class=\"about\">{}</span>", cites(&self.table.cites)),
        };
        format!("<caption>{}{about}</caption>\n", escape(&self.table.title))
    }

    /// One group for the stub and one for each heading or column at the top: what `scope="colgroup"` refers to.
    fn column_groups(&self) -> String {
        let mut groups = format!("<colgroup span=\"{}\"></colgroup>\n", self.stubs.len());
        let grid = headings::column_grid(self.table);
        for cell in grid.cells.iter().filter(|cell| cell.row == 0) {
            groups += &format!("<colgroup span=\"{}\"></colgroup>\n", cell.column_span);
        }
        groups
    }

    fn head(&self) -> String {
        let grid = headings::column_grid(self.table);
        let rows = grid.rows.max(1);
        let mut out = String::from("<thead>\n");
        for row in 0..rows {
            out += "<tr>";
            if row == 0 {
                for stub in &self.stubs {
                    out += &format!("<th scope=\"col\"{}>{}</th>", spans(rows, 1), escape(&stub.heading));
                }
            }
            for cell in grid.cells.iter().filter(|cell| cell.row == row) {
                out += &self.header_cell(cell);
            }
            out += "</tr>\n";
        }
        if self.table.has_number_row() {
            out += "<tr class=\"numbers\">";
            for stub in &self.stubs {
                out += &format!("<th scope=\"col\">{}</th>", escape(&stub.printed));
            }
            for column in 0..self.table.columns.len() {
                out += &self.number_cell(column);
            }
            out += "</tr>\n";
        }
        out + "</thead>\n"
    }

    fn header_cell(&self, cell: &HeaderCell) -> String {
        let spans = spans(cell.row_span, cell.column_span);
        let Some(column) = cell.member else {
            return format!("<th scope=\"colgroup\"{spans}>{}</th>", escape(&cell.label));
        };
        let mark =
            if headings::marks_number(self.table, column) { String::new() } else { self.mark(Place::Column(column)) };
        let label = escape(&self.table.columns[column].label);
        format!("<th scope=\"col\" id=\"{}-c{}\"{spans}>{label}{mark}</th>", self.prefix, column + 1)
    }

    fn number_cell(&self, column: usize) -> String {
        let text = self.table.number_text(column);
        let (number, formula) = text
            .split_once(' ')
            .map_or((text.as_str(), String::new()), |(number, formula)| (number, format!(" {formula}")));
        let mark =
            if headings::marks_number(self.table, column) { self.mark(Place::Column(column)) } else { String::new() };
        format!("<th scope=\"col\">{}{mark}{}</th>", escape(number), escape(&formula))
    }

    /// A body for each heading, since a heading's scope is the body that it stands in.
    fn body(&self) -> String {
        let lines = headings::body_lines(self.table);
        let mut out = String::from("<tbody>\n");
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
            out += &match line {
                BodyLine::Heading { label, depth } => {
                    let span = self.stubs.len() + self.table.columns.len();
                    let indent = indent(*depth);
                    let label = escape(label);
                    format!(
                        "<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"{span}\"{indent}>{label}</th></tr>\n"
                    )
                }
                BodyLine::Row { row, depth, .. } => self.row(*row, *depth),
            };
        }
        out + "</tbody>\n"
    }

    fn row(&self, row: usize, depth: usize) -> String {
        let header = self.stubs.iter().position(|stub| !stub.number).unwrap_or(0);
        let class = if self.table.rows[row].is_total { " class=\"total\"" } else { "" };
        let mut out = format!("<tr{class} id=\"{}-r{}\">", self.prefix, row + 1);
        for (position, stub) in self.stubs.iter().enumerate() {
            let text = escape(&self.table.stub_text(stub, row));
            out += &match position == header {
                true => format!("<th scope=\"row\"{}>{text}{}</th>", indent(depth), self.mark(Place::Row(row))),
                false => format!("<td class=\"running\">{text}</td>"),
            };
        }
        for column in 0..self.table.columns.len() {
            out += &self.figure(row, column);
        }
        out + "</tr>\n"
    }

    fn figure(&self, row: usize, column: usize) -> String {
        let Some(cell) = self.table.cell(row, column) else { return "<td></td>".to_owned() };
        let shown = escape(&cell.shown);
        match cell.value {
            CellValue::State(state) => format!("<td class=\"state\" title=\"{}\">{shown}</td>", words::state(state)),
            CellValue::Number(_) | CellValue::Date(_) => format!("<td>{shown}</td>"),
        }
    }

    /// The mark of a place as a link to its first note, which links back.
    fn mark(&self, place: Place) -> String {
        let Some(note) = self.table.notes.iter().position(|note| note.place == place) else { return String::new() };
        let (prefix, number) = (&self.prefix, note + 1);
        format!("<a class=\"mark\" id=\"{prefix}-mark{number}\" href=\"#{prefix}-note{number}\">{}</a>", notes::MARK)
    }

    fn notes(&self) -> String {
        let lines = notes::lines(self.table);
        if lines.is_empty() {
            return String::new();
        }
        let mut out = format!("<div class=\"notes\" role=\"note\" aria-label=\"{}\">\n", words::NOTES);
        for (position, line) in lines.iter().enumerate() {
            let led = escape(&format!("{} {}", notes::MARK, line.tag));
            let first = self.table.notes.iter().position(|note| note.place == line.place).unwrap_or(position);
            let led = match line.place {
                Place::Table => format!("<span class=\"mark\">{led}</span>"),
                _ => format!("<a href=\"#{}-mark{}\">{led}</a>", self.prefix, first + 1),
            };
            out += &format!("<p id=\"{}-note{}\">{led}{}</p>\n", self.prefix, position + 1, escape(line.text));
        }
        out + "</div>\n"
    }
}

fn spans(rows: usize, columns: usize) -> String {
    let span = |name, count| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
    span("rowspan", rows) + &span("colspan", columns)
}

fn indent(depth: usize) -> String {
    if depth == 0 { String::new() } else { format!(" style=\"padding-left: {}em\"", depth + 1) }
}

/// The text with every sign of HTML escaped; control characters, which no document may contain, are replaced.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(c),
            _ if c.is_control() => escaped.push('\u{FFFD}'),
            _ => escaped.push(c),
        }
    }
    escaped
}
