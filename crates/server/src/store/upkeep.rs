//! What keeps the file small, and copies of it.

use super::{Store, StoreError, events::signed};
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;

/// Rows that are deleted in one transaction: writers must not wait for long.
const AT_A_TIME: u64 = 500;

/// An item is remembered so many seconds longer than its event: feeds list old items, and each must stay known.
const ITEMS_LONGER: i64 = 90 * 86_400;

pub(super) const FIRST_KEPT: &str = "SELECT min(seq) FROM map_events WHERE received >= ?1";
pub(super) const OLDEST: &str = "SELECT min(seq) FROM map_events";
pub(super) const DELETE_EVENTS: &str = "DELETE FROM map_events WHERE seq <= ?1";
pub(super) const DELETE_ITEMS: &str = "DELETE FROM feed_items WHERE id IN (
    SELECT id FROM feed_items WHERE received_at < ?1 AND processed_at IS NOT NULL ORDER BY received_at LIMIT ?2)";

/// What was deleted by age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    /// Rows of events.
    pub events: usize,
    /// Items.
    pub items: usize,
}

impl Store {
    /// Deletes the events that were received before `before` (Unix seconds) and moves the floor of the stream
    /// with them; readers below it are told by a gap. Items go much later.
    pub async fn delete_received_before(&self, before: i64) -> Result<Deleted, StoreError> {
        let mut deleted = Deleted::default();
        loop {
            let (events, items) = self.write(move |connection| delete_some(connection, before)).await?;
            deleted.events += events;
            deleted.items += items;
            if events == 0 && items == 0 {
                return Ok(deleted);
            }
        }
    }

    /// Writes a copy of the file as it is now to `path`, which must not exist. Streams go on meanwhile.
    ///
    /// The copy has a history of its own: whoever restores it goes back in time, and its readers must hear so.
    pub async fn back_up(&self, path: &Path) -> Result<(), StoreError> {
        let path = path.to_path_buf();
        self.read_all(move |connection| {
            connection.execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
            let copy = Connection::open(&path)?;
            copy.execute("UPDATE stream_head SET epoch = lower(hex(randomblob(5)))", ())?;
            Ok(())
        })
        .await
    }

    /// What SQLite says of the file; empty where nothing is wrong.
    pub async fn faults(&self) -> Result<Vec<String>, StoreError> {
        self.read_all(|connection| {
            let mut statement = connection.prepare("PRAGMA quick_check(20)")?;
            let lines =
                statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            Ok(lines.into_iter().filter(|line| line != "ok").collect())
        })
        .await
    }
}

fn delete_some(connection: &mut Connection, before: i64) -> Result<(usize, usize), StoreError> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let number = |sql: &str, given: Option<i64>| -> rusqlite::Result<Option<i64>> {
        let mut statement = transaction.prepare_cached(sql)?;
        let found = match given {
            Some(given) => statement.query_row([given], |row| row.get(0)),
            None => statement.query_row([], |row| row.get(0)),
        };
        Ok(found.optional()?.flatten())
    };
    let head: i64 = transaction.query_row("SELECT seq FROM stream_head", [], |row| row.get(0))?;
    let last = number(FIRST_KEPT, Some(before))?.map_or(head, |first| first - 1);
    let events = match number(OLDEST, None)? {
        Some(oldest) if oldest <= last => {
            let until = last.min(oldest + signed(AT_A_TIME) - 1);
            transaction.execute("UPDATE stream_head SET floor = max(floor, ?1)", [until])?;
            transaction.prepare_cached(DELETE_EVENTS)?.execute([until])?
        }
        _ => 0,
    };
    let forgotten = before.saturating_sub(ITEMS_LONGER);
    let items = transaction.prepare_cached(DELETE_ITEMS)?.execute(params![forgotten, signed(AT_A_TIME)])?;
    transaction.commit()?;
    Ok((events, items))
}
