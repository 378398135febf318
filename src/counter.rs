//! Records that are counted as they are read, and not kept.
//!
//! A [`Counter`] is pushed bytes and gives what was counted, with the records that had to be kept: those that others refer to, and those
//! that are rejected or in doubt. It reads no file, knows no clock, and starts threads only within a call.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::Rules;
use crate::exec::{Counted, Streaming, Tabulator};
use crate::message::{Language, Message, hosts as say};
use crate::records::{
    CsvFile, Lane, OtherProgramError, Pass, Piece, Records, RecordsBuilder, Targets, Wanted, borders, digests_of_kept,
    in_order,
};
use crate::schema::RecordId;

/// How much a [`Counter`] holds at once. Figures, rejects and accounts do not depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// How many bytes of text a thread is given at once.
    pub bytes: usize,
    /// How many records go through together.
    pub rows: usize,
    /// How many distinct texts of a field are remembered with what they mean.
    pub texts: usize,
}

impl Default for Holding {
    fn default() -> Holding {
        Holding { bytes: 1 << 18, rows: 256, texts: 1 << 16 }
    }
}

/// Counts records as they are read. Made by [`Rules::counter`]: files are pushed, each in its order, then ended; then what
/// [`Counter::looks`] names is read again; then it is finished.
pub struct Counter<'r> {
    rules: &'r Rules,
    builder: RecordsBuilder<'r>,
    types: Vec<Streamed<'r>>,
    files: Vec<Open>,
    holding: Holding,
}

/// One type that is counted as it is read.
struct Streamed<'r> {
    record: RecordId,
    targets: Targets,
    workers: Vec<Worker<'r>>,
    parts: Vec<Part>,
    /// The digests that stand more than once.
    wanted: Wanted,
    /// Whether everything is counted anew in the second look.
    anew: bool,
}

/// What one thread works with.
struct Worker<'r> {
    lane: Lane<'r>,
    tabulator: Tabulator<'r>,
    streaming: Streaming,
}

/// A part of a file: whole rows.
#[derive(Debug)]
struct Part {
    look: Look,
    digests: Vec<u64>,
}

/// A part of a file that is to be read again: in it stand keys that may stand elsewhere too.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Look {
    /// The position of the file among those that the counter was made with.
    pub file: usize,
    /// Which of its bytes.
    pub bytes: Range<u64>,
    line: u64,
}

/// A file while it is counted.
#[derive(Debug)]
struct Open {
    file: CsvFile,
    /// Where the rest begins.
    at: u64,
    /// What came in after the last whole row, and room for more.
    rest: Vec<u8>,
    /// How long that is, without the room.
    held: usize,
    /// How long it must be for rows to be looked for: longer each time that there was none.
    enough: usize,
}

/// A file held something else when it was looked at a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileChangedError {
    /// The position of the file among those that the counter was made with.
    pub file: usize,
}

impl FileChangedError {
    /// What is wrong and how to mend it, in whatever language it is said.
    #[must_use]
    pub fn message(&self) -> Message {
        say::file_was_changed()
    }
}

/// In English, or in the language that was built in.
impl fmt::Display for FileChangedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().say(Language::default()))
    }
}

impl std::error::Error for FileChangedError {}

impl Rules {
    /// Whether the records of a type can be counted as they are read by a [`Counter`]: no other type refers to them, no derived field is
    /// worked out from them, and they are no rows.
    #[must_use]
    pub fn counts_as_read(&self, record: RecordId) -> bool {
        Streaming::new(self.model(), self.plan(), record).is_some()
    }

    /// A counter of the records in these files, beside those that the builder holds: all records of types that are kept must be in it. Files of types that
    /// [cannot be counted as they are read](Rules::counts_as_read) are left out of the account; so no file of such a type may be opened. 0 threads
    /// are taken as 1; the outcome does not depend on how many there are.
    ///
    /// # Errors
    /// The builder is of another program.
    pub fn counter<'r>(
        &'r self,
        builder: RecordsBuilder<'r>,
        files: Vec<CsvFile>,
        threads: usize,
    ) -> Result<Counter<'r>, OtherProgramError> {
        let kept = builder.so_far();
        let aggregates = Arc::new(self.aggregates(&kept)?);
        let mut records: Vec<RecordId> = files.iter().map(CsvFile::record).collect();
        records.sort_unstable();
        records.dedup();
        let streamed = |record: RecordId| {
            let worker = || {
                let streaming = Streaming::new(self.model(), self.plan(), record)?;
                let lane = builder.lane(record, &|field| streaming.wants_column(field));
                let tabulator = Tabulator::new(self.model(), self.plan(), &streaming, &kept, Arc::clone(&aggregates));
                Some(Worker { lane, tabulator, streaming })
            };
            let workers = (0..threads.max(1)).map(|_| worker()).collect::<Option<Vec<_>>>()?;
            let targets = Targets::of(self.schema(), record, &kept);
            Some(Streamed { record, targets, workers, parts: Vec::new(), wanted: Wanted::default(), anew: false })
        };
        let types = records.into_iter().filter_map(streamed).collect();
        let open = |file: CsvFile| Open { at: file.start(), file, rest: Vec::new(), held: 0, enough: 0 };
        Ok(Counter {
            rules: self,
            types,
            builder,
            files: files.into_iter().map(open).collect(),
            holding: Holding::default(),
        })
    }
}

