//! What one peer may have, and what all may: over real sockets, with loopback counted.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

impl Fixture {
    async fn get(&self, path: &str, forwarded: Option<&str>) -> reqwest::Response {
        let request = self.http.get(self.url(path));
        let request =
            forwarded.iter().fold(request, |request, from| request.header("x-forwarded-for", *from));
        request.send().await.unwrap()
    }
}

#[tokio::test]
async fn a_third_stream_of_one_address_is_refused_until_one_ends() {
    let server = fixture_with(|config| config.limits.loopback = true).await;
    let first = server.get("/api/map-stream", None).await;
    let _second = server.get("/api/map-stream?scope=europe", None).await;
    let refused = server.get("/api/map-stream", None).await;
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (429, &"30".parse().unwrap()));
    assert_eq!(refused.headers()["content-type"], "application/problem+json");
    assert_eq!(server.get("/api/map-events", None).await.status(), 200, "only streams are counted");
    drop(first);
    eventually("room", async || server.get("/api/map-stream", None).await.status() == 200).await;
}

#[tokio::test]
async fn loopback_is_not_counted_by_itself() {
    let server = fixture_with(|config| config.limits.requests_per_minute = 1).await;
    let mut open = Vec::new();
    for _ in 0..10 {
        open.push(server.get("/api/map-stream", None).await);
    }
    assert!(open.iter().all(|stream| stream.status() == 200));
}

#[tokio::test]
async fn too_many_requests_are_told_when_to_come_again_and_probes_are_answered() {
    let server = fixture_with(|config| {
        config.limits.loopback = true;
        config.limits.requests_per_minute = 8;
    })
    .await;
    let mut answers = Vec::new();
    for _ in 0..4 {
        answers.push(server.get("/api/sources", None).await);
    }
    let status: Vec<_> = answers.iter().map(|answer| answer.status().as_u16()).collect();
    assert_eq!(status, [200, 200, 429, 429]);
    let after: u64 = answers[2].headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=8).contains(&after), "{after}");
    assert_eq!(server.get("/healthz", None).await.status(), 200);
}

#[tokio::test]
async fn a_forwarded_address_counts_only_where_a_trusted_proxy_says_it() {
    let one_stream = |trusted: Option<&'static str>| {
        fixture_with(move |config| {
            config.limits.loopback = true;
            config.limits.streams_per_ip = 1;
            config.limits.trusted_proxies = trusted.iter().map(|network| network.parse().unwrap()).collect();
        })
    };
    let untrusting = one_stream(None).await;
    let _open = untrusting.get("/api/map-stream", Some("192.0.2.1")).await;
    assert_eq!(untrusting.get("/api/map-stream", Some("192.0.2.2")).await.status(), 429);
    let trusting = one_stream(Some("127.0.0.0/8")).await;
    let _open = trusting.get("/api/map-stream", Some("192.0.2.1")).await;
    assert_eq!(trusting.get("/api/map-stream", Some("192.0.2.1")).await.status(), 429);
    let _other = trusting.get("/api/map-stream", Some("192.0.2.2")).await;
    assert_eq!(_other.status(), 200);
    assert_eq!(trusting.get("/api/map-stream", Some("192.0.2.9, 192.0.2.1")).await.status(), 429);
}

#[tokio::test]
async fn more_connections_than_may_be_are_refused_and_the_others_go_on() {
    let server = fixture_with(|config| config.limits.connections = 3).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        held.push(raw(&server, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").await);
    }
    for connection in &mut held {
        assert!(answered(connection).await.starts_with("HTTP/1.1 200"));
    }
    let mut refused = TcpStream::connect(server.server.addr()).await.unwrap();
    let said = answered(&mut refused).await;
    assert!(said.starts_with("HTTP/1.1 503") && said.contains("Retry-After: 10"), "{said}");
    held.pop();
    eventually("room", async || {
        let mut connection = raw(&server, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
        answered(&mut connection).await.starts_with("HTTP/1.1 200")
    })
    .await;
}

#[tokio::test]
async fn one_address_cannot_take_all_connections() {
    let server = fixture_with(|config| {
        config.limits.loopback = true;
        config.limits.connections = 60;
    })
    .await;
    // Its connection stays, and counts.
    assert!(!server.get("/healthz", None).await.text().await.unwrap().is_empty());
    let mut held = Vec::new();
    for _ in 0..31 {
        held.push(TcpStream::connect(server.server.addr()).await.unwrap());
    }
    let mut refused = TcpStream::connect(server.server.addr()).await.unwrap();
    let said = answered(&mut refused).await;
    assert!(said.starts_with("HTTP/1.1 503") && said.contains("Retry-After: 10"), "{said}");
    held.clear();
    eventually("it is counted", async || {
        let metrics = server.get("/metrics", None).await.text().await.unwrap();
        metrics.contains("ww3_connections_refused_total{reason=\"all\"} 0")
            && metrics.lines().any(|line| {
                let count = line.strip_prefix("ww3_connections_refused_total{reason=\"address\"} ");
                count.is_some_and(|count| count != "0")
            })
    })
    .await;
}

#[tokio::test]
async fn heads_and_addresses_that_are_too_long_are_refused() {
    let server = fixture().await;
    let long = "x".repeat(13 << 10);
    assert_eq!(server.get(&format!("/api/map-events?q={long}"), None).await.status(), 414);
    let head = format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(200 << 10));
    let mut connection = raw(&server, &head).await;
    assert!(answered(&mut connection).await.starts_with("HTTP/1.1 431"));
    let many: String = (0..500).map(|number| format!("X{number}: 1\r\n")).collect();
    let mut connection =
        raw(&server, &format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\n{many}\r\n")).await;
    assert!(answered(&mut connection).await.starts_with("HTTP/1.1 431"));
    assert_eq!(server.get("/healthz", None).await.status(), 200);
}

#[tokio::test]
async fn a_history_that_nobody_reads_is_given_up() {
    let server = fixture_with(|config| config.stall = Duration::from_millis(300)).await;
    let long = "x".repeat(1_900);
    let items: Vec<_> =
        (1..1_001).map(|number| item(number, &format!("strike KYIV 3 {number} {long}"))).collect();
    server.post_items(&items).await;
    let mut stream = server.open("?since=0").await;
    stream.events(1_000).await;
    drop(stream);
    // Many requests on one connection, and no answer is read.
    let request = "GET /api/map-events?limit=500 HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(40);
    let mut idle = raw(&server, &request).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let mut read = 0;
    let mut buffer = vec![0; 1 << 20];
    let ended = timeout(PATIENCE, async {
        while let Ok(count @ 1..) = idle.read(&mut buffer).await {
            read += count;
        }
    });
    assert!(ended.await.is_ok(), "it was not cut off");
    assert!(read < 40 * 500 * 2_000, "it was served to the end: {read} bytes");
}

async fn raw(server: &Fixture, text: &str) -> TcpStream {
    let mut connection = TcpStream::connect(server.server.addr()).await.unwrap();
    let _ = connection.write_all(text.as_bytes()).await;
    connection
}

async fn answered(connection: &mut TcpStream) -> String {
    let mut bytes = vec![0; 16 << 10];
    let count = timeout(PATIENCE, connection.read(&mut bytes)).await.expect("no answer").unwrap_or(0);
    String::from_utf8_lossy(&bytes[..count]).into_owned()
}
