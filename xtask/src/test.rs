//! `cargo xtask test`: everything that must hold, as CI runs it.

use crate::{
    cargo,
    step::{self, Outcome},
};
use std::time::Instant;

/// Checks form and lints, then runs every test.
pub fn test() -> Outcome {
    let started = Instant::now();
    cargo::check_format()?;
    cargo::clippy()?;
    cargo::build_all()?;
    cargo::test(&[])?;
    step::say(format!("everything passed in {}", step::elapsed(started)));
    Ok(())
}
