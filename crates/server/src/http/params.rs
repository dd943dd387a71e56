//! Parameters of a query string: read, or refused by name.

use super::problem::ApiError;
use axum::http::HeaderMap;
use std::{borrow::Cow, str::FromStr};
use ww3_event::Timestamp;

/// What a moment is written as.
pub const SECONDS: &str = "Unix seconds, for example 1709154000";

/// The parameters of a query string, decoded.
pub fn query(text: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    url::form_urlencoded::parse(text.as_bytes())
}

/// The last value of a parameter.
pub fn last<'a>(text: &'a str, wanted: &str) -> Option<Cow<'a, str>> {
    query(text).filter(|(name, _)| name == wanted).last().map(|(_, value)| value)
}

/// Which parameters a query has had.
#[derive(Default)]
pub struct Had(Vec<String>);

impl Had {
    /// Notes one that the route knows.
    ///
    /// # Errors
    /// Where it is there a second time: whichever value were taken, the other would be passed over without a word.
    pub fn note(&mut self, parameter: &str) -> Result<(), ApiError> {
        if self.0.iter().any(|had| had == parameter) {
            return Err(ApiError::Repeated { parameter: parameter.to_owned() });
        }
        self.0.push(parameter.to_owned());
        Ok(())
    }
}

/// The `Last-Event-ID` of a request, where it has one. What is no text can't be one of our cursors.
pub fn last_event_id(headers: &HeaderMap) -> Option<String> {
    let id = String::from_utf8_lossy(headers.get("last-event-id")?.as_bytes()).into_owned();
    Some(id).filter(|id| !id.is_empty())
}

/// A refusal that names the parameter, what was given, and what it takes.
pub fn refused(parameter: &'static str, given: &str, takes: &'static str) -> ApiError {
    ApiError::Parameter { parameter, given: given.chars().take(80).collect(), takes }
}

/// A moment in Unix seconds.
pub fn seconds(parameter: &'static str, value: &str) -> Result<i64, ApiError> {
    let seconds = value.parse().ok().filter(|seconds| Timestamp::from_second(*seconds).is_ok());
    seconds.ok_or_else(|| refused(parameter, value, SECONDS))
}

/// A number within bounds.
pub fn number<T: FromStr + PartialOrd>(
    parameter: &'static str,
    value: &str,
    bounds: std::ops::RangeInclusive<T>,
    takes: &'static str,
) -> Result<T, ApiError> {
    let number = value.parse().ok().filter(|number| bounds.contains(number));
    number.ok_or_else(|| refused(parameter, value, takes))
}
