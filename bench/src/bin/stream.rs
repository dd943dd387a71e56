//! `cargo xtask bench stream`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ww3_bench::cli::main(|| 0)
}
