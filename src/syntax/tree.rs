//! The syntax tree: what an author wrote, with a place for each part. Nothing is resolved here.

use crate::source::{Span, Spanned};
pub use crate::value::{ArithmeticOp, CompareOp};
use crate::value::{Date, DateUnit, Number, Rounding};

/// A name as it was written, after NFC. For the id of a column or row this can be digits: `14`, `14a`.
pub type Name = Spanned<String>;

/// A string without its quotes, after NFC.
pub type Text = Spanned<String>;

/// One parsed rule file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    /// `language 1`, if it was written.
    pub language: Option<Spanned<u32>>,
    /// The items that could be read, in order.
    pub items: Vec<Item>,
}

/// A top-level item.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// `use "path"`.
    Use(Use),
    /// `report NAME "title" { … }`.
    Report(Report),
    /// `codes NAME "label" { … }`.
    Codes(Codes),
    /// `set NAME of LIST = …`.
    Set(Set),
    /// `param NAME: TYPE = …`.
    Param(Param),
    /// `record NAME "label" { … }`.
    Record(Record),
    /// `table NAME "title" of RECORD { … }`.
    Table(Table),
    /// `text NAME """…"""`.
    Text(TextItem),
    /// `criteria NAME "label" of RECORD as of DATE { … }`.
    Criteria(Criteria),
}

/// `use "codes/ethnicity.bieu"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// The path, relative to the file that it stands in.
    pub path: Text,
}

/// `cite "24-QĐ/TW" "1.1.1" dated 2021-07-30`.
#[derive(Debug, Clone, PartialEq)]
pub struct Cite {
    /// The instrument.
    pub instrument: Text,
    /// The place in it.
    pub section: Option<Text>,
    /// The instrument's date.
    pub dated: Option<Spanned<Date>>,
    /// All of it.
    pub span: Span,
}

/// `in force from 2021-01-01 until 2025-06-30`; both days are in. At least one end is written.
#[derive(Debug, Clone, PartialEq)]
pub struct InForce {
    /// The first day.
    pub from: Option<Spanned<Date>>,
    /// The last day.
    pub until: Option<Spanned<Date>>,
    /// All of it.
    pub span: Span,
}

/// `report NAME "title" { cite … period … to … locale vi }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its documentation (`///` lines joined by line ends).
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// What it is made under.
    pub cites: Vec<Cite>,
    /// First and last day.
    pub period: Option<(Spanned<Date>, Spanned<Date>)>,
    /// How numbers are printed: `vi`, `en`, `plain`.
    pub locale: Option<Name>,
    /// The whole item.
    pub span: Span,
}

/// `codes NAME "label" ordered { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Codes {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// Whether its codes can be compared.
    pub ordered: bool,
    /// `systems gso1979, gso2008`.
    pub systems: Vec<Name>,
    /// Codes and groups in order.
    pub entries: Vec<CodesEntry>,
    /// The whole item.
    pub span: Span,
}

/// An entry of a code list.
#[derive(Debug, Clone, PartialEq)]
pub enum CodesEntry {
    /// A code.
    Code(CodeEntry),
    /// `group NAME "label" { … }`.
    Group {
        /// Its name.
        name: Name,
        /// Its label.
        label: Option<Text>,
        /// What stands in it.
        entries: Vec<CodesEntry>,
    },
}

/// `thai "Thái" = gso1979 "03", gso2008 "03" also "Tày Đăm", "Thái đen"`.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeEntry {
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// External codes, each with the system that it names.
    pub external: Vec<(Option<Name>, Text)>,
    /// Other spellings.
    pub aliases: Vec<Text>,
}

/// `set NAME of LIST "label" = a, b in force from … cite … = …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// The code list.
    pub list: Name,
    /// Its versions; one without `in force` is always in force.
    pub versions: Vec<SetVersion>,
    /// The whole item.
    pub span: Span,
}

/// One version of a set.
#[derive(Debug, Clone, PartialEq)]
pub struct SetVersion {
    /// `all except a, b` rather than `a, b`.
    pub all_except: bool,
    /// Codes, groups or other sets of the list. Empty for `all` and for `none`.
    pub members: Vec<Name>,
    /// When it holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// `param NAME: TYPE "label" = value in force …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub kind: TypeName,
    /// Its versions.
    pub versions: Vec<ParamVersion>,
    /// The whole item.
    pub span: Span,
}

