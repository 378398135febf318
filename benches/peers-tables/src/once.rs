//! Runs a command once and says on standard error what it took: `once COMMAND…`.
//!
//! A process of its own and a small one, because the kernel counts the memory of the process that starts another to the peak of the
//! one that it starts.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let Some(program) = words.next() else {
        eprintln!("usage: once COMMAND…");
        return ExitCode::from(2);
    };
    let start = Instant::now();
    let status = Command::new(program).args(words).status().expect("a program that can be started");
    let wall = start.elapsed();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("what children took");
    let processor = Duration::from_micros((usage.user_time() + usage.system_time()).num_microseconds() as u64);
    eprintln!("once {} {} {}", wall.as_secs_f64(), processor.as_secs_f64(), usage.max_rss());
    ExitCode::from(status.code().map_or(1, |code| code as u8))
}
