//! Bytes of a part as they are unpacked, counted against what is read of it.

use std::io::{BufRead, Error, ErrorKind, Read};

use memchr::memmem::Finder;

use super::fault::{FileFault, PartFault};
use super::stop::Stop;

/// Bytes that are unpacked at once.
const CHUNK: usize = 1 << 16;

/// How much is read of a part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    /// Bytes of it, unpacked.
    pub part: u64,
    /// Bytes of one tag, or of the text between two.
    pub piece: usize,
}

/// What ended the reading of a part.
enum Failure {
    TooLong,
    PieceTooLong,
    Damaged,
    NotRead(String),
}

/// The bytes of a part.
pub(super) struct Metered<'a> {
    input: Box<dyn Read + 'a>,
    chunk: Box<[u8]>,
    from: usize,
    to: usize,
    allowance: Allowance,
    /// Bytes unpacked, of the part and of the piece.
    of_part: u64,
    of_piece: usize,
    failure: Option<Failure>,
}

impl<'a> Metered<'a> {
    pub(super) fn new(input: impl Read + 'a, allowance: Allowance) -> Metered<'a> {
        let chunk = vec![0; CHUNK].into_boxed_slice();
        Metered { input: Box::new(input), chunk, from: 0, to: 0, allowance, of_part: 0, of_piece: 0, failure: None }
    }

    /// Bytes that were unpacked so far.
    pub(super) fn unpacked(&self) -> u64 {
        self.of_part
    }

    /// What is read from here on is another piece.
    pub(super) fn begin_piece(&mut self) {
        self.of_piece = 0;
    }

    /// Why reading ended, if not at the end of the part.
    pub(super) fn failed(&self) -> Option<Stop> {
        Some(match self.failure.as_ref()? {
            Failure::TooLong => PartFault::TooLong { limit: self.allowance.part }.into(),
            Failure::PieceTooLong => PartFault::PieceTooLong { limit: self.allowance.piece as u64 }.into(),
            Failure::Damaged => PartFault::Damaged.into(),
            Failure::NotRead(why) => Stop::File(FileFault::NotRead(why.clone())),
        })
    }

    /// Passes over everything before these bytes. `false` where the part ends without them.
    pub(super) fn skip_to(&mut self, bytes: &[u8]) -> Result<bool, Stop> {
        let finder = Finder::new(bytes);
        loop {
            if let Some(at) = finder.find(&self.chunk[self.from..self.to]) {
                self.from += at;
                return Ok(true);
            }
            // They may begin at the end of what is unpacked.
            let kept = (self.to - self.from).min(bytes.len().saturating_sub(1));
            self.chunk.copy_within(self.to - kept..self.to, 0);
            self.from = 0;
            if self.unpack(kept).map_err(|_| self.failed().unwrap_or(PartFault::Damaged.into()))? == 0 {
                return Ok(false);
            }
        }
    }

    /// Reads to the end, which proves that the bytes are those that were packed.
    pub(super) fn drain(&mut self) -> Result<(), Stop> {
        loop {
            self.begin_piece();
            let length = match self.fill_buf() {
                Ok(bytes) => bytes.len(),
                Err(_) => return Err(self.failed().unwrap_or(PartFault::Damaged.into())),
            };
            if length == 0 {
                return Ok(());
            }
            self.consume(length);
        }
    }

    /// Unpacks as much as there is room for behind what is there up to this place, and says how much: however the bytes of the file come, the
    /// same is read.
    fn unpack(&mut self, from: usize) -> Result<usize, Error> {
        self.to = from;
        while self.to < self.chunk.len() {
            let length = match self.input.read(&mut self.chunk[self.to..]) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                // What the system cannot do has a number; all else is said by what unpacks.
                Err(error) if error.raw_os_error().is_some() => {
                    return Err(self.fail(Failure::NotRead(error.to_string())));
                }
                Err(_) => return Err(self.fail(Failure::Damaged)),
            };
            self.to += length;
            self.of_part += length as u64;
            if self.of_part > self.allowance.part {
                return Err(self.fail(Failure::TooLong));
            }
        }
        Ok(self.to - from)
    }

    fn fail(&mut self, failure: Failure) -> Error {
        (self.from, self.to) = (0, 0);
        self.failure = Some(failure);
        Error::other("a part is not read any further")
    }
}