/// One version of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct ParamVersion {
    /// The value: a literal, or the name of a code.
    pub value: Expr,
    /// When it holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// `text`, `integer?`, `UnitType`, `yes/no`.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeName {
    /// The name; `yes/no` is one.
    pub name: Name,
    /// Whether `?` follows.
    pub optional: bool,
}

/// `record NAME "label" { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// `dates dd/mm/yyyy`: the spelling of dates in data.
    pub dates: Option<Spanned<String>>,
    /// `numbers 1.234,5`: the spelling of numbers in data.
    pub numbers: Option<Spanned<String>>,
    /// Stored fields.
    pub fields: Vec<Field>,
    /// Derived fields.
    pub lets: Vec<Let>,
    /// The whole item.
    pub span: Span,
}

/// `key? NAME TYPE (coded SYSTEM)? "label"? (also "…", …)?`.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its documentation.
    pub doc: Option<String>,
    /// Whether it is (part of) the key.
    pub key: bool,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub kind: TypeName,
    /// The code system that bare external codes belong to.
    pub coded: Option<Name>,
    /// Its label.
    pub label: Option<Text>,
    /// Other headers.
    pub aliases: Vec<Text>,
}

/// `let NAME "label"? = EXPR` or `let NAME = count R by f where …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Let {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// What it is.
    pub value: LetValue,
}

/// What a derived field is.
#[derive(Debug, Clone, PartialEq)]
pub enum LetValue {
    /// A value of the record's own fields.
    Expr(Expr),
    /// An aggregate over the records that refer to this one.
    Aggregate {
        /// `count Member`, `sum Member.points`, …: always of another record type.
        measure: Measure,
        /// The reference field of that type, after `by`.
        by: Name,
        /// Which of the referring records.
        clauses: Vec<Clause>,
    },
}

/// `where`, or its opposite `except`, with notes and sources of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// `except` rather than `where`.
    pub except: bool,
    /// The condition as written.
    pub condition: Expr,
    /// `note "…"`.
    pub note: Option<Text>,
    /// `cite …`.
    pub cites: Vec<Cite>,
    /// From the keyword to the end of the last part.
    pub span: Span,
}

/// A measure: what is counted or summed.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Which one.
    pub kind: MeasureKind,
    /// What of: a record name for `count R`, a field or an expression for the others. `None` only for plain `count`.
    pub operand: Option<Expr>,
    /// All of it.
    pub span: Span,
}

/// The kinds of measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeasureKind {
    /// How many records.
    Count,
    /// How many different values.
    CountDistinct,
    /// The sum of the known values; of none, 0.
    Sum,
    /// The mean of the known values; of none, not computable.
    Average,
    /// The least known value; of none, not computable.
    Min,
    /// The greatest known value; of none, not computable.
    Max,
}

/// `table NAME "title" of RECORD where … { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// The record type it counts.
    pub of: Name,
    /// Its universe.
    pub clauses: Vec<Clause>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// Its body, in order.
    pub entries: Vec<TableEntry>,
    /// The whole item.
    pub span: Span,
}

/// A line of a table's body.
#[derive(Debug, Clone, PartialEq)]
pub enum TableEntry {
    /// A column, a row, or something that holds some.
    Axis(AxisEntry),
    /// `stub number|label "heading" printed "1"`.
    Stub {
        /// Whether it shows the row's number (else its label).
        number: bool,
        /// Its heading.
        heading: Text,
        /// Its printed column number.
        printed: Option<Text>,
    },
    /// `total "label"`: a row over all records of the universe.
    Total {
        /// Its label.
        label: Text,
        /// The keyword.
        span: Span,
    },
    /// `cell [row, column] = …`.
    Cell {
        /// The row.
        row: Name,
        /// The column.
        column: Name,
        /// What stands there.
        body: Body,
        /// All of it.
        span: Span,
    },
    /// `check A = B else warn "…"`.
    Check(Check),
    /// `show zero as "-"`.
    Show(Show),
    /// `solve rows first` or `solve columns first`.
    Solve {
        /// Whether row formulas are worked out before column formulas.
        rows_first: bool,
        /// All of it.
        span: Span,
    },
}

/// Which axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Rows.
    Row,
    /// Columns.
    Column,
}

