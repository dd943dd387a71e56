//! `cargo xtask bench server`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ww3_bench::fanout::cli::main()
}
