//! The stream as a sequence of CBOR items.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{
    raw::{Raw, Unpacker, get},
    *,
};
use serde_json::Value;

/// The items that a body holds, as they come.
struct Items {
    raw: Raw,
    unpacker: Option<Unpacker>,
    bytes: Vec<u8>,
}

impl Items {
    async fn open(server: &Fixture, path: &str, lines: &str) -> Self {
        let raw = get(server, path, &format!("Accept: application/cbor-seq\r\n{lines}")).await;
        assert_eq!(raw.status(), 200);
        assert_eq!(raw.header("content-type"), Some("application/cbor-seq"));
        let unpacker = raw.header("content-encoding").map(Unpacker::new);
        Self { raw, unpacker, bytes: Vec::new() }
    }

    async fn next(&mut self) -> Value {
        loop {
            let mut rest = &self.bytes[..];
            if let Ok(item) = ciborium::from_reader::<Value, _>(&mut rest) {
                self.bytes = rest.to_vec();
                return item;
            }
            let chunk = self.raw.chunk().await.expect("the stream ended");
            match &mut self.unpacker {
                Some(unpacker) => self.bytes.extend(unpacker.unpack(&chunk)),
                None => self.bytes.extend(chunk),
            }
        }
    }

    async fn expect(&mut self, event: &str) -> Value {
        let item = self.next().await;
        assert_eq!(item["event"], event, "{item}");
        item
    }
}

#[tokio::test]
async fn each_item_says_what_the_frame_of_text_says() {
    let server = fixture().await;
    server.with_strikes(50).await;
    let mut text = server.open("?since=-1").await;
    let mut items = Items::open(&server, "/api/map-stream?since=-1", "").await;
    for _ in 0..52 {
        let frame = text.next().await.unwrap();
        let item = items.next().await;
        assert_eq!((&item["event"], item["id"].as_str()), (&frame.event.clone().into(), frame.id.as_deref()));
        if frame.event == "map-event" {
            assert_eq!(item["data"], frame.data);
        }
    }
    server.post_items(&strikes(50..51)).await;
    assert_eq!(items.expect("map-event").await["data"]["title"], "strike KYIV 3 number 50");
}

#[tokio::test]
async fn a_reader_of_cbor_resumes_by_its_last_id_and_is_told_of_a_gap() {
    let server = fixture().await;
    server.with_strikes(5).await;
    let mut items = Items::open(&server, "/api/map-stream?since=-1", "").await;
    items.expect("connected").await;
    items.next().await;
    let id = items.expect("map-event").await["id"].as_str().unwrap().to_owned();
    let mut items = Items::open(&server, "/api/map-stream", &format!("Last-Event-ID: {id}\r\n")).await;
    assert_eq!(items.expect("connected").await["data"]["resumed"], true);
    for number in 3..=5 {
        let id = items.expect("map-event").await["id"].as_str().unwrap().to_owned();
        assert!(id.ends_with(&format!("-{number}")), "{id}");
    }
    items.expect("live").await;
    let mut items = Items::open(&server, "/api/map-stream", "Last-Event-ID: another-9\r\n").await;
    assert!(items.expect("connected").await.get("id").is_none());
    assert_eq!(items.expect("gap").await["data"]["reason"], "epoch");
}

#[tokio::test]
async fn cbor_may_be_packed_too() {
    let server = fixture().await;
    server.with_strikes(3).await;
    for coding in ["zstd", "br", "gzip"] {
        let lines = format!("Accept-Encoding: {coding}\r\n");
        let mut items = Items::open(&server, "/api/map-stream?since=-1", &lines).await;
        assert!(items.unpacker.is_some());
        items.expect("connected").await;
        for _ in 0..3 {
            items.expect("map-event").await;
        }
        items.expect("live").await;
    }
}

#[tokio::test]
async fn what_no_rendering_can_please_is_told_which_there_are() {
    let server = fixture().await;
    let raw = get(&server, "/api/map-stream", "Accept: text/html\r\nConnection: close\r\n").await;
    assert_eq!(raw.status(), 406);
    let problem = String::from_utf8(raw.all().await).unwrap();
    assert!(problem.contains("text/event-stream and application/cbor-seq"), "{problem}");
    for said in ["*/*", "text/html, */*;q=0.1", "text/event-stream, application/cbor-seq;q=0.9"] {
        let raw = get(&server, "/api/map-stream", &format!("Accept: {said}\r\n")).await;
        assert_eq!(raw.header("content-type"), Some("text/event-stream"), "{said}");
    }
}
