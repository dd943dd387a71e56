//! The HTTP clients of one stream, made when they are needed.

use crate::{Roots, end::End, transport::words};
use reqwest::Client;
use std::time::Duration;
use url::{Host, Url};

/// The clients of one stream, made when they are needed.
#[derive(Default)]
pub(crate) struct Clients {
    roots: Roots,
    direct: Option<Client>,
    by_proxy: Option<Client>,
}

impl Clients {
    /// None yet. They will trust these certificates besides the system's.
    pub fn trusting(roots: Roots) -> Self {
        Self { roots, ..Self::default() }
    }

    /// Closes what they hold open: a connection that looks alive may be dead.
    pub fn forget(&mut self) {
        (self.direct, self.by_proxy) = (None, None);
    }

    /// The client for this address: this machine's own are never asked for through a proxy.
    pub fn reaching(&mut self, url: &Url) -> Result<Client, End> {
        let is_here = is_here(url);
        let kept = if is_here { &mut self.direct } else { &mut self.by_proxy };
        if let Some(client) = kept {
            return Ok(client.clone());
        }
        let made = client(is_here, &self.roots);
        let made = made.map_err(|error| End::Broken(format!("no HTTP client: {}", words(&error))))?;
        Ok(kept.insert(made).clone())
    }
}

fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// A client for streams: no redirects of its own, no timeout on the body.
fn client(is_direct: bool, roots: &Roots) -> Result<Client, reqwest::Error> {
    // The first to install one wins; whichever it is serves.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let settings = || {
        let builder = Client::builder();
        if is_direct { builder.no_proxy() } else { builder }
            .user_agent(concat!("ww3-stream/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .tcp_keepalive(Duration::from_secs(30))
            .tls_backend_rustls()
    };
    settings().tls_certs_merge(roots.certificates()).build().or_else(|error| {
        // A bare machine has no certificates, and then no client can be made at all.
        tracing::warn!("https servers can't be trusted, install `ca-certificates`: {error}");
        settings().tls_certs_only(roots.certificates()).build()
    })
}
