//! A server with a detector that does what titles say, and readers that understand frames.
#![allow(dead_code, missing_docs, clippy::unwrap_used)]

pub mod own;
pub mod process;
pub mod raw;
pub mod site;
pub mod socket;

use serde_json::{Value, json};
use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};
use tokio::time::timeout;
use ww3_detect::{Detection, FeedItem};
use ww3_event::{Confidence, EventType, MapEvent, Place, Severity};
use ww3_server::{Config, Database, Detect, FeedStatus, Server};

pub const PATIENCE: Duration = Duration::from_secs(20);
/// A stream may be open so long, on a machine with much else to do; each frame has its patience.
const OPEN: Duration = Duration::from_secs(600);

/// Titles are commands: `strike KYIV 4` makes an event there of that severity, `panic` panics, `revise ID N SEVERITY`
/// makes revision N of the event of that item, `of TYPE CONFIDENCE FACTIONS` an event of these, anything else
/// tells of nothing.
pub struct ByTitle;

impl Detect for ByTitle {
    fn detect(&self, item: &FeedItem) -> Detection {
        let words: Vec<_> = item.title.split(' ').collect();
        let event = match words.as_slice() {
            ["strike", place, severity, ..] => Some(event(item, place, severity)),
            ["of", kind, confidence, factions, ..] => Some(MapEvent {
                kind: (*kind).into(),
                confidence: Confidence::new(confidence.parse().unwrap()).unwrap(),
                factions: factions.split(',').map(str::to_owned).collect(),
                ..event(item, "GAZA", "3")
            }),
            ["revise", url, revision, severity] => Some(MapEvent {
                id: ww3_event::event_id(&item.source_name, url, 0),
                revision: revision.parse().unwrap(),
                ..event(item, "KYIV", severity)
            }),
            ["panic", ..] => panic!("as the title says"),
            _ => None,
        };
        Detection { event, ..Detection::default() }
    }
}

fn event(item: &FeedItem, place: &str, severity: &str) -> MapEvent {
    let (lat, lon, country) = match place {
        "KYIV" => (50.4, 30.5, "UKR"),
        "GAZA" => (31.5, 34.4, "PSE"),
        "SUVA" => (-18.1, 178.4, "FJI"),
        "APIA" => (-13.8, -171.8, "WSM"),
        other => panic!("no place {other}"),
    };
    let event = json!({
        "id": item.event_id(), "type": "strike", "title": item.title, "time": item.published_at,
        "severity": severity.parse::<u8>().unwrap(), "confidence": 0.8,
        "source": {"name": item.source_name, "url": item.url},
        "to": {"lat": lat, "lon": lon, "label": place, "country": country}, "factions": [],
    });
    let event: MapEvent = serde_json::from_value(event).unwrap();
    assert_eq!(
        (event.kind.clone(), event.severity),
        (EventType::Strike, Severity::new(event.severity.get()).unwrap())
    );
    assert_eq!(event.to, Place::new(lat, lon, place, Some(country.into())).unwrap());
    event
}

pub fn config(folder: &Path) -> Config {
    Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        database: Database::Sqlite(folder.join("feed.db")),
        allowed_feed_hosts: vec!["127.0.0.1".into()],
        ..Config::default()
    }
}

/// A server on a folder of its own.
pub struct Fixture {
    pub server: Server,
    pub http: reqwest::Client,
    pub folder: tempfile::TempDir,
}

pub async fn fixture() -> Fixture {
    fixture_with(|_| {}).await
}

pub async fn fixture_with(change: impl FnOnce(&mut Config)) -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let mut config = config(folder.path());
    change(&mut config);
    let server = ww3_server::start_with(config, Arc::new(ByTitle)).await.unwrap();
    Fixture { server, http: ww3_server::feeds::client().unwrap(), folder }
}

impl Fixture {
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.addr())
    }

    pub async fn post(&self, content_type: &str, body: impl Into<reqwest::Body>) -> (u16, Value) {
        let request = self.http.post(self.url("/api/ingest")).header("content-type", content_type).body(body);
        answer(request).await
    }

    pub async fn post_items(&self, items: &[Value]) -> Value {
        let (status, answer) = self.post("application/x-ndjson", ndjson(items)).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }

    /// `count` events, each committed.
    pub async fn with_strikes(&self, count: u64) {
        self.post_items(&strikes(0..count)).await;
        self.open("?since=-1").await.events(count as usize).await;
    }

    pub async fn open(&self, query: &str) -> Stream {
        self.open_with(query, None).await
    }

    pub async fn open_with(&self, query: &str, last_event_id: Option<&str>) -> Stream {
        open(&self.http, &self.url(&format!("/api/map-stream{query}")), last_event_id).await
    }
}

