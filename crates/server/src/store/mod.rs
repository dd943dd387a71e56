//! What the server remembers: items, events and where the stream stands, in one SQLite file.
//!
//! Promises: what a call answered is on disk (`synchronous=FULL`), event numbers grow in commit order and
//! are never given twice, nothing of a file that isn't ours is touched. Knows nothing of HTTP, feeds or
//! detection.
//!
//! - `open`: from a path to a usable file, or an error that says what to do
//! - `items`: what came in
//! - `events`: what was made of it, and the head of the stream
//! - `history`: events in the order in which they happened
//! - `reports`: which reports make which event
//! - `text`: texts that another program may have written
//! - `upkeep`: what keeps the file small, and copies of it
//! - `validators`: what feeds want to hear next time

mod events;
mod history;
mod items;
mod open;
#[cfg(test)]
mod plans;
mod reports;
mod text;
mod upkeep;
mod validators;

pub use events::{After, EventRow, Head, Page, View};
pub use history::{Moment, Past};
pub use items::{Accepted, Claimed, Handled, Post, SetAside, TRIES};
pub use open::OpenError;
pub use validators::Validators;

use rusqlite::{Connection, ErrorCode};
use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::Semaphore;

/// Readers at a time; more wait, in order.
const READERS: usize = 4;

/// A query that takes longer is broken off: whoever waits for it has given up, and others need its connection.
const QUERY: Duration = Duration::from_secs(10);

/// Steps of SQLite's machine after which it is looked whether a query has taken too long; some milliseconds.
const STEPS: i32 = 100_000;

/// Writes after which what they wrote is moved from the WAL into the file.
const MOVE_AFTER: u64 = 50;

/// The store. Clones share it.
#[derive(Clone)]
pub struct Store {
    // Dropped before the writer: whoever closes last empties the WAL, and readers can't.
    readers: Arc<Pool>,
    mover: Arc<Pool>,
    writer: Arc<Pool>,
    writes: Arc<AtomicU64>,
    epoch: Arc<str>,
    /// The highest number of an event that could not be read.
    broken: Arc<AtomicU64>,
}

/// Trouble with the store while it is in use.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite says so.
    #[error("{0}")]
    Sqlite(#[from] rusqlite::Error),
    /// An event can't be written.
    #[error("event {seq} can't be written: {why}")]
    Event {
        /// Its number.
        seq: u64,
        /// What is wrong with it.
        why: serde_json::Error,
    },
    /// A query was broken off.
    #[error("a query took longer than {} s and was broken off", limit.as_secs_f32())]
    TooLong {
        /// How long it was given.
        limit: Duration,
    },
    /// The work was broken off: the program is ending, or has a bug.
    #[error("the work on it was broken off")]
    BrokenOff,
}

impl Store {
    /// Opens the file, and makes or upgrades it where needed.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let writer = open::writer(path)?;
        let epoch = events::head(&writer).map_err(|error| open::explain(path, error))?.epoch.into();
        let readers = (0..READERS).map(|_| open::reader(path)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            writer: Pool::new(vec![writer]),
            mover: Pool::new(vec![open::mover(path)?]),
            writes: Arc::default(),
            readers: Pool::new(readers),
            epoch,
            broken: Arc::default(),
        })
    }

    /// The name of this history.
    pub fn epoch(&self) -> &str {
        &self.epoch
    }

    /// Runs `work` on the one connection that writes; writers take turns in order.
    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let done = self.writer.run(work).await;
        if self.writes.fetch_add(1, Ordering::Relaxed) % MOVE_AFTER == MOVE_AFTER - 1 {
            let mover = Arc::clone(&self.mover);
            // What this doesn't move the next does; a file that is broken the writer finds.
            tokio::spawn(async move {
                mover
                    .run(|connection| Ok(connection.query_row("PRAGMA wal_checkpoint", [], |_| Ok(()))?))
                    .await
            });
        }
        done
    }

    /// Runs `work` on a connection that reads, for no longer than [`QUERY`].
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.readers.run(move |connection| within(QUERY, connection, work)).await
    }

    /// Runs `work` on a connection that reads, however long it takes: it grows with the file.
    async fn read_all<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.readers.run(work).await
    }
}

