//! One connection that writes, a few that read.

use crate::{CacheError, open::connect};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long to wait for another program that writes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// More readers than this wait for each other.
const MOST_READERS: usize = 4;

#[derive(Debug)]
pub(crate) struct Connections {
    path: PathBuf,
    // Before the writer, so that they are closed first: only a last connection that may write puts the log
    // into the file and takes it away.
    readers: Mutex<Readers>,
    returned: Condvar,
    /// None where opened for reading only.
    writer: Option<Mutex<Connection>>,
}

#[derive(Debug, Default)]
struct Readers {
    idle: Vec<Connection>,
    made: usize,
}

/// Nothing is half done where a thread panicked: its transaction was rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Connections {
    pub(crate) fn new(path: &Path, writer: Option<Connection>) -> Self {
        Self {
            path: path.into(),
            writer: writer.map(Mutex::new),
            readers: Mutex::default(),
            returned: Condvar::new(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes in one transaction, all or nothing; on the disk when it returns.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, CacheError> {
        let writer =
            self.writer.as_ref().ok_or_else(|| CacheError::OpenedForReading { path: self.path.clone() })?;
        let mut connection = lock(writer);
        // IMMEDIATE: a transaction that reads first could else find, at its first write, that another
        // program wrote meanwhile, and fail without waiting.
        let write = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        write(&mut connection).map_err(|error| CacheError::of(&self.path, error))
    }

    /// Reads one state of the file, whatever is written meanwhile.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, CacheError> {
        self.reader(|connection, path| {
            let read = || {
                let transaction = connection.unchecked_transaction()?;
                let done = work(&transaction)?;
                transaction.commit()?;
                Ok(done)
            };
            read().map_err(|error| CacheError::of(path, error))
        })
    }

    /// Lends a reader, waiting for one where all are lent.
    pub(crate) fn reader<T>(
        &self,
        work: impl FnOnce(&Connection, &Path) -> Result<T, CacheError>,
    ) -> Result<T, CacheError> {
        let lent = Lent { connections: self, connection: self.take()? };
        match &lent.connection {
            Some(connection) => work(connection, &self.path),
            None => Err(CacheError::Busy { path: self.path.clone() }),
        }
    }

    fn take(&self) -> Result<Option<Connection>, CacheError> {
        let mut readers = lock(&self.readers);
        while readers.idle.is_empty() && readers.made >= MOST_READERS {
            readers = self.returned.wait(readers).unwrap_or_else(PoisonError::into_inner);
        }
        if let Some(connection) = readers.idle.pop() {
            return Ok(Some(connection));
        }
        let connection = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        readers.made += 1;
        Ok(Some(connection))
    }
}

/// A reader that goes back to the others, also where its borrower panics.
struct Lent<'a> {
    connections: &'a Connections,
    connection: Option<Connection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            lock(&self.connections.readers).idle.push(connection);
            self.connections.returned.notify_one();
        }
    }
}
