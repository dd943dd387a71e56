//! `cargo xtask test`: everything that must hold, as CI runs it. `e2e`: only what is tried in the real window.

use crate::{
    bench, cargo, paths,
    setup::{self, Purpose},
    step::{self, Outcome, say},
    ui,
};
use std::{fs, time::Instant};

/// Checks form and lints, then runs every test.
pub fn test() -> Outcome {
    let started = Instant::now();
    setup::setup(Purpose::Test)?;
    cargo::check_format()?;
    // Before Rust: the app takes the page in when it is compiled.
    ui::check()?;
    ui::build()?;
    cargo::clippy()?;
    cargo::build_all()?;
    cargo::test(&[])?;
    bench::test()?;
    say(format!("everything passed, in {}", step::elapsed(started)));
    Ok(())
}

/// Runs the tests in the real window.
pub fn e2e() -> Outcome {
    setup::setup(Purpose::Test)?;
    ui::build()?;
    cargo::build_all()?;
    cargo::test(&window_tests()?)?;
    say("the tests in the real window passed");
    Ok(())
}

/// The tests of the app that use the fixtures in `tests/support`.
fn window_tests() -> Outcome<Vec<String>> {
    let folder = paths::root().join("tests");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.flatten().map(|entry| entry.path());
    let uses_fixtures = |text: String| text.lines().any(|line| line == "mod support;");
    let files = files.filter(|file| fs::read_to_string(file).is_ok_and(uses_fixtures));
    let names: Vec<String> = files.filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect();
    if names.is_empty() {
        Err(format!("no test in {} uses `mod support;`", folder.display()))
    } else {
        Ok(names)
    }
}
