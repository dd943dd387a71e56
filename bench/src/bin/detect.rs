//! `cargo xtask bench detect`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ww3_bench::detect::cli::main()
}
