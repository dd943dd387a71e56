//! One step of a command: says what it does, does it, says how it ended.

use std::{
    fs::{self, File},
    path::Path,
    process::{Command, ExitStatus, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// What a step gives, or why it failed: what was tried, what is wrong, what to do.
pub type Outcome<T = ()> = Result<T, String>;

/// How often a silent step says that it goes on.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How much of a log is shown where a step failed.
const TAIL_LINES: usize = 40;

/// Says what happens now.
pub fn say(text: impl AsRef<str>) {
    eprintln!("xtask: {}", text.as_ref());
}

/// Runs a command that shows its own progress.
pub fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    say(format!("$ {line}"));
    let started = Instant::now();
    let status = command.status().map_err(|error| format!("`{line}` could not start: {error}"))?;
    judge(&line, status)?;
    say(format!("done in {}", elapsed(started)));
    Ok(())
}

/// Runs a command whose many lines only matter where it fails: they go to `log`.
pub fn run_quietly(command: &mut Command, log: &Path) -> Outcome {
    let line = shown(command);
    say(format!("$ {line}   (what it says is in {})", log.display()));
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let file = File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
    let copy = file.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
    let started = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(file).stderr(copy).spawn();
    let mut child = child.map_err(|error| format!("`{line}` could not start: {error}"))?;
    let mut said = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|error| format!("`{line}`: {error}"))? {
            break status;
        }
        if said.elapsed() >= HEARTBEAT {
            say(format!("… {}", elapsed(started)));
            said = Instant::now();
        }
        sleep(Duration::from_millis(100));
    };
    if let Err(error) = judge(&line, status) {
        return Err(format!("{error}; its last lines, of {}:\n{}", log.display(), tail(log)));
    }
    say(format!("done in {}", elapsed(started)));
    Ok(())
}

fn judge(line: &str, status: ExitStatus) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// The last lines of a log; empty where there is none.
pub fn tail(log: &Path) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
}

/// A time for people: `1 min 20 s`.
pub fn elapsed(since: Instant) -> String {
    let seconds = since.elapsed().as_secs();
    match seconds / 60 {
        0 => format!("{seconds} s"),
        minutes => format!("{minutes} min {} s", seconds % 60),
    }
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:+,@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{word}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Command::new("/usr/bin/apt-get");
        command.args(["install", "-y", "two words"]);
        assert_eq!(shown(&command), "apt-get install -y 'two words'");
    }
}
