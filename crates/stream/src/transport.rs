//! How `eventsource-client` reaches the network: by `reqwest`, with everything checked that it does not.
//!
//! Follows redirects (relative ones too), checks status and Content-Type, sends `Last-Event-ID` as bytes,
//! times the connection, and passes every chunk through the [`Normaliser`]. Knows nothing of when to try
//! again: it says how a connection ended ([`End`]).

use crate::{
    end::End,
    normalise::{Normaliser, Said},
    surroundings::Surroundings,
};
use bytes::Bytes;
use futures::Stream;
use launchdarkly_sdk_transport::{
    ByteStream, HttpTransport, Request, Response, ResponseFuture, TransportError,
};
use reqwest::{
    Client, StatusCode,
    header::{
        ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER,
    },
};
use std::{
    net::IpAddr,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};
use url::Url;

/// The most redirects that are followed.
const MOST_REDIRECTS: usize = 10;
/// Chunks that wait for the decoder: a slow receiver slows the socket, not memory.
const CHUNKS_WAITING: usize = 2;

/// One connection's request.
#[derive(Clone)]
pub(crate) struct Transport {
    pub client: Client,
    pub url: Url,
    pub token: Option<String>,
    pub last_event_id: String,
    pub connect_timeout: Duration,
    pub max_line_bytes: usize,
    pub max_event_bytes: usize,
    pub seen: Arc<Seen>,
}

/// What is known of a connection besides its events; shared with the driver.
#[derive(Debug)]
pub(crate) struct Seen {
    surroundings: Arc<dyn Surroundings>,
    began: Duration,
    /// Of the last byte, in milliseconds after `began`.
    last_byte_ms: AtomicU64,
    bytes: AtomicU64,
    too_large: AtomicU64,
    /// Bytes are here that the decoder hasn't taken: we are slow, the server isn't silent.
    is_held_up: AtomicBool,
    notes: Mutex<Notes>,
}

#[derive(Debug, Default)]
struct Notes {
    last_event_id: String,
    retry: Option<Duration>,
    server: Option<IpAddr>,
}

impl Seen {
    pub fn new(last_event_id: &str, surroundings: Arc<dyn Surroundings>) -> Self {
        Self {
            began: surroundings.passed(),
            surroundings,
            last_byte_ms: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            too_large: AtomicU64::new(0),
            is_held_up: AtomicBool::new(false),
            notes: Mutex::new(Notes { last_event_id: last_event_id.to_owned(), ..Notes::default() }),
        }
    }

    /// How long nothing came.
    pub fn silence(&self) -> Duration {
        if self.is_held_up.load(Ordering::Relaxed) {
            return Duration::ZERO;
        }
        let last = Duration::from_millis(self.last_byte_ms.load(Ordering::Relaxed));
        self.passed().saturating_sub(last)
    }

    /// Ends after this long.
    pub async fn sleep(&self, time: Duration) {
        self.surroundings.sleep(time).await;
    }

    /// The bytes since this was last asked.
    pub fn take_bytes(&self) -> u64 {
        self.bytes.swap(0, Ordering::Relaxed)
    }

    /// The events over a bound since this was last asked.
    pub fn take_too_large(&self) -> u64 {
        self.too_large.swap(0, Ordering::Relaxed)
    }

    /// The `retry` that came since this was last asked.
    pub fn take_retry(&self) -> Option<Duration> {
        self.notes().retry.take()
    }

    /// The standard's "last event ID string".
    pub fn last_event_id(&self) -> String {
        self.notes().last_event_id.clone()
    }

    /// Who answered: the server, or a proxy.
    pub fn server(&self) -> Option<IpAddr> {
        self.notes().server
    }

    fn passed(&self) -> Duration {
        self.surroundings.passed().saturating_sub(self.began)
    }

    fn notes(&self) -> std::sync::MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        self.last_byte_ms.store(self.passed().as_millis() as u64, Ordering::Relaxed);
    }

    fn hold_up(&self, held_up: bool) {
        self.count(0);
        self.is_held_up.store(held_up, Ordering::Relaxed);
    }

    fn answered_by(&self, server: Option<IpAddr>) {
        self.notes().server = server;
        self.count(0);
    }

    /// Keeps what is no event.
    fn note(&self, said: &mut Said) {
        self.too_large.fetch_add(said.too_large, Ordering::Relaxed);
        let (id, retry) = (said.id.take(), said.retry.take());
        if id.is_some() || retry.is_some() {
            let mut notes = self.notes();
            if let Some(id) = id {
                notes.last_event_id = id;
            }
            notes.retry = retry.or(notes.retry);
        }
    }
}

impl HttpTransport for Transport {
    /// The request that is handed over names only what we know already; ours is built anew.
    fn request(&self, _: Request<Option<Bytes>>) -> ResponseFuture {
        let (answer, answered) = oneshot::channel();
        let (chunks, received) = mpsc::channel(CHUNKS_WAITING);
        let transport = self.clone();
        let task = tokio::spawn(async move { transport.run(answer, chunks).await });
        let task = AbortOnDrop(task);
        Box::pin(async move {
            match answered.await {
                Ok(Ok(())) => {
                    let body: ByteStream = Box::pin(Body { received, _task: task });
                    Ok(Response::new(body))
                }
                Ok(Err(end)) => Err(TransportError::new(end)),
                Err(_) => Err(TransportError::new(End::Broken("the connection's task ended".into()))),
            }
        })
    }
}

type Chunk = Result<Bytes, TransportError>;

