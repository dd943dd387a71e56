//! Whom to tell, each once.
//!
//! A row goes from due to claimed to shown, or is dismissed. What is worth a row, and when it is shown, is
//! for `ww3-follow` to say.

use crate::append::known;
use crate::{Cache, CacheError, convert};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use ww3_event::{Precision, Severity, Timestamp};

/// What a notification is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotificationKind {
    /// An event.
    Event,
    /// That an event which people were told of is taken back.
    Correction,
}

impl NotificationKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Correction => "correction",
        }
    }
}

/// What is to become due with an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDue {
    /// The event, by [`crate::Applied::key`].
    pub key: i64,
    /// What it is about. A second one of the same kind for the same event is ignored.
    pub kind: NotificationKind,
    /// Whether it belongs into a digest.
    pub digest: bool,
}

/// Whether people were told of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// There was nothing to tell.
    No,
    /// Not yet: it is due.
    Due,
    /// Yes, or a crash came between the claim and the popup.
    Claimed,
    /// No, and they won't be.
    Dismissed,
}

/// A notification that is due, with what stands of its event now.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// Names the notification.
    pub id: i64,
    /// The event, by [`crate::Applied::key`].
    pub key: i64,
    /// What it is about.
    pub kind: NotificationKind,
    /// Whether it belongs into a digest.
    pub digest: bool,
    /// Our clock when it became due.
    pub due_at: Timestamp,
    /// Whether the event is taken back by now.
    pub withdrawn: bool,
    /// The event's severity.
    pub severity: Severity,
    /// When it happened.
    pub time: Timestamp,
    /// Its title.
    pub title: String,
    /// Where it happened, for people; may be empty.
    pub place: String,
    /// Where it happened, ISO 3166 alpha-3.
    pub country: Option<String>,
    /// How exactly that is known.
    pub precision: Option<Precision>,
}

const DUE: &str = "notifications.claimed_ms IS NULL AND notifications.dismissed_ms IS NULL";
const UNSHOWN: &str = "notifications.claimed_ms IS NOT NULL AND notifications.shown_ms IS NULL
    AND notifications.dismissed_ms IS NULL";

impl Cache {
    /// What is due on this stream, oldest first, `limit` at most.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn due(&self, stream: &str, limit: usize) -> Result<Vec<Due>, CacheError> {
        self.list(stream, DUE, limit)
    }

    /// What was claimed and never marked as shown, oldest first, `limit` at most: at the start of a program,
    /// what the crash of the one before may have lost.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn claimed_unshown(&self, stream: &str, limit: usize) -> Result<Vec<Due>, CacheError> {
        self.list(stream, UNSHOWN, limit)
    }

    /// Claims what is about to be shown. Answers which were still due: only those may be shown.
    ///
    /// # Errors
    /// Where the file can't be written; nothing may then be shown.
    pub fn claim(&self, ids: &[i64], at: Timestamp) -> Result<Vec<i64>, CacheError> {
        self.set(
            "UPDATE notifications SET claimed_ms = ?2
             WHERE notification = ?1 AND claimed_ms IS NULL AND dismissed_ms IS NULL",
            ids,
            at,
        )
    }

    /// Marks what was shown.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn mark_shown(&self, ids: &[i64], at: Timestamp) -> Result<(), CacheError> {
        self.set(
            "UPDATE notifications SET shown_ms = ?2
             WHERE notification = ?1 AND claimed_ms IS NOT NULL AND shown_ms IS NULL",
            ids,
            at,
        )
        .map(drop)
    }

    /// Settles what will not be shown.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn dismiss(&self, ids: &[i64], at: Timestamp) -> Result<(), CacheError> {
        self.set(
            "UPDATE notifications SET dismissed_ms = ?2
             WHERE notification = ?1 AND shown_ms IS NULL AND dismissed_ms IS NULL",
            ids,
            at,
        )
        .map(drop)
    }

    /// Which of the rows were changed.
    fn set(&self, sql: &str, ids: &[i64], at: Timestamp) -> Result<Vec<i64>, CacheError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        self.connections.write(|transaction| {
            let mut statement = transaction.prepare_cached(sql)?;
            let mut changed = Vec::new();
            for id in ids {
                if statement.execute([*id, at.as_millisecond()])? > 0 {
                    changed.push(*id);
                }
            }
            Ok(changed)
        })
    }

    fn list(&self, stream: &str, which: &str, limit: usize) -> Result<Vec<Due>, CacheError> {
        self.connections.read(|connection| {
            let Some(known) = known(connection, stream)? else { return Ok(Vec::new()) };
            let sql = format!(
                "SELECT notification, event, notifications.kind, digest, due_ms, withdrawn, severity, time_ms,
                    title, place, country, precision
                 FROM notifications JOIN events USING (event)
                 WHERE {which} AND stream = ?1 ORDER BY notification LIMIT ?2"
            );
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            connection.prepare_cached(&sql)?.query_map([known.number, limit], due)?.collect()
        })
    }
}

fn due(row: &Row<'_>) -> rusqlite::Result<Due> {
    let kind: String = row.get(2)?;
    let precision: Option<String> = row.get(11)?;
    Ok(Due {
        id: row.get(0)?,
        key: row.get(1)?,
        kind: if kind == "correction" { NotificationKind::Correction } else { NotificationKind::Event },
        digest: row.get(3)?,
        due_at: convert::time(4, row.get(4)?)?,
        withdrawn: row.get(5)?,
        severity: convert::severity(row.get(6)?),
        time: convert::time(7, row.get(7)?)?,
        title: row.get(8)?,
        place: row.get(9)?,
        country: row.get(10)?,
        precision: convert::precision(precision.as_deref()),
    })
}

pub(crate) fn insert(
    transaction: &Transaction<'_>,
    at: Timestamp,
    new: &[NewDue],
) -> rusqlite::Result<usize> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO notifications (event, kind, digest, due_ms) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING",
    )?;
    let mut inserted = 0;
    for due in new {
        inserted +=
            statement.execute(params![due.key, due.kind.as_str(), due.digest, at.as_millisecond()])?;
    }
    Ok(inserted)
}

pub(crate) fn told(connection: &Connection, key: i64) -> rusqlite::Result<Told> {
    let state = |row: &Row<'_>| {
        let (claimed, dismissed): (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
        Ok(match (claimed, dismissed) {
            (Some(_), _) => Told::Claimed,
            (None, Some(_)) => Told::Dismissed,
            (None, None) => Told::Due,
        })
    };
    let found = connection
        .prepare_cached(
            "SELECT claimed_ms, dismissed_ms FROM notifications WHERE event = ?1 AND kind = 'event'",
        )?
        .query_row([key], state)
        .optional()?;
    Ok(found.unwrap_or(Told::No))
}
