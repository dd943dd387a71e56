//! The data folder: where everything of one monitor lies, and the lock that keeps it to one process.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// The data folder of one monitor.
#[derive(Clone, Debug)]
pub struct DataFolder {
    path: PathBuf,
}

/// Held while the monitor runs; let go when dropped or when the process ends, however it ends.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

/// The data folder can't be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The system has no place for it.
    #[error("no data folder is known for this user: name one with --data-dir DIR")]
    Unknown,
    /// It can't be made or written.
    #[error("data folder {}: {reason}; choose another with --data-dir DIR", path.display())]
    Unusable {
        /// Which folder.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// Another monitor has it.
    #[error("WW3 Monitor already runs on the data folder {}", path.display())]
    Taken {
        /// Which folder.
        path: PathBuf,
    },
}

impl DataFolder {
    /// The folder at this path, made where it is missing.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let unusable = |reason| FolderError::Unusable { path: path.to_owned(), reason };
        fs::create_dir_all(path.join("logs")).map_err(unusable)?;
        let path = path.canonicalize().map_err(unusable)?;
        Ok(Self { path })
    }

    /// The user's own folder, by the conventions of the system.
    ///
    /// # Errors
    /// Where the variable that names it isn't set.
    pub fn of_the_user() -> Result<PathBuf, FolderError> {
        let from = |variable: &str| std::env::var_os(variable).filter(|v| !v.is_empty()).map(PathBuf::from);
        let base = if cfg!(target_os = "windows") {
            from("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            from("HOME").map(|home| home.join("Library/Application Support"))
        } else {
            from("XDG_DATA_HOME").or_else(|| from("HOME").map(|home| home.join(".local/share")))
        };
        base.map(|base| base.join("ww3-monitor")).ok_or(FolderError::Unknown)
    }

    /// Keeps every other monitor out of the folder.
    pub fn lock(&self) -> Result<FolderLock, FolderError> {
        let unusable = |reason| FolderError::Unusable { path: self.path.clone(), reason };
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.path.join("lock"))
            .map_err(unusable)?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(FolderError::Taken { path: self.path.clone() }),
            Err(TryLockError::Error(reason)) => Err(unusable(reason)),
        }
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The event cache.
    pub fn cache(&self) -> PathBuf {
        self.path.join("cache.db")
    }

    /// The embedded server's database.
    pub fn feed(&self) -> PathBuf {
        self.path.join("feed.db")
    }

    /// The database of the recorded sample, apart from the real one.
    pub fn sample(&self) -> PathBuf {
        self.path.join("sample.db")
    }

    /// The settings.
    pub fn settings(&self) -> PathBuf {
        self.path.join("settings.json")
    }

    /// The logs' folder.
    pub fn logs(&self) -> PathBuf {
        self.path.join("logs")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_belongs_to_one_monitor_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(&dir.path().join("a/b")).unwrap();
        let held = folder.lock().unwrap();
        assert!(matches!(folder.lock(), Err(FolderError::Taken { .. })));
        drop(held);
        folder.lock().unwrap();
    }

    #[test]
    fn a_path_that_is_a_file_is_named_in_the_error() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("occupied");
        fs::write(&file, "x").unwrap();
        let error = DataFolder::open(&file).unwrap_err().to_string();
        assert!(error.contains("occupied") && error.contains("--data-dir"), "{error}");
    }
}
