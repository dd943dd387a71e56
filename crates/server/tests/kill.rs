//! A server that is killed in the middle of its work: no number is given twice, nothing is lost or repeated.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{own, *};
use std::{
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};

const CLIENTS: u64 = 60;
const PUBLISHERS: u64 = 12;
const BATCHES: u64 = 15;
const BATCH: u64 = 20;
const EVENTS: u64 = PUBLISHERS * BATCHES * BATCH;
const KILLS: u64 = 5;
/// Long enough for all, on a machine with much else to do.
const ALL: Duration = Duration::from_secs(180);

/// Not a test: the server of the tests below.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_process() {
    own::serve_if_told(|_| ()).await;
}

#[tokio::test]
async fn a_reader_sees_each_event_once_and_in_order_across_kills() {
    let folder = tempfile::tempdir().unwrap();
    let http = ww3_server::feeds::client().unwrap();
    let count = 3_000;
    let mut seen: Vec<(u64, String)> = Vec::new();
    let mut cursor = None;
    for round in 0..4 {
        let (mut child, address) = own::start(folder.path()).await;
        let mut stream = open(&http, &format!("http://{address}/api/map-stream"), cursor.as_deref()).await;
        let connected = stream.expect("connected").await;
        assert!(cursor.is_none() || connected.id == cursor, "{connected:?} after {cursor:?}");
        if round == 0 {
            let post = http.post(format!("http://{address}/api/ingest"));
            let post = post.header("content-type", "application/x-ndjson").body(ndjson(&strikes(0..count)));
            assert_eq!(answer(post).await.1["accepted"], count);
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

/// What a client got: the number and the id of each event.
type Record = Vec<(u64, String)>;

/// Reads all, from wherever the server is. Some go away after every few events, and come back by their cursor.
async fn follow(address: watch::Receiver<String>, client: u64, newest: &AtomicU64) -> Record {
    let http = ww3_server::feeds::client().unwrap();
    sleep(Duration::from_millis(client * 30)).await;
    let (mut record, mut cursor) = (Record::new(), None::<String>);
    while record.len() < EVENTS as usize {
        let url = format!("http://{}/api/map-stream?since=-1", *address.borrow());
        let mut request = http.get(url).header("accept-encoding", "identity");
        if let Some(cursor) = &cursor {
            request = request.header("last-event-id", cursor);
        }
        let Ok(response) = request.send().await else {
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        assert_eq!(response.status(), 200);
        let mut stream = Stream::new(response);
        let stays = if client.is_multiple_of(3) { usize::MAX } else { 1 + (client as usize * 97) % 700 };
        let until = record.len().saturating_add(stays).min(EVENTS as usize);
        while record.len() < until
            && let Some(frame) = stream.next().await
        {
            assert_ne!(frame.event, "gap", "client {client}: {frame:?}");
            if frame.event == "map-event" {
                record.push((frame.seq(), frame.data["id"].as_str().unwrap().to_owned()));
                newest.fetch_max(frame.seq(), Ordering::Relaxed);
            }
            cursor = frame.id.or(cursor);
        }
    }
    record
}

/// Posts batch after batch; what got no answer is posted again. All keep near to what has come out, so that there is
/// something to post at every kill.
async fn publish(address: watch::Receiver<String>, publisher: u64, newest: &AtomicU64) {
    let http = ww3_server::feeds::client().unwrap();
    for batch in 0..BATCHES {
        while newest.load(Ordering::Relaxed) + 2 * PUBLISHERS * BATCH < (batch + 1) * PUBLISHERS * BATCH {
            sleep(Duration::from_millis(5)).await;
        }
        let first = publisher * 1_000_000 + batch * BATCH;
        let items = ndjson(&strikes(first..first + BATCH));
        loop {
            let url = format!("http://{}/api/ingest", *address.borrow());
            let post = http.post(url).header("content-type", "application/x-ndjson").body(items.clone());
            if post.send().await.is_ok_and(|answer| answer.status() == 200) {
                break;
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}

fn rows(folder: &Path) -> Record {
    let database = rusqlite::Connection::open(folder.join("feed.db")).unwrap();
    let mut rows = database.prepare("SELECT seq, id FROM map_events ORDER BY seq").unwrap();
    let rows = rows.query_map([], |row| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_clients_have_the_rows_of_the_store_after_kills_under_load() {
    static NEWEST: AtomicU64 = AtomicU64::new(0);
    let folder = tempfile::tempdir().unwrap();
    let (mut server, address) = own::start(folder.path()).await;
    let (tell, address) = watch::channel(address);
    let (mut clients, mut publishers) = (JoinSet::new(), JoinSet::new());
    for client in 0..CLIENTS {
        clients.spawn(follow(address.clone(), client, &NEWEST));
    }
    for publisher in 0..PUBLISHERS {
        publishers.spawn(publish(address.clone(), publisher, &NEWEST));
    }
    let all = async {
        for kill in 1..=KILLS {
            while NEWEST.load(Ordering::Relaxed) < kill * EVENTS / (KILLS + 1) {
                sleep(Duration::from_millis(5)).await;
            }
            server.kill().await.unwrap();
            let (again, address) = own::start(folder.path()).await;
            server = again;
            tell.send_replace(address);
        }
        publishers.join_all().await;
        clients.join_all().await
    };
    let records = timeout(ALL, all).await.expect("some client never had all");
    server.kill().await.unwrap();
    let rows = rows(folder.path());
    assert!(rows.iter().map(|(seq, _)| *seq).eq(1..=EVENTS));
    for record in records {
        assert!(record == rows, "{record:?}");
    }
}
