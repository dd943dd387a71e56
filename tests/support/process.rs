//! Processes that others started: the app is a child of its driver.

use super::wait_until;
use std::{env, fs, path::PathBuf, process::Command};
use xtask::{leash, paths};

/// A program that the workspace's build puts beside the tests.
pub fn program(name: &str) -> PathBuf {
    let file = paths::profile_dir().join(paths::binary_name(name));
    assert!(file.is_file(), "{} is missing: `cargo build --workspace --bins` builds it", file.display());
    file
}

/// Without the variables of whoever runs the tests, which would change what is tried.
pub fn without_settings(command: &mut Command) -> &mut Command {
    let names = env::vars_os().map(|(name, _)| name);
    names
        .filter(|name| name.to_string_lossy().starts_with("WW3_") || name == "RUST_LOG")
        .fold(command, |command, name| command.env_remove(name))
}

/// The living children of a process.
pub fn children(parent: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid| status(*pid).is_some_and(|status| status.parent == parent && !status.is_zombie))
        .collect()
}

/// Whether the process lives; one that only waits to be counted out doesn't.
pub fn is_alive(pid: u32) -> bool {
    status(pid).is_some_and(|status| !status.is_zombie)
}

/// Ends the process as a crash would.
pub fn kill(pid: u32) {
    leash::signal(pid, "KILL");
    wait_for_end(pid);
}

/// Asks the process to end, and waits until it did.
pub fn terminate(pid: u32) {
    leash::terminate(pid);
    wait_for_end(pid);
}

/// Waits until the process ended.
pub fn wait_for_end(pid: u32) {
    wait_until(&format!("end of process {pid}"), || (!is_alive(pid)).then_some(()));
}

struct Status {
    parent: u32,
    is_zombie: bool,
}

fn status(pid: u32) -> Option<Status> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in parentheses, may hold anything: what follows the last one is `state parent …`.
    let mut fields = text.rsplit_once(") ")?.1.split(' ');
    let state = fields.next()?;
    Some(Status { parent: fields.next()?.parse().ok()?, is_zombie: matches!(state, "Z" | "X") })
}
