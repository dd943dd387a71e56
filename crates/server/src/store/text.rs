//! Texts that another program may have written.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};

/// A text; what isn't UTF-8 in it has become U+FFFD. SQLite takes any bytes for a text, and one item, or event, whose
/// bytes are none must not keep what comes after it.
pub struct Text(pub String);

impl FromSql for Text {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Text(bytes) => Ok(Self(String::from_utf8_lossy(bytes).into_owned())),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
