//! `cargo xtask lint`: what looks at the dependencies. Not part of `test`: to build these tools costs minutes.

use crate::{
    cargo, paths,
    step::{self, Outcome},
};

/// A tool of cargo, and what it is called with.
const TOOLS: [(&str, &[&str]); 2] = [("cargo-deny", &["deny", "check"]), ("cargo-machete", &["machete"])];

/// Runs each of them; one that isn't installed is named at the end.
pub fn lint() -> Outcome {
    let (here, missing): (Vec<_>, Vec<_>) =
        TOOLS.into_iter().partition(|(name, _)| paths::on_path(name).is_some());
    for (_, arguments) in here {
        step::run(&mut cargo::command(arguments))?;
    }
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.into_iter().map(|(name, _)| name).collect();
    Err(format!("not installed: {0}; `cargo install --locked {0}`, then try again", names.join(" ")))
}
