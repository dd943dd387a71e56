//! Between the vocabulary and columns.

use rusqlite::types::Type;
use ww3_event::{MapEvent, Precision, Severity, Timestamp};

pub(crate) fn precision_text(precision: Precision) -> Option<&'static str> {
    match precision {
        Precision::Exact => Some("exact"),
        Precision::City => Some("city"),
        Precision::Region => Some("region"),
        Precision::Country => Some("country"),
        Precision::Unspecified => None,
    }
}

pub(crate) fn precision(text: Option<&str>) -> Option<Precision> {
    match text? {
        "exact" => Some(Precision::Exact),
        "city" => Some(Precision::City),
        "region" => Some(Precision::Region),
        "country" => Some(Precision::Country),
        _ => Some(Precision::Unspecified),
    }
}

/// The table's CHECK keeps it from 1 to 5.
pub(crate) fn severity(number: u8) -> Severity {
    Severity::clamped(number)
}

pub(crate) fn time(column: usize, milliseconds: i64) -> rusqlite::Result<Timestamp> {
    Timestamp::from_millisecond(milliseconds).map_err(|error| unreadable(column, Type::Integer, error))
}

/// An event that was readable when it was written.
pub(crate) fn event(column: usize, raw: &str) -> rusqlite::Result<MapEvent> {
    serde_json::from_str(raw).map_err(|error| unreadable(column, Type::Text, error))
}

fn unreadable(
    column: usize,
    kind: Type,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(error))
}
