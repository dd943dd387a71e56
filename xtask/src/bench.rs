//! `cargo xtask bench`: how fast the parts are, beside their peers.
//!
//! Builds `bench`, a workspace of its own, with optimisation, and runs one of its programs.

use crate::{
    cargo, paths,
    step::{self, Outcome},
};
use std::{env, ffi::OsString, path::PathBuf, process::Command};

/// What there is to be measured: each a program of `bench`.
const PROGRAMS: [&str; 1] = ["stream"];

/// Measures this, with more arguments for its program.
pub fn bench(name: &str, arguments: &[OsString]) -> Outcome {
    if !PROGRAMS.contains(&name) {
        return Err(format!("nothing to measure is called `{name}`; there is: {}", PROGRAMS.join(", ")));
    }
    let target = target_dir();
    let mut build = cargo::command(&["build", "--release", "--locked"]);
    build.arg("--manifest-path").arg(paths::root().join("bench").join("Cargo.toml"));
    step::run(build.env("CARGO_TARGET_DIR", &target))?;
    let program = target.join("release").join(paths::binary_name(name));
    step::run(Command::new(program).args(arguments))
}

/// The user's, or one beside the project's own: the two would else undo each other's builds.
fn target_dir() -> PathBuf {
    let root = paths::root();
    match env::var_os("CARGO_TARGET_DIR") {
        Some(given) => root.join(given),
        None => root.join("target").join("bench"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_measured_is_named_with_what_can() {
        let error = bench("windows", &[]).unwrap_err();
        assert!(error.contains("`windows`") && error.contains("stream"), "{error}");
    }
}
