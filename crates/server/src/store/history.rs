//! What happened, in the order in which it happened.
//!
//! Of each event the standing revision alone. Read in bounded steps, each from where the last one ended, along
//! the index on (time, seq): no call sorts or scans the whole table.

use super::{Store, StoreError, events, text::Text};
use rusqlite::{Connection, Params, params};
use ww3_event::MapEvent;

/// Rows that are read in one step.
const STEP: i64 = 500;

/// A place in history: an event's time (Unix seconds), and its number among those of that second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// When it happened, Unix seconds.
    pub time: i64,
    /// Its number in the stream.
    pub seq: i64,
}

/// An event of history.
#[derive(Clone, Debug)]
pub struct Past {
    /// Where it stands.
    pub at: Moment,
    /// The event.
    pub event: MapEvent,
    /// The event as JSON on one line.
    pub body: String,
}

/// One step through history.
#[derive(Debug, Default)]
pub struct Step {
    /// Events, in the order asked for.
    pub rows: Vec<Past>,
    /// Where to go on; none at the end.
    pub next: Option<Moment>,
}

pub(super) const BACKWARDS: &str = "SELECT time, seq, body FROM map_events AS this
    WHERE (time, seq) < (?1, ?2) AND time > ?3
        AND NOT EXISTS (SELECT 1 FROM map_events AS later WHERE later.id = this.id AND later.revision > this.revision)
    ORDER BY time DESC, seq DESC LIMIT ?4";

pub(super) const FORWARDS: &str = "SELECT time, seq, body FROM map_events AS this
    WHERE (time, seq) > (?1, ?2) AND time <= ?3
        AND NOT EXISTS (SELECT 1 FROM map_events AS later WHERE later.id = this.id AND later.revision > this.revision)
    ORDER BY time, seq LIMIT ?4";

pub(super) const SEARCH: &str = "SELECT this.time, this.seq, this.body FROM map_events_text AS text
    JOIN map_events AS this ON this.seq = text.rowid
    WHERE text.map_events_text MATCH ?5 AND (this.time, this.seq) < (?1, ?2) AND this.time > ?3
        AND NOT EXISTS (SELECT 1 FROM map_events AS later WHERE later.id = this.id AND later.revision > this.revision)
    ORDER BY this.time DESC, this.seq DESC LIMIT ?4";

impl Store {
    /// The events before `before` that happened after `since`, newest first; with `words` only those whose text
    /// has all of them.
    pub async fn history(
        &self,
        before: Moment,
        since: i64,
        words: Option<String>,
    ) -> Result<Step, StoreError> {
        self.read(move |connection| match words {
            None => step(connection, BACKWARDS, params![before.time, before.seq, since, STEP]),
            Some(words) => step(connection, SEARCH, params![before.time, before.seq, since, STEP, words]),
        })
        .await
    }

    /// The events after `after` that happened up to `end`, oldest first.
    pub async fn replay(&self, after: Moment, end: i64) -> Result<Step, StoreError> {
        self.read(move |connection| step(connection, FORWARDS, params![after.time, after.seq, end, STEP]))
            .await
    }
}

fn step(connection: &Connection, sql: &str, params: impl Params) -> Result<Step, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let (mut step, mut read) = (Step::default(), 0);
    while let Some(row) = rows.next()? {
        let at = Moment { time: row.get(0)?, seq: row.get(1)? };
        let Text(body) = row.get(2)?;
        read += 1;
        step.next = Some(at);
        // Another program's row that is no event is none of history.
        if let Ok((event, body)) = events::one_line(body) {
            step.rows.push(Past { at, event, body });
        }
    }
    if read < STEP {
        step.next = None;
    }
    Ok(step)
}
