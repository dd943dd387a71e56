//! Plain connections are served by one thread: it promises them what the HTTP library would.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

async fn ask(server: &Fixture, request: &str) -> TcpStream {
    let mut socket = TcpStream::connect(server.server.addr()).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    socket
}

async fn head(server: &Fixture, request: &str) -> Vec<String> {
    let mut socket = ask(server, request).await;
    let (mut text, mut bytes) = (String::new(), [0; 4096]);
    while !text.contains("\r\n\r\n") {
        let read = timeout(PATIENCE, socket.read(&mut bytes)).await.unwrap().unwrap();
        text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
    }
    let head = text.split_once("\r\n\r\n").unwrap().0;
    let mut lines: Vec<_> =
        head.lines().filter(|line| !line.starts_with("date: ")).map(str::to_owned).collect();
    lines[1..].sort();
    lines
}

#[tokio::test]
async fn an_answer_has_the_same_head_whoever_writes_it() {
    let server = fixture_with(|config| config.token = Some("hush".into())).await;
    // A body, even an empty one, leaves a request to the library.
    for query in ["token=hush", "", "token=hush&scope=moon"] {
        let get = format!("GET /api/map-stream?{query} HTTP/1.1\r\nHost: localhost\r\n");
        let plain = head(&server, &format!("{get}\r\n")).await;
        assert_eq!(plain, head(&server, &format!("{get}Content-Length: 0\r\n\r\n")).await, "{query}");
    }
    let foreign = head(&server, "GET /api/map-stream HTTP/1.1\r\nHost: evil.example\r\n\r\n").await;
    assert_eq!(foreign[0], "HTTP/1.1 421 Misdirected Request");
}

#[tokio::test]
async fn a_connection_that_was_refused_a_stream_is_still_good_for_another_request() {
    let server = fixture().await;
    let mut socket = ask(&server, "GET /api/map-stream?scope=moon HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    let mut bytes = vec![0; 4096];
    let read = timeout(PATIENCE, socket.read(&mut bytes)).await.unwrap().unwrap();
    assert!(bytes[..read].starts_with(b"HTTP/1.1 400"));
    socket.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut rest = String::new();
    timeout(PATIENCE, socket.read_to_string(&mut rest)).await.unwrap().unwrap();
    assert!(rest.contains("HTTP/1.1 200"), "{rest}");
}

#[tokio::test]
async fn a_head_that_comes_letter_by_letter_is_understood() {
    let server = fixture().await;
    let mut socket = ask(&server, "").await;
    for byte in b"GET /api/map-stream HTTP/1.1\r\nHost: localhost\r\n\r\n" {
        socket.write_all(&[*byte]).await.unwrap();
        tokio::task::yield_now().await;
    }
    let mut bytes = vec![0; 4096];
    let read = timeout(PATIENCE, socket.read(&mut bytes)).await.unwrap().unwrap();
    assert!(bytes[..read].starts_with(b"HTTP/1.1 200 OK"));
}
