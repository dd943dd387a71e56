//! Giving out what was received.

use crate::append::known;
use crate::{Cache, CacheError};
use rusqlite::params;
use std::io::Write;

impl Cache {
    /// Writes the standing revision of each event as one line of JSON, withdrawn ones too, in the order in
    /// which the events first came; of all streams, or of one. Fields are as received.
    ///
    /// Returns how many.
    ///
    /// # Errors
    /// Where the file can't be read, or `to` can't be written.
    pub fn export(&self, stream: Option<&str>, to: &mut impl Write) -> Result<u64, CacheError> {
        let mut failed = None;
        let written = self.connections.read(|connection| {
            let number = match stream {
                None => None,
                Some(name) => match known(connection, name)? {
                    Some(known) => Some(known.number),
                    None => return Ok(0),
                },
            };
            let mut statement = connection.prepare(
                "SELECT raw FROM events JOIN revisions USING (change)
                 WHERE ?1 IS NULL OR stream = ?1 ORDER BY events.event",
            )?;
            let mut rows = statement.query(params![number])?;
            let mut written = 0;
            while let Some(row) = rows.next()? {
                let raw = row.get_ref(0)?.as_str()?;
                if let Err(error) = writeln!(to, "{raw}") {
                    failed = Some(error);
                    break;
                }
                written += 1;
            }
            Ok(written)
        })?;
        match failed {
            Some(error) => Err(error.into()),
            None => Ok(written),
        }
    }
}
