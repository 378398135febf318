//! What most commands are told: how rule files are read, how records are.

use std::path::PathBuf;

use bieu::unstable::encoding::Encoding;
use bieu::value::Date;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::words::day;

/// How it is told how far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProgressForm {
    /// For programs: lines of JSON on standard error
    Json,
    /// Not at all
    None,
}

/// How records are read.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Records {
    /// The encoding of records that are not UTF-8: windows-1258, tcvn3 (ABC), vni or viscii [default: none is assumed]
    ///
    /// Files that are UTF-8 already stay as they are, unless their letters are look-alikes of this encoding (`D©n téc` for `Dân tộc`).
    #[arg(long, value_name = "ENCODING", value_parser = encoding())]
    pub encoding: Option<Encoding>,
    /// How the reading of long files is told [default: a bar, if standard error is a terminal]
    #[arg(long, value_enum, value_name = "FORM")]
    pub progress: Option<ProgressForm>,
}

/// One of the encodings, by its name.
fn encoding() -> impl TypedValueParser<Value = Encoding> {
    let named = |name: String| Encoding::ALL.into_iter().find(|encoding| encoding.name() == name);
    PossibleValuesParser::new(Encoding::ALL.map(Encoding::name))
        .try_map(move |name| named(name).ok_or("there is no such encoding"))
}

/// How rule files are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// The day whose versions of sets, parameters and columns are used [default: the last day of the report's period]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<Date>,
    /// Refuse rule files outside this folder [default: any .bieu file may be used]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Give one JSON document: the result and the findings
    #[arg(long)]
    pub json: bool,
}
