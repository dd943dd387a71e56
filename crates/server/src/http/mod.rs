//! The server on the wire: routes, guards, answers.
//!
//! Handlers are thin: they read the request, call the store, the hub or the feeds, and write the answer.
//! Every error becomes `application/problem+json` in `problem`.
//!
//! - `accept`: sockets, and the end of them
//! - `guard`: who may ask
//! - `cors`: which web pages may
//! - `expiry`: the end of a stream whose token expires
//! - `secure`: a connection under TLS
//! - `batch`: from a body to items
//! - `negotiate`: what a request would rather have
//! - `packed`, `coder`: streams that are compressed
//! - `params`: parameters of a query string
//! - `plain`: streams that leave the HTTP library
//! - `sse`: a stream as an answer
//! - `websocket`, `orders`: a stream whose reader may change what it wants
//! - `problem`: errors as answers
//! - `seen`: counts every answer, and gathers what is asked of the moment
//! - one file for each route

mod accept;
mod batch;
mod coder;
mod cors;
mod docs;
mod expiry;
mod guard;
mod healthz;
mod ingest;
mod map_events;
mod map_replay;
mod map_stream;
mod metrics;
mod negotiate;
mod openapi;
mod orders;
mod packed;
mod params;
mod plain;
mod problem;
mod readyz;
mod secure;
mod seen;
mod sources;
mod sse;
mod stream_health;
mod stream_ticket;
mod websocket;

pub use accept::{Door, accept};
pub use ingest::{BODY_BYTES, INGESTS, SHORT_INGESTS};

use crate::{
    feeds::Feeds,
    hub::{Hub, Timing},
    intake::Intake,
    limits::{Connections, Limits},
    metrics::Metrics,
    store::Store,
};
use axum::{
    Router,
    http::{Method, Uri},
    middleware,
    routing::{get, post},
};
pub use guard::Guard;
use problem::ApiError;
use std::{sync::Arc, time::Duration};
use tokio::sync::{Semaphore, watch};

/// What the routes work with.
pub struct Api {
    /// Items and events.
    pub store: Store,
    /// The streams.
    pub hub: Hub,
    /// The feeds that are polled.
    pub feeds: Feeds,
    /// All connections.
    pub connections: Arc<Connections>,
    /// Streams that may be packed at a time.
    pub packing: Arc<Semaphore>,
    /// Long bodies that are in memory at a time.
    pub ingesting: Semaphore,
    /// Short ones.
    pub ingesting_short: Semaphore,
    /// Takes items in.
    pub intake: Intake,
    /// How much each may have.
    pub limits: Limits,
    /// Who may ask.
    pub guard: Guard,
    /// What is counted.
    pub metrics: Metrics,
    /// How often the worker looks for items by itself.
    pub poll: Duration,
    /// How readers are served.
    pub timing: Timing,
    /// Says when the server ends.
    pub ending: watch::Receiver<bool>,
}

/// All routes.
pub fn router(api: Arc<Api>) -> Router {
    Router::new()
        .route("/api/map-stream", get(map_stream::map_stream))
        .route("/api/map-stream/ws", get(map_stream::map_stream_ws))
        .route("/api/map-events", get(map_events::map_events))
        .route("/api/map-replay", get(map_replay::map_replay))
        .route("/api/ingest", post(ingest::ingest))
        .route("/api/sources", get(sources::sources))
        .route("/api/stream-ticket", post(stream_ticket::stream_ticket))
        .route("/api/stream-health", get(stream_health::stream_health))
        .route("/healthz", get(healthz::healthz))
        .route("/readyz", get(readyz::readyz))
        .route("/metrics", get(metrics::metrics))
        .route("/openapi.json", get(openapi::openapi))
        .route("/docs", get(docs::docs))
        .fallback(async |uri: Uri| ApiError::NoRoute { path: uri.path().chars().take(200).collect() })
        .method_not_allowed_fallback(async |method: Method| ApiError::Method { method: method.to_string() })
        .layer(middleware::from_fn_with_state(Arc::clone(&api), guard::check))
        .layer(middleware::from_fn_with_state(Arc::clone(&api), seen::count))
        .with_state(api)
}
