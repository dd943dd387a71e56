//! HTTP to this machine alone: no proxy, no certificates, a connection for each request, so that a server may go
//! and come back.

use reqwest::{Client, Method};
use serde_json::Value;
use std::time::Duration;

/// A client whose requests take no longer than this.
pub fn client(patience: Duration) -> Client {
    // reqwest asks for a provider of TLS even where none is used; the first to install one wins.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = Client::builder().no_proxy().tls_certs_only([]).pool_max_idle_per_host(0).timeout(patience);
    builder.build().unwrap()
}

/// Sends a request; gives the status and the JSON of the answer.
pub async fn send(
    client: &Client,
    method: Method,
    url: &str,
    content_type: &str,
    body: String,
) -> Result<(u16, Value), reqwest::Error> {
    let request = client.request(method, url).header("content-type", content_type).body(body);
    let response = request.send().await?;
    let (status, text) = (response.status().as_u16(), response.text().await?);
    Ok((status, serde_json::from_str(&text).unwrap_or(Value::String(text))))
}
