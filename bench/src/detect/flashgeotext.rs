//! A baseline for places: `flashgeotext` of PyPI, in a Python environment of its own under the target folder.
//!
//! It finds names and knows no coordinates: the best-known bearer in our own gazetteer gives them.

use super::{answer::Spot, keywords::spot};
use crate::peers::Outcome;
use std::{
    env,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};
use ww3_detect::{gazetteer, text};

/// The release that is measured.
pub const RELEASE: &str = "flashgeotext==0.5.5";
const SCRIPT: &str = include_str!("flashgeotext.py");

/// The place of each of these titles.
///
/// # Errors
/// Where there is no Python, or the package can't be had.
pub fn places(titles: &[&str]) -> Outcome<Vec<Option<Spot>>> {
    let python = environment()?;
    let mut child = Command::new(&python)
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{}: {error}", python.display()))?;
    let asked = serde_json::to_vec(titles).map_err(|error| error.to_string())?;
    let mut stdin = child.stdin.take().ok_or("no standard input")?;
    let writes = thread::spawn(move || stdin.write_all(&asked));
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    writes.join().map_err(|_| "the writer panicked")?.map_err(|error| error.to_string())?;
    let names: Vec<Option<String>> = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("what it says is no JSON: {error}"))?;
    Ok(names.into_iter().map(|name| located(&name?)).collect())
}

fn located(name: &str) -> Option<Spot> {
    gazetteer::find(&text::name(name)).next().map(spot)
}

/// The Python that has the package; it is installed where it is not yet.
fn environment() -> Outcome<PathBuf> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let folder = program.parent().unwrap_or(Path::new(".")).join("flashgeotext");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if run(Command::new(&python).args(["-c", "import flashgeotext"])).is_err() {
        let system = if cfg!(windows) { "python" } else { "python3" };
        run(Command::new(system).args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", RELEASE]))?;
    }
    Ok(python)
}

fn run(command: &mut Command) -> Outcome {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().last().unwrap_or_default();
    if output.status.success() { Ok(()) } else { Err(format!("{command:?}: {last}")) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_that_it_finds_is_given_the_place_of_its_best_known_bearer() {
        assert_eq!(located("Kiev").unwrap().country.as_deref(), Some("UKR"));
        assert_eq!(located("nowhere at all"), None);
    }
}
