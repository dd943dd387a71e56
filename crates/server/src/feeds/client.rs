//! The HTTP clients that feeds are fetched with.

use super::reach::{PublicOnly, Reach, Within};
use reqwest::{ClientBuilder, redirect::Policy};
use std::{sync::Arc, time::Duration};
use url::Url;

/// A client for addresses that a person gave: with timeouts, few redirects and the machine's own certificates. It
/// reaches whatever this machine does.
pub fn client() -> Result<reqwest::Client, reqwest::Error> {
    built(|| settings().redirect(Policy::limited(5)))
}

/// The clients for feeds: which one is used decides what can be reached. Neither follows redirects: each hop is
/// checked first.
#[derive(Clone, Debug)]
pub struct Clients {
    reach: Reach,
    public: reqwest::Client,
    any: reqwest::Client,
}

impl Clients {
    /// Clients that reach the public, and what `reach` allows besides.
    pub fn new(reach: Reach) -> Result<Self, reqwest::Error> {
        Ok(Self {
            reach,
            public: built(|| settings().redirect(Policy::none()).dns_resolver(Arc::new(PublicOnly)))?,
            any: built(|| settings().redirect(Policy::none()))?,
        })
    }

    /// The client for this address; the host and port of `named` may lie within, too.
    pub fn of(&self, url: &Url, named: Option<&Url>) -> Result<&reqwest::Client, Within> {
        let place = |url: &Url| (url.host_str().map(str::to_owned), url.port_or_known_default());
        if named.is_some_and(|named| place(named) == place(url)) {
            return Ok(&self.any);
        }
        self.reach.check(url)?;
        Ok(if self.reach.allows(url) { &self.any } else { &self.public })
    }
}

fn built(settings: impl Fn() -> ClientBuilder) -> Result<reqwest::Client, reqwest::Error> {
    // The first to install one wins; whichever it is serves.
    let _ = rustls::crypto::ring::default_provider().install_default();
    settings().build().or_else(|error| {
        // A bare machine has no certificates, and then no client can be made at all; feeds over plain HTTP
        // and a local server must work nevertheless; an https feed then says what to install (see `fetch`).
        tracing::debug!("no certificates: {error}");
        without_certificates(settings())
    })
}

fn without_certificates(settings: ClientBuilder) -> Result<reqwest::Client, reqwest::Error> {
    settings.tls_certs_only([]).build()
}

fn settings() -> ClientBuilder {
    reqwest::Client::builder()
        .user_agent(concat!("ww3-server/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(20))
        .tls_backend_rustls()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_certificates_still_gets_a_client() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        assert!(without_certificates(settings()).is_ok());
    }
}
