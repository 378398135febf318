//! The limit: the table of `table.bieu` by a program that can do nothing else. `by-hand FILE THREADS [keys]`.
//!
//! What it knows beforehand bieu has to work out or to check: how many fields there are and in which order, how each code is spelled,
//! that nothing is wrong or missing, that days are ten bytes which sort as text, that keys are numbers of twelve digits. It checks
//! nothing of that. Of repeated keys it says how many there are, and counts them all the same. One pass; a record becomes a place in a grid, and the columns are worked out of the grid.

#[path = "../lists.rs"]
mod lists;
mod splitter;
mod table;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::thread;

use splitter::Splitter;
use table::Cuts;

const BLOCK: usize = 256 << 10;
const FIELDS: usize = 15;

/// What one thread has seen.
struct Part {
    grid: Vec<u32>,
    keys: Vec<u64>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (path, threads) = (arguments[1].as_str(), arguments[2].parse::<u64>().expect("a number of threads"));
    let with_keys = arguments.get(3).is_some_and(|word| word == "keys");
    let cuts = Cuts::new();
    let length = File::open(path).and_then(|file| file.metadata()).expect("a file").len();
    let parts: Vec<Part> = thread::scope(|scope| {
        let cuts = &cuts;
        let share = |index| length * index / threads;
        let start = |index| scope.spawn(move || count(path, share(index)..share(index + 1), cuts, with_keys));
        let running: Vec<_> = (0..threads).map(start).collect();
        running.into_iter().map(|thread| thread.join().expect("a part")).collect()
    });
    let mut grid = vec![0; cuts.points()];
    let mut keys = Vec::new();
    for mut part in parts {
        grid.iter_mut().zip(&part.grid).for_each(|(sum, count)| *sum += count);
        keys.append(&mut part.keys);
    }
    table::print(&cuts, &grid);
    if with_keys {
        keys.sort_unstable();
        println!("repeated\t{}", keys.windows(2).filter(|pair| pair[0] == pair[1]).count());
    }
}

/// The records that begin within those bytes. The line that a range begins in belongs to the one before.
fn count(path: &str, range: std::ops::Range<u64>, cuts: &Cuts, with_keys: bool) -> Part {
    let mut part = Part { grid: vec![0; cuts.points()], keys: Vec::new() };
    let mut file = File::open(path).expect("a file");
    file.seek(SeekFrom::Start(range.start.saturating_sub(1))).expect("a place in the file");
    // A record may be cut by the end of a block: what is left of it is moved to the front.
    let mut block = vec![0; 2 * BLOCK + 64];
    let mut splitter = Splitter::default();
    // Where the block begins in the file, and how much of it holds text.
    let (mut begins, mut held) = (range.start.saturating_sub(1), 0);
    let mut skip = true;
    loop {
        let read = file.read(&mut block[held..held + BLOCK]).expect("a block");
        held += read;
        // The tokens of codes are read by eight bytes, beyond the end of the last one.
        block[held..held + 64].fill(0);
        let ends = splitter.split(&block[..held.next_multiple_of(64)]);
        let mut from = 0;
        if skip {
            // No line end stands within quotation marks here; before it they may be open.
            from = block.iter().position(|byte| *byte == b'\n').expect("a line end") + 1;
            held -= from;
            block.copy_within(from..from + held, 0);
            begins += from as u64;
            skip = false;
            continue;
        }
        for record in ends.as_chunks::<FIELDS>().0 {
            if begins + from as u64 >= range.end {
                return part;
            }
            part.grid[cuts.point(&block, record)] += 1;
            if with_keys {
                part.keys.push(table::key(&block[from..from + 12]));
            }
            from = record[FIELDS - 1] as usize + 1;
        }
        if read == 0 {
            return part;
        }
        block.copy_within(from..held, 0);
        held -= from;
        begins += from as u64;
    }
}
