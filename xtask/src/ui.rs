//! The window's page: its packages, its checks, its build. Only what is out of date is made again.

use crate::{
    paths,
    step::{self, Outcome, say},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

/// Folders of `ui/` that are made, not written.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// Fetches the packages and builds the page, where these are older than what they are made of.
pub fn build() -> Outcome {
    packages()?;
    let page = folder().join("dist/index.html");
    let built = modified(&page);
    if built.is_some() && built >= newest(&folder()) {
        return Ok(());
    }
    script("build")
}

/// Checks types and form, and runs the tests.
pub fn check() -> Outcome {
    packages()?;
    ["check", "lint", "test"].into_iter().try_for_each(script)
}

fn packages() -> Outcome {
    let fetched = modified(&folder().join("node_modules/.package-lock.json"));
    if fetched.is_some() && fetched >= modified(&folder().join("package-lock.json")) {
        return Ok(());
    }
    say("fetching the page's packages");
    let log = paths::target_dir().join("npm-ci.log");
    step::run_quietly(npm().args(["ci", "--no-audit", "--no-fund"]), &log)
}

fn script(name: &str) -> Outcome {
    step::run(npm().args(["run", "--silent", name]))
}

fn npm() -> Command {
    let mut command = Command::new(paths::on_path("npm").unwrap_or_else(|| "npm".into()));
    command.current_dir(folder());
    command
}

fn folder() -> PathBuf {
    paths::root().join("ui")
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

/// When the youngest file of the folder was last changed.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let times = entries.filter_map(|entry| {
        let is_made = MADE.iter().any(|name| entry.file_name() == *name);
        match entry.file_type().ok()? {
            kind if kind.is_dir() => (!is_made).then(|| newest(&entry.path())).flatten(),
            _ => modified(&entry.path()),
        }
    });
    times.max()
}