impl<'r> Counter<'r> {
    /// The same counter, that holds so much at once. Said before anything is pushed.
    #[must_use]
    pub fn holding(mut self, holding: Holding) -> Counter<'r> {
        for worker in self.types.iter_mut().flat_map(|of| &mut of.workers) {
            worker.lane.hold(holding.bytes, holding.rows, holding.texts);
        }
        self.holding = holding;
        self
    }

    /// Takes the next bytes of a file, from [`CsvFile::start`] on.
    pub fn push(&mut self, file: usize, bytes: &[u8]) {
        let copied = self.fill(file, bytes.len(), |room| {
            room.copy_from_slice(bytes);
            Ok::<usize, std::convert::Infallible>(bytes.len())
        });
        let Ok(_) = copied;
    }

    /// Takes the next bytes of a file as a reader gives them: it is handed room for so many, puts some at its front, and says how many. Nothing
    /// is copied again.
    ///
    /// # Errors
    /// What the reader says; nothing is taken then.
    pub fn fill<E>(
        &mut self,
        file: usize,
        most: usize,
        read: impl FnOnce(&mut [u8]) -> Result<usize, E>,
    ) -> Result<usize, E> {
        let Some(open) = self.files.get_mut(file) else { return Ok(0) };
        let room = open.held + most;
        if open.rest.len() < room {
            open.rest.resize(room, 0);
        }
        let length = read(&mut open.rest[open.held..room])?.min(most);
        open.held += length;
        if open.held >= open.enough.max(self.holding.bytes) {
            self.count(file, false);
        }
        Ok(length)
    }

    /// Takes the end of a file.
    pub fn end(&mut self, file: usize) {
        self.count(file, true);
    }

    /// Where a file is to be pushed from, in bytes.
    #[must_use]
    pub fn start(&self, file: usize) -> u64 {
        self.files.get(file).map_or(0, |open| open.file.start())
    }

    /// How many records were read so far, accepted or not.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.files.iter().map(|open| open.file.read()).sum()
    }

    fn count(&mut self, number: usize, is_last: bool) {
        let Some(open) = self.files.get_mut(number) else { return };
        let record = open.file.record();
        let Some(of) = self.types.iter_mut().find(|of| of.record == record) else { return };
        let text = std::mem::take(&mut open.rest);
        let pieces = of.pieces(&text[..open.held], &open.file, is_last);
        let mut taken = 0;
        for piece in pieces {
            let bytes = open.at + taken as u64..open.at + (taken + piece.taken) as u64;
            let look = Look { file: number, bytes, line: open.file.line() };
            self.builder.take_piece(&mut open.file, &piece);
            taken += piece.taken;
            if !piece.digests.is_empty() {
                of.parts.push(Part { look, digests: piece.digests });
            }
        }
        open.at += taken as u64;
        open.rest = text;
        open.rest.copy_within(taken..open.held, 0);
        open.held -= taken;
        open.enough = if taken == 0 { 2 * open.held } else { self.holding.bytes * of.workers.len() };
    }

    /// The parts of files that are to be read again, once all files were ended; asked once.
    pub fn looks(&mut self) -> Vec<Look> {
        let Counter { types, builder, .. } = self;
        types.iter_mut().flat_map(|of| of.looks(builder)).collect()
    }

    /// Takes the bytes of a part that was to be read again.
    ///
    /// # Errors
    /// They are not what they were. Nothing that is counted is sound then.
    pub fn look_again(&mut self, look: &Look, bytes: &[u8]) -> Result<(), FileChangedError> {
        let changed = FileChangedError { file: look.file };
        let open = self.files.get(look.file).ok_or_else(|| changed.clone())?;
        let record = open.file.record();
        let of = self.types.iter_mut().find(|of| of.record == record).ok_or_else(|| changed.clone())?;
        let Streamed { workers, targets, wanted, anew, parts, .. } = of;
        let pass = if *anew { Pass::Anew(wanted) } else { Pass::TakeOff(wanted) };
        let Some(worker) = workers.first_mut() else { return Err(changed) };
        let piece = worker.piece(bytes, &open.file, targets, true, pass);
        let is_same = |part: &&Part| part.look == *look;
        if parts.iter().find(is_same).is_none_or(|part| part.digests != piece.digests) {
            return Err(changed);
        }
        self.builder.take_back(&open.file, look.line, &piece);
        Ok(())
    }

    /// The records that had to be kept, with the account of all, what was counted, and the files.
    ///
    /// # Errors
    /// The builder was of another program.
    pub fn finish(self) -> Result<(Records, Counted, Vec<CsvFile>), OtherProgramError> {
        let Counter { rules, mut builder, types, files, .. } = self;
        let mut streamed = Vec::new();
        let mut threads = 1;
        for of in types {
            threads = threads.max(of.workers.len());
            in_order(&mut builder, of.record);
            let mut all: Option<Streaming> = None;
            for Worker { lane, streaming, .. } in of.workers {
                builder.take_notes(of.record, lane);
                match &mut all {
                    None => all = Some(streaming),
                    Some(all) => all.merge(streaming),
                }
            }
            streamed.extend(all.map(|all| (of.record, all)));
        }
        let records = builder.finish();
        let mut counted = rules.count_with(&records, u32::try_from(threads).unwrap_or(1))?;
        for (record, streaming) in streamed {
            streaming.add_to(rules.plan(), records.set(record).passed, &mut counted);
        }
        Ok((records, counted, files.into_iter().map(|open| open.file).collect()))
    }
}

