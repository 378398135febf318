//! `bieu new`: a folder with rules and made-up records that run.

use bieu::unstable::diagnostic::codes;
use bieu::unstable::documents::{self, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::words::{Terminal, Text, written};

use super::args::New;
use super::console;
use super::ending::Ending;
use super::failure::Failure;
use super::files::{Files, shown};
use super::language;
use super::writer::{self, Page};

/// The files by name.
const FILES: [(&str, &str); 4] = [
    ("README.md", include_str!("starter/README.md")),
    ("report.bieu", include_str!("starter/report.bieu")),
    ("report.test.bieu", include_str!("starter/report.test.bieu")),
    ("records/Member.csv", include_str!("starter/Member.csv")),
];

/// Writes the starter.
pub fn new(new: &New) -> Result<Ending, Failure> {
    let folder = shown(&new.folder);
    match new.folder.read_dir() {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Failure::new(say::folder_not_empty(&folder)));
            }
        }
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => {}
        Err(fault) => return Err(Failure::file(&folder, &fault)),
    }
    let files = Files::default();
    let page = |(name, text): (&str, &'static str)| Page {
        path: new.folder.join(name),
        text: Text::<Terminal>::own(text).into(),
    };
    writer::make_folder(&files, &new.folder.join("records"))?;
    writer::write(&files, &FILES.map(page))?;
    if new.json {
        let files = FILES.iter().map(|(name, _)| *name).collect();
        console::give_json(&documents::New { schema: Version::NEW, folder, files })?;
    } else {
        let names: Text<Terminal> = FILES.iter().map(|(name, _)| written!(Terminal, "  {}\n", name)).collect();
        let language = language::of_people();
        console::give(written!(
            Terminal,
            "{}\n{}\n{}\n  cd {}\n  bieu run report.bieu --data records\n  bieu test .\n\n{}\n",
            say::folder_holds(&folder).say(language),
            names,
            say::next().say(language),
            folder,
            say::explain_code(codes::UNKNOWN_CODE.id).say(language)
        ))?;
    }
    Ok(Ending::Clean)
}
