//! Writing what a stream brought: events, cursor and notifications in one transaction.

use crate::notifications::{self, NewDue, Told};
use crate::{Cache, CacheError, convert};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use std::borrow::Cow;
use std::sync::Arc;
use ww3_event::frame::{Gap, GapReason};
use ww3_event::{Cursor, MapEvent, Severity, Timestamp};

/// An event, and the text that it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// The event.
    pub event: Arc<MapEvent>,
    /// The JSON object as it was received.
    pub raw: String,
}

/// What a stream brought at once.
#[derive(Clone, Debug)]
pub struct Append {
    /// Our clock.
    pub at: Timestamp,
    /// An admitted loss that came before the events. One that opens another history raises the stream's
    /// epoch: from here on, lower revisions replace higher ones of before.
    pub gap: Option<Gap>,
    /// In the order of the stream.
    pub events: Vec<Arrived>,
    /// Where the stream stands after them; `None` leaves the stored one. Taken as it is: cursors have no
    /// order.
    pub cursor: Option<Cursor>,
    /// Our clock when a connection was accepted; only a stream's first is kept.
    pub connected_at: Option<Timestamp>,
    /// How often the server pings, in seconds; `None` leaves the stored one.
    pub ping_interval: Option<f64>,
}

impl Append {
    /// An append of nothing, at this time.
    pub fn at(at: Timestamp) -> Self {
        Self { at, gap: None, events: Vec::new(), cursor: None, connected_at: None, ping_interval: None }
    }
}

/// What an [`Append`] changed.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What stands now and didn't before, in the order of the stream.
    pub applied: Vec<Applied>,
    /// What changed nothing: known already, or superseded before it came.
    pub duplicates: usize,
    /// The stream's last change number: nothing of it is newer.
    pub up_to: i64,
    /// How many notifications became due with it.
    pub due: usize,
}

/// A revision that stands now.
#[derive(Clone, Debug)]
pub struct Applied {
    /// Names the event within the cache, for good.
    pub key: i64,
    /// Grows with each change in the whole cache.
    pub change: i64,
    /// What it is to who knew the event before.
    pub kind: AppliedKind,
    /// The event as it stands.
    pub event: Arc<MapEvent>,
    /// The JSON object as it was received, on one line.
    pub raw: String,
    /// What stood before; `None` for a new event.
    pub previous: Option<Previous>,
    /// Whether people were told of the event before.
    pub told: Told,
}

/// What a revision is to who knew the event before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppliedKind {
    /// The event was not known.
    New,
    /// It was.
    Update,
    /// It is taken back, whether it was known or not.
    Withdrawn,
}

/// What stood before a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Previous {
    /// Its severity.
    pub severity: Severity,
    /// The greatest severity at which the event ever stood without being withdrawn; `None` where never.
    pub peak: Option<Severity>,
    /// Whether it was taken back.
    pub withdrawn: bool,
}

/// Where a stream stands, to resume it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// The last cursor taken.
    pub cursor: Option<Cursor>,
    /// The greatest `time` of an event.
    pub newest_time: Option<Timestamp>,
    /// Our clock at the first connection.
    pub first_connected: Option<Timestamp>,
    /// The last known interval between pings, in seconds.
    pub ping_interval: Option<f64>,
    /// Our own count of the server's histories.
    pub epoch: i64,
}

