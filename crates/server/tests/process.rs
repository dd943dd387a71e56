//! The program as a process: what it says, how it fails, how it ends.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{process::*, *};
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::time::timeout;

#[tokio::test]
async fn a_file_that_is_no_database_is_named_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "my notes\n").unwrap();
    let database = format!("sqlite:{}", path.display());
    let said = refused(&["--listen", "127.0.0.1:0", "--database", &database]).await;
    assert!(said.contains("notes.txt: not a SQLite database") && said.contains("another path"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "my notes\n");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    for path in ["file/feed.db", "gone/feed.db"] {
        let database = format!("sqlite:{}", folder.path().join(path).display());
        let said = refused(&["--listen", "127.0.0.1:0", "--database", &database]).await;
        assert!(said.contains(path) && said.contains("writable"), "{said}");
    }
}

#[tokio::test]
async fn a_port_in_use_is_named_and_no_file_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let running = serve(&folder.path().join("a.db"), &[]).await;
    let address = running.url.strip_prefix("http://").unwrap();
    let database = format!("sqlite:{}", folder.path().join("b.db").display());
    let said = refused(&["--listen", address, "--database", &database]).await;
    assert!(said.contains(address) && said.contains("in use"), "{said}");
    assert!(!folder.path().join("b.db").exists());
}

#[tokio::test]
async fn beyond_loopback_an_ingest_key_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("a.db").display());
    let said = refused(&["--listen", "0.0.0.0:0", "--database", &database]).await;
    assert!(said.contains("--ingest-key"), "{said}");
}

#[cfg(unix)]
#[tokio::test]
async fn sigterm_ends_all_streams_and_the_process_and_the_log_is_quiet() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = serve(&folder.path().join("feed.db"), &[]).await;
    let http = ww3_server::feeds::client().unwrap();
    let mut stream = open(&http, &format!("{}/api/map-stream", process.url), None).await;
    stream.until("live").await;
    process.post(&strikes(0..100)).await;
    let started = Instant::now();
    process.signal("-TERM").await;
    let mut last = None;
    while let Some(frame) = stream.next().await {
        assert!(["map-event", "error"].contains(&frame.event.as_str()), "{frame:?}");
        last = Some(frame);
    }
    let last = last.expect("nothing was said");
    assert_eq!((last.id, &last.data["error"]), (None, &json!("Server is shutting down")));
    let status = timeout(Duration::from_secs(5), process.child.wait()).await.expect("it went on").unwrap();
    assert!(status.success() && started.elapsed() < Duration::from_secs(5));
    let log = process.whole_log().await;
    // Its start, the signal, and the one stream.
    assert_eq!(log.lines().count(), 3, "{log}");
    assert!(log.contains("stream ended") && log.contains("reason=\"drained\""), "{log}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_log_in_json_has_one_object_for_each_stream_and_no_token() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--log-format", "json", "--token", "hush-hush"];
    let mut process = serve(&folder.path().join("feed.db"), &arguments).await;
    let http = ww3_server::feeds::client().unwrap();
    let url = format!("{}/api/map-stream?scope=europe&token=hush-hush", process.url);
    let mut stream = open(&http, &url, None).await;
    stream.until("live").await;
    drop(stream);
    eventually("its end is logged", async || process.log().contains("stream ended")).await;
    process.signal("-TERM").await;
    timeout(PATIENCE, process.child.wait()).await.expect("it went on").unwrap();
    let log = process.whole_log().await;
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ended: Vec<_> = lines.iter().filter(|line| line["message"] == "stream ended").collect();
    let [line] = ended[..] else { panic!("{log}") };
    assert_eq!((&line["scope"], &line["resumed"]), (&json!("europe"), &json!(false)));
    assert!(
        line["peer"].as_str().unwrap().starts_with("127.0.0.1:") && line["bytes"].as_u64().unwrap() > 100
    );
    assert!(!log.contains("hush"), "{log}");
}

#[tokio::test]
async fn the_log_at_debug_tells_of_each_opening_each_post_and_each_poll() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("feed.db").display());
    let mut command = command(&["serve", "--listen", "127.0.0.1:0", "--database", &database]);
    command.env("RUST_LOG", "ww3_server=debug").env("NO_COLOR", "1");
    let process = started(command).await;
    let http = ww3_server::feeds::client().unwrap();
    open(&http, &format!("{}/api/map-stream?scope=africa", process.url), None).await.until("live").await;
    process.post(&[item(1_700_000_000, "Airstrike kills 12 in Kharkiv")]).await;
    let many = |number: u64| item(number * 300_000, &format!("Airstrike kills {number} in Kharkiv"));
    process.post(&(3..54).map(many).collect::<Vec<_>>()).await;
    for said in [
        &["stream opened", "127.0.0.1:", "scope=\"africa\"", "resumed=false"][..],
        &["taken in", "items=1 ", "accepted=1 ", "duration="],
        &["polled", "items=50 ", "events=50 ", "duration="],
    ] {
        eventually(said[0], async || {
            process.log().lines().any(|line| said.iter().all(|word| line.contains(word)))
        })
        .await;
    }
}

