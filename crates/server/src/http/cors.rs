//! Which web pages may: the Fetch standard's CORS protocol, by exact origin.
//!
//! An origin that is named may read and post, with credentials. `*` lets every page read, never with credentials,
//! and never post.

use super::problem::ApiError;
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};

/// What a page may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Its origin is named: read and post.
    All,
    /// Every page may read.
    Reading,
    /// Nothing.
    Nothing,
    /// It is no page.
    NoPage,
}

impl Allowed {
    /// What a page of this origin may.
    pub fn new(origin: Option<&HeaderValue>, origins: &[String]) -> Self {
        let Some(origin) = origin else { return Self::NoPage };
        if origins.iter().any(|allowed| allowed != "*" && allowed.as_bytes() == origin.as_bytes()) {
            return Self::All;
        }
        if origins.iter().any(|allowed| allowed == "*") { Self::Reading } else { Self::Nothing }
    }
}

/// Whether a request that changes something may be made.
pub fn check(headers: &HeaderMap, allowed: Allowed) -> Result<(), ApiError> {
    let given = match allowed {
        Allowed::All => return Ok(()),
        // Browsers say so where a request of another site comes without Origin.
        Allowed::NoPage if headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site") => "?",
        Allowed::NoPage => return Ok(()),
        Allowed::Reading | Allowed::Nothing => {
            headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok()).unwrap_or("?")
        }
    };
    Err(ApiError::Origin { given: given.chars().take(200).collect() })
}

/// Whether what is read may be shown to the page that asks: no browser asks for its leave.
pub fn check_reading(headers: &HeaderMap, allowed: Allowed) -> Result<(), ApiError> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    // Our own page; `Host` has been checked.
    let is_ours = host.zip(origin).is_some_and(|(host, origin)| {
        origin.split_once("://").is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(host))
    });
    if is_ours || allowed == Allowed::Reading { Ok(()) } else { check(headers, allowed) }
}

/// Whether a browser asks what a page may.
pub fn is_preflight(request: &Request) -> bool {
    request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ORIGIN)
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

/// The answer to that.
pub fn preflight(allowed: Allowed) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let methods = match allowed {
        Allowed::All => "GET, POST",
        Allowed::Reading => "GET",
        Allowed::Nothing | Allowed::NoPage => return response,
    };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(methods));
    let taken = "authorization, content-type, last-event-id, cache-control";
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(taken));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    response
}

/// Marks an answer as one that the page may read.
pub fn mark(response: &mut Response, origin: Option<HeaderValue>, allowed: Allowed, origins: &[String]) {
    let headers = response.headers_mut();
    if !origins.is_empty() {
        // A cache must not hand one origin's answer to another, nor that of none.
        headers.append(header::VARY, HeaderValue::from_static("origin"));
    }
    let mut set = |name: HeaderName, value: HeaderValue| headers.insert(name, value);
    match (origin, allowed) {
        (Some(origin), Allowed::All) => {
            set(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            set(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        }
        (Some(_), Allowed::Reading) => {
            set(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        _ => return,
    }
    set(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("link, retry-after"));
}
