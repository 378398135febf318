//! Bytes of a part as they are unpacked, counted against what is read of it.

use std::io::{BufRead, Error, Read};

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

    fn fail(&mut self, failure: Failure) -> Error {
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
        let length = match self.input.read(&mut self.chunk) {
            Ok(length) => length,
            // What the system cannot do has a number; all else is said by what unpacks.
            Err(error) if error.raw_os_error().is_some() => return Err(self.fail(Failure::NotRead(error.to_string()))),
            Err(_) => return Err(self.fail(Failure::Damaged)),
        };
        self.of_part += length as u64;
        if self.of_part > self.allowance.part {
            return Err(self.fail(Failure::TooLong));
        }
        (self.from, self.to) = (0, length);
        Ok(&self.chunk[..length])
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
    fn of_a_part_that_never_ends_no_more_is_unpacked_than_is_allowed() {
        let mut metered = Metered::new(std::io::repeat(b' '), Allowance { part: 1 << 20, piece: 1 << 30 });
        assert!(metered.drain().is_err());
        assert!(metered.of_part <= (1 << 20) + CHUNK as u64);
    }
}
