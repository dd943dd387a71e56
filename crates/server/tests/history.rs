//! What `GET /api/map-events` and `GET /api/map-replay` promise.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use serde_json::Value;
use std::time::{Duration, Instant};

async fn with(items: &[Value]) -> Fixture {
    let server = fixture().await;
    let mut stream = server.open("").await;
    server.post_items(items).await;
    stream.events(items.len()).await;
    server
}

struct Page {
    times: Vec<i64>,
    events: Vec<Value>,
    next: Option<String>,
    link: Option<String>,
}

async fn page(server: &Fixture, path: &str) -> Page {
    let response = server.http.get(server.url(path)).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    let link = response.headers().get("link").map(|link| link.to_str().unwrap().to_owned());
    let body: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
    let events = body["events"].as_array().unwrap().clone();
    let times = events.iter().map(|event| {
        event["time"].as_str().unwrap().parse::<ww3_event::Timestamp>().unwrap().as_second() - BEGAN
    });
    let next = body.get("next").map(|next| next.as_str().unwrap().to_owned());
    Page { times: times.collect(), events: events.clone(), next, link }
}

#[tokio::test]
async fn history_comes_newest_first_and_every_page_leads_to_the_next_without_hole_or_repeat() {
    // Several events a second: a page that ended by time alone would lose some of them.
    let items: Vec<_> = (0..1_203)
        .map(|n| {
            let mut item = item(n, &format!("strike KYIV 3 number {n}"));
            item["published_at"] = (BEGAN + n as i64 / 7).into();
            item
        })
        .collect();
    let server = with(&items).await;
    let (mut path, mut times, mut ids) = ("/api/map-events?limit=500".to_owned(), Vec::new(), Vec::new());
    let mut sizes = Vec::new();
    loop {
        let page = page(&server, &path).await;
        sizes.push(page.events.len());
        times.extend(page.times);
        ids.extend(page.events.iter().map(|event| event["id"].as_str().unwrap().to_owned()));
        assert_eq!(page.link.is_some(), page.next.is_some());
        let Some(link) = page.link else { break };
        path = link.strip_prefix('<').unwrap().split_once('>').unwrap().0.to_owned();
        assert!(path.ends_with(&page.next.unwrap()) && path.contains("limit=500"), "{path}");
    }
    assert_eq!(sizes, [500, 500, 203]);
    assert!(times.is_sorted_by(|a, b| a >= b));
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 1_203);
}

#[tokio::test]
async fn history_takes_every_filter_and_words() {
    let server = with(&[
        item(1, "strike KYIV 4 power station burns"),
        item(2, "strike GAZA 2 market"),
        item(3, "strike SUVA 1 power cut"),
        item(4, "of protest 0.4 PSE Électricité"),
    ])
    .await;
    let table: [(&str, &[i64]); 15] = [
        ("", &[4, 3, 2, 1]),
        ("limit=2", &[4, 3]),
        ("scope=middle-east", &[4, 2]),
        ("types=protest", &[4]),
        ("factions=PSE", &[4]),
        ("min_severity=2&min_confidence=0.5", &[2, 1]),
        ("bbox=170,-30,-160,0", &[3]),
        ("since=700000002", &[4, 3]),
        ("until=700000002", &[2, 1]),
        ("since=700000001&until=700000003", &[3, 2]),
        ("q=power", &[3, 1]),
        ("q=POWER%20burning", &[]),
        ("q=station%20pow", &[1]),
        ("q=electricite", &[4]),
        ("q=kyiv", &[1]),
    ];
    for (query, wanted) in table {
        assert_eq!(page(&server, &format!("/api/map-events?{query}")).await.times, wanted, "{query}");
    }
    for (query, parameter) in [
        ("q=%22*", "q"),
        ("limit=501", "limit"),
        ("limit=0", "limit"),
        ("cursor=x", "cursor"),
        ("until=x", "until"),
    ] {
        let request = server.http.get(server.url(&format!("/api/map-events?{query}")));
        let (status, problem) = answer(request).await;
        assert_eq!((status, problem["parameter"].as_str()), (400, Some(parameter)), "{query}");
    }
}

#[tokio::test]
async fn history_has_the_standing_revision_of_an_event_alone() {
    let server = with(&[item(1, "strike KYIV 4 dam")]).await;
    let mut stream = server.open("").await;
    server.post_items(&[item(2, "revise https://example.org/1 2 2")]).await;
    stream.events(1).await;
    let page_of = async |query: &str| page(&server, &format!("/api/map-events?{query}")).await.events;
    assert_eq!(page_of("").await.len(), 1);
    assert_eq!(page_of("").await[0]["revision"], 2);
    assert_eq!(page_of("q=dam").await.len(), 0, "the title that was corrected is found no more");
    assert_eq!(page_of("q=revise").await.len(), 1);
}

