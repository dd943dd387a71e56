//! `ww3 watch` with the real feed server: both killed with -9 while items come in.
//!
//! The server runs in a child process: this very test, started again.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "with_the_server/cutter.rs"]
mod cutter;
#[path = "with_the_server/far.rs"]
mod far;

use common::{PATIENCE, Running, exported, ids};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use ww3_detect::{Detection, FeedItem};
use ww3_server::{Config, Database, Detect};

const LISTEN: &str = "WW3_TEST_SERVER_LISTEN";
const DATABASE: &str = "WW3_TEST_SERVER_DATABASE";

/// Every item is an event.
struct Everything;

impl Detect for Everything {
    fn detect(&self, item: &FeedItem) -> Detection {
        let event = json!({
            "id": item.event_id(), "type": "strike", "title": item.title, "time": item.published_at,
            "severity": 4, "confidence": 0.8, "source": {"name": item.source_name, "url": item.url},
            "to": {"lat": 50.4, "lon": 30.5, "label": "Kyiv", "country": "UKR"}, "factions": [],
        });
        Detection { event: Some(serde_json::from_value(event).unwrap()), ..Detection::default() }
    }
}

/// Run as the child only: serves until it is killed.
#[tokio::test]
async fn child_that_serves_until_it_is_killed() {
    let Ok(listen) = env::var(LISTEN) else { return };
    let config = Config {
        listen: listen.parse().unwrap(),
        database: Database::Sqlite(env::var(DATABASE).unwrap().into()),
        ..Config::default()
    };
    let _server = ww3_server::start_with(config, Arc::new(Everything)).await.unwrap();
    std::future::pending::<()>().await;
}

struct Server {
    child: Child,
    addr: SocketAddr,
}

impl Server {
    fn start(addr: SocketAddr, database: &Path) -> Self {
        let child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "child_that_serves_until_it_is_killed", "--nocapture"])
            .env(LISTEN, addr.to_string())
            .env(DATABASE, database)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        while TcpStream::connect(addr).is_err() {
            assert!(started.elapsed() < PATIENCE, "the server does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        Self { child, addr }
    }

    /// Posts items `range`; all are accepted when this returns.
    fn ingest(&self, range: std::ops::Range<usize>) {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        let items: Vec<Value> = range
            .map(|n| {
                let url = format!("https://example.org/{n}");
                json!({"title": format!("Strike {n}"), "url": url, "source_name": "s", "published_at": now})
            })
            .collect();
        let body = serde_json::to_vec(&items).unwrap();
        let mut socket = TcpStream::connect(self.addr).unwrap();
        let head = format!(
            "POST /api/ingest HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.addr,
            body.len()
        );
        socket.write_all(&[head.as_bytes(), &body].concat()).unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"rejected\":[]"), "{answer}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // -9.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn expected(count: usize) -> BTreeSet<String> {
    (0..count).map(|n| ww3_event::event_id("s", &format!("https://example.org/{n}"), 0)).collect()
}

#[test]
fn three_kills_of_the_server_and_two_of_the_client_leave_each_event_in_the_cache_once() {
    each_event_comes_once(|server| server);
}

#[test]
fn also_where_every_connection_is_cut_at_some_byte() {
    each_event_comes_once(|server| cutter::cutter(server, 7));
}

/// Over kills of both; the client takes this way to the server.
fn each_event_comes_once(way: impl FnOnce(SocketAddr) -> SocketAddr) {
    let folder = tempfile::tempdir().unwrap();
    let (feed, cache) = (folder.path().join("feed.db"), folder.path().join("cache.db"));
    let addr = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{}", way(addr));
    let watch = ["watch", &url, "--since", "0", "--cache", cache.to_str().unwrap()];
    let mut server = Server::start(addr, &feed);
    let mut client = Running::start(&watch);
    let mut printed = Vec::new();
    let mut sent = 0;
    for round in 0..6 {
        server.ingest(sent..sent + 150);
        sent += 150;
        thread::sleep(Duration::from_millis(30 * round));
        if round % 2 == 0 {
            drop(server);
            server = Server::start(addr, &feed);
        } else if round < 5 {
            printed.extend(client.kill());
            client = Running::start(&watch);
        }
    }
    let started = Instant::now();
    while exported(&cache).len() < sent {
        assert!(started.elapsed() < PATIENCE, "only {} of {sent} came", exported(&cache).len());
        thread::sleep(Duration::from_millis(100));
    }
    thread::sleep(Duration::from_millis(200));
    printed.extend(client.kill());
    let stored = ids(&exported(&cache));
    assert_eq!(stored.len(), sent, "each once");
    assert_eq!(stored.into_iter().collect::<BTreeSet<_>>(), expected(sent));
    let printed = ids(&printed);
    assert_eq!(printed.iter().collect::<BTreeSet<_>>().len(), printed.len(), "nothing is printed twice");
}

#[test]
fn a_server_with_another_history_is_admitted_and_everything_follows() {
    let folder = tempfile::tempdir().unwrap();
    let (feed, cache) = (folder.path().join("feed.db"), folder.path().join("cache.db"));
    let addr = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{addr}");
    let path = cache.to_str().unwrap();
    let server = Server::start(addr, &feed);
    server.ingest(0..20);
    let first =
        common::run(&["watch", &url, "--since", "0", "--cache", path, "--count", "20", "--for", "20s"]);
    assert_eq!(common::lines(&first).len(), 20);
    drop(server);
    for file in fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
        if file.file_name().unwrap().to_str().unwrap().starts_with("feed.db") {
            fs::remove_file(file).unwrap();
        }
    }
    let server = Server::start(addr, &feed);
    server.ingest(10..40);
    let started = Instant::now();
    while exported(&cache).len() < 40 {
        assert!(started.elapsed() < PATIENCE);
        common::run(&["watch", &url, "--cache", path, "--for", "1s"]);
    }
    assert_eq!(ids(&exported(&cache)).into_iter().collect::<BTreeSet<_>>(), expected(40));
    let stats = common::lines(&common::run(&["stats", "--cache", path]));
    let stats: Value = serde_json::from_str(&stats[0]).unwrap();
    assert_eq!((&stats["gaps"], &stats["epoch"]), (&json!(1), &json!(1)));
}

#[test]
fn a_packed_stream_from_afar_brings_what_a_plain_one_does_over_breaks() {
    let folder = tempfile::tempdir().unwrap();
    let addr = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let server = Server::start(addr, &folder.path().join("feed.db"));
    server.ingest(0..200);
    let options = ["--since", "0", "--count", "200", "--for", "20s"];
    let watch = |url: &str| common::ww3(&[&["watch", url][..], &options].concat());
    let plain = common::lines(&watch(&format!("http://{addr}")).output().unwrap());
    assert_eq!(ids(&plain).into_iter().collect::<BTreeSet<_>>(), expected(200));
    for coding in ["gzip", "br", "zstd"] {
        let (proxy, answers) = far::far(addr, coding);
        let output = watch("http://feed.invalid").env("http_proxy", proxy).output().unwrap();
        assert!(common::lines(&output) == plain, "{coding}: {output:?}");
        let answers = answers.lock().unwrap();
        assert_eq!(answers.len(), 4, "three breaks: {answers:?}");
        let packed = format!("content-encoding: {coding}");
        assert!(answers.iter().all(|answer| answer.contains(&packed)), "{answers:?}");
    }
}
