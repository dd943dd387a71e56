//! The others: each decoder over any chunks, each client over a socket.
//!
//! All do the same: hand every map event's data to the [`Tap`], and stop when it has enough.

use crate::tap::Tap;
use bytes::Bytes;
use eventsource_client::{Client, ClientBuilder, ReconnectOptions, SSE};
use eventsource_stream::Eventsource;
use futures::{Stream, StreamExt, TryStreamExt};
use launchdarkly_sdk_transport::{
    ByteStream, HttpTransport, HyperTransport, Request, Response, ResponseFuture, TransportError,
};
use reqwest_eventsource::{Event, EventSource, retry::Never};
use sse_stream::SseByteStream;
use std::{fmt::Display, future::Future, io, pin::pin};
use tokio::task::JoinHandle;
use url::Url;

/// What goes wrong here, in words.
pub type Outcome<T = ()> = Result<T, String>;

/// The name of the frames that are counted.
const COUNTED: &str = ww3_event::frame::MAP_EVENT;

fn words(error: impl Display) -> String {
    error.to_string()
}

/// `eventsource-stream`, over these chunks.
pub async fn eventsource_stream<E: Display>(
    chunks: impl Stream<Item = Result<Bytes, E>>,
    tap: &mut Tap,
) -> Outcome {
    let mut events = pin!(chunks.eventsource());
    while let Some(event) = events.next().await {
        let event = event.map_err(words)?;
        if event.event == COUNTED && tap.take(&event.id, &event.data) {
            break;
        }
    }
    Ok(())
}

/// `sse-stream`, over these chunks.
pub async fn sse_stream<E: std::error::Error + Send + Sync + 'static>(
    chunks: impl Stream<Item = Result<Bytes, E>>,
    tap: &mut Tap,
) -> Outcome {
    let mut events = pin!(SseByteStream::new(chunks));
    while let Some(event) = events.next().await {
        let event = event.map_err(words)?;
        let (Some(kind), Some(data)) = (event.event, event.data) else { continue };
        if kind == COUNTED && tap.take(&event.id.unwrap_or_default(), &data) {
            break;
        }
    }
    Ok(())
}

/// `eventsource-client`, over this transport.
pub async fn eventsource_client(url: &Url, transport: impl HttpTransport, tap: &mut Tap) -> Outcome {
    let client = ClientBuilder::for_url(url.as_str())
        .map_err(words)?
        .reconnect(ReconnectOptions::reconnect(false).build())
        .build_with_transport(transport);
    let mut events = client.stream();
    while let Some(event) = events.next().await {
        if let SSE::Event(event) = event.map_err(words)?
            && event.event_type == COUNTED
            && tap.take(&event.id.unwrap_or_default(), &event.data)
        {
            break;
        }
    }
    Ok(())
}

/// `reqwest-eventsource`, with its own `reqwest`.
pub async fn reqwest_eventsource(url: &Url, tap: &mut Tap) -> Outcome {
    let client = reqwest12::Client::builder().no_proxy().build().map_err(words)?;
    let mut events = EventSource::new(client.get(url.clone())).map_err(words)?;
    events.set_retry_policy(Box::new(Never));
    while let Some(event) = events.next().await {
        if let Event::Message(event) = event.map_err(words)?
            && event.event == COUNTED
            && tap.take(&event.id, &event.data)
        {
            break;
        }
    }
    Ok(())
}

/// A `reqwest` client as ours is: rustls, no proxy for this machine.
fn reqwest_client() -> Outcome<reqwest::Client> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().tls_certs_only([]).build().map_err(words)
}

/// The chunks that `reqwest` reads from this address.
pub async fn chunks(url: &Url) -> Outcome<impl Stream<Item = reqwest::Result<Bytes>> + use<>> {
    let response = reqwest_client()?.get(url.clone()).send().await.map_err(words)?;
    Ok(response.error_for_status().map_err(words)?.bytes_stream())
}

/// Nothing but `reqwest`: events are counted by their bytes.
pub async fn bytes_alone(url: &Url, tap: &mut Tap) -> Outcome {
    let mut chunks = pin!(chunks(url).await?);
    let (mut bytes, mut counted) = (0, 0);
    while let Some(chunk) = chunks.next().await {
        bytes += chunk.map_err(words)?.len();
        let events = (bytes / crate::frames::frame_len()) as u64;
        if tap.took(events - counted) {
            break;
        }
        counted = events;
    }
    Ok(())
}

/// `eventsource-client`'s transport by `reqwest`, which is what ours is made of, and nothing more.
#[derive(Clone)]
pub struct ByReqwest {
    client: reqwest::Client,
    url: Url,
}

impl ByReqwest {
    /// For this address.
    ///
    /// # Errors
    /// Where no client can be made.
    pub fn new(url: Url) -> Outcome<Self> {
        Ok(Self { client: reqwest_client()?, url })
    }
}

impl HttpTransport for ByReqwest {
    fn request(&self, _: Request<Option<Bytes>>) -> ResponseFuture {
        // In a task, for `reqwest`'s future is not `Sync`.
        let sent = tokio::spawn(self.client.get(self.url.clone()).send());
        Box::pin(async move {
            let response = sent.await.map_err(TransportError::new)?.map_err(TransportError::new)?;
            let body: ByteStream = Box::pin(response.bytes_stream().map_err(TransportError::new));
            Ok(Response::new(body))
        })
    }
}

/// `eventsource-client`'s own transport.
pub fn by_hyper() -> Outcome<HyperTransport> {
    HyperTransport::builder().disable_proxy().build_http().map_err(words)
}

/// A transport that reaches nothing but memory: the same chunks for each request.
#[derive(Clone)]
pub struct FromMemory<S>(pub S);

impl<S> HttpTransport for FromMemory<S>
where
    S: Stream<Item = Result<Bytes, io::Error>> + Clone + Send + Sync + 'static,
{
    fn request(&self, _: Request<Option<Bytes>>) -> ResponseFuture {
        let body: ByteStream = Box::pin(self.0.clone().map_err(TransportError::new));
        Box::pin(async move { Ok(Response::new(body)) })
    }
}

/// A task that ends with its owner.
pub struct Task(JoinHandle<()>);

impl Task {
    /// Starts it.
    pub fn spawn(work: impl Future<Output = ()> + Send + 'static) -> Self {
        Self(tokio::spawn(work))
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
