//! From a path to a usable file, or an error that says what to do.
//!
//! Promises that a file which isn't ours, or is newer than this program, is left as it is.

use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

/// Each released file is never edited again; a change is the next file.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_items_events_head.sql"),
    include_str!("../../migrations/0002_history_search.sql"),
    include_str!("../../migrations/0003_retention_and_failures.sql"),
    include_str!("../../migrations/0004_reports_and_feeds.sql"),
];

/// Says in the file's header that it is ours ("WW3F").
const APPLICATION_ID: i32 = 0x5757_3346;

/// More than all our statements.
const STATEMENTS: usize = 64;

/// The WAL never has many more pages than this, of 4 KB.
const WAL_PAGES: i64 = 4000;

/// How long to wait for another program's write to end.
const BUSY: Duration = Duration::from_secs(10);

/// Why a database can't be used; names the file and the way out.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file holds something else.
    #[error("{}: not a SQLite database; give another path, or move the file away (it was left as it is)", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// A SQLite database of another program.
    #[error("{}: a database of another program, not of ww3-server; give another path (it was left as it is)", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// Written by a newer version.
    #[error("{}: made by a newer ww3-server (schema {found}, this one knows {known}); use that version, or another path", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: usize,
        /// The newest schema that this program knows.
        known: usize,
    },
    /// The file or its folder can't be opened or written.
    #[error("{}: can't be opened for writing ({why}); the folder must exist and be writable", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// Anything else that SQLite says.
    #[error("{}: {why}", path.display())]
    Other {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        why: String,
    },
}

/// The one connection that writes, to a file of the newest schema.
pub fn writer(path: &Path) -> Result<Connection, OpenError> {
    refuse_other_files(path)?;
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| explain(path, error))?;
    keep_statements(&connection).map_err(|error| explain(path, error))?;
    migrate(&mut connection, path)?;
    Ok(connection)
}

/// A connection that moves what was written from the WAL into the file, where nobody waits for it.
pub fn mover(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(|error| explain(path, error))
}

/// A connection that reads.
pub fn reader(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| explain(path, error))?;
    connection.busy_timeout(BUSY).map_err(|error| explain(path, error))?;
    keep_statements(&connection).map_err(|error| explain(path, error))?;
    Ok(connection)
}

/// To understand a statement takes longer than to run it. Without QPSG ("query planner stability guarantee") SQLite
/// does so again whenever a value is bound that its planner might have liked to know.
fn keep_statements(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// SQLite itself takes a short foreign file for an empty database and would write over it.
fn refuse_other_files(path: &Path) -> Result<(), OpenError> {
    if path.is_dir() {
        return Err(OpenError::Unwritable { path: path.into(), why: "it is a folder".into() });
    }
    let Ok(mut file) = File::open(path) else { return Ok(()) };
    let mut header = Vec::new();
    let unreadable =
        |error: std::io::Error| OpenError::Unwritable { path: path.into(), why: error.to_string() };
    file.by_ref().take(16).read_to_end(&mut header).map_err(unreadable)?;
    if header.is_empty() || header == b"SQLite format 3\0" {
        return Ok(());
    }
    Err(OpenError::NotADatabase { path: path.into() })
}

fn migrate(connection: &mut Connection, path: &Path) -> Result<(), OpenError> {
    let sql = |error| explain(path, error);
    connection.busy_timeout(BUSY).map_err(sql)?;
    // IMMEDIATE: two programs that start at once on a new file must not both make the tables.
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(sql)?;
    let number = |pragma: &str| transaction.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let (application, version) =
        (number("application_id").map_err(sql)?, number("user_version").map_err(sql)?);
    let tables: i64 =
        transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(sql)?;
    if application != APPLICATION_ID && (tables > 0 || version != 0 || application != 0) {
        return Err(OpenError::NotOurs { path: path.into() });
    }
    let found = usize::try_from(version).unwrap_or(0);
    if found > MIGRATIONS.len() {
        return Err(OpenError::Newer { path: path.into(), found, known: MIGRATIONS.len() });
    }
    for migration in &MIGRATIONS[found..] {
        transaction.execute_batch(migration).map_err(sql)?;
    }
    if found < MIGRATIONS.len() {
        transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(sql)?;
        transaction.pragma_update(None, "user_version", MIGRATIONS.len() as i64).map_err(sql)?;
    }
    transaction.commit().map_err(sql)?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(sql)?;
    // FULL: a power cut after an answer, or after a frame left, must not give the same number again.
    connection.pragma_update(None, "synchronous", "FULL").map_err(sql)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(sql)?;
    // Only where the mover doesn't keep up: a commit that also moves the WAL takes several times as long.
    connection.pragma_update(None, "wal_autocheckpoint", WAL_PAGES).map_err(sql)?;
    Ok(())
}

/// Names the file, and the way out where there is one.
pub fn explain(path: &Path, error: rusqlite::Error) -> OpenError {
    let path = path.to_path_buf();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenError::NotADatabase { path },
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            OpenError::Unwritable { path, why: error.to_string() }
        }
        Some(ErrorCode::DiskFull) => OpenError::Other { path, why: "no space is left on its disk".into() },
        Some(ErrorCode::DatabaseBusy) => OpenError::Other {
            path,
            why: "another program is writing to it and doesn't end; stop that one first".into(),
        },
        _ => OpenError::Other { path, why: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
        let folder = folder();
        for text in ["hello", "a text that is longer than the header of a database file would be"] {
            let path = folder.path().join("notes.txt");
            std::fs::write(&path, text).unwrap();
            let error = writer(&path).unwrap_err();
            assert!(matches!(error, OpenError::NotADatabase { .. }), "{error}");
            assert!(error.to_string().contains("notes.txt"), "{error}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn a_database_of_another_program_is_refused_and_left_as_it_is() {
        let folder = folder();
        let path = folder.path().join("theirs.db");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(writer(&path), Err(OpenError::NotOurs { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_newer_schema_is_refused_with_both_numbers() {
        let folder = folder();
        let path = folder.path().join("feed.db");
        writer(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let error = writer(&path).unwrap_err().to_string();
        assert!(error.contains("schema 99") && error.contains("newer"), "{error}");
    }

    #[test]
    fn a_folder_that_is_missing_is_named() {
        let folder = folder();
        let error = writer(&folder.path().join("gone/feed.db")).unwrap_err().to_string();
        assert!(error.contains("gone/feed.db") && error.contains("folder must exist"), "{error}");
    }

    #[test]
    fn the_history_is_named_once_and_differs_between_stores() {
        let folder = folder();
        let epoch = |name: &str| {
            let connection = writer(&folder.path().join(name)).unwrap();
            connection.query_row("SELECT epoch FROM stream_head", [], |row| row.get::<_, String>(0)).unwrap()
        };
        assert_eq!(epoch("a.db"), epoch("a.db"));
        assert_ne!(epoch("a.db"), epoch("b.db"));
    }
}
