//! Errors as answers: RFC 9457 problem documents, in one place.

use crate::{auth::AuthError, limits::OverLimit, store::StoreError};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use ww3_event::FilterError;

/// Why a request isn't answered as it asks. Never shows a secret.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error(
        "no route {path}: there are /api/map-stream, /api/map-stream/ws, /api/map-events, /api/map-replay, /api/ingest, /api/sources, /api/stream-ticket, /api/stream-health, /healthz, /readyz, /metrics, /openapi.json and /docs"
    )]
    NoRoute { path: String },
    #[error("{method} isn't taken here")]
    Method { method: String },
    #[error(
        "Host `{given}`: this server answers to its listening address, `localhost` and the names it was started with (--allow-host)"
    )]
    Host { given: String },
    #[error("the header Host is missing")]
    NoHost,
    #[error("the header Host is there more than once")]
    SeveralHosts,
    #[error("Origin `{given}`: web pages of other origins may not post here (--allow-origin)")]
    Origin { given: String },
    #[error(transparent)]
    OverLimit(#[from] OverLimit),
    #[error("the address is over {} KiB", most >> 10)]
    LongUrl { most: usize },
    #[error(transparent)]
    Auth(#[from] AuthError),
    #[error("{0}")]
    Filter(#[from] FilterError),
    #[error("{parameter} `{given}`: {takes}")]
    Parameter { parameter: &'static str, given: String, takes: &'static str },
    #[error("{parameter} is there more than once: give it one time{}", several(parameter))]
    Repeated { parameter: String },
    #[error("Content-Type `{given}`: `application/json` (an object or an array) or `application/x-ndjson`")]
    ContentType { given: String },
    #[error("Content-Encoding `{given}`: send the body as it is")]
    ContentEncoding { given: String },
    #[error(
        "Accept: there are text/event-stream and application/cbor-seq, and a WebSocket for who asks to upgrade"
    )]
    NoRendering,
    #[error("this is a WebSocket (RFC 6455, version 13): {why}")]
    NoUpgrade { why: String },
    #[error(
        "Accept-Encoding: what is left to this request is none of zstd, gzip, br and, if they are all in use, identity"
    )]
    NoCoding,
    #[error("the body is over {} MiB: send the items in several requests", most >> 20)]
    TooLarge { most: usize },
    #[error("more than {most} items: send them in several requests")]
    TooMany { most: usize },
    #[error(
        "the body is not JSON that can be taken: {why}; items that come one a line are `application/x-ndjson`"
    )]
    NotJson { why: String },
    #[error("the body broke off: {why}")]
    Body { why: String },
    #[error("the body took too long to arrive")]
    SlowBody,
    #[error("as many bodies as may be are on their way: send it again later")]
    Busy,
    #[error("the metrics can't be written: {why}")]
    Metrics { why: String },
    #[error("the database can't be used: {0}")]
    Store(#[from] StoreError),
}

#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'a str>,
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NoRoute { .. } => StatusCode::NOT_FOUND,
            Self::Method { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Host { .. } => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin { .. } => StatusCode::FORBIDDEN,
            Self::OverLimit(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::LongUrl { .. } => StatusCode::URI_TOO_LONG,
            Self::Auth(AuthError::Scope { .. }) => StatusCode::FORBIDDEN,
            Self::Auth(AuthError::TicketsFull) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Auth(_) => StatusCode::UNAUTHORIZED,
            Self::NoRendering | Self::NoCoding => StatusCode::NOT_ACCEPTABLE,
            Self::NoUpgrade { .. } => StatusCode::UPGRADE_REQUIRED,
            Self::NoHost
            | Self::SeveralHosts
            | Self::Repeated { .. }
            | Self::Filter(_)
            | Self::Parameter { .. }
            | Self::NotJson { .. }
            | Self::Body { .. } => StatusCode::BAD_REQUEST,
            Self::ContentType { .. } | Self::ContentEncoding { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } | Self::TooMany { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::SlowBody => StatusCode::REQUEST_TIMEOUT,
            Self::Metrics { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy | Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn parameter(&self) -> Option<&str> {
        match self {
            Self::Filter(error) => Some(error.parameter()),
            Self::Parameter { parameter, .. } => Some(parameter),
            Self::Repeated { parameter } => Some(parameter),
            Self::Auth(AuthError::Scope { .. }) => Some("scope"),
            _ => None,
        }
    }
}

/// How a parameter takes several values, where it does.
fn several(parameter: &str) -> &'static str {
    match parameter {
        "scope" | "types" | "factions" => ", with commas between its values",
        _ => "",
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = self.status();
        if let Self::Store(error) = &self {
            tracing::error!("a request can't be served: {error}");
        }
        let problem = Problem {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail: self.to_string(),
            parameter: self.parameter(),
        };
        let body = serde_json::to_string(&problem).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        let mut response = (status, [(header::CONTENT_TYPE, kind)], body).into_response();
        let retry_after = match &self {
            Self::OverLimit(over) => Some(over.retry_after().as_secs_f64().ceil() as u64),
            _ => (status == StatusCode::SERVICE_UNAVAILABLE).then_some(10),
        };
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        if status == StatusCode::UPGRADE_REQUIRED {
            response.headers_mut().insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        }
        if status == StatusCode::UNAUTHORIZED {
            // RFC 6750, 3: no error code where nothing was shown.
            let challenge = match self {
                Self::Auth(AuthError::Missing { .. }) => "Bearer",
                _ => "Bearer error=\"invalid_token\"",
            };
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}
