//! A stream as an answer: `text/event-stream` with the headers of the specification, or another rendering.

use super::{
    negotiate,
    packed::{self, Packing},
};
use crate::hub::Rendering;
use axum::{
    body::Body,
    http::{HeaderValue, Version, header},
    response::Response,
};
use bytes::Bytes;
use tokio::sync::mpsc;

/// Frames that may wait between a reader and its socket.
pub const WAITING: usize = 32;

/// The answer whose body is what comes through `frames`; it ends with them.
pub fn response(
    version: Version,
    rendering: Rendering,
    frames: mpsc::Receiver<Bytes>,
    packing: Option<Packing>,
) -> Response {
    let mut response = head(version, rendering);
    if let Some(packing) = &packing {
        packing.mark(&mut response);
    }
    *response.body_mut() = packed::body(frames, packing);
    response
}

/// The answer to one who gets a stream.
pub fn head(version: Version, rendering: Rendering) -> Response {
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(negotiate::media_type(rendering)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, no-transform"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    headers.insert(header::VARY, HeaderValue::from_static("accept, accept-encoding"));
    if version == Version::HTTP_11 {
        headers.insert(header::CONNECTION, HeaderValue::from_static("keep-alive"));
    }
    response
}
