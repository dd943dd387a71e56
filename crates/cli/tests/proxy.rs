//! `ww3 sse` through a proxy that the environment names, to a server with an authority of its own.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "../../stream/tests/common/tls.rs"]
mod tls;

use common::{lines, ww3};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

const ANSWER: &[u8] =
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: through the proxy\n\n";
const LINE: &str = r#"{"event":"message","id":"","data":"through the proxy"}"#;

/// A proxy that is the server as well; the first lines that it was asked.
struct Proxy {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    fn start(tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        thread::spawn(move || {
            for mut socket in listener.incoming().map_while(Result::ok) {
                let first = head(&mut socket);
                let is_tunnel = first.starts_with("CONNECT ");
                kept.lock().unwrap().push(first);
                match &tls {
                    Some(tls) if is_tunnel => {
                        socket.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").unwrap();
                        let server = ServerConnection::new(Arc::clone(tls)).unwrap();
                        let mut secure = StreamOwned::new(server, socket);
                        // Where the client doesn't trust us, it hangs up here.
                        let first = head(&mut secure);
                        kept.lock().unwrap().push(first);
                        let _ = secure.write_all(ANSWER);
                    }
                    _ => socket.write_all(ANSWER).unwrap(),
                }
            }
        });
        Self { url, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// Reads a request's head; its first line.
fn head(socket: &mut impl Read) -> String {
    let mut lines = BufReader::with_capacity(1, socket).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    lines.find(String::is_empty);
    first
}

#[test]
fn a_plain_server_is_asked_for_through_http_proxy_and_this_computer_never_is() {
    let proxy = Proxy::start(None);
    let output = ww3(&["sse", "http://feed.invalid/stream", "--count", "1", "--for", "20s"])
        .env("http_proxy", &proxy.url)
        .output()
        .unwrap();
    assert_eq!(lines(&output), [LINE], "{output:?}");
    assert_eq!(proxy.asked(), ["GET http://feed.invalid/stream HTTP/1.1"]);

    let server = Proxy::start(None);
    let output = ww3(&["sse", &server.url, "--count", "1", "--for", "20s"])
        .env("http_proxy", &proxy.url)
        .output()
        .unwrap();
    assert_eq!(lines(&output), [LINE], "{output:?}");
    assert_eq!(proxy.asked().len(), 1);
}

#[test]
fn a_secure_server_is_reached_through_https_proxy_and_trusted_by_ca_file() {
    let (config, authority) = tls::server("feed.invalid");
    let proxy = Proxy::start(Some(Arc::new(config)));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authority.pem");
    std::fs::write(&file, authority).unwrap();
    let sse = |more: &[&str]| {
        let mut command = ww3(&["sse", "https://feed.invalid/stream", "--count", "1", "--for", "3s"]);
        command.args(more).env("HTTPS_PROXY", &proxy.url).output().unwrap()
    };
    let output = sse(&["--ca-file", file.to_str().unwrap()]);
    assert_eq!(lines(&output), [LINE], "{output:?}");
    assert_eq!(proxy.asked(), ["CONNECT feed.invalid:443 HTTP/1.1", "GET /stream HTTP/1.1"]);

    let output = sse(&[]);
    assert!(output.stdout.is_empty());
    let words = String::from_utf8_lossy(&output.stderr).to_lowercase();
    assert!(words.contains("certificate"), "{words}");
}

/// A SOCKS5 proxy (RFC 1928) that is the server as well; the names that it was asked for.
fn socks() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("socks5h://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&asked);
    thread::spawn(move || {
        for mut socket in listener.incoming().map_while(Result::ok) {
            let mut greeting = [0; 2];
            socket.read_exact(&mut greeting).unwrap();
            socket.read_exact(&mut vec![0; greeting[1].into()]).unwrap();
            socket.write_all(&[5, 0]).unwrap();
            let mut request = [0; 5];
            socket.read_exact(&mut request).unwrap();
            assert_eq!(request[..4], [5, 1, 0, 3], "connect, by name");
            let mut name = vec![0; usize::from(request[4]) + 2];
            socket.read_exact(&mut name).unwrap();
            name.truncate(name.len() - 2);
            kept.lock().unwrap().push(String::from_utf8(name).unwrap());
            socket.write_all(&[5, 0, 0, 1, 127, 0, 0, 1, 0, 80]).unwrap();
            head(&mut socket);
            socket.write_all(ANSWER).unwrap();
        }
    });
    (url, asked)
}

#[test]
fn a_socks_proxy_is_used_and_it_looks_the_name_up_not_we() {
    let (url, asked) = socks();
    let output = ww3(&["sse", "http://feed.invalid/stream", "--count", "1", "--for", "20s"])
        .env("ALL_PROXY", url)
        .output()
        .unwrap();
    assert_eq!(lines(&output), [LINE], "{output:?}");
    assert_eq!(*asked.lock().unwrap(), ["feed.invalid"]);
}

#[test]
fn a_ca_file_that_holds_no_certificate_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authority.pem");
    std::fs::write(&file, "hello").unwrap();
    for (file, words) in
        [(file.as_path(), "no certificate"), (&folder.path().join("none.pem"), "No such file")]
    {
        let output =
            ww3(&["sse", "http://127.0.0.1:1/", "--ca-file", file.to_str().unwrap()]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(words), "{output:?}");
    }
}
