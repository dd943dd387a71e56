//! Who may ask.
//!
//! A web page in the user's browser can reach a server on loopback: by its address, or by a name that its
//! owner lets point there. So `Host` must be ours, and a page of another origin may change nothing.

use super::{Api, accept::Peer, cors, params, problem::ApiError, websocket};
use crate::{
    Config,
    auth::{Access, AccessError, Grant, Tickets},
    limits::OpenStream,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, Version, header, uri::Authority},
    middleware::Next,
    response::Response,
};
use std::{
    net::IpAddr,
    sync::{Arc, PoisonError, RwLock},
};

/// Which names, origins and secrets are taken.
pub struct Guard {
    rules: RwLock<Arc<Rules>>,
    tickets: Tickets,
}

/// What may change while the server runs.
struct Rules {
    /// Names for `Host` besides the listening address and `localhost`.
    hosts: Vec<String>,
    /// Origins whose pages may read and post.
    origins: Vec<String>,
    access: Access,
    /// Only to tell what changes.
    config: Config,
}

/// Checks every request before its route sees it.
pub async fn check(State(api): State<Arc<Api>>, request: Request, next: Next) -> Response {
    let rules = api.guard.rules();
    let origin = request.headers().get(header::ORIGIN).cloned();
    let allowed = cors::Allowed::new(origin.as_ref(), &rules.origins);
    let mut response = match rules.check(&request, allowed).and_then(|()| check_limits(&api, &request)) {
        Err(error) => axum::response::IntoResponse::into_response(error),
        Ok(()) if cors::is_preflight(&request) => cors::preflight(allowed),
        Ok(()) => next.run(request).await,
    };
    cors::mark(&mut response, origin, allowed, &rules.origins);
    response
}

/// Longer addresses are refused; a signed token may be in it.
const URL_BYTES: usize = 12 << 10;

fn check_limits(api: &Api, request: &Request) -> Result<(), ApiError> {
    let length = request.uri().path_and_query().map_or(0, |path| path.as_str().len());
    if length > URL_BYTES {
        return Err(ApiError::LongUrl { most: URL_BYTES });
    }
    // Whoever watches the server must get an answer.
    let is_probe = matches!(request.uri().path(), "/healthz" | "/readyz");
    match client(api, request.extensions().get(), request.headers()) {
        Some(client) if !is_probe => Ok(api.limits.request(client)?),
        _ => Ok(()),
    }
}

/// Who asks, behind trusted proxies; none where the connection isn't known.
pub fn client(api: &Api, peer: Option<&Peer>, headers: &HeaderMap) -> Option<IpAddr> {
    let forwarded: Vec<_> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    Some(api.limits.client(peer?.remote.ip(), forwarded.into_iter()))
}

/// Counts a stream of whoever asks, until the answer is dropped.
pub fn open_stream(api: &Api, peer: &Peer, headers: &HeaderMap) -> Result<Option<OpenStream>, ApiError> {
    let client = client(api, Some(peer), headers);
    Ok(client.map(|client| api.limits.open_stream(client)).transpose()?.flatten())
}

impl Guard {
    /// Takes what is configured.
    pub fn new(config: &Config) -> Result<Self, AccessError> {
        Ok(Self { rules: RwLock::new(Arc::new(Rules::new(config)?)), tickets: Tickets::default() })
    }

    /// Takes what is configured now, and answers what has changed, in words.
    pub fn reload(&self, config: &Config) -> Result<Vec<String>, AccessError> {
        let (new, old) = (Rules::new(config)?, self.rules());
        let (before, after) = (&old.config, &new.config);
        let mut changes = Vec::new();
        let mut note = |changes_it: bool, what: &str| {
            if changes_it {
                changes.push(what.to_owned());
            }
        };
        note(before.token != after.token, "another token is asked for");
        note(before.ingest_keys != after.ingest_keys, "other ingest keys are taken");
        note(before.jwt != after.jwt, "other signed tokens are taken");
        note(
            !old.access.has_same_files(&new.access),
            "the secret or the keys of signed tokens were read anew",
        );
        note(before.allowed_hosts != after.allowed_hosts, "other names are answered to");
        note(before.allowed_origins != after.allowed_origins, "other origins are allowed");
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
        Ok(changes)
    }

    fn rules(&self) -> Arc<Rules> {
        Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What may be read with these, the headers and the query: the token, a ticket, or a signed token.
    pub fn check_token(&self, headers: &HeaderMap, query: &str) -> Result<Grant, ApiError> {
        self.check_read(headers, query, Some(&self.tickets))
    }

    /// Whether items may be ingested with these.
    pub fn check_ingest(&self, headers: &HeaderMap) -> Result<(), ApiError> {
        Ok(self.rules().access.check_ingest(bearer(headers))?)
    }

    /// A ticket that lets its bearer do what these do.
    pub fn give_ticket(&self, headers: &HeaderMap, query: &str) -> Result<String, ApiError> {
        // Not for a ticket: else one would last for ever.
        let grant = self.check_read(headers, query, None)?;
        Ok(self.tickets.give(grant)?)
    }

    /// The header counts before the query.
    fn check_read(
        &self,
        headers: &HeaderMap,
        query: &str,
        tickets: Option<&Tickets>,
    ) -> Result<Grant, ApiError> {
        let in_query = params::last(query, "token");
        Ok(self.rules().access.check_read(bearer(headers).or(in_query.as_deref()), tickets)?)
    }
}

impl Rules {
    fn new(config: &Config) -> Result<Self, AccessError> {
        let access = Access::load(config.token.as_deref(), config.ingest_keys.clone(), &config.jwt)?;
        let (hosts, origins) = (config.allowed_hosts.clone(), config.allowed_origins.clone());
        Ok(Self { hosts, origins, access, config: config.clone() })
    }

    fn check(&self, request: &Request, allowed: cors::Allowed) -> Result<(), ApiError> {
        self.check_host(request)?;
        if websocket::is_asked_for(request.headers()) {
            // No browser keeps what comes over a WebSocket from the page that opened it.
            return cors::check_reading(request.headers(), allowed);
        }
        // What only reads may be asked for by anybody's page: its browser doesn't show it the answer.
        let only_reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
        if only_reads { Ok(()) } else { cors::check(request.headers(), allowed) }
    }

    fn check_host(&self, request: &Request) -> Result<(), ApiError> {
        if request.headers().get_all(header::HOST).iter().nth(1).is_some() {
            // Who passes it on might believe the other one (RFC 9112, 3.2).
            return Err(ApiError::SeveralHosts);
        }
        let header = request.headers().get(header::HOST).map(|host| host.to_str().unwrap_or("?"));
        let given = request.uri().authority().map(Authority::as_str).or(header);
        let Some(given) = given else {
            // HTTP/1.0 need not send one, and no browser speaks it.
            return if request.version() < Version::HTTP_11 { Ok(()) } else { Err(ApiError::NoHost) };
        };
        let refused = || ApiError::Host { given: given.chars().take(200).collect() };
        let authority: Authority = given.parse().map_err(|_| refused())?;
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        let is_listening = request
            .extensions()
            .get::<Peer>()
            .is_some_and(|peer| host.parse().is_ok_and(|ip: IpAddr| ip == peer.local.ip().to_canonical()));
        let is_named = host.eq_ignore_ascii_case("localhost")
            || self.hosts.iter().any(|name| name.eq_ignore_ascii_case(host));
        if is_listening || is_named { Ok(()) } else { Err(refused()) }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}
