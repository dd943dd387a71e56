//! One bounded, conditional request for a feed.

use super::{FeedSource, client::Clients, reach::Within};
use crate::store::Validators;
use reqwest::{
    Response, StatusCode,
    header::{self, HeaderMap},
};
use std::time::Duration;
use tokio::time::timeout;
use url::Url;

/// A longer feed (after decompression) is refused.
pub const FEED_BYTES: usize = 8 << 20;

/// A feed that asks for more patience than this gets this much.
const PATIENCE: Duration = Duration::from_secs(24 * 3600);
/// Redirects that are followed, one after the other.
const HOPS: usize = 5;
/// A fetch with all its redirects takes no longer.
const WHOLE: Duration = Duration::from_secs(45);

/// What a feed answered.
pub enum Fetched {
    /// Nothing new.
    NotModified {
        /// Where it has moved to for good.
        moved_to: Option<String>,
    },
    /// A document.
    Document {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Whether it calls itself a web page.
        is_html: bool,
        /// The encoding that its answer's head names.
        charset: Option<String>,
        /// Where it has moved to for good.
        moved_to: Option<String>,
        /// What to ask with next time.
        validators: Validators,
    },
}

/// Why a feed could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// It can't be reached, or broke off.
    #[error("{}: {}", failing(.0), root(.0))]
    Transport(#[from] reqwest::Error),
    /// It leads to where feeds may not be fetched from.
    #[error(transparent)]
    Within(#[from] Within),
    /// It leads on and on, or to what is no address.
    #[error("redirects {0}")]
    Redirects(&'static str),
    /// It took too long.
    #[error("sent no whole answer within {} s", WHOLE.as_secs())]
    Slow,
    /// It answered with an error.
    #[error("answered {status}{}", advice(*status))]
    Status {
        /// The status.
        status: StatusCode,
        /// How long it asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// It sent too much.
    #[error("sent more than {} MiB", most >> 20)]
    TooLong {
        /// How many bytes are taken.
        most: usize,
    },
}

/// Asks the feed for what is new.
pub async fn fetch(clients: &Clients, feed: &FeedSource, known: &Validators) -> Result<Fetched, FetchError> {
    timeout(WHOLE, ask(clients, feed, known)).await.map_err(|_| FetchError::Slow)?
}

async fn ask(clients: &Clients, feed: &FeedSource, known: &Validators) -> Result<Fetched, FetchError> {
    let parsed = |url: &str| Url::parse(url).map_err(|_| FetchError::Redirects("from what is no address"));
    let mut url = parsed(known.moved_to.as_deref().unwrap_or(&feed.url))?;
    let own = if feed.may_be_within { Some(parsed(&feed.url)?) } else { None };
    // As long as every redirect so far was for good, the last one's target is where the feed lives now.
    let (mut moved_to, mut is_for_good) = (None, true);
    for _ in 0..=HOPS {
        let answer = request(clients.of(&url, own.as_ref())?, &url, known).send().await?;
        is_for_good &= matches!(answer.status().as_u16(), 301 | 308);
        let Some(next) = next(&answer, &url)? else { return read(answer, moved_to).await };
        if is_for_good {
            moved_to = Some(next.to_string());
        }
        url = next;
    }
    Err(FetchError::Redirects("more than five times"))
}

fn request(client: &reqwest::Client, url: &Url, known: &Validators) -> reqwest::RequestBuilder {
    let accept =
        "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";
    let mut request = client.get(url.clone()).header(header::ACCEPT, accept);
    if let Some(etag) = &known.etag {
        request = request.header(header::IF_NONE_MATCH, etag);
    }
    if let Some(time) = &known.last_modified {
        request = request.header(header::IF_MODIFIED_SINCE, time);
    }
    request
}

/// Where the answer leads on to.
fn next(answer: &Response, url: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = text(answer.headers(), header::LOCATION);
    let next = location.and_then(|location| url.join(&location).ok());
    match next.filter(|next| matches!(next.scheme(), "http" | "https")) {
        Some(next) => Ok(Some(next)),
        None => Err(FetchError::Redirects("to what is no http or https address")),
    }
}

async fn read(answer: Response, moved_to: Option<String>) -> Result<Fetched, FetchError> {
    let status = answer.status();
    if status == StatusCode::NOT_MODIFIED {
        return Ok(Fetched::NotModified { moved_to });
    }
    if !status.is_success() {
        return Err(FetchError::Status { status, retry_after: retry_after(answer.headers()) });
    }
    let validators = Validators {
        etag: text(answer.headers(), header::ETAG),
        last_modified: text(answer.headers(), header::LAST_MODIFIED),
        moved_to: None,
    };
    let kind = text(answer.headers(), header::CONTENT_TYPE).unwrap_or_default().to_ascii_lowercase();
    let is_html = kind.trim_start().starts_with("text/html");
    let charset = kind.split_once("charset=").map(|(_, name)| {
        name.split(';').next().unwrap_or_default().trim_matches([' ', '"', '\'']).to_owned()
    });
    let bytes = read_bounded(answer, FEED_BYTES).await?;
    Ok(Fetched::Document { bytes, is_html, charset, moved_to, validators })
}

/// The body of an answer, where it is not longer than `most`.
pub async fn read_bounded(mut answer: Response, most: usize) -> Result<Vec<u8>, FetchError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if bytes.len() + chunk.len() > most {
            return Err(FetchError::TooLong { most });
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

impl FetchError {
    /// How long the feed asks to be left alone.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether the publisher says that the feed is no more, and will not be again.
    pub fn is_the_end(&self) -> bool {
        matches!(self, Self::Status { status, .. } if *status == StatusCode::GONE)
    }

    /// Whether it is the address that is wrong.
    pub fn is_of_the_address(&self) -> bool {
        matches!(self, Self::Status { status, .. } if status.is_client_error() && *status != StatusCode::TOO_MANY_REQUESTS)
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().filter(|text| text.len() <= 1024).map(str::to_owned)
}

/// `Retry-After`, in seconds or as a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let said = text(headers, header::RETRY_AFTER)?;
    let seconds = said.trim().parse().ok().or_else(|| {
        let then = jiff::fmt::rfc2822::parse(said.trim()).ok()?.timestamp();
        u64::try_from(then.as_second() - jiff::Timestamp::now().as_second()).ok()
    })?;
    Some(Duration::from_secs(seconds).min(PATIENCE))
}

fn advice(status: StatusCode) -> &'static str {
    match status.as_u16() {
        404 => ": the feed is not there any more; look for its new address",
        410 => ": its publisher has ended this feed; it is asked no more until the next start",
        401 | 403 => ": it refuses programs like this one, or wants a login",
        429 => ": asked too often",
        _ => "",
    }
}

fn failing(error: &reqwest::Error) -> &'static str {
    if error.is_builder() {
        return "its address can't be used";
    }
    if error.is_connect() || error.is_request() { "can't be reached" } else { "its answer broke off" }
}

/// The innermost reason: the outer ones only say that a request failed.
fn root(error: &reqwest::Error) -> String {
    let mut innermost: &dyn std::error::Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let said = innermost.to_string();
    if error.is_timeout() {
        "no answer in time".to_owned()
    } else if said.contains("UnknownIssuer") {
        format!("{said}; are the machine's certificates installed (`ca-certificates`)?")
    } else {
        said
    }
}
