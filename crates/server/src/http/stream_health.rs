//! `GET /api/stream-health`: how the streams are doing, as the specification's monitoring recommends.

use super::{Api, problem::ApiError, seen};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use std::sync::Arc;

/// Connections, their duration, throughput, error and reconnection rates, memory.
pub async fn stream_health(
    State(api): State<Arc<Api>>,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let text = text.unwrap_or_default();
    api.guard.check_token(&headers, &text)?;
    let health = api.metrics.health(&seen::now(&api).await);
    let kind = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((kind, serde_json::to_string(&health).unwrap_or_default()))
}
