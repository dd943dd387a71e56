//! `POST /api/stream-ticket`: a token that serves once, for a browser's `EventSource`, which can send no header.

use super::{Api, problem::ApiError};
use crate::auth::Tickets;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use std::sync::Arc;

/// Answers `{"ticket":…,"expires_in":60}`: the ticket goes where a token would, `token=` in the query.
pub async fn stream_ticket(
    State(api): State<Arc<Api>>,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let text = text.unwrap_or_default();
    let ticket = api.guard.give_ticket(&headers, &text)?;
    let body = serde_json::json!({"ticket": ticket, "expires_in": Tickets::LIFE.as_secs()}).to_string();
    Ok(([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body))
}
