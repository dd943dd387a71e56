//! The HTTP client that feeds are fetched with.

use std::time::Duration;

/// A client with timeouts, few redirects and the machine's own certificates.
pub fn client() -> Result<reqwest::Client, reqwest::Error> {
    // The first to install one wins; whichever it is serves.
    let _ = rustls::crypto::ring::default_provider().install_default();
    settings().build().or_else(|error| {
        // A bare machine has no certificates, and then no client can be made at all; feeds over plain HTTP
        // and a local server must work nevertheless; an https feed then says what to install (see `fetch`).
        tracing::debug!("no certificates: {error}");
        without_certificates()
    })
}

fn without_certificates() -> Result<reqwest::Client, reqwest::Error> {
    settings().tls_certs_only([]).build()
}

fn settings() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .user_agent(concat!("ww3-server/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(20))
        .redirect(reqwest::redirect::Policy::limited(5))
        .tls_backend_rustls()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_certificates_still_gets_a_client() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        assert!(without_certificates().is_ok());
    }
}
