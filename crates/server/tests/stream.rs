//! What `GET /api/map-stream` promises.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

async fn with_events(count: u64) -> Fixture {
    let server = fixture().await;
    let mut stream = server.open("").await;
    server.post_items(&strikes(1..count + 1)).await;
    stream.events(count as usize).await;
    server
}

fn seqs(frames: &[Frame]) -> Vec<u64> {
    frames.iter().filter(|frame| frame.event == "map-event").map(Frame::seq).collect()
}

#[tokio::test]
async fn the_headers_are_those_of_the_specification() {
    let server = fixture().await;
    let head = async |request: &str| {
        let mut socket = TcpStream::connect(server.server.addr()).await.unwrap();
        socket.write_all(request.as_bytes()).await.unwrap();
        let mut text = String::new();
        while !text.contains("\r\n\r\n") {
            let mut bytes = [0; 4096];
            let read = timeout(PATIENCE, socket.read(&mut bytes)).await.unwrap().unwrap();
            text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
        }
        text.split_once("\r\n\r\n").unwrap().0.to_lowercase()
    };
    let modern = head("GET /api/map-stream HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    for header in [
        "content-type: text/event-stream",
        "cache-control: no-cache, no-transform",
        "connection: keep-alive",
        "x-accel-buffering: no",
    ] {
        assert!(modern.lines().any(|line| line == header), "{header} in {modern}");
    }
    let old = head("GET /api/map-stream HTTP/1.0\r\n\r\n").await;
    assert!(old.starts_with("http/1.0 200") && !old.contains("keep-alive"), "{old}");
}

#[tokio::test]
async fn a_new_stream_says_where_it_starts_and_is_live_at_once() {
    let server = with_events(3).await;
    let mut stream = server.open("?scope=europe").await;
    let connected = stream.expect("connected").await;
    assert_eq!(connected.seq(), 3);
    assert_eq!(connected.data["scope"], "europe");
    assert_eq!(connected.data["resumed"], false);
    assert_eq!(connected.data["ping_interval"].as_u64(), Some(30));
    assert_eq!(connected.data["since"], connected.data["timestamp"]);
    assert_eq!(stream.expect("live").await.id, connected.id);
}

#[tokio::test]
async fn a_resumed_stream_gets_exactly_what_it_missed() {
    let server = with_events(10).await;
    let cursor = server.open("").await.expect("connected").await.id.unwrap().replace("-10", "-4");
    let mut stream = server.open_with("?since=0", Some(&cursor)).await;
    let connected = stream.expect("connected").await;
    assert_eq!((connected.seq(), &connected.data["resumed"]), (4, &json!(true)));
    assert_eq!(seqs(&stream.until("live").await), [5, 6, 7, 8, 9, 10]);
    let mut by_query = server.open(&format!("?last_event_id={cursor}")).await;
    assert_eq!(by_query.expect("connected").await.seq(), 4);
}

#[tokio::test]
async fn since_sends_what_happened_after_it_and_does_not_restrict_what_follows() {
    let server = with_events(10).await;
    let mut stream = server.open(&format!("?since={}", BEGAN + 7)).await;
    let connected = stream.expect("connected").await;
    assert_eq!((connected.seq(), &connected.data["since"]), (7, &json!(BEGAN + 7)));
    let backlog = stream.until("live").await;
    assert_eq!(backlog.iter().map(Frame::time).collect::<Vec<_>>(), [8, 9, 10]);
    server.post_items(&[item(2_000, "strike KYIV 2 later"), item(0, "strike KYIV 2 of old")]).await;
    let mut times: Vec<_> = stream.events(2).await.iter().map(Frame::time).collect();
    times.sort_unstable();
    assert_eq!(times, [0, 2_000]);
}

#[tokio::test]
async fn a_cursor_of_another_server_gets_a_gap_and_then_everything() {
    let server = with_events(5).await;
    for foreign in ["0000000000-3", "garbage", "7", "évt-1"] {
        let mut stream = server.open_with("", Some(foreign)).await;
        let connected = stream.expect("connected").await;
        assert_eq!((connected.id, &connected.data["resumed"]), (None, &json!(false)), "{foreign}");
        let gap = stream.expect("gap").await;
        assert_eq!((gap.seq(), &gap.data["reason"]), (0, &json!("epoch")));
        assert!(gap.data.get("from").is_none(), "{gap:?}");
        assert_eq!(seqs(&stream.until("live").await), [1, 2, 3, 4, 5]);
    }
}

#[tokio::test]
async fn a_cursor_ahead_of_the_head_gets_a_gap_and_then_everything() {
    let server = with_events(2).await;
    let cursor = server.open("").await.expect("connected").await.id.unwrap().replace("-2", "-99");
    let mut stream = server.open_with("", Some(&cursor)).await;
    assert_eq!(stream.expect("connected").await.id, None);
    assert_eq!(stream.expect("gap").await.data["reason"], "ahead");
    assert_eq!(seqs(&stream.until("live").await), [1, 2]);
}