/// A part of an axis.
#[derive(Debug, Clone, PartialEq)]
pub enum AxisEntry {
    /// `column ID "label" …` or `row ID "label" …`.
    Member(Box<Member>),
    /// `heading "label" { … }`.
    Heading {
        /// Its label.
        label: Text,
        /// What stands under it.
        entries: Vec<AxisEntry>,
    },
    /// `split [P] "label" by E first of (…) { … }`.
    Split {
        /// The member that is broken down; `None` is the table's whole universe.
        parent: Option<Name>,
        /// Its label, a heading over the arms.
        label: Option<Text>,
        /// What the values of the arms are values of.
        by: Option<Expr>,
        /// The order in which overlapping arms take a record.
        first_of: Option<Vec<Name>>,
        /// The arms, and what stands among them.
        entries: Vec<AxisEntry>,
        /// The line up to the brace.
        span: Span,
    },
    /// `of which [P] "label" { … }`.
    OfWhich {
        /// The member that these are part of; `None` is the table's whole universe.
        parent: Option<Name>,
        /// Its label, a heading over them.
        label: Option<Text>,
        /// The members.
        entries: Vec<AxisEntry>,
        /// The line up to the brace.
        span: Span,
    },
    /// `rows reasons of CRITERIA`: a member for each requirement, for the records that do not meet it.
    Reasons {
        /// Which axis.
        dimension: Dimension,
        /// The criteria.
        criteria: Name,
        /// The line.
        span: Span,
    },
    /// `rows LIST via …` or `columns LIST via …`: a member for each code, a subtotal for each group.
    Codes {
        /// Which axis.
        dimension: Dimension,
        /// The code list.
        list: Name,
        /// Paths to a field of the list's type: `unit.committee` of the table's record, `Target.committee` of another.
        via: Vec<Path>,
        /// The line.
        span: Span,
    },
}

/// A column or a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its documentation.
    pub doc: Option<String>,
    /// Which axis.
    pub dimension: Dimension,
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// `printed "15"`: the number shown, where it is not the id.
    pub printed: Option<Text>,
    /// `: a, b` in a `split … by`.
    pub values: Option<Vec<Choice>>,
    /// `otherwise`.
    pub otherwise: Option<Span>,
    /// `= …`.
    pub body: Option<Body>,
    /// `where` and `except`.
    pub clauses: Vec<Clause>,
    /// `show zero as "-"` for this member alone.
    pub shows: Vec<Show>,
    /// When it is in force.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// The whole member.
    pub span: Span,
}

/// What stands in a member's cells.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A measure.
    Measure(Measure, Presentation),
    /// A formula over the other members of the axis.
    Formula(Formula, Presentation),
    /// `not applicable`.
    NotApplicable(Span),
}

/// How a result is shown: `as percent, round down to 1, strip zeros, total round half up to 2, digits 2`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Presentation {
    /// `as percent`: times 100 (no sign is printed).
    pub percent: bool,
    /// `round …`.
    pub rounding: Option<Spanned<Rounding>>,
    /// `total round …`: another rounding in the total row.
    pub total_rounding: Option<Spanned<Rounding>>,
    /// `strip zeros`: zeros at the end of the fraction are not printed.
    pub strip_zeros: bool,
    /// `digits N`: integers are printed with at least N digits, `02`.
    pub digits: Option<Spanned<u32>>,
}

/// `check A = B else warn "…"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What must hold.
    pub kind: CheckKind,
    /// `else warn` rather than `else error` (the default).
    pub warn: bool,
    /// What to say when it does not.
    pub message: Option<Text>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// The two kinds of check.
#[allow(clippy::large_enum_variant, reason = "nearly every check is a comparison, and a table has few")]
#[derive(Debug, Clone, PartialEq)]
pub enum CheckKind {
    /// A comparison of two formulas, on every row (or every column, where the ids are rows').
    Compare {
        /// Left.
        left: Formula,
        /// The sign.
        op: CompareOp,
        /// Right.
        right: Formula,
    },
    /// `check total = sum of rows`: in every column that counts or sums, the total row is the sum of the others.
    TotalIsSum,
}

/// `show zero as "-"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Show {
    /// Which state.
    pub state: Spanned<ShownState>,
    /// How it is printed.
    pub glyph: Text,
}

/// What can be given a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShownState {
    /// The number 0.
    Zero,
    /// `not applicable`.
    NotApplicable,
    /// `missing`: an input was not given.
    Missing,
    /// `not computable`: division by zero, average of none.
    NotComputable,
    /// `suppressed`.
    Suppressed,
}

