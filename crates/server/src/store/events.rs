//! The events, one row per revision, and the head of the stream.

use super::{Store, StoreError, text::Text};
use rusqlite::{Connection, OptionalExtension, params};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use ww3_event::MapEvent;

pub(super) const AFTER: &str = "SELECT seq, body FROM map_events WHERE seq > ?1 ORDER BY seq";
pub(super) const EARLIER: &str = "SELECT body FROM map_events WHERE id = ?1 AND revision < ?2";
pub(super) const KNOWN: &str = "SELECT seq FROM map_events WHERE id = ?1 AND revision = ?2";
pub(super) const BEFORE_TIME: &str = "SELECT min(seq) FROM map_events WHERE time > ?1";

/// Where the stream stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The name of this history.
    pub epoch: String,
    /// The newest number given.
    pub seq: u64,
    /// Everything up to this number has been deleted by age.
    pub floor: u64,
}

/// How much is read at a time: so many rows, or the first that exceeds so many bytes.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Rows at most.
    pub rows: usize,
    /// Bytes of their bodies.
    pub bytes: usize,
}

/// One revision of an event, as it is stored.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// Its number.
    pub seq: u64,
    /// The event.
    pub event: MapEvent,
    /// The event as JSON on one line.
    pub body: String,
    /// Its earlier revisions: who saw one of them must hear of this one.
    pub earlier: Vec<MapEvent>,
}

/// What comes after a number.
#[derive(Debug)]
pub struct After {
    /// The rows, in order.
    pub rows: Vec<EventRow>,
    /// Everything up to this number has been deleted by age: where it is above the number asked for, what lies
    /// between is lost.
    pub floor: u64,
}

/// What was read, and what could not be: number and reason.
#[derive(Default)]
struct Rows {
    good: Vec<EventRow>,
    broken: Vec<(u64, String)>,
    floor: u64,
}

impl Store {
    /// Where the stream stands now.
    pub async fn head(&self) -> Result<Head, StoreError> {
        self.read(|connection| Ok(head(connection)?)).await
    }

    /// The rows with a number above `after`, in order; at least one where there is one. A row that can't be
    /// read is left out: it must not stop all streams.
    pub async fn events_after(&self, after: u64, page: Page) -> Result<After, StoreError> {
        self.look(move |view| view.events_after(after, page)).await
    }

    /// Looks at the store as it is now.
    pub async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&mut View<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let broken = Arc::clone(&self.broken);
        self.read(move |connection| look(&mut View { connection, broken: &broken })).await
    }

    /// The number before the first row that happened after `since` (Unix seconds); none where there is no
    /// such row.
    pub async fn before_time(&self, since: i64) -> Result<Option<u64>, StoreError> {
        self.read(move |connection| {
            let first: Option<i64> =
                connection.prepare_cached(BEFORE_TIME)?.query_row([since], |row| row.get(0))?;
            Ok(first.map(|seq| unsigned(seq).saturating_sub(1)))
        })
        .await
    }
}

/// The store as it is while somebody looks at it.
pub struct View<'a> {
    pub(super) connection: &'a mut Connection,
    pub(super) broken: &'a AtomicU64,
}

impl View<'_> {
    /// As [`Store::events_after`].
    pub fn events_after(&mut self, after: u64, page: Page) -> Result<After, StoreError> {
        let rows = events_after(self.connection, after, page)?;
        for (seq, why) in rows.broken {
            // Each once: the newest rows are read again at every poll.
            if self.broken.fetch_max(seq, Ordering::Relaxed) < seq {
                tracing::error!(
                    "event {seq} is left out: another program wrote it, and it can't be read: {why}"
                );
            }
        }
        Ok(After { rows: rows.good, floor: rows.floor })
    }
}

pub(super) fn head(connection: &Connection) -> rusqlite::Result<Head> {
    connection.prepare_cached("SELECT epoch, seq, floor FROM stream_head")?.query_row([], |row| {
        Ok(Head { epoch: row.get(0)?, seq: unsigned(row.get(1)?), floor: unsigned(row.get(2)?) })
    })
}

/// Gives `event` the next number and adds it; `false` where this revision is there already.
pub(super) fn append(connection: &Connection, event: &MapEvent) -> Result<bool, StoreError> {
    let known: Option<i64> = connection
        .prepare_cached(KNOWN)?
        .query_row(params![event.id, event.revision], |row| row.get(0))
        .optional()?;
    if known.is_some() {
        return Ok(false);
    }
    let seq: i64 = connection
        .prepare_cached("UPDATE stream_head SET seq = seq + 1 RETURNING seq")?
        .query_row([], |row| row.get(0))?;
    let body = serde_json::to_string(event).map_err(|why| StoreError::Event { seq: unsigned(seq), why })?;
    let received = event.received.unwrap_or(event.time);
    connection
        .prepare_cached(
            "INSERT INTO map_events (seq, id, revision, time, received, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![seq, event.id, event.revision, event.time.as_second(), received.as_second(), body])?;
    Ok(true)
}

fn events_after(connection: &mut Connection, after: u64, page: Page) -> Result<Rows, StoreError> {
    // One view of the file: else rows could be deleted between them and the floor.
    let transaction = connection.transaction()?;
    let found = read_after(&transaction, after, page);
    transaction.finish()?;
    found
}

fn read_after(connection: &Connection, after: u64, page: Page) -> Result<Rows, StoreError> {
    let (mut found, mut bytes) = (Rows { floor: head(connection)?.floor, ..Rows::default() }, 0);
    let mut statement = connection.prepare_cached(AFTER)?;
    let mut rows = statement.query([signed(after)])?;
    while found.good.len() < page.rows
        && bytes < page.bytes
        && let Some(row) = rows.next()?
    {
        let (seq, body) = (unsigned(row.get(0)?), row.get::<_, Text>(1)?.0);
        match one_line(body) {
            Ok((event, body)) => {
                bytes += body.len();
                let earlier = earlier(connection, &event)?;
                found.good.push(EventRow { seq, event, body, earlier });
            }
            Err(why) => found.broken.push((seq, why.to_string())),
        }
    }
    Ok(found)
}

/// The event, and its JSON: laid out on several lines, as another program may have it, it would break its frame.
pub(super) fn one_line(body: String) -> serde_json::Result<(MapEvent, String)> {
    let event = serde_json::from_str(&body)?;
    let body = if body.contains(['\n', '\r']) { serde_json::to_string(&event)? } else { body };
    Ok((event, body))
}

/// Revisions that can't be read had no readers.
fn earlier(connection: &Connection, event: &MapEvent) -> Result<Vec<MapEvent>, StoreError> {
    if event.revision < 2 {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(EARLIER)?;
    let bodies = statement.query_map(params![event.id, event.revision], |row| row.get::<_, Text>(0))?;
    let bodies = bodies.collect::<Result<Vec<_>, _>>()?;
    Ok(bodies.iter().filter_map(|Text(body)| serde_json::from_str(body).ok()).collect())
}

/// SQLite's integers are signed; our numbers never are below zero.
fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
