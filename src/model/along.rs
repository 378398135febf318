//! A table along one of its two axes.

use super::Formula;
use super::table::{Axis, Body, Headers, Measure, Table};
use crate::message::{Message, phrases};
use crate::outcome::{MemberHeader, Place};
use crate::syntax::tree::Dimension;

impl Table {
    /// The rows, or the columns.
    pub(crate) fn axis(&self, dimension: Dimension) -> &Axis {
        match dimension {
            Dimension::Row => &self.rows,
            Dimension::Column => &self.columns,
        }
    }
}

impl Headers {
    /// Those of the rows, or of the columns.
    pub(crate) fn axis(&self, dimension: Dimension) -> &[MemberHeader] {
        match dimension {
            Dimension::Row => &self.rows,
            Dimension::Column => &self.columns,
        }
    }
}

impl Dimension {
    /// The columns first, as tables are read.
    pub(crate) const BOTH: [Dimension; 2] = [Dimension::Column, Dimension::Row];

    /// The other one.
    pub(crate) fn across(self) -> Dimension {
        match self {
            Dimension::Row => Dimension::Column,
            Dimension::Column => Dimension::Row,
        }
    }

    /// The word for a member.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Dimension::Row => "row",
            Dimension::Column => "column",
        }
    }

    /// The word for a member, in each language.
    pub(crate) fn said(self) -> Message {
        match self {
            Dimension::Row => phrases::row(),
            Dimension::Column => phrases::column(),
        }
    }

    /// The word for several members, in each language.
    pub(crate) fn said_of_several(self) -> Message {
        match self {
            Dimension::Row => phrases::rows(),
            Dimension::Column => phrases::columns(),
        }
    }

    /// The word for several members, as rules write it.
    pub(crate) fn word_of_several(self) -> &'static str {
        match self {
            Dimension::Row => "rows",
            Dimension::Column => "columns",
        }
    }

    /// A member by its name.
    pub(crate) fn called(self, name: &str) -> Message {
        match self {
            Dimension::Row => phrases::row_called(name),
            Dimension::Column => phrases::column_called(name),
        }
    }

    /// Where a member stands.
    pub(crate) fn place(self, member: usize) -> Place {
        match self {
            Dimension::Row => Place::Row(member),
            Dimension::Column => Place::Column(member),
        }
    }

    /// The row and the column of the cell where a member crosses another of the other axis.
    pub(crate) fn cell(self, member: usize, across: usize) -> (usize, usize) {
        match self {
            Dimension::Row => (member, across),
            Dimension::Column => (across, member),
        }
    }

    /// The cell of another member, at a place otherwise the same.
    pub(crate) fn instead(self, (row, column): (usize, usize), member: usize) -> (usize, usize) {
        self.cell(member, if self == Dimension::Row { column } else { row })
    }
}

impl Table {
    /// What a column measures: by itself, or over the period that it stands over.
    #[must_use]
    pub(crate) fn measure_of_column(&self, column: usize) -> Option<&Measure> {
        let of = |table: &'_ Table| match table.columns.members.get(column).map(|member| &member.body) {
            Some(Body::Formula(Formula::Own(aside, _))) => Some(*aside),
            _ => None,
        };
        match &self.at(of(self)).columns.members.get(column)?.body {
            Body::Measure(measure) => Some(measure),
            Body::Formula(_) | Body::NotApplicable => None,
        }
    }
}
