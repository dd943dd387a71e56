//! The document at `/openapi.json` against the server: routes, parameters, answers, and requests made from it.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;
#[path = "common/schema.rs"]
mod schema;

use common::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Sources in which parameters are read, with the route that reads them.
const READERS: [(&str, &str); 3] = [
    ("/api/map-stream", include_str!("../src/http/map_stream.rs")),
    ("/api/map-events", include_str!("../src/http/map_events.rs")),
    ("/api/map-replay", include_str!("../src/http/map_replay.rs")),
];
const ROUTER: &str = include_str!("../src/http/mod.rs");
const FILTER: &str = include_str!("../../event/src/filter.rs");

async fn document(fixture: &Fixture) -> Value {
    let (status, document) = answer(fixture.http.get(fixture.url("/openapi.json"))).await;
    assert_eq!((status, &document["openapi"]), (200, &json!("3.1.0")));
    document
}

fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.map_or(value, |pointer| document.pointer(pointer).unwrap())
}

fn parameters<'a>(document: &'a Value, path: &str) -> Vec<&'a Value> {
    let listed = document["paths"][path]["get"]["parameters"].as_array();
    listed.into_iter().flatten().map(|parameter| resolved(document, parameter)).collect()
}

/// The names on the left of a match: `    "name" => …`.
fn matched(source: &str) -> BTreeSet<String> {
    let left = source.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" =>"));
    left.map(|(name, _)| name.to_owned()).collect()
}

#[tokio::test]
async fn every_route_is_in_the_document_and_takes_the_methods_that_it_says() {
    let fixture = fixture().await;
    let document = document(&fixture).await;
    let routes =
        ROUTER.split(".route(").skip(1).map(|rest| rest.trim_start().split('"').nth(1).unwrap().to_owned());
    let documented = document["paths"].as_object().unwrap();
    assert_eq!(routes.collect::<BTreeSet<_>>(), documented.keys().cloned().collect());
    for (path, operations) in documented {
        for method in ["get", "post", "put", "delete", "patch"] {
            let request = fixture.http.request(method.to_uppercase().parse().unwrap(), fixture.url(path));
            let status = request.send().await.unwrap().status().as_u16();
            assert_eq!(status != 405, operations.get(method).is_some(), "{method} {path}: {status}");
        }
    }
}

#[tokio::test]
async fn every_parameter_that_is_read_is_in_the_document_and_no_other() {
    let fixture = fixture().await;
    let document = document(&fixture).await;
    let of_a_filter = FILTER.split("pub fn set(").nth(1).unwrap().split("pub fn matches").next().unwrap();
    for (path, source) in READERS {
        let mut read = matched(source.split("#[cfg(test)]").next().unwrap());
        read.extend(matched(of_a_filter));
        read.insert("token".into());
        let query = parameters(&document, path).into_iter().filter(|parameter| parameter["in"] == "query");
        let documented: BTreeSet<_> =
            query.map(|parameter| parameter["name"].as_str().unwrap().to_owned()).collect();
        assert_eq!(read, documented, "{path}");
    }
}

#[tokio::test]
async fn real_answers_are_as_the_document_says() {
    let fixture = fixture_with(|config| {
        config.feeds = vec!["Gone=http://127.0.0.1:1/rss".parse().unwrap()];
    })
    .await;
    let document = document(&fixture).await;
    fixture.post_items(&strikes(0..3)).await;
    fixture.post_items(&[item(9, "panic now")]).await;
    let mut stream = fixture.open("?since=-1").await;
    let events = stream.events(3).await;
    let event = &document["components"]["schemas"]["MapEvent"];
    assert_eq!(schema::faults(&document, event, &events[0].data), Vec::<String>::new());
    for query in [
        "/api/map-events?limit=2",
        "/api/map-events?limit=0",
        "/api/sources",
        "/api/stream-health",
        "/readyz",
        "/openapi.json",
        "/api/map-stream?bbox=1",
        "/api/map-replay",
    ] {
        let response = fixture.http.get(fixture.url(query)).send().await.unwrap();
        check(&document, query, "get", response).await;
    }
    for (kind, body) in [
        ("application/json", "[{\"title\":\"x\"}]"),
        ("application/json", "{"),
        ("application/x-ndjson", "x\n"),
        ("text/plain", "x"),
        ("text/plain", ""),
    ] {
        let post = fixture.http.post(fixture.url("/api/ingest")).header("content-type", kind).body(body);
        check(&document, "/api/ingest", "post", post.send().await.unwrap()).await;
    }
    let ticket = fixture.http.post(fixture.url("/api/stream-ticket")).send().await.unwrap();
    check(&document, "/api/stream-ticket", "post", ticket).await;
}

