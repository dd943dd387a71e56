//! `POST /api/ingest`: takes in items, or polls the feeds now.

use super::{
    Api,
    batch::{Batch, Rejected},
    problem::ApiError,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use bytes::Bytes;
use futures::StreamExt;
use jiff::Timestamp;
use serde::Serialize;
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;

/// A longer body is refused.
pub const BODY_BYTES: usize = 8 << 20;
/// Long bodies that are in memory at a time; more wait.
pub const INGESTS: usize = 8;
/// Short ones, beside them: a few senders that are slow must not keep all others from a word.
pub const SHORT_INGESTS: usize = 512;
/// How long a body waits for its turn.
const TURN: Duration = Duration::from_secs(10);
/// Of a body that is too long, so much is read before it is refused: a peer that is still sending would
/// find its connection reset, and never read why.
const DRAINED: usize = 64 << 20;
/// A body no longer than this is short; it is read faster than another thread would begin to.
const SMALL: usize = 16 << 10;
/// How long a body may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(60);

/// What became of the items.
#[derive(Debug, Default, Serialize)]
struct Answer {
    accepted: usize,
    duplicates: usize,
    rejected: Vec<Rejected>,
    /// After an empty body: the feeds that were polled.
    #[serde(skip_serializing_if = "Option::is_none")]
    feeds: Option<FeedCount>,
}

#[derive(Debug, Serialize)]
struct FeedCount {
    polled: usize,
    failed: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Json,
    Ndjson,
}

/// Answers after the commit: what it calls accepted is on disk.
pub async fn ingest(State(api): State<Arc<Api>>, request: Request) -> Result<impl IntoResponse, ApiError> {
    api.guard.check_ingest(request.headers())?;
    let (parts, body) = request.into_parts();
    let turns = match length(&parts.headers) {
        Some(length) if length <= SMALL => &api.ingesting_short,
        _ => &api.ingesting,
    };
    let Ok(_turn) = timeout(TURN, turns.acquire()).await else { return Err(ApiError::Busy) };
    let body = match timeout(ARRIVAL, read_body(&parts.headers, body)).await {
        Ok(body) => body?,
        Err(_) => return Err(ApiError::SlowBody),
    };
    let answer = match body.is_empty() {
        true => poll_feeds(&api).await,
        false => take_in(&api, format(&parts.headers)?, body).await?,
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], serde_json::to_string(&answer).unwrap_or_default()))
}

async fn poll_feeds(api: &Api) -> Answer {
    let polled = api.feeds.poll_now().await;
    Answer {
        accepted: polled.accepted,
        duplicates: polled.duplicates,
        rejected: Vec::new(),
        feeds: Some(FeedCount { polled: polled.feeds, failed: polled.failed }),
    }
}

async fn take_in(api: &Api, format: Format, body: Bytes) -> Result<Answer, ApiError> {
    let batch = match body.len() <= SMALL {
        true => parse(format, &body)?,
        false => {
            let parsed = tokio::task::spawn_blocking(move || parse(format, &body)).await;
            parsed.map_err(|_| ApiError::Body { why: "reading it failed".into() })??
        }
    };
    let stored = api.intake.take_in(batch.items).await?;
    Ok(Answer {
        accepted: stored.accepted,
        duplicates: stored.duplicates,
        rejected: batch.rejected,
        feeds: None,
    })
}

fn format(headers: &HeaderMap) -> Result<Format, ApiError> {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?")).unwrap_or_default();
    let encoding = text(header::CONTENT_ENCODING);
    if !encoding.is_empty() && !encoding.eq_ignore_ascii_case("identity") {
        return Err(ApiError::ContentEncoding { given: encoding.chars().take(80).collect() });
    }
    let given = text(header::CONTENT_TYPE);
    let kind = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/json" => Ok(Format::Json),
        "application/x-ndjson" | "application/ndjson" | "application/jsonl" => Ok(Format::Ndjson),
        _ => Err(ApiError::ContentType { given: given.chars().take(80).collect() }),
    }
}

/// What the body's length is said to be. HTTP's library lets no more of it in.
fn length(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The whole body, where it isn't too long.
async fn read_body(headers: &HeaderMap, body: Body) -> Result<Bytes, ApiError> {
    let too_large = || ApiError::TooLarge { most: BODY_BYTES };
    let length = length(headers);
    if length.is_some_and(|length| length > BODY_BYTES) && headers.contains_key(header::EXPECT) {
        // The peer asked before sending: it hasn't sent anything that would have to be read.
        return Err(too_large());
    }
    let mut chunks = body.into_data_stream();
    let mut bytes = Vec::with_capacity(length.unwrap_or(0).min(BODY_BYTES));
    let mut drained = 0;
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|error| ApiError::Body { why: error.to_string() })?;
        drained += chunk.len();
        if drained > DRAINED {
            break;
        }
        if drained <= BODY_BYTES {
            bytes.extend_from_slice(&chunk);
        }
    }
    if drained > BODY_BYTES { Err(too_large()) } else { Ok(Bytes::from(bytes)) }
}

fn parse(format: Format, body: &[u8]) -> Result<Batch, ApiError> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let batch = match format {
        Format::Json => Batch::from_json(body),
        Format::Ndjson => Batch::from_lines(body),
    }?;
    Ok(batch.dated(Timestamp::now()))
}