/// Arithmetic over cells.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// `[8]`: a member of the axis.
    Member(Name),
    /// `[9] + ... + [16]`.
    Range {
        /// First.
        from: Name,
        /// Last.
        to: Name,
        /// All of it.
        span: Span,
    },
    /// `annex[total, 6]`: a cell of a table; only in texts.
    Cell {
        /// The table.
        table: Name,
        /// The row.
        row: Name,
        /// The column.
        column: Name,
        /// All of it.
        span: Span,
    },
    /// A number.
    Number(Spanned<Number>),
    /// A parameter.
    Param(Name),
    /// `-A`.
    Negate(Box<Formula>, Span),
    /// `A + B` and its like.
    Binary {
        /// The sign.
        op: ArithmeticOp,
        /// Left.
        left: Box<Formula>,
        /// Right.
        right: Box<Formula>,
    },
}

/// `unit.type`, `sex`, `Target.members`, `period.start`.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The names between the points.
    pub segments: Vec<Name>,
    /// All of it.
    pub span: Span,
}

/// An expression over a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A number.
    Number(Spanned<Number>),
    /// `2024-06-30`.
    Date(Spanned<Date>),
    /// `"text"`.
    Text(Text),
    /// `yes` or `no`.
    YesNo(Spanned<bool>),
    /// A field, a path of references, a parameter, a code, a set.
    Path(Path),
    /// `not A`.
    Not(Box<Expr>, Span),
    /// `A and B and …`: at least two.
    And(Vec<Expr>),
    /// `A or B or …`: at least two.
    Or(Vec<Expr>),
    /// `A and B or C`, which is an error until it has parentheses; kept so that the rest can be checked.
    Mixed(Vec<Expr>, Span),
    /// `A < B`.
    Compare {
        /// The sign.
        op: CompareOp,
        /// Left.
        left: Box<Expr>,
        /// Right.
        right: Box<Expr>,
    },
    /// `A in (x, y)`, `A in 18..60`, `A in SET`, `A in period`.
    In {
        /// What is looked for.
        operand: Box<Expr>,
        /// Among what.
        choices: Vec<Choice>,
        /// All of it.
        span: Span,
    },
    /// `A is missing` or `A is known`.
    Is {
        /// What is asked about.
        operand: Box<Expr>,
        /// `missing` rather than `known`.
        missing: bool,
        /// All of it.
        span: Span,
    },
    /// `A starts with "x"` or `A contains "x"`.
    TextTest {
        /// The text looked into.
        operand: Box<Expr>,
        /// `contains` rather than `starts with`.
        contains: bool,
        /// What is looked for.
        pattern: Text,
    },
    /// `A + B` and its like.
    Binary {
        /// The sign.
        op: ArithmeticOp,
        /// Left.
        left: Box<Expr>,
        /// Right.
        right: Box<Expr>,
    },
    /// `-A`.
    Negate(Box<Expr>, Span),
    /// `18 years`; only after `+` or `-`.
    Duration {
        /// How many.
        amount: Box<Expr>,
        /// Of what.
        unit: DateUnit,
        /// All of it.
        span: Span,
    },
    /// `30 working days of vn_holidays`; only after `+` or `-`.
    WorkingDays {
        /// How many.
        amount: Box<Expr>,
        /// The code list of days off.
        calendar: Name,
        /// All of it.
        span: Span,
    },
    /// `meets admission`.
    Meets {
        /// The criteria.
        criteria: Name,
        /// All of it.
        span: Span,
    },
    /// `age(born, decided_on)`.
    Call {
        /// The function.
        name: Name,
        /// Its arguments.
        arguments: Vec<Expr>,
        /// All of it.
        span: Span,
    },
}

/// One of the values after `in`, or of an arm of `split … by`.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// A value, a code, a group, a set, or `period`.
    One(Expr),
    /// `18..30`: both ends are in.
    Range(Expr, Expr),
    /// `above 60`: the end is out.
    Above(Expr, Span),
    /// `below 18`: the end is out.
    Below(Expr, Span),
}

/// `criteria NAME "label" of RECORD as of DATE in force … { require … allow … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Criteria {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name. Versions of one criteria share it.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// The record type whose records are decided.
    pub of: Name,
    /// The field with the date that guidance is read at; `None` is the date the rules are read at.
    pub as_of: Option<Path>,
    /// When this version holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// What is required, in order.
    pub requirements: Vec<Requirement>,
    /// What is allowed instead, in order.
    pub exceptions: Vec<Exception>,
    /// The whole item.
    pub span: Span,
}

