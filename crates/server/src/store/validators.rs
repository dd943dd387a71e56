//! What feeds want to hear next time.

use super::{Store, StoreError};
use rusqlite::{OptionalExtension, params};

/// What a feed's last answer said to ask with next time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// For `If-None-Match`.
    pub etag: Option<String>,
    /// For `If-Modified-Since`.
    pub last_modified: Option<String>,
    /// Where the feed has moved to for good.
    pub moved_to: Option<String>,
}

impl Store {
    /// What the feed at `url` wants to hear.
    pub async fn validators(&self, url: &str) -> Result<Validators, StoreError> {
        let url = url.to_owned();
        self.read(move |connection| {
            let found = connection
                .prepare_cached("SELECT etag, last_modified, moved_to FROM feed_validators WHERE url = ?1")?
                .query_row([url], |row| {
                    Ok(Validators { etag: row.get(0)?, last_modified: row.get(1)?, moved_to: row.get(2)? })
                })
                .optional()?;
            Ok(found.unwrap_or_default())
        })
        .await
    }

    /// Keeps what the feed at `url` wants to hear. Only after its items are in the store: the other way
    /// round, a crash in between would leave them unasked for.
    pub async fn keep_validators(&self, url: &str, validators: Validators) -> Result<(), StoreError> {
        let url = url.to_owned();
        self.write(move |connection| {
            connection.execute(
                "INSERT INTO feed_validators (url, etag, last_modified, moved_to, updated_at) VALUES (?1, ?2, ?3, ?4, unixepoch())
                 ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified,
                    moved_to = excluded.moved_to,
                    updated_at = excluded.updated_at",
                params![url, validators.etag, validators.last_modified, validators.moved_to],
            )?;
            Ok(())
        })
        .await
    }
}
