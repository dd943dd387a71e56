//! What is in a cache, in numbers.

use crate::append::known;
use crate::{Cache, CacheError, convert};
use rusqlite::Connection;
use serde::Serialize;
use ww3_event::Timestamp;

/// What is stored of a stream.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// The stream's name.
    pub stream: String,
    /// Events that stand and are not withdrawn.
    pub events: i64,
    /// Events that are withdrawn.
    pub withdrawn: i64,
    /// All revisions.
    pub revisions: i64,
    /// Admitted losses.
    pub gaps: i64,
    /// Notifications that are due.
    pub due: i64,
    /// When the newest event happened that is not withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newest: Option<Timestamp>,
    /// When the oldest one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oldest: Option<Timestamp>,
    /// Our own count of the server's histories.
    pub epoch: i64,
    /// Where the stream stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Cache {
    /// What is stored of this stream; nothing where it is not known.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn stats(&self, stream: &str) -> Result<Stats, CacheError> {
        self.connections.read(|connection| {
            let nothing = Stats { stream: stream.to_owned(), ..Stats::default() };
            let Some(known) = known(connection, stream)? else { return Ok(nothing) };
            let count = |sql: &str| number(connection, sql, known.number).map(Option::unwrap_or_default);
            let time = |sql: &str| {
                number(connection, sql, known.number)?.map(|time| convert::time(0, time)).transpose()
            };
            Ok(Stats {
                events: count("SELECT count(*) FROM events WHERE stream = ?1 AND withdrawn = 0")?,
                withdrawn: count("SELECT count(*) FROM events WHERE stream = ?1 AND withdrawn = 1")?,
                revisions: count(
                    "SELECT count(*) FROM revisions JOIN events USING (event) WHERE stream = ?1",
                )?,
                gaps: count("SELECT count(*) FROM gaps WHERE stream = ?1")?,
                due: count(
                    "SELECT count(*) FROM notifications JOIN events USING (event)
                     WHERE claimed_ms IS NULL AND dismissed_ms IS NULL AND stream = ?1",
                )?,
                newest: time("SELECT max(time_ms) FROM events WHERE stream = ?1 AND withdrawn = 0")?,
                oldest: time("SELECT min(time_ms) FROM events WHERE stream = ?1 AND withdrawn = 0")?,
                epoch: known.position.epoch,
                cursor: known.position.cursor.map(String::from),
                ..nothing
            })
        })
    }

    /// How many events stand and are not withdrawn, and when the newest happened. Cheap enough to ask often.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn count(&self, stream: &str) -> Result<(i64, Option<Timestamp>), CacheError> {
        self.connections.read(|connection| {
            let Some(known) = known(connection, stream)? else { return Ok((0, None)) };
            let of = |sql: &str| number(connection, sql, known.number);
            let events = of("SELECT count(*) FROM events WHERE stream = ?1 AND withdrawn = 0")?;
            let newest = of("SELECT max(time_ms) FROM events WHERE stream = ?1 AND withdrawn = 0")?;
            let newest = newest.map(|time| convert::time(0, time)).transpose()?;
            Ok((events.unwrap_or(0), newest))
        })
    }

    /// The names of all streams.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn streams(&self) -> Result<Vec<String>, CacheError> {
        self.connections.read(|connection| {
            connection
                .prepare_cached("SELECT name FROM streams ORDER BY stream")?
                .query_map([], |row| row.get(0))?
                .collect()
        })
    }
}

fn number(connection: &Connection, sql: &str, stream: i64) -> rusqlite::Result<Option<i64>> {
    connection.prepare_cached(sql)?.query_row([stream], |row| row.get(0))
}
