//! A thousand readers that take nothing, a byte at a time, or too little, beside a few that take everything.
#![cfg(target_os = "linux")]
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{own, *};
use futures::{StreamExt, stream};
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep, timeout},
};

const SLOW: usize = 1_000;
const HEALTHY: usize = 5;
/// More than the server keeps in memory, and what it may have sent to a slow reader.
const EVENTS: u64 = 5_000;
const BATCH: u64 = 100;
const STALL: Duration = Duration::from_secs(10);
/// Bytes that a reader takes ten times a second. The last are too few to keep up and too many to be taken for nothing:
/// that reader falls off what the server keeps.
const SIPS: [usize; 4] = [0, 0, 1, 1 << 10];
/// How long a batch may take to every healthy reader: builds without optimisation, a machine with much else to do.
const PROMPT: Duration = Duration::from_secs(5);
/// What a slow reader finds in its socket when it was cut off: what the system keeps at both ends.
const LEFT: usize = 512 << 10;
/// What the server may have grown by, everything that it keeps for all readers included.
const GROWTH: usize = 150 << 20;

/// Not a test: the server of the test below.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_process() {
    let _ = rlimit::increase_nofile_limit(8 << 10);
    own::serve_if_told(|config| config.stall = STALL).await;
}

async fn open(address: SocketAddr, receive_buffer: Option<u32>, cursor: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    if let Some(bytes) = receive_buffer {
        socket.set_recv_buffer_size(bytes).unwrap();
    }
    let mut socket = socket.connect(address).await.unwrap();
    let head = format!("GET /api/map-stream HTTP/1.1\r\nHost: localhost\r\n{cursor}\r\n");
    socket.write_all(head.as_bytes()).await.unwrap();
    socket
}

/// The cursors of the events that have come whole.
fn cursors(text: &str) -> Vec<&str> {
    let Some((whole, _)) = text.rsplit_once("\n\n") else { return Vec::new() };
    let events = whole.split("\n\n").filter(|frame| frame.contains("event: map-event\n"));
    events.map(|frame| frame.lines().find_map(|line| line.strip_prefix("id: ")).unwrap()).collect()
}

fn number(cursor: &str) -> u64 {
    cursor.rsplit('-').next().unwrap().parse().unwrap()
}

/// Reads up to the last event, and says at once how far it is; answers all numbers.
async fn read_all(mut socket: TcpStream, newest: watch::Sender<u64>) -> Vec<u64> {
    let (mut text, mut seen, mut bytes) = (String::new(), Vec::new(), vec![0; 64 << 10]);
    while seen.last().is_none_or(|number| *number < EVENTS) {
        let read = timeout(PATIENCE, socket.read(&mut bytes)).await.expect("nothing in time").unwrap();
        assert!(read > 0, "it was cut off after {} events", seen.len());
        text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
        seen.extend(cursors(&text).into_iter().map(number));
        newest.send_replace(seen.last().copied().unwrap_or_default());
        text = text.rsplit_once("\n\n").map(|(_, rest)| rest.to_owned()).unwrap_or(text);
    }
    seen
}

/// What slow readers do.
#[derive(Clone, Copy, PartialEq)]
enum Now {
    Sip,
    TakeNothing,
    TakeWhatIsLeft,
}

/// Takes so many bytes at a time while it may; later all that is left. Answers all, and how much was left.
async fn sip(mut socket: TcpStream, at_once: usize, mut now: watch::Receiver<Now>) -> (String, usize) {
    let (mut all, mut bytes) = (Vec::new(), vec![0; at_once]);
    while at_once > 0 && *now.borrow() == Now::Sip {
        match timeout(PATIENCE, socket.read(&mut bytes)).await.expect("nothing in time") {
            Ok(read @ 1..) => all.extend_from_slice(&bytes[..read]),
            _ => break,
        }
        sleep(Duration::from_millis(100)).await;
    }
    now.wait_for(|now| *now == Now::TakeWhatIsLeft).await.unwrap();
    let sipped = all.len();
    let _ = timeout(PATIENCE, socket.read_to_end(&mut all)).await.expect("it was never cut off");
    let left = all.len() - sipped;
    (String::from_utf8(all).unwrap(), left)
}

