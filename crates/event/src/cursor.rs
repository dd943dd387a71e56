//! Where a reader stands in a stream.

use serde::{Deserialize, Serialize};

/// Where a reader stands in a stream: what the server last sent as `id`. Opaque to readers.
///
/// Never empty, and never holds a NUL, CR or LF: it must survive a frame and a header.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
pub struct Cursor(String);

impl Cursor {
    /// A longer id than this (in bytes) is taken for garbage.
    pub const MAX_BYTES: usize = 1024;

    /// The cursor of this text.
    ///
    /// # Errors
    /// Where it is empty, over [`Cursor::MAX_BYTES`], or holds a NUL, CR or LF.
    pub fn new(text: impl Into<String>) -> Result<Self, NotACursor> {
        let text = text.into();
        if text.is_empty() || text.len() > Self::MAX_BYTES || text.contains(['\0', '\r', '\n']) {
            return Err(NotACursor { bytes: text.len() });
        }
        Ok(Self(text))
    }

    /// The text, as it goes into `Last-Event-ID`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Cursor {
    type Error = NotACursor;
    fn try_from(text: String) -> Result<Self, NotACursor> {
        Self::new(text)
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> String {
        cursor.0
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no cursor.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a cursor has 1 to {max} bytes and no NUL or line break; this has {bytes} bytes", max = Cursor::MAX_BYTES)]
pub struct NotACursor {
    /// The length of what was given, in bytes.
    pub bytes: usize,
}