impl Cache {
    /// Where this stream stands; nowhere where it is not known.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn position(&self, stream: &str) -> Result<Position, CacheError> {
        self.connections.read(|connection| Ok(known(connection, stream)?.unwrap_or_default().position))
    }

    /// When anything was last heard of this stream, by our clock, as [`Cache::set_heard`] stored it.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn heard(&self, stream: &str) -> Result<Option<Timestamp>, CacheError> {
        self.connections.read(|connection| {
            let heard: Option<Option<i64>> = connection
                .prepare_cached("SELECT heard_ms FROM streams WHERE name = ?1")?
                .query_row([stream], |row| row.get(0))
                .optional()?;
            heard.flatten().map(|milliseconds| convert::time(0, milliseconds)).transpose()
        })
    }

    /// Stores when anything was last heard of this stream; nothing where the stream isn't known yet.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn set_heard(&self, stream: &str, at: Timestamp) -> Result<(), CacheError> {
        self.connections.write(|transaction| {
            transaction.execute(
                "UPDATE streams SET heard_ms = ?2 WHERE name = ?1",
                params![stream, at.as_millisecond()],
            )?;
            Ok(())
        })
    }

    /// Appends what a stream brought, in one transaction that is on the disk when this returns.
    ///
    /// Idempotent: what is known already changes nothing. `due` is told what was applied and says what
    /// people are to be told; its answer is part of the transaction.
    ///
    /// # Errors
    /// Where the file can't be written. Nothing of it is then written, and it can be tried again.
    pub fn append(
        &self,
        stream: &str,
        append: &Append,
        due: impl FnOnce(&Outcome) -> Vec<NewDue>,
    ) -> Result<Outcome, CacheError> {
        self.connections.write(|transaction| {
            let before = match known(transaction, stream)? {
                Some(known) => known,
                None => make(transaction, stream)?,
            };
            let mut position = before.position.clone();
            if let Some(gap) = &append.gap {
                position.epoch += i64::from(gap.reason.is_new_history());
                record_gap(transaction, before.number, &position, append, gap)?;
            }
            let mut outcome = Outcome::default();
            let mut table = Table::new(transaction, before.number, position.epoch, append.at)?;
            for arrived in &append.events {
                match table.apply(arrived)? {
                    Some(applied) => outcome.applied.push(applied),
                    None => outcome.duplicates += 1,
                }
                let newest = position.newest_time.max(Some(arrived.event.time));
                position.newest_time = newest;
            }
            position.cursor = append.cursor.clone().or(position.cursor);
            position.first_connected = position.first_connected.or(append.connected_at);
            position.ping_interval = append.ping_interval.or(position.ping_interval);
            if position != before.position {
                store(transaction, before.number, &position)?;
            }
            outcome.up_to = last_change(transaction, before.number)?;
            let new = due(&outcome);
            outcome.due = notifications::insert(transaction, append.at, &new)?;
            Ok(outcome)
        })
    }
}

#[derive(Default)]
pub(crate) struct Known {
    pub number: i64,
    pub position: Position,
}

pub(crate) fn known(connection: &Connection, stream: &str) -> rusqlite::Result<Option<Known>> {
    connection
        .prepare_cached(
            "SELECT stream, epoch, cursor, newest_ms, connected_ms, ping_interval FROM streams WHERE name = ?1",
        )?
        .query_row([stream], |row| {
            let time = |column| {
                let milliseconds: Option<i64> = row.get(column)?;
                milliseconds.map(|milliseconds| convert::time(column, milliseconds)).transpose()
            };
            let cursor: Option<String> = row.get(2)?;
            Ok(Known {
                number: row.get(0)?,
                position: Position {
                    epoch: row.get(1)?,
                    cursor: cursor.and_then(|text| Cursor::new(text).ok()),
                    newest_time: time(3)?,
                    first_connected: time(4)?,
                    ping_interval: row.get(5)?,
                },
            })
        })
        .optional()
}

fn make(transaction: &Transaction<'_>, stream: &str) -> rusqlite::Result<Known> {
    transaction.execute("INSERT INTO streams (name) VALUES (?1)", [stream])?;
    Ok(Known { number: transaction.last_insert_rowid(), position: Position::default() })
}

fn store(transaction: &Transaction<'_>, stream: i64, position: &Position) -> rusqlite::Result<()> {
    let milliseconds = |time: Option<Timestamp>| time.map(Timestamp::as_millisecond);
    transaction
        .prepare_cached(
            "UPDATE streams SET epoch = ?2, cursor = ?3, newest_ms = ?4, connected_ms = ?5, ping_interval = ?6
             WHERE stream = ?1",
        )?
        .execute(params![
            stream,
            position.epoch,
            position.cursor.as_ref().map(Cursor::as_str),
            milliseconds(position.newest_time),
            milliseconds(position.first_connected),
            position.ping_interval,
        ])?;
    Ok(())
}

