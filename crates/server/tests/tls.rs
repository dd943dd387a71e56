//! TLS: a stream over it, both versions of HTTP, a certificate taken up anew, and files that can't be used.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{process::*, socket::Socket, *};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use serde_json::json;
use std::{path::Path, sync::Arc};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Writes a certificate for loopback and its key, and gives the certificate.
fn write_certificate(folder: &Path) -> reqwest::Certificate {
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names).unwrap();
    std::fs::write(folder.join("cert.pem"), cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), signing_key.serialize_pem()).unwrap();
    reqwest::Certificate::from_pem(cert.pem().as_bytes()).unwrap()
}

fn client(certificate: reqwest::Certificate) -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().tls_certs_only([certificate]).no_proxy().build().unwrap()
}

async fn serve_with_tls(folder: &Path) -> Process {
    let [cert, key] = ["cert.pem", "key.pem"].map(|name| folder.join(name).display().to_string());
    serve(&folder.join("feed.db"), &["--tls-cert", &cert, "--tls-key", &key]).await
}

#[tokio::test]
async fn a_stream_is_served_over_tls_and_plain_http_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = write_certificate(folder.path());
    let process = serve_with_tls(folder.path()).await;
    assert!(process.url.starts_with("https://"), "{}", process.url);
    let http = client(certificate);
    let mut stream = open(&http, &format!("{}/api/map-stream", process.url), None).await;
    stream.until("live").await;
    let post = http.post(format!("{}/api/ingest", process.url)).header("content-type", "application/json");
    assert_eq!(answer(post.body(item(1, "one").to_string())).await.1["accepted"], 1);
    let plain = process.url.replace("https://", "http://");
    assert!(reqwest::Client::builder().no_proxy().build().unwrap().get(plain).send().await.is_err());
}

#[tokio::test]
async fn http_2_is_chosen_where_the_peer_offers_it() {
    let folder = tempfile::tempdir().unwrap();
    write_certificate(folder.path());
    let process = serve_with_tls(folder.path()).await;
    // The tool that everybody has; passed over where it speaks no HTTP/2.
    let curl = async |version: &str| {
        let url = format!("{}/healthz", process.url);
        let arguments = ["-sk", version, "-o", "/dev/null", "-w", "%{http_version} %{http_code}", &url];
        let output = tokio::process::Command::new("curl").args(arguments).output().await.ok()?;
        Some(String::from_utf8(output.stdout).unwrap())
    };
    let Some(second) = curl("--http2").await else { return eprintln!("no curl: passed over") };
    assert_eq!(curl("--http1.1").await.unwrap(), "1.1 200");
    assert_eq!(second, "2 200");
    // A stream over HTTP/2: its first frames come while it stays open.
    let url = format!("{}/api/map-stream", process.url);
    let stream = ["-skN", "--http2", "--max-time", "1", &url];
    let output = tokio::process::Command::new("curl").args(stream).output().await.unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("event: connected") && text.contains("event: live"), "{text}");
}

#[tokio::test]
async fn a_websocket_is_served_over_tls() {
    let folder = tempfile::tempdir().unwrap();
    write_certificate(folder.path());
    let process = serve_with_tls(folder.path()).await;
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(folder.path().join("cert.pem")).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let address = process.url.strip_prefix("https://").unwrap();
    let socket = TcpStream::connect(address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let secure = TlsConnector::from(Arc::new(config)).connect(name, socket).await.unwrap();
    let url = "wss://localhost/api/map-stream?scope=europe";
    let mut socket = Socket(tokio_tungstenite::client_async(url, secure).await.unwrap().0);
    socket.expect("connected").await;
    socket.expect("live").await;
    socket.say(json!({"op": "subscribe", "scope": "africa"})).await;
    let subscribed = socket.expect("subscribed").await;
    assert_eq!(subscribed["data"]["subscriptions"], json!(["scope=europe", "scope=africa"]));
}

#[cfg(unix)]
#[tokio::test]
async fn sighup_takes_up_another_certificate_and_a_broken_one_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let old = client(write_certificate(folder.path()));
    let process = serve_with_tls(folder.path()).await;
    let url = format!("{}/healthz", process.url);
    assert_eq!(old.get(&url).send().await.unwrap().status(), 200);
    let new = client(write_certificate(folder.path()));
    process.signal("-HUP").await;
    eventually("the log says so", async || process.log().contains("another certificate")).await;
    assert_eq!(new.get(&url).send().await.unwrap().status(), 200);
    std::fs::write(folder.path().join("cert.pem"), "broken").unwrap();
    process.signal("-HUP").await;
    eventually("the log says so", async || process.log().contains("all stays as it was: ")).await;
    assert!(process.log().contains("cert.pem: no certificate"), "{}", process.log());
    assert_eq!(new.get(&url).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn files_that_cannot_be_used_are_named() {
    let folder = tempfile::tempdir().unwrap();
    write_certificate(folder.path());
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (cert, key, other) = (path("cert.pem"), path("key.pem"), path("other"));
    let database = format!("sqlite:{}", path("feed.db"));
    let said = async |cert: &str, key: &str| {
        refused(&["--listen", "127.0.0.1:0", "--database", &database, "--tls-cert", cert, "--tls-key", key])
            .await
    };
    assert!(said(&other, &key).await.contains("other: "));
    assert!(said(&key, &key).await.contains("key.pem: no certificate"));
    assert!(said(&cert, &cert).await.contains("cert.pem: no private key"));
    let foreign = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap().signing_key;
    std::fs::write(&other, foreign.serialize_pem()).unwrap();
    let mismatch = said(&cert, &other).await;
    assert!(mismatch.contains("other: not the key of") && mismatch.contains("cert.pem"), "{mismatch}");
    let half = refused(&["--listen", "127.0.0.1:0", "--database", &database, "--tls-cert", &cert]).await;
    assert!(half.contains("--tls-key"), "{half}");
}
