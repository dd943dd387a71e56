//! Counts every answer, and gathers what is asked of the moment.

use super::{Api, INGESTS, SHORT_INGESTS};
use crate::metrics::Now;
use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// How long the database may take to count: a scrape must answer also while it can't.
const PATIENCE: Duration = Duration::from_secs(2);

/// Counts what the inner layers answer.
pub async fn count(State(api): State<Arc<Api>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    // Not what was asked for: whoever asks for a million paths must not make a million labels.
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    api.metrics.answered(route, response.status().as_u16(), started.elapsed());
    response
}

/// What holds at this moment.
pub async fn now(api: &Api) -> Now {
    let (frames, bytes) = api.hub.tail();
    let waiting = timeout(PATIENCE, api.store.count_waiting()).await;
    Now {
        connections: api.connections.count() as u64,
        waiting: waiting.ok().and_then(Result::ok),
        ingests: (INGESTS + SHORT_INGESTS)
            .saturating_sub(api.ingesting.available_permits() + api.ingesting_short.available_permits())
            as u64,
        tail_frames: frames as u64,
        tail_bytes: bytes as u64,
        head: api.hub.head(),
        feeds: api.feeds.status().borrow().clone(),
        draining: *api.ending.borrow(),
    }
}
