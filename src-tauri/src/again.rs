//! Starts again where the monitor that has this folder was just ending.
//!
//! A second start hands its arguments to the first over the bus. Where the first ends before it answers, there
//! is none, and the second is the one: but the window system can be begun only once in a process.

/// Marks a start that is the second already.
const MARK: &str = "WW3_STARTED_AGAIN";

/// Starts the program anew in this process, once; or says what was wrong.
pub fn unless_the_other_was_ending(error: tauri::Error) -> String {
    let words = error.to_string();
    if is_no_answer(&error) && std::env::var_os(MARK).is_none() {
        return format!("{words}; starting again failed: {}", start());
    }
    words
}

fn is_no_answer(error: &tauri::Error) -> bool {
    matches!(error, tauri::Error::PluginInitialization(name, why)
        if name == "single-instance" && why.contains("org.freedesktop.DBus.Error.NoReply"))
}

/// Returns only where it failed.
#[cfg(unix)]
fn start() -> std::io::Error {
    use std::os::unix::process::CommandExt;
    match std::env::current_exe() {
        Ok(program) => {
            std::process::Command::new(program).args(std::env::args_os().skip(1)).env(MARK, "1").exec()
        }
        Err(error) => error,
    }
}

/// Only the bus of Linux leaves a call without an answer.
#[cfg(not(unix))]
fn start() -> std::io::Error {
    std::io::ErrorKind::Unsupported.into()
}
