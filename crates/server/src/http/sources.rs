//! `GET /api/sources`: the feeds that are polled, and how each is doing.

use super::{Api, params, problem::ApiError};
use crate::feeds::FeedStatus;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use std::sync::Arc;

/// An array; empty where no feed is polled.
pub async fn sources(
    State(api): State<Arc<Api>>,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let text = text.unwrap_or_default();
    api.guard.check_token(&headers, params::last(&text, "token").as_deref())?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json(&api.feeds.status().borrow())))
}

fn json(feeds: &[FeedStatus]) -> String {
    serde_json::to_string(feeds).unwrap_or_else(|_| "[]".to_owned())
}
