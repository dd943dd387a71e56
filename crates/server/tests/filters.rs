//! What each parameter of a stream selects, and what is said of one that can't be read.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use serde_json::{Value, json};

async fn with_events_everywhere() -> Fixture {
    let server = fixture().await;
    let mut stream = server.open("").await;
    let items = [
        item(1, "strike KYIV 4 a"),
        item(2, "strike GAZA 2 b"),
        item(3, "strike SUVA 1 c"),
        item(4, "strike APIA 5 d"),
        item(5, "of protest 0.4 PSE"),
        item(6, "of drone_strike 0.95 ISR,HAMAS"),
    ];
    server.post_items(&items).await;
    stream.events(items.len()).await;
    server
}

async fn numbers(server: &Fixture, query: &str) -> Vec<i64> {
    let mut stream = server.open(&format!("?since=0&{query}")).await;
    let backlog = stream.until("live").await;
    backlog.iter().filter(|frame| frame.event == "map-event").map(Frame::time).collect()
}

#[tokio::test]
async fn each_parameter_selects_what_it_says() {
    let server = with_events_everywhere().await;
    let table: [(&str, &[i64]); 17] = [
        ("", &[1, 2, 3, 4, 5, 6]),
        ("scope=global", &[1, 2, 3, 4, 5, 6]),
        ("scope=europe", &[1]),
        ("scope=europe,middle-east", &[1, 2, 5, 6]),
        ("scope=americas", &[]),
        ("types=strike", &[1, 2, 3, 4]),
        ("types=protest,drone_strike", &[5, 6]),
        ("factions=HAMAS", &[6]),
        ("factions=pse,isr", &[5, 6]),
        ("min_severity=4", &[1, 4]),
        ("min_confidence=0.8", &[1, 2, 3, 4, 6]),
        ("min_confidence=0.95", &[6]),
        ("bbox=34,31,35,32", &[2, 5, 6]),
        // From Fiji to Samoa, over the line where 180 degrees east becomes 180 degrees west.
        ("bbox=170,-30,-160,0", &[3, 4]),
        ("bbox=-160,-30,170,60", &[1, 2, 5, 6]),
        ("types=strike&min_severity=2&scope=asia-pacific", &[4]),
        ("colour=red", &[1, 2, 3, 4, 5, 6]),
    ];
    for (query, wanted) in table {
        assert_eq!(numbers(&server, query).await, wanted, "{query}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_a_problem_that_names_the_parameter_and_what_it_takes() {
    let server = fixture().await;
    for (query, parameter, takes) in [
        ("scope=moon", "scope", "middle-east"),
        ("scope=", "scope", "global"),
        ("since=yesterday", "since", "Unix seconds"),
        ("types=a%20b", "types", "letters, digits"),
        ("factions=A%0aB", "factions", "letters, digits"),
        ("min_severity=6", "min_severity", "1 to 5"),
        ("min_severity=2.5", "min_severity", "1 to 5"),
        ("min_confidence=NaN", "min_confidence", "0 to 1"),
        ("min_confidence=2", "min_confidence", "0 to 1"),
        ("bbox=1,2,3", "bbox", "west,south,east,north"),
        ("bbox=0,60,10,50", "bbox", "south below north"),
        ("bbox=181,0,10,50", "bbox", "degrees"),
        ("updates=perhaps", "updates", "true"),
    ] {
        let request = server.http.get(server.url(&format!("/api/map-stream?{query}")));
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let problem: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        assert_eq!((&problem["status"], &problem["parameter"]), (&json!(400), &json!(parameter)), "{query}");
        assert!(problem["detail"].as_str().unwrap().contains(takes), "{problem}");
    }
}

#[tokio::test]
async fn a_parameter_that_is_given_twice_is_refused_by_name() {
    let server = fixture().await;
    let status =
        async |path: &str, query: &str| answer(server.http.get(server.url(&format!("{path}{query}")))).await;
    for (path, more) in [
        ("/api/map-stream?", &["updates=true", "last_event_id=a-1"][..]),
        ("/api/map-events?", &["since=1", "until=9", "q=raid", "limit=5", "cursor=1-1"]),
        ("/api/map-replay?", &["start=1", "end=9", "speed=2"]),
    ] {
        for once in
            more.iter().chain(&["scope=europe", "types=strike", "min_severity=2", "bbox=0,0,1,1", "token=x"])
        {
            let name = once.split('=').next().unwrap();
            let (code, problem) = status(path, &format!("{once}&colour=red&{once}&colour=blue")).await;
            assert_eq!((code, &problem["parameter"]), (400, &json!(name)), "{path}{once}: {problem}");
        }
    }
    let (_, problem) = status("/api/map-events", "?scope=europe&scope=africa").await;
    assert!(problem["detail"].as_str().unwrap().contains("commas"), "{problem}");
    assert_eq!(
        status("/api/map-events", "?colour=red&colour=blue").await.0,
        200,
        "what isn't ours isn't counted"
    );
}

#[tokio::test]
async fn a_stream_of_several_scopes_names_them_and_follows_what_is_new() {
    let server = fixture().await;
    let mut stream = server.open("?scope=middle-east,europe,europe").await;
    assert_eq!(stream.expect("connected").await.data["scope"], "middle-east,europe");
    server.post_items(&[item(1, "strike SUVA 3"), item(2, "strike KYIV 3"), item(3, "strike GAZA 3")]).await;
    let seen: Vec<_> = stream.events(2).await.iter().map(Frame::time).collect();
    assert_eq!(seen, [2, 3]);
}
