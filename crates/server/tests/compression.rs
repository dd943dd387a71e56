//! Streams that are compressed: the same frames, each readable when it has come.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{
    raw::{Packed, Unpacker, get, request},
    *,
};
use std::time::Duration;

const CODINGS: [&str; 3] = ["zstd", "br", "gzip"];

#[tokio::test]
async fn each_frame_is_readable_when_it_has_come_in_every_coding() {
    let server = fixture_with(|config| config.ping = Duration::from_millis(400)).await;
    for (at, coding) in (0..).zip(CODINGS) {
        let raw = get(&server, "/api/map-stream", &format!("Accept-Encoding: {coding}\r\n")).await;
        assert_eq!(raw.header("content-encoding"), Some(coding));
        assert_eq!(raw.header("vary"), Some("accept, accept-encoding"));
        assert_eq!(raw.header("content-type"), Some("text/event-stream"));
        let mut stream = Packed::new(raw);
        stream.expect("connected").await;
        stream.expect("live").await;
        server.post_items(&strikes(at * 10..at * 10 + 1)).await;
        let title = format!("strike KYIV 3 number {}", at * 10);
        loop {
            // A ping may come first.
            let frame = stream.next().await.unwrap();
            if frame.event == "map-event" {
                assert_eq!(frame.data["title"], title);
                break;
            }
        }
        stream.expect("ping").await;
    }
}

#[tokio::test]
async fn a_long_backlog_comes_whole_and_is_much_smaller() {
    let server = fixture().await;
    server.with_strikes(2_000).await;
    for coding in CODINGS {
        let raw = get(&server, "/api/map-stream?since=-1", &format!("Accept-Encoding: {coding}\r\n")).await;
        let mut stream = Packed::new(raw);
        stream.expect("connected").await;
        for number in 1..=2_000 {
            assert_eq!(stream.expect("map-event").await.seq(), number, "{coding}");
        }
        stream.expect("live").await;
    }
}

#[tokio::test]
async fn gap_and_error_frames_are_readable_at_once_too() {
    let server = fixture_with(|config| config.poll = Duration::from_millis(100)).await;
    for coding in CODINGS {
        let lines = format!("Accept-Encoding: {coding}\r\nLast-Event-ID: another-9\r\n");
        let mut stream = Packed::new(get(&server, "/api/map-stream", &lines).await);
        assert_eq!(stream.expect("connected").await.id, None);
        assert_eq!(stream.expect("gap").await.data["reason"], "epoch");
        stream.expect("live").await;
    }
    let mut stream = Packed::new(get(&server, "/api/map-stream", "Accept-Encoding: br\r\n").await);
    stream.expect("connected").await;
    stream.expect("live").await;
    // Renamed away, the table can't be read: every reader is told.
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    database.execute_batch("ALTER TABLE feed_items RENAME TO away").unwrap();
    let _ = server.post("application/x-ndjson", ndjson(&strikes(0..1))).await;
    stream.expect("error").await;
}

#[tokio::test]
async fn the_body_ends_as_its_coding_ends() {
    let server = fixture().await;
    let mut streams = Vec::new();
    for coding in CODINGS {
        let lines = format!("Accept-Encoding: {coding}\r\n");
        streams.push(Packed::new(get(&server, "/api/map-stream", &lines).await));
    }
    server.server.stop().await;
    for mut stream in streams {
        let mut packed = Vec::new();
        while let Some(chunk) = stream.raw.chunk().await {
            packed.extend(chunk);
        }
        let mut text = Vec::new();
        match &stream.unpacker {
            Unpacker::Gzip(_) => {
                text.resize(1 << 16, 0);
                let config = zlib_rs::InflateConfig { window_bits: 31 };
                let (whole, code) = zlib_rs::decompress_slice(&mut text, &packed, config);
                assert_eq!(code, zlib_rs::ReturnCode::Ok);
                text = whole.to_vec();
            }
            Unpacker::Brotli(..) => brotli::BrotliDecompress(&mut &packed[..], &mut text).unwrap(),
            Unpacker::Zstd(_) => text = zstd::decode_all(&packed[..]).unwrap(),
        }
        assert!(String::from_utf8(text).unwrap().contains("event: live"));
    }
}

#[tokio::test]
async fn what_is_asked_for_is_given_and_who_takes_nothing_of_it_is_told_what_there_is() {
    let server = fixture().await;
    for (said, given) in [
        ("", None),
        ("Accept-Encoding: deflate\r\n", None),
        ("Accept-Encoding: identity, gzip;q=0.5\r\n", None),
        ("Accept-Encoding: deflate, gzip, br, zstd\r\n", Some("zstd")),
        ("Accept-Encoding: zstd;q=0.5, gzip\r\n", Some("gzip")),
    ] {
        let raw = get(&server, "/api/map-stream", said).await;
        assert_eq!((raw.status(), raw.header("content-encoding")), (200, given), "{said}");
        assert_eq!(raw.header("vary"), Some("accept, accept-encoding"));
    }
    let close = "Connection: close\r\n";
    let raw =
        get(&server, "/api/map-stream", &format!("Accept-Encoding: deflate, identity;q=0\r\n{close}")).await;
    assert_eq!(raw.status(), 406);
    let problem = String::from_utf8(raw.all().await).unwrap();
    assert!(problem.contains("Accept-Encoding") && problem.contains("zstd, gzip, br"), "{problem}");
}

#[tokio::test]
async fn a_head_alone_and_an_old_client_get_what_they_understand() {
    let server = fixture().await;
    let asked = "Host: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n";
    let raw = request(&server, &format!("HEAD /api/map-stream HTTP/1.1\r\n{asked}")).await;
    assert_eq!((raw.status(), raw.header("content-encoding")), (200, Some("gzip")));
    assert_eq!(raw.all().await, b"");
    let raw = request(&server, "GET /api/map-stream HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n").await;
    assert_eq!(raw.header("transfer-encoding"), None);
    let all = tokio::spawn(raw.all());
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.server.stop().await;
    let text = Unpacker::new("gzip").unpack(&all.await.unwrap());
    assert!(String::from_utf8(text).unwrap().contains("event: connected"));
}

#[tokio::test]
async fn over_the_number_that_is_packed_streams_go_as_they_are() {
    let server = fixture_with(|config| config.packed_streams = 1).await;
    let first = get(&server, "/api/map-stream", "Accept-Encoding: gzip\r\n").await;
    assert_eq!(first.header("content-encoding"), Some("gzip"));
    let second = get(&server, "/api/map-stream", "Accept-Encoding: gzip\r\n").await;
    assert_eq!((second.status(), second.header("content-encoding")), (200, None));
    let third = get(&server, "/api/map-stream", "Accept-Encoding: gzip, identity;q=0\r\n").await;
    assert_eq!(third.status(), 406);
    drop(first);
    eventually("the place is free again", async || {
        let next = get(&server, "/api/map-stream", "Accept-Encoding: gzip\r\n").await;
        next.header("content-encoding").is_some()
    })
    .await;
}

#[tokio::test]
async fn a_replay_is_packed_too() {
    let server = fixture().await;
    server.with_strikes(3).await;
    let lines = "Accept-Encoding: zstd\r\n";
    let path = format!("/api/map-replay?start={BEGAN}&end={}&speed=1000", BEGAN + 9);
    let mut stream = Packed::new(get(&server, &path, lines).await);
    stream.expect("connected").await;
    for _ in 0..3 {
        stream.expect("map-event").await;
    }
    stream.expect("end").await;
}