/// The process's resident memory.
fn memory(process: u32) -> usize {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() << 10
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_slow_readers_are_cut_off_and_resume_and_the_others_get_everything_promptly() {
    rlimit::increase_nofile_limit(8 << 10).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (child, address) = own::start(folder.path()).await;
    let (process, address) = (child.id().unwrap(), address.parse().unwrap());
    let http = ww3_server::feeds::client().unwrap();
    let before = memory(process);
    let mut sockets = Vec::new();
    for _ in 0..SLOW {
        sockets.push(open(address, Some(8 << 10), "").await);
    }
    let (mut healthy, mut newest) = (JoinSet::new(), Vec::new());
    for _ in 0..HEALTHY {
        newest.push(watch::Sender::default());
        healthy.spawn(read_all(open(address, None, "").await, newest[newest.len() - 1].clone()));
    }
    sleep(Duration::from_millis(500)).await;
    let (tell, now) = watch::channel(Now::Sip);
    let mut slow = JoinSet::new();
    for (at, socket) in sockets.into_iter().enumerate() {
        slow.spawn(sip(socket, SIPS[at % SIPS.len()], now.clone()));
    }
    let (mut slowest, mut most) = (Duration::ZERO, 0);
    for batch in 0..EVENTS / BATCH {
        let items = ndjson(&strikes(batch * BATCH..(batch + 1) * BATCH));
        let post = http.post(format!("http://{address}/api/ingest"));
        let started = Instant::now();
        let post = post.header("content-type", "application/x-ndjson").body(items);
        assert_eq!(answer(post).await.1["accepted"], BATCH);
        for newest in &newest {
            let there =
                async { newest.subscribe().wait_for(|newest| *newest >= (batch + 1) * BATCH).await.is_ok() };
            assert!(timeout(PATIENCE, there).await.expect("a healthy reader waits"));
        }
        (slowest, most) = (slowest.max(started.elapsed()), most.max(memory(process)));
    }
    println!("the slowest batch took {slowest:?} to every healthy reader");
    assert!(slowest < PROMPT);
    while let Some(seen) = healthy.join_next().await {
        assert!(seen.unwrap().into_iter().eq(1..=EVENTS));
    }
    tell.send_replace(Now::TakeNothing);
    let metrics =
        async || http.get(format!("http://{address}/metrics")).send().await.unwrap().text().await.unwrap();
    eventually("all slow readers are cut off", async || {
        metrics().await.contains("ww3_stream_connections 0\n")
    })
    .await;
    tell.send_replace(Now::TakeWhatIsLeft);
    let (mut resuming, mut left) = (Vec::new(), 0);
    while let Some(slow) = slow.join_next().await {
        let (text, rest) = slow.unwrap();
        left = left.max(rest);
        let seen = cursors(&text);
        let last = seen.last().expect("it got nothing");
        assert!(number(last) < EVENTS, "it wasn't slow");
        assert!(seen.iter().map(|cursor| number(cursor)).eq(1..=number(last)));
        resuming.push((*last).to_owned());
    }
    most = most.max(memory(process));
    println!("at most {left} bytes were left in a socket");
    assert!(left < LEFT);
    let started = Instant::now();
    // A hundred at a time, for the sake of this process's memory.
    let resumed = stream::iter(resuming).map(async |cursor| {
        let socket = open(address, None, &format!("Last-Event-ID: {cursor}\r\n")).await;
        let seen = read_all(socket, watch::Sender::default()).await;
        assert!(seen.into_iter().eq(number(&cursor) + 1..=EVENTS), "after {cursor}");
    });
    assert_eq!(resumed.buffer_unordered(100).count().await, SLOW);
    println!("all had resumed after {:?}", started.elapsed());
    most = most.max(memory(process));
    println!("the server's memory: {before} bytes, at most {most}");
    assert!(most - before < GROWTH);
}