impl Read for Metered<'_> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize, Error> {
        let bytes = self.fill_buf()?;
        let length = bytes.len().min(to.len());
        to[..length].copy_from_slice(&bytes[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Metered<'_> {
    fn fill_buf(&mut self) -> Result<&[u8], Error> {
        if self.from < self.to {
            return Ok(&self.chunk[self.from..self.to]);
        }
        if self.of_piece > self.allowance.piece {
            return Err(self.fail(Failure::PieceTooLong));
        }
        self.from = 0;
        self.unpack(0)?;
        Ok(&self.chunk[..self.to])
    }

    fn consume(&mut self, length: usize) {
        self.from += length;
        self.of_piece += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: u64, part: u64, piece: usize) -> Result<usize, Stop> {
        let mut metered = Metered::new(std::io::repeat(b' ').take(bytes), Allowance { part, piece });
        let read = metered.read_to_end(&mut Vec::new());
        read.map_err(|_| metered.failed().unwrap())
    }

    #[test]
    fn what_is_unpacked_is_counted_to_the_byte() {
        assert!(matches!(read(1_000_000, 1_000_000, usize::MAX), Ok(1_000_000)));
        let stopped = read(1_000_001, 1_000_000, usize::MAX);
        assert!(matches!(stopped, Err(Stop::Part(PartFault::TooLong { limit: 1_000_000 }))));
        assert!(matches!(read(1_000_000, u64::MAX, 1_000_000), Ok(1_000_000)));
        // A piece is looked at whenever more of it is unpacked.
        let stopped = read(1_000_000 + 2 * CHUNK as u64, u64::MAX, 1_000_000);
        assert!(matches!(stopped, Err(Stop::Part(PartFault::PieceTooLong { limit: 1_000_000 }))));
    }

    #[test]
    fn what_is_looked_for_is_found_wherever_it_is_unpacked() {
        let before = "<row/>".repeat(2 * CHUNK / 6);
        for shift in 0..20 {
            let text = format!("{}{before}</sheetData>behind", " ".repeat(shift));
            let mut metered = Metered::new(text.as_bytes(), Allowance { part: u64::MAX, piece: 1 << 20 });
            assert!(metered.skip_to(b"</sheetData").unwrap());
            let mut rest = String::new();
            metered.read_to_string(&mut rest).unwrap();
            assert_eq!(rest, "</sheetData>behind");
            assert!(!metered.skip_to(b"</sheetData").unwrap());
        }
        let mut endless = Metered::new(std::io::repeat(b'<'), Allowance { part: 1 << 20, piece: 1 << 20 });
        assert!(matches!(endless.skip_to(b"</sheetData"), Err(Stop::Part(PartFault::TooLong { .. }))));
    }

    /// Hands out a byte at a time, and is interrupted before each.
    struct Slow<'a>(&'a [u8], bool);

    impl Read for Slow<'_> {
        fn read(&mut self, to: &mut [u8]) -> Result<usize, Error> {
            self.1 = !self.1;
            if self.1 {
                return Err(ErrorKind::Interrupted.into());
            }
            let length = to.len().min(1);
            self.0.read(&mut to[..length])
        }
    }

    #[test]
    fn however_bytes_come_a_chunk_is_filled_before_it_is_read() {
        let bytes = vec![b'a'; CHUNK + 3];
        let mut metered = Metered::new(Slow(&bytes, false), Allowance { part: u64::MAX, piece: 1 << 20 });
        assert_eq!(metered.fill_buf().unwrap().len(), CHUNK);
        metered.consume(CHUNK);
        assert_eq!(metered.fill_buf().unwrap().len(), 3);
    }

    #[test]
    fn what_cannot_be_read_or_unpacked_is_told_apart() {
        struct Broken(Option<i32>);
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> Result<usize, Error> {
                Err(self.0.map_or(ErrorKind::InvalidData.into(), Error::from_raw_os_error))
            }
        }
        let stopped = |number| {
            let mut metered = Metered::new(Broken(number), Allowance { part: 1, piece: 1 });
            metered.drain().unwrap_err()
        };
        assert!(matches!(stopped(Some(5)), Stop::File(FileFault::NotRead(_))));
        assert!(matches!(stopped(None), Stop::Part(PartFault::Damaged)));
    }

    #[test]
    fn of_a_part_that_never_ends_no_more_is_unpacked_than_is_allowed() {
        let mut metered = Metered::new(std::io::repeat(b' '), Allowance { part: 1 << 20, piece: 1 << 30 });
        assert!(metered.drain().is_err());
        assert!(metered.unpacked() <= (1 << 20) + CHUNK as u64);
    }
}