/// `position`: with the cursor of before and the epoch of after.
fn record_gap(
    transaction: &Transaction<'_>,
    stream: i64,
    position: &Position,
    append: &Append,
    gap: &Gap,
) -> rusqlite::Result<()> {
    let reason = match gap.reason {
        GapReason::Retention => "retention",
        GapReason::Ahead => "ahead",
        GapReason::Epoch => "epoch",
        GapReason::Other => "other",
    };
    let number = |sequence: Option<u64>| sequence.and_then(|sequence| i64::try_from(sequence).ok());
    transaction
        .prepare_cached(
            "INSERT INTO gaps
                (stream, received_ms, reason, from_seq, to_seq, cursor_before, cursor_after, epoch_after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            stream,
            append.at.as_millisecond(),
            reason,
            number(gap.from),
            number(gap.to),
            position.cursor.as_ref().map(Cursor::as_str),
            append.cursor.as_ref().map(Cursor::as_str),
            position.epoch,
        ])?;
    Ok(())
}

pub(crate) fn last_change(connection: &Connection, stream: i64) -> rusqlite::Result<i64> {
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(change) FROM events WHERE stream = ?1")?
        .query_row([stream], |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}

/// The events of one stream, while a batch is applied to them.
struct Table<'a> {
    transaction: &'a Transaction<'a>,
    stream: i64,
    epoch: i64,
    at: Timestamp,
    next_key: i64,
    next_change: i64,
}

/// Most events are new: tried first, so that the index of ids is searched once.
const STAND_FIRST: &str =
    "INSERT INTO events (event, stream, id, epoch, revision, change, peak, withdrawn, time_ms,
        severity, kind, lon, lat, precision, country, place, title)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
    ON CONFLICT (stream, id) DO NOTHING";

/// Of one that is known.
const STAND_INSTEAD: &str =
    "UPDATE events SET epoch = ?4, revision = ?5, change = ?6, peak = ?7, withdrawn = ?8,
        time_ms = ?9, severity = ?10, kind = ?11, lon = ?12, lat = ?13, precision = ?14, country = ?15,
        place = ?16, title = ?17
    WHERE event = ?1 AND stream = ?2 AND id = ?3";

const RECORD: &str = "INSERT INTO revisions (change, event, epoch, revision, received_ms, raw)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// Of one that was overtaken; it may be there already.
const RECORD_LATE: &str = "INSERT INTO revisions (change, event, epoch, revision, received_ms, raw)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING";

struct Standing {
    key: i64,
    epoch: i64,
    revision: u32,
    change: i64,
    peak: u8,
    previous: Previous,
}

impl<'a> Table<'a> {
    fn new(
        transaction: &'a Transaction<'a>,
        stream: i64,
        epoch: i64,
        at: Timestamp,
    ) -> rusqlite::Result<Self> {
        let next = |table: &str| -> rusqlite::Result<i64> {
            let last: Option<i64> = transaction
                .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = ?1")?
                .query_row([table], |row| row.get(0))
                .optional()?;
            Ok(last.unwrap_or(0) + 1)
        };
        let (next_key, next_change) = (next("events")?, next("revisions")?);
        Ok(Self { transaction, stream, epoch, at, next_key, next_change })
    }

    /// `None`: nothing changed.
    fn apply(&mut self, arrived: &Arrived) -> rusqlite::Result<Option<Applied>> {
        let raw = one_line(&arrived.raw);
        let event = &arrived.event;
        let key = self.next_key;
        if self.stand(STAND_FIRST, key, self.next_change, 0, event)? {
            self.next_key += 1;
            let change = self.record(RECORD, key, event, &raw)?;
            return Ok(Some(self.applied(key, change, arrived, raw, None, Told::No)));
        }
        let standing = self.standing(&event.id)?;
        let given = (self.epoch, event.revision);
        if given < (standing.epoch, standing.revision) {
            // Overtaken on its way: history, but nothing changes.
            self.record(RECORD_LATE, standing.key, event, &raw)?;
            return Ok(None);
        }
        if given == (standing.epoch, standing.revision) {
            return Ok(None);
        }
        if self.epoch > standing.epoch && self.raw(standing.change)? == raw {
            self.confirm(standing.key)?;
            return Ok(None);
        }
        let told = notifications::told(self.transaction, standing.key)?;
        let change = self.record(RECORD, standing.key, event, &raw)?;
        self.stand(STAND_INSTEAD, standing.key, change, standing.peak, event)?;
        Ok(Some(self.applied(standing.key, change, arrived, raw, Some(standing.previous), told)))
    }

