//! A stream as an answer: `text/event-stream` with the headers of the specification.

use axum::{
    body::Body,
    http::{HeaderValue, Version, header},
    response::Response,
};
use bytes::Bytes;
use std::convert::Infallible;
use tokio::sync::mpsc;

/// Frames that may wait between a reader and its socket.
pub const WAITING: usize = 32;

/// The answer whose body is what comes through `frames`; it ends with them.
pub fn response(version: Version, frames: mpsc::Receiver<Bytes>) -> Response {
    let frames = futures::stream::unfold(frames, async |mut frames| {
        let bytes = frames.recv().await?;
        Some((Ok::<_, Infallible>(bytes), frames))
    });
    head(version, Body::from_stream(frames))
}

/// The answer to one who gets a stream.
pub fn head(version: Version, body: Body) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, no-transform"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    if version == Version::HTTP_11 {
        headers.insert(header::CONNECTION, HeaderValue::from_static("keep-alive"));
    }
    response
}
