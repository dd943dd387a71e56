//! What is shown: points for the map, pages for the timeline, one event in full.

use crate::append::{known, last_change};
use crate::{Cache, CacheError, convert};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use ww3_event::{EventType, MapEvent, Precision, Severity, Timestamp};

/// As many points as a window holds.
const MOST_POINTS: usize = 100_000;
/// As many rows as a page of the timeline holds.
const MOST_ROWS: usize = 1_000;

/// What the map shows of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct SlimRow {
    /// Names the event within the cache, for good.
    pub key: i64,
    /// Its id on the wire.
    pub id: String,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// How bad it is.
    pub severity: Severity,
    /// What kind of act it is.
    pub kind: EventType,
    /// When it happened, Unix seconds.
    pub time: i64,
    /// Whether it is taken back: to be removed from what is shown.
    pub withdrawn: bool,
    /// How exactly the place is known.
    pub precision: Option<Precision>,
}

/// Points, and up to which change they tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Ask for what comes after this next.
    pub up_to: i64,
    /// The points.
    pub rows: Vec<SlimRow>,
    /// There are more than were asked for, or the asker knows what this cache doesn't: take a
    /// [`Cache::snapshot`] instead, or ask on.
    pub behind: bool,
}

/// Which events a timeline shows. The default shows all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineFilter {
    /// The least severity.
    pub min_severity: Option<Severity>,
    /// Kinds of act; empty: all.
    pub types: Vec<EventType>,
    /// Words in the title or the place, as they stand there but for the case of ASCII letters.
    pub text: Option<String>,
}

/// A page of the timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Newest first.
    pub rows: Vec<TimelineRow>,
    /// Ask for what comes before this next; `None` at the end.
    pub next: Option<(i64, i64)>,
}

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// Names the event within the cache, for good.
    pub key: i64,
    /// The event as it stands.
    pub event: MapEvent,
}

/// All that is stored of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Names the event within the cache, for good.
    pub key: i64,
    /// The stream that brought it.
    pub stream: String,
    /// The event as it stands.
    pub event: MapEvent,
    /// The JSON object as it was received, on one line.
    pub raw: String,
    /// Our clock when the standing revision came.
    pub received_at: Timestamp,
    /// How many revisions came.
    pub revisions: i64,
}

impl Cache {
    /// What changed after this change number, in the order of the changes, `limit` at most; each event once,
    /// as it stands. Drains nothing: the same question has the same answer until something changes.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn changes_after(&self, stream: &str, after: i64, limit: usize) -> Result<Changes, CacheError> {
        let limit = limit.clamp(1, MOST_POINTS);
        self.connections.read(|connection| {
            let Some(known) = known(connection, stream)? else {
                return Ok(Changes { up_to: 0, rows: Vec::new(), behind: after > 0 });
            };
            if after > greatest_change(connection)? {
                let up_to = last_change(connection, known.number)?;
                return Ok(Changes { up_to, rows: Vec::new(), behind: true });
            }
            let mut statement = connection.prepare_cached(
                "SELECT event, id, lon, lat, severity, kind, time_ms, precision, withdrawn, change
                 FROM events WHERE stream = ?1 AND change > ?2 ORDER BY change LIMIT ?3",
            )?;
            let mut up_to = after;
            let mut rows = Vec::new();
            let mut found = statement.query(params![known.number, after, limit as i64 + 1])?;
            while let Some(row) = found.next()? {
                if rows.len() == limit {
                    return Ok(Changes { up_to, rows, behind: true });
                }
                rows.push(slim(row, row.get(8)?)?);
                up_to = row.get(9)?;
            }
            Ok(Changes { up_to, rows, behind: false })
        })
    }

    /// The newest events that stand and are not withdrawn, newest first, `limit` (and 100,000) at most.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn snapshot(&self, stream: &str, limit: usize) -> Result<Changes, CacheError> {
        self.connections.read(|connection| {
            let Some(known) = known(connection, stream)? else { return Ok(Changes::default()) };
            let rows = connection
                .prepare_cached(
                    "SELECT event, id, lon, lat, severity, kind, time_ms, precision
                     FROM events WHERE stream = ?1 AND withdrawn = 0
                     ORDER BY time_ms DESC, event DESC LIMIT ?2",
                )?
                .query_map(params![known.number, limit.min(MOST_POINTS) as i64], |row| slim(row, false))?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Changes { up_to: last_change(connection, known.number)?, rows, behind: false })
        })
    }

    /// A page of the timeline, newest first: what comes before `before` (from [`Page::next`]), `limit` (and
    /// 1,000) rows at most.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn timeline(
        &self,
        stream: &str,
        before: Option<(i64, i64)>,
        limit: usize,
        filter: &TimelineFilter,
    ) -> Result<Page, CacheError> {
        let limit = limit.clamp(1, MOST_ROWS);
        self.connections.read(|connection| {
            let Some(known) = known(connection, stream)? else { return Ok(Page::default()) };
            let (sql, values) = timeline_query(known.number, before, limit, filter);
            let mut statement = connection.prepare_cached(&sql)?;
            let values: Vec<&dyn ToSql> = values.iter().map(AsRef::as_ref).collect();
            let mut found = statement.query(&values[..])?;
            let mut page = Page::default();
            let mut last = None;
            while let Some(row) = found.next()? {
                if page.rows.len() == limit {
                    page.next = last;
                    break;
                }
                let key = row.get(0)?;
                last = Some((row.get(1)?, key));
                page.rows.push(TimelineRow { key, event: convert::event(2, row.get_ref(2)?.as_str()?)? });
            }
            Ok(page)
        })
    }

    /// All that is stored of an event.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn event(&self, key: i64) -> Result<Option<Stored>, CacheError> {
        self.connections.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT streams.name, raw, received_ms,
                        (SELECT count(*) FROM revisions AS all_of_it WHERE all_of_it.event = events.event)
                     FROM events JOIN revisions USING (change) JOIN streams USING (stream)
                     WHERE events.event = ?1",
                )?
                .query_row([key], |row| {
                    let raw: String = row.get(1)?;
                    Ok(Stored {
                        key,
                        stream: row.get(0)?,
                        event: convert::event(1, &raw)?,
                        raw,
                        received_at: convert::time(2, row.get(2)?)?,
                        revisions: row.get(3)?,
                    })
                })
                .optional()
        })
    }

    /// The key of an event, by its stream and its id on the wire.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn key(&self, stream: &str, id: &str) -> Result<Option<i64>, CacheError> {
        self.connections.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT event FROM events JOIN streams USING (stream) WHERE name = ?1 AND id = ?2",
                )?
                .query_row([stream, id], |row| row.get(0))
                .optional()
        })
    }
}

