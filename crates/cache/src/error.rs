//! What can go wrong with the file, each with the way out.

use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// What can go wrong with a cache. Names the file, says what it is about and what to do; the file is left as
/// it is.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// The file holds something else.
    #[error(
        "{path:?} is not a cache: it is no SQLite database. It was left as it is; name another file, or move this one away"
    )]
    NotADatabase {
        /// Which file.
        path: PathBuf,
    },
    /// The file is a database of another program.
    #[error("{path:?} is a database of another program. It was left as it is; name another file")]
    Foreign {
        /// Which file.
        path: PathBuf,
    },
    /// A newer version of this program made the file.
    #[error(
        "{path:?} was made by a newer version (schema {found}, this one knows {known}). It was left as it is; update this program, or name another file"
    )]
    Newer {
        /// Which file.
        path: PathBuf,
        /// The schema's number in the file.
        found: i64,
        /// The newest that this version knows.
        known: i64,
    },
    /// An older version made the file, and it was opened for reading only.
    #[error(
        "{path:?} was made by an older version (schema {found}, this one needs {known}): start `ww3 watch` or the app on it once, which brings it up to date"
    )]
    Older {
        /// Which file.
        path: PathBuf,
        /// The schema's number in the file.
        found: i64,
        /// The one that is needed.
        known: i64,
    },
    /// There is no such file.
    #[error(
        "{path:?} does not exist: name a cache that `ww3 watch --cache` or the app has made (the app's is `cache.db` in its data folder)"
    )]
    Missing {
        /// Which file.
        path: PathBuf,
    },
    /// The file can't be opened or made where it is.
    #[error("{path:?} can't be opened or made: its folder must exist and be writable ({problem})")]
    CantOpen {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        problem: String,
    },
    /// The file or its folder can't be written.
    #[error("{path:?} can't be written: make the file and its folder writable, or name another file")]
    NotWritable {
        /// Which file.
        path: PathBuf,
    },
    /// No space is left.
    #[error("no space is left for {path:?}: free some; nothing of it is lost, and writing goes on then")]
    Full {
        /// Which file.
        path: PathBuf,
    },
    /// Another program holds the file for too long.
    #[error("{path:?} is locked by another program: end that one, or try again")]
    Busy {
        /// Which file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{path:?} is damaged ({problem}): move it away, and what the server retains is fetched again")]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What was found.
        problem: String,
    },
    /// The disk failed.
    #[error("{path:?} could not be read or written ({problem}): check the disk")]
    Disk {
        /// Which file.
        path: PathBuf,
        /// What SQLite said.
        problem: String,
    },
    /// A query failed: a mistake of this program.
    #[error("{path:?}: {source}")]
    Query {
        /// Which file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// It was opened by [`crate::Cache::open_existing`].
    #[error("{path:?} was opened for reading only")]
    OpenedForReading {
        /// Which file.
        path: PathBuf,
    },
    /// What is exported could not be written to where it goes.
    #[error("the export could not be written: {0}")]
    Output(#[from] std::io::Error),
}

impl CacheError {
    /// What this error of SQLite means for this file.
    pub(crate) fn of(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        let problem = source.to_string();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotADatabase { path },
            Some(ErrorCode::CannotOpen) => Self::CantOpen { path, problem },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::NotWritable { path },
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, problem },
            Some(ErrorCode::SystemIoFailure) => Self::Disk { path, problem },
            _ => Self::Query { path, source },
        }
    }
}