async fn check(document: &Value, query: &str, method: &str, response: reqwest::Response) {
    let path = query.split('?').next().unwrap();
    let status = response.status().as_u16().to_string();
    let kind = response.headers()["content-type"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let answer = &document["paths"][path][method]["responses"][&status]["content"][&kind];
    assert!(answer.is_object(), "{query} answers {status} with {kind}, which isn't documented");
    let body: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
    let faults = schema::faults(document, &answer["schema"], &body);
    assert!(faults.is_empty(), "{query}: {faults:#?}");
}

/// xorshift: the same requests at each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn value(&mut self, parameter: &Value) -> String {
        let edges: [&str; 24] = [
            "",
            "0",
            "1",
            "-1",
            "5",
            "6",
            "1.0",
            "1000.0001",
            "NaN",
            "inf",
            "-inf",
            "1e308",
            "9223372036854775807",
            "-9223372036854775808",
            "253402207200",
            "253402207201",
            "true",
            "a\nb: c",
            "\0",
            "\u{202e}żółć",
            "'; DROP TABLE feed_items; --",
            "180,-90,-180,90",
            ",,,",
            "\"*\" OR NEAR(",
        ];
        match self.roll(4) {
            0 => edges[self.roll(edges.len())].to_owned(),
            1 => "x".repeat(self.roll(3000)),
            2 => (0..self.roll(12)).map(|_| char::from_u32(self.roll(0xd7ff) as u32).unwrap()).collect(),
            _ => match &parameter["example"] {
                Value::String(text) => text.clone(),
                Value::Null => edges[self.roll(edges.len())].to_owned(),
                other => other.to_string(),
            },
        }
    }
}

#[tokio::test]
async fn whatever_is_asked_the_answer_is_a_documented_one() {
    let fixture = fixture().await;
    let document = document(&fixture).await;
    fixture.post_items(&strikes(0..50)).await;
    let mut dice = Dice(0x5EED_CAFE);
    for (path, operations) in document["paths"].as_object().unwrap() {
        let known = parameters(&document, path);
        for _ in 0..if known.is_empty() { 3 } else { 150 } {
            let method = if operations.get("get").is_some() { "get" } else { "post" };
            let (mut query, mut header) = (Vec::new(), None);
            for parameter in &known {
                if dice.roll(3) > 0 {
                    continue;
                }
                let (name, value) = (parameter["name"].as_str().unwrap(), dice.value(parameter));
                match parameter["in"].as_str() {
                    Some("query") => query.push((name, value)),
                    _ => header = reqwest::header::HeaderValue::from_bytes(value.as_bytes()).ok(),
                }
            }
            let mut url: reqwest::Url = fixture.url(path).parse().unwrap();
            url.query_pairs_mut().extend_pairs(&query);
            let mut request = fixture.http.request(method.to_uppercase().parse().unwrap(), url);
            if let Some(header) = header {
                request = request.header("last-event-id", header);
            }
            let status = request.send().await.unwrap().status().as_u16();
            let documented = operations[method]["responses"].get(status.to_string()).is_some();
            assert!(documented && status < 500, "{path} {query:?}: {status}");
        }
    }
    let (status, _) = fixture.post("application/json", json!([item(99, "strike KYIV 2")]).to_string()).await;
    assert_eq!(status, 200, "it still takes items");
}

#[tokio::test]
async fn the_page_for_people_shows_every_route_and_needs_nothing_from_elsewhere() {
    let fixture = fixture().await;
    let document = document(&fixture).await;
    let response = fixture.http.get(fixture.url("/docs")).send().await.unwrap();
    assert!(response.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(response.headers()["content-security-policy"].to_str().unwrap().contains("default-src 'none'"));
    let page = response.text().await.unwrap();
    for path in document["paths"].as_object().unwrap().keys() {
        assert!(page.contains(&path.replace('/', "&#x2F;")) || page.contains(path), "{path} is missing");
    }
    for outside in ["http://", "https://", "src=", "<script", "@import", "url("] {
        assert!(!page.contains(outside), "the page has {outside}");
    }
}