impl Transport {
    async fn run(self, answer: oneshot::Sender<Result<(), End>>, chunks: mpsc::Sender<Chunk>) {
        let connected = tokio::select! {
            connected = self.connect() => connected,
            () = self.seen.sleep(self.connect_timeout) => Err(End::ConnectTimeout(self.connect_timeout)),
        };
        let response = match connected {
            Ok(response) => response,
            Err(end) => return drop(answer.send(Err(end))),
        };
        self.seen.answered_by(response.remote_addr().map(|address| address.ip()));
        if answer.send(Ok(())).is_ok() {
            self.pump(response, chunks).await;
        }
    }

    async fn pump(&self, mut response: reqwest::Response, chunks: mpsc::Sender<Chunk>) {
        let mut normaliser = Normaliser::new(self.max_line_bytes, self.max_event_bytes, &self.last_event_id);
        loop {
            let chunk = match response.chunk().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => return,
                Err(error) => {
                    let _ = chunks.send(Err(TransportError::new(End::Broken(words(&error))))).await;
                    return;
                }
            };
            self.seen.count(chunk.len());
            let mut said = normaliser.take(&chunk);
            self.seen.note(&mut said);
            if said.events.is_empty() {
                continue;
            }
            self.seen.hold_up(true);
            if chunks.send(Ok(Bytes::from(said.events))).await.is_err() {
                return;
            }
            self.seen.hold_up(false);
        }
    }

    async fn connect(&self) -> Result<reqwest::Response, End> {
        let mut url = self.url.clone();
        for _ in 0..=MOST_REDIRECTS {
            let request = self.client.get(url.clone()).headers(self.headers(&url)?);
            let response = request.send().await.map_err(|error| End::Broken(words(&error)))?;
            match response.status().as_u16() {
                301 | 302 | 303 | 307 | 308 => url = redirected(&url, &response)?,
                200 => return streams(response),
                code => return Err(End::Status(code, retry_after(&response))),
            }
        }
        Err(End::Redirects(format!("over {MOST_REDIRECTS} times")))
    }

    fn headers(&self, url: &Url) -> Result<HeaderMap, End> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if !self.last_event_id.is_empty() {
            match HeaderValue::from_bytes(self.last_event_id.as_bytes()) {
                Ok(id) => drop(headers.insert("last-event-id", id)),
                Err(_) => tracing::warn!("the server's last id fits no header; it is not sent"),
            }
        }
        // A token is for the server that it was given for.
        if let Some(token) = self.token.as_ref().filter(|_| url.origin() == self.url.origin()) {
            let value = HeaderValue::try_from(format!("Bearer {token}"));
            let mut value = value.map_err(|_| End::Broken("the token fits no header".into()))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        Ok(headers)
    }
}

fn redirected(from: &Url, response: &reqwest::Response) -> Result<Url, End> {
    let location =
        response.headers().get(LOCATION).and_then(|value| std::str::from_utf8(value.as_bytes()).ok());
    let location = location.ok_or_else(|| End::Redirects("without a Location".into()))?;
    let url = from.join(location).map_err(|error| End::Redirects(format!("to no address: {error}")))?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        other => Err(End::Redirects(format!("to `{other}`, which is no web address"))),
    }
}

fn streams(response: reqwest::Response) -> Result<reqwest::Response, End> {
    let given =
        response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = given.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("text/event-stream") {
        Ok(response)
    } else {
        Err(End::WrongType(given.chars().take(100).collect()))
    }
}

/// `Retry-After`: seconds, or an HTTP date.
fn retry_after(response: &reqwest::Response) -> Option<Duration> {
    if !matches!(response.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
        return None;
    }
    asked_wait(response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim(), jiff::Timestamp::now())
}

fn asked_wait(given: &str, now: jiff::Timestamp) -> Option<Duration> {
    if let Ok(seconds) = given.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = jiff::fmt::rfc2822::parse(given).ok()?.timestamp();
    Duration::try_from(at.duration_since(now)).ok()
}

/// An error's whole chain, without the address: its query may hold a token.
pub(crate) fn words(error: &reqwest::Error) -> String {
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
    let mut words = Vec::new();
    while let Some(inner) = cause {
        words.push(inner.to_string());
        cause = inner.source();
    }
    match words.pop() {
        Some(last) => last,
        None if error.is_timeout() => "timed out".into(),
        None => "the request failed".into(),
    }
}

struct Body {
    received: mpsc::Receiver<Chunk>,
    _task: AbortOnDrop,
}

impl Stream for Body {
    type Item = Chunk;
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Chunk>> {
        self.received.poll_recv(context)
    }
}

/// A connection nobody reads any more is closed.
struct AbortOnDrop(JoinHandle<()>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Whether an id can be sent as `Last-Event-ID`.
pub(crate) fn fits_header(id: &str) -> bool {
    HeaderValue::from_bytes(id.as_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date_to_come() {
        let now = "2015-10-21T07:27:00Z".parse().unwrap();
        assert_eq!(asked_wait("120", now), Some(Duration::from_secs(120)));
        assert_eq!(asked_wait("Wed, 21 Oct 2015 07:28:00 GMT", now), Some(Duration::from_secs(60)));
        assert_eq!(asked_wait("Wed, 21 Oct 2015 07:26:00 GMT", now), None);
        assert_eq!(asked_wait("soon", now), None);
    }

    #[test]
    fn bytes_that_wait_for_us_are_no_silence() {
        let seen = Seen::new("", crate::surroundings::System::shared());
        seen.hold_up(true);
        std::thread::sleep(Duration::from_millis(20));
        assert_eq!(seen.silence(), Duration::ZERO);
        seen.hold_up(false);
        std::thread::sleep(Duration::from_millis(20));
        assert!(seen.silence() >= Duration::from_millis(15));
    }
}
