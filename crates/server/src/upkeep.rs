//! What an operator does to the file besides serving it; a server may run on it meanwhile.

use crate::{
    Database, OpenError,
    store::{Store, StoreError},
};
use std::path::{Path, PathBuf};

/// Why it could not be done; names the file.
#[derive(Debug, thiserror::Error)]
pub enum UpkeepError {
    /// There is no such file.
    #[error("{}: no such file", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A copy must not overwrite anything.
    #[error("{}: exists already; give another path, or move the file away", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file can't be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It was opened, and failed later.
    #[error("{}: {why}", path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// What it says.
        why: String,
    },
}

/// Copies the database to `to`, a new file, as it is at one moment. Clients of a server on the copy are told
/// (`gap`, reason `epoch`) that it is another history.
///
/// # Errors
/// Where there is no database, `to` exists, or either can't be used.
pub async fn back_up(database: &Database, to: &Path) -> Result<(), UpkeepError> {
    if to.exists() {
        return Err(UpkeepError::Exists { path: to.into() });
    }
    let failed = |why: StoreError| UpkeepError::Failed { path: to.into(), why: why.to_string() };
    open(database).await?.back_up(to).await.map_err(failed)
}

/// Looks the file over, and answers what is wrong with it: nothing, in a good one.
///
/// # Errors
/// Where there is no database, or it can't be used at all.
pub async fn check(database: &Database) -> Result<Vec<String>, UpkeepError> {
    let Database::Sqlite(path) = database;
    let failed = |why: StoreError| UpkeepError::Failed { path: path.clone(), why: why.to_string() };
    open(database).await?.faults().await.map_err(failed)
}

async fn open(Database::Sqlite(path): &Database) -> Result<Store, UpkeepError> {
    if !path.exists() {
        return Err(UpkeepError::Missing { path: path.clone() });
    }
    let at = path.clone();
    let opened = tokio::task::spawn_blocking(move || Store::open(&at)).await;
    Ok(opened.map_err(|why| UpkeepError::Failed { path: path.clone(), why: why.to_string() })??)
}