#[tokio::test]
async fn nothing_is_lost_or_repeated_where_the_backlog_meets_what_is_new() {
    let server = fixture().await;
    // More than what is kept in memory: the first readers begin in the store, while the tail moves on.
    let (before, count) = (5_000, 8_000);
    server.post_items(&strikes(1..before + 1)).await;
    let posting = async {
        for chunk in strikes(before + 1..count + 1).chunks(100) {
            server.post_items(chunk).await;
        }
    };
    let reading = async |after: u64| {
        tokio::time::sleep(Duration::from_millis(after)).await;
        let mut stream = server.open("?since=0").await;
        seqs(&stream.events(count as usize).await)
    };
    let readers = futures::future::join_all((0..8).map(|n| reading(n * 150)));
    let (all, ()) = tokio::join!(readers, posting);
    for seen in all {
        assert!(seen.into_iter().eq(1..=count));
    }
}

#[tokio::test]
async fn a_filtered_stream_gets_only_what_it_wants_and_its_cursor_moves_on() {
    let server = fixture_with(|config| config.ping = Duration::from_millis(200)).await;
    let mut all = server.open("").await;
    let mut stream = server.open("?scope=middle-east&min_severity=3").await;
    stream.until("live").await;
    let items = [item(1, "strike GAZA 3"), item(2, "strike GAZA 2"), item(3, "strike KYIV 5")];
    server.post_items(&items).await;
    all.events(3).await;
    assert_eq!(stream.events(1).await[0].time(), 1);
    while stream.expect("ping").await.seq() < 3 {}
}

#[tokio::test]
async fn a_revision_that_no_longer_matches_goes_where_an_earlier_one_did() {
    let server = fixture().await;
    let mut all = server.open("").await;
    let queries = ["?min_severity=4", "?min_severity=4&updates=false", "?min_severity=5"];
    let mut live = Vec::new();
    for query in queries {
        live.push(server.open(query).await);
    }
    server.post_items(&[item(1, "strike KYIV 4")]).await;
    all.events(1).await;
    server.post_items(&[item(2, "revise https://example.org/1 2 2"), item(3, "strike KYIV 5 end")]).await;
    let wanted: [&[u64]; 3] = [&[1, 2, 3], &[1, 3], &[3]];
    for ((query, mut live), wanted) in queries.into_iter().zip(live).zip(wanted) {
        assert_eq!(seqs(&live.events(wanted.len()).await), wanted, "{query}");
        let mut backlog = server.open(&format!("{query}&since=0")).await;
        assert_eq!(seqs(&backlog.until("live").await), wanted, "{query}");
    }
}

#[tokio::test]
async fn a_malformed_parameter_is_a_problem_that_names_it() {
    let server = fixture().await;
    for (query, parameter) in
        [("since=abc", "since"), ("scope=moon", "scope"), ("bbox=1,2,3", "bbox"), ("updates=2", "updates")]
    {
        let request = server.http.get(server.url(&format!("/api/map-stream?{query}")));
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let problem: serde_json::Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        assert_eq!((&problem["status"], &problem["parameter"]), (&json!(400), &json!(parameter)));
    }
}