impl Streamed<'_> {
    /// Counts the whole rows of a text, a part of it on each thread.
    fn pieces(&mut self, text: &[u8], file: &CsvFile, is_last: bool) -> Vec<Piece> {
        let Streamed { workers, targets, .. } = self;
        let ends = borders(text, file, workers.len());
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let ends = ends.iter().copied().map(|end| (end, false)).chain([(text.len(), is_last)]);
        let mut parts: Vec<_> = starts.zip(ends).map(|(start, (end, is_last))| (&text[start..end], is_last)).collect();
        let Some((worker, others)) = workers.split_first_mut() else { return Vec::new() };
        let (first, first_is_last) = parts.remove(0);
        std::thread::scope(|scope| {
            let targets = &*targets;
            let spawned: Vec<_> = others
                .iter_mut()
                .zip(parts)
                .map(|(worker, (text, is_last))| {
                    scope.spawn(move || worker.piece(text, file, targets, is_last, Pass::First))
                })
                .collect();
            let mut pieces = vec![worker.piece(first, file, targets, first_is_last, Pass::First)];
            for other in spawned {
                // A thread that panicked must not pass for one that counted nothing.
                pieces.push(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            pieces
        })
    }

    fn looks(&mut self, builder: &RecordsBuilder<'_>) -> Vec<Look> {
        let mut all = digests_of_kept(builder, self.record);
        all.extend(self.parts.iter().flat_map(|part| &part.digests));
        all.sort_unstable();
        self.wanted = all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        drop(all);
        let wanted = &self.wanted;
        let is_wanted = |part: &&Part| part.digests.iter().any(|digest| wanted.contains(digest));
        if wanted.is_empty() || !self.parts.iter().any(|part| is_wanted(&part)) {
            return Vec::new();
        }
        self.anew = self.workers.iter().any(|worker| !worker.streaming.can_take_off());
        if self.anew {
            self.workers.iter_mut().for_each(|worker| worker.streaming.clear());
        }
        let again = self.parts.iter().filter(|part| self.anew || is_wanted(part));
        again.map(|part| part.look.clone()).collect()
    }
}

impl Worker<'_> {
    fn piece(&mut self, text: &[u8], file: &CsvFile, targets: &Targets, is_last: bool, pass: Pass<'_>) -> Piece {
        let Worker { lane, tabulator, streaming } = self;
        let takes_off = matches!(pass, Pass::TakeOff(_));
        lane.piece(text, file, targets, is_last, pass, &mut |block| tabulator.block(block, streaming, takes_off))
    }
}
