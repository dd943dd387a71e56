//! A server that is killed in the middle of its work: no number is given twice, nothing is lost or repeated.
//!
//! The server is this test program itself, started again with a variable, so that it can have a detector of
//! its own and be killed as a process.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use std::{path::Path, process::Stdio, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    time::timeout,
};

const FOLDER: &str = "WW3_TEST_SERVER_FOLDER";

/// Not a test: the server of the test below.
#[tokio::test]
async fn a_server_process() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let server = ww3_server::start_with(config(Path::new(&folder)), Arc::new(ByTitle)).await.unwrap();
    println!("listening on {}", server.addr());
    tokio::time::sleep(Duration::from_secs(120)).await;
}

async fn start(folder: &Path) -> (Child, String) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["a_server_process", "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = timeout(PATIENCE, async {
        loop {
            let line = lines.next_line().await.unwrap().expect("it ended");
            if let Some((_, address)) = line.split_once("listening on ") {
                return address.to_owned();
            }
        }
    });
    let address = address.await.expect("it didn't start");
    // What follows must go somewhere.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (child, format!("http://{address}"))
}

#[tokio::test]
async fn a_reader_sees_each_event_once_and_in_order_across_kills() {
    let folder = tempfile::tempdir().unwrap();
    let http = ww3_server::feeds::client().unwrap();
    let count = 3_000;
    let mut seen: Vec<(u64, String)> = Vec::new();
    let mut cursor = None;
    for round in 0..4 {
        let (mut child, url) = start(folder.path()).await;
        let mut stream = open(&http, &format!("{url}/api/map-stream"), cursor.as_deref()).await;
        let connected = stream.expect("connected").await;
        assert!(cursor.is_none() || connected.id == cursor, "{connected:?} after {cursor:?}");
        if round == 0 {
            let post = http.post(format!("{url}/api/ingest")).header("content-type", "application/x-ndjson");
            assert_eq!(answer(post.body(ndjson(&strikes(0..count)))).await.1["accepted"], count);
        }
        // Killed while the worker is in the middle of the burst; the last round sees the rest.
        let wanted = if round < 3 { 150 + round * 211 } else { count as usize - seen.len() };
        for event in stream.events(wanted).await {
            cursor = event.id.clone();
            seen.push((event.seq(), event.data["id"].as_str().unwrap().to_owned()));
        }
        child.kill().await.unwrap();
    }
    assert!(seen.iter().map(|(seq, _)| *seq).eq(1..=count));
    let ids: std::collections::HashSet<_> = seen.iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), count as usize);
}
