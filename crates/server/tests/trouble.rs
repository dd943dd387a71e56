//! What goes wrong in the specification's table of errors: told to the readers, counted, and the stream goes on.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use serde_json::json;
use std::time::Duration;

/// How often this kind of error was counted.
async fn errors(server: &Fixture, kind: &str) -> f64 {
    let text = server.http.get(server.url("/metrics")).send().await.unwrap().text().await.unwrap();
    let line = format!("ww3_errors_total{{kind=\"{kind}\"}} ");
    text.lines().find_map(|text| text.strip_prefix(&line)).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_database_that_another_program_keeps_is_told_and_what_waited_comes_once_it_is_free() {
    let server = fixture_with(|config| config.poll = Duration::from_millis(300)).await;
    let mut stream = server.open("").await;
    stream.until("live").await;
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    let insert = "INSERT INTO feed_items (title, url, source_name, published_at) VALUES ('strike KYIV 3', 'https://example.org/x', 's', 700000005)";
    // Kept from the moment on at which the item waits.
    database.execute_batch(&format!("BEGIN IMMEDIATE; {insert}; COMMIT; BEGIN IMMEDIATE")).unwrap();
    let error = stream.expect("error").await;
    assert_eq!((error.id, &error.data["error"]), (None, &json!("Database polling failed")));
    let (status, refusal) = server.post("application/x-ndjson", ndjson(&[item(6, "strike GAZA 3")])).await;
    assert_eq!(status, 503, "{refusal}");
    assert!(errors(&server, "database").await >= 1.0);
    database.execute_batch("COMMIT").unwrap();
    assert_eq!(stream.events(1).await[0].time(), 5);
    assert_eq!(server.post_items(&[item(6, "strike GAZA 3")]).await["accepted"], 1);
    assert_eq!(stream.events(1).await[0].time(), 6);
}

#[tokio::test]
async fn an_item_that_is_set_aside_is_told_once_and_the_stream_goes_on() {
    let server = fixture_with(|config| config.poll = Duration::from_millis(50)).await;
    let mut stream = server.open("").await;
    stream.until("live").await;
    server.post_items(&[item(1, "panic now")]).await;
    let error = stream.expect("error").await;
    assert_eq!((error.id, &error.data["error"]), (None, &json!("An item could not be processed")));
    assert_eq!(errors(&server, "detection").await, 3.0);
    server.post_items(&[item(2, "strike KYIV 3")]).await;
    assert_eq!(stream.expect("map-event").await.time(), 2);
}

#[tokio::test]
async fn tags_that_another_program_broke_are_told_and_lose_no_item() {
    let server = fixture_with(|config| config.poll = Duration::from_millis(50)).await;
    let mut stream = server.open("").await;
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    let insert =
        "INSERT INTO feed_items (title, url, source_name, published_at, tags) VALUES (?1, ?1, 's', ?2, ?3)";
    for (second, tags) in ["[\"a\"", "{}", "null", "kyiv, war", ""].into_iter().enumerate() {
        let title = format!("strike KYIV 3 https://example.org/{second}");
        database.execute(insert, (title, BEGAN + second as i64 + 1, tags)).unwrap();
    }
    let (mut times, mut told) = (Vec::new(), 0);
    while times.len() < 5 || told == 0 {
        let frame = stream.next().await.expect("the stream ended");
        match frame.event.as_str() {
            "map-event" => times.push(frame.time()),
            "error" => {
                assert_eq!((&frame.id, &frame.data["error"]), (&None, &json!("Tags could not be read")));
                told += 1;
            }
            _ => {}
        }
    }
    assert_eq!(times, [1, 2, 3, 4, 5]);
    // That which has none isn't broken.
    eventually("all are counted", async || errors(&server, "tags").await == 4.0).await;
}

#[tokio::test]
async fn what_cannot_be_stored_is_told_counted_and_makes_the_server_unready_until_it_can() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    stream.until("live").await;
    let ready = async || answer(server.http.get(server.url("/readyz"))).await;
    assert_eq!(ready().await.0, 200);
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    database.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (status, refusal) = server.post("application/x-ndjson", ndjson(&[item(6, "strike GAZA 3")])).await;
    assert_eq!(status, 503, "{refusal}");
    let error = stream.expect("error").await;
    assert_eq!((error.id, &error.data["error"]), (None, &json!("What was sent could not be stored")));
    assert_eq!(errors(&server, "database").await, 1.0);
    let (status, parts) = ready().await;
    assert_eq!((status, &parts["database"]), (503, &json!("the last write failed")));
    database.execute_batch("COMMIT").unwrap();
    assert_eq!(server.post_items(&[item(6, "strike GAZA 3")]).await["accepted"], 1);
    assert_eq!(ready().await.0, 200);
}

