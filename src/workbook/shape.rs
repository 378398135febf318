//! What is said of a sheet beside its cells.

/// A rectangle of cells. Rows are counted from 1, columns from 0; the last of each belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Area {
    /// The upper row.
    pub first_row: u32,
    /// The left column.
    pub first_column: u32,
    /// The lower row.
    pub last_row: u32,
    /// The right column.
    pub last_column: u32,
}

/// A filter over rows of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Filter {
    /// The rows that it can hide, with their header.
    pub area: Area,
    /// Whether something is chosen in it, so that it hides what was not.
    pub is_active: bool,
}

/// What is said of a sheet beside its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// Cells that are shown as one, in the order of the file. What they hold stands in the upper left one.
    pub merges: Vec<Area>,
    /// Columns that are not shown: the first and the last of each stretch, ascending.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Filters, of the sheet and of the tables on it.
    pub filters: Vec<Filter>,
}

impl Shape {
    /// Whether a column is not shown.
    #[must_use]
    pub fn is_hidden_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetAbout {
    /// Its name, as the program shows it.
    pub name: String,
    /// Whether it is shown.
    pub visibility: Visibility,
}

/// Whether a sheet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// It is shown.
    Shown,
    /// It is not, and the program's menu shows it again.
    Hidden,
    /// It is not, and no menu names it.
    VeryHidden,
}

impl SheetAbout {
    /// Whether it is hidden, in either way.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.visibility != Visibility::Shown
    }
}