/// `require NAME "label" where … reason "…" cite …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// `first of (a, b)`: which exception is named where several apply.
    pub first_of: Option<Vec<Name>>,
    /// What must hold, all of it.
    pub clauses: Vec<Clause>,
    /// What is said to the person where it does not.
    pub reason: Option<Text>,
    /// When it holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// `allow NAME instead of REQUIREMENT where … cite …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// The requirements that it displaces.
    pub instead_of: Vec<Name>,
    /// What must hold, all of it.
    pub clauses: Vec<Clause>,
    /// When it holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// `text NAME """ … {…} … """`.
#[derive(Debug, Clone, PartialEq)]
pub struct TextItem {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Words and holes in order.
    pub parts: Vec<TextPart>,
    /// The whole item.
    pub span: Span,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum TextPart {
    /// Words as they stand.
    Words(String),
    /// `{period}`, `{SET}`, `{PARAM}`.
    Name(Name),
    /// `{annex[total, 18] + annex[total, 19], digits 2}`.
    Figure(Formula, Presentation, Span),
    /// `{rows of annex where [7] < 50 with [7]}`: labels of rows, each with a figure if asked.
    Rows {
        /// The table.
        table: Name,
        /// Which rows: all comparisons must hold. The total row is never listed.
        conditions: Vec<(Formula, CompareOp, Formula)>,
        /// The column whose figure follows each label in parentheses.
        with: Option<Name>,
        /// `count rows of …`: the number of them rather than their labels.
        count: bool,
        /// All of it.
        span: Span,
    },
}

macro_rules! spans {
    ($type:ident, $self:ident, $($pattern:pat => $span:expr),* $(,)?) => {
        impl $type {
            /// Where it stands.
            #[must_use]
            pub fn span(&$self) -> Span {
                match $self { $($pattern => $span),* }
            }
        }
    };
}

spans!(Formula, self,
    Formula::Member(n) | Formula::Param(n) => n.span,
    Formula::Range { span, .. } | Formula::Cell { span, .. } | Formula::Negate(_, span) => *span,
    Formula::Number(n) => n.span,
    Formula::Binary { left, right, .. } => left.span().to(right.span()),
);

spans!(Expr, self,
    Expr::Number(n) => n.span,
    Expr::Date(d) => d.span,
    Expr::Text(t) => t.span,
    Expr::YesNo(b) => b.span,
    Expr::Path(p) => p.span,
    Expr::Not(_, span) | Expr::Negate(_, span) | Expr::Mixed(_, span) => *span,
    Expr::And(parts) | Expr::Or(parts) => match parts.as_slice() {
        [first, .., last] => first.span().to(last.span()),
        [only] => only.span(),
        [] => Span::default(),
    },
    Expr::Compare { left, right, .. } | Expr::Binary { left, right, .. } => left.span().to(right.span()),
    Expr::In { span, .. } | Expr::Is { span, .. } | Expr::Duration { span, .. } | Expr::Call { span, .. } => *span,
    Expr::WorkingDays { span, .. } | Expr::Meets { span, .. } => *span,
    Expr::TextTest { operand, pattern, .. } => operand.span().to(pattern.span),
);

impl Choice {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Choice::One(e) => e.span(),
            Choice::Range(a, b) => a.span().to(b.span()),
            Choice::Above(_, span) | Choice::Below(_, span) => *span,
        }
    }
}

impl Item {
    /// The whole item.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Item::Use(u) => u.path.span,
            Item::Report(r) => r.span,
            Item::Codes(c) => c.span,
            Item::Set(s) => s.span,
            Item::Param(p) => p.span,
            Item::Record(r) => r.span,
            Item::Table(t) => t.span,
            Item::Text(t) => t.span,
            Item::Criteria(c) => c.span,
        }
    }

    /// The name that the item declares; `use` declares none.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        match self {
            Item::Use(_) => None,
            Item::Report(r) => Some(&r.name),
            Item::Codes(c) => Some(&c.name),
            Item::Set(s) => Some(&s.name),
            Item::Param(p) => Some(&p.name),
            Item::Record(r) => Some(&r.name),
            Item::Table(t) => Some(&t.name),
            Item::Text(t) => Some(&t.name),
            Item::Criteria(c) => Some(&c.name),
        }
    }
}
