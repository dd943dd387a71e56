//! Calls cargo on the whole workspace.
//!
//! Always the whole: with `-p` cargo would pick other features for the same dependencies and build them twice.

use crate::{
    paths,
    step::{self, Outcome},
};
use std::{env, process::Command};

/// A call of cargo in the project.
pub fn command(arguments: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(paths::root());
    // It stands for this program alone: in a build script or test it would name the wrong package.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text.starts_with("CARGO_BIN_")
        {
            command.env_remove(&name);
        }
    }
    command
}

/// The form of all the project's code is what rustfmt makes.
pub fn check_format() -> Outcome {
    step::run(&mut command(&["fmt", "--all", "--check"]))?;
    // A workspace of its own. Without `--all`: its peers need not be fetched for this.
    step::run(&mut command(&["fmt", "--manifest-path", "bench/Cargo.toml", "--check"]))
}

/// Clippy has nothing to say.
pub fn clippy() -> Outcome {
    step::run(&mut command(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}

/// Builds every program and test.
pub fn build_all() -> Outcome {
    step::run(&mut command(&["build", "--workspace", "--all-targets", "--locked"]))
}

/// Builds the programs.
pub fn build_programs(release: bool) -> Outcome {
    let mut command = command(&["build", "--workspace", "--bins", "--locked"]);
    if release {
        command.arg("--release");
    }
    step::run(&mut command)
}

/// Runs the tests of the whole workspace; those of the names where some are given.
pub fn test(only: &[String]) -> Outcome {
    let mut command = command(&["test", "--workspace", "--locked"]);
    for name in only {
        command.args(["--test", name]);
    }
    step::run(&mut command)
}
