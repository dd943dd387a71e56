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
        ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue,
        LOCATION, RETRY_AFTER,
    },
};
use std::{
    net::IpAddr,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};
use url::Url;

/// The most redirects that are followed.
const MOST_REDIRECTS: usize = 10;
/// So many chunks without an event are read in one turn.
const CHUNKS_OF_NOTHING: usize = 32;

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
            notes: Mutex::new(Notes { last_event_id: last_event_id.to_owned(), ..Notes::default() }),
        }
    }

    /// How long nothing came.
    pub fn silence(&self) -> Duration {
        let last = Duration::from_millis(self.last_byte_ms.load(Ordering::Relaxed));
        self.passed().saturating_sub(last)
    }

    /// The computer that it is on.
    pub fn surroundings(&self) -> &dyn Surroundings {
        &*self.surroundings
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

    /// How long this connection has been there.
    pub fn passed(&self) -> Duration {
        self.surroundings.passed().saturating_sub(self.began)
    }

    fn notes(&self) -> std::sync::MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        self.last_byte_ms.store(self.passed().as_millis() as u64, Ordering::Relaxed);
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
        let transport = self.clone();
        Box::pin(async move {
            let seen = &transport.seen;
            let connected = tokio::select! {
                connected = transport.connect() => connected,
                () = seen.sleep(transport.connect_timeout) => Err(End::ConnectTimeout(transport.connect_timeout)),
            };
            let response = connected.map_err(TransportError::new)?;
            seen.answered_by(response.remote_addr().map(|address| address.ip()));
            let (max_line, max_event) = (transport.max_line_bytes, transport.max_event_bytes);
            let body: ByteStream = Box::pin(Body {
                normaliser: Normaliser::new(max_line, max_event, &transport.last_event_id),
                chunks: Box::pin(response.bytes_stream()),
                seen: Arc::clone(seen),
            });
            Ok(Response::new(body))
        })
    }
}

impl Transport {
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
        if is_near(url) {
            // Nothing is saved on the way, and a server has the least to do for a stream that goes as it is.
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        }
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

/// Whether the server is on this machine.
fn is_near(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
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

/// A response's bytes, normalised.
struct Body {
    chunks: Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send + Sync>>,
    normaliser: Normaliser,
    seen: Arc<Seen>,
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        // A flood of comments must leave others a turn.
        for _ in 0..CHUNKS_OF_NOTHING {
            let Some(chunk) = ready!(self.chunks.as_mut().poll_next(context)) else {
                return Poll::Ready(None);
            };
            let chunk = match chunk {
                Ok(chunk) => chunk,
                Err(error) => {
                    return Poll::Ready(Some(Err(TransportError::new(End::Broken(words(&error))))));
                }
            };
            self.seen.count(chunk.len());
            let mut said = self.normaliser.take(&chunk);
            self.seen.note(&mut said);
            if !said.events.is_empty() {
                return Poll::Ready(Some(Ok(Bytes::from(said.events))));
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
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
}
