//! The specification's own trials: its `curl` lines, on our port, and the load that it gives to artillery.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{process::*, *};
use std::process::Stdio;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::Command,
    task::JoinSet,
    time::timeout,
};

/// `artillery quick --count 100 --num 60`.
const READERS: usize = 100;
const EVENTS: usize = 60;

#[tokio::test]
async fn the_curl_lines_of_the_specification_show_a_stream_and_trigger_an_ingest() {
    if Command::new("curl").arg("--version").stdout(Stdio::null()).status().await.is_err() {
        eprintln!("passed over: no curl on this machine");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let process = serve(&folder.path().join("feed.db"), &[]).await;
    let mut curl = Command::new("curl")
        .args(["-sS", "-i", "-N", &format!("{}/api/map-stream?scope=global", process.url)])
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(curl.stdout.take().unwrap()).lines();
    let mut seen = Vec::new();
    while seen.last().is_none_or(|line| line != "event: live") {
        let line = timeout(PATIENCE, lines.next_line()).await.unwrap().unwrap();
        seen.push(line.expect("curl ended").to_ascii_lowercase());
    }
    for wanted in [
        "content-type: text/event-stream",
        "cache-control: no-cache, no-transform",
        "connection: keep-alive",
        "x-accel-buffering: no",
        "event: connected",
    ] {
        assert!(seen.iter().any(|line| line == wanted), "{wanted} in {seen:#?}");
    }
    let ingest = ["-sS", "-X", "POST", &format!("{}/api/ingest", process.url)];
    let answer = Command::new("curl").args(ingest).output().await.unwrap();
    let answer = String::from_utf8(answer.stdout).unwrap();
    assert!(answer.contains("\"accepted\":0") && answer.contains("\"feeds\":"), "{answer}");
}

#[tokio::test]
async fn a_hundred_readers_get_sixty_events_each_in_order_and_none_twice() {
    let fixture = fixture().await;
    let mut readers = JoinSet::new();
    let mut streams = Vec::new();
    for _ in 0..READERS {
        let mut stream = fixture.open("").await;
        stream.until("live").await;
        streams.push(stream);
    }
    for mut stream in streams {
        readers.spawn(async move {
            let events = stream.events(EVENTS).await;
            events.iter().map(Frame::seq).collect::<Vec<_>>()
        });
    }
    for number in 0..EVENTS as u64 {
        fixture.post_items(&strikes(number..number + 1)).await;
    }
    let expected: Vec<_> = (1..=EVENTS as u64).collect();
    while let Some(seen) = readers.join_next().await {
        assert_eq!(seen.unwrap(), expected);
    }
}
