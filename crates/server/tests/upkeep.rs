//! Retention, backups and what was set aside.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use std::{sync::Arc, time::Duration};
use ww3_server::Database;

#[tokio::test]
async fn what_is_older_than_retention_is_deleted_and_its_readers_are_told_by_a_gap() {
    let folder = tempfile::tempdir().unwrap();
    let server = ww3_server::start_with(config(folder.path()), Arc::new(ByTitle)).await.unwrap();
    let http = ww3_server::feeds::client().unwrap();
    let stream_of = |server: &ww3_server::Server| format!("http://{}/api/map-stream", server.addr());
    let mut stream = open(&http, &stream_of(&server), None).await;
    let post = http.post(format!("http://{}/api/ingest", server.addr()));
    answer(post.header("content-type", "application/x-ndjson").body(ndjson(&strikes(1..1_301)))).await;
    let old = stream.events(1_300).await[9].id.clone().unwrap();
    server.stop().await;
    let database = rusqlite::Connection::open(folder.path().join("feed.db")).unwrap();
    database.execute("UPDATE map_events SET received = received - 900 WHERE seq <= 1290", ()).unwrap();
    drop(database);

    let mut kept = config(folder.path());
    kept.retention = Some(Duration::from_secs(600));
    let server = ww3_server::start_with(kept, Arc::new(ByTitle)).await.unwrap();
    let history = format!("http://{}/api/map-events?limit=500", server.addr());
    let count = async || answer(http.get(&history)).await.1["events"].as_array().unwrap().len();
    eventually("only ten events are left", async || count().await == 10).await;
    let mut stream = open(&http, &stream_of(&server), Some(&old)).await;
    assert_eq!(stream.expect("connected").await.id, None);
    let gap = stream.expect("gap").await;
    assert_eq!(
        (&gap.data["reason"], &gap.data["from"], &gap.data["to"]),
        (&"retention".into(), &10.into(), &1290.into())
    );
    assert_eq!(stream.until("live").await.len(), 10);
    let words = answer(http.get(format!("{history}&q=number"))).await.1;
    assert_eq!(words["events"].as_array().unwrap().len(), 10);
}

#[tokio::test]
async fn a_backup_of_a_running_server_holds_its_events_and_is_a_history_of_its_own() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    server.post_items(&strikes(1..51)).await;
    let cursor = stream.events(50).await[49].id.clone().unwrap();
    let original = Database::Sqlite(server.folder.path().join("feed.db"));
    let copy = server.folder.path().join("copy.db");
    ww3_server::back_up(&original, &copy).await.unwrap();
    assert!(ww3_server::back_up(&original, &copy).await.unwrap_err().to_string().contains("copy.db: exists"));
    let copy = Database::Sqlite(copy);
    assert_eq!(ww3_server::check(&copy).await.unwrap(), [""; 0]);
    let mut restored = config(server.folder.path());
    restored.database = copy;
    let restored = ww3_server::start_with(restored, Arc::new(ByTitle)).await.unwrap();
    let url = format!("http://{}/api/map-stream", restored.addr());
    let mut stream = open(&server.http, &url, Some(&cursor)).await;
    stream.expect("connected").await;
    assert_eq!(stream.expect("gap").await.data["reason"], "epoch");
    assert_eq!(stream.until("live").await.len(), 50);
    let missing = Database::Sqlite(server.folder.path().join("none.db"));
    assert!(ww3_server::check(&missing).await.unwrap_err().to_string().contains("no such file"));
}

#[tokio::test]
async fn an_item_that_failed_three_times_is_set_aside_and_listed() {
    let server = fixture_with(|config| config.poll = Duration::from_millis(50)).await;
    server.post_items(&[item(1, "panic now"), item(2, "strike KYIV 3")]).await;
    let sources = async || answer(server.http.get(server.url("/api/sources"))).await.1;
    eventually("it is listed", async || !sources().await.as_array().unwrap().is_empty()).await;
    let sources = sources().await;
    assert_eq!(sources[0]["name"], "Example");
    let aside = &sources[0]["setAside"][0];
    assert_eq!((&aside["title"], &aside["url"]), (&"panic now".into(), &"https://example.org/1".into()));
    assert!(aside["failure"].as_str().unwrap().contains("as the title says"), "{aside}");
}

#[tokio::test]
async fn what_is_deleted_ahead_of_a_reader_in_its_backlog_is_told_by_a_gap() {
    let server = fixture_with(|config| config.pace = Duration::from_millis(1)).await;
    // More than what is kept in memory, so that the reader begins in the file.
    let count = 5_000;
    server.post_items(&strikes(1..count + 1)).await;
    let history = async || answer(server.http.get(server.url("/api/map-events?limit=1"))).await.1;
    let last = ww3_event::Timestamp::from_second(BEGAN + count as i64).unwrap().to_string();
    eventually("all are events", async || history().await["events"][0]["time"] == last.as_str()).await;
    let head = server.open("").await.expect("connected").await;
    let cursor = head.id.unwrap().replace("-5000", "-0");
    let mut stream = server.open_with("", Some(&cursor)).await;
    assert_eq!(stream.events(1).await[0].seq(), 1);
    // As retention does it, while the reader is in its first page.
    let mut database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    let transaction = database.transaction().unwrap();
    transaction.execute("UPDATE stream_head SET floor = 700", ()).unwrap();
    transaction.execute("DELETE FROM map_events WHERE seq <= 700", ()).unwrap();
    transaction.commit().unwrap();
    let before = stream.until("gap").await.last().unwrap().seq();
    assert!(before < 700, "{before}");
    let next = stream.events(1).await[0].seq();
    assert_eq!(next, 701);
    // The gap says what is missing, and stands where what follows begins.
    let mut again = server.open_with("", Some(&cursor)).await;
    again.expect("connected").await;
    assert_eq!(again.expect("gap").await.seq(), 700);
}
