//! The HTTP client that feeds are fetched with.

use std::time::Duration;

/// A client with timeouts, few redirects and the machine's own certificates.
pub fn client() -> Result<reqwest::Client, reqwest::Error> {
    // The first to install one wins; whichever it is serves.
    let _ = rustls::crypto::ring::default_provider().install_default();
    settings().build().or_else(|error| {
        // A bare machine has no certificates, and then no client can be made at all; feeds over plain HTTP
        // and a local server must work nevertheless.
        tracing::warn!("https feeds can't be trusted, install `ca-certificates`: {error}");
        settings().tls_certs_only([]).build()
    })
}

fn settings() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .user_agent(concat!("ww3-server/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(30))
        .redirect(reqwest::redirect::Policy::limited(5))
        .tls_backend_rustls()
}