fn times(frames: &[Frame]) -> Vec<i64> {
    frames.iter().filter(|frame| frame.event == "map-event").map(Frame::time).collect()
}

#[tokio::test]
async fn a_replay_keeps_the_distances_in_time_and_ends() {
    let server = with(&[
        item(1_900, "strike KYIV 3 b"),
        item(1_000, "strike KYIV 3 a"),
        item(9_000, "strike KYIV 3 c"),
    ])
    .await;
    let url = server.url(&format!("/api/map-replay?start={BEGAN}&end={}&speed=1000", BEGAN + 2_000));
    let mut replay = open(&server.http, &url, None).await;
    let connected = replay.expect("connected").await;
    assert_eq!((&connected.data["since"], &connected.data["resumed"]), (&BEGAN.into(), &false.into()));
    let started = Instant::now();
    assert_eq!(replay.events(1).await[0].time(), 1_000);
    assert!(started.elapsed() < Duration::from_millis(700), "silence before the first event is skipped");
    let second = replay.expect("map-event").await;
    assert_eq!(second.time(), 1_900);
    assert!(started.elapsed() >= Duration::from_millis(880), "{:?}", started.elapsed());
    let end = replay.expect("end").await;
    assert!(replay.next().await.is_none());
    let again = server.http.get(&url).header("last-event-id", end.id.unwrap()).send().await.unwrap();
    assert_eq!(again.status(), 204, "a browser that comes back after the end must not do so for ever");
}

#[tokio::test]
async fn a_replay_that_was_left_goes_on_where_it_was() {
    let items: Vec<_> =
        (0..600).map(|n| item(1_000 + n / 100, &format!("strike KYIV 3 number {n}"))).collect();
    let server = with(
        &items
            .iter()
            .enumerate()
            .map(|(n, item)| {
                let mut item = item.clone();
                item["url"] = format!("https://example.org/r{n}").into();
                item
            })
            .collect::<Vec<_>>(),
    )
    .await;
    let url = server.url("/api/map-replay?start=0&speed=1000");
    let (mut cursor, mut seen): (Option<String>, Vec<String>) = (None, Vec::new());
    for takes in [0, 1, 249, 350] {
        let mut replay = open(&server.http, &url, cursor.as_deref()).await;
        let connected = replay.expect("connected").await;
        assert_eq!(connected.data["resumed"], !seen.is_empty());
        cursor = connected.id;
        for event in replay.events(takes).await {
            seen.push(event.data["id"].to_string());
            cursor = event.id;
        }
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 600);
    let mut replay = open(&server.http, &url, cursor.as_deref()).await;
    assert_eq!(times(&replay.until("end").await), [0; 0]);
}

#[tokio::test]
async fn a_replay_says_what_its_parameters_take() {
    let server = fixture().await;
    for (query, parameter) in [
        ("", "start"),
        ("start=x", "start"),
        ("start=5&end=4", "end"),
        ("start=5&speed=0.5", "speed"),
        ("start=5&speed=1001", "speed"),
        ("start=5&scope=moon", "scope"),
    ] {
        let (status, problem) =
            answer(server.http.get(server.url(&format!("/api/map-replay?{query}")))).await;
        assert_eq!((status, problem["parameter"].as_str()), (400, Some(parameter)), "{query}");
    }
}

#[tokio::test]
async fn a_database_of_the_first_schema_is_searched_after_the_upgrade() {
    let folder = tempfile::tempdir().unwrap();
    let database = rusqlite::Connection::open(folder.path().join("feed.db")).unwrap();
    database.execute_batch(include_str!("../migrations/0001_items_events_head.sql")).unwrap();
    database.pragma_update(None, "application_id", 0x5757_3346).unwrap();
    database.pragma_update(None, "user_version", 1).unwrap();
    let event = r#"{"id":"evt_1","type":"strike","title":"Old dam","time":"1970-01-01T00:00:09Z","severity":3,"confidence":0.5,
        "source":{"name":"s"},"to":{"lat":1,"lon":1,"label":"x"},"factions":[]}"#.replace('\n', "");
    let insert =
        "INSERT INTO map_events (seq, id, revision, time, received, body) VALUES (?1, ?2, 1, 9, 9, ?3)";
    database.execute(insert, (1, "evt_1", &event)).unwrap();
    database.execute(insert, (2, "evt_2", "not json")).unwrap();
    database.execute("UPDATE stream_head SET seq = 2", ()).unwrap();
    drop(database);
    let server = ww3_server::start(config(folder.path())).await.unwrap();
    let http = ww3_server::feeds::client().unwrap();
    let url = format!("http://{}/api/map-events?q=dam", server.addr());
    let (status, body) = answer(http.get(url)).await;
    assert_eq!((status, body["events"].as_array().unwrap().len()), (200, 1), "{body}");
}