    fn applied(
        &self,
        key: i64,
        change: i64,
        arrived: &Arrived,
        raw: Cow<'_, str>,
        previous: Option<Previous>,
        told: Told,
    ) -> Applied {
        let kind = match previous {
            _ if arrived.event.withdrawn => AppliedKind::Withdrawn,
            None => AppliedKind::New,
            Some(_) => AppliedKind::Update,
        };
        Applied {
            key,
            change,
            kind,
            event: Arc::clone(&arrived.event),
            raw: raw.into_owned(),
            previous,
            told,
        }
    }

    fn standing(&self, id: &str) -> rusqlite::Result<Standing> {
        let read = |row: &Row<'_>| {
            let peak = row.get(4)?;
            Ok(Standing {
                key: row.get(0)?,
                epoch: row.get(1)?,
                revision: row.get(2)?,
                change: row.get(3)?,
                peak,
                previous: Previous {
                    severity: convert::severity(row.get(5)?),
                    peak: Severity::new(peak).ok(),
                    withdrawn: row.get(6)?,
                },
            })
        };
        self.transaction
            .prepare_cached(
                "SELECT event, epoch, revision, change, peak, severity, withdrawn
                 FROM events WHERE stream = ?1 AND id = ?2",
            )?
            .query_row(params![self.stream, id], read)
    }

    fn raw(&self, change: i64) -> rusqlite::Result<String> {
        self.transaction
            .prepare_cached("SELECT raw FROM revisions WHERE change = ?1")?
            .query_row([change], |row| row.get(0))
    }

    /// Adds a revision by one of the two statements; its change number.
    fn record(&mut self, statement: &str, key: i64, event: &MapEvent, raw: &str) -> rusqlite::Result<i64> {
        let (change, at) = (self.next_change, self.at.as_millisecond());
        let values = params![change, key, self.epoch, event.revision, at, raw];
        self.next_change += self.transaction.prepare_cached(statement)?.execute(values)? as i64;
        Ok(change)
    }

    /// The new history holds the very same: believed, and nobody needs to hear of it.
    fn confirm(&self, key: i64) -> rusqlite::Result<()> {
        self.transaction
            .prepare_cached("UPDATE events SET epoch = ?2 WHERE event = ?1")?
            .execute([key, self.epoch])?;
        Ok(())
    }

    /// Makes this revision the standing one, by one of the two statements; whether it took.
    fn stand(
        &self,
        statement: &str,
        key: i64,
        change: i64,
        peak: u8,
        event: &MapEvent,
    ) -> rusqlite::Result<bool> {
        let severity = event.severity.get();
        let rows = self.transaction.prepare_cached(statement)?.execute(params![
            key,
            self.stream,
            event.id,
            self.epoch,
            event.revision,
            change,
            if event.withdrawn { peak } else { peak.max(severity) },
            event.withdrawn,
            event.time.as_millisecond(),
            severity,
            event.kind.as_str(),
            event.to.lon(),
            event.to.lat(),
            event.precision.and_then(convert::precision_text),
            event.to.country,
            event.to.label,
            event.title,
        ])?;
        Ok(rows > 0)
    }
}

/// In JSON, a line break can only stand between tokens (within a text it is escaped).
fn one_line(raw: &str) -> Cow<'_, str> {
    let raw = raw.trim();
    if raw.contains(['\n', '\r']) { Cow::Owned(raw.replace(['\n', '\r'], " ")) } else { Cow::Borrowed(raw) }
}
