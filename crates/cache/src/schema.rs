//! Whether a file is ours, and how it is brought up to date.

use crate::CacheError;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// `WW3C`: tells a cache from another program's database.
const APPLICATION_ID: i64 = 0x5757_3343;

/// In order; never edited, only added to.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_events_positions_notifications.sql"),
    include_str!("../migrations/0002_time_ascending.sql"),
];

/// The schema that this version knows.
pub(crate) const KNOWN: i64 = MIGRATIONS.len() as i64;

/// The schema's number in the file, 0 for an empty one. Reads only.
pub(crate) fn check(connection: &Connection, path: &Path) -> Result<i64, CacheError> {
    let of = |error| CacheError::of(path, error);
    // In one snapshot: another program that makes the file between two of the questions would make it look like
    // somebody else's.
    let _snapshot = match connection.is_autocommit() {
        true => Some(connection.unchecked_transaction().map_err(of)?),
        false => None,
    };
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let application = number("application_id").map_err(of)?;
    let found = number("user_version").map_err(of)?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0)).map_err(of)?;
    match application {
        APPLICATION_ID if found > KNOWN => Err(CacheError::Newer { path: path.into(), found, known: KNOWN }),
        APPLICATION_ID => Ok(found),
        0 if tables == 0 && found == 0 => Ok(0),
        _ => Err(CacheError::Foreign { path: path.into() }),
    }
}

/// Brings the file up to date. Two programs may do so at once: the second finds it done.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), CacheError> {
    let of = |error| CacheError::of(path, error);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of)?;
    let found = check(&transaction, path)?;
    for (number, migration) in (1..).zip(MIGRATIONS) {
        if number > found {
            transaction.execute_batch(migration).map_err(of)?;
            transaction.pragma_update(None, "user_version", number).map_err(of)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(of)?;
    transaction.commit().map_err(of)
}