/// Runs `work`, and breaks its query off at the limit.
fn within<T>(
    limit: Duration,
    connection: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let end = Instant::now() + limit;
    connection.progress_handler(STEPS, Some(move || Instant::now() > end))?;
    let done = work(connection);
    connection.progress_handler(STEPS, None::<fn() -> bool>)?;
    done.map_err(|error| match error {
        StoreError::Sqlite(sqlite) if sqlite.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
            StoreError::TooLong { limit }
        }
        other => other,
    })
}

/// Connections that wait for work. Blocking work runs apart from the async threads.
struct Pool {
    free: Mutex<Vec<Connection>>,
    turns: Semaphore,
}

impl Pool {
    fn new(connections: Vec<Connection>) -> Arc<Self> {
        let turns = Semaphore::new(connections.len());
        Arc::new(Self { free: Mutex::new(connections), turns })
    }

    async fn run<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        // The turn travels into the blocking call: a caller that gives up waiting must not let another
        // in while the connection is still out.
        let pool = Arc::clone(self);
        let turn = Turn::take(pool).await?;
        let done = tokio::task::spawn_blocking(move || {
            let mut turn = turn;
            turn.connection.as_mut().map_or(Err(StoreError::BrokenOff), work)
        });
        done.await.map_err(|_| StoreError::BrokenOff)?
    }
}

/// A connection taken from the pool; goes back when dropped, also by a panic.
struct Turn {
    connection: Option<Connection>,
    pool: Arc<Pool>,
}

impl Turn {
    async fn take(pool: Arc<Pool>) -> Result<Self, StoreError> {
        let permit = pool.turns.acquire().await.map_err(|_| StoreError::BrokenOff)?;
        permit.forget();
        let connection = pool.free.lock().map_err(|_| StoreError::BrokenOff)?.pop();
        Ok(Self { connection, pool: Arc::clone(&pool) })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let (Some(connection), Ok(mut free)) = (self.connection.take(), self.pool.free.lock()) {
            free.push(connection);
        }
        self.pool.turns.add_permits(1);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_query_that_takes_too_long_is_broken_off_and_its_connection_serves_the_next() {
        const ENDLESS: &str =
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("feed.db")).unwrap();
        let limit = Duration::from_millis(50);
        for _ in 0..=READERS {
            let work = move |connection: &mut Connection| {
                within(limit, connection, |connection| {
                    Ok(connection.query_row(ENDLESS, [], |row| row.get(0))?)
                })
            };
            let error: StoreError = store.readers.run(work).await.map(|_: i64| ()).unwrap_err();
            assert!(matches!(error, StoreError::TooLong { .. }), "{error}");
            assert_eq!(error.to_string(), "a query took longer than 0.05 s and was broken off");
        }
        assert_eq!(store.head().await.unwrap().seq, 0);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_was_written_is_moved_into_the_file_while_the_store_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("feed.db"), folder.path().join("copy.db"));
        let store = Store::open(&path).unwrap();
        for number in 0..MOVE_AFTER {
            let sql =
                "INSERT INTO feed_items (title, url, source_name, published_at) VALUES ('t', ?1, 's', 1)";
            store.write(move |connection| Ok(connection.execute(sql, [number as i64])?)).await.unwrap();
        }
        for _ in 0..200 {
            // Without its WAL.
            std::fs::copy(&path, &copy).unwrap();
            let moved = Connection::open(&copy).unwrap();
            let count = moved.query_row("SELECT count(*) FROM feed_items", [], |row| row.get::<_, i64>(0));
            if count.is_ok_and(|count| count == MOVE_AFTER as i64) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("all of it is still in the WAL");
    }
}
