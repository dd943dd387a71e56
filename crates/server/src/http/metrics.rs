//! `GET /metrics`: everything that is counted, for Prometheus.

use super::{Api, problem::ApiError, seen};
use crate::metrics::CONTENT_TYPE;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use std::sync::Arc;

/// Prometheus' text format.
pub async fn metrics(
    State(api): State<Arc<Api>>,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let text = text.unwrap_or_default();
    api.guard.check_token(&headers, &text)?;
    let body = api.metrics.text(&seen::now(&api).await);
    let body = body.map_err(|why| ApiError::Metrics { why: why.to_string() })?;
    Ok(([(header::CONTENT_TYPE, CONTENT_TYPE)], body))
}
