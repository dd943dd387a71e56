//! What a failed test leaves: a screenshot and the logs, in `target/e2e/NAME`.

use super::desktop::Desktop;
use std::{
    fs,
    path::{Path, PathBuf},
};
use xtask::paths;

/// The folder for the test of this name.
pub fn folder(name: &str) -> PathBuf {
    let folder = paths::target_dir().join("e2e").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Dropped while a test fails, saves what is on the screen and in the logs.
pub struct Witness<'a> {
    pub name: String,
    pub desktop: &'a Desktop,
    /// Files, and folders of files.
    pub logs: Vec<PathBuf>,
}

impl Drop for Witness<'_> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        let folder = folder(&self.name);
        // Said, not thrown: it must not hide why the test fails.
        if let Err(error) = self.desktop.screenshot(&folder.join("failed.png")) {
            eprintln!("{error}");
        }
        self.logs.iter().for_each(|log| copy(log, &folder));
        eprintln!("screenshot and logs: {}", folder.display());
    }
}

fn copy(from: &Path, to: &Path) {
    let Some(name) = from.file_name() else { return };
    if from.is_dir() {
        let inside = fs::read_dir(from).into_iter().flatten().flatten();
        inside.for_each(|entry| copy(&entry.path(), to));
    } else if from.exists()
        && let Err(error) = fs::copy(from, to.join(name))
    {
        eprintln!("{}: {error}", from.display());
    }
}