#[tokio::test]
async fn a_log_in_json_names_the_peer_of_an_opening_as_it_does_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("feed.db").display());
    let serve = ["serve", "--listen", "127.0.0.1:0", "--database", &database, "--log-format", "json"];
    let mut command = command(&serve);
    command.env("RUST_LOG", "ww3_server=debug");
    let process = started(command).await;
    let http = ww3_server::feeds::client().unwrap();
    open(&http, &format!("{}/api/map-stream", process.url), None).await.until("live").await;
    let peer = |message: &str| {
        let log = process.log();
        let line = log.lines().find(|line| line.contains(message))?;
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["fields"]["peer"].as_str().or(line["peer"].as_str()).map(str::to_owned)
    };
    eventually("its end is told", async || peer("stream ended").is_some()).await;
    assert_eq!(peer("stream opened"), peer("stream ended"));
}

#[tokio::test]
async fn a_database_that_is_kept_is_an_error_in_the_log_once_and_so_is_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.db");
    let process = serve(&path, &["--poll-seconds", "1"]).await;
    let database = rusqlite::Connection::open(&path).unwrap();
    let insert = "INSERT INTO feed_items (title, url, source_name, published_at) VALUES ('x', 'https://example.org/x', 's', 5)";
    database.execute_batch(&format!("BEGIN IMMEDIATE; {insert}; COMMIT; BEGIN IMMEDIATE")).unwrap();
    let says = |what: &str| process.log().matches(what).count();
    eventually("it is said", async || says("ERROR") > 0).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    database.execute_batch("COMMIT").unwrap();
    eventually("its end is said", async || says("the database works again") > 0).await;
    assert_eq!(says("the database can't be used: "), 1, "{}", process.log());
    assert_eq!((says("ERROR"), says("the database works again")), (1, 1), "{}", process.log());
}

#[tokio::test]
async fn what_was_answered_as_accepted_is_there_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.db");
    let http = ww3_server::feeds::client().unwrap();
    let (mut epochs, items) = (Vec::new(), strikes(0..300));
    for round in 0..3 {
        let mut process = serve(&path, &[]).await;
        let mut stream = open(&http, &format!("{}/api/map-stream", process.url), None).await;
        let id = stream.expect("connected").await.id.unwrap();
        epochs.push(id.split_once('-').unwrap().0.to_owned());
        let mine = &items[round * 100..(round + 1) * 100];
        assert_eq!(process.post(mine).await["accepted"], 100);
        process.child.kill().await.unwrap();
    }
    assert!(epochs.iter().all(|epoch| *epoch == epochs[0]), "{epochs:?}");
    let process = serve(&path, &[]).await;
    assert_eq!(process.post(&items).await, json!({"accepted": 0, "duplicates": 300, "rejected": []}));
}

#[tokio::test]
async fn the_ingest_tool_prints_totals_and_each_rejected_item() {
    let folder = tempfile::tempdir().unwrap();
    let process = serve(&folder.path().join("feed.db"), &["--ingest-key", "the-key"]).await;
    let input = format!("{}\n\n{{\"title\":\"x\"}}\nnot json\n{}\n", item(1, "one"), item(1, "one"));
    let (succeeded, said, error) = process.ingest(&["-"], &input).await;
    assert!(!succeeded && error.contains("401"), "{said}{error}");
    let (succeeded, said, _) = process.ingest(&["-", "--ingest-key", "the-key"], &input).await;
    assert!(!succeeded, "{said}");
    assert!(said.contains("item 1: `url` is missing") && said.contains("item 2: not JSON"), "{said}");
    assert!(said.ends_with("1 accepted, 1 duplicates, 2 rejected\n"), "{said}");
}

#[tokio::test]
async fn the_ingest_tool_sends_large_inputs_in_parts_and_reads_feeds() {
    let folder = tempfile::tempdir().unwrap();
    let process = serve(&folder.path().join("feed.db"), &[]).await;
    let long = "y".repeat(15_000);
    let many = (0..1_000).map(|number| {
        let mut item = item(number, "one");
        item["summary"] = json!(long);
        item
    });
    let file = folder.path().join("many.ndjson");
    std::fs::write(&file, ndjson(&many.collect::<Vec<_>>())).unwrap();
    let (succeeded, said, error) = process.ingest(&[file.to_str().unwrap()], "").await;
    assert!(succeeded && said == "1000 accepted, 0 duplicates, 0 rejected\n", "{said}{error}");

    let feed = "<rss version='2.0'><channel><title>F</title><item><title>A</title><link>https://example.org/a</link></item></channel></rss>";
    let (succeeded, said, error) = process.ingest(&["-"], feed).await;
    assert!(succeeded && said.starts_with("1 accepted"), "{said}{error}");
    let (succeeded, _, error) = process.ingest(&["-"], "<!doctype html><p>no</p>").await;
    assert!(!succeeded && error.contains("HTML"), "{error}");
    let (succeeded, _, error) = process.ingest(&["/nowhere/items.ndjson"], "").await;
    assert!(!succeeded && error.contains("/nowhere/items.ndjson"), "{error}");
}
