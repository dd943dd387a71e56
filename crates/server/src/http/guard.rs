//! Who may ask.
//!
//! A web page in the user's browser can reach a server on loopback: by its address, or by a name that its
//! owner lets point there. So `Host` must be ours, and a page of another origin may not post.

use super::{Api, accept::Peer, problem::ApiError};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, Version, header, uri::Authority},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

/// Which names, origins and secrets are taken.
pub struct Guard {
    /// Names for `Host` besides the listening address and `localhost`.
    pub hosts: Vec<String>,
    /// Origins whose pages may post.
    pub origins: Vec<String>,
    /// What streams must show.
    pub token: Option<String>,
    /// What ingest must show.
    pub ingest_key: Option<String>,
}

/// Checks every request before its route sees it.
pub async fn check(State(api): State<Arc<Api>>, request: Request, next: Next) -> Result<Response, ApiError> {
    api.guard.check_host(&request)?;
    if request.method() == Method::POST {
        api.guard.check_origin(request.headers())?;
    }
    Ok(next.run(request).await)
}

impl Guard {
    fn check_host(&self, request: &Request) -> Result<(), ApiError> {
        let header = request.headers().get(header::HOST).map(|host| host.to_str().unwrap_or("?"));
        let given = request.uri().authority().map(Authority::as_str).or(header);
        let Some(given) = given else {
            // HTTP/1.0 need not send one, and no browser speaks it.
            return if request.version() < Version::HTTP_11 { Ok(()) } else { Err(ApiError::NoHost) };
        };
        let refused = || ApiError::Host { given: given.chars().take(200).collect() };
        let authority: Authority = given.parse().map_err(|_| refused())?;
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        let is_listening = request.extensions().get::<Peer>().is_some_and(|peer| {
            host.parse().is_ok_and(|ip: std::net::IpAddr| ip == peer.local.ip().to_canonical())
        });
        let is_named = host.eq_ignore_ascii_case("localhost")
            || self.hosts.iter().any(|name| name.eq_ignore_ascii_case(host));
        if is_listening || is_named { Ok(()) } else { Err(refused()) }
    }

    fn check_origin(&self, headers: &HeaderMap) -> Result<(), ApiError> {
        let Some(origin) = headers.get(header::ORIGIN) else {
            // Browsers say so where a request of another site comes without Origin.
            let cross = headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site");
            return if cross { Err(ApiError::Origin { given: "?".into() }) } else { Ok(()) };
        };
        let origin = origin.to_str().unwrap_or("?");
        if self.origins.iter().any(|allowed| allowed == origin) {
            return Ok(());
        }
        Err(ApiError::Origin { given: origin.chars().take(200).collect() })
    }

    /// Whether a stream may be read with these.
    pub fn check_token(&self, headers: &HeaderMap, in_query: Option<&str>) -> Result<(), ApiError> {
        let Some(token) = &self.token else { return Ok(()) };
        let shown = bearer(headers).or(in_query).unwrap_or_default();
        if is_same(shown, token) { Ok(()) } else { Err(ApiError::Unauthorized { in_query: true }) }
    }

    /// Whether items may be ingested with these.
    pub fn check_ingest(&self, headers: &HeaderMap) -> Result<(), ApiError> {
        let Some(key) = self.ingest_key.as_ref().or(self.token.as_ref()) else { return Ok(()) };
        let shown = bearer(headers).unwrap_or_default();
        if is_same(shown, key) { Ok(()) } else { Err(ApiError::Unauthorized { in_query: false }) }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

/// Takes equally long whatever differs, so that a secret can't be found letter by letter.
fn is_same(shown: &str, secret: &str) -> bool {
    let (shown, secret) = (shown.as_bytes(), secret.as_bytes());
    let differs = (0..secret.len()).fold(shown.len() ^ secret.len(), |differs, at| {
        differs | usize::from(shown.get(at).copied().unwrap_or(0) ^ secret[at])
    });
    std::hint::black_box(differs) == 0
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn only_the_very_same_secret_is_the_same() {
        assert!(is_same("hush", "hush"));
        for other in ["", "hus", "hushh", "Hush", "hush\0"] {
            assert!(!is_same(other, "hush"), "{other}");
        }
    }
}
