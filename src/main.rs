//! The `bieu` command; see [`bieu`] for the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
