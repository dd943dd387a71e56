//! A process that ends with its owner, however the owner ends.

use crate::step::Outcome;
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread::{self, sleep},
    time::{Duration, Instant},
};

/// How long a process may take from SIGTERM to its end.
const GRACE: Duration = Duration::from_secs(5);

/// A started process. Dropped, or when this program is gone (killed, too), it is ended by its id.
#[derive(Debug)]
pub struct Leashed {
    name: String,
    child: Child,
    /// Waits for the end of a pipe that only this program holds, then kills the child.
    keeper: Option<Child>,
}

impl Leashed {
    /// Starts it, with nothing on its standard input.
    ///
    /// # Errors
    ///
    /// Where it can't be started.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).spawn();
        let child = child.map_err(|error| format!("`{name}` could not start: {error}"))?;
        let keeper = keeper(child.id());
        Ok(Self { name, child, keeper })
    }

    /// Its id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// How it ended, where it did.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Waits for its end; None where it goes on after `patience`.
    pub fn wait(&mut self, patience: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + patience;
        loop {
            let ended = self.ended();
            if ended.is_some() || Instant::now() >= deadline {
                return ended;
            }
            sleep(Duration::from_millis(10));
        }
    }

    /// The first line that it prints which begins with `prefix`, without the prefix. Its standard output must
    /// be piped; what follows is read and dropped, so that it never blocks.
    ///
    /// # Errors
    ///
    /// Where it prints no such line within `patience`.
    pub fn line(&mut self, prefix: &str, patience: Duration) -> Outcome<String> {
        let output = self.child.stdout.take().ok_or_else(|| format!("`{}`: output not piped", self.name))?;
        let (sender, receiver) = mpsc::sync_channel(1);
        let wanted = prefix.to_owned();
        thread::spawn(move || {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                if let Some(rest) = line.strip_prefix(wanted.as_str()) {
                    let _ = sender.try_send(rest.trim().to_owned());
                }
            }
        });
        receiver.recv_timeout(patience).map_err(|_| match self.ended() {
            Some(status) => format!("`{}` ended at once ({status})", self.name),
            None => format!("`{}` printed no line `{prefix}…` within {patience:?}", self.name),
        })
    }

    /// Asks it to end (SIGTERM), and kills it where it doesn't; says how it ended by itself.
    pub fn end(&mut self, grace: Duration) -> Option<ExitStatus> {
        if self.ended().is_none() {
            terminate(self.child.id());
        }
        let ended = self.wait(grace);
        self.kill();
        ended
    }

    /// Ends it at once, as a crash would (SIGKILL).
    pub fn kill(&mut self) {
        // The keeper first: it must not outlive the child, whose id may then be another's.
        if let Some(mut keeper) = self.keeper.take() {
            let _ = keeper.kill();
            let _ = keeper.wait();
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Leashed {
    fn drop(&mut self) {
        self.end(GRACE);
    }
}

#[cfg(unix)]
fn keeper(pid: u32) -> Option<Child> {
    let mut command = Command::new("sh");
    command.args(["-c", r#"read -r _; kill -KILL "$1""#, "sh", &pid.to_string()]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
}

#[cfg(not(unix))]
fn keeper(_pid: u32) -> Option<Child> {
    None
}

/// Asks the process to end. Nothing happens where it is gone, and on Windows.
pub fn terminate(pid: u32) {
    signal(pid, "TERM");
}

/// Sends a signal; a shell does, as `kill` is no program on every machine.
#[cfg(unix)]
pub fn signal(pid: u32, name: &str) {
    let mut command = Command::new("sh");
    command.args(["-c", r#"kill -"$1" "$2""#, "sh", name, &pid.to_string()]);
    let _ = command.stderr(Stdio::null()).status();
}

/// Sends a signal: not on this system.
#[cfg(not(unix))]
pub fn signal(_pid: u32, _name: &str) {}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn sh(script: &str) -> Leashed {
        Leashed::start(Command::new("sh").args(["-c", script]).stdout(Stdio::piped())).unwrap()
    }

    #[test]
    fn the_line_asked_for_is_found_among_others() {
        let mut process = sh("echo first; echo listening on here; sleep 30");
        assert_eq!(process.line("listening on ", Duration::from_secs(5)).unwrap(), "here");
    }

    #[test]
    fn a_process_that_ends_before_its_line_is_said_to() {
        let error = sh("exit 3").line("ready", Duration::from_secs(5)).unwrap_err();
        assert!(error.contains("ended at once") || error.contains("printed no line"), "{error}");
    }

    #[test]
    fn a_process_that_ignores_the_request_is_killed() {
        let mut process = sh("trap '' TERM; echo ready; while :; do sleep 0.1; done");
        process.line("ready", Duration::from_secs(5)).unwrap();
        assert!(process.end(Duration::from_millis(100)).is_none());
        assert!(process.ended().is_some());
    }

    #[test]
    fn a_process_that_obeys_says_how_it_ended() {
        let mut process = sh("trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done");
        process.line("ready", Duration::from_secs(5)).unwrap();
        assert_eq!(process.end(Duration::from_secs(5)).unwrap().code(), Some(7));
    }

    #[test]
    fn what_a_killed_owner_started_ends_with_it() {
        // A shell in the owner's place: its child's keeper reads a pipe that only the owner holds.
        let mut child = Leashed::start(Command::new("sleep").arg("30").stdout(Stdio::null())).unwrap();
        let mut keeper = child.keeper.take().unwrap();
        drop(keeper.stdin.take());
        assert!(child.wait(Duration::from_secs(5)).is_some());
        keeper.wait().unwrap();
    }
}
