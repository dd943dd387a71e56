//! `GET /openapi.json`: what can be asked here, for programs. Kept by hand; `tests/openapi.rs` holds it against the
//! server.

use axum::{http::header, response::IntoResponse};

/// The document.
pub const DOCUMENT: &str = include_str!("openapi.json");

/// OpenAPI 3.1.
pub async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT)
}
