//! `GET /api/sources`: the feeds that are polled, and how each is doing.

use super::{Api, problem::ApiError};
use crate::{
    feeds::{FeedStatus, shown},
    store::SetAside,
};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use serde::Serialize;
use std::sync::Arc;

/// A feed with those of its items that were set aside.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Source<'a> {
    #[serde(flatten)]
    feed: Option<FeedStatus>,
    /// Of a source that is no feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    set_aside: Vec<&'a SetAside>,
}

/// An array: the feeds, and after them other sources of which items were set aside.
pub async fn sources(
    State(api): State<Arc<Api>>,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let text = text.unwrap_or_default();
    api.guard.check_token(&headers, &text)?;
    let set_aside = api.store.set_aside().await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json(&api.feeds.status().borrow(), &set_aside)))
}

/// Its addresses may have keys in them.
fn for_others(feed: &FeedStatus) -> FeedStatus {
    let moved_to = feed.moved_to.as_deref().map(shown);
    FeedStatus { url: shown(&feed.url), moved_to, ..feed.clone() }
}

fn json(feeds: &[FeedStatus], set_aside: &[SetAside]) -> String {
    let of = |name: &str| set_aside.iter().filter(|item| item.source_name == name).collect::<Vec<_>>();
    let mut sources: Vec<_> = feeds
        .iter()
        .map(|feed| Source { feed: Some(for_others(feed)), name: None, set_aside: of(&feed.name) })
        .collect();
    let mut others: Vec<_> = set_aside.iter().map(|item| item.source_name.as_str()).collect();
    others.sort_unstable();
    others.dedup();
    others.retain(|name| feeds.iter().all(|feed| feed.name != *name));
    sources.extend(others.into_iter().map(|name| Source {
        feed: None,
        name: Some(name),
        set_aside: of(name),
    }));
    serde_json::to_string(&sources).unwrap_or_else(|_| "[]".to_owned())
}