#[tokio::test]
async fn a_stream_needs_the_token_in_the_header_or_the_query() {
    let server = fixture_with(|config| config.token = Some("hush".into())).await;
    let status = async |query: &str, bearer: Option<&str>| {
        let request = server.http.get(server.url(&format!("/api/map-stream{query}")));
        let request = bearer.iter().fold(request, |request, token| request.bearer_auth(token));
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(status("", None).await, 401);
    assert_eq!(status("?scope=moon", None).await, 401);
    assert_eq!(status("?token=wrong", None).await, 401);
    assert_eq!(status("?token=hush", None).await, 200);
    assert_eq!(status("", Some("hush")).await, 200);
    assert_eq!(status("?token=hush", Some("wrong")).await, 401);
    assert_eq!(server.http.get(server.url("/healthz")).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_reader_that_takes_nothing_is_cut_off_and_the_others_are_not_slowed() {
    let server = fixture_with(|config| config.stall = Duration::from_millis(600)).await;
    let mut idle = TcpStream::connect(server.server.addr()).await.unwrap();
    idle.write_all(b"GET /api/map-stream HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut good = server.open("").await;
    let items = long_strikes(4_000);
    // It reads while the items are posted: one that waits until then takes nothing for too long itself.
    let good = tokio::spawn(async move { good.events(4_000).await.len() });
    for chunk in items.chunks(1_000) {
        server.post_items(chunk).await;
    }
    assert_eq!(good.await.unwrap(), 4_000);
    // More than what fits into the socket's buffers was sent to it: reading it must come to an end.
    let started = Instant::now();
    let read = timeout(PATIENCE, async {
        tokio::time::sleep(Duration::from_millis(1_200)).await;
        let mut all = Vec::new();
        let _ = idle.read_to_end(&mut all).await;
        all.len()
    });
    let read = read.await.expect("it was never cut off");
    assert!(read < 4_000 * 2_000, "{read} bytes in {:?}", started.elapsed());
}

#[tokio::test]
async fn a_paced_stream_waits_between_events() {
    let server = fixture_with(|config| config.pace = Duration::from_millis(100)).await;
    let mut stream = server.open("").await;
    stream.until("live").await;
    server.post_items(&strikes(1..6)).await;
    stream.events(1).await;
    let started = Instant::now();
    stream.events(4).await;
    assert!(started.elapsed() >= Duration::from_millis(380), "{:?}", started.elapsed());
}

#[tokio::test]
async fn trouble_with_the_database_is_told_and_the_stream_goes_on() {
    let server = fixture_with(|config| config.poll = Duration::from_millis(100)).await;
    let mut stream = server.open("").await;
    stream.until("live").await;
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    database.execute_batch("ALTER TABLE feed_items RENAME TO away").unwrap();
    let error = stream.expect("error").await;
    assert_eq!((error.id, &error.data["error"]), (None, &json!("Database polling failed")));
    database.execute_batch("ALTER TABLE away RENAME TO feed_items").unwrap();
    server.post_items(&strikes(1..2)).await;
    assert_eq!(stream.events(1).await[0].seq(), 1);
}

#[tokio::test]
async fn stopping_ends_every_stream_within_two_seconds() {
    let server = with_events(1).await;
    let mut streams = Vec::new();
    for _ in 0..20 {
        let mut stream = server.open("").await;
        stream.until("live").await;
        streams.push(stream);
    }
    let started = Instant::now();
    server.server.stop().await;
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    for mut stream in streams {
        let told = stream.expect("error").await;
        assert_eq!((&told.data["error"], told.id), (&"Server is shutting down".into(), None));
        // A body that ends, not one that breaks off.
        assert_eq!(timeout(PATIENCE, stream.response.chunk()).await.unwrap().unwrap(), None);
    }
}

#[tokio::test]
async fn a_restart_keeps_the_history_and_continues_its_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let start = async || {
        let detector = std::sync::Arc::new(ByTitle);
        ww3_server::start_with(config(folder.path()), detector).await.unwrap()
    };
    let http = ww3_server::feeds::client().unwrap();
    let mut cursor = None;
    for round in 0..3u64 {
        let server = start().await;
        let url = format!("http://{}/api/map-stream", server.addr());
        let mut stream = open(&http, &url, cursor.as_deref()).await;
        assert_eq!(stream.expect("connected").await.seq(), round * 5);
        let post = http.post(format!("http://{}/api/ingest", server.addr()));
        let post = post.header("content-type", "application/x-ndjson");
        let (status, _) = answer(post.body(ndjson(&strikes(round * 5 + 1..round * 5 + 6)))).await;
        assert_eq!(status, 200);
        let events = stream.events(5).await;
        assert_eq!(seqs(&events), (round * 5 + 1..round * 5 + 6).collect::<Vec<_>>());
        cursor = events[4].id.clone();
        server.stop().await;
    }
}

#[tokio::test]
async fn two_servers_on_one_file_make_each_event_once_and_either_takes_up_the_others_cursor() {
    let folder = tempfile::tempdir().unwrap();
    let start = async || {
        let mut config = config(folder.path());
        config.poll = Duration::from_millis(50);
        ww3_server::start_with(config, std::sync::Arc::new(ByTitle)).await.unwrap()
    };
    let (one, other) = (start().await, start().await);
    let http = ww3_server::feeds::client().unwrap();
    let mut streams = Vec::new();
    for server in [&one, &other] {
        streams.push(open(&http, &format!("http://{}/api/map-stream", server.addr()), None).await);
    }
    for (server, items) in [(&one, strikes(1..801)), (&other, strikes(801..1601))] {
        let post = http.post(format!("http://{}/api/ingest", server.addr()));
        let post = post.header("content-type", "application/x-ndjson").body(ndjson(&items));
        assert_eq!(answer(post).await.1["accepted"], 800);
    }
    let mut last = None;
    for mut stream in streams {
        let events = stream.events(1600).await;
        assert!(seqs(&events).into_iter().eq(1..=1600));
        last = events[1599].id.clone();
    }
    let post = http.post(format!("http://{}/api/ingest", one.addr()));
    answer(post.header("content-type", "application/x-ndjson").body(ndjson(&strikes(2001..2002)))).await;
    let url = format!("http://{}/api/map-stream", other.addr());
    let mut resumed = open(&http, &url, last.as_deref()).await;
    assert_eq!(resumed.expect("connected").await.id, last);
    assert_eq!(seqs(&resumed.events(1).await), [1601]);
}
