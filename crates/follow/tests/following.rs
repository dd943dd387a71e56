//! From a socket into the cache.
#![allow(clippy::unwrap_used, reason = "a test")]

use rusqlite::Connection;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;
use ww3_cache::Cache;
use ww3_follow::{Committed, Follower, Rules, resume};
use ww3_stream::{StreamHandle, StreamOptions, Target};

const STREAM: &str = "test";
const PATIENCE: Duration = Duration::from_secs(10);

fn frame(n: usize, id: &str, revision: u32) -> String {
    format!(
        "id: e-{n}\nevent: map-event\ndata: {{\"id\":\"{id}\",\"type\":\"strike\",\"title\":\"Strike {id}\",\"time\":\"2026-02-28T12:30:00Z\",\"severity\":4,\"confidence\":1,\"source\":{{\"name\":\"s\"}},\"to\":{{\"lat\":1,\"lon\":2,\"label\":\"P\"}},\"factions\":[],\"revision\":{revision}}}\n\n"
    )
}

fn connected(n: usize) -> String {
    format!("id: e-{n}\nevent: connected\ndata: {{\"timestamp\":1,\"ping_interval\":7}}\n\n")
}

/// Answers each connection with the next of these texts, and keeps it open. Tells the heads of the requests.
async fn server(answers: Vec<String>) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api/map-stream", listener.local_addr().unwrap());
    let (heads, told) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut open = Vec::new();
        for answer in answers {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut head = vec![0; 4096];
            let length = socket.read(&mut head).await.unwrap();
            let _ = heads.send(String::from_utf8_lossy(&head[..length]).into_owned());
            let start = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
            socket.write_all((start.to_owned() + &answer).as_bytes()).await.unwrap();
            open.push(socket);
        }
        std::future::pending::<()>().await;
    });
    (url, told)
}

struct Room {
    _folder: TempDir,
    path: PathBuf,
    cache: Cache,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache.db");
        let cache = Cache::open(&path).unwrap();
        Self { _folder: folder, path, cache }
    }

    fn follow(&self, url: &str) -> (StreamHandle, Follower) {
        let target = Target { url: url.parse().unwrap(), token: None };
        let resume = resume(&self.cache, STREAM, Some(0)).unwrap();
        let (handle, deliveries) = ww3_stream::open(target, StreamOptions::default(), resume);
        let rules = watch::channel(Rules::default()).1;
        (handle, Follower::new(self.cache.clone(), STREAM, deliveries, rules))
    }

    fn cursor(&self) -> Option<String> {
        self.cache.position(STREAM).unwrap().cursor.map(String::from)
    }

    fn count(&self) -> i64 {
        self.cache.count(STREAM).unwrap().0
    }
}

async fn next(follower: &mut Follower, most: usize) -> Committed {
    timeout(PATIENCE, follower.next_at_most(most)).await.unwrap().unwrap().unwrap()
}

async fn until(follower: &mut Follower, events: usize) -> Vec<Committed> {
    let mut all: Vec<Committed> = Vec::new();
    while all.iter().map(|one| one.applied.len() + one.duplicates).sum::<usize>() < events {
        all.push(next(follower, usize::MAX).await);
    }
    all
}

#[tokio::test]
async fn what_is_delivered_is_committed_with_its_cursor_and_what_is_due() {
    let room = Room::new();
    let (url, _heads) = server(vec![connected(0) + &frame(1, "a", 1) + &frame(2, "b", 1)]).await;
    let (_handle, mut follower) = room.follow(&url);
    let all = until(&mut follower, 2).await;
    assert_eq!(all.iter().map(|one| one.due).sum::<usize>(), 2);
    assert!(all.iter().all(|one| one.catch_up), "it was not live yet");
    assert_eq!(room.count(), 2);
    assert_eq!(room.cursor().as_deref(), Some("e-2"));
    let position = room.cache.position(STREAM).unwrap();
    assert_eq!(position.ping_interval, Some(7.0));
    assert!(position.first_connected.is_some());
}

#[tokio::test]
async fn the_next_start_resumes_at_the_stored_cursor() {
    let room = Room::new();
    let (url, mut heads) = server(vec![connected(0) + &frame(1, "a", 1), connected(1)]).await;
    let (handle, mut follower) = room.follow(&url);
    until(&mut follower, 1).await;
    drop((handle, follower));
    let _second = room.follow(&url);
    heads.recv().await.unwrap();
    let head = timeout(PATIENCE, heads.recv()).await.unwrap().unwrap();
    assert!(head.to_lowercase().contains("last-event-id: e-1"), "{head}");
}

#[tokio::test]
async fn a_part_of_a_delivery_leaves_the_cursor_before_it() {
    let room = Room::new();
    let frames: String = (1..=5).map(|n| frame(n, &format!("e{n}"), 1)).collect();
    let (url, _heads) = server(vec![frames]).await;
    let (_handle, mut follower) = room.follow(&url);
    let mut applied = 0;
    while applied < 5 {
        let committed = next(&mut follower, 2).await;
        assert!(committed.applied.len() <= 2);
        applied += committed.applied.len();
        let stored = room.cursor().map_or(0, |cursor| cursor[2..].parse().unwrap());
        assert!(stored <= applied, "the cursor is never beyond what is committed");
    }
    assert_eq!(room.cursor().as_deref(), Some("e-5"));
}

#[tokio::test]
async fn a_caller_that_gives_up_waiting_loses_nothing() {
    let room = Room::new();
    let frames: String = (1..=50).map(|n| frame(n, &format!("e{n}"), 1)).collect();
    let (url, _heads) = server(vec![frames]).await;
    let (_handle, mut follower) = room.follow(&url);
    let mut applied = 0;
    let started = std::time::Instant::now();
    while applied < 50 {
        assert!(started.elapsed() < PATIENCE);
        if let Ok(next) = timeout(Duration::from_micros(100), follower.next_at_most(1)).await {
            applied += next.unwrap().unwrap().applied.len();
        }
    }
    assert_eq!(room.count(), 50);
}

#[tokio::test]
async fn what_is_under_way_at_the_end_is_still_told() {
    let room = Room::new();
    let (url, _heads) = server(vec![frame(1, "a", 1)]).await;
    let (_handle, mut follower) = room.follow(&url);
    let mut told = 0;
    // Until the first commit has begun, or is told already.
    while room.count() == 0 && told == 0 {
        if let Ok(next) = timeout(Duration::from_micros(50), follower.next()).await {
            told += next.unwrap().unwrap().applied.len();
        }
    }
    told += follower.finish().await.unwrap().map_or(0, |committed| committed.applied.len());
    assert_eq!(told, 1);
}

#[tokio::test]
async fn a_batch_that_cannot_be_written_is_tried_again_and_nothing_is_lost() {
    let room = Room::new();
    let other = Connection::open(&room.path).unwrap();
    other
        .execute_batch(
            "CREATE TRIGGER refuse BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'refused'); END",
        )
        .unwrap();
    let (url, _heads) = server(vec![frame(1, "a", 1)]).await;
    let (_handle, mut follower) = room.follow(&url);
    for _ in 0..2 {
        let error = timeout(PATIENCE, follower.next()).await.unwrap().unwrap_err();
        assert!(error.to_string().contains("refused"), "{error}");
        assert_eq!((room.count(), room.cursor()), (0, None));
    }
    other.execute_batch("DROP TRIGGER refuse").unwrap();
    until(&mut follower, 1).await;
    assert_eq!((room.count(), room.cursor().as_deref()), (1, Some("e-1")));
}
