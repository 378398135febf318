//! Which data file belongs to which record type: by `TYPE=FILE`, or by the file's name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::diagnostic::did_you_mean;
use bieu::records::fold;
use bieu::schema::{RecordId, Schema};

use super::ending::Failure;
use super::loader::shown;

/// The endings of files that are looked at in a folder.
const EXTENSIONS: [&str; 4] = ["csv", "tsv", "json", "jsonl"];

/// A data file and its record type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The file, as typed.
    pub path: PathBuf,
    /// The type of its records.
    pub record: RecordId,
}

/// The files of a run in the order in which they are read, and what was passed over.
#[derive(Debug, Default)]
pub struct Assignment {
    /// The files.
    pub files: Vec<Assigned>,
    /// Warnings about files of a folder that belong to no record type.
    pub warnings: Vec<String>,
}

/// Assigns the files that `--data` names. A file that is named by itself and stands in a named folder too is read once.
///
/// # Errors
/// A path that cannot be read, a file named by itself that belongs to no record type, or no file at all.
pub fn assign(schema: &Schema, data: &[PathBuf]) -> Result<Assignment, Failure> {
    if schema.records.is_empty() {
        return Err(Failure::new("the rules declare no record type, so there is nothing to read"));
    }
    let mut assignment = Assignment::default();
    let mut met = BTreeSet::new();
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) = data.iter().partition(|path| path.is_dir());
    for path in files {
        let assigned = named(schema, path)?;
        let place = assigned.path.canonicalize().map_err(|fault| Failure::file(&shown(&assigned.path), &fault))?;
        if met.insert(place) {
            assignment.files.push(assigned);
        }
    }
    for folder in folders {
        for path in data_files(folder)? {
            if !path.canonicalize().is_ok_and(|place| met.insert(place)) {
                continue;
            }
            match by_stem(schema, &path) {
                Ok(record) => assignment.files.push(Assigned { path, record }),
                Err(why) => assignment.warnings.push(format!("{}: not read; {why}", shown(&path))),
            }
        }
    }
    if assignment.files.is_empty() {
        let folders: Vec<String> = data.iter().map(|path| shown(path)).collect();
        let mut message = format!("{}: no file here belongs to a record type of the rules", folders.join(", "));
        for warning in &assignment.warnings {
            message += &format!("\n  {warning}");
        }
        return Err(Failure::new(message));
    }
    Ok(assignment)
}

/// A file named by itself. `TYPE=FILE` is taken so unless a file of that very name is there.
fn named(schema: &Schema, path: &Path) -> Result<Assigned, Failure> {
    let text = path.to_string_lossy();
    if !path.exists()
        && let Some((name, file)) = text.split_once('=')
    {
        let record = find(schema, name).ok_or_else(|| {
            let names = schema.records.keys().map(String::as_str);
            let near = did_you_mean(name, names.clone()).map(|near| format!("; did you mean {near}?"));
            let known = format!("; the rules declare {}", names.collect::<Vec<_>>().join(", "));
            Failure::new(format!("--data {text}: `{name}` is no record type{}", near.unwrap_or(known)))
        })?;
        return Ok(Assigned { path: PathBuf::from(file), record });
    }
    if !path.exists() {
        return Err(Failure::new(format!("{text}: there is no such file or folder")));
    }
    let record = by_stem(schema, path).map_err(|why| Failure::new(format!("{}: {why}", shown(path))))?;
    Ok(Assigned { path: path.to_path_buf(), record })
}

/// The data files of a folder in the order of their names; hidden ones and the lock files of spreadsheets are no data.
fn data_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failure = |fault| Failure::file(&shown(folder), &fault);
    let mut paths = Vec::new();
    for entry in folder.read_dir().map_err(failure)? {
        paths.push(entry.map_err(failure)?.path());
    }
    let is_data = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        !name.starts_with(['.', '~']) && EXTENSIONS.contains(&ending.as_str()) && path.is_file()
    };
    paths.retain(is_data);
    paths.sort();
    Ok(paths)
}

fn by_stem(schema: &Schema, path: &Path) -> Result<RecordId, String> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let first = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = if first.len() < stem.len() { first.strip_suffix(['-', '.', '_', ' ']) } else { None };
    let found = find(schema, &stem).or_else(|| numbered.and_then(|name| find(schema, name)));
    found.ok_or_else(|| {
        let names = schema.records.iter().flat_map(|(name, record)| [name.as_str(), record.label.as_str()]);
        match did_you_mean(numbered.unwrap_or(&stem), names.filter(|name| !name.is_empty())) {
            Some(near) => format!("its name is that of no record type; did you mean {near}?"),
            None => {
                let names: Vec<&str> = schema.records.keys().map(String::as_str).collect();
                format!("its name is that of no record type ({}); say which by TYPE=FILE", names.join(", "))
            }
        }
    })
}

/// The record type of this name or, where one type alone has it, this label.
fn find(schema: &Schema, name: &str) -> Option<RecordId> {
    let wanted = plain(name);
    let of_name = schema.records.keys().position(|known| plain(known) == wanted);
    let position = of_name.or_else(|| {
        let mut labelled = (0..schema.records.len()).filter(|at| plain(&schema.records[*at].label) == wanted);
        let first = labelled.next()?;
        labelled.next().is_none().then_some(first)
    })?;
    Some(RecordId(u32::try_from(position).ok()?))
}

/// Folded as data are, and `_` with it: file names stand it in for spaces.
fn plain(name: &str) -> String {
    fold(&name.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema() -> Schema {
        let text = "language 1\nrecord Member \"Đảng viên\" {\n  key id text\n}\nrecord NewMember \"Kết nạp\" {\n  key id text\n}\n";
        bieu::Rules::from_text("rules.bieu", text).unwrap().schema().clone()
    }

    #[test]
    fn names_are_compared_as_analysts_write_files() {
        let schema = schema();
        let record = |path: &str| by_stem(&schema, Path::new(path)).ok().map(|record| record.0);
        for path in
            ["Member.csv", "MEMBER.CSV", "data/đảng_viên.csv", "Đảng viên.json", "member-2.csv", "Member.12.csv"]
        {
            assert_eq!(record(path), Some(0), "{path}");
        }
        assert_eq!(record("new-member_3.csv"), Some(1));
        // A second download of one file must not be counted again.
        assert_eq!(record("Member (1).csv"), None);
        assert_eq!(record("Member2.csv"), None);
        assert_eq!(record("2.csv"), None);
    }

    #[test]
    fn what_is_near_is_said() {
        let why = by_stem(&schema(), Path::new("Menber.csv")).unwrap_err();
        assert!(why.ends_with("did you mean Member?"), "{why}");
        assert!(by_stem(&schema(), Path::new("other.csv")).unwrap_err().contains("(Member, NewMember)"));
    }
}
