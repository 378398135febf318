//! Reading files for their figures alone: what can be counted as it is read is not kept.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use bieu::grid::InputDigest;
use bieu::message::Message;
use bieu::records::{CsvFile, FileError, Opening, RecordsBuilder, open_csv};
use bieu::schema::RecordId;
use bieu::unstable::exec::Counted;
use bieu::unstable::message::command as say;
use bieu::{Counter, Holding, Rules};

use super::assign::Assigned;
use super::encoded::proposal;
use super::failure::Failure;
use super::files::{Files, extension, shown};
use super::progress::Progress;
use super::read::{Accounts, Data, FileAccount};
use super::stop::Stop;

/// How much of a file is read at first, to find what parts its cells.
const HEAD: usize = 1 << 16;
/// How much is read at once.
const BLOCK: usize = 1 << 18;
/// How much each of several threads is given at once: starting a thread must cost little beside what it does.
const SHARE: usize = 1 << 22;

/// A file that is counted as it is read.
struct Streamed {
    path: PathBuf,
    file: File,
    /// Its place among the accounts.
    account: usize,
    digest: InputDigest,
    /// What is proposed for it, where it seems to be of an older encoding.
    proposal: Option<Message>,
}

/// Records that were counted.
pub struct Tallied {
    pub data: Data,
    pub counted: Counted,
    /// The digests of the keys of the types for which they were asked.
    pub keys: Vec<(RecordId, Vec<u64>)>,
}

/// Reads all files and counts their records. Of types whose digests of keys are asked for, records are kept until all are read.
pub fn count(
    inputs: &Files,
    rules: &Rules,
    assigned: Vec<Assigned>,
    (threads, digested): (u32, &[RecordId]),
    progress: &Progress,
) -> Result<Tallied, Stop> {
    progress.begin(assigned.iter().map(|assigned| assigned.path.as_path()));
    let mut builder = rules.records();
    let mut accounts = Accounts::default();
    let (mut streamed, mut opened) = (Vec::new(), Vec::new());
    for assigned in assigned {
        let Some((record, file)) = as_read(inputs, rules, &assigned, digested)? else {
            accounts.read(inputs, rules, &mut builder, assigned, progress)?;
            continue;
        };
        let path = assigned.path;
        let mut of = Streamed { path, file, account: 0, digest: InputDigest::default(), proposal: None };
        match of.open(&mut builder, record)? {
            Err(fault) => accounts.faults.push(fault),
            Ok(file) => {
                let encoding = of.proposal.take().into_iter().collect();
                of.account = accounts.later(&shown(&of.path), record, encoding);
                opened.push(file);
                streamed.push(of);
            }
        }
    }
    accounts.sound()?;
    let keys = digested.iter().map(|record| (*record, builder.key_digests(*record))).collect();
    let mut counter = rules.counter(builder, opened, threads.max(1) as usize).map_err(Failure::from)?;
    if threads > 1 {
        counter = counter.holding(Holding { bytes: SHARE, ..Holding::default() });
    }
    for (number, of) in streamed.iter_mut().enumerate() {
        of.push(&mut counter, number, progress)?;
    }
    for look in counter.looks() {
        let of = streamed.get_mut(look.file).ok_or_else(|| Failure::new(say::file_was_lost()))?;
        let bytes = of.bytes(look.bytes.start, look.bytes.end)?;
        counter.look_again(&look, &bytes).map_err(|changed| of.failure(&changed.message()))?;
    }
    progress.end();
    let (records, counted, files) = counter.finish().map_err(Failure::from)?;
    for (of, file) in streamed.into_iter().zip(files) {
        let digest = of.digest;
        let account = file.account(rules.schema());
        accounts.now(of.account, |before| FileAccount::of_csv(before, account).with_digest(digest));
    }
    Ok(Tallied { data: accounts.data(records), counted, keys })
}

/// The file and its type, if its records can be counted as they are read: a file of a disk can be looked at twice.
fn as_read(
    inputs: &Files,
    rules: &Rules,
    assigned: &Assigned,
    digested: &[RecordId],
) -> Result<Option<(RecordId, File)>, Failure> {
    let is_counted = |record: &RecordId| rules.counts_as_read(*record) && !digested.contains(record);
    let Some(record) = assigned.record.filter(is_counted) else { return Ok(None) };
    if assigned.sheet.is_some()
        || assigned.stored.is_some()
        || ["json", "jsonl"].contains(&extension(&assigned.path).as_str())
    {
        return Ok(None);
    }
    Ok(inputs.open(&assigned.path)?.map(|file| (record, file)))
}

impl Streamed {
    fn open(
        &mut self,
        builder: &mut RecordsBuilder<'_>,
        record: RecordId,
    ) -> Result<Result<CsvFile, FileError>, Failure> {
        let name = shown(&self.path);
        let mut head = Vec::new();
        let mut length = HEAD;
        loop {
            let more = (length - head.len()) as u64;
            Read::by_ref(&mut self.file)
                .take(more)
                .read_to_end(&mut head)
                .map_err(|fault| Failure::file(&name, &fault))?;
            let is_whole = head.len() < length;
            match open_csv(builder, record, &name, &head, is_whole) {
                Ok(Opening::Open(file)) => {
                    self.proposal = proposal(&head, is_whole);
                    return Ok(Ok(*file));
                }
                Ok(Opening::More) => length *= 2,
                Err(fault) => return Ok(Err(fault)),
            }
        }
    }

    fn push(&mut self, counter: &mut Counter<'_>, number: usize, progress: &Progress) -> Result<(), Failure> {
        self.seek(counter.start(number))?;
        progress.add(counter.start(number), 0);
        loop {
            let before = counter.read();
            let length = counter.fill(number, BLOCK, |room| self.read(room))?;
            progress.add(length as u64, counter.read() - before);
            if length == 0 {
                break;
            }
        }
        let before = counter.read();
        counter.end(number);
        progress.add(0, counter.read() - before);
        Ok(())
    }

    /// Reads the next bytes; none at the end of the file.
    fn read(&mut self, room: &mut [u8]) -> Result<usize, Failure> {
        loop {
            match self.file.read(room) {
                Ok(length) => {
                    self.digest.push(&room[..length]);
                    return Ok(length);
                }
                Err(fault) if fault.kind() == std::io::ErrorKind::Interrupted => {}
                Err(fault) => return Err(Failure::file(&shown(&self.path), &fault)),
            }
        }
    }

    fn bytes(&mut self, start: u64, end: u64) -> Result<Vec<u8>, Failure> {
        self.seek(start)?;
        let mut bytes = Vec::new();
        let read = Read::by_ref(&mut self.file).take(end - start).read_to_end(&mut bytes);
        read.map_err(|fault| Failure::file(&shown(&self.path), &fault))?;
        Ok(bytes)
    }

    fn seek(&mut self, place: u64) -> Result<(), Failure> {
        let sought = self.file.seek(SeekFrom::Start(place));
        sought.map(|_| ()).map_err(|fault| Failure::file(&shown(&self.path), &fault))
    }

    fn failure(&self, why: &Message) -> Failure {
        let path: &Path = &self.path;
        Failure::new(say::at_file(shown(path), why))
    }
}

/// How many threads count.
pub fn threads(asked: Option<u32>) -> u32 {
    asked.unwrap_or_else(|| {
        std::thread::available_parallelism().ok().and_then(|count| u32::try_from(count.get()).ok()).unwrap_or(1)
    })
}
