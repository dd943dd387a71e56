//! The byte path as a fuzzer sees it; only there with `--cfg fuzzing`, which `cargo fuzz` sets.
//!
//! [`decode`] is what a connection does with its bytes, from the chunks of the body to the events: normaliser and
//! decoder, without a socket. [`reference()`] is the standard, slow and plain. Knows nothing of bounds: what is fuzzed
//! is smaller.

#[path = "normalise/reference.rs"]
mod standard;

use crate::normalise::{Normaliser, Said};
use bytes::Bytes;
use eventsource_client::{Client, ClientBuilder, Error, ReconnectOptions, SSE};
use futures::{FutureExt, StreamExt, stream};
use launchdarkly_sdk_transport::{ByteStream, HttpTransport, Request, Response, ResponseFuture};
use std::time::Duration;

/// What a stream said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A dispatched event: its type, the last event ID string, its data.
    Event(String, String, String),
    /// At the end: the last event ID, where a block set one.
    LastId(String),
    /// At the end: the last reconnection time, milliseconds, where one was set.
    LastRetry(u64),
    /// What no bytes may lead to.
    Failure(String),
}

/// Gives its body to the first who asks.
#[derive(Clone)]
struct Canned(Vec<Bytes>);

impl HttpTransport for Canned {
    fn request(&self, _: Request<Option<Bytes>>) -> ResponseFuture {
        let body: ByteStream = Box::pin(stream::iter(self.0.clone().into_iter().map(Ok)));
        Box::pin(std::future::ready(Ok(Response::new(body))))
    }
}

/// What we make of a body that comes in these chunks.
pub fn decode(chunks: &[&[u8]]) -> Vec<Heard> {
    let mut normaliser = Normaliser::new(1 << 20, 1 << 20, "");
    let (mut bodies, mut said) = (Vec::new(), Said::default());
    for chunk in chunks.iter().filter(|chunk| !chunk.is_empty()) {
        normaliser.take(chunk, &mut said);
        if !said.events.is_empty() {
            bodies.push(said.events.split().freeze());
        }
    }
    let Said { has_id, id, retry, too_large, .. } = said;
    let mut heard = events(bodies);
    heard.extend(has_id.then_some(Heard::LastId(id)));
    heard.extend(
        retry.map(|retry: Duration| Heard::LastRetry(u64::try_from(retry.as_millis()).unwrap_or(u64::MAX))),
    );
    if too_large > 0 {
        heard.push(Heard::Failure(format!("{too_large} events were too large")));
    }
    heard
}

fn events(bodies: Vec<Bytes>) -> Vec<Heard> {
    let failure = |error: &Error| vec![Heard::Failure(error.to_string())];
    let client = match ClientBuilder::for_url("http://localhost/") {
        Ok(builder) => builder
            .reconnect(ReconnectOptions::reconnect(false).retry_initial(false).build())
            .build_with_transport(Canned(bodies)),
        Err(error) => return failure(&error),
    };
    let mut decoded = Box::pin(client.stream());
    let mut heard = Vec::new();
    loop {
        match decoded.next().now_or_never() {
            Some(Some(Ok(SSE::Event(event)))) => {
                heard.push(Heard::Event(event.event_type, event.id.unwrap_or_default(), event.data));
            }
            Some(Some(Ok(SSE::Connected(_)))) => {}
            Some(None | Some(Err(Error::Eof | Error::UnexpectedEof))) => return heard,
            Some(Some(Ok(SSE::Comment(text)))) => heard.push(Heard::Failure(format!("a comment: {text}"))),
            Some(Some(Err(error))) => {
                heard.extend(failure(&error));
                return heard;
            }
            None => {
                heard.push(Heard::Failure("the decoder waits for what is there".into()));
                return heard;
            }
        }
    }
}

/// What the standard makes of a whole body.
pub fn reference(bytes: &[u8]) -> Vec<Heard> {
    let (mut heard, mut last_id, mut last_retry) = (Vec::new(), None, None);
    for one in standard::interpret(bytes, "") {
        match one {
            standard::Heard::Event(kind, id, data) => {
                // Dispatched, an event without a type is a `message`.
                let kind = if kind.is_empty() { "message".into() } else { kind };
                heard.push(Heard::Event(kind, id, data));
            }
            standard::Heard::Id(id) => last_id = Some(id),
            standard::Heard::Retry(ms) => last_retry = Some(ms),
        }
    }
    heard.extend(last_id.map(Heard::LastId));
    heard.extend(last_retry.map(Heard::LastRetry));
    heard
}
