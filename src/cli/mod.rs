//! The command `bieu`: the only room that touches disk, environment and terminal. One file per command.
//!
//! What a command prints is made by the library; here it is decided where it goes and how the command ends. Rules, figures
//! and formats may not enter: a host that does the same as a command must find it in the library.
//!
//! What gives a [`Failure`] fails where the command line is wrong, or a file cannot be read or written; what gives a
//! [`stop::Stop`], where the rules or the files have faults too.

#![allow(clippy::disallowed_methods)]

mod args;
mod assign;
mod check;
mod console;
mod count;
mod debug;
mod decide;
mod diff;
mod driver;
mod encoded;
mod ending;
mod explain;
mod explain_code;
mod failure;
mod files;
mod findings;
mod fmt;
mod grids;
mod interrupt;
mod language;
mod mutate;
mod names;
mod nearby;
mod needs;
mod new;
mod outputs;
mod printing;
mod progress;
mod read;
mod reconcile;
mod rejects;
mod rename;
mod rule_files;
mod run;
mod run_document;
mod schema;
mod stop;
mod stores;
mod test;
mod types;
mod watch;
mod workbooks;
mod writer;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use ending::Ending;

use failure::Failure;

/// Reads the command line, does what it asks, and says how it ended by the exit code.
pub fn main() -> ExitCode {
    ending::guarded(|| match Arguments::try_parse() {
        Ok(arguments) => {
            interrupt::heed();
            language::settle(arguments.language);
            finish(dispatch(&arguments.command))
        }
        Err(error) => {
            // Help and version are asked for; everything else is a slip. Where printing fails there is nobody to tell.
            let _ = error.print();
            if error.use_stderr() { Ending::Usage } else { Ending::Clean }
        }
    })
}

fn dispatch(command: &Command) -> Result<Ending, Failure> {
    match command {
        Command::Run(run) => run::run(run),
        Command::Count(count) => grids::count(count),
        Command::Check(check) => check::check(check),
        Command::Diff(diff) => diff::diff(diff),
        Command::Decide(decide) => decide::decide(decide),
        Command::Test(test) => test::test(test),
        Command::Explain(explain) => explain::explain(explain),
        Command::Reconcile(reconcile) => reconcile::reconcile(reconcile),
        Command::Fmt(fmt) => fmt::fmt(fmt),
        Command::Rename(rename) => rename::rename(rename),
        Command::Schema(schema) => schema::schema(schema),
        Command::New(new) => new::new(new),
        Command::ExplainCode(explain) => explain_code::explain_code(explain),
        Command::Debug(debug) => debug::debug(debug),
    }
}

fn finish(done: Result<Ending, Failure>) -> Ending {
    done.unwrap_or_else(|failure| {
        failure.say();
        Ending::Usage
    })
}