#[tokio::test]
async fn bytes_that_are_no_text_keep_nothing_that_comes_after_them() {
    let server = fixture_with(|config| config.poll = Duration::from_millis(50)).await;
    let mut stream = server.open("").await;
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    let insert = "INSERT INTO feed_items (title, url, source_name, published_at, summary, lang)
        VALUES (CAST(x'737472696b65204b594956203320962061' AS TEXT), 'https://example.org/x', CAST(x'7396' AS TEXT), ?1,
            CAST(x'96' AS TEXT), CAST(x'96' AS TEXT))";
    database.execute(insert, [BEGAN + 1]).unwrap();
    server.post_items(&[item(400_000, "strike GAZA 3")]).await;
    let events = stream.events(2).await;
    let mut titles: Vec<_> = events.iter().map(|event| event.data["title"].as_str().unwrap()).collect();
    titles.sort_unstable();
    assert_eq!(titles, ["strike GAZA 3", "strike KYIV 3 \u{fffd} a"]);
    // So are those of an event.
    let broken = "UPDATE map_events SET body = CAST(replace(CAST(body AS BLOB), 'GAZA', x'96') AS TEXT)";
    database.execute(broken, ()).unwrap();
    let history = answer(server.http.get(server.url("/api/map-events"))).await.1;
    assert_eq!(history["events"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn no_line_break_of_what_comes_in_breaks_a_frame() {
    let server = fixture_with(|config| config.poll = Duration::from_millis(50)).await;
    let mut stream = server.open("").await;
    stream.until("live").await;
    let broken = "\n\nid: x-9\r\nevent: map-event\rdata: {}\n\n";
    let mut posted = item(1, &format!("strike KYIV 3 {broken}"));
    posted["source_name"] = json!(format!("s{broken}"));
    posted["url"] = json!(format!("https://example.org/{broken}"));
    server.post_items(&[posted]).await;
    let event = stream.expect("map-event").await;
    assert_eq!(event.data["source"]["name"], json!(format!("s{broken}")));
    // An event that another program wrote, laid out for people.
    let (epoch, _) = event.id.as_deref().unwrap().split_once('-').unwrap();
    let laid_out = serde_json::to_string_pretty(&event.data).unwrap().replace('\n', "\n\n");
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    let insert = "INSERT INTO map_events (seq, id, revision, time, received, body)
        SELECT 2, id, 2, time, received, ?1 FROM map_events";
    database.execute(insert, [laid_out.replace("\"revision\": 1", "\"revision\": 2")]).unwrap();
    database.execute("UPDATE stream_head SET seq = 2", ()).unwrap();
    let again = stream.expect("map-event").await;
    assert_eq!((again.id.unwrap(), &again.data["title"]), (format!("{epoch}-2"), &event.data["title"]));
    let replay = format!("{}?start={BEGAN}&end={}&speed=1000", server.url("/api/map-replay"), BEGAN + 10);
    let replayed = open(&server.http, &replay, None).await.events(1).await;
    assert_eq!(replayed[0].data, again.data);
}
