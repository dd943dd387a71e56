//! `GET /api/map-stream`: the event stream.

use super::{Api, accept::Peer, problem::ApiError};
use crate::hub::{Asked, End, Reader};
use axum::{
    Extension,
    body::Body,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, Version, header},
    response::Response,
};
use bytes::Bytes;
use std::{borrow::Cow, convert::Infallible, sync::Arc};
use tokio::sync::mpsc;
use ww3_event::{Filter, Timestamp};

/// Frames that may wait between a reader and its socket.
const WAITING: usize = 32;

/// What a stream's query asks for.
#[derive(Debug, PartialEq)]
struct Query {
    filter: Filter,
    updates: bool,
    asked: Asked,
}

/// Opens a stream.
pub async fn map_stream(
    State(api): State<Arc<Api>>,
    Extension(peer): Extension<Peer>,
    version: Version,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let text = text.unwrap_or_default();
    let token = query(&text).filter(|(name, _)| name == "token").last().map(|(_, value)| value);
    // Before anything else is said: who has no token learns nothing of the parameters.
    api.guard.check_token(&headers, token.as_deref())?;
    let asked = read(&text, &headers)?;
    let reader = Reader::open(api.hub.clone(), asked.filter, asked.updates, &asked.asked, api.timing).await?;
    let (sink, frames) = mpsc::channel(WAITING);
    tokio::spawn(async move {
        if reader.run(sink).await == End::Slow {
            tracing::debug!("a reader that took nothing was cut off; it resumes by its cursor");
            peer.cut.notify_one();
        }
    });
    Ok(response(version, frames))
}

fn response(version: Version, frames: mpsc::Receiver<Bytes>) -> Response {
    let frames = futures::stream::unfold(frames, async |mut frames| {
        let bytes = frames.recv().await?;
        Some((Ok::<_, Infallible>(bytes), frames))
    });
    let mut response = Response::new(Body::from_stream(frames));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, no-transform"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    if version == Version::HTTP_11 {
        headers.insert(header::CONNECTION, HeaderValue::from_static("keep-alive"));
    }
    response
}

/// The parameters of a query string, decoded.
pub fn query(text: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    url::form_urlencoded::parse(text.as_bytes())
}

fn read(text: &str, headers: &HeaderMap) -> Result<Query, ApiError> {
    let mut read = Query { filter: Filter::default(), updates: true, asked: Asked::default() };
    for (name, value) in query(text) {
        if read.filter.set(&name, &value)? {
            continue;
        }
        match &*name {
            "since" => read.asked.since = Some(since(&value)?),
            "updates" => read.updates = updates(&value)?,
            "last_event_id" => read.asked.cursor = Some(value.into_owned()).filter(|id| !id.is_empty()),
            // Unknown parameters are somebody else's: a proxy's, or a cache buster.
            _ => {}
        }
    }
    // What is no text can't be one of our cursors, and is told so by a gap.
    let header = headers.get("last-event-id").map(|id| String::from_utf8_lossy(id.as_bytes()).into_owned());
    if let Some(id) = header.filter(|id| !id.is_empty()) {
        read.asked.cursor = Some(id);
    }
    Ok(read)
}

fn since(value: &str) -> Result<i64, ApiError> {
    let seconds = value.parse().ok().filter(|seconds| Timestamp::from_second(*seconds).is_ok());
    seconds.ok_or_else(|| parameter("since", value, "Unix seconds, for example 1709154000"))
}

fn updates(value: &str) -> Result<bool, ApiError> {
    value.parse().map_err(|_| parameter("updates", value, "true, or false for first revisions only"))
}

fn parameter(parameter: &'static str, given: &str, takes: &'static str) -> ApiError {
    ApiError::Parameter { parameter, given: given.chars().take(80).collect(), takes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_wins_over_the_parameter() {
        let mut headers = HeaderMap::new();
        let asked = |headers: &HeaderMap| read("last_event_id=b-2&since=5", headers).unwrap().asked;
        assert_eq!(asked(&headers).cursor.as_deref(), Some("b-2"));
        headers.insert("last-event-id", HeaderValue::from_static("a-1"));
        assert_eq!(asked(&headers).cursor.as_deref(), Some("a-1"));
    }

    #[test]
    fn a_malformed_parameter_is_named_with_what_it_takes() {
        for (text, parameter) in [
            ("since=abc", "since"),
            ("since=", "since"),
            ("since=99999999999999", "since"),
            ("updates=maybe", "updates"),
            ("scope=moon", "scope"),
            ("bbox=1,2", "bbox"),
            ("min_severity=0", "min_severity"),
        ] {
            let error = read(text, &HeaderMap::new()).unwrap_err().to_string();
            assert!(error.starts_with(parameter), "{text}: {error}");
        }
        assert!(read("colour=red&since=-5", &HeaderMap::new()).is_ok());
    }
}