pub async fn open(http: &reqwest::Client, url: &str, last_event_id: Option<&str>) -> Stream {
    // Unpacked: the way that most connections go.
    let mut request = http.get(url).timeout(OPEN).header("accept-encoding", "identity");
    if let Some(id) = last_event_id {
        request = request.header("last-event-id", id);
    }
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    Stream::new(response)
}

pub async fn answer(request: reqwest::RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    (status, serde_json::from_str(&response.text().await.unwrap()).unwrap())
}

pub fn ndjson(items: &[Value]) -> String {
    items.iter().map(|item| format!("{item}\n")).collect()
}

/// When the tests' time begins (Unix seconds, in 1992): a date of 1970 would be mended.
pub const BEGAN: i64 = 700_000_000;

/// An item with this title, named by its number, published so many seconds after [`BEGAN`].
pub fn item(number: u64, title: &str) -> Value {
    let time = BEGAN + number as i64;
    json!({"title": title, "url": format!("https://example.org/{number}"), "source_name": "Example", "published_at": time})
}

/// `count` items that each make an event; every title differs.
pub fn strikes(numbers: std::ops::Range<u64>) -> Vec<Value> {
    numbers.map(|number| item(number, &format!("strike KYIV 3 number {number}"))).collect()
}

/// `count` items of about two thousand bytes that each make an event, days apart: no two are taken for one incident.
pub fn long_strikes(count: u64) -> Vec<Value> {
    let long = "x".repeat(1_900);
    (1..=count).map(|number| item(number * 260_000, &format!("strike KYIV 3 {number} {long}"))).collect()
}

#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub id: Option<String>,
    pub event: String,
    pub data: Value,
}

impl Frame {
    pub fn seq(&self) -> u64 {
        self.id.as_deref().unwrap().rsplit('-').next().unwrap().parse().unwrap()
    }

    /// Seconds after [`BEGAN`].
    pub fn time(&self) -> i64 {
        self.data["time"].as_str().unwrap().parse::<ww3_event::Timestamp>().unwrap().as_second() - BEGAN
    }
}

pub struct Stream {
    pub response: reqwest::Response,
    text: String,
}

impl Stream {
    pub fn new(response: reqwest::Response) -> Self {
        Self { response, text: String::new() }
    }

    /// The next frame; none where the stream ended.
    pub async fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some((frame, rest)) = self.text.split_once("\n\n") {
                let frame = parse(frame);
                self.text = rest.to_owned();
                return Some(frame);
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await.expect("no frame in time");
            self.text.push_str(std::str::from_utf8(&chunk.ok()??).unwrap());
        }
    }

    /// The next frame, which must be of this name.
    pub async fn expect(&mut self, event: &str) -> Frame {
        let frame = self.next().await.expect("the stream ended");
        assert_eq!(frame.event, event, "{frame:?}");
        frame
    }

    /// The next `count` map events; everything else is passed over.
    pub async fn events(&mut self, count: usize) -> Vec<Frame> {
        let mut events = Vec::new();
        while events.len() < count {
            let frame = self.next().await.expect("the stream ended");
            if frame.event == "map-event" {
                events.push(frame);
            }
        }
        events
    }

    /// Everything up to the frame of this name.
    pub async fn until(&mut self, event: &str) -> Vec<Frame> {
        let mut frames = Vec::new();
        loop {
            let frame = self.next().await.expect("the stream ended");
            if frame.event == event {
                return frames;
            }
            frames.push(frame);
        }
    }
}

fn parse(text: &str) -> Frame {
    let field = |name: &str| {
        text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).map(str::to_owned)
    };
    let data = field("data").unwrap_or_else(|| panic!("no data in {text:?}"));
    Frame { id: field("id"), event: field("event").unwrap(), data: serde_json::from_str(&data).unwrap() }
}

/// Waits until `is_so` answers yes.
pub async fn eventually<F: Future<Output = bool>>(what: &str, mut is_so: impl FnMut() -> F) {
    let all = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, all).await.unwrap_or_else(|_| panic!("never: {what}"));
}

/// The status of this feed, once it is so.
pub async fn status(server: &Fixture, name: &str, is_so: impl Fn(&FeedStatus) -> bool) -> FeedStatus {
    let mut feeds = server.server.feeds();
    let find = async {
        loop {
            let found =
                feeds.borrow_and_update().iter().find(|feed| feed.name == name && is_so(feed)).cloned();
            match found {
                Some(found) => return found,
                None => feeds.changed().await.unwrap(),
            }
        }
    };
    timeout(PATIENCE, find)
        .await
        .unwrap_or_else(|_| panic!("{name}: {:?}", server.server.feeds().borrow().clone()))
}
