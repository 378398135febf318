//! Tests: given records and expectations, both as lines of cells.

use unicode_normalization::UnicodeNormalization;

use super::{Builder, Node};
use crate::diagnostic::{Diagnostic, codes as registry};
use crate::message::reading as say;
use crate::source::{Span, Spanned};
use crate::syntax::grammar::Rule;
use crate::syntax::test_words::take_words;
use crate::syntax::tree::{Cases, Expectation, ExpectationKind, File, Given, Grid, GridLine, Lines, Test, Text};

impl Builder<'_> {
    pub(super) fn test_item(&mut self, node: &Node<'_>) -> Option<Test> {
        let item = node.first(Rule::test)?;
        let (mut as_of, mut period) = (None, None);
        for child in item.children() {
            match child.rule() {
                Rule::as_of_day => {
                    let day = self.date_in(&child);
                    self.once(&mut as_of, day, &child, say::date_of_test());
                }
                Rule::period => {
                    let mut days = child.all(Rule::date);
                    let both = (self.date(&days.next()?)?, self.date(&days.next()?)?);
                    self.once(&mut period, Some(both), &child, say::period_of_test());
                }
                _ => {}
            }
        }
        let mut test = Test {
            doc: self.docs(node),
            name: self.string_in(&item)?,
            as_of,
            period,
            given: item.all(Rule::given).map(|given| self.given(&given)).collect::<Option<_>>()?,
            cases: item.all(Rule::cases).map(|cases| self.cases(&cases)).collect::<Option<_>>()?,
            units: Vec::new(),
            expectations: item.all(Rule::expectation).map(|one| self.expectation(&one)).collect::<Option<_>>()?,
            span: self.span(&item),
        };
        take_words(&mut test);
        Some(test)
    }

    fn given(&mut self, node: &Node<'_>) -> Option<Given> {
        Some(Given { record: self.name_in(node)?, lines: self.lines(node)?, span: self.span(node) })
    }

    fn cases(&mut self, node: &Node<'_>) -> Option<Cases> {
        let mut names = node.all(Rule::name);
        let (record, of) = (self.name(&names.next()?), self.name(&names.next()?));
        Some(Cases { file: self.file(node)?, record, of, span: self.span(node) })
    }

    fn expectation(&mut self, node: &Node<'_>) -> Option<Expectation> {
        let inner = node.children().find(|child| child.rule() != Rule::kw_expect)?;
        let kind = match inner.rule() {
            Rule::expect_rejects => ExpectationKind::Rejects(self.lines(&inner)?),
            Rule::expect_undetermined => ExpectationKind::Undetermined(self.lines(&inner)?),
            Rule::expect_checks => ExpectationKind::Checks(self.lines(&inner)?),
            Rule::expect_text => {
                ExpectationKind::Text { contains: inner.has(Rule::kw_contains), words: self.string_in(&inner)? }
            }
            Rule::expect_golden => ExpectationKind::Golden(self.file(&inner)?),
            _ => ExpectationKind::Lines(self.lines(&inner)?),
        };
        let this = match inner.first(Rule::for_one) {
            Some(one) => Some(match self.name_in(&one) {
                Some(name) => name,
                None => self.string_in(&one)?,
            }),
            None => None,
        };
        Some(Expectation { kind, of: self.name_in(&inner)?, this, span: self.span(node) })
    }

    fn file(&mut self, node: &Node<'_>) -> Option<File> {
        Some(File { path: self.string_in(node)?, place: String::new(), grid: None })
    }

    fn lines(&mut self, node: &Node<'_>) -> Option<Lines> {
        match node.first(Rule::from_file) {
            Some(from) => self.file(&from).map(Lines::File),
            None => self.grid(&node.first(Rule::grid)?).map(Lines::Written),
        }
    }

    fn grid(&mut self, node: &Node<'_>) -> Option<Grid> {
        let mut lines = node.all(Rule::grid_line).map(|line| self.grid_line(&line));
        let header = lines.next()?.cells;
        let lines: Vec<GridLine> = lines.collect();
        let span = self.span(node);
        for line in lines.iter().filter(|line| line.cells.len() != header.len()) {
            self.found.push(cell_count(line.cells.len(), header.len(), line.span));
        }
        lines.iter().all(|line| line.cells.len() == header.len()).then_some(Grid { header, lines, span })
    }

    fn grid_line(&self, node: &Node<'_>) -> GridLine {
        let span = self.span(node);
        GridLine { cells: node.all(Rule::grid_cell).map(|cell| self.grid_cell(&cell, span)).collect(), span }
    }

    fn grid_cell(&self, node: &Node<'_>, line: Span) -> Text {
        let (start, _) = node.extent();
        let written = node.text();
        let kept = written.trim();
        if kept.is_empty() {
            return Spanned { value: String::new(), span: line };
        }
        let first = start + (written.len() - written.trim_start().len());
        let span = self.read.span(first, first + kept.len());
        Spanned { value: kept.replace("\\|", "|").nfc().collect(), span }
    }
}

/// A line with more or fewer cells than its header.
pub(in crate::syntax) fn cell_count(found: usize, expected: usize, line: Span) -> Diagnostic {
    let message = say::another_number_of_cells(found, expected);
    Diagnostic::new(&registry::RAGGED_LINES, message).at(line, say::cells_differ()).help(say::as_many_cells_as_header())
}
