//! `cargo xtask bench`: how fast the parts are, beside their peers.
//!
//! Builds `bench`, a workspace of its own, with optimisation, and runs one of its programs.

use crate::{
    cargo, paths, rivals,
    step::{self, Outcome},
};
use std::{env, ffi::OsString, path::PathBuf, process::Command};

/// What there is to be measured: each a program of `bench`.
const PROGRAMS: [&str; 3] = ["stream", "detect", SERVER];
/// The one that starts other programs: ours as they are released, and others' servers.
const SERVER: &str = "server";

/// Measures this, with more arguments for its program.
pub fn bench(name: &str, arguments: &[OsString]) -> Outcome {
    if !PROGRAMS.contains(&name) {
        return Err(format!("nothing to measure is called `{name}`; there is: {}", PROGRAMS.join(", ")));
    }
    let more = if name == SERVER { servers()? } else { Vec::new() };
    let target = target_dir();
    // Not `--locked`: what our crates take anew, the second lock file only learns here.
    let mut build = cargo::command(&["build", "--release"]);
    build.arg("--manifest-path").arg(paths::root().join("bench").join("Cargo.toml"));
    step::run(build.env("CARGO_TARGET_DIR", &target))?;
    let program = target.join("release").join(paths::binary_name(name));
    step::run(Command::new(program).args(more).args(arguments))
}

/// Runs the tests of the programs that measure.
pub fn test() -> Outcome {
    let mut test = cargo::command(&["test", "--lib", "--manifest-path", "bench/Cargo.toml"]);
    step::run(test.env("CARGO_TARGET_DIR", target_dir()))
}

/// Builds our server and what loads it, fetches the others, and says where they are.
fn servers() -> Outcome<Vec<OsString>> {
    let mut arguments = rivals::prepare()?;
    step::run(&mut cargo::command(&["build", "--release", "--locked", "-p", "ww3-server", "-p", "ww3"]))?;
    arguments.extend(["--bin".into(), paths::target_dir().join("release").into()]);
    Ok(arguments)
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
