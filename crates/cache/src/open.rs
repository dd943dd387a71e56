//! Opening the file.

use crate::connections::{Connections, PATIENCE};
use crate::{CacheError, schema};
use rusqlite::{Connection, OpenFlags};
use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

/// How long to wait before another look at a file that another program is making.
const AGAIN: Duration = Duration::from_millis(10);

/// An open cache: a handle to share and to clone. Calls block.
///
/// One thread writes at a time, others read meanwhile, also in other programs (SQLite's write-ahead log).
#[derive(Clone, Debug)]
pub struct Cache {
    pub(crate) connections: Arc<Connections>,
}

impl Cache {
    /// Opens the cache in this file, or makes it; brings an older one up to date.
    ///
    /// # Errors
    /// Where the file is no cache, was made by a newer version, or can't be written. It is then left as it is.
    pub fn open(path: &Path) -> Result<Self, CacheError> {
        let began = Instant::now();
        loop {
            // SQLite doesn't wait where two change the journal's mode at once: it could wait for ever.
            match Self::open_now(path) {
                Err(CacheError::Busy { .. }) if began.elapsed() < PATIENCE => std::thread::sleep(AGAIN),
                opened => return opened,
            }
        }
    }

    fn open_now(path: &Path) -> Result<Self, CacheError> {
        let of = |error| CacheError::of(path, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = connect(path, flags)?;
        // Before anything is written: setting the journal's mode would already change another's file.
        if schema::check(&connection, path)? == 0 {
            // Only possible before the first table; lets a later retention give space back.
            connection.pragma_update(None, "auto_vacuum", "incremental").map_err(of)?;
        }
        connection
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0))
            .map_err(of)?;
        // FULL: a commit is on the disk when it returns. With less, a power cut takes back what was
        // acknowledged, shown and notified.
        connection.pragma_update(None, "synchronous", "full").map_err(of)?;
        connection.pragma_update(None, "foreign_keys", true).map_err(of)?;
        // A burst makes the log large; give the space back afterwards.
        connection.pragma_update(None, "journal_size_limit", 16 << 20).map_err(of)?;
        // Pages of the log, 16 MiB: at the default of 1,000 a flood copies them back every second batch, and each
        // time two more syncs are waited for (`cargo xtask bench stream`: seven times the p99).
        connection.pragma_update(None, "wal_autocheckpoint", 4000).map_err(of)?;
        // Indexes of a large cache are written all over: more of them in memory is fewer reads of the file.
        connection.pragma_update(None, "cache_size", -8 << 10).map_err(of)?;
        schema::migrate(&mut connection, path)?;
        Ok(Self { connections: Arc::new(Connections::new(path, Some(connection))) })
    }

    /// Opens the cache in this file for reading only; makes nothing. Its owner may go on writing.
    ///
    /// # Errors
    /// Where there is no such file, it is no cache, or another version made it.
    pub fn open_existing(path: &Path) -> Result<Self, CacheError> {
        if !path.exists() {
            return Err(CacheError::Missing { path: path.into() });
        }
        let connections = Connections::new(path, None);
        let found = connections.reader(schema::check)?;
        if found < schema::KNOWN {
            return Err(CacheError::Older { path: path.into(), found, known: schema::KNOWN });
        }
        Ok(Self { connections: Arc::new(connections) })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.connections.path()
    }
}

pub(crate) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, CacheError> {
    let of = |error| CacheError::of(path, error);
    // Each connection is used by one thread at a time; a file name is never taken for a URI.
    let connection =
        Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(of)?;
    connection.busy_timeout(PATIENCE).map_err(of)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}