fn slim(row: &Row<'_>, withdrawn: bool) -> rusqlite::Result<SlimRow> {
    let milliseconds: i64 = row.get(6)?;
    Ok(SlimRow {
        key: row.get(0)?,
        id: row.get(1)?,
        lon: row.get(2)?,
        lat: row.get(3)?,
        severity: convert::severity(row.get(4)?),
        kind: EventType::from(row.get_ref(5)?.as_str()?),
        time: milliseconds.div_euclid(1000),
        withdrawn,
        precision: convert::precision(row.get_ref(7)?.as_str_or_null()?),
    })
}

fn greatest_change(connection: &Connection) -> rusqlite::Result<i64> {
    let last: Option<i64> =
        connection.prepare_cached("SELECT max(change) FROM revisions")?.query_row([], |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}

fn timeline_query(
    stream: i64,
    before: Option<(i64, i64)>,
    limit: usize,
    filter: &TimelineFilter,
) -> (String, Vec<Box<dyn ToSql>>) {
    let mut sql = "SELECT events.event, time_ms, raw FROM events JOIN revisions USING (change)
        WHERE stream = ? AND withdrawn = 0"
        .to_owned();
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(stream)];
    if let Some((time, key)) = before {
        sql += " AND (time_ms, events.event) < (?, ?)";
        values.extend([Box::new(time) as Box<dyn ToSql>, Box::new(key)]);
    }
    if let Some(least) = filter.min_severity {
        sql += " AND severity >= ?";
        values.push(Box::new(least.get()));
    }
    if !filter.types.is_empty() {
        let marks = vec!["?"; filter.types.len()].join(", ");
        sql += &format!(" AND kind IN ({marks})");
        values.extend(filter.types.iter().map(|kind| Box::new(kind.as_str().to_owned()) as Box<dyn ToSql>));
    }
    if let Some(text) = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        sql += r" AND (title LIKE ? ESCAPE '\' OR place LIKE ? ESCAPE '\')";
        let pattern = format!("%{}%", text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_"));
        values.extend([Box::new(pattern.clone()) as Box<dyn ToSql>, Box::new(pattern)]);
    }
    sql += " ORDER BY time_ms DESC, events.event DESC LIMIT ?";
    values.push(Box::new(limit as i64 + 1));
    (sql, values)
}
