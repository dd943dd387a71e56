//! `GET /readyz`: whether requests should be sent here.

use super::Api;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use serde::Serialize;
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;

/// How long the database may take to say where the stream stands.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long the worker may be silent beyond its poll: a batch of fifty items takes far less.
const SILENCE: Duration = Duration::from_secs(30);

/// Each part: `ok`, or what is wrong with it.
#[derive(Serialize)]
struct Parts {
    ready: bool,
    database: String,
    worker: &'static str,
    draining: bool,
}

/// 200 where all is well, else 503; says of each part how it is.
pub async fn readyz(State(api): State<Arc<Api>>) -> impl IntoResponse {
    let database = match timeout(PATIENCE, api.store.head()).await {
        // No longer than this: whoever sends nothing here because of it would never hear that it works again.
        Ok(Ok(_)) if api.metrics.write_failed_ago().is_some_and(|ago| ago < SILENCE) => {
            "the last write failed".to_owned()
        }
        Ok(Ok(_)) => "ok".to_owned(),
        Ok(Err(error)) => {
            tracing::debug!("not ready: {error}");
            "it can't be read".to_owned()
        }
        Err(_) => "it doesn't answer".to_owned(),
    };
    let worker = if api.metrics.worker_age() < api.poll + SILENCE { "ok" } else { "it doesn't go on" };
    let draining = *api.ending.borrow();
    let ready = database == "ok" && worker == "ok" && !draining;
    let parts = Parts { ready, database, worker, draining };
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let kind = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, kind, serde_json::to_string(&parts).unwrap_or_default())
}
